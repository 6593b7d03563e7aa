"""What is printed on pages and is no part of the text: running heads, page numbers, job numbers, bar codes.

Known by where it stands (the outermost lines of a page, set off from the text), by coming again on other pages with
other numbers at most, and by its shape; by no words of any language. The head of the first page is the masthead, and
stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from travaux.readers.pdf.lines import Line, Piece

Pages = Sequence[list[Line]]

_HEAD: Final = 0.16  # of the height of a page: no running head reaches lower
_FOOT: Final = 0.82  # no running foot begins higher
_EDGE: Final = 0.1  # what stands within this from the top or the bottom is a page number if it has the shape of one
_UPPER: Final = 0.6  # of the height of the first page: masthead and title stand above
_LINES: Final = 4  # a running head or foot has no more
_SET_OFF: Final = 1.6  # ems: baselines of a head and the text below it are farther apart than those of two lines
_OPEN: Final = 1.2  # of the usual distance of the lines of the page: those of a head and the text are farther
_FEW: Final = 6  # lines of a page, from which on there is a usual distance
_APART: Final = 1.0  # ems between words that do not stand together
_BESIDE: Final = 4.0  # ems around a bar code or job number, in which the rest of its imprint stands
_TRACE: Final = 4.0  # points by which the place of a running line may differ between pages
_NUMBER: Final = re.compile(r"[0-9٠-٩]+")
_ROMAN: Final = r"(?=[ivxlc])(?:x{0,3}|x?l|l?x{0,3})(?:i{0,3}|iv|vi{0,3}|ix)"
_PAGE: Final = re.compile(
    rf"[-–—\s|\[(]*(?:[0-9٠-٩]{{1,4}}(?:\s?[/⁄]\s?[0-9٠-٩]{{1,4}})?|{_ROMAN})[-–—\s|\])]*", re.IGNORECASE
)
# 18-16895 (E) 241018, V.09-87654, GE.24-01234(E), K2401234[C]: a year, a running number, a letter for the language
_JOB: Final = re.compile(
    r"(?:[A-Z]{1,3}[.\s]?)?(?:[0-9]{2}-[0-9]{5}|[0-9]{7})\*{0,2}(?:\s*[(\[][A-Z][)\]])?(?:\s+[0-9]{6}){0,3}"
)
_BARCODE: Final = re.compile(r"\*\s?[A-Z0-9][A-Z0-9-]{4,11}\s?\*")


def remove(pages: Pages) -> int:
    """Take the furniture out of the lines of all pages; say how many pieces that were."""
    again = _repeated(pages)
    words = _head_words(pages[0]) if pages else []
    removed = 0
    for number, page in enumerate(pages):
        gone = _imprint(page)
        gone |= _running(list(reversed(page)), number, again, "foot", [])
        if number:
            gone |= _running(page, number, again, "head", words)
        else:
            gone |= {id(part) for line in page[:1] if _is_page(line, line.parts) for part in line.parts}
        removed += len(gone)
        if gone:
            page[:] = _without(page, gone)
    return removed


def _without(page: Iterable[Line], gone: set[int]) -> list[Line]:
    out = []
    for line in page:
        kept = [part for part in line.parts if id(part) not in gone]
        if len(kept) == len(line.parts):
            out.append(line)
        elif kept:
            line.parts = kept
            out.append(line.settle())
    return out


def _masked(text: str) -> str:
    """Words with their numbers masked and their blanks gone."""
    return _NUMBER.sub("#", "".join(text.split())).rstrip("*")


def _stretches(line: Line) -> list[tuple[str, Sequence[Piece]]]:
    """The words of a line that stand together, with their pieces: those of a running head stand to its sides."""
    groups = [line.parts[:1]]
    for gap, part in zip(line.gaps, line.parts[1:], strict=True):
        if gap > _APART * line.size:
            groups.append([part])
        else:
            groups[-1].append(part)
    if len(groups) == 1:
        return [(line.text, line.parts)]
    return [
        (Line(line.sheet, line.base, line.size, group, turned=line.turned).settle().text, group) for group in groups
    ]


def _zone(line: Line) -> str:
    share = line.base / line.sheet.height
    return "head" if share < _HEAD else "foot" if share > _FOOT else ""


def _repeated(pages: Pages) -> set[tuple[str, str]]:
    """The masked words, with head or foot, that stand at the same height on more than one page, the first left out."""
    places: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for line in page:
            zone = _zone(line)
            if zone and (number or zone == "foot"):
                for words, _ in _stretches(line):
                    places[zone, _masked(words)].append((number, line.base))
    out = set()
    for key, found in places.items():
        bases: dict[int, list[int]] = defaultdict(list)
        for number, base in found:
            bases[round(base / _TRACE)].append(number)
        if any(len(set(bases[at]) | set(bases.get(at + 1, ()))) > 1 for at in list(bases)):
            out.add(key)
    return out


def _head_words(page: Iterable[Line]) -> list[str]:
    """What stands in the upper part of the first page, masked: running heads of a short document are found there."""
    return [_masked(words) for line in page if line.base < _UPPER * line.sheet.height for words, _ in _stretches(line)]


def _stands_in(words: str, first: Sequence[str]) -> bool:
    """Whether words, masked, are those of a whole line there, or of some that follow each other."""
    for start in range(len(first)):
        joined = ""
        for one in first[start:]:
            joined += one
            if joined == words:
                return True
            if not words.startswith(joined):
                break
    return False


def _running(
    lines: Sequence[Line], number: int, again: set[tuple[str, str]], zone: str, first: Sequence[str]
) -> set[int]:
    """The pieces of the running head or foot of a page, from its edge inwards.

    Args:
        lines: of the page, from that edge.
        number: of the page, from 0.
        again: what comes again on other pages.
        zone: ``head`` or ``foot``.
        first: what stands in the upper part of the first page, masked.
    """
    gone: set[int] = set()
    pending: set[int] = set()
    usual = _usual(lines)
    for index, line in enumerate(lines[: _LINES + 1]):
        if _zone(line) != zone:
            break
        off = _set_off(lines, index, usual)
        shaped = _is_page(line, line.parts) or _is_job(line.text)
        stretches = _stretches(line)
        known = all(
            (zone, _masked(words)) in again or _is_page(line, parts) or _is_job(words) for words, parts in stretches
        )
        found = bool(first) and not gone
        found = found and all(_stands_in(_masked(words), first) or _is_page(line, parts) for words, parts in stretches)
        if not (known or found or (shaped and _at_edge(line))):
            break
        pending |= {id(part) for part in line.parts}
        if off or shaped:
            gone |= pending
            pending = set()
    return gone


def _usual(lines: Sequence[Line]) -> float:
    """The distance in points that most lines of a page have from the next; 0 where there are few."""
    distances = sorted(abs(one.base - two.base) for one, two in pairwise(lines))
    return distances[len(distances) // 2] if len(lines) >= _FEW else 0.0


def _set_off(lines: Sequence[Line], index: int, usual: float) -> bool:
    """Whether a line stands farther from the next one inwards than lines of text do."""
    if index + 1 >= len(lines):
        return True
    line, inner = lines[index], lines[index + 1]
    return abs(line.base - inner.base) > max(_SET_OFF * max(line.size, inner.size), _OPEN * usual)


def _at_edge(line: Line) -> bool:
    share = line.base / line.sheet.height
    return share < _EDGE or share > 1 - _EDGE


def _is_page(line: Line, parts: Sequence[Piece]) -> bool:
    """Whether pieces are a page number and stand where one stands."""
    text = " ".join(part.text for part in parts)
    return _at_edge(line) and bool(text.strip()) and _PAGE.fullmatch(text) is not None


def _is_job(text: str) -> bool:
    return _JOB.fullmatch(text.strip()) is not None or _BARCODE.fullmatch(text.strip()) is not None


def _imprint(page: Sequence[Line]) -> set[int]:
    """Bar codes and job numbers at the foot of a page, and what stands beside and below them."""
    found = [
        (line, part) for line in page for part in line.parts
        if line.base / line.sheet.height > _FOOT and (part.barcode or _is_job(part.text))
    ]  # fmt: skip
    gone = {id(part) for _, part in found}
    if not any(part.barcode or _BARCODE.fullmatch(part.text) for _, part in found):
        return gone
    top = min(line.base for line, _ in found)
    size = max(line.size for line, _ in found)
    for line in page:
        if line.base >= top - 0.5 * size and line.base - top < _BESIDE * size:
            gone |= {id(part) for part in line.parts}
    return gone
