"""Word documents (DOCX, DOCM): ECMA-376 in both dialects, and what Word adds to it."""

from __future__ import annotations

from typing import Final

from travaux.errors import InputError
from travaux.model import RawDocument
from travaux.readers import media
from travaux.readers.canonical import Writer
from travaux.readers.docx.archive import Archive
from travaux.readers.docx.body import Body
from travaux.readers.docx.headers import first_header, lines_of, only_symbol, printed_lines, running_headers
from travaux.readers.docx.inline import Inline
from travaux.readers.docx.names import Element, child, name
from travaux.readers.docx.notes import Notes
from travaux.readers.docx.numbering import Numbering
from travaux.readers.docx.parts import Parts
from travaux.readers.docx.styles import Styles

__all__ = ["read_docx"]

_INFOS: Final = {
    "tracked-changes": "The file has tracked changes: what was inserted is read, what was deleted is not.",
    "hidden-text": "The file has hidden text, which is not read.",
    "object": "The file has objects (equations, charts, diagrams, sheets), whose words are not read.",
}
_REMEDIES: Final = {
    "tracked-changes": "Accept or reject the changes in Word if another state is meant.",
    "object": "Look at them in Word; what they say can be added as text.",
    "field-number": "Turn these fields into text in Word (Ctrl+Shift+F9).",
}


class _Report:
    """Says each thing once, however often it is met."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._said: set[tuple[str, str]] = set()

    def __call__(self, code: str, message: str) -> None:
        if (code, message) not in self._said and len(self._said) < 100:
            self._said.add((code, message))
            severity: Final = "info" if code in _INFOS else "warning"
            self._writer.report(code, _INFOS.get(code, message), _REMEDIES.get(code, ""), severity)


def read_docx(file: str, content: bytes) -> RawDocument:
    """Read a document of Word.

    Args:
        file: name of the file, for messages and the graph.
        content: its bytes.

    Returns:
        The text as Word prints it, without headers and footers, but with a header that the first page alone has
        (:mod:`travaux.readers.docx.headers`); each stretch of it with the part and the XPath of its paragraph, as
        ``word/document.xml#/w:document/w:body/w:p[12]``. Its symbol is that of the running head, by which it is named
        if its masthead prints none.

    Raises:
        InputError: it is no document of Word, is damaged, protected or without words.
        TooLargeError: it unpacks to more than a document has.
    """
    archive = Archive(file, content)
    body = child(archive.xml(archive.main), "w:body")
    if body is None:
        raise InputError(f"{archive.main} has no body.", path=file, remedy="Save it anew from Word or LibreOffice.")
    writer = Writer(file, media.DOCX)
    report = _Report(writer)
    parts = Parts(archive, report)
    styles = Styles(parts.of("styles"))
    found = {f"w:{kind}": parts.named(f"{kind}s") for kind in ("footnote", "endnote")}
    notes = Notes({kind: part for kind, part in found.items() if part is not None}, parts.of("settings"), report)
    numbering = Numbering(parts.of("numbering"), styles, report)
    sections = [one for one in body.iter("{*}sectPr") if name(one) == "w:sectPr" and _is_current(one)]
    blocks = Body(writer, styles, numbering, notes, Inline(styles, notes, report), sections, report)
    header = parts.relation(first_header(sections))
    if header is not None:
        blocks.write_masthead(header[1], header[0], "/w:hdr", printed_lines(body))
    writer.symbol = _running_symbol(parts, sections)
    blocks.write(body, archive.main, "/w:document/w:body")
    document = writer.finish()
    if not document.blocks:
        remedy = "If it holds pictures of pages, recognise their text first (OCR)."
        raise InputError("The document has no words.", path=file, remedy=remedy)
    return document


def _running_symbol(parts: Parts, sections: list[Element]) -> str:
    """The symbol that the pages repeat in their headers; blank if they repeat none, or several."""
    headers = [found for one in running_headers(sections) if (found := parts.relation(one)) is not None]
    return only_symbol(line for _, root in headers for line in lines_of(root))


def _is_current(section: Element) -> bool:
    """Whether properties of a section are those that hold, not those before a tracked change."""
    parent = section.getparent()
    return parent is not None and name(parent) != "w:sectPrChange"
