"""A graph as N-Quads, so that one can see, take out and replace what a single document says.

A named graph bears the IRI of its document (RDF gives the name of a graph no meaning of its own; here it says
where to look, and joins with the facts: ``GRAPH ?doc { … } ?doc trv:symbol ?symbol``). In it stand

- the triple of each claim for which the document holds evidence: of several documents, in the graph of each;
- what is said of the document's own parts: language versions, files, paragraphs, and nodes that lie in a paragraph;
- its evidence, and the claims that rest on it, where provenance is asked for.

What belongs to no single document stands in the default graph: what identifiers say by themselves, authority data,
rules. So the union of all graphs is the whole graph, and without the graph of one document it is what the others say,
beside names that nobody uses any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from travaux.graph.describe import PART_OF, RDF_TYPE, trv
from travaux.graph.terms import NAMESPACES, Triple, iri

_DOCUMENT = trv("Document")
_EVIDENCE = trv("evidence")
_STATED = tuple(iri(NAMESPACES["rdf"] + role) for role in ("subject", "predicate", "object"))
# Ways from a thing to what it is part of; the way counts if it ends at a document (that of a decision does not).
_UP = (iri(NAMESPACES["eli"] + "realizes"), iri(NAMESPACES["oa"] + "hasSource"), trv("inParagraph"), PART_OF)
_DOWN = iri(NAMESPACES["eli"] + "is_embodied_by")


def nquads(facts: Iterable[Triple], provenance: Iterable[Triple], *, with_provenance: bool = False) -> str:
    """Write N-Quads: each line once, in the order of code points.

    Args:
        facts: terms in N-Triples form.
        provenance: claims, evidence and rules; they say to which documents a fact belongs.
        with_provenance: write them too.
    """
    facts, provenance = set(facts), set(provenance)
    owners = _owners(facts | provenance)
    claims = _claims(provenance, owners)
    stated = _stated(provenance, claims)
    lines = {line for fact in facts for line in _lines(fact, stated.get(fact) or _of(fact[0], owners))}
    if with_provenance:
        for one in provenance:
            graphs = _of(one[2], owners) if one[1] == _EVIDENCE else claims.get(one[0]) or _of(one[0], owners)
            lines.update(_lines(one, graphs))
    return "".join(sorted(lines))


def _lines(triple: Triple, graphs: Iterable[str]) -> list[str]:
    said = " ".join(triple)
    return [f"{said} {graph} .\n" for graph in graphs] or [f"{said} .\n"]


def _of(node: str, owners: Mapping[str, str]) -> set[str]:
    return {owners[node]} if node in owners else set()


def _owners(triples: Iterable[Triple]) -> dict[str, str]:
    """The document to which a thing belongs, for all that belong to one; a document does not belong to itself."""
    documents: set[str] = set()
    above: dict[str, str] = {}
    for subject, predicate, object_ in sorted(triples):
        if predicate == RDF_TYPE and object_ == _DOCUMENT:
            documents.add(subject)
        elif predicate in _UP:
            above[subject] = object_
        elif predicate == _DOWN:
            above[object_] = subject
    owners: dict[str, str] = {}
    for node in above.keys() - documents:
        seen, top = {node}, above[node]
        while top not in documents and top in above and top not in seen:
            seen.add(top)
            top = above[top]
        if top in documents:
            owners[node] = top
    return owners


def _claims(provenance: Iterable[Triple], owners: Mapping[str, str]) -> dict[str, set[str]]:
    """Claim → the documents that hold evidence for it."""
    out: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, object_ in provenance:
        if predicate == _EVIDENCE:
            out[subject] |= _of(object_, owners)
    return out


def _stated(provenance: Iterable[Triple], claims: Mapping[str, set[str]]) -> dict[Triple, set[str]]:
    """Stated triple → the documents that hold evidence for it."""
    roles: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, predicate, object_ in provenance:
        if predicate in _STATED:
            roles[subject][predicate] = object_
    out: dict[Triple, set[str]] = {}
    for claim, role in roles.items():
        if len(role) == len(_STATED) and claim in claims:
            subject, predicate, object_ = (role[name] for name in _STATED)
            out[subject, predicate, object_] = claims[claim]
    return out
