"""The object of an act: where it ends, how many it is, what it concerns, and when it is due."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from travaux.extract.mentions import Mention
from travaux.extract.passages import Passage
from travaux.extract.values import DateRange
from travaux.model import Act, Body, Evidence, Outcome, Thing, Value, Work
from travaux.relations.citations import clean_symbol
from travaux.relations.context import Context
from travaux.view import fold

_ENUMERATOR = re.compile(r"\(([a-z]|[0-9]{1,2})\)")
_JOINT = re.compile(r"\W?\w?(?=\W)")  # between the titles of a list: a mark or a short word
_DONE_TO_PLANS = frozenset(("approved", "endorsed", "adopted", "extended", "requested", "recommended"))
_OF_BODIES = {"established": "establishes", "dissolved": "dissolves"}


@dataclass(frozen=True, slots=True)
class Object:
    """A stretch of folded text that is the object of an act."""

    start: int
    end: int


def objects(context: Context, passage: Passage, place: tuple[int, int], code: str) -> list[Object]:
    """The objects in a stretch: each document named in brackets, each item of a list in mid-sentence, or one."""
    start, end = place
    text = passage.view.text
    aspect = context.grammar.pattern("aspect").match(text[start:end])
    start += aspect.end() if aspect else 0
    end = start + _named(text[start:end], context.grammar.data.get("pairs", ()))
    named = [m for m in passage.mentions_within(start, end) if m.type == "Symbol" and text[m.start - 1] == "("]
    if len(named) > 1:
        cuts = [start, *(mention.end + 1 for mention in named[:-1]), end]
    else:
        marks = _enumerators(text[start:end])
        cuts = [*(start + mark for mark in marks), end] if len(marks) > 1 else [start, end]
    return [Object(first, last) for first, last in pairwise(cuts)]


def _named(text: str, pairs: Sequence[str]) -> int:
    """How far an object reaches: if it begins with a title in quotation marks, to the end of a list of such titles."""
    place = 0
    while (pair := next((p for p in pairs if text.startswith(p[0], place) and p[0] != "("), None)) is not None:
        closing = text.find(pair[1], place)
        if closing < 0:
            break
        place = closing + 1
        joint = _JOINT.match(text, place)
        if joint is None or not text.startswith(pair[0], joint.end()):
            return place
        place = joint.end()
    return len(text)


def _enumerators(text: str) -> list[int]:
    """Places of (a), (b), (c) or (1), (2) in mid-text, if they count from the first on."""
    found = list(_ENUMERATOR.finditer(text))
    for series in ("abcdefghijklmnopqrstuvwxyz", [str(number) for number in range(1, 40)]):
        if [match[1] for match in found] == list(series[: len(found)]):
            return [match.start() for match in found]
    return []


def state_object(
    context: Context,
    passage: Passage,
    act: Act,
    thing: Object,
    evidence: Evidence,
    *,
    outcome: Outcome | None,
    done: str = "",
) -> None:
    """State the words of an object and what it concerns; ``done`` is what is done to it, if the act is another."""
    done = done or act.type
    tail = context.grammar.pattern("object_tail").search(passage.view.text[thing.start : thing.end])
    end = thing.start + tail.start() if tail else thing.end
    words = _trimmed(context, passage.words(thing.start, end))
    if words:
        context.say(act, "description", Value(words, "text", context.document.language), evidence)
    for concerned in _concerned(context, passage, thing, done):
        if concerned == outcome:  # by which it was done, named behind the object
            continue
        context.say(act, "concerns", concerned, evidence)
        if outcome is not None:
            _link(context, outcome, done, concerned, evidence)


def _trimmed(context: Context, words: str) -> str:
    """Words without the stops and blanks at their ends, in whichever width they are printed."""
    marks = " " + context.grammar.data["text"]["stops"]["clause"] + context.grammar.data["text"]["sentence"]
    while words and fold(words[-1]) in marks:
        words = words[:-1]
    while words and fold(words[0]) in marks:
        words = words[1:]
    return words


def _concerned(context: Context, passage: Passage, thing: Object, code: str) -> Iterator[Thing]:
    """The plans, texts and documents named in an object; for a body that is set up or dissolved, that body."""
    for mention in passage.mentions_within(thing.start, thing.end):
        if mention.type == "Plan" and (plan := context.plan_at(passage, mention)) is not None:
            if not in_its_light(context, passage, thing, mention.start, code):
                yield plan
        elif mention.type == "Outcome":
            yield from context.outcomes_at(passage, mention)
        elif mention.type == "Symbol" and isinstance(mention.value, str):
            yield Work(clean_symbol(mention.value))
    if code in _OF_BODIES:
        bodies = (m for m in passage.mentions_within(thing.start, thing.end) if m.type == "Body")
        first = next(bodies, None)
        body = context.body_thing(first, passage)
        if first is not None and body is not None and _is_itself(context, passage, thing, first):
            yield body


def _is_itself(context: Context, passage: Passage, thing: Object, body: Mention) -> bool:
    """Whether a body is the object, and not what the object is of: "established a working group of the Assembly"."""
    before = passage.view.text[thing.start : body.start]
    goes_on = context.grammar.pattern("body_goes_on").match(passage.view.text, body.end)
    return goes_on is None and context.grammar.pattern("beside_body").search(before) is None


def in_its_light(context: Context, passage: Passage, thing: Object, place: int, code: str) -> bool:
    """Whether what is done to plans is done in the light of the one at a place, and not to it."""
    before = passage.view.text[thing.start : place]
    return code in _DONE_TO_PLANS and context.grammar.pattern("beside_plan").search(before) is not None


def _link(context: Context, outcome: Outcome, code: str, concerned: Thing, evidence: Evidence) -> None:
    """What a text establishes or dissolves; what it does to plans is read in ``act_plans``."""
    if isinstance(concerned, Body) and code in _OF_BODIES:
        context.say(outcome, _OF_BODIES[code], concerned, evidence)


def state_due(context: Context, passage: Passage, act: Act, thing: Object, evidence: Evidence) -> None:
    """State by when an object is due that a document tells of."""
    said = set()
    for match in context.matches(passage, "due"):
        start = match.sentence.places[match.start]
        if not thing.start <= start < thing.end:
            continue
        meeting = context.meeting_at(passage, match.one("meeting"))
        date = match.one("date")
        if meeting is not None and meeting not in said:
            context.say(act, "dueAt", meeting, evidence)
        if date is not None and isinstance(date.value, DateRange) and date.value not in said:
            context.say(act, "dueDate", Value(date.value.end, "date"), evidence)
        said |= {meeting, date.value if date is not None else None}
