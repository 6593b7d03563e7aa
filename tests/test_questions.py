"""The thirty-one ready-made questions: their files, their answers in two engines, and their speed."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import deliberations
import pytest
import rdflib
from conftest import CORPUS, ONTOLOGY
from graph_builder import FIXTURE
from pyoxigraph import RdfFormat
from rdflib.plugins.sparql import prepareQuery

from travaux.errors import QueryError
from travaux.graph.terms import BASE, NAMESPACES, VOC, iri, literal
from travaux.pipeline import build
from travaux.query import Question, ask, find_question, questions
from travaux.query.binding import bind
from travaux.query.render import shown
from travaux.store import Store, open_graph

FILES = sorted((ONTOLOGY / "questions").glob("*.rq"))
QUESTIONS = questions()
NAMES = [question.name for question in QUESTIONS]
#: Questions that the documents of the quick start do not answer with the default parameters, and the graph that does.
ELSEWHERE = {
    "confirmed-in-languages": "deliberations",
    "amended-by": "deliberations",
    "votes-of-state": "deliberations",
    "sponsored-by": "deliberations",
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders of three graphs: the quick start, the record of deliberations, and the small graph made by hand."""
    demo = tmp_path_factory.mktemp("demo") / "graph"
    build([CORPUS], demo)
    record = deliberations.write(tmp_path_factory.mktemp("deliberations"))
    return {"demo": demo, "deliberations": record, "fixture": FIXTURE}


@pytest.fixture(scope="module")
def stores(folders: dict[str, Path]) -> dict[str, Store]:
    return {name: open_graph(folder) for name, folder in folders.items()}


@pytest.fixture(scope="module")
def graphs(folders: dict[str, Path]) -> dict[str, rdflib.Graph]:
    """The same graphs in rdflib."""
    found = {}
    for name, folder in folders.items():
        found[name] = rdflib.Graph(bind_namespaces="none")
        for path in [*folder.glob("*.ttl")] or [*folder.glob("*.nt")]:
            if path.name != "dataset.ttl":
                found[name].parse(path)
    return found


@pytest.fixture(scope="module")
def record(stores: dict[str, Store]) -> Store:
    return stores["deliberations"]


def answers(store: Store, name: str, *columns: str, **params: str) -> list[str]:
    """Some columns of an answer, as a person sees them, each row on a line of its own."""
    result = ask(store, name, params)
    places = [result.columns.index(column) for column in columns]
    return [" ".join(filter(None, (shown(row[place]) for place in places))) for row in result.rows]


# ---------------------------------------------------------------- files


def test_there_are_thirty_one_and_no_number_is_given_twice() -> None:
    assert [path.name[:3] for path in FILES] == [f"{number:02}-" for number in range(1, 32)]
    assert [question.number for question in QUESTIONS] == list(range(1, 32))
    assert len(set(NAMES)) == 31


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_a_question_says_what_it_answers(question: Question) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", question.name)
    assert question.title.endswith("?")
    assert question.topic
    assert question.description.endswith(".")
    assert len(question.description) > 60
    assert max(map(len, question.text.splitlines())) <= 120


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_a_parameter_has_a_default_and_is_asked_about(question: Question) -> None:
    head, _, query = question.text.partition("SELECT")
    assert len(question.parameters) == head.count("# param:")
    for parameter in question.parameters:
        assert parameter.default
        assert len(re.findall(rf"\?{parameter.name}\b", query.partition("WHERE")[2])) > 0


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_rows_come_once_and_in_order(question: Question) -> None:
    assert "SELECT DISTINCT" in question.text or "GROUP BY" in question.text or question.name == "budget-of-fund"
    assert "\nORDER BY" in question.text


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_a_question_is_well_formed_for_two_engines(question: Question) -> None:
    prepareQuery(question.text, initNs=NAMESPACES, base=BASE)
    assert list(Store().query(question.text, prefixes=NAMESPACES, base_iri=BASE)) == []  # type: ignore[arg-type]


def test_the_page_of_questions_lists_them_all() -> None:
    page = (ONTOLOGY / "questions" / "README.md").read_text("utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:4]] for line in page.splitlines() if re.match(r"\| \d", line)]
    assert rows == [
        [str(one.number), f"{one.title} `{one.name}`", ", ".join(parameter.name for parameter in one.parameters)]
        for one in QUESTIONS
    ]


# ---------------------------------------------------------------- answers


@pytest.mark.parametrize("name", NAMES)
def test_a_question_has_an_answer(name: str, stores: dict[str, Store]) -> None:
    assert ask(stores[ELSEWHERE.get(name, "demo")], name).rows


def in_rdflib(
    graph: rdflib.Graph, name: str, store: Store, columns: tuple[str, ...], **params: str
) -> Iterator[tuple[str, ...]]:
    """Ask a question, with its default parameters if no others are given, and write as the other engine does."""
    question = find_question(name)
    bound: Any = {
        one.name: rdflib.util.from_n3(str(bind(store, one.name, one.type, params.get(one.name, one.default or ""))))
        for one in question.parameters
    }
    answer = graph.query(question.text, initNs=NAMESPACES, initBindings=bound, base=BASE)
    for row in answer:
        yield tuple(term(row[column]) for column in columns)  # type: ignore[index, call-overload]


def term(node: object) -> str:
    if node is None:
        return ""
    if isinstance(node, rdflib.Literal):
        datatype = str(node.datatype or "").replace("#nonNegativeInteger", "#integer")  # as the other engine gives it
        return literal(str(node), node.language or "", datatype)
    return iri(str(node))


@pytest.mark.parametrize("graph", ["demo", "deliberations", "fixture"])
@pytest.mark.parametrize("name", NAMES)
def test_two_engines_answer_alike(
    name: str, graph: str, stores: dict[str, Store], graphs: dict[str, rdflib.Graph]
) -> None:
    result = ask(stores[graph], name)
    assert sorted(in_rdflib(graphs[graph], name, stores[graph], result.columns)) == sorted(result.rows)


def test_a_first_bureau_is_known_by_its_meeting_only(record: Store) -> None:
    columns = ("role", "from", "to", "elected")
    assert answers(record, "roles-of-state", *columns, state="USA") == ["role/chair 2019-05-30"]
    assert answers(record, "roles-of-state", *columns, state="EGY") == [
        "role/vice-chair 2020 2021 2020-07-29",
        "role/vice-chair 2021 2022 2021-04-07",
    ]


@pytest.mark.parametrize(
    ("day", "chair"),
    [
        ("2019-05-29", []),
        ("2019-05-30", ["USA"]),
        ("2020-07-28", ["USA"]),  # no text gives an end: to the next election
        ("2020-07-29", ["IRN"]),
        ("2021-04-06", ["IRN"]),  # two terms share a year
        ("2021-04-07", ["POL"]),
        ("2022-12-31", ["POL"]),
        ("2023-01-01", []),
    ],
)
def test_who_chaired(day: str, chair: list[str], record: Store) -> None:
    assert answers(record, "who-chaired", "state", date=day) == [f"state/{code}" for code in chair]


@pytest.mark.parametrize(
    ("day", "chair"),
    [("2009-12-31", []), ("2011-06-01", ["FRA"]), ("2012-06-01", ["FRA", "KEN"]), ("2013-06-01", ["KEN"])],
)
def test_who_chaired_where_only_years_are_known(day: str, chair: list[str], record: Store) -> None:
    found = answers(record, "who-chaired", "state", body="unhabitat-cpr", date=day)
    assert found == [f"state/{code}" for code in chair]


def test_a_president_chairs_too(record: Store) -> None:
    assert answers(record, "who-chaired", "role", "state", body="unhabitat-ha", date="2019-05-27") == [
        "role/president state/MEX"
    ]


def test_offices_by_group(record: Store) -> None:
    found = answers(record, "offices-by-group", "role", "group", "terms", "states")
    assert "role/vice-chair group/african 2 1" in found
    assert len(found) == 9


def test_reports_on_a_part_are_reports_on_the_whole(record: Store) -> None:
    assert answers(record, "reports-on", "reported", "number") == [
        "resolution/unhabitat-ha/1/3 1",
        "resolution/unhabitat-ha/1/3/para/4 2",
    ]


def test_how_a_text_is_cited(record: Store) -> None:
    found = answers(record, "texts-that-cite", "text", "relation", outcome="resolution unhabitat-ha 1/1")
    assert found == ["decision/unhabitat-eb/2020/3 trv:pursuantTo"]


def test_a_mandate_is_followed_through_the_plan_to_the_general_assembly(record: Store) -> None:
    assert answers(record, "chain-of-mandate", "text", "mandate") == [
        "decision/unhabitat-eb/2020/3 plan/unhabitat/strategic-plan/2020-2023",
        "decision/unhabitat-eb/2020/3 resolution/unhabitat-ha/1/1",
        "plan/unhabitat/strategic-plan/2020-2023 resolution/unhabitat-ha/1/1",
        "resolution/unhabitat-ha/1/1 resolution/un-ga/73/239",
    ]
    assert answers(record, "chain-of-mandate", "body")[-1] == "body/un-ga"


def test_requests_with_what_came_of_them(record: Store) -> None:
    found = answers(record, "requests-of", "words", "meeting", "due", "report")
    assert sorted(found) == [
        "交出清单 2022-12-31 doc/HSP/EB.2024/90",
        "半年内提出战略和计划，请肯尼亚协助",
        "报告进展 meeting/unhabitat-eb/2023/2 2023-06-08",
        "每年报告",
        "补充材料 meeting/unhabitat-eb/2021/3",
        "说明情况 meeting/unhabitat-ha/3",
    ]


@pytest.mark.parametrize(
    ("day", "overdue"),
    [
        ("2021-12-31", []),
        ("2022-01-01", ["补充材料"]),  # due at a meeting of which only the year is known
        ("2023-06-08", ["补充材料"]),
        ("2023-06-09", ["补充材料", "报告进展"]),  # but not what a document reports on
    ],
)
def test_overdue_requests(day: str, overdue: list[str], record: Store) -> None:
    assert answers(record, "overdue-requests", "words", date=day) == overdue


def test_a_report_on_the_decision_answers_its_requests(tmp_path: Path) -> None:
    folder = deliberations.write(tmp_path)
    with (folder / "facts.nt").open("a", encoding="utf-8") as file:
        file.write(f"<{BASE}doc/X/1> <{NAMESPACES['trv']}reportsOn> <{BASE}decision/unhabitat-eb/2022/5> .\n")
    assert "报告进展" not in answers(open_graph(folder), "overdue-requests", "words")


def test_what_bodies_do_most_comes_first(record: Store) -> None:
    found = answers(record, "what-bodies-do", "body", "type", "acts")
    assert found[0] == "body/unhabitat-eb act-type/requested 3"


def test_taking_note_is_no_approval(record: Store) -> None:
    assert answers(record, "fate-of-document", "how") == ["act-type/took-note"]
    found = answers(record, "fate-of-document", "how", "decision", document="HSP/EB.2023/20")
    assert found == ["trv:approves decision/unhabitat-eb/2023/6", "act-type/endorsed"]


def test_a_budget_goes_from_proposed_to_approved(record: Store) -> None:
    assert answers(record, "budget-of-fund", "year", "status", "amount") == [
        "2022 budget-status/proposed 4000000",
        "2022 budget-status/approved 3100000",
        "2023 budget-status/recommended 3000000",
        "2023 budget-status/approved 3000000",
    ]


def test_resources_of_a_plan_and_of_a_decision(record: Store) -> None:
    assert answers(record, "resources", "relation", "mandate", "amount") == [
        "trv:decidedBy decision/unhabitat-eb/2022/5 3000000",
        "trv:forPlan plan/unhabitat/programme-of-work/2023 3000000",
    ]


def test_the_periods_of_a_plan_with_who_decided_them(record: Store) -> None:
    assert answers(record, "periods-of-plan", "from", "to", "decision", "meeting") == [
        "2020 2023 resolution/unhabitat-ha/1/1 meeting/unhabitat-ha/1",
        "2020 2025 resolution/unhabitat-ha/2/9 meeting/unhabitat-ha/2",
    ]


@pytest.mark.parametrize(
    ("year", "plan"),
    [
        ("2019", []),
        ("2024", ["plan/unhabitat/strategic-plan/2020-2023 2025 body/unhabitat-ha"]),
        ("2027", ["plan/unhabitat/strategic-plan/2026-2029 2029 no adoption known"]),
    ],
)
def test_the_plan_of_a_year(year: str, plan: list[str], record: Store) -> None:
    assert answers(record, "plan-in-force", "plan", "to", "approver", "note", year=year) == plan


@pytest.mark.parametrize(
    ("steps", "rows"),
    [
        (["being-prepared"], []),
        (["scheduled", "submitted"], []),
        (["evaluated"], ["plan/unhabitat/strategic-plan/2026-2029 no adoption known"]),
        (["being-prepared", "adopted"], ["plan/unhabitat/strategic-plan/2026-2029"]),
        (["extended"], ["plan/unhabitat/strategic-plan/2026-2029"]),
    ],
)
def test_a_plan_that_is_only_drafted_is_not_in_force(
    steps: list[str], rows: list[str], record: Store, graphs: dict[str, rdflib.Graph]
) -> None:
    added = "".join(
        f"<urn:{step}> <{NAMESPACES['trv']}planAct> <{VOC}plan-act/{step}> .\n"
        f"<urn:{step}> <{NAMESPACES['trv']}concerns> <{BASE}plan/unhabitat/strategic-plan/2026-2029> .\n"
        for step in steps
    )
    store, graph = Store(), rdflib.Graph(bind_namespaces="none")
    store.bulk_extend(record)
    store.bulk_load(added.encode(), format=RdfFormat.N_TRIPLES)
    graph += graphs["deliberations"]
    graph.parse(data=added, format="nt")
    assert answers(store, "plan-in-force", "plan", "approver", "note", year="2027") == rows
    result = ask(store, "plan-in-force", {"year": "2027"})
    assert list(in_rdflib(graph, "plan-in-force", store, result.columns, year="2027")) == list(result.rows)


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "Iran took the chair at the resumed meeting."), ("zh", "续会改选，伊朗任主席。")]
)
def test_a_paragraph_in_a_language(language: str, sentence: str, record: Store) -> None:
    found = answers(record, "paragraph-in-language", "quotation", document="HSP/HA.9/40", number="2", language=language)
    assert found == [sentence]


def test_what_changed_a_text_or_a_part_of_it(record: Store) -> None:
    columns = ("relation", "text", "number")
    assert answers(record, "amended-by", *columns) == ["eli:amends resolution/unhabitat-ha/2/9 6"]
    assert answers(record, "amended-by", *columns, outcome="decision unhabitat-eb 2019/1") == [
        "eli:repeals resolution/unhabitat-ha/2/9 6"
    ]


def test_votes_of_a_state_on_resolutions_and_drafts(record: Store) -> None:
    columns = ("text", "choice", "date", "method", "for", "against", "abstentions")
    adopted = "resolution/unhabitat-ha/2/9 {} 2023-06-05 adoption-method/recorded-vote 30 1 12"
    assert answers(record, "votes-of-state", *columns) == [
        "doc/HSP/HA.3/L.2 vote-choice/against 1 2 0",
        adopted.format("vote-choice/in-favour"),
    ]
    assert answers(record, "votes-of-state", *columns, state="IRN") == [adopted.format("vote-choice/abstained")]


def test_what_is_due_from_whom(record: Store) -> None:
    columns = ("type", "addressee", "deliverable", "due", "day", "draft")
    requested = "act-type/requested {} deliverable/{} {}"
    assert sorted(answers(record, "what-is-due", *columns, body="unhabitat-ha")) == sorted(
        [
            "act-type/decided 2026-12-31 2026-12-31",
            requested.format("body/unhabitat-ed", "report", "R/P1Y doc/HSP/HA.3/L.2"),
            *(
                requested.format(who, what, due)
                for who in ("body/unhabitat-ed", "state/KEN")
                for what in ("plan", "strategy")
                for due in ("P6M", "next-session")
            ),
        ]
    )


def test_a_meeting_at_which_something_is_due_has_a_last_day(record: Store) -> None:
    found = answers(record, "what-is-due", "words", "due", "day", "decision")
    assert "报告进展 meeting/unhabitat-eb/2023/2 2023-06-08 decision/unhabitat-eb/2022/5" in found
    assert "交出清单 2022-12-31 2022-12-31" in found


def test_drafts_that_a_state_sponsors(record: Store) -> None:
    columns = ("draft", "body", "issued", "sponsors")
    assert answers(record, "sponsored-by", *columns) == ["doc/HSP/HA.3/L.2 body/unhabitat-ha 2025-05-20 2"]
    assert answers(record, "sponsored-by", *columns, state="POL") == []


def test_officers_come_in_the_order_of_their_terms(record: Store) -> None:
    found = answers(record, "officers", "role", "state", "from", "to", "elected")
    assert found[0] == "role/chair state/USA 2019-05-30"
    assert [row for row in found if "/chair" in row][1:] == [
        "role/chair state/IRN 2020 2021 2020-07-29",
        "role/chair state/POL 2021 2022 2021-04-07",
    ]
    assert answers(record, "officers", "state", "from", "elected", body="unhabitat-cpr") == [
        "state/FRA 2010",
        "state/KEN 2012",
    ]


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ("unhabitat-eb", ["2022 act-type/requested number 1"]),
        ("unhabitat-ha", ["2019 act-type/approved meeting 1", "2023 act-type/requested meeting 1"]),
    ],
)
def test_acts_have_the_year_of_their_text_or_meeting(body: str, rows: list[str], record: Store) -> None:
    found = answers(record, "acts-over-time", "year", "type", "dated", "acts", body=body)
    assert [row for row in found if row[0] == "2"] == rows


def test_an_act_has_no_year_of_a_text_of_another_body(tmp_path: Path) -> None:
    folder = deliberations.write(tmp_path)
    with (folder / "facts.nt").open("a", encoding="utf-8") as file:
        number = f'<{NAMESPACES["trv"]}series> "1999"'
        act = f"<{BASE}act/doc/HSP/HA.9/40/para_9/invited/1>"
        file.write(f"{act} <{NAMESPACES['trv']}decidedBy> <{BASE}resolution/un-ga/1999/1> .\n")
        file.write(f"<{BASE}resolution/un-ga/1999/1> {number} .\n")
        file.write(f"<{BASE}resolution/un-ga/1999/1> <{NAMESPACES['trv']}adoptedBy> <{BASE}body/un-ga> .\n")
    assert "act-type/invited 1" in answers(open_graph(folder), "acts-over-time", "year", "type", "acts")


def test_requests_without_a_report(record: Store) -> None:
    assert sorted(answers(record, "unreported-requests", "words", "due", "day")) == [
        "报告进展 meeting/unhabitat-eb/2023/2 2023-06-08",
        "补充材料 meeting/unhabitat-eb/2021/3 2021",
        "说明情况 meeting/unhabitat-ha/3",
    ]


def test_requests_of_a_draft_are_none_yet(record: Store) -> None:
    assert "每年报告" not in answers(record, "unreported-requests", "words", body="unhabitat-ha")


# ---------------------------------------------------------------- parameters


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("roles-of-state", {"body": "unhabitat-ebb"}, "There is no body 'unhabitat-ebb'. Did you mean unhabitat-eb"),
        ("roles-of-state", {"state": "XXQ"}, "There is no State 'XXQ'"),
        ("roles-of-state", {"state": "Iran"}, "three-letter code"),
        ("adopted-at-meeting", {"meeting": "unhabitat-ebb 2020/1"}, "There is no body"),
        ("amended-by", {"outcome": "decision unhabitat-ebb 2020/1"}, "There is no body"),
        ("periods-of-plan", {"plan": "2020-2023"}, "owner, type and period"),
        ("periods-of-plan", {"plan": "unhabitatt strategic-plan 2020-2023"}, "There is no body"),
        ("plan-in-force", {"year": "20"}, "a year of four digits"),
        ("budget-of-fund", {"fund": "earmarked"}, "There are: foundation-earmarked, foundation-non-earmarked"),
        ("budget-of-fund", {"fund": "a fund"}, "the code of a fund"),
        ("paragraph-in-language", {"language": "de"}, "ar, en, es, fr, ru or zh"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(
    name: str, params: dict[str, str], message: str, record: Store
) -> None:
    with pytest.raises(QueryError) as caught:
        ask(record, name, params)
    assert message in str(caught.value)


def test_a_body_without_facts_is_no_mistake(record: Store) -> None:
    assert ask(record, "roles-of-state", {"body": "un-ecosoc"}).rows == ()


def test_any_fund_may_be_asked_of_a_graph_without_amounts(stores: dict[str, Store]) -> None:
    assert ask(stores["fixture"], "budget-of-fund").rows == ()


def test_periods_are_written_with_either_dash(record: Store) -> None:
    plain = bind(record, "plan", "plan", "unhabitat strategic-plan 2020-2023")
    assert bind(record, "plan", "plan", "unhabitat strategic-plan 2020–2023") == plain


def test_concepts_are_shown_without_their_base() -> None:
    assert shown(f"<{VOC}act-type/requested>") == "act-type/requested"


# ---------------------------------------------------------------- speed


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_graph(deliberations.write(tmp_path_factory.mktemp("large"), 36))


def test_each_question_is_quick_at_a_hundred_thousand_triples(large: Store) -> None:
    assert len(large) > 100_000
    slow = {}
    for name in NAMES:
        began = time.process_time()
        ask(large, name)
        if (took := time.process_time() - began) > 1:
            slow[name] = took
    assert slow == {}
