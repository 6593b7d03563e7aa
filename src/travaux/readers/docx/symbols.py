"""Characters of symbol fonts: Word keeps them by their place in the font, not by what they show.

The table of Adobe Symbol and the common shapes of Wingdings, after the mapping tables of the Unicode Consortium
(VENDORS/ADOBE/symbol.txt) and Unicode 7's additions for Wingdings (document L2/11-052).
"""

from __future__ import annotations

from typing import Final

_PRIVATE: Final = 0xF000  # fonts of symbols stand here in the private use area
_GREEK: Final = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL: Final = {
    **{0x41 + place: letter for place, letter in enumerate(_GREEK)},
    **{0x61 + place: letter for place, letter in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")},
    **{code: chr(code) for code in (0x20, 0x21, 0x28, 0x29, 0x2B, 0x2C, 0x2E, 0x2F, *range(0x30, 0x3C))},
    0x23: "#", 0x25: "%", 0x26: "&", 0x2A: "∗", 0x2D: "−", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0x3F: "?", 0x5B: "[",
    0x5D: "]", 0x7B: "{", 0x7C: "|", 0x7D: "}", 0x7E: "∼", 0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xAB: "↔",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB6: "∂",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xCE: "∈", 0xCF: "∉", 0xD2: "®", 0xD3: "©",
    0xD4: "™", 0xD6: "√", 0xD7: "⋅", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓", 0xE2: "®", 0xE3: "©",
    0xE4: "™", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS: Final = {
    0x20: " ", 0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x73: "⬧", 0x74: "⧫",
    0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xB7: "◷",
    0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧",
    0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2: Final = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0xA3: "□", 0x97: "•", 0x98: "●"}
_FONTS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def shown(code: int, font: str) -> str:
    """What a place in a font shows; blank if that is not known.

    Args:
        code: the place, with or without the offset into the private use area.
        font: name of the font.
    """
    table = _FONTS.get(font.strip().lower())
    if table is not None:
        return table.get(code - _PRIVATE if code >= _PRIVATE else code, "")
    return chr(code) if 0x20 <= code < 0xD800 else ""


def is_private(character: str) -> bool:
    """Whether a character means something only together with its font."""
    return "\ue000" <= character <= "\uf8ff"
