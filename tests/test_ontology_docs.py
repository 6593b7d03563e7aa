"""The page that documents the ontology is in step with it, whole in itself, and its diagram can be read."""

from __future__ import annotations

import importlib
import re
import sys
import xml.etree.ElementTree as ElementTree
from types import ModuleType

import pytest
from conftest import ONTOLOGY, ROOT
from rdflib import OWL, RDF, Graph, URIRef

PAGE = ROOT / "docs" / "ontology.html"
TRV = "https://w3id.org/travaux/ont#"


@pytest.fixture(scope="module")
def docs() -> ModuleType:
    """The tool that writes the page."""
    pytest.importorskip("jinja2")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "tools")
        return importlib.import_module("ontology_docs")


@pytest.fixture(scope="module")
def diagram(docs: ModuleType) -> ModuleType:
    """What draws the diagram, which the tool has imported."""
    return sys.modules["ontology_diagram"]


@pytest.fixture(scope="module")
def core() -> Graph:
    return Graph().parse(ONTOLOGY / "travaux.ttl")


def test_the_page_is_what_the_tool_writes(docs: ModuleType) -> None:
    assert PAGE.read_text(encoding="utf-8") == docs.html(), "run make ontology-docs"


def test_links_within_the_page_lead_somewhere() -> None:
    page = PAGE.read_text(encoding="utf-8")
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)


def test_every_term_scheme_and_code_has_its_place_on_the_page(core: Graph) -> None:
    anchors = set(re.findall(r' id="([^"]+)"', PAGE.read_text(encoding="utf-8")))
    named = {str(s).removeprefix(TRV) for s in core.subjects() if str(s).startswith(TRV)}
    schemes = {f"scheme-{path.stem}" for path in (ONTOLOGY / "schemes").glob("*.ttl") if path.stem != "sdg"}
    codes = set(re.findall(r'trv:code "(\w+)"', "".join(p.read_text("utf-8") for p in (ROOT / "shapes").glob("*.ttl"))))
    assert sorted((named | schemes | codes) - anchors) == []


def test_the_page_needs_nothing_else() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert not re.search(r"<script|<link|<img|@import|\bsrc=|url\((?!#)", page)


def test_the_diagram_is_well_formed(core: Graph, diagram: ModuleType) -> None:
    assert ElementTree.fromstring(diagram.svg(core)).tag == "svg"


def test_no_arrow_of_the_diagram_runs_through_a_box(core: Graph, diagram: ModuleType) -> None:
    found = diagram.edges(core)
    through = []
    for start, end in found:
        (x1, y1), (x2, y2) = diagram._way(start, end, mutual=(end, start) in found)
        for name in diagram.PLACES.keys() - {start, end}:
            x, y = diagram.centre(name)
            steps = ((x1 + (x2 - x1) * step / 200, y1 + (y2 - y1) * step / 200) for step in range(201))
            if any(abs(u - x) < diagram.WIDTH / 2 and abs(v - y) < diagram.HEIGHT / 2 for u, v in steps):
                through.append((start, end, name))
    assert through == []


def test_the_diagram_names_properties_and_classes_that_exist(core: Graph, diagram: ModuleType) -> None:
    drawn = {name for start, names, end in diagram.USES for name in (start, *names.split(", "), end)}
    ours = {name for name in drawn | diagram.PLACES.keys() | diagram.LEFT_OUT if ":" not in name}
    assert sorted(name for name in ours if (URIRef(TRV + name), RDF.type, None) not in core) == []


def test_a_class_without_a_place_in_the_diagram_is_named(core: Graph, diagram: ModuleType) -> None:
    more = Graph()
    more += core
    more.add((URIRef(f"{TRV}Treaty"), RDF.type, OWL.Class))
    with pytest.raises(ValueError, match=r"Give a place in PLACES .* to Treaty\."):
        diagram.svg(more)
