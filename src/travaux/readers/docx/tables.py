"""Tables of a document: their rows and cells, and whether they hold data or only lay out what stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from travaux.readers.docx.names import Element, attribute, branch, child, children, is_on, name, number
from travaux.readers.layout import is_label, is_layout

THROUGH: Final = frozenset(
    ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:hyperlink", "w:dir", "w:bdo")
)
GONE: Final = frozenset(("w:del", "w:moveFrom"))
_NUMBERED: Final = "1."  # stands for a label that is computed


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its element and path, its row and column from 1, and its words as far as they tell what it is."""

    element: Element
    path: str
    row: int
    column: int
    text: str


def rows(table: Element, path: str) -> Iterator[tuple[bool, list[Cell]]]:
    """The rows of a table: whether a row is deleted, and its cells, those that go on from above left out."""
    for row, (element, place) in enumerate(_inside(table, path, "w:tr"), 1):
        properties = child(element, "w:trPr")
        deleted = any(child(properties, gone) is not None for gone in GONE)
        column = 1 + max(number(child(properties, "w:gridBefore")) or 0, 0)
        cells = []
        for one, cell_place in _inside(element, place, "w:tc"):
            about = child(one, "w:tcPr")
            merged = child(about, "w:vMerge")
            if child(about, "w:cellDel") is None and (merged is None or attribute(merged, "w:val") == "restart"):
                cells.append(Cell(one, cell_place, row, column, _text(one)))
            column += max(number(child(about, "w:gridSpan")) or 1, 1)
        yield deleted, cells


def only_lays_out(table: Element, cells: list[list[Cell]]) -> bool:
    """Whether a table is no data: it has one row, or is numbered paragraphs set in columns without a head."""
    if len(cells) < 2:
        return True
    headed = any(is_on(child(row, "w:trPr", "w:tblHeader")) for row in table if name(row) == "w:tr")
    return not headed and is_layout([[cell.text for cell in row] for row in cells])


def leading(row: list[Cell]) -> frozenset[int]:
    """Which cells of a row of layout are labels of the words in the next, by their columns."""
    worded = [cell for cell in row if cell.text.strip()]
    out = set()
    for cell in worded[:-1]:
        if not is_label(cell.text):
            break
        out.add(cell.column)
    return frozenset(out)


def ways(alternate: Element, path: str) -> Iterator[tuple[Element, str]]:
    """The branch of an alternate content that is read, with its path."""
    taken = branch(alternate)
    return ((one, place) for one, _, place in children(alternate, path) if one is taken)


def _inside(parent: Element, path: str, wanted: str) -> Iterator[tuple[Element, str]]:
    """Rows of a table or cells of a row, those in controls for content too, with their paths."""
    for one, short, place in children(parent, path):
        if short == wanted:
            yield one, place
        elif short in THROUGH:
            yield from _inside(one, place, wanted)
        elif short == "mc:AlternateContent":
            for way, way_place in ways(one, place):
                yield from _inside(way, way_place, wanted)


def _text(cell: Element) -> str:
    """The words of a cell, without those of tables in it; a numbered paragraph without words is a label."""
    parts: list[str] = []
    for one in cell:
        if name(one) == "w:tbl":
            parts.append("table in a cell")  # no label
            continue
        words = "".join(inner.text or "" for inner in one.iter("{*}t"))
        numbered = not words.strip() and (child(one, "w:pPr", "w:numPr") is not None)
        parts.append(_NUMBERED if numbered else words)
    return " ".join(part for part in parts if part.strip())
