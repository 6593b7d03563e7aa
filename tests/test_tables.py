"""The CSV twins: the columns that were agreed, the rows of two graphs, and their speed."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import deliberations
import graph_builder
import pytest
from graph_builder import FIXTURE
from pyoxigraph import RdfFormat

from travaux.errors import QueryError
from travaux.store import Store, open_graph
from travaux.tables import TABLES, table, write_tables

LOCAL = "local/" + "ab" * 16


@pytest.fixture(scope="module")
def store() -> Store:
    return open_graph(FIXTURE)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("documents", "document,file,symbol,title,language,original_language,issued,distribution,body,meeting,"
         "meeting_start,meeting_end,place,agenda_item,agenda_symbol,author,reissued_on"),
        ("paragraphs", "document,para,zone,kind,number"),
        ("meetings", "meeting,start,end,place,mode,document,para"),
        ("adopted", "kind,body,number,title,meeting,adopted_on,document,para,method,in_favour,against,abstentions"),
        ("parts", "kind,body,number,part,title,document,para"),
        ("citations", "document,para,kind,body,number,pinpoint"),
        ("references", "document,para,symbol"),
        ("records", "meeting,relation,symbol,document,para"),
        ("offices", "body,role,holder,term_start,term_end,meeting,by_decision,document,para,person"),
        ("links", "document,para,subject,relation,object"),
        ("plans", "plan,type,act,actor,meeting,date,detail,document,para"),
        ("budgets", "year,fund,measure,amount,currency,status,document,para"),
        ("acts", "document,para,actor,act,addressee,object,due,deliverable,effect"),
        ("implementation", "document,section,kind,body,number"),
        ("events", "event,name,start,end,place,document,para"),
        ("state_roles", "state,role,context,date,document,para"),
        ("votes", "document,para,kind,body,number,state,choice"),
        ("sponsors", "document,para,state"),
        ("subjects", "document,para,concept"),
    ],
)  # fmt: skip
def test_columns(name: str, columns: str, store: Store) -> None:
    assert table(store, name)[0] == tuple(columns.split(","))


#: Tables that the gold does not have, and columns of others that it lacks.
UNJUDGED = {"paragraphs", "subjects", "votes", "sponsors"}
OURS = {
    "documents": {"document"},
    "acts": {"due", "deliverable", "effect"},
    "adopted": {"method", "in_favour", "against", "abstentions"},
}


@pytest.mark.parametrize("name", [name for name in TABLES if name not in UNJUDGED])
def test_columns_are_those_of_the_gold(name: str, store: Store, shared: Path) -> None:
    """But for those that the gold does not have: what `documents` is keyed by, when an act is due …"""
    with (shared / "gold" / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        gold = [column for column in next(csv.reader(handle)) if column != "optional"]
    columns = list(table(store, name)[0])
    assert [column for column in columns if column not in OURS.get(name, ())] == gold


def rows(store: Store, name: str) -> list[str]:
    return ["|".join(row).replace(LOCAL, "local") for row in table(store, name)[1]]


def test_documents(store: Store) -> None:
    meeting = "unhabitat-eb 2024/1|2024-05-06|2024-05-08|Nairobi"
    masthead = f"en|2024-02-26|General|unhabitat-eb|{meeting}|10|HSP/EB.2024/1|unhabitat-ed|"
    assert rows(store, "documents") == [
        f'HSP/EB.2024/9|000_en.txt|HSP/EB.2024/9|Progress, "reform"|en|{masthead}',
        f"HSP/EB.2024/9|000_zh.txt|HSP/EB.2024/9|实施改革的情况|zh|{masthead}",
        "local|004.md||执行局的报告|zh||||unhabitat-ha||||||||2023-03-08",
    ]


def test_paragraphs_stand_in_the_order_of_the_document(store: Store) -> None:
    assert rows(store, "paragraphs") == [
        "HSP/EB.2024/9|masthead|masthead|masthead|",
        "HSP/EB.2024/9|2|body|paragraph|2",
        "HSP/EB.2024/9|fn*|note|note|",
        "local|masthead|masthead|masthead|",
        "local|7|body|paragraph|7",
        "local|7(a)|body|item|7(a)",
        "local|30|body|paragraph|30",
    ]


def test_meetings_are_as_precise_as_the_text(store: Store) -> None:
    assert rows(store, "meetings") == [
        "unhabitat-eb 2020/1|2020-06-29|2020-06-29||online|local|7",
        "unhabitat-eb 2020/1#2|2020-07||||local|30",
        "unhabitat-eb 2024/1|2024-05-06|2024-05-08|Nairobi||HSP/EB.2024/9|masthead",
    ]


def test_adopted_has_claims_in_conflict_too(store: Store) -> None:
    assert rows(store, "adopted") == [
        "decision|unhabitat-eb|2020/1|预算|unhabitat-eb 2020/1||local|7(a)||||",
        "decision|unhabitat-eb|2020/2||unhabitat-eb 2020/1#2|2020-07|local|30||||",
    ]


def test_the_other_tables(store: Store) -> None:
    assert rows(store, "parts") == ["decision|unhabitat-eb|2020/1|a|第一部分|local|7(a)"]
    assert rows(store, "citations") == [
        "HSP/EB.2024/9|2|resolution|un-ga|72/279|",
        "HSP/EB.2024/9|2|resolution|un-ga|76/4|para 15",
        "local|30|resolution|un-sc|2504 (2020)|",
    ]
    assert rows(store, "references") == ["HSP/EB.2024/9|fn*|HSP/EB.2024/1"]
    assert rows(store, "records") == [
        "unhabitat-eb 2020/1|report_in|HSP/EB.2020/18|local|30",
        "unhabitat-eb 2020/1#2|decisions_in|HSP/EB.2020/29|local|30",
    ]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A record of deliberations, in two languages, and a draft."""
    return open_graph(deliberations.write(tmp_path_factory.mktemp("deliberations")))


def test_a_row_of_acts_has_all_deadlines_addressees_and_deliverables(record: Store) -> None:
    found = [row for row in rows(record, "acts") if row.startswith(("HSP/HA.9/40|8|", "HSP/HA.9/40|15|", "HSP/HA.3"))]
    assert found == [
        "HSP/HA.3/L.2|2|unhabitat-ha|requested|unhabitat-ed|每年报告|R/P1Y|report|",
        "HSP/HA.9/40|8|unhabitat-eb|requested|unhabitat-ed|交出清单|2022-12-31||",
        "HSP/HA.9/40|8|unhabitat-eb|requested|unhabitat-ed|报告进展|unhabitat-eb 2023/2||",
        "HSP/HA.9/40|15|unhabitat-ha|decided||延长任务期限|2026-12-31||extends",
        "HSP/HA.9/40|15|unhabitat-ha|requested|KEN;unhabitat-ed|半年内提出战略和计划，请肯尼亚协助|"
        "P6M;next-session|plan;strategy|",
    ]


def test_an_outcome_is_one_row_whatever_is_told_of_its_adoption(record: Store) -> None:
    assert rows(record, "adopted") == [
        "resolution|unhabitat-ha|2/1||||HSP/HA.9/40|14|consensus;without-vote|||",
        "resolution|unhabitat-ha|2/9||unhabitat-ha 2||HSP/HA.9/40|14|recorded-vote|30|1|12",
    ]


def test_votes_on_resolutions_and_drafts(record: Store) -> None:
    assert rows(record, "votes") == [
        "HSP/HA.3/L.2|3|draft||HSP/HA.3/L.2|KEN|against",
        "HSP/HA.3/L.2|3|draft||HSP/HA.3/L.2|POL|against",
        "HSP/HA.9/40|14|resolution|unhabitat-ha|2/9|FRA|in-favour",
        "HSP/HA.9/40|14|resolution|unhabitat-ha|2/9|IRN|abstained",
        "HSP/HA.9/40|14|resolution|unhabitat-ha|2/9|KEN|in-favour",
        "HSP/HA.9/40|14|resolution|unhabitat-ha|2/9|POL|against",
    ]


def test_sponsors_of_a_draft(record: Store) -> None:
    assert rows(record, "sponsors") == ["HSP/HA.3/L.2|1|FRA", "HSP/HA.3/L.2|1|KEN"]


def test_several_authors_are_joined_in_order() -> None:
    graph = graph_builder.small()
    node = graph_builder.node
    line = next(
        t[2] for t in graph.provenance if t[1] == graph_builder.name("trv:evidence") and "@zh#char=0,13" in t[2]
    )
    for slug in ("zz", "aa"):
        graph.claim(node("doc/HSP/EB.2024/9"), "dct:creator", node(f"body/{slug}"), line)
    store = Store()
    store.load(graph.everything().encode(), format=RdfFormat.N_TRIPLES)
    assert [row[15] for row in table(store, "documents")[1]] == ["unhabitat-ed", "aa;unhabitat-ed;zz", ""]


def test_files_are_the_same_from_run_to_run(tmp_path: Path, store: Store) -> None:
    paths = write_tables(store, tmp_path / "a" / "b")
    assert [path.name for path in paths] == [f"{name}.csv" for name in TABLES]
    first = [path.read_bytes() for path in paths]
    assert first == [path.read_bytes() for path in write_tables(open_graph(FIXTURE), tmp_path / "c")]
    assert not any(b"\r" in content for content in first)
    assert b'"Progress, ""reform"""' in first[0]


def test_an_unknown_table_is_named(store: Store) -> None:
    with pytest.raises(QueryError, match="documents, paragraphs"):
        table(store, "speeches")


def test_each_table_is_quick_at_twenty_thousand_triples(tmp_path: Path) -> None:
    store = open_graph(graph_builder.large(16).write(tmp_path))
    assert len(store) > 20_000
    for name in TABLES:
        began = time.process_time()
        table(store, name)
        assert time.process_time() - began < 0.3, name


def test_each_table_is_quick_where_bodies_act_and_vote(tmp_path: Path) -> None:
    store = open_graph(deliberations.write(tmp_path, 24))
    assert len(store) > 80_000
    for name in TABLES:
        began = time.process_time()
        table(store, name)
        assert time.process_time() - began < 1, name
