"""What the analysis finds in small graphs whose answers are known by hand, and in the graph of the demo corpus."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import deliberations
import networkx as nx
import pytest
from conftest import ROOT, SOURCE
from graph_builder import Builder, date, name, node, typed

import travaux
from travaux import analysis
from travaux.errors import QueryError, TravauxError, UnknownNameError
from travaux.graph.citations import DOCUMENTS, OUTCOMES, RELATIONS, citation_network
from travaux.graph.network import kind
from travaux.graph.terms import VOC, iri, literal
from travaux.notebook import Graph

PAGE = ROOT / "docs" / "analysis.md"
MODULES = sorted(path.stem for path in (SOURCE / "analysis").glob("*.py") if path.stem != "__init__")
EB, GA = "decision/unhabitat-eb", "resolution/un-ga"


@pytest.fixture(scope="module")
def demo(demo_graph: Path) -> Graph:
    return travaux.load(demo_graph)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return travaux.load(deliberations.write(tmp_path_factory.mktemp("record")))


@pytest.fixture
def builder() -> Builder:
    """A graph of bodies only, to add texts to."""
    graph = Builder()
    for slug in ("unhabitat-eb", "unhabitat-ha", "un-ga", "unhabitat-ed"):
        graph.body(slug, slug)
    return graph


def opened(graph: Builder, folder: Path) -> Graph:
    return travaux.load(graph.write(folder / "graph"))


def rows(table: Any, *columns: str) -> list[list[Any]]:
    """Some columns of a table, ``None`` where there is no value, whatever pandas makes of it."""
    found = table[list(columns)].astype(object).values
    return [[None if str(one) in ("<NA>", "nan", "NaT") else one for one in row] for row in found]


def ring(graph: Builder, numbers: str) -> list[str]:
    """Decisions that all cite each other through their documents."""
    made = [graph.outcome("decision", "unhabitat-eb", f"2020/{number}") for number in numbers]
    works = [graph.document(f"HSP/EB.2020/{number}") for number in numbers]
    for outcome, work in zip(made, works, strict=True):
        graph.add(outcome, "trv:publishedIn", work)
        graph.add(work, "eli:cites", *(other for other in made if other != outcome))
    return made


# ---------------------------------------------------------------- the network of texts


def texts(graph: Graph) -> nx.MultiDiGraph:
    return citation_network(graph.network())


def test_a_document_that_publishes_one_decision_is_one_with_it(builder: Builder, tmp_path: Path) -> None:
    ring(builder, "12")
    builder.add(node("doc/HSP/EB.2020/1"), "dct:issued", date("2020-06-29"))
    found = texts(opened(builder, tmp_path))
    assert sorted(found.edges(keys=True)) == [
        (f"{EB}/2020/{a}", f"{EB}/2020/{b}", "eli:cites") for a, b in ("12", "21")
    ]
    assert found.nodes[f"{EB}/2020/1"]["document"] == "doc/HSP/EB.2020/1"
    assert (found.nodes[f"{EB}/2020/1"]["date"], found.nodes[f"{EB}/2020/1"]["year"]) == ("2020-06-29", 2020)
    assert found.nodes[f"{EB}/2020/1"]["body"] == "body/unhabitat-eb"


def test_a_report_that_publishes_several_stays_apart(builder: Builder, tmp_path: Path) -> None:
    report = builder.document("HSP/EB.2020/9")
    for number in ("2020/1", "2020/2"):
        builder.add(builder.outcome("decision", "unhabitat-eb", number), "trv:publishedIn", report)
    builder.add(report, "eli:cites", node(f"{EB}/2020/1"))
    assert list(texts(opened(builder, tmp_path)).edges()) == [("doc/HSP/EB.2020/9", f"{EB}/2020/1")]


def test_a_part_is_one_with_its_whole_and_a_text_does_not_cite_itself(builder: Builder, tmp_path: Path) -> None:
    first, _ = ring(builder, "12")
    for number in ("3", "4"):
        part = builder.thing(f"{EB}/2020/1/para/{number}", number, "trv:OutcomePart")
        builder.add(part, "dct:isPartOf", first)
        builder.add(node("doc/HSP/EB.2020/1"), "eli:cites", part)
        builder.add(node("doc/HSP/EB.2020/2"), "eli:cites", part)
    found = texts(opened(builder, tmp_path))
    assert not any(start == end for start, end in found.edges())
    edge = found.edges[f"{EB}/2020/2", f"{EB}/2020/1", "eli:cites"]
    assert (edge["relation"], edge["label"], edge["count"]) == ("eli:cites", "cites", 3)
    assert edge["facts"][0] == ("doc/HSP/EB.2020/2", f"{EB}/2020/1/para/3")
    assert {end for _, end in edge["facts"][1:]} == {f"{EB}/2020/1/para/4", f"{EB}/2020/1"}


def test_relations_are_edges_of_their_own(builder: Builder, tmp_path: Path) -> None:
    first, second = ring(builder, "12")
    builder.add(first, "trv:pursuantTo", second)
    graph = opened(builder, tmp_path)
    assert set(texts(graph)[f"{EB}/2020/1"][f"{EB}/2020/2"]) == {"eli:cites", "trv:pursuantTo"}
    assert set(citation_network(graph.network(), ["trv:pursuantTo"]).edges()) == {(f"{EB}/2020/1", f"{EB}/2020/2")}


def test_all_classes_of_texts_are_known() -> None:
    ontology = (ROOT / "ontology" / "travaux.ttl").read_text("utf-8")
    classes = set(re.findall(r"^trv:([A-Z]\w+) a owl:Class", ontology, re.M))
    for top, known in (("Document", DOCUMENTS), ("Outcome", OUTCOMES)):
        assert {one for one in classes if kind([one, top]) == one} == known


def test_the_network_of_the_demo_holds_texts_only(demo: Graph) -> None:
    found = texts(demo)
    assert {one for _, one in found.nodes(data="kind")} <= DOCUMENTS | OUTCOMES
    assert {one for *_, one in found.edges(data="relation")} <= set(RELATIONS)


# ---------------------------------------------------------------- reliance


@pytest.fixture
def star(builder: Builder, tmp_path: Path) -> Graph:
    """Decisions 1 to 3 cite the Assembly's resolution; 4 and 5 cite 3; 3 names the resolution twice and by mandate."""
    works = [builder.document(f"HSP/EB.2020/{number}") for number in range(1, 6)]
    for number, work in enumerate(works, start=1):
        builder.add(builder.outcome("decision", "unhabitat-eb", f"2020/{number}"), "trv:publishedIn", work)
    whole = builder.outcome("resolution", "un-ga", "72/279")
    builder.add(whole, "eli:date_document", date("2018-05-31"))
    part = builder.thing(f"{GA}/72/279/para/4", "para 4", "trv:OutcomePart")
    builder.add(part, "dct:isPartOf", whole)
    for work in works[:3]:
        builder.add(work, "eli:cites", whole)
    builder.add(works[2], "eli:cites", part)
    builder.add(node(f"{EB}/2020/3"), "trv:pursuantTo", whole)
    for work in works[3:]:
        builder.add(work, "eli:cites", node(f"{EB}/2020/3"))
    return opened(builder, tmp_path)


def test_the_most_relied_upon_comes_first(star: Graph) -> None:
    found = analysis.relied_upon(star)
    assert rows(found, "text", "body", "date", "cited_by") == [
        [f"{GA}/72/279", "body/un-ga", "2018-05-31", 3],
        [f"{EB}/2020/3", "body/unhabitat-eb", None, 2],
    ]
    assert found["pagerank"][0] > found["pagerank"][1] > 0


def test_pagerank_is_that_of_the_recurrence(star: Graph) -> None:
    first, second = analysis.relied_upon(star)["pagerank"]
    # u: a decision that none names; 3 is named by two of them, the resolution by two and by 3; the resolution names
    # none, so its rank goes to all six alike
    unnamed = second / (1 + 2 * 0.85)
    assert first == pytest.approx(unnamed + 0.85 * (2 * unnamed + second), abs=1e-4)
    assert first + second + 4 * unnamed == pytest.approx(1, abs=1e-4)


def test_only_the_texts_of_a_body_are_shown(star: Graph) -> None:
    assert rows(analysis.relied_upon(star, body="body/unhabitat-eb"), "text", "cited_by") == [[f"{EB}/2020/3", 2]]


def test_only_some_relations_count(star: Graph) -> None:
    assert rows(analysis.relied_upon(star, relations=["pursuantTo"]), "text", "cited_by") == [[f"{GA}/72/279", 1]]


def test_a_limit_cuts_the_list(star: Graph) -> None:
    assert len(analysis.relied_upon(star, limit=1)) == 1
    assert len(analysis.relied_upon(star, limit=None)) == 2


def test_a_relation_that_is_none_is_refused(star: Graph) -> None:
    with pytest.raises(QueryError, match=r"'adoptedBy' is no relation between texts\. There are: cites"):
        analysis.relied_upon(star, relations=["adoptedBy"])


def test_without_scipy_one_is_told_what_to_install(star: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [one for one in sys.modules if one.partition(".")[0] == "scipy"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(TravauxError, match=r'pip install "travaux\[notebook\]"'):
        analysis.relied_upon(star)


# ---------------------------------------------------------------- mandates


@pytest.fixture
def mandates(builder: Builder, tmp_path: Path) -> Graph:
    """Two ways from decision 2020/3 to the Assembly, one of them through a paragraph, and a cycle beside them."""
    outcome = builder.outcome
    start, middle = outcome("decision", "unhabitat-eb", "2020/3"), outcome("decision", "unhabitat-eb", "2019/1")
    own, top = outcome("resolution", "unhabitat-ha", "1/1"), outcome("resolution", "un-ga", "73/239")
    part = builder.thing(f"{GA}/73/239/para/6", "para 6", "trv:OutcomePart")
    builder.add(part, "dct:isPartOf", top)
    builder.add(start, "trv:pursuantTo", own)
    builder.add(start, "trv:implements", middle)
    builder.add(own, "trv:pursuantTo", part)
    builder.add(middle, "trv:pursuantTo", own, start)  # back to where it began
    work = builder.document("HSP/EB.2020/3")
    builder.add(start, "trv:publishedIn", work)
    builder.add(work, "eli:cites", outcome("resolution", "un-ga", "70/1"))
    return opened(builder, tmp_path)


def test_all_ways_of_a_mandate_are_followed(mandates: Graph) -> None:
    found = analysis.mandate_chains(mandates, "decision/unhabitat-eb/2020/3")
    assert rows(found, "chain", "step", "relation", "mandate") == [
        [1, 1, "trv:pursuantTo", "resolution/unhabitat-ha/1/1"],
        [1, 2, "trv:pursuantTo", f"{GA}/73/239/para/6"],
        [1, 3, "dct:isPartOf", f"{GA}/73/239"],
        [2, 1, "trv:implements", f"{EB}/2019/1"],
        [2, 2, "trv:pursuantTo", "resolution/unhabitat-ha/1/1"],
        [2, 3, "trv:pursuantTo", f"{GA}/73/239/para/6"],
        [2, 4, "dct:isPartOf", f"{GA}/73/239"],
    ]
    assert found["reaches_general_assembly"].all()


def test_a_paragraph_is_of_the_body_that_adopted_the_whole(mandates: Graph) -> None:
    found = analysis.mandate_chains(mandates, "resolution/unhabitat-ha/1/1")
    assert rows(found, "mandate", "body") == [[f"{GA}/73/239/para/6", "body/un-ga"], [f"{GA}/73/239", "body/un-ga"]]


def test_a_text_of_two_bodies_is_of_the_general_assembly_too(builder: Builder, tmp_path: Path) -> None:
    both = builder.outcome("resolution", "un-ga", "60/180")
    builder.add(both, "trv:adoptedBy", node("body/un-sc"))
    builder.body("un-ga", "General Assembly")
    builder.body("un-sc", "Security Council")
    builder.add(builder.outcome("decision", "unhabitat-eb", "2020/1"), "trv:pursuantTo", both)
    found = analysis.mandate_chains(opened(builder, tmp_path), f"{EB}/2020/1")
    assert rows(found, "body", "reaches_general_assembly") == [["body/un-ga; body/un-sc", True]]


def test_mandates_in_a_circle_end(builder: Builder, tmp_path: Path) -> None:
    first, second = (builder.outcome("decision", "unhabitat-eb", number) for number in ("2020/1", "2020/2"))
    builder.add(first, "trv:pursuantTo", second)
    builder.add(second, "trv:pursuantTo", first)
    found = analysis.mandate_chains(opened(builder, tmp_path), f"{EB}/2020/1")
    assert rows(found, "chain", "mandate", "reaches_general_assembly") == [[1, f"{EB}/2020/2", False]]


def test_a_citation_is_no_mandate(mandates: Graph) -> None:
    assert f"{GA}/70/1" not in analysis.mandate_chains(mandates, f"{EB}/2020/3")["mandate"].tolist()


def test_the_mandate_of_a_document_is_that_of_the_decision_it_publishes(builder: Builder, tmp_path: Path) -> None:
    made, work = builder.outcome("decision", "unhabitat-eb", "2020/1"), builder.document("HSP/EB.2020/1")
    builder.add(made, "trv:publishedIn", work)
    builder.add(work, "trv:pursuantTo", builder.outcome("resolution", "un-ga", "76/4"))
    graph = opened(builder, tmp_path)
    for name_ in (f"{EB}/2020/1", "HSP/EB.2020/1"):
        assert rows(analysis.mandate_chains(graph, name_), "text", "mandate") == [[f"{EB}/2020/1", f"{GA}/76/4"]]


def test_a_plan_leads_to_what_approved_it(record: Graph) -> None:
    found = analysis.mandate_chains(record, "decision/unhabitat-eb/2020/3")
    assert found["reaches_general_assembly"].all()
    plan = "plan/unhabitat/strategic-plan/2020-2023"
    assert [plan, "^trv:approves", "resolution/unhabitat-ha/1/1"] in rows(found, "text", "relation", "mandate")


def test_the_steps_are_those_of_the_question(record: Graph) -> None:
    chains = analysis.mandate_chains(record, "decision/unhabitat-eb/2020/3")
    asked = record.query("chain-of-mandate", outcome="decision unhabitat-eb 2020/3")
    assert {tuple(row) for row in rows(chains, "text", "mandate")} == {
        tuple(row) for row in rows(asked, "text", "mandate")
    }


def test_chains_are_bounded(builder: Builder, tmp_path: Path) -> None:
    layers = [[builder.outcome("decision", "unhabitat-eb", f"20{10 + at}/{n}") for n in "123"] for at in range(9)]
    for lower, upper in pairwise(layers):
        for one in lower:
            builder.add(one, "trv:pursuantTo", *upper)  # 3 ** 8 chains
    graph = opened(builder, tmp_path)
    assert analysis.mandate_chains(graph, f"{EB}/2010/1", limit=7)["chain"].max() == 7
    assert analysis.mandate_chains(graph, f"{EB}/2010/1", longest=2)["chain"].max() == 9


def test_a_text_without_a_mandate_has_no_chain(record: Graph) -> None:
    assert len(analysis.mandate_chains(record, "resolution/un-ga/73/239")) == 0


# ---------------------------------------------------------------- communities


@pytest.fixture
def two_rings(builder: Builder, tmp_path: Path) -> Graph:
    """Decisions 1 to 4 cite each other, and 5 to 7; 4 cites 5 too. 8 cites nothing."""
    ring(builder, "1234")
    ring(builder, "567")
    builder.add(node("doc/HSP/EB.2020/4"), "eli:cites", node(f"{EB}/2020/5"))
    builder.outcome("decision", "unhabitat-eb", "2020/8")
    for code, numbers in (("health", "1234567"), ("housing", "123"), ("water", "1")):
        concept = iri(f"{VOC}concept/{code}")
        builder.add(concept, "rdf:type", name("skos:Concept"))
        builder.add(concept, "rdfs:label", literal(code))
        for number in numbers:
            builder.add(node(f"doc/HSP/EB.2020/{number}"), "dct:subject", concept)
    return opened(builder, tmp_path)


def test_texts_that_cite_each_other_are_a_community(two_rings: Graph) -> None:
    found = analysis.communities(two_rings)
    assert rows(found, "community", "size", "text", "links") == [
        [1, 4, f"{EB}/2020/1", 3],
        [1, 4, f"{EB}/2020/2", 3],
        [1, 4, f"{EB}/2020/3", 3],
        [1, 4, f"{EB}/2020/4", 3],
        [2, 3, f"{EB}/2020/5", 2],
        [2, 3, f"{EB}/2020/6", 2],
        [2, 3, f"{EB}/2020/7", 2],
    ]


def test_a_community_has_the_subjects_that_set_it_apart(two_rings: Graph) -> None:
    found = analysis.communities(two_rings, top=1)
    assert rows(found, "subjects") == [["housing"], [None]]  # all have the one, only one text has the other


def test_small_communities_are_left_out(two_rings: Graph) -> None:
    assert analysis.communities(two_rings, least=4)["community"].unique().tolist() == [1]


def test_a_graph_without_citations_has_no_communities(builder: Builder, tmp_path: Path) -> None:
    builder.outcome("decision", "unhabitat-eb", "2020/8")
    graph = opened(builder, tmp_path)
    assert len(analysis.communities(graph)) == len(analysis.relied_upon(graph)) == 0


# ---------------------------------------------------------------- offices


def test_what_a_state_held_comes_in_the_order_of_time(record: Graph) -> None:
    found = analysis.offices_held(record, "state/EGY")
    assert rows(found, "group", "role", "from", "to") == [
        ["group/african", "role/vice-chair", 2020, 2021],
        ["group/african", "role/vice-chair", 2021, 2022],
    ]


def test_what_a_group_held_in_a_body(record: Graph) -> None:
    found = analysis.offices_held(record, group="african", body="unhabitat-eb")
    assert sorted(set(found["state"])) == ["state/EGY", "state/MWI"]
    assert set(analysis.offices_held(record, group="group/african")["body"]) >= {
        "body/unhabitat-eb",
        "body/unhabitat-cpr",
    }


def test_all_offices_of_all_bodies(record: Graph) -> None:
    assert (
        len(analysis.offices_held(record)) == record.sparql("SELECT (COUNT(*) AS ?n) { ?h a trv:RoleHolding }")["n"][0]
    )


# ---------------------------------------------------------------- acts


def act(graph: Builder, path: str, kind_: str, body: str, *more: tuple[str, str]) -> str:
    one = graph.thing(f"act/doc/{path}/{kind_}/1", path, "trv:Act")
    graph.add(one, "trv:actor", node(f"body/{body}"))
    graph.add(one, "trv:actType", iri(f"{VOC}act-type/{kind_}"))
    for relation, value in more:
        graph.add(one, relation, value)
    return one


def test_an_act_of_a_session_over_two_years_counts_once_in_the_first(builder: Builder, tmp_path: Path) -> None:
    meeting = builder.meeting("unhabitat-eb", "2020/1")
    builder.add(meeting, "trv:startDate", date("2022-09-13"))
    builder.add(meeting, "trv:endDate", date("2023-09-05"))
    act(builder, "a", "decided", "unhabitat-eb", ("trv:heldAt", meeting))
    found = analysis.acts_over_time(opened(builder, tmp_path), "unhabitat-eb")
    assert rows(found, "year", "acts") == [[2022, 1]]


def test_an_authorization_is_no_request(builder: Builder, tmp_path: Path) -> None:
    act(builder, "a", "authorized", "unhabitat-eb")
    act(builder, "b", "requested", "unhabitat-eb")
    found = analysis.unreported_requests(opened(builder, tmp_path), "unhabitat-eb")
    assert rows(found, "type") == [["act-type/requested"]]


def test_the_year_is_that_of_the_text_else_the_meeting_else_the_number_else_the_document(
    builder: Builder, tmp_path: Path
) -> None:
    dated, numbered = (builder.outcome("decision", "unhabitat-eb", number) for number in ("2018/1", "2019/2"))
    builder.add(dated, "eli:date_document", date("2020-06-29"))
    meeting = builder.meeting("unhabitat-eb", "2020/1")
    builder.add(meeting, "trv:startDate", date("2021-02-01"))
    work = builder.document("HSP/EB.2022/1")
    builder.add(work, "dct:issued", date("2022-03-01"))
    paragraph = builder.paragraph(work, "para_1", "1", 1)
    here = ("trv:inParagraph", paragraph)
    act(builder, "a", "decided", "unhabitat-eb", ("trv:decidedBy", dated), ("trv:heldAt", meeting), here)
    act(builder, "b", "decided", "unhabitat-eb", ("trv:decidedBy", numbered), ("trv:heldAt", meeting), here)
    act(builder, "c", "decided", "unhabitat-eb", ("trv:decidedBy", numbered), here)
    act(builder, "d", "decided", "unhabitat-eb", here)
    act(builder, "e", "decided", "unhabitat-eb")
    found = analysis.acts_over_time(opened(builder, tmp_path), "unhabitat-eb")
    assert rows(found, "year", "acts", "dated") == [
        [2019, 1, "number"],
        [2020, 1, "text"],
        [2021, 1, "meeting"],
        [2022, 1, "document"],
        [None, 1, None],
    ]


def test_acts_of_a_year_that_two_things_tell_are_one_row(builder: Builder, tmp_path: Path) -> None:
    dated, numbered = (builder.outcome("decision", "unhabitat-eb", number) for number in ("2020/1", "2020/2"))
    builder.add(dated, "eli:date_document", date("2020-06-29"))
    for path, made in (("a", dated), ("b", numbered)):
        act(builder, path, "decided", "unhabitat-eb", ("trv:decidedBy", made))
    act(builder, "c", "noted", "unhabitat-eb", ("trv:decidedBy", dated))
    found = analysis.acts_over_time(opened(builder, tmp_path), "body/unhabitat-eb")
    assert rows(found, "year", "type", "acts", "dated") == [
        [2020, "act-type/decided", 2, "number; text"],
        [2020, "act-type/noted", 1, "text"],
    ]


# ---------------------------------------------------------------- requests


@pytest.fixture
def requests(builder: Builder, tmp_path: Path) -> Graph:
    """Requests that are reported on, themselves or by their decision, and some that are not."""
    work, reported = builder.document("HSP/EB.2024/90"), builder.outcome("decision", "unhabitat-eb", "2020/1")
    other = builder.outcome("decision", "unhabitat-eb", "2020/2")
    asked = ("trv:addressee", node("body/unhabitat-ed"))
    answered = act(builder, "a", "requested", "unhabitat-eb", asked, ("trv:decidedBy", other))
    builder.add(work, "trv:reportsOn", answered, reported)
    act(builder, "b", "requested", "unhabitat-eb", asked, ("trv:decidedBy", reported))
    open_ = act(builder, "c", "requested", "unhabitat-eb", asked, ("trv:decidedBy", other))
    builder.add(open_, "trv:addressee", node("body/unhabitat-ha"))
    builder.add(open_, "trv:dueDate", date("2021-12-31"))
    builder.add(open_, "dct:description", literal("to report", language="en"), literal("报告", language="zh"))
    act(builder, "d", "requested", "unhabitat-ha", ("trv:dueAt", builder.meeting("unhabitat-eb", "2021/3")))
    act(builder, "e", "invited", "unhabitat-ha", ("trv:dueWithin", typed("P6M", "duration")))
    act(builder, "f", "took-note", "unhabitat-eb")
    return opened(builder, tmp_path)


def test_a_request_is_reported_by_itself_or_by_its_decision(requests: Graph) -> None:
    found = analysis.unreported_requests(requests, "unhabitat-eb")
    assert rows(found, "request", "addressee", "words", "due", "day") == [
        ["act/doc/c/requested/1", "body/unhabitat-ed; body/unhabitat-ha", "to report", "2021-12-31", "2021-12-31"]
    ]


def test_the_words_are_in_the_language_of_the_graph(requests: Graph) -> None:
    requests.language = "zh"
    assert analysis.unreported_requests(requests, "unhabitat-eb")["words"].tolist() == ["报告"]


@pytest.mark.parametrize(
    ("before", "names"),
    [
        (None, ["d", "c", "e"]),
        ("2021-12-31", []),
        ("2022-01-01", ["d", "c"]),  # due at a meeting of which only the year is known: when the year is over
    ],
)
def test_requests_that_were_due(before: str | None, names: list[str], requests: Graph) -> None:
    found = analysis.unreported_requests(requests, before=before)
    assert [one.split("/")[2] for one in found["request"]] == names


# ---------------------------------------------------------------- plans


@pytest.fixture
def plan(builder: Builder, tmp_path: Path) -> Graph:
    """A plan that was extended twice."""
    stem = "plan/unhabitat/strategic-plan"
    first = builder.thing(f"{stem}/2020-2023", "plan", "trv:Plan")
    for number, end in (("2/1", 2025), ("3/1", 2026)):
        period = builder.thing(f"{stem}/2020-2023#period-2020-{end}", str(end), "dct:PeriodOfTime")
        builder.add(first, "dct:temporal", period)
        made = builder.outcome("resolution", "unhabitat-ha", number)
        builder.add(period, "trv:startYear", date("2020"))
        builder.add(period, "trv:endYear", date(str(end)))
        builder.add(period, "trv:decidedBy", made)
    named = builder.thing(f"{stem}/2020-2023#period-2020-2023", "2023", "dct:PeriodOfTime")
    builder.add(first, "dct:temporal", named)
    builder.add(named, "trv:startYear", date("2020"))
    builder.add(named, "trv:endYear", date("2023"))
    builder.add(builder.outcome("resolution", "unhabitat-ha", "1/1"), "trv:approves", first)
    later = builder.thing(f"{stem}/2020-2026", "later", "trv:Plan")
    builder.add(later, "dct:isVersionOf", first)
    return opened(builder, tmp_path)


@pytest.mark.parametrize(
    "named",
    [
        "plan/unhabitat/strategic-plan/2020-2023",
        "plan/unhabitat/strategic-plan/2020-2026",
        "unhabitat strategic-plan 2020-2023",
    ],
)
def test_each_period_of_a_plan_has_what_decided_it(named: str, plan: Graph) -> None:
    found = analysis.plan_periods(plan, named)
    assert rows(found, "from", "to", "years", "change", "decision") == [
        [2020, 2023, 4, 0, "resolution/unhabitat-ha/1/1"],
        [2020, 2025, 6, 2, "resolution/unhabitat-ha/2/1"],
        [2020, 2026, 7, 3, "resolution/unhabitat-ha/3/1"],
    ]
    assert set(found["plan"]) == {"plan/unhabitat/strategic-plan/2020-2023"}


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda g: analysis.relied_upon(g, body="unhabitat-ebb"), QueryError, "Did you mean unhabitat-eb"),
        (lambda g: analysis.offices_held(g, body="unhabitat-ebb"), QueryError, "Did you mean unhabitat-eb"),
        (lambda g: analysis.offices_held(g, "XXQ"), QueryError, "There is no State 'XXQ'"),
        (lambda g: analysis.offices_held(g, group="africa"), UnknownNameError, "There are: group/african"),
        (lambda g: analysis.acts_over_time(g, "state/POL"), QueryError, "the slug of a body"),
        (lambda g: analysis.unreported_requests(g, "unhabitat-ebb"), QueryError, "Did you mean unhabitat-eb"),
        (lambda g: analysis.unreported_requests(g, before="soon"), QueryError, "a date, such as"),
        (lambda g: analysis.mandate_chains(g, f"{EB}/2020/33"), UnknownNameError, f"Did you mean {EB}/2020/3"),
        (lambda g: analysis.plan_periods(g, "plan/unhabitat/strategic-plan/2020-2024"), UnknownNameError, "2020-2023"),
        (lambda g: analysis.plan_periods(g, "unhabitat strategic-plan 2020-2024"), UnknownNameError, "2020-2023"),
        (lambda g: analysis.plan_periods(g, "body/un-ga"), QueryError, "body/un-ga is no plan"),
    ],
)
def test_a_name_that_is_not_known_is_refused(call: Any, error: type[TravauxError], message: str, record: Graph) -> None:
    with pytest.raises(error) as caught:
        call(record)
    assert message in str(caught.value)


@pytest.mark.parametrize("form", ["unhabitat-eb", "body/unhabitat-eb", "https://w3id.org/travaux/id/body/unhabitat-eb"])
def test_a_body_may_be_named_in_three_ways(form: str, record: Graph) -> None:
    assert len(analysis.acts_over_time(record, form)) > 0


def test_a_body_without_facts_is_no_mistake(record: Graph) -> None:
    assert (
        len(analysis.acts_over_time(record, "un-ecosoc")) == len(analysis.offices_held(record, body="un-ecosoc")) == 0
    )


# ---------------------------------------------------------------- the whole

_ALL = """
import sys, travaux
from travaux import analysis
graph = travaux.load(sys.argv[1])
for table in (
    analysis.relied_upon(graph), analysis.communities(graph), analysis.offices_held(graph),
    analysis.mandate_chains(graph, "decision/unhabitat-eb/2020/3"), analysis.acts_over_time(graph, "unhabitat-eb"),
    analysis.unreported_requests(graph), analysis.plan_periods(graph, "unhabitat strategic-plan 2020-2023"),
):
    print(table.to_csv())
"""


def test_two_processes_give_the_same(demo_graph: Path) -> None:
    outputs = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-c", _ALL, str(demo_graph)]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONHASHSEED": seed}
        )
        assert done.returncode == 0, done.stderr
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_without_pandas_there_are_tables(demo: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    found: Any = analysis.offices_held(demo, "POL")
    assert isinstance(found, travaux.notebook.Table)
    assert found.column("role") == ["role/chair", "role/vice-chair"]
    for table in (
        analysis.mandate_chains(demo, "decision/unhabitat-eb/2020/3"),
        analysis.communities(demo),
        analysis.acts_over_time(demo, "unhabitat-eb"),
        analysis.unreported_requests(demo),
        analysis.plan_periods(demo, "unhabitat strategic-plan 2020-2023"),
    ):
        assert isinstance(table, travaux.notebook.Table)
        assert len(table) > 0


def test_each_function_is_exported_listed_and_on_the_page() -> None:
    page, listed = PAGE.read_text("utf-8"), str(analysis.__doc__)
    assert [one for one in analysis.__all__ if f"``{one}``" not in listed or f"## {one}" not in page] == []


@pytest.mark.parametrize("module", ["", *(f".{one}" for one in MODULES)])
def test_the_examples_of_a_module_are_true(module: str, demo: Graph) -> None:
    pytest.importorskip("pandas")
    found = {"graph": demo, "travaux": travaux}
    failed, tried = doctest.testmod(import_module(f"travaux.analysis{module}"), extraglobs=found)
    assert (failed, tried > 0) == (0, True)


def test_the_page_shows_what_comes_out(demo: Graph) -> None:
    pytest.importorskip("pandas")
    blocks = re.findall(r"^```pycon\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
    example = doctest.DocTestParser().get_doctest("\n".join(blocks), {"graph": demo}, PAGE.name, str(PAGE), 0)
    failed, tried = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example)
    assert (failed, tried >= len(analysis.__all__)) == (0, True)
