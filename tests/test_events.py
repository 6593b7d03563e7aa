"""Events that are no meetings of a governing body: which, when, where; and what is none."""

from __future__ import annotations

import pytest
from reading import BOARD, facts, read

DATED = ("startDate", "endDate", "date", "place", "mode", "expectedIn")


def events(text: str, head: str = BOARD) -> set[str]:
    """What paragraph 1 says of events; the document's own name is left out of theirs."""
    found = facts(f"{head}1. {text}\n", *DATED)
    return {_short(fact) for fact in found if fact.startswith("event/")}


def _short(fact: str) -> str:
    name, relation, value = fact.removeprefix("event/").split(" ")
    if name.startswith("doc/"):
        name = name.partition("para_1")[2].lstrip("/")
    return f"{name} expected" if relation == "expectedIn" else f"{name} {relation} {value}"


def names(text: str) -> set[str]:
    """The names of the events of paragraph 1."""
    return {fact.partition(" name ")[2] for fact in facts(f"{BOARD}1. {text}\n", "name")}


def day(name: str, start: str, end: str = "", *more: str) -> set[str]:
    return {f"{name} startDate {start}", f"{name} endDate {end or start}", *(f"{name} {what}" for what in more)}


KNOWN = [
    (
        "held there then",
        "2097年6月3日至7日在波兰卡托维兹举行的世界城市论坛第三十届会议",
        day("wuf/30", "2097-06-03", "2097-06-07", "place katowice"),
    ),
    (
        "number before the name",
        "第三十届世界城市论坛于2097年6月在开罗举行。",
        {"wuf/30 date 2097-06", "wuf/30 place cairo"},
    ),
    (
        "to come",
        "在将于2098年9月22日举行的未来峰会之前，",
        day("summit-of-the-future/2098", "2098-09-22", "", "expected"),
    ),
    (
        "in brackets",
        "非洲城市论坛（2098年9月，亚的斯亚贝巴）；可持续发展高级别政治论坛（2098年7月，美利坚合众国纽约）。",
        {
            "african-urban-forum/2098 date 2098-09",
            "african-urban-forum/2098 place addis-ababa",
            "hlpf/2098 date 2098-07",
            "hlpf/2098 place new-york",
        },
    ),
    ("day of the year", "从2097年9月21日国际和平日起，", day("international-day-of-peace/2097", "2097-09-21")),
    (
        "day before the year",
        "开端是10月6日主题为“住房”的2097年世界人居日。",
        day("world-habitat-day/2097", "2097-10-06"),
    ),
    (
        "day behind the name",
        "2097年世界城市日于10月31日在上海举行。",
        day("world-cities-day/2097", "2097-10-31", "", "place shanghai"),
    ),
    ("year of a numbered one", "在2097年的世界城市论坛第三十届会议上，", {"wuf/30 date 2097"}),
    ("during it", "2097年4月，该基金将在未来峰会期间启动。", {"summit-of-the-future/2097 date 2097-04"}),
    (
        "a conference that is a body",
        "2016年10月20日在基多举行的联合国住房和可持续城市发展会议（人居三）通过的议程",
        day("habitat-iii", "2016-10-20", "", "place quito"),
    ),
    (
        "held on, by the verb",
        "2097年4月28日，大会主席召集了第98/7号决议要求召开的未来峰会。",
        day("summit-of-the-future/2097", "2097-04-28"),
    ),
    (
        "its day in brackets",
        "2097年世界人居日（10月7日）的庆祝活动在各地举行。",
        day("world-habitat-day/2097", "2097-10-07"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in KNOWN], ids=[case[0] for case in KNOWN])
def test_an_event_of_the_authority_file(text: str, expected: set[str]) -> None:
    assert events(text) == expected


OTHERS = [
    (
        "organized on, in",
        "人居署于2097年2月3日在内罗毕组织了一次与会员国的对话，以介绍情况。",
        day("2097-02-03/1", "2097-02-03", "", "place nairobi"),
    ),
    ("held", "在2097年2月3日举行的对话期间，", day("2097-02-03/1", "2097-02-03")),
    (
        "convened by",
        "2097年10月26日至28日在马德里举行的由人居署和市议会召集的全球专家组会议之后，",
        day("2097-10-26/1", "2097-10-26", "2097-10-28", "place madrid"),
    ),
    ("online", "人居署于2097年11月30日组织了一次虚拟活动。", day("2097-11-30/1", "2097-11-30", "", "mode online")),
    (
        "in a State, the date far away",
        "2097年11月19日和20日，作为某个项目的一部分，在刚果民主共和国举办了一次讲习班。",
        day("2097-11-19/1", "2097-11-19", "2097-11-20", "place COD"),
    ),
    (
        "in several States",
        "2097年7月至12月，人居署在喀麦隆、几内亚和尼日利亚举办了讲习班。",
        {"2097-07/1 date 2097-07", "2097-07/1 place CMR", "2097-07/1 place GIN", "2097-07/1 place NGA"},
    ),
    ("the date behind", "部长级会议于2097年11月17日成功举行。", day("2097-11-17/1", "2097-11-17")),
    (
        "takes place",
        "2097年11月21日，原子能机构的研讨会在维也纳举行。",
        day("2097-11-21/1", "2097-11-21", "", "place vienna"),
    ),
    ("of a date", "为2097年7月26日至28日的会前会晤作出了贡献。", day("2097-07-26/1", "2097-07-26", "2097-07-28")),
    (
        "a span with a day in it",
        "从2097年9月21日国际和平日至2097年10月31日，开展了第二届城市挑战活动。",
        day("international-day-of-peace/2097", "2097-09-21") | day("2097-09-21/1", "2097-09-21", "2097-10-31"),
    ),
    (
        "this year",
        "计划于今年10月在维也纳举行联合圆桌会议。",
        {"2098-10/1 date 2098-10", "2098-10/1 place vienna", "2098-10/1 expected"},
    ),
    ("a year in the name", "在2097年全球智慧城市大会上，", {"2097/1 date 2097"}),
    (
        "brackets",
        "第四次发展筹资问题国际会议（2097年6月，塞维利亚）通过了文件。",
        {"2097-06/1 date 2097-06", "2097-06/1 place seville"},
    ),
    (
        "two on one day",
        "2097年5月2日的部长级会议和2097年5月2日的圆桌会议。",
        day("2097-05-02/1", "2097-05-02") | day("2097-05-02/2", "2097-05-02"),
    ),
    (
        "hosted by, then the date",
        "第三届山区城市国际论坛由埃及主办，2097年6月24日至26日举行。",
        day("2097-06-24/1", "2097-06-24", "2097-06-26"),
    ),
    (
        "the meetings of a group",
        "技术专家组第一次会议于2097年5月2日在日内瓦举行，由智利担任东道国；第二次会议于2098年2月3日和4日在罗马举行。",
        day("2097-05-02/1", "2097-05-02", "", "place geneva")
        | day("2098-02-03/1", "2098-02-03", "2098-02-04", "place rome"),
    ),
    ("a briefing", "2097年8月29日，人居署在线举办了准则说明会。", day("2097-08-29/1", "2097-08-29", "", "mode online")),
    ("partners", "2097年2月10日，方案年度伙伴会议在线举行。", day("2097-02-10/1", "2097-02-10", "", "mode online")),
    (
        "a visit",
        "执行局成员将于2098年4月18日至22日对马尔代夫进行联合实地访问，由该国政府接待。",
        day("2098-04-18/1", "2098-04-18", "2098-04-22", "place MDV", "expected"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_any_other_event(text: str, expected: set[str]) -> None:
    assert events(text) == expected


def test_the_name_of_an_event() -> None:
    assert names("2097年10月26日在马德里举行的由人居署召集的全球专家组会议之后，") == {"全球专家组会议"}
    assert names("于2097年10月26日组织了一次与会员国的对话，") == {"与会员国的对话"}
    assert names("举办的题为“住房：未来”的国际会议（2097年10月26日，罗马）。") == {"国际会议"}


def test_one_of_two_with_dates_in_brackets() -> None:
    text = "人居署举办了区域对话（2097年5月2日）和圆桌会议（2097年5月3日）。"
    assert names(text) == {"区域对话", "圆桌会议"}


def test_the_celebration_of_a_day_is_that_day() -> None:
    text = "环境署于2097年6月5日在内罗毕主办了世界环境日庆祝活动。"
    assert events(text) == day("world-environment-day/2097", "2097-06-05", "", "place nairobi")


def test_a_town_of_the_same_name_in_another_state() -> None:
    text = "2097年1月28日在哥斯达黎加贝伦举行区域论坛，"
    assert events(text) == day("2097-01-28/1", "2097-01-28", "", "place CRI")


NONE = [
    ("no date", "人居署参加了世界城市论坛，并组织了讲习班。"),
    ("a meeting of a governing body", "执行局2097年第二次会议于2097年11月28日至30日在内罗毕举行。"),
    ("a session of an assembly", "2097年5月27日在内罗毕举行的人居大会第三届会议"),
    ("a publication", "2097年10月4日，人居署发布了世界人居日报告。"),
    ("a report on an event", "论坛的报告于2097年11月17日发布。"),
    ("a deadline", "应于2097年11月17日之前举办讲习班。"),
    ("asked for", "请执行主任于2097年5月6日举办一次区域论坛。"),
    ("considered", "探讨是否可能在2097年5月6日召开部长级会议。"),
    ("called off", "原定于2097年3月3日举行的区域论坛已取消。"),
    ("only a year and a noun", "2097年，人居署举办了讲习班。"),
    ("the date of somebody's part", "执行主任于2097年9月25日出席了在纽约举行的可持续发展目标峰会。"),
    ("until then", "截至2097年12月31日，共举办了45次讲习班。"),
    ("a quarter of a year", "秘书处将于2098年第一季度举办捐助方会议。"),
    ("two words that meet", "2097年世界城市日益增多。"),
    ("outcomes of an event", "2097年4月，执行局讨论了未来峰会的成果。"),
    (
        "meetings of a governing body, one after the other",
        "执行局第一次会议于2097年2月3日举行；第二次会议于2097年9月4日举行。",
    ),
    ("a group's report", "技术专家组第一次会议的报告于2097年5月2日印发。"),
    ("a visit that is spoken of", "2097年5月3日，执行局讨论了对马尔代夫的访问。"),
    ("a day without a year, in a document that reports on no session", "丹麦于2月1日主办了一场关于就业的活动。"),
]


@pytest.mark.parametrize("text", [case[1] for case in NONE], ids=[case[0] for case in NONE])
def test_what_is_no_event(text: str) -> None:
    assert events(text) == set()


def test_a_day_without_its_year_is_of_the_session_that_the_document_reports_on() -> None:
    report = """联合国

DP/2098/14

联合国开发计划署、联合国人口基金和
联合国项目事务署执行局

2098 年第二届常会
2098 年 9 月 2 日至 6 日，纽约
临时议程项目 1
组织事项

2098 年第一届常会的报告

1. 丹麦和加纳于 2 月 1 日共同主办了一场关于青年就业的活动。
"""
    assert {_short(fact) for fact in facts(report, *DATED) if fact.startswith("event/")} == day(
        "2098-02-01/1", "2098-02-01"
    )


ENGLISH = """United Nations Human Settlements Programme
Report of the Executive Director

"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The thirtieth session of the World Urban Forum, held in Katowice, Poland, from 3 to 7 June 2097, ended.",
            "event/wuf/30 name thirtieth session of the World Urban Forum",
        ),
        (
            "The third World Conference on Disaster Risk Reduction, to be held in Sendai from 3 to 7 June 2097",
            "event/world-conference-drr/3 name World Conference on Disaster Risk Reduction",
        ),
    ],
    ids=["the session before the forum", "the number before the name"],
)
def test_an_english_event_is_numbered_before_its_name(text: str, name: str) -> None:
    found = facts(read(f"{ENGLISH}1. {text}\n", language="en"), *DATED, "name")
    slug = name.split(" ")[0]
    assert {name, f"{slug} startDate 2097-06-03", f"{slug} endDate 2097-06-07"} <= found


def test_the_name_of_an_english_event_may_end_with_a_body() -> None:
    text = "1. It recalled the Summit of the United Nations, held from 6 to 8 September 2097.\n"
    found = facts(read(ENGLISH + text, language="en"), "name")
    assert any(fact.endswith(" name Summit of the United Nations") for fact in found)
