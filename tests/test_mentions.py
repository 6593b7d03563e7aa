"""What Chinese sentences name: dates, numbers of texts, symbols, meetings, bodies, States, places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import BOARD, GENERAL_ASSEMBLY, facts, mentions

from travaux import authority, grammar
from travaux.extract.mentions import find_mentions
from travaux.model import Span
from travaux.view import view


def of(kind: str, text: str) -> list[str]:
    """The values of the mentions of a type."""
    return [found.partition(" ")[2] for found in mentions(text) if found.startswith(f"{kind} ")]


# ---------------------------------------------------------------- dates

DATES = [
    ("2098年6月3日", "2098-06-03"),
    ("2098 年 6 月 3 日", "2098-06-03"),
    ("２０９８年６月３日", "2098-06-03"),
    ("2098年06月03日", "2098-06-03"),
    ("2096年2月29日", "2096-02-29"),
    ("2098年6月", "2098-06"),
    ("2098年六月", "2098-06"),
    ("2098年6月底", "2098-06"),
    ("2098年", "2098"),
    ("1945年10月24日", "1945-10-24"),
    # ranges within a month
    ("2098年6月3日至7日", "2098-06-03/2098-06-07"),
    ("2098年6月3至7日", "2098-06-03/2098-06-07"),
    ("2098年6月3日到7日", "2098-06-03/2098-06-07"),
    ("2098年6月3日-7日", "2098-06-03/2098-06-07"),
    ("2098 年 6 月 3 日—7 日", "2098-06-03/2098-06-07"),
    ("2098年6月3日起至7日", "2098-06-03/2098-06-07"),
    ("自2098年6月3日开至7日", "2098-06-03/2098-06-07"),
    # across months and years
    ("2098年5月30日至6月2日", "2098-05-30/2098-06-02"),
    ("2098年12月30日至2099年1月3日", "2098-12-30/2099-01-03"),
    ("2098年6月至12月", "2098-06/2098-12"),
    ("2098年6月至2099年5月", "2098-06/2099-05"),
    # two days
    ("2098年6月3日和4日", "2098-06-03/2098-06-04"),
    ("2098年6月3日及4日", "2098-06-03/2098-06-04"),
    ("2098年6月3日、4日", "2098-06-03/2098-06-04"),
    ("2098年6月3、4日", "2098-06-03/2098-06-04"),
    # Chinese numerals
    ("二〇九八年六月三日", "2098-06-03"),
    ("二○九八年六月三日", "2098-06-03"),
    ("二零九八年十一月三十日", "2098-11-30"),
    ("二〇九八年十二月二十七日至三十一日", "2098-12-27/2098-12-31"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date(text: str, expected: str) -> None:
    assert of("Date", text) == [expected]


@pytest.mark.parametrize("text", ["6月3日", "同年6月3日", "3日至7日", "2098号", "98年", "第2098条"])
def test_no_date_without_a_year(text: str) -> None:
    assert of("Date", text) == []


@pytest.mark.parametrize("text", ["2098年2月30日", "2098年6月31日", "2097年2月29日", "2098年13月1日", "2098年6月0日"])
def test_a_day_that_the_calendar_lacks_is_never_a_day(text: str) -> None:
    assert not [value for value in of("Date", text) if len(value) == 10]


@pytest.mark.parametrize("text", ["2098年6月7日至3日", "2098年6月3日至5月2日", "2098年6月3日至31日"])
def test_a_range_that_ends_before_it_begins_or_not_at_all_is_no_range(text: str) -> None:
    assert not [value for value in of("Date", text) if "/" in value]


# ---------------------------------------------------------------- numbers of resolutions and decisions

OUTCOMES = [
    # every form of number in base.yaml
    ("第98/279号决议", "resolution 98/279"),
    ("98/279号决议", "resolution 98/279"),
    ("第 98/279 号决议", "resolution 98/279"),
    ("第2097/6号决定", "decision 2097/6"),
    ("第60/180 B号决议", "resolution 60/180B"),
    ("第60/180B号决议", "resolution 60/180B"),
    ("第2504(2020)号决议", "resolution 2504(2020)"),
    ("第 2504 （2020） 号决议", "resolution 2504(2020)"),
    ("决议2504(2020)", "resolution 2504(2020)"),
    ("第217 A (III)号决议", "resolution 217A(III)"),
    ("第1576(L)号决议", "resolution 1576(L)"),
    ("第3201(S-VI)号决议", "resolution 3201(S-VI)"),
    ("第J(70)号决定", "decision J(70)"),
    ("第22/CP.7号决定", "decision 22/CP.7"),
    ("第35/CMP.1号决定", "decision 35/CMP.1"),
    ("第1/CMA.3号决定", "decision 1/CMA.3"),
    ("第S-13/1号决议", "resolution S-13/1"),
    ("第ES-11/1号决议", "resolution ES-11/1"),
    ("第WHA66.1号决议", "resolution WHA66.1"),
    ("第EB130.R7号决议", "resolution EB130.R7"),
    ("第XIII/4号决定", "decision XIII/4"),
    # lists
    ("第1/1和第1/2号决定", "decision 1/1 1/2"),
    ("第98/279号、第98/4号和第97/173号决议", "resolution 98/279 98/4 97/173"),
    ("第98/279、98/4和97/173号决议", "resolution 98/279 98/4 97/173"),
    ("第98/279号以及第98/4号决议", "resolution 98/279 98/4"),
    ("第1325(2000)、1820(2008)和1888(2009)号决议", "resolution 1325(2000) 1820(2008) 1888(2009)"),
    ("第1325(2000)号和第1820(2008)号决议", "resolution 1325(2000) 1820(2008)"),
    # ranges
    ("第2097/1号至第2097/4号决定", "decision 2097/1 2097/2 2097/3 2097/4"),
    ("第2097/1至2097/4号决定", "decision 2097/1 2097/2 2097/3 2097/4"),
    ("第2097/1-2097/4号决定", "decision 2097/1 2097/2 2097/3 2097/4"),
    ("第96/1至97/2号决议", "resolution 96/1 97/2"),
    # pinpoints
    ("第98/279号决议第15段", "resolution 98/279 para 15"),
    ("第98/279号决议执行部分第4段", "resolution 98/279 para 4"),
    ("第98/279号决议序言部分第4段", "resolution 98/279 para 4"),
    ("第98/279号决议第4(b)段", "resolution 98/279 para 4(b)"),
    ("第98/279号决议第2和第3段", "resolution 98/279 para 2 para 3"),
    ("第98/279号决议第2、3段", "resolution 98/279 para 2 para 3"),
    ("第98/279号决议第2至5段", "resolution 98/279 para 2 para 3 para 4 para 5"),
    ("第98/279号决议第4段(a)分段", "resolution 98/279 para 4"),
    ("第98/279号决议第2至4段和第6段", "resolution 98/279 para 2 para 3 para 4 para 6"),
    ("第98/279号决议关于这些措施的第10段", "resolution 98/279 para 10"),
    ("第98/279号决议附件第4段", "resolution 98/279"),
]


def test_numbers_of_a_list_may_each_bear_their_date() -> None:
    text = "2096年12月17日第96/4号、2097年12月20日关于住房的第97/5号和第97/6号以及2098年12月1日第98/7号决议"
    assert of("Outcome", text) == ["resolution 96/4", "resolution 97/5 97/6", "resolution 98/7"]
    assert of("Outcome", "2096年12月17日第96/4号、2097年12月20日第97/5号决议草案") == []


@pytest.mark.parametrize(("text", "expected"), OUTCOMES)
def test_a_number_of_a_text(text: str, expected: str) -> None:
    assert of("Outcome", text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第98/279号决议和第98/4号决议", ["resolution 98/279", "resolution 98/4"]),
        ("第98/279号决议和第98/4号决议第2段", ["resolution 98/279", "resolution 98/4 para 2"]),
        ("第98/279号决议第3段和第98/4号决议", ["resolution 98/279 para 3", "resolution 98/4"]),
    ],
)
def test_numbers_with_the_word_behind_each_are_mentions_of_their_own(text: str, expected: list[str]) -> None:
    assert of("Outcome", text) == expected


def test_a_resolution_and_a_decision_are_two_mentions() -> None:
    assert of("Outcome", "第98/1号和第98/2号决议以及第1/3号决定") == ["resolution 98/1 98/2", "decision 1/3"]


@pytest.mark.parametrize(
    "text",
    [
        "第98/279号决议草案",
        "第1/2号决定草案",
        "第98/279号决议草稿",
        "决议草案A/C.2/98/L.1",
        "第98/279号文件",
        "24/7",
        "每天24/7服务的决定",
        "第RC-1/3号决定",
        "第SC-1/1号决定",
        "第5号决定",
        "第5号一般性意见",
        "该决议",
        "1/3的会员国作出决定",
        "6月3日的决定",
    ],
)
def test_no_number_of_a_text(text: str) -> None:
    assert of("Outcome", text) == []


# ---------------------------------------------------------------- symbols

SYMBOLS = [
    "HSP/EB.2098/18",
    "HSP/EB.1/11",
    "HSP/EB.2098/2/Rev.1",
    "HSP/EB.2098/INF/3",
    "HSP/HA.3/Res.1",
    "HSP/HA.3/2",
    "HSP/GC/26/L.2",
    "HSP/OECPR.2098/3",
    "A/RES/98/279",
    "A/98/279",
    "A/98/279/Corr.1",
    "A/C.2/98/L.1",
    "A/CONF.226/4",
    "A/HRC/RES/96/1",
    "A/HRC/96/1/Add.1",
    "A/98/PV.3",
    "A/ES-11/L.1",
    "A/S-30/1",
    "A/AC.109/2098/1",
    "A/520/Rev.18",
    "A/65/20(PART II)",
    "S/2098/123",
    "S/RES/2504 (2020)",
    "S/PV.9900",
    "S/PRST/2098/1",
    "E/2098/7",
    "E/RES/2098/1",
    "E/ICEF/2098/P/L.1",
    "E/CN.6/2098/3",
    "E/C.2/2098/R.1",
    "T/RES/2183 (LIII)",
    "ST/SGB/2098/1",
    "ST/AI/2098/1",
    "SG/SM/12",
    "DP/2098/1",
    "DP/FPA/2098/1",
    "UNEP/EA.4/Res.5",
    "UNEP/CBD/COP/10/27",
    "CBD/COP/DEC/15/4",
    "FCCC/CP/2015/10/Add.1",
    "JIU/REP/2098/1",
    "CEDAW/C/GC/30",
    "CCPR/C/21/Rev.1/Add.13",
    "CRC/C/GC/21",
    "TD/B/66/2",
    "IDB.48/2",
    "LC/G.2",
    "GC.18/1",
    "GOV/2098/1",
    "HS/C/1",
    "ECE/TRANS/2098/1",
    "E/ESCAP/74/1",
    "ISBA/25/C/1",
    "IPBES/7/10",
    "CCW/MSP/2098/1",
    "NPT/CONF.2020/1",
    "PBC/14/OC/1",
    "CAC/COSP/2098/1",
]


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_symbol(symbol: str) -> None:
    assert of("Symbol", f"见{symbol}号文件。") == [symbol]


@pytest.mark.parametrize(
    "text",
    [
        "HIV/AIDS",
        "A/H1N1",
        "A/H1N1型流感",
        "24/7",
        "和/或",
        "I/O",
        "A/B",
        "T/F",
        "他/她",
        "E/S",
        "km/h",
        "1/3",
        "TCP/IP",
        "S/O",
    ],
)
def test_no_symbol(text: str) -> None:
    assert of("Symbol", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A/98/982-S/2098/650", ["A/98/982", "S/2098/650"]),
        ("A/98/982–S/2098/650", ["A/98/982", "S/2098/650"]),
        ("E/2098/27-E/CN.6/2098/14", ["E/2098/27-E/CN.6/2098/14"]),
        ("E/2098/24–E/CN.3/2098/34号文件", ["E/2098/24-E/CN.3/2098/34"]),
        ("HSP/EB.2098/11和HSP/EB.2098/10", ["HSP/EB.2098/11", "HSP/EB.2098/10"]),
        ("A/RES/98/1、A/RES/98/2和Corr.1", ["A/RES/98/1", "A/RES/98/2"]),
        ("A/74/L.47*", ["A/74/L.47"]),
        ("（HSP/EB.2098/11）。", ["HSP/EB.2098/11"]),
    ],
)
def test_symbols_beside_one_another(text: str, expected: list[str]) -> None:
    assert of("Symbol", text) == expected


# ---------------------------------------------------------------- meetings

MEETINGS = [
    # yearly
    ("人居署执行局2098年第一次会议", "unhabitat-eb 2098/1"),
    ("人居署执行局 2098 年第 2 次会议", "unhabitat-eb 2098/2"),
    ("人居署执行局二〇九八年第二次会议", "unhabitat-eb 2098/2"),
    ("人居署执行局的2098年第一次会议", "unhabitat-eb 2098/1"),
    ("儿基会执行局2098年第二届常会", "unicef-eb 2098/2"),
    ("儿基会执行局2098年年度会议", "unicef-eb 2098/"),
    ("经社理事会2098年届会", "un-ecosoc 2098/"),
    ("2098年第三次会议", "2098/3"),
    # numbered
    ("大会第九十八届会议", "un-ga 98"),
    ("大会第98届会议", "un-ga 98"),
    ("联合国人居大会第二届会议", "unhabitat-ha 2"),
    ("联合国环境大会第五届会议", "unep-unea 5"),
    ("大会第十一届紧急特别会议", "un-ga 11 special"),
    ("大会第三十届特别会议", "un-ga 30 special"),
    # plenary
    ("安全理事会第9900次会议", "un-sc 9900"),
    ("第9900次会议", "9900"),
    ("第62次全体会议", "62 plenary"),
    # resumed
    ("人居署执行局2098年第一次会议续会", "unhabitat-eb 2098/1#2"),
    ("人居署执行局2098年第一次会议第二次续会", "unhabitat-eb 2098/1#3"),
    ("联合国人居大会第二届会议第二期会议", "unhabitat-ha 2#2"),
    ("联合国人居大会第二届会议续会", "unhabitat-ha 2#2"),
    # first
    ("人居大会首届会议", "unhabitat-ha 1"),
    ("人居署执行局首次会议", "unhabitat-eb 1"),
    # anaphora
    ("该次会议", "anaphor"),
    ("本届会议", "anaphor"),
    ("上述会议", "anaphor"),
    ("本次会议续会", "#2 anaphor"),
]


@pytest.mark.parametrize(("text", "expected"), MEETINGS)
def test_a_meeting(text: str, expected: str) -> None:
    assert of("Meeting", text) == [expected]


@pytest.mark.parametrize(
    "text", ["会议", "部长级会议", "第一次", "第三届", "第二委员会", "会议厅", "第一期", "2098年会议室翻修"]
)
def test_no_meeting(text: str) -> None:
    assert of("Meeting", text) == []


def test_a_session_and_its_plenary_meeting_are_two_mentions() -> None:
    assert of("Meeting", "大会第九十八届会议第一次全体会议") == ["un-ga 98", "1 plenary"]


# ---------------------------------------------------------------- bodies

BODIES = [
    ("联合国大会", "un-ga"),
    ("联大", "un-ga"),
    ("安理会", "un-sc"),
    ("经济及社会理事会", "un-ecosoc"),
    ("经济及社会理事会（经社理事会）", "un-ecosoc"),
    ("人居署执行局", "unhabitat-eb"),
    ("联合国人类住区规划署（人居署）", "unhabitat"),
    ("联合国人类住区规划署（人居署）执行局", "unhabitat-eb"),
    ("联合国人类住区规划署联合国人居大会", "unhabitat-ha"),
    ("联合国儿童基金会（儿基会）执行局", "unicef-eb"),
    ("开发署执行局", "undp-eb"),
    ("人权理事会", "un-hrc"),
    ("世界卫生大会", "who-wha"),
    ("环境署理事会", "unep-gc"),
    ("联合国秘书长", "un-sg"),
    ("环境大会", "?unep-unea"),
    ("人居署执行主任", "unhabitat-ed"),
    ("联合国环境规划署（环境署）执行主任", "unep-ed"),
    ("联合国人权事务高级专员", "un-hchr"),
    ("联合国人权事务高级专员办事处（人权高专办）", "ohchr"),
    ("联合国难民事务高级专员办事处", "unhcr"),
    ("安全理事会主席", "un-sc-president"),
    ("安全理事会副主席", "un-sc"),
    ("经济及社会理事会主席团", "un-ecosoc"),  # the bureau is not the one who presides
    ("联合国大会主席团", "un-ga"),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_a_body(text: str, expected: str) -> None:
    assert of("Body", text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "联合国大学",
        "副执行主任",
        "副秘书长",
        "副署长",
        "副总干事",
        "副执行秘书",
        "执行秘书处",
        "副高级专员",
        "世贸组织总干事",
        "独立审计委员会",
        "全国人民代表大会",
        "国民大会",
        "大会堂",
        "体育大会",
        "市议会",
        "伙伴关系",
    ],
)
def test_no_body(text: str) -> None:
    assert of("Body", text) == []


@pytest.mark.parametrize("text", ["执行局", "理事会", "秘书处", "执行主任", "总干事", "高级专员"])
def test_a_short_name_may_mean_several_bodies(text: str) -> None:
    (found,) = of("Body", text)
    assert found.startswith("?")
    assert "|" in found


@pytest.mark.parametrize(
    ("board", "official", "expected"),
    [
        ("联合国儿童基金会执行局", "执行主任", "unicef-ed"),
        ("联合国儿童基金会执行局", "秘书处", "unicef-secretariat"),
        ("世界粮食计划署执行局", "执行干事", "wfp-ed"),
        ("联合国开发计划署、联合国人口基金和联合国项目事务署执行局", "署长", "undp-administrator"),
        ("联合国人类住区规划署执行局", "执行主任", "unhabitat-ed"),
        ("联合国人类住区规划署执行局", "审计委员会", "un-boa"),
        ("联合国人类住区规划署执行局", "环境署执行主任", "unep-ed"),
    ],
)
def test_an_official_is_that_of_the_family_unless_it_says_whose(board: str, official: str, expected: str) -> None:
    text = BOARD.replace("联合国人类住区规划署执行局", board) + f"1. 执行局请{official}提交报告。\n"
    assert {fact.partition(" addressee ")[2] for fact in facts(text, "addressee")} == {expected}


def test_an_organ_behind_a_short_name_is_named_by_a_short_name() -> None:
    assert of("Body", "公约秘书处") == ["?cbd-secretariat|unfccc-secretariat"]
    assert of("Body", "《生物多样性公约》秘书处") == ["cbd-secretariat"]


def test_a_look_alike_that_begins_within_a_name_needs_two_characters_of_it() -> None:
    assert of("State", "加拿大会堂") == ["CAN"]


@pytest.mark.parametrize(
    ("head", "text", "expected"),
    [
        (BOARD, "执行局第2097/6号决定。", "decision unhabitat-eb 2097/6"),
        (BOARD, "联合国大会审议了情况。大会第97/6号决议。", "resolution un-ga 97/6"),
        (BOARD, "大会第1/3号决议。", "resolution unhabitat-ha 1/3"),
        (BOARD, "大会第97/6号决议。", "resolution un-ga 97/6"),
        (GENERAL_ASSEMBLY, "大会第97/6号决议。", "resolution un-ga 97/6"),
        (GENERAL_ASSEMBLY, "经济及社会理事会第2097/6号决议。", "resolution un-ecosoc 2097/6"),
    ],
)
def test_what_a_name_means_depends_on_the_document_and_the_number(head: str, text: str, expected: str) -> None:
    cited = {fact.partition(" cites ")[2] for fact in facts(f"{head}1. {text}\n", "cites")}
    assert cited == {expected}


# ---------------------------------------------------------------- States and places

STATES = [
    ("尼日尔", ["NER"]),
    ("尼日利亚尼日尔州", ["NGA"]),
    ("几内亚比绍", ["GNB"]),
    ("几内亚", ["GIN"]),
    ("赤道几内亚", ["GNQ"]),
    ("巴布亚新几内亚", ["PNG"]),
    ("刚果民主共和国", ["COD"]),
    ("刚果", ["COG"]),
    ("大韩民国", ["KOR"]),
    ("朝鲜民主主义人民共和国", ["PRK"]),
    ("南苏丹和苏丹", ["SSD", "SDN"]),
    ("多米尼加共和国", ["DOM"]),
    ("大不列颠及北爱尔兰联合王国", ["GBR"]),
    ("委内瑞拉（玻利瓦尔共和国）", ["VEN"]),
    ("索马里", ["SOM"]),
    ("巴勒斯坦国", ["PSE"]),
    ("中国、法国和美利坚合众国", ["CHN", "FRA", "USA"]),
]


@pytest.mark.parametrize(("text", "expected"), STATES)
def test_a_state(text: str, expected: list[str]) -> None:
    assert of("State", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "尼日尔州",
        "尼日尔河",
        "索马里兰",
        "马里兰",
        "乍得湖",
        "约旦河",
        "沿海地区",
        "发展中国家",
        "新墨西哥州",
        "明智利用",
        "几内亚湾",
        "墨西哥湾",
        "内蒙古",
        "印度洋",
        "刚果河",
        "更加纳入",
        "联合国马里稳定团",
        "南非洲",
    ],
)
def test_what_looks_like_a_state_and_is_none(text: str) -> None:
    assert of("State", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("在内罗毕举行", "nairobi"), ("日内瓦", "geneva"), ("于纽约", "new-york"), ("里约热内卢", "rio-de-janeiro")],
)
def test_a_place(text: str, expected: str) -> None:
    assert of("Place", text) == [expected]


def test_a_place_may_share_its_name_with_a_look_alike() -> None:
    assert of("Place", "在墨西哥城举行") == ["mexico-city"]


# ---------------------------------------------------------------- for all texts

PIECES = st.sampled_from(
    [
        *"第年月日号和、至（）()。；/ 1290",
        "大会",
        "联合国",
        "人居署",
        "执行局",
        "联合国人类住区规划署（人居署）",
        "秘书",
        "秘书长",
        "尼日尔",
        "几内亚",
        "内罗毕",
        "2098年",
        "6月3日至7日",
        "第一次会议",
        "续会",
        "该次会议",
        "第72/279号决议",
        "第2504（2020）号",
        "决定",
        "第4(b)段",
        "HSP/EB.2098/",
        "S/RES/2504 (2020)",
        "<sup>1</sup>",
        "Niger",
    ]
)


@given(st.lists(PIECES, max_size=12))
@settings(max_examples=300, deadline=None)
def test_mentions_lie_inside_the_text_and_follow_one_another(pieces: list[str]) -> None:
    text = "".join(pieces)
    folded = view(text, (Span(0, len(text)),)).text
    position = 0
    for mention in find_mentions(folded, grammar.load("zh"), authority.load()):
        assert position <= mention.start < mention.end <= len(folded)
        position = mention.end


@given(st.sampled_from(sorted(authority.load().names["zh"])), st.integers(1, 12))
@settings(max_examples=200, deadline=None)
def test_a_name_that_the_end_of_the_text_cuts_does_not_reach_over_it(name: str, length: int) -> None:
    text = f"提交{name[:length]}"
    assert all(m.end <= len(text) for m in find_mentions(text, grammar.load("zh"), authority.load()))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("澳元", "AUD"),
        ("加元", "CAD"),
        ("加拿大元", "CAD"),
        ("瑞典克朗", "SEK"),
        ("挪威克朗", "NOK"),
        ("丹麦克朗", "DKK"),
        ("卢布", "RUB"),
        ("印度卢比", "INR"),
        ("韩元", "KRW"),
    ],
)
def test_an_amount_in_the_money_of_a_state_names_no_state(words: str, code: str) -> None:
    assert mentions(f"认捐了200万{words}") == [f"Amount 2000000 {code}"]


def test_the_head_of_a_state_is_no_money() -> None:
    assert mentions("加拿大元首出席") == ["State CAN"]
