"""A graph for those who work with rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from travaux.graph.terms import NAMESPACES

if TYPE_CHECKING:
    import rdflib


def rdf_graph(store: Store) -> rdflib.Graph:
    """Make an ``rdflib.Graph`` of all triples of a store, with the usual prefixes bound."""
    import rdflib

    def term(one: object) -> rdflib.term.Node:
        if isinstance(one, NamedNode):
            return rdflib.URIRef(one.value)
        if isinstance(one, BlankNode):
            return rdflib.BNode(one.value)
        if isinstance(one, Literal):
            datatype = None if one.language else rdflib.URIRef(one.datatype.value)
            plain = datatype == rdflib.XSD.string
            return rdflib.Literal(one.value, lang=one.language, datatype=None if plain else datatype)
        raise TypeError(f"rdflib has no term for {one}")

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in NAMESPACES.items():
        graph.bind(prefix, namespace)
    for quad in store:
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph
