"""Whether what pdfium gives as the text of a page can be its text.

A font without a map to Unicode gives replacement characters, private or control characters, or letters that stand for
others; a page of such is refused, since what is read wrongly is worse than what is not read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from travaux.readers.pdf.characters import Sheet

_FEW: Final = 40  # printed characters: too few to judge
_FOREIGN: Final = 0.15  # of the characters, that no text has: more is no text
_LETTERS: Final = 150  # Latin letters, from which on their vowels tell
_VOWELS: Final = 0.22  # of Latin letters: no language that uses them has fewer vowels
_ACCENTED: Final = 0.5  # of Latin letters: no language has so many with accents
_STRANGE: Final = re.compile("[\ufffd\ue000-\uf8ff\x01\x03-\x08\x0e-\x1f\x7f-\x9f]|[\U000f0000-\U0010ffff]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_PLAIN: Final = re.compile("[A-Za-z]")
_ARABIC_WORD: Final = re.compile("[\u0621-\u064a\u0671]{3,}")
_WORDS: Final = 20  # Arabic words, from which on their forms tell


def is_unreadable(sheet: Sheet) -> bool:
    """Whether the characters of a page are those of a font without a map to Unicode."""
    text = "".join(sheet.text.split())
    if len(text) < _FEW:
        return False
    if len(_STRANGE.findall(text)) > _FOREIGN * len(text):
        return True
    latin = _LATIN.findall(text)
    if len(latin) < _LETTERS or len(latin) < 0.3 * len(text):
        return False
    plain = len(_PLAIN.findall(text))
    if len(latin) - plain > _ACCENTED * len(latin):
        return True
    letters = unicodedata.normalize("NFD", "".join(latin)).lower()
    return sum(letters.count(vowel) for vowel in "aeiouy") < _VOWELS * len(latin)


def is_arabic_sound(texts: Iterable[str]) -> bool:
    """Whether words in Arabic run in the order of reading.

    The article stands at the beginning of words, ta marbuta and alef maqsura at their end. Read backwards it is the
    other way round.
    """
    words = [word for text in texts for word in _ARABIC_WORD.findall(text)]
    if len(words) < _WORDS:
        return True
    right = sum(word.startswith(("\u0627\u0644", "\u0648\u0627\u0644", "\u0628\u0627\u0644")) for word in words)
    right += sum(word.endswith(("\u0629", "\u0649")) for word in words)
    wrong = sum(word.endswith("\u0644\u0627") for word in words)
    wrong += sum(word.startswith(("\u0629", "\u0649")) for word in words)
    within = sum("\u0629" in word[:-1] for word in words)
    return right > 4 * wrong and within <= 0.1 * len(words)
