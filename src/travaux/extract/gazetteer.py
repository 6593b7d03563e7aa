"""Find the names of the authority files in a text, in the forms that a language gives them.

The files hold one form of each name. What a language does to it is data of its grammar: Russian declines it
(``declension``), Arabic writes particles and the article together with it (``clitics``), and mastheads print it in
capitals.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

from travaux.authority import Name, load
from travaux.extract import adjectives
from travaux.grammar import Grammar, languages
from travaux.grammar import load as load_grammar
from travaux.view import is_cjk

_WORD = re.compile(r"\b[^\W\d_]{4,}")  # what headings print with a capital: Women, Peace and Security
_LOUD = 5  # characters: a name in capitals is no shorter, so that it is no abbreviation
_HEAD = (
    2  # characters by which names are indexed; no name is shorter, and one character begins some name at most places
)
_CLITIC = 4  # characters: what is written together before a name is no longer


class Gazetteer:
    """Names of one language, found by longest match from the left."""

    def __init__(self, names: Mapping[str, tuple[Name, ...]], clitics: frozenset[str] = frozenset()) -> None:
        """Index names by how they begin and by length."""
        self.names = names
        self.clitics = clitics
        lengths: dict[str, set[int]] = {}
        for name in names:
            lengths.setdefault(name[:_HEAD], set()).add(len(name))
        self.lengths = {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()}
        self.beyond = _beyond(names)

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Name, ...]]]:
        """Names in a text, left to right, without overlap."""
        position = 0
        while position < len(text):
            sizes = self.lengths.get(text[position : position + _HEAD], ())
            for size in sizes if sizes and self._begins(text, position) else ():
                end = position + size
                if end > len(text):
                    continue
                name = text[position:end]
                found = self.names.get(name)
                if found and _ends(text, end) and not text.startswith(self.beyond.get(name, ()), end):
                    yield position, end, found
                    position = end - 1
                    break
            position += 1

    def _begins(self, text: str, place: int) -> bool:
        """Whether a word can begin at a place: not within another, but for particles that are written with it."""
        before = text[place - 1 : place]
        if not before or is_cjk(text[place]) or is_cjk(before) or not before.isalnum():
            return True
        if not self.clitics:
            return False
        start = next((i for i in range(place, max(0, place - _CLITIC), -1) if not text[i - 1].isalnum()), 0)
        return text[start:place] in self.clitics


def _beyond(names: Mapping[str, tuple[Name, ...]]) -> dict[str, tuple[str, ...]]:
    """How a look-alike that begins within a name goes on behind it: 大会主席 is no name where 主席团 stands.

    One character in common is chance: 加拿大会堂 begins with a State, whatever 大会堂 is.
    """
    rests: dict[str, list[str]] = {}
    for name, found in names.items():
        if found[0].kind == "Other":
            for cut in range(2, len(name)):
                rests.setdefault(name[:cut], []).append(name[cut:])
    ends = {name: [name[cut:] for cut in range(1, len(name) - 1)] for name in names} if rests else {}
    beyond = {name: tuple(rest for end in tails for rest in rests.get(end, ())) for name, tails in ends.items()}
    return {name: found for name, found in beyond.items() if found}


def _ends(text: str, end: int) -> bool:
    """Whether a word can end at a place; in scripts without blanks this cannot be told.

    A capital right behind a small letter begins the words of a note that was printed there.
    """
    after = text[end : end + 1]
    if after.isupper() and text[end - 1].islower():
        return True
    return not after or is_cjk(text[end - 1]) or is_cjk(after) or not after.isalnum()


@functools.lru_cache(maxsize=16)
def gazetteer(language: str) -> Gazetteer:
    """The names of a language from the authority files."""
    return _gazetteer(language, load().names.get(language, {}))


@functools.lru_cache(maxsize=16)
def concept_gazetteer(language: str) -> Gazetteer:
    """The names of concepts in a language, each as it stands in a sentence and at the head of one."""
    names = load().concepts.get(language, {})
    at_the_head = {name[0].upper() + name[1:]: found for name, found in names.items()}
    return _gazetteer(language, {**at_the_head, **names})


@functools.lru_cache(maxsize=4096)
def is_nominative(words: str, language: str) -> bool:
    """Whether a name stands as its label does, in a language that would decline it anywhere but in a subject."""
    if words not in load().names.get(language, {}):
        return False
    declension = load_grammar(language).data.get("declension", {})
    return any(form != words for form in _declined(words, declension))


def _gazetteer(language: str, names: Mapping[str, tuple[Name, ...]]) -> Gazetteer:
    nouns, others = _apart(names)
    if language not in languages():
        return Gazetteer({**others, **nouns})
    grammar = load_grammar(language)
    known: dict[str, tuple[Name, ...]] = {}
    for name, found in nouns.items():
        for form in forms(name, grammar):
            known[form] = _both(known.get(form, ()), found)
    beside = {form: found for name, found in others.items() for form in adjectives.forms(name, grammar)}
    return Gazetteer({**beside, **known, **nouns}, frozenset(grammar.data.get("clitics", {}).get("before", ())))


def _apart(names: Mapping[str, tuple[Name, ...]]) -> tuple[dict[str, tuple[Name, ...]], dict[str, tuple[Name, ...]]]:
    """Names, and adjectives; what is both stands in both."""
    nouns, others = (
        {name: kept for name, found in names.items() if (kept := tuple(n for n in found if n.adjective is adjective))}
        for adjective in (False, True)
    )
    return nouns, others


def _both(some: tuple[Name, ...], others: Iterable[Name]) -> tuple[Name, ...]:
    return tuple(dict.fromkeys((*some, *others)))


def forms(name: str, grammar: Grammar) -> Iterator[str]:
    """A name and its other spellings: declined, joined with a particle, with capitals, in capitals alone."""
    found = [name, *_declined(name, grammar.data.get("declension", {}))]
    for article, joined in grammar.data.get("clitics", {}).get("joined", {}).items():
        if name.startswith(article):
            found += [joined + name.removeprefix(article)]
    yield from found
    if name[:1].islower():
        yield from (form[0].upper() + form[1:] for form in found)
        yield from (_WORD.sub(lambda word: word[0][0].upper() + word[0][1:], form) for form in found)
    if len(name) >= _LOUD:
        yield from (form.upper() for form in found if form.upper() != form)


def _declined(name: str, declension: Mapping[str, Mapping[str, list[str]]]) -> Iterator[str]:
    """A name in its oblique cases: adjectives and the noun behind them change, what follows is in the genitive."""
    if not declension:
        return
    words = name.split(" ")
    tables: list[list[tuple[str, ...]]] = []
    for index, printed in enumerate(words):
        if printed in declension.get("joining", ()) and tables:
            tables.append([(printed,)] * len(tables[0]))
            continue
        word = printed.rstrip(",")
        adjective = _cases(word, declension["adjective"]) if index < len(words) - 1 else None
        cases = adjective or _cases(word, declension["noun"]) or [(word,)] * _count(declension)
        tables.append([tuple(form + printed[len(word) :] for form in forms) for forms in cases])
        if adjective is None and word == printed and not _goes_on(words, index, declension):
            break
    rest = words[len(tables) :]
    for case in zip(*tables, strict=True):
        for chosen in itertools.product(*case):
            yield " ".join([*chosen, *rest])


def _goes_on(words: list[str], index: int, declension: Mapping[str, Mapping[str, list[str]]]) -> bool:
    """Whether another noun in the same case follows: Босния и Герцеговина."""
    return index + 1 < len(words) and words[index + 1] in declension.get("joining", ())


def _count(declension: Mapping[str, Mapping[str, list[str]]]) -> int:
    return len(next(iter(declension["noun"].values())))


def _cases(word: str, endings: Mapping[str, list[str]]) -> list[tuple[str, ...]] | None:
    """The oblique cases of a word, its own or by the longest ending that it has; ``None`` if it has none of them."""
    fitting = (e for e in endings if word == e or (word.endswith(e) and len(word) > len(e) + 1))
    ending = max(fitting, key=len, default=None)
    if ending is None:
        return None
    stem = word.removesuffix(ending) if ending else word
    return [tuple(stem + case for case in cases.split("|")) for cases in endings[ending]]
