"""Which fonts a figure asks for: first those of the script of its words, as some viewers look no further."""

from __future__ import annotations

import functools
import unicodedata
from typing import Final

_LATIN: Final = "Noto Sans, Segoe UI, Helvetica Neue, Arial"
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
    return ", ".join(filter(None, (first, _LATIN, "sans-serif")))


def script(letter: str) -> str:
    """The script of a letter, by the first word of its name in Unicode.

    >>> script("决"), script("ق"), script("a")
    ('CJK', 'ARABIC', 'LATIN')
    """
    return unicodedata.name(letter, "UNKNOWN").split("-")[0].split(" ")[0]
