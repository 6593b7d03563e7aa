"""The words of a paragraph: runs, fields, tracked changes, symbols, and what hangs on it (notes, text boxes)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from travaux.readers.canonical import Words, note_mark
from travaux.readers.docx.fields import Fields
from travaux.readers.docx.names import Element, attribute, branch, child, is_on, name
from travaux.readers.docx.notes import Notes
from travaux.readers.docx.styles import Styles, raised
from travaux.readers.docx.symbols import is_private, shown

_GONE: Final = frozenset(("w:del", "w:moveFrom"))
_NEW: Final = frozenset(("w:ins", "w:moveTo"))
_SILENT: Final = frozenset(
    (
        *("w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:smartTagPr", "w:rubyPr", "w:rt", "w:delText"),
        *("w:delInstrText", "w:pgNum", "w:softHyphen", "w:footnoteRef", "w:endnoteRef", "m:rPr"),
    )
)
_OBJECTS: Final = frozenset(("w:object", "c:chart", "dgm:relIds"))  # equations and sheets, charts, diagrams
_FIXED: Final = {"w:tab": " ", "w:ptab": " ", "w:noBreakHyphen": "\u2011"}
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNKNOWN: Final = "\ufffd"

Line = list[tuple[list[str], str]]  # words in pieces as runs have them, and the fragment that they share


@dataclass(slots=True)
class Content:
    """What a paragraph holds.

    Attributes:
        lines: its lines, cut where it breaks them; each is stretches of words with their fragments.
        notes: notes it refers to, in order: kind (``w:footnote``, ``w:endnote``), identifier, label.
        boxes: text boxes that it anchors, with their paths.
        contents: whether words of it are those of a table of contents.
    """

    lines: list[Line] = field(default_factory=lambda: [[]])
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    boxes: list[tuple[Element, str]] = field(default_factory=list)
    contents: bool = False

    def put(self, text: str, fragment: str) -> None:
        """Add words to the last line."""
        line = self.lines[-1]
        if line and line[-1][1] == fragment:
            line[-1][0].append(text)
        elif text:
            line.append(([text], fragment))

    def extend(self, other: Content) -> None:
        """Go on with what another paragraph holds."""
        self.lines[-1].extend(other.lines[0])
        self.lines.extend(other.lines[1:])
        self.notes.extend(other.notes)
        self.boxes.extend(other.boxes)
        self.contents = self.contents or other.contents

    def has_words(self) -> bool:
        """Whether anything in it is printed."""
        return any(text.strip() for line in self.lines for texts, _ in line for text in texts)

    def words(self) -> list[list[Words]]:
        """Its lines as stretches of words, those without words left out."""
        lines = [[("".join(texts), fragment) for texts, fragment in line] for line in self.lines]
        return [line for line in lines if any(text.strip() for text, _ in line)]

    def gaps(self) -> list[bool]:
        """Of each of these lines, whether an empty one stands before it."""
        worded = [any(text.strip() for texts, _ in line for text in texts) for line in self.lines]
        return [place > 0 and not worded[place - 1] for place, has_words in enumerate(worded) if has_words]


@dataclass(frozen=True, slots=True)
class _Run:
    """How the words of a run are printed."""

    hidden: bool = False
    raised: bool = False
    font: str = ""


class Inline:
    """Reads paragraphs; what it knows of fields goes on from one to the next.

    Args:
        styles: the styles of the document.
        notes: gives labels to the notes that are referred to.
        report: told of changes, hidden words and unknown symbols; says each thing once.
    """

    def __init__(self, styles: Styles, notes: Notes, report: Callable[[str, str], None]) -> None:
        self._styles = styles
        self._notes = notes
        self._report = report
        self._fields = Fields(report)
        self._content = Content()
        self._fragment = self._path = ""
        self._paragraph = _Run()
        self._run = _Run()
        self._mark = ""  # the place of a note that brings its own mark: the kind and identifier of it
        self._own = ""  # that mark, as far as it is read
        self._boxes: dict[Element, int] | None = None

    def read(self, paragraph: Element, part: str, path: str) -> Content:
        """Read a paragraph.

        Args:
            paragraph: ``w:p``.
            part: name of the part it stands in.
            path: its place in the part, as an XPath.
        """
        self._content, self._fragment, self._path = Content(), f"{part}#{path}", path
        self._boxes = None
        style = attribute(child(paragraph, "w:pPr", "w:pStyle"), "w:val")
        self._paragraph = self._run = _Run(hidden=self._styles.is_hidden(style))
        self._walk(paragraph)
        self._end_mark()
        self._fields.end_paragraph()
        return self._content

    def end_contents(self) -> None:
        """No table of contents that is open goes on."""
        self._fields.end_contents()

    def _walk(self, parent: Element) -> None:
        """Read what stands in an element; the parser bounds how deep that can go (256 elements)."""
        for one in parent:
            short = name(one)
            if short == "w:t" or short == "m:t":
                self._text(one)
            elif short == "w:r":
                self._read_run(one)
            elif short in _GONE:
                self._report("tracked-changes", "")
            elif short == "mc:AlternateContent":
                way = branch(one)
                if way is not None:
                    self._walk(way)
            elif short not in _SILENT:
                if short in _NEW:
                    self._report("tracked-changes", "")
                self._special(one, short)

    def _special(self, one: Element, short: str) -> None:
        """Elements that stand for something else than their words; all others are looked into."""
        if short in _FIXED:
            self._put(_FIXED[short])
        elif short in ("w:br", "w:cr"):
            self._break(attribute(one, "w:type"))
        elif short == "w:sym":
            self._symbol(one)
        elif short in ("w:footnoteReference", "w:endnoteReference"):
            self._refer(one, short.removesuffix("Reference"))
        elif short == "w:fldChar":
            self._put(self._fields.mark(one))
        elif short == "w:instrText":
            self._fields.instruct(one.text or "")
        elif short == "w:fldSimple":
            self._fields.open(attribute(one, "w:instr"))
            self._walk(one)
            self._put(self._fields.close())
        elif short == "w:txbxContent":
            self._content.boxes.append((one, f"{self._path}/descendant::w:txbxContent[{self._box(one)}]"))
        else:
            if short in _OBJECTS:
                self._report("object", "")
            self._walk(one)

    # ------------------------------------------------------------ runs

    def _read_run(self, run: Element) -> None:
        before, properties = self._run, child(run, "w:rPr")
        self._run = self._paragraph if properties is None else self._properties(properties)
        if self._mark and self._own:
            self._end_mark()
        self._walk(run)
        if self._mark and self._own:
            self._end_mark()
        self._run = before

    def _properties(self, properties: Element) -> _Run:
        style = attribute(child(properties, "w:rStyle"), "w:val")
        vanish, above = child(properties, "w:vanish"), raised(properties)
        fonts = child(properties, "w:rFonts")
        hidden = self._paragraph.hidden or self._styles.is_hidden(style)
        return _Run(
            hidden=hidden if vanish is None else is_on(vanish),
            raised=self._styles.is_raised(style) if above is None else above,
            font=attribute(fonts, "w:ascii") or attribute(fonts, "w:hAnsi"),
        )

    def _text(self, element: Element) -> None:
        text = element.text or ""
        if name(element) == "w:t" and attribute(element, "xml:space") != "preserve":
            text = text.strip(" \t\r\n")
        if any(is_private(character) for character in text):
            text = "".join(self._known(ord(c), self._run.font or "Symbol") if is_private(c) else c for c in text)
        if self._run.raised and not self._mark and text.isascii() and text.strip().isdigit():
            text = text.translate(_RAISED)
        self._put(text)

    def _put(self, text: str) -> None:
        if not text or not self._fields.is_shown():
            return
        if self._run.hidden:
            if text.strip():
                self._report("hidden-text", "")
        elif self._mark:
            self._own += text
        else:
            self._fields.take_words()
            self._content.contents = self._content.contents or self._fields.is_contents()
            self._content.put(text, self._fragment)

    def _break(self, kind: str) -> None:
        if kind in ("page", "column"):
            self._put(" ")
        elif self._fields.is_shown() and not self._run.hidden:
            self._content.lines.append([])

    def _symbol(self, element: Element) -> None:
        code = attribute(element, "w:char")
        try:
            place = int(code, 16) & 0xFFFF
        except ValueError:
            place = 0
        self._put(self._known(place, attribute(element, "w:font")))

    def _known(self, code: int, font: str) -> str:
        found = shown(code, font)
        if not found:
            self._report(
                "symbol", f"The character {code:04X} of the font {font or '(none)'} is not known; � stands for it."
            )
        return found or _UNKNOWN

    # ------------------------------------------------------------ what hangs on it

    def _refer(self, element: Element, kind: str) -> None:
        """The mark of a note; a note that brings its own mark has it in what follows."""
        if self._run.hidden or not self._fields.is_shown():
            return
        identifier = attribute(element, "w:id")
        if attribute(element, "w:customMarkFollows") in ("1", "true", "on"):
            self._end_mark()
            self._mark, self._own = f"{kind} {identifier}", ""
            return
        label = self._notes.label(kind, identifier)
        self._content.notes.append((kind, identifier, label))
        self._content.put(note_mark(label), self._fragment)

    def _end_mark(self) -> None:
        """A note's own mark is read: its words are the label."""
        if not self._mark:
            return
        kind, _, identifier = self._mark.partition(" ")
        label = self._notes.own(kind, identifier, self._own)
        self._mark = self._own = ""
        self._content.notes.append((kind, identifier, label))
        self._content.put(note_mark(label), self._fragment)

    def _box(self, box: Element) -> int:
        """Which text box of its paragraph this is, from 1, those that are read in another form counted too."""
        if self._boxes is None:
            paragraph = next(one for one in box.iterancestors() if name(one) == "w:p")
            boxes = (one for one in paragraph.iter() if name(one) == "w:txbxContent")
            self._boxes = {one: place for place, one in enumerate(boxes, 1)}
        return self._boxes[box]
