"""Elements as text; running text may hold blanks that count, so nothing is indented within a line."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


def element(name: str, content: str = "", /, **attributes: str) -> str:
    """An element; attributes that are blank are left out, and ``as_`` is written ``as``."""
    written = "".join(
        f" {key.rstrip('_')}={quoteattr(_FORBIDDEN.sub('', value))}" for key, value in attributes.items() if value
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def block(name: str, content: str = "", /, **attributes: str) -> str:
    """An element on lines of its own."""
    inner = f"\n{content}" if content else ""
    return element(name, inner, **attributes) + "\n"


def text(words: str) -> str:
    """Words as content."""
    return escape(_FORBIDDEN.sub("", words))
