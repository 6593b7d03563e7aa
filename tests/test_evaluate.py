"""`travaux evaluate`: small invented gold, and agreement with the shared scorer to the last digit."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import CORPUS
from graph_builder import FIXTURE
from typer.testing import CliRunner

from travaux.cli import app
from travaux.errors import InputError
from travaux.evaluate import Evaluation, Score, evaluate, render
from travaux.pipeline import build

Tables = Mapping[str, Sequence[str]]
Compare = Callable[[Tables, Tables], Evaluation]

DOCUMENTS = ["file,document,symbol", "a,HSP/EB.2098/4,HSP/EB.2098/4", "b,HSP/EB.2098/5,HSP/EB.2098/5"]
RECORDS = "meeting,relation,symbol,document,para,optional"
ACTS = "document,para,actor,act,addressee,optional"
ADOPTED = "kind,body,number,title,meeting,document,para,optional"
BUDGETS = "year,fund,measure,amount,currency,status,document,para,optional"


def write(folder: Path, tables: Tables) -> Path:
    folder.mkdir()
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    """Evaluate tables that are given as lines of CSV."""
    return lambda gold, found: evaluate(write(tmp_path / "gold", gold), write(tmp_path / "found", found))


def scored(compare: Compare, table: str, gold: Sequence[str], found: Sequence[str]) -> Score:
    return compare({table: gold}, {table: found, "documents": DOCUMENTS}).whole.tables[table]


# ---------------------------------------------------------------- facts


def test_precision_recall_and_their_mean(compare: Compare) -> None:
    gold = [RECORDS, *(f"un-ga {n},report_in,A/{n},a,{n}," for n in range(1, 5))]
    found = [RECORDS, "un-ga 1,report_in,A/1,a,1,", "un-ga 9,report_in,A/9,a,9,"]
    assert scored(compare, "records", gold, found) == Score(0.5, 0.25, 1 / 3, 4, 1 / 3)


def test_a_fact_in_the_wrong_paragraph_is_right_but_not_in_place(compare: Compare) -> None:
    score = scored(compare, "records", [RECORDS, "un-ga 1,report_in,A/1,a,1,"], [RECORDS, "un-ga 1,report_in,A/1,a,2,"])
    assert (score.f1, score.in_place) == (1.0, 0.0)


def test_blanks_and_dashes_make_no_difference(compare: Compare) -> None:
    gold = [RECORDS, "un-ga 2097–2098,report_in,A/ 1,a,1,"]
    assert scored(compare, "records", gold, [RECORDS, "un-ga 2097-2098,report_in,A/1,a,1,"]).in_place == 1.0


@pytest.mark.parametrize("document", ["a", "HSP/EB.2098/4", "a.txt"])
def test_a_document_goes_by_any_of_its_names(compare: Compare, document: str) -> None:
    documents = ["file,document,symbol", "a.txt,HSP/EB.2098/4,HSP/EB.2098/4"]
    gold = {"records": [RECORDS, "un-ga 1,report_in,A/1,a,1,"]}
    found = {"records": [RECORDS, f"un-ga 1,report_in,A/1,{document},1,"], "documents": documents}
    assert compare(gold, found).whole.tables["records"].in_place == 1.0


def test_the_same_fact_twice_counts_once(compare: Compare) -> None:
    twice = [RECORDS, "un-ga 1,report_in,A/1,a,1,", "un-ga 1,report_in,A/1,a,2,"]
    score = scored(compare, "records", twice, [RECORDS, "un-ga 1,report_in,A/1,a,1,"])
    assert (score.f1, score.rows) == (1.0, 1)
    assert score.in_place == pytest.approx(2 / 3)


def test_an_act_counts_as_often_as_it_stands(compare: Compare) -> None:
    act = "a,1,un-ga,decided,,"
    score = scored(compare, "acts", [ACTS, act, act, act], [ACTS, act])
    assert score == Score(1.0, 1 / 3, 0.5, 3, 0.5)


def test_an_act_too_much_of_its_kind_costs_precision(compare: Compare) -> None:
    act = "a,1,un-ga,decided,,"
    assert scored(compare, "acts", [ACTS, act], [ACTS, act, act]).precision == 0.5


@pytest.mark.parametrize("found", [[], ["un-ga 2,report_in,A/2,a,2,"]], ids=["missing", "found"])
def test_an_optional_row_costs_nothing(compare: Compare, found: list[str]) -> None:
    gold = [RECORDS, "un-ga 1,report_in,A/1,a,1,", "un-ga 2,report_in,A/2,a,2,yes"]
    score = scored(compare, "records", gold, [RECORDS, "un-ga 1,report_in,A/1,a,1,", *found])
    assert score == Score(1.0, 1.0, 1.0, 1, 1.0)


@pytest.mark.parametrize("status", ["approved", "estimated"])
def test_either_alternative_is_right(compare: Compare, status: str) -> None:
    gold = [BUDGETS, "2098,total,budget,1200000,USD,approved|estimated,a,3,"]
    found = [BUDGETS, f"2098,total,budget,1200000,USD,{status},a,3,"]
    assert scored(compare, "budgets", gold, found).in_place == 1.0


def test_both_alternatives_are_one_too_many(compare: Compare) -> None:
    gold = [BUDGETS, "2098,total,budget,1200000,USD,approved|estimated,a,3,"]
    found = [BUDGETS, *(f"2098,total,budget,1200000,USD,{status},a,3," for status in ("approved", "estimated"))]
    assert scored(compare, "budgets", gold, found).precision == 0.5


def test_a_bar_in_an_object_parts_no_alternatives(compare: Compare) -> None:
    columns = "document,subject,relation,object"
    gold = [columns, "a,this,concerns,one|other"]
    assert scored(compare, "links", gold, [columns, "a,this,concerns,one"]).f1 == 0.0


@pytest.mark.parametrize(("amount", "f1"), [("1200000.0", 1.0), ("1.2e6", 1.0), ("1200001", 0.0), ("about 12", 0.0)])
def test_amounts_are_numbers(compare: Compare, amount: str, f1: float) -> None:
    gold = [BUDGETS, "2098,total,budget,1200000,USD,approved,a,3,"]
    assert scored(compare, "budgets", gold, [BUDGETS, f"2098,total,budget,{amount},USD,approved,a,3,"]).f1 == f1


def test_nothing_found_is_not_precise(compare: Compare) -> None:
    assert scored(compare, "records", [RECORDS, "un-ga 1,report_in,A/1,a,1,"], [RECORDS]).precision == 0.0


# ---------------------------------------------------------------- mastheads, titles, the mean


def test_each_field_of_a_masthead_is_a_fact(compare: Compare) -> None:
    gold = ["file,symbol,title,issued,author", "a,A/1,Words,2098-01-02,"]
    found = ["file,document,symbol,title,issued,author", "a.txt,A/1,A/1,Other words,,un-sg"]
    score = compare({"documents": gold}, {"documents": found}).whole.tables["documents"]
    assert score == Score(1 / 3, 1 / 3, 1 / 3, 3, 1 / 3)


def test_documents_that_gold_has_not_are_no_mistake(compare: Compare) -> None:
    gold = ["file,symbol", "a,HSP/EB.2098/4"]
    assert compare({"documents": gold}, {"documents": DOCUMENTS}).whole.tables["documents"].f1 == 1.0


def test_titles_are_compared_apart_from_the_facts(compare: Compare) -> None:
    gold = [ADOPTED, "decision,un-ga,1/1,One thing,un-ga 1,a,1,", "decision,un-ga,1/2,Another,un-ga 1,a,2,"]
    found = [ADOPTED, "decision,un-ga,1/1,Onething,un-ga 1,a,1,", "decision,un-ga,1/2,Else,un-ga 1,a,2,"]
    tables = compare({"adopted": gold}, {"adopted": found}).whole.tables
    assert tables["adopted"].f1 == 1.0
    assert tables["adopted.title"] == Score(0.5, 0.5, 0.5, 2, 0.5)


def test_the_mean_is_of_the_core_tables_that_gold_has(compare: Compare) -> None:
    gold = {
        "documents": DOCUMENTS,
        "records": [RECORDS, "un-ga 1,report_in,A/1,a,1,"],
        "plans": ["plan,type,act,actor,document,para", "2098,strategic-plan,adopted,un-ga,a,1"],
    }
    mean = compare(gold, {"documents": DOCUMENTS}).whole.mean
    assert (mean.f1, mean.in_place, mean.tables) == (0.5, 0.5, 2)


def test_a_table_that_gold_has_not_is_not_scored(compare: Compare) -> None:
    found = {"records": [RECORDS, "un-ga 1,report_in,A/1,a,1,"], "documents": DOCUMENTS}
    assert list(compare({"acts": [ACTS]}, found).whole.tables) == ["documents", "acts"]


# ---------------------------------------------------------------- differences


def test_what_is_missing_too_much_and_elsewhere(compare: Compare) -> None:
    gold = [RECORDS, "un-ga 1,report_in,A/1,a,1,", "un-ga 2,report_in,A/2,a,2,", "un-ga 5,report_in,A/5,a,5,yes"]
    found = [RECORDS, "un-ga 2,report_in,A/2,b,4,", "un-ga 3,report_in,A/3,a,3,"]
    evaluation = compare({"records": gold}, {"records": found, "documents": DOCUMENTS})
    differences = evaluation.differences("records")
    assert [(one.what, one.fact[2], one.document, one.para, one.found_in) for one in differences] == [
        ("missing", "A/1", "a", "1", ""),
        ("too much", "A/3", "a", "3", ""),
        ("elsewhere", "A/2", "a", "2", "b 4"),
    ]


def test_an_act_too_much_is_listed_once(compare: Compare) -> None:
    act = "a,1,un-ga,decided,,"
    differences = compare({"acts": [ACTS, act]}, {"acts": [ACTS, act, act]}).differences("acts")
    assert [(one.what, one.fact) for one in differences] == [("too much", ("un-ga", "decided", ""))]


def test_fields_of_mastheads_that_differ(compare: Compare) -> None:
    gold = ["file,symbol,title,author", "a,A/1,Words,"]
    found = ["file,document,symbol,title,author", "a.txt,A/1,,Other,un-sg"]
    differences = compare({"documents": gold}, {"documents": found}).differences("documents")
    assert [(one.what, *one.fact) for one in differences] == [
        ("missing", "symbol", "A/1", ""),
        ("other", "title", "Words", "Other"),
        ("too much", "author", "", "un-sg"),
    ]


def test_titles_that_differ_stand_beside_those_found(compare: Compare) -> None:
    gold = [ADOPTED, "decision,un-ga,1/2,Another,un-ga 1,a,2,"]
    found = [ADOPTED, "decision,un-ga,1/2,Else,un-ga 1,a,2,"]
    (one,) = compare({"adopted": gold}, {"adopted": found}).differences("adopted.title")
    assert (one.what, one.fact[-2:], one.document, one.para) == ("other", ("Another", "Else"), "a", "2")


def test_a_table_to_show_must_be_in_the_gold(compare: Compare) -> None:
    with pytest.raises(InputError, match=r"no table 'parts'\. It has: documents, acts"):
        compare({"acts": [ACTS]}, {"acts": [ACTS]}).differences("parts")


# ---------------------------------------------------------------- input


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere: There is no such folder"):
        evaluate(tmp_path / "nowhere", FIXTURE)
    gold = write(tmp_path / "gold", {"acts": [ACTS]})
    with pytest.raises(InputError, match=r"nowhere: There is no such file or folder"):
        evaluate(gold, tmp_path / "nowhere")


def test_a_folder_without_a_table_says_which_are_known(tmp_path: Path) -> None:
    empty = write(tmp_path / "empty", {"shopping": ["what", "tea"]})
    gold = write(tmp_path / "gold", {"acts": [ACTS]})
    for pair in ((empty, gold), (gold, empty)):
        with pytest.raises(
            InputError, match=r"empty: No (?:graph and no )?table is in this folder\. Known tables: documents, meetings"
        ):
            evaluate(*pair)


@pytest.mark.parametrize("side", ["gold", "found"])
def test_a_column_that_is_missing_is_named_with_its_file(tmp_path: Path, side: str) -> None:
    whole = write(tmp_path / "whole", {"acts": [ACTS]})
    broken = write(tmp_path / "broken", {"acts": ["document,para,actor,act"]})
    with pytest.raises(InputError, match=r"acts\.csv: The column addressee is missing"):
        evaluate(*((broken, whole) if side == "gold" else (whole, broken)))


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold", {"acts": [ACTS]})
    (gold / "acts.csv").write_bytes(b"document\xff")
    with pytest.raises(InputError, match=r"acts\.csv: This file cannot be read"):
        evaluate(gold, gold)


def test_the_mark_of_a_spreadsheet_before_the_first_column_is_no_part_of_it(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold", {"acts": [f"\ufeff{ACTS}", "a,1,un-ga,decided,,"]})
    assert evaluate(gold, gold).whole.tables["acts"].rows == 1


def test_a_csv_that_is_no_known_table_is_reported(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold", {"acts": [ACTS], "adoptd": ["x"]})
    assert evaluate(gold, gold).notes == ("Not compared: adoptd.csv.",)


def test_documents_that_the_graph_has_not_are_named(compare: Compare) -> None:
    gold = {"acts": [ACTS, *(f"{name},1,un-ga,decided,," for name in ("a", "a.txt", "d", "e", "f"))]}
    (note,) = compare(gold, {"documents": DOCUMENTS}).notes
    assert note.startswith("Not in the graph: a.txt, d, e and 1 more. Gold names a document by its file")


# ---------------------------------------------------------------- a graph


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo") / "graph"
    build([CORPUS], out)
    return out


def test_a_graph_agrees_with_the_tables_written_from_it(demo: Path) -> None:
    golden = Path(__file__).parent / "golden" / "demo"
    from_graph, from_tables = evaluate(golden, demo), evaluate(golden, demo / "tables")
    assert from_graph.whole == from_tables.whole


def test_several_languages_are_scored_apart(tmp_path: Path) -> None:
    files = "file,document,symbol,language"
    gold = write(
        tmp_path / "gold",
        {
            "documents": [files, "000_en,,HSP/EB.2024/9,en", "000_zh,,HSP/EB.2024/10,zh"],
            "references": ["document,para,symbol", "000_zh,fn*,HSP/EB.2024/1", "000_en,fn*,HSP/EB.2024/7"],
        },
    )
    evaluation = evaluate(gold, FIXTURE)
    assert sorted(evaluation.languages) == ["en", "zh"]
    assert [note.partition(":")[0] for note in evaluation.notes] == ["In several languages"]
    assert evaluation.languages["en"].tables["references"].f1 == 0.0
    assert evaluation.languages["zh"].tables["references"].rows == 1
    assert evaluation.languages["en"].tables["documents"].recall == 1.0
    assert evaluation.languages["zh"].tables["documents"].recall == 0.5
    assert [line.split()[0] for line in render(evaluation).splitlines()[2:]] == ["all"] * 3 + ["en"] * 3 + ["zh"] * 3


# ---------------------------------------------------------------- the command


def run(*args: str | Path) -> Any:
    return CliRunner().invoke(app, ["evaluate", *map(str, args)])


@pytest.fixture
def half(tmp_path: Path) -> tuple[Path, Path]:
    """Gold and tables of which half the records are right, and the mastheads whole."""
    gold = [RECORDS, "un-ga 1,report_in,A/1,a,1,", "un-ga 2,report_in,A/2,a,2,"]
    found = [RECORDS, "un-ga 1,report_in,A/1,a,1,", "un-ga 3,report_in,A/3,a,3,"]
    tables = {"records": found, "documents": DOCUMENTS}
    return write(tmp_path / "gold", {"records": gold}), write(tmp_path / "found", tables)


def test_scores_as_table_csv_and_json(half: tuple[Path, Path]) -> None:
    assert "records    0.500      0.500   0.500  0.500     2\n" in run(*half).stdout
    rows = list(csv.DictReader(run(*half, "--format", "csv").stdout.splitlines()))
    assert [row["table"] for row in rows] == ["documents", "records", "mean"]
    assert (rows[1]["language"], rows[1]["f1"], rows[2]["precision"]) == ("all", "0.5", "")
    scores = json.loads(run(*half, "-f", "json").stdout)
    assert scores["all"]["mean"] == {"f1": 0.75, "in_place": 0.75, "rows": 2}


def test_differences_as_table_csv_and_json(half: tuple[Path, Path]) -> None:
    assert run(*half, "--show", "records").stdout.splitlines()[2:] == [
        "missing   un-ga 2  report_in  A/2     a         2",
        "too much  un-ga 3  report_in  A/3     a         3",
    ]
    assert "\nmissing,un-ga 2,report_in,A/2,a,2,\n" in run(*half, "--show", "records", "-f", "csv").stdout
    assert json.loads(run(*half, "--show", "records", "-f", "json").stdout)[1]["symbol"] == "A/3"
    assert run(*half, "--show", "documents").stdout == "documents: no difference\n"


@pytest.mark.parametrize(
    ("bounds", "code", "low"),
    [
        (["0.5"], 0, ""),
        (["0.6"], 1, "travaux: records: F1 0.500 is below 0.6\n"),
        (["0.6", "records=0.4"], 0, ""),
        (["records=0.6"], 1, "travaux: records: F1 0.500 is below 0.6\n"),
        (["mean=0.8"], 1, "travaux: mean: F1 0.750 is below 0.8\n"),
        (["mean=0.7"], 0, ""),
    ],
)
def test_scores_below_a_bound_are_named_and_the_exit_code_is_1(
    half: tuple[Path, Path], bounds: list[str], code: int, low: str
) -> None:
    done = run(*half, *(part for bound in bounds for part in ("--fail-under", bound)))
    assert (done.exit_code, done.stderr) == (code, low)
    assert "records" in done.stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--fail-under", "high"], "'high' is no bound"),
        (["--fail-under", "95"], "'95' is no bound"),
        (["--fail-under", "acts=0.5"], "no table 'acts'"),
        (["--show", "acts"], "no table 'acts'"),
        (["--format", "xml"], "no format 'xml'"),
    ],
)
def test_options_that_cannot_be_used_are_one_line_and_exit_code_2(
    half: tuple[Path, Path], args: list[str], message: str
) -> None:
    done = run(*half, *args)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert message in done.stderr


# ---------------------------------------------------------------- agreement with the shared scorer


def by_the_shared_scorer(shared: Path, gold: Path, tables: Path) -> dict[str, dict[str, float]]:
    command = [sys.executable, str(shared / "tools" / "score.py"), str(gold), str(tables), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    scores: dict[str, dict[str, float]] = json.loads(done.stdout)
    return scores


def assert_same(mine: Evaluation, theirs: dict[str, dict[str, float]]) -> None:
    core = theirs.pop("core")
    mean = mine.whole.mean
    assert (mean.f1, mean.in_place, mean.tables) == (core["f1"], core["located_f1"], core["rows"])
    assert {name: (s.precision, s.recall, s.f1, s.rows, s.in_place) for name, s in mine.whole.tables.items()} == {
        name: (s["precision"], s["recall"], s["f1"], s["rows"], s["located_f1"]) for name, s in theirs.items()
    }


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    shared: Path = request.getfixturevalue("shared")
    out = tmp_path_factory.mktemp("seeds") / "graph"
    build([shared / "corpus" / "seeds"], out)
    return out


def test_a_graph_scores_as_the_shared_scorer_has_it(shared: Path, seeds: Path) -> None:
    gold = shared / "gold" / "seeds"
    assert_same(evaluate(gold, seeds), by_the_shared_scorer(shared, gold, seeds / "tables"))


def damaged(rows: list[dict[str, str]], start: int) -> list[dict[str, str]]:
    """Some rows left out, some twice, some in another paragraph, some with the first of two alternatives."""
    out = []
    for number, row in enumerate(rows, start=start):
        if number % 5:
            out.append({column: (cell or "").split("|")[0] for column, cell in row.items()})
        if number % 7 == 0:
            out.append(dict(out[-1]) if out else row)
        if number % 3 == 0 and out and "para" in row:
            out[-1]["para"] = "999"
        if number % 11 == 0 and out:
            out[-1][next(iter(row))] = "else"
    return out


@pytest.mark.parametrize("start", range(6))
def test_damaged_tables_of_every_kind_score_as_the_shared_scorer_has_it(
    shared: Path, tmp_path: Path, start: int
) -> None:
    gold = shared / "gold" / "seeds"
    for path in gold.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        extra = ["document"] if path.stem == "documents" else []
        with (tmp_path / path.name).open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, [*rows[0], *extra], restval="", extrasaction="ignore")
            writer.writeheader()
            writer.writerows(damaged(rows, start))
    theirs = by_the_shared_scorer(shared, gold, tmp_path)
    assert len({score["f1"] for score in theirs.values()}) > 10
    assert_same(evaluate(gold, tmp_path), theirs)
