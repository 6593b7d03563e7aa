"""The labels of lists, which stand in no text: what a browser would show."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from travaux.readers.html.names import COUNTS, LIST_STYLE, UNMARKED

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_BELOW: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE: Final = "〇一二三四五六七八九"
_PRINTED: Final = re.compile(r"\s*[(（]?\s*([\w]{1,6})\s*[.)）、]")
_FAR: Final = 3_999  # the largest Roman numeral


@dataclass(slots=True)
class List:
    """A list that is being read.

    Attributes:
        style: how it counts (a value of ``list-style-type``); ``none`` and ``disc`` for those that do not.
        next: number of its next item.
        step: -1 where it counts down.
    """

    style: str
    next: int = 1
    step: int = 1


def open_list(element: _Element) -> List:
    """A list at its beginning."""
    found = LIST_STYLE.search(element.get("style") or "")
    style = found[1].lower() if found else ""
    if element.tag != "ol":
        plain = (element.get("type") or "").lower()
        return List("none" if style in UNMARKED or plain == "none" else style if style in _COUNTING else "disc")
    style = "none" if style in UNMARKED else style or COUNTS.get((element.get("type") or "1").strip(), "decimal")
    start = _number(element.get("start"))
    if element.get("reversed") is not None:
        items = sum(1 for child in element if child.tag == "li")
        return List(style, items if start is None else start, -1)
    return List(style, 1 if start is None else start)


def label(element: _Element, within: List) -> str:
    """The label of an item, with what a browser puts behind it; blank where the list shows bullets or nothing."""
    value = _number(element.get("value"))
    number = within.next if value is None else value
    within.next = number + within.step
    found = LIST_STYLE.search(element.get("style") or "")
    style = found[1].lower() if found else COUNTS.get((element.get("type") or "").strip(), within.style)
    if style in UNMARKED or style not in _COUNTING:
        return ""
    return f"{_shown(style, number)}{'、' if style.startswith(('cjk', 'trad', 'simp')) else '.'} "


def is_printed(words: str, shown: str) -> bool:
    """Whether the words of an item begin with its label, so that the list shows none of its own."""
    printed = _PRINTED.match(words)
    return printed is not None and printed[1].lower() == shown.strip().rstrip(".、").lower()


def _number(value: str | None) -> int | None:
    """An attribute that is a number; a wild one counts as none."""
    found = re.match(r"\s*([+-]?\d{1,6})", value or "", re.ASCII)
    return int(found[1]) if found else None


def _letters(number: int, alphabet: str) -> str:
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, len(alphabet))
        out = alphabet[rest] + out
    return out


def _roman(number: int) -> str:
    out = ""
    for value, numeral in (*_ROMAN, *_ROMAN_BELOW):
        times, number = divmod(number, value)
        out += numeral * times
    return out


def _chinese(number: int) -> str:
    """A number to 99 in Chinese characters; a larger one in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _CHINESE[tens]) + "十" if tens else ""
    return head + (_CHINESE[ones] if ones or not tens else "")


_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_DIGITS: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_COUNTING: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimal-leading-zero": lambda number: f"{number:02}",
    "lower-alpha": lambda number: _letters(number, _LATIN),
    "lower-latin": lambda number: _letters(number, _LATIN),
    "upper-alpha": lambda number: _letters(number, _LATIN).upper(),
    "upper-latin": lambda number: _letters(number, _LATIN).upper(),
    "lower-roman": _roman,
    "upper-roman": lambda number: _roman(number).upper(),
    "arabic-indic": lambda number: str(number).translate(_DIGITS),
    "cjk-ideographic": _chinese,
    "simp-chinese-informal": _chinese,
    "trad-chinese-informal": _chinese,
}


def _shown(style: str, number: int) -> str:
    """A number as a style writes it; in digits where the style has no way to write it."""
    if style not in ("decimal", "decimal-leading-zero", "arabic-indic") and not 0 < number <= _FAR:
        return str(number)
    return _COUNTING[style](number)
