"""How far a rule got that gave no fact: the longest beginning of its pattern that did, and what should have followed.

A pattern is cut into steps: its words, slots and groups, options and gaps left with the step behind them. Each
beginning of it is a pattern too, and compiled as one. This is for people who mend a rule; reading does not use it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from travaux.grammar.frames import MARK, PLACEHOLDER, TOKEN
from travaux.grammar.load import Grammar, frame_of, load

_LEAST = 0.65  # of the steps of a pattern; with less, many rules are near almost any sentence
_WORD = re.compile(r"[^\W\d_\ue000-\uf8ff]{2}")  # so much of a word at least must stand where a rule matched
_VERB = 2  # characters: one word at least that is matched must be so long, as 的 and 在 are everywhere


@dataclass(frozen=True, slots=True)
class Near:
    """A rule that matched in part.

    Attributes:
        rule: its name.
        start, end: what its beginning matched, in the mention string.
        steps, of: so many steps of its pattern, of so many.
        next: the pattern that should have followed; blank if all of it matched, and yet nothing came of it.
    """

    rule: str
    start: int
    end: int
    steps: int
    of: int
    next: str


def near(marked: str, grammar: Grammar, zone: str, limit: int = 2) -> list[Near]:
    """The rules that come nearest to matching a sentence, the nearest first.

    Args:
        marked: the mention string of a sentence.
        grammar: the grammar of its language.
        zone: the zone of its paragraph; rules of other zones are not tried.
        limit: so many rules at most.
    """
    found: list[Near] = []
    for frame in grammar.frames:
        if not frame.zone or frame.zone == zone:
            found.extend(_longest(frame.id, marked, grammar.language))
    found.sort(key=lambda one: (-one.steps / one.of, -one.steps, one.rule))
    return found[:limit]


def _longest(rule: str, marked: str, language: str) -> Iterator[Near]:
    """The longest beginning of a rule that matches, if it is more than a few mentions and particles."""
    steps = _beginnings(language)[rule]
    for count in range(len(steps), 0, -1):
        if count / len(steps) < _LEAST:
            return
        regex, verb = steps[count - 1].regex, steps[count - 1].verb
        if verb and (hit := regex.search(marked)) is not None and _WORD.search(hit[0]):
            following = steps[count].text if count < len(steps) else ""
            yield Near(rule, hit.start(), hit.end(), count, len(steps), following)
            return


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of a pattern: its text, the pattern up to its end, and whether a word of some length is in that."""

    text: str
    regex: re.Pattern[str]
    verb: bool


@functools.cache
def _beginnings(language: str) -> dict[str, tuple[_Step, ...]]:
    """Name of each rule of a language → its steps."""
    grammar = load(language)
    return {entry["id"]: tuple(_steps(entry, grammar)) for entry in grammar.data.get("frames", ())}


def _steps(entry: Mapping[str, Any], grammar: Grammar) -> Iterator[_Step]:
    phrases = grammar.data.get("phrases", {})
    begun, verb = "", False
    for text in cut(PLACEHOLDER.sub(lambda name: phrases[name[1]], entry["pattern"])):
        begun += text
        verb = verb or any(len(token["word"] or "") >= _VERB for token in TOKEN.finditer(text))
        yield _Step(text, frame_of({**entry, "pattern": begun}, grammar.data, grammar.macros).regex, verb)


def cut(pattern: str) -> list[str]:
    """The steps of a pattern: each ends with a word, a mention or a group that must be there.

    >>> cut("{body:Body}(on|in)?{date:Date}~9 met")
    ['{body:Body}', '(on|in)?{date:Date}', '~9 met']
    """
    steps, step, depth = [], "", 0
    for token in TOKEN.finditer(pattern):
        step += token.group()
        depth += {"(": 1, ")": -1}.get(token["operator"] or "", 0)
        if depth:
            continue
        if token["operator"] == "|":
            return [pattern]  # alternatives have no common beginning
        solid = token["word"] or token["type"] in MARK or token["operator"] == ")"
        if solid and pattern[token.end() : token.end() + 1] != "?":
            steps.append(step)
            step = ""
    return [*steps, step] if step else steps
