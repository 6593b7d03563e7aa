"""A graph in the formats of others: RDF for stores and harvesters, JSON-LD for programs, networks for Gephi and R."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from travaux.errors import InputError
from travaux.graph import jsonld, network, quads, serialise, xml
from travaux.graph.describe import RDF_TYPE
from travaux.graph.terms import Triple
from travaux.store import graph_files, read_triples


@dataclass(frozen=True, slots=True)
class Content:
    """What to write.

    Attributes:
        facts: their triples.
        provenance: claims, evidence and rules.
        with_provenance: whether these are to be written too.
        kinds: classes of the nodes of a network, see :func:`travaux.graph.network.network`.
        context: IRI of the context of JSON-LD, blank to embed it.
    """

    facts: frozenset[Triple]
    provenance: frozenset[Triple]
    with_provenance: bool = False
    kinds: tuple[str, ...] = ()
    context: str = ""

    @property
    def triples(self) -> frozenset[Triple]:
        """The triples to write."""
        return self.facts | self.provenance if self.with_provenance else self.facts


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what writes it, its media type and the suffix of its files."""

    write: Callable[[Content], str]
    media_type: str
    suffix: str


FORMATS: Final[dict[str, Format]] = {
    "turtle": Format(lambda c: serialise.turtle(c.triples), "text/turtle", ".ttl"),
    "ntriples": Format(lambda c: serialise.ntriples(c.triples), "application/n-triples", ".nt"),
    "nquads": Format(
        lambda c: quads.nquads(c.facts, c.provenance, with_provenance=c.with_provenance), "application/n-quads", ".nq"
    ),
    "jsonld": Format(lambda c: jsonld.jsonld(c.triples, c.context), "application/ld+json", ".jsonld"),
    "rdfxml": Format(lambda c: xml.rdfxml(c.triples), "application/rdf+xml", ".rdf"),
    "graphml": Format(
        lambda c: network.graphml(network.network(c.triples, c.kinds)), "application/graphml+xml", ".graphml"
    ),
    "gexf": Format(lambda c: network.gexf(network.network(c.triples, c.kinds)), "application/gexf+xml", ".gexf"),
}
NETWORKS: Final = ("graphml", "gexf")
DOCUMENTS: Final = "akn"  # the format that is one file for each language version of a document


def export(
    graph: Path, form: str, *, with_provenance: bool = False, kinds: Iterable[str] = (), context: str = ""
) -> str:
    """Write a graph in another format.

    Claims in conflict are not asserted and stay out.

    Args:
        graph: the folder that ``travaux build`` wrote, or a file of Turtle, N-Triples or N-Quads, whose named graphs
            are not heeded.
        form: one of :data:`FORMATS`, or :data:`DOCUMENTS` where the graph holds one document in one language.
        with_provenance: with claims, evidence and rules, not the facts alone.
        kinds: for networks, names of the classes whose members are nodes, or ``all``.
        context: for JSON-LD, the IRI to refer to in place of the context itself.

    Returns:
        The same text for the same graph.

    Raises:
        InputError: there is no such format, an option does not go with it, or the graph cannot be read or written so.
    """
    kinds = tuple(kinds)
    _check(form, with_provenance, kinds, context)
    if form == DOCUMENTS:
        return _only(export_documents(graph), graph)
    facts, provenance = _read(graph)
    return FORMATS[form].write(Content(facts, provenance, with_provenance, kinds, context))


def export_documents(
    graph: Path, *, with_provenance: bool = False, kinds: Iterable[str] = (), context: str = ""
) -> dict[str, str]:
    """Write the documents of a graph as Akoma Ntoso for the United Nations system (AKN4UN).

    Args:
        graph: the folder that ``travaux build`` wrote.
        with_provenance: not to be asked for; nor are the next two.
        kinds: none.
        context: blank.

    Returns:
        Name of a file → its content, one for each language version that was read.

    Raises:
        InputError: the graph is no such folder, its texts are not those that it was read from, or an option is given.
    """
    from travaux.akn import documents

    _check(DOCUMENTS, with_provenance, tuple(kinds), context)
    return documents(graph, *_read(graph))


def _check(form: str, with_provenance: bool, kinds: tuple[str, ...], context: str) -> None:
    """Refuse a format that is not there, and options that do not go with it."""
    if form not in (*FORMATS, DOCUMENTS):
        raise InputError(f"There is no format {form!r}.", remedy=f"There are: {', '.join((*FORMATS, DOCUMENTS))}.")
    if kinds and form not in NETWORKS:
        raise InputError("Kinds of nodes can be chosen for networks only.", remedy=f"These are: {', '.join(NETWORKS)}.")
    if context and form != "jsonld":
        raise InputError("A context goes with jsonld only.")
    if with_provenance and form == DOCUMENTS:
        raise InputError("Akoma Ntoso has no place for claims and evidence.", remedy="Leave out --with-provenance.")


def _only(files: dict[str, str], graph: Path) -> str:
    """The one file of a graph."""
    if len(files) != 1:
        message = f"This graph holds {len(files)} documents, each of which is a file of its own in this format."
        raise InputError(message, path=graph, remedy="Name a folder for them: --out FOLDER.")
    return next(iter(files.values()))


def _read(graph: Path) -> tuple[frozenset[Triple], frozenset[Triple]]:
    """The triples of a graph, facts and provenance apart by what they are about, whichever file they stand in."""
    triples = frozenset(read_triples(graph_files(graph, conflicts=False)))
    for triple in triples:
        if triple[0][0] != "<" or triple[2][0] not in '<"' or "<<" in (triple[0][:2], triple[2][:2]):
            what = "a blank node" if "_:" in (triple[0][:2], triple[2][:2]) else "a triple within a triple"
            raise InputError(f"This graph holds {what}, which has no name to export.", path=graph)
    about = {
        subject for subject, predicate, object_ in triples if predicate == RDF_TYPE and object_ in network.PROVENANCE
    }
    provenance = frozenset(triple for triple in triples if triple[0] in about)
    return triples - provenance, provenance
