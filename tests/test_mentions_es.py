"""What Spanish sentences name: dates, numbers of texts, meetings, bodies, States, amounts; and look-alikes."""

from __future__ import annotations

import pytest
from reading import mentions

from travaux.structure import detect

# ---------------------------------------------------------------- Spanish

SPANISH = [
    # dates
    ("el 10 de enero de 2098", ["Date 2098-01-10"]),
    ("el 1º de enero de 2098", ["Date 2098-01-01"]),
    ("el 1° de enero de 2098", ["Date 2098-01-01"]),
    ("del lunes 3 de mayo del año 2098", ["Date 2098-05-03"]),
    ("17 a 23 de abril de 2098", ["Date 2098-04-17/2098-04-23"]),
    ("del 8 al 10 de abril de 2098", ["Date 2098-04-08/2098-04-10"]),
    ("los días 3, 4 y 5 de mayo de 2098", ["Date 2098-05-03/2098-05-05"]),
    ("30 de mayo a 2 de junio de 2098", ["Date 2098-05-30/2098-06-02"]),
    ("30 de diciembre de 2098 a 2 de enero de 2099", ["Date 2098-12-30/2099-01-02"]),
    ("de enero a marzo de 2098", ["Date 2098-01/2098-03"]),
    ("en diciembre de 2098", ["Date 2098-12"]),
    ("en 2098", ["Date 2098"]),
    ("31 de febrero de 2098", []),
    ("una población de 2015 personas", []),
    # numbers of texts
    ("la resolución 72/279", ["Outcome resolution 72/279"]),
    (
        "las resoluciones 2042 (2012), 2043 (2012) y 2449 (2018)",
        ["Outcome resolution 2042(2012) 2043(2012) 2449(2018)"],
    ),
    ("las resoluciones 2022/1 a 2022/4", ["Outcome resolution 2022/1 2022/2 2022/3 2022/4"]),
    ("la resolución 217 A (III)", ["Outcome resolution 217A(III)"]),
    ("la resolución 3201 (S-VI)", ["Outcome resolution 3201(S-VI)"]),
    ("las decisiones 1/CP.21 y 2/CP.21", ["Outcome decision 1/CP.21 2/CP.21"]),
    ("la resolución WHA66.1", ["Outcome resolution WHA66.1"]),
    ("la decisión J (70)", ["Outcome decision J(70)"]),
    ("la resolución 72/279, párrafo 2 a)", ["Outcome resolution 72/279 para 2(a)"]),
    (
        "sus resoluciones 55/2, de 8 de septiembre de 2000, y 60/1, de 16 de septiembre de 2005",
        ["Outcome resolution 55/2", "Date 2000-09-08", "Outcome resolution 60/1", "Date 2005-09-16"],
    ),
    ("las resoluciones de la Asamblea General 72/279 y 73/239", ["Body un-ga", "Outcome resolution 72/279 73/239"]),
    ("el proyecto de resolución 72/1", []),
    ("por el 1/3 de los votos", []),
    # meetings
    ("en su 8700ª sesión", ["Meeting 8700"]),
    ("en la 81a. sesión plenaria", ["Meeting 81 plenary"]),
    ("25º período de sesiones", ["Meeting 25"]),
    ("53° período de sesiones", ["Meeting 53"]),
    ("sexagésimo noveno período de sesiones de la Asamblea General", ["Meeting un-ga 69"]),
    ("el quincuagésimo período de sesiones", ["Meeting 50"]),
    ("vigesimoctavo período de sesiones", ["Meeting 28"]),
    ("décimo período extraordinario de sesiones de emergencia", ["Meeting 10 special"]),
    ("el período de sesiones anual de 2098", ["Meeting 2098/"]),
    (
        "la continuación del primer período de sesiones de 2098 de la Junta Ejecutiva de ONU-Hábitat",
        ["Meeting unhabitat-eb 2098/1#2"],
    ),
    ("el presente período de sesiones", ["Meeting anaphor"]),
    ("los períodos de sesiones", []),
    ("la 35ª reunión ministerial", []),
    # plans and amounts
    ("el plan estratégico, 2094-2097", ["Plan strategic-plan 2094-2097"]),
    ("el plan estratégico para 20942097", ["Plan strategic-plan 2094-2097"]),
    ("el programa de trabajo para 2098", ["Plan programme-of-work 2098"]),
    ("8.787.700 dólares", ["Amount 8787700 USD"]),
    ("10,8 millones de dólares", ["Amount 10800000 USD"]),
    ("2.400 millones de dólares de los Estados Unidos", ["Amount 2400000000 USD"]),
    ("500 000 francos suizos", ["Amount 500000 CHF"]),
    ("US$ 5.000", ["Amount 5000 USD"]),
    ("10.000 personas", []),
    # States
    ("El Salvador, el Níger y Côte d’Ivoire", ["State SLV", "State NER", "State CIV"]),
    ("el Gobierno iraquí", ["State IRQ"]),
    ("la comida iraquí", []),
]


@pytest.mark.parametrize(("text", "expected"), SPANISH, ids=[text for text, _ in SPANISH])
def test_es_mentions(text: str, expected: list[str]) -> None:
    assert mentions(text, "es") == expected


def test_a_short_text_full_of_words_that_french_shares_is_told() -> None:
    spanish = "La Junta Ejecutiva examinó la reforma de la gestión de las Naciones Unidas y la labor de la Comisión."
    french = "La Commission a examiné la réforme de la gestion de la Mission et la situation de la région."
    assert (detect(spanish), detect(french)) == ("es", "fr")
