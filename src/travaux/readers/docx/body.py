"""The blocks of a document: paragraphs, tables and text boxes in reading order, notes behind them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from travaux.readers.canonical import Words, Writer
from travaux.readers.docx.contents import is_contents
from travaux.readers.docx.inline import Content, Inline
from travaux.readers.docx.names import Element, attribute, child, children, is_on, number
from travaux.readers.docx.notes import Notes
from travaux.readers.docx.numbering import Numbering
from travaux.readers.docx.styles import BODY_LEVEL, Styles
from travaux.readers.docx.tables import GONE, THROUGH, leading, only_lays_out, rows, ways
from travaux.readers.layout import is_bullet

Cell = tuple[int, int, int]

_CHANGED: Final = frozenset(("w:ins", "w:moveTo", "w:del", "w:moveFrom"))
_ELSEWHERE: Final = frozenset(("w:altChunk", "w:subDoc"))
_LONGEST_HEADING: Final = 300  # characters: templates give running text an outline level, to list it in a contents


@dataclass(slots=True)
class _Waiting:
    """A paragraph whose end is not printed, so that the next one goes on with it."""

    content: Content
    properties: Element | None
    hidden: bool


@dataclass(slots=True)
class _Lead:
    """A label in a cell of its own, until the words that it stands before come.

    Attributes:
        holds: whether the cell that is read is such a label.
        words: the label.
        bullet: whether it is, or has, a bullet.
    """

    holds: bool = False
    words: list[Words] = field(default_factory=list)
    bullet: bool = False

    def hold(self, lines: list[list[Words]], label: str, bullet: bool) -> None:
        """Keep what a paragraph of the cell prints."""
        said = "".join(text for line in lines for text, _ in line)
        self.bullet = self.bullet or bullet or is_bullet(said)
        self.words += [(label, "")] if label else []
        if not is_bullet(said):
            self.words += [part for line in lines for part in (*line, (" ", ""))]

    def take(self) -> tuple[list[Words], bool]:
        """The label with a blank behind it, and whether it has a bullet; nothing is kept any more."""
        taken = [*self.words, (" ", "")] if self.words else [], self.bullet
        self.words, self.bullet = [], False
        return taken


class Body:
    """Writes the blocks of a document.

    Args:
        writer: the text in the making.
        styles, numbering, notes, inline: of the document.
        sections: properties of its sections, in order.
        report: told of what is not read.
    """

    def __init__(
        self,
        writer: Writer,
        styles: Styles,
        numbering: Numbering,
        notes: Notes,
        inline: Inline,
        sections: list[Element],
        report: Callable[[str, str], None],
    ) -> None:
        self._writer = writer
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._inline = inline
        self._sections = iter(sections)
        self._report = report
        self._part = ""
        self._waiting: _Waiting | None = None
        self._tables = 0
        self._due: list[tuple[str, str, str]] = []  # notes referred to, not written yet
        self._written: set[tuple[str, str]] = set()
        self._lead = _Lead()
        self._contents = 0  # how many tables of contents are open
        self._masthead: frozenset[str] | None = None  # in the header: the lines that the text prints itself
        self._next_section()

    def write(self, root: Element, part: str, path: str) -> None:
        """Write what stands in an element of the document part."""
        self._part = part
        self._story(root, path, None)

    def write_masthead(self, root: Element, part: str, path: str, printed: frozenset[str]) -> None:
        """Write a header as lines, its table being one of layout; lines that the text prints itself are left out."""
        self._part = part
        self._masthead = printed
        for paragraph, place in _paragraphs(root, path):
            self._paragraph(paragraph, place, None)
        self._flush(None)
        self._masthead = None

    # ------------------------------------------------------------ containers

    def _story(self, container: Element, path: str, cell: Cell | None) -> None:
        """Write a text of its own: the body, a cell, a text box."""
        before, self._waiting = self._waiting, None
        self._blocks(container, path, cell)
        self._flush(cell)
        self._waiting = before

    def _blocks(self, container: Element, path: str, cell: Cell | None) -> None:
        for one, short, place in children(container, path):
            if short in _CHANGED:
                self._report("tracked-changes", "")
            if short == "w:p":
                self._paragraph(one, place, cell)
            elif short == "w:tbl":
                self._flush(cell)
                self._table(one, place, cell)
            elif short in THROUGH:
                listed = short == "w:sdt" and is_contents(one)
                self._contents += listed
                self._blocks(one, place, cell)
                self._contents -= listed
            elif short == "mc:AlternateContent":
                for way, way_place in ways(one, place):
                    self._blocks(way, way_place, cell)
            elif short in _ELSEWHERE:
                self._report("embedded", "The document takes in another one that is not read; save it anew from Word.")

    def _table(self, table: Element, path: str, outer: Cell | None) -> None:
        self._tables += 1
        own, kept = self._tables, []
        for deleted, row in rows(table, path):
            if deleted:
                self._report("tracked-changes", "")
            else:
                kept.append(row)
        layout = only_lays_out(table, kept)
        for row in kept:
            labels = leading(row) if layout else frozenset()
            for cell in row:
                self._lead.holds = cell.column in labels
                self._story(cell.element, cell.path, outer if layout else (own, cell.row, cell.column))
            self._lead.holds = False
            self._write_lead(outer)
        if outer is None:
            self._write_notes()

    def _write_lead(self, cell: Cell | None) -> None:
        """Write a label by itself, where no words follow it in its row."""
        words, _ = self._lead.take()
        self._writer.add(words, cell=cell)

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, paragraph: Element, path: str, cell: Cell | None) -> None:
        content = self._inline.read(paragraph, self._part, path)
        properties = child(paragraph, "w:pPr")
        before, self._waiting = self._waiting, None
        if before is not None:
            if before.hidden and before.content.has_words():
                properties = before.properties
            before.content.extend(content)
            content = before.content
        deleted, hidden = self._end(paragraph)
        dropped = attribute(child(properties, "w:framePr"), "w:dropCap") in ("drop", "margin")  # a large first letter
        if deleted or hidden or dropped:
            self._waiting = _Waiting(content, properties, hidden)
        else:
            self._write_paragraph(content, properties, cell)
        if child(paragraph, "w:pPr", "w:sectPr") is not None:
            self._next_section()

    def _end(self, paragraph: Element) -> tuple[bool, bool]:
        """Whether the end of a paragraph is deleted, and whether it is hidden."""
        mark = child(paragraph, "w:pPr", "w:rPr")
        vanish = child(mark, "w:vanish")
        style = attribute(child(paragraph, "w:pPr", "w:pStyle"), "w:val")
        deleted = any(child(mark, gone) is not None for gone in GONE)
        if deleted or child(mark, "w:ins") is not None:
            self._report("tracked-changes", "")
        return deleted, self._styles.is_hidden(style) if vanish is None else is_on(vanish)

    def _flush(self, cell: Cell | None) -> None:
        """Write a paragraph that waits for a next one, where there is none."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None and (waiting.content.has_words() or waiting.content.boxes):
            self._write_paragraph(waiting.content, waiting.properties, cell)

    def _write_paragraph(self, content: Content, properties: Element | None, cell: Cell | None) -> None:
        lines = content.words()
        label, bullet = self._label(properties, empty=not lines)
        length = sum(len(text) for line in lines for text, _ in line)
        level = 0 if cell or self._masthead is not None else self._level(properties, length)
        if content.contents and (level or label):  # the field of a damaged file may have no end
            self._inline.end_contents()
            content.contents = False
        listed = length <= _LONGEST_HEADING and self._is_listed(content, properties)
        if self._lead.holds:
            self._lead.hold(lines, label, bullet)
            lines = []
        for place, (line, gap) in enumerate(zip(lines, content.gaps(), strict=False)):
            if self._masthead and "".join(text for text, _ in line).strip() in self._masthead:
                continue
            first = place == 0
            opens = first or gap  # an empty line ends a paragraph, as on a page of HTML
            lead, dotted = self._lead.take()
            self._writer.add(
                [*lead, *(_labelled(label, line) if first else line)],
                kind="rule" if listed else "heading" if level and first else "line",
                level=level if first and not listed else 0,
                gap=opens,
                bullet=(bullet and first) or dotted,
                flow="opens" if opens else "breaks",
                cell=cell,
            )
        for box, path in content.boxes:
            self._story(box, path, cell)
        self._due.extend(content.notes)
        if cell is None:
            self._write_notes()

    def _label(self, properties: Element | None, *, empty: bool) -> tuple[str, bool]:
        """What Word prints before the words; a paragraph without words counts, unless it only ends a section."""
        if empty and child(properties, "w:sectPr") is not None:
            return "", False
        place = self._numbering.place(properties)
        if place is None:
            return "", False
        label = self._numbering.label(*place)
        return label.text, label.bullet

    def _is_listed(self, content: Content, properties: Element | None) -> bool:
        """Whether a paragraph is a line of a table of contents: by its control, its field, or its style."""
        style = attribute(child(properties, "w:pStyle"), "w:val")
        return self._contents > 0 or content.contents or self._styles.is_contents(style)

    def _level(self, properties: Element | None, length: int) -> int:
        """The level of a heading, from 1; 0 for what is none."""
        outline = number(child(properties, "w:outlineLvl"))
        if outline is None:
            outline = self._styles.outline(attribute(child(properties, "w:pStyle"), "w:val"))
        is_heading = outline is not None and 0 <= outline < BODY_LEVEL and length <= _LONGEST_HEADING
        return outline + 1 if is_heading and outline is not None else 0

    def _next_section(self) -> None:
        section = next(self._sections, None)
        if section is not None:
            self._notes.section(section)

    # ------------------------------------------------------------ notes

    def _write_notes(self) -> None:
        """Write the notes that are due, each once; those that notes refer to come behind them."""
        while self._due:
            due, self._due = self._due, []
            for kind, identifier, label in due:
                if (kind, identifier) not in self._written:
                    self._written.add((kind, identifier))
                    self._write_note(kind, identifier, label)

    def _write_note(self, kind: str, identifier: str, label: str) -> None:
        found = self._notes.find(kind, identifier)
        if found is None:
            self._report("note-missing", f"The words of the note {label} are missing from the file.")
            return
        note, part, path = found
        words: list[Words] = []
        for paragraph, place in _paragraphs(note, path):
            content = self._inline.read(paragraph, part, place)
            self._due.extend(content.notes)
            properties = child(paragraph, "w:pPr")
            text, _ = self._label(properties, empty=not content.has_words())
            for line in content.words():
                words.extend(_labelled(" " + text, line))
                text = ""
        if self._notes.is_own(kind, identifier):
            words = _without_mark(words, label)
        self._writer.note(label, words)


def _labelled(label: str, line: list[Words]) -> list[Words]:
    """A line with a label in front, which stands in the file where its first words do."""
    (first, fragment), *others = line
    return [(label + first, fragment), *others]


def _without_mark(words: list[Words], label: str) -> list[Words]:
    """The words of a note that begins with a mark of its own, without it."""
    text = "".join(piece for piece, _ in words)
    mark = re.match(rf"\s*[(\[]?{re.escape(label)}[)\]/]*\s*", text)
    left = mark.end() if mark else 0
    out = []
    for piece, fragment in words:
        out.append((piece[left:], fragment))
        left = max(0, left - len(piece))
    return out


def _paragraphs(parent: Element, path: str) -> Iterator[tuple[Element, str]]:
    """All paragraphs of a note or header in their order, tables being taken apart, with their paths."""
    for one, short, place in children(parent, path):
        if short == "w:p":
            yield one, place
        elif short in THROUGH or short in ("w:tbl", "w:tr", "w:tc"):
            yield from _paragraphs(one, place)
        elif short == "mc:AlternateContent":
            for way, way_place in ways(one, place):
                yield from _paragraphs(way, way_place)
