"""A graph in the formats of others: RDF for stores and harvesters, JSON-LD for programs, networks for Gephi and R."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from travaux.errors import InputError
from travaux.graph import jsonld, network, quads, serialise, xml
from travaux.graph.describe import RDF_TYPE, trv
from travaux.graph.terms import NAMESPACES, Triple, iri
from travaux.store import graph_files, read_triples

_PROVENANCE = frozenset({iri(NAMESPACES["rdf"] + "Statement"), trv("Evidence"), trv("Rule")})


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


def export(
    graph: Path, form: str, *, with_provenance: bool = False, kinds: Iterable[str] = (), context: str = ""
) -> str:
    """Write a graph in another format.

    Claims in conflict are not asserted and stay out.

    Args:
        graph: the folder that ``travaux build`` wrote, or a file of Turtle, N-Triples or N-Quads, whose named graphs
            are not heeded.
        form: one of :data:`FORMATS`.
        with_provenance: with claims, evidence and rules, not the facts alone.
        kinds: for networks, names of the classes whose members are nodes, or ``all``.
        context: for JSON-LD, the IRI to refer to in place of the context itself.

    Returns:
        The same text for the same graph.

    Raises:
        InputError: there is no such format, an option does not go with it, or the graph cannot be read or written so.
    """
    if form not in FORMATS:
        raise InputError(f"There is no format {form!r}.", remedy=f"There are: {', '.join(FORMATS)}.")
    kinds = tuple(kinds)
    if kinds and form not in NETWORKS:
        raise InputError("Kinds of nodes can be chosen for networks only.", remedy=f"These are: {', '.join(NETWORKS)}.")
    if context and form != "jsonld":
        raise InputError("A context goes with jsonld only.")
    facts, provenance = _read(graph)
    return FORMATS[form].write(Content(facts, provenance, with_provenance, kinds, context))


def _read(graph: Path) -> tuple[frozenset[Triple], frozenset[Triple]]:
    """The triples of a graph, facts and provenance apart by what they are about, whichever file they stand in."""
    triples = frozenset(read_triples(graph_files(graph, conflicts=False)))
    for triple in triples:
        if triple[0][0] != "<" or triple[2][0] not in '<"' or "<<" in (triple[0][:2], triple[2][:2]):
            what = "a blank node" if "_:" in (triple[0][:2], triple[2][:2]) else "a triple within a triple"
            raise InputError(f"This graph holds {what}, which has no name to export.", path=graph)
    about = {subject for subject, predicate, object_ in triples if predicate == RDF_TYPE and object_ in _PROVENANCE}
    provenance = frozenset(triple for triple in triples if triple[0] in about)
    return triples - provenance, provenance


def write(text: str, out: Path) -> None:
    """Write a file whole or not at all: beside its place first, then renamed.

    Raises:
        InputError: the place is a folder or no file, or cannot be written.
    """
    target = Path(os.path.realpath(out))  # through a link, not over it
    if target.is_dir():
        raise InputError("The output is a folder, not a file.", path=out, remedy="Give the name of a file in it.")
    if target.exists() and not target.is_file():
        raise InputError("The output is no regular file.", path=out, remedy="Leave --out away for standard output.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise InputError(f"Cannot be written: {error.strerror}.", path=out) from error
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        beside.chmod(0o644)
        beside.replace(target)
    except OSError as error:
        remedy = "The earlier file, if any, is untouched."
        raise InputError(f"Cannot be written: {error.strerror}.", path=out, remedy=remedy) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
