"""Counting styles of labels: what comes next, what a label is worth, how it is named in a key."""

from __future__ import annotations

from travaux.grammar import Grammar

STOP = "-stop"  # a., i.: they count like (a), (i), in a list of their own
_LETTERS = 26
_LOOKALIKES = str.maketrans("асеорхі", "aceopxi")  # Cyrillic letters that Russian texts print for Latin ones
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(number: int) -> str:
    """A number from 1 to 399 as a lower-case Roman numeral."""
    out = ""
    for value, digits in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while number >= value:
            out, number = out + digits, number - value
    return out


def value(style: str, label: str, grammar: Grammar) -> int:
    """What a label counts as within its style; 0 if it cannot be read."""
    style = style.removesuffix(STOP)
    if style in ("arabic", "numeral"):
        return grammar.number(label) or 0
    if style in ("roman", "roman-lower"):
        digits = [_ROMAN.get(letter, 0) for letter in label.lower()]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        return sum(-digit if digit < following else digit for digit, following in pairs)
    if style == "alphabet":
        return str(grammar.data["alphabet"]).find(label.lower()) + 1
    if style in ("lower", "upper"):
        letters = label.lower().translate(_LOOKALIKES)
        return ord(letters[0]) - 96 + 26 * (len(letters) - 1)  # (aa) comes after (z)
    return 0


def key_label(style: str, label: str, grammar: Grammar) -> str:
    """The label of an item as keys print it: （一） is ``i``, (ب) and (б) are ``b``, all others as printed."""
    number = value(style, label, grammar)
    if style == "alphabet" and 0 < number <= _LETTERS:
        return chr(ord("a") + number - 1)
    if style == "lower":
        return label.translate(_LOOKALIKES)
    return roman(number) if style == "numeral" and number else label


def is_same_count(one: str, other: str) -> bool:
    """Whether two styles may count one list: Russian texts mix а), b), с) of two alphabets."""
    return one == other or {one, other} == {"lower", "alphabet"}
