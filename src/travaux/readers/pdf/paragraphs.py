"""Paragraphs out of lines: by white, by indents, and by lines that end where another word would have had room."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from travaux.readers.pdf.lines import Line, Piece

_WHITE: Final = 1.27  # of the usual leading: lines farther apart are of two paragraphs
_FREQUENT: Final = 0.1  # of the most frequent distance of lines
_SCARCE: Final = 2  # lines at the most frequent distance: in so short a text each distance counts
_INDENT: Final = 0.6  # ems
_FLUSH: Final = 0.35  # ems: lines whose ends differ by less are flush; a blank at the end of one is less
_STYLE: Final = 0.07  # of the size: letters that differ by more are of two paragraphs
_SPLIT: Final = 3.0  # ems of white in a line, at which it is two side by side
_FILLED: Final = 8.0  # the same where the words of a line are set far apart to fill its column
_ROOM: Final = 0.35  # ems that must be left besides the next word for a line to be called short
_TITLE: Final = 1.1  # size of a title, of that of the text
_LONG: Final = 0.45  # of the measure: a line of a title that goes on is as long
_WORD: Final = re.compile("[^ \u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff]+")  # what no line end parts
_TERMINAL: Final = re.compile(r"[.;:!?。；：！？؛؟…](?:[\"'”’»)\]）」』]|\[\^\w+\]|[¹²³⁰⁴-⁹])*$")
_LABEL: Final = re.compile(
    r"(?:[(（\[]?(?:[0-9٠-٩]{1,3}(?:\.[0-9]{1,2}){0,3}|[A-Za-z\u0400-\u04ff\u0621-\u064a]|[ivxlcIVXLC]{1,6}|[一二三四五六七八九十]{1,3})"
    r"[.)）\]、．](?:\s*[-–])?|[0-9٠-٩]{1,3}\s?[-–]|[•●▪◦‣∙·–—-])(?=\s|[\u2e80-\u9fff])"
)
_NEVER_FIRST: Final = re.compile("[、，。；：！？）》」』】，]")  # no paragraph begins with it
_BULLET: Final = re.compile(r"[•●▪◦‣∙·\uf0b7]\s*")
_SHORT_LABEL: Final = re.compile(r"\S{1,9}[.)）\]、．:：\u2013-]|[•●▪◦‣∙·–—*\uf0b7-]|\S{1,2}")


@dataclass(slots=True)
class Edges:
    """Where the lines of a column begin and end.

    Attributes:
        left, right: in points.
        justified: most of its lines reach both.
    """

    left: float
    right: float
    justified: bool = False

    def filled(self, line: Line) -> bool:
        """Whether a line reaches both."""
        return abs(line.left - self.left) < line.size and abs(line.right - self.right) < line.size


@dataclass(slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        lines: its lines, of one column or more.
        edges: of the column that its last line stands in.
        stretch: number of the column that its first line stands in.
        loose: it may go on with the paragraph before.
        cell: table, row and column, where it is a cell.
    """

    lines: list[Line]
    edges: Edges
    stretch: int
    loose: bool = False
    cell: tuple[int, int, int] | None = None

    @property
    def text(self) -> str:
        """Its words, roughly: for questions about them."""
        return " ".join(line.text for line in self.lines)


def is_short_label(words: str) -> bool:
    """Whether words are a label that stands by itself before wide white: ``1.``, ``(a)``, ``73/3.``, a bullet."""
    return _SHORT_LABEL.fullmatch(words) is not None


def bullet(text: str) -> int:
    """The length of the bullet that words begin with; 0 if there is none."""
    match = _BULLET.match(text)
    return match.end() if match and match.end() < len(text) else 0


def leading(stretches: Iterable[Sequence[Line]]) -> float:
    """The usual distance of baselines within paragraphs, in ems: the smallest that is frequent."""
    counts: Counter[int] = Counter()  # by twentieths of an em
    for stretch in stretches:
        for one, two in pairwise(stretch):
            if abs(one.size - two.size) <= _STYLE * one.size and two.base > one.base + 0.5 * one.size:
                counts[round((two.base - one.base) / one.size * 20)] += 1
    most = max(counts.values(), default=0)
    enough = max(1 if most <= _SCARCE else 2, _FREQUENT * most)
    frequent = (value for value in counts if counts[value] + counts[value + 1] >= enough)
    return min(frequent, default=24) / 20


def edges(stretch: Sequence[Line]) -> Edges:
    """The edges of a column: the outermost that several lines reach, or nearly."""
    em = max(line.size for line in stretch)
    at = Edges(-_edge([-line.left for line in stretch], em), _edge([line.right for line in stretch], em))
    at.justified = 2 * sum(map(at.filled, stretch)) > len(stretch)
    return at


def _edge(values: Sequence[float], em: float) -> float:
    enough = max(2, round(0.12 * len(values)))
    for value in sorted(values, reverse=True):
        near = sorted(other for other in values if value - 1.5 * em <= other <= value + 0.3 * em)
        if len(near) >= enough:
            return near[len(near) // 2]
    return max(values)


def side_by_side(line: Line, at: Edges) -> list[Line]:
    """A line cut where wide white shows that it is two or more, unless what stands in front is a label.

    Words set far apart to fill a column are not cut: such a line reaches both edges, and its gaps are alike.
    """
    wide = _SPLIT * line.size
    if len(line.parts) < 2 or max(line.gaps) <= wide:
        return [line]
    if at.filled(line) and len(line.gaps) == 1:
        wide = 0.6 * (at.right - at.left) if at.justified else _FILLED * line.size
    elif at.filled(line) and min(line.gaps) > line.size:
        return [line]
    groups: list[list[Piece]] = [[line.parts[0]]]
    for gap, part in zip(line.gaps, line.parts[1:], strict=True):
        words = " ".join(one.text for one in groups[-1])
        if gap > wide and not _SHORT_LABEL.fullmatch(words):
            groups.append([part])
        else:
            groups[-1].append(part)
    if len(groups) == 1:
        return [line]
    if line.rtl:
        groups.reverse()
    return [Line(line.sheet, line.base, max(part.size for part in group), group).settle() for group in groups]


def is_flush_left(stretches: Iterable[Sequence[Line]]) -> bool:
    """Whether lines have the left edge in common and not the right one, as Arabic that was set from the left has."""
    to_left, to_right = 0, 0
    for stretch in stretches:
        at = edges(stretch)
        to_left += sum(abs(line.left - at.left) < _FLUSH * line.size for line in stretch)
        to_right += sum(abs(line.right - at.right) < _FLUSH * line.size for line in stretch)
    return to_left > 1.5 * to_right


def is_spaced(stretches: Iterable[Sequence[Line]], usual: float) -> bool:
    """Whether white stands between paragraphs: most lines that begin with a label are farther below than others."""
    white, close = 0, 0
    for stretch in stretches:
        for one, two in pairwise(stretch):
            if _LABEL.match(two.text) and _TERMINAL.search(one.text) and two.base > one.base:
                apart = two.base - one.base > _WHITE * usual * max(one.size, two.size)
                white, close = white + apart, close + (not apart)
    return white > 2 * close


class Former:
    """Forms the paragraphs of a document.

    Args:
        body: size of the letters of the text.
        usual: distance of baselines, in ems.
        from_right: whether its lines are set from the right.
        spaced: whether white stands between paragraphs.
    """

    def __init__(self, body: float, usual: float, from_right: bool, spaced: bool) -> None:
        self.spaced = spaced
        self.body = body
        self.usual = usual
        self.from_right = from_right
        self.out: list[Paragraph] = []
        self.tables = 0
        self._open = False

    def take(self, stretch: Sequence[Line], number: int, at: Edges) -> None:
        """Take the lines of a column, given its number in the order of reading."""
        for index, line in enumerate(stretch):
            above = self.out[-1] if self.out and self._open else None
            if above is None:
                joined = False
            elif index == 0:
                joined = self._goes_on(above, line, at)
            else:
                joined = not self._breaks(above, line)
            if joined and above is not None:
                above.lines.append(line)
                above.edges = at
            else:
                loose = index > 0 and above is not None and self._is_loose(above.lines[-1], line)
                self.out.append(Paragraph([line], at, number, loose))
            self._open = True

    def close(self) -> None:
        """Nothing goes on with the last paragraph."""
        self._open = False

    def _start(self, line: Line) -> float:
        return -line.right if self.from_right else line.left

    def _room(self, line: Line, at: Edges) -> float:
        return line.left - at.left if self.from_right else at.right - line.right

    def _short(self, above: Line, line: Line, at: Edges) -> bool:
        """Whether the next word would have had room in a line."""
        first = _WORD.match(line.text)
        if first is None:
            word = 2.6 * line.size
        else:
            word = (line.right - line.left) * len(first[0]) / max(len(line.text), 1) * 1.05
        return self._room(above, at) > word + _ROOM * above.size

    def _breaks(self, above: Paragraph, line: Line) -> bool:
        """Whether a line begins a paragraph, below another in the same column."""
        last = above.lines[-1]
        em = max(last.size, line.size)
        apart = line.base - last.base
        if apart > _WHITE * self.usual * em or apart < 0.5 * em or abs(last.size - line.size) > _STYLE * em:
            return True
        if _NEVER_FIRST.match(line.text):
            return False
        if _BULLET.match(line.text) or line.left > last.right or last.left > line.right:
            return True
        if not self.spaced and _LABEL.match(line.text) and _TERMINAL.search(last.text):
            return True
        if self._centred(last, line, above.edges):
            return last.bold != line.bold
        if self._short(last, line, above.edges) and not self._is_title(above, line):
            return True
        return self._indented(above, line)

    def _is_title(self, above: Paragraph, line: Line) -> bool:
        """Whether lines in bold or large letters go on: titles are set to a measure narrower than that of the text."""
        last = above.lines[-1]
        large = all(one.bold or one.size > _TITLE * self.body for one in (last, line)) and last.bold == line.bold
        at = above.edges
        measure = max(one.right - one.left for one in (*above.lines, line))
        return (
            large
            and measure > _LONG * (at.right - at.left)
            and not self._short(
                last, line, Edges(min(one.left for one in above.lines), max(one.right for one in (*above.lines, line)))
            )
        )

    def _is_loose(self, last: Line, line: Line) -> bool:
        """Whether nothing but a short line above tells a line from the paragraph before, where white does elsewhere.

        It may be a line broken within a paragraph; the words must tell.
        """
        em = line.size
        same = abs(last.size - em) <= _STYLE * em and last.bold == line.bold
        close = 0.5 * em < line.base - last.base <= _WHITE * self.usual * em
        aligned = abs(self._start(line) - self._start(last)) <= _INDENT * em
        return self.spaced and same and close and aligned and not _BULLET.match(line.text)

    def _centred(self, last: Line, line: Line, at: Edges) -> bool:
        em = line.size
        middle = (at.left + at.right) / 2
        return all(
            abs((one.left + one.right) / 2 - middle) < 0.7 * em and one.left - at.left > 1.5 * em
            for one in (last, line)
        )

    def _indented(self, above: Paragraph, line: Line) -> bool:
        """Whether an indent, or the end of one, shows that a line begins a paragraph."""
        last = above.lines[-1]
        step = self._start(line) - self._start(last)
        if abs(step) <= _INDENT * line.size:
            return False
        if len(above.lines) > 1:
            return True
        return step > 0 and not self._hangs(last, line)

    def _hangs(self, first: Line, line: Line) -> bool:
        """Whether a line begins below the words behind the label of the line above."""
        em = line.size
        places = [-part.right if self.from_right else part.left for part in first.parts]
        label = _LABEL.match(first.text)
        if label:
            share = (label.end() + 1) / max(len(first.text), 1)
            places.append(self._start(first) + share * (first.right - first.left))
        return any(abs(place - self._start(line)) <= 0.8 * em for place in places)

    def _goes_on(self, above: Paragraph, line: Line, at: Edges) -> bool:
        """Whether the first line of a column goes on with the paragraph that the column before ended in."""
        last = above.lines[-1]
        if abs(last.size - line.size) > _STYLE * line.size or last.bold != line.bold:
            return False
        if _BULLET.match(line.text) or self._short(last, line, above.edges):
            return False
        origin, here = (-above.edges.right, -at.right) if self.from_right else (above.edges.left, at.left)
        before, now = self._start(last) - origin, self._start(line) - here
        drawn_in = (
            len(above.lines) > 1 and self._start(above.lines[0]) - self._start(above.lines[1]) > _INDENT * line.size
        )
        if len(above.lines) > 1 and abs(before - now) > 0.9 * line.size:
            return False
        if len(above.lines) == 1 and now - before > 0.9 * line.size and not self._hangs(last, line):
            return False
        if _LABEL.match(line.text):
            return False
        return not _TERMINAL.search(last.text) or line.text[:1].islower() or drawn_in
