"""The characters of a page with their places, taken from pdfium as cheaply as it gives them.

Two calls a character (its box and the text object that it belongs to), four a text object (matrix, size, font, mode);
all else is done on arrays. Places are in points from the left and the top of the page as it is seen: the crop box is
heeded, and so is the rotation.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from travaux.readers.pdf.arabic import unmirrored

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]
    Numbers = npt.NDArray[np.int64]

MAX_CHARACTERS: Final = 100_000  # of a page; the densest page of print has a tenth of it
MAX_SIDE: Final = 20_000.0  # points of a page: 7 m
BLANKS: Final = (
    "\x00 \t\r\n\x0b\x0c\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
)
_NOTHING: Final = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_HYPHENS: Final = {0x02: "-", 0xFFFE: "-"}  # how pdfium gives a hyphen that it takes for the end of a line
_HIDDEN: Final = 3  # text render mode: neither filled nor stroked, as recognised text lies behind the picture of a scan
_FORCED: Final = 1 << 18  # flag of a font that is drawn bold (ISO 32000-1, table 123)
_BOLD: Final = ("bold", "black", "heavy")
_BARCODE: Final = ("barcode", "bar code", "3of9", "3 of 9", "code39", "code128")
_WIDE_OPEN: Final = re.compile("[（《「『【〔〈［｛]")
_BESIDE: Final = 3  # places in the file around a bracket, in which what stands beside it is looked for
_LEANING: Final = 0.26  # radians that a line may lean and still be read as one that runs across the page


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as pdfium gives it.

    Attributes:
        number: of the page, from 1.
        width, height: of the page as it is seen, in points.
        text: one character for each place in the arrays.
        left, right: edges of each character.
        base: baseline of each, from the top.
        size: of the letters of each, in points; 0 for blanks, and for what runs otherwise or lies outside the page.
        blank: whether each is a blank or a line end, from the file or put in by pdfium.
        bold: whether each is.
        rotated, hidden: how many characters run otherwise than across the page, and how many are invisible.
        barcode: whether each is of a font of bar codes.
    """

    number: int
    width: float
    height: float
    text: str
    left: Floats
    right: Floats
    base: Floats
    size: Floats
    blank: Flags
    bold: Flags
    barcode: Flags
    rotated: int
    hidden: int


@dataclass(frozen=True, slots=True)
class Frame:
    """How the space of a page in the file becomes the page as it is seen."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        """Width as seen."""
        return self.right - self.left if self.turns % 2 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """Height as seen."""
        return self.top - self.bottom if self.turns % 2 == 0 else self.right - self.left

    def seen(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Turn a place (numbers or arrays) into points from the left and the top."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x


def frame(page: Any) -> Frame:
    """The frame of a page of pypdfium2: its crop box within its media box, and its rotation."""
    media, crop = _upright(page.get_mediabox()), _upright(page.get_cropbox())
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    if right <= left or top <= bottom:  # no size at all: that which pdfium takes
        left, bottom, (right, top) = 0.0, 0.0, page.get_size()
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)


def _upright(box: Sequence[float]) -> tuple[float, float, float, float]:
    """A rectangle from its left bottom to its right top; a file may name any two corners (ISO 32000-1, 7.9.5)."""
    left, bottom, right, top = box
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


class Fonts:
    """What is known of the fonts of a file, asked once for each.

    Args:
        raw: the functions of pdfium.
    """

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._known: dict[int, tuple[bool, bool]] = {}

    def look(self, address: int) -> tuple[bool, bool]:
        """Whether a font is bold, and whether it is one of bar codes; the weight that pdfium guesses is not used."""
        known = self._known.get(address)
        if known is None:
            handle = ctypes.cast(address, self._raw.FPDF_FONT)
            name = self._name(handle).lower() if address else ""
            flags = self._raw.FPDFFont_GetFlags(handle) if address else 0
            bold = any(word in name for word in _BOLD) or (flags > 0 and bool(flags & _FORCED))
            known = self._known[address] = bold, any(word in name for word in _BARCODE)
        return known

    def _name(self, handle: Any) -> str:
        buffer = ctypes.create_string_buffer(256)
        if self._raw.FPDFFont_GetBaseFontName(handle, buffer, 256) > 256:
            return ""
        return buffer.value.decode("utf-8", "replace")


def sheet(page: Any, number: int, fonts: Fonts) -> Sheet:
    """Take the characters of a page of pypdfium2."""
    import numpy as np
    import pypdfium2.raw as raw

    seen = frame(page)
    text_page = page.get_textpage()
    try:
        count = min(max(raw.FPDFText_CountChars(text_page.raw), 0), MAX_CHARACTERS)
        text = unmirrored(_text(raw, text_page, count))
        boxes, owners = _boxes(raw, text_page, count)
        codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
        nothing = np.isin(codes, np.array([ord(character) for character in _NOTHING], np.uint32))
        blank = np.isin(codes, np.array([ord(character) for character in BLANKS], np.uint32))
        owners = _filled(owners, blank)
        firsts = np.flatnonzero(np.diff(owners, prepend=owners[:1] + 1)) if count else np.zeros(0, np.int64)
        looks = _looks(raw, text_page, firsts.tolist(), owners[firsts].tolist(), fonts)
    finally:
        text_page.close()
    look = np.repeat(looks, np.diff(firsts, append=count), axis=0)
    x, base = seen.seen(look[:, 4], look[:, 5])
    ahead_x, ahead_y = seen.seen(look[:, 4] + look[:, 0], look[:, 5] + look[:, 1])
    size = look[:, 6].copy()
    one_x = seen.seen(boxes[:, 0], boxes[:, 3])[0]
    other_x = seen.seen(boxes[:, 2], boxes[:, 1])[0]
    left, right = np.minimum(one_x, other_x), np.maximum(one_x, other_x)
    draw_in(text, left, right)
    turned = (np.abs(np.arctan2(ahead_y - base, ahead_x - x)) > _LEANING) & (size > 0)
    outside = (right < -1) | (left > seen.width + 1) | (base < -1) | (base > seen.height + size)
    hidden = (look[:, 7] == _HIDDEN) & (size > 0)
    size[turned | outside | nothing] = 0
    return Sheet(
        number=number,
        width=seen.width,
        height=seen.height,
        text=text.translate(_HYPHENS),
        left=left,
        right=right,
        base=base,
        size=np.where(blank, 0.0, size),
        blank=blank,
        bold=look[:, 8] > 0,
        barcode=look[:, 9] > 0,
        rotated=int(turned.sum()),
        hidden=int(hidden.sum()),
    )


def draw_in(text: str, left: Floats, right: Floats) -> None:
    """Draw in the left edge of brackets whose white half, on the left, another character stands in.

    Chinese brackets are as wide as a character, and are set closer beside other punctuation.
    """
    for match in _WIDE_OPEN.finditer(text):
        at = match.start()
        middle = (left[at] + right[at]) / 2
        for other in range(max(at - _BESIDE, 0), min(at + _BESIDE + 1, len(text))):
            width, centre = right[other] - left[other], (left[other] + right[other]) / 2
            if other != at and width > 0.2 * (right[at] - left[at]) and left[at] < centre < middle:
                left[at] = middle
                break


def _text(raw: Any, text_page: Any, count: int) -> str:
    """The characters, one for each index: all at once where pdfium counts as UTF-16 does, else one by one."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page.raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if written == count + 1 and len(text) == count:
        return text
    ask, page = raw.FPDFText_GetUnicode, text_page.raw
    codes = (ask(page, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


def _boxes(raw: Any, text_page: Any, count: int) -> tuple[Floats, Numbers]:
    """The box (left, top, right, bottom as pdfium counts) and the address of the text object of each character."""
    import numpy as np

    page = ctypes.cast(text_page.raw, ctypes.c_void_p).value
    get_box = _bare(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    get_object = _bare(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
    boxes = np.zeros((count, 4), np.float32)
    start = boxes.ctypes.data
    for index in range(count):
        get_box(page, index, start + 16 * index)
    owners = np.array([get_object(page, index) or 0 for index in range(count)], np.uint64).astype(np.int64)
    return boxes.astype(np.float64), owners


def _filled(owners: Numbers, blank: Flags) -> Numbers:
    """Owners where each blank has that of the character before it: what pdfium says of blanks is not reliable."""
    import numpy as np

    places = np.where(blank, 0, np.arange(len(owners)))
    return owners[np.maximum.accumulate(places)] if len(owners) else owners


def _looks(raw: Any, text_page: Any, firsts: list[int], owners: list[int], fonts: Fonts) -> Floats:
    """Of each text object: matrix (six numbers), size, mode, whether it is bold, whether it is a bar code."""
    import numpy as np

    page = ctypes.cast(text_page.raw, ctypes.c_void_p).value
    get_matrix = _bare(raw.FPDFText_GetMatrix, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    get_size = _bare(raw.FPDFTextObj_GetFontSize, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
    get_mode = _bare(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
    get_font = _bare(raw.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
    numbers = np.zeros((len(firsts), 7), np.float32)
    start = numbers.ctypes.data
    flags = np.zeros((len(firsts), 3))
    for row, (index, owner) in enumerate(zip(firsts, owners, strict=True)):
        if owner:
            get_matrix(page, index, start + 28 * row)
            get_size(owner, start + 28 * row + 24)
            flags[row] = (get_mode(owner), *fonts.look(get_font(owner) or 0))
    looks = np.concatenate([numbers.astype(np.float64), flags], axis=1)
    looks[:, 6] = np.abs(looks[:, 6]) * np.hypot(looks[:, 2], looks[:, 3])
    return looks


def _bare(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of pdfium that takes bare addresses: ctypes checks nothing, which halves the time of a call."""
    return ctypes.cast(function, ctypes.CFUNCTYPE(result, *arguments))
