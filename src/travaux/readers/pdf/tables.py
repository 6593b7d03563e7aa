"""Tables, from cells that stand below each other.

At least three lines have cells in the same columns, and white runs down between the columns. The lines of justified
text, numbers in a hanging indent and the two sides of a masthead are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from travaux.readers.pdf.lines import Line, Piece
from travaux.readers.pdf.paragraphs import Edges, is_short_label

_WHITE: Final = 0.75  # ems between two cells
_ROWS: Final = 3  # lines with more than one cell that a table has at least
_APART: Final = 2.6  # of the usual leading: rows farther apart are of two tables
_ROW: Final = 1.27  # of the usual leading: lines farther apart are of two rows
_MASTHEAD: Final = 0.45  # of the height of the first page: the sides of a masthead stand above

Cell = list[Line]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells by row and column (each from 1), and the lines of the column that it takes up."""

    start: int
    stop: int
    cells: dict[tuple[int, int], Cell]


def tables(stretch: Sequence[Line], at: Edges, usual: float) -> list[Table]:
    """Find the tables in a column.

    Args:
        stretch: its lines.
        at: its edges.
        usual: distance of baselines, in ems.
    """
    cut = [_cut(line, at) for line in stretch]
    out: list[Table] = []
    index = 0
    while index < len(stretch):
        stop = _reach(stretch, cut, index, usual) if len(cut[index]) > 1 else index
        table = _table(stretch, cut, (index, stop), at, usual) if stop > index else None
        if table is not None:
            out.append(table)
        index = max(stop, index + 1) if table is not None else index + 1
    return out


def _cut(line: Line, at: Edges) -> list[list[Piece]]:
    """The pieces of a line by cell; one cell where it is a line of justified text."""
    if not line.gaps or _is_spread(line, at):
        return [line.parts]
    groups: list[list[Piece]] = [[line.parts[0]]]
    for gap, part in zip(line.gaps, line.parts[1:], strict=True):
        if gap > _WHITE * line.size:
            groups.append([part])
        else:
            groups[-1].append(part)
    while len(groups) > 1 and is_short_label(" ".join(part.text for part in groups[0])) and not _is_number(groups[0]):
        groups[:2] = [groups[0] + groups[1]]
    return groups


def _is_spread(line: Line, at: Edges) -> bool:
    """Whether the words (or characters) of a line are set apart to fill it, so that no two stand close."""
    letters = sum(len(part.text) == 1 and part.text.isalpha() for part in line.parts)
    return 2 * letters > len(line.parts) or (at.filled(line) and not any(" " in part.text for part in line.parts))


def _is_number(group: Sequence[Piece]) -> bool:
    return group[-1].text[-1:].isdecimal()


def _reach(stretch: Sequence[Line], cut: Sequence[list[list[Piece]]], start: int, usual: float) -> int:
    """Where lines end that may be of the table that begins here: the columns that they have still lie apart."""
    columns = [_span(group) for group in cut[start]]
    stop = start + 1
    last = start + 1
    while stop < len(stretch):
        line = stretch[stop]
        if line.base - stretch[stop - 1].base > _APART * usual * line.size:
            break
        merged = _merged(columns, [_span(group) for group in cut[stop]])
        if len(merged) < 2 or (len(cut[stop]) > 1 and len(merged) < min(len(columns), len(cut[stop]))):
            break
        if len(merged) < len(columns):
            break
        columns = merged
        stop += 1
        last = stop
    return last


def _span(group: Sequence[Piece]) -> tuple[float, float]:
    return min(part.left for part in group), max(part.right for part in group)


def _merged(columns: Sequence[tuple[float, float]], cells: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Columns and cells, with those that overlap made one."""
    out: list[tuple[float, float]] = []
    for left, right in sorted([*columns, *cells]):
        if out and left < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], right))
        else:
            out.append((left, right))
    return out


def _table(
    stretch: Sequence[Line], cut: Sequence[list[list[Piece]]], reach: tuple[int, int], at: Edges, usual: float
) -> Table | None:
    """The table of some lines, if they are one."""
    start, stop = reach
    while stop > start and len(cut[stop - 1]) < 2:
        if not _is_wrapped(stretch, stop - 1, usual):
            stop -= 1
        else:
            break
    several = [index for index in range(start, stop) if len(cut[index]) > 1]
    if len(several) < _ROWS:
        return None
    columns: list[tuple[float, float]] = []
    for index in range(start, stop):
        columns = _merged(columns, [_span(group) for group in cut[index]])
    counts = [sum(any(_in(_span(group), column) for group in cut[index]) for index in several) for column in columns]
    if len(columns) < 2 or sorted(counts)[-2] < _ROWS or _is_masthead(stretch[: several[0] + 1], at):
        return None
    cells: dict[tuple[int, int], Cell] = {}
    row = 0
    for index in range(start, stop):
        line = stretch[index]
        places = [_column(_span(group), columns) for group in cut[index]]
        apart = index == start or line.base - stretch[index - 1].base > _ROW * usual * line.size
        if apart or (places[0] == 1 and len(places) > 1):
            row += 1
        for place, group in zip(places, cut[index], strict=True):
            part = Line(line.sheet, line.base, line.size, list(group), turned=line.turned).settle()
            cells.setdefault((row, len(columns) + 1 - place if line.rtl else place), []).append(part)
    return Table(start, stop, cells)


def _is_wrapped(stretch: Sequence[Line], index: int, usual: float) -> bool:
    """Whether a line goes on with the row above."""
    return stretch[index].base - stretch[index - 1].base <= _ROW * usual * stretch[index].size


def _is_masthead(above: Sequence[Line], at: Edges) -> bool:
    """Whether no text stands above on the first page: the two sides of a masthead are no table."""
    sheet, line = above[-1].sheet, above[-1]
    return sheet.number == 1 and line.base < _MASTHEAD * sheet.height and not any(map(at.filled, above[:-1]))


def _in(span: tuple[float, float], column: tuple[float, float]) -> bool:
    return column[0] <= span[0] and span[1] <= column[1]


def _column(span: tuple[float, float], columns: Sequence[tuple[float, float]]) -> int:
    """The number of the column that a cell stands in, from 1."""
    return next(number for number, column in enumerate(columns, 1) if _in(span, column))
