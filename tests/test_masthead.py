"""What mastheads print: symbol, dates, languages, body, meeting, agenda item, title, author, notes."""

from __future__ import annotations

import pytest
from reading import codes, facts, read

BODY = "1. 说明情况。\n"

EXECUTIVE_BOARD = """联合国

HSP/EB.2098/4

联合国人类住区规划署执行局

Distr.: General
3 February 2098

Chinese
Original: English

联合国人类住区规划署执行局
2098 年第二次会议
2098 年 11 月 24 日至 26 日，内罗毕
临时议程* 项目 5(b)

财务、预算和行政事项：
资源调动情况

关于调动资源和推动
合作伙伴关系的最新情况

执行主任的报告**

1. 说明情况。

* HSP/EB.2098/1。
** 因技术原因于 2098 年 3 月 9 日重新印发。
"""
ASSEMBLY = """联合国
HSP/HA.3/5

联合国人类住区规划署
联合国人居大会

Distr.: General
2 March 2097
Chinese
Original: English

联合国人类住区规划署
联合国人居大会
第三届会议
2097 年 6 月 4 日至 8 日，内罗毕
临时议程* 项目 7

执行局的工作

执行局提交联合国人居大会第三届会议的报告

一、 导言

1. 说明情况。

* HSP/HA.3/1。
"""
UNICEF = """联合国
E/ICEF/2098/7
经济及社会理事会
Distr.: Limited
8 April 2098
Chinese
Original: English

供作决定

联合国儿童基金会
执行局
2098年第一届常会
2098年2月3日至6日
议程项目 4

国家方案文件

1. 说明情况。
"""
ECOSOC = """联合国
E/2098/61
经济及社会理事会
Distr.: General
5 May 2098
Chinese
Original: English

2098 年届会
2097年7月25日至2098年7月22日
议程项目 18(d)

经济和环境问题：人类住区

人类住区

秘书长的报告

1. 说明情况。
"""
GA_RESOLUTION = """联合国
A/RES/98/239
大会
Distr.: General
15 January 2098
第九十八届会议
议程项目 20

2097年12月20日大会决议

[根据第二委员会的报告（A/98/440/Add.3，第12段）通过]

98/239. 可持续城市的后续工作

大会，

回顾其2096年12月15日第97/165号决议，

1. 欢迎报告；
"""
SC_RESOLUTION = """联合国
S/RES/2998 (2098)
安全理事会
Distr.: General
10 January 2098

第 2998 (2098) 号决议

2098 年 1 月 10 日安全理事会第 9990 次会议通过

安全理事会，

回顾其第 2995 (2097) 号决议，

1. 决定延长任务期限；
"""
SC_WITHOUT_MEETING = """联合国
S/RES/2999 (2098)
安全理事会

第 2999 (2098) 号决议

安全理事会于 2098 年 4 月 3 日通过

安全理事会，

1. 决定延长任务期限；
"""
RESTATEMENT = """重述文本，并非联合国正式文件。
所重述的文件：HSP/EB.2098/9

联合国人类住区规划署执行局
2098 年第一次会议
2098 年 4 月 7 日和 8 日，内罗毕
临时议程*项目 4

工作方案的执行情况

秘书处的说明

1. 说明情况。

* HSP/EB.2098/2。
"""
SMALL = """联合国人类住区规划署执行局
2098 年第一次会议
2098 年 4 月 7 日至 9 日，内罗毕

执行局的工作方法

1. 说明情况。
"""

PRINTED = [
    (
        "UN-Habitat Executive Board",
        EXECUTIVE_BOARD,
        {
            "HSP/EB.2098/4 symbol HSP/EB.2098/4",
            "HSP/EB.2098/4 distribution General",
            "HSP/EB.2098/4 issued 2098-02-03",
            "HSP/EB.2098/4 originalLanguage en",
            "HSP/EB.2098/4 forBody unhabitat-eb",
            "HSP/EB.2098/4 preparedFor unhabitat-eb 2098/2",
            "unhabitat-eb 2098/2 expectedIn HSP/EB.2098/4",
            "unhabitat-eb 2098/2 startDate 2098-11-24",
            "unhabitat-eb 2098/2 endDate 2098-11-26",
            "unhabitat-eb 2098/2 place nairobi",
            "HSP/EB.2098/4 underAgendaItem item 5(b) of unhabitat-eb 2098/2",
            "item 5(b) of unhabitat-eb 2098/2 title 财务、预算和行政事项：资源调动情况",
            "item 5(b) of unhabitat-eb 2098/2 listedIn HSP/EB.2098/1",
            "HSP/EB.2098/4@zh title 关于调动资源和推动合作伙伴关系的最新情况",
            "HSP/EB.2098/4 creator unhabitat-ed",
            "HSP/EB.2098/4@zh modified 2098-03-09",
            "HSP/EB.2098/4 references HSP/EB.2098/1",
        },
    ),
    (
        "UN-Habitat Assembly",
        ASSEMBLY,
        {
            "HSP/HA.3/5 symbol HSP/HA.3/5",
            "HSP/HA.3/5 distribution General",
            "HSP/HA.3/5 issued 2097-03-02",
            "HSP/HA.3/5 originalLanguage en",
            "HSP/HA.3/5 forBody unhabitat-ha",
            "HSP/HA.3/5 preparedFor unhabitat-ha 3",
            "unhabitat-ha 3 expectedIn HSP/HA.3/5",
            "unhabitat-ha 3 startDate 2097-06-04",
            "unhabitat-ha 3 endDate 2097-06-08",
            "unhabitat-ha 3 place nairobi",
            "HSP/HA.3/5 underAgendaItem item 7 of unhabitat-ha 3",
            "item 7 of unhabitat-ha 3 title 执行局的工作",
            "item 7 of unhabitat-ha 3 listedIn HSP/HA.3/1",
            "HSP/HA.3/5@zh title 执行局提交联合国人居大会第三届会议的报告",
            "HSP/HA.3/5 creator unhabitat-eb",
            "HSP/HA.3/5 references HSP/HA.3/1",
        },
    ),
    (
        "UNICEF Executive Board",
        UNICEF,
        {
            "E/ICEF/2098/7 symbol E/ICEF/2098/7",
            "E/ICEF/2098/7 distribution Limited",
            "E/ICEF/2098/7 issued 2098-04-08",
            "E/ICEF/2098/7 originalLanguage en",
            "E/ICEF/2098/7 forBody unicef-eb",
            "E/ICEF/2098/7 preparedFor unicef-eb 2098/1",
            "unicef-eb 2098/1 startDate 2098-02-03",
            "unicef-eb 2098/1 endDate 2098-02-06",
            "E/ICEF/2098/7 underAgendaItem item 4 of unicef-eb 2098/1",
            "E/ICEF/2098/7@zh title 国家方案文件",
        },
    ),
    (
        "Economic and Social Council",
        ECOSOC,
        {
            "E/2098/61 symbol E/2098/61",
            "E/2098/61 distribution General",
            "E/2098/61 issued 2098-05-05",
            "E/2098/61 originalLanguage en",
            "E/2098/61 forBody un-ecosoc",
            "E/2098/61 preparedFor un-ecosoc 2098",
            "un-ecosoc 2098 startDate 2097-07-25",
            "un-ecosoc 2098 endDate 2098-07-22",
            "E/2098/61 underAgendaItem item 18(d) of un-ecosoc 2098",
            "item 18(d) of un-ecosoc 2098 title 经济和环境问题：人类住区",
            "E/2098/61@zh title 人类住区",
            "E/2098/61 creator un-sg",
        },
    ),
    (
        "resolution of the General Assembly",
        GA_RESOLUTION,
        {
            "A/RES/98/239 symbol A/RES/98/239",
            "A/RES/98/239 distribution General",
            "A/RES/98/239 issued 2098-01-15",
            "A/RES/98/239 forBody un-ga",
            "A/RES/98/239 preparedFor un-ga 98",
            "A/RES/98/239 underAgendaItem item 20 of un-ga 98",
            "A/RES/98/239@zh title 可持续城市的后续工作",
            "A/RES/98/239 cites resolution un-ga 97/165",
            "resolution un-ga 97/165 adoptedBy un-ga",
            "resolution un-ga 97/165 date 2096-12-15",
            "resolution un-ga 98/239 adoptedBy un-ga",
            "resolution un-ga 98/239 adoptedAt un-ga 98",
            "resolution un-ga 98/239 date 2097-12-20",
            "resolution un-ga 98/239 title 可持续城市的后续工作",
            "resolution un-ga 98/239 publishedIn A/RES/98/239",
        },
    ),
    (
        "resolution of the Security Council",
        SC_RESOLUTION,
        {
            "S/RES/2998 (2098) symbol S/RES/2998 (2098)",
            "S/RES/2998 (2098) distribution General",
            "S/RES/2998 (2098) issued 2098-01-10",
            "S/RES/2998 (2098) forBody un-sc",
            "S/RES/2998 (2098) cites resolution un-sc 2995 (2097)",
            "resolution un-sc 2998 (2098) adoptedBy un-sc",
            "resolution un-sc 2998 (2098) adoptedAt un-sc 9990",
            "resolution un-sc 2998 (2098) date 2098-01-10",
            "resolution un-sc 2998 (2098) publishedIn S/RES/2998 (2098)",
            "un-sc 9990 startDate 2098-01-10",
            "un-sc 9990 endDate 2098-01-10",
        },
    ),
    (
        "resolution of the Security Council by written procedure",
        SC_WITHOUT_MEETING,
        {
            "S/RES/2999 (2098) symbol S/RES/2999 (2098)",
            "S/RES/2999 (2098) forBody un-sc",
            "resolution un-sc 2999 (2098) adoptedBy un-sc",
            "resolution un-sc 2999 (2098) date 2098-04-03",
            "resolution un-sc 2999 (2098) publishedIn S/RES/2999 (2098)",
        },
    ),
    (
        "restatement",
        RESTATEMENT,
        {
            "restatement/HSP/EB.2098/9 source HSP/EB.2098/9",
            "restatement/HSP/EB.2098/9 forBody unhabitat-eb",
            "restatement/HSP/EB.2098/9 preparedFor unhabitat-eb 2098/1",
            "unhabitat-eb 2098/1 startDate 2098-04-07",
            "unhabitat-eb 2098/1 endDate 2098-04-08",
            "unhabitat-eb 2098/1 place nairobi",
            "restatement/HSP/EB.2098/9 underAgendaItem item 4 of unhabitat-eb 2098/1",
            "item 4 of unhabitat-eb 2098/1 listedIn HSP/EB.2098/2",
            "restatement/HSP/EB.2098/9@zh title 工作方案的执行情况",
            "restatement/HSP/EB.2098/9 creator unhabitat-secretariat",
            "restatement/HSP/EB.2098/9 references HSP/EB.2098/2",
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in PRINTED], ids=[case[0] for case in PRINTED])
def test_a_masthead_says(text: str, expected: set[str]) -> None:
    assert {fact for fact in facts(text) if not fact.startswith("act/")} == expected


@pytest.mark.parametrize("text", [case[1] for case in PRINTED], ids=[case[0] for case in PRINTED])
def test_evidence_is_quoted_to_the_letter(text: str) -> None:
    reading = read(text)
    for statement in reading.statements:
        for span, quote in zip(statement.evidence.spans, statement.evidence.quotes, strict=True):
            assert reading.document.text[span.start : span.end] == quote


# ---------------------------------------------------------------- variants of one line


def head(
    *, topic: str = "", title: str = "执行局的工作方法", author: str = "", agenda: str = "", dates: str = ""
) -> str:
    """A small masthead of the Board, some of its lines given."""
    lines = [
        "HSP/EB.2098/4",
        "联合国人类住区规划署执行局",
        "2098 年第一次会议",
        dates or "2098 年 4 月 7 日至 9 日，内罗毕",
    ]
    words = [part for part in (topic, title, author, BODY) if part]
    return "\n".join([*lines, *([agenda] if agenda else []), "", "\n\n".join(words)])


AGENDA = [
    ("议程项目 3", "3"),
    ("议程项目3", "3"),
    ("临时议程项目 3", "3"),
    ("临时议程*项目 3", "3"),
    ("临时议程\\*\\* 项目 3", "3"),
    ("临时议程** 项目 12(c)", "12(c)"),
    ("议程项目 12 (c)", "12(c)"),
    ("议程项目 12（c）", "12(c)"),
    ("订正临时议程项目 3", "3"),
]


@pytest.mark.parametrize(("line", "number"), AGENDA)
def test_an_agenda_item(line: str, number: str) -> None:
    assert facts(head(agenda=line), "underAgendaItem") == {
        f"HSP/EB.2098/4 underAgendaItem item {number} of unhabitat-eb 2098/1"
    }


DAYS = [
    ("2098 年 4 月 7 日至 9 日，内罗毕", {"startDate 2098-04-07", "endDate 2098-04-09", "place nairobi"}),
    ("2098 年 4 月 7 日和 8 日，内罗毕", {"startDate 2098-04-07", "endDate 2098-04-08", "place nairobi"}),
    ("2098 年 4 月 7 日，内罗毕", {"startDate 2098-04-07", "endDate 2098-04-07", "place nairobi"}),
    ("2098 年 3 月 30 日至 4 月 1 日，日内瓦", {"startDate 2098-03-30", "endDate 2098-04-01", "place geneva"}),
    ("2098 年 4 月 7 日至 9 日，在线", {"startDate 2098-04-07", "endDate 2098-04-09", "mode online"}),
    ("内罗毕，2098 年 4 月 7 日至 9 日", {"startDate 2098-04-07", "endDate 2098-04-09", "place nairobi"}),
    ("2098 年 4 月 7 日至 9 日", {"startDate 2098-04-07", "endDate 2098-04-09"}),
]


@pytest.mark.parametrize(("line", "expected"), DAYS)
def test_dates_and_place_of_the_meeting(line: str, expected: set[str]) -> None:
    found = facts(head(dates=line), "startDate", "endDate", "place", "mode")
    assert found == {f"unhabitat-eb 2098/1 {fact}" for fact in expected}


AUTHORS = [
    ("执行主任的报告", "unhabitat-ed"),
    ("秘书处的说明", "unhabitat-secretariat"),
    ("执行主任的说明", "unhabitat-ed"),
    ("秘书长的报告", "un-sg"),
    ("执行主任的进度报告", "unhabitat-ed"),
    ("执行主任的报告*", "unhabitat-ed"),
]


@pytest.mark.parametrize(("line", "slug"), AUTHORS)
def test_an_author_line(line: str, slug: str) -> None:
    text = head(author=line)
    assert facts(text, "creator") == {f"HSP/EB.2098/4 creator {slug}"}
    assert "HSP/EB.2098/4@zh title 执行局的工作方法" in facts(text, "title")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("执行主任向执行局提交的 2098 年上半年活动最新情况", "unhabitat-ed"),
        ("执行局提交联合国人居大会第三届会议的报告", "unhabitat-eb"),
        ("执行局的工作方法", ""),
    ],
)
def test_an_author_in_the_title(title: str, slug: str) -> None:
    assert facts(head(title=title), "creator") == ({f"HSP/EB.2098/4 creator {slug}"} if slug else set())


@pytest.mark.parametrize("title", ["执行局 2098 年第二次会议工作报告", "执行局 2098 年第二次会议\n工作报告"])
def test_the_meeting_that_the_title_of_a_report_names_is_that_of_its_texts(title: str) -> None:
    text = head(title=title) + "\n1. 会上通过了第 2098/7 号决定。\n"
    assert facts(text, "adoptedAt") == {"decision unhabitat-eb 2098/7 adoptedAt unhabitat-eb 2098/2"}


TITLES = [
    ("wrapped", "关于人类住区和\n城市的情况", "关于人类住区和城市的情况"),
    ("bold", "**关于人类住区的情况**", "关于人类住区的情况"),
    ("with a note mark", "关于人类住区的情况\\*", "关于人类住区的情况"),
    ("with quotation marks", "“人类住区”方案的情况", "“人类住区”方案的情况"),
    ("with a period", "2098–2101 年期间战略计划", "2098–2101 年期间战略计划"),
]


@pytest.mark.parametrize(("title", "expected"), [case[1:] for case in TITLES], ids=[case[0] for case in TITLES])
def test_a_title(title: str, expected: str) -> None:
    assert facts(head(title=title), "title") == {f"HSP/EB.2098/4@zh title {expected}"}


def test_a_title_that_is_the_name_of_a_session() -> None:
    text = head(agenda="议程项目 2", topic="会议安排和组织事项", title="执行局2098年第一次会议", author="秘书处的说明")
    assert facts(text, "title") == {
        "HSP/EB.2098/4@zh title 执行局2098年第一次会议",
        "item 2 of unhabitat-eb 2098/1 title 会议安排和组织事项",
    }


def test_topic_and_title_on_several_lines() -> None:
    text = head(agenda="议程项目 2", topic="会议安排和\n组织事项", title="暂定工作\n安排")
    assert facts(text, "title") == {
        "HSP/EB.2098/4@zh title 暂定工作安排",
        "item 2 of unhabitat-eb 2098/1 title 会议安排和组织事项",
    }


def test_one_group_of_words_is_the_title_and_not_the_topic() -> None:
    assert facts(head(agenda="议程项目 2"), "title") == {"HSP/EB.2098/4@zh title 执行局的工作方法"}


# ---------------------------------------------------------------- asterisk notes


def test_each_mark_has_its_note() -> None:
    text = head(agenda="临时议程** 项目 3", author="执行主任的报告*")
    text += "\n* 于 2098 年 3 月 8 日重新印发。\n\n** HSP/EB.2098/1。\n"
    assert facts(text, "listedIn", "modified") == {
        "item 3 of unhabitat-eb 2098/1 listedIn HSP/EB.2098/1",
        "HSP/EB.2098/4@zh modified 2098-03-08",
    }


@pytest.mark.parametrize("words", ["重新印发", "再次印发", "重新分发", "重发"])
def test_a_document_that_was_issued_again(words: str) -> None:
    text = head(author="执行主任的报告*") + f"\n* 因技术原因于 2098 年 3 月 8 日{words}。\n"
    assert facts(text, "modified") == {"HSP/EB.2098/4@zh modified 2098-03-08"}


def test_a_note_with_another_mark_does_not_list_the_item() -> None:
    text = head(agenda="临时议程* 项目 3", author="执行主任的报告**") + "\n** HSP/EB.2098/2。\n"
    assert facts(text, "listedIn") == set()


# ---------------------------------------------------------------- the name of the work


def test_a_document_without_symbol_takes_that_of_the_manifest() -> None:
    reading = read(SMALL, symbol="HSP/EB.2098/3")
    assert reading.version.work.name == "HSP/EB.2098/3"
    assert [(f.code, f.severity) for f in reading.findings] == [("no-symbol", "info")]
    assert "symbol" not in {s.relation for s in reading.statements}


def test_a_document_without_symbol_and_manifest_gets_a_local_name_from_its_text() -> None:
    reading = read(SMALL)
    assert reading.version.work.name == f"local/{reading.document.raw.digest[:32]}"
    assert [(f.code, f.severity) for f in reading.findings] == [("no-symbol", "warning")]


def test_the_printed_symbol_counts_where_the_manifest_differs() -> None:
    reading = read(f"HSP/EB.2098/4\n{SMALL}", symbol="HSP/EB.2098/3")
    assert reading.version.work.name == "HSP/EB.2098/4"
    assert codes(reading) == ["symbol-differs"]


def test_a_manifest_that_agrees_is_no_finding() -> None:
    assert codes(read(f"HSP/EB.2098/4\n{SMALL}", symbol="HSP/EB.2098/4")) == []


def test_a_manifest_may_say_that_a_document_restates_another() -> None:
    assert read(SMALL, restates="HSP/EB.2098/9").version.work.name == "restatement/HSP/EB.2098/9"


def test_a_restatement_has_no_symbol_of_its_own() -> None:
    assert facts(RESTATEMENT, "symbol") == set()


def test_a_restatement_of_a_document_without_symbol() -> None:
    source = f"local/{'0a' * 16}"
    text = RESTATEMENT.replace("HSP/EB.2098/9", f"未印文号（{source}），某次情况通报")
    assert facts(text, "source") == {f"restatement/{source} source {source}"}


@pytest.mark.parametrize("symbol", ["S/RES/2998 (2098)", "S/RES/2998(2098)", "S/RES/2998（2098）"])
def test_a_symbol_with_a_year_has_one_spelling(symbol: str) -> None:
    assert read(SC_RESOLUTION.replace("S/RES/2998 (2098)", symbol)).version.work.name == "S/RES/2998 (2098)"


def test_a_resolution_without_symbol_is_named_by_its_number() -> None:
    reading = read(SC_RESOLUTION.replace("S/RES/2998 (2098)\n", ""))
    assert reading.version.work.name == "S/RES/2998 (2098)"


# ---------------------------------------------------------------- look-alikes


def test_a_date_of_issue_in_chinese_is_not_that_of_the_meeting() -> None:
    text = ASSEMBLY.replace("Distr.: General\n2 March 2097", "分发：普通\n2097 年 3 月 2 日")
    assert "unhabitat-ha 3 startDate 2097-06-04" in facts(text, "startDate")


def test_an_unknown_author_is_not_the_title() -> None:
    text = head(agenda="议程项目 3", title="适当住房问题的审议情况", author="特别报告员的报告")
    assert "HSP/EB.2098/4@zh title 适当住房问题的审议情况" in facts(text, "title")


@pytest.mark.parametrize(
    "lines",
    [
        "联合国开发计划署、\n联合国人口基金和\n联合国项目事务署\n执行局",
        "联合国开发计划署、联合国人口基金和\n联合国项目事务署执行局",
        "联合国开发计划署、联合国人口基金\n和联合国项目事务署执行局",
    ],
)
def test_the_name_of_a_joint_board_on_several_lines(lines: str) -> None:
    text = f"联合国\n\n{lines}\n\n2098 年第二届常会\n2098 年 9 月 2 日至 6 日，纽约\n\n工作安排\n\n{BODY}"
    found = {fact.partition(" ")[2] for fact in facts(text, "forBody", "preparedFor")}
    assert found == {"forBody undp-eb", "preparedFor undp-eb 2098/2"}


def test_lines_that_are_no_name_together_stay_apart() -> None:
    head = "联合国\n\n联合国人类住区规划署执行局\n\n2098 年第二次会议\n2098 年 9 月 2 日至 6 日\n\n"
    text = f"{head}执行局、\n秘书处\n\n{BODY}"
    assert {fact.partition(" ")[2] for fact in facts(text, "forBody")} == {"forBody unhabitat-eb"}


COMMISSION = """联合国

E/2098/24-E/CN.3/2098/34

统计委员会

第六十九届会议报告
（2097 年 3 月 1 日和 2098 年 3 月 4 日至 8 日）

经济及社会理事会
正式记录，2098 年
补编第 4 号

第一章
会议的组织

1. 说明情况。
"""


def test_the_report_of_a_commission_to_the_council() -> None:
    work = "E/2098/24-E/CN.3/2098/34"
    assert facts(COMMISSION.replace("统计委员会\n\n", "统计委员会\n")) >= {
        f"{work} symbol {work}",
        f"{work} forBody un-statcom",
        f"{work} preparedFor un-statcom 69",
        f"{work} creator un-statcom",
        f"{work}@zh title 统计委员会第六十九届会议报告",
        "un-statcom 69 startDate 2098-03-04",
        "un-statcom 69 endDate 2098-03-08",
    }


def test_a_russian_restatement_names_its_source() -> None:
    notice = "Изложение, не являющееся официальным документом Организации Объединенных Наций."
    text = f"{notice}\nИзлагаемый документ: HSP/EB.2098/9\n\nИсполнительный совет\n\n1. Доклад краток.\n"
    assert facts(read(text, language="ru"), "source") == {"restatement/HSP/EB.2098/9 source HSP/EB.2098/9"}


#: The report of a session as Official Records print it: body, session, days of two parts, day of issue.
OFFICIAL_RECORDS = {
    "ar": """المجلس الاقتصادي والاجتماعي
الوثائق الرسمية، 2098
لجنة وضع المرأة
تقرير عن أعمال الدورة التسعين
(2 آذار/مارس 2097 و 5-16 آذار/مارس 2098)
[4 نيسان/أبريل 2098]
الفصل الأول""",
    "en": """Economic and Social Council
Official Records, 2098
Commission on the Status of Women
Report on the ninetieth session
(2 March 2097 and 5–16 March 2098)
[4 April 2098]
Chapter I""",
    "es": """Consejo Económico y Social
Documentos Oficiales, 2098
Comisión de la Condición Jurídica y Social de la Mujer
Informe sobre el 90º período de sesiones
(2 de marzo de 2097 y 5 a 16 de marzo de 2098)
[4 de abril de 2098]
Capítulo I""",
    "fr": """Conseil économique et social
Documents officiels, 2098
Commission de la condition de la femme
Rapport sur les travaux de la quatre-vingt-dixième session
(2 mars 2097 et 5-16 mars 2098)
[4 avril 2098]
Chapitre I""",
    "ru": """Экономический и Социальный Совет
Официальные отчеты, 2098 год
Комиссия по положению женщин
Доклад о работе девяностой сессии
(2 марта 2097 года и 5–16 марта 2098 года)
[4 апреля 2098 года]
Глава I""",
    "zh": """经济及社会理事会
正式记录，2098年
妇女地位委员会
第九十届会议报告
（2097年3月2日和2098年3月5日至16日）
[2098年4月4日]
第一章""",
}


@pytest.mark.parametrize("language", sorted(OFFICIAL_RECORDS))
def test_the_report_of_a_session_in_official_records(language: str) -> None:
    name = "E/2098/27-E/CN.6/2098/14"
    said = read("\n\n".join([name, *OFFICIAL_RECORDS[language].splitlines(), "1. …"]), language=language)
    assert facts(said, "forBody", "preparedFor", "issued", "startDate", "endDate", "creator") == {
        f"{name} forBody un-csw",
        f"{name} preparedFor un-csw 90",
        f"{name} issued 2098-04-04",
        f"{name} creator un-csw",
        "un-csw 90 startDate 2098-03-05",
        "un-csw 90 endDate 2098-03-16",
    }
