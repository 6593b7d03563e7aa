"""Which official language a text is written in, read off the text itself."""

from __future__ import annotations

import re

from travaux.grammar import load

_SAMPLE = 20_000  # characters: enough to tell, however long the text
_FOREIGN_SHARE = 0.03  # of the letters of a script; a name or two in another language has less
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
        written = len(re.findall(pattern, sample))
        if written / letters > _SCRIPT_SHARE:
            foreign = len(re.findall(rules["foreign"][language], sample))
            return str(language) if foreign / written <= _FOREIGN_SHARE else ""
    words = re.findall(r"[^\W\d_]+", sample.lower())
    known = {**rules["words"], **rules["foreign_words"]}
    counts = {language: sum(word in common for word in words) for language, common in known.items()}
    best = max(counts, key=lambda language: counts[language])
    return str(best) if best in rules["words"] and counts[best] >= max(3, len(words) // 20) else ""
