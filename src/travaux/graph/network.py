"""The facts as a network for Gephi, igraph, R or networkx: things are nodes, relations between them are edges.

Nothing that is said of a node is lost: what is no edge (a literal, or a relation to something that is no node of this
network) is an attribute of the node, under the name that Turtle gives the property. Things with relations of their
own, as an act or a term of office, are nodes too.
"""

from __future__ import annotations

import functools
import io
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store, parse

from travaux import resources
from travaux.errors import InputError
from travaux.graph.describe import LABEL, RDF_TYPE, trv
from travaux.graph.serialise import by_nature, by_subject
from travaux.graph.terms import BASE, NAMESPACES, VOC, Triple, iri, parts
from travaux.graph.xml import checked

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from networkx import MultiDiGraph

ALL: Final = "all"
# What carries a text rather than what it is about: each of hundreds of paragraphs hangs on its document and no more.
CARRIERS: Final = frozenset({trv("LanguageVersion"), trv("Paragraph"), iri(NAMESPACES["eli"] + "Manifestation")})
# Where a fact was read is no fact of the network.
PROVENANCE: Final = frozenset({iri(NAMESPACES["rdf"] + "Statement"), trv("Evidence"), trv("Rule")})

_XSD = NAMESPACES["xsd"]
_WHOLE = frozenset(_XSD + name for name in ("integer", "nonNegativeInteger"))
_NUMERIC = _WHOLE | {_XSD + "decimal"}
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_DATES = frozenset(_XSD + name for name in ("date", "gYear", "gYearMonth"))
_YEAR = re.compile(r"[0-9]{4}(?![0-9])")
_SPACES = sorted(NAMESPACES.items(), key=lambda pair: -len(pair[1]))

Values = Mapping[str, list[tuple[str, str]]]  # name of an attribute → its values, each with its datatype


def network(triples: Iterable[Triple], kinds: Sequence[str] = ()) -> MultiDiGraph:
    """Make a network of facts.

    Args:
        triples: terms in N-Triples form.
        kinds: names of the classes whose members are nodes (``Outcome``: resolutions and decisions too); ``all`` for
            every class; if empty, every class but language versions, files and paragraphs.

    Returns:
        A directed multigraph, its nodes, edges and attributes in a fixed order. A node is an IRI, with ``label``,
        ``kind``, and the earliest ``date`` that is said of it, if any, with its ``year``; an edge has ``relation``
        (``trv:adoptedAt``) and ``label`` (``adoptedAt``).

    Raises:
        InputError: nothing in the graph is of such a kind.
    """
    from networkx import MultiDiGraph

    said = dict(by_subject(triples))
    nodes = _nodes(said, kinds)
    labels = {subject: label for subject, group in said.items() if (label := _label(group))}
    wider = _superclasses()
    values = {node: _values(said[node], nodes, labels) for node in nodes}
    numeric = _numeric(values.values())
    graph = MultiDiGraph()
    for node, types in nodes.items():
        attributes = {name: _attribute(several, numeric.get(name)) for name, several in values[node].items()}
        graph.add_node(node[1:-1], label=labels.get(node) or _short(node), kind=_kind(types, wider))
        graph.add_node(node[1:-1], **when(said[node]), **attributes)
    edges = (triple for node in nodes for triple in said[node] if triple[2] in nodes)
    for number, (subject, predicate, object_) in enumerate(edges, start=1):
        relation = {"relation": _short(predicate), "label": _local(predicate)}
        graph.add_edge(subject[1:-1], object_[1:-1], key=f"e{number}", **relation)
    return graph


def network_of_store(
    store: Store, kinds: Sequence[str] = (), language: str = "en", *, bare: bool = False
) -> MultiDiGraph:
    """Make a network of the facts of an open graph, without what is no edge: a tenth of the work of :func:`network`.

    Args:
        store: an open graph, with its provenance or without.
        kinds: names of classes, whose members are nodes (``Outcome``), and of relations, which are edges (``cites`` or
            ``eli:cites``); a class begins with a capital. Classes left out: all but language versions, files and
            paragraphs.
            Relations left out: all; given alone: things that none of them joins are left out.
        language: of the labels, where there are several.
        bare: without labels and dates, in half the time.

    Returns:
        A directed multigraph in a fixed order. A node is the name of a thing below the base of the data, with
        ``label``, ``kind``, ``iri`` and, if there is a date, the earliest ``date`` with its ``year``; an edge has
        ``relation`` (``trv:adoptedAt``) and ``label`` (``adoptedAt``).

    Raises:
        InputError: nothing in the graph is of such a kind.
    """
    from networkx import MultiDiGraph

    classes = [kind for kind in kinds if kind[:1].isupper() or kind == ALL]
    relations = {kind.rpartition(":")[2] for kind in kinds if kind not in classes}
    carriers = ALL in classes or bool({_local(one) for one in CARRIERS} & set(classes))
    said = _said_of_things(store, carriers=carriers, bare=bare)
    nodes = _nodes(said, classes)
    wider = _superclasses()
    graph = MultiDiGraph()
    for node, types in nodes.items():
        labels = {} if bare else {"label": _label(said[node], language) or _short(node), **when(said[node])}
        graph.add_node(_name(node), kind=_kind(types, wider), iri=node[1:-1], **labels)
    edges = [triple for node in nodes for triple in said[node] if triple[2] in nodes]
    if unknown := sorted(relations - {_local(predicate) for _, predicate, _ in edges}):
        known = sorted({_local(p) for group in said.values() for _, p, o in group if o in said})
        if strange := next((one for one in unknown if one not in known), ""):
            raise InputError(f"There is no relation {strange} in this graph.", remedy=f"There are: {', '.join(known)}.")
    for subject, predicate, object_ in edges:
        if not relations or _local(predicate) in relations:
            relation = {"relation": _short(predicate), "label": _local(predicate)}
            graph.add_edge(_name(subject), _name(object_), key=_short(predicate), **relation)
    if relations and not classes:
        graph.remove_nodes_from([node for node, degree in graph.degree() if not degree])
    return graph


def _said_of_things(store: Store, *, carriers: bool, bare: bool) -> dict[str, list[Triple]]:
    """What is said of each thing that has a class, in a fixed order, but not of claims, evidence and rules.

    Args:
        store: an open graph.
        carriers: language versions, files and paragraphs too.
        bare: only what things are linked with, and their classes.
    """
    type_ = NamedNode(RDF_TYPE[1:-1])
    subjects: set[str] = set()
    answer = store.query(f"SELECT DISTINCT ?class {{ ?thing {RDF_TYPE} ?class }}")
    for kind in [str(row[0]) for row in answer] if isinstance(answer, QuerySolutions) else []:
        if kind not in PROVENANCE and (carriers or kind not in CARRIERS) and kind.startswith("<"):
            quads = store.quads_for_pattern(None, type_, NamedNode(kind[1:-1]))
            subjects.update(quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode))
    out = {}
    for subject in sorted(subjects):
        term = f"<{subject}>"
        out[term] = sorted(
            (term, str(quad.predicate), str(quad.object))
            for quad in store.quads_for_pattern(NamedNode(subject), None, None)
            if not bare
            or quad.predicate == type_
            or (isinstance(quad.object, NamedNode) and quad.object.value in subjects)
        )
    return out


# ---------------------------------------------------------------- nodes


def _nodes(said: Mapping[str, list[Triple]], kinds: Sequence[str]) -> dict[str, set[str]]:
    """The nodes, in order, with their classes."""
    types = {s: found for s, group in said.items() if (found := {o for _, p, o in group if p == RDF_TYPE})}
    if not kinds:
        return {node: found for node, found in types.items() if not found & CARRIERS}
    if ALL in kinds:
        return types
    names = {one: _local(one) for found in types.values() for one in found}
    if unknown := sorted(set(kinds) - set(names.values())):
        known = ", ".join(sorted(set(names.values())))
        raise InputError(f"There is no {unknown[0]} in this graph.", remedy=f"There are: {known}; or ask for {ALL}.")
    return {node: found for node, found in types.items() if any(names[one] in kinds for one in found)}


@functools.cache
def _superclasses() -> Mapping[str, set[str]]:
    """Class of the ontology → the classes above it; a node is written out with them, its kind is the narrowest."""
    path = resources.ontology() / "travaux.ttl"
    below = iri(NAMESPACES["rdfs"] + "subClassOf")
    out: dict[str, set[str]] = defaultdict(set)
    for quad in parse(path=str(path), format=RdfFormat.TURTLE):
        if str(quad.predicate) == below:
            out[str(quad.subject)].add(str(quad.object))
    return out


def kind(names: Collection[str]) -> str:
    """The narrowest of the names of the classes of one thing; several, in order, if none is above the others."""
    above = {_local(one): {_local(other) for other in others} for one, others in _superclasses().items()}
    return ", ".join(sorted(set(names) - {other for name in names for other in above.get(name, ())}))


def _kind(types: set[str], wider: Mapping[str, set[str]]) -> str:
    """The narrowest of some classes, or several if none is above the others."""
    narrow = types - {above for one in types for above in wider.get(one, ())}
    return ", ".join(sorted(map(_local, narrow)))


def _label(group: Iterable[Triple], language: str = "") -> str:
    """The label in a language, else without one, else the English one, else the first."""
    labels = {one.language: one.value for _, p, o in group if p == LABEL and (one := parts(o)).kind == "literal"}
    return _one_line(labels.get(language) or labels.get("") or labels.get("en") or next(iter(labels.values()), ""))


def when(group: Iterable[Triple]) -> dict[str, str | int]:
    """The earliest ``date`` that is said of a thing, as precise as the text, and its ``year``."""
    typed = (parts(o) for _, _, o in group if o.endswith(">") and o.startswith('"'))
    dates = [one.value for one in typed if one.datatype in _DATES and _YEAR.match(one.value)]
    return {"date": min(dates), "year": int(min(dates)[:4])} if dates else {}


# ---------------------------------------------------------------- attributes


def _values(group: Iterable[Triple], nodes: Collection[str], labels: Mapping[str, str]) -> Values:
    """What is said of a node beside its edges; a thing that has a label is shown by it."""
    out: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for _, predicate, object_ in sorted(group, key=lambda triple: (_short(triple[1]), by_nature(triple[2]))):
        if predicate in (RDF_TYPE, LABEL) or object_ in nodes:
            continue
        one = parts(object_)
        shown = _one_line(one.value) if one.kind == "literal" else labels.get(object_) or _short(object_)
        out[_short(predicate) + (f"@{one.language}" if one.language else "")].append((shown, one.datatype))
    return out


def _numeric(all_values: Iterable[Values]) -> dict[str, type[int] | type[float]]:
    """The attributes that are numbers on every node, never several: a column of a table has one type."""
    types: dict[str, set[str]] = defaultdict(set)
    for values in all_values:
        for name, several in values.items():
            fits = len(several) == 1 and several[0][1] in _NUMERIC and _NUMBER.fullmatch(several[0][0])
            types[name].add(several[0][1] if fits else "")
    return {name: int if found <= _WHOLE else float for name, found in types.items() if found <= _NUMERIC}


def _attribute(several: Sequence[tuple[str, str]], number: type[int] | type[float] | None) -> str | int | float:
    return number(several[0][0]) if number else "; ".join(value for value, _ in several)


def _one_line(text: str) -> str:
    return " ".join(text.split())


@functools.lru_cache(maxsize=10_000)
def _local(term: str) -> str:
    """The last part of the IRI of a class or property."""
    return re.split("[#/]", term[1:-1])[-1]


@functools.lru_cache(maxsize=100_000)
def _short(term: str) -> str:
    """An IRI as people read it: ``trv:adoptedBy``, the code of a concept, a thing without the base of the data."""
    text = term[1:-1]
    if text.startswith(VOC):
        return text[len(VOC) :].partition("/")[2] or text
    if text.startswith(BASE):
        return text[len(BASE) :]
    return next((f"{prefix}:{text[len(space) :]}" for prefix, space in _SPACES if text.startswith(space)), text)


@functools.lru_cache(maxsize=100_000)
def _name(term: str) -> str:
    """The name by which people ask for a thing: below the base of the data or of the concepts."""
    text = term[1:-1]
    return next((text[len(base) :] for base in (BASE, VOC) if text.startswith(base)), _short(term))


# ---------------------------------------------------------------- files


def graphml(graph: MultiDiGraph) -> str:
    """Write GraphML.

    Raises:
        InputError: a text holds a character that XML cannot.
    """
    from networkx import write_graphml_xml

    out = io.BytesIO()
    write_graphml_xml(graph, out)
    return checked(out.getvalue().decode()) + "\n"


def gexf(graph: MultiDiGraph) -> str:
    """Write GEXF 1.2, without the day and the version of the library that the writer would put in.

    Raises:
        InputError: a text holds a character that XML cannot.
    """
    from xml.etree.ElementTree import tostring

    from networkx import set_edge_attributes
    from networkx.readwrite.gexf import GEXFWriter

    named = graph.copy()
    set_edge_attributes(named, {edge: edge[2] for edge in graph.edges(keys=True)}, "id")
    writer = GEXFWriter(named)
    meta = writer.xml.find("meta")
    del meta.attrib["lastmodifieddate"]
    meta.find("creator").text = "Travaux"
    _without(writer.xml, "networkx_key")  # the same as the id
    writer.indent(writer.xml)
    text = tostring(writer.xml, encoding="unicode")
    return checked(f"<?xml version='1.0' encoding='utf-8'?>\n{text}") + "\n"


def _without(gexf: Element, title: str) -> None:
    """Take an attribute of edges out of a tree of GEXF."""
    for attributes in gexf.iter("attributes"):
        for attribute in attributes.findall(f"attribute[@title='{title}']"):
            attributes.remove(attribute)
            for values in gexf.iter("attvalues"):
                for value in values.findall(f"attvalue[@for='{attribute.get('id')}']"):
                    values.remove(value)
