"""Adjectives of States: "the Kenyan Government" names a State, and "the Kenyan shilling" none.

The authority files hold adjectives apart from names. What a language does to them is data of its grammar: their
other endings and their article (``adjective_forms``), and the nouns beside which they count (``state_adjective``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from travaux.grammar import Grammar
from travaux.grammar.frames import MARK

_MARK = MARK["State"]


def forms(adjective: str, grammar: Grammar) -> Iterator[str]:
    """An adjective in all its forms, each as it stands in a sentence and at the head of one.

    Where adjectives have an article, they count with it alone: without, many are names of persons.
    """
    rules = grammar.data.get("adjective_forms", {})
    endings = rules.get("endings", {})
    found = [adjective]
    ending = max((end for end in endings if adjective.endswith(end)), key=len, default=None)
    if ending is not None:
        found += [adjective.removesuffix(ending) + other for other in endings[ending]]
    if article := rules.get("article", ""):
        found = [" ".join(article + word for word in form.split(" ")) for form in found]
    for form in found:
        yield form
        yield form[0].upper() + form[1:]


def counted(text: str, places: Sequence[tuple[int, int]], grammar: Grammar) -> set[int]:
    """Where the adjectives begin that name a State, by the words around them.

    Args:
        text: folded text of a paragraph.
        places: start and end of each adjective in it, in order.
        grammar: grammar of its language; its ``state_adjective`` is searched in the text with one mark for each
            adjective, so that several may share a noun.
    """
    whole = [place for place in places if not _joined(text, *place)]
    if not whole or "state_adjective" not in grammar.data:
        return set()
    pieces: list[str] = []
    end = 0
    for place in whole:
        pieces.append(text[end : place[0]])
        end = place[1]
    marked = _MARK.join([*pieces, text[end:]])
    marks = [mark.start() for mark in re.finditer(_MARK, marked)]
    found: set[int] = set()
    for match in grammar.pattern("state_adjective").finditer(marked):
        within = slice(bisect_left(marks, match.start()), bisect_left(marks, match.end()))
        found.update(start for start, _ in whole[within])
    return found


def _joined(text: str, start: int, end: int) -> bool:
    """Whether a hyphen joins an adjective to another word: Latino-American, Turkish-Cypriot, British-led."""
    return text[start - 1 : start] == "-" or text[end : end + 1] == "-"
