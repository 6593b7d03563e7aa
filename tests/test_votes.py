"""How texts were adopted: votes by State, tallies, methods, closing lines, drafts."""

from __future__ import annotations

import pytest
from reading import facts, read

HEAD = """United Nations
A/RES/98/239
General Assembly
15 January 2098

Resolution adopted by the General Assembly on 20 December 2097

98/239. Sustainable streets

The General Assembly,

Recalling its resolution 97/165,

1. Decides to act.

"""


def votes(text: str, language: str = "en") -> set[str]:
    """Each vote as State and choice."""
    found = facts(read(text, language=language), "voteChoice")
    return {fact.split("/")[-1].replace(" voteChoice ", " ") for fact in found}


@pytest.mark.parametrize(
    ("language", "lists"),
    [
        ("en", "In favour: Kenya, Ghana\n\nAgainst: Iceland\n\nAbstaining: Peru and Chile\n"),
        ("fr", "Ont voté pour : Kenya, Ghana\n\nOnt voté contre : Islande\n\nSe sont abstenus : Pérou et Chili\n"),
        ("es", "Votos a favor: Kenya, Ghana\n\nVotos en contra: Islandia\n\nAbstenciones: Perú y Chile\n"),
        ("ru", "Голосовали за: Кения, Гана\n\nГолосовали против: Исландия\n\nВоздержались: Перу и Чили\n"),
        ("ar", "المؤيدون: كينيا، غانا\n\nالمعارضون: آيسلندا\n\nالممتنعون: بيرو، شيلي\n"),
        ("zh", "赞成：肯尼亚、加纳\n\n反对：冰岛\n\n弃权：秘鲁、智利\n"),
    ],
)
def test_votes_are_read_by_state(language: str, lists: str) -> None:
    speak = {
        "ar": "إن الجمعية العامة،\n\nإذ تشير إلى القرار،\n\n1 - تقرر العمل.\n\n",
        "es": "La Asamblea General,\n\nRecordando la resolución,\n\n1. Decide actuar.\n\n",
        "fr": "L'Assemblée générale,\n\nRappelant la résolution,\n\n1. Décide d'agir.\n\n",
        "ru": "Генеральная Ассамблея,\n\nссылаясь на резолюцию,\n\n1. постановляет действовать.\n\n",
        "zh": "大会，\n\n回顾该决议，\n\n1. 决定采取行动。\n\n",
    }
    text = HEAD if language == "en" else "A/RES/98/239\n\n" + speak[language]
    assert votes(text + lists, language) == {
        "KEN in-favour",
        "GHA in-favour",
        "ISL against",
        "PER abstained",
        "CHL abstained",
    }


def test_a_list_may_stand_below_its_head_and_go_on_over_lines() -> None:
    lists = "In favour:\n\nKenya, Ghana, Togo, Benin,\nMali and Niger\n\nAgainst:\n\nIceland]\n\nPeru was absent.\n"
    found = votes(HEAD + lists)
    assert {vote.split()[0] for vote in found} == {"KEN", "GHA", "TGO", "BEN", "MLI", "NER", "ISL"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "[Adopted by a recorded vote of 30 to 4, with 13 abstentions.]",
            {"votesInFavour 30", "votesAgainst 4", "abstentions 13", "adoptionMethod recorded-vote"},
        ),
        ("[Adopted without a vote.]", {"adoptionMethod without-vote"}),
        ("[Adopted by consensus.]", {"adoptionMethod consensus"}),
    ],
)
def test_the_method_and_the_tally_are_read(line: str, expected: set[str]) -> None:
    relations = ("votesInFavour", "votesAgainst", "abstentions", "adoptionMethod")
    found = facts(read(HEAD + line + "\n", language="en"), *relations)
    assert {fact.removeprefix("resolution un-ga 98/239 ") for fact in found} == expected


def test_votes_on_a_text_without_a_number_are_reported() -> None:
    text = "The Committee of Mayors,\n\nRecalling the plan,\n\n1. Decides to act.\n\nIn favour: Kenya, Ghana\n"
    assert "unresolved-vote" in [finding.code for finding in read(text, language="en").findings]


def test_closing_lines_say_when_and_where_a_text_was_adopted() -> None:
    found = facts(read(HEAD + "91st plenary meeting\n\n20 December 2097\n", language="en"), "adoptedAt", "date")
    assert "resolution un-ga 98/239 adoptedAt un-ga 98/91" in found
    assert "resolution un-ga 98/239 date 2097-12-20" in found


def test_each_of_several_decisions_has_closing_lines_of_its_own() -> None:
    text = (
        "FCCC/CP/2097/10/Add.1\n\nConference of the Parties\n\n"
        + "".join(
            f"Decision {n}/CP.98\n\nStreets\n\nThe Conference of the Parties,\n\nRecalling decision 1/CP.97,\n\n"
            f"1. Decides to act.\n\n{n}th plenary meeting\n\n1{n} December 2097\n\n"
            for n in (4, 5)
        )
    )  # fmt: skip
    found = facts(read(text, language="en"), "adoptedAt", "date")
    assert "decision unfccc-cop 4/CP.98 adoptedAt unfccc-cop 98/4" in found
    assert "decision unfccc-cop 5/CP.98 date 2097-12-15" in found


def test_a_draft_has_sponsors_and_adopts_nothing() -> None:
    text = (
        "United Nations\nA/C.3/98/L.27\nGeneral Assembly\nThird Committee\n\nKenya, Peru and Togo: draft resolution\n\n"
        "The General Assembly,\n\nRecalling its resolution 97/165,\n\n1. Decides to act.\n"
    )
    found = facts(read(text, language="en"))
    assert {f"A/C.3/98/L.27 sponsor {code}" for code in ("KEN", "PER", "TGO")} <= found
    assert "A/C.3/98/L.27 draft Draft" in found
    assert not any(" publishedIn " in fact or " decidedBy " in fact for fact in found)


def test_votes_in_a_compilation_are_on_the_text_above_them() -> None:
    text = "United Nations\nA/HRC/98/2\nHuman Rights Council\n\nI. Resolutions\n\n" + "".join(
        f"98/{n}. Streets\n\nThe Human Rights Council,\n\nRecalling its resolution 97/1,\n\n1. Decides to act.\n\n"
        f"{n}th meeting\n\n[Adopted by a recorded vote of 1 to 1. In favour: {yes}. Against: Peru.]\n\n"
        for n, yes in ((4, "Kenya"), (5, "Ghana"))
    )
    found = facts(read(text, language="en"), "voteChoice")
    assert {fact.removeprefix("vote/resolution/") for fact in found} == {
        "un-hrc/98/4/KEN voteChoice in-favour",
        "un-hrc/98/4/PER voteChoice against",
        "un-hrc/98/5/GHA voteChoice in-favour",
        "un-hrc/98/5/PER voteChoice against",
    }


def test_a_list_that_is_shorter_than_the_tally_is_reported() -> None:
    text = HEAD + "[Adopted by a recorded vote of 3 to 1, with 0 abstentions. In favour: Kenya. Against: Peru.]\n"
    assert "vote-count" in [finding.code for finding in read(text, language="en").findings]
