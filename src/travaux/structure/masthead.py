"""Where the masthead ends: before the first heading with a label, numbered paragraph, preamble or long prose."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.grammar import Grammar
from travaux.grammar.texts import TextRules, text_rules
from travaux.limits import MAX_MASTHEAD
from travaux.structure.lines import Line

_COMMAS = ",،:"
_MARKS = ("agenda", "distribution", "date", "original", "restatement")
_HEAD = 60  # lines: the masthead of a resolution with a list of votes is no longer
_PROSE = 90  # folded characters: a line this long that ends as a sentence is no masthead


def masthead_length(lines: Sequence[Line], grammar: Grammar) -> int:
    """How many of the first lines are masthead; none if it would go on for longer than any masthead does.

    Args:
        lines: the lines of a document without its notes.
        grammar: grammar of its language; ``masthead.known_headings`` and ``masthead.preamble`` speak here.
    """
    found = _length(lines, grammar)
    return found if found <= MAX_MASTHEAD else 0


def _length(lines: Sequence[Line], grammar: Grammar) -> int:
    preamble = _preamble(lines, grammar)
    if preamble is not None:
        return preamble
    own = grammar.masthead.get("adoption")
    for index, line in enumerate(lines):
        if own is not None and own.search(line.text):
            continue
        if _opens_body(line, lines[index + 1] if index + 1 < len(lines) else None, grammar):
            return index
    return _explained(lines, grammar)


def _explained(lines: Sequence[Line], grammar: Grammar) -> int:
    """In a note without headings or numbers: what stands before the first sentence, if it shows marks of a masthead."""
    first = next((index for index, line in enumerate(lines) if line.terminated), len(lines))
    marks = [grammar.masthead[name] for name in _MARKS if name in grammar.masthead]
    symbol = grammar.atoms["Symbol"][0]
    shown = any(symbol.fullmatch(line.text) or any(mark.match(line.text) for mark in marks) for line in lines[:first])
    return first if shown else 0


def _preamble(lines: Sequence[Line], grammar: Grammar) -> int | None:
    """Where a resolution begins to speak ("The General Assembly,"), if that is before any numbered paragraph."""
    pattern, rules = grammar.masthead.get("preamble"), text_rules(grammar.language)
    for index, line in enumerate(lines[:_HEAD]):
        if pattern is not None and pattern.search(line.text):
            return index
        if (
            rules is not None
            and not line.candidates
            and rules.speaker.search(line.text)
            and _is_verbal(lines, index + 1, rules)
        ):
            return index
        if any(candidate.role == "paragraph" and candidate.text == "1" for candidate in line.candidates):
            return None
    return None


def _is_verbal(lines: Sequence[Line], index: int, rules: TextRules) -> bool:
    """Whether the line at an index begins as the paragraphs of a resolution do, and that above it names who speaks."""
    if index >= len(lines) or rules.operative.opening(lines[index - 1].text) is not None:
        return False
    following = lines[index]
    verbal = any(verbs.opening(following.text) is not None for verbs in (rules.preambular, rules.operative))
    numbered = any(candidate.role != "heading" for candidate in following.candidates)
    return verbal and (numbered or lines[index - 1].text[-1:] in _COMMAS)


def _opens_body(line: Line, following: Line | None, grammar: Grammar) -> bool:
    if (
        any(candidate.role == "heading" and candidate.style != "arabic" for candidate in line.candidates)
        and not line.terminated
    ):
        return True
    if line.block.kind == "heading" and line.candidates:
        return True
    if any(candidate.role == "paragraph" and candidate.text in ("1", "2", "3") for candidate in line.candidates):
        return True
    if line.text in grammar.data["masthead"].get("known_headings", ()):
        return True
    if line.block.bullet and following is not None and line.terminated:
        return True
    return line.terminated and len(line.text) >= _PROSE
