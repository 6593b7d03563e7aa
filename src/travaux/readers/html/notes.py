"""Footnotes of a page: marks that link to their words, and words that stand elsewhere on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from travaux.readers.html.names import BLOCKS

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK: Final = re.compile(r"[\s\[(]*([\w*†‡§]{1,4})[\s\])]*")
_NAMED: Final = re.compile(r"_?(?:ftn|edn|fn|sdfootnote|sdendnote|footnote|endnote|note|ref-?note|cite_note)", re.I)
_MOST: Final = 5_000  # notes; a document has fewer


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its label, the element that holds its words, and the links in it that lead back."""

    label: str
    holder: _Element
    back: frozenset[_Element]


class Notes:
    """The notes of a page, by the element that is their mark in running text.

    Attributes:
        by_mark: mark → note; a note that is cited again has several.
        holders: the elements whose words stand in notes.
    """

    def __init__(self, page: _Element) -> None:
        self._back: dict[_Element, frozenset[str]] = {}  # where the links of a block lead
        targets = _targets(page)
        links = [(a, targets[_leads_to(a)]) for a in page.iter("a") if _leads_to(a) in targets]
        self._order = {element: place for place, element in enumerate(page.iter())} if links else {}
        marks = [(a, target) for a, target in links if self._is_mark(a, target)]
        around = Counter(up for a, _ in marks for up in (a, *a.iterancestors()))
        held = Counter(up for target in {t for _, t in marks} for up in (target, *target.iterancestors()))
        self.by_mark: dict[_Element, Note] = {}
        found: dict[_Element, Note] = {}
        labels: set[str] = set()
        for number, (mark, target) in enumerate(marks[:_MOST], start=1):
            if target not in found:
                holder = _holder(target, around, held)
                shown = _MARK.fullmatch(_text(mark))
                label = shown[1] if shown and re.fullmatch(r"[\w*]{1,4}", shown[1]) else str(number)
                label = label if label not in labels else f"{number}n"
                labels.add(label)
                back = frozenset(a for a in holder.iter("a") if (a.get("href") or "").startswith("#"))
                found[target] = Note(label, holder, back)
            self.by_mark[_outermost(mark)] = found[target]
        self.holders = {note.holder for note in found.values()}

    def _is_mark(self, link: _Element, target: _Element) -> bool:
        """Whether a link is the mark of a note: it says so, or it is short, stands first, and is linked back to."""
        role = link.get("role") or link.get("epub:type") or ""
        if role in ("doc-noteref", "noteref"):
            return True
        if role == "doc-backlink" or self._order[link] > self._order[target] or not _MARK.fullmatch(_text(link)):
            return False
        if _NAMED.match(_leads_to(link)):
            return True
        own = {key for up in (*_near(link), *link.iter()) for key in (up.get("id"), up.get("name")) if key}
        block = _block(target)
        if block not in self._back:
            self._back[block] = frozenset(map(_leads_to, block.iter("a")))
        return not own.isdisjoint(self._back[block])


def _targets(page: _Element) -> dict[str, _Element]:
    """Elements by their identifiers and by the names of anchors; the first of several counts, as in a browser."""
    out: dict[str, _Element] = {}
    for element in page.iter():
        for key in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if key:
                out.setdefault(key, element)
    return out


def _leads_to(link: _Element) -> str:
    """The identifier on the same page that a link leads to, or a blank."""
    href = link.get("href") or ""
    return href[1:] if href.startswith("#") else ""


def _near(element: _Element) -> Iterator[_Element]:
    """The elements within the line around an element, and those that wrap it alone."""
    for up in element.iterancestors():
        if up.tag in BLOCKS:
            return
        yield up


def _block(element: _Element) -> _Element:
    return next((up for up in (element, *element.iterancestors()) if up.tag in BLOCKS), element)


def _outermost(mark: _Element) -> _Element:
    """The raised text that is nothing but a mark and its brackets, else the mark."""
    for up in _near(mark):
        if up.tag == "sup" and sum(1 for _ in up.iter("a")) == 1 and _MARK.fullmatch(_text(up)):
            return up
    return mark


def _holder(target: _Element, around: Counter[_Element], held: Counter[_Element]) -> _Element:
    """The element that holds all words of a note, and no others: its block, and what wraps that alone."""
    here = _block(target)
    while (parent := here.getparent()) is not None and parent.tag in ("div", "aside", "li", "dd", "section"):
        named = _NAMED.match(parent.get("id") or "") is not None or (parent.get("role") or "").startswith("doc-")
        alone = held[parent] == 1 and around[parent] == 0
        if not alone or not (named or parent.tag == "li" or _text(parent) == _text(here)):
            break
        here = parent
    return here


def _text(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())  # type: ignore[arg-type]
