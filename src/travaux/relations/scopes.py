"""Headings and titles that speak of the texts of a meeting, and so say whose the numbers below them are.

"Implementation of the resolutions and decisions adopted by the UN-Habitat Assembly at its first session" stands over
resolutions 1/1 to 1/5: they are the Assembly's, and were adopted there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.extract.passages import Passage
from travaux.model import Evidence, Meeting, Outcome
from travaux.relations.context import Context


@dataclass(frozen=True, slots=True)
class Scope:
    """A heading (by the index of its paragraph) or the title (``None``) and the meeting whose texts it announces."""

    index: int | None
    meeting: Meeting
    evidence: Evidence


def find_scopes(context: Context) -> list[Scope]:
    """The scopes of a document, outermost and earliest first."""
    scopes: list[Scope] = []
    headings = [passage for passage in context.passages if passage.paragraph.kind == "heading"]
    for passage in [*context.lines, *headings]:
        for match in context.matches(passage, "scope"):
            meeting = context.meeting_at(passage, match.one("meeting"))
            if meeting is not None:
                index = passage.index if passage.paragraph.kind == "heading" else None
                scopes.append(Scope(index, meeting, passage.evidence(match.sentence, match.frame.id)))
    return scopes


def scopes_over(passage: Passage, scopes: Sequence[Scope]) -> Iterator[Scope]:
    """The scopes that a passage stands in, the innermost first."""
    inside = {passage.index, *passage.paragraph.section}
    return (scope for scope in reversed(scopes) if scope.index is None or scope.index in inside)


def consistent(outcome: Outcome, meeting: Meeting) -> bool:
    """Whether a text can be a text of a meeting: same body, and the series of its number is the meeting's."""
    series = outcome.number.split("/")[0]
    return meeting.body == outcome.body and ("/" not in outcome.number or series == meeting.series)
