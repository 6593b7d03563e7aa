"""Footnotes and endnotes: their labels, and where their words stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from travaux.readers.docx.names import Element, attribute, child, name, number
from travaux.readers.docx.numerals import write

_OWN_MARK: Final = re.compile(r"[\w*]{1,8}")
_FORMS: Final = {"w:footnote": "decimal", "w:endnote": "lowerRoman"}  # where the file says nothing (17.11.17, .18)
_BY_PAGE: Final = "The notes of each page count from 1 anew in print; here they are counted through."


@dataclass(frozen=True, slots=True)
class _Counting:
    """How notes of a kind are counted: format, first number, and where they count anew (``eachSect``, ``eachPage``)."""

    form: str
    start: int = 1
    restart: str = ""


class Notes:
    """The notes of a document.

    Args:
        parts: the part of the footnotes and that of the endnotes, each with its name.
        settings: the part ``settings``, or ``None``.
        report: told of numbers that only the pages would tell.
    """

    def __init__(
        self,
        parts: dict[str, tuple[str, Element]],
        settings: Element | None,
        report: Callable[[str, str], None],
    ) -> None:
        self._parts = parts
        self._report = report
        self._document = {kind: _said(settings, kind, _Counting(form)) for kind, form in _FORMS.items()}
        self._counting = dict(self._document)
        self._last: dict[str, int] = {}
        self._marks: dict[tuple[str, str], str] = {}
        self._own: set[tuple[str, str]] = set()
        self._notes = {
            (kind, attribute(one, "w:id")): (one, f"/{name(root)}/{kind}[{place}]")
            for kind, (_, root) in parts.items()
            for place, one in enumerate((note for note in root if name(note) == kind), 1)
            if attribute(one, "w:type") in ("", "normal")
        }

    def section(self, properties: Element) -> None:
        """A section begins: what it does not say about counting notes, the settings say (17.11.11, 17.11.4)."""
        for kind, document in self._document.items():
            self._counting[kind] = _said(properties, kind, document)
            if self._counting[kind].restart == "eachSect":
                self._last.pop(kind, None)

    def label(self, kind: str, identifier: str) -> str:
        """Count a note and give its label; a note that is referred to again keeps the one it has."""
        known = self._marks.get((kind, identifier))
        if known is not None:
            return known
        counting = self._counting[kind]
        if counting.restart == "eachPage" and kind in self._last:
            self._report("note-number", _BY_PAGE)
        count = self._last[kind] + 1 if kind in self._last else counting.start
        self._last[kind] = count
        label = write(count, counting.form) or str(count)
        self._marks[kind, identifier] = label
        return label

    def own(self, kind: str, identifier: str, mark: str) -> str:
        """Give a note the mark that it brings with it, which does not count: ``*``, and ``1`` for an older ``1/``."""
        label = mark.strip().strip("()[]/").strip() or "*"
        if not _OWN_MARK.fullmatch(label):
            label = label[:8].strip()
        self._marks[kind, identifier] = label
        self._own.add((kind, identifier))
        return label

    def is_own(self, kind: str, identifier: str) -> bool:
        """Whether a note brings its mark with it, so that its words begin with it."""
        return (kind, identifier) in self._own

    def find(self, kind: str, identifier: str) -> tuple[Element, str, str] | None:
        """A note, the name of its part, and its path in it."""
        found = self._notes.get((kind, identifier))
        return None if found is None else (found[0], self._parts[kind][0], found[1])


def _said(properties: Element | None, kind: str, otherwise: _Counting) -> _Counting:
    """What the settings or a section say about counting notes of a kind."""
    said = child(properties, f"{kind}Pr")
    start = number(child(said, "w:numStart"))
    return _Counting(
        form=attribute(child(said, "w:numFmt"), "w:val") or otherwise.form,
        start=otherwise.start if start is None else max(start, 0),
        restart=attribute(child(said, "w:numRestart"), "w:val") or otherwise.restart,
    )
