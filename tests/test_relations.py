"""Whose numbers, which texts were adopted where, what holds them, when meetings are held, what is cited."""

from __future__ import annotations

import pytest
from reading import BOARD, GENERAL_ASSEMBLY, codes, facts, read

from travaux.model import Plan

#: Facts of the masthead of BOARD, which stand in every reading.
HELD = ("startDate", "endDate", "date", "place", "mode")
ADOPTED = ("adoptedBy", "adoptedAt", "date", "title")


def cited(text: str, head: str = BOARD) -> set[str]:
    """The texts that paragraph 1 cites."""
    return {fact.partition(" cites ")[2] for fact in facts(f"{head}1. {text}\n", "cites")}


def said(text: str, *relations: str, head: str = BOARD) -> set[str]:
    """What a body says beyond its masthead; facts about the document itself are left out."""
    alone = facts(f"{head}1. 说明情况。\n")
    return {
        fact for fact in facts(head + text, *relations) - alone if "@zh " not in fact and not fact.startswith("local/")
    }


def adopted(text: str, head: str = BOARD) -> set[str]:
    """What is said of adopted texts."""
    found = said(text, *ADOPTED, head=head)
    return {fact for fact in found if fact.startswith(("resolution ", "decision "))}


def held(text: str, head: str = BOARD) -> set[str]:
    """What paragraph 1 says of the time and place of meetings."""
    found = said(f"1. {text}\n", *HELD, head=head)
    return {fact for fact in found if not fact.startswith(("resolution ", "decision ", "event/"))}


# ---------------------------------------------------------------- owners

OWNED = [
    # the body that the text names with it
    ("adjacent", "根据联合国大会第97/279号决议。", {"resolution un-ga 97/279"}),
    ("with its", "大会在其第97/279号决议中指出。", {"resolution un-ga 97/279"}),
    ("dated", "联大2098年12月20日第97/239号决议。", {"resolution un-ga 97/239"}),
    ("titled", "联大关于城市住房问题的第97/239号决议。", {"resolution un-ga 97/239"}),
    ("a meeting", "大会第九十七届会议通过的第97/239号决议。", {"resolution un-ga 97/239"}),
    ("a list", "联大第97/1号、第97/2号和第97/3号决议。", {f"resolution un-ga 97/{n}" for n in (1, 2, 3)}),
    (
        "a list with the word repeated",
        "联大第97/1号决议、第97/2号决议和第97/3号决议。",
        {f"resolution un-ga 97/{n}" for n in (1, 2, 3)},
    ),
    ("two bodies", "联大第97/1号决议和人居大会第1/2号决议。", {"resolution un-ga 97/1", "resolution unhabitat-ha 1/2"}),
    (
        "the same number of two kinds",
        "人居大会第1/3号决议和人居大会第1/3号决定。",
        {"resolution unhabitat-ha 1/3", "decision unhabitat-ha 1/3"},
    ),
    ("a body whose name the number rules out", "大会第1/3号决议。", {"resolution unhabitat-ha 1/3"}),
    # elsewhere in the document
    ("elsewhere", "联合国环境大会第2/5号决议有规定。\n\n2. 第2/5号决议已执行。", {"resolution unep-unea 2/5"}),
    ("elsewhere, later", "第2/5号决议已执行。\n\n2. 联合国环境大会第2/5号决议有规定。", {"resolution unep-unea 2/5"}),
    # the body last named in the sentence
    ("in the sentence", "联合国环境大会审议了报告，并依照第4/5号决议采取行动。", {"resolution unep-unea 4/5"}),
    # the document's own body
    ("own body", "第2097/3号决定已执行。", {"decision unhabitat-eb 2097/3"}),
    ("own body by its short name", "执行局第2097/3号决定已执行。", {"decision unhabitat-eb 2097/3"}),
    # the form of the number
    ("form", "第2504(2020)号决议已执行。", {"resolution un-sc 2504 (2020)"}),
    # the form of the number, where the short name could mean another assembly
    ("form of the General Assembly", "第72/279号决议已执行。", {"resolution un-ga 72/279"}),
    ("the Assembly passed", "大会通过了第70/1号决议。", {"resolution un-ga 70/1"}),
    ("the Assembly at its session", "大会在其第七十七届会议上通过了第77/173号决议。", {"resolution un-ga 77/173"}),
    ("the Assembly, a title between", "大会题为“变革我们的世界和城市”的第70/1号决议。", {"resolution un-ga 70/1"}),
    # an official who is spoken of does not own a number
    ("a chair", "执行局主席谈到第2097/3号决定。", {"decision unhabitat-eb 2097/3"}),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in OWNED], ids=[case[0] for case in OWNED])
def test_an_owner(text: str, expected: set[str]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人权理事会第46/7号决议；理事会第46/8号决议。", {"resolution un-hrc 46/7", "resolution un-hrc 46/8"}),
        ("第97/1号决议。", {"resolution un-ga 97/1"}),
        ("气候变化框架公约缔约方会议第1/CP.21号决定。", {"decision unfccc-cop 1/CP.21"}),
        ("缔约方会议第1/CP.21号决定。", {"decision unfccc-cop 1/CP.21"}),
    ],
)
def test_an_owner_in_a_document_of_the_general_assembly(text: str, expected: set[str]) -> None:
    assert cited(text, GENERAL_ASSEMBLY) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "يشير إلى القرار 2206 (2015) ويعيد تأكيد الفقرتين 10 و 11 من ذلك القرار."),
        ("ar", "يشير إلى القرار 2206 (2015) ويعيد تأكيد الفقرتين 10 و 11 من القرار نفسه."),
        ("en", "Recalls resolution 2206 (2015) and reaffirms paragraphs 10 and 11 of that resolution."),
        ("es", "Recuerda la resolución 2206 (2015) y reafirma los párrafos 10 y 11 de dicha resolución."),
        ("fr", "Rappelle la résolution 2206 (2015) et réaffirme les paragraphes 10 et 11 de ladite résolution."),
        ("ru", "ссылается на резолюцию 2206 (2015) и подтверждает пункты 10 и 11 этой же резолюции."),
        ("zh", "回顾第2206(2015)号决议，重申该决议第10和11段。"),
    ],
)
def test_paragraphs_of_a_text_that_goes_by_a_short_form(language: str, text: str) -> None:
    assert facts(read(f"1. {text}\n", symbol="S/RES/2521 (2020)", language=language), "cites") == {
        "S/RES/2521 (2020) cites resolution un-sc 2206 (2015)",
        "S/RES/2521 (2020) cites resolution un-sc 2206 (2015)#para 10",
        "S/RES/2521 (2020) cites resolution un-sc 2206 (2015)#para 11",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Recuerda los párrafos 10 y 11 de dicha resolución.",
        "Recuerda las resoluciones 2206 (2015) y 2428 (2018) y el párrafo 3 de dicha resolución.",
        "Recuerda la resolución 2206 (2015) y el párrafo 3 de dicha decisión.",
    ],
)
def test_a_short_form_that_may_mean_any_text(text: str) -> None:
    found = facts(read(f"1. {text}\n", symbol="S/RES/2521 (2020)", language="es"), "cites")
    assert not any("#" in fact for fact in found)


def test_a_heading_says_whose_numbers_stand_below_it() -> None:
    text = "一、 联合国人居大会第三届会议通过的决议\n\n1. 第3/5号决议已执行。\n"
    assert facts(BOARD + text, "cites") == {
        fact for fact in facts(BOARD + text) if "cites resolution unhabitat-ha 3/5" in fact
    }
    assert facts(BOARD + text, "cites")


def test_a_heading_says_nothing_of_numbers_of_another_session() -> None:
    text = "一、 联合国人居大会第三届会议通过的决议\n\n1. 第2/5号决议已执行。\n"
    assert facts(BOARD + text, "cites") == set()


def test_a_heading_says_nothing_of_the_next_section() -> None:
    text = "一、 联合国人居大会第三届会议通过的决议\n\n1. 说明情况。\n\n二、 其他\n\n2. 第3/5号决议已执行。\n"
    assert facts(BOARD + text, "cites") == set()


UNRESOLVED = [
    ("an organization that is not known", "泛美卫生组织第97/279号决议已执行。"),
    ("a council of others", "欧洲联盟理事会第2020/5号决定已执行。"),
    ("a conference of others", "海牙国际私法会议第1/2号决定已执行。"),
    ("a number of two bodies of the family", "第1/5号决议已执行。"),
    ("a number that the named body cannot have", "安全理事会第1/5号决定已执行。"),
    ("an official right before the number", "按照执行主任第2097/3号决定。"),
    ("a city council", "内罗毕市议会第2020/5号决定。"),
    ("a government", "法国政府第2020/5号决定。"),
    ("a court", "某国最高法院第2021/7号决定。"),
]


@pytest.mark.parametrize("text", [case[1] for case in UNRESOLVED], ids=[case[0] for case in UNRESOLVED])
def test_a_number_stays_unresolved_with_a_finding(text: str) -> None:
    assert cited(text) == set()
    assert "unresolved-citation" in codes(f"{BOARD}1. {text}\n")


@pytest.mark.parametrize("text", ["大会第97/1号决议草案未获通过。", "第2097/3号决定草案。", "决议草案A/C.2/98/L.1。"])
def test_a_draft_is_cited_by_nobody(text: str) -> None:
    assert cited(text) == set()


# ---------------------------------------------------------------- adoptions

WORDINGS = [
    ("item", "第2097/1号决定：执行局的工作方法改进；", "2097/1", "执行局的工作方法改进"),
    ("item with quotation marks", "第2097/1号决定：“执行局的工作方法改进”；", "2097/1", "执行局的工作方法改进"),
    ("item entitled", "第2097/1号决定，题为“执行局的工作方法改进”；", "2097/1", "执行局的工作方法改进"),
    ("item with the title in brackets", "第2097/1号决定（“执行局的工作方法改进”）；", "2097/1", "执行局的工作方法改进"),
    ("item with the number in brackets", "执行局的工作方法改进（第2097/1号决定）；", "2097/1", "执行局的工作方法改进"),
    ("on", "关于执行局的工作方法改进的第2097/1号决定；", "2097/1", "执行局的工作方法改进"),
    ("entitled", "题为“执行局的工作方法改进”的第2097/1号决定；", "2097/1", "执行局的工作方法改进"),
    ("the last item", "第2097/1号决定：执行局的工作方法改进。", "2097/1", "执行局的工作方法改进"),
]


@pytest.mark.parametrize(
    ("item", "number", "title"), [case[1:] for case in WORDINGS], ids=[case[0] for case in WORDINGS]
)
def test_an_item_of_a_list(item: str, number: str, title: str) -> None:
    text = f"1. 执行局在2097年第二次会议上通过了以下决定：\n\n(a) {item}\n"
    assert adopted(text) == {
        f"decision unhabitat-eb {number} adoptedBy unhabitat-eb",
        f"decision unhabitat-eb {number} adoptedAt unhabitat-eb 2097/2",
        f"decision unhabitat-eb {number} title {title}",
    }


RUNNING = [
    (
        "a date and a title",
        "联大2096年12月15日关于老龄问题后续行动的第97/190号决议。",
        {"adoptedBy un-ga", "date 2096-12-15", "title 老龄问题后续行动"},
    ),
    ("a date", "根据联大2098年12月20日第97/190号决议。", {"adoptedBy un-ga", "date 2098-12-20"}),
    (
        "a date before",
        "2098年12月20日，联合国大会第97/190号决议决定解散理事会。",
        {"adoptedBy un-ga", "date 2098-12-20"},
    ),
    ("passed on a date", "2098年12月20日，联合国大会通过第97/190号决议。", {"adoptedBy un-ga", "date 2098-12-20"}),
    (
        "title behind",
        "联大第97/190号决议，题为“老龄问题的后续行动”。",
        {"adoptedBy un-ga", "title 老龄问题的后续行动"},
    ),
    ("at a session", "联合国大会第九十七届会议通过的第97/190号决议指出。", {"adoptedBy un-ga", "adoptedAt un-ga 97"}),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in RUNNING], ids=[case[0] for case in RUNNING])
def test_an_adoption_in_running_text(text: str, expected: set[str]) -> None:
    assert adopted(f"1. {text}\n") == {f"resolution un-ga 97/190 {fact}" for fact in expected}


@pytest.mark.parametrize(
    "text",
    [
        "执行局2097年第二次会议在其第2097/6号决定中核准了预算。",
        "执行局2097年第二次会议以第2097/6号决定核准了预算。",
        "在2097年第二次会议第2097/6号决定中，执行局请执行主任报告。",
        "执行局2097年第二次会议于2097年11月3日举行。执行局在第2097/6号决定中核准了预算。",
    ],
)
def test_a_decision_and_its_meeting_in_one_paragraph(text: str) -> None:
    assert adopted(f"1. {text}\n") == {
        "decision unhabitat-eb 2097/6 adoptedBy unhabitat-eb",
        "decision unhabitat-eb 2097/6 adoptedAt unhabitat-eb 2097/2",
    }


@pytest.mark.parametrize(
    "intro",
    [
        "执行局在2097年第二次会议上通过了以下决定：",
        "执行局2097年第二次会议通过了下列三项决定：",
        "执行局2097年第二次会议于2097年11月3日举行。会上通过的决定有：",
        "执行局2097年第二次会议于2097年11月3日举行。执行局通过了以下五项决定：",
    ],
)
def test_the_introduction_of_a_list_gives_the_meeting(intro: str) -> None:
    text = f"1. {intro}\n\n(a) 第2097/1号决定：执行局的工作方法改进。\n"
    assert "decision unhabitat-eb 2097/1 adoptedAt unhabitat-eb 2097/2" in adopted(text)


def test_a_heading_gives_the_meeting() -> None:
    text = "一、 执行局2097年第一次会议\n\n1. 执行局通过了以下决定：\n\n(a) 第2097/1号决定：执行局的工作方法改进。\n"
    assert "decision unhabitat-eb 2097/1 adoptedAt unhabitat-eb 2097/1" in adopted(text)


def test_the_title_of_the_document_gives_the_meeting() -> None:
    head = BOARD.replace("执行局工作方法的改进情况", "联合国人居大会第三届会议所通过各项决议和决定的执行情况")
    assert adopted("1. 题为“战略计划和更安全的城市”的第3/2号决议。\n", head) == {
        "resolution unhabitat-ha 3/2 adoptedBy unhabitat-ha",
        "resolution unhabitat-ha 3/2 adoptedAt unhabitat-ha 3",
        "resolution unhabitat-ha 3/2 title 战略计划和更安全的城市",
    }


def test_a_paragraph_that_counts_the_texts_of_a_session_gives_the_meeting() -> None:
    text = "1. 联合国人居大会第三届会议共通过五项决议和一项决定。人居大会第3/1号决议涉及战略计划。\n"
    assert "resolution unhabitat-ha 3/1 adoptedAt unhabitat-ha 3" in adopted(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. 执行局在2097年第二次会议上通过了以下决定：\n\n(a) 第2096/4号决定：前一年工作报告的审议。\n",
        "1. 执行局2097年第二次会议审议了报告。执行局在第2096/4号决定中核准了预算。\n",
        "一、 执行局2097年第二次会议\n\n1. 第2096/4号决定：前一年工作报告的审议。\n",
        "1. 联合国人居大会第三届会议共通过五项决议。人居大会第2/1号决议涉及战略计划。\n",
    ],
)
def test_a_meeting_that_the_number_contradicts_is_not_taken(text: str) -> None:
    assert not [fact for fact in adopted(text) if " adoptedAt " in fact]


@pytest.mark.parametrize(
    "text",
    [
        "执行局讨论了第2097/1号决定的执行情况。",
        "关于第2097/1号决定的执行情况。",
        "在讨论第2097/1号决定时，执行局核可了规则。",
        "大会2098年12月15日关于老龄问题的辩论涉及第97/190号决议。",
        "执行局决定推迟审议。",
        "执行局未能于2097年11月25日通过第2097/3号决定。",
        "执行局将通过关于资源调动战略执行情况的第2097/3号决定。",
        "会员国关于人权问题的审议以及大会的第77/173号决议。",
        "关于人居署改革的讨论中提到的第97/173号决议。",
        "第2097/3号决定（HSP/EB.2097/19）。",
        "第2097/3号决定（见HSP/EB.2097/19号文件）。",
    ],
)
def test_what_is_no_adoption(text: str) -> None:
    assert adopted(f"1. {text}\n") == set()


def test_a_title_ends_with_its_quotation_mark() -> None:
    text = "1. 第2097/1号决定，题为“执行局的工作方法改进”，载于HSP/EB.2097/20；\n"
    assert adopted(text) == {
        "decision unhabitat-eb 2097/1 adoptedBy unhabitat-eb",
        "decision unhabitat-eb 2097/1 title 执行局的工作方法改进",
    }


def test_a_title_within_a_title_is_none() -> None:
    text = "执行局通过了题为“主任关于城市水务资源的报告”的第2097/4号决定。"
    assert "decision unhabitat-eb 2097/4 title 主任关于城市水务资源的报告" in adopted(f"1. {text}\n")


def test_a_list_of_numbers_has_no_title() -> None:
    text = "1. 关于城市住房问题和人类住区的第2097/1号和第2097/2号决定。\n"
    assert not [fact for fact in adopted(text) if " title " in fact]


# ---------------------------------------------------------------- parts

PARTS = {
    "decision unhabitat-eb 2097/3#a partOf decision unhabitat-eb 2097/3",
    "decision unhabitat-eb 2097/3#a title 战略计划的执行情况",
    "decision unhabitat-eb 2097/3#b partOf decision unhabitat-eb 2097/3",
    "decision unhabitat-eb 2097/3#b title 资源调动的情况",
}
INTRO = "1. 执行局2097年第二次会议通过了以下决定：\n\n(a) 第2097/3号决定：规范活动的执行情况，包括："
PARTED = [
    (
        "inline",
        INTRO + "(a)部分：战略计划的执行情况；以及(b)部分：资源调动的情况。\n",
    ),
    (
        "as items",
        INTRO + "\n\n(i) (a)部分：战略计划的执行情况；\n\n(ii) (b)部分：资源调动的情况。\n",
    ),
    (
        "as lines",
        INTRO + "\n\n(a)部分：战略计划的执行情况；\n\n(b)部分：资源调动的情况。\n",
    ),
    (
        "with titles in brackets",
        INTRO + "(a)部分（“战略计划的执行情况”）；(b)部分（“资源调动的情况”）。\n",
    ),
    (
        "with capitals",
        INTRO + "\n\n(i) A部分：战略计划的执行情况；\n\n(ii) B部分：资源调动的情况。\n",
    ),
]


@pytest.mark.parametrize("text", [case[1] for case in PARTED], ids=[case[0] for case in PARTED])
def test_designated_parts(text: str) -> None:
    assert {fact for fact in said(text, "partOf", "title") if "#" in fact} == PARTS


@pytest.mark.parametrize("text", [case[1] for case in PARTED], ids=[case[0] for case in PARTED])
def test_the_parts_are_not_in_the_title(text: str) -> None:
    assert "decision unhabitat-eb 2097/3 title 规范活动的执行情况" in adopted(text)


def test_a_part_without_a_decision_above_it_says_nothing() -> None:
    assert said("1. 报告如下：\n\n(a)部分：战略计划的执行情况；\n", "partOf") == set()


# ---------------------------------------------------------------- records

MET = "执行局2097年第二次会议于2097年11月3日和4日举行。"
RECORDED = [
    ("the above decisions", MET + "上述决定载于HSP/EB.2097/20号文件。", {"outcomesIn HSP/EB.2097/20"}),
    ("these decisions", MET + "这些决定均收录于HSP/EB.2097/20。", {"outcomesIn HSP/EB.2097/20"}),
    ("bare decisions", MET + "决定以HSP/EB.2097/20号文件印发。", {"outcomesIn HSP/EB.2097/20"}),
    ("bare report", MET + "会议报告载于HSP/EB.2097/21号文件。", {"recordedIn HSP/EB.2097/21"}),
    ("that meeting", MET + "该次会议的报告则载于HSP/EB.2097/21号文件。", {"recordedIn HSP/EB.2097/21"}),
    (
        "both",
        MET + "决定载列于HSP/EB.2097/20号文件，会议报告载列于HSP/EB.2097/21号文件。",
        {"outcomesIn HSP/EB.2097/20", "recordedIn HSP/EB.2097/21"},
    ),
    (
        "respectively",
        MET + "会议通过的决定和会议报告分别见HSP/EB.2097/20和HSP/EB.2097/21号文件。",
        {"outcomesIn HSP/EB.2097/20", "recordedIn HSP/EB.2097/21"},
    ),
    ("the document before", MET + "HSP/EB.2097/20号文件载有上述决定。", {"outcomesIn HSP/EB.2097/20"}),
    ("the meeting named", "执行局2097年第二次会议通过的决定载于HSP/EB.2097/20号文件。", {"outcomesIn HSP/EB.2097/20"}),
    ("its report", "执行局2097年第二次会议的报告载于HSP/EB.2097/21号文件。", {"recordedIn HSP/EB.2097/21"}),
    (
        "its report, issued as",
        "执行局2097年第二次会议的报告已作为HSP/EB.2097/21号文件印发。",
        {"recordedIn HSP/EB.2097/21"},
    ),
    ("a document is its report", "HSP/EB.2097/21号文件是执行局2097年第二次会议的报告。", {"recordedIn HSP/EB.2097/21"}),
    (
        "several documents",
        "执行局2097年第二次会议通过的决定载于HSP/EB.2097/20和HSP/EB.2097/22号文件。",
        {"outcomesIn HSP/EB.2097/20", "outcomesIn HSP/EB.2097/22"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in RECORDED], ids=[case[0] for case in RECORDED])
def test_where_decisions_and_reports_are(text: str, expected: set[str]) -> None:
    found = said(f"1. {text}\n", "outcomesIn", "recordedIn")
    assert found == {f"unhabitat-eb 2097/2 {fact}" for fact in expected}


def test_this_meeting_is_the_one_just_named() -> None:
    found = said(f"1. {MET}本次会议的报告则载于HSP/EB.2097/21号文件。\n", "recordedIn")
    assert found == {"unhabitat-eb 2097/2 recordedIn HSP/EB.2097/21"}


def test_the_present_session_is_that_of_the_document() -> None:
    assert said("1. 本次会议的报告则载于HSP/EB.2098/21号文件。\n", "recordedIn") == {
        "unhabitat-eb 2098/1 recordedIn HSP/EB.2098/21"
    }


def test_the_above_decisions_are_those_of_the_list() -> None:
    text = (
        "1. 执行局在2097年第二次会议上通过了以下决定：\n\n(a) 第2097/1号决定：执行局的工作方法改进；\n\n"
        "(b) 第2097/2号决定：规范活动的执行情况。\n\n2. 上述决定载于HSP/EB.2097/20号文件。\n"
    )
    assert said(text, "outcomesIn", "publishedIn") == {
        "unhabitat-eb 2097/2 outcomesIn HSP/EB.2097/20",
        "decision unhabitat-eb 2097/1 publishedIn HSP/EB.2097/20",
        "decision unhabitat-eb 2097/2 publishedIn HSP/EB.2097/20",
    }


def test_the_list_of_another_section_is_not_above() -> None:
    text = (
        "一、 甲\n\n1. 执行局在2097年第二次会议上通过了以下决定：\n\n(a) 第2097/1号决定：执行局的工作方法改进。\n\n"
        "二、 乙\n\n2. 上述决定载于HSP/EB.2097/20号文件。\n"
    )
    assert said(text, "outcomesIn", "publishedIn") == set()


def test_a_single_decision_is_published() -> None:
    assert said("1. 第2097/6号决定载于HSP/EB.2097/22号文件。\n", "publishedIn") == {
        "decision unhabitat-eb 2097/6 publishedIn HSP/EB.2097/22"
    }


def test_decisions_of_no_known_meeting_are_a_finding() -> None:
    text = "1. 上述决定载于HSP/EB.2097/20号文件。\n"
    assert said(text, "outcomesIn") == set()
    assert "unresolved-meeting" in codes(BOARD + text)


@pytest.mark.parametrize(
    "text",
    [
        "HSP/EB.2097/20号文件载有决定草案。",
        "第2097/3号决定草案载于HSP/EB.2097/20号文件。",
        "执行局2097年第二次会议的报告草稿载于HSP/EB.2097/20号文件。",
        "执行局2097年第二次会议审议了HSP/EB.2097/20号文件。",
        "执行主任的报告载于HSP/EB.2097/20号文件。",
        "审计委员会会议报告的附件见HSP/EB.2097/20号文件。",
    ],
)
def test_what_is_no_record(text: str) -> None:
    assert said(f"1. {MET}{text}\n", "outcomesIn", "recordedIn", "publishedIn") == set()


# ---------------------------------------------------------------- meetings

WHEN = [
    (
        "meeting first",
        "执行局2097年第二次会议于2097年11月3日至5日举行。",
        "unhabitat-eb 2097/2",
        "2097-11-03",
        "2097-11-05",
    ),
    ("one day", "执行局2097年第二次会议于2097年11月3日举行。", "unhabitat-eb 2097/2", "2097-11-03", "2097-11-03"),
    (
        "body first",
        "执行局于2097年11月3日和4日举行了2097年第二次会议。",
        "unhabitat-eb 2097/2",
        "2097-11-03",
        "2097-11-04",
    ),
    ("date first", "2097年11月3日，执行局召开2097年第二次会议。", "unhabitat-eb 2097/2", "2097-11-03", "2097-11-03"),
    (
        "attributive",
        "2097年6月5日至9日举行的人居大会第三届会议通过了报告。",
        "unhabitat-ha 3",
        "2097-06-05",
        "2097-06-09",
    ),
    (
        "topic",
        "执行局2097年第二次会议安排在下半年，将于2097年11月3日召开。",
        "unhabitat-eb 2097/2",
        "2097-11-03",
        "2097-11-03",
    ),
    ("from", "执行局2097年第二次会议自2097年11月15日开至16日。", "unhabitat-eb 2097/2", "2097-11-15", "2097-11-16"),
    (
        "dates are",
        "执行局2097年第二次会议的会期为2097年11月3日至5日。",
        "unhabitat-eb 2097/2",
        "2097-11-03",
        "2097-11-05",
    ),
    ("in brackets", "人居大会第三届会议（2097年6月5日至9日，内罗毕）。", "unhabitat-ha 3", "2097-06-05", "2097-06-09"),
    ("convened", "2097年11月3日至5日召开了执行局2097年第二次会议。", "unhabitat-eb 2097/2", "2097-11-03", "2097-11-05"),
    (
        "expected",
        "执行局2099年第一次会议定于2099年3月29日至31日举行。",
        "unhabitat-eb 2099/1",
        "2099-03-29",
        "2099-03-31",
    ),
    ("will be", "联合国人居大会第五届会议将于2099年6月5日至9日举行。", "unhabitat-ha 5", "2099-06-05", "2099-06-09"),
    (
        "the year from the date",
        "人居署执行局于2097年5月30日举行了首次会议。",
        "unhabitat-eb 2097/1",
        "2097-05-30",
        "2097-05-30",
    ),
    (
        "resumed",
        "执行局2097年第一次会议续会于2097年11月19日和20日召开。",
        "unhabitat-eb 2097/1#2",
        "2097-11-19",
        "2097-11-20",
    ),
    (
        "resumed again",
        "执行局2097年第一次会议第二次续会于2097年12月1日举行。",
        "unhabitat-eb 2097/1#3",
        "2097-12-01",
        "2097-12-01",
    ),
    ("another body", "联合国环境大会第五届会议于2097年3月1日至3日举行。", "unep-unea 5", "2097-03-01", "2097-03-03"),
    (
        "a weekday inside the range",
        "执行局2097年第二次会议于2097年11月24日（星期二）至26日举行。",
        "unhabitat-eb 2097/2",
        "2097-11-24",
        "2097-11-26",
    ),
    (
        "put off",
        "执行局2097年第二次会议原定于2097年11月24日举行，后推迟至2097年12月1日和2日举行。",
        "unhabitat-eb 2097/2",
        "2097-12-01",
        "2097-12-02",
    ),
    (
        "days before the words for the meeting",
        "执行局在2097年12月1日和2日的第二次会议上核准了议程。",
        "unhabitat-eb 2097/2",
        "2097-12-01",
        "2097-12-02",
    ),
    (
        "a first day a year before",
        "妇女地位委员会第九十八届会议于2097年3月20日和2098年3月9日至20日举行。",
        "un-csw 98",
        "2098-03-09",
        "2098-03-20",
    ),
]


@pytest.mark.parametrize(
    ("text", "meeting", "start", "end"), [case[1:] for case in WHEN], ids=[case[0] for case in WHEN]
)
def test_when_a_meeting_is_held(text: str, meeting: str, start: str, end: str) -> None:
    assert {fact for fact in held(text) if " place " not in fact} == {
        f"{meeting} startDate {start}",
        f"{meeting} endDate {end}",
    }


def test_a_month_is_as_precise_as_it_gets() -> None:
    assert held("联合国人居大会第五届会议将于2099年5月举行。") == {"unhabitat-ha 5 date 2099-05"}


@pytest.mark.parametrize(
    "text",
    [
        "执行局2097年第二次会议于2097年11月3日在内罗毕举行。",
        "2097年11月3日在内罗毕举行的执行局2097年第二次会议审议了报告。",
        "执行局于2097年11月3日在内罗毕举行了2097年第二次会议。",
    ],
)
def test_where_a_meeting_is_held(text: str) -> None:
    assert "unhabitat-eb 2097/2 place nairobi" in held(text)


def test_a_meeting_held_online() -> None:
    text = "在2097年11月28日至30日以线上方式举行的2097年第三次会议上，人居署执行局表示关切。"
    assert "unhabitat-eb 2097/3 mode online" in held(text)


def test_a_meeting_that_was_suspended_and_resumed() -> None:
    text = "人居署执行局2097年第一次会议于2097年3月29日举行，执行局决定暂停会议，并于2097年7月29日复会。"
    assert held(text) == {
        "unhabitat-eb 2097/1 startDate 2097-03-29",
        "unhabitat-eb 2097/1 endDate 2097-03-29",
        "unhabitat-eb 2097/1#2 startDate 2097-07-29",
        "unhabitat-eb 2097/1#2 endDate 2097-07-29",
    }


def test_a_meeting_named_by_its_ordinal_takes_the_year_of_the_heading() -> None:
    text = "一、 执行局2097年第二次会议\n\n1. 第二次会议的报告载于HSP/EB.2097/21号文件。\n"
    assert said(text, "recordedIn") == {"unhabitat-eb 2097/2 recordedIn HSP/EB.2097/21"}


def test_a_meeting_named_by_its_ordinal_takes_the_year_named_before() -> None:
    text = "1. 执行局2097年第二次会议审议了报告。执行局第二次会议的报告载于HSP/EB.2097/21号文件。\n"
    assert said(text, "recordedIn") == {"unhabitat-eb 2097/2 recordedIn HSP/EB.2097/21"}


def test_a_date_in_another_year_than_the_session_is_a_finding() -> None:
    text = "执行局2097年第二次会议于2096年11月15日举行。"
    assert held(text) == set()
    assert "odd-date" in codes(f"{BOARD}1. {text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "世界城市论坛第十一届会议于2097年6月26日至30日在卡托维兹举行。",
        "第十一届世界城市论坛于2097年6月26日至30日在卡托维兹举行。",
        "非洲部长级会议第五届会议于2097年5月1日举行。",
        "主席团2097年第二次会议于2097年9月1日举行。",
        "执行局特设工作组2097年第一次会议于2097年9月1日举行。",
        "执行局2097年第二次会议前的简报会于2097年9月1日在内罗毕举行。",
        "执行局2097年第二次会议筹备会于2097年9月1日举行。",
        "执行局2097年第二次会议期间，论坛于2097年9月1日举行。",
        "执行局2097年第二次会议于2097年6月29日前提交的报告。",
        "执行局于2097年5月30日讨论了首次会议的安排。",
        "2097年5月在内罗毕举行的展览。",
        "执行局2097年第二次会议自2097年11月15日以来的工作。",
        "报告在2097年5月3日举行的人居大会第三届会议筹备会议上审议。",
        "在2097年5月3日举行的人居大会第三届会议的会外活动上发言。",
    ],
)
def test_what_is_no_meeting_of_a_body(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "执行局2097年第二次会议原定于2097年11月24日举行，但已取消。",
        "执行局2097年第二次会议原定于2097年11月24日举行，后推迟至2097年12月1日举行，最后取消。",
        "执行局2097年第二次会议原定于2097年11月24日举行，现已推迟。",
    ],
)
def test_a_meeting_that_was_called_off_was_not_held(text: str) -> None:
    assert held(text) == set()


def test_the_day_of_the_opening_is_not_that_of_the_closing() -> None:
    assert "unhabitat-eb 2097/1 endDate 2097-03-29" not in held(
        "执行局2097年第一次会议于2097年3月29日开幕，2097年3月31日闭幕。"
    )


# ---------------------------------------------------------------- citations


def test_a_text_cited_twice_is_one_fact_with_two_pieces_of_evidence() -> None:
    reading = read(f"{BOARD}1. 联大第97/1号决议。\n\n2. 联大第97/1号决议。\n")
    evidence = [s.evidence.paragraphs for s in reading.statements if s.relation == "cites"]
    assert evidence == [("para_1",), ("para_2",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联大第97/1号决议第15段。", {"resolution un-ga 97/1", "resolution un-ga 97/1#para 15"}),
        (
            "联大第97/1号和第97/2号决议第2段。",
            {"resolution un-ga 97/1", "resolution un-ga 97/2", "resolution un-ga 97/2#para 2"},
        ),
        (
            "联大第97/1号决议第2和第3段。",
            {"resolution un-ga 97/1", "resolution un-ga 97/1#para 2", "resolution un-ga 97/1#para 3"},
        ),
    ],
)
def test_a_pinpoint_is_cited_beside_its_text(text: str, expected: set[str]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(
    ("symbol", "outcome"),
    [
        ("A/RES/97/4", "resolution un-ga 97/4"),
        ("S/RES/2504 (2020)", "resolution un-sc 2504 (2020)"),
        ("S/RES/2504(2020)", "resolution un-sc 2504 (2020)"),
        ("E/RES/2097/4", "resolution un-ecosoc 2097/4"),
        ("A/HRC/RES/46/7", "resolution un-hrc 46/7"),
    ],
)
def test_the_symbol_of_a_resolution_cites_it(symbol: str, outcome: str) -> None:
    assert cited(f"见{symbol}。") == {outcome}


@pytest.mark.parametrize("symbol", ["A/97/4", "HSP/EB.2097/4", "A/C.2/97/L.1", "S/2097/4"])
def test_other_symbols_are_references_alone(symbol: str) -> None:
    assert cited(f"见{symbol}。") == set()
    assert any(fact.endswith(f" references {symbol}") for fact in facts(f"{BOARD}1. 见{symbol}。\n", "references"))


OWN = """联合国
A/RES/98/239
大会
第九十八届会议
议程项目 20

2097年12月20日大会决议

98/239. 可持续城市的后续工作

大会，

1. 重申大会第98/239号决议（A/RES/98/239），并回顾其第97/1号决议；
"""


def test_a_document_does_not_cite_itself() -> None:
    assert facts(OWN, "cites", "references") == {"A/RES/98/239 cites resolution un-ga 97/1"}


def test_a_citation_in_a_note_counts() -> None:
    text = f"{BOARD}1. 说明¹情况。\n\n¹ 联大第97/1号决议。\n"
    assert [s.evidence.paragraphs for s in read(text).statements if s.relation == "cites"] == [("fn_1",)]


def test_a_number_that_a_page_break_cuts_is_read() -> None:
    long = "这是一句为测试写的话，它占满了印刷的一整行而没有结束，所以读者要到下一页才能读完它，其中提到了联合国大会第"
    reading = read(f"{BOARD}1. {long}\n\n- 3 -\n\n97/1号决议。\n")
    (citation,) = [s for s in reading.statements if s.relation == "cites"]
    assert [quote[-8:] for quote in citation.evidence.quotes] == [long[-8:], "97/1号决议。"]


# ---------------------------------------------------------------- bodies of one family whose numbers look alike

UNEA = """联合国
UNEP/EA.12/7

联合国环境规划署联合国环境大会
第十二届会议
2098 年 12 月 2 日至 6 日，内罗毕
临时议程项目 5

决议的执行情况

"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第11/4号决议已执行。", {"resolution unep-unea 11/4"}),
        ("根据第11/1号决定，", {"decision unep-unea 11/1"}),
        ("根据第26/1号决定，", {"decision unep-gc 26/1"}),
        ("环境署理事会第11/1号决定仍然有效。", {"decision unep-gc 11/1"}),
    ],
)
def test_no_number_is_of_a_session_to_come(text: str, expected: set[str]) -> None:
    assert cited(text, UNEA) == expected


def test_numbers_behind_titles_in_brackets_were_adopted_together() -> None:
    report = """联合国

E/2098/27-E/CN.6/2098/14

妇女地位委员会
第九十八届会议报告

第一章
决定

"""
    text = "1. 委员会通过了第98/1号决议（《城市妇女的权利》）和第98/2号决议（《水与妇女》），并回顾第97/1号决议。\n"
    found = facts(report + text, "adoptedAt")
    assert found == {"resolution un-csw 98/1 adoptedAt un-csw 98", "resolution un-csw 98/2 adoptedAt un-csw 98"}


def test_a_short_title_counts_where_the_heading_is_nothing_else() -> None:
    assert "resolution unep-unea 11/4 title 湿地" in facts(
        f"{UNEA}一、关于湿地的第11/4号决议\n\n1. 已执行。\n", "title"
    )


def test_what_a_body_did_in_a_text_is_of_the_meeting_in_the_heading() -> None:
    listed = "A. 2097年第二次会议\n\n1. 在题为“城市水务管理”的第2097/5号决定中，执行局：\n\n(a) 注意到该报告。\n"
    assert "decision unhabitat-eb 2097/5 adoptedAt unhabitat-eb 2097/2" in facts(BOARD + listed, "adoptedAt")
    cited_only = "A. 2097年第二次会议\n\n1. 根据题为“城市水务管理”的第2097/5号决定，执行局注意到该报告。\n"
    assert not facts(BOARD + cited_only, "adoptedAt")


def test_a_part_may_stand_behind_what_it_is_about() -> None:
    text = "1. 执行局通过了第2097/6号决定，其中包括关于2098年供资的(b)部分。\n"
    assert "decision unhabitat-eb 2097/6#b title 2098年供资" in facts(BOARD + text, "title")


def test_parts_that_follow_one_another_in_a_sentence() -> None:
    text = "1. 执行局通过了第2097/6号决定，其中(a)部分题为“供资状况”，(b)部分题为“人事事项”。\n"
    assert {fact for fact in facts(BOARD + text, "title") if "#" in fact} == {
        "decision unhabitat-eb 2097/6#a title 供资状况",
        "decision unhabitat-eb 2097/6#b title 人事事项",
    }


def test_the_meeting_of_the_heading_is_the_one_that_was_held() -> None:
    section = "A. 2097年第二次会议\n\n1. 会议于2097年11月24日至26日在内罗毕举行。\n"
    assert said(section, *HELD) == {
        "unhabitat-eb 2097/2 startDate 2097-11-24",
        "unhabitat-eb 2097/2 endDate 2097-11-26",
        "unhabitat-eb 2097/2 place nairobi",
    }
    assert not held("会议于2097年11月24日至26日在内罗毕举行。")


def test_the_second_of_two_texts_may_have_its_title_before_it() -> None:
    text = "1. 会上，执行局通过了关于水的第2097/4号决定和关于土地的第2097/5号决定，并回顾第2097/1号决定。\n"
    assert facts(f"{BOARD}A. 2097年第二次会议\n\n{text}", "adoptedAt") == {
        "decision unhabitat-eb 2097/4 adoptedAt unhabitat-eb 2097/2",
        "decision unhabitat-eb 2097/5 adoptedAt unhabitat-eb 2097/2",
    }


# ---------------------------------------------------------------- short names that are the end of others


@pytest.mark.parametrize("head", [BOARD, GENERAL_ASSEMBLY])
@pytest.mark.parametrize(
    "words",
    ["瓦坎达理事会第3/2号决议", "国际商会理事会第12/3号决议", "瓦坎达大会第3/2号决议", "世界银行理事会第3/2号决议"],
)
def test_a_council_that_is_not_known_is_not_read_as_one_that_is(words: str, head: str) -> None:
    assert cited(f"会议回顾了{words}。", head) == set()
    assert "unresolved-citation" in codes(f"{head}1. 会议回顾了{words}。\n")


@pytest.mark.parametrize("before", ["", "根据", "会议回顾了", "各方执行", "秘书处落实了", "2098年，"])
def test_a_short_name_behind_words_of_the_sentence_owns_its_number(before: str) -> None:
    assert cited(f"{before}理事会第3/2号决议。") == {"resolution unhabitat-gc 3/2"}


def test_a_council_below_a_principal_organ_has_to_be_named_in_full_first() -> None:
    assert cited("会议回顾了理事会第12/3号决议。", GENERAL_ASSEMBLY) == set()
    introduced = "人权理事会提交了报告。会议回顾了理事会第12/3号决议。"
    assert cited(introduced, GENERAL_ASSEMBLY) == {"resolution un-hrc 12/3"}
    assert cited("会议回顾了理事会第12/3号决议。人权理事会提交了报告。", GENERAL_ASSEMBLY) == set()


def test_the_advisory_committee_acts_once_it_is_named_in_full() -> None:
    advice = "咨询委员会建议核准预算。"
    assert facts(f"{GENERAL_ASSEMBLY}1. {advice}\n", "actor") == set()
    named = f"{GENERAL_ASSEMBLY}1. 行政和预算问题咨询委员会提交了报告。\n\n2. {advice}\n"
    assert {fact.split()[-1] for fact in facts(named, "actor")} == {"un-acabq"}


@pytest.mark.parametrize("name", ["审议大会", "部长理事会", "管理局大会", "执行理事会", "成员国大会"])
@pytest.mark.parametrize("head", [BOARD, GENERAL_ASSEMBLY])
def test_assemblies_and_councils_of_others_do_not_act(name: str, head: str) -> None:
    assert facts(f"{head}1. {name}请秘书长提交报告。\n", "actor") == set()


def test_a_verb_before_a_short_name_does_not_make_it_another_name() -> None:
    assert cited("会议审议大会第72/279号决议。", GENERAL_ASSEMBLY) == {"resolution un-ga 72/279"}
    assert cited("秘书处执行理事会第3/2号决议。") == {"resolution unhabitat-gc 3/2"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "وسينتخب المنتدى الرئيس في الجلسة الثانية من دورته الحادية عشرة، التي ستعقد في 4 أيار/مايو 2015."),
        (
            "en",
            "The Forum will elect the Chair at the second meeting of its eleventh session, to be held on 4 May 2015.",
        ),
        (
            "es",
            "El Foro elegirá en la segunda sesión de su 11º período de sesiones, que será el 4 de mayo de 2015.",
        ),
        ("fr", "Le Forum élira son président à la 2e séance de sa onzième session, qui se tiendra le 4 mai 2015."),
        ("ru", "Форум изберет его на 2-м заседании своей одиннадцатой сессии, которое состоится 4 мая 2015 года."),
        ("zh", "论坛将在2015年5月4日举行的第十一届会议第2次会议上选举主席。"),
    ],
)
def test_the_day_of_a_sitting_is_not_that_of_its_session(language: str, text: str) -> None:
    said = read(f"E/CN.18/2015/1\n\n1. {text}\n", language=language)
    assert facts(said, "startDate", "endDate") == set()


def test_the_meeting_that_is_stated_of_a_text_counts_before_the_one_of_the_title() -> None:
    title = "HSP/HA.5/6\n\nImplementation of the decisions adopted by the UN-Habitat Assembly at its third session\n\n"
    text = title + (
        "1. At its resumed third session, the UN-Habitat Assembly adopted decision 3/5.\n\n"
        "II. Decision 3/5: Extension of the strategic plan and alignment of planning cycles\n\n2. It was done.\n"
    )
    assert facts(read(text, language="en"), "adoptedAt") == {"decision unhabitat-ha 3/5 adoptedAt unhabitat-ha 3#2"}


def test_an_item_names_a_meeting_of_the_body_of_its_introduction() -> None:
    text = (
        "S/2098/347\n\n1. Since then, the Security Council has adopted the following resolutions:\n\n"
        "(a) Resolution 2999 (2098), adopted at its 10819th meeting, on 30 January 2098, by which it did so.\n"
    )
    assert "resolution un-sc 2999 (2098) adoptedAt un-sc 10819" in facts(read(text, language="en"), "adoptedAt")


@pytest.mark.parametrize(
    ("language", "words", "owner"),
    [
        ("en", "the UN-Women strategic plan for 2090–2093", "unwomen"),
        ("en", "UNDP's strategic plan for 2090–2093", "undp"),
        ("en", "the strategic plan of UNDP for 2090–2093", "undp"),
        ("en", "the strategic plan for 2090–2093", "unhabitat"),
        ("zh", "联合国开发计划署《2090-2093年战略计划》", "undp"),
    ],
)
def test_a_plan_is_that_of_the_body_named_with_it(language: str, words: str, owner: str) -> None:
    verbs = {"en": "The Executive Board endorsed {}.", "zh": "执行局核可{}。"}
    reading = read(f"HSP/EB.2098/1\n\n1. {verbs[language].format(words)}\n", language=language)
    named = [thing for s in reading.statements for thing in (s.subject, s.object) if isinstance(thing, Plan)]
    assert {plan.owner for plan in named} == {owner}


ITS_OWN = {
    "en": "The General Assembly, recalling Human Rights Council resolution 76/16 and its own resolution 52/16, met.",
    "fr": "L'Assemblée générale, rappelant la résolution 76/16 du Conseil des droits de l'homme et sa propre "
    "résolution 52/16, a siégé.",
    "es": "La Asamblea General, recordando la resolución 76/16 del Consejo de Derechos Humanos y su propia "
    "resolución 52/16, se reunió.",
    "ru": "Генеральная Ассамблея, ссылаясь на резолюцию 76/16 Совета по правам человека и свою собственную "
    "резолюцию 52/16, собралась.",
}


@pytest.mark.parametrize(("language", "text"), ITS_OWN.items())
def test_its_own_text_is_that_of_the_body_that_acts(language: str, text: str) -> None:
    found = facts(read(f"E/2098/58\n\n1. {text}\n", language=language), "cites")
    assert {fact.partition(" cites ")[2] for fact in found} == {"resolution un-hrc 76/16", "resolution un-ga 52/16"}


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "The General Assembly, recalling Human Rights Council resolution 76/16 and its resolution 52/16, met.",
            "un-ga",
        ),
        ("Resolution 76/16 of the Human Rights Council and its resolution 52/16 bear on the matter.", "un-hrc"),
    ],
)
def test_its_text_is_rather_not_that_of_a_body_named_for_another_text(text: str, owners: str) -> None:
    found = facts(read(f"S/2098/58\n\n1. {text}\n", language="en"), "cites")
    assert f"resolution {owners} 52/16" in {fact.partition(" cites ")[2] for fact in found}


def test_a_text_is_that_of_the_body_that_acts_by_a_paragraph_of_it() -> None:
    text = "In paragraph 9 of its resolution 85/131, the General Assembly encouraged Member States to help."
    found = facts(read(f"E/2098/58\n\n1. {text}\n", language="en"), "cites")
    assert {fact.partition(" cites ")[2] for fact in found} == {
        "resolution un-ga 85/131",
        "resolution un-ga 85/131#para 9",
    }


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("A/85/6 (Sect. 3)/Add.4", "A/85/6 (Sect. 3)/Add.4"),
        ("A/85/6(Sect.3)/Add.4", "A/85/6 (Sect. 3)/Add.4"),
        ("A/85/6 (Sect. 29B)", "A/85/6 (Sect. 29B)"),
        ("A/85/16(Part I)", "A/85/16 (Part I)"),
    ],
)
def test_the_symbol_of_a_part_has_one_spelling(printed: str, symbol: str) -> None:
    found = facts(read(f"HSP/EB.2098/1\n\n1. See {printed} on that matter.\n", language="en"), "references")
    assert {fact.partition(" references ")[2] for fact in found} == {symbol}
