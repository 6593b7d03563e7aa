"""A file of PDF from its bytes to the canonical text: the order of the steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

from travaux.errors import InputError, TooLargeError
from travaux.limits import MAX_PAGES
from travaux.model import RawDocument
from travaux.readers import media
from travaux.readers.canonical import Words, Writer, note_mark
from travaux.readers.pdf import footnotes, furniture
from travaux.readers.pdf.characters import MAX_CHARACTERS, MAX_SIDE, Fonts, sheet
from travaux.readers.pdf.columns import Gutter, columns
from travaux.readers.pdf.footnotes import Note
from travaux.readers.pdf.joining import Joiner
from travaux.readers.pdf.lines import Line, Token, lines, pieces
from travaux.readers.pdf.paragraphs import (
    Edges,
    Former,
    Paragraph,
    bullet,
    edges,
    is_flush_left,
    is_spaced,
    leading,
    side_by_side,
)
from travaux.readers.pdf.ruled import tabled
from travaux.readers.pdf.rules import grids
from travaux.readers.pdf.soundness import is_arabic_sound, is_unreadable
from travaux.readers.pdf.tables import tables

_OCR: Final = "Recognise its text with a program for it, as: ocrmypdf -l LANGUAGE FILE NEW_FILE; then build from that."
_ANEW: Final = "Get it as DOCX, HTML or text, or recognise its text anew: ocrmypdf --force-ocr FILE NEW_FILE."
_DECRYPT: Final = "Save it without one: qpdf --decrypt FILE NEW_FILE."
_REPAIR: Final = "Get it anew, or repair it: qpdf FILE NEW_FILE."
_ROTATED: Final = 40  # characters that run up or down a page, from which on it is said that they are left out
_HEADING: Final = 240  # characters: a longer one is a paragraph in bold
_NONE: Final[frozenset[str]] = frozenset()
_LARGE: Final = 1.15  # size of a heading, of that of the text


@dataclass(slots=True)
class _Pages:
    """The pages that could be read, and the numbers of those with something to say about."""

    lines: list[list[Line]] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    disordered: list[int] = field(default_factory=list)
    rotated: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    crowded: list[int] = field(default_factory=list)


def read_pdf(name: str, content: bytes) -> RawDocument:
    """Read a PDF.

    Args:
        name: file name, for messages and the graph.
        content: bytes of the file.

    Raises:
        InputError: it is broken, encrypted, or has no text.
        TooLargeError: it has more pages than :data:`travaux.limits.MAX_PAGES`, or its text is too large.
    """
    writer = Writer(name, media.PDF)
    pages = _take(name, content)
    _report(writer, pages)
    furniture.remove(pages.lines)
    pages.lines = [page for page in pages.lines if page]
    if pages.lines:
        _write(writer, *_formed(pages.lines))
    return writer.finish()


def _open(name: str, content: bytes) -> Any:
    """Open a file; nothing in it is run, and forms are not built."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(content)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "assword" in str(error):
            message, remedy = "It is encrypted, and needs a password.", _DECRYPT
        else:
            message, remedy = "It is broken, or not a PDF.", _REPAIR
        raise InputError(message, path=name, remedy=remedy) from error
    if count > MAX_PAGES:
        document.close()
        message = f"It has {count:,} pages, more than {MAX_PAGES:,}."
        raise TooLargeError(message, path=name, remedy="Cut it into its documents, one file each.")
    if count == 0:
        document.close()
        raise InputError("It has no pages.", path=name, remedy="Get it anew.")
    return document


def _take(name: str, content: bytes) -> _Pages:
    """The lines of all pages, and what there is to say of them.

    Raises:
        InputError: no page has text that can be read.
    """
    import pypdfium2
    import pypdfium2.raw as raw

    document, fonts, pages = _open(name, content), Fonts(raw), _Pages()
    try:
        for index in range(len(document)):
            try:
                page = document[index]
            except pypdfium2.PdfiumError:
                pages.broken.append(index + 1)
                continue
            _take_page(page, index + 1, fonts, pages)
            page.close()
    finally:
        document.close()
    if not any(pages.lines):
        _refuse(name, pages)
    return pages


def _take_page(page: Any, number: int, fonts: Fonts, pages: _Pages) -> None:
    if max(page.get_width(), page.get_height()) > MAX_SIDE:
        pages.crowded.append(number)
        return
    taken = sheet(page, number, fonts)
    if len(taken.text) >= MAX_CHARACTERS:
        pages.crowded.append(number)
        return
    if taken.rotated >= _ROTATED:
        pages.rotated.append(number)
    if taken.hidden * 2 > len(taken.text):
        pages.hidden.append(number)
    if is_unreadable(taken):
        pages.unreadable.append(number)
        return
    drawn = grids(page)
    found = lines(taken, tabled(taken, pieces(taken, drawn), drawn))
    if not found:
        (pages.pictures if _has_picture(page) else pages.blank).append(number)
        return
    if not is_arabic_sound(line.text for line in found if line.rtl):
        pages.disordered.append(number)
        return
    pages.lines.append(found)


def _has_picture(page: Any) -> bool:
    import pypdfium2.raw as raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _refuse(name: str, pages: _Pages) -> None:
    if pages.pictures:
        raise InputError("It has no text, only pictures of pages: it is a scan.", path=name, remedy=_OCR)
    if pages.broken:
        raise InputError("None of its pages can be opened.", path=name, remedy=_REPAIR)
    if pages.unreadable:
        message = "None of its pages can be read: its fonts do not say which characters they print."
        raise InputError(message, path=name, remedy=_ANEW)
    if pages.disordered:
        message = "The order of its Arabic letters cannot be made out."
        raise InputError(message, path=name, remedy=_ANEW)
    if pages.crowded:
        raise InputError("Its pages are larger, or have more characters, than pages of print.", path=name, remedy=_ANEW)
    raise InputError("It has no text.", path=name, remedy="Get it anew.")


def _report(writer: Writer, pages: _Pages) -> None:
    """Say which pages were not read, or with doubt."""
    for code, numbers, words, remedy in (
        ("no-text-layer", pages.pictures, "no text, only pictures: scanned, and not read", _OCR),
        ("broken-page", pages.broken, "damage, and cannot be opened; not read", _REPAIR),
        ("unreadable-font", pages.unreadable, "fonts that do not say which characters they print; not read", _ANEW),
        ("arabic-order", pages.disordered, "Arabic whose order cannot be made out; not read", _ANEW),
        ("crowded-page", pages.crowded, "more characters, or are larger, than pages of print; not read", _ANEW),
        ("rotated-text", pages.rotated, "text that runs up or down the page; it was left out", "See it in the file."),
        ("ocr-text", pages.hidden, "invisible text, as text recognised in a scan is; it may have errors", ""),
    ):
        if numbers:
            writer.report(code, f"{_listed(numbers)} {'has' if len(numbers) == 1 else 'have'} {words}.", remedy)


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers in words, the first of them where there are many."""
    shown = ", ".join(map(str, numbers[:10])) + (f" and {len(numbers) - 10} more" if len(numbers) > 10 else "")
    return f"Page {shown}" if len(numbers) == 1 else f"Pages {shown}"


def _body(pages: Iterable[Sequence[Line]]) -> float:
    """The size of most letters."""
    counts: Counter[float] = Counter()
    for page in pages:
        for line in page:
            if line.cells is None:
                counts[round(line.size * 4) / 4] += len(line.text)
    if not counts:
        return max(line.size for page in pages for line in page)
    return max(counts, key=lambda size: (counts[size], size))


def _formed(pages: Sequence[Sequence[Line]]) -> tuple[list[Paragraph], list[tuple[int, Note]], float]:
    """Paragraphs, notes with the stretch they stand below, and the size of the letters."""
    body = _body(pages)
    rtl = sum(len(line.text) for page in pages for line in page if line.rtl)
    is_rtl = 2 * rtl > sum(len(line.text) for page in pages for line in page)
    if is_rtl:
        for page in pages:
            for line in page:
                line.turn()
    gutters: list[Gutter] = []
    stretches = [stretch for page in pages for stretch in columns(page, is_rtl, gutters)]
    plain = [[line for line in stretch if line.cells is None] for stretch in stretches]
    usual = leading(plain)
    former = Former(body, usual, is_rtl and not is_flush_left(plain), is_spaced(plain, usual))
    notes: list[tuple[int, Note]] = []
    for number, stretch in enumerate(stretches, 1):
        text, found = footnotes.part(stretch, body, bool(notes) and number - notes[-1][0] <= 2)
        if found and not found[0].label:
            if notes:
                notes[-1][1].lines += found[0].lines
            found = found[1:]
        notes += [(number, note) for note in found]
        text = [line for line in text if not footnotes.is_rule(line)]
        if text:
            _form(former, text, number)
    return former.out, notes, body


def _form(former: Former, text: Sequence[Line], number: int) -> None:
    """Form the paragraphs and tables of a column."""
    at = edges([line for line in text if line.cells is None] or text)
    for is_ruled, group in groupby(text, key=lambda line: line.cells is not None):
        for line in group if is_ruled else ():
            _form_cells(former, _ruled(line), number, at)
        if not is_ruled:
            _form_text(former, list(group), number, at)


def _form_text(former: Former, text: Sequence[Line], number: int, at: Edges) -> None:
    """Form the paragraphs of some lines, and the tables that white makes of them."""
    place = 0
    for table in tables(text, at, former.usual):
        former.take([part for line in text[place : table.start] for part in side_by_side(line, at)], number, at)
        _form_cells(former, table.cells, number, at)
        place = table.stop
    former.take([part for line in text[place:] for part in side_by_side(line, at)], number, at)


def _form_cells(former: Former, cells: Mapping[tuple[int, int], list[Line]], number: int, at: Edges) -> None:
    former.tables += 1
    for (row, column), cell in sorted(cells.items()):
        former.out.append(Paragraph(cell, at, number, cell=(former.tables, row, column)))
    former.close()


def _ruled(line: Line) -> dict[tuple[int, int], list[Line]]:
    """The cells of a ruled table; the first column is the right one in words that run to the left."""
    cells = line.cells
    if cells is None:
        return {}
    if not line.rtl:
        return cells.lines
    return {(row, cells.columns + 1 - column): found for (row, column), found in cells.lines.items()}


def _write(writer: Writer, paragraphs: Sequence[Paragraph], notes: Sequence[tuple[int, Note]], body: float) -> None:
    """Write paragraphs, and notes where the column that they stand below has ended."""
    labels = frozenset(note.label for _, note in notes)
    joiner = Joiner(line.text for paragraph in paragraphs for line in paragraph.lines)
    bold = sum(len(one.text) for one in paragraphs if _is_bold(one)) * 2 > sum(len(one.text) for one in paragraphs)
    waiting = list(notes)
    for paragraph in paragraphs:
        while waiting and waiting[0][0] < paragraph.stretch:
            _note(writer, waiting.pop(0)[1], joiner)
        heads = (_is_bold(paragraph) and not bold) or paragraph.lines[0].size >= _LARGE * body
        heading = heads and paragraph.cell is None and len(paragraph.text) <= _HEADING
        texts = [footnotes.marked(line.tokens, labels, note_mark) for line in paragraph.lines]
        mark = bullet(texts[0])
        texts[0] = texts[0][mark:]
        writer.add(
            _joined(paragraph.lines, texts, joiner),
            kind="heading" if heading else "line",
            gap=not paragraph.loose,
            bullet=mark > 0,
            flow="unknown" if paragraph.loose else "opens",
            cell=paragraph.cell,
        )
    for _, note in waiting:
        _note(writer, note, joiner)


def _is_bold(paragraph: Paragraph) -> bool:
    return all(line.bold for line in paragraph.lines)


def _note(writer: Writer, note: Note, joiner: Joiner) -> None:
    tokens: list[Sequence[Token]] = [line.tokens for line in note.lines]
    tokens[0] = footnotes.without_label(tokens[0], note.label)
    writer.note(note.label, _joined(note.lines, [footnotes.marked(one, _NONE, note_mark) for one in tokens], joiner))


def _joined(found: Sequence[Line], texts: Sequence[str], joiner: Joiner) -> list[Words]:
    """The words of lines, each with its place, joined as a paragraph."""
    out: list[Words] = []
    for index, line in enumerate(found):
        text, between = texts[index], ""
        if index + 1 < len(found):
            text, between = joiner.join(text, texts[index + 1])
        out.append((text, line.fragment))
        if between:
            out.append((between, ""))
    return out
