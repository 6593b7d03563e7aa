"""The words of a file of Akoma Ntoso, unit by unit, as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from travaux.model import Flow
from travaux.readers.akn.names import BREAKS, DIVISIONS, INSETS, LINES, LISTS_OF_CONTENTS, NOTE_REFERENCE, NOTES, SILENT
from travaux.readers.canonical import Words, Writer, note_mark
from travaux.readers.xml import Paths, joined, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST: Final = 9  # level of a heading
_IDENTIFIERS: Final = ("eId", "id", "{http://www.w3.org/XML/1998/namespace}id")  # of 3.0, of 2.0, of XML itself
_MARKER: Final = re.compile(r"[\s()\[\]]+")
_BULLET: Final = re.compile(r"\s*[•·∙▪■◦○●–—*-]\s*")
_AKN4UN: Final = "{http://un.org/akn4un}"


class Body:
    """The blocks of a document in the making.

    Args:
        writer: what they are written to.
        root: of the file, for the notes that stand elsewhere in it.

    Attributes:
        writer: what they are written to.
        count: blocks with words so far.
    """

    def __init__(self, writer: Writer, root: _Element) -> None:
        self.writer = writer
        self.count = 0
        self._paths = Paths()
        self._bullet = False  # printed in place of a number
        self._label: list[Words] = []  # the number of a unit, until its first words come
        self._notes: list[tuple[str, list[Words]]] = []
        self._note_count = 0
        self._labels: dict[_Element, str] = {}  # of the notes met so far
        self._by_identifier = {key: one for one in root.iter() if local_name(one) in NOTES for key in _identifiers(one)}
        self._tables = 0
        self._cell: tuple[int, int, int] | None = None
        self._listed = False  # within a list of contents

    def read(self, element: _Element, depth: int = 0) -> None:
        """Read an element that holds units or lines, and all that is in it.

        Args:
            element: the element.
            depth: divisions that it stands in.
        """
        name = local_name(element)
        if name in SILENT or str(element.tag).startswith(_AKN4UN):
            return
        if name in NOTES:
            self._note(element)
            self._flush_notes()
        elif name in LINES or _has_words(element):
            self._lines(element, kind="heading" if name in ("crossHeading",) else "line", level=depth + 1)
        elif name == "table":
            self._table(element, depth)
        else:
            within = self._listed
            self._listed = within or name in LISTS_OF_CONTENTS
            self._unit(element, depth)
            self._listed = within

    def _unit(self, element: _Element, depth: int) -> None:
        """Read a unit: its number in front of its heading or of its first words, then what is in it."""
        title = [child for child in element if local_name(child) in ("num", "heading", "subheading")]
        number = [words for child in title if local_name(child) == "num" for words in self._words(child)]
        headings = [child for child in title if local_name(child) != "num"]
        division = local_name(element) in DIVISIONS
        if number and _BULLET.fullmatch("".join(words for words, _ in number)):
            self._bullet = True
        elif number:
            self._label += [*number, (" ", "")]
        if headings or (number and division and not _begins_with_words(element)):
            kind: Literal["line", "heading"] = "heading" if division or not number else "line"
            words = [words for child in headings for words in ((" ", ""), *self._words(child))]
            self._write(words, kind=kind, level=min(depth + 1, _DEEPEST))
            depth += 1
        for child in element:
            if child not in title and isinstance(child.tag, str):
                self.read(child, depth)
        if self._label and number:
            self._write([])  # a number with nothing behind it

    def _table(self, table: _Element, depth: int) -> None:
        """Read a table cell by cell; a table within a cell is part of that cell."""
        if self._cell is not None:
            for part in table:
                if isinstance(part.tag, str):
                    self._rows_within(part, depth)
            return
        self._tables += 1
        row = 0
        for child in table.iter():
            if local_name(child) == "caption" and child.getparent() is table:
                self._lines(child)
            if local_name(child) != "tr" or _table_of(child) is not table:
                continue
            row += 1
            for column, cell in enumerate((c for c in child if local_name(c) in ("td", "th")), start=1):
                self._cell = (self._tables, row, column)
                self._inside(cell, depth)
        self._cell = None

    def _rows_within(self, part: _Element, depth: int) -> None:
        """Read the rows of a table that stands in a cell."""
        if local_name(part) in ("td", "th"):
            self._inside(part, depth)
        else:
            for child in part:
                if isinstance(child.tag, str):
                    self._rows_within(child, depth)

    def _inside(self, element: _Element, depth: int) -> None:
        """Read what an element holds: lines of its own, or units."""
        if _has_words(element):
            self._lines(element)
        else:
            for child in element:
                if isinstance(child.tag, str):
                    self.read(child, depth)

    # ------------------------------------------------------------ lines

    def _lines(self, element: _Element, kind: Literal["line", "heading"] = "line", level: int = 0) -> None:
        """Write running text, cut at line breaks and around what is laid out for itself."""
        words: list[Words] = []
        flow: Flow = "opens"
        for piece in self._pieces(element):
            if isinstance(piece, tuple):
                words.append(piece)
                continue
            if self._write(words, kind=kind, level=level if kind == "heading" else 0, flow=flow):
                flow = "breaks" if local_name(piece) in BREAKS else "continues"
            words = []
            if local_name(piece) not in BREAKS:
                self.read(piece)
        self._write(words, kind=kind, level=level if kind == "heading" else 0, flow=flow)

    def _words(self, element: _Element) -> list[Words]:
        """The running text of an element, in one piece."""
        return [piece if isinstance(piece, tuple) else (" ", "") for piece in self._pieces(element)]

    def _pieces(self, element: _Element) -> Iterator[Words | _Element]:
        """The words of an element in order, and between them what breaks the line or is laid out for itself."""
        if not element.text and not len(element):
            return
        place = self._place(element)
        if element.text:
            yield element.text, place
        for child in element:
            name = local_name(child)
            if name in NOTES:
                yield note_mark(self._note(child)), ""
            elif name == NOTE_REFERENCE:
                yield self._reference(child), ""
            elif name in BREAKS or name in INSETS:
                yield child
            elif name and name not in SILENT:
                if name in LINES and child.getprevious() is not None:
                    yield " ", ""
                yield from ((p[0], place) if isinstance(p, tuple) and p[1] else p for p in self._pieces(child))
            if child.tail:
                yield child.tail, place

    def _write(
        self, words: list[Words], *, kind: Literal["line", "heading"] = "line", level: int = 0, flow: Flow = "opens"
    ) -> bool:
        """Write a block, the number of its unit in front; tell whether it had words."""
        if not self._label and not any(text.strip() for text, _ in words):
            return False
        place = next((fragment for _, fragment in words if fragment), "")
        label = [(text, fragment or place) for text, fragment in self._label]
        self._label = []
        said: Literal["line", "heading", "rule"] = "rule" if self._listed else kind
        gap = flow == "opens"
        bullet, self._bullet = self._bullet, False
        self.writer.add(
            joined([*label, *words]), kind=said, level=level, gap=gap, bullet=bullet, flow=flow, cell=self._cell
        )
        self.count += 1
        self._flush_notes()
        return True

    # ------------------------------------------------------------ notes and places

    def _note(self, note: _Element, marker: str = "") -> str:
        """Keep a note until its block is written, if it is met for the first time; tell its label."""
        if note in self._labels:
            return self._labels[note]
        self._note_count += 1
        marker = _MARKER.sub("", note.get("marker") or marker)
        label = marker if re.fullmatch(r"[\w*]{1,4}", marker) else str(self._note_count)
        self._labels[note] = label
        words: list[Words] = []
        for child in note.iter():
            holds = local_name(child) in LINES or (child is note and _has_words(note))
            if holds and (child is note or not any(local_name(up) in LINES for up in _up_to(child, note))):
                words += [(" ", ""), *self._words(child)]
        self._notes.append((label, words))
        return label

    def _reference(self, reference: _Element) -> str:
        """The mark of a note that stands elsewhere; blank if it is not in the file."""
        found = self._by_identifier.get((reference.get("href") or "").removeprefix("#"))
        return "" if found is None else note_mark(self._note(found, reference.get("marker") or ""))

    def _flush_notes(self) -> None:
        notes, self._notes = self._notes, []
        for label, words in notes:
            self.writer.note(label, words)

    def _place(self, element: _Element) -> str:
        """The fragment that finds an element: its identifier or that of the unit it is all of, else its XPath."""
        here: _Element | None = element
        while here is not None:
            for key in _IDENTIFIERS:
                if here.get(key):
                    return str(here.get(key))
            parent = here.getparent()
            titles = local_name(here) in ("num", "heading", "subheading")  # of the unit, whatever else is in it
            if parent is None or (_is_crowded(parent) and not titles):
                break
            here = parent
        return self._paths.of(element)


def _identifiers(element: _Element) -> Iterator[str]:
    """The identifiers of an element, in the words of each version."""
    return (str(element.get(key)) for key in _IDENTIFIERS if element.get(key))


def _is_crowded(element: _Element) -> bool:
    """Whether an element holds more than one thing beside its number; looked at no farther than the second."""
    things = (child for child in element if local_name(child) not in ("num", ""))
    return next(islice(things, 1, None), None) is not None


def _has_words(element: _Element) -> bool:
    """Whether words stand in an element itself, not only in elements within it."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _begins_with_words(element: _Element) -> bool:
    """Whether the first thing in a unit behind its number is running text: then the number belongs to that."""
    first = next((child for child in element if local_name(child) not in ("num", "")), None)
    return first is not None and (
        local_name(first) in LINES or local_name(first) in ("content", "intro", "alinea") or _has_words(first)
    )


def _table_of(row: _Element) -> _Element | None:
    return next((up for up in row.iterancestors() if local_name(up) == "table"), None)


def _up_to(element: _Element, top: _Element) -> Iterator[_Element]:
    """The elements between one and one that it stands in."""
    for up in element.iterancestors():
        if up is top:
            return
        yield up
