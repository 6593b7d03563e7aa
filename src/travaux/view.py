"""The search copy of a stretch of text: the same words, spelled one way, with a map back to the original.

The canonical text is never rewritten. Recognition works on a *view* of a paragraph: its spans joined, compatibility
forms folded (full-width brackets, Arabic-Indic digits), traditional Chinese simplified, dashes and apostrophes unified,
marks of notes and of emphasis left out, Arabic vowel signs and stretching too, and blanks dropped where they carry
nothing: beside a CJK character, inside brackets and guillemets, before punctuation (French prints one there). Every
character of the view knows the character of the canonical text it came from, so what is found can be quoted exactly.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from travaux.model import Span

_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
_SAME = {"ё": "е", "Ё": "Е"}  # Russian prints the dots or leaves them out
_APOSTROPHES = frozenset("’ʼʹ")
_SUPERSCRIPTS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")
_VOWELS = re.compile("[\u0640\u064b-\u0652\u0670]")  # Arabic: written or not, as the printer likes
_NO_BLANK_BEFORE = frozenset(",:;!?)»؛،؟")
_NO_BLANK_AFTER = frozenset("(«")
_MARKUP = re.compile(
    r"\\(?=[*_#.\-()\[\]])|\*+|(?<![\w_])_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?![\w_])|</?(?:b|i|em|strong|u)>|<sup>.{0,4}?</sup>|\[\^[\w*†‡§]{1,8}\]"
)
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
        if not folded or _composed(characters, original):
            continue
        if blank >= 0 and previous and not _is_idle(previous, original):
            characters.append(" ")
            offsets.append(blank)
        blank, previous = -1, original
        characters.append(folded)
        offsets.extend([place] * len(folded))
    return View("".join(characters), tuple(offsets), bounds)


def _composed(characters: list[str], mark: str) -> bool:
    """Put an accent that is a character of its own on the letter before it, as most texts print the two in one."""
    if mark.isascii() or not characters or not unicodedata.combining(mark):
        return False
    both = unicodedata.normalize("NFC", characters[-1] + mark)
    if len(both) > 1:
        return False
    characters[-1] = fold(both)
    return True


def _is_idle(before: str, after: str) -> bool:
    """Whether a blank between two characters says nothing."""
    return is_cjk(before) or is_cjk(after) or before in _NO_BLANK_AFTER or after in _NO_BLANK_BEFORE


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
    if character in _SUPERSCRIPTS or unicodedata.category(character) == "Cf" or _VOWELS.match(character):
        return ""
    if character in _APOSTROPHES:
        return "'"
    if character in _DASHES:
        return "-"
    if character in _SAME:
        return _SAME[character]
    decimal = unicodedata.decimal(character, None)
    if decimal is not None:
        return str(decimal)
    plain = unicodedata.normalize("NFKC", character).replace(" ", "")
    return _simplified(plain) if is_cjk(character) else plain


def _simplified(character: str) -> str:
    """A Chinese character as simplified script writes it, so that one grammar reads both scripts."""
    simple = str(_converter().convert(character))
    return simple if len(simple) == len(character) else character


@functools.cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


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
