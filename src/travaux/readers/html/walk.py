"""The words of a page, line by line, as they are shown."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from travaux.model import Flow
from travaux.readers.canonical import Words, Writer, note_mark
from travaux.readers.html.labels import List, is_printed, label, open_list
from travaux.readers.html.names import HEADINGS, LIST_STYLE, LISTS, SILENT, STRUCK, display, is_block
from travaux.readers.html.notes import Note, Notes
from travaux.readers.html.region import Region, is_hidden
from travaux.readers.html.tables import Tables, is_lead
from travaux.readers.layout import is_bullet
from travaux.readers.xml import Paths, joined

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORDS: Final = re.compile(r"[^\W_]+")
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_IGNORED: Final = re.compile(r"mso-list\s*:\s*ignore", re.I)  # where Word writes the number or bullet of an item
_BULLET: Final = re.compile(r"\s*(?:[^\w\s(（]|[o§vØüqnu])\s*")
_IDENTIFIER: Final = re.compile(r"[^\s/#][^\s#]*")
_SHY: Final = "\xad"


class Page:
    """A page that is being read.

    Attributes:
        words: how many words were taken.
        struck: stretches that were left out because they are struck out.
    """

    def __init__(self, writer: Writer, region: Region, notes: Notes) -> None:
        self.writer = writer
        self.region = region
        self.notes = notes
        self.words = 0
        self.struck = 0
        self._paths = Paths()
        self._ids = Counter(e.get("id") for e in region.page.iter() if e.get("id"))
        self._tables = Tables()
        self._line: list[Words] = []
        self._blocks: list[_Element] = [region.root]  # the blocks that are open, outermost first
        self._lists: list[List] = []
        self._label = ""  # of an item, until its first words come
        self._bullet = False
        self._flow: Flow = "opens"
        self._breaks = 0  # line breaks since the last words
        self._pre = 0  # preformatted elements that are open
        self._contents: list[_Element] = []  # the tables of contents that are open
        self._lead: list[Words] = []  # a label in a cell of its own, until the words of the next cell come
        self._dotted = False  # whether that is a bullet
        self._row: _Element | None = None  # where that cell stands
        self._waiting: list[Note] = []
        self._noted: set[str] = set()

    def read(self) -> None:
        """Read the region, and the notes that its marks lead to, wherever on the page they stand."""
        self._walk(self.region.root)
        self._flush()

    def _walk(self, root: _Element) -> None:
        from lxml import etree

        skipped: _Element | None = None
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if self._is_left_out(element, root):
                    skipped = element
                    walker.skip_subtree()
                    self._stand_in(element)
                    continue
                self._start(element)
                self._text(element.text)
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._end(element)
                if element is not root:
                    self._text(element.tail)

    def _is_left_out(self, element: _Element, root: _Element) -> bool:
        if element in self.notes.by_mark or (element in self.notes.holders and element is not root):
            return True
        if element.tag in STRUCK:
            self.struck += bool("".join(element.itertext()).strip())  # type: ignore[arg-type]
            self.words += self.region.words(element)  # told of by itself
            return True
        if element.tag == "sup" or _IGNORED.search(element.get("style") or ""):
            return self._is_replaced(element)
        return element.tag in SILENT or is_hidden(element) or self.region.is_furniture(element)

    def _is_replaced(self, element: _Element) -> bool:
        """Whether an element is written otherwise than its words: a raised number, the bullet of an item."""
        words = "".join(element.itertext()).strip()  # type: ignore[arg-type]
        if element.tag == "sup":
            return re.fullmatch(r"[0-9]{1,3}", words) is not None
        return _BULLET.fullmatch(words) is not None

    def _stand_in(self, element: _Element) -> None:
        """Write what stands in place of an element that is not read as it is."""
        note = self.notes.by_mark.get(element)
        if note is not None:
            self._line.append((note_mark(note.label), self._place()))
            self.words += self.region.words(element)
            if note.label not in self._noted:
                self._noted.add(note.label)
                self._waiting.append(note)
        elif element.tag == "sup" and self._is_replaced(element):
            self._text("".join(element.itertext()).strip().translate(_RAISED))  # type: ignore[arg-type]
        elif _IGNORED.search(element.get("style") or ""):
            self._bullet = True
            self.words += self.region.words(element)
        elif is_block(element) and element not in self.notes.holders:
            self._flush()

    # ------------------------------------------------------------ elements

    def _start(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag == "br":
            self._break()
        if not is_block(element):
            return
        self._flush()
        self._blocks.append(element)
        if tag in LISTS:
            self._lists.append(open_list(element))
        elif tag == "li":
            within = self._lists[-1] if self._lists else List("disc")
            self._label = label(element, within)
            self._bullet = not self._label and within.style == "disc"
        elif display(element) == "list-item" and not LIST_STYLE.search(element.get("style") or ""):
            self._bullet = True
        elif tag == "pre":
            self._pre += 1
        if self.region.is_contents(element):
            self._contents.append(element)
        self._tables.start(element)
        if self._tables.cell is None and is_lead(element):
            self._row = element.getparent()

    def _end(self, element: _Element) -> None:
        tag = str(element.tag)
        if not is_block(element):
            return
        if self._row is not None and self._row is element.getparent() and is_lead(element):
            self._keep()
        self._flush()
        self._blocks.pop()
        if element is self._row:
            self._release()
        if self._contents and element is self._contents[-1]:
            self._contents.pop()
        if tag in LISTS and self._lists:
            self._lists.pop()
        elif tag == "li" or display(element) == "list-item":
            self._label, self._bullet = "", False
        elif tag == "pre":
            self._pre -= 1
        self._tables.end(element)

    def _break(self) -> None:
        """A line break: in a heading a blank; else the line goes on in the next, or a paragraph ends at a second."""
        if self._blocks[-1].tag in HEADINGS:
            self._line.append((" ", ""))
            return
        broken = self._flush()
        self._breaks = 1 if broken else self._breaks + 1
        self._flow = "breaks" if self._breaks == 1 else "opens"

    def _text(self, text: str | None) -> None:
        if not text:
            return
        self.words += len(_WORDS.findall(text))
        text = text.replace(_SHY, "")
        if not self._pre:
            self._line.append((text, self._place()))
            return
        for number, line in enumerate(text.split("\n")):
            if number and not self._flush():
                self._breaks += 1
            self._line.append((line, self._place()))

    # ------------------------------------------------------------ lines

    def _keep(self) -> None:
        """Keep the line, which is a label in a cell of its own."""
        line, self._line = joined(self._line), []
        if is_bullet("".join(part for part, _ in line)):
            self._dotted = True
        else:
            self._lead += [*line, (" ", "")]

    def _release(self) -> None:
        """Write a label by itself, where no words follow it in its row."""
        self._line, self._row, self._dotted = [*self._lead, *self._line], None, False
        self._lead = []
        self._flush()

    def _flush(self) -> bool:
        """Write the line, if it has words; tell whether it had."""
        words, self._line = joined(self._line), []
        text = "".join(part for part, _ in words)
        if not text.strip():
            self._flow = "opens"
            return False
        level = 0 if self._contents else HEADINGS.get(str(self._blocks[-1].tag), 0)
        if self._label and not is_printed(text, self._label):
            words.insert(0, (self._label, self._place()))
        words, self._lead = [*self._lead, *words], []
        dotted, self._dotted = self._dotted, False
        self.writer.add(
            joined(words),
            kind="rule" if self._contents else "heading" if level else "line",
            level=level,
            gap=self._breaks > 0 if self._pre else self._flow == "opens",
            bullet=self._bullet or dotted,
            flow="unknown" if self._pre else self._flow,
            cell=self._tables.cell,
        )
        self._label, self._bullet, self._flow, self._breaks = "", False, "opens", 0
        self._write_notes()
        return True

    def _write_notes(self) -> None:
        """Write the notes whose marks stand in the line above."""
        waiting, self._waiting = self._waiting, []
        for note in waiting:
            self.writer.note(note.label, self._note_words(note))
            self.words += self.region.words(note.holder)

    def _note_words(self, note: Note) -> list[Words]:
        """The words of a note, without its label and the links that lead back to its mark."""
        from lxml import etree

        place = self._fragment(note.holder)
        parts: list[str] = []
        left: _Element | None = None
        walker = etree.iterwalk(note.holder, events=("start", "end"))
        for event, element in walker:
            if event == "start" and (element in note.back or element.tag in SILENT or is_hidden(element)):
                left = element
                walker.skip_subtree()
            elif event == "start":
                parts += [" " if is_block(element) or element.tag == "br" else "", element.text or ""]
            else:
                left = None if element is left else left
                parts.append((element.tail or "") if element is not note.holder else "")
        words = "".join(parts).replace(_SHY, "").replace("↩", " ").strip()
        shown = re.match(rf"[\s\[(]*{re.escape(note.label)}[\])]*[.:]?(?:\s+|(?=[^\w\s]))", words)
        return [(words[shown.end() :] if shown else words, place)]

    def _place(self) -> str:
        return self._fragment(self._blocks[-1])

    def _fragment(self, element: _Element) -> str:
        """The fragment that finds a line: the identifier of its element, else its XPath."""
        key = element.get("id") or ""
        if _IDENTIFIER.fullmatch(key) and self._ids[key] == 1:
            return key
        return self._paths.of(element)
