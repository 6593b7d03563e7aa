"""The network of the facts: what is a node, what an edge, what an attribute; and its two formats, read back."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import graph_builder
import networkx as nx
import pytest
from graph_builder import FIXTURE, Builder, node, typed

from travaux.errors import InputError
from travaux.export import FORMATS, export
from travaux.graph.network import gexf, graphml, network
from travaux.graph.terms import BASE, NAMESPACES, iri, literal
from travaux.store import graph_files, read_triples

EB = f"{BASE}body/unhabitat-eb"


@pytest.fixture(scope="module")
def small() -> nx.MultiDiGraph:
    return network(graph_builder.small().facts)


def edges(graph: nx.MultiDiGraph) -> set[tuple[str, str, str]]:
    """Start, relation and end of each edge, without the base of the data."""
    found = graph.edges(data="relation")
    return {(a.removeprefix(BASE), relation, b.removeprefix(BASE)) for a, b, relation in found}


def by_networkx(text: str, form: str) -> tuple[dict[str, Any], set[tuple[str, ...]]]:
    """Nodes with their attributes, and edges with their id, relation and label."""
    if form == "graphml":
        graph = nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
        return whole(graph)
    graph = nx.MultiDiGraph(nx.read_gexf(io.BytesIO(text.encode())))
    return dict(graph.nodes(data=True)), {
        (a, b, data["id"], data["relation"], data["label"]) for a, b, data in graph.edges(data=True)
    }


def whole(graph: nx.MultiDiGraph) -> tuple[dict[str, Any], set[tuple[str, ...]]]:
    return dict(graph.nodes(data=True)), {
        (a, b, key, data["relation"], data["label"]) for a, b, key, data in graph.edges(keys=True, data=True)
    }


# ---------------------------------------------------------------- read back


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@pytest.mark.parametrize("kinds", [(), ("all",)], ids=["default", "all"])
def test_the_demo_is_read_back_node_by_node_and_edge_by_edge(
    demo_graph: Path, form: str, kinds: tuple[str, ...]
) -> None:
    made = network(read_triples(graph_files(demo_graph)[:1]), kinds)
    nodes, links = by_networkx(export(demo_graph, form, kinds=kinds), form)
    assert len(nodes) == made.number_of_nodes() > 100
    assert len(links) == made.number_of_edges() > 200
    assert (nodes, links) == whole(made)


@pytest.mark.parametrize("write", [graphml, gexf])
def test_parallel_edges_and_marks_are_kept(write: Any) -> None:
    graph = Builder()
    one, two = graph.document("A/97/1"), graph.document('A/97/<2>&"')
    graph.add(one, "dct:references", two)
    graph.add(one, "eli:cites", two)
    graph.add(one, "dct:title", literal("a <b> & \"c\"\n 'd'", language="en"))
    made = network(graph.facts)
    assert made.number_of_edges() == 2
    assert by_networkx(write(made), write.__name__) == whole(made)
    assert made.nodes[one[1:-1]]["dct:title@en"] == "a <b> & \"c\" 'd'"


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_what_xml_cannot_hold_is_refused(form: str) -> None:
    graph = Builder()
    graph.thing("x", "bell \x07", "trv:Document")
    with pytest.raises(InputError, match=r"U\+0007"):
        {"graphml": graphml, "gexf": gexf}[form](network(graph.facts))


def test_gexf_has_no_clock_and_no_version_of_a_library() -> None:
    text = export(FIXTURE, "gexf")
    assert "<meta>\n    <creator>Travaux</creator>\n  </meta>" in text
    assert "networkx" not in text.lower()


# ---------------------------------------------------------------- what is a node


def test_carriers_of_text_are_left_out_unless_asked_for(small: nx.MultiDiGraph) -> None:
    kinds = {kind for _, kind in small.nodes(data="kind")}
    assert {"Document", "Body", "Meeting", "MeetingPart", "Decision", "OutcomePart", "AgendaItem", "Place"} <= kinds
    assert kinds & {"Paragraph", "LanguageVersion", "Manifestation"} == set()
    everything = network(graph_builder.small().facts, ("all",))
    assert {"Paragraph", "LanguageVersion", "Manifestation"} <= {kind for _, kind in everything.nodes(data="kind")}


def test_kinds_are_chosen_by_name_with_what_is_below_them() -> None:
    graph = network(graph_builder.small().facts, ("Outcome", "Body"))
    assert {kind for _, kind in graph.nodes(data="kind")} == {"Resolution", "Decision", "Body"}
    assert ("decision/unhabitat-eb/2020/2", "trv:adoptedBy", "body/unhabitat-eb") in edges(graph)


def test_an_unknown_kind_is_answered_with_those_that_are_there() -> None:
    with pytest.raises(InputError, match=r"Body, Decision, Document, .*or ask for all"):
        network(graph_builder.small().facts, ("Resolutions",))


def test_a_node_has_its_narrowest_kind_whichever_classes_there_are() -> None:
    graph = Builder()
    graph.thing("act/x", "decided", "trv:Act")
    graph.thing("x", "part", "trv:Meeting", "trv:MeetingPart")
    assert dict(network(graph.facts).nodes(data="kind")) == {f"{BASE}act/x": "Act", f"{BASE}x": "MeetingPart"}


def test_provenance_is_a_network_too(demo_graph: Path) -> None:
    text = export(demo_graph, "graphml", with_provenance=True)
    nodes, links = by_networkx(text, "graphml")
    assert {"Statement", "Evidence", "Rule"} <= {data["kind"] for data in nodes.values()}
    assert "trv:evidence" in {link[3] for link in links}


# ---------------------------------------------------------------- what is an edge, what an attribute


def test_relations_between_nodes_are_edges(small: nx.MultiDiGraph) -> None:
    assert ("doc/HSP/EB.2024/9", "eli:cites", "resolution/un-ga/72/279") in edges(small)
    assert ("doc/HSP/EB.2024/9", "trv:preparedFor", "meeting/unhabitat-eb/2024/1") in edges(small)
    labels = {data["relation"]: data["label"] for *_, data in small.edges(data=True)}
    assert labels["trv:preparedFor"] == "preparedFor"


def test_every_node_has_the_label_that_readers_prefer(small: nx.MultiDiGraph) -> None:
    graph = Builder()
    thing = graph.thing("x", "", "trv:Body")
    graph.facts.discard((thing, iri(NAMESPACES["rdfs"] + "label"), literal("")))
    assert network(graph.facts).nodes[f"{BASE}x"]["label"] == "x"
    for language in ("zh", "fr", "en"):
        graph.add(thing, "rdfs:label", literal(f"name in {language}", language=language))
    assert network(graph.facts).nodes[f"{BASE}x"]["label"] == "name in en"
    graph.add(thing, "rdfs:label", literal("name in none"))
    assert network(graph.facts).nodes[f"{BASE}x"]["label"] == "name in none"
    assert small.nodes[EB]["label"] == "Executive Board"


def test_literals_are_attributes_and_numbers_stay_numbers() -> None:
    graph = Builder()
    for path, amount in (("budget/a", "1250000.50"), ("budget/b", "300")):
        line = graph.thing(path, path, "trv:BudgetLine")
        graph.add(line, "schema:value", typed(amount, "decimal"))
        graph.add(line, "trv:partNumber", typed("2", "integer"))
        graph.add(line, "schema:currency", literal("USD"))
        graph.add(line, "dct:description", literal("说明", language="zh"), literal("备注", language="zh"))
    data = network(graph.facts).nodes[f"{BASE}budget/a"]
    assert data["schema:value"] == 1250000.5
    assert (data["trv:partNumber"], data["schema:currency"]) == (2, "USD")
    assert data["dct:description@zh"] == "备注; 说明"
    assert network(graph.facts).nodes[f"{BASE}budget/b"]["schema:value"] == 300.0


def test_a_number_that_is_several_on_one_node_is_words_on_all() -> None:
    graph = Builder()
    one, two = (graph.thing(path, path, "trv:BudgetLine") for path in ("a", "b"))
    graph.add(one, "schema:value", typed("10", "decimal"), typed("20", "decimal"))
    graph.add(two, "schema:value", typed("10", "decimal"))
    values = dict(network(graph.facts).nodes(data="schema:value"))
    assert values == {f"{BASE}a": "10; 20", f"{BASE}b": "10"}


def test_a_relation_to_what_is_no_node_is_an_attribute() -> None:
    graph = graph_builder.small()
    act = graph.thing("act/x", "decided", "trv:Act")
    graph.add(act, "trv:actType", iri("https://w3id.org/travaux/voc/act-type/decided"))
    graph.add(act, "trv:inParagraph", node("doc/HSP/EB.2024/9#para_2"))
    data = network(graph.facts).nodes[f"{BASE}act/x"]
    assert data["trv:actType"] == "decided"
    assert data["trv:inParagraph"] == "2"  # the label of the paragraph
    assert network(graph.facts).nodes[f"{BASE}doc/HSP/EB.2024/9"]["trv:originalLanguage"] == "lang:ENG"


def test_the_earliest_date_is_the_date_of_a_node(small: nx.MultiDiGraph) -> None:
    meeting = small.nodes[f"{BASE}meeting/unhabitat-eb/2024/1"]
    assert (meeting["date"], meeting["year"]) == ("2024-05-06", 2024)
    part = small.nodes[f"{BASE}meeting/unhabitat-eb/2020/1/part/2"]
    assert (part["date"], part["year"]) == ("2020-07", 2020)
    assert "year" not in small.nodes[EB]


def test_the_order_of_triples_does_not_matter() -> None:
    ordered = sorted(graph_builder.small().facts)
    assert graphml(network(ordered)) == graphml(network(ordered[::-1]))
    assert gexf(network(ordered)) == gexf(network(ordered[::-1]))


def test_both_formats_are_networks() -> None:
    assert {form for form in FORMATS if "<edge " in export(FIXTURE, form)} == {"graphml", "gexf"}
