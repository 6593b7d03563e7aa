"""Find the mentions in the folded text of a paragraph: atoms by pattern, names by longest match.

Candidates of all kinds compete: the leftmost wins, then the longest, so that 执行局2020年第一次会议 is one
meeting and no year, and 尼日尔州 is no State.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from travaux.authority import Authority, Name
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
from travaux.view import is_cjk

Value = str | DateRange | Numbers | MeetingWords | PlanWords | Money | tuple[Name, ...]

_TAIL = 16  # characters: what shows so stands no farther before it
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


class Gazetteer:
    """Names of one language, found by longest match from the left."""

    def __init__(self, names: Mapping[str, tuple[Name, ...]]) -> None:
        """Index names by first character and length."""
        self.names = names
        lengths: dict[str, set[int]] = {}
        for name in names:
            lengths.setdefault(name[:1], set()).add(len(name))
        self.lengths = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}
        self.beyond = _beyond(names)

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Name, ...]]]:
        """Names in a text, left to right, without overlap."""
        position = 0
        while position < len(text):
            for size in self.lengths.get(text[position], ()):
                end = position + size
                if end > len(text):
                    continue
                name = text[position:end]
                found = self.names.get(name)
                if found and _whole(text, position, end) and not text.startswith(self.beyond.get(name, ()), end):
                    yield position, end, found
                    position = end - 1
                    break
            position += 1


def _beyond(names: Mapping[str, tuple[Name, ...]]) -> dict[str, tuple[str, ...]]:
    """How a look-alike that begins within a name goes on behind it: 大会主席 is no name where 主席团 stands.

    One character in common is chance: 加拿大会堂 begins with a State, whatever 大会堂 is.
    """
    rests: dict[str, list[str]] = {}
    for name, found in names.items():
        if found[0].kind == "Other":
            for cut in range(2, len(name)):
                rests.setdefault(name[:cut], []).append(name[cut:])
    ends = {name: [name[cut:] for cut in range(1, len(name) - 1)] for name in names}
    return {name: tuple(rest for end in tails for rest in rests.get(end, ())) for name, tails in ends.items()}


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a name is no piece of a longer word; in scripts without blanks this cannot be told."""
    before, after = text[start - 1 : start], text[end : end + 1]
    left = not before or is_cjk(text[start]) or not (before.isalnum() and not is_cjk(before))
    right = not after or is_cjk(text[end - 1]) or not (after.isalnum() and not is_cjk(after))
    return left and right


@functools.lru_cache(maxsize=16)
def gazetteer(language: str) -> Gazetteer:
    """The names of a language from the authority files."""
    from travaux.authority import load

    return Gazetteer(load().names.get(language, {}))


def find_mentions(text: str, grammar: Grammar, authority: Authority) -> tuple[Mention, ...]:
    """All mentions of a folded text, in order, without overlap.

    Args:
        text: folded text of a paragraph.
        grammar: grammar of its language.
        authority: names and hierarchy of bodies.
    """
    candidates = [*_atoms(text, grammar), *_names(text, grammar)]
    candidates.sort(key=lambda mention: (mention.start, mention.start - mention.end))
    chosen: list[Mention] = []
    end = 0
    for mention in candidates:
        if mention.start >= end:
            chosen.append(mention)
            end = mention.end
    kept = [mention for mention in _own_names(text, chosen, grammar) if mention.type != "Other"]
    return tuple(_join_meetings(text, _join_bodies(text, kept, authority), grammar, authority))


def _own_names(text: str, mentions: Sequence[Mention], grammar: Grammar) -> Iterator[Mention]:
    """Drop short names that are the end of another organization's name; behind a body they name its organ."""
    others = grammar.pattern("other_bodies")
    ends = {match.end() for match in grammar.pattern("other_names").finditer(text)}
    end = -1
    for mention in mentions:
        short = mention.type == "Body" and mention.end - mention.start <= _SHORT
        before = text[max(0, mention.start - _TAIL) : mention.start] if short and mention.start != end else ""
        if not (before and (mention.end in ends or others.search(before))):
            yield mention
        if mention.type == "Body":
            end = mention.end


def _atoms(text: str, grammar: Grammar) -> Iterator[Mention]:
    for kind, patterns in grammar.atoms.items():
        taken = bytearray(len(text))  # a character that an earlier pattern of the kind has read
        for pattern in patterns:
            for match in pattern.finditer(text):
                start, end = match.span()
                if taken[start] or taken[end - 1]:
                    continue
                maker = _MAKERS.get(kind)
                value = match["symbol"] if maker is None else maker(match.groupdict(), grammar)
                if value is not None and _owned(value, grammar.language):
                    taken[start:end] = b"\1" * (end - start)
                    yield Mention(kind, start, end, value)


def _owned(value: Value, language: str) -> bool:
    """Whether the words that name the owner of a plan are the name of a body."""
    if not isinstance(value, PlanWords) or not value.owner:
        return True
    return any(name.kind == "Body" for name in gazetteer(language).names.get(value.owner, ()))


def _names(text: str, grammar: Grammar) -> Iterator[Mention]:
    for start, end, names in gazetteer(grammar.language).find(text):
        kind = next(k for k in ("Body", "Event", "Place", "Other", "State") if any(name.kind == k for name in names))
        of_kind = tuple(name for name in names if name.kind == kind)
        if kind == "Body":
            yield Mention(kind, start, end, of_kind, of_kind)
        else:
            yield Mention(kind, start, end, of_kind[0].slug)


def _join_bodies(text: str, mentions: Sequence[Mention], authority: Authority) -> list[Mention]:
    """Make one mention of a parent and its organ (人居署执行局), and of a name and its short form in brackets."""
    out: list[Mention] = []
    for mention in mentions:
        previous = out[-1] if out else None
        if mention.type != "Body" or previous is None or previous.type != "Body":
            out.append(mention)
            continue
        between = text[previous.end : mention.start]
        joined = None
        if between == "(" and text[mention.end : mention.end + 1] == ")" and _same(previous.bodies, mention.bodies):
            joined = replace(previous, end=mention.end + 1)
        elif between == "":
            organs = _group(mention.bodies, authority) or _organs(previous.bodies, mention.bodies, authority)
            if organs:
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
    """A body right before the words for a meeting is the body that meets."""
    out: list[Mention] = []
    for mention in mentions:
        previous = out[-1] if out else None
        if (
            mention.type == "Meeting"
            and previous is not None
            and previous.type == "Body"
            and text[previous.end : mention.start].strip() in ("", grammar.macros.get("of", ""))
            and any(authority.bodies[name.slug].scheme for name in previous.bodies)
        ):
            out[-1] = replace(mention, start=previous.start, bodies=previous.bodies)
        else:
            out.append(mention)
    return out
