"""What a sentence must hold for a frame to match it, read off the pattern of the frame.

A mention or a word that stands in the pattern outside options, and in each of several alternatives, must stand in every
sentence that matches; and where alternatives have nothing in common, one of their words must. To look for these first
costs a hundredth of trying the pattern, and most sentences lack one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from travaux.view import fold_name, is_cjk

_MOST = 4  # what is looked for, at most: the rarest, that is the longest
_CHOICES = 2  # choices that are looked for, at most: those of the fewest words
_WIDEST = 16  # words: a choice of more says too little for what it costs
_SHORTEST = 3  # characters: a shorter word stands in most sentences

_Choice = frozenset[str]  # strings of which one must stand in a sentence


@dataclass(frozen=True)
class _Part:
    """What a part of a pattern needs: all of some strings, and one of each of some choices."""

    all: frozenset[str] = frozenset()
    choices: tuple[_Choice, ...] = ()


@dataclass
class _Group:
    """A group that is being read: the parts of its present alternative, and the alternatives before that."""

    parts: list[_Part] = field(default_factory=list)
    before: list[_Part] = field(default_factory=list)

    def close(self) -> None:
        """The present alternative ends."""
        needed = frozenset[str]().union(*(part.all for part in self.parts))
        self.before.append(_Part(needed, tuple(choice for part in self.parts for choice in part.choices)))
        self.parts = []

    def whole(self) -> _Part:
        """What the group needs, whichever of its alternatives stands."""
        self.close()
        if len(self.before) == 1:
            return self.before[0]
        common = frozenset.intersection(*(part.all for part in self.before))
        return _Part(common, _between(self.before) if not common else ())


def _between(alternatives: Iterable[_Part]) -> tuple[_Choice, ...]:
    """The choice between alternatives, if each needs something."""
    found: set[str] = set()
    for part in alternatives:
        rarest = max(part.all, key=_rarity, default="")
        if rarest:
            found.add(rarest)
        elif part.choices:
            found |= min(part.choices, key=len)
        else:
            return ()
    return (frozenset(found),) if len(found) <= _WIDEST and all(map(_tells, found)) else ()


def _rarity(need: str) -> tuple[int, str]:
    return (len(need) if len(need) > 1 else _SHORTEST), need  # a mention is about as rare as a short word


def _tells(need: str) -> bool:
    """Whether most sentences lack a string: a mention, or a word that is not too short."""
    return len(need) == 1 or len(need) >= _SHORTEST or is_cjk(need[0])


def needs(tokens: list[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """What each match of a pattern holds.

    Args:
        tokens: what the pattern is made of, each with its kind: ``operator``, ``word``, ``prefix`` (a word with any
            ending), ``mark`` (the character that stands for a mention), ``other``.

    Returns:
        The strings that it holds, the longest first; and choices, of each of which it holds one.
    """
    stack = [_Group()]
    last = ""
    for kind, value in tokens:
        group = stack[-1]
        if kind == "operator" and value == "(":
            stack.append(_Group())
        elif kind == "operator" and value == "|":
            group.close()
        elif kind == "operator" and value == ")":
            needed = stack.pop().whole()
            stack[-1].parts.append(needed)
        elif kind == "operator" and value == "?":
            if group.parts:
                group.parts[-1] = _Part(_but_its_last(last))
        else:
            group.parts.append(_Part(_needed(kind, value)))
        last = value if kind == "word" else ""
    found = stack[0].whole()
    marks = [need for need in found.all if len(need) == 1]
    words = sorted((need for need in found.all if len(need) > 1), key=lambda need: (-len(need), need))
    choices = sorted({tuple(sorted(choice)) for choice in found.choices if not choice & found.all}, key=_cost)
    return (*sorted(marks), *words)[:_MOST], tuple(choices[:_CHOICES])


def _cost(choice: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return len(choice), choice


def _needed(kind: str, value: str) -> frozenset[str]:
    if kind == "mark":
        return frozenset((value,))
    if kind not in ("word", "prefix"):
        return frozenset()
    folded = fold_name(value)
    literal = folded if _is_plain(folded) else folded[1:]  # the first letter may be a capital
    return frozenset((literal,)) if len(literal) > 1 else frozenset()


def _but_its_last(word: str) -> frozenset[str]:
    """What an option leaves: all but the last character of a word without blanks, else nothing."""
    folded = fold_name(word) if word else ""
    return frozenset((folded[:-1],)) if _is_plain(folded) and len(folded) > 2 else frozenset()


def _is_plain(folded: str) -> bool:
    """Whether a word is matched as it stands, and an option mark behind it is its last character's."""
    return any(map(is_cjk, folded)) or not any(map(str.isalpha, folded))
