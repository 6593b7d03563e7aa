"""Cut a paragraph into sentences with spaCy, mentions being single tokens.

A spaCy ``Doc`` is made whose tokens are the mentions and the words between them. A full stop inside a document symbol
or an abbreviation is therefore never the end of a sentence, in any of the six languages, and spaCy's rule-based
``Sentencizer`` does the rest. The same ``Doc`` can be drawn with displaCy in a notebook.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.pipeline import Sentencizer
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from travaux.extract.mentions import Mention

# A word, a number with its decimals, an initial, a blank, a character.
_PIECE = r"[0-9]+(?:[.,:][0-9]+)+|(?<![^\W\d_])[^\W\d_]\.(?=[\s\u00a0]?[^\W\d_])|[^\W_]+|\s+|."


@functools.cache
def _vocab() -> Vocab:
    from spacy.vocab import Vocab

    return Vocab()


@functools.cache
def _sentencizer(ends: str) -> Sentencizer:
    from spacy.pipeline import Sentencizer

    return Sentencizer(punct_chars=list(ends))


@functools.cache
def _pieces(abbreviations: tuple[str, ...]) -> re.Pattern[str]:
    """What a text is cut into between its mentions: a full stop is a piece of an abbreviation, or one of its own."""
    known = "|".join(re.escape(word) for word in sorted(abbreviations, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{known})|{_PIECE}" if known else _PIECE, re.DOTALL)


def spacy_doc(text: str, mentions: Sequence[Mention], ends: str, abbreviations: Sequence[str] = ()) -> Doc:
    """A spaCy document of a folded paragraph: mentions as tokens with an entity type, sentences marked.

    Args:
        text: folded text, not empty.
        mentions: its mentions, in order.
        ends: characters that end a sentence.
        abbreviations: words with a full stop that ends no sentence.
    """
    from spacy.tokens import Doc, Span

    pieces = _pieces(tuple(abbreviations))

    words: list[str] = []
    entities: list[tuple[int, str]] = []
    position = 0
    for mention in mentions:
        words.extend(pieces.findall(text, position, mention.start))
        entities.append((len(words), mention.type))
        words.append(text[mention.start : mention.end])
        position = mention.end
    words.extend(pieces.findall(text, position))
    doc = Doc(_vocab(), words=words, spaces=[False] * len(words))
    doc.set_ents([Span(doc, index, index + 1, label=kind) for index, kind in entities])
    done: Doc = _sentencizer(ends)(doc)
    return done


def sentences(
    text: str, mentions: Sequence[Mention], ends: str, closing: str, abbreviations: Sequence[str] = ()
) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of a folded paragraph; closing quotes and brackets stay with their sentence.

    A sentence does not begin with a small letter: what seems to end before one was an abbreviation.
    """
    if not any(end in text[:-1] for end in ends):
        return ((0, len(text)),) if text else ()
    cuts = [sentence.end_char for sentence in spacy_doc(text, mentions, ends, abbreviations).sents]
    return tuple(_spans(text, cuts, closing))


def _spans(text: str, cuts: Iterable[int], closing: str) -> Iterable[tuple[int, int]]:
    start = 0
    for cut in cuts:
        while cut < len(text) and text[cut] in closing:
            cut += 1
        following = text[cut : cut + 4].lstrip()[:1]
        if text[start:cut].strip() and not following.islower():
            start += len(text[start:cut]) - len(text[start:cut].lstrip())
            yield start, cut
            start = cut
