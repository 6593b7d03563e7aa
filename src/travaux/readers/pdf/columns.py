"""The order in which the columns of a page are read.

A gutter is a stretch of white between two columns, found where it is and not looked for at a fixed place: over at least
four lines on either side nothing crosses it, and the lines on both sides fill their columns, as those of a table or
numbers in a hanging indent do not. What crosses it (a title above two columns) is read before or after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from travaux.readers.pdf.lines import Line, Piece, lines

if TYPE_CHECKING:
    from travaux.readers.pdf.characters import Flags, Floats

_STEP: Final = 3.0  # points between places where a gutter is looked for
_GUTTER: Final = 0.7  # ems that a gutter is wide at least
_WORDS: Final = 0.6  # ems between words that stand side by side
_SPREAD: Final = 3  # wide gaps in a line, from which on its words are set far apart to fill it
_EVEN: Final = 1.25  # the widest of such gaps, of the middle one
_TRIED: Final = 8  # places, those that the fewest words cross
_WIDTH: Final = 20  # ems: what is narrower has no columns
_LINES: Final = 4  # lines that a column has at least
_NARROW: Final = 0.22  # of the width: a column is wider
_FULL: Final = 0.72  # of its column: as much the middle one of its lines fills
_DEPTH: Final = 3  # columns within columns


@dataclass(frozen=True, slots=True)
class _Run:
    """Pieces of a line without white between them that could be a gutter."""

    left: float
    right: float
    base: float
    size: float
    parts: tuple[Piece, ...]

    def parted(self, place: float) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
        """Its pieces left and right of a place, if there is wide white; ``None`` if words stand there."""
        if len(self.parts) == 1:
            return None
        left = tuple(part for part in self.parts if part.right <= place)
        right = tuple(part for part in self.parts if part.left >= place)
        if len(left) + len(right) < len(self.parts) or not left or not right:
            return None
        white = min(part.left for part in right) - max(part.right for part in left)
        return (left, right) if white > _WORDS * self.size else None


@dataclass(frozen=True, slots=True)
class Gutter:
    """White between two columns: its middle, where the right one begins, its band, and lines on the shorter side."""

    middle: float
    start: float
    top: float
    bottom: float
    lines: int


def columns(page: Sequence[Line], rtl: bool, known: list[Gutter]) -> list[list[Line]]:
    """Part a page into stretches of one column each, in the order of reading.

    Args:
        page: its lines, furniture left out.
        rtl: the right column is read first.
        known: gutters of the pages before, where columns of fewer lines are believed; those of this page are added.
    """
    if not page:
        return []
    runs = [run for line in page for run in _runs(line)]
    stretches = _parted(runs, rtl, known, 0)
    if len(stretches) == 1:
        return [list(page)]
    return [lines(page[0].sheet, [part for run in some for part in run.parts]) for some in stretches]


def _runs(line: Line) -> list[_Run]:
    """Cut a line where the white is wide, but not one whose words are all set far apart."""
    gaps = line.gaps
    wide = [gap for gap in gaps if gap > _WORDS * line.size]
    if len(wide) >= _SPREAD and max(wide) < _EVEN * sorted(wide)[len(wide) // 2]:
        wide = []
    groups: list[list[Piece]] = [[line.parts[0]]]
    for gap, part in zip(gaps, line.parts[1:], strict=True):
        if wide and gap > _WORDS * line.size:
            groups.append([part])
        else:
            groups[-1].append(part)
    return [_run(line.base, line.size, group) for group in groups]


def _run(base: float, size: float, parts: Sequence[Piece]) -> _Run:
    return _Run(min(part.left for part in parts), max(part.right for part in parts), base, size, tuple(parts))


def _parted(runs: Sequence[_Run], rtl: bool, known: list[Gutter], depth: int) -> list[Sequence[_Run]]:
    gutter = _gutter(runs) if depth < _DEPTH and len(runs) >= 2 * _LINES else None
    if gutter is None and depth < _DEPTH:
        gutter = _again(runs, known)
    elif gutter is not None:
        known.append(gutter)
    if gutter is None:
        return [runs] if runs else []
    above = [run for run in runs if run.base < gutter.top]
    below = [run for run in runs if run.base > gutter.bottom]
    inside = [run for run in runs if gutter.top <= run.base <= gutter.bottom]
    left, right = [], []
    for run in inside:
        halves = run.parted(gutter.middle)
        if halves is not None:
            left.append(_run(run.base, run.size, halves[0]))
            right.append(_run(run.base, run.size, halves[1]))
        else:
            (left if (run.left + run.right) / 2 < gutter.middle else right).append(run)
    order = (above, right, left, below) if rtl else (above, left, right, below)
    return [stretch for part in order for stretch in _parted(part, rtl, known, depth + 1)]


def _gutter(runs: Sequence[_Run]) -> Gutter | None:
    """The gutter with most lines beside it."""
    import numpy as np

    left, right, base, size = (
        np.array([getattr(run, name) for run in runs]) for name in ("left", "right", "base", "size")
    )
    em = float(np.median(size))
    start, width = float(left.min()), float(right.max() - left.min())
    if width < _WIDTH * em:
        return None
    places = np.arange(start + _NARROW * width, start + (1 - _NARROW) * width, _STEP)
    half = _GUTTER / 2 * em
    beside_left, beside_right = right[None, :] <= places[:, None] - half, left[None, :] >= places[:, None] + half
    enough = (beside_left.sum(axis=1) >= _LINES) & (beside_right.sum(axis=1) >= _LINES)
    crossed = (~beside_left & ~beside_right).sum(axis=1)
    candidates = sorted(np.flatnonzero(enough).tolist(), key=lambda index: (crossed[index], index))
    best: Gutter | None = None
    for index in candidates[:_TRIED]:
        across = np.flatnonzero(~beside_left[index] & ~beside_right[index]).tolist()
        place = float(places[index])
        crossing = sorted(runs[at].base for at in across if runs[at].parted(place) is None)
        for top, bottom in zip([-np.inf, *crossing], [*crossing, np.inf], strict=True):
            if bottom - top < (_LINES + 1) * em:
                continue
            inside = (base > top) & (base < bottom)
            count = min(
                _lines(left, right, base, inside & beside[index], em, width) for beside in (beside_left, beside_right)
            )
            if count >= _LINES and (best is None or count > best.lines):
                right_edge = float(left[inside & beside_right[index]].min())
                best = Gutter(place, right_edge, float(base[inside].min()), float(base[inside].max()), count)
    return best


def _again(runs: Sequence[_Run], known: Sequence[Gutter]) -> Gutter | None:
    """A gutter at the place of an earlier one, beside columns too short to be seen as such by themselves."""
    for place, start in sorted({(round(gutter.middle, 1), round(gutter.start, 1)) for gutter in known}):
        crossing = [run.base for run in runs if run.left < place < run.right and run.parted(place) is None]
        for top, bottom in zip([float("-inf"), *crossing], [*crossing, float("inf")], strict=True):
            inside = [run for run in runs if top < run.base < bottom]
            left = [run for run in inside if run.left < place]
            right = [run for run in inside if run.right > place]
            level = {round(run.base) for run in left} & {round(run.base) for run in right}
            level |= {round(run.base) for run in inside if run.parted(place) is not None}
            begins = any(abs(run.left - start) < run.size for run in right) or any(
                abs(part.left - start) < run.size for run in inside for part in run.parts
            )
            if level and begins:
                return Gutter(place, start, min(run.base for run in inside), max(run.base for run in inside), 1)
    return None


def _lines(left: Floats, right: Floats, base: Floats, side: Flags, em: float, width: float) -> int:
    """How many lines a column has; 0 if it is narrow, or its lines do not fill it."""
    import numpy as np

    if side.sum() < _LINES:
        return 0
    span = float(right[side].max() - left[side].min())
    levels, index = np.unique(np.round(base[side] / (0.4 * em)), return_inverse=True)
    filled = np.bincount(index, weights=right[side] - left[side])
    full = span >= _NARROW * width and float(np.median(filled)) >= _FULL * span
    return len(levels) if full else 0
