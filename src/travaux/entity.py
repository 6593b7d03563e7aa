"""One thing of a graph: its name, what is said of it and by naming it, and the sentences that this was read from.

Things are named as people write them: by the part of the IRI below the base of the data
(``decision/unhabitat-eb/2020/2``), by a prefixed name, by a whole IRI, or a document by its symbol.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Store

from travaux.errors import QueryError, UnknownNameError
from travaux.graph import iris
from travaux.graph.describe import LABEL, RDF_TYPE
from travaux.graph.terms import BASE, NAMESPACES, ONT, VOC, Triple, iri, parts

_RDF = NAMESPACES["rdf"]
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(_RDF + name) for name in ("subject", "predicate", "object"))
_TYPE = NamedNode(RDF_TYPE[1:-1])
_EVIDENCE = NamedNode(ONT + "evidence")
_CONFLICT = NamedNode(ONT + "conflictsWith")
_WORDS = NamedNode(NAMESPACES["nif"] + "anchorOf")
_BEGIN, _END = NamedNode(NAMESPACES["nif"] + "beginIndex"), NamedNode(NAMESPACES["nif"] + "endIndex")
_SOURCE = NamedNode(NAMESPACES["oa"] + "hasSource")
_PARAGRAPH = NamedNode(ONT + "inParagraph")
_RULE = NamedNode(ONT + "rule")
_PART = NamedNode(NAMESPACES["dct"] + "hasPart")
_IDENTIFIER = NamedNode(NAMESPACES["dct"] + "identifier")
_WORK_OF = NamedNode(NAMESPACES["eli"] + "realizes")
_NAMED = (
    NamedNode(LABEL[1:-1]),
    NamedNode(NAMESPACES["dct"] + "title"),
    NamedNode(NAMESPACES["skos"] + "altLabel"),
    NamedNode(NAMESPACES["schema"] + "name"),
)
_LONE = re.compile("[\ud800-\udfff]")  # halves of characters, which no text can hold
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_NEAR = 2_000  # names that are compared with one that is not known


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document that a fact was read from.

    Attributes:
        text: the words, as the canonical text has them; several stretches are joined by an ellipsis.
        document: symbol of the document, or its name where it has none.
        paragraph: key of the paragraph (``7(a)``), ``masthead`` for what stands above them.
        language: two-letter code of the language version, blank if it is not known.
        rules: names of the rules that read the fact there.
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

    @property
    def start(self) -> int | None:
        """First character of a quotation in one piece."""
        return self.spans[0][0] if len(self.spans) == 1 else None

    @property
    def end(self) -> int | None:
        """The character after the last of a quotation in one piece."""
        return self.spans[0][1] if len(self.spans) == 1 else None


def find(store: Store, name: str) -> str:
    """Find the IRI of a thing by the name that a person gives it.

    Args:
        store: an open graph.
        name: a name below the base of the data or of the concepts, a prefixed name, an IRI, or the symbol of a
            document.

    Raises:
        UnknownNameError: the graph says nothing of such a thing; the message names those that are near.
    """
    text = _LONE.sub("\ufffd", name.strip().removeprefix("<").removesuffix(">"))
    found = next((one for one in _readings(text) if _is_known(store, one)), None)
    if found is not None:
        return found
    for quad in store.quads_for_pattern(None, _IDENTIFIER, Literal(text), None):
        if isinstance(quad.subject, NamedNode) and "#" not in quad.subject.value:
            return quad.subject.value
    near = _near(store, text)
    hint = f"Did you mean {' or '.join(near)}?" if near else "Names are like decision/unhabitat-eb/2020/2, state/POL."
    raise UnknownNameError(f"The graph knows no {text!r}.", remedy=hint)


def find_body(store: Store, name: str) -> str:
    """Find the IRI of a body by its slug (``unhabitat-eb``), or by any name that :func:`find` takes.

    Raises:
        UnknownNameError: the graph knows no such thing; the message names those that are near.
        QueryError: it is no body.
    """
    clean = name.strip()
    found = find(store, f"body/{clean}" if clean and not set(clean) & set("/:<>") else clean)
    if f"{ONT}Body" not in kinds(store, found):
        remedy = "Give the name of a body, such as unhabitat-eb."
        raise QueryError(f"{found.removeprefix(BASE)} is no body.", remedy=remedy)
    return found


def knows(store: Store, name: str) -> bool:
    """Whether the graph says anything of a thing of this name."""
    try:
        return bool(find(store, name))
    except UnknownNameError:
        return False


def _readings(text: str) -> Iterator[str]:
    """The IRIs that a name may stand for, likeliest first."""
    if not text or any(character.isspace() for character in text):
        return
    if _SCHEME.match(text):
        yield iri(text)[1:-1]
        return
    prefix, mark, rest = text.partition(":")
    if mark and prefix in NAMESPACES:
        yield iri(NAMESPACES[prefix] + rest)[1:-1]
    for base in (BASE, f"{BASE}doc/", VOC):
        yield iri(base + text)[1:-1]


def _is_known(store: Store, name: str) -> bool:
    node = NamedNode(name)
    patterns = ((node, None, None), (None, None, node), (None, node, None))
    return any(any(store.quads_for_pattern(*pattern)) for pattern in patterns)


def _near(store: Store, text: str) -> list[str]:
    """Names of the graph that look like this one, among those with the same beginning or the same end."""
    stem, tail = text.partition("/")[0].casefold(), text.rpartition("/")[2].casefold()
    names = {}
    for quad in store.quads_for_pattern(None, _TYPE, None):
        name = quad.subject.value.removeprefix(BASE) if isinstance(quad.subject, NamedNode) else ""
        short = name.removeprefix("doc/").casefold()
        carrier = name.startswith(("claim/", "rule/")) or "#" in name or "@" in name
        if not carrier and (short.startswith(stem) or short.endswith(tail)):
            names[short] = name
        if len(names) >= _NEAR:
            break
    return [names[one] for one in difflib.get_close_matches(text.casefold(), list(names), n=3, cutoff=0.6)]


def search(store: Store, words: str) -> list[str]:
    """Find things by words in their labels and titles, in any language.

    Args:
        store: an open graph.
        words: any part of a label, in any case.

    Returns:
        IRIs: things before their versions and paragraphs, short labels before long ones.
    """
    wanted = " ".join(words.casefold().split())
    found: dict[str, str] = {}
    for predicate in _NAMED:
        for quad in store.quads_for_pattern(None, predicate, None):
            text = quad.object.value if isinstance(quad.object, Literal) else ""
            if wanted in text.casefold() and isinstance(quad.subject, NamedNode):
                name = quad.subject.value
                found[name] = min(found.get(name, text), text, key=lambda one: (len(one), one))
    things = [name for name in found if not name.startswith((f"{BASE}rule/", f"{BASE}claim/"))]
    return sorted(things, key=lambda name: ("#" in name or "@" in name, len(found[name]), name))


def kinds(store: Store, name: str) -> tuple[str, ...]:
    """The classes of a thing, as IRIs, in order."""
    found = (quad.object for quad in store.quads_for_pattern(NamedNode(name), _TYPE, None))
    return tuple(sorted(one.value for one in found if isinstance(one, NamedNode)))


def said_of(store: Store, name: str) -> list[Triple]:
    """What the graph says of a thing, as terms in N-Triples form, in order."""
    return sorted(_triple(quad) for quad in store.quads_for_pattern(NamedNode(name), None, None))


def said_with(store: Store, name: str) -> list[Triple]:
    """What the graph says of other things by naming this one; not the claims, evidence and language versions."""
    quads = store.quads_for_pattern(None, None, NamedNode(name))
    return sorted(_triple(quad) for quad in quads if not _is_provenance(quad))


def _is_provenance(quad: Quad) -> bool:
    return quad.predicate in (_SUBJECT, _PREDICATE, _OBJECT, _PARAGRAPH, _SOURCE, _EVIDENCE)


def label(said: Iterable[Triple], language: str = "en") -> str:
    """The label of a thing in a language: without a language if there is one, else in English, else in any.

    Args:
        said: what is said of it.
        language: two-letter code.
    """
    labels = {one.language: one.value for _, p, o in said if p == LABEL and (one := parts(o)).kind == "literal"}
    best = next((labels[code] for code in (language, "", "en") if code in labels), next(iter(labels.values()), ""))
    return " ".join(best.split())


# ---------------------------------------------------------------- evidence


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
            return [node]  # else the store may have rewritten a number, and the claim is looked for
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


def _value(store: Store, node: NamedNode, predicate: NamedNode) -> str:
    """The first value of a property, as a term; blank if there is none."""
    values = [str(quad.object) for quad in store.quads_for_pattern(node, predicate, None)]
    return values[0] if len(values) == 1 else min(values, default="")


def _triple(quad: Quad) -> Triple:
    return str(quad.subject), str(quad.predicate), str(quad.object)


def _term(text: str) -> NamedNode | Literal:
    one = parts(text)
    if one.kind == "iri":
        return NamedNode(one.value)
    if one.language:
        return Literal(one.value, language=one.language)
    return Literal(one.value, datatype=NamedNode(one.datatype) if one.datatype else None)
