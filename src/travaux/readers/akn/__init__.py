"""Akoma Ntoso, and Akoma Ntoso for the United Nations system (AKN4UN)."""

from __future__ import annotations

from travaux.errors import InputError
from travaux.model import RawDocument
from travaux.readers import media
from travaux.readers.akn.body import Body
from travaux.readers.akn.identity import identify
from travaux.readers.akn.metadata import write_metadata
from travaux.readers.canonical import Writer
from travaux.readers.xml import local_name, parse_xml

__all__ = ["read_akn"]


def read_akn(name: str, content: bytes) -> RawDocument:
    """Read a file of Akoma Ntoso; XML that is XHTML goes to the reader of HTML.

    The text comes as it is printed: cover page, preface, preamble, body, conclusions, attachments. What the metadata
    say and the text does not (subjects, votes, adoption) stands at its end, in lines that are not part of the text.

    Raises:
        InputError: it is no Akoma Ntoso, holds no text, or is XML that is not read (:func:`parse_xml`).
    """
    root = parse_xml(name, content)
    if local_name(root) == "html":
        from travaux.readers.html import read_html

        return read_html(name, content)
    if local_name(root) != "akomaNtoso":
        raise InputError(
            f"This is XML, but not Akoma Ntoso: its outermost element is <{local_name(root)[:60]}>.",
            path=name,
            remedy="Export the document as Akoma Ntoso, HTML, DOCX or text.",
        )
    writer = Writer(name, media.AKN)
    writer.symbol, writer.language = identify(root)
    body = Body(writer, root)
    body.read(root)
    if not body.count:
        raise InputError("This file of Akoma Ntoso holds no text.", path=name, remedy="Get the document with its text.")
    write_metadata(writer, root)
    return writer.finish()
