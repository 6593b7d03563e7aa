"""Tables of a page: those that hold data, cell by cell, and those that only lay out what stands in them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from travaux.readers.html.names import display
from travaux.readers.layout import LONGEST_LABEL, is_label, is_layout

if TYPE_CHECKING:
    from lxml.etree import _Element

_WIDEST: Final = 200  # columns of a table; what stands farther out counts as in the last
_LOWEST: Final = 1_000  # rows that a cell is taken to reach down


class Tables:
    """Where in the tables of a page the reading stands.

    Attributes:
        cell: table, row and column, each from 1; ``None`` outside a table of data.
    """

    def __init__(self) -> None:
        self.cell: tuple[int, int, int] | None = None
        self._count = 0
        self._table: _Element | None = None  # the table of data that is open; one within its cells is part of them
        self._row = self._column = 0
        self._taken: dict[int, int] = defaultdict(int)  # column → last row that a cell from above reaches down to

    def start(self, element: _Element) -> None:
        """Take note of an element that begins."""
        if element.tag == "table" and self._table is None and is_data(element):
            self._count += 1
            self._table, self._row, self._taken = element, 0, defaultdict(int)
        elif self._table is None or _table_of(element) is not self._table:
            return
        elif element.tag == "tr":
            self._row, self._column = self._row + 1, 0
        elif element.tag in ("td", "th"):
            self._column += 1
            while self._column < _WIDEST and self._taken[self._column] >= self._row:
                self._column += 1
            self.cell = (self._count, max(1, self._row), self._column)
            wide = _span(element, "colspan", _WIDEST)
            down = _span(element, "rowspan", _LOWEST)
            if down > 1:
                for column in range(self._column, min(self._column + wide, _WIDEST)):
                    self._taken[column] = self._row + down - 1
            self._column = min(self._column + wide - 1, _WIDEST)

    def end(self, element: _Element) -> None:
        """Take note of an element that ends."""
        if element is self._table:
            self._table, self.cell = None, None
        elif element.tag in ("td", "th") and _table_of(element) is self._table:
            self.cell = None


def is_data(table: _Element) -> bool:
    """Whether a table holds data: it says so by heads, a caption or rules, or has three columns of short lines.

    Mastheads, and pages of old sites, are laid out in tables that have none of that, or hold tables themselves.
    """
    if table.get("role") in ("presentation", "none") or next(table.iter("table"), table) is not table:
        return False
    inner = next((element for element in table.iter("table") if element is not table), None)
    if inner is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    widest = max((len(row) for row in rows), default=0)
    if len(rows) < 2 or widest < 2:
        return False
    if next(table.iter("th", "thead", "caption"), None) is not None:
        return True
    if is_layout([["".join(cell.itertext()) for cell in row] for row in rows]):  # type: ignore[arg-type]
        return False
    ruled = (table.get("border") or "0").strip() not in ("", "0") or any(
        "border" in (part.get("style") or "").replace("border-collapse", "").replace("border:none", "")
        for part in table.iter("table", "td")
    )
    return ruled or (widest > 2 and len(rows) > 2)


def is_lead(element: _Element) -> bool:
    """Whether an element is a cell that holds a label of the words in a cell behind it in its row."""
    if not _is_cell(element) or not is_label(_beginning(element)):
        return False
    return any(_is_cell(other) and _beginning(other) for other in element.itersiblings())


def _is_cell(element: _Element) -> bool:
    return element.tag == "td" or display(element) == "table-cell"


def _beginning(element: _Element) -> str:
    """The first words of an element: enough to tell whether it has more than a label."""
    out = ""
    for text in element.itertext():
        out = f"{out}{text}".lstrip()  # type: ignore[str-bytes-safe]
        if len(out) > LONGEST_LABEL:
            break
    return out.rstrip()


def _table_of(element: _Element) -> _Element | None:
    return next((up for up in element.iterancestors() if up.tag == "table"), None)


def _span(cell: _Element, name: str, most: int) -> int:
    text = (cell.get(name) or "").strip()
    return min(max(1, int(text)), most) if text.isascii() and text.isdigit() and len(text) < 6 else 1
