"""The interface for people in Python: what answers look like, what is refused, and what a notebook shows."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import CORPUS

import travaux
from travaux.errors import InputError, QueryError, UnknownNameError
from travaux.notebook.table import Table, frame, frame_of_terms

DECISION = "decision/unhabitat-eb/2020/2"
ADOPTED = (DECISION, "trv:adoptedAt", "meeting/unhabitat-eb/2020/1")


@pytest.fixture(scope="module")
def graph(demo_graph: Path) -> travaux.Graph:
    return travaux.load(demo_graph)


@pytest.fixture
def without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)


# ---------------------------------------------------------------- opening


def test_a_graph_built_without_a_place_lives_and_goes_with_its_variable() -> None:
    graph = travaux.build(CORPUS / "eb-2024-9.en.txt")
    folder = graph.folder
    assert folder is not None
    assert (folder / "facts.ttl").is_file()
    del graph
    assert not folder.exists()


def test_a_graph_is_built_into_a_place_and_says_what_it_read(tmp_path: Path) -> None:
    graph = travaux.build([CORPUS / "eb-2024-9.en.txt"], tmp_path / "out")
    assert graph.report is not None
    assert graph.report.sizes[0] > 100
    assert (tmp_path / "out" / "findings.csv").is_file()


def test_a_graph_that_was_built_before_has_the_same_findings(tmp_path: Path) -> None:
    built = travaux.build([CORPUS / "eb-2022-8.zh.md"], tmp_path / "out")
    assert len(built.findings) > 0
    assert travaux.load(tmp_path / "out").findings == built.findings


def test_a_saved_graph_is_the_same_graph(graph: travaux.Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "copy")
    again = travaux.load(tmp_path / "copy")
    assert len(again) == len(graph)
    assert again.document("restatement/HSP/EB.2024/9").text


def test_saving_never_replaces_what_is_no_graph(graph: travaux.Graph, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(InputError, match=r"thesis\.docx"):
        graph.save(tmp_path)


def test_a_single_file_is_a_graph_without_texts(demo_graph: Path) -> None:
    graph = travaux.load(demo_graph / "facts.ttl")
    assert graph[DECISION].kind == "Decision"
    with pytest.raises(InputError, match="Load the folder"):
        graph.document("restatement/HSP/EB.2024/9")


def test_what_is_no_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no graph"):
        travaux.load(tmp_path)


# ---------------------------------------------------------------- answers


def test_an_answer_is_a_data_frame_with_types(graph: travaux.Graph) -> None:
    pandas = pytest.importorskip("pandas")
    found = graph.query("who-chaired", body="unhabitat-eb", date="2020-10-27")
    assert isinstance(found, pandas.DataFrame)
    assert found["from"].dtype == "Int64"
    assert found["elected"].dtype.kind == "M"
    assert found.loc[0, "elected"] == pandas.Timestamp("2020-07-29")


def test_without_pandas_an_answer_is_a_sequence_of_records(graph: travaux.Graph, without_pandas: None) -> None:
    found: Any = graph.query("who-chaired", body="unhabitat-eb", date="2020-10-27")
    assert isinstance(found, Table)
    assert found[0]["state"] == "state/IRN"
    assert found[0]["elected"] == datetime.date(2020, 7, 29)
    assert "state/IRN" in found._repr_html_()


def test_things_of_an_answer_can_be_looked_up(graph: travaux.Graph, without_pandas: None) -> None:
    found: Any = graph.query("adopted-at-meeting")
    assert [graph[name].kind for name in found.column("outcome")] == ["Decision", "Decision"]


def test_a_parameter_may_be_a_number(graph: travaux.Graph, without_pandas: None) -> None:
    found: Any = graph.query("plan-in-force", year=2022)
    assert len(found) > 0


def test_a_question_that_is_not_there_is_told_with_what_is_near(graph: travaux.Graph) -> None:
    with pytest.raises(QueryError, match="who-chaired"):
        graph.query("who-chared")


def test_sparql_gives_what_it_selects(graph: travaux.Graph, without_pandas: None) -> None:
    found: Any = graph.sparql("SELECT ?d ?t { ?d a trv:Decision ; dct:title ?t } ORDER BY ?d ?t LIMIT 3")
    assert (found.columns, len(found)) == (("d", "t"), 3)


def test_describe_needs_no_braces(graph: travaux.Graph, without_pandas: None) -> None:
    found: Any = graph.sparql(f"DESCRIBE <{DECISION}>")
    assert found.columns == ("subject", "predicate", "object")
    assert len(found) > 5


def test_the_card_of_what_everything_hangs_on_is_drawn_soon(graph: travaux.Graph) -> None:
    import time

    start = time.process_time()
    assert "more" in graph["body/unhabitat-eb"]._repr_html_()
    assert time.process_time() - start < 1


def test_relations_may_have_their_prefix(graph: travaux.Graph) -> None:
    assert graph.network(kinds=["eli:cites"]).number_of_edges() == graph.network(kinds=["cites"]).number_of_edges()


def test_one_unknown_kind_among_known_ones_is_told(graph: travaux.Graph) -> None:
    with pytest.raises(InputError, match="zzz"):
        graph.network(kinds=["Decision", "adoptedAt", "zzz"])


def test_ask_gives_a_truth_value(graph: travaux.Graph, without_pandas: None) -> None:
    found: Any = graph.sparql("ASK { ?d a trv:Decision }")
    assert found.column("answer") == [True]


@pytest.mark.parametrize(
    "query", ["SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "DROP ALL {", "INSERT DATA { <a:b> <a:c> 1 }"]
)
def test_sparql_cannot_reach_beyond_the_graph(graph: travaux.Graph, query: str) -> None:
    with pytest.raises(QueryError):
        graph.sparql(query)


def test_a_name_where_sparql_is_meant_is_told_so(graph: travaux.Graph) -> None:
    with pytest.raises(QueryError, match=r"graph\.query"):
        graph.sparql("who-chaired")


def test_values_that_fit_no_type_stay_words() -> None:
    pytest.importorskip("pandas")
    year = '"2022"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    found = frame_of_terms(("when",), [(year,), ('"2022-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>',)])
    assert found["when"].tolist() == [2022, "2022-05"]


def test_dates_long_ago_and_far_ahead_have_a_place() -> None:
    pytest.importorskip("pandas")
    days = [datetime.date(1492, 10, 12), datetime.date(3000, 1, 1)]
    assert frame(("day",), [(day,) for day in days])["day"].dt.year.tolist() == [1492, 3000]


def test_an_empty_answer_has_its_columns() -> None:
    pytest.importorskip("pandas")
    assert frame_of_terms(("a", "b"), []).columns.tolist() == ["a", "b"]


# ---------------------------------------------------------------- things


@pytest.mark.parametrize(
    "name",
    [
        DECISION,
        f"https://w3id.org/travaux/id/{DECISION}",
        f"<https://w3id.org/travaux/id/{DECISION}>",
    ],
)
def test_a_thing_has_several_names(graph: travaux.Graph, name: str) -> None:
    assert graph[name].name == DECISION


def test_a_document_is_found_by_its_symbol(graph: travaux.Graph) -> None:
    assert graph["HSP/EB.2024/9"].name == "doc/HSP/EB.2024/9"


def test_a_concept_is_found_by_its_code(graph: travaux.Graph) -> None:
    assert graph["concept/2030-agenda"].label == "2030 Agenda for Sustainable Development"


def test_what_is_unknown_is_a_key_error_with_names_that_are_near(graph: travaux.Graph) -> None:
    with pytest.raises(KeyError, match="decision/unhabitat-eb/2020/2"):
        graph["decison/unhabitat-eb/2020/2"]
    with pytest.raises(UnknownNameError):
        graph["no such thing"]
    assert "decison/unhabitat-eb/2020/2" not in graph
    assert 7 not in graph
    assert "\ud800" not in graph


def test_labels_follow_the_language_of_the_graph(demo_graph: Path) -> None:
    assert travaux.load(demo_graph, language="ar")["state/POL"].label == "بولندا"


def test_a_card_shows_values_links_and_sentences(graph: travaux.Graph) -> None:
    card = graph[DECISION]._repr_html_()
    assert "Dates and provisional agenda of the second session" in card
    assert "trv:adoptedBy" in card
    assert "<blockquote" in card


def test_a_card_escapes_what_documents_say(tmp_path: Path) -> None:
    text = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . <https://w3id.org/travaux/id/body/x> "
    text += 'a <https://w3id.org/travaux/ont#Body> ; rdfs:label "<script>alert(1)</script>" .'
    (tmp_path / "x.ttl").write_text(text)
    assert "<script>" not in travaux.load(tmp_path / "x.ttl")["body/x"]._repr_html_()


def test_search_finds_titles_in_any_language(graph: travaux.Graph, without_pandas: None) -> None:
    found: Any = graph.search("执行局 2020 年第二次会议日期")
    assert DECISION in found.column("name")


# ---------------------------------------------------------------- evidence


def test_evidence_of_a_fact_is_what_both_languages_say(graph: travaux.Graph) -> None:
    found = graph.evidence(*ADOPTED)
    assert {one.language for one in found} == {"en", "zh"}
    assert all(one.rules and one.paragraph and one.text for one in found)


def test_every_quotation_equals_its_place_in_the_text(graph: travaux.Graph) -> None:
    document = graph.document("restatement/HSP/EB.2024/9", language="zh")
    found = [one for one in document.evidence() if one.start is not None]
    assert len(found) > 50
    assert all(document.text[one.start : one.end] == one.text for one in found)


def test_evidence_in_several_stretches_names_each(graph: travaux.Graph) -> None:
    found = [one for one in graph.evidence(DECISION) if len(one.spans) > 1]
    assert found
    assert all(" … " in one.text and one.start is None for one in found)


def test_evidence_of_a_literal_is_found_by_its_words(graph: travaux.Graph) -> None:
    found = graph.evidence(
        object='"Dates and provisional agenda of the second session of the Executive Board in 2020"@en'
    )
    assert [one.fact[1].rpartition("/")[2] for one in found] == ["title>"]


def test_a_fact_from_an_identifier_has_no_evidence(graph: travaux.Graph) -> None:
    assert len(graph.evidence(DECISION, "trv:series")) == 0


def test_disputed_claims_are_marked(graph: travaux.Graph) -> None:
    found = graph.evidence(predicate="trv:decidedBy", object="decision/unhabitat-eb/2020/3")
    assert any(one.disputed for one in found)
    assert "disputed" in found._repr_html_()


def test_all_evidence_at_once_is_refused(graph: travaux.Graph) -> None:
    with pytest.raises(QueryError, match="of which facts"):
        graph.evidence()


def test_evidence_is_a_table_too(graph: travaux.Graph, without_pandas: None) -> None:
    found: Any = graph.evidence(*ADOPTED).frame()
    assert set(found.column("document")) == {"restatement/local/d0db950afa6dba2e1a8098a5ff90c5b7"}


def test_a_document_is_shown_with_its_marks_and_nothing_is_lost(graph: travaux.Graph) -> None:
    import html
    import re

    document = graph.document("restatement/HSP/EB.2024/9", language="en")
    shown = document._repr_html_()
    body = re.search(r"<pre[^>]*>(.*)</pre>", shown, re.DOTALL)
    assert body is not None
    assert shown.count("<mark") > 20
    assert html.unescape(re.sub(r"<[^>]*>", "", body[1])) == document.text


def test_a_document_that_was_only_named_cannot_be_opened(graph: travaux.Graph) -> None:
    with pytest.raises(UnknownNameError, match="only names it"):
        graph.document("HSP/EB.2023/19")
    with pytest.raises(UnknownNameError, match="There are: en, zh"):
        graph.document("restatement/HSP/EB.2024/9", language="fr")


# ---------------------------------------------------------------- networks and other libraries


def test_the_network_has_labels_kinds_and_dates(graph: travaux.Graph) -> None:
    network = graph.network()
    node = network.nodes["meeting/unhabitat-eb/2019/1"]
    assert (node["kind"], node["date"], node["year"]) == ("Meeting", "2019-05-30", 2019)
    assert all(data["label"] for _, data in network.nodes(data=True))


def test_the_network_can_be_of_some_relations_only(graph: travaux.Graph) -> None:
    network = graph.network(kinds=["cites"])
    assert {data["label"] for *_, data in network.edges(data=True)} == {"cites"}
    assert min(degree for _, degree in network.degree()) >= 1


def test_the_network_can_be_of_some_classes_and_relations(graph: travaux.Graph) -> None:
    network = graph.network(kinds=["Outcome", "Body", "adoptedBy"])
    kinds = {data["kind"] for _, data in network.nodes(data=True)}
    assert kinds == {"Outcome", "Resolution", "Decision", "Body"} & kinds
    assert "Decision" in kinds
    assert {data["label"] for *_, data in network.edges(data=True)} == {"adoptedBy"}


@pytest.mark.parametrize("kind", ["Decison", "citess"])
def test_an_unknown_kind_is_told_with_those_there_are(graph: travaux.Graph, kind: str) -> None:
    with pytest.raises(InputError, match="There are"):
        graph.network(kinds=[kind])


def test_the_network_agrees_with_the_exported_one(graph: travaux.Graph, demo_graph: Path) -> None:
    from travaux.graph.network import network
    from travaux.store import read_triples

    exported = network(read_triples([demo_graph / "facts.nt"]))
    ours = graph.network()
    assert {data["iri"] for _, data in ours.nodes(data=True)} == set(exported)
    assert ours.number_of_edges() == exported.number_of_edges()


def test_changing_a_network_changes_no_picture(graph: travaux.Graph) -> None:
    before = graph.draw(around=DECISION).svg()
    graph.network().clear()
    assert graph.draw(around=DECISION).svg() == before


def test_rdflib_has_the_same_triples(graph: travaux.Graph) -> None:
    assert len(graph.rdf) == len(graph)
    assert ("trv", "https://w3id.org/travaux/ont#") in {(p, str(n)) for p, n in graph.rdf.namespaces()}


def test_type_checkers_see_the_interface(tmp_path: Path) -> None:
    mistake = "import travaux\n\ntravaux.load(3)\n"
    (tmp_path / "mistake.py").write_text(mistake)
    shutil.copyfile(Path(__file__).parent / "typed_sample.py", tmp_path / "sample.py")
    check = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache")]
    right = subprocess.run([*check, "sample.py"], cwd=tmp_path, capture_output=True, text=True)
    wrong = subprocess.run([*check, "mistake.py"], cwd=tmp_path, capture_output=True, text=True)
    assert (right.returncode, wrong.returncode) == (0, 1), right.stdout
    assert 'Argument 1 to "load"' in wrong.stdout


def test_importing_the_package_is_cheap() -> None:
    code = "import time; start = time.perf_counter(); import travaux; print(time.perf_counter() - start)"
    times = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout) for _ in range(3)
    ]
    assert min(times) < 0.3


def test_the_package_tells_what_it_offers() -> None:
    assert {"build", "load", "analysis", "Graph"} <= set(dir(travaux))
    with pytest.raises(AttributeError):
        getattr(travaux, "bild")  # noqa: B009


# ---------------------------------------------------------------- what people give


@pytest.mark.parametrize(
    ("question", "parameters"),
    [
        ("officers", {"body": "body/unhabitat-eb"}),
        ("texts-that-cite", {"outcome": "resolution/un-ga/72/279"}),
        ("adopted-at-meeting", {"meeting": "meeting/unhabitat-eb/2020/1"}),
        ("roles-of-state", {"state": "state/POL"}),
        ("periods-of-plan", {"plan": "https://w3id.org/travaux/id/plan/unhabitat/strategic-plan/2020-2023"}),
    ],
)
def test_names_that_answers_give_are_values_of_parameters(
    graph: travaux.Graph, without_pandas: None, question: str, parameters: dict[str, str]
) -> None:
    assert len(graph.query(question, **parameters)) > 0


def test_things_and_days_of_answers_are_values_of_parameters(graph: travaux.Graph) -> None:
    pandas = pytest.importorskip("pandas")
    day = pandas.Timestamp(2020, 10, 27)
    found = graph.query("who-chaired", body=graph["body/unhabitat-eb"], date=day)
    assert found["state"].tolist() == ["state/IRN"]


def test_things_stand_for_their_names(graph: travaux.Graph) -> None:
    poland = graph["state/POL"]
    assert graph[poland] == poland
    assert poland in graph
    assert graph.draw(around=poland).title == "Poland"
    assert len(graph.evidence(object=poland)) == len(graph.evidence(object="state/POL"))


def test_a_thing_is_a_list_of_properties_that_ends(graph: travaux.Graph) -> None:
    assert "trv:adoptedBy" in list(graph[DECISION])
    assert "trv:nope" not in graph[DECISION]


@pytest.mark.parametrize("name", [3, None, 2.5])
def test_what_is_no_name_is_a_type_error(graph: travaux.Graph, name: Any) -> None:
    with pytest.raises(TypeError, match="name of a thing"):
        graph[name]


def test_a_graph_has_no_order_of_its_own(graph: travaux.Graph) -> None:
    with pytest.raises(TypeError):
        iter(graph)  # type: ignore[call-overload]


def test_a_property_goes_by_its_short_name_and_a_wrong_one_is_told(graph: travaux.Graph) -> None:
    assert len(graph.evidence(DECISION, "adoptedAt")) == len(graph.evidence(DECISION, "trv:adoptedAt")) > 0
    with pytest.raises(UnknownNameError, match="adoptedAt"):
        graph.evidence(DECISION, "trv:adoptedat")


@pytest.mark.parametrize("language", ["xx", "", "Chinese"])
def test_a_language_that_is_none_is_refused(demo_graph: Path, language: str) -> None:
    with pytest.raises(QueryError, match="There are: ar, en, es, fr, ru, zh"):
        travaux.load(demo_graph, language=language)


def test_a_language_may_be_a_tag(graph: travaux.Graph) -> None:
    assert graph.draw(around="state/POL", language="ZH").title == "波兰"


def test_one_kind_may_stand_alone(graph: travaux.Graph) -> None:
    assert graph.network(kinds="cites").number_of_edges() > 0
    assert graph.timeline("unhabitat-eb", kinds="offices", start="2020-01-01").title


@pytest.mark.parametrize("path", [("state/POL",), ("state/POL", "state/FRA", "state/CHL"), "state/POL"])
def test_a_path_leads_between_two(graph: travaux.Graph, path: Any) -> None:
    with pytest.raises(QueryError, match="two things"):
        graph.draw(path=path)


def test_a_huge_number_stays_whole() -> None:
    pytest.importorskip("pandas")
    huge = '"99999999999999999999999"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert frame_of_terms(("n",), [(huge,), ("",)])["n"].iloc[0] == 99999999999999999999999


def test_labels_are_in_the_language_beyond_pictures(demo_graph: Path) -> None:
    graph = travaux.load(demo_graph, language="zh")
    assert graph[DECISION].label == "决定 2020/2"
    assert graph.network().nodes["resolution/un-ga/72/279"]["label"] == "决议 72/279"


def test_the_restatement_of_a_document_that_was_not_read_is_named(graph: travaux.Graph) -> None:
    with pytest.raises(UnknownNameError, match=r"Open doc/restatement/HSP/EB\.2024/9"):
        graph.document("HSP/EB.2024/9")


def test_the_outline_of_a_graph_cannot_be_changed(graph: travaux.Graph) -> None:
    import networkx

    with pytest.raises(networkx.NetworkXError, match="Frozen"):
        graph.outline().remove_node("state/POL")
