"""When, where and how the meetings of bodies are held, and which meeting is meant."""

from __future__ import annotations

import pytest
from reading import BOARD, HELD, codes, facts, held, read, said

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
    "text",
    [
        "The Subsidiary Body for Implementation sent it to the Conference of the Parties at its twenty-fifth session "
        "(December 2099).",
        "The UN-Habitat Assembly met. At its resumed first session, held in November 2099, the Executive Board, in "
        "decision 2099/3, did so.",
    ],
)
def test_the_session_of_a_body_that_cannot_be_told_is_that_of_no_other(text: str) -> None:
    reading = read(f"CTOC/2099/4\n\n1. {text}\n", language="en")
    assert not [fact for fact in facts(reading, *HELD) if "2099" in fact]
