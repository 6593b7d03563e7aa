"""An image of a figure, with fonts of this machine that have the scripts of its words; else a clear refusal."""

from __future__ import annotations

import functools
import re
from html import unescape

from travaux.errors import InputError, TravauxError
from travaux.pictures.fonts import fonts, script

_TEXT = re.compile(r"<(?:text|tspan)\b[^>]*>([^<]+)")
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40">'
    '<text x="8" y="28" font-size="20" font-family="{fonts}">{letter}</text></svg>'
)


class MissingFontError(TravauxError):
    """No font of this machine has a script that a picture needs."""

    code = "missing-font"


def png(svg: str, *, scale: float = 2.0) -> bytes:
    """Draw an SVG as PNG.

    Args:
        svg: a figure of ours.
        scale: pixels for each point.

    Raises:
        MissingFontError: a label has letters of a script that no font here has; it would be drawn as blanks.
        InputError: the image would have no pixel, or more than 200 million.
        TravauxError: the library that draws is not installed.
    """
    width, height = (float(re.search(rf'\b{side}="([0-9.]+)"', svg)[1]) for side in ("width", "height"))  # type: ignore[index]
    if not scale * min(width, height) >= 1 or width * height * scale**2 > 200_000_000:
        raise InputError(
            f"A scale of {scale:g} gives no usable image of this figure.", remedy="Try 1, or save it as .svg."
        )
    missing = missing_scripts(svg)
    if missing:
        raise MissingFontError(
            f"No font of this machine has the letters of: {', '.join(missing)}.",
            remedy="Install one (Debian, Ubuntu: fonts-noto-core, fonts-noto-cjk), or save it as .svg or .html.",
        )
    return _drawn(svg, scale)


def missing_scripts(svg: str) -> list[str]:
    """Name the scripts of the words of a figure that no font of this machine has.

    Raises:
        TravauxError: the library that draws is not installed.
    """
    letters: dict[str, str] = {}
    for words in _TEXT.findall(svg):
        for letter in unescape(words):
            if letter.isalpha() and not letter.isascii():
                letters.setdefault(script(letter).replace("CJK", "Chinese").capitalize(), letter)
    return sorted(script for script, letter in letters.items() if not _has(letter))


@functools.cache
def _has(letter: str) -> bool:
    """Whether some font of this machine draws a letter: an image of it is not that of a letter which no font has."""
    draw = functools.partial(_PROBE.format, fonts=fonts(letter))
    nobody = _drawn(draw(letter="\U000f0000"), 1.0)  # private use: no font of words has it
    return _drawn(draw(letter=letter), 1.0) not in (nobody, _drawn(draw(letter=" "), 1.0))


def _drawn(svg: str, scale: float) -> bytes:
    try:
        import resvg_py
    except ImportError as error:
        remedy = 'Install it with: pip install "travaux[notebook]"; or save the picture as .svg.'
        raise TravauxError("Images are drawn by resvg, which is not installed.", remedy=remedy) from error
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=scale, font_family="Noto Sans", languages=["en"]))
