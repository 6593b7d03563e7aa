"""Bytes to text: UTF-8, or an encoding that the file itself declares by its mark; all else is refused with a hint.

A guess is good enough for a hint and not for a text: single bytes that were read in the wrong code page are words that
nobody wrote, with evidence. The hint is that of charset-normalizer, asked only about the encodings in which documents
in the six languages are found, and where nearly all is ASCII about nothing but the Western code page. It told apart
all of 273 re-encoded official documents (eleven pairs of language and encoding) before that rule was added; with it,
a text in each of them is tried in the tests.
"""

from __future__ import annotations

import codecs
from typing import Final

from travaux.errors import InputError

MAX_CONTROL_SHARE: Final = 0.02  # more control characters than this: not a text

_MARKS: Final = (  # the longer mark first: that of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF8, "UTF-8-SIG"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_KINDS: Final = (  # first bytes of files that are sometimes given the name of a text
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as files of Word, Excel and OpenDocument are"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an old Word or Excel"),
    (b"{\\rtf", "a file in Rich Text Format"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\x1f\x8b", "an archive (gzip)"),
)
_EXPORT: Final = "Export its text as UTF-8, or leave it out."
_BLANK: Final = b"\xef\xbb\xbf\xfe\xff \t\r\n\x0b\x0c\0"
_WIDE: Final = {"utf_16_le": "UTF-16LE", "utf_16_be": "UTF-16BE"}
_WESTERN: Final = {"cp1252": "WINDOWS-1252"}
_OTHERS: Final = {
    "gb18030": "GB18030",
    "big5": "BIG5",
    "cp1251": "WINDOWS-1251",
    "koi8_r": "KOI8-R",
    "cp1256": "WINDOWS-1256",
}
_ASCII_SHARE: Final = 0.97  # of the bytes, and more: English with typographic quotation marks
_SAMPLE: Final = 100_000  # bytes: enough to tell


def decode(name: str, content: bytes) -> str:
    """Decode a text; line ends become LF and nothing else changes.

    Args:
        name: file name, for messages.
        content: UTF-8 (with or without mark), or UTF-16 or UTF-32 with mark.

    Raises:
        InputError: nothing is in it, or it is not text in one of these encodings; the remedy names the likely one.
    """
    if not content.strip(_BLANK):
        raise InputError("The file is empty.", path=name, remedy="Save its text again, or leave it out.")
    kind = next((kind for head, kind in _KINDS if content.startswith(head)), "")
    if kind:
        raise InputError(f"This is {kind}, not text, whatever its name says.", path=name, remedy=_EXPORT)
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "UTF-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(name, content, encoding.removesuffix("-SIG"), error.start) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\n\t\f")
    if controls > len(text) * MAX_CONTROL_SHARE:
        raise _binary(name, content)
    if "\0" in text:
        where = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(f"A NUL character is in line {where}.", path=name, remedy="Take it out: tr -d '\\000'.")
    return text


def _not_text(name: str, content: bytes, encoding: str, place: int) -> InputError:
    message = f"Not text in {encoding} (byte {place})."
    likely = likely_encoding(content) if encoding == "UTF-8" else ""
    if likely:
        return InputError(f"{message} It looks like {likely}.", path=name, remedy=_iconv(likely))
    if any(content.count(code) for code in range(9)):
        return _binary(name, content)
    return InputError(message, path=name, remedy="Save it as UTF-8, e.g. with iconv -f ENCODING -t UTF-8.")


def _binary(name: str, content: bytes) -> InputError:
    likely = likely_encoding(content) if b"\0" in content else ""
    if likely:
        return InputError(f"This is text in {likely} without its mark.", path=name, remedy=_iconv(likely))
    return InputError("This looks like a binary file, not text.", path=name, remedy=_EXPORT)


def _iconv(encoding: str) -> str:
    return f"Convert it: iconv -f {encoding} -t UTF-8."


def likely_encoding(content: bytes) -> str:
    """The encoding that bytes which are not UTF-8 are probably in, as iconv names it; blank if that cannot be told."""
    import charset_normalizer

    cut = content.rfind(b"\n", 0, _SAMPLE) if len(content) > _SAMPLE else -1  # not within a character, if we can
    sample = content[: cut + 1 or _SAMPLE]
    if b"\0" in sample:
        names = _WIDE
        sample = sample[: len(sample) // 2 * 2]
    else:
        ascii_ = sum(code < 128 for code in sample)
        names = _WESTERN if ascii_ > len(sample) * _ASCII_SHARE else _WESTERN | _OTHERS | _WIDE
    best = charset_normalizer.from_bytes(sample, cp_isolation=list(names)).best()
    return names.get(best.encoding, "") if best is not None else ""
