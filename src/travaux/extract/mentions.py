"""Find the mentions in the folded text of a paragraph: atoms by pattern, names by longest match.

Candidates of all kinds compete: the leftmost wins, then the longest, so that 执行局2020年第一次会议 is one
meeting and no year, and 尼日尔州 is no State.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from travaux.authority import Authority, Name
from travaux.extract.adjectives import counted
from travaux.extract.gazetteer import gazetteer, is_nominative
from travaux.extract.values import (
    DateRange,
    MeetingWords,
    Money,
    Numbers,
    PlanWords,
    date_range,
    meeting_words,
    money,
    numbers,
    plan_words,
)
from travaux.grammar import Grammar

_Named = tuple[int, int, tuple[Name, ...]]  # where a name starts and ends, and what it may name
Value = str | DateRange | Numbers | MeetingWords | PlanWords | Money | tuple[Name, ...]

_LINK = 260  # characters: between two numbers of a list stand no more, date and title included
_FAR = 300  # characters: the word for a text is no farther before its number
_SHORT = 4  # characters: a name no longer than this may be the tail of another organization's name
_TAIL = 40  # characters: the words of that name that tell so stand no farther before it
_MAKERS = {"Date": date_range, "Outcome": numbers, "Meeting": meeting_words, "Plan": plan_words, "Amount": money}


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of folded text that names something.

    Attributes:
        type: Symbol, Outcome, Date, Meeting, Plan, Amount, Body, State, Place, Event.
        start, end: place in the folded text.
        value: what the words say.
        bodies: for a body, what it may be; for a meeting, the body named right before it.
    """

    type: str
    start: int
    end: int
    value: Value
    bodies: tuple[Name, ...] = ()


def find_mentions(text: str, grammar: Grammar, authority: Authority) -> tuple[Mention, ...]:
    """All mentions of a folded text, in order, without overlap.

    Args:
        text: folded text of a paragraph.
        grammar: grammar of its language.
        authority: names and hierarchy of bodies.
    """
    candidates = [*_atoms(text, grammar), *_names(text, grammar, authority)]
    candidates.sort(key=lambda mention: (mention.start, mention.start - mention.end))
    chosen: list[Mention] = []
    end = 0
    for mention in candidates:
        if mention.start >= end:
            chosen.append(mention)
            end = mention.end
    kept = [mention for mention in _own_names(text, chosen, grammar) if mention.type != "Other"]
    joined = [m for m in _join_bodies(text, kept, grammar, authority) if not _goes_on(text, m, grammar)]
    return tuple(_join_meetings(text, joined, grammar, authority))


def _goes_on(text: str, mention: Mention, grammar: Grammar) -> bool:
    """Whether a short name is the beginning of a longer one that we do not know: Assembly of Latin American Mayors."""
    short = mention.type == "Body" and all(name.short for name in mention.bodies)
    return short and grammar.pattern("name_goes_on").match(text, mention.end) is not None


def _own_names(text: str, mentions: Sequence[Mention], grammar: Grammar) -> Iterator[Mention]:
    """Drop short names that are the end of another organization's name; behind a body they name its organ."""
    others = grammar.pattern("other_bodies")
    ends = {match.end() for match in grammar.pattern("other_names").finditer(text)}
    end = -1
    for mention in mentions:
        beside = end >= 0 and not text[end : mention.start].strip()
        short = mention.type == "Body" and not beside and _is_short(mention)
        before = text[max(0, mention.start - _TAIL) : mention.start] if short else ""
        if not (before and (mention.end in ends or others.search(before))):
            yield mention
        if mention.type == "Body":
            end = mention.end


def _is_short(mention: Mention) -> bool:
    return mention.end - mention.start <= _SHORT or all(name.short for name in mention.bodies)


def _atoms(text: str, grammar: Grammar) -> Iterator[Mention]:
    for kind, patterns in grammar.atoms.items():
        taken = bytearray(len(text))  # a character that an earlier pattern of the kind has read
        known: list[tuple[int, str]] = []  # where the numbers read so far end, and the word for what they number
        for pattern in patterns:
            for match in pattern.finditer(text):
                start, end = match.span()
                if taken[start] or taken[end - 1]:
                    continue
                groups = _groups(kind, text, match, grammar, known)
                maker = _MAKERS.get(kind)
                value = match["symbol"] if maker is None else maker(groups, grammar)
                bodies = _who(groups, grammar.language)
                if value is not None and bodies is not None and _owned(value, grammar.language):
                    taken[start:end] = b"\1" * (end - start)
                    insort(known, (end, groups.get("kind") or ""))
                    yield Mention(kind, start, end, value, bodies)


def _groups(
    kind: str, text: str, match: re.Match[str], grammar: Grammar, known: Sequence[tuple[int, str]]
) -> dict[str, str | None]:
    """The groups of an atom; a number that stands apart from "resolution" has the kind of its list.

    That is the kind of the number before it in the list, of the word for a text before the list, or, where a table cell
    holds nothing but numbers, what the grammar says.
    """
    groups = match.groupdict()
    if kind != "Outcome" or groups.get("kind"):
        return groups
    start = match.start()
    nearest = bisect_right(known, (start, chr(0x10FFFF))) - 1
    if nearest >= 0 and start - known[nearest][0] <= _LINK:
        end, word = known[nearest]
        if grammar.pattern("list_link").fullmatch(text, end, start):
            return {**groups, "kind": word}
    before = grammar.pattern("kind_before").search(text, max(0, start - _FAR), start)
    if before is not None:
        return {**groups, "kind": before["kind"]}
    alone = grammar.pattern("bare_numbers").fullmatch(text)
    return {**groups, "kind": grammar.data["bare_kind"] if alone else None}


def _who(groups: Mapping[str, str | None], language: str) -> tuple[Name, ...] | None:
    """The body that is named within the words for its meeting; ``None`` if the words there are no body's name."""
    who = groups.get("who")
    if not who:
        return ()
    return tuple(name for name in gazetteer(language).names.get(who, ()) if name.kind == "Body") or None


def _owned(value: Value, language: str) -> bool:
    """Whether the words that name the owner of a plan are the name of a body."""
    if not isinstance(value, PlanWords) or not value.owner:
        return True
    return any(name.kind == "Body" for name in gazetteer(language).names.get(value.owner, ()))


def _names(text: str, grammar: Grammar, authority: Authority) -> Iterator[Mention]:
    found = list(gazetteer(grammar.language).find(text))
    adjectives = [(start, end) for start, end, names in found if names[0].adjective]
    said = counted(text, adjectives, grammar)
    for index, (start, end, names) in enumerate(found):
        if names[0].adjective and start not in said:
            continue
        kind = next(k for k in ("Body", "Event", "Place", "Other", "State") if any(name.kind == k for name in names))
        if kind == "Place" and _is_state(text, found[max(0, index - 1) : index + 2], names, grammar, authority):
            kind = "State"
        of_kind = tuple(name for name in names if name.kind == kind)
        if kind == "Body":
            yield Mention(kind, start, end, of_kind, of_kind)
        else:
            yield Mention(kind, start, end, of_kind[0].slug)


def _is_state(
    text: str, near: Sequence[_Named], names: tuple[Name, ...], grammar: Grammar, authority: Authority
) -> bool:
    """Whether a name that a State and a place share is that of the State: in a list of States, or behind words for it.

    A State beside it that the place lies in says where the place is (Amman, Jordan), and is no list.
    """
    places = {name.slug for name in names if name.kind == "Place"}
    if all(name.kind != "State" for name in names):
        return False
    here = next(one for one in near if one[2] is names)
    if grammar.pattern("before_a_state").search(text[max(0, here[0] - 2 * _TAIL) : here[0]]):
        return True
    of_places = {authority.places.get(slug) for slug in places}
    for one, other in pairwise(near):
        others = (other if one is here else one)[2]
        beside = {name.slug for name in others if name.kind == "State" and not name.adjective}
        joint = grammar.pattern("separators").match(text, one[1])  # looks at what is joined, so nothing is cut off
        listed = (joint is not None and joint.end() == other[0]) or (
            _alone(text, *one[:2]) and _alone(text, *other[:2])
        )
        if beside and not beside & of_places and listed:
            return True
    return False


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands alone in brackets, as the State of a person does."""
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _join_bodies(text: str, mentions: Sequence[Mention], grammar: Grammar, authority: Authority) -> list[Mention]:
    """Make one mention of a parent and its organ (人居署执行局), and of a name and its short form in brackets."""
    organ_of, organ_behind = grammar.pattern("organ_of"), grammar.pattern("organ_behind")
    out: list[Mention] = []
    for mention in mentions:
        previous = out[-1] if out else None
        if mention.type != "Body" or previous is None or previous.type != "Body":
            out.append(mention)
            continue
        between = text[previous.end : mention.start]
        joined = None
        bracketed = between.strip() == "(" and text[mention.end : mention.end + 1] == ")"
        if bracketed and _same(previous.bodies, mention.bodies):
            joined = replace(previous, end=mention.end + 1)
        elif organ_behind.fullmatch(between):
            organs = _group(mention.bodies, authority) or _organs(previous.bodies, mention.bodies, authority)
            if organs:
                joined = replace(previous, end=mention.end, value=organs, bodies=organs)
        elif organ_of.fullmatch(between) and (organs := _organs(mention.bodies, previous.bodies, authority)):
            joined = replace(previous, end=mention.end, value=organs, bodies=organs)
        if joined:
            out[-1] = joined
        else:
            out.append(mention)
    return out


def _same(first: Iterable[Name], second: Iterable[Name]) -> bool:
    return bool({name.slug for name in first} & {name.slug for name in second})


def _group(names: Sequence[Name], authority: Authority) -> tuple[Name, ...]:
    """The names of groups: the partners of a programme are partners, whoever's they are."""
    return tuple(names) if all(authority.bodies[name.slug].kind == "group" for name in names) else ()


def _organs(parents: Iterable[Name], organs: Iterable[Name], authority: Authority) -> tuple[Name, ...]:
    """Those organs that belong to one of the parents, named in full if either name is a full one."""
    short = {name.slug: name.short for name in parents}
    found = []
    for organ in organs:
        above = short.keys() & {organ.slug, *authority.ancestors(organ.slug)}
        if above:
            found.append(Name("Body", organ.slug, organ.short and all(short[slug] for slug in above)))
    return tuple(found)


def _join_meetings(text: str, mentions: Sequence[Mention], grammar: Grammar, authority: Authority) -> list[Mention]:
    """A body right before the words for a meeting, or behind them, is the body that meets."""
    out: list[Mention] = []
    meeting_of = grammar.pattern("meeting_of")
    for mention in mentions:
        previous = out[-1] if out else None
        if (
            mention.type == "Meeting"
            and previous is not None
            and previous.type == "Body"
            and text[previous.end : mention.start].strip() in ("", grammar.macros.get("of", ""))
            and _can_meet(previous, authority)
        ):
            out[-1] = replace(mention, start=previous.start, bodies=previous.bodies)
        elif (
            mention.type == "Body"
            and previous is not None
            and previous.type == "Meeting"
            and not previous.bodies
            and meeting_of.fullmatch(text[previous.end : mention.start])
            and not is_nominative(text[mention.start : mention.end], grammar.language)
            and _can_meet(mention, authority)
        ):
            out[-1] = replace(previous, end=mention.end, bodies=mention.bodies)
        elif previous is not None and _is_its_year(text, previous, mention):
            out[-1] = replace(previous, end=mention.end)
        else:
            out.append(mention)
    return out


def _is_its_year(text: str, meeting: Mention, mention: Mention) -> bool:
    """Whether a year right behind the name of the body that meets is that of the session."""
    if not isinstance(meeting.value, MeetingWords) or not isinstance(mention.value, DateRange) or not meeting.bodies:
        return False
    return mention.value.start == str(meeting.value.year) and not text[meeting.end : mention.start].strip()


def _can_meet(mention: Mention, authority: Authority) -> bool:
    return any(authority.bodies[name.slug].scheme for name in mention.bodies)
