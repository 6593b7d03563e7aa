"""Lines of a paragraph joined: with a blank, with none, or with a hyphen healed.

Whether a hyphen at the end of a line belongs to the word, the document itself tells: the word stands elsewhere in it
with or without, or other words that are broken so do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_SOFT: Final = "\u00ad"
_HYPHENS: Final = "-\u2010\u00ad"
_BROKEN: Final = re.compile(r"([^\W\d_]{2,})(\s?)[-\u2010]$")
_NEXT: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_TIGHT_END: Final = tuple("([{«“‘/（《「『–—")
_TIGHT_START: Final = tuple(")]}»,;:.!?、。，；：！？）》」』،؛")
_CJK: Final = re.compile("[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_UNBROKEN: Final = 20  # characters of a line without a place to break it, which was broken where it was full
_BREAK: Final = re.compile("[\\s\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff-]")
_NO_BLANK: Final = re.compile("[\u3000-\u303f\uff00-\uff20\u2018-\u201f\u2014\u2026]")  # beside Chinese characters
_CJK_LATIN: Final = re.compile(r"[\u3400-\u9fff]( ?)[A-Za-z0-9]")


class Joiner:
    """Joins lines by what the document shows of its habits.

    Args:
        texts: the words of all lines of the document.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)
        self._words: frozenset[str] | None = None
        self._heals: bool | None = None
        self._spaced: bool | None = None

    def join(self, before: str, after: str) -> tuple[str, str]:
        """What remains of a line before another, and what stands between them."""
        if before.endswith(_SOFT):
            return before[:-1], ""
        broken = _BROKEN.search(before)
        if broken is not None:
            return self._hyphen(before, broken, after)
        if before.endswith(("-", "\u2010")):
            return before, "" if before[-2:-1].strip() else " "
        if before.endswith(_TIGHT_END) and not _closes(before):
            dash = before[-1] in "–—" and not before[-2:-1].strip()
            return before, " " if dash else ""
        if len(before) >= _UNBROKEN and not _BREAK.search(before):
            return before, ""
        return before, " " if self._blank(before[-1:], after[:1]) else ""

    def _blank(self, one: str, other: str) -> bool:
        """Whether a blank stands between two characters where a line ends."""
        first, second = _CJK.match(one), _CJK.match(other)
        if first and second:
            return False
        if first or second:
            punctuation = _NO_BLANK.match(one) or _NO_BLANK.match(other)
            return not punctuation and self._is_spaced()
        return True

    def _is_spaced(self) -> bool:
        """Whether blanks stand between Chinese characters and letters or digits."""
        if self._spaced is None:
            found = [match for text in self._texts for match in _CJK_LATIN.findall(text)]
            self._spaced = 2 * found.count(" ") > len(found)
        return self._spaced

    def _hyphen(self, before: str, broken: re.Match[str], after: str) -> tuple[str, str]:
        """A line that ends in a letter and a hyphen."""
        bare = before[: broken.end(2) - len(broken[2])] if broken[2] else before[:-1]
        follows = _NEXT.match(after)
        if follows is None or not follows[0][0].islower():
            return before, " " if broken[2] else ""
        one, other = self._head(bare), follows[0].lower()
        verdict = self._verdict(one, other)
        if verdict is None:
            if broken[2]:
                return before, " "
            verdict = self._heals_words()
        return (bare, "") if verdict else (bare + before[-1], "")

    @staticmethod
    def _head(bare: str) -> str:
        """The word that a line ends with, its own hyphens included."""
        words = _WORD.findall(bare)
        return words[-1].lower() if words else ""

    def _verdict(self, one: str, other: str) -> bool | None:
        """Whether a broken word is written without a hyphen elsewhere (true) or with one (false)."""
        words = self._vocabulary()
        if f"{one}-{other}" in words:
            return False
        if one + other in words:
            return True
        return None

    def _vocabulary(self) -> frozenset[str]:
        """All words that stand within lines."""
        if self._words is None:
            self._words = frozenset(
                word.lower().replace("\u2010", "-")
                for text in self._texts
                for word in _WORD.findall(text.rstrip(_HYPHENS + " ").rpartition(" ")[0] if _ends(text) else text)
            )
        return self._words

    def _heals_words(self) -> bool:
        """Whether the document breaks words at all: more broken ones stand elsewhere without a hyphen than with one."""
        if self._heals is None:
            with_, without = 0, 0
            for text, following in zip(self._texts, self._texts[1:], strict=False):
                broken, follows = _BROKEN.search(text), _NEXT.match(following)
                if broken and follows and not broken[2]:
                    verdict = self._verdict(self._head(text[:-1]), follows[0].lower())
                    with_ += verdict is False
                    without += verdict is True
            self._heals = without > with_
        return self._heals


def _closes(text: str) -> bool:
    """Whether a text ends in a quotation mark that closes: in German and Arabic that is one that opens in English."""
    return text[-1:] in "“‘" and text[-2:-1].strip() != "" and text[-2:-1] not in _TIGHT_END


def _ends(text: str) -> bool:
    return text.endswith(tuple(_HYPHENS))
