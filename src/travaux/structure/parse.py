"""Take a document apart: one pass over its lines, deciding for each whether it opens a unit or goes on with one.

The decisions rest on what a line looks like (``structure.lines``) and on the sequence it stands in: a line that begins
with ``2.`` is paragraph 2 where paragraph 1 was the last one, and heading 2 where the last heading was 1.3. Nothing
here knows a language; what differs between languages is in the grammars.
"""

from __future__ import annotations

import re

from travaux.errors import TooLargeError
from travaux.grammar import Grammar
from travaux.limits import MAX_PARAGRAPHS
from travaux.model import Document, RawDocument, Span, Zone
from travaux.structure.counting import STOP, is_same_count, key_label, value
from travaux.structure.lines import Candidate, Line, has_levels, is_dense, lines
from travaux.structure.masthead import masthead_length
from travaux.structure.resolutions import mark_texts
from travaux.structure.sequence import counts_on, decimal_labels, infer_lost, sequence_findings
from travaux.structure.units import Unit, name_all
from travaux.structure.wrapping import begins_paragraph, is_wrapped

_DEEPEST = 9  # level of a heading that shows none
_COMMAS = ",،"
_LABELLED = re.compile(r"[^\W\d_][^:：,،.。;؛()]{1,40}[:：]\s*\S")  # a few words and a colon: "Chair: …"
_GAP = 5  # numbers that may be missing before a short line with a number is doubted
_PROSE = 40  # a labelled line shorter than this may be a heading even if it ends like a sentence


def parse(raw: RawDocument, grammar: Grammar) -> Document:
    """Find masthead, headings, paragraphs, items and notes of a document.

    Args:
        raw: what the reader delivered.
        grammar: grammar of its language.

    Returns:
        The document; its findings name numbers that are missing or out of order.

    Raises:
        TooLargeError: it has more paragraphs than any document has.
    """
    found = lines(raw, grammar)
    builder = _Builder(grammar, found)
    body = [line for line in found if not line.note]
    head = masthead_length(body, grammar)
    masthead = {id(line) for line in body[:head]}
    if head:
        builder.add(Unit("masthead", "masthead", [line.span for line in body[:head]], open=False))
    for index, line in enumerate(found):
        if id(line) in masthead:
            continue
        if line.note:
            builder.note(line)
        elif not builder.continues_note(line):
            builder.take(line, following=_next(found, index))
    if len(builder.units) > MAX_PARAGRAPHS:
        raise TooLargeError(
            f"The text has {len(builder.units):,} paragraphs, more than {MAX_PARAGRAPHS:,}.",
            path=raw.name,
            remedy="Cut it into its documents, one file each.",
        )
    infer_lost(builder.units)
    mark_texts(builder.units, raw.text, grammar)
    findings = sequence_findings(builder.units, raw.name)
    return Document(raw, grammar.language, name_all(builder.units), findings)


def _next(found: list[Line], index: int) -> Line | None:
    """The next line that is no note."""
    return next((found[place] for place in range(index + 1, len(found)) if not found[place].note), None)


class _Builder:
    """The state of the pass: units so far, open headings, the numbered paragraph, the stack of items."""

    def __init__(self, grammar: Grammar, found: list[Line]) -> None:
        self.grammar = grammar
        self.laid_out = any(line.block.flow != "unknown" for line in found)
        self.dense = self.laid_out or is_dense(found)
        self.marked = has_levels(found)  # the format marks headings with their levels, so none is guessed
        self.decimals = decimal_labels(found)  # labels such as 29.1 that lines begin with
        self.decimal_paragraphs: set[str] = set()
        self.units: list[Unit] = []
        self.headings: list[Unit] = []
        self.last_labels: dict[str, str] = {}  # of headings, by counting style
        self.numbered: dict[str, None] = {}  # labels of headings such as 3 and 3.1, the last one last
        self.paragraph: Unit | None = None
        self.lead: Unit | None = None  # the paragraph without a number that the items stand below
        self.items: list[tuple[Unit, str, int]] = []
        self.last_number = 0
        self.current: Unit | None = None
        self.current_line: Line | None = None
        self.note_unit: Unit | None = None
        self.zone: Zone = "body"

    # ------------------------------------------------------------ notes

    def note(self, line: Line) -> None:
        """Open a note; the text it interrupts stays open."""
        self.note_unit = Unit("note", "note", [line.span], label=line.note, value=line.note, open=not line.terminated)
        self.units.append(self.note_unit)

    def continues_note(self, line: Line) -> bool:
        """Take a wrapped line of a note."""
        if self.note_unit is None:
            return False
        if line.block.gap or line.block.flow != "unknown" or line.candidates or not self.note_unit.open or self.dense:
            self.note_unit = None
            return False
        self.note_unit.spans.append(line.span)
        self.note_unit.open = not line.terminated
        return True

    # ------------------------------------------------------------ lines of the text

    def take(self, line: Line, following: Line | None) -> None:
        """Decide what a line is, and file it."""
        if line.block.flow != "continues" and (self._annex(line) or self._labelled(line)):
            return
        if self._continues(line, following):
            assert self.current is not None
            self.current.spans.append(line.span)
            self.current.open = not line.terminated
            self.current_line = line
        elif self._plain_heading(line, following):
            self._heading(line, line.span, line.block.level or _DEEPEST)
        else:
            self._loose(line)

    def add(self, unit: Unit, line: Line | None = None) -> Unit:
        """File a unit and make it the current one."""
        self.units.append(unit)
        self.current, self.current_line, self.note_unit = unit, line, None
        return unit

    def _annex(self, line: Line) -> bool:
        if not self.grammar.pattern("annex").fullmatch(line.text):
            return False
        self.headings, self.paragraph, self.items, self.last_number = [], None, [], 0
        self.zone = "annex"
        self.headings = [self.add(Unit("heading", "annex", [line.span], level=0, style="annex", open=False), line)]
        return True

    def _labelled(self, line: Line) -> bool:
        for candidate in line.candidates:
            number = value(candidate.style, candidate.text, self.grammar)
            span = Span(candidate.start, line.span.end)
            if candidate.role == "heading" and self._is_heading(line, candidate, number):
                shown = _ascii_label(candidate, number)
                self._heading(line, span, candidate.level, candidate, shown)
                return True
            if candidate.style == "decimal" and self._is_decimal_paragraph(line, candidate.text):
                self.decimal_paragraphs.add(candidate.text)
                self._paragraph(line, candidate.text, span)
                return True
            if candidate.role == "paragraph" and self._is_paragraph(line, number):
                self._paragraph(line, str(number), span)
                return True
            if candidate.role == "item" and self._is_item(line, candidate, number):
                self._item(line, candidate, number, span)
                return True
        return False

    def _is_decimal_paragraph(self, line: Line, label: str) -> bool:
        """Whether 29.1 numbers a paragraph, as in programme budgets: prose, in a count."""
        prose = line.terminated or len(line.text) > self.grammar.data["text"]["heading_length"]
        return prose and counts_on(label, self.decimal_paragraphs, self.decimals)

    def _is_item(self, line: Line, candidate: Candidate, number: int) -> bool:
        """An item needs something to stand in; one with a closing bracket alone, its place in the count."""
        if not (self.paragraph or self.headings or self.items or self._leads_in(candidate)):
            return False
        last = next((count for _, style, count in reversed(self.items) if is_same_count(style, candidate.style)), 0)
        if candidate.style.endswith(STOP) and not last and not self._after_colon():
            return False  # "a. Mandate" is a heading as often
        return line.text.startswith("(") or number == last + 1

    def _after_colon(self) -> bool:
        return self.current_line is not None and self.current_line.text.endswith(":")

    def _leads_in(self, candidate: Candidate) -> bool:
        """Whether the paragraph before, which has no number, leads in to a list: it ends in a colon.

        A preamble, which ends in a comma, leads in to paragraphs that count 1), 2).
        """
        loose = self.current is not None and self.current.kind == "paragraph"
        ends = (":", *_COMMAS) if candidate.style == "arabic" else (":",)
        return loose and self.current_line is not None and self.current_line.text.endswith(ends)

    def _is_heading(self, line: Line, candidate: Candidate, number: int) -> bool:
        limit = self.grammar.data["text"]["heading_length"] * 2
        marked = line.block.kind == "heading"
        looks = (
            marked
            or (not line.terminated and len(line.text) <= limit)
            or (len(line.text) <= _PROSE and candidate.style == "numeral")
        )
        if not looks or not (number or candidate.style == "decimal"):
            return False
        if candidate.style == "arabic":
            if number == self.last_number + 1 and not marked:
                return False
            return marked or number == self._last_arabic_heading() + 1
        if candidate.style == "decimal":
            return marked or self._decimal_follows(candidate.text)
        if candidate.style in ("upper", "roman"):
            return marked or self._letter_follows(candidate, number)
        return True

    def _letter_follows(self, candidate: Candidate, number: int) -> bool:
        """Whether A. or I. can come here; I. behind H. is a letter, elsewhere a Roman numeral."""
        if candidate.style == "roman" and len(candidate.text) == 1:
            letter = value("upper", candidate.text, self.grammar)
            if letter > 1 and letter == self._last_value("upper") + 1:
                return False
        return number <= self._last_value(candidate.style) + 2

    def _last_value(self, style: str) -> int:
        return value(style, self.last_labels[style], self.grammar) if style in self.last_labels else 0

    def _last_arabic_heading(self) -> int:
        if not self.numbered:
            return -1  # no heading of this kind yet: a plain "1." is a paragraph
        return int(next(reversed(self.numbered)).split(".")[0])

    def _decimal_follows(self, label: str) -> bool:
        """Whether 3.2 can come here: after 3.1, or as 3.1 after 3 or 2.x; so that 1.5°C is no heading."""
        *stem, last = (int(part) for part in label.split("."))
        if last == 1:
            return len(stem) > 1 or stem[0] <= self._last_arabic_heading() + 1 or not self.numbered
        return ".".join(map(str, [*stem, last - 1])) in self.numbered

    def _is_paragraph(self, line: Line, number: int) -> bool:
        """The next number, a restart, a small gap, or a larger one where the line is a paragraph beyond doubt."""
        if number == self.last_number + 1 or number == 1:
            return True
        return number > self.last_number and (number <= self.last_number + _GAP or line.terminated)

    def _plain_heading(self, line: Line, following: Line | None) -> bool:
        if line.block.kind == "heading":
            return True
        if line.terminated or line.block.bullet or len(line.text) > self.grammar.data["text"]["heading_length"]:
            return False
        if line.text.endswith(tuple(_COMMAS)):
            return False  # the end of a preamble: "Acting under Chapter VII of the Charter,"
        if line.text in self.grammar.data["masthead"].get("known_headings", ()):
            return True
        if self.marked or (self.current is not None and self.current.open and not self.dense):
            return False
        if self.current_line is not None and self.current_line.text.endswith(":"):
            return False  # the last of a list: a rapporteur before the next heading
        return following is not None and (
            following.block.kind == "heading" or any(c.role != "item" for c in following.candidates)
        )

    def _continues(self, line: Line, following: Line | None) -> bool:
        """Whether a line without a label goes on with the current unit: wrapped, or cut by a page break or a note."""
        unit = self.current
        if unit is None or line.block.kind == "heading" or line.block.bullet or unit.kind in ("masthead", "note"):
            return False
        if line.block.flow in ("opens", "continues"):
            return line.block.flow == "continues"
        above = self.current_line.text if self.current_line is not None else ""
        if not unit.open or begins_paragraph(above, line, self.grammar):
            return False
        if self.laid_out and not line.block.gap:
            return True  # white parts the paragraphs of this document, and there is none
        if self.dense:
            return is_wrapped(above, line, self.grammar)
        if not line.block.gap and self.note_unit is None:
            return True
        if self.current_line is not None and len(self.current_line.text) < _PROSE:
            return False  # a short line before a gap was no full page line: (a) Assets
        if self.current_line is not None and _LABELLED.match(self.current_line.text) and _LABELLED.match(line.text):
            return False  # a list of labelled lines: "Chair: …", "Vice-Chairs: …"
        if (
            self.note_unit is None
            and not unit.label
            and self.current_line is not None
            and self.current_line.text[-1] in _COMMAS
        ):
            return False  # the paragraphs of a preamble end in a comma
        return unit.kind in ("paragraph", "item") and not self._heading_follows_shape(line, following)

    def _heading_follows_shape(self, line: Line, following: Line | None) -> bool:
        """Whether an unlabelled line behind an open paragraph is rather a heading: known, short, a label behind it."""
        if line.text in self.grammar.data["masthead"].get("known_headings", ()):
            return True
        short = len(line.text) <= self.grammar.data["text"]["heading_length"] // 2
        return (
            short
            and not line.terminated
            and following is not None
            and any(c.role == "paragraph" for c in following.candidates)
        )

    # ------------------------------------------------------------ filing

    def _heading(self, line: Line, span: Span, level: int, candidate: Candidate | None = None, shown: str = "") -> None:
        while self.headings and self.headings[-1].level >= level and self.headings[-1].style != "annex":
            self.headings.pop()
        above = self.headings[-1] if self.headings else None
        label, style = (candidate.text, candidate.style) if candidate is not None else ("", "")
        unit = Unit(
            "heading", self.zone, [span], label, shown, level, heading=above, style=style, open=not line.terminated
        )
        self.headings.append(self.add(unit, line))
        self.paragraph, self.items = None, []
        self.last_labels[style] = label
        if style in ("arabic", "decimal"):
            self.numbered.pop(label, None)  # so that it comes last
            self.numbered[label] = None

    def _paragraph(self, line: Line, label: str, span: Span) -> None:
        heading = self.headings[-1] if self.headings else None
        unit = Unit("paragraph", self.zone, [span], label, label, heading=heading, open=not line.terminated)
        self.paragraph = self.add(unit, line)
        self.items = []
        self.last_number = int(label) if label.isdigit() else self.last_number

    def _item(self, line: Line, candidate: Candidate, number: int, span: Span) -> None:
        style = self._item_style(candidate, number)
        number = value(style, candidate.text, self.grammar)
        same = next((place for place, item in enumerate(self.items) if is_same_count(item[1], style)), None)
        if same is not None:
            self.items = self.items[:same]
        parent = self.items[-1][0] if self.items else self.paragraph
        if parent is None and not self.headings:
            if self.current is not None and self.current.kind == "paragraph":
                self.lead = self.current
            parent = self.lead
        label = key_label(style, candidate.text, self.grammar)
        heading = self.headings[-1] if self.headings else None
        unit = Unit(
            "item",
            self.zone,
            [span],
            label,
            label,
            parent=parent,
            heading=heading,
            open=not line.terminated,
            style=style,
        )
        self.items.append((self.add(unit, line), style, number))

    def _item_style(self, candidate: Candidate, number: int) -> str:
        """(i) is a letter behind (h) and a Roman numeral elsewhere."""
        if candidate.style not in ("lower", "roman-lower"):
            return candidate.style
        letter = value("lower", candidate.text, self.grammar) if len(candidate.text) == 1 else 0
        for _, style, last in reversed(self.items):
            if style == "lower" and letter == last + 1:
                return "lower"
            if style == "roman-lower" and value("roman-lower", candidate.text, self.grammar) == last + 1:
                return "roman-lower"
        return "roman-lower" if set(candidate.text) <= set("ivxlc") and candidate.text != "c" else "lower"

    def _loose(self, line: Line) -> None:
        """A line without a label: under a bullet, behind a numbered paragraph, under a heading, or alone."""
        heading = self.headings[-1] if self.headings else None
        if self.paragraph is None and not self.headings and not line.block.bullet:
            self.items = []  # a list below a paragraph without a number is over
        parent = self.items[-1][0] if self.items else self.paragraph
        in_list = self.current_line is not None and self.current_line.text.endswith(":")
        inside_list = self.current is not None and self.current.kind == "item" and not self.current.label
        if line.block.bullet and not in_list and not inside_list and not self.items:
            unit = Unit("paragraph", self.zone, [line.span], heading=heading, lost=True, open=not line.terminated)
            self.paragraph = self.add(unit, line)
            return
        kind = "item" if line.block.bullet else "paragraph"
        unit = Unit(kind, self.zone, [line.span], parent=parent, heading=heading, open=not line.terminated)  # type: ignore[arg-type]
        self.add(unit, line)


def _ascii_label(candidate: Candidate, number: int) -> str:
    return candidate.text if candidate.style in ("upper", "decimal") else str(number)
