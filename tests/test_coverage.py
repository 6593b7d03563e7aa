"""Coverage: which paragraphs say something, and how those begin that do not."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from conftest import CORPUS
from reading import BOARD, read
from typer.testing import CliRunner

from travaux.cli import app
from travaux.coverage import Line, by_document, by_opening, coverage_csv, coverage_text, read_coverage
from travaux.errors import InputError
from travaux.model import Coverage
from travaux.pipeline import build

TEXT = f"""{BOARD}1. 执行局 2097 年第二次会议在其第 2097/6 号决定中核准了预算。

2. 大会第 72/279 号决议与此有关。

3. 大楼共有 36 间办公室。

4. 大楼共有 9 间办公室：

(a) 执行主任参加了活动；

(b) 秘书长参加了活动。
"""


def coverage(text: str) -> dict[str, Coverage]:
    return {one.para: one for one in read(text).coverage}


def line(file: str, opening: str, *, facts: int = 0, citations: int = 0, para: str = "1") -> Line:
    return Line(file, file.upper(), "zh", Coverage(para, "paragraph", facts, citations, opening, f"{opening} …"))


def test_facts_and_citations_are_counted_apart() -> None:
    found = coverage(TEXT)
    assert {para: (one.facts > 0, one.citations) for para, one in found.items()} == {
        "1": (True, 1),
        "2": (False, 1),
        "3": (False, 0),
        "4": (False, 0),
        "4(a)": (False, 0),
        "4(b)": (False, 0),
    }


def test_headings_notes_and_the_masthead_are_no_paragraphs() -> None:
    assert {one.kind for one in read(TEXT + "\n一、标题\n\n5. 另有说明。\n").coverage} == {"paragraph", "item"}


def test_an_opening_names_mentions_by_their_type_and_numbers_as_such() -> None:
    found = coverage(TEXT)
    assert found["2"].opening == "{Body}{Outcome}与此"
    assert found["3"].opening == found["4"].opening == "大楼共有"
    assert found["4(a)"].opening == found["4(b)"].opening == "{Body}参加了"
    assert coverage(BOARD + "1. 36 间办公室。\n")["1"].opening == "#间办公"


def test_an_opening_of_a_script_with_blanks_has_whole_words() -> None:
    text = "UNITED NATIONS\n\n1. The rooms on A/98/417 were painted blue.\n"
    assert read(text, language="en").coverage[0].opening == "The rooms on {Symbol}"


def test_the_first_words_are_there_as_printed() -> None:
    assert coverage(TEXT)["4(a)"].words == "执行主任参加了活动；"


def test_documents_are_counted_and_summed() -> None:
    found = [line("a", "x", facts=2), line("a", "y", citations=1), line("b", "y")]
    assert by_document(found) == [
        ("a", "zh", "2", "1", "1", "0"),
        ("b", "zh", "1", "0", "0", "1"),
        ("all", "", "3", "1", "1", "1"),
    ]


def test_openings_stand_by_frequency_with_their_first_example() -> None:
    found = [line("a", "read", facts=1), line("a", "once"), line("b", "often", para="7(a)"), line("c", "often")]
    rows = by_opening([*found, line("c", "another", citations=3)])
    assert [row[:4] for row in rows] == [
        ("2", "often", "b", "7(a)"),
        ("1", "another", "c", "1"),
        ("1", "once", "a", "1"),
    ]
    assert len(by_opening(found, 1)) == 1


def test_the_file_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    found = [line("a", 'quoted ", and | bar'), line("b", "{Body}", facts=3, citations=2, para="4(b)")]
    (tmp_path / "coverage.csv").write_text(coverage_csv(found), "utf-8")
    assert read_coverage(tmp_path) == found


def test_where_all_was_read_no_openings_are_shown() -> None:
    assert "begin" not in coverage_text([line("a", "x", facts=1)])


@pytest.mark.parametrize(
    ("content", "message"), [(None, "Cannot be read"), ("file,para\na,1\n", "not what travaux build wrote")]
)
def test_a_folder_without_coverage_says_what_to_do(tmp_path: Path, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / "coverage.csv").write_text(content)
    with pytest.raises(InputError, match=rf"coverage\.csv: .*{message}.* [Bb]uild"):
        read_coverage(tmp_path)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo") / "graph"
    build([CORPUS], out)
    return out


def test_a_build_covers_every_paragraph_and_item(demo: Path) -> None:
    """The two language versions of a document have the same paragraphs, which the table lists once."""
    with (demo / "tables" / "paragraphs.csv").open(encoding="utf-8", newline="") as handle:
        paragraphs = [row for row in csv.DictReader(handle) if row["kind"] in ("paragraph", "item")]
    assert len(read_coverage(demo)) >= len(paragraphs) > 200
    assert {row.read.para for row in read_coverage(demo)} == {row["para"] for row in paragraphs}


def test_report_and_command_show_the_same(demo: Path) -> None:
    done = CliRunner().invoke(app, ["coverage", str(demo), "--limit", "2"])
    assert done.exit_code == 0
    report = (demo / "report.md").read_text("utf-8").partition("## Paragraphs without a fact")[2]
    found = read_coverage(demo)
    for row in [*by_document(found), *by_opening(found, 2)]:
        assert all(cell in done.stdout for cell in row)
        assert f"| {' | '.join(row)} |" in report
    shown = done.stdout.partition("which begins")[2].partition("What was recognized")[0].splitlines()
    assert len([line for line in shown if re.search("eb-|ha-", line)]) == 2
