"""What French sentences name: dates, numbers of texts, meetings, bodies, States, amounts; and look-alikes."""

from __future__ import annotations

import pytest
from reading import describe

from travaux import authority, grammar
from travaux.extract.mentions import find_mentions
from travaux.model import Span
from travaux.view import view

# ---------------------------------------------------------------- French


def _french(text: str) -> list[str]:
    folded = view(text, (Span(0, len(text)),)).text
    found = find_mentions(folded, grammar.load("fr"), authority.load())
    return [f"{mention.type} {describe(mention)}" for mention in found]


def _french_of(kind: str, text: str) -> list[str]:
    return [found.partition(" ")[2] for found in _french(text) if found.startswith(f"{kind} ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le 3 juin 2098", "2098-06-03"),
        ("le 1er janvier 2098", "2098-01-01"),
        ("le 3\u00a0juin\u00a02098", "2098-06-03"),
        ("Nairobi, 3-7 juin 2098", "2098-06-03/2098-06-07"),
        ("Nairobi, 3 – 7 juin 2098", "2098-06-03/2098-06-07"),
        ("du 3 au 7 juin 2098", "2098-06-03/2098-06-07"),
        ("du 1er au 7 juin 2098", "2098-06-01/2098-06-07"),
        ("du lundi 3 au vendredi 7 juin 2098", "2098-06-03/2098-06-07"),
        ("du 30 mai au 2 juin 2098", "2098-05-30/2098-06-02"),
        ("30 mai-2 juin 2098", "2098-05-30/2098-06-02"),
        ("du 30 décembre 2098 au 3 janvier 2099", "2098-12-30/2099-01-03"),
        ("les 3 et 4 juin 2098", "2098-06-03/2098-06-04"),
        ("le 31 mai et le 1er juin 2098", "2098-05-31/2098-06-01"),
        ("en juin 2098", "2098-06"),
        ("de juin à décembre 2098", "2098-06/2098-12"),
        ("juin 2098-mai 2099", "2098-06/2099-05"),
        ("en 2098", "2098"),
        ("pour l'année 2098", "2098"),
        ("le 3 août 2098", "2098-08-03"),
    ],
)
def test_french_date(text: str, expected: str) -> None:
    assert _french_of("Date", text) == [expected]


@pytest.mark.parametrize(
    "text", ["le 3 juin", "2098 dollars", "la somme de 2 098", "98 juin", "le document 2098/4", "30 février"]
)
def test_french_no_date(text: str) -> None:
    assert _french_of("Date", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la résolution 98/279", "resolution 98/279"),
        ("RÉSOLUTION 98/279", "resolution 98/279"),
        ("la décision 2097/6", "decision 2097/6"),
        ("la résolution 60/180 B", "resolution 60/180B"),
        ("la résolution 98/279 A été", "resolution 98/279A"),
        ("la résolution 2504 (2020)", "resolution 2504(2020)"),
        ("la résolution no 2504 (2020)", "resolution 2504(2020)"),
        ("la résolution 217 A (III)", "resolution 217A(III)"),
        ("sa résolution 1576 (L)", "resolution 1576(L)"),
        ("la résolution 3201 (S-VI)", "resolution 3201(S-VI)"),
        ("la décision J (70)", "decision J(70)"),
        ("la décision 22/CP.7", "decision 22/CP.7"),
        ("la résolution WHA66.1", "resolution WHA66.1"),
        ("la résolution ES-11/1", "resolution ES-11/1"),
        ("la décision XIII/4", "decision XIII/4"),
        ("les décisions 1/1 et 1/2", "decision 1/1 1/2"),
        ("ses résolutions 98/279, 98/4 et 97/173", "resolution 98/279 98/4 97/173"),
        ("résolutions 1325 (2000), 1820 (2008) et 1888 (2009)", "resolution 1325(2000) 1820(2008) 1888(2009)"),
        ("les décisions 2097/1 à 2097/4", "decision 2097/1 2097/2 2097/3 2097/4"),
        ("la résolution 98/279, par. 15", "resolution 98/279 para 15"),
        ("la résolution 98/279, paragraphe 15,", "resolution 98/279 para 15"),
    ],
)
def test_french_number_of_a_text(text: str, expected: str) -> None:
    assert _french_of("Outcome", text) == [expected]


def test_french_numbers_with_their_dates_between() -> None:
    text = "ses résolutions 98/2 du 8 septembre 2098, 97/1 du 16 septembre 2097 et 96/4"
    assert _french_of("Outcome", text) == ["resolution 98/2", "resolution 97/1", "resolution 96/4"]


@pytest.mark.parametrize(
    "text",
    [
        "le projet de résolution 98/279",
        "les 2/3 des voix",
        "le paragraphe 98",
        "un tiers (1/3)",
        "résolution sur l'eau",
        "24/7",
    ],
)
def test_french_no_number_of_a_text(text: str) -> None:
    assert _french_of("Outcome", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("à sa 8700e séance", "8700"),
        ("à sa 1re séance plénière", "1 plenary"),
        ("la 81e séance plénière", "81 plenary"),
        ("Vingt-cinquième session", "25"),
        ("sa soixante-neuvième session", "69"),
        ("sa soixante et onzième session", "71"),
        ("sa soixante-dix-septième session", "77"),
        ("sa quatre-vingtième session", "80"),
        ("sa quatre-vingt-dix-neuvième session", "99"),
        ("la cent vingt-quatrième session", "124"),
        ("sa dixième session extraordinaire", "10 special"),
        ("la deuxième session ordinaire de 2098", "2098/2"),
        ("première session de 2098", "2098/1"),
        ("la reprise de sa première session de 2098", "2098/1#2"),
        ("la session annuelle de 2098", "2098/"),
        ("à cette session", "anaphor"),
        ("la première session de 2098 du Conseil exécutif d'ONU-Habitat", "unhabitat-eb 2098/1"),
        ("la 25e session de l'Assemblée générale", "un-ga 25"),
    ],
)
def test_french_meeting(text: str, expected: str) -> None:
    assert _french_of("Meeting", text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["deux sessions", "la salle de réunion", "une session de formation", "les séances privées", "la 8700e partie"],
)
def test_french_no_meeting(text: str) -> None:
    assert _french_of("Meeting", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 787 700 dollars", "8787700 USD"),
        ("8\u00a0787\u00a0700 dollars", "8787700 USD"),
        ("10,8 millions de dollars", "10800000 USD"),
        ("2,5 milliards d'euros", "2500000000 EUR"),
        ("1,2 million de dollars des États-Unis", "1200000 USD"),
        ("12 000 francs suisses", "12000 CHF"),
        ("500 euros", "500 EUR"),
    ],
)
def test_french_amount(text: str, expected: str) -> None:
    assert _french_of("Amount", text) == [expected]


@pytest.mark.parametrize("text", ["8 787 700 personnes", "10,8 millions d'habitants", "2,9 % des dollars", "le dollar"])
def test_french_no_amount(text: str) -> None:
    assert _french_of("Amount", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'Allemagne", ["DEU"]),
        ("d'Égypte et du Tchad", ["EGY", "TCD"]),
        ("la République-Unie de Tanzanie", ["TZA"]),
        ("les États-Unis d'Amérique", ["USA"]),
        ("la République démocratique du Congo et le Congo", ["COD", "COG"]),
        ("la Guinée-Bissau, la Guinée équatoriale et la Guinée", ["GNB", "GNQ", "GIN"]),
        ("l'Iran (République islamique d')", ["IRN"]),
        ("aux Pays-Bas", ["NLD"]),
    ],
)
def test_french_state(text: str, expected: list[str]) -> None:
    assert _french_of("State", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le plan stratégique pour 2094-2097", "strategic-plan 2094-2097"),
        ("du plan stratégique pour la période 2094-2097", "strategic-plan 2094-2097"),
        ("le plan stratégique 20942097", "strategic-plan 2094-2097"),
        ("le plan stratégique 2094 - 2097", "strategic-plan 2094-2097"),
        ("le programme de travail pour 2098", "programme-of-work 2098"),
    ],
)
def test_french_plan(text: str, expected: str) -> None:
    assert _french_of("Plan", text) == [expected]
