"""Where the bars of a time line and their labels stand, so that no label meets another or leaves its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from travaux.pictures.timeline_model import Bar, Lane

SIZE: Final = 11.0  # of a label in a bar, in points
LINE: Final = 12.5
PAD, GAP = 4.0, 5.0
ROWS: Final = 6  # sub-rows of a lane of meetings with labels; what finds no room stands below them without
_BARE: Final = 4  # sub-rows without labels; what finds no room in these either overlaps
_SHORT: Final = 3.2  # letters that must be left of a label, or its short form is better
_EDGE: Final = 3.0  # the least width of a bar
_NARROW, _BROAD = frozenset("iljtfrI.,:;'|!()[]/- "), frozenset("mwMW@%—ЖШЩЮФЫжшщюфым→…")


def wide(text: str, size: float = SIZE) -> float:
    """How wide a text is, in points, by a generous estimate for Noto Sans and its like."""
    return size * 1.07 * sum(map(_em, text))


def _em(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.38
    if character in _BROAD:
        return 0.95
    return 0.7 if character.isupper() else 0.59


def right_to_left(text: str) -> bool:
    """Whether a text runs from right to left, by its first letter that has a direction."""
    return next((kind != "L" for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), False)


def shortened(text: str, room: float, size: float = SIZE) -> str:
    """As much of a text as fits, with an ellipsis if it is not all; blank if not even a letter does."""
    if wide(text, size) <= room:
        return text
    kept = text
    while kept and wide(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,;(')}…" if kept.strip(" ,;(") else ""


def wrapped(text: str, room: float, size: float, lines: int) -> list[str]:
    """A text in lines that fit, broken between words, or anywhere in a script without blanks; the last one cut."""
    out: list[str] = []
    rest = text.strip()
    while rest and len(out) < lines - 1 and wide(rest, size) > room:
        cut = _break(rest, room, size)
        if not cut:
            break
        out.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*out, last] if (last := shortened(rest, room, size)) else out


def _break(text: str, room: float, size: float) -> int:
    """How many characters of a text go on its first line; none if no break is early enough."""
    fits = next((n for n in range(len(text), 0, -1) if wide(text[:n].rstrip(), size) <= room), 0)
    for place in range(fits, 0, -1):
        after = text[place : place + 1]
        if after.isspace() or text[place - 1].isspace():
            return place
        if unicodedata.east_asian_width(after or " ") in "WF" and unicodedata.category(after)[0] == "L":
            return place
    return 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar in its place.

    Attributes:
        bar: what it shows.
        x, width: in points, within the years shown.
        core: from where to where it is certain; equal if nowhere.
        row: the sub-row of its lane.
        lines: its label, as far as there is room.
        beside: where the label begins if it stands to the right of the bar; ``None`` if it stands in the bar.
        cut: whether it goes on before and after the years shown.
    """

    bar: Bar
    x: float
    width: float
    core: tuple[float, float]
    row: int
    lines: tuple[str, ...]
    beside: float | None
    cut: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Scale:
    """Days as points from left to right."""

    start: date
    end: date
    left: float
    right: float

    def __call__(self, day: date, *, after: bool = False) -> float:
        """Where a day begins, or ends, within the picture."""
        days = (self.end - self.start).days + 1
        gone = (day - self.start).days + after
        return self.left + (self.right - self.left) * min(max(gone / days, 0.0), 1.0)


def placed(lane: Lane, scale: Scale) -> tuple[list[Placed], int]:
    """The bars of a lane in their places, and how many sub-rows they need."""
    if lane.kind == "meetings":
        return _beside(lane.bars, scale)
    return _inside(lane.bars, scale)


def _rect(bar: Bar, scale: Scale) -> tuple[float, float, tuple[float, float]]:
    """Left, width and certain stretch of a bar."""
    left = scale(bar.start)
    # A term that the next election ends, ends where that begins, and so does the bar.
    right = scale(bar.end, after=bar.look != "term")
    width = max(right - left, _EDGE)
    left = min(left, scale.right - width)
    begun, ending = scale(bar.begun), scale(bar.ending, after=bar.look != "term")
    return left, width, (min(begun, left + width), max(ending, begun)) if ending > begun else (left, left)


def _beside(bars: Sequence[Bar], scale: Scale) -> tuple[list[Placed], int]:
    """Short bars with labels to their right, in as few sub-rows as they need; those without room stand below, bare."""
    ends: list[float] = []
    bare: list[float] = []
    out = []
    for bar in bars:
        left, width, core = _rect(bar, scale)
        right = left + width
        fits_in = width >= wide(bar.label) + 2 * PAD
        reach = right if fits_in else right + GAP + wide(bar.label)
        row = next((n for n, end in enumerate(ends) if end + GAP <= left), len(ends))
        labelled = row < ROWS and reach <= scale.right
        if labelled:
            ends[row:] = [reach, *ends[row + 1 :]]
        else:
            row = _bare_row(bare, left)
            bare[row:] = [right, *bare[row + 1 :]]
        beside = right + GAP if labelled and not fits_in else None
        text = (bar.label,) if labelled else ()
        cut = (bar.start < scale.start, bar.end > scale.end)
        out.append(Placed(bar, left, width, core, row if labelled else -1 - row, text, beside, cut))
    below = len(ends)
    out = [one if one.row >= 0 else replace(one, row=below - 1 - one.row) for one in out]
    return out, below + len(bare)


def _bare_row(ends: Sequence[float], left: float) -> int:
    """The first sub-row that is free at a place, a new one, or the one that is free soonest."""
    free = next((n for n, end in enumerate(ends) if end + 1 <= left), len(ends))
    return free if free < _BARE else min(range(_BARE), key=lambda n: (ends[n], n))


def _inside(bars: Sequence[Bar], scale: Scale) -> tuple[list[Placed], int]:
    """Long bars with their labels in them; who follows in an office, the same or one like it, follows in its row."""
    rows: list[list[tuple[float, Bar]]] = []
    out = []
    for bar in bars:
        left, width, core = _rect(bar, scale)
        free = [n for n, row in enumerate(rows) if row[-1][0] <= left + 0.5]
        row = min(free, key=lambda n: (_strange(rows[n][-1][1], bar), n), default=len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append((left + width, bar))
        cut = (bar.start < scale.start, bar.end > scale.end)
        room = width - 2 * PAD - 7 * sum(cut)
        out.append(Placed(bar, left, width, core, row, tuple(_lines(bar, room)), None, cut))
    return out, len(rows)


def _strange(before: Bar, bar: Bar) -> int:
    """How little a bar has to do with the one before it."""
    if before.label == bar.label or bar.look == "extension":
        return 0
    return 1 if before.group and before.group == bar.group else 2


def _lines(bar: Bar, room: float) -> list[str]:
    """The label of a bar in two lines at most; its short form if too little would be left of it."""
    if wide(bar.label) <= room:
        return [bar.label]
    lines = wrapped(bar.label, room, SIZE, 2)
    first = bar.label.partition(" (")[0]
    if lines and lines[-1].endswith("…") and first != bar.label and wide(f"{first}…") <= room:
        return [f"{first}…"]  # Iran (Islamic Republic of): no half of what stands in brackets
    short = bar.short if bar.short and wide(bar.short) <= room else ""
    if short and (not lines or (lines[-1].endswith("…") and wide("".join(lines)) < _SHORT * SIZE)):
        return [short]
    return lines
