"""What Russian sentences name: dates, numbers of texts, meetings, bodies, States, amounts; and look-alikes."""

from __future__ import annotations

import pytest

# ---------------------------------------------------------------- Russian


def ru(kind: str, text: str) -> list[str]:
    """The values of the mentions of a type in a Russian sentence."""
    from reading import describe, sentence

    return [describe(mention) for mention in sentence(text, "ru").mentions if mention.type == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 января 2098 года", ["2098-01-10"]),
        ("от 10 января 2098 г.", ["2098-01-10"]),
        ("19 и 20 ноября 2098 года", ["2098-11-19/2098-11-20"]),
        ("с 13 по 17 октября 2098 года", ["2098-10-13/2098-10-17"]),
        ("17\u201123 апреля 2098 года", ["2098-04-17/2098-04-23"]),
        ("1723 апреля 2098 года", ["2098-04-17/2098-04-23"]),
        ("28 мая \u2013 3 июня 2098 года", ["2098-05-28/2098-06-03"]),
        ("с 1 марта 2098 года по 28 февраля 2099 года", ["2098-03-01/2099-02-28"]),
        ("в мае 2098 года", ["2098-05"]),
        ("в 2098 году", ["2098"]),
        ("31 июня 2098 года", []),
        ("15 апреля", []),
        ("2098 человек", []),
        ("в марте", []),
    ],
)
def test_ru_dates(text: str, expected: list[str]) -> None:
    assert [d for d in ru("Date", text) if len(d) > 4 or expected == ["2098"]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("резолюция 72/279", ["resolution 72/279"]),
        ("в резолюции 2504 (2020)", ["resolution 2504(2020)"]),
        ("резолюцией 2118 (2013 год)", ["resolution 2118(2013)"]),
        ("резолюции 217 А (III)", ["resolution 217A(III)"]),
        ("резолюцию 2200 А (XXI)", ["resolution 2200A(XXI)"]),
        ("решение 22/СР.7", ["decision 22/CP.7"]),
        ("резолюция WHA66.1", ["resolution WHA66.1"]),
        ("решения 2022/6", ["decision 2022/6"]),
        ("резолюции 1/1, 1/2 и 1/3", ["resolution 1/1 1/2 1/3"]),
        ("решения 2022/1-2022/4", ["decision 2022/1 2022/2 2022/3 2022/4"]),
        (
            "резолюции 55/2 от 8 сентября 2000 года, 60/1 от 16 сентября 2005 года и 65/1",
            ["resolution 55/2", "resolution 60/1", "resolution 65/1"],
        ),
        ("резолюции Совета Безопасности 2188 (2014)", ["resolution 2188(2014)"]),
        ("проект резолюции 72/279", []),
        ("решение проблемы 2/3 стран", []),
        ("в 2014/15 году", []),
    ],
)
def test_ru_outcomes(text: str, expected: list[str]) -> None:
    assert ru("Outcome", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Шестьдесят девятая сессия", ["69"]),
        ("на его 8700\u2011м заседании", ["8700"]),
        ("на 7366м заседании", ["7366"]),
        ("на двадцать шестой сессии Совета управляющих", ["26"]),
        ("на второй сессии Исполнительного совета 2098 года", ["2098/2"]),
        ("на сто двадцать первой сессии", ["121"]),
        ("на двадцать третьей сессии", ["23"]),
        ("в ходе третьего совещания, на третьем заседании", ["3", "3"]),
        ("к девяностой сессии", ["90"]),
        ("в течение сессии", []),
        ("первая премия", []),
    ],
)
def test_ru_meetings(text: str, expected: list[str]) -> None:
    assert [found.split()[-1].removesuffix("th") for found in ru("Meeting", text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 787 700 долл. США", ["8787700 USD"]),
        ("10,8 млн. долл. США", ["10800000 USD"]),
        ("277,9 миллиона долларов США", ["277900000 USD"]),
        ("5819 тыс. долл. США", ["5819000 USD"]),
        ("2 млрд. евро", ["2000000000 EUR"]),
        ("45 000 австралийских долларов", ["45000 AUD"]),
        ("10,8 процента", []),
        ("в долларах США", []),
    ],
)
def test_ru_amounts(text: str, expected: list[str]) -> None:
    assert ru("Amount", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("в Демократической Республике Конго", ["COD"]),
        ("с Конго и Мали", ["COG", "MLI"]),
        ("для Чада и Нигера, а не Нигерии", ["TCD", "NER", "NGA"]),
        ("в Боснии и Герцеговине", ["BIH"]),
        ("Соединенным Штатам Америки", ["USA"]),
        ("в Гвинее-Бисау и Папуа \u2014 Новой Гвинее", ["GNB", "PNG"]),
        ("на Маршалловых Островах", ["MHL"]),
        ("Египтом и Израилем", ["EGY", "ISR"]),
        ("сирийского правительства", ["SYR"]),
        ("того же", []),
        ("в бассейне озера Чад", []),
        ("в долларах США", []),
        ("сирийский кризис", []),
    ],
)
def test_ru_states_in_their_cases(text: str, expected: list[str]) -> None:
    assert ru("State", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Экономическому и Социальному Совету", ["un-ecosoc"]),
        ("Генеральной Ассамблеей", ["un-ga"]),
        ("государствам-членам", ["member-states"]),
        ("Комитет по правам ребенка", []),
        ("Совет Европы", []),
        ("Организация американских государств", []),
    ],
)
def test_ru_bodies_in_their_cases(text: str, expected: list[str]) -> None:
    assert ru("Body", text) == expected


def test_ru_a_body_in_the_nominative_behind_a_meeting_is_its_subject() -> None:
    assert ru("Body", "На 3-м заседании Комиссия по положению женщин избрала") == ["un-csw"]
    assert ru("Body", "На 3-м заседании Комиссии по положению женщин было избрано") == []
