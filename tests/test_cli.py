"""The command line: exit codes, what goes where, and how soon it answers."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from graph_builder import BODIES, FIXTURE
from typer.testing import CliRunner

import travaux
from travaux.cli import app
from travaux.errors import InputError
from travaux.limits import Limits

GRAPH = str(FIXTURE)
COMMANDS = ("build", "validate", "query", "tables", "export", "evaluate", "coverage", "draw", "explain", "fetch")


def run(*args: str, stdin: str | None = None) -> Any:
    return CliRunner().invoke(app, list(args), input=stdin)


def process(*args: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "travaux", *args], capture_output=True, text=True, encoding="utf-8", timeout=60, **more
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(command: str) -> None:
    done = run(command, "--help")
    assert done.exit_code == 0
    assert f"\n    travaux {command} " in done.stdout


def test_version() -> None:
    assert run("--version").stdout == f"travaux {travaux.__version__}\n"


def test_questions_are_listed_with_and_without_a_graph() -> None:
    listed = run("query", "--list")
    assert listed.exit_code == 0
    assert "Meetings\n   4  adopted-at-meeting      What was adopted at a meeting? (meeting)\n" in listed.stdout
    assert max(map(len, listed.stdout.splitlines())) <= 120
    assert run("query", GRAPH, "--list").stdout == listed.stdout


def test_a_question_is_shown_with_its_limits_and_parameters() -> None:
    shown = run("query", "--list", "in-session-on-day")
    assert shown.stdout.startswith("5  in-session-on-day: Was a body in session on a day?\n    The meetings, ")
    assert '\n  -p date=…  the day (default "2020-10-27"): a date, such as 2020-10-27\n' in shown.stdout
    assert run("query", GRAPH, "5", "--list").stdout == shown.stdout
    assert "There is no question 'who-chairs'. Did you mean who-chaired" in run("query", "-l", "who-chairs").stderr


def test_a_question_as_table_csv_and_json() -> None:
    args = ("query", GRAPH, "what-is-number", "-p", "number=1/3", "--format")
    assert run(*args, "table").stdout.endswith("(2 rows)\n")
    assert run(*args, "csv").stdout.startswith("outcome,kind,label\n")
    assert len(json.loads(run(*args, "json").stdout)["results"]["bindings"]) == 2


def test_sparql_from_a_file_from_standard_input_and_as_it_is(tmp_path: Path) -> None:
    query = "SELECT ?s { ?s a trv:AgendaItem }"
    (tmp_path / "q.rq").write_text(query)
    expected = "s\nhttps://w3id.org/travaux/id/meeting/unhabitat-eb/2024/1/item/10\n"
    assert run("query", GRAPH, str(tmp_path / "q.rq"), "-f", "csv").stdout == expected
    assert run("query", GRAPH, "-", "-f", "csv", stdin=query).stdout == expected
    assert run("query", GRAPH, query, "-f", "csv").stdout == expected


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("query", "no/such", "4"), "no/such: There is no such file or folder."),
        (("query", GRAPH, "adopted"), "adopted-at-meeting"),
        (("query", GRAPH, "no.rq"), "no.rq: There is no such file."),
        (("query", GRAPH, "4", "-p", "meeting"), "NAME=VALUE"),
        (("query", GRAPH, "4", "-f", "xml"), "table, csv, json"),
        (("query", GRAPH), "--list"),
        (("query", GRAPH, "SELECT * { SERVICE <http://x> {} }"), "SERVICE is not allowed"),
        (("validate", "no/such"), "There is no such file or folder."),
        (("tables", "no/such", "--out", "x"), "There is no such file or folder."),
        (("export", GRAPH, "-f", "n3"), "turtle, ntriples, nquads, jsonld, rdfxml, graphml, gexf"),
        (("export", GRAPH, "-f", "turtle", "--out", GRAPH), "The output is a folder, not a file."),
        (("export", GRAPH, "-f", "turtle", "--kinds", "Body"), "graphml, gexf"),
        (("export", GRAPH, "-f", "turtle", "--context", "urn:x"), "jsonld"),
        (("export", GRAPH, "-f", "gexf", "--kinds", "Bodies"), "There is no Bodies in this graph."),
        (("export", "no/such", "-f", "turtle"), "There is no such file or folder."),
        (("build", "x", "--out", "y", "--date", "soon"), "no date"),
    ],
)
def test_what_cannot_be_used_is_one_line_and_exit_code_2(args: tuple[str, ...], message: str) -> None:
    done = run(*args)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("travaux: ")
    assert done.stderr.count("\n") == 1
    assert message in done.stderr


def test_tables_lists_what_it_wrote(tmp_path: Path) -> None:
    done = run("tables", GRAPH, "--out", str(tmp_path))
    assert done.exit_code == 0
    assert [Path(line).name for line in done.stdout.split("\n")[:2]] == ["documents.csv", "paragraphs.csv"]


def test_tables_are_written_again_over_tables_and_over_nothing_else(tmp_path: Path) -> None:
    assert [run("tables", GRAPH, "--out", str(tmp_path / "new")).exit_code for _ in range(2)] == [0, 0]
    (tmp_path / "new" / "thesis.docx").write_text("years of work")
    (tmp_path / "new" / "adopted.csv").write_text("as it was")
    done = run("tables", GRAPH, "--out", str(tmp_path / "new"))
    assert done.exit_code == 2
    assert "The output folder holds thesis.docx, which is no table of a graph. Choose a new folder." in done.stderr
    assert (tmp_path / "new" / "adopted.csv").read_text() == "as it was"


def test_an_export_goes_to_standard_output_or_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "new" / "graph.jsonld"
    shown = run("export", GRAPH, "--format", "jsonld")
    written = run("export", GRAPH, "--format", "jsonld", "--out", str(out))
    assert (shown.exit_code, written.exit_code) == (0, 0)
    assert written.stdout == f"{out}\n"
    assert out.read_text("utf-8") == shown.stdout
    assert json.loads(shown.stdout)["@graph"]


def test_an_export_passes_on_what_was_asked() -> None:
    assert "trv:evidence" in run("export", GRAPH, "-f", "turtle", "--with-provenance").stdout
    chosen = run("export", GRAPH, "-f", "graphml", "--kinds", "Body, Place").stdout
    assert chosen.count("<node ") == len(BODIES) + 1
    assert run("export", GRAPH, "-f", "jsonld", "--context", "urn:c").stdout.startswith('{"@context": ["urn:c", ')


# ---------------------------------------------------------------- commands whose work is done elsewhere


@dataclass(frozen=True)
class Report:
    def summary_lines(self) -> list[str]:
        return ["1 document"]

    def error_lines(self) -> list[str]:
        return []


def stand_in(monkeypatch: pytest.MonkeyPatch, name: str, function: Any) -> None:
    module = ModuleType(f"travaux.{name}")
    setattr(module, function.__name__, function)
    monkeypatch.setitem(sys.modules, f"travaux.{name}", module)


def test_build_passes_on_what_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}

    def build(paths: list[Path], out: Path, **options: Any) -> Report:
        seen.update(options, paths=paths, out=out)
        return Report()

    stand_in(monkeypatch, "pipeline", build)
    done = run("build", "a", "b", "--out", "o", "--date", "2024-05-06", "--jobs", "2")
    assert done.exit_code == 0
    assert done.stdout == "1 document\n"
    assert seen == {
        "paths": [Path("a"), Path("b")],
        "out": Path("o"),
        "date": "2024-05-06",
        "jobs": 2,
        "progress": None,
        "limits": Limits(),
    }
    assert run("build", "a", "--out", "o", "--quiet").stdout == ""


@pytest.mark.parametrize(("error", "code"), [(InputError("Nothing there."), 2), (KeyboardInterrupt(), 130)])
def test_errors_and_interruptions(monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int) -> None:
    def build(*_: Any, **__: Any) -> Report:
        raise error

    stand_in(monkeypatch, "pipeline", build)
    done = run("build", "a", "--out", "o")
    assert done.exit_code == code
    said = "Nothing there." if code == 2 else "Interrupted. A graph that was there before is untouched."
    assert done.stderr == f"travaux: {said}\n"


def test_explain_prints_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    def explain(path: Path, para: str) -> list[str]:
        return [f"{path.name} {para}"]

    stand_in(monkeypatch, "explain", explain)
    assert run("explain", "a.txt", "7(a)").stdout == "a.txt 7(a)\n"


# ---------------------------------------------------------------- as a process


def test_a_query_that_takes_too_long_ends_at_the_deadline() -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STR(?a) = STR(?z)) }"
    began = time.perf_counter()
    done = process("query", GRAPH, endless, "--timeout", "0.5")
    assert done.returncode == 2
    assert "longer than 0.5 seconds" in done.stderr
    assert time.perf_counter() - began < 10


def test_a_reader_may_leave() -> None:
    many = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100000"
    command = [sys.executable, "-m", "travaux", "query", GRAPH, many, "-f", "csv"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(10)
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait(timeout=60) == 0
    running.stderr.close()


def test_output_is_utf8_whatever_the_locale() -> None:
    query = 'SELECT ("决定" AS ?x) {}'
    done = process(
        "query", GRAPH, query, "-f", "csv", env={"PYTHONPATH": ":".join(sys.path), "PYTHONIOENCODING": "ascii"}
    )
    assert done.stdout == "x\n决定\n"


def test_help_answers_at_once() -> None:
    def best(*command: str) -> float:
        times = []
        for _ in range(3):
            began = time.perf_counter()
            subprocess.run([sys.executable, *command], capture_output=True, check=True)
            times.append(time.perf_counter() - began)
        return min(times)

    assert best("-m", "travaux", "--help") - best("-c", "pass") < 0.3
