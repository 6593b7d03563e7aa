"""Which texts were adopted where, their parts, what holds them, and what is cited."""

from __future__ import annotations

import pytest
from reading import BOARD, HELD, adopted, cited, codes, facts, held, read, said

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
