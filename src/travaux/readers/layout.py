"""Tables that only lay out the text: a number or a bullet in a cell of its own, and the words that it stands before.

Word processors and old sites set numbered paragraphs in tables of two columns. Such a table is told from one with
data, whose first column may be numbers too, by two things that must both hold: in each row a printed label (``1.``,
``(a)``, ``一、``, a bullet; never a bare number) stands before one cell of words, and the words are mostly sentences.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from typing import Final

LONGEST_LABEL: Final = 16  # characters: ``(xxxviii)``, ``12.34.56.``
_TWICE: Final = "|".join(2 * letter for letter in string.ascii_letters + "абвгдежзиклмнопрстуфхцчшщэюя")  # after z: aa
_LETTER: Final = rf"(?:[ivxlcdm]{{1,8}}|[IVXLCDM]{{1,8}}|[^\W\d_]|{_TWICE})"
_HAN: Final = "[〇零一二三四五六七八九十百]{1,5}"
_COUNT: Final = rf"(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|{_LETTER}|{_HAN})"
_LABEL: Final = re.compile(
    rf"[(（\[]\s?{_COUNT}\s?[)）\]][.:]?"  # (a) （一）
    rf"|{_COUNT}\s?(?:[.)）、．]|\.?\s?[-–—])"  # 1. i. a) 一、 1 -
    r"|\d{1,3}(?:\.\d{1,3}){1,3}"  # 29.1
)
_BULLET: Final = re.compile(r"[-–—*·•‣▪■□●○◦◆➢\uf0b7\uf0a7]")
_WORD: Final = re.compile(r"[\u3400-\u9fff]{2}|[^\W_]+")  # two characters of Chinese stand for a word
_SENTENCE: Final = re.compile(r"[.;:,。；：，،؛](?:\[\^\w+\]|[\d¹²³⁴-⁹\s»”\"’)）]){0,8}\Z")
_SHORTEST: Final = 3  # words of a sentence
_LONG: Final = 12  # words that no entry of a table has, sentence or not


def is_label(text: str) -> bool:
    """Whether the words of a cell are nothing but a printed label or a bullet."""
    text = text.strip()
    return len(text) <= LONGEST_LABEL and (_LABEL.fullmatch(text) is not None or is_bullet(text))


def is_bullet(text: str) -> bool:
    """Whether the words of a cell are nothing but a bullet."""
    return _BULLET.fullmatch(text.strip()) is not None


def is_layout(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is numbered paragraphs set in columns.

    Args:
        rows: the words of its cells, row by row; cells and rows without words count for nothing.
    """
    worded = [cells for row in rows if (cells := [text for text in row if text.strip()])]
    if not worded or any(len(cells) != 2 or not is_label(cells[0]) for cells in worded):
        return False
    return sum(_is_prose(words) for _, words in worded) * 2 >= len(worded)


def _is_prose(text: str) -> bool:
    """Whether words are a sentence or a part of one that ends as sentences do, not an entry of a table."""
    count = len(_WORD.findall(text))
    return count >= _LONG or (count >= _SHORTEST and _SENTENCE.search(text.rstrip()) is not None)
