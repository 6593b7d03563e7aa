"""Automatic numbering: the labels that Word computes when it shows a document (ECMA-376, part 1, 17.9).

A paragraph names a *num*, which is an instance of an *abstract* definition of nine levels, and a level. Paragraphs of
all nums of one abstract definition count together; a num that overrides a start counts anew from there when it is first
used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from travaux.readers.docx.names import Element, attribute, child, is_on, name, number
from travaux.readers.docx.numerals import write
from travaux.readers.docx.styles import Styles

LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a definition.

    Attributes:
        start: its first number.
        form: format of its numbers, as Word names it.
        pattern: of a format ``custom``, how its first numbers look.
        text: its label, with ``%1`` for the number of level 1.
        suffix: what stands between label and words: ``tab``, ``space``, ``nothing``.
        restart: number of the level, from 1, that makes it count anew; 0 never, ``None`` any level above it.
        legal: the numbers of all levels are shown as decimals.
        style: the paragraph style whose paragraphs are numbered at this level.
    """

    start: int = 0
    form: str = "decimal"
    pattern: str = ""
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before the words of a paragraph: a text, with the blank behind it, or a bullet."""

    text: str
    bullet: bool = False


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, Level] = field(default_factory=dict)
    numbering_style: str = ""  # it is defined where that style is


@dataclass(slots=True)
class _Num:
    abstract: int
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The numbering of a document, which counts as its paragraphs are read.

    Args:
        root: the part ``numbering``, or ``None``.
        styles: the styles of the document.
        report: told of a format that is not known, and of a num that is not defined.
    """

    def __init__(self, root: Element | None, styles: Styles, report: Callable[[str, str], None]) -> None:
        self._styles = styles
        self._report = report
        self._abstracts: dict[int, _Abstract] = {}
        self._nums: dict[int, _Num] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()
        for one in root if root is not None else ():
            if name(one) == "w:abstractNum":
                self._abstracts[number(one, "w:abstractNumId") or 0] = _abstract(one)
            elif name(one) == "w:num":
                self._nums[number(one, "w:numId") or 0] = _num(one)

    def place(self, properties: Element | None) -> tuple[int, int] | None:
        """Num and level (from 0) of a paragraph, given its properties; ``None`` if it has no number."""
        style = attribute(child(properties, "w:pStyle"), "w:val")
        num = number(child(properties, "w:numPr", "w:numId"))
        level = number(child(properties, "w:numPr", "w:ilvl"))
        if num is None:
            num = next((one.num for one in self._styles.chain(style) if one.num is not None), None)
        if not num:
            return None
        if num not in self._nums:
            self._report(
                "numbering", f"The numbering {num}, which paragraphs name, is not defined; they have no number."
            )
            return None
        if level is None:
            level = self._level_of_style(style, num)
        return num, min(max(level, 0), LEVELS - 1)

    def label(self, num: int, level: int) -> Label:
        """Count a paragraph and give its label."""
        counts = self._count(num, level)
        own = self._level(num, level)
        if own.form == "bullet":
            return Label("", bullet=bool(own.text))
        text = _PLACE.sub(lambda found: self._shown(num, int(found[1]) - 1, counts, own.legal), own.text).strip()
        if text and not _PLACE.search(own.text) and not any(character.isalnum() for character in text):
            return Label("", bullet=True)  # a dash or a star that calls itself a number
        return Label(text + ("" if own.suffix == "nothing" or not text else " "))

    # ------------------------------------------------------------ counting

    def _count(self, num: int, level: int) -> list[int | None]:
        """Count on at a level: the levels above it that have not begun begin, those below it end."""
        counts = self._counts.setdefault(self._root(num), [None] * LEVELS)
        start = self._nums[num].starts.get(level)
        if start is not None and (num, level) not in self._started:
            self._started.add((num, level))
            counts[level] = start - 1
        for above in range(level):
            if counts[above] is None:
                counts[above] = self._level(num, above).start
        last = counts[level]
        counts[level] = self._level(num, level).start if last is None else last + 1
        for below in range(level + 1, LEVELS):
            restart = self._level(num, below).restart
            if restart is None or level < restart:
                counts[below] = None
        return counts

    def _shown(self, num: int, level: int, counts: list[int | None], legal: bool) -> str:
        definition = self._level(num, level)
        count = counts[level]
        shown = definition.start if count is None else count
        if legal and definition.form not in ("none", "bullet"):
            return str(shown)
        printed = write(shown, definition.form, definition.pattern)
        if printed is None:
            self._report("number-format", f"Numbers of the format {definition.form} are given as decimals.")
            return str(shown)
        return printed

    # ------------------------------------------------------------ definitions

    def _root(self, num: int) -> int:
        """The abstract definition behind a num; one that names a numbering style is where that style is defined."""
        found = self._nums[num].abstract
        seen: set[int] = set()
        while found not in seen and (abstract := self._abstracts.get(found)) and abstract.numbering_style:
            seen.add(found)
            linked = next((one.num for one in self._styles.chain(abstract.numbering_style) if one.num), None)
            if linked not in self._nums:
                break
            found = self._nums[linked].abstract
        return found

    def _level(self, num: int, level: int) -> Level:
        override = self._nums[num].levels.get(level)
        if override is not None:
            return override
        abstract = self._abstracts.get(self._root(num))
        return (abstract.levels.get(level) if abstract else None) or Level()

    def _level_of_style(self, style: str, num: int) -> int:
        """The level of a paragraph that names none: that which is made for its style, or which the style names."""
        for one in self._styles.chain(style):
            for level in range(LEVELS):
                if self._level(num, level).style == one.identifier:
                    return level
            if one.level is not None:
                return one.level
            if one.num is not None:
                break
        return 0


def _abstract(element: Element) -> _Abstract:
    levels = {number(one, "w:ilvl") or 0: _level(one) for one in element if name(one) == "w:lvl"}
    return _Abstract(levels, attribute(child(element, "w:numStyleLink"), "w:val"))


def _num(element: Element) -> _Num:
    out = _Num(number(child(element, "w:abstractNumId")) or 0)
    for one in element:
        if name(one) != "w:lvlOverride":
            continue
        level = number(one, "w:ilvl") or 0
        start = number(child(one, "w:startOverride"))
        definition = child(one, "w:lvl")
        if definition is not None:
            out.levels[level] = _level(definition)
            if start is not None:
                out.levels[level] = replace(out.levels[level], start=start)
        if start is not None:
            out.starts[level] = max(start, 0)
    return out


def _level(element: Element) -> Level:
    form = child(element, "w:numFmt")
    alternate = child(element, "mc:AlternateContent")
    if form is None and alternate is not None:  # Word's newer formats, with an older one beside them
        form = next((one for way in alternate for one in way if name(one) == "w:numFmt"), None)
    text = child(element, "w:lvlText")
    start = number(child(element, "w:start"))
    return Level(
        start=max(start or 0, 0),  # 0 where it is not said (17.9.25)
        form=attribute(form, "w:val") or "decimal",
        pattern=attribute(form, "w:format"),
        text="" if attribute(text, "w:null") in ("1", "true", "on") else attribute(text, "w:val"),
        suffix=attribute(child(element, "w:suff"), "w:val") or "tab",
        restart=number(child(element, "w:lvlRestart")),
        legal=is_on(child(element, "w:isLgl")),
        style=attribute(child(element, "w:pStyle"), "w:val"),
    )
