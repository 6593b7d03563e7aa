"""Fields: an instruction that is not printed, and a result that is (ECMA-376, part 1, 17.16)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from travaux.readers.docx.names import Element, attribute, child, is_on, name, number

_PAGES: Final = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))  # where the text stands on paper is not of the text
_CONTENTS: Final = "TOC"
_UNKEPT: Final = frozenset(("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"))  # computed anew whenever shown
_CHECKED, _UNCHECKED = "☑", "☐"


@dataclass(slots=True)
class _Field:
    """A field that has begun.

    Attributes:
        instruction: its words.
        in_code: the instruction goes on; what stands in it is not printed.
        unseen: its result is not printed.
        form: what a field of a form shows: its box, or the entry chosen.
        worded: words of its result were printed.
        listing: its result is a table of contents.
    """

    instruction: str = ""
    in_code: bool = True
    unseen: bool = False
    form: str = ""
    worded: bool = False
    listing: bool = False

    @property
    def kind(self) -> str:
        """The name of the field, as ``PAGE``."""
        return (self.instruction.split() or [""])[0].upper()


class Fields:
    """The fields that are open at a place in the text; fields stand in fields, and go over paragraphs.

    Args:
        report: told of numbers that Word does not keep in the file.
    """

    def __init__(self, report: Callable[[str, str], None]) -> None:
        self._report = report
        self._open: list[_Field] = []
        self._hiding = 0  # how many of them hide what stands in them
        self._listing = 0  # how many of them are tables of contents

    def mark(self, element: Element) -> str:
        """``w:fldChar``: a field begins, its instruction ends, or it ends; what that prints."""
        kind = attribute(element, "w:fldCharType")
        if kind == "begin":
            self._open.append(_Field(form=_form(child(element, "w:ffData"))))
            self._hiding += 1
        elif kind == "separate" and self._open:
            self._separate(self._open[-1])
        elif kind == "end":
            return self.close()
        return ""

    def open(self, instruction: str) -> None:
        """A field begins whose instruction is known (``w:fldSimple``)."""
        field = _Field(instruction)
        self._open.append(field)
        self._hiding += 1
        self._separate(field)

    def close(self) -> str:
        """The last field ends; what it prints that is not among its words."""
        if not self._open:
            return ""
        field = self._open.pop()
        self._hiding -= field.in_code or field.unseen
        self._listing -= field.listing
        if field.kind in _UNKEPT and not field.worded:
            self._report(
                "field-number", f"The file does not keep the numbers of its fields {field.kind}; they are left out."
            )
        return field.form if field.kind in ("FORMCHECKBOX", "FORMDROPDOWN") and not field.worded else ""

    def instruct(self, text: str) -> None:
        """Words of an instruction; those of a field in it are its own."""
        if self._open and self._open[-1].in_code and len(self._open[-1].instruction) < 1_000:
            self._open[-1].instruction += text

    def is_shown(self) -> bool:
        """Whether words are printed here."""
        return not self._hiding

    def is_contents(self) -> bool:
        """Whether words here are those of a table of contents."""
        return self._listing > 0

    def end_contents(self) -> None:
        """The text has begun: a table of contents that did not end is a fault, which must not take the text in."""
        for field in self._open:
            field.listing = False
        self._listing = 0

    def take_words(self) -> None:
        """Words of a result are printed."""
        if self._open:
            self._open[-1].worded = True

    def end_paragraph(self) -> None:
        """No instruction goes over a paragraph: one that did not end is a fault, which must not hide the text."""
        for field in reversed(self._open):  # those of paragraphs before hide nothing any more
            if not self._hiding:
                break
            self._hiding -= field.in_code or field.unseen
            field.in_code = field.unseen = False

    def _separate(self, field: _Field) -> None:
        if field.in_code:
            field.in_code = False
            field.unseen = field.kind in _PAGES
            field.listing = field.kind == _CONTENTS
            self._listing += field.listing
            self._hiding -= not field.unseen


def _form(data: Element | None) -> str:
    """What a field of a form shows without a result."""
    box = child(data, "w:checkBox")
    if box is not None:
        state = child(box, "w:checked")
        state = child(box, "w:default") if state is None else state
        return _CHECKED if is_on(state) else _UNCHECKED
    choice = child(data, "w:ddList")
    if choice is None:
        return ""
    entries = [attribute(one, "w:val") for one in choice if name(one) == "w:listEntry"]
    chosen = number(child(choice, "w:result")) or number(child(choice, "w:default")) or 0
    return entries[chosen] if 0 <= chosen < len(entries) else ""
