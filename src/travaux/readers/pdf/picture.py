"""A page as a picture, with the place of a quotation marked on it."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING, Final

from travaux.errors import InputError
from travaux.readers.pdf.characters import MAX_SIDE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_FRAGMENT: Final = re.compile(r"#?page=(\d{1,5})(?:&viewrect=(-?[\d.]+),(-?[\d.]+),(-?[\d.]+),(-?[\d.]+))?")
_YELLOW: Final = (255, 236, 130)  # what white becomes; what is dark stays so
_MAX_PIXELS: Final = 40_000_000


def page_picture(content: bytes, fragment: str, scale: float = 2.0) -> bytes:
    """Draw a page with a rectangle marked.

    Args:
        content: bytes of the PDF.
        fragment: page and rectangle, as a :class:`travaux.model.Locator` has them: ``page=3&viewrect=72,100,451,14``.
        scale: pixels a point.

    Returns:
        A picture in PNG.

    Raises:
        InputError: the file cannot be drawn, or has no such page, or the fragment is none.
    """
    import numpy as np
    import pypdfium2

    match = _FRAGMENT.fullmatch(fragment)
    if match is None:
        raise InputError(f"{fragment!r} names no place in a PDF.", remedy="Write page=3&viewrect=72,100,451,14.")
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            page = document[int(match[1]) - 1]
            side, area = max(page.get_width(), page.get_height()), page.get_width() * page.get_height()
            if side > MAX_SIDE or area * scale * scale > _MAX_PIXELS:
                raise InputError("The page is too large to be drawn.", remedy="Give a smaller scale.")
            drawn = page.render(scale=scale, rev_byteorder=True).to_numpy()
            pixels = np.array(drawn[:, :, :3], np.uint8)
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise InputError(f"Page {match[1]} cannot be drawn.", remedy="See whether the file has it.") from error
    if match[2] is not None:
        left, top, width, height = (float(number) * scale for number in match.groups()[1:])
        _mark(pixels, round(left), round(top), round(left + width), round(top + height))
    return _png(pixels)


def _mark(pixels: npt.NDArray[np.uint8], left: int, top: int, right: int, bottom: int) -> None:
    """Lay a colour over a rectangle, as a marker pen does."""
    import numpy as np

    rows, columns = slice(max(top, 0), max(bottom, 0)), slice(max(left, 0), max(right, 0))
    pixels[rows, columns] = np.minimum(pixels[rows, columns], np.array(_YELLOW, np.uint8))


def _png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """Pixels (rows, columns, three colours) as PNG."""
    height, width, _ = pixels.shape
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
