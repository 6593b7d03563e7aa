"""How texts, plans, documents and bodies hang together, and which concepts they are about."""

from __future__ import annotations

import pytest
from reading import BOARD, GENERAL_ASSEMBLY, facts

LINKS = (
    "concerns",
    "approves",
    "pursuantTo",
    "implements",
    "reportsOn",
    "extends",
    "establishes",
    "dissolves",
    "amends",
    "repeals",
)


def links(text: str, *, head: str = BOARD) -> set[str]:
    """The links between texts, plans, documents and bodies that a document states."""
    return {fact for fact in facts(head + text, *LINKS) if not fact.startswith("act/")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "联合国大会第97/239号决议决定解散联合国人类住区规划署理事会，代之以联合国人居大会。",
            {
                "resolution un-ga 97/239 dissolves unhabitat-gc",
                "resolution un-ga 97/239 establishes unhabitat-ha",
            },
        ),
        (
            "关于2094-2097年期间战略计划的第2097/4号决定获得通过。",
            {"decision unhabitat-eb 2097/4 concerns strategic-plan 2094-2097"},
        ),
        (
            "执行局在第2097/6号决定中核准了2098年工作方案和预算。",
            {"decision unhabitat-eb 2097/6 approves programme-of-work 2098"},
        ),
        (
            "执行局第2097/7号决定修正了执行局第2096/3号决定。",
            {"decision unhabitat-eb 2097/7 amends decision unhabitat-eb 2096/3"},
        ),
        (
            "执行局第2097/7号决定取代第2096/3号决定。",
            {"decision unhabitat-eb 2097/7 repeals decision unhabitat-eb 2096/3"},
        ),
        (
            "HSP/EB.2097/19号文件介绍了执行联合国大会第72/279号决议的情况。",
            {"HSP/EB.2097/19 reportsOn resolution un-ga 72/279"},
        ),
        (
            "HSP/EB.2097/19号文件系根据联合国大会第76/4号决议编写。",
            {"HSP/EB.2097/19 pursuantTo resolution un-ga 76/4"},
        ),
        ("联合国大会第97/239号决议讨论了联合国人居大会。", set()),
        ("执行局讨论了2094-2097年期间战略计划和第2097/4号决定。", set()),
    ],
)
def test_links(sentence: str, expected: set[str]) -> None:
    assert links(f"1. {sentence}\n") == expected


def test_a_document_known_by_its_noun_is_the_one_that_bore_its_symbol_behind_that_noun() -> None:
    text = (
        "1. 执行局表示注意到最新情况说明（HSP/EB.2097/19）。\n\n"
        "2. 最新情况说明介绍了为执行联合国大会第72/279号决议而开展的活动。\n"
    )
    assert links(text) == {"HSP/EB.2097/19 reportsOn resolution un-ga 72/279"}


def test_a_noun_that_may_mean_two_documents_means_none() -> None:
    text = (
        "1. 执行局表示注意到情况说明（HSP/EB.2097/19）和另一份情况说明（HSP/EB.2097/20）。\n\n"
        "2. 情况说明介绍了为执行联合国大会第72/279号决议而开展的活动。\n"
    )
    assert links(text) == set()


@pytest.mark.parametrize(
    "heading",
    ["一、关于更安全城市的第1/2号决议", "一、第1/2号决议：更安全城市", "一、人居大会第1/2号决议的执行情况"],
)
def test_a_section_of_a_report_reports_on_the_text_that_its_heading_names(heading: str) -> None:
    head = BOARD.replace("执行局工作方法的改进情况", "人居大会第一届会议所通过决议的执行情况")
    assert {fact.partition(" ")[2] for fact in links(f"{heading}\n\n1. 各项工作正在进行。\n", head=head)} == {
        "reportsOn resolution unhabitat-ha 1/2"
    }


def test_a_heading_of_a_record_of_adopted_texts_reports_on_nothing() -> None:
    head = BOARD.replace("执行主任的报告\n", "")
    assert links("一、第2097/2号决定\n\n1. 执行局的工作方法。\n", head=head) == set()


def test_a_text_by_which_something_was_approved_is_pursuant_to_what_the_paragraph_says() -> None:
    text = (
        "1. 执行局根据人居大会第1/1号决议和执行局第2096/1号决定核准了若干文件。"
        "执行局第2097/3号决定核准的文件涉及成果管理。\n"
    )
    assert {fact for fact in links(text) if "pursuantTo" in fact} == {
        "decision unhabitat-eb 2097/3 pursuantTo resolution unhabitat-ha 1/1",
        "decision unhabitat-eb 2097/3 pursuantTo decision unhabitat-eb 2096/1",
    }


# ---------------------------------------------------------------- concepts


def subjects(text: str, *, head: str = GENERAL_ASSEMBLY) -> set[str]:
    """The concepts that a document states as subjects, each with what is about it."""
    return facts(head + text, "subject")


def test_a_document_is_about_the_concepts_that_it_names() -> None:
    assert subjects("1. 《新城市议程》十分重要。\n") == {"A/98/417 subject new-urban-agenda"}


def test_the_longest_name_counts() -> None:
    assert subjects("1. 可持续发展目标11与城市有关。\n") == {"A/98/417 subject sdg-11"}


def test_the_name_of_a_body_is_no_concept_and_a_concept_that_begins_with_one_is() -> None:
    assert subjects("1. 人权理事会审议了报告。\n") == set()
    reform = "A/98/417 subject un-development-system-reform"
    assert subjects("1. 秘书处实施联合国发展系统改革。\n") == {reform}


def test_a_short_name_counts_beside_a_full_one_only() -> None:
    assert subjects("1. 方案的目标11尚未实现。\n") == set()
    assert subjects("1. 可持续发展目标之中，目标11与城市有关。\n") == {
        "A/98/417 subject sdg",
        "A/98/417 subject sdg-11",
    }


def test_a_text_is_about_what_its_title_names() -> None:
    found = subjects("1. 大会通过了关于执行《新城市议程》的第97/5号决议。\n")
    assert "resolution un-ga 97/5 subject new-urban-agenda" in found


def test_a_plan_is_about_what_it_rests_on() -> None:
    text = "1. 人居署2094-2097年期间战略计划以《新城市议程》为基础。\n"
    assert "strategic-plan 2094-2097 subject new-urban-agenda" in subjects(text, head=BOARD)
    apart = "1. 人居署2094-2097年期间战略计划已经完成，会议还讨论了《新城市议程》。\n"
    assert not any(fact.startswith("strategic-plan") for fact in subjects(apart, head=BOARD))
