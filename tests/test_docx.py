"""DOCX: what of a file is its text, in which order, and where each word stands in the file."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from docx_numbered import ACCEPTED, NINE, TRACKED
from docx_reading import codes, everything, lines, read
from docx_samples import (
    OPEN,
    W,
    abstract,
    box,
    docx,
    lvl,
    note,
    num,
    p,
    pack,
    parts,
    ref,
    run,
    separators,
    style,
    table,
)
from lxml import etree

from travaux.grammar import load
from travaux.readers.docx import read_docx
from travaux.readers.text import read_text
from travaux.structure import parse

STRICT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    f"{OPEN}/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


# ---------------------------------------------------------------- changes, hidden words


def test_what_was_deleted_is_not_read_and_paragraphs_join() -> None:
    assert lines(TRACKED) == lines(ACCEPTED) == ["1. Kept new", "2. After", "3. Joined, with this", "4. Last"]
    assert codes(TRACKED) == ["tracked-changes"]
    assert codes(ACCEPTED) == []


def test_moved_words_stand_where_they_were_moved_to() -> None:
    body = p(f'<w:moveFrom w:id="1">{run("Moved. ")}</w:moveFrom>' + run("First."))
    body += p(f'<w:moveTo w:id="2">{run("Moved. ")}</w:moveTo>' + run("Last."))
    assert lines(docx(body)) == ["First.", "Moved. Last."]


def test_deleted_rows_and_cells_are_not_read() -> None:
    rows = table(["A", "B"], ["C", "D"]).replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>', 1)
    cell = rows.replace(f"<w:tc>{p('D')}", f'<w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr>{p("D")}')
    assert lines(docx(rows)) == ["C", "D"]
    assert lines(docx(cell)) == ["C"]


def test_hidden_words_are_dropped_and_said() -> None:
    styles = style("Gone", run="<w:vanish/>") + style("Back", based="Gone", run='<w:vanish w:val="0"/>')
    body = p(run("Seen") + run(" hidden", "<w:vanish/>")) + p("All hidden", style="Gone") + p("Seen too", style="Back")
    assert lines(docx(body, styles=styles)) == ["Seen", "Seen too"]
    assert codes(docx(body, styles=styles)) == ["hidden-text"]


def test_a_style_separator_joins_a_heading_with_its_text() -> None:
    mark = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    content = docx(
        p("Scope. ", num=1, level=0, more=mark) + p("This applies.") + p("Next", num=1, level=0),
        numbering=abstract(0, lvl(0)) + num(1, 0),
    )
    assert lines(content) == ["1. Scope. This applies.", "2. Next"]


# ---------------------------------------------------------------- notes


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    content = docx(
        p(run("First") + ref(2) + run(" goes on.")) + p("Second."),
        footnotes=separators() + note(2, "One.", "More of it."),
    )
    assert lines(content) == ["First[^1] goes on.", "[^1]: One. More of it.", "Second."]


def test_a_note_keeps_a_mark_of_its_own() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    apart = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/></w:r>' + run("a/")
    own = f'<w:footnote w:id="2">{p("* XX/1.")}</w:footnote><w:footnote w:id="3">{p("a/ XX/2.")}</w:footnote>'
    content = docx(p(run("list") + mark + run(", end") + apart + run(", ") + ref(4)), footnotes=own + note(4, "One."))
    assert lines(content) == ["list[^*], end[^a], [^1]", "[^*]: XX/1.", "[^a]: XX/2.", "[^1]: One."]


def test_notes_of_a_table_stand_behind_it() -> None:
    body = table([p(run("A") + ref(2)), "B"], ["C", "D"]) + p("After")
    content = docx(body, footnotes=note(2, "One."))
    assert lines(content) == ["A[^1]", "B", "C", "D", "[^1]: One.", "After"]


def test_notes_count_as_the_sections_say() -> None:
    counting = '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numRestart w:val="eachSect"/></w:footnotePr>'
    end = f"<w:sectPr>{counting}</w:sectPr>"
    body = p(run("A") + ref(2), more=end) + p(run("B") + ref(3)) + p(run("C") + ref(4)) + end
    content = docx(body, footnotes=note(2, "x") + note(3, "y") + note(4, "z"))
    assert [line for line in lines(content) if "]:" not in line] == ["A[^a]", "B[^a]", "C[^b]"]


def test_a_note_without_words_and_one_that_refers_to_itself() -> None:
    assert codes(docx(p(run("A") + ref(9)))) == ["note-missing"]
    loop = f'<w:footnote w:id="2">{p(run("Round") + ref(2))}</w:footnote>'
    assert lines(docx(p(run("A") + ref(2)), footnotes=loop)) == ["A[^1]", "[^1]: Round[^1]"]


def test_long_marks_of_notes_are_marks_all_the_same() -> None:
    body = "".join(p(run(f"Words {n}.") + ref(n, "endnote")) for n in range(1, 19))
    document = read(docx(body, endnotes="".join(note(n, "See elsewhere.", kind="endnote") for n in range(1, 19))))
    notes = [unit.para for unit in parse(document, load("en")).paragraphs if unit.kind == "note"]
    assert len(notes) == 18
    assert notes[-1] == "fnxviii"


def test_raised_digits_are_no_part_of_a_number() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert lines(docx(p(run("resolution 70/1") + run("12", raised) + run(" on the 1") + run("st", raised)))) == [
        "resolution 70/1¹² on the 1st"
    ]


# ---------------------------------------------------------------- boxes, tables, containers


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Old')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert lines(docx(p(run("Anchor") + box("In", "Box") + run(" ends.")) + p(old) + p("After"))) == [
        "Anchor ends.", "In", "Box", "Old", "After",
    ]  # fmt: skip


def test_of_alternate_contents_one_with_words_is_read() -> None:
    choice = '<mc:Choice Requires="w14"/>'
    alternate = f"<mc:AlternateContent>{choice}<mc:Fallback>{run('There')}</mc:Fallback></mc:AlternateContent>"
    assert lines(docx(p(alternate))) == ["There"]
    assert lines(docx(alternate.replace(run("There"), p("Whole")))) == ["Whole"]


def test_cells_have_their_places() -> None:
    span = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    start, goes_on = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>"
    body = table(
        [span + p("Wide"), "Right"], [start + p("Tall"), "B2", p("B3") + p("B3 too")], [goes_on + p("No"), "C2"]
    )
    document = read(docx(body + table([table(["In", "ner"], ["ta", "ble"]) + p("Outer")], ["Below"])))
    found = {document.text[block.span.start : block.span.end]: block.cell for block in document.blocks}
    assert found == {
        "Wide": (1, 1, 1), "Right": (1, 1, 3), "Tall": (1, 2, 1), "B2": (1, 2, 2), "B3": (1, 2, 3), "B3 too": (1, 2, 3),
        "C2": (1, 3, 2), "In": (3, 1, 1), "ner": (3, 1, 2), "ta": (3, 2, 1), "ble": (3, 2, 2),
        "Outer": (2, 1, 1), "Below": (2, 2, 1),
    }  # fmt: skip


def test_containers_are_looked_into() -> None:
    control = f"<w:sdt><w:sdtPr><w:alias w:val='t'/></w:sdtPr><w:sdtContent>{p('Controlled')}</w:sdtContent></w:sdt>"
    inline = (
        f"<w:sdt><w:sdtContent>{run('one')}</w:sdtContent></w:sdt><w:smartTag>{run(' two')}</w:smartTag>"
        f'<w:hyperlink r:id="none">{run(" three")}</w:hyperlink><w:bdo>{run(" four")}</w:bdo>'
        f"<w:r><w:ruby><w:rt>{run('no')}</w:rt><w:rubyBase>{run(' five')}</w:rubyBase></w:ruby></w:r>"
        "<m:oMath><m:r><m:t> = 6</m:t></m:r></m:oMath>"
    )
    assert lines(docx(p("<w:r><w:t>a<!-- b -->c</w:t></w:r>"))) == ["ac"]
    assert lines(docx(control + p(inline))) == ["Controlled", "one two three four five = 6"]


def field(instruction: str, result: str = "") -> str:
    """A field in parts."""
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return begin + code + (middle + run(result) if result else "") + end


def test_of_fields_the_result_is_read() -> None:
    body = p(
        run("See ")
        + field("REF x", "annex II")
        + run(", ")
        + f'<w:fldSimple w:instr="DATE">{run("1 May")}</w:fldSimple>'
    )
    body += p(run("Page") + field("PAGE", "7") + field("IF x", " of note ") + field("NOTEREF n", "3"))
    assert lines(docx(body)) == ["See annex II, 1 May", "Page of note 3"]


def test_fields_in_fields_and_fields_without_an_end() -> None:
    nested = (
        field("IF x", "yes")
        .replace(" IF x ", "IF ", 1)
        .replace("</w:instrText></w:r>", "</w:instrText></w:r>" + field("REF y", "no"), 1)
    )
    assert lines(docx(p(nested))) == ["yes"]
    endless = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert lines(docx(p(run("Before") + endless + run(" lost")) + p("Kept"))) == ["Before", "Kept"]


def test_boxes_to_tick_and_numbers_that_are_not_kept() -> None:
    data = '<w:ffData><w:checkBox><w:checked w:val="{}"/></w:checkBox></w:ffData></w:fldChar>'
    ticked, empty = (field("FORMCHECKBOX").replace("/></w:r>", ">" + data.format(on) + "</w:r>", 1) for on in (1, 0))
    assert lines(docx(p(ticked + run(" Yes ") + empty + run(" No")))) == ["☑ Yes ☐ No"]
    assert codes(docx(p(field("AUTONUM") + run("Words")))) == ["field-number"]


def test_symbols_are_what_they_show() -> None:
    def symbol(font: str, place: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{place}"/></w:r>'

    body = p(symbol("Symbol", "F0B3") + symbol("Wingdings", "F0E0") + symbol("Symbol", "F061") + run("\uf0b7"))
    assert lines(docx(body)) == ["≥→α•"]
    assert lines(docx(p(symbol("Webdings", "F020") + run("!")))) == ["�!"]
    assert codes(docx(p(symbol("Webdings", "F020") + run("!")))) == ["symbol"]


def test_breaks_and_blanks() -> None:
    inner = (
        "<w:r><w:t>one</w:t><w:tab/><w:t> two </w:t><w:noBreakHyphen/><w:t>three</w:t><w:softHyphen/><w:t>four</w:t>"
        '<w:br w:type="page"/><w:t>five</w:t><w:br/><w:t>six</w:t><w:cr/><w:t>seven</w:t></w:r>'
    )
    document = read(docx(p(inner) + p("eight")))
    assert document.text.splitlines() == ["one two‑threefour five", "six", "seven", "", "eight"]
    assert [block.flow for block in document.blocks] == ["opens", "breaks", "breaks", "opens"]


def test_a_large_first_letter_is_of_its_word() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert lines(docx(p("T", more=frame) + p("he Board met."))) == ["The Board met."]


def test_objects_are_said_not_to_be_read() -> None:
    chart = (
        "<w:r><w:drawing><c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'/></w:drawing></w:r>"
    )
    assert lines(docx(p(run("See") + chart))) == ["See"]
    assert codes(docx(p(run("See") + chart + "<w:r><w:object/></w:r>"))) == ["object"]
    embedded = docx(p("Words") + '<w:altChunk r:id="a"/>')
    assert codes(embedded) == ["embedded"]


# ---------------------------------------------------------------- the same text, the same units

LISTS = {
    "en": (
        ("decimal", "%1."), ("lowerLetter", "(%2)"),
        "1. The Board adopts the plan:\n\n(a) The budget is approved;\n\n(b) A report is noted.\n\n2. It meets again.",
    ),
    "ru": (
        ("decimal", "%1."), ("russianLower", "%2)"),
        "1. Совет принимает план:\n\nа) бюджет утвержден;\n\nб) доклад принят к сведению.\n\n2. Совет соберется вновь.",
    ),
    "ar": (
        ("decimal", "%1 -"), ("arabicAbjad", "(%2)"),
        "1 - يعتمد المجلس الخطة:\n\n(أ) تُقر الميزانية؛\n\n(ب) يُحاط علما بالتقرير.\n\n2 - يجتمع المجلس من جديد.",
    ),
    "zh": (
        ("decimal", "%1."), ("chineseCounting", "（%2）"),
        "1. 执行局通过计划：\n\n（一）核准预算；\n\n（二）注意到报告。\n\n2. 执行局再次开会。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", LISTS)
def test_computed_numbers_give_the_paragraphs_of_the_plain_text(language: str) -> None:
    first, second, text = LISTS[language]
    levels = abstract(0, *(lvl(level, *form) for level, form in enumerate((first, second)))) + num(1, 0)
    label = re.compile(r"(?:\d\.|\d -|[（(].[）)]|.\)) ?")
    bodies = [p(label.sub("", line, count=1), num=1, level=int(not line[0].isdigit())) for line in text.split("\n\n")]
    made = parse(read(docx("".join(bodies), numbering=levels)), load(language))
    plain = parse(read_text("plain.txt", text.encode()), load(language))
    assert [(unit.para, unit.kind, unit.number) for unit in made.paragraphs] == [
        (unit.para, unit.kind, unit.number) for unit in plain.paragraphs
    ]
    assert [unit.number for unit in made.paragraphs][:1] == ["1"]
    assert len(made.paragraphs) == 4


# ---------------------------------------------------------------- headings, headers


def test_headings_come_from_outlines_and_names() -> None:
    styles = style("berschrift2", name="heading 2") + style("H1", paragraph='<w:outlineLvl w:val="0"/>')
    styles += style("Based", based="H1") + style("Body", based="H1", paragraph='<w:outlineLvl w:val="9"/>')
    body = p("Two", style="berschrift2") + p("One", style="Based") + p("None", style="Body")
    body += p("Three", more='<w:outlineLvl w:val="2"/>') + p("Long words " * 40, style="H1")
    levels = [(block.kind, block.level) for block in read(docx(body, styles=styles)).blocks]
    assert levels == [("heading", 2), ("heading", 1), ("line", 0), ("heading", 3), ("line", 0)]


def test_the_header_of_the_first_page_is_masthead_and_no_other_is_read() -> None:
    headers = {
        "first": table(["", "Body of Bodies", "X/1"]) + p("Printed below"),
        "other": p("X/1, page"),
        "even": p("even"),
    }
    references = "".join(
        f'<w:headerReference w:type="{kind}" r:id="{key}"/>'
        for kind, key in (("first", "first"), ("default", "other"), ("even", "even"))
    )
    body = p("Printed below") + p("Text")
    titled = docx(f"{body}<w:sectPr>{references}<w:titlePg/></w:sectPr>", headers=headers)
    assert lines(titled) == ["Body of Bodies", "X/1", "Printed below", "Text"]
    assert read(titled).blocks[0].cell is None
    assert lines(docx(f"{body}<w:sectPr>{references}</w:sectPr>", headers=headers)) == ["Printed below", "Text"]


# ---------------------------------------------------------------- where words stand


def elements(root: etree._Element, path: str, space: dict[str, str]) -> list[etree._Element]:
    """What an XPath finds."""
    found = root.xpath(path, namespaces=space)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]


@pytest.mark.parametrize("dialect", ["transitional", "strict"])
def test_every_word_is_found_where_its_locator_says(dialect: str) -> None:
    members = everything()
    if dialect == "strict":
        for old, new in STRICT.items():
            members = {name: content.replace(old, new) for name, content in members.items()}
    document = read(pack(members))
    space = {"w": STRICT[W] if dialect == "strict" else W, "mc": f"{OPEN}/markup-compatibility/2006"}
    assert len(document.locators) >= len(document.blocks) == 16
    for locator in document.locators:
        part, _, path = locator.fragment.partition("#")
        (found,) = elements(etree.fromstring(members[part].encode()), path, space)
        text = document.text[locator.span.start : locator.span.end]
        bare = re.sub(r"^1\. |\[\^1\]", "", text).strip()
        inner = "".join(word.text or "" for word in elements(found, "./w:r/w:t", space))
        assert bare in inner, (text, inner)
        assert bare


def test_a_locator_has_the_form_that_the_documentation_gives() -> None:
    document = read(docx(p() + p("Second")))
    assert [locator.fragment for locator in document.locators] == ["word/document.xml#/w:document/w:body/w:p[2]"]


def test_the_main_part_is_the_one_that_the_archive_names() -> None:
    members = parts(p("Words"))
    moved = {
        name.replace("word/document", "text/main").replace("word/_rels/document", "text/_rels/main"): content.replace(
            "word/document", "text/main"
        )
        for name, content in members.items()
    }
    assert lines(pack(moved)) == ["Words"]
    del moved["_rels/.rels"]
    assert lines(pack(moved)) == ["Words"]
    macros = {name: content.replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        "application/vnd.ms-word.document.macroEnabled.main") for name, content in moved.items()}  # fmt: skip
    assert lines(pack({**macros, "word/vbaProject.bin": b"\xd0\xcf"})) == ["Words"]


# ---------------------------------------------------------------- time, and a real file


def measured(count: int) -> float:
    """Seconds for a document of so many paragraphs, half of them in one paragraph as runs."""
    half = "".join(p(run("Some words ") + run("of a paragraph"), num=1, level=n % 9) for n in range(count))
    content = docx(half + p("".join(run("word ") for _ in range(count))), numbering=abstract(0, *NINE) + num(1, 0))
    start = time.perf_counter()
    read(content)
    return time.perf_counter() - start


def test_time_grows_as_the_text_does() -> None:
    measured(100)
    small, large = measured(1_500), measured(15_000)
    assert large < 30 * small + 0.5
    assert large < 15


def test_a_real_document_gives_its_numbered_paragraphs(shared: Path) -> None:
    path = shared / "corpus" / "files" / "A_80_6_Sect.29.en.docx"
    if not path.is_file():
        pytest.skip("needs the shared documents in Word")
    document = read_docx(path.name, path.read_bytes())
    texts = [document.text[block.span.start : block.span.end] for block in document.blocks]
    assert [m[0] for text in texts if (m := re.match(r"29\.\d+(?= )", text))] == ["29.1", "29.2", "29.3", "29.4"]
    assert texts[1] == "A/80/6 (Sect. 29)"
    assert {block.cell[1] for block in document.blocks if block.cell} >= set(range(4, 12))
    assert document.findings == ()
