"""Whether a line goes on with the one above it, by how resolutions are written: each paragraph begins with a verb."""

from __future__ import annotations

from travaux.grammar import Grammar
from travaux.grammar.texts import text_rules
from travaux.structure.lines import Line
from travaux.view import is_cjk

_COMMAS = (",", "،")
_ENDS = (";", "؛", ":", ".")
_FULL, _FULL_CJK = 60, 30  # characters: a shorter line was not broken because the page ends there


def begins_paragraph(above: str, line: Line, grammar: Grammar) -> bool:
    """Whether a line begins a paragraph of a resolution: the one above ends in a comma, and this begins with a verb.

    In languages that have capitals, a small verb behind a comma rather goes on with a sentence.
    """
    if not above.endswith(_COMMAS):
        return False
    written = line.text[:1].isupper() or line.text[:1].lower() == line.text[:1].upper()
    return written and _is_verbal(line, grammar)


def is_wrapped(above: str, line: Line, grammar: Grammar) -> bool:
    """Whether a line goes on with a full line above it, where no blank lines set paragraphs apart.

    A small verb at its head begins a paragraph only where the line above ends as one does.
    """
    first = line.text[:1]
    small = first.islower() or first.isdigit() or first.lower() == first.upper()
    full = len(above) >= (_FULL_CJK if is_cjk(first) else _FULL)
    begins = _is_verbal(line, grammar) and above.endswith((*_COMMAS, *_ENDS))
    return small and full and not line.candidates and not begins


def _is_verbal(line: Line, grammar: Grammar) -> bool:
    rules = text_rules(grammar.language)
    verbs = (rules.preambular, rules.operative) if rules is not None else ()
    return any(kind.opening(line.text) is not None for kind in verbs)
