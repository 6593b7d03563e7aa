"""What a file is, by its first bytes."""

from __future__ import annotations

import re
from typing import Final

from travaux.readers.formats import AKN, DOCX, HTML, OLD_WORD, PDF, RTF, Format

_HEAD: Final = 2_000  # bytes: a declaration, a comment and the first element stand in fewer
_PDF_HEAD: Final = 1_024  # ISO 32000-1, annex H: readers look for the mark within the first 1,024 bytes
_SIGNATURES: Final = (
    (b"PK\x03\x04", DOCX),
    (b"PK\x05\x06", DOCX),  # an archive without files
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_WORD),
    (b"{\\rtf", RTF),
)
_SKIPPED: Final = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML: Final = re.compile(rb"<(?:!doctype\b|[A-Za-z_])", re.IGNORECASE)
_AKN: Final = re.compile(rb"<(?:\w+:)?akomaNtoso\b")

_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def sniff(content: bytes) -> Format | None:
    """Tell the format of a file; ``None`` if it has no mark, as plain text has none."""
    for head, form in _SIGNATURES:
        if content.startswith(head):
            return form
    if b"%PDF-" in content[:_PDF_HEAD] and not content[:1].isalpha():
        return PDF
    start = content[:_HEAD].replace(b"\0", b"")  # UTF-16: the letters are ASCII
    skipped = _SKIPPED.match(start)
    place = skipped.end() if skipped else 0
    if _HTML.match(start, place):
        return HTML
    declared = b"<?xml" in start[:place]
    if _AKN.search(start) or (declared and _XML.match(start, place)):
        return AKN
    return None


def is_prose(content: bytes) -> bool:
    """Whether a file without a mark is plain text in UTF-8, and no part of a PDF or of XML."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or b"endobj" in content or b"%PDF" in content:
        return False
    try:
        return not _CONTROLS.search(content.decode("utf-8"))
    except UnicodeDecodeError:
        return False
