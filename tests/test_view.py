"""The search copy of a text: folded spelling, and the way back to every character."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.model import Span
from travaux.view import View, display, fold, fold_name, is_cjk, view


def whole(text: str) -> View:
    return view(text, (Span(0, len(text)),))


# ---------------------------------------------------------------- folding

FOLDED = [
    ("full-width brackets and digits", "第２５０４（２０２０）号", "第2504(2020)号"),
    ("full-width letters", "ＨＳＰ／ＥＢ", "HSP/EB"),
    ("full-width punctuation", "甲，乙；丙：丁！", "甲,乙;丙:丁!"),
    ("ideographic stop and comma stay", "甲。乙、丙", "甲。乙、丙"),
    ("en dash", "2098–2101", "2098-2101"),
    ("em dash", "3日—5日", "3日-5日"),
    ("minus sign", "−5", "-5"),
    ("non-breaking hyphen", "A\u2011B", "A-B"),
    ("Arabic-Indic digits", "٢٠٩٨", "2098"),
    ("extended Arabic-Indic digits", "۲۰۹۸", "2098"),
    ("note marks as superscripts", "报告¹²。", "报告。"),
    ("note marks as tags", "报告<sup>12</sup>。", "报告。"),
    ("escaped asterisks", "项目\\*\\*", "项目"),
    ("escaped stop", "3\\. 说明", "3.说明"),
    ("bold", "**决定**如下", "决定如下"),
    ("tags of emphasis", "<b>决定</b><em>如下</em>", "决定如下"),
    ("blanks next to CJK", "2098 年 6 月 3 日", "2098年6月3日"),
    ("blanks between Latin words", "Original:  English", "Original: English"),
    ("line break between Latin words", "Executive\nBoard", "Executive Board"),
    ("line break between CJK", "执行\n局", "执行局"),
    ("ideographic space", "第一　次", "第一次"),
    ("soft hyphen", "Exec\u00adutive", "Executive"),
    ("zero-width space", "执\u200b行", "执行"),
    ("byte order mark", "\ufeff决定", "决定"),
    ("direction marks", "\u200fA/1\u200e", "A/1"),
    ("no-break space between Latin words", "A\u00a0B", "A B"),
    ("no-break space next to CJK", "2098\u00a0年", "2098年"),
    ("leading and trailing blanks", "  决定 \n", "决定"),
    ("ligatures", "ﬁnal", "final"),
    ("compatibility ideographs", "\uf98e度", "年度"),
    ("a star that is a product stays out", "2 * 3", "2 3"),
    ("nothing", "", ""),
    ("nothing but marks", "** <sup>1</sup> ", ""),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in FOLDED], ids=[case[0] for case in FOLDED])
def test_folding(text: str, expected: str) -> None:
    assert whole(text).text == expected


@pytest.mark.parametrize("name", ["联合国人类住区规划署（人居署）", "ＧＡ", "Côte d’Ivoire", "The  Board"])
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


@pytest.mark.parametrize(
    ("character", "expected"),
    [("中", True), ("、", True), ("（", True), ("〇", True), ("a", False), ("(", False), ("ж", False), ("ع", False)],
)
def test_scripts_without_blanks(character: str, expected: bool) -> None:
    assert is_cjk(character) is expected


# ---------------------------------------------------------------- offsets

ALPHABET = st.sampled_from([*"ab1９（）—¹*\\.#<> \n\u00a0\u00ad\u200b执行局年。，٣ﬁ", "<sup>1</sup>", "**", "\\*"])


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, tuple[Span, ...]]:
    """A text and some of its stretches, in order, without overlap."""
    text = "".join(draw(st.lists(ALPHABET, max_size=40)))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    return text, tuple(Span(start, end) for start, end in pairs if start < end)


@given(cuts())
@settings(max_examples=100, deadline=None)
def test_every_character_comes_from_its_place(case: tuple[str, tuple[Span, ...]]) -> None:
    text, spans = case
    found = view(text, spans)
    assert len(found.offsets) == len(found.text)
    for character, offset in zip(found.text, found.offsets, strict=True):
        original = text[offset]
        joined = character == " " and any(span.start == offset for span in spans)
        assert joined or (original.isspace() if character == " " else character in fold(original))


@given(cuts())
@settings(max_examples=100, deadline=None)
def test_places_never_go_back_and_stay_inside_the_spans(case: tuple[str, tuple[Span, ...]]) -> None:
    text, spans = case
    offsets = view(text, spans).offsets
    assert list(offsets) == sorted(offsets)
    assert all(any(span.start <= offset < span.end for span in spans) for offset in offsets)


@given(cuts(), st.data())
@settings(max_examples=100, deadline=None)
def test_spans_cover_the_slice_they_are_asked_for(case: tuple[str, tuple[Span, ...]], data: st.DataObject) -> None:
    text, spans = case
    found = view(text, spans)
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))
    answer = found.spans(start, end)
    assert all(any(span.start <= offset < span.end for span in answer) for offset in found.offsets[start:end])
    assert all(any(bound.start <= span.start and span.end <= bound.end for bound in spans) for span in answer)


# ---------------------------------------------------------------- spans

PAGE_CUT = "执行局决定\n- 3 -\n延长任期"
FIRST, SECOND = Span(0, 5), Span(12, 16)


def test_a_page_cut_disappears_from_the_view() -> None:
    assert view(PAGE_CUT, (FIRST, SECOND)).text == "执行局决定延长任期"


def test_a_slice_over_a_page_cut_has_two_spans() -> None:
    assert view(PAGE_CUT, (FIRST, SECOND)).spans(3, 7) == (Span(3, 5), Span(12, 14))


def test_a_slice_on_one_side_of_a_page_cut_has_one_span() -> None:
    assert view(PAGE_CUT, (FIRST, SECOND)).spans(5, 9) == (SECOND,)


def test_a_page_cut_between_latin_words_is_a_blank() -> None:
    text = "the Board\n2/7\ndecided"
    assert view(text, (Span(0, 9), Span(14, 21))).text == "the Board decided"


def test_an_empty_slice_has_no_span() -> None:
    assert whole("决定").spans(1, 1) == ()


def test_a_slice_takes_the_marks_inside_it_along() -> None:
    text = "第<sup>1</sup>号"
    assert whole(text).spans(0, 2) == (Span(0, len(text)),)


# ---------------------------------------------------------------- display

SHOWN = [
    ("marks go", "**关于**住房\\*的说明¹", "关于住房的说明"),
    ("spelling stays", "“工作方案”（2098–2101 年）", "“工作方案”（2098–2101 年）"),
    ("lines of CJK are joined without a blank", "关于住房\n的说明", "关于住房的说明"),
    ("lines of Latin are joined with a blank", "Report of\nthe Board", "Report of the Board"),
    ("CJK and digits of the next line touch", "说明\n2098 年", "说明2098 年"),
    ("blanks are one blank", "a   b", "a b"),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in SHOWN], ids=[case[0] for case in SHOWN])
def test_display(text: str, expected: str) -> None:
    assert display(text, (Span(0, len(text)),)) == expected


def test_display_joins_the_sides_of_a_page_cut() -> None:
    assert display(PAGE_CUT, (FIRST, SECOND)) == "执行局决定延长任期"


def test_display_of_nothing_is_blank() -> None:
    assert display("决定", ()) == ""
