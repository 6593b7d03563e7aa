"""Notes at the foot of a column, and their marks in the running text.

Notes are the last lines of a column, in letters smaller than those of the text or below a printed rule, and the first
of them begins with a label (a raised number or letter, or an asterisk) unless a note of the page before goes on. A
raised number in the text is a mark if there is such a note; another is an exponent, and stays one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from travaux.readers.pdf.lines import Line, Token

_SMALLER: Final = 0.94  # size of notes, of that of the text
_MANY: Final = 30  # lines of notes in letters as large as those of the text
_WHITE: Final = 2.0  # ems between the text and such notes
_RULE: Final = re.compile(r"[_‗⎯―—–\s-]{6,}")
_RAISED: Final = re.compile(r"[(\[]?([0-9]{1,3}|[٠-٩]{1,3}|\*{1,4}|[a-z]|[†‡§])[)\].]?")
_PLAIN: Final = re.compile(r"[(\[]?([0-9]{1,3}|[٠-٩]{1,3}|\*{1,4}|[a-z])[)\].]?\s+(?=\S)")
_MARKS: Final = re.compile(r"([(\[]?(?:[0-9٠-٩]{1,3}|\*{1,4}|[a-z]|[†‡§])[)\]]?)(?:[,،\s]+|$)")
_BARE: Final = "()[]. "
_EXPONENTS: Final = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")


@dataclass(slots=True)
class Note:
    """A note: its label, and its lines, on one page or more."""

    label: str
    lines: list[Line] = field(default_factory=list)


def is_rule(line: Line) -> bool:
    """Whether a line is a rule made of characters."""
    return _RULE.fullmatch(line.text) is not None


def part(stretch: Sequence[Line], body: float, open_note: bool) -> tuple[list[Line], list[Note]]:
    """Part a column into its text and its notes.

    Args:
        stretch: lines of the column.
        body: size of the letters of the text.
        open_note: a note of the page before may go on; it comes first, with a blank label.
    """
    start, ruled = len(stretch), False
    while start and not ruled and _is_small(stretch[start - 1], body):
        start -= 1
        ruled = is_rule(stretch[start])
    if not ruled and start and is_rule(stretch[start - 1]):
        start, ruled = start - 1, True
    if start == len(stretch):
        start = _first_below_rule(stretch, start)
    found = [line for line in stretch[start:] if not is_rule(line)]
    if not found:
        return list(stretch), []
    notes = _notes(found, not ruled and not open_note)
    if not notes:
        return list(stretch), []
    taken = {id(line) for note in notes for line in note.lines}
    return [line for line in stretch if id(line) not in taken], notes


def _is_small(line: Line, body: float) -> bool:
    return line.cells is None and (line.size <= _SMALLER * body or is_rule(line))


def _first_below_rule(stretch: Sequence[Line], start: int) -> int:
    """Where notes in letters as large as those of the text begin.

    That is below the last rule made of characters, or at a raised label that white sets off from what is above.
    """
    for index in range(len(stretch) - 1, max(0, len(stretch) - _MANY), -1):
        line, above = stretch[index], stretch[index - 1]
        if is_rule(above) and _label(line, False):
            return index - 1
        if line.tokens[0][1] and _label(line, True) and line.base - above.base > _WHITE * line.size:
            return index
    return start


def _notes(found: Sequence[Line], labelled: bool) -> list[Note]:
    """Notes out of their lines; those before the first label belong to the note of the page before.

    Args:
        found: lines at the foot of a column.
        labelled: the first note must have a label; what stands before it is no note.
    """
    raised = any(line.tokens[0][1] and _label(line, True) for line in found)
    notes: list[Note] = []
    for line in found:
        label = _label(line, raised)
        if label and _follows(label, notes, raised):
            notes.append(Note(label, [line]))
        elif notes:
            notes[-1].lines.append(line)
        elif not labelled:
            notes.append(Note("", [line]))
    return notes


def _follows(label: str, notes: Sequence[Note], raised: bool) -> bool:
    """Whether a label can be that of the next note; a number in the midst of one cannot."""
    if raised or not label.isdecimal():
        return True
    numbers = [int(note.label) for note in notes if note.label.isdecimal()]
    return not numbers or int(label) == numbers[-1] + 1


def _label(line: Line, raised: bool) -> str:
    """The label that a line begins with, or blank; where labels are raised, only such, and asterisks."""
    words, is_raised = line.tokens[0]
    if is_raised:
        match = _RAISED.fullmatch(words.strip())
        return match[1] if match else ""
    match = _PLAIN.match(line.text)
    if match is None or match.end() == len(line.text):
        return ""
    return match[1] if not raised or match[1].startswith("*") else ""


def without_label(tokens: Sequence[Token], label: str) -> list[Token]:
    """The first line of a note without the label in front."""
    (words, raised), *others = tokens
    match = re.match(rf"[(\[]?{re.escape(label)}[)\].]?\s*", words)
    return [(words[match.end() :] if match else words, raised), *others]


def marked(tokens: Iterable[Token], labels: frozenset[str], mark: Callable[[str], str]) -> str:
    """The words of a line, with the marks of notes as the canonical text writes them.

    Args:
        tokens: stretches of words, each with whether it is raised.
        labels: of the notes there are.
        mark: writes the mark of a label.
    """
    out: list[str] = []
    for words, raised in tokens:
        if not raised:
            out.append(words)
            continue
        bare = words.strip()
        parts = [part.strip(_BARE) for part in _MARKS.findall(bare)]
        if parts and "".join(_MARKS.split(bare)[::2]).strip() == "" and all(part in labels for part in parts):
            if out and out[-1] == " ":
                out.pop()
            out.append("".join(mark(part) for part in parts))
        else:
            out.append(words.translate(_EXPONENTS) if any(map(str.isdecimal, words)) else words)
    return "".join(out)
