"""The search copy of a stretch of text: the same words, spelled one way, with a map back to the original.

The canonical text is never rewritten. Recognition works on a *view* of a paragraph: its spans joined, compatibility
forms folded (full-width brackets, Arabic-Indic digits), dashes unified, marks of notes and of emphasis left out, and
blanks dropped where one neighbour is a CJK character (they carry nothing there). Every character of the view knows
the character of the canonical text it came from, so whatever is found can be quoted exactly.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from travaux.model import Span

_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
_SUPERSCRIPTS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")
_MARKUP = re.compile(r"\\(?=[*_#.\-()\[\]])|\*+|</?(?:b|i|em|strong|u)>|<sup>.{0,4}?</sup>|\[\^[\w*]{1,4}\]")
_WIDE = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF0D)
}
_CJK = re.compile(
    r"[\u2e80-\u2fff\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class View:
    """A folded copy of some spans of a text.

    Attributes:
        text: the folded copy.
        offsets: for each character of ``text``, its place in the canonical text.
        bounds: the spans that were joined, in order.
    """

    text: str
    offsets: tuple[int, ...]
    bounds: tuple[Span, ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The stretches of the canonical text behind ``self.text[start:end]``, cut where the joined spans are cut."""
        if start >= end:
            return ()
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        out = []
        for bound in self.bounds:
            begin, stop = max(bound.start, first), min(bound.end, last)
            if begin < stop:
                out.append(Span(begin, stop))
        return tuple(out)


def view(text: str, spans: Iterable[Span]) -> View:
    """Fold spans of a text into one search copy."""
    bounds = tuple(spans)
    characters: list[str] = []
    offsets: list[int] = []
    blank = -1  # place of a blank that waits for its right neighbour
    previous = ""
    for index, (place, original) in enumerate(_characters(text, bounds)):
        if original.isspace():
            blank = place if blank < 0 and index else blank
            continue
        folded = fold(original)
        if not folded:
            continue
        if blank >= 0 and previous and not (is_cjk(previous) or is_cjk(original)):
            characters.append(" ")
            offsets.append(blank)
        blank, previous = -1, original
        characters.append(folded)
        offsets.extend([place] * len(folded))
    return View("".join(characters), tuple(offsets), bounds)


def _characters(text: str, bounds: tuple[Span, ...]) -> Iterable[tuple[int, str]]:
    """The characters that count, each with its place; a join of two spans counts as a blank."""
    for number, span in enumerate(bounds):
        if number:
            yield span.start, " "
        skip = span.start
        for match in _MARKUP.finditer(text, span.start, span.end):
            yield from ((i, text[i]) for i in range(skip, match.start()))
            skip = match.end()
        yield from ((i, text[i]) for i in range(skip, span.end))


@functools.lru_cache(maxsize=8192)
def fold(character: str) -> str:
    """One character in its plain spelling; blank for invisible characters and superscript note marks."""
    if character.isascii():
        return character
    if character in _SUPERSCRIPTS or unicodedata.category(character) == "Cf":
        return ""
    if character in _DASHES:
        return "-"
    decimal = unicodedata.decimal(character, None)
    if decimal is not None:
        return str(decimal)
    return unicodedata.normalize("NFKC", character).replace(" ", "")


def fold_name(name: str) -> str:
    """A name (of a body, a State) in the spelling that views have."""
    return view(name, (Span(0, len(name)),)).text


def is_cjk(character: str) -> bool:
    """Whether a character belongs to a script that is written without blanks."""
    return _CJK.match(character) is not None


def display(text: str, spans: Iterable[Span]) -> str:
    """The words of some spans as one would print them: marks and line breaks gone, spelling kept."""
    joined = "\n".join(text[span.start : span.end] for span in spans)
    joined = _MARKUP.sub("", joined)
    joined = "".join(c for c in joined if c not in _SUPERSCRIPTS)
    parts = [part.strip() for part in joined.split("\n")]
    out = parts[0]
    for part in parts[1:]:
        glue = "" if not out or not part or is_cjk(out[-1]) or is_cjk(part[0]) else " "
        out += glue + part
    out = out.translate(_WIDE)
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", out)).strip()
