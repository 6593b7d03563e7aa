"""What a page shows by its layout: labels in cells of their own, tables of contents, running heads, styled blocks."""

from __future__ import annotations

import pytest
from docx_reading import lines, read
from docx_samples import abstract, docx, lvl, num, p, run, style, table
from test_html import page

from travaux.model import RawDocument
from travaux.readers.layout import is_label, is_layout

PROSE = "The Board of Example took note of the report of its Director."


def kinds(document: RawDocument) -> dict[str, str]:
    return {document.text[block.span.start : block.span.end]: block.kind for block in document.blocks}


def words(document: RawDocument) -> list[str]:
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


def markup(*rows: list[str], border: int = 0) -> str:
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    return f"<table border={border}>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


# ---------------------------------------------------------------- labels in cells


@pytest.mark.parametrize(
    "text",
    [
        "1.",
        "29.1",
        "12.3.4.",
        "(a)",
        "a)",
        "i.",
        "(xxiv)",
        "IV.",
        "一、",
        "（十二）",
        "а)",
        "бб)",
        "(aa)",
        "(أ)",
        "1 -",
        "•",
        "–",
    ],
)
def test_labels(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize("text", ["1", "2030", "Kenya", "1. Kenya", "(2030)", "12 May", "", "No.", "X/1", "100 000.00"])
def test_what_is_no_label(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["1.", PROSE], ["", ""], ["2.", PROSE]], True),
        ([["I.", "Introduction"], ["1.", PROSE]], True),
        ([["一、", "理事会注意到执行主任的报告。"]], True),
        ([["1.", "Kenya"], ["2.", "Uganda"]], False),
        ([["1", PROSE], ["2", PROSE]], False),
        ([["1.", "Kenya", "2020"], ["2.", "Uganda", "2021"]], False),
        ([["1.", PROSE, "Done."], ["2.", PROSE, "Open."]], False),
        ([["No.", "Recommendation"], ["1.", PROSE], ["2.", PROSE]], False),
        ([[""]], False),
    ],
)
def test_a_table_is_layout_if_labels_stand_before_sentences(rows: list[list[str]], expected: bool) -> None:
    assert is_layout(rows) is expected


def test_a_label_in_a_cell_of_its_own_stands_before_the_words_of_the_next() -> None:
    rows = [["1.", PROSE], ["(a)", "To report;"], ["•", "To go on."]]
    for document in (read(docx(table(*rows))), page(markup(*rows)), page(markup(*rows, border=1))):
        assert words(document) == [f"1. {PROSE}", "(a) To report;", "To go on."]
        assert {block.cell for block in document.blocks} == {None}
        assert [block.bullet for block in document.blocks] == [False, False, True]


def test_numbers_in_a_table_of_data_stay_in_their_cells() -> None:
    rows = [["1", "Kenya", "2020"], ["2", "Uganda", "2021"], ["3", "Mali", "2022"]]
    listed = [["1.", "Kenya"], ["2.", "Uganda"]]
    for document in (read(docx(table(*rows))), page(markup(*rows)), page(markup(*rows, border=1))):
        assert [block.cell for block in document.blocks][:4] == [(1, 1, 1), (1, 1, 2), (1, 1, 3), (1, 2, 1)]
    for document in (read(docx(table(*listed))), page(markup(*listed, border=1))):
        assert words(document) == ["1.", "Kenya", "2.", "Uganda"]


def test_a_head_that_each_page_repeats_makes_a_table_one_of_data() -> None:
    rows = table(["1.", PROSE], ["2.", PROSE])
    headed = rows.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)
    assert lines(docx(rows)) == [f"1. {PROSE}", f"2. {PROSE}"]
    assert lines(docx(headed)) == ["1.", PROSE, "2.", PROSE]


def test_computed_labels_and_several_labels_in_a_row() -> None:
    numbered = table([p(num=1, level=0), p("First.") + p("More of it.")]) + table(["2.", "", "(a)", "Both."])
    content = docx(numbered, numbering=abstract(0, lvl(0)) + num(1, 0))
    assert lines(content) == ["1. First.", "More of it.", "2. (a) Both."]


def test_a_label_without_words_behind_it_is_not_lost() -> None:
    hidden = p(run("Hidden", "<w:vanish/>"))
    assert lines(docx(table(["1.", hidden]) + p("Text"))) == ["1.", "Text"]
    assert words(page(markup(["1.", "<s>Gone</s>"]) + "<p>Text")) == ["1.", "Text"]
    assert words(page(markup(["1.", ""], ["2.", "Two"]))) == ["1.", "2. Two"]


# ---------------------------------------------------------------- running heads


def headed(*lines: str, kind: str = "default", body: str = "Text") -> str:
    reference = f'<w:sectPr><w:headerReference w:type="{kind}" r:id="h"/></w:sectPr>'
    return read(docx(p(body) + reference, headers={"h": "".join(map(p, lines))})).symbol


@pytest.mark.parametrize("symbol", ["A/80/6 (Sect. 29)", "HSP/EB.2024/9", "S/RES/2504 (2020)", "E/CN.4/2001/L.5/Rev.1"])
def test_the_symbol_of_a_running_head_names_the_document(symbol: str) -> None:
    assert headed("United Nations", symbol) == symbol
    assert headed(f"{symbol}*", kind="even") == symbol
    assert headed(f"<w:r><w:t>{symbol}</w:t><w:tab/><w:t>Page</w:t></w:r>") == symbol


@pytest.mark.parametrize(
    "line", ["See A/80/6", "N/A", "and/or 2", "1/2", "WHA66.1", "A/80/6 to A/80/9", "May/June 2030"]
)
def test_other_words_of_a_running_head_name_nothing(line: str) -> None:
    assert headed(line) == ""


def test_two_symbols_in_running_heads_name_nothing() -> None:
    assert headed("A/80/6", "A/80/7") == ""
    assert headed("A/80/6", "A/80/6") == "A/80/6"


# ---------------------------------------------------------------- tables of contents

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\h </w:instrText></w:r>'
BEGIN += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
STYLES = style("Heading1", name="heading 1") + style("Inhalt1", name="toc 1") + style("Own", based="Inhalt1")
AFTER = p("Scope", style="Heading1") + p("1. Text.")


@pytest.mark.parametrize(
    "contents",
    [
        p(BEGIN + run("Scope 1")) + p(run("Text 2")) + p(END),
        p(BEGIN + run("Scope 1")) + p(run("Text 2")),  # without an end
        p(f'<w:fldSimple w:instr=" TOC ">{run("Scope 1")}<w:r><w:br/></w:r>{run("Text 2")}</w:fldSimple>'),
        p("Scope 1", style="Inhalt1") + p("Text 2", style="Inhalt1"),
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Scope 1')}{p('Text 2')}</w:sdtContent></w:sdt>",
    ],
)
def test_a_table_of_contents_is_kept_and_not_searched(contents: str) -> None:
    document = read(docx(p("First.") + contents + AFTER, styles=STYLES))
    expected = {"First.": "line", "Scope 1": "rule", "Text 2": "rule", "Scope": "heading", "1. Text.": "line"}
    assert kinds(document) == expected


def test_running_text_is_no_table_of_contents() -> None:
    long = PROSE * 6
    document = read(docx(p("Own", style="Own") + p(long, style="Inhalt1"), styles=STYLES))
    assert set(kinds(document).values()) == {"line"}


@pytest.mark.parametrize(
    "contents",
    [
        "<nav role=doc-toc><ul><li>Scope</ul></nav>",
        "<div id=toc><h2>Scope</h2></div>",
        '<div id="Table of Contents1"><p>Scope</div>',
        "<p class=MsoToc1>Scope",
    ],
)
def test_a_table_of_contents_on_a_page(contents: str) -> None:
    document = page(f"{contents}<h1>One</h1><p>{PROSE}")
    assert kinds(document) == {"Scope": "rule", "One": "heading", PROSE: "line"}


def test_a_page_that_is_all_called_contents_is_read() -> None:
    assert kinds(page(f"<div class=toc><p>{PROSE}</div>")) == {PROSE: "line"}


# ---------------------------------------------------------------- blocks by style


def test_what_its_style_makes_a_block_is_a_line() -> None:
    body = "<span style='color: red; Display:block'>One</span><a style='display:list-item'>Two</a><b>Three</b>"
    document = page(body + "<i style='display:inline-block'> four</i><span style='x-display:block'> five</span>")
    assert words(document) == ["One", "Two", "Three four five"]
    assert [block.bullet for block in document.blocks] == [False, True, False]


def test_cells_by_style_are_laid_out_as_those_of_tables() -> None:
    cell = "<span style='display:table-cell'>{}</span>"
    row = f"<div style='display:table-row'>{cell}{cell}</div>"
    assert words(page(row.format("1.", "One") + row.format("2.", "Two"))) == ["1. One", "2. Two"]
