"""Media types of the formats, as the graph states them (``dct:format``)."""

from __future__ import annotations

from typing import Final

AKN: Final = "application/akn+xml"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML: Final = "text/html"
OLD_WORD: Final = "application/msword"
PDF: Final = "application/pdf"
RTF: Final = "application/rtf"
TEXT: Final = "text/plain"
