"""Which fonts a figure asks for: first those of the script of its words, as some viewers look no further."""

from __future__ import annotations

import functools
import re
import unicodedata
from html import escape
from typing import Final

_LATIN: Final = "Noto Sans, Segoe UI, Helvetica Neue, Arial, sans-serif"
_ARABIC: Final = r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_RUN: Final = re.compile(rf"[{_ARABIC}\s]+|[^{_ARABIC}\s]+")
_BY_SCRIPT: Final[dict[str, str]] = {
    "ARABIC": "Noto Sans Arabic, Noto Naskh Arabic, Segoe UI, Geeza Pro",
    "CJK": "Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei",
}


@functools.lru_cache(maxsize=10_000)
def fonts(text: str) -> str:
    """The families for a text, best first.

    >>> fonts("Resolution 72/279")
    'Noto Sans, Segoe UI, Helvetica Neue, Arial, sans-serif'
    >>> fonts("第 72/279 号决议").split(", ")[0]
    'Noto Sans CJK SC'
    """
    found = (_BY_SCRIPT[name] for letter in text if (name := script(letter)) in _BY_SCRIPT)
    first = next(found, "")
    return ", ".join(filter(None, (first, _LATIN)))


def marked(text: str) -> str:
    """A text as SVG, escaped; within Arabic words, what Arabic fonts lack asks for another font itself.

    Some viewers take any font that has a letter, were it bold or slanted.

    >>> marked("a < b")
    'a &lt; b'
    >>> marked("رئيس (2020)").count("<tspan")
    1
    """
    if all(script(letter) != "ARABIC" for letter in text):
        return escape(text)
    runs = ((run, any(script(letter) == "ARABIC" for letter in run)) for run in _RUN.findall(text))
    return "".join(escape(run) if own or run.isspace() else _other(run) for run, own in runs)


def _other(run: str) -> str:
    return f'<tspan font-family="{_LATIN}">{escape(run)}</tspan>'


def script(letter: str) -> str:
    """The script of a letter, by the first word of its name in Unicode.

    >>> script("决"), script("ق"), script("a")
    ('CJK', 'ARABIC', 'LATIN')
    """
    return unicodedata.name(letter, "UNKNOWN").split("-")[0].split(" ")[0]
