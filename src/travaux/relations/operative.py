"""Resolutions that speak: whose paragraphs stand below a line that names a body alone, and of which text they are.

"The Governing Council," opens a resolution, at the head of a document or, in an annex to a report, under the number and
title of a text. The paragraphs below say what that body does by that text ("Requests the Executive Director to …"), up
to the next title, head line or annex, or to the meeting and day that are printed at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from travaux.extract.passages import Passage
from travaux.model import Evidence, Outcome
from travaux.relations.citations import own_outcome
from travaux.relations.context import Context

_TITLE = 4  # paragraphs: the number and title of a text stand no farther above its head line
_AFTER_NUMBER = frozenset(".:-,")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a paragraph, by the head line of a resolution, and in which text if that is known."""

    actor: str
    evidence: Evidence
    outcome: Outcome | None


def speakers(context: Context) -> Mapping[int, Speaker]:
    """Who speaks in each paragraph of a resolution, by the index of the passage; the head line itself is left out."""
    found = _scopes(context)
    frames = context.grammar.frames_for("act-operative")
    return {i: speaker for i, speaker in found.items() if frames and _is_read(context, context.passage(i))}


def in_resolutions(context: Context) -> frozenset[int]:
    """The passages below a head line, by index: there, a verb without a subject goes on with the head line."""
    return frozenset(_scopes(context))


def _scopes(context: Context) -> dict[int, Speaker]:
    found: dict[int, Speaker] = {}
    current: Speaker | None = None
    zone = ""
    for passage in context.passages:
        speaker = _head_line(context, passage)
        if speaker is not None:
            current, zone = speaker, passage.paragraph.zone
        elif passage.paragraph.zone != zone or _ends(context, passage):
            current = None
        elif current is not None:
            found[passage.index] = current
    return found


def _is_read(context: Context, passage: Passage) -> bool:
    """Whether the grammar reads such a paragraph: one that names something of the kinds it lists, or any."""
    kinds = context.grammar.data.get("operative_objects")
    return kinds is None or any(mention.type in kinds for mention in passage.mentions)


def _head_line(context: Context, passage: Passage) -> Speaker | None:
    """The speaker that a line names: a body alone, and a comma."""
    pattern, text = context.grammar.masthead.get("preamble"), passage.view.text
    first = next((mention for mention in passage.mentions if mention.type == "Body"), None)
    commas = context.grammar.data["text"]["stops"]["clause"]
    if pattern is None or first is None or not pattern.search(text) or text[first.end :] not in tuple(commas):
        return None
    body = context.body_thing(first, passage)
    if body is None:
        return None
    outcome = _entitled(context, passage) or own_outcome(context.work.name, context.authority)
    evidence = passage.evidence(passage.sentences[0], f"{context.grammar.language}.operative")
    return Speaker(body.slug, evidence, outcome if outcome is not None and outcome.body == body.slug else None)


def _entitled(context: Context, passage: Passage) -> Outcome | None:
    """The text whose number and title stand above a head line."""
    for offset in range(1, _TITLE + 1):
        above = context.neighbour(passage, -offset)
        if above is None or _head_line(context, above) is not None:
            return None
        if _is_title(above):
            outcomes = context.outcomes_at(above, above.mentions[0])
            return outcomes[0] if len(outcomes) == 1 else None
    return None


def _is_title(passage: Passage) -> bool:
    """Whether a paragraph is the number of a text, with its title behind it."""
    first = next(iter(passage.mentions), None)
    if first is None or first.type != "Outcome" or first.start > 0:
        return False
    return passage.view.text[first.end :].lstrip()[:1] in {"", *_AFTER_NUMBER}


def _ends(context: Context, passage: Passage) -> bool:
    """Whether a resolution is over: a title, an annex, the meeting or the day at its end."""
    text = passage.view.text
    alone = any(m.type in ("Meeting", "Date") and len(text.rstrip(".")) == m.end - m.start for m in passage.mentions)
    return alone or _is_title(passage) or context.grammar.pattern("annex").match(text) is not None
