"""The parts of a resolution: which paragraphs are of the preamble, which are operative, and their numbers."""

from __future__ import annotations

import pytest
from reading import read

from travaux.model import Paragraph

OPEN = "The General Assembly,\n\nRecalling its resolution 97/165,\n\n"


def paragraphs(text: str, language: str = "en") -> tuple[Paragraph, ...]:
    return read(text, language=language).document.paragraphs


def zones(text: str, language: str = "en") -> list[str]:
    """Key and zone of each paragraph, in order."""
    return [f"{p.para} {p.zone}" for p in paragraphs(text, language)]


def test_numbered_paragraphs_below_the_preamble_are_operative() -> None:
    text = OPEN + "Noting the report,\n\n1. Requests a report;\n\n2. Decides to act.\n"
    assert zones(text) == ["p1 body", "p2 preambular", "p3 preambular", "1 operative", "2 operative"]


def test_unnumbered_operative_paragraphs_count_by_position_and_say_so() -> None:
    found = paragraphs(OPEN + "Requests a report;\n\nDecides to act.\n")[2:]
    assert [(p.para, p.number, p.inferred) for p in found] == [("1", None, True), ("2", None, True)]


def test_lines_without_a_verb_belong_to_the_unnumbered_paragraph_above_them() -> None:
    text = OPEN + "Requests a report on:\n\nBuilding the streets;\n\nPaying for them;\n\nDecides to act.\n"
    assert zones(text)[2:] == ["1 operative", "1 operative", "1 operative", "2 operative"]


def test_items_of_an_unnumbered_paragraph_are_its_items() -> None:
    text = OPEN + "Requests the Board:\n\n(a) To meet;\n\n(b) To report;\n\nDecides to act.\n"
    assert zones(text)[2:] == ["1 operative", "1(a) operative", "1(b) operative", "2 operative"]


@pytest.mark.parametrize(
    "closing",
    [
        "91st plenary meeting",
        "31 May 2098",
        "[Adopted without a vote.]",
        "Article 1",
        "Eighth plenary meeting, 28 May 2098",
    ],
)  # fmt: skip
def test_a_closing_line_and_what_follows_are_of_no_zone(closing: str) -> None:
    assert zones(OPEN + f"1. Decides to act.\n\n{closing}\n\nDecides nothing more.\n")[-1].endswith(" body")


def test_headings_between_the_sections_are_of_no_zone_and_end_nothing() -> None:
    text = OPEN + "I. Streets\n\n1. Requests a report;\n\nII. Squares\n\n2. Decides to act.\n"
    assert [zone.split()[-1] for zone in zones(text)] == [
        "body",
        "preambular",
        "body",
        "operative",
        "body",
        "operative",
    ]


def test_a_section_may_begin_with_a_preamble_of_its_own() -> None:
    text = OPEN + "1. Requests a report;\n\nII. Squares\n\nRecalling its resolution 96/1,\n\n1. Decides to act.\n"
    assert [zone.split()[-1] for zone in zones(text)][-3:] == ["body", "preambular", "operative"]


def test_a_preamble_may_be_numbered() -> None:
    text = (
        "The Executive Board,\n\n1. Having examined the report,\n\n2. Recalling its decision,\n\n3. Takes note of it;\n"
    )
    assert [zone.split()[-1] for zone in zones(text)] == ["body", "preambular", "preambular", "operative"]


def test_a_decision_may_begin_at_once() -> None:
    text = "The Executive Board\n\n1. Takes note of the report;\n\n2. Requests a plan.\n"
    assert [zone.split()[-1] for zone in zones(text)] == ["body", "operative", "operative"]


def test_numbers_with_a_bracket_are_paragraphs() -> None:
    text = "THE CONFERENCE,\n\nRecalling its plan,\n\n1) Approves it;\n\n2) Requests the Board to:\n\na) meet;\n"
    assert zones(text)[2:] == ["1 operative", "2 operative", "2(a) operative"]


def test_wrapped_lines_of_a_preamble_go_on_with_it() -> None:
    text = (
        "The General Assembly,\nRecalling its resolution 97/165 on the streets of large cities and on what they are,\n"
        "Noting that the streets of cities that grow without any plan at all are the poorest ones of\nall streets,\n"
        "1. Decides to act;\n"
    )
    assert zones(text) == ["p1 body", "p2 preambular", "p3 preambular", "1 operative"]


def test_an_annex_is_no_part_of_the_preamble_or_the_operative_part() -> None:
    text = OPEN + "1. Adopts the declaration annexed hereto.\n\nAnnex\n\n1. Streets are for people.\n"
    assert zones(text)[-1] == "annex1/1 annex"


def test_a_report_with_numbered_paragraphs_has_no_such_zones() -> None:
    text = "Introduction\n\n1. The Board met in Nairobi.\n\n2. It adopted the agenda.\n"
    assert {zone.split()[-1] for zone in zones(text)} == {"body"}


PARTS = {
    "ar": "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 97/165،\n\n1 - تطلب إعداد تقرير؛\n\nالجلسة العامة 58\n",
    "es": "La Asamblea General,\n\nRecordando su resolución,\n\n1. Solicita un informe;\n\n58ª sesión plenaria\n",
    "fr": "L'Assemblée générale,\n\nRappelant sa résolution,\n\n1. Demande un rapport ;\n\n58e séance plénière\n",
    "ru": "Генеральная Ассамблея,\n\nссылаясь на резолюцию,\n\n1. просит помочь;\n\n58-е пленарное заседание\n",
    "zh": "大会，\n\n回顾其第97/165号决议，\n\n1. 请提交报告；\n\n第58次全体会议\n",
}


@pytest.mark.parametrize("language", PARTS)
def test_the_other_languages_have_the_same_parts(language: str) -> None:
    assert [zone.split()[-1] for zone in zones(PARTS[language], language)] == [
        "body",
        "preambular",
        "operative",
        "body",
    ]
