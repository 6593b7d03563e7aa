"""Bytes of a page to text, as the HTML standard has it: mark, declaration, evidence.

A declaration of a single-byte code page over a text that is valid UTF-8, as servers and editors leave it behind, is
overruled by the text: words of a code page hardly ever form valid sequences of UTF-8. Without a mark and a declaration
only UTF-8 is read; a guess is no ground to read facts on.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from travaux.errors import InputError
from travaux.readers import encoding
from travaux.readers.canonical import Writer

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEAD: Final = 4_096  # bytes; the standard looks at 1,024, and some editors write more in front
_META: Final = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML: Final = re.compile(rb"<\?xml\b[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_COMMENT: Final = re.compile(rb"<!--.*?-->", re.DOTALL)
# Encoding Standard, section 4.2: labels that mean another encoding than they name.
_LABELS: Final = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-9": "cp1254",
    "utf8": "utf-8",
    "utf-16": "utf-8",  # a page whose declaration could be read is not in UTF-16
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "x-user-defined": "cp1252",
}
_NONE: Final = ("utf_7", "punycode", "idna", "unicode_escape", "raw_unicode_escape")  # of Python, and not of the web
_LOST: Final = 0.01  # share of characters that may be unreadable


def decode(writer: Writer, content: bytes) -> str:
    """Decode a page; NUL characters go, and what could not be read is reported.

    Raises:
        InputError: its encoding cannot be told, or is not what the page declares.
    """
    if not content.strip(b"\xef\xbb\xbf\xfe\xff \t\r\n\0"):
        raise InputError("The file is empty.", path=writer.name, remedy="Save the page again, or leave it out.")
    mark, found = next(((mark, name) for mark, name in _MARKS if content.startswith(mark)), (b"", ""))
    found = found or _wide(content)
    declared = "" if found else _declared(content)
    if not found:
        found = _by_evidence(writer, content, declared)
    text = content[len(mark) :].decode(found, "replace")
    lost = text.count("\ufffd")
    if lost > _LOST * len(text):
        raise InputError(
            f"The page is not in the encoding that it declares ({declared or found}): {lost:,} characters are lost.",
            path=writer.name,
            remedy="Save it again as UTF-8 from a browser that shows it well.",
        )
    if lost:
        message = f"{lost:,} characters cannot be read in the encoding of the page ({found}); they stand as \ufffd."
        writer.report("encoding", message, "Save the page again as UTF-8 from a browser.")
    return text.replace("\0", "")


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: every other byte of the first tag is NUL."""
    start = content[:_HEAD]
    if start[:4:2] == b"\0\0" and b"\0<" in start:
        return "utf-16-be"
    return "utf-16-le" if start[1:4:2] == b"\0\0" and b"<\0" in start else ""


def _declared(content: bytes) -> str:
    """The encoding that the page names, as Python knows it; blank for none, or one that is unknown."""
    head = _COMMENT.sub(b"", content[:_HEAD])
    found = _META.search(head) or _XML.search(head)
    if found is None:
        return ""
    label = found[1].decode("ascii", "replace").lower()
    try:
        known = codecs.lookup(_LABELS.get(label, label))
    except LookupError:
        return ""
    try:
        b"".decode(known.name)  # some codecs are no encodings of text
    except LookupError:
        return ""
    return "" if known.name.replace("-", "_") in _NONE else known.name


def _by_evidence(writer: Writer, content: bytes, declared: str) -> str:
    """The encoding of a page without a mark, given the one that it declares."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        if declared and declared != "utf-8":
            return declared
        if declared and content.decode("utf-8", "replace").count("\ufffd") <= _LOST * len(content):
            return declared
        encoding.decode(writer.name, content)  # says what it likely is
        return "utf-8"
    if declared and declared != "utf-8" and not content.isascii() and _is_loose(declared):
        message = f"The page declares {declared} and is UTF-8; it is read as UTF-8."
        writer.report("encoding", message, severity="info")
        return "utf-8"
    return declared or "utf-8"


def _is_loose(name: str) -> bool:
    """Whether nearly any bytes are valid in an encoding, so that valid UTF-8 is no accident; not so ISO 2022."""
    return not name.startswith(("iso2022", "utf"))
