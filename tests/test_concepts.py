"""Which concepts words name, and which only look as if they did."""

from __future__ import annotations

import pytest

from travaux import authority
from travaux.extract.concepts import find_concepts


def concepts(text: str) -> set[str]:
    """The codes of the concepts that a text names."""
    return {code for _, _, code in find_concepts(text, "zh", authority.load())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照管理问责制框架工作", {"management-and-accountability-framework"}),
        ("自冠状病毒病暴发以来", {"covid-19"}),
        ("应对冠状病毒的措施", {"covid-19"}),
        ("联合国发展系统和管理改革的进展", {"un-development-system-reform"}),
        ("发展系统和管理改革的进展", {"un-development-system-reform"}),
    ],
)
def test_a_concept_has_several_names(text: str, expected: set[str]) -> None:
    assert concepts(text) == expected


@pytest.mark.parametrize("text", ["维护残疾人权利", "老年人权利问题", "保障工人权益", "限制个人权力"])
def test_words_in_which_others_meet_name_no_concept(text: str) -> None:
    assert concepts(text) == set()


def test_human_rights_are_named_beside_the_rights_of_some() -> None:
    assert concepts("人权和残疾人权利") == {"human-rights"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Climate change was discussed.", {"climate-change"}),
        ("Progress on SDG target 11.3 and on indicator 11.5.1 was slow.", {"sdg-11.3", "sdg-11.5.1"}),
        ("It spoke of human resources management reform.", set()),
        ("Between the SDGs and Millennium Development Goal 5 lies Goal 6.", {"sdg", "sdg-6"}),
    ],
)
def test_english_concepts(text: str, expected: set[str]) -> None:
    assert {code for _, _, code in find_concepts(text, "en", authority.load())} == expected
