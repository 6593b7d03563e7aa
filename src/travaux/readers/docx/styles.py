"""What the styles of a document say that its text depends on: numbering, headings, hidden and raised words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from travaux.readers.docx.names import Element, attribute, child, is_on, name, number

_HEADING: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)  # the file names them in English, whatever Word shows
_CONTENTS: Final = re.compile(r"(?:toc|contents) ?[1-9]", re.IGNORECASE)  # LibreOffice's own name is the second
_LONGEST_CHAIN: Final = 50  # styles; Word itself makes none longer than eleven
BODY_LEVEL: Final = 9  # of w:outlineLvl: "body text"


@dataclass(frozen=True, slots=True)
class Style:
    """A style by itself, without what it takes from the one it is based on; ``None`` where it says nothing."""

    identifier: str
    based_on: str
    num: int | None
    level: int | None
    outline: int | None
    hidden: bool | None
    raised: bool | None
    contents: bool


class Styles:
    """The styles of a document, asked through their chains.

    Args:
        root: the part ``styles``, or ``None``.
    """

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        for one in root if root is not None else ():
            if name(one) == "w:style":
                style = _style(one)
                self._styles[style.identifier] = style
                if attribute(one, "w:type") == "paragraph" and attribute(one, "w:default") in ("1", "true", "on"):
                    self._default = style.identifier

    def chain(self, identifier: str) -> Iterator[Style]:
        """A style and those it is based on, nearest first; the default style of paragraphs for a blank name."""
        style = self._styles.get(identifier or self._default)
        for _ in range(_LONGEST_CHAIN):  # a chain may bite its tail
            if style is None:
                break
            yield style
            style = self._styles.get(style.based_on)

    def outline(self, identifier: str) -> int | None:
        """The outline level of a paragraph style, from 0."""
        return next((one.outline for one in self.chain(identifier) if one.outline is not None), None)

    def is_contents(self, identifier: str) -> bool:
        """Whether a paragraph style is that of a line in a table of contents; styles made from one need not be."""
        style = self._styles.get(identifier)
        return style is not None and style.contents

    def is_hidden(self, identifier: str) -> bool:
        """Whether words in this style are not printed."""
        return bool(identifier) and bool(next((s.hidden for s in self.chain(identifier) if s.hidden is not None), None))

    def is_raised(self, identifier: str) -> bool:
        """Whether words in this style are printed above the line."""
        return bool(identifier) and bool(next((s.raised for s in self.chain(identifier) if s.raised is not None), None))


def _style(element: Element) -> Style:
    paragraph, run = child(element, "w:pPr"), child(element, "w:rPr")
    title = attribute(child(element, "w:name"), "w:val").strip()
    heading = _HEADING.fullmatch(title)
    outline = number(child(paragraph, "w:outlineLvl"))
    vanish = child(run, "w:vanish")
    return Style(
        identifier=attribute(element, "w:styleId"),
        based_on=attribute(child(element, "w:basedOn"), "w:val"),
        num=number(child(paragraph, "w:numPr", "w:numId")),
        level=number(child(paragraph, "w:numPr", "w:ilvl")),
        outline=int(heading[1]) - 1 if outline is None and heading else outline,
        hidden=None if vanish is None else is_on(vanish),
        raised=raised(run),
        contents=_CONTENTS.fullmatch(title) is not None,
    )


def raised(run: Element | None) -> bool | None:
    """Whether properties of a run put it above the line; ``None`` where they do not say."""
    align = child(run, "w:vertAlign")
    return None if align is None else attribute(align, "w:val") == "superscript"
