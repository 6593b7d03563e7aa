"""The sentences that facts were read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from travaux.errors import QueryError
from travaux.graph import iris
from travaux.graph.serialise import natural
from travaux.graph.terms import BASE, NAMESPACES, ONT, Triple, parts

_RDF = NAMESPACES["rdf"]
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(_RDF + name) for name in ("subject", "predicate", "object"))
_BEGIN, _END = NamedNode(NAMESPACES["nif"] + "beginIndex"), NamedNode(NAMESPACES["nif"] + "endIndex")
_EVIDENCE = NamedNode(ONT + "evidence")
_CONFLICT = NamedNode(ONT + "conflictsWith")
_WORDS = NamedNode(NAMESPACES["nif"] + "anchorOf")
_SOURCE = NamedNode(NAMESPACES["oa"] + "hasSource")
_PARAGRAPH = NamedNode(ONT + "inParagraph")
_RULE = NamedNode(ONT + "rule")
_PART = NamedNode(NAMESPACES["dct"] + "hasPart")
_FRAGMENT = NamedNode(ONT + "fragment")
_IDENTIFIER = NamedNode(NAMESPACES["dct"] + "identifier")
_WORK_OF = NamedNode(NAMESPACES["eli"] + "realizes")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document that a fact was read from.

    Attributes:
        text: the words, as the canonical text has them; several stretches are joined by an ellipsis.
        document: symbol of the document, or its name where it has none.
        paragraph: key of the paragraph (``7(a)``), ``masthead`` for what stands above them.
        language: two-letter code of the language version, blank if it is not known.
        rules: names of the rules that read the fact there.
        places: where they stand in the file, as fragment identifiers (page and rectangle of a PDF, XPath or identifier
            elsewhere); none for plain text.
        spans: each stretch of the canonical text: its first character and the one after its last, in code points.
        iri: name of the evidence in the graph.
        fact: the triple that it supports, as terms in N-Triples form.
        disputed: whether the fact contradicts another, so that the graph does not assert it.
    """

    text: str
    document: str
    paragraph: str
    language: str
    rules: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    iri: str
    fact: Triple
    disputed: bool = False
    places: tuple[str, ...] = ()

    @property
    def start(self) -> int | None:
        """First character of a quotation in one piece."""
        return self.spans[0][0] if len(self.spans) == 1 else None

    @property
    def end(self) -> int | None:
        """The character after the last of a quotation in one piece."""
        return self.spans[0][1] if len(self.spans) == 1 else None


def evidence(
    store: Store, subject: str | None = None, predicate: str | None = None, object_: str | None = None
) -> list[Quotation]:
    """The quotations behind facts.

    Args:
        store: an open graph.
        subject: a term in N-Triples form; ``None`` for any, but not for all three.
        predicate: likewise.
        object_: likewise.

    Returns:
        In the order of documents, languages and places; one for each fact and each evidence of it.

    Raises:
        QueryError: none of the three is given.
    """
    found = [quotation(store, node, claim) for claim, node in _supports(store, subject, predicate, object_)]
    return sorted(found, key=lambda one: (one.document, one.language, one.spans, one.iri, one.fact))


def some_evidence(
    store: Store, fact: tuple[str | None, str | None, str | None], limit: int, language: str = ""
) -> tuple[list[Quotation], int]:
    """So many quotations behind asserted facts, and how many more there are: for what has no room for all.

    Facts in words and numbers come first, then each further fact with one quotation. Disputed claims are left out.

    Args:
        store: an open graph.
        fact: subject, predicate and object, as for :func:`evidence`.
        limit: so many quotations at most.
        language: of each fact, a quotation in this language before others.
    """
    pairs = [pair for pair in _supports(store, *fact) if not any(store.quads_for_pattern(pair[0], _CONFLICT, None))]
    pairs.sort(key=lambda pair: (pair[0].value, f"@{language}#" not in pair[1].value))
    first = list({claim: (claim, node) for claim, node in reversed(pairs)}.values())[::-1]
    if len(first) > limit:
        first.sort(key=lambda pair: _value(store, pair[0], _OBJECT).startswith("<"))
    known = set(first)
    chosen = [*first, *(pair for pair in pairs if pair not in known)][:limit]
    return [quotation(store, node, claim) for claim, node in chosen], len(pairs) - len(chosen)


def _supports(
    store: Store, subject: str | None, predicate: str | None, object_: str | None
) -> list[tuple[NamedNode, NamedNode]]:
    """Each claim with each piece of its evidence, in order."""
    if subject is None and predicate is None and object_ is None:
        raise QueryError("The evidence of which facts?", remedy="Give a subject, a predicate or an object.")
    claims = sorted(_claims(store, subject, predicate, object_), key=lambda claim: claim.value)
    return [
        (claim, node)
        for claim in claims
        for node in sorted(
            (quad.object for quad in store.quads_for_pattern(claim, _EVIDENCE, None)), key=lambda one: str(one)
        )
        if isinstance(node, NamedNode)
    ]


def _claims(store: Store, subject: str | None, predicate: str | None, object_: str | None) -> list[NamedNode]:
    """The claims with these three; the name of a claim is made of all of them, as the text wrote them."""
    if subject and predicate and object_:
        node = NamedNode(iris.claim(subject, predicate, object_)[1:-1])
        if any(store.quads_for_pattern(node, None, None)):
            return [node]
        if object_.startswith("<"):
            return []  # else the store may have rewritten a number, and the claim is looked for
    given = [
        (relation, _term(one))
        for relation, one in ((_SUBJECT, subject), (_OBJECT, object_), (_PREDICATE, predicate))
        if one is not None
    ]
    relation, first = given[0]
    found = [quad.subject for quad in store.quads_for_pattern(None, relation, first)]
    return [
        claim
        for claim in found
        if isinstance(claim, NamedNode) and all(any(store.quads_for_pattern(claim, *more)) for more in given[1:])
    ]


def supported(store: Store, node: object) -> list[Quotation]:
    """The words of a piece of evidence, once for each fact that they support."""
    if not isinstance(node, NamedNode):
        return []
    claims = (quad.subject for quad in store.quads_for_pattern(None, _EVIDENCE, node))
    return [quotation(store, node, claim) for claim in claims if isinstance(claim, NamedNode)]


def quotation(store: Store, node: NamedNode, claim: NamedNode) -> Quotation:
    """The words of a piece of evidence, as support of one of its claims.

    Args:
        store: an open graph.
        node: the evidence.
        claim: the claim.
    """
    said: dict[NamedNode, list[object]] = {}
    for quad in store.quads_for_pattern(node, None, None):
        said.setdefault(quad.predicate, []).append(quad.object)
    words = next((one.value for one in said.get(_WORDS, []) if isinstance(one, Literal)), "")
    version = next((one for one in said.get(_SOURCE, []) if isinstance(one, NamedNode)), None)
    paragraph = next((one for one in said.get(_PARAGRAPH, []) if isinstance(one, NamedNode)), None)
    return Quotation(
        text=words,
        document=_name(store, version),
        paragraph=parts(_value(store, paragraph, _IDENTIFIER)).value if paragraph else "",
        language=version.value.rpartition("@")[2] if version and "@" in version.value else "",
        rules=tuple(sorted(str(one)[1:-1].rpartition("/rule/")[2] for one in said.get(_RULE, []))),
        spans=_spans(store, node, said),
        iri=node.value,
        fact=(_value(store, claim, _SUBJECT), _value(store, claim, _PREDICATE), _value(store, claim, _OBJECT)),
        disputed=any(store.quads_for_pattern(claim, _CONFLICT, None)),
        places=_places(store, node, said),
    )


def _name(store: Store, version: NamedNode | None) -> str:
    """The symbol of the document that a language version belongs to."""
    if version is None:
        return ""
    work = _value(store, version, _WORK_OF) or f"<{version.value.rpartition('@')[0]}>"
    identifier = _value(store, NamedNode(work[1:-1]), _IDENTIFIER)
    return parts(identifier).value if identifier else work[1:-1].removeprefix(f"{BASE}doc/")


def _spans(store: Store, node: NamedNode, said: Mapping[NamedNode, Sequence[object]]) -> tuple[tuple[int, int], ...]:
    """The stretches of a piece of evidence, its own or those of its parts, in the order of the text."""
    nodes = [node, *(part for part in said.get(_PART, []) if isinstance(part, NamedNode))]
    ends = [(_value(store, one, _BEGIN), _value(store, one, _END)) for one in nodes]
    return tuple(sorted((int(parts(begin).value), int(parts(end).value)) for begin, end in ends if begin and end))


def _places(store: Store, node: NamedNode, said: Mapping[NamedNode, Sequence[object]]) -> tuple[str, ...]:
    """The places in the file of a piece of evidence, its own or those of its parts."""
    nodes = [node, *(part for part in said.get(_PART, []) if isinstance(part, NamedNode))]
    found = (quad.object for one in nodes for quad in store.quads_for_pattern(one, _FRAGMENT, None))
    return tuple(sorted({value.value for value in found if isinstance(value, Literal)}, key=natural))


def _value(store: Store, node: NamedNode, predicate: NamedNode) -> str:
    """The first value of a property, as a term; blank if there is none."""
    values = [str(quad.object) for quad in store.quads_for_pattern(node, predicate, None)]
    return values[0] if len(values) == 1 else min(values, default="")


def _term(text: str) -> NamedNode | Literal:
    one = parts(text)
    if one.kind == "iri":
        return NamedNode(one.value)
    if one.language:
        return Literal(one.value, language=one.language)
    return Literal(one.value, datatype=NamedNode(one.datatype) if one.datatype else None)
