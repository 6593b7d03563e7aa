"""Readers of RDF that are not ours, each giving back triples (or quads) as terms of N-Triples."""

from __future__ import annotations

import json
import shutil
import subprocess
import warnings
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from travaux.graph.terms import Triple, iri, literal

Quad = tuple[str, str, str, str]  # the last blank in the default graph


def by_oxigraph(text: str, form: ox.RdfFormat) -> set[Triple]:
    return {quad[:3] for quad in quads_by_oxigraph(text, form)}


def quads_by_oxigraph(text: str, form: ox.RdfFormat = ox.RdfFormat.N_QUADS) -> set[Quad]:
    def graph(quad: ox.Quad) -> str:
        return "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)

    quads = ox.parse(text.encode(), format=form)
    return {(str(q.subject), str(q.predicate), str(q.object), graph(q)) for q in quads}


def by_rdflib(text: str, form: str) -> set[Triple]:
    """What rdflib reads; set ``rdflib.NORMALIZE_LITERALS`` to False first, else "007" becomes "7"."""

    def term(node: object) -> str:
        if isinstance(node, rdflib.Literal):
            return literal(str(node), node.language or "", str(node.datatype or ""))
        return iri(str(node))

    graph = rdflib.Graph(bind_namespaces="none")
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # rdflib's own use of its old classes
        graph.parse(data=text, format=form)
    return {(term(s), term(p), term(o)) for s, p, o in graph}


def quads_by_rapper(text: str, form: str) -> set[Quad]:
    """What rapper reads (Debian: raptor2-utils); the test is skipped where it is not installed."""
    if shutil.which("rapper") is None:
        pytest.skip("needs rapper: apt-get install raptor2-utils")
    command = ["rapper", "--quiet", "--input", form, "--output", "nquads", "-", "urn:none:"]
    done = subprocess.run(command, input=text.encode(), capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    return quads_by_oxigraph(done.stdout.decode())


def by_rapper(text: str, form: str) -> set[Triple]:
    return {quad[:3] for quad in quads_by_rapper(text, form)}


def by_pyld(text: str, contexts: dict[str, Any] | None = None) -> set[Triple]:
    """What PyLD makes of JSON-LD; contexts that the text refers to are given by their IRI, none is fetched."""
    from pyld import jsonld

    def load(url: str, options: Any) -> dict[str, Any]:
        return {"documentUrl": url, "document": (contexts or {})[url], "contextUrl": None}

    quads = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads", "documentLoader": load})
    return by_oxigraph(quads, ox.RdfFormat.N_QUADS)
