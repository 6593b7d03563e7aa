"""Documents taken apart: what a line is, which number it has, where a cut paragraph goes on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from reading import outline, structure, words

from travaux.structure.counting import roman

#: A line as long as the page is wide, without a full stop: it goes on.
LONG = "这是一句为测试写的话，它占满了印刷的一整行而没有结束，所以读者要到下一行或者下一页才能读完它的其余部分以及"
HEAD = "人居署执行局\n2098年第一次会议\n2098年4月7日，内罗毕\n\n工作情况\n\n"


def paragraphs(*lines: str) -> str:
    """Lines with a blank line between them."""
    return "\n\n".join(lines) + "\n"


# ---------------------------------------------------------------- numbering

NUMBERED = [
    ("paragraphs", paragraphs("1. 甲。", "2. 乙。"), ["1", "2"]),
    ("no blank behind the number", paragraphs("1.甲。", "2.乙。"), ["1", "2"]),
    ("full-width stop", paragraphs("1．甲。", "2．乙。"), ["1", "2"]),
    ("letters", paragraphs("1. 甲：", "(a) 子；", "(b) 丑。"), ["1", "1(a)", "1(b)"]),
    ("full-width brackets", paragraphs("1. 甲：", "（a）子；", "（b）丑。"), ["1", "1(a)", "1(b)"]),
    ("Chinese numerals", paragraphs("1. 甲：", "（一）子；", "（二）丑。"), ["1", "1(i)", "1(ii)"]),
    ("eleven and twelve", paragraphs("1. 甲：", "（十一）子；", "（十二）丑。"), ["1", "1(xi)", "1(xii)"]),
    ("Roman", paragraphs("1. 甲：", "(i) 子；", "(ii) 丑。"), ["1", "1(i)", "1(ii)"]),
    ("digits in brackets", paragraphs("1. 甲：", "(1) 子；", "(2) 丑。"), ["1", "1(1)", "1(2)"]),
    ("digits with one bracket", paragraphs("1. 甲：", "1) 子；", "2) 丑。"), ["1", "1(1)", "1(2)"]),
    ("letters with one bracket", paragraphs("1. 甲：", "a) 子；", "b) 丑。"), ["1", "1(a)", "1(b)"]),
    (
        "digits and letters with one bracket",
        paragraphs("1. 甲：", "1) 子：", "a) 寅；", "b) 卯；", "2) 丑。"),
        ["1", "1(1)", "1(1)(a)", "1(1)(b)", "1(2)"],
    ),
    ("a bracket under a heading", paragraphs("一、 甲", "1) 子；", "2) 丑。"), ["h:一", "h:一(1)", "h:一(2)"]),
    ("items start anew", paragraphs("1. 甲：", "(a) 子；", "2. 乙：", "(a) 丑。"), ["1", "1(a)", "2", "2(a)"]),
    (
        "three levels",
        paragraphs("1. 甲：", "(a) 子：", "(i) 寅；", "(ii) 卯；", "(b) 丑。"),
        ["1", "1(a)", "1(a)(i)", "1(a)(ii)", "1(b)"],
    ),
    (
        "letters in numerals",
        paragraphs("1. 甲：", "（一）子：", "(a) 寅；", "(b) 卯；", "（二）丑。"),
        ["1", "1(i)", "1(i)(a)", "1(i)(b)", "1(ii)"],
    ),
    (
        "Roman in letters behind (h)",
        paragraphs("1. 甲：", *(f"({c}) 子；" for c in "abcdefghij")),
        ["1", *(f"1({c})" for c in "abcdefghij")],
    ),
    (
        "double letters behind (z)",
        paragraphs("1. 甲：", *(f"({c}) 子；" for c in "abcdefghijklmnopqrstuvwxyz"), "(aa) 丑；", "(bb) 寅。"),
        ["1", *(f"1({c})" for c in "abcdefghijklmnopqrstuvwxyz"), "1(aa)", "1(bb)"],
    ),
    ("a year is no part of the number", paragraphs("1. 甲。", "2. 乙。", "3. 2098 年，丙。"), ["1", "2", "3"]),
    ("a year without a blank", paragraphs("1. 甲。", "2. 乙。", "3.2098年，丙。"), ["1", "2", "3"]),
    ("a missing number is skipped", paragraphs("1. 甲。", "3. 乙。"), ["1", "3"]),
    ("letters with a stop", paragraphs("1. 甲：", "a. 子；", "b. 丑。", "2. 乙。"), ["1", "1(a)", "1(b)", "2"]),
    (
        "letters and numerals with a stop",
        paragraphs("1. 甲：", "a. 子：", "i. 寅；", "ii. 卯；", "b. 丑。"),
        ["1", "1(a)", "1(a)(i)", "1(a)(ii)", "1(b)"],
    ),
    ("numbers and letters in one label", paragraphs("1. 甲：", "1.a 子；", "1.b 丑。"), ["1", "1(a)", "1(b)"]),
    ("a letter with a stop behind no colon", paragraphs("1. 甲。", "a. 子。", "2. 乙。"), ["1", "1", "2"]),
    (
        "letters with a stop below numerals in brackets",
        paragraphs("1. 甲：", "(a) 子：", "(i) 寅：", "a. 卯；", "b. 辰；", "(b) 丑。"),
        ["1", "1(a)", "1(a)(i)", "1(a)(i)(a)", "1(a)(i)(b)", "1(b)"],
    ),
    ("decimal numbers of paragraphs", paragraphs("29.1 甲：", "(a) 子；", "29.2 乙。"), ["29.1", "29.1(a)", "29.2"]),
    ("a quantity alone is no number", paragraphs("1. 甲。", "2.1 百万人住在那里。", "2. 乙。"), ["1", "1", "2"]),
    ("a part is no item", paragraphs("1. 甲：", "(a)部分：子；", "(b)部分：丑。"), ["1", "1", "1"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in NUMBERED], ids=[case[0] for case in NUMBERED])
def test_numbers(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


HEADED = [
    ("Chinese numerals", paragraphs("一、 甲", "1. 子。", "二、 乙", "2. 丑。"), ["h:一", "1", "h:二", "2"]),
    ("no blank", paragraphs("一、甲", "1. 子。", "二、乙", "2. 丑。"), ["h:一", "1", "h:二", "2"]),
    ("chapters", paragraphs("第一章 甲", "1. 子。", "第二章 乙", "2. 丑。"), ["h:一", "1", "h:二", "2"]),
    ("Roman", paragraphs("I. 甲", "1. 子。", "II. 乙", "2. 丑。"), ["h:I", "1", "h:II", "2"]),
    ("letters", paragraphs("一、 甲", "A. 乙", "1. 子。", "B. 丙", "2. 丑。"), ["h:一", "h:A", "1", "h:B", "2"]),
    (
        "letters come back under the next numeral",
        paragraphs("一、 甲", "A. 乙", "1. 子。", "二、 丙", "A. 丁", "2. 丑。"),
        ["h:一", "h:A", "1", "h:二", "h:A", "2"],
    ),
    (
        "I behind H is a letter",
        paragraphs("一、 甲", *(f"{c}. 小节\n\n{n}. 子。" for n, c in enumerate("ABCDEFGHIJ", 1))),
        ["h:一", *(key for n, c in enumerate("ABCDEFGHIJ", 1) for key in (f"h:{c}", f"{n}"))],
    ),
    (
        "decimals beside paragraphs",
        paragraphs("1.1 甲", "1. 子。", "1.2 乙", "2. 丑。", "2. 丙", "2.1 丁", "3. 寅。"),
        ["h:1.1", "1", "h:1.2", "2", "h:2", "h:2.1", "3"],
    ),
    (
        "a section number between paragraphs 5 and 6",
        paragraphs("1.1 甲", "5. 子。", "2. 乙", "6. 丑。"),
        ["h:1.1", "5", "h:2", "6"],
    ),
    ("Markdown", "## 一、 甲\n\n1. 子。\n\n### A. 乙\n\n2. 丑。\n", ["h:一", "1", "h:A", "2"]),
    ("bold", paragraphs("**一、甲**", "1. 子。", "**背景**", "2. 丑。"), ["h:一", "1", "h:#1", "2"]),
    ("known headings", paragraphs("引言", "1. 子。", "背景", "2. 丑。"), ["h:#1", "1", "h:#2", "2"]),
    ("a short line before a number", paragraphs("1. 子。", "财务事项", "2. 丑。"), ["1", "h:#1", "2"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in HEADED], ids=[case[0] for case in HEADED])
def test_headings(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


def test_headings_stand_in_one_another() -> None:
    document = structure(paragraphs("一、 甲", "A. 乙", "1. 子。", "二、 丙", "2. 丑。"))
    above = {p.para: [document.paragraphs[i].para for i in p.section] for p in document.paragraphs}
    assert above == {"h:一": [], "h:A": ["h:一"], "1": ["h:一", "h:A"], "h:二": [], "2": ["h:二"]}


@pytest.mark.parametrize("line", ["1.5°C 的目标很重要。", "1.5°C", "2.5 倍", "3.14", "1.5 亿美元"])
def test_a_quantity_is_no_heading(line: str) -> None:
    assert not [
        key for key in outline(paragraphs("1. 甲。", line, "2. 乙。")) if key.startswith("h:1.") or key == "h:2.5"
    ]


def test_the_kinds_and_printed_numbers() -> None:
    document = structure(HEAD + paragraphs("一、 甲", "1. 子：", "(a) 寅¹；", "¹ 注。"))
    assert [(p.kind, p.number) for p in document.paragraphs] == [
        ("masthead", None),
        ("heading", "一"),
        ("paragraph", "1"),
        ("item", "a"),
        ("note", None),
    ]


# ---------------------------------------------------------------- numbers lost to bullets

LOST = [
    ("two between two", paragraphs("1. 甲。", "- 乙。", "- 丙。", "4. 丁。"), ["1", "~2", "~3", "4"]),
    ("before the first", paragraphs("一、 甲", "- 乙。", "- 丙。", "3. 丁。"), ["h:一", "~1", "~2", "3"]),
    ("over a heading", paragraphs("1. 甲。", "- 乙。", "二、 丙", "- 丁。", "4. 戊。"), ["1", "~2", "h:二", "~3", "4"]),
    ("a list is none", paragraphs("1. 甲如下：", "- 乙；", "- 丙。", "2. 丁。"), ["1", "1", "1", "2"]),
    ("too few", paragraphs("1. 甲。", "- 乙。", "4. 丁。"), ["1", "p1", "4"]),
    ("none behind", paragraphs("1. 甲。", "- 乙。"), ["1", "p1"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in LOST], ids=[case[0] for case in LOST])
def test_numbers_lost_to_bullets(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


def test_an_inferred_number_is_not_printed() -> None:
    (found,) = [p for p in structure(paragraphs("1. 甲。", "- 乙。", "3. 丁。")).paragraphs if p.para == "2"]
    assert (found.number, found.inferred) == (None, True)


def test_a_number_that_stays_lost_is_reported() -> None:
    codes = [f.code for f in structure(paragraphs("1. 甲。", "- 乙。", "4. 丁。")).findings]
    assert "lost-number" in codes


def test_a_gap_in_the_numbers_is_reported() -> None:
    (finding,) = structure(paragraphs("1. 甲。", "3. 乙。")).findings
    assert (finding.code, finding.para) == ("numbering", "3")


JUMP = "执行局注意到秘书处就该年度工作方案的执行情况提交的报告，并请执行主任在下届会议上就此继续作出汇报。"


def test_a_jump_in_the_numbers_is_kept_and_reported() -> None:
    document = structure(paragraphs("1. 甲。", "2. 乙。", "3. 丙。", f"12. {JUMP}", "13. 丁。"))
    assert [p.para for p in document.paragraphs] == ["1", "2", "3", "12", "13"]
    assert [(f.code, f.para) for f in document.findings] == [("numbering", "12")]


def test_a_jump_to_a_short_paragraph_is_kept_or_reported() -> None:
    document = structure(
        paragraphs("1. 甲。", "2. 乙。", "3. 丙。", "12. 执行局注意到该报告。", "13. 执行局感谢秘书处。")
    )
    assert "12" in [p.para for p in document.paragraphs] or document.findings


# ---------------------------------------------------------------- cuts

CUT = [
    ("wrapped lines", f"1. {LONG}\n其余。\n\n2. 乙。\n"),
    ("wrapped twice", f"1. {LONG}\n{LONG}\n其余。\n\n2. 乙。\n"),
    ("a page number", paragraphs(f"1. {LONG}", "- 3 -", "其余。", "2. 乙。")),
    ("pages of pages", paragraphs(f"1. {LONG}", "2/15", "其余。", "2. 乙。")),
    ("a form feed", f"1. {LONG}\n\x0c\n其余。\n\n2. 乙。\n"),
    ("a rule", paragraphs(f"1. {LONG}", "-----", "其余。", "2. 乙。")),
    ("a footnote as a tag", paragraphs(f"1. {LONG}", "<sup>1</sup> 见某文件。", "其余。", "2. 乙。")),
    ("a raised footnote", paragraphs(f"1. {LONG}", "¹ 见某文件。", "其余。", "2. 乙。")),
    ("two footnotes", paragraphs(f"1. {LONG}", "¹ 见甲。", "² 见乙。", "其余。", "2. 乙。")),
    ("an asterisk note", paragraphs("1. 说明*如下。", f"2. {LONG}", "\\* 重新印发。", "其余。", "3. 乙。")),
]


@pytest.mark.parametrize("text", [case[1] for case in CUT], ids=[case[0] for case in CUT])
def test_a_paragraph_that_is_cut_goes_on(text: str) -> None:
    document = structure(text)
    (found,) = [p for p in document.paragraphs if words(document, p.para)[0].startswith("这是一句")]
    assert words(document, found.para)[0].endswith("以及其余。")
    assert len(found.spans) > 1


def test_a_paragraph_that_ended_does_not_go_on_behind_a_note() -> None:
    assert outline(paragraphs("1. 甲说明。", "¹ 见某文件。", "另有说明。", "2. 乙。")) == ["1", "fn1", "1", "2"]


def test_the_cut_words_are_quoted_as_they_stand() -> None:
    document = structure(paragraphs(f"1. {LONG}", "- 3 -", "其余。", "2. 乙。"))
    assert [document.text[s.start : s.end] for s in document.paragraphs[0].spans] == [LONG, "其余。"]


# ---------------------------------------------------------------- notes

NOTES = [
    ("tag", paragraphs("1. 甲<sup>1</sup>。", "<sup>1</sup> 见。", "2. 乙。"), ["1", "fn1", "2"]),
    ("raised", paragraphs("1. 甲¹²。", "¹² 见。", "2. 乙。"), ["1", "fn12", "2"]),
    ("letter", paragraphs("1. 甲<sup>a</sup>。", "<sup>a</sup> 见。", "2. 乙。"), ["1", "fna", "2"]),
    ("asterisk", paragraphs("1. 甲*。", "* 见。", "2. 乙。"), ["1", "fn*", "2"]),
    ("escaped", paragraphs("1. 甲\\*。", "\\* 见。", "2. 乙。"), ["1", "fn*", "2"]),
    ("two asterisks", paragraphs("1. 甲*乙\\*\\*。", "* 见。", "\\*\\* 另见。", "2. 丙。"), ["1", "fn*", "fn**", "2"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in NOTES], ids=[case[0] for case in NOTES])
def test_notes(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


def test_an_asterisk_that_marks_nothing_is_no_note() -> None:
    assert "fn*" not in outline(paragraphs("1. 甲：", "* 乙；", "* 丙。", "2. 丁。"))


STARRED = "人居署执行局\n2098年第一次会议\n2098年4月7日，内罗毕\n临时议程*项目5\n\n工作情况\n\n"


def test_two_lines_with_asterisks_are_bullets_though_the_masthead_marks_a_note() -> None:
    document = structure("1. 甲如下：\n\n* 乙项目；\n* 丙项目。\n\n2. 丁。\n", head=STARRED)
    assert [(p.kind, p.para) for p in document.paragraphs] == [
        ("masthead", "masthead"),
        ("paragraph", "1"),
        ("item", "1"),
        ("item", "1"),
        ("paragraph", "2"),
    ]
    assert words(document, "1") == ["甲如下:", "乙项目;", "丙项目。"]


def test_one_line_with_an_asterisk_is_the_note_that_the_masthead_marks() -> None:
    document = structure("1. 甲。\n\n* HSP/EB.2098/1。\n", head=STARRED)
    assert [p.para for p in document.paragraphs] == ["masthead", "1", "fn*"]


def test_a_note_has_its_words_without_the_mark() -> None:
    document = structure(paragraphs("1. 甲¹。", "¹ 见某文件。"))
    assert words(document, "fn1") == ["见某文件。"]


# ---------------------------------------------------------------- annexes

ANNEXES = [
    (
        "numbers start anew",
        paragraphs("1. 甲。", "2. 乙。", "附件", "1. 丙。", "2. 丁。"),
        ["1", "2", "h:annex 1", "annex1/1", "annex1/2"],
    ),
    (
        "two annexes",
        paragraphs("1. 甲。", "附件一", "1. 乙：", "(a) 丙。", "附件二", "1. 丁。"),
        ["1", "h:annex 1", "annex1/1", "annex1/1(a)", "h:annex 2", "annex2/1"],
    ),
    ("a sentence about an annex", paragraphs("1. 甲。", "附件载有说明。", "2. 乙。"), ["1", "1", "2"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in ANNEXES], ids=[case[0] for case in ANNEXES])
def test_annexes(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


def test_an_annex_is_a_zone() -> None:
    zones = {p.para: p.zone for p in structure(paragraphs("1. 甲。", "附件", "1. 乙。")).paragraphs}
    assert zones == {"1": "body", "h:annex 1": "annex", "annex1/1": "annex"}


# ---------------------------------------------------------------- kinds of documents


def test_a_document_without_blank_lines() -> None:
    text = "人居署执行局\n2098年第一次会议\n一、甲\n1. 子说明。\n(a) 寅；\n(b) 卯。\n二、乙\n2. 丑说明。\n"
    assert outline(text) == ["h:一", "1", "1(a)", "1(b)", "h:二", "2"]


def test_a_resolution_with_a_preamble() -> None:
    text = HEAD + paragraphs(
        "大会，", "回顾其第97/1号决议，", "又回顾其他决议，", "1. 欢迎报告；", "2. 请秘书长：", "(a) 报告；"
    )
    assert outline(text) == ["p1", "p2", "p3", "1", "2", "2(a)"]


def test_a_document_of_bare_sentences() -> None:
    assert outline(paragraphs("执行局注意到情况。", "执行局请秘书处报告。", "执行局决定继续审议。")) == [
        "p1",
        "p2",
        "p3",
    ]


@pytest.mark.parametrize("text", ["题目\n", "引言\n\n背景\n", "---\n", "\\* 注。\n"])
def test_a_document_without_a_numbered_paragraph(text: str) -> None:
    assert not [key for key in outline(text) if key.isdigit()]


def test_the_masthead_ends_before_the_first_paragraph() -> None:
    document = structure(HEAD + paragraphs("1. 甲。"))
    assert [p.para for p in document.paragraphs] == ["masthead", "1"]
    assert words(document, "masthead") == ["人居署执行局2098年第一次会议2098年4月7日,内罗毕工作情况"]


# ---------------------------------------------------------------- for all of them

ALL = [case[1] for case in [*NUMBERED, *HEADED, *LOST, *CUT, *NOTES, *ANNEXES]]
TWICE = paragraphs(
    "1. 甲：",
    "(a) 子；",
    "(b) 丑。",
    "另有：",
    "(a) 寅；",
    "(b) 卯。",
    "附件",
    "1. 甲。",
    "1. 甲。",
    "其他。",
    "其他。",
)


@pytest.mark.parametrize("text", [*ALL, TWICE])
def test_fragments_are_unique(text: str) -> None:
    eids = [p.eid for p in structure(text).paragraphs]
    assert len(eids) == len(set(eids))


@pytest.mark.parametrize("text", [*ALL, TWICE])
def test_no_stretch_of_text_stands_in_two_units(text: str) -> None:
    spans = sorted(span for p in structure(text).paragraphs for span in p.spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (99, "xcix"), (399, "cccxcix")]
)
def test_roman(number: int, expected: str) -> None:
    assert roman(number) == expected


# ---------------------------------------------------------------- known to be wrong

WRONG = [
    (
        "plain numbers head sections while paragraphs count through",
        paragraphs("1. 导言", "1. 子说明。", "2. 进展", "2. 丑说明。", "3. 结论", "3. 寅说明。"),
        ["h:1", "1", "h:2", "2", "h:3", "3"],
    ),
    (
        "1. and 2. below A. are headings of the third level",
        paragraphs("一、 甲", "A. 乙", "1. 丙", "1. 子说明。", "2. 丁", "2. 丑说明。"),
        ["h:一", "h:A", "h:1", "1", "h:2", "2"],
    ),
    ("1) numbers a paragraph", paragraphs("1) 子说明。", "2) 丑说明。"), ["1", "2"]),
    (
        "the first unlabelled heading of an annex is #1",
        paragraphs("1. 甲。", "附件", "引言", "1. 乙。"),
        ["1", "h:annex 1", "h:#1", "annex1/1"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*case[1:], id=case[0], marks=pytest.mark.xfail(strict=True, reason=case[0])) for case in WRONG],
)
def test_known_to_be_wrong(text: str, expected: list[str]) -> None:
    assert outline(text) == expected
