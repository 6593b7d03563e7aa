"""What was read in each paragraph, and how it begins: the list from which the next rules are written.

An opening is the first few words as a frame would have them: mentions by their type (``{Body} requests {Body}``) and
numbers as ``#``, so that paragraphs that one rule could read stand together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from travaux.extract.passages import Passage
from travaux.grammar.frames import MARK
from travaux.model import Coverage
from travaux.relations.context import Context
from travaux.view import is_cjk

CITING = frozenset({"cites", "references", "subject"})  # relations that say no more than that something is mentioned

_OPENING = 4  # mentions, words, or characters of a script without blanks
_WORDS = 40  # characters: enough to know a paragraph again
_WORD = re.compile(r"\s*(?:[^\W_]+|\S)")
_DIGITS = re.compile(r"[0-9]+")
_TYPES = {mark: f"{{{name}}}" for name, mark in MARK.items()}


def coverage(context: Context) -> tuple[Coverage, ...]:
    """The paragraphs and items of a document, in order, each with the number of facts that rest on its words."""
    facts: Counter[str] = Counter()
    citations: Counter[str] = Counter()
    for statement in context.statements:
        count = citations if statement.relation in CITING else facts
        count.update(set(statement.evidence.paragraphs))
    return tuple(
        Coverage(
            para=paragraph.para,
            kind=paragraph.kind,
            facts=facts[paragraph.eid],
            citations=citations[paragraph.eid],
            opening=opening(passage),
            words=passage.words(0, min(_WORDS, len(passage.view.text))),
        )
        for passage in context.passages
        if (paragraph := passage.paragraph).kind in ("paragraph", "item")
    )


def opening(passage: Passage) -> str:
    """The first words of a passage, with its mentions by type and # for numbers; blank if it has no sentence."""
    if not passage.sentences:
        return ""
    first = "".join(islice(_units(passage.sentences[0].marked), _OPENING))
    return "".join(_TYPES.get(character, character) for character in first).strip()


def _units(marked: str) -> Iterator[str]:
    """The mentions and words of a mention string, each with the blanks before it."""
    for match in _WORD.finditer(marked):
        word = _DIGITS.sub("#", match.group())
        yield from (word if is_cjk(word[-1]) else [word])
