"""Ruled tables taken out of the running text of a page: each becomes one piece, which holds its cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from travaux.readers.pdf.characters import Sheet
from travaux.readers.pdf.lines import Cells, Piece, lines
from travaux.readers.pdf.rules import Grid

_RISE: Final = 0.3  # ems above its baseline that the middle of a line of letters stands
_CELLS: Final = 3  # cells with words that a table has at least


def tabled(sheet: Sheet, found: Sequence[Piece], drawn: Sequence[Grid]) -> list[Piece]:
    """The pieces of a page, with those that stand in a ruled table made one that holds its cells.

    Args:
        sheet: the page.
        found: its pieces, none of which crosses a line of a table.
        drawn: the grids that are drawn on it.
    """
    rest = list(found)
    for grid in drawn:
        cells: dict[tuple[int, int], list[Piece]] = {}
        outside = []
        for piece in rest:
            middle = (piece.left + piece.right) / 2
            place = grid.cell(middle, piece.base - _RISE * piece.size) if piece.cells is None else None
            if place is None:
                outside.append(piece)
            else:
                cells.setdefault(place, []).append(piece)
        if len(cells) >= _CELLS and all(len({place[side] for place in cells}) > 1 for side in (0, 1)):
            rest = [*outside, _piece(sheet, grid, cells)]
    return rest


def _piece(sheet: Sheet, grid: Grid, cells: dict[tuple[int, int], list[Piece]]) -> Piece:
    """A table as one piece, at the height of its first line."""
    inside = [piece for place in sorted(cells) for piece in cells[place]]
    size = max(piece.size for piece in inside)
    found = {(row + 1, column + 1): lines(sheet, some) for (row, column), some in cells.items()}
    return Piece(
        left=grid.xs[0],
        right=grid.xs[-1],
        base=grid.ys[0] + size,
        size=size,
        text=" ".join(piece.text for piece in inside),
        bold=False,
        barcode=False,
        places=(0, -1),
        cells=Cells(len(grid.xs) - 1, found),
    )
