"""Amounts: of which fund and measure, of which year, with which status; and what is no amount of a fund."""

from __future__ import annotations

import pytest
from reading import BOARD, GENERAL_ASSEMBLY, codes, facts, read

UNICEF = """联合国
E/ICEF/2098/AB/L.3

经济及社会理事会

联合国儿童基金会
执行局
2098年第一届常会
2098年2月6日至9日
临时议程项目9

财务报告

"""
UNEP = """联合国
UNEP/EA.9/12

联合国环境规划署联合国环境大会
第九届会议
2098年3月1日至5日，内罗毕
临时议程项目5

工作方案和预算

"""


def amounts(text: str, head: str = BOARD) -> set[str]:
    """The amounts of a document, as `entity/year/fund/measure/status amount`."""
    found = facts(f"{head}{text}\n", "amount")
    return {fact.removeprefix("budget/").replace(" amount ", " ") for fact in found}


def one(text: str, head: str = BOARD) -> set[str]:
    """The amounts of paragraph 1."""
    return amounts(f"1. {text}", head)


STATED = [
    ("total", "2098年拟议预算为2.5亿美元。", {"unhabitat/2098/total/budget/proposed 250000000"}),
    (
        "approved",
        "核准基金会2098年非专用预算700万美元。",
        {"unhabitat/2098/foundation-non-earmarked/budget/approved 7000000"},
    ),
    (
        "set",
        "执行局决定将基金会2098年的专用预算定为6 010万美元。",
        {"unhabitat/2098/foundation-earmarked/budget/approved 60100000"},
    ),
    (
        "the amount in the middle",
        "执行局核准了基金会2098年的400万美元非专用预算。",
        {"unhabitat/2098/foundation-non-earmarked/budget/approved 4000000"},
    ),
    (
        "the programme of work in the way",
        "执行局核准了人居署工作方案草案及基金会2098年的400万美元非专用预算。",
        {"unhabitat/2098/foundation-non-earmarked/budget/approved 4000000"},
    ),
    (
        "recommended",
        "建议核准2098年经常预算1 300万美元。",
        {"unhabitat/2098/regular-budget/budget/recommended 13000000"},
    ),
    (
        "estimated",
        "2098年方案支助预算估计为1 120万美元。",
        {"unhabitat/2098/programme-support/budget/estimated 11200000"},
    ),
    ("as of", "截至2097年底，人居署总资产为4亿美元。", {"unhabitat/2097/total/assets/actual 400000000"}),
    ("bare", "2097年出现赤字370万美元。", {"unhabitat/2097/total/deficit/actual 3700000"}),
    ("another body", "开发署2097年总收入为51亿欧元。", {"undp/2097/total/revenue/actual 5100000000"}),
    (
        "a year that ended",
        "2097年12月31日终了年度的总支出为5亿美元。",
        {"unhabitat/2097/total/expenditure/actual 500000000"},
    ),
    (
        "a biennium that ended",
        "2097年12月31日终了两年期的收入总额为4 330万美元。",
        {"unhabitat/2096-2097/total/revenue/actual 43300000"},
    ),
    (
        "a period, and the amount behind a comma",
        "执行局核准环境基金2096-2097年预算，数额为2亿美元。",
        {"unhabitat/2096-2097/environment-fund/budget/approved 200000000"},
    ),
    (
        "what is recommended is not yet approved",
        "委员会建议大会核准2098年经常预算3 000万美元。",
        {"unhabitat/2098/regular-budget/budget/recommended 30000000"},
    ),
    (
        "a reserve, which is of no year",
        "2098年预算已获核准。执行局还决定将准备金最低数额定为300万美元。",
        {"unhabitat/undated/reserve-minimum/budget/approved 3000000"},
    ),
    (
        "proposed by whoever sets it",
        "执行主任提议将基金会2098年非专用预算定为700万美元。",
        {"unhabitat/2098/foundation-non-earmarked/budget/proposed 7000000"},
    ),
    (
        "set by whoever approves",
        "执行局核准将基金会2098年非专用预算定为700万美元。",
        {"unhabitat/2098/foundation-non-earmarked/budget/approved 7000000"},
    ),
    (
        "recommended, but approved otherwise",
        "执行局曾建议将基金会2098年非专用预算定为700万美元，但最终核准的2098年非专用预算为650万美元。",
        {
            "unhabitat/2098/foundation-non-earmarked/budget/recommended 7000000",
            "unhabitat/2098/foundation-non-earmarked/budget/approved 6500000",
        },
    ),
    (
        "approved behind a plan with its budget",
        "执行局核准了2098年工作方案和预算，核定总额为2.5亿美元。",
        {"unhabitat/2098/total/budget/approved 250000000"},
    ),
    (
        "what came of it",
        "2097年总支出为2.5亿美元。由此产生400万美元的赤字。",
        {"unhabitat/2097/total/expenditure/actual 250000000", "unhabitat/2097/total/deficit/actual 4000000"},
    ),
    (
        "the same year",
        "2097年总收入为2亿美元。同年总支出为2.5亿美元。",
        {"unhabitat/2097/total/revenue/actual 200000000", "unhabitat/2097/total/expenditure/actual 250000000"},
    ),
    (
        "taken up by funds",
        "截至2097年12月31日，在净资产中，基金会专用基金占9 000万美元，技术合作基金占1.5亿美元。",
        {
            "unhabitat/2097/foundation-earmarked/net-assets/actual 90000000",
            "unhabitat/2097/technical-cooperation/net-assets/actual 150000000",
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in STATED], ids=[case[0] for case in STATED])
def test_an_amount(text: str, expected: set[str]) -> None:
    assert one(text) == expected


SHARES = [
    (
        "of a total",
        "2098年拟议预算为2.6亿美元，其中3 390万美元来自基金会非专用基金，1 250万美元来自经常预算。",
        {
            "total/budget/proposed 260000000",
            "foundation-non-earmarked/budget/proposed 33900000",
            "regular-budget/budget/proposed 12500000",
        },
    ),
    (
        "of assets, in the next sentence",
        "截至2098年底，总资产为4亿美元。其中包括基金会专用基金的1.2亿美元资产。",
        {"total/assets/actual 400000000", "foundation-earmarked/assets/actual 120000000"},
    ),
    (
        "of another status",
        "核准了2098年工作方案和预算，其中技术合作预算估计为1.5亿美元，基金会2098年非专用预算总额为900万美元。",
        {"technical-cooperation/budget/estimated 150000000", "foundation-non-earmarked/budget/approved 9000000"},
    ),
    (
        "of a fund named once",
        "2098年基金会普通用途拟议预算为900万美元，特别用途预算为6 000万美元。",
        {"foundation-non-earmarked/budget/proposed 9000000", "foundation-earmarked/budget/proposed 60000000"},
    ),
    (
        "measures of one fund",
        "2098年基金会非专用基金的收入总额为480万美元，支出总额为510万美元。",
        {"foundation-non-earmarked/revenue/actual 4800000", "foundation-non-earmarked/expenditure/actual 5100000"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in SHARES], ids=[case[0] for case in SHARES])
def test_shares_and_what_they_are_of(text: str, expected: set[str]) -> None:
    assert one(text) == {f"unhabitat/2098/{line}" for line in expected}


def test_funds_of_other_bodies() -> None:
    text = "2098年收入预计为80亿美元，包括经常资源12亿美元和其他资源68亿美元。"
    assert one(text, UNICEF) == {
        "unicef/2098/total/revenue/estimated 8000000000",
        "unicef/2098/regular-resources/revenue/estimated 1200000000",
        "unicef/2098/other-resources/revenue/estimated 6800000000",
    }


def test_an_earlier_year_in_brackets() -> None:
    text = "2097年，儿基会总收入为89.2亿美元（2096年：81.2亿美元），其中经常资源收入为14亿美元。"
    assert one(text, UNICEF) == {
        "unicef/2097/total/revenue/actual 8920000000",
        "unicef/2096/total/revenue/actual 8120000000",
        "unicef/2097/regular-resources/revenue/actual 1400000000",
    }


OTHER_YEARS = [
    ("in brackets", "2097年总收入为2亿美元（2096年为1.7亿美元）。"),
    ("compared", "2097年总收入为2亿美元，而2096年为1.7亿美元。"),
    ("compared, with noun", "2097年总收入为2亿美元，高于2096年的1.7亿美元。"),
    ("risen from", "总收入从2096年的1.7亿美元增加到2097年的2亿美元。"),
]


@pytest.mark.parametrize("text", [case[1] for case in OTHER_YEARS], ids=[case[0] for case in OTHER_YEARS])
def test_the_same_of_another_year(text: str) -> None:
    assert one(text) == {
        "unhabitat/2097/total/revenue/actual 200000000",
        "unhabitat/2096/total/revenue/actual 170000000",
    }


def test_what_is_expected_of_one_year_was_not_expected_of_the_other() -> None:
    assert one("2098年收入预计为2亿美元，而2097年为1.9亿美元。") == {
        "unhabitat/2098/total/revenue/estimated 200000000",
        "unhabitat/2097/total/revenue/actual 190000000",
    }


def test_items_take_measure_status_and_year_from_their_introduction() -> None:
    text = "6. 按供资来源分列的2099年拟议预算如下：\n\n(a) 环境基金：1亿美元；\n\n(b) 经常预算：2 500万美元。"
    assert amounts(text, UNEP) == {
        "unep/2099/environment-fund/budget/proposed 100000000",
        "unep/2099/regular-budget/budget/proposed 25000000",
    }


def test_the_year_of_the_heading() -> None:
    text = "## B. 2098年工作方案和预算\n\n4. 执行局核准经常预算1 300万美元。"
    assert amounts(text) == {"unhabitat/2098/regular-budget/budget/approved 13000000"}


def test_the_heading_that_tells_the_year_is_evidence_too() -> None:
    reading = read(f"{BOARD}## B. 2098年工作方案和预算\n\n4. 执行局核准经常预算1 300万美元。\n")
    (amount,) = (statement for statement in reading.statements if statement.relation == "amount")
    assert [("2098" in quote, "1 300" in quote) for quote in amount.evidence.quotes] == [(True, False), (False, True)]


def test_the_regular_budget_is_that_of_the_united_nations() -> None:
    text = "大会第97/264号决议核准2098年方案预算批款35.9亿美元。"
    assert one(text, GENERAL_ASSEMBLY) == {"un/2098/regular-budget/budget/approved 3590000000"}


def test_who_decided_and_for_which_plan() -> None:
    text = "1. 执行局在2097年第二次会议通过的第2097/3号决定中核准了2098年工作方案和预算，其中经常预算为900万美元。"
    line = "budget/unhabitat/2098/regular-budget/budget/approved"
    assert facts(BOARD + text, "forPlan", "decidedBy", "heldAt") >= {
        f"{line} forPlan programme-of-work 2098",
        f"{line} decidedBy decision unhabitat-eb 2097/3",
        f"{line} heldAt unhabitat-eb 2097/2",
    }


def test_the_currency_is_stated() -> None:
    line = "budget/unhabitat/2098/total/revenue/estimated"
    assert f"{line} currency EUR" in facts(f"{BOARD}1. 预计2098年总收入为4亿欧元。\n", "currency")


NONE = [
    ("of a project", "2098年该项目的核定预算为200万美元。"),
    ("of a project, farther away", "该项目于2098年启动，核定预算总额为200万美元。"),
    ("a subprogramme", "2098年次级方案1的拟议预算为3 000万美元。"),
    ("a donor", "2098年德国捐款100万美元。"),
    ("a difference", "2098年核定预算比2097年增加400万美元。"),
    ("a goal", "经常预算2098年的基线得到核准，并将逐步增加到1 200万美元。"),
    ("net beside gross", "2098年的净额（净额100万美元）。"),
    ("no year", "核准基金会非专用预算700万美元。"),
    ("no status", "2098年基金会非专用预算为700万美元。"),
    ("another's total", "2098年特派团核定预算总额为7亿美元。"),
    ("a gift set against nothing", "会议很成功，而2097年某国的捐款为250万美元。"),
    ("a total of gifts", "执行局核准了这项安排，认捐总额为2亿美元。"),
    ("taken up by posts", "在净资产中，职位占200万美元。"),
    ("respectively", "2097年和2098年总收入分别为1.8亿美元和1.9亿美元。"),
]


@pytest.mark.parametrize("text", [case[1] for case in NONE], ids=[case[0] for case in NONE])
def test_what_is_no_amount_of_a_fund(text: str) -> None:
    assert one(text) == set()


def test_the_total_of_nobody_in_a_document_of_the_general_assembly() -> None:
    assert one("2098年收入总额为4 330万美元。", GENERAL_ASSEMBLY) == set()


def test_an_amount_that_comes_close_is_reported_once() -> None:
    text = f"{BOARD}1. 2098年基金会非专用预算为700万美元，经常预算为900万美元。\n"
    assert codes(text).count("incomplete-amount") == 1


def test_other_amounts_are_not_reported() -> None:
    assert "incomplete-amount" not in codes(f"{BOARD}1. 秘书处需要500万美元来购买200万美元的设备。\n")


def test_two_amounts_of_one_line_are_both_stated() -> None:
    reading = read(f"{BOARD}1. 2098年拟议预算为2亿美元。\n\n2. 2098年拟议预算为3亿美元。\n")
    assert len(facts(reading, "amount")) == 2


FUNDS = [
    ("联合国生境和人类住区基金会的非专用收入", "unhabitat/2098/foundation-non-earmarked/revenue/actual"),
    ("联合国环境基金的核定预算", "unep/2098/environment-fund/budget/approved"),
    ("联合国信托基金支出", "unhabitat/2098/trust-fund/expenditure/actual"),
    ("联合国经常预算的核定预算", "un/2098/regular-budget/budget/approved"),
]


@pytest.mark.parametrize(("words", "line"), FUNDS)
def test_the_name_of_a_fund_is_not_that_of_the_united_nations(words: str, line: str) -> None:
    assert facts(f"{BOARD}1. 2098年，{words}为500万美元。\n", "amount") == {f"budget/{line} amount 5000000"}


def test_a_fund_that_is_named_for_its_programme_is_its_in_any_document() -> None:
    text = "大会核准联合国生境和人类住区基金会2098年预算，数额为300万美元，其中专用部分为100万美元。"
    assert facts(f"{GENERAL_ASSEMBLY}1. {text}\n", "amount") == {
        "budget/unhabitat/2098/foundation/budget/approved amount 3000000",
        "budget/unhabitat/2098/foundation-earmarked/budget/approved amount 1000000",
    }


def test_a_fund_with_a_name_that_is_not_known_is_nobodys() -> None:
    text = "联合国诗歌信托基金报告说，2098年支出为200万美元。"
    assert facts(f"{BOARD}1. {text}\n", "amount") == set()
    assert "incomplete-amount" in codes(f"{BOARD}1. {text}\n")
