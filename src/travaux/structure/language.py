"""Which official language a text is written in, read off the text itself."""

from __future__ import annotations

import re

from travaux.grammar import load

_LETTERS = 2  # of a number: 217 A (III), 22/CP.7
_SURE = 3  # common words: any text that has so many can be told by them
_SHORT = 12  # words: in a text as short as this one common word tells, if it is none of another language
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
    if not any(len(word) > _LETTERS for word in words) and any(map(str.isdigit, sample)):
        return str(rules["wordless"])
    known = {**rules["words"], **rules["foreign_words"]}
    counts = {language: sum(word in common for word in words) for language, common in known.items()}
    best = max(counts, key=lambda language: counts[language])
    if best not in rules["words"] or counts[best] < len(words) // 20:
        return ""
    others = max(count for language, count in counts.items() if language != best)
    return str(best) if counts[best] >= _SURE or (counts[best] > others and len(words) <= _SHORT) else ""
