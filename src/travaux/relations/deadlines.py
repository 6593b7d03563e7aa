"""By when what a text asks for is due: at a session, by a date, within a period, or again and again.

Frames of the relation ``deadline`` find the words; their slots say what they mean. A day before the text was adopted is
nobody's deadline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.extract.passages import Match, Passage
from travaux.extract.values import DateRange, MeetingWords
from travaux.model import Meeting, Value
from travaux.model.numbers import series_and_number
from travaux.relations.context import Context
from travaux.relations.meetings import designate
from travaux.view import is_cjk

_MONTHS = 12
_EARLY = 2  # a first session is rather that of another body

_JOINED = re.compile(r"[وفبلك]")  # Arabic particles that are written together with a word

#: A relation and its value: ``startDue`` counts beside a rhythm, ``term`` where something is extended.
Due = tuple[str, Meeting | Value]


def deadlines(context: Context, passage: Passage, actor: str) -> list[tuple[int, Due]]:
    """The deadlines that a paragraph names, each with its place in the folded text, in order.

    A session without a body ("at its eighty-fifth session") is one of the body that speaks, ``actor``.
    """
    found = (
        (match.sentence.places[match.start], due)
        for match in context.matches(passage, "deadline")
        for due in _due(context, passage, match, actor)
    )
    return sorted(dict.fromkeys(found), key=lambda one: one[0])


def _due(context: Context, passage: Passage, match: Match, actor: str) -> Iterator[Due]:
    grammar, text = context.grammar, passage.view.text
    words = {slot: text[slice(*place)] for slot, place in match.words.items()}
    mention = match.one("meeting")
    meeting = context.meeting_at(passage, mention)
    if meeting is None and mention is not None and isinstance(mention.value, MeetingWords) and not mention.bodies:
        meeting = _own_session(context, mention.value, actor)
    if meeting is not None:
        yield "dueAt", meeting
    for slot in ("date", "soft", "start"):
        for date in match.mentions.get(slot, ()):
            if isinstance(date.value, DateRange) and _is_ahead(context, date.value, certain=slot != "soft"):
                yield "startDue" if slot == "start" else "dueDate", Value(date.value.end, "date")
    if "unit" in words and {"count", "each", "term"} & words.keys():
        number = _number(context, words.get("count", words.get("each", words.get("term", ""))))
        period = _period(number, grammar.code("unit", words["unit"])) if number else ""
        if period and "each" not in words:
            yield "term" if "term" in words else "dueWithin", Value(period, "duration")
        elif period:
            yield "recurrence", Value(f"R/{period}")
    if "rhythm" in words and not _is_cut(text, match.words["rhythm"][0]):
        rhythm = grammar.code("rhythm", words["rhythm"])
        yield "recurrence", Value(f"R/{rhythm}" if rhythm.startswith("P") else rhythm)
    if "next" in words:
        yield "dueOccasion", Value("next-session")


def _is_cut(text: str, place: int) -> bool:
    """Whether a word begins in the middle of another: regular in irregular."""
    before = text[place - 1 : place]
    return before.isalpha() and text[place].isalpha() and not is_cjk(before) and not _JOINED.match(before)


def _own_session(context: Context, words: MeetingWords, actor: str) -> Meeting | None:
    """A session of the body that speaks, if it can be ahead: not the first one of a group that the text sets up."""
    meeting = designate(context, words, actor)
    if meeting is None or not meeting.series.isdigit():
        return None
    own = series_and_number(context.own.number)[0] if context.own is not None and context.own.body == actor else ""
    return meeting if int(meeting.series) >= (int(own) if own.isdigit() else _EARLY) else None


def _period(number: int, unit: str) -> str:
    """A duration in the one form that every reader of it keeps: no weeks, and years rather than twelve months."""
    if unit == "W":
        return f"P{7 * number}D"
    if unit == "M" and number >= _MONTHS:
        years, months = divmod(number, _MONTHS)
        return f"P{years}Y{months}M" if months else f"P{years}Y"
    return f"P{number}{unit}"


def _number(context: Context, words: str) -> int | None:
    if not words:
        return 1  # "every year"
    code = context.grammar.code("how_many", words)
    return int(code) if code else context.grammar.number(words)


def _is_ahead(context: Context, date: DateRange, *, certain: bool) -> bool:
    """Whether a day is not before the adoption of the text; one that may say when something was must be after it."""
    known = context.adopted_on
    if not known:
        return certain
    length = min(len(known), len(date.end))
    return date.end[:length] >= known[:length] if certain else date.end[:length] > known[:length]
