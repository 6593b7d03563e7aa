"""Checking a graph against the SHACL shapes, and saying in plain words what is wrong and where it was read.

The graph is what ``facts`` and ``provenance`` assert; claims in conflict are not asserted and not checked. It is read
from the files and not from a store, because the store turns ``xsd:nonNegativeInteger`` into ``xsd:integer``.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from travaux import resources
from travaux.errors import InputError, ResourceError
from travaux.graph.serialise import natural, ntriples
from travaux.graph.terms import BASE, NAMESPACES, Triple, iri, literal
from travaux.store import graph_files, read_triples

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node

SEVERITIES: Final = ("Violation", "Warning", "Info")
DATASET: Final = f"{BASE}dataset"  # focus of the checks that look at the whole graph


@dataclass(frozen=True, slots=True)
class Violation:
    """One finding of a shape.

    Attributes:
        code: stable code of the constraint (``S09``), blank if the shape has none.
        severity: ``Violation``, ``Warning`` or ``Info``.
        message: what is wrong, in a sentence.
        focus: the node that was checked, as a term in N-Triples form; the offender, for checks of the whole graph.
        value: the value that is wrong, as a term, or blank.
        document: name of the document from which the node was read, or blank.
        para: key of the paragraph, or blank.
        quotation: the words, or blank.
    """

    code: str
    severity: str
    message: str
    focus: str
    value: str = ""
    document: str = ""
    para: str = ""
    quotation: str = ""


def validate(graph: Path | Iterable[Triple]) -> list[Violation]:
    """Check a graph against all shapes.

    Args:
        graph: the folder that ``travaux build`` wrote, a file of Turtle or N-Triples, or the triples themselves.

    Returns:
        What was found, violations first, then by code and node; empty if the graph conforms.

    Raises:
        InputError: there is no graph to check.
        ResourceError: the shapes are missing or cannot be applied.
    """
    data = _data(graph)
    if not len(data):
        raise InputError(
            "There is nothing to check: the graph is empty.", path=graph if isinstance(graph, Path) else None
        )
    _add_schemes(data)
    shapes = _shapes()
    report = _report(data, shapes)
    return sorted(set(_violations(report, data, shapes)), key=_rank)


def _rank(found: Violation) -> tuple[int, list[tuple[int, str]], list[tuple[int, str]], str, str]:
    severity = SEVERITIES.index(found.severity) if found.severity in SEVERITIES else len(SEVERITIES)
    return severity, natural(found.code), natural(found.focus), found.value, found.message


# ---------------------------------------------------------------- what is checked


def _data(graph: Path | Iterable[Triple]) -> Graph:
    """Load triples into rdflib by way of N-Triples, the quickest for both sides."""
    from rdflib import Graph

    if isinstance(graph, Path):
        triples: Iterable[Triple] = read_triples(graph_files(graph, conflicts=False))
    else:
        triples = graph
    loaded = Graph(bind_namespaces="none")
    loaded.parse(data=ntriples(triples), format="nt")
    return loaded


def _add_schemes(data: Graph) -> None:
    """Add the code lists, whose concepts the facts refer to."""
    for file in sorted((resources.ontology() / "schemes").glob("*.ttl")):
        _parse(data, file)


def _shapes() -> Graph:
    from rdflib import Graph

    shapes = Graph(bind_namespaces="none")
    files = sorted(resources.shapes().glob("*.ttl"))
    if not files:
        raise ResourceError("There are no shapes to check with.", path=resources.shapes())
    for file in files:
        _parse(shapes, file)
    return shapes


def _parse(graph: Graph, file: Path) -> None:
    from rdflib.plugins.parsers.notation3 import BadSyntax

    try:
        graph.parse(file, format="turtle")
    except BadSyntax as error:
        raise ResourceError(f"This file is not well-formed Turtle: line {error.lines + 1}.", path=file) from error


# ---------------------------------------------------------------- what is found


def _report(data: Graph, shapes: Graph) -> Graph:
    """Run pySHACL, which returns an error in place of a report when shapes cannot be applied."""
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError

    logging.getLogger("pyshacl").setLevel(logging.CRITICAL)
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)
    except ReportableRuntimeError as error:
        report = error
    if isinstance(report, Exception):
        raise ResourceError(f"The shapes cannot be applied: {report}.", path=resources.shapes()) from report
    return cast("Graph", report)


def _violations(report: Graph, data: Graph, shapes: Graph) -> Iterator[Violation]:
    """Read the results off a report, each with the place in a document where its node was read."""
    for result in report.objects(None, _name("sh:result")):
        focus = report.value(result, _name("sh:focusNode"))
        value = report.value(result, _name("sh:value"))
        path = report.value(result, _name("sh:resultPath"))
        if str(focus) == DATASET and value is not None:
            focus, value = value, None
        messages = sorted(map(str, report.objects(result, _name("sh:resultMessage"))))
        severity = report.value(result, _name("sh:resultSeverity"))
        document, para, quotation = _place(data, focus, path, value)
        yield Violation(
            code=_code(report, result, shapes),
            severity=str(severity).rpartition("#")[2],
            message=messages[0] if messages else "",
            focus=_term(focus),
            value=_term(value),
            document=document,
            para=para,
            quotation=quotation,
        )


def _code(report: Graph, result: Node, shapes: Graph) -> str:
    """The code of the shape or constraint, else that of the shape that it belongs to."""
    sources = [report.value(result, _name(f"sh:source{what}")) for what in ("Shape", "Constraint")]
    known = [source for source in sources if source is not None]
    owners = [owner for source in known for owner in sorted(shapes.subjects(None, source), key=str)]
    for node in known + owners:
        code = shapes.value(node, _name("trv:code"))
        if code is not None:
            return str(code)
    return ""


def _place(data: Graph, node: Node | None, path: Node | None, value: Node | None) -> tuple[str, str, str]:
    """Document, paragraph and quotation behind a node: its own, else those of a claim about it."""
    if node is None:
        return "", "", ""
    evidence = _evidence(data, node, path, value)
    paragraph, quotation = node, ""
    if evidence is not None:
        paragraph = data.value(evidence, _name("trv:inParagraph")) or node
        quotation = _text(data, evidence, "nif:anchorOf")
    if _is_a(data, paragraph, "trv:Paragraph"):
        work = data.value(paragraph, _name("dct:isPartOf"))
        return _text(data, work, "dct:identifier"), _text(data, paragraph, "dct:identifier"), quotation
    work = data.value(node, _name("eli:realizes")) or node
    return _text(data, work, "dct:identifier") if _is_a(data, work, "trv:Document") else "", "", quotation


def _text(data: Graph, node: Node | None, predicate: str) -> str:
    found = None if node is None else data.value(node, _name(predicate))
    return "" if found is None else str(found)


def _is_a(data: Graph, node: Node, class_: str) -> bool:
    return (node, _name("rdf:type"), _name(class_)) in data


def _evidence(data: Graph, node: Node, path: Node | None, value: Node | None) -> Node | None:
    """The node if it is an evidence; its evidence if it is a claim; else that of the claim that fits best."""
    if (node, _name("nif:anchorOf"), None) in data:
        return node
    own = min(data.objects(node, _name("trv:evidence")), key=str, default=None)
    if own is not None:
        return own
    wanted = ((_name("rdf:predicate"), path), (_name("rdf:object"), value))
    for slot in ("rdf:subject", "rdf:object"):
        claims = sorted(data.subjects(_name(slot), node), key=str)
        claims.sort(key=lambda claim: -sum((claim, predicate, term) in data for predicate, term in wanted if term))
        for claim in claims:
            found = min(data.objects(claim, _name("trv:evidence")), key=str, default=None)
            if found is not None:
                return found
    return None


@cache
def _name(prefixed: str) -> URIRef:
    from rdflib import URIRef

    prefix, _, local = prefixed.partition(":")
    return URIRef(NAMESPACES[prefix] + local)


def _term(node: Node | None) -> str:
    """Write a node of rdflib as a term in N-Triples form."""
    from rdflib import BNode, Literal

    if node is None:
        return ""
    if isinstance(node, Literal):
        return literal(str(node), node.language or "", str(node.datatype or ""))
    return f"_:{node}" if isinstance(node, BNode) else iri(str(node))
