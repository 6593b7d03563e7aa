"""Six languages at one level: the table of the README, what it must reach, and that they meet on the same nodes."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SHARED, build_unchecked
from languages import GOLD, LANGUAGES, Row, acts_agree, council, facts, marked_verbs, row

from travaux.pipeline import build
from travaux.readers.text import read_text
from travaux.relations.read import read_document

README = (ROOT / "README.md").read_text("utf-8")
#: What the table must reach; parity is a number of statements in 100.
LEAST = {
    "symbol": 1.0,
    "date": 1.0,
    "meeting": 1.0,
    "numbers": 0.98,
    "recall": 0.985,
    "precision": 0.985,
    "sentences": 0.9,
}
PARITY = 5.0
#: The share of operative paragraphs whose first act is of the same kind in English, and that of its marked-up verb.
ACTS_AGREE, MARKED = 0.92, 0.95
#: A citation that only the English text of A/RES/55/100 prints.
ONLY_ENGLISH = "Corr.1"


@pytest.fixture(scope="module", params=LANGUAGES)
def measured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Row:
    request.getfixturevalue("shared")
    return row(request.param, tmp_path_factory.mktemp("languages") / "out")


def test_the_readme_prints_the_row(measured: Row) -> None:
    assert f"| {measured.markdown()} | " in README


def test_a_language_reaches_what_it_must(measured: Row) -> None:
    assert {name: getattr(measured, name) for name in LEAST if getattr(measured, name) < LEAST[name]} == {}


def test_no_look_alike_is_taken_for_an_election(measured: Row) -> None:
    assert measured.look_alikes == 0


def test_a_language_says_what_english_says(measured: Row) -> None:
    assert measured.parity <= PARITY


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_acts_are_of_the_same_kind_in_english(shared: Path, language: str) -> None:
    assert acts_agree(language) >= ACTS_AGREE


def test_acts_are_what_the_marked_verbs_say(shared: Path) -> None:
    assert marked_verbs() >= MARKED


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_a_resolution_of_the_general_assembly_says_the_same(shared: Path, language: str) -> None:
    texts = shared / "corpus" / "more"
    mine = facts(texts / language / "a-res-55-100.txt", language)
    english = facts(texts / "en" / "a-res-55-100.txt", "en")
    assert {fact for fact in mine ^ english if ONLY_ENGLISH not in "".join(fact)} == set()


# ---------------------------------------------------------------- English


def test_citations_in_english_paragraphs(shared: Path, tmp_path: Path) -> None:
    """Each paragraph is a document with a symbol, since some paragraphs stand in the gold twice."""
    gold = shared / "gold" / "citations-english.jsonl"
    documents = tmp_path / "documents"
    documents.mkdir()
    entries = []
    for number, line in enumerate(gold.read_text("utf-8").splitlines(), start=1):
        (documents / f"{number:06}.txt").write_text(json.loads(line)["text"] + "\n", "utf-8")
        entries.append(f'[[document]]\nfile = "{number:06}.txt"\nsymbol = "T/{number:06}"\nlanguage = "en"\n')
    (documents / "corpus.toml").write_text("\n".join(entries), "utf-8")
    build_unchecked([documents], tmp_path / "out")
    tool = str(shared / "tools" / "score_jsonl.py")
    command = [sys.executable, tool, "citations", str(gold), str(tmp_path / "out" / "tables")]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    recall = float(printed.partition("recall ")[2].split()[0])
    assert recall >= 0.97
    assert f"{recall:.3f} of the links" in README


@pytest.fixture(scope="module")
def proceedings(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> dict[str, dict[str, float]]:
    shared: Path = request.getfixturevalue("shared")
    folder = tmp_path_factory.mktemp("proceedings")
    build_unchecked([shared / "corpus" / "more" / "en" / "hsp-gc-24-7-proceedings.txt"], folder / "out")
    command = [
        sys.executable,
        str(shared / "tools" / "score.py"),
        str(GOLD / "proceedings"),
        str(folder / "out" / "tables"),
    ]
    done = subprocess.run([*command, "--json"], check=True, capture_output=True)
    result: dict[str, dict[str, float]] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("table", ["adopted", "offices", "plans", "budgets", "meetings", "adopted.title"])
def test_proceedings_of_a_governing_council(proceedings: dict[str, dict[str, float]], table: str) -> None:
    assert proceedings[table]["f1"] >= 0.95
    assert f"{table} {proceedings[table]['f1']:.3f}" in README


# ---------------------------------------------------------------- languages together


def test_six_languages_meet_on_one_node(shared: Path, tmp_path: Path) -> None:
    """Six language versions are six witnesses of one adoption, not six adoptions."""
    versions = [council(language) / "S_RES_2504_2020.txt" for language in LANGUAGES]
    for language, path in zip(LANGUAGES, versions, strict=True):
        (tmp_path / f"{language}.txt").write_bytes(path.read_bytes())
    build([tmp_path / f"{language}.txt" for language in LANGUAGES], tmp_path / "out")
    with (tmp_path / "out" / "tables" / "adopted.csv").open(encoding="utf-8") as table:
        rows = [r for r in csv.DictReader(table) if r["number"] == "2504 (2020)"]
    assert {(r["body"], r["meeting"], r["adopted_on"]) for r in rows} == {("un-sc", "un-sc 8700", "2020-01-10")}
    claims = (tmp_path / "out" / "provenance.ttl").read_text("utf-8")
    assert all(f"S/RES/2504_(2020)@{language}" in claims for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_grammar_of_the_language_is_loaded(shared: Path, language: str) -> None:
    """That, and what is alike in all languages, by which the language is told."""
    path = council(language) / "S_RES_2504_2020.txt"
    code = (
        "import pathlib, sys; from travaux.grammar import load; from travaux.readers.text import read_text;"
        "from travaux.relations.read import read_document; path = pathlib.Path(sys.argv[1]);"
        "read_document(read_text(path.name, path.read_bytes())); print(load.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "2"


def test_the_language_of_each_text_is_told(shared: Path) -> None:
    for language in LANGUAGES:
        for path in sorted((SHARED / "corpus" / "security-council" / language).glob("*.txt"))[:4]:
            assert read_document(read_text(path.name, path.read_bytes())).document.language == language
