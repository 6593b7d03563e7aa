"""DOCX: the labels that Word computes when it shows a document, checked against what LibreOffice prints."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx_numbered import DIFFERENT, SAMPLES, counted, words
from docx_reading import codes, lines, read
from docx_samples import (
    abstract,
    docx,
    lvl,
    num,
    p,
    start_at,
)
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What LibreOffice writes as text for all samples, in one run."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("needs LibreOffice (soffice), which says what it prints for automatic numbers")
    folder = tmp_path_factory.mktemp("docx")
    for name, content in SAMPLES.items():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "txt:Text", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, folder.glob("*.docx"))], check=True, capture_output=True, timeout=120)
    return folder


def squeezed(text: str) -> str:
    """A line without blanks: what LibreOffice puts behind a label is a tab even where the file asks for nothing."""
    return re.sub(r"\[\^(.+?)\]", r"\1", re.sub(r"\s", "", text))


@pytest.mark.parametrize("name", sorted(SAMPLES.keys() - DIFFERENT.keys()))
def test_labels_are_those_that_libreoffice_prints(exported: Path, name: str) -> None:
    shown = (exported / f"{name}.txt").read_text(encoding="utf-8-sig").splitlines()
    document = read(SAMPLES[name])
    texts = [document.text[block.span.start : block.span.end] for block in document.blocks]
    ours = [text for text in texts if not re.match(r"\[\^.+\]:", text)]  # its text export leaves notes out
    assert [squeezed(line) for line in ours] == [squeezed(line) for line in shown if line.strip()]
    assert document.findings == ()


def labels(content: bytes) -> list[str]:
    return [line.partition("Words")[0].strip() for line in lines(content)]


@pytest.mark.parametrize(
    ("form", "first", "expected"),
    [
        ("arabicAlpha", 26, "ه و ي أأ"),
        ("arabicAbjad", 1, "أ ب ج د ه و ز"),
        ("hindiNumbers", 9, "९ १०"),
        ("ideographDigital", 9, "九 一〇 一一"),
        ("decimalFullWidth", 9, "９ １０"),
        ("hex", 9, "9 A"),
        ("ideographZodiacTraditional", 1, "甲子 乙丑"),
        ("decimalEnclosedParen", 20, "⒇ 21"),
        ("japaneseCounting", 100, "百 百一"),
        ("chineseCounting", 99, "九十九 一○○"),
        ("lowerLetter", 26, "z aa bb"),
        ("numberInDash", 1, "-1-"),
    ],
)
def test_formats_are_those_of_the_standard(form: str, first: int, expected: str) -> None:
    count = len(expected.split())
    found = [label.replace(" ", "") for label in labels(counted(form, count, "%1", start=first))]
    assert found == expected.split()


def test_levels_restart_as_the_definition_says() -> None:
    assert labels(SAMPLES["never-restarts"]) == ["1.", "1)", "2)", "2.", "3)"]
    assert labels(SAMPLES["restarts-at-first"])[2:6] == ["1)", "2)", "2.", "3)"]
    assert labels(SAMPLES["legal"]) == ["I.", "1.1", "1.2", "II.", "2.1"]


def test_an_unknown_format_is_decimal_and_said() -> None:
    assert labels(counted("baseSeven", 2)) == ["1.", "2."]
    assert codes(counted("baseSeven", 2)) == ["number-format"]


def test_custom_formats_stand_in_alternate_content() -> None:
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    level = lvl(0).replace('<w:numFmt w:val="decimal"/>', form)
    assert labels(docx(words((1, 0), (1, 0)), numbering=abstract(0, level) + num(1, 0))) == ["001.", "002."]


def test_bullets_are_bullets() -> None:
    levels = abstract(0, lvl(0, "bullet", "\uf0b7"), lvl(1, "decimal", "–"), lvl(2, "bullet", "")) + num(1, 0)
    document = read(docx(words((1, 0), (1, 1), (1, 2)), numbering=levels))
    assert [block.bullet for block in document.blocks] == [True, True, False]
    assert document.text.startswith("- Words 1\n")


def test_a_numbering_that_is_not_defined_is_said() -> None:
    assert lines(docx(words((7, 0)))) == ["Words 1"]
    assert codes(docx(words((7, 0)))) == ["numbering"]


def test_an_empty_paragraph_counts_but_the_end_of_a_section_does_not() -> None:
    section = p(num=1, level=0, more="<w:sectPr/>")
    content = docx(
        words((1, 0)) + p(num=1, level=0) + section + words((1, 0)), numbering=abstract(0, lvl(0)) + num(1, 0)
    )
    assert labels(content) == ["1.", "3."]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ("decimal", "lowerLetter", "upperRoman", "chineseCounting", "arabicAlpha", "none", "?", "bullet")
            ),
            st.text(alphabet="%123456789.()a", max_size=6),
            st.integers(-3, 40_000),
            st.sampled_from(("", '<w:lvlRestart w:val="0"/>', '<w:lvlRestart w:val="9"/>', "<w:isLgl/>")),
        ),
        min_size=9,
        max_size=9,
    ),
    st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 9)), min_size=1, max_size=20),
)
def test_no_definition_makes_it_fail(levels: list[tuple[str, str, int, str]], places: list[tuple[int, int]]) -> None:
    made = [lvl(n, form, text, start=start, more=more) for n, (form, text, start, more) in enumerate(levels)]
    nums = num(1, 0) + num(2, 0, start_at(1, 5)) + num(3, 9)
    document = read(docx(words(*places), numbering=abstract(0, *made) + nums))
    assert len(document.blocks) == len(places)
    assert all(f"Words {n}" in document.text for n in range(1, len(places) + 1))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 8), min_size=1, max_size=30))
def test_numbers_grow_by_one_until_a_higher_level_comes(depths: list[int]) -> None:
    plain = abstract(0, *(lvl(level, text=f"%{level + 1}") for level in range(9))) + num(1, 0)
    last: dict[int, int] = {}
    for depth, label in zip(
        depths, labels(docx(words(*((1, depth) for depth in depths)), numbering=plain)), strict=True
    ):
        assert int(label) == last.get(depth, 0) + 1
        last = {level: count for level, count in last.items() if level < depth} | {depth: int(label)}
        last |= {level: last.get(level, 1) for level in range(depth)}  # a level that was passed over has begun
