"""The claims that contradict each other, pair by pair in words, with the place and the quotation of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from travaux.graph.describe import IDENTIFIER, LABEL, PART_OF, trv
from travaux.graph.serialise import natural
from travaux.graph.terms import BASE, NAMESPACES, ONT, VOC, Triple, iri, parts

_ROLES = tuple(iri(NAMESPACES["rdf"] + role) for role in ("subject", "predicate", "object"))
_QUOTATION = iri(NAMESPACES["nif"] + "anchorOf")
_BASES = (BASE, ONT, VOC)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|_")

Index = dict[tuple[str, str], list[str]]
Order = tuple[list[tuple[int, str]], list[tuple[int, str]], str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim was read: name of the document, key of the paragraph, and the words."""

    document: str
    para: str
    quotation: str

    def __str__(self) -> str:
        return f"{self.document}, paragraph {self.para}: “{self.quotation}”"


@dataclass(frozen=True, slots=True)
class Side:
    """A claim in words (subject, relation, object), and where it was read, in the order of documents."""

    words: str
    places: tuple[Place, ...]

    def __str__(self) -> str:
        return " — ".join([self.words, "; ".join(map(str, self.places))])


Pair = tuple[Side, Side]


def contradictions(conflicts: Collection[Triple], facts: Iterable[Triple]) -> tuple[Pair, ...]:
    """Give each pair of claims that contradict each other once, by document and paragraph.

    Args:
        conflicts: the claims in conflict, with the evidence for them.
        facts: where labels, names of documents and keys of paragraphs stand.
    """
    partners = [(subject, other) for subject, predicate, other in conflicts if predicate == trv("conflictsWith")]
    if not partners:
        return ()
    index = _index((*conflicts, *facts))
    sides = {claim: _side(claim, index) for pair in partners for claim in pair}
    pairs = {(min(pair), max(pair)) for pair in partners}
    found = [sorted((sides[first], sides[second]), key=_rank) for first, second in sorted(pairs)]
    found.sort(key=lambda pair: [_rank(side) for side in pair])
    return tuple((first, second) for first, second in found)


def _index(triples: Iterable[Triple]) -> Index:
    """Objects by subject and predicate, of the predicates that are asked for."""
    wanted = {*_ROLES, _QUOTATION, IDENTIFIER, LABEL, PART_OF, trv("evidence"), trv("inParagraph")}
    found: Index = defaultdict(list)
    for subject, predicate, value in triples:
        if predicate in wanted:
            found[subject, predicate].append(value)
    return {key: sorted(values) for key, values in found.items()}


def _side(claim: str, index: Index) -> Side:
    subject, predicate, value = (_one(index, claim, role) for role in _ROLES)
    words = f"{_name(index, subject)}: {_HUMP.sub(' ', _local(predicate)).lower()} {_name(index, value)}"
    places = {_place(evidence, index) for evidence in index.get((claim, trv("evidence")), ())}
    return Side(words, tuple(sorted(places, key=_order)))


def _place(evidence: str, index: Index) -> Place:
    paragraph = _one(index, evidence, trv("inParagraph"))
    work = _one(index, paragraph, PART_OF)
    document, para, quotation = (
        _value(_one(index, node, predicate))
        for node, predicate in ((work, IDENTIFIER), (paragraph, IDENTIFIER), (evidence, _QUOTATION))
    )
    return Place(document, para, " ".join(quotation.split()))


def _one(index: Index, subject: str, predicate: str) -> str:
    return next(iter(index.get((subject, predicate), ())), "")


def _name(index: Index, term: str) -> str:
    """The label of a thing, else its IRI without the base; the value of a literal."""
    return _value(_one(index, term, LABEL) or term)


def _value(term: str) -> str:
    text = parts(term).value if term else ""
    for base in _BASES:
        text = text.removeprefix(base)
    return text


def _local(predicate: str) -> str:
    return re.split(r"[/#]", _value(predicate))[-1]


def _order(place: Place) -> Order:
    return natural(place.document), natural(place.para), place.quotation


def _rank(side: Side) -> tuple[list[Order], str]:
    return [_order(place) for place in side.places], side.words
