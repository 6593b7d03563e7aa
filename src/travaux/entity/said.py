"""What the graph says of a thing, and of others by naming it."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, Store

from travaux.graph.describe import LABEL, RDF_TYPE
from travaux.graph.terms import NAMESPACES, ONT, Triple, parts

_RDF = NAMESPACES["rdf"]
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(_RDF + name) for name in ("subject", "predicate", "object"))
_TYPE = NamedNode(RDF_TYPE[1:-1])
_EVIDENCE = NamedNode(ONT + "evidence")
_SOURCE = NamedNode(NAMESPACES["oa"] + "hasSource")
_PARAGRAPH = NamedNode(ONT + "inParagraph")


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


def _triple(quad: Quad) -> Triple:
    return str(quad.subject), str(quad.predicate), str(quad.object)
