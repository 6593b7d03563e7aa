"""Which part of a page is the document, and what of that part a reader of the page sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from travaux.readers.html.names import (
    CONTENTS,
    CONTENTS_LINE,
    CONTENTS_ROLE,
    FURNITURE,
    FURNITURE_ROLES,
    FURNITURE_WORDS,
    HIDDEN_CLASSES,
    HIDDEN_STYLE,
    PAGE_FURNITURE,
    SILENT,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENOUGH: Final = 0.2  # share of the words of a page that its main part has, if it is the document
_DOMINANT: Final = 0.8  # share of the words of a part that one part of it has, if the rest is furniture
_MINOR: Final = 0.4  # share of the words of the region beyond which nothing in it is furniture by its name alone
_WORDS: Final = re.compile(r"[^\W_]+")
_NAMES: Final = re.compile(r"[a-z]+")


class Region:
    """The part of a page that is read.

    Attributes:
        root: its outermost element.
        total: words of the whole page, hidden ones aside.
    """

    def __init__(self, page: _Element) -> None:
        self._words: dict[_Element, int] = {}
        self._linked: dict[_Element, int] = {}
        self.page = page
        self._count(page)
        self.total = self._words.get(page, 0)
        main = self._main()
        self.root = main if main is not None else self._densest()

    def is_furniture(self, element: _Element) -> bool:
        """Whether an element in the region is no part of the document: navigation, banners, buttons to share."""
        if element is self.root or element.tag in ("html", "body", "main") or _has_role(element, CONTENTS_ROLE):
            return False
        if element.tag in FURNITURE or element.get("role") in FURNITURE_ROLES:
            return not (element.tag in ("aside", "form") and self._is_major(element))
        if element.tag in PAGE_FURNITURE and self.root.tag in ("html", "body"):
            return not any(up.tag in ("article", "main") for up in element.iterancestors())
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        return bool(FURNITURE_WORDS & set(_NAMES.findall(names))) and not self._is_major(element)

    def is_contents(self, element: _Element) -> bool:
        """Whether an element is a table of contents or a line of one."""
        if _has_role(element, CONTENTS_ROLE) or CONTENTS_LINE.search(element.get("class") or ""):
            return True
        names = [element.get("id") or "", *(element.get("class") or "").split()]
        return any(map(CONTENTS.fullmatch, names)) and element is not self.root and not self._is_major(element)

    def words(self, element: _Element) -> int:
        """Words that an element shows."""
        return self._words.get(element, 0)

    def _is_major(self, element: _Element) -> bool:
        return self.words(element) > _MINOR * max(1, self.words(self.root))

    def _count(self, page: _Element) -> None:
        """Count the words of each element, and those of them that are in links."""
        from lxml import etree

        hidden: _Element | None = None
        walker = etree.iterwalk(page, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if element.tag in SILENT or is_hidden(element):
                    hidden = element
                    walker.skip_subtree()
                else:
                    self._words[element] = len(_WORDS.findall(element.text or ""))
                    self._linked[element] = 0
                continue
            parent = element.getparent()
            if element is hidden:
                hidden = None
            elif parent is not None and element is not page:
                count = self._words[element]
                self._words[parent] += count
                self._linked[parent] += count if element.tag == "a" else self._linked[element]
            if parent is not None and element is not page:
                self._words[parent] += len(_WORDS.findall(element.tail or ""))

    def _main(self) -> _Element | None:
        """The part that the page itself calls the main one, unless most of the words stand elsewhere."""
        marked = [e for e in self._words if e.tag == "main" or e.get("role") == "main"]
        articles = [e for e in self._words if e.tag == "article" or e.get("role") == "article"]
        for found in (marked, articles):
            best = max(found, key=self.words, default=None)
            if best is not None and self.words(best) >= _ENOUGH * self.total:
                return best
        return None

    def _densest(self) -> _Element:
        """Where the page is one of a site: the innermost part that has most of the words that are not links."""
        here = next((element for element in self._words if element.tag == "body"), self.page)
        around = (e for e in self._words if not _has_role(e, CONTENTS_ROLE))
        if not any(e.tag in FURNITURE or e.get("role") in FURNITURE_ROLES for e in around):
            return here  # a document by itself, all of which is read
        while True:
            own = self._plain(here)
            best = max((e for e in here if e in self._words), key=self._plain, default=None)
            if best is None or best.tag in ("p", "table", "ul", "ol") or self._plain(best) < _DOMINANT * own:
                return here
            here = best

    def _plain(self, element: _Element) -> int:
        return self._words[element] - self._linked[element]


def _has_role(element: _Element, role: str) -> bool:
    return role in (element.get("role") or "").lower().split()


def is_hidden(element: _Element) -> bool:
    """Whether an element is not shown: by its attribute, its style, its class, or as an ornament."""
    if element.get("hidden") is not None or HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    if HIDDEN_CLASSES & set((element.get("class") or "").lower().split()):
        return True
    if element.get("aria-hidden") == "true":  # an icon, the mark of an anchor; words are shown all the same
        return sum(map(str.isalnum, "".join(element.itertext()))) < 3  # type: ignore[arg-type]
    return False
