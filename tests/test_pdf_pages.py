"""How pages of PDF are laid out: tables, columns, notes, turned and cropped pages, Arabic and Chinese signs.

Broken, encrypted and hostile files, those of absurd size, and fonts without a map are in tests/hostile_pdf.py.
"""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from pdf_samples import PICTURE, PRINTED, WORDS, Print, blocks, cells, made, page, paragraphs, printed, printer

from travaux.readers.pdf import read_pdf
from travaux.readers.pdf.arabic import logical, unmirrored
from travaux.readers.pdf.characters import Sheet
from travaux.readers.pdf.lines import lines, pieces
from travaux.readers.pdf.picture import page_picture

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

ARABIC = (
    "اجتمعت لجنة البحيرات في دار البلدية القديمة واستمعت إلى تقرير أمينها عن حالة المياه التي ارتفعت منذ الربيع وعن "
    "عمل المتطوعين الكثيرين الذين رفعوا الضفاف."
)
RULED = "table { border-collapse: collapse; width: 100% } td, th { border: 1px solid; padding: 3pt 5pt }"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Print:
    """Prints HTML with Chromium, each page once."""
    return printer(tmp_path_factory.mktemp("chromium"))


def table(*rows: str) -> str:
    """A table of HTML out of its rows: cells are parted by ``|``, and ``>`` before one makes it two columns wide."""
    written = "".join(
        "<tr>" + "".join(f"<td{' colspan=2' * cell.startswith('>')}>{cell.lstrip('>')}</td>" for cell in row.split("|"))
        for row in rows
    )
    return f"<table>{written}</table>"


# ---------------------------------------------------------------- ruled tables


def test_ruled_tables_keep_cells_of_several_lines(chromium: Print) -> None:
    """Cells are centred on one another, so that no line of one need stand beside a line of the next."""
    rows = (
        ("State", "Vote", "Remarks"),
        ("Freedonia", "Yes", WORDS),
        (WORDS[:70], "No", "None"),
        ("Ruritania", "Late"),
    )
    first = table("State|Vote|Remarks", f"Freedonia|Yes|{WORDS}", f"{WORDS[:70]}|No|None", "Ruritania|>Late")
    body = f"<p>1. {WORDS}</p>{first}<p>(a) {WORDS}</p>{table('Income|1,200', 'Costs|')}<p>2. {WORDS}</p>"
    document = read_pdf("ruled.pdf", chromium("ruled", page(body, RULED)))
    expected = {(1, y, x): cell for y, row in enumerate(rows, 1) for x, cell in enumerate(row, 1)}
    expected |= {(2, 1, 1): "Income", (2, 1, 2): "1,200", (2, 2, 1): "Costs"}
    assert cells(document) == expected
    others = [words for words, block in zip(blocks(document), document.blocks, strict=True) if not block.cell]
    assert others == [f"1. {WORDS}", f"(a) {WORDS}", f"2. {WORDS}"]


def test_the_first_column_of_an_arabic_table_is_the_right_one(chromium: Print) -> None:
    body = f"<p>{ARABIC}</p>{table('الدولة|الصوت', 'فريدونيا|نعم', 'سيلفانيا|لا')}<p>{ARABIC}</p>"
    found = cells(read_pdf("table.pdf", chromium("arabic_table", page(body, RULED, "ar"))))
    assert found == {
        (1, 1, 1): "الدولة", (1, 1, 2): "الصوت", (1, 2, 1): "فريدونيا",
        (1, 2, 2): "نعم", (1, 3, 1): "سيلفانيا", (1, 3, 2): "لا",
    }  # fmt: skip


def test_frames_rules_and_lists_are_no_tables(chromium: Print) -> None:
    items = "".join(f"<li>{WORDS[: 40 + 9 * number]}</li>" for number in range(8))
    style = "div { border: 1px solid; padding: 4pt } hr { border: 1px solid } li { margin-left: 40pt }"
    body = f"<div>{WORDS}</div><hr><p>{WORDS}</p><div><div>{WORDS}</div></div><ol>{items}</ol><hr>"
    document = read_pdf("frames.pdf", chromium("frames", page(body, style)))
    assert cells(document) == {}
    assert blocks(document)[:3] == [WORDS] * 3
    assert blocks(document)[3:] == [f"{number + 1}. {WORDS[: 40 + 9 * number].strip()}" for number in range(8)]


# ---------------------------------------------------------------- columns and notes


def test_right_column_comes_first_in_arabic(chromium: Print) -> None:
    lines = [f"{number} - {ARABIC}" for number in range(1, 25)]
    body = f"<h1>تقرير لجنة البحيرات عن السنة الماضية وعن ارتفاع المياه</h1><div>{paragraphs(lines)}</div>"
    found = blocks(read_pdf("columns.pdf", chromium("arabic_columns", page(body, "div { columns: 2 }", "ar"))))
    assert found == ["تقرير لجنة البحيرات عن السنة الماضية وعن ارتفاع المياه", *lines]


def test_a_note_goes_on_over_the_page() -> None:
    mark = b" BT /F 12 Tf 72 770 Td (They rose.) Tj /F 7 Tf 5 Ts (%d) Tj ET"
    words = "the waters of the lakes had risen since the spring of year"
    body = [(72, 755 - 15 * row, 12, f"{words} {row}") for row in range(40)]
    one = printed([*body, (72, 90, 7, "1"), (78, 86, 9, "See the report of the spring, which the lakes")])
    rest = [(72, 96, 9, "had asked for in the year before the last."), (72, 86, 7, "2"), (78, 82, 9, "Ibid., annex.")]
    two = printed([*body, *rest])
    found = blocks(read_pdf("notes.pdf", made(one + mark % 1, two + mark % 2)))
    notes = [line for line in found if line.startswith("[^")]
    assert notes == [
        "[^1]: See the report of the spring, which the lakes had asked for in the year before the last.",
        "[^2]: Ibid., annex.",
    ]
    text = " ".join(line for line in found if line not in notes)
    assert [text.count(f"They rose.[^{number}]") for number in (1, 2)] == [1, 1]
    assert "lakes had asked" not in text


def test_scanned_pages_among_others_are_named() -> None:
    document = read_pdf("some.pdf", made(PRINTED, PICTURE, PRINTED.replace(b"1.", b"2."), PICTURE, PICTURE))
    assert [line[:2] for line in blocks(document)] == ["1.", "2."]
    assert [finding.code for finding in document.findings] == ["no-text-layer"]
    assert document.findings[0].message.startswith("Pages 2, 4, 5 have no text")
    assert "ocrmypdf" in document.findings[0].remedy


# ---------------------------------------------------------------- turned and cropped pages


def pixels(content: bytes, fragment: str) -> npt.NDArray[np.uint8]:
    """A page as it is drawn: rows, columns, three colours."""
    import numpy as np

    png = page_picture(content, fragment, scale=2.0)
    width, height = struct.unpack(">II", png[16:24])
    data = zlib.decompress(b"".join(re.findall(rb"IDAT(.*?)....IEND", png, re.DOTALL)))
    return np.frombuffer(data, np.uint8).reshape(height, 1 + 3 * width)[:, 1:].reshape(height, width, 3)


@pytest.mark.parametrize("crop", [b"", b"/CropBox[50 100 500 700]"])
@pytest.mark.parametrize(
    ("turn", "matrix"), [(0, b"1 0 0 1"), (90, b"0 1 -1 0"), (180, b"-1 0 0 -1"), (270, b"0 -1 1 0")]
)
def test_the_rectangle_holds_the_words_of_a_turned_page(turn: int, matrix: bytes, crop: bytes) -> None:
    """All that is printed stands within the rectangle, which is not much larger."""
    import numpy as np

    stream = b"BT /F 12 Tf %s 300 400 Tm (The lake is calm.) Tj ET" % matrix
    content = made(stream, more=b"/Rotate %d%s" % (turn, crop))
    (locator,) = read_pdf("turned.pdf", content).locators
    plain, marked = pixels(content, "page=1"), pixels(content, locator.fragment)
    assert sorted(plain.shape[:2]) == ([900, 1200] if crop else [1190, 1684])
    ink, rectangle = (np.argwhere(shown) for shown in ((plain < 128).all(axis=2), (plain != marked).any(axis=2)))
    assert len(ink) > 200
    assert (rectangle.min(axis=0) <= ink.min(axis=0)).all()
    assert (rectangle.max(axis=0) >= ink.max(axis=0)).all()
    assert (np.ptp(rectangle, axis=0) < np.ptp(ink, axis=0) + 2 * np.array([12, 6])).all()


# ---------------------------------------------------------------- Arabic and Chinese signs


def test_vowel_signs_and_quotation_marks_of_arabic_stay_in_place(chromium: Print) -> None:
    lines = [
        "تفرض حظراً محدد الأهداف على الصيد غير المبر\u0651\u064eر في البحيرة ”صافر“ وعلى الأسماء التي أُدرجت فيها.",
        "وتقول منظمة ”FAO“ إن مراقبةً دقيقةً قد أقرّها ‘المجلس’ في عام ”2020“ ثم عُدّلت بموجب ”IFAD 2020“ تعديلاً كبيراً.",
        "”صافر“",
    ]
    found = blocks(read_pdf("signs.pdf", chromium("signs", page(paragraphs(lines), "", "ar"))))
    assert found == lines


def test_arabic_words_in_english_are_put_into_order(chromium: Print) -> None:
    lines = [f"The lake “صافر القديمة” (in Arabic) rose. {WORDS}", f"2. {WORDS}"]
    assert blocks(read_pdf("inline.pdf", chromium("inline", page(paragraphs(lines))))) == lines


def arabic(*characters: tuple[str, float, float]) -> str:
    """What a line gives, of characters with their left and right edges, in letters of ten points."""
    import numpy as np

    text, left, right = zip(*characters, strict=True)
    none = np.zeros(len(text), bool)
    return "".join(word for word, _ in logical("".join(text), np.array(left), np.array(right), none, none, none, 10.0))


@pytest.mark.parametrize(
    ("characters", "read"),
    [
        # a sign as wide as the blank that it reaches over
        ([("ً", 23, 27), ("ظ", 36, 42), ("ر", 30, 36), ("ا", 27, 30), ("م", 18, 24)], "ظراً م"),
        # signs over the letter whose middle is nearest, in the order of the file
        ([("ب", 16, 20), ("ر", 10, 16), ("ة", 4, 10), ("ّ", 11, 15), ("َ", 11, 15)], "بر\u0651\u064eة"),
        # a letter and its signs as one glyph, which pdfium cuts into as many parts
        ([("ب", 20, 26), ("ر", 18, 20), ("ّ", 16, 18), ("َ", 14, 16), ("ة", 8, 14)], "بر\u0651\u064eة"),
        # a letter that is printed twice in one place
        ([("أ", 20.2, 22.2), ("ُ", 18.2, 20.2), ("د", 12, 18), ("أ", 20, 22), ("ُ", 18, 20)], "أُد"),
    ],
)
def test_signs_go_with_their_letters(characters: list[tuple[str, float, float]], read: str) -> None:
    assert arabic(*characters) == read


def test_quotation_marks_that_pdfium_mirrors_are_turned_back() -> None:
    assert unmirrored("قال “صافر” ثم “FAO “ عاد") == "قال ”صافر“ ثم ”FAO “ عاد"
    assert unmirrored("The ship “Safer” said\r\n“صافر”") == "The ship “Safer” said\r\n”صافر“"
    assert unmirrored("The ship “Safer”") == "The ship “Safer”"


@pytest.mark.parametrize(
    ("characters", "read"),
    [
        ([("造", 0, 10), ("”", 10, 14), ("“", 24, 28), ("、", 14, 24), ("学", 28, 38)], "造”、“学"),
        ([("习", 0, 10), ("页", 15, 25), ("”", 10, 15), ("面", 25, 35)], "习”页面"),
        ([("能", 0, 10), ("（", 9.5, 19.5), ("”", 10, 14.5), ("具", 19.5, 29.5)], "能”（具"),
        ([("页", 0, 10), ("，", 10, 20), ("“", 15, 20), ("这", 20, 30)], "页，“这"),
    ],
)
def test_chinese_punctuation_is_read_as_it_stands(characters: list[tuple[str, float, float]], read: str) -> None:
    import numpy as np

    from travaux.readers.pdf.characters import draw_in

    text, left, right = "".join(one for one, _, _ in characters), *(
        np.array([edges[side] for edges in characters], float) for side in (1, 2)
    )  # fmt: skip
    draw_in(text, left, right)
    none = np.zeros(len(text), bool)
    even = np.full(len(text), 10.0)
    sheet = Sheet(1, 500, 700, text, left, right, even * 10, even, none, none, none, 0, 0)
    assert [line.text for line in lines(sheet, pieces(sheet))] == [read]


# ---------------------------------------------------------------- what is no furniture


def test_a_line_at_the_head_of_a_page_is_no_running_head_for_its_words() -> None:
    """Its words stand on the first page too, and white sets it off: still it ends a paragraph."""
    size, words = 12, "the waters of the lakes had risen since the spring"
    one = [(72, 780 - 15 * row, size, f"{words} {'abcdefghij'[row % 10]}{row}") for row in range(48)]
    two = [(72, 780, size, "since the spring."), (72, 750, size, "They rose, and that was all there was to say.")]
    found = blocks(read_pdf("widow.pdf", made(printed(one), printed(two))))
    assert found[-2].endswith("h47 since the spring.")
    assert found[-1] == "They rose, and that was all there was to say."


def test_lines_of_words_that_come_again_are_no_running_heads(chromium: Print) -> None:
    """In wide leading each line is set off, and words of Arabic are pieces, each of which may come again."""
    words = ARABIC.rstrip(".").split()
    lines = [" ".join((words[at:] + words[:at])[: 5 + at % 13]) * (1 + at % 3) + "." for at in range(60)]
    html = page(paragraphs(lines), "p { margin: 0; text-indent: 14pt; line-height: 2 }", "ar")
    found = "".join(blocks(read_pdf("again.pdf", chromium("again", html))))
    assert "".join(found.split()) == "".join("".join(lines).split())
