"""Numbers as Word prints them in labels (ST_NumberFormat; ECMA-376, part 1, 17.18.59)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

MAX_NUMBER: Final = 32_767  # Word counts no farther
_MAX_REPEATED: Final = 780  # letters: thirty times the alphabet; a longer label is no label

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"  # without ё, й, ъ, ь
_ALIFBA: Final = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD: Final = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHICAGO: Final = "*†‡§"
_DIGITS: Final = "〇一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_OLD: Final = "零壹貳參肆伍陸柒捌玖"


def _decimal(number: int) -> str:
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        out += letters * count
    return out


def _repeated(alphabet: str) -> Callable[[int], str]:
    """Letters that double when they run out: z, aa, bb … (17.18.59, ``lowerLetter``)."""

    def write(number: int) -> str:
        times, place = divmod((number - 1) % _MAX_REPEATED, len(alphabet))
        return alphabet[place] * (times + 1)

    return write


def _upper(write: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: write(number).upper()


def _digits(first: str) -> Callable[[int], str]:
    """Decimal with the ten digits that begin at a character."""
    table = {ord("0") + digit: chr(ord(first) + digit) for digit in range(10)}
    return lambda number: str(number).translate(table)


def _spelled(digits: str) -> Callable[[int], str]:
    """Digit by digit, as 一〇五."""
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _range(first: str, count: int, start: int = 1) -> Callable[[int], str]:
    """Characters in a row, as ① to ⑳; decimal beyond them, as Word has it."""
    return lambda number: chr(ord(first) + number - start) if start <= number < start + count else str(number)


def _circled(number: int) -> str:
    for first, start, count in (("①", 1, 20), ("㉑", 21, 15), ("㊱", 36, 15)):
        if start <= number < start + count:
            return chr(ord(first) + number - start)
    return str(number)


def _chinese(digits: str, units: tuple[str, str, str], myriad: str, *, tens_short: bool) -> Callable[[int], str]:
    """Numbers in words: 十二, 二十, 一百零五, 一万二千; noughts between digits are one nought.

    Args:
        digits: nought to nine.
        units: ten, hundred, thousand.
        myriad: ten thousand.
        tens_short: 十二, not 一十二.
    """

    def below_myriad(number: int) -> str:
        out, waiting = "", False
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if digit:
                out += (digits[0] if waiting and out else "") + digits[digit] + (units[power - 1] if power else "")
                waiting = False
            else:
                waiting = True
        return out

    def write(number: int) -> str:
        high, low = divmod(number, 10_000)
        out = below_myriad(low)
        if high:
            out = below_myriad(high) + myriad + (digits[0] if 0 < low < 1_000 else "") + out
        one_ten = digits[1] + units[0]
        return out.removeprefix(digits[1]) if tens_short and out.startswith(one_ten) and 10 <= number < 20 else out

    return write


def _counted(number: int) -> str:
    """``chineseCounting``: in words up to ninety-nine, digit by digit from a hundred."""
    return _thousands(number) if number < 100 else _spelled("○一二三四五六七八九")(number)


def _cycle(first: str, second: str = "") -> Callable[[int], str]:
    """Stems, branches, or the cycle of sixty made of both; decimal beyond."""

    def write(number: int) -> str:
        count = 60 if second else len(first)
        if not 1 <= number <= count:
            return str(number)
        return first[(number - 1) % len(first)] + (second[(number - 1) % len(second)] if second else "")

    return write


def _ordinal(number: int) -> str:
    """English ordinals, as Word prints them where the language of the label is English."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_thousands = _chinese("零一二三四五六七八九", ("十", "百", "千"), "万", tens_short=True)
_taiwanese = _chinese("零一二三四五六七八九", ("十", "百", "千"), "萬", tens_short=True)


def _japanese(number: int) -> str:
    """As Japanese writes numbers: no nought, and no one before ten, hundred and thousand."""
    return re.sub("零|一(?=[十百千])", "", _thousands(number))


FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": _decimal,
    "decimalHalfWidth": _decimal,
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": _upper(_roman),
    "lowerRoman": _roman,
    "upperLetter": _upper(_repeated(_LATIN)),
    "lowerLetter": _repeated(_LATIN),
    "russianUpper": _upper(_repeated(_RUSSIAN)),
    "russianLower": _repeated(_RUSSIAN),
    "arabicAlpha": _repeated(_ALIFBA),
    "arabicAbjad": _repeated(_ABJAD),
    "hindiNumbers": _digits("०"),
    "thaiNumbers": _digits("๐"),
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "chicago": _repeated(_CHICAGO),
    "numberInDash": lambda number: f"- {number} -",
    "decimalFullWidth": _digits("０"),
    "decimalFullWidth2": _digits("０"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _range("⒈", 20),
    "decimalEnclosedParen": _range("⑴", 20),
    "ideographEnclosedCircle": _range("㊀", 10),
    "ideographDigital": _spelled(_DIGITS),
    "japaneseDigitalTenThousand": _spelled(_DIGITS),
    "taiwaneseDigital": _spelled("○一二三四五六七八九"),
    "chineseCounting": _counted,
    "taiwaneseCounting": lambda number: _taiwanese(number) if number < 100 else _spelled("○一二三四五六七八九")(number),
    "chineseCountingThousand": _thousands,
    "taiwaneseCountingThousand": _taiwanese,
    "japaneseCounting": _japanese,
    "chineseLegalSimplified": _chinese(_LEGAL, ("拾", "佰", "仟"), "万", tens_short=False),
    "ideographLegalTraditional": _chinese(_LEGAL_OLD, ("拾", "佰", "仟"), "萬", tens_short=False),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _cycle(_STEMS, _BRANCHES),
    "none": lambda number: "",
    "bullet": lambda number: "",
}


def write(number: int, form: str, pattern: str = "") -> str | None:
    """A number in a format of Word.

    Args:
        number: from 0 (a format that has no nought prints it as ``0``).
        form: the name of the format.
        pattern: of ``custom``: how its first numbers look, as ``001, 002, 003, ...``.

    Returns:
        The number as printed; ``None`` if the format is not known.
    """
    if form == "custom":
        first = pattern.split(",")[0].strip()
        return str(number).zfill(len(first)) if first.isascii() and first.isdigit() else None
    known = FORMATS.get(form)
    if known is None:
        return None
    return known(min(number, MAX_NUMBER)) if number > 0 else known(0) if form.startswith("decimal") else "0"
