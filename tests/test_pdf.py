"""The reader of PDF: official files, and files that Chromium and LibreOffice make of texts that are read in place.

Chromium and LibreOffice are Debian packages (chromium, libreoffice-writer, fonts-noto-core, fonts-noto-cjk); where one
is not installed, the tests that need it are skipped, and say so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from pdf_samples import PICTURE, PRINTED, WORDS, Print, blocks, cells, made, page, paragraphs, printer

from travaux.errors import InputError, TooLargeError
from travaux.model import RawDocument
from travaux.pipeline import build
from travaux.readers.pdf import read_pdf
from travaux.readers.pdf.arabic import logical
from travaux.readers.pdf.joining import Joiner
from travaux.readers.pdf.picture import page_picture

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Print:
    """Prints HTML with Chromium, each page once."""
    return printer(tmp_path_factory.mktemp("chromium"))


@pytest.fixture(scope="module")
def texts(shared: Path) -> dict[str, Path]:
    """One resolution of the Security Council in six languages: the shortest in English."""
    folder = shared / "corpus" / "security-council"
    common = set.intersection(*({path.name for path in (folder / lang).glob("*.txt")} for lang in LANGUAGES))
    name = min(common, key=lambda name: ((folder / "en" / name).stat().st_size, name))
    return {lang: folder / lang / name for lang in LANGUAGES}


def html_of(path: Path, lang: str) -> str:
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return page(paragraphs(line for line in lines if line), lang=lang)


@pytest.fixture(scope="module")
def office(texts: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same texts printed by LibreOffice, all in one run."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice, which is not installed")
    folder = tmp_path_factory.mktemp("office")
    for lang in LANGUAGES:
        (folder / f"{lang}.html").write_text(html_of(texts[lang], lang), encoding="utf-8")
    options = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    word = ["--infilter=HTML (StarWriter)", "--convert-to", "docx:Office Open XML Text"]
    for made_from, convert in (("html", word), ("docx", ["--convert-to", "pdf"])):
        files = map(str, sorted(folder.glob(f"*.{made_from}")))
        subprocess.run([*options, *convert, "--outdir", str(folder), *files], capture_output=True, timeout=120)
    made = {path.stem: path.read_bytes() for path in folder.glob("*.pdf")}
    if set(made) != set(LANGUAGES):
        pytest.skip("LibreOffice made no PDF here")
    return made


# ---------------------------------------------------------------- the same words as the text


def bare(words: str) -> str:
    """Words without blanks: a page shows white, and not whether a blank or a line was typed."""
    return "".join(words.split()).replace("\u2011", "-")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("program", ["chromium", "office"])
def test_lines_of_the_text_are_blocks(
    program: str, lang: str, texts: dict[str, Path], request: pytest.FixtureRequest
) -> None:
    """tests/test_formats.py compares what is stated; here it is each word."""
    html = html_of(texts[lang], lang)
    made_by = request.getfixturevalue(program)
    content = made_by(lang, html) if program == "chromium" else made_by[lang]
    expected = [bare(line) for line in texts[lang].read_text(encoding="utf-8").splitlines()]
    found = [bare(block) for block in blocks(read_pdf("text.pdf", content))]
    assert found == [line for line in expected if line]


# ---------------------------------------------------------------- official files


@pytest.fixture(scope="module")
def assembly(shared: Path) -> RawDocument:
    return read_pdf("A_RES_73_3.en.pdf", (shared / "corpus" / "files" / "A_RES_73_3.en.pdf").read_bytes())


def test_masthead_stands_in_order_of_reading(assembly: RawDocument) -> None:
    first = ["United Nations", "A/RES/73/3", "General Assembly", "Distr.: General", "18 October 2018"]
    assert blocks(assembly)[:7] == [*first, "Seventy-third session", "Agenda item 129"]


def test_paragraphs_are_whole_and_numbered(assembly: RawDocument) -> None:
    numbers = [re.match(r"(\d+)\. [A-Z]", words) for words in blocks(assembly)]
    assert [int(number[1]) for number in numbers if number] == list(range(1, 54))


def test_furniture_is_gone_and_words_are_whole(assembly: RawDocument) -> None:
    assert not re.search(r"18-16895|1816895|\b\d/10\b", assembly.text)
    assert assembly.text.count("Political declaration of the high-level meeting") == 2
    assert "multidrug-resistant" in assembly.text
    assert not re.search(r"\w- (?!and|or)\w|\w -\w", assembly.text)


def test_words_are_those_of_the_text_version(assembly: RawDocument, shared: Path) -> None:
    """The text version was made by another program, which left running heads in and broke words otherwise."""
    other = (shared / "corpus" / "more" / "en" / "a-res-73-3.txt").read_text(encoding="utf-8")
    mine, theirs = (re.findall(r"[A-Za-z]{4,}", re.sub(r"\[\^\w+\]|-\s*", "", text)) for text in (assembly.text, other))
    missing = set(mine) - set(theirs)
    assert len(missing) <= 0.02 * len(set(mine)), sorted(missing)[:20]
    citations = re.compile(r"\b(?:\d{2}/\d{1,3}|[AS]/[A-Z0-9/.]+|WHA\d+[\d/A-Z]*)")
    assert set(citations.findall(assembly.text)) >= {
        found for found in citations.findall(other) if found.startswith(("70/", "71/", "WHA"))
    }


def test_notes_are_linked(assembly: RawDocument) -> None:
    words = blocks(assembly)
    notes = [line for line in words if re.match(r"\[\^\d+\]: ", line)]
    assert [line.split(":")[0] for line in notes[:7]] == [f"[^{number}]" for number in range(1, 8)]
    assert notes[0] == "[^1]: Resolution 70/1."
    for number in range(1, 8):
        assert any(f"[^{number}]" in line for line in words if line not in notes)


def test_draft_and_resolution_of_another_body_build(shared: Path, tmp_path: Path) -> None:
    files = [shared / "corpus" / "files" / name for name in ("A_64_L.63_Rev.1.en.pdf", "WHA66.1.en.pdf")]
    build(files, tmp_path / "graph")
    graph = (tmp_path / "graph" / "facts.nt").read_text(encoding="utf-8")
    assert '"A/64/L.63/Rev.1"' in graph
    assert "WHA66.1" in graph
    assert "adoptedBy" in graph
    draft, resolution = (blocks(read_pdf(path.name, path.read_bytes())) for path in files)
    assert [line[:2] for line in draft if re.match(r"\d\. ", line)] == ["1.", "2.", "3."]
    assert "A/64/L.63/Rev.1*" in draft[:3]
    assert "[^1]: Document A66/6." in resolution
    assert [line.split()[0] for line in resolution if re.match(r"\(?\d[.)]", line)] == ["1.", "2.", "(1)", "(2)", "(3)"]


# ---------------------------------------------------------------- pages made here


def test_two_columns_are_read_one_after_the_other(chromium: Print) -> None:
    lines = [f"{number}. {WORDS} It took note of item {number}." for number in range(1, 19)]
    html = page(
        "<h1>Report of the committee of the lakes</h1><div>" + paragraphs(lines) + "</div>", "div { columns: 2 }"
    )
    assert blocks(read_pdf("two.pdf", chromium("two", html))) == ["Report of the committee of the lakes", *lines]


def test_running_heads_and_page_numbers_are_no_text(chromium: Print) -> None:
    style = '@page { @top-left { content: "LAKES/12" } @bottom-center { content: counter(page) "/" counter(pages) } }'
    words = WORDS.split()
    lines = [
        f"{number}. Item {' '.join(words[number % 9 :])} {' '.join(words[: 1 + number % 13])}"
        for number in range(1, 40)
    ]
    found = blocks(read_pdf("heads.pdf", chromium("heads", page(paragraphs(lines), style))))
    assert found == ["LAKES/12", *lines]  # the head of the first page is its masthead


def test_notes_exponents_and_hyphens(chromium: Print) -> None:
    note = '<p style="font-size:8pt;margin:0"><sup style="font-size:6pt">1</sup> See the report of the spring.</p>'
    html = page(
        f"<p>1. {WORDS} The lake covers 30 km<sup>2</sup> and more.<sup>1</sup> In 2020-2023 it grew.</p>"
        f'<div style="position:fixed;bottom:0">{note}</div>'
    )
    words = blocks(read_pdf("notes.pdf", chromium("notes", html)))
    assert "30 km² and more.[^1] In 2020-2023 it grew." in words[0]
    assert words[1] == "[^1]: See the report of the spring."


def test_tables_keep_their_cells(chromium: Print) -> None:
    rows = [
        ("State", "Vote", "Remarks"),
        ("Freedonia", "Yes", "None"),
        ("Sylvania", "No", "None"),
        ("Ruritania", "Yes", "Late"),
    ]
    table = (
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    )
    document = read_pdf("table.pdf", chromium("table", page(f"<p>1. {WORDS}</p>{table}<p>(a) {WORDS}</p>")))
    assert cells(document) == {(1, y, x): cell for y, row in enumerate(rows, 1) for x, cell in enumerate(row, 1)}
    assert [block.cell for block in document.blocks][:1] == [None]
    assert document.blocks[-1].cell is None


def test_every_line_has_its_place_and_the_picture_shows_it(chromium: Print) -> None:
    content = chromium("place", page(paragraphs([f"1. {WORDS}"])))
    document = read_pdf("place.pdf", content)
    assert document == read_pdf("place.pdf", content)
    assert len(document.locators) >= 2
    assert re.fullmatch(r"page=1&viewrect=\d+,\d+,\d+,\d+", document.locators[0].fragment)
    plain, marked = (page_picture(content, fragment) for fragment in ("page=1", document.locators[0].fragment))
    assert plain.startswith(b"\x89PNG")
    assert plain != marked
    with pytest.raises(InputError, match="cannot be drawn"):
        page_picture(content, "page=99")
    with pytest.raises(InputError, match="names no place"):
        page_picture(content, "sheet=1")


# ---------------------------------------------------------------- parts by themselves


def seen(text: str) -> str:
    """What a line gives whose characters are printed from the left to the right, one point wide each."""
    import numpy as np

    left, none = np.arange(len(text), dtype=float), np.zeros(len(text), bool)
    return "".join(words for words, _ in logical(text, left, left + 1, none, none, none, 10.0))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("نمألا سلجم", "مجلس الأمن"),
        ("(2020) 2504 رارقلا", "القرار 2504 (2020)"),
        ("(S/PRST/2019/12) 2019 ربوتكأ", "أكتوبر 2019 (S/PRST/2019/12)"),
        ("January 2020 10 خيراتب", "بتاريخ 10 January 2020"),
        ("ةﺋﺎﻤﻟا يف 3.5", "3.5 في المائة"),
    ],
)
def test_arabic_is_put_into_the_order_of_reading(printed: str, read: str) -> None:
    assert seen(printed) == read


def test_hyphens_are_healed_by_what_the_document_shows() -> None:
    joiner = Joiner(
        ["the follow-up and the committee", "the commit-", "tee met, with a follow-", "up of 2020-", "2023"]
    )
    assert joiner.join("the commit-", "tee met") == ("the commit", "")
    assert joiner.join("with a follow-", "up of") == ("with a follow-", "")
    assert joiner.join("up of 2020-", "2023") == ("up of 2020-", "")
    assert joiner.join("the Franco-", "German border") == ("the Franco-", "")
    assert joiner.join("a dash -", "so to speak") == ("a dash -", " ")
    assert joiner.join("联合国", "大会") == ("联合国", "")


# ---------------------------------------------------------------- what cannot be read


def test_a_scan_is_refused_and_ocr_is_named() -> None:
    with pytest.raises(InputError, match="ocrmypdf"):
        read_pdf("scan.pdf", made(PICTURE))
    document = read_pdf("half.pdf", made(PRINTED, PICTURE))
    assert [finding.code for finding in document.findings] == ["no-text-layer"]
    assert "Page 2" in document.findings[0].message


def test_invisible_text_is_read_with_a_finding() -> None:
    document = read_pdf("ocr.pdf", made(PRINTED.replace(b"Tf", b"Tf 3 Tr")))
    assert blocks(document) == ["1. The lake is calm, and the boats lie still."]
    assert [finding.code for finding in document.findings] == ["ocr-text"]


def test_rotated_text_is_left_out_with_a_finding() -> None:
    turned = b" BT /F 12 Tf 0 1 -1 0 40 100 Tm (This runs up the margin of the page, and is a long remark.) Tj ET"
    document = read_pdf("turned.pdf", made(PRINTED + turned))
    assert blocks(document) == ["1. The lake is calm, and the boats lie still."]
    assert [finding.code for finding in document.findings] == ["rotated-text"]


def test_soup_of_letters_is_refused() -> None:
    soup = bytes((ord(letter) - 65 + 3) % 26 + 65 for letter in "ZKHQTRGSKXZHZLOOWKHODNHWXUQ" * 8)
    lines = b"".join(b"BT /F 9 Tf 72 %d Td (%s) Tj ET " % (700 - 12 * row, soup[row * 30 :][:30]) for row in range(7))
    with pytest.raises(InputError, match="fonts do not say"):
        read_pdf("soup.pdf", made(re.sub(rb"[AEIOUY]", b"X", lines).replace(b"XT", b"ET").replace(b"BX", b"BT")))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnothing", PRINTED])
def test_broken_files_are_refused(content: bytes) -> None:
    with pytest.raises(InputError, match=r"broken|no pages"):
        read_pdf("broken.pdf", content)


def test_a_volume_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travaux.readers.pdf.document.MAX_PAGES", 2)
    with pytest.raises(TooLargeError, match="3 pages"):
        read_pdf("volume.pdf", made(PRINTED, PRINTED, PRINTED))


def test_reading_costs_at_most_six_times_the_plain_text(shared: Path) -> None:
    """In a process of its own, since what others left in memory takes time."""
    files = sorted((shared / "corpus" / "files").glob("*.pdf"))
    done = subprocess.run(
        [sys.executable, ROOT / "bench" / "pdf.py", *files, "--rounds", "7"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
