"""Tables with ruled lines: the grid that the drawn lines of a page make, and its cells.

Lines that cross or touch are of one grid. A grid with at least two rows and two columns is a table; where no line is
drawn between two places of it, they are one cell.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from travaux.readers.pdf.characters import Frame, frame

_THIN: Final = 3.0  # points: what is thicker is no line
_SHORT: Final = 4.0  # points: what is shorter is none either
_TOUCH: Final = 3.0  # points between the ends of lines that are meant to touch
_MANY: Final = 600  # lines of a page: more are a drawing
_PATHS: Final = 4_000  # paths of a page that are looked at
_POINTS: Final = 400  # of one path
_BOX: Final = 5  # points that a line or a rectangle has at most
_COVERED: Final = 0.6  # of the side of a cell, that a line between it and the next runs along
_WHITE: Final = 250  # of 255

Box = tuple[float, float, float, float]  # left, top, right, bottom, in points


@dataclass(slots=True)
class Stroke:
    """A line across or down a page: where it lies, and from where to where it runs, in points."""

    at: float
    start: float
    stop: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is drawn: the edges of its columns and rows, and the cell that each place of it belongs to.

    Attributes:
        xs, ys: edges, in points from the left and the top of the page.
        owner: for each place (row, column; from 0) the place at the head of its cell.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: dict[tuple[int, int], tuple[int, int]]

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell (row, column; from 0) of a place on the page; ``None`` outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        column = max(sum(edge <= x for edge in self.xs) - 1, 0)
        row = max(sum(edge <= y for edge in self.ys) - 1, 0)
        return self.owner[min(row, len(self.ys) - 2), min(column, len(self.xs) - 2)]


def grids(page: Any) -> list[Grid]:
    """The ruled tables of a page of pypdfium2, from the top."""
    across: list[Stroke] = []
    down: list[Stroke] = []
    for left, top, right, bottom in _boxes(page, frame(page)):
        _add(left, top, right, bottom, across, down)
    if len(across) < 2 or not down or len(across) + len(down) > _MANY:
        return []
    across, down = _joined(across), _joined(down)
    found = (_grid(*one) for one in _components(across, down))
    return sorted((grid for grid in found if grid is not None), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _add(left: float, top: float, right: float, bottom: float, across: list[Stroke], down: list[Stroke]) -> None:
    """Take what is drawn as a line, or as the four sides of a rectangle."""
    width, height = right - left, bottom - top
    if height <= _THIN:
        if width > _SHORT:
            across.append(Stroke((top + bottom) / 2, left, right))
    elif width <= _THIN:
        if height > _SHORT:
            down.append(Stroke((left + right) / 2, top, bottom))
    else:
        across += [Stroke(top, left, right), Stroke(bottom, left, right)]
        down += [Stroke(left, top, bottom), Stroke(right, top, bottom)]


def _boxes(page: Any, seen: Frame) -> Iterable[Box]:
    """What is drawn on a page in straight lines, each as the box that it takes up."""
    import pypdfium2.raw as raw

    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _PATHS)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_PATH or not _is_visible(raw, item):
            continue
        count = raw.FPDFPath_CountSegments(item)
        if count > _BOX:
            yield from (_seen(seen, *line) for line in _lines(raw, item, min(count, _POINTS)))
            continue
        edges = [ctypes.c_float() for _ in range(4)]
        if raw.FPDFPageObj_GetBounds(item, *edges):
            yield _seen(seen, *(edge.value for edge in edges))


def _seen(seen: Frame, one_x: float, one_y: float, other_x: float, other_y: float) -> Box:
    (left, top), (right, bottom) = seen.seen(one_x, one_y), seen.seen(other_x, other_y)
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def _is_visible(raw: Any, item: Any) -> bool:
    """Whether a path is drawn, and not in white alone."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if stroke.value:
        return True
    colours = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(item, *colours)
    return bool(fill.value) and min(colour.value for colour in colours[:3]) < _WHITE


def _lines(raw: Any, item: Any, count: int) -> Iterable[Box]:
    """The lines of a path of many points that run across or down."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        straight = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO
        if straight and last is not None and min(abs(here[0] - last[0]), abs(here[1] - last[1])) < 1:
            yield (*last, *here)
        last = here


def _joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Lines that lie in one line and touch, made one."""
    out: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda stroke: (stroke.start, stroke.at)):
        for other in out:
            if abs(other.at - stroke.at) < _TOUCH / 2 and stroke.start <= other.stop + _TOUCH:
                other.stop = max(other.stop, stroke.stop)
                break
        else:
            out.append(Stroke(stroke.at, stroke.start, stroke.stop))
    return out


def _components(across: Sequence[Stroke], down: Sequence[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Lines parted by what they touch."""
    out: list[tuple[list[Stroke], list[Stroke]]] = []
    waiting = list(down)
    while waiting:
        rows: list[Stroke] = []
        columns = [waiting.pop()]
        for column in columns:
            for row in across:
                if not any(row is other for other in rows) and _meet(row, column):
                    rows.append(row)
                    touched = [other for other in waiting if _meet(row, other)]
                    columns += touched
                    waiting = [other for other in waiting if not any(other is one for one in touched)]
        out.append((rows, columns))
    return out


def _meet(row: Stroke, column: Stroke) -> bool:
    return (
        row.start - _TOUCH <= column.at <= row.stop + _TOUCH and column.start - _TOUCH <= row.at <= column.stop + _TOUCH
    )


def _grid(rows: Sequence[Stroke], columns: Sequence[Stroke]) -> Grid | None:
    """The grid of lines that touch, if it has two rows and two columns."""
    xs = _edges(columns, rows)
    ys = _edges(rows, columns)
    if len(xs) < 3 or len(ys) < 3:
        return None
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            here = (row, column)
            if column and not _runs(columns, xs[column], ys[row], ys[row + 1]):
                owner[here] = owner[row, column - 1]
            elif row and not _runs(rows, ys[row], xs[column], xs[column + 1]):
                owner[here] = owner[row - 1, column]
            else:
                owner[here] = here
    return Grid(tuple(xs), tuple(ys), owner)


def _edges(strokes: Iterable[Stroke], others: Sequence[Stroke]) -> list[float]:
    """Where lines lie, and where those that cross them end: the sides of a table may be open."""
    places = sorted(stroke.at for stroke in strokes)
    out = places[:1]
    for place in places:
        if place - out[-1] > _TOUCH:
            out.append(place)
    if others and out:
        start, stop = min(other.start for other in others), max(other.stop for other in others)
        out = [start] * (start < out[0] - 3 * _TOUCH) + out + [stop] * (stop > out[-1] + 3 * _TOUCH)
    return out


def _runs(strokes: Iterable[Stroke], at: float, start: float, stop: float) -> bool:
    """Whether a line runs along a side of a cell."""
    covered = sum(
        max(0.0, min(stroke.stop, stop) - max(stroke.start, start))
        for stroke in strokes
        if abs(stroke.at - at) <= _TOUCH
    )
    return covered > _COVERED * (stop - start)
