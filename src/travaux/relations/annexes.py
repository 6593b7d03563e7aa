"""Annexes of resolutions and decisions are parts of them: the declaration, guidelines or budget that a text adopts."""

from __future__ import annotations

from collections.abc import Mapping

from travaux.extract.passages import Passage
from travaux.model import Outcome, OutcomePart, Value
from travaux.relations.context import Context
from travaux.relations.operative import Speaker

_WITHIN = "annex_"  # fragments of what stands in an annex begin so
_TITLE = 200  # characters: a longer line below the heading of an annex is no title of it


def read_annexes(context: Context, speaking: Mapping[int, Speaker]) -> None:
    """State that each annex below a text is a part of it, with the title that stands below its heading."""
    counts: dict[Outcome, int] = {}
    for heading in context.passages:
        if heading.paragraph.kind != "heading" or not context.grammar.pattern("annex").fullmatch(heading.view.text):
            continue
        outcome = _text_above(context, speaking, heading)
        if outcome is None or not heading.sentences:
            continue
        counts[outcome] = counts.get(outcome, 0) + 1
        _state(context, heading, OutcomePart(outcome, f"annex {counts[outcome]}"))


def _text_above(context: Context, speaking: Mapping[int, Speaker], heading: Passage) -> Outcome | None:
    """The text whose annex it is: the one that speaks last above it, if it is no draft.

    A text that stands in an annex of a report has none: the next annex is again the report's.
    """
    above = max((index for index in speaking if index < heading.index), default=None)
    within = above is not None and context.passage(above).paragraph.eid.startswith(_WITHIN)
    speaker = speaking[above] if above is not None and not within else None
    return speaker.outcome if speaker is not None and not speaker.draft else None


def _state(context: Context, heading: Passage, part: OutcomePart) -> None:
    evidence = heading.evidence(heading.sentences[0], f"{context.grammar.language}.resolution.annex")
    title = context.neighbour(heading, 1)
    if title is not None and _is_title(context, title):
        words = title.words(0, len(title.view.text))
        evidence = context.joined(evidence, title.evidence(title.sentences[0], evidence.rule))
        context.say(part, "title", Value(words, "text", context.document.language), evidence)
    context.say(part, "partOf", part.outcome, evidence)


def _is_title(context: Context, line: Passage) -> bool:
    """Whether a line below the heading of an annex is its title: short, without a number and a stop."""
    text = line.view.text
    plain = line.paragraph.number is None and line.paragraph.kind in ("heading", "paragraph")
    return (
        plain
        and bool(line.sentences)
        and len(text) <= _TITLE
        and text[-1] not in context.grammar.data["text"]["terminal"] + ",،"
    )
