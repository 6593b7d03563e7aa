"""What Arabic sentences name: dates, numbers of texts, meetings, bodies, States, amounts; and look-alikes."""

from __future__ import annotations

import pytest
from reading import describe

from travaux import authority, grammar
from travaux.extract.mentions import find_mentions
from travaux.model import Span
from travaux.view import view

# ---------------------------------------------------------------- Arabic


def ar(text: str) -> list[str]:
    """What an Arabic text mentions, each with its type."""
    span = Span(0, len(text))
    found = find_mentions(view(text, (span,)).text, grammar.load("ar"), authority.load())
    return [f"{mention.type} {describe(mention)}" for mention in found]


AR = [
    # dates: a month has two names, of which one may stand alone; particles are written with what follows
    ("10 كانون الثاني/يناير 2098", "Date 2098-01-10"),
    ("١٠ كانون الثاني / يناير ٢٠٩٨", "Date 2098-01-10"),
    ("10 كانون الأول 2098", "Date 2098-12-10"),
    ("10 ديسمبر 2098", "Date 2098-12-10"),
    ("17-23 نيسان/أبريل 2098", "Date 2098-04-17/2098-04-23"),
    ("17-23نيسان/أبريل 2098", "Date 2098-04-17/2098-04-23"),
    ("من 8 إلى 10 نيسان/أبريل 2098", "Date 2098-04-08/2098-04-10"),
    ("من 30 أيار/مايو إلى 2 حزيران/يونيه 2098", "Date 2098-05-30/2098-06-02"),
    ("31 كانون الأول/ديسمبر عام 2098", "Date 2098-12-31"),
    ("وأيار/مايو 2098", "Date 2098-05"),
    ("ولعام 2098", "Date 2098"),
    # numbers of texts
    ("للقرار 72/279", "Outcome resolution 72/279"),
    ("وبقراره 2504 (2020)", "Outcome resolution 2504(2020)"),
    ("القرارات 2042 (2012) و 2043 (2012) و2118 (2013)", "Outcome resolution 2042(2012) 2043(2012) 2118(2013)"),
    ("القرارين 2378 (2017) و 2436 (2018)", "Outcome resolution 2378(2017) 2436(2018)"),
    ("القرار 217 ألف (د - 3)", "Outcome resolution 217A(III)"),
    ("القرار 3201 (دإ-6)", "Outcome resolution 3201(S-VI)"),
    ("قراره 1576 (د-50)", "Outcome resolution 1576(L)"),
    ("القرار 60/180 باء", "Outcome resolution 60/180B"),
    ("المقرر 22/م أ-7", "Outcome decision 22/CP.7"),
    ("المقررات 2022/1 إلى 2022/3", "Outcome decision 2022/1 2022/2 2022/3"),
    # meetings, with the body behind or within
    ("الجلسة 8700", "Meeting 8700"),
    ("جلستها العامة 81", "Meeting 81 plenary"),
    ("الدورة الخامسة والعشرون", "Meeting 25"),
    ("دورتها التاسعة والستين", "Meeting 69"),
    ("الدورة الخامسة والعشرون بعد المائة", "Meeting 125"),
    ("للدورة التاسعة والأربعين للجنة السكان والتنمية", "Meeting un-cpd 49"),
    ("لجلسة مجلس الأمن 7364", "Meeting un-sc 7364"),
    ("دورة الجمعية العامة السادسة والستين", "Meeting un-ga 66"),
    ("الدورة الأولى لعام 2098", "Meeting 2098/1"),
    ("الدورة الثانية المستأنفة لعام 2098", "Meeting 2098/2#2"),
    # amounts: decimals with a comma or a point, groups of digits in visual order
    ("10,8 مليون دولار", "Amount 10800000 USD"),
    ("43.3 ملايين دولار", "Amount 43300000 USD"),
    ("700 787 8 دولار", "Amount 8787700 USD"),
    ("000 400 دولار", "Amount 400000 USD"),
    ("731.5 1 مليون دولار", "Amount 1731500000 USD"),
    ("10,000,000 دولار", "Amount 10000000 USD"),
    ("بمبلغ مليون يورو", "Amount 1000000 EUR"),
    # States
    ("وتشاد", "State TCD"),
    ("بإسبانيا", "State ESP"),
    ("للأردن", "State JOR"),
    ("الحكومة الأسترالية", "State AUS"),
    # plans
    ("الخطة الاستراتيجية للفترة 2094-2097", "Plan strategic-plan 2094-2097"),
    ("الخطة الاستراتيجية للفترة 20942097", "Plan strategic-plan 2094-2097"),
]


@pytest.mark.parametrize(("text", "expected"), AR)
def test_ar_a_mention(text: str, expected: str) -> None:
    assert ar(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "10 كانون الثاني/يناير",  # no year
        "خطة التنمية لما بعد عام 2098",
        "30 شباط/فبراير 2098",
        "مشروع القرار 72/279",
        "المقرر الخاص",  # a rapporteur
        "استقرار 72/279",
        "الجلسة مفتوحة",
        "دعم سياسي وتقني ومالي",  # financial, and not Mali
        "43 مليون شخص",
        "الخطة الاستراتيجية",
    ],
)
def test_ar_no_mention(text: str) -> None:
    assert [found for found in ar(text) if not found.startswith("Body")] == []


def test_ar_a_number_apart_from_its_word_has_the_body_between() -> None:
    assert ar("قرار مجلس الأمن 2188 (2014)") == ["Body un-sc", "Outcome resolution 2188(2014)"]
    assert ar("قرارا مجلس الأمن 1267 (1999) و 1989 (2011)") == [
        "Body un-sc",
        "Outcome resolution 1267(1999) 1989(2011)",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Oman and Amman are written alike: one of a list of States, or behind words for a State
        ("الأردن وعمان واليمن", ["State JOR", "State OMN", "State YEM"]),
        ("عُمان وقطر", ["State OMN", "State QAT"]),
        ("ساهمت قطر، وعمان", ["State QAT", "State OMN"]),
        ("شكر حكومة عمان", ["State OMN"]),
        ("السيد سام تو (عمان)", ["State OMN"]),
        ("سام تو (عمان)، وآنا لي (قطر)", ["State OMN", "State QAT"]),
        # a place: alone, beside its own State, in a list of places
        ("عقد في عمان في 3 شباط/فبراير 2098", ["Place amman", "Date 2098-02-03"]),
        ("حلقة عمل (عمان، 3 شباط/فبراير 2098)", ["Place amman", "Date 2098-02-03"]),
        ("في عمان، الأردن", ["Place amman", "State JOR"]),
        ("بعمان وباريس", ["Place amman", "Place paris"]),
    ],
)
def test_ar_a_state_and_a_place_of_one_name(text: str, expected: list[str]) -> None:
    assert ar(text) == expected
