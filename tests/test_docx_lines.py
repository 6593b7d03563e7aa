"""DOCX: where lines end, and how the sections of a file count its notes."""

from __future__ import annotations

from docx_reading import codes, lines, read
from docx_samples import docx, note, p, ref, run

BREAK = "<w:r><w:br/></w:r>"


def test_an_empty_line_within_a_paragraph_ends_it() -> None:
    document = read(docx(p(run("One") + BREAK + run("below") + BREAK + run(" ") + BREAK + run("Two") + BREAK + BREAK)))
    assert [document.text[block.span.start : block.span.end] for block in document.blocks] == ["One", "below", "Two"]
    assert [(block.flow, block.gap) for block in document.blocks] == [
        ("opens", True),
        ("breaks", False),
        ("opens", True),
    ]


def counted(*, restart: str = "", form: str = "lowerLetter") -> bytes:
    """Two sections with a note each, of which the first says how notes are counted."""
    said = f'<w:numFmt w:val="{form}"/>' + (f'<w:numRestart w:val="{restart}"/>' if restart else "")
    first = f"<w:sectPr><w:footnotePr>{said}</w:footnotePr></w:sectPr>"
    body = p(run("A") + ref(2), more=first) + p(run("B") + ref(3)) + "<w:sectPr/>"
    return docx(body, footnotes=note(2, "x") + note(3, "y"))


def test_what_one_section_says_of_notes_does_not_hold_for_the_next() -> None:
    assert [line for line in lines(counted()) if "]:" not in line] == ["A[^a]", "B[^2]"]


def test_notes_that_each_page_counts_anew_are_told() -> None:
    setting = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    content = docx(p(run("A") + ref(2)) + p(run("B") + ref(3)), footnotes=note(2, "x") + note(3, "y"), settings=setting)
    assert lines(content) == ["A[^1]", "[^1]: x", "B[^2]", "[^2]: y"]
    assert codes(content) == ["note-number"]
    assert codes(docx(p(run("A") + ref(2)), footnotes=note(2, "x"), settings=setting)) == []


def test_what_only_says_where_a_word_may_be_broken_is_left_out() -> None:
    assert lines(docx(p("The Execu\u00adtive Board"))) == ["The Executive Board"]
