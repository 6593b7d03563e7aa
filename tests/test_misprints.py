"""A number of the Security Council that is printed with two years: one text, one number, and a word about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from travaux.pipeline import build
from travaux.report import BuildReport

RIGHT = "S/RES/2511 (2020)\n\n1. Recalls resolution 2140 (2014) and resolution 2216 (2015).\n"
BOTH = "S/RES/2512 (2020)\n\n1. Recalls resolution 2140 (2014).\n\n2. Recalls resolution 2140 (2015).\n"
ALSO = "S/RES/2513 (2020)\n\n1. Recalls resolution 2140 (2014).\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, BuildReport]:
    folder = tmp_path_factory.mktemp("misprints")
    for name, text in {"a": RIGHT, "b": BOTH, "c": ALSO}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    report = build([folder], folder / "out")
    return Path(folder / "out" / "facts.nt").read_text("utf-8"), report


def test_a_text_has_the_number_that_most_documents_print(built: tuple[str, BuildReport]) -> None:
    numbers = [line for line in built[0].splitlines() if "/2140> <https://w3id.org/travaux/ont#officialNumber>" in line]
    assert [line.split('"')[1] for line in numbers] == ["2140 (2014)"]


def test_nothing_is_left_of_the_other_year(built: tuple[str, BuildReport]) -> None:
    """But for the words of the text itself, which stay as they are printed."""
    stated = [line for line in built[0].splitlines() if "dc/terms/description" not in line]
    assert [line for line in stated if "2140_(2015)" in line or "2140 (2015)" in line] == []
    assert built[1].violations == ()


def test_the_misprint_is_reported(built: tuple[str, BuildReport]) -> None:
    assert [(f.code, f.para) for f in built[1].findings if f.code == "two-years"] == [("two-years", "2")]
