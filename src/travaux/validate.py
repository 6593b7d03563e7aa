"""Checking a graph against the SHACL shapes, and saying in plain words what is wrong and where it was read.

The graph is what ``facts`` and ``provenance`` assert; claims in conflict are not asserted and not checked. It is read
from the files and not from a store, because the store turns ``xsd:nonNegativeInteger`` into ``xsd:integer``.

pySHACL checks node by node, unless the target stands at the property shape itself; so targets are moved there. The
constraints that look at the whole graph (SPARQL, with the dataset for its only target) are the same files, but
pyoxigraph runs them: on 25,000 triples that takes 0.1 s instead of 17 s.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from travaux import resources
from travaux.authority import CONCEPT_FILES
from travaux.errors import InputError, ResourceError
from travaux.graph.serialise import natural, ntriples
from travaux.graph.terms import BASE, NAMESPACES, Triple, iri, literal, parts
from travaux.store import check_twins, graph_files, read_triples

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node

SEVERITIES: Final = ("Violation", "Warning", "Info")
TARGETS: Final = ("sh:targetClass", "sh:targetNode", "sh:targetSubjectsOf", "sh:targetObjectsOf")
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
        InputError: there is no graph to check, or two: the files of facts in the folder differ.
        ResourceError: the shapes are missing or cannot be applied.
    """
    if isinstance(graph, Path):
        check_twins(graph)
    triples = read_triples(graph_files(graph, conflicts=False, published=True)) if isinstance(graph, Path) else graph
    text = ntriples(triples)
    if not text:
        path = graph if isinstance(graph, Path) else None
        raise InputError("There is nothing to check: the graph is empty.", path=path)
    data, shapes = _data(text), _shapes()
    found = set(_set_violations(text, data, shapes))
    found.update(_violations(_report(data, shapes), data, shapes))
    return sorted(found, key=_rank)


def _rank(found: Violation) -> tuple[int, list[tuple[int, str]], list[tuple[int, str]], str, str]:
    severity = SEVERITIES.index(found.severity) if found.severity in SEVERITIES else len(SEVERITIES)
    return severity, natural(found.code), natural(found.focus), found.value, found.message


# ---------------------------------------------------------------- what is checked


def _data(text: str) -> Graph:
    """Load N-Triples into rdflib, with the code lists whose concepts the facts refer to."""
    from rdflib import Graph

    loaded = Graph(bind_namespaces="none")
    loaded.parse(data=text, format="nt")
    for file in _schemes():
        _parse(loaded, file)
    return loaded


def _schemes() -> list[Path]:
    """The code lists, but for the concepts that texts speak of: the facts describe those that they use."""
    return sorted(path for path in (resources.ontology() / "schemes").glob("*.ttl") if path.name not in CONCEPT_FILES)


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


# ---------------------------------------------------------------- checks of the whole graph


def _set_violations(text: str, data: Graph, shapes: Graph) -> Iterator[Violation]:
    """Run the SPARQL constraints whose target is the dataset, and take that target off their shapes."""
    from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, RdfFormat, Store, Variable
    from pyoxigraph import Triple as Quoted

    store = Store()
    store.bulk_load(text.encode(), format=RdfFormat.N_TRIPLES)
    for file in _schemes():
        store.bulk_load(path=str(file), format=RdfFormat.TURTLE)
    this: dict[Variable, NamedNode | BlankNode | Literal | Quoted] = {Variable("this"): NamedNode(DATASET)}
    for shape in sorted(shapes.subjects(_name("sh:targetNode"), _dataset()), key=str):
        if len(list(shapes.objects(shape, _name("sh:targetNode")))) != 1:
            continue
        for constraint in sorted(shapes.objects(shape, _name("sh:sparql")), key=str):
            query = _text(shapes, constraint, "sh:select")
            try:
                answer = store.query(query, prefixes=_prefixes(shapes, constraint), substitutions=this)
            except (SyntaxError, RuntimeError) as error:
                raise ResourceError(f"{shape} cannot be applied: {error}.", path=resources.shapes()) from error
            assert isinstance(answer, QuerySolutions)
            names = [variable.value for variable in answer.variables]
            for row in answer:
                terms = {name: str(row[name]) for name in names if row[name] is not None}
                yield _set_violation(data, shapes, shape, constraint, terms)
        shapes.remove((shape, _name("sh:targetNode"), _dataset()))


def _set_violation(data: Graph, shapes: Graph, shape: Node, constraint: Node, terms: dict[str, str]) -> Violation:
    from rdflib import URIRef

    value = terms.get("value", terms["this"])
    message = _text(shapes, constraint, "sh:message") or _text(shapes, shape, "sh:message")
    for name, term in terms.items():
        for variable in (f"{{?{name}}}", f"{{${name}}}"):
            message = message.replace(variable, parts(term).value)
    severity = _text(shapes, shape, "sh:severity").rpartition("#")[2] or "Violation"
    taken = parts(value)
    document, para, quotation = _place(data, URIRef(taken.value) if taken.kind == "iri" else None, None, None)
    return Violation(
        code=_text(shapes, constraint, "trv:code") or _text(shapes, shape, "trv:code"),
        severity=severity,
        message=message,
        focus=value,
        document=document,
        para=para,
        quotation=quotation,
    )


def _prefixes(shapes: Graph, constraint: Node) -> dict[str, str]:
    """The prefixes that a constraint declares."""
    return {
        _text(shapes, declaration, "sh:prefix"): _text(shapes, declaration, "sh:namespace")
        for holder in shapes.objects(constraint, _name("sh:prefixes"))
        for declaration in shapes.objects(holder, _name("sh:declare"))
    }


# ---------------------------------------------------------------- what is found


def _report(data: Graph, shapes: Graph) -> Graph:
    """Run pySHACL, which returns an error in place of a report when shapes cannot be applied."""
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError

    logging.getLogger("pyshacl").setLevel(logging.CRITICAL)
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=_hoisted(shapes), inference="none", inplace=True)
    except ReportableRuntimeError as error:
        report = error
    if isinstance(report, Exception):
        raise ResourceError(f"The shapes cannot be applied: {report}.", path=resources.shapes()) from report
    return cast("Graph", report)


def _hoisted(shapes: Graph) -> Graph:
    """A copy of the shapes in which property shapes carry the targets of their node shape.

    pySHACL takes the property shapes of a node shape for one node after the other, and reads their parameters anew each
    time; a shape with a target is taken for all its nodes at once. The results are the same, in a fifth of the time.
    """
    from rdflib import Graph

    hoisted = Graph(bind_namespaces="none")
    for triple in shapes:
        hoisted.add(triple)
    for predicate in TARGETS:
        for shape, target in shapes.subject_objects(_name(predicate)):
            if any(shapes.subjects(None, shape)) or (shape, _name("sh:deactivated"), None) in shapes:
                continue
            for inner in shapes.objects(shape, _name("sh:property")):
                hoisted.add((inner, _name(predicate), target))
                hoisted.remove((shape, _name("sh:property"), inner))
    return hoisted


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
def _dataset() -> URIRef:
    from rdflib import URIRef

    return URIRef(DATASET)


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
