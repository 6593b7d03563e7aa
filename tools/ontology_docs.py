"""Write docs/ontology.html: the ontology, its code lists and the shapes on one page that needs nothing else.

Usage: python tools/ontology_docs.py [--output ONTOLOGY.html]

Everything on the page is read from ontology/ and shapes/, so it says what they say. The anchor of a term is its local
name: https://w3id.org/travaux/ont#Document leads to its place on the page. The same files give the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2
import ontology_diagram
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "docs" / "ontology.html"
TRV = Namespace("https://w3id.org/travaux/ont#")
HEADER = URIRef("https://w3id.org/travaux/ont")
LANGUAGES = ("en", "ar", "es", "fr", "ru", "zh")
KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "datatype property",
    OWL.AnnotationProperty: "annotation property",
}
ALIGNED = {
    RDFS.subClassOf: "subclass of",
    RDFS.subPropertyOf: "subproperty of",
    SKOS.closeMatch: "close to",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A term of ours or of others: how it is written, and where it leads."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property with all that the page says of it."""

    name: str
    kind: str
    labels: dict[str, str]
    definition: str
    parents: tuple[Link, ...]
    disjoint: tuple[Link, ...]
    domain: tuple[Link, ...]
    range: tuple[Link, ...]
    aligned: tuple[tuple[str, Link], ...]
    leaving: tuple[Link, ...]
    arriving: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A concept of a code list, or a collection of its concepts."""

    code: str
    labels: dict[str, str]
    others: tuple[str, ...]
    definition: str
    broader: str
    matches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A code list."""

    name: str
    titles: dict[str, str]
    codes: tuple[Code, ...]
    collections: tuple[tuple[dict[str, str], str, tuple[str, ...]], ...]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Constraint:
    """A shape with a code."""

    code: str
    name: str
    severity: str
    message: str
    target: str


class Names:
    """How IRIs are written on the page: by the prefixes that the files declare."""

    def __init__(self, *graphs: Graph) -> None:
        spaces = {str(space): prefix for graph in graphs for prefix, space in graph.namespaces() if prefix}
        used = {term for graph in graphs for triple in graph for term in triple if isinstance(term, URIRef)}
        self.prefixes = {
            prefix: space
            for space, prefix in sorted(spaces.items(), key=lambda item: item[1])
            if any(str(term).startswith(space) for term in used)
        }

    def link(self, term: Node) -> Link:
        """Write a term with its prefix; a term of ours leads to its place on the page."""
        text = str(term)
        if text.startswith(TRV):
            return Link(f"trv:{text.removeprefix(TRV)}", f"#{text.removeprefix(TRV)}")
        for prefix, space in self.prefixes.items():
            if text.startswith(space):
                return Link(f"{prefix}:{text.removeprefix(space)}", text)
        return Link(text, text)

    def links(self, terms: Iterator[Node]) -> tuple[Link, ...]:
        """Write terms, sorted by how they are written."""
        return tuple(sorted((self.link(term) for term in terms), key=lambda link: link.text))


def texts(graph: Graph, node: Node, predicate: URIRef) -> dict[str, str]:
    """What a predicate says of a node, by language, in the order of the page."""
    found = {o.language or "": str(o) for o in graph.objects(node, predicate) if isinstance(o, Literal)}
    return {language: found[language] for language in LANGUAGES if language in found}


def local(node: Node) -> str:
    """The last part of an IRI."""
    return str(node).replace("#", "/").rpartition("/")[2]


def terms(core: Graph, alignments: Graph, names: Names) -> list[Term]:
    """Classes, then properties, each in the order of their names."""
    kinds = {node: kind for rdf, kind in KINDS.items() for node in core.subjects(RDF.type, rdf)}
    return [
        Term(
            name=local(node),
            kind=kinds[node],
            labels=texts(core, node, RDFS.label),
            definition=str(core.value(node, SKOS.definition)),
            parents=names.links(core.objects(node, RDFS.subClassOf)),
            disjoint=names.links(iter({*core.objects(node, OWL.disjointWith), *core.subjects(OWL.disjointWith, node)})),
            domain=names.links(core.objects(node, RDFS.domain)),
            range=names.links(core.objects(node, RDFS.range)),
            aligned=tuple(
                (word, link)
                for predicate, word in ALIGNED.items()
                for link in names.links(alignments.objects(node, predicate))
            ),
            leaving=names.links(core.subjects(RDFS.domain, node)),
            arriving=names.links(core.subjects(RDFS.range, node)),
        )
        for node in sorted(kinds, key=lambda node: (kinds[node] != "class", local(node).lower()))
    ]


def scheme(path: Path, below: Graph) -> Scheme:
    """Read one code list; concepts of another file that belong to it are counted, not shown."""
    graph = Graph().parse(path)
    (node,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    concepts = sorted(graph.subjects(RDF.type, SKOS.Concept), key=lambda c: _place(path, c))
    codes = [
        Code(
            code=str(graph.value(concept, SKOS.notation)),
            labels=texts(graph, concept, SKOS.prefLabel),
            others=tuple(sorted({str(o) for o in graph.objects(concept, SKOS.altLabel)})),
            definition=str(graph.value(concept, SKOS.definition)),
            broader=", ".join(sorted(map(local, graph.objects(concept, SKOS.broader)))),
            matches=tuple(sorted(map(str, graph.objects(concept, SKOS.exactMatch)))),
        )
        for concept in concepts
    ]
    collections = [
        (
            texts(graph, found, SKOS.prefLabel),
            str(graph.value(found, SKOS.definition)),
            tuple(sorted(map(local, graph.objects(found, SKOS.member)))),
        )
        for found in sorted(graph.subjects(RDF.type, SKOS.Collection), key=str)
    ]
    elsewhere = len(set(below.subjects(SKOS.inScheme, node)))
    return Scheme(path.stem, texts(graph, node, DCTERMS.title), tuple(codes), tuple(collections), elsewhere)


def _place(path: Path, concept: Node) -> int:
    """Where a concept stands in its file: the order of the authors says more than the alphabet."""
    return path.read_text(encoding="utf-8").index(f"\n{path.stem}:{str(concept).rpartition('/')[2]} a ")


def constraints(shapes: Graph) -> list[Constraint]:
    """All shapes with a code, in the order of code and name."""
    found = []
    for shape in shapes.subjects(TRV.code):
        holder = shapes.value(shape, SH.sparql) or shape
        path = shapes.value(shape, SH.path)
        owners = {local(c) for g in shapes.subjects(SH.property, shape) for c in shapes.objects(g, SH.targetClass)}
        classes = owners | set(map(local, shapes.objects(shape, SH.targetClass)))
        found.append(
            Constraint(
                code=str(shapes.value(shape, TRV.code)),
                name=local(shape),
                severity=local(shapes.value(shape, SH.severity) or SH.Violation),
                message=str(shapes.value(holder, SH.message)),
                target="whole graph" if holder is not shape else _target(classes, path, shapes),
            )
        )
    return sorted(found, key=lambda c: (c.code, c.name))


def _target(classes: set[str], path: Node | None, shapes: Graph) -> str:
    """What a shape is about: classes, and the property it looks at."""
    where = ", ".join(sorted(classes)) if len(classes) <= 3 else "all classes"
    if path is None:
        return where
    prefixes = {str(space): prefix for prefix, space in shapes.namespaces()}
    space = str(path)[: -len(local(path))]
    return f"{where or 'any'}: {prefixes.get(space, space)}:{local(path)}"


def html() -> str:
    """Return the page."""
    ontology = ROOT / "ontology"
    core, alignments = Graph().parse(ontology / "travaux.ttl"), Graph().parse(ontology / "alignments.ttl")
    shapes = Graph()
    for path in sorted((ROOT / "shapes").glob("*.ttl")):
        shapes.parse(path)
    below = Graph().parse(ontology / "schemes" / "sdg.ttl")
    paths = sorted(path for path in (ontology / "schemes").glob("*.ttl") if path.stem != "sdg")
    names = Names(core, alignments)
    found = terms(core, alignments, names)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).resolve().parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("ontology_docs.html.j2").render(
        titles=texts(core, HEADER, DCTERMS.title),
        description=str(core.value(HEADER, DCTERMS.description)),
        version=str(core.value(HEADER, OWL.versionInfo)),
        version_iri=str(core.value(HEADER, OWL.versionIRI)),
        licence=str(core.value(HEADER, DCTERMS.license)),
        prefixes=names.prefixes,
        classes=[term for term in found if term.kind == "class"],
        properties=[term for term in found if term.kind != "class"],
        schemes=[scheme(path, below) for path in paths],
        constraints=constraints(shapes),
        diagram=ontology_diagram.svg(core),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the page that documents the ontology.")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    output = parser.parse_args().output
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(html(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
