"""Lists of States, of people who sit for a State, and of names that we do not know.

A list is cut at its separators, but neither within a name nor within brackets, and where it is said who nominated the
one before (for the African States). Each piece is a State (Poland; Poland
(Katowice)), a person with a State in brackets (Ms. Roe (Poland)), or a post held for a State (the deputy permanent
representative of Poland). Anything else is a piece that was not understood, and is given back as such: a list never
becomes shorter in silence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from travaux.extract.mentions import Mention
from travaux.extract.passages import Passage
from travaux.model import State
from travaux.relations.context import Context

_MARKS = " ,،、;؛"  # what is left between two separators
_ENDING = 2  # characters: no case ending of a name is longer


@dataclass(frozen=True, slots=True)
class Member:
    """A State of a list, and the person who is named for it, or blank."""

    state: State
    person: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list names: States, and the words of pieces that name none that we know."""

    members: tuple[Member, ...]
    unknown: tuple[str, ...]


def listed(context: Context, passage: Passage, start: int, end: int, *, places: bool = False) -> Listing:
    """Take apart a list that stands in a stretch of the folded text.

    Args:
        context: the reading.
        passage: where the list stands.
        start: where it begins.
        end: where it ends.
        places: its pieces may be places, each behind the name of its State (Peru, Lima), known or not.
    """
    members: list[Member] = []
    unknown: list[str] = []
    for first, last in _pieces(context, passage, start, end):
        member = _member(context, passage, first, last) or (_place(context, passage, first, last) if places else None)
        if member is not None:
            members.append(member)
        elif context.grammar.pattern("no_name").fullmatch(passage.view.text[first:last]) is None:
            unknown.append(passage.words(first, last))
    return Listing(tuple(members), tuple(unknown))


def met_before(listing: Listing, people: Sequence[Member]) -> Listing:
    """A list in which who is named without a State is who was named with one before: Mr. Roe, John Roe (Poland)."""
    known = {words: _namesake(words, people) for words in listing.unknown}
    found = tuple(member for member in known.values() if member is not None)
    return Listing((*listing.members, *found), tuple(words for words, member in known.items() if member is None))


def _namesake(words: str, people: Sequence[Member]) -> Member | None:
    """Who ends in the same word, or with a case ending more or less; ``None`` if several do."""
    surname = words.split()[-1]
    for spare in (0, _ENDING):
        found = {member for member in people if member.person and _alike(surname, member.person.split()[-1], spare)}
        if len(found) == 1 and len(words.split()) > 1:
            return found.pop()
    return None


def _alike(one: str, other: str, spare: int) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(long) - len(short) <= min(spare, len(short) // 2)


def report_unknown(context: Context, passage: Passage, unknown: tuple[str, ...], what: str) -> None:
    """Report the pieces of a list that name no State we know."""
    for words in unknown:
        message = f"“{words}” stands in a list of States ({what}), and is the name of none."
        remedy = (
            "If it is a State, report it, or add the name to data/authority/state-names.csv of a checkout, as the "
            "README beside it says."
        )
        context.report("unknown-state", message, passage, remedy)


def _pieces(context: Context, passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each piece, without what may stand around a list (such as, and other countries)."""
    text = passage.view.text
    nominated = [found.span() for found in context.grammar.pattern("nominated").finditer(text, start, end)]
    around = context.grammar.pattern("list_ends").search(text[start:end])
    if around is not None and not _within(start + around.start(), nominated):
        end = start + around.start()
    position = start
    cuts = {*nominated, *_separators(context, passage, start, end), *_line_breaks(passage, start, end)}
    for cut, after in sorted(cut for cut in cuts if cut in nominated or not _within(cut[0], nominated)):
        if text[position:cut].strip(_MARKS):
            yield position, cut
        position = max(position, after)
    if text[position:end].strip(_MARKS):
        yield position, end


def _separators(context: Context, passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where what stands between two members begins and ends; not in brackets, not within a name."""
    text = passage.view.text
    for cut in re.compile(rf"{context.grammar.data.get('separators', ',')}|;").finditer(text, start, end):
        if not _open_bracket(text, start, cut.start()) and not _in_name(passage, cut.start()):
            yield cut.span()


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _line_breaks(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a member ends without a separator, as lists that are printed in lines have none: before a second State."""
    states = [mention for mention in passage.mentions_within(start, end) if mention.type == "State"]
    text = passage.view.text
    for first, second in itertools.pairwise(states):
        if first.end == second.start:
            yield first.end, first.end
        elif text[first.start - 1] == "(" and ")" in text[first.end : second.start]:
            after = text.index(")", first.end) + 1
            yield after, after


def _open_bracket(text: str, start: int, place: int) -> bool:
    return text.count("(", start, place) > text.count(")", start, place)


def _in_name(passage: Passage, place: int) -> bool:
    before = next(passage.mentions_before(place), None)
    return before is not None and before.start < place < before.end


def _member(context: Context, passage: Passage, start: int, end: int) -> Member | None:
    text = passage.view.text
    states = list(_states(context, passage, start, end))
    bracket = text.rfind("(", start, end) if text[end - 1] == ")" else -1
    whole = bool(states) and states[0].start == start and not text[states[0].end : bracket].strip()
    if (
        bracket > start and states and states[-1].start == bracket + 1 and not whole
    ):  # Nigeria (Niger State) is no person
        return Member(_state(states[-1]), passage.words(start, bracket))
    if (
        states
        and states[-1].end == end
        and (sent := context.grammar.pattern("sent_by").search(text, start, states[-1].start))
    ):
        return Member(_state(states[-1]), _person(context, passage, start, sent.start()))
    from_ = context.grammar.pattern("from_a_state").match(text, start, end)
    start = from_.end() if from_ is not None else start
    if not states or states[0].start != start:
        return None
    rest = text[states[0].end : end].lstrip()
    if not rest or (rest[0] == "(" and rest[-1] == ")") or _place_only(passage, states[0].end, end):
        return Member(_state(states[0]))
    if context.grammar.pattern("of_a_state").fullmatch(text, states[0].end, end):
        return Member(_state(states[0]))
    if from_ is not None or context.grammar.pattern("sits_for_a_state").search(rest):
        return Member(_state(states[0]), passage.words(start, end))
    return None


def _person(context: Context, passage: Passage, start: int, end: int) -> str:
    """The name in a stretch of words; blank if they are a post that somebody holds, as a post is no name."""
    unnamed = context.grammar.pattern("no_name").fullmatch(passage.view.text, start, end)
    return passage.words(start, end) if unnamed is None else ""


def _states(context: Context, passage: Passage, start: int, end: int) -> Iterator[Mention]:
    """The States of a piece; what is all of it and names a State as well as a place is the State."""
    for mention in passage.mentions_within(start, end):
        if mention.type == "Place" and (mention.start, mention.end) == (start, end):
            names = context.authority.names[context.grammar.language].get(passage.view.text[start:end], ())
            yield from (replace(mention, type="State", value=name.slug) for name in names if name.kind == "State")
        elif mention.type == "State":
            yield mention


def _place(context: Context, passage: Passage, start: int, end: int) -> Member | None:
    """The State of a piece that is a State and words short enough for the name of a place in it."""
    state = next(iter(passage.mentions_within(start, end)), None)
    if state is None or state.type != "State" or state.start != start:
        return None
    named = context.grammar.pattern("in_a_state").fullmatch(passage.view.text[state.end : end])
    return Member(_state(state)) if named is not None else None


def _place_only(passage: Passage, start: int, end: int) -> bool:
    """Whether a stretch is the name of a place: Nairobi, behind Kenya."""
    return any(m.type == "Place" and (m.start, m.end) == (start, end) for m in passage.mentions_within(start, end))


def _state(mention: Mention) -> State:
    assert isinstance(mention.value, str)
    return State(mention.value)
