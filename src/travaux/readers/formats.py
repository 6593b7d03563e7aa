"""The formats: what each is called, how large a file of it may be, and who reads it.

What a reader needs is imported when it reads, so that a build of texts loads no library for PDF.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NoReturn

from travaux.errors import InputError
from travaux.limits import MAX_MARKUP, MAX_PACKED, MAX_SIZE, Limits
from travaux.model import RawDocument
from travaux.readers import media
from travaux.readers.text import read_text

Read = Callable[[str, bytes], RawDocument]


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        name: short name, by which a process of its own is told what to read.
        title: what a file of it is, for messages: "a PDF".
        media_type: as the graph states it.
        max_size: bytes that a file of it may have by default.
        reader: reads a file, given its name and content.
        rank: of two files of one document in one language, the one of the lower rank is read.
        apart: it is read in a process of its own.
    """

    name: str
    title: str
    media_type: str
    max_size: int
    reader: Read
    rank: int
    apart: bool = True

    def read(self, name: str, content: bytes, limits: Limits) -> RawDocument:
        """Read a file.

        Raises:
            InputError: it cannot be read, or not within the limits.
        """
        if not self.apart:
            return self.reader(name, content)
        from travaux.readers.apart import read_apart

        return read_apart(self.name, name, content, limits)


def _pdf(name: str, content: bytes) -> RawDocument:
    from travaux.readers.pdf import read_pdf

    return read_pdf(name, content)


def _docx(name: str, content: bytes) -> RawDocument:
    from travaux.readers.docx import read_docx

    return read_docx(name, content)


def _html(name: str, content: bytes) -> RawDocument:
    from travaux.readers.html import read_html

    return read_html(name, content)


def _akn(name: str, content: bytes) -> RawDocument:
    from travaux.readers.akn import read_akn

    return read_akn(name, content)


def _old_word(name: str, content: bytes) -> NoReturn:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise InputError(
            "The file is protected by a password.", path=name, remedy="Save it without one, or leave it out."
        )
    raise InputError(
        "This is a file of Word before 2007 (or of an old Excel), which is not read.",
        path=name,
        remedy="Save it as DOCX: soffice --headless --convert-to docx FILE.",
    )


def _rtf(name: str, content: bytes) -> NoReturn:
    raise InputError(
        "This is a file in Rich Text Format, which is not read.",
        path=name,
        remedy="Save it as DOCX: soffice --headless --convert-to docx FILE.",
    )


AKN: Final = Format("akn", "Akoma Ntoso", media.AKN, MAX_MARKUP, _akn, 1)
DOCX: Final = Format("docx", "a file of Word", media.DOCX, MAX_PACKED, _docx, 2)
HTML: Final = Format("html", "HTML", media.HTML, MAX_MARKUP, _html, 3)
TEXT: Final = Format("text", "text", media.TEXT, MAX_SIZE, read_text, 4, apart=False)
PDF: Final = Format("pdf", "a PDF", media.PDF, MAX_PACKED, _pdf, 5)
OLD_WORD: Final = Format("doc", "a file of an old Word or Excel", media.OLD_WORD, MAX_PACKED, _old_word, 6, apart=False)
RTF: Final = Format("rtf", "a file in Rich Text Format", media.RTF, MAX_PACKED, _rtf, 6, apart=False)
FORMATS: Final = {form.name: form for form in (AKN, DOCX, HTML, TEXT, PDF, OLD_WORD, RTF)}
RANKS: Final = {form.media_type: form.rank for form in FORMATS.values()}
