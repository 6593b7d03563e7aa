"""Pieces of lines, and lines put together from them.

A piece is a run of characters that the file prints one behind the other on one baseline; a line is what stands on one
baseline within a column. Raised small characters (marks of notes, exponents) belong to the line below whose top they
stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Final

from travaux.readers.pdf.arabic import in_place, is_arabic, logical, runs_left
from travaux.readers.pdf.characters import Sheet
from travaux.readers.pdf.rules import Grid

if TYPE_CHECKING:
    from travaux.readers.pdf.characters import Flags, Floats, Numbers

Token = tuple[str, bool]  # words, and whether they are raised

# All lengths are in ems: the size of the letters.
_LEVEL: Final = 0.12  # baselines that differ by less are one
_JOINED: Final = 0.9  # a gap between characters that follow each other in the file and are of one piece
_LAPS: Final = 0.1  # how far a character may reach over the one that it stands before
_BLANK: Final = 0.16  # a gap between pieces that is read as a blank
_SMALL: Final = 0.86  # size of raised letters, of the letters beside
_RAISED: Final = 0.9  # how far above the baseline a raised letter may stand
_LOWERED: Final = 0.3  # how far below it one may hang
_NARROW: Final = 0.15  # a blank that pdfium sees where there is no more than this between two letters is none
_NO_WIDTH: Final = 0.01  # points
_HAN: Final = "[\u3400-\u9fff\U00020000-\U0003ffff]"
# Between Chinese characters, and before what closes, a blank is there to fill the line.
_SET_APART: Final = re.compile(
    rf"(?<={_HAN}) +(?={_HAN})|(?<={_HAN}) +(?=[（《「『])| +(?=[、，。；：！？）》」』])|(?<=[（《「『]) +"
    r"|(?<=[^一二三四五六七八九十][、，]) +(?=\S)"
)
_OVERLAP: Final = 0.5  # pieces that overlap by more are not in the order in which they stand
_SWAY: Final = 0.6  # how far an Arabic letter with vowel signs may be set off the baseline
_OFF: Final = 0.05  # how far off it is set off at all
_CLUSTER: Final = 4  # characters of a letter and its signs
_TIED: Final = "\u00a0"  # a blank at which no line ends
_HELD: Final = "\ufdd0"  # stands for it while blanks are folded; no character of any text
_CLEAN: Final = str.maketrans({"\x00": None, _TIED: _HELD})


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The cells of a ruled table: how many columns it has, and the lines of each cell by row and column from 1."""

    columns: int
    lines: dict[tuple[int, int], list[Line]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters on one baseline.

    Attributes:
        left, right, base, size: in points.
        text: its words.
        bold, barcode: whether most of it is.
        places: first and last index in the arrays of the sheet.
        cells: of the ruled table that the piece stands for.
    """

    left: float
    right: float
    base: float
    size: float
    text: str
    bold: bool
    barcode: bool
    places: tuple[int, int]
    cells: Cells | None = None


@dataclass(slots=True)
class Line:
    """What stands on one baseline within a column.

    Attributes:
        sheet: the page.
        parts: its pieces from left to right.
        base, size: of its main piece.
    """

    sheet: Sheet
    base: float
    size: float
    parts: list[Piece]
    left: float = 0.0
    right: float = 0.0
    _tokens: tuple[Token, ...] | None = None
    _text: str | None = None
    _arabic: bool = False
    bold: bool = False
    rtl: bool = False
    turned: bool = False
    gaps: list[float] = field(default_factory=list)

    def settle(self) -> Line:
        """Compute what follows from its pieces."""
        self.parts.sort(key=lambda part: (part.left, part.right))
        self.left = min(part.left for part in self.parts)
        self.right = max(part.right for part in self.parts)
        main = [part for part in self.parts if not self._small(part)]
        self.bold = all(part.bold for part in main)
        self._arabic = any(is_arabic(part.text) for part in self.parts)
        self.rtl = self.turned or (self._arabic and runs_left("".join([part.text for part in self.parts])))
        reached = accumulate((part.right for part in self.parts), max)
        self.gaps = [after.left - edge for edge, after in zip(reached, self.parts[1:], strict=False)]
        self._tokens, self._text = None, None
        return self

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words in the order in which they are read, and which of them are raised."""
        if self._tokens is None:
            if self.cells is not None:
                self._tokens = ((self.parts[0].text, False),)
                return self._tokens
            self._tokens = tuple(self._logical() if self._arabic or self.rtl else self._words())
            if _SET_APART.search(self.text):
                self._tokens = tuple((_SET_APART.sub("", words), raised) for words, raised in self._whole())
                self._text = None
        return self._tokens

    @property
    def cells(self) -> Cells | None:
        """The cells of the ruled table that it stands for."""
        return self.parts[0].cells

    @property
    def text(self) -> str:
        """Its words."""
        if self._text is None:
            self._text = "".join([words for words, _ in self.tokens])
        return self._text

    def turn(self) -> None:
        """Read it as a line that runs to the left, as those around it do, though it has no Arabic."""
        if not self.rtl:
            self.turned = True
            self.settle()
        if self.cells is not None:
            for line in chain.from_iterable(self.cells.lines.values()):
                line.turn()

    @property
    def fragment(self) -> str:
        """Page and rectangle, as an address of the file names them."""
        top = self.base - 0.95 * self.size
        height = 1.2 * self.size
        numbers = (self.left, top, self.right - self.left, height)
        return f"page={self.sheet.number}&viewrect=" + ",".join(f"{number:.0f}" for number in numbers)

    def _whole(self) -> list[Token]:
        """Its tokens, with those beside each other that are not raised made one."""
        out: list[Token] = []
        for words, raised in self._tokens or ():
            if out and not raised and not out[-1][1]:
                out[-1] = (out[-1][0] + words, False)
            else:
                out.append((words, raised))
        return out

    def _small(self, part: Piece) -> bool:
        return part.size <= _SMALL * self.size and abs(self.base - part.base) > _LEVEL * self.size

    def _raised(self, part: Piece) -> bool:
        return part.size <= _SMALL * self.size and self.base - part.base > _LEVEL * self.size

    def _words(self) -> Iterable[Token]:
        if min(self.gaps, default=0.0) < -_OVERLAP * self.size:
            yield from self._resorted()
            return
        for index, part in enumerate(self.parts):
            if index and self.gaps[index - 1] > _BLANK * min(self.size, self.parts[index - 1].size * 1.5):
                yield " ", False
            yield part.text, self._raised(part)

    def _resorted(self) -> Iterable[Token]:
        """Its words where the file prints its characters in another order than they stand."""
        text, given, raised = self._characters()
        sheet = self.sheet
        seen, places = in_place(text, sheet.left[given], sheet.right[given], sheet.blank[given - 1], self.size)
        for character, place in zip(seen, places.tolist(), strict=True):
            yield character, place >= 0 and bool(raised[place])

    def _logical(self) -> Iterable[Token]:
        text, places, raised = self._characters()
        sheet = self.sheet
        set_off = (abs(sheet.base[places] - self.base) > _OFF * self.size) & ~raised
        return logical(
            text, sheet.left[places], sheet.right[places], raised, sheet.blank[places - 1], set_off, self.size, self.rtl
        )

    def _characters(self) -> tuple[str, Numbers, Flags]:
        """Its characters in the order of the file, their places in the arrays of the sheet, and which are raised."""
        import numpy as np

        sheet = self.sheet
        ranges = [np.arange(part.places[0], part.places[1] + 1) for part in self.parts]
        raised = np.repeat([self._raised(part) for part in self.parts], [len(one) for one in ranges])
        places = np.concatenate(ranges)
        printed = sheet.size[places] > 0
        places = places[printed]
        text = "".join([sheet.text[place] for place in places.tolist()])
        return text, places, raised[printed]


def pieces(sheet: Sheet, drawn: Sequence[Grid] = ()) -> list[Piece]:
    """Cut the characters of a page into pieces, in the order of the file.

    Args:
        sheet: the page.
        drawn: its ruled tables; no piece crosses an edge of their columns.
    """
    import numpy as np

    printed = sheet.size > 0
    places = np.flatnonzero(printed)
    if not len(places):
        return []
    text = _without_strangers(sheet, places, printed)
    left, right, base, size = (array[places] for array in (sheet.left, sheet.right, sheet.base, sheet.size))
    starts = _starts(left, right, base, size, not is_arabic(sheet.text))
    if drawn:
        starts = np.union1d(starts, _crossings(left, right, base, drawn))
    lefts, rights = np.minimum.reduceat(left, starts), np.maximum.reduceat(right, starts)
    sizes = np.maximum.reduceat(size, starts)
    lengths = np.diff(starts, append=len(places))
    bold = _share(sheet.bold[places], starts, lengths)
    barcode = _share(sheet.barcode[places], starts, lengths)
    firsts, lasts = places[starts], places[starts + lengths - 1]
    rows = zip(
        lefts.tolist(), rights.tolist(), base[starts].tolist(), sizes.tolist(), bold.tolist(), barcode.tolist(),
        firsts.tolist(), lasts.tolist(), strict=True,
    )  # fmt: skip
    out = []
    for one, other, at, em, heavy, code, first, last in rows:
        words = " ".join(text[first : last + 1].translate(_CLEAN).split()).replace(_HELD, _TIED)
        if words:
            out.append(Piece(one, other, at, em, words, heavy, code, (first, last)))
    return out


def _without_strangers(sheet: Sheet, places: Numbers, printed: Flags) -> str:
    """The characters, with nothing in place of those that are not printed, and of blanks too narrow to be any."""
    import numpy as np

    codes = np.frombuffer(sheet.text.encode("utf-32-le", "replace"), np.uint32)
    behind, ahead = places[:-1], places[1:]
    gap = np.maximum(sheet.left[ahead] - sheet.right[behind], sheet.left[behind] - sheet.right[ahead])
    guessed = sheet.right[behind + 1] - sheet.left[behind + 1] < _NO_WIDTH  # by pdfium: one of the file has a width
    narrow = (ahead - behind == 2) & (gap < _NARROW * sheet.size[ahead]) & guessed
    kept = printed | sheet.blank
    kept[behind[narrow] + 1] = False
    return np.where(kept, codes, 0).astype("<u4").tobytes().decode("utf-32-le", "replace")


def _starts(left: Floats, right: Floats, base: Floats, size: Floats, onwards: bool) -> Numbers:
    """Where pieces begin: the baseline changes, or what follows in the file stands elsewhere on it.

    Where all text runs onwards to the right, what stands before the last character is elsewhere, however near.
    """
    import numpy as np

    em = np.maximum(size[1:], size[:-1])
    level = np.abs(np.diff(base)) > _LEVEL * em
    gap = np.maximum(left[1:] - right[:-1], left[:-1] - right[1:])
    back = (right[1:] < left[:-1] + _LAPS * em) & (left[1:] < left[:-1]) if onwards else np.zeros(len(gap), bool)
    return np.concatenate([[0], np.flatnonzero(level | back | (gap > _JOINED * em)) + 1])


def _crossings(left: Floats, right: Floats, base: Floats, drawn: Sequence[Grid]) -> Numbers:
    """The characters that an edge between columns of a table parts from the character before."""
    import numpy as np

    middle = (left + right) / 2
    parted = np.zeros(max(len(middle) - 1, 0), bool)
    for grid in drawn:
        column = np.searchsorted(np.array(grid.xs), middle)
        inside = (base >= grid.ys[0]) & (base <= grid.ys[-1])
        parted |= (np.diff(column) != 0) & inside[1:]
    return np.flatnonzero(parted) + 1


def _share(flags: Flags, starts: Numbers, lengths: Numbers) -> Flags:
    """Whether most characters of each piece have a property."""
    import numpy as np

    return np.asarray(np.add.reduceat(flags.astype(np.int64), starts) * 2 > lengths)


def lines(sheet: Sheet, found: Sequence[Piece]) -> list[Line]:
    """Put pieces together into lines, from the top; small ones last, so that they find the line they hang on.

    A ruled table is a line by itself.
    """
    out: list[Line] = []
    bases: list[float] = []
    ruled = [piece for piece in found if piece.cells is not None]
    found = [piece for piece in found if piece.cells is None] if ruled else found
    typical = _typical(found)
    main = [piece for piece in found if piece.size > _SMALL * typical and not _is_cluster(piece)]
    for piece in main:
        _place(sheet, out, bases, piece)
    waiting = []
    for piece in found:
        if _is_cluster(piece) and piece.size > _SMALL * typical and not _level(out, bases, piece):
            waiting.append(piece)
        elif _is_cluster(piece) and piece.size > _SMALL * typical:
            _place(sheet, out, bases, piece)
    waiting += [piece for piece in found if piece.size <= _SMALL * typical]
    for piece in sorted(waiting, key=lambda piece: -piece.size):
        line = _carrier(out, bases, piece)
        if line is not None:
            line.parts.append(piece)
        else:
            _place(sheet, out, bases, piece)
    out += [Line(sheet, piece.base, piece.size, [piece]) for piece in ruled]
    out.sort(key=lambda line: line.base)
    return [line.settle() for line in out]


def _typical(found: Sequence[Piece]) -> float:
    """The size of most letters."""
    weights: dict[float, int] = {}
    for piece in found:
        weights[round(piece.size, 1)] = weights.get(round(piece.size, 1), 0) + len(piece.text)
    return max(weights, key=lambda size: weights[size], default=0.0)


def _level(out: list[Line], bases: list[float], piece: Piece) -> Line | None:
    """The line on the baseline of a piece."""
    at = bisect_left(bases, piece.base)
    for index in (at - 1, at):
        if 0 <= index < len(out) and abs(bases[index] - piece.base) <= _LEVEL * max(piece.size, out[index].size):
            return out[index]
    return None


def _place(sheet: Sheet, out: list[Line], bases: list[float], piece: Piece) -> None:
    """Add a piece to the line on its baseline, or begin a line."""
    line = _level(out, bases, piece)
    if line is not None:
        line.parts.append(piece)
        line.size = max(line.size, piece.size)
        return
    at = bisect_left(bases, piece.base)
    bases.insert(at, piece.base)
    out.insert(at, Line(sheet, piece.base, piece.size, [piece]))


def _is_cluster(piece: Piece) -> bool:
    """Whether a piece may be a letter with its signs, which some files set apart from its word and its baseline."""
    return len(piece.text) <= _CLUSTER and is_arabic(piece.text)


def _carrier(out: list[Line], bases: list[float], piece: Piece) -> Line | None:
    """The line of larger letters that a small piece is raised or lowered on."""
    at = bisect_left(bases, piece.base)
    near = [out[index] for index in (at, at - 1, at + 1) if 0 <= index < len(out)]
    if _is_cluster(piece):
        near.sort(key=lambda line: abs(line.base - piece.base))
    for line in near:
        em, above = line.size, line.base - piece.base
        small = piece.size <= _SMALL * em and -_LOWERED * em <= above <= _RAISED * em
        set_off = _is_cluster(piece) and abs(above) < _SWAY * em
        if (small or set_off) and any(
            part.left - em <= piece.right and piece.left <= part.right + em for part in line.parts
        ):
            return line
    return None
