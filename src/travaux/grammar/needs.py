"""What a sentence must hold for a frame to match it, read off the pattern of the frame.

A mention or a word that stands in the pattern outside options, and in each of several alternatives, must stand in every
sentence that matches. To look for these first costs a hundredth of trying the pattern, and most sentences lack one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from travaux.view import fold_name, is_cjk

_MOST = 4  # what is looked for, at most: the rarest, that is the longest


@dataclass
class _Group:
    """What a group needs: the parts of the alternative that is being read, and what all alternatives before it need."""

    parts: list[frozenset[str]] = field(default_factory=list)
    common: frozenset[str] | None = None

    def close(self) -> frozenset[str]:
        """What the alternatives so far need in common; the next one begins."""
        needed = frozenset().union(*self.parts)
        self.parts = []
        self.common = needed if self.common is None else self.common & needed
        return self.common


def needs(tokens: list[tuple[str, str]]) -> tuple[str, ...]:
    """The strings that each match of a pattern holds, the longest first.

    Args:
        tokens: what the pattern is made of, each with its kind: ``operator``, ``word``, ``prefix`` (a word with any
            ending), ``mark`` (the character that stands for a mention), ``other``.
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
            needed = stack.pop().close()
            stack[-1].parts.append(needed)
        elif kind == "operator" and value == "?":
            if group.parts:
                group.parts[-1] = _but_its_last(last)
        else:
            group.parts.append(_needed(kind, value))
        last = value if kind == "word" else ""
    found = stack[0].close()
    marks = [need for need in found if len(need) == 1]
    words = sorted((need for need in found if len(need) > 1), key=lambda need: (-len(need), need))
    return (*sorted(marks), *words)[:_MOST]


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
