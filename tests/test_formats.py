"""Ten documents in six languages, written by other programs as DOCX, HTML and PDF, state what their texts state."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import SHARED
from formats import CHROMIUM, DOCUMENTS, KINDS, OFFICE, claims, compare, name_of, numbers, write_all

from travaux.graph.terms import Triple
from travaux.readers import read

BOUNDS = {"docx": 0.99, "html": 0.99, "pdf": 0.97, "chromium.pdf": 0.97}
ARABIC_PDF = 0.97
# What differs, and why: a document, a format, words of the triples that differ, and the reason.
JUSTIFIED: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    (
        "security-council/fr/S_RES_2511_2020.txt",
        "pdf",
        ("/p_10/recalled/1>",),
        "the text has a hyphen at which no line ends (U+2011) in a name; LibreOffice prints a plain one",
    ),
)


@pytest.fixture(scope="module")
def files(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents, written in each format."""
    folder = tmp_path_factory.mktemp("formats") / "files"
    write_all([shared / "corpus" / document for document in DOCUMENTS], folder)
    return folder


def file_of(files: Path, document: str, suffix: str) -> Path:
    """The file of a document in a format; the test is skipped where no program can write it."""
    if suffix == "chromium.pdf" and CHROMIUM is None:
        pytest.skip("needs Chromium, which is not installed")
    if suffix != "chromium.pdf" and OFFICE is None:
        pytest.skip("needs LibreOffice (soffice), which is not installed")
    return files / f"{name_of(SHARED / 'corpus' / document)}.{suffix}"


def justified(document: str, suffix: str, stated: Triple) -> bool:
    words = " ".join(stated)
    return any(
        document == known and suffix == form and any(part in words for part in parts)
        for known, form, parts, _ in JUSTIFIED
    )


@pytest.mark.parametrize("suffix", KINDS.values())
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_file_gives_the_statements_of_its_text(files: Path, document: str, suffix: str) -> None:
    found = compare(SHARED / "corpus" / document, file_of(files, document, suffix))
    arabic = "/ar/" in document and suffix.endswith("pdf")
    if arabic and found.refused:
        assert "Arabic" in found.refused
        return
    assert found.refused == ""
    assert found.f1 >= (ARABIC_PDF if arabic else BOUNDS[suffix])
    assert [one for one in sorted(found.missing | found.extra) if not justified(document, suffix, one)] == []


@pytest.mark.parametrize("suffix", KINDS.values())
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_file_gives_the_printed_numbers_of_its_text(files: Path, document: str, suffix: str) -> None:
    path = file_of(files, document, suffix)
    assert numbers(path) == numbers(SHARED / "corpus" / document)


@pytest.mark.parametrize("suffix", KINDS.values())
def test_each_stretch_of_a_file_has_its_place(files: Path, suffix: str) -> None:
    raw = read(file_of(files, DOCUMENTS[5], suffix))
    found = {raw.text[one.span.start : one.span.end] for one in raw.locators}
    assert any("S/RES/2504" in words for words in found)
    covered = sum(one.span.end - one.span.start for one in raw.locators)
    assert covered > 0.9 * len(raw.text)


def test_the_pdf_of_a_resolution_holds_its_paragraphs_and_the_citations_of_its_text(shared: Path) -> None:
    pdf = shared / "corpus" / "files" / "A_RES_73_3.en.pdf"
    cited = {one for one in claims(shared / "corpus" / "more" / "en" / "a-res-73-3.txt")[0] if "#cites" in one[1]}
    assert len(cited) >= 8
    assert cited <= claims(pdf)[0]
    assert numbers(pdf) == [str(number) for number in range(1, 54)]
    assert not re.findall(r"\b(?:of|the|and|in|to)[A-Z]", read(pdf).text)


def test_the_docx_of_a_budget_holds_its_numbered_paragraphs(shared: Path) -> None:
    docx = shared / "corpus" / "files" / "A_80_6_Sect.29.en.docx"
    assert numbers(docx) == ["29.1", "29.2", "29.3", "29.4"]
