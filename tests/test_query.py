"""Questions: safe, bound by value, and the same rows in two engines."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import graph_builder
import pytest
from graph_builder import FIXTURE

from travaux import store as stores
from travaux.errors import InputError, QueryError
from travaux.graph.terms import BASE, literal
from travaux.query import Result, ask, render
from travaux.query.guard import guarded
from travaux.store import Store, open_graph


@pytest.fixture(scope="module")
def store() -> Store:
    return open_graph(FIXTURE)


@pytest.fixture
def server() -> Iterator[tuple[int, list[bytes]]]:
    """A listening socket: its port, and what came in."""
    listening = socket.create_server(("127.0.0.1", 0))
    received: list[bytes] = []

    def accept() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            received.append(connection.recv(100) or b"connected")
            connection.close()

    threading.Thread(target=accept, daemon=True).start()
    yield listening.getsockname()[1], received
    listening.close()


CALLS = (
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o { SELECT * { SERVICE <URL> { ?a ?b ?c } } } }",
    "PREFIX : <URL> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<URL> { ?a ?b ?c } }",
    "SELECT * { ?s ?p ex:o.SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?s ?p ex:SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?s ex:p?SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { ?s ?p _:SERVICE <URL> { ?a ?b ?c } }",
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { S\\U00000045RVICE <URL> { ?s ?p ?o } }",
    "SELECT * { # c\\u000A SERVICE <URL> { ?s ?p ?o }\n SERVICE <URL> {} }",
    'SELECT * { ?s ?p "\\"SERVICE" . SERVICE <URL> { ?a ?b ?c } }',
    'SELECT * { ?s ?p "\\\\" . SERVICE <URL> { ?a ?b ?c } #"\n}',
    "SELECT * { ?s ?p ''SERVICE <URL> { ?a ?b ?c } #''\n}",
    "SELECT * { FILTER(1<'>'||'x')SERVICE <URL> { ?s ?p ?o } #'\n }",
    "SELECT * { FILTER(1<2#>'''\n)SERVICE <URL> { ?s ?p ?o } #'''\n }",
    "CONSTRUCT { ?s ?p ?o } { SERVICE <URL> { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
)


@pytest.mark.parametrize("query", CALLS)
def test_no_query_opens_a_connection(query: str, store: Store, server: tuple[int, list[bytes]]) -> None:
    port, received = server
    prefix = "PREFIX ex: <http://example.org/> "
    with pytest.raises(QueryError):
        ask(store, prefix + query.replace("URL", f"http://127.0.0.1:{port}/sparql"))
    assert received == []


def test_the_engine_alone_would_open_one(store: Store, server: tuple[int, list[bytes]]) -> None:
    with contextlib.suppress(OSError):
        list(store.query(f"SELECT * {{ SERVICE <http://127.0.0.1:{server[0]}/> {{ ?s ?p ?o }} }}"))  # type: ignore[arg-type]
    assert server[1] != []


@pytest.mark.parametrize("clause", ["FROM", "from named", "FROM NAMED", "\\u0046ROM"])
def test_no_query_names_a_dataset(clause: str, store: Store) -> None:
    with pytest.raises(QueryError):
        ask(store, f"SELECT * {clause} <file:///etc/passwd> {{ ?s ?p ?o }}")


def test_a_file_is_not_read_as_a_graph(store: Store) -> None:
    assert ask(store, "SELECT * { GRAPH <file:///etc/passwd> { ?s ?p ?o } }").rows == ()


@pytest.mark.parametrize("update", ["INSERT DATA { <a:a> <a:b> 1 }", "PREFIX a: <a:> DELETE WHERE { ?s ?p ?o }", "LOAD <file:///etc/passwd>"])  # fmt: skip  # noqa: E501
def test_updates_are_refused(update: str, store: Store) -> None:
    before = len(store)
    with pytest.raises(QueryError, match=r"[Uu]pdates|no question"):
        ask(store, update)
    assert len(store) == before


def test_the_words_may_stand_where_they_are_no_keywords(store: Store) -> None:
    query = (
        "# SERVICE and FROM in a comment\n"
        "PREFIX ex: <http://example.org/service/from#>\n"
        'SELECT ?from ("SERVICE \\from" AS ?service) (STR(ex:from) AS ?iri) (STR(<http://x/from>) AS ?other)\n'
        "{ BIND('''FROM 'here' ''' AS ?from) # from here\n }"
    )
    assert ask(store, query).rows == (
        (
            "\"FROM 'here' \"",
            literal("SERVICE \from"),
            '"http://example.org/service/from#from"',
            '"http://x/from"',
        ),
    )


def test_a_query_without_the_words_is_left_alone() -> None:
    query = "SELECT ?s { ?s ?p '''x''' } # fine"
    assert guarded(query) is query


def test_usual_prefixes_need_no_declaration_and_can_be_declared_otherwise(store: Store) -> None:
    assert ask(store, "ASK { ?s a trv:Document }").rows == (("true",),)
    assert ask(store, "PREFIX trv: <urn:x:> ASK { ?s a trv:Document }").rows == (("false",),)
    assert ask(store, "ASK { <doc/HSP/EB.2024/9> a ?class }").rows == (("true",),)


def test_a_broken_query_is_shown_where_it_breaks(store: Store) -> None:
    with pytest.raises(QueryError, match=r"at line 2, column \d+, before: "):
        ask(store, "SELECT * {\n?s ?p ) }")


# ---------------------------------------------------------------- ready-made questions


def answers(store: Store, name: str, **params: str) -> list[tuple[str, ...]]:
    csv = render(ask(store, name, params), "csv").replace(BASE, "").split("\n")[1:-1]
    return [tuple(line.split(",")) for line in csv]


def test_in_session(store: Store) -> None:
    found = answers(store, "in-session-on-day", date="2020-06-29")
    assert found == [("meeting/unhabitat-eb/2020/1", "2020-06-29", "2020-06-29")]
    assert answers(store, "5", date="2020-07-15") == []


def test_a_number_can_be_two_texts(store: Store) -> None:
    assert [row[0] for row in answers(store, "06-what-is-number")] == [
        "decision/unhabitat-ha/1/3",
        "resolution/unhabitat-ha/1/3",
    ]


def test_an_outcome_is_found_by_its_official_number(store: Store) -> None:
    found = answers(store, "texts-that-cite", outcome="resolution un-sc 2504 (2020)")
    assert [row[0] for row in found] == ["doc/local/" + "ab" * 16]


def test_the_sentence_behind_a_literal(store: Store) -> None:
    found = answers(store, "19", subject="doc/HSP/EB.2024/9", predicate="dct:issued", object='"2024-02-26"^^xsd:date')
    assert [row[0] for row in found] == ["HSP/EB.2024/9"] * 2


def test_conflicting_claims_do_not_answer(store: Store) -> None:
    rows = answers(store, "adopted-at-meeting")
    assert [(row[0], row[2]) for row in rows] == [
        ("decision/unhabitat-eb/2020/2", "meeting/unhabitat-eb/2020/1/part/2")
    ]


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("adopted-at-meting", {}, "adopted-at-meeting"),
        ("what-is-number", {"bdy": "un-ga"}, "Did you mean body"),
        ("language-versions", {"body": "un-ga"}, "takes no parameters"),
        ("what-is-number", {"body": "un ga> . ?s ?p ?o"}, "slug"),
        ("in-session-on-day", {"date": "2020-02-30"}, "a date"),
        ("adopted-at-meeting", {"meeting": "2020/1"}, "name of a meeting"),
        ("texts-that-cite", {"outcome": "72/279"}, "kind, body and number"),
        ("confirmed-in-languages", {"least": "two"}, "whole number"),
        ("sentence-behind-edge", {"subject": "a b"}, "an IRI"),
        ("sentence-behind-edge", {"object": '"a" , "b"'}, "literal"),
    ],
)
def test_errors_say_what_would_do(name: str, params: dict[str, str], message: str, store: Store) -> None:
    with pytest.raises(QueryError, match=message):
        ask(store, name, params)


def test_values_are_values_whatever_they_say(store: Store) -> None:
    assert ask(store, "what-is-number", {"number": '1/3" } SERVICE <http://x> { ?s ?p "'}).rows == ()


def test_a_query_of_ones_own_can_have_parameters(store: Store) -> None:
    query = "# param: doc document — the document\nSELECT ?doc ?p { ?doc ?p trv:Document }"
    assert len(ask(store, query, {"doc": "HSP/EB.2024/9"}).rows) == 1
    with pytest.raises(QueryError, match="doc is missing"):
        ask(store, query)
    with pytest.raises(QueryError, match="SELECT projection"):
        ask(store, query.replace("?doc ?p {", "?p {"), {"doc": "x"})


# ---------------------------------------------------------------- answers


def test_json_follows_the_recommendation() -> None:
    result = Result("rows", ("a", "b", "c"), (("<urn:x>", '"y\\n"@zh', ""), ('"1"^^<urn:t>', "_:b", '"z"')))
    assert json.loads(render(result, "json")) == {
        "head": {"vars": ["a", "b", "c"]},
        "results": {
            "bindings": [
                {"a": {"type": "uri", "value": "urn:x"}, "b": {"type": "literal", "value": "y\n", "xml:lang": "zh"}},
                {
                    "a": {"type": "literal", "value": "1", "datatype": "urn:t"},
                    "b": {"type": "bnode", "value": "b"},
                    "c": {"type": "literal", "value": "z"},
                },
            ]
        },
    }
    assert json.loads(render(Result("boolean", ("answer",), (("true",),)), "json")) == {"head": {}, "boolean": True}


def test_the_table_is_aligned_by_width_on_a_terminal() -> None:
    result = Result("rows", ("a", "b"), (('"决定"', f"<{BASE}doc/x>"), ('"a\\u001bb"', "<http://purl.org/dc/terms/y>")))
    assert render(result, "table") == "a     b\n────  ─────\n决定  doc/x\na b   dct:y\n(2 rows)\n"


def test_triples_are_ntriples(store: Store) -> None:
    text = render(ask(store, "CONSTRUCT { ?s a ?c } { ?s a ?c . FILTER(?c = trv:AgendaItem) }"), "table")
    assert text.count("\n") == 1
    assert text.endswith("<https://w3id.org/travaux/ont#AgendaItem> .\n")


# ---------------------------------------------------------------- opening


def test_a_large_graph_is_kept_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "LARGE", 100)
    monkeypatch.setenv("TRAVAUX_CACHE", str(tmp_path / "cache"))
    first = open_graph(FIXTURE)
    made = list((tmp_path / "cache" / "stores").iterdir())
    again = open_graph(FIXTURE)
    assert len(made) == 1
    assert list((tmp_path / "cache" / "stores").iterdir()) == made
    assert len(first) == len(again) == len(open_graph(FIXTURE, conflicts=False)) + 12


def test_without_a_usable_cache_the_graph_is_read_into_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(stores, "LARGE", 100)
    monkeypatch.setenv("TRAVAUX_CACHE", str(tmp_path / "file"))
    assert len(open_graph(FIXTURE)) > 0


def test_single_files_are_graphs_too(tmp_path: Path) -> None:
    line = "<urn:s> <urn:p> <urn:o> "
    (tmp_path / "a.nt").write_text(line + ".\n")
    (tmp_path / "a.nq").write_text(line + "<urn:g> .\n")
    assert len(open_graph(tmp_path / "a.nt")) == 1
    assert ask(open_graph(tmp_path / "a.nq"), "ASK { <urn:s> ?p ?o }").rows == (("true",),)


def test_what_is_no_graph_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("@prefix x: <urn:x:> .\nx:a x:b .\n")
    (tmp_path / "a.csv").write_text("a")
    for path, message in ((tmp_path / "none", "no such"), (tmp_path, "no graph"), (tmp_path / "a.csv", "not a graph"),
                          (tmp_path / "a.ttl", "line 2 column 9")):  # fmt: skip
        with pytest.raises(InputError, match=message) as caught:
            open_graph(path)
        assert str(path) in str(caught.value)


def test_a_graph_is_read_in_whatever_order_it_was_written(tmp_path: Path) -> None:
    graph = graph_builder.small()
    (tmp_path / "facts.nt").write_text(graph.everything(), encoding="utf-8")
    assert len(open_graph(tmp_path)) == len(open_graph(FIXTURE))
