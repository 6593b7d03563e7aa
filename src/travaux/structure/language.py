"""Which official language a text is written in, read off the text itself."""

from __future__ import annotations

import re

from travaux.grammar import load

_SAMPLE = 20_000  # characters: enough to tell, however long the text
_SCRIPT_SHARE = 0.15  # of the letters; a Chinese document full of symbols and names still has more


def detect(text: str) -> str:
    """Tell the language of a text: by script, else by its commonest words; blank if neither tells.

    Args:
        text: canonical text.

    Returns:
        One of ``ar zh en fr ru es``, or a blank.
    """
    rules = load("base").data["detect"]
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample) or 1
    for language, pattern in rules["scripts"].items():
        if len(re.findall(pattern, sample)) / letters > _SCRIPT_SHARE:
            return str(language)
    words = re.findall(r"[^\W\d_]+", sample.lower())
    counts = {language: sum(word in common for word in words) for language, common in rules["words"].items()}
    best = max(counts, key=lambda language: counts[language])
    return str(best) if counts[best] >= max(3, len(words) // 20) else ""
