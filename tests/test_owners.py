"""Whose number, and whose plan, it is that a text names."""

from __future__ import annotations

import pytest
from reading import BOARD, GENERAL_ASSEMBLY, cited, codes, facts, read

from travaux.model import Plan

# ---------------------------------------------------------------- owners

OWNED = [
    # the body that the text names with it
    ("adjacent", "根据联合国大会第97/279号决议。", {"resolution un-ga 97/279"}),
    ("with its", "大会在其第97/279号决议中指出。", {"resolution un-ga 97/279"}),
    ("dated", "联大2098年12月20日第97/239号决议。", {"resolution un-ga 97/239"}),
    ("titled", "联大关于城市住房问题的第97/239号决议。", {"resolution un-ga 97/239"}),
    ("a meeting", "大会第九十七届会议通过的第97/239号决议。", {"resolution un-ga 97/239"}),
    ("a list", "联大第97/1号、第97/2号和第97/3号决议。", {f"resolution un-ga 97/{n}" for n in (1, 2, 3)}),
    (
        "a list with the word repeated",
        "联大第97/1号决议、第97/2号决议和第97/3号决议。",
        {f"resolution un-ga 97/{n}" for n in (1, 2, 3)},
    ),
    ("two bodies", "联大第97/1号决议和人居大会第1/2号决议。", {"resolution un-ga 97/1", "resolution unhabitat-ha 1/2"}),
    (
        "the same number of two kinds",
        "人居大会第1/3号决议和人居大会第1/3号决定。",
        {"resolution unhabitat-ha 1/3", "decision unhabitat-ha 1/3"},
    ),
    ("a body whose name the number rules out", "大会第1/3号决议。", {"resolution unhabitat-ha 1/3"}),
    # elsewhere in the document
    ("elsewhere", "联合国环境大会第2/5号决议有规定。\n\n2. 第2/5号决议已执行。", {"resolution unep-unea 2/5"}),
    ("elsewhere, later", "第2/5号决议已执行。\n\n2. 联合国环境大会第2/5号决议有规定。", {"resolution unep-unea 2/5"}),
    # the body last named in the sentence
    ("in the sentence", "联合国环境大会审议了报告，并依照第4/5号决议采取行动。", {"resolution unep-unea 4/5"}),
    # the document's own body
    ("own body", "第2097/3号决定已执行。", {"decision unhabitat-eb 2097/3"}),
    ("own body by its short name", "执行局第2097/3号决定已执行。", {"decision unhabitat-eb 2097/3"}),
    # the form of the number
    ("form", "第2504(2020)号决议已执行。", {"resolution un-sc 2504 (2020)"}),
    # the form of the number, where the short name could mean another assembly
    ("form of the General Assembly", "第72/279号决议已执行。", {"resolution un-ga 72/279"}),
    ("the Assembly passed", "大会通过了第70/1号决议。", {"resolution un-ga 70/1"}),
    ("the Assembly at its session", "大会在其第七十七届会议上通过了第77/173号决议。", {"resolution un-ga 77/173"}),
    ("the Assembly, a title between", "大会题为“变革我们的世界和城市”的第70/1号决议。", {"resolution un-ga 70/1"}),
    # an official who is spoken of does not own a number
    ("a chair", "执行局主席谈到第2097/3号决定。", {"decision unhabitat-eb 2097/3"}),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in OWNED], ids=[case[0] for case in OWNED])
def test_an_owner(text: str, expected: set[str]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人权理事会第46/7号决议；理事会第46/8号决议。", {"resolution un-hrc 46/7", "resolution un-hrc 46/8"}),
        ("第97/1号决议。", {"resolution un-ga 97/1"}),
        ("气候变化框架公约缔约方会议第1/CP.21号决定。", {"decision unfccc-cop 1/CP.21"}),
        ("缔约方会议第1/CP.21号决定。", {"decision unfccc-cop 1/CP.21"}),
    ],
)
def test_an_owner_in_a_document_of_the_general_assembly(text: str, expected: set[str]) -> None:
    assert cited(text, GENERAL_ASSEMBLY) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "يشير إلى القرار 2206 (2015) ويعيد تأكيد الفقرتين 10 و 11 من ذلك القرار."),
        ("ar", "يشير إلى القرار 2206 (2015) ويعيد تأكيد الفقرتين 10 و 11 من القرار نفسه."),
        ("en", "Recalls resolution 2206 (2015) and reaffirms paragraphs 10 and 11 of that resolution."),
        ("es", "Recuerda la resolución 2206 (2015) y reafirma los párrafos 10 y 11 de dicha resolución."),
        ("fr", "Rappelle la résolution 2206 (2015) et réaffirme les paragraphes 10 et 11 de ladite résolution."),
        ("ru", "ссылается на резолюцию 2206 (2015) и подтверждает пункты 10 и 11 этой же резолюции."),
        ("zh", "回顾第2206(2015)号决议，重申该决议第10和11段。"),
    ],
)
def test_paragraphs_of_a_text_that_goes_by_a_short_form(language: str, text: str) -> None:
    assert facts(read(f"1. {text}\n", symbol="S/RES/2521 (2020)", language=language), "cites") == {
        "S/RES/2521 (2020) cites resolution un-sc 2206 (2015)",
        "S/RES/2521 (2020) cites resolution un-sc 2206 (2015)#para 10",
        "S/RES/2521 (2020) cites resolution un-sc 2206 (2015)#para 11",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Recuerda los párrafos 10 y 11 de dicha resolución.",
        "Recuerda las resoluciones 2206 (2015) y 2428 (2018) y el párrafo 3 de dicha resolución.",
        "Recuerda la resolución 2206 (2015) y el párrafo 3 de dicha decisión.",
    ],
)
def test_a_short_form_that_may_mean_any_text(text: str) -> None:
    found = facts(read(f"1. {text}\n", symbol="S/RES/2521 (2020)", language="es"), "cites")
    assert not any("#" in fact for fact in found)


def test_a_heading_says_whose_numbers_stand_below_it() -> None:
    text = "一、 联合国人居大会第三届会议通过的决议\n\n1. 第3/5号决议已执行。\n"
    assert facts(BOARD + text, "cites") == {
        fact for fact in facts(BOARD + text) if "cites resolution unhabitat-ha 3/5" in fact
    }
    assert facts(BOARD + text, "cites")


def test_a_heading_says_nothing_of_numbers_of_another_session() -> None:
    text = "一、 联合国人居大会第三届会议通过的决议\n\n1. 第2/5号决议已执行。\n"
    assert facts(BOARD + text, "cites") == set()


def test_a_heading_says_nothing_of_the_next_section() -> None:
    text = "一、 联合国人居大会第三届会议通过的决议\n\n1. 说明情况。\n\n二、 其他\n\n2. 第3/5号决议已执行。\n"
    assert facts(BOARD + text, "cites") == set()


UNRESOLVED = [
    ("an organization that is not known", "泛美卫生组织第97/279号决议已执行。"),
    ("a council of others", "欧洲联盟理事会第2020/5号决定已执行。"),
    ("a conference of others", "海牙国际私法会议第1/2号决定已执行。"),
    ("a number of two bodies of the family", "第1/5号决议已执行。"),
    ("a number that the named body cannot have", "安全理事会第1/5号决定已执行。"),
    ("an official right before the number", "按照执行主任第2097/3号决定。"),
    ("a city council", "内罗毕市议会第2020/5号决定。"),
    ("a government", "法国政府第2020/5号决定。"),
    ("a court", "某国最高法院第2021/7号决定。"),
]


@pytest.mark.parametrize("text", [case[1] for case in UNRESOLVED], ids=[case[0] for case in UNRESOLVED])
def test_a_number_stays_unresolved_with_a_finding(text: str) -> None:
    assert cited(text) == set()
    assert "unresolved-citation" in codes(f"{BOARD}1. {text}\n")


@pytest.mark.parametrize("text", ["大会第97/1号决议草案未获通过。", "第2097/3号决定草案。", "决议草案A/C.2/98/L.1。"])
def test_a_draft_is_cited_by_nobody(text: str) -> None:
    assert cited(text) == set()


# ---------------------------------------------------------------- short names that are the end of others


@pytest.mark.parametrize("head", [BOARD, GENERAL_ASSEMBLY])
@pytest.mark.parametrize(
    "words",
    ["瓦坎达理事会第3/2号决议", "国际商会理事会第12/3号决议", "瓦坎达大会第3/2号决议", "世界银行理事会第3/2号决议"],
)
def test_a_council_that_is_not_known_is_not_read_as_one_that_is(words: str, head: str) -> None:
    assert cited(f"会议回顾了{words}。", head) == set()
    assert "unresolved-citation" in codes(f"{head}1. 会议回顾了{words}。\n")


@pytest.mark.parametrize("before", ["", "根据", "会议回顾了", "各方执行", "秘书处落实了", "2098年，"])
def test_a_short_name_behind_words_of_the_sentence_owns_its_number(before: str) -> None:
    assert cited(f"{before}理事会第3/2号决议。") == {"resolution unhabitat-gc 3/2"}


def test_a_council_below_a_principal_organ_has_to_be_named_in_full_first() -> None:
    assert cited("会议回顾了理事会第12/3号决议。", GENERAL_ASSEMBLY) == set()
    introduced = "人权理事会提交了报告。会议回顾了理事会第12/3号决议。"
    assert cited(introduced, GENERAL_ASSEMBLY) == {"resolution un-hrc 12/3"}
    assert cited("会议回顾了理事会第12/3号决议。人权理事会提交了报告。", GENERAL_ASSEMBLY) == set()


def test_the_advisory_committee_acts_once_it_is_named_in_full() -> None:
    advice = "咨询委员会建议核准预算。"
    assert facts(f"{GENERAL_ASSEMBLY}1. {advice}\n", "actor") == set()
    named = f"{GENERAL_ASSEMBLY}1. 行政和预算问题咨询委员会提交了报告。\n\n2. {advice}\n"
    assert {fact.split()[-1] for fact in facts(named, "actor")} == {"un-acabq"}


@pytest.mark.parametrize("name", ["审议大会", "部长理事会", "管理局大会", "执行理事会", "成员国大会"])
@pytest.mark.parametrize("head", [BOARD, GENERAL_ASSEMBLY])
def test_assemblies_and_councils_of_others_do_not_act(name: str, head: str) -> None:
    assert facts(f"{head}1. {name}请秘书长提交报告。\n", "actor") == set()


def test_a_verb_before_a_short_name_does_not_make_it_another_name() -> None:
    assert cited("会议审议大会第72/279号决议。", GENERAL_ASSEMBLY) == {"resolution un-ga 72/279"}
    assert cited("秘书处执行理事会第3/2号决议。") == {"resolution unhabitat-gc 3/2"}


@pytest.mark.parametrize(
    ("language", "words", "owner"),
    [
        ("en", "the UN-Women strategic plan for 2090–2093", "unwomen"),
        ("en", "UNDP's strategic plan for 2090–2093", "undp"),
        ("en", "the strategic plan of UNDP for 2090–2093", "undp"),
        ("en", "the strategic plan for 2090–2093", "unhabitat"),
        ("zh", "联合国开发计划署《2090-2093年战略计划》", "undp"),
    ],
)
def test_a_plan_is_that_of_the_body_named_with_it(language: str, words: str, owner: str) -> None:
    verbs = {"en": "The Executive Board endorsed {}.", "zh": "执行局核可{}。"}
    reading = read(f"HSP/EB.2098/1\n\n1. {verbs[language].format(words)}\n", language=language)
    named = [thing for s in reading.statements for thing in (s.subject, s.object) if isinstance(thing, Plan)]
    assert {plan.owner for plan in named} == {owner}


ITS_OWN = {
    "en": "The General Assembly, recalling Human Rights Council resolution 76/16 and its own resolution 52/16, met.",
    "fr": "L'Assemblée générale, rappelant la résolution 76/16 du Conseil des droits de l'homme et sa propre "
    "résolution 52/16, a siégé.",
    "es": "La Asamblea General, recordando la resolución 76/16 del Consejo de Derechos Humanos y su propia "
    "resolución 52/16, se reunió.",
    "ru": "Генеральная Ассамблея, ссылаясь на резолюцию 76/16 Совета по правам человека и свою собственную "
    "резолюцию 52/16, собралась.",
}


@pytest.mark.parametrize(("language", "text"), ITS_OWN.items())
def test_its_own_text_is_that_of_the_body_that_acts(language: str, text: str) -> None:
    found = facts(read(f"E/2098/58\n\n1. {text}\n", language=language), "cites")
    assert {fact.partition(" cites ")[2] for fact in found} == {"resolution un-hrc 76/16", "resolution un-ga 52/16"}


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "The General Assembly, recalling Human Rights Council resolution 76/16 and its resolution 52/16, met.",
            "un-ga",
        ),
        ("Resolution 76/16 of the Human Rights Council and its resolution 52/16 bear on the matter.", "un-hrc"),
    ],
)
def test_its_text_is_rather_not_that_of_a_body_named_for_another_text(text: str, owners: str) -> None:
    found = facts(read(f"S/2098/58\n\n1. {text}\n", language="en"), "cites")
    assert f"resolution {owners} 52/16" in {fact.partition(" cites ")[2] for fact in found}


def test_a_text_is_that_of_the_body_that_acts_by_a_paragraph_of_it() -> None:
    text = "In paragraph 9 of its resolution 85/131, the General Assembly encouraged Member States to help."
    found = facts(read(f"E/2098/58\n\n1. {text}\n", language="en"), "cites")
    assert {fact.partition(" cites ")[2] for fact in found} == {
        "resolution un-ga 85/131",
        "resolution un-ga 85/131#para 9",
    }
