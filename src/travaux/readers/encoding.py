"""Bytes to text: UTF-8, an encoding that the file declares by its mark, or the one that its bytes tell.

The last is a guess, and who reads the report is told. It is that of charset-normalizer, asked only about the encodings
in which documents in the six languages are found, and where nearly all is ASCII about nothing but the Western one.
It told apart all of 273 re-encoded official documents (eleven pairs of language and encoding) before that rule was
added; with it, a text in each of them is tried in the tests. A text that is UTF-8 but for a few damaged bytes is
refused: read in another encoding it would be words that nobody wrote, with evidence.
"""

from __future__ import annotations

import codecs
import contextlib
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
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\x1f\x8b", "an archive (gzip)"),
)
_DAMAGED: Final = 0.02  # of the characters beyond ASCII: what cannot be read as UTF-8 in a text that is UTF-8
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
_WIDE_SHARE: Final = 0.1
_SAMPLE: Final = 100_000  # bytes: enough to tell


def decode(name: str, content: bytes) -> tuple[str, str]:
    """Decode a text; line ends become LF and nothing else changes.

    Args:
        name: file name, for messages.
        content: UTF-8 (with or without mark), UTF-16 or UTF-32 with mark, or what can be told by its bytes.

    Returns:
        The text, and the encoding if it is a guess, else blank.

    Raises:
        InputError: nothing is in it, or it is not text in an encoding that can be told.
    """
    if not content.strip(_BLANK):
        raise InputError("The file is empty.", path=name, remedy="Save its text again, or leave it out.")
    kind = next((kind for head, kind in _KINDS if content.startswith(head)), "")
    if kind:
        raise InputError(f"This is {kind}, not text, whatever its name says.", path=name, remedy=_EXPORT)
    text, guess = _decoded(name, content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\n\t\f")
    if controls > len(text) * MAX_CONTROL_SHARE:
        raise _binary(name, content)
    if "\0" in text:
        where = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(f"A NUL character is in line {where}.", path=name, remedy="Take it out: tr -d '\\000'.")
    return text, guess


def _decoded(name: str, content: bytes) -> tuple[str, str]:
    """The text in the encoding of its mark, in UTF-8, or in the one that its bytes tell, which is named."""
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")
    likely = "" if marked or not _is_wide(content) else likely_encoding(content)
    try:
        return content.decode(likely or marked or "UTF-8"), likely
    except UnicodeDecodeError as error:
        likely = "" if marked or _is_damaged(content) else likely_encoding(content)
        with contextlib.suppress(UnicodeDecodeError):
            if likely:
                return content.decode(likely), likely
        raise _not_text(name, content, marked.removesuffix("-SIG") or "UTF-8", error.start) from error


def _is_wide(content: bytes) -> bool:
    """Whether every second byte or so is zero, as in UTF-16 of ASCII: UTF-8 has such bytes too, but not as text."""
    return content.count(0) > len(content) * _WIDE_SHARE


def _is_damaged(content: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few of them."""
    text = content.decode("utf-8", "replace")
    beyond = sum(character > "\x7f" for character in text)
    return 0 < text.count("\ufffd") <= max(1, beyond * _DAMAGED) < beyond


def _not_text(name: str, content: bytes, encoding: str, place: int) -> InputError:
    message = f"Not text in {encoding} (byte {place})."
    if any(content.count(code) for code in range(9)):
        return _binary(name, content)
    return InputError(message, path=name, remedy="Save it as UTF-8, e.g. with iconv -f ENCODING -t UTF-8.")


def _binary(name: str, content: bytes) -> InputError:
    return InputError("This looks like a binary file, not text.", path=name, remedy=_EXPORT)


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
