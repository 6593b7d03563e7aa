"""HTML as the sites of the United Nations publish it, and as word processors write it."""

from __future__ import annotations

from travaux.readers.html.reader import read_html

__all__ = ["read_html"]
