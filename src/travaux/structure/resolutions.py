"""The texts themselves: where a resolution or decision speaks, its preamble, and its operative paragraphs.

A text opens with the line that names the body ("The General Assembly,"). Below it each paragraph begins with a verb,
of the preamble ("Recalling") or of what the body does ("Requests"); where the verb tells neither, the number and the
mark at the end do: paragraphs of a preamble are not numbered and end in a comma. Which words these are is in
``data/grammars/resolutions``. Where no operative paragraph prints a number, each gets the one of its position, marked
as inferred; what stands below one without a verb of its own belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from travaux.grammar import Grammar
from travaux.grammar.texts import TextRules, text_rules
from travaux.model import Span
from travaux.structure.units import Unit
from travaux.view import view

_HEAD = 400  # characters: enough of a paragraph to see how it begins
_TAIL = 12  # characters: how it ends
_SHORT = 150  # characters: a line without a label and without a stop at its end is a title or closes a text
_HEADINGS = 2  # lines: the number and title of the first section stand between who speaks and the preamble
_BARE = 60  # characters: "instructs the Director of the Radiocommunication Bureau"
_COMMAS = ",،"
_ENDS = ";؛.。!?؟:"
_SPOKEN = ("paragraph", "item")


@dataclass
class _Text:
    """A resolution that is being read: its zone so far, and its operative paragraphs.

    Attributes:
        counts: its operative paragraphs print numbers, so that one without a number is still of the preamble.
        headed: the last line was the heading of a section.
        plain: its preamble prints no numbers, so that the first number is of the operative part, whatever its verb.
        bracketed: its operative paragraphs are numbered 1), 2).
    """

    speaker: Unit | None
    zone: str = "preambular"
    counts: bool = False
    headed: bool = False
    bracketed: bool = False
    plain: bool = False
    paragraphs: list[Unit] = field(default_factory=list)
    last: Unit | None = None
    numbered: bool = False


def mark_texts(units: Sequence[Unit], text: str, grammar: Grammar) -> None:
    """Give the paragraphs of resolutions and decisions their zones, and numbers to operative ones that print none."""
    rules = text_rules(grammar.language)
    if rules is not None:
        _Marker(units, text, rules).run()


class _Marker:
    def __init__(self, units: Sequence[Unit], text: str, rules: TextRules) -> None:
        self.units = [unit for unit in units if unit.kind not in ("note", "masthead")]
        self.text = text
        self.rules = rules
        self.current: _Text | None = None
        self._begins: dict[int, str] = {}

    def run(self) -> None:
        """Go through the units once, in order."""
        for index, unit in enumerate(self.units):
            if self._speaks(index):
                self._finish()
                self.current = _Text(unit, counts=self._counts(index + 1))
            elif self.current is None and self._begins_at_once(index):
                self.current = _Text(None)
                self._file(unit)
            elif self.current is not None:
                self._file(unit)
        self._finish()

    # ------------------------------------------------------------ how units look

    def _words(self, unit: Unit) -> str:
        """How a unit begins, folded."""
        known = self._begins.get(id(unit))
        if known is None:
            first = unit.spans[0]
            span = Span(first.start, min(first.end, first.start + _HEAD))
            known = self._begins[id(unit)] = view(self.text, (span,)).text
        return known

    def _end(self, unit: Unit) -> str:
        """The character that a unit ends with."""
        last = unit.spans[-1]
        return view(self.text, (Span(max(last.start, last.end - _TAIL), last.end),)).text.rstrip()[-1:]

    def _is_verbal(self, index: int) -> bool:
        """Whether the unit at an index begins with a verb of a text."""
        if index >= len(self.units) or self.units[index].kind not in _SPOKEN:
            return False
        words = self._words(self.units[index])
        return self.rules.operative.opening(words) is not None or self.rules.preambular.opening(words) is not None

    def _speaks(self, index: int) -> bool:
        """Whether a line names a body that speaks in what follows."""
        unit = self.units[index]
        if unit.label or unit.kind not in ("paragraph", "heading") or len(unit.spans) > 3:
            return False
        words = view(self.text, unit.spans).text
        if not self.rules.speaker.search(words) or self.rules.operative.opening(words) is not None:
            return False
        below = range(index + 1, min(index + 2 + _HEADINGS, len(self.units)))
        first = next((place for place in below if not self._is_heading(self.units[place])), None)
        if first is None or not self._is_verbal(first):
            return False
        label = self.units[first].label
        return words[-1] in _COMMAS + ":" or label in ("1", "a") or (not label and self._stands_alone(words))

    def _stands_alone(self, words: str) -> bool:
        """Whether a line without a comma may open a text: a short one, where no text is being read."""
        return len(words) <= _BARE and (self.current is None or self.current.zone == "preambular")

    def _counts(self, index: int) -> bool:
        """Whether a paragraph 1 that begins with a verb of an operative part follows before the text is over."""
        for place in range(index, len(self.units)):
            unit = self.units[place]
            if unit.style == "annex" or (
                place > index and self.rules.speaker.search(self._words(unit)) and self._speaks(place)
            ):
                return False
            if unit.kind == "paragraph" and unit.label:
                return unit.label == "1" and self.rules.operative.opening(self._words(unit)) is not None
        return False

    def _is_heading(self, unit: Unit) -> bool:
        """Whether a unit looks like the heading of a section: a short line without a stop."""
        if unit.kind == "heading":
            return True
        words = self._words(unit)
        plain = not unit.label and self._end(unit).isalnum() and len(words) < _SHORT
        return plain and self.rules.preambular.opening(words) is None and self.rules.operative.opening(words) is None

    def _begins_at_once(self, index: int) -> bool:
        """Whether a text begins without such a line: paragraph 1 and the one behind it begin with its verbs."""
        unit = self.units[index]
        if unit.kind != "paragraph" or unit.label != "1" or not self._speaks_itself(unit):
            return False
        following = next((u for u in self.units[index + 1 :] if u.kind == "paragraph" and u.label), None)
        return following is not None and following.label == "2" and self._speaks_itself(following)

    def _speaks_itself(self, unit: Unit) -> bool:
        """Whether a paragraph begins with a verb of an operative part that has no subject of its own behind it."""
        words = self._words(unit)
        verb = self.rules.operative.opening(words)
        return verb is not None and self.rules.patterns["subject_behind"].match(words[verb.end :]) is None

    # ------------------------------------------------------------ filing

    def _file(self, unit: Unit) -> None:
        assert self.current is not None
        if unit.style == "annex":
            self._finish()
        elif unit.kind == "heading":
            if self.rules.closing.match(self._words(unit)):
                self._finish()
            else:
                self.current.headed = True
                return
        elif self.current.zone == "preambular":
            self._in_preamble(self.current, unit)
        else:
            self._in_operative_part(self.current, unit)
        if self.current is not None:
            self.current.headed = self._is_heading(unit)

    def _promote(self, current: _Text, unit: Unit) -> None:
        """Take "1) Approves" for the paragraph that it is: an item by its looks, but it does what the body does."""
        verbal = self.rules.operative.opening(self._words(unit)) is not None
        if unit.kind == "item" and unit.style == "arabic" and (current.bracketed or (verbal and unit.label == "1")):
            unit.kind, unit.parent = "paragraph", None
            current.bracketed = True

    def _in_preamble(self, current: _Text, unit: Unit) -> None:
        self._promote(current, unit)
        words = self._words(unit)
        operative = self.rules.operative.opening(words) is not None
        preambular = self.rules.preambular.opening(words) is not None
        numbered = unit.kind == "paragraph" and bool(unit.label)
        if not (operative or preambular or numbered) and self._is_heading(unit):
            return
        if preambular and self._is_bare(unit, words):
            begins = False
        elif operative != preambular:
            begins = operative or (numbered and current.plain)
        elif numbered or current.counts:
            begins = numbered
        else:
            begins = self._end(unit) in ";؛" or (operative and self._end(unit) not in _COMMAS)
        if begins and (operative or numbered or unit.parent is None):
            current.zone = "operative"
            self._in_operative_part(current, unit)
        elif self.rules.closing.match(words):
            self._finish()
        else:
            current.plain = current.plain or not numbered
            self._belongs(current, unit, "preambular")

    def _in_operative_part(self, current: _Text, unit: Unit) -> None:
        if current.bracketed:
            self._promote(current, unit)
        words = self._words(unit)
        if unit.kind == "paragraph" and unit.label:
            current.numbered = current.numbered or not unit.inferred
            self._paragraph(current, unit)
        elif unit.kind == "item" and unit.label:
            if unit.parent is None:
                unit.parent = current.last
            self._belongs(current, unit, "operative")
        elif self.rules.closing.match(words):
            self._finish()
        elif self._begins_again(current, unit, words):
            current.zone = "preambular"
            self._belongs(current, unit, "preambular")
        elif self.rules.operative.opening(words) is not None and not words[:1].isdigit():
            if not current.numbered:
                unit.kind = "paragraph"
            self._paragraph(current, unit)
        elif self._goes_on(current, unit, words):
            if not current.numbered and current.last is not None:
                unit.parent = current.last
            self._belongs(current, unit, "operative")

    def _is_bare(self, unit: Unit, words: str) -> bool:
        """Whether a line is a verb, and whom it asks at most, that what stands below it completes: "resolves"."""
        return not unit.label and len(words) <= _BARE and self._end(unit).isalnum()

    def _begins_again(self, current: _Text, unit: Unit, words: str) -> bool:
        """Whether the next section of a text begins, below its heading, with a preamble of its own."""
        verbal = self.rules.preambular.opening(words) is not None and self.rules.operative.opening(words) is None
        return current.headed and verbal and self._end(unit) in _COMMAS

    def _goes_on(self, current: _Text, unit: Unit, words: str) -> bool:
        """Whether a line without a label belongs to the paragraph above it, and is no title, note or closing line."""
        if current.last is None or (words[:1].isdigit() and not self._is_bare(current.last, self._words(current.last))):
            return False
        return words[:1].islower() or unit.kind == "item" or self._end(unit) in _ENDS + _COMMAS

    def _paragraph(self, current: _Text, unit: Unit) -> None:
        """File an operative paragraph; one without a number among numbered ones does not count."""
        if not current.numbered or unit.label:
            current.paragraphs.append(unit)
            current.last = unit
        self._belongs(current, unit, "operative")

    def _belongs(self, current: _Text, unit: Unit, zone: str) -> None:
        unit.zone = zone  # type: ignore[assignment]
        unit.speaker = current.speaker

    def _finish(self) -> None:
        """Number the operative paragraphs of a text that prints no number, by their position."""
        if self.current is not None and not self.current.numbered:
            for position, unit in enumerate(self.current.paragraphs, start=1):
                unit.label = unit.value = str(position)
                unit.inferred, unit.parent = True, None
        self.current = None
