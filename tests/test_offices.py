"""Who was elected to what: offices, holders, bodies, terms, meetings, decisions; and what is no election."""

from __future__ import annotations

import pytest
from reading import BOARD, GENERAL_ASSEMBLY, codes, facts, read

from travaux.model import RoleHolding
from travaux.readers.text import read_text
from travaux.relations.read import read_document

#: The masthead of the report of an invented session of the UN-Habitat Assembly.
ASSEMBLY = """联合国人类住区规划署联合国人居大会
第九届会议
2098 年 4 月 7 日至 9 日，内罗毕

联合国人居大会第九届会议工作报告

"""
#: The same for the Human Rights Council, the Board of UNICEF, the Economic and Social Council.
HUMAN_RIGHTS = """联合国
A/HRC/98/2

人权理事会
第九十八届会议
2098年2月24日至3月20日，日内瓦

人权理事会第九十八届会议报告

"""
UNICEF = """联合国
E/ICEF/2098/7

联合国儿童基金会
执行局
2098年第一届常会
2098年2月4日至7日

执行局2098年第一届常会工作报告

"""
ECOSOC = """联合国
E/2098/99

经济及社会理事会
2098年会议

理事会2098年会议报告

"""
BUREAU = {"chair/POL", "vice-chair/EGY", "vice-chair/FRA", "rapporteur/CHL"}


def holdings(text: str, head: str = BOARD) -> set[str]:
    """The terms of office that a document states, as `body/role/State/since`."""
    found = facts(head + text, "exists")
    return {fact.split()[0].removeprefix("role-holding/") for fact in found if fact.endswith(" RoleHolding")}


def bureau(text: str, head: str = BOARD) -> set[str]:
    """Role and State only."""
    return {"/".join(holding.split("/")[1:3]) for holding in holdings(text, head)}


def said(text: str, relation: str, head: str = BOARD) -> set[str]:
    """What is said of elections and terms of office by one relation."""
    return {fact for fact in facts(head + text, relation) if fact.startswith(("role-holding/", "election/"))}


# ---------------------------------------------------------------- wordings

WORDINGS = [
    ("holding office", "执行局选出了由下列人员构成的主席团：波兰担任主席；埃及和法国担任副主席；智利担任报告员。"),
    ("elected as", "执行局选举波兰为主席，埃及和法国为副主席，智利为报告员。"),
    ("was elected", "波兰当选主席，埃及和法国当选副主席，智利当选报告员。"),
    ("by acclamation", "执行局以鼓掌方式选举波兰为主席，埃及、法国为副主席，并推选智利为报告员。"),
    ("office with colon", "执行局选出了新的主席团：主席：波兰；副主席：埃及和法国；报告员：智利。"),
    ("office with comma", "执行局选出新的主席团：主席，波兰；副主席，埃及和法国；报告员，智利。"),
    ("office with dash", "会议选举：主席 - 波兰；副主席 - 埃及和法国；报告员 - 智利。"),
    ("office with long dash and count", "新主席团的构成如下：主席——波兰；副主席（两名）——埃及和法国；报告员——智利。"),
    ("holder first", "执行局选举下列国家组成主席团：波兰，主席；埃及和法国，副主席；智利，报告员。"),
    ("State of the office", "波兰当选为主席国，埃及和法国当选为副主席国，智利当选为报告员。"),
    ("shared", "会议选出主席团。主席职务由波兰担任，副主席职务由埃及和法国分担，报告员来自智利。"),
    ("declared, replaced", "会议宣布波兰当选为主席；埃及、法国接替秘鲁、印度担任副主席；智利被推选为报告员。"),
    ("held by", "执行局选举了主席团。主席由波兰担任。副主席为埃及和法国。报告员为智利。"),
    ("in brackets", "执行局选出的主席团由波兰（主席）、埃及和法国（副主席）以及智利（报告员）组成。"),
    ("within the noun phrase", "执行局选举产生了由波兰任主席、埃及和法国任副主席、智利任报告员的新主席团。"),
    ("re-elected, took over", "波兰继任主席，埃及和法国连任副主席，任命智利担任报告员。"),
    ("right behind the office", "会议选出了新主席团，其组成如下：主席波兰；副主席埃及和法国；报告员智利。"),
    (
        "right behind the office, persons",
        "选出的主席团由主席张三（波兰）、副主席李四（埃及）和王五（法国）以及报告员赵六（智利）组成。",
    ),
    (
        "semicolons",
        "执行局选出主席团成员如下：\n\n主席：张三（波兰）\n\n副主席：李四（埃及）；王五（法国）\n\n报告员：智利",
    ),
    (
        "rows",
        "会议选出主席团成员：\n\n张三（波兰）  主席\n\n李四（埃及）  副主席\n\n王五（法国）  副主席\n\n"
        "赵六（智利）  报告员",
    ),
    ("by votes", "波兰获得30票，当选主席；埃及和法国当选副主席；智利以绝对多数，正式当选为报告员。"),
    ("from a State", "来自波兰的张三女士当选主席，来自埃及的李四和来自法国的王五当选副主席，智利当选报告员。"),
    ("holds two", "执行局选举波兰为主席，埃及和法国为副主席，并指定智利兼任报告员。"),
    ("items", "执行局选出的主席团如下：\n\n(a) 主席：波兰；\n\n(b) 副主席：埃及和法国；\n\n(c) 报告员：智利。"),
    ("lines", "执行局选举了下列主席团成员：\n\n主席：波兰\n\n副主席：\n\n埃及\n\n法国\n\n报告员：智利"),
    ("lines without gaps", "执行局选举了下列主席团成员：\n\n主席：波兰\n\n副主席：埃及\n法国\n\n报告员：智利"),
]


@pytest.mark.parametrize("text", [case[1] for case in WORDINGS], ids=[case[0] for case in WORDINGS])
def test_a_bureau_is_read_in_every_wording(text: str) -> None:
    assert bureau(f"1. {text}\n") == BUREAU


def test_a_heading_says_that_there_was_an_election() -> None:
    assert bureau("一、选举主席团成员\n\n1. 主席：波兰；副主席：埃及和法国；报告员：智利。\n") == BUREAU


def test_offices_are_paired_with_holders_in_order() -> None:
    expected = {"chair/POL", "rapporteur/CHL"}
    assert bureau("1. 波兰和智利分别当选为主席和报告员。\n") == expected
    assert bureau("1. 执行局选举波兰和智利为主席和报告员。\n") == expected


def test_offices_that_do_not_pair_are_reported() -> None:
    text = f"{BOARD}1. 执行局选举波兰、埃及和智利为主席和报告员。\n"
    assert "unpaired-offices" in codes(text)
    assert not any(isinstance(s.subject, RoleHolding) for s in read(text).statements)


def test_one_who_is_chosen_and_then_named_to_an_office() -> None:
    assert bureau("1. 执行局选出波兰常驻代表，由其担任报告员。\n") == {"rapporteur/POL"}


@pytest.mark.parametrize("verb", ["共同主持", "联合主持"])
def test_those_elected_to_preside_together_are_co_chairs(verb: str) -> None:
    text = f"1. 执行局推选波兰和智利{verb}工作方法特设工作组的工作。\n"
    group = "unhabitat-eb-ahwg-working-methods/co-chair"
    assert holdings(text) == {f"{group}/POL/undated", f"{group}/CHL/undated"}


# ---------------------------------------------------------------- no election

NOTHING = [
    "执行局预计将选举波兰为主席。",
    "执行局定于下次会议选举波兰为主席，埃及为副主席。",
    "非洲国家集团提名肯尼亚担任主席。",
    "执行局建议选举波兰为主席。",
    "秘鲁请执行局选举埃及为主席。",
    "尚未选出主席；法国愿意担任主席。",
    "埃及没有当选主席。",
    "波兰曾担任执行局主席。",
    "在波兰担任主席的会议上，执行局听取了报告。",
    "意大利担任二十国集团主席国。",
    "波兰代表主席发言。",
    "选举波兰担任主席的决定草案将提交下次会议。",
    "理事会副主席张三（智利）主持了会议。",
    "执行局选举了主席团。会议结束。中国担任主席的公司参展。",
    "执行局选举了主席团。主席张三（波兰）提出了建议。",
    "在选举主席团的会议上，工作组由波兰和智利共同主持。",
    "执行局选举了成员并由其主持会议。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_election_says_nothing(text: str) -> None:
    assert holdings(f"1. {text}\n") == set()


# ---------------------------------------------------------------- unknown names


def test_an_unknown_member_of_a_list_is_reported_and_the_others_are_stated() -> None:
    text = "1. 执行局选举埃及、甲国和法国为副主席。\n"
    assert bureau(text) == {"vice-chair/EGY", "vice-chair/FRA"}
    found = [finding for finding in read(BOARD + text).findings if finding.code == "unknown-state"]
    assert len(found) == 1
    assert "甲国" in found[0].message
    assert found[0].para == "1"


def test_an_unknown_line_of_a_list_is_reported_and_the_list_goes_on() -> None:
    text = "1. 执行局选举了下列副主席：\n\n副主席：\n\n埃及\n\n某某国\n\n法国\n"
    assert bureau(text) == {"vice-chair/EGY", "vice-chair/FRA"}
    assert codes(BOARD + text).count("unknown-state") == 1


def test_a_look_alike_is_an_unknown_member() -> None:
    assert codes(f"{BOARD}1. 执行局选举埃及和索马里兰为副主席。\n").count("unknown-state") == 1


# ---------------------------------------------------------------- persons


def test_a_person_sits_for_the_state_in_brackets() -> None:
    text = "1. 在第1次会议上，理事会选举张三先生（波兰）为主席，李四女士（智利）和王五先生（埃及）为副主席。\n"
    assert bureau(text, HUMAN_RIGHTS) == {"president/POL", "vice-president/CHL", "vice-president/EGY"}
    names = {fact.rpartition(" ")[2] for fact in said(text, "personName", HUMAN_RIGHTS)}
    assert names == {"张三先生", "李四女士", "王五先生"}


def test_persons_in_lines_without_separators_are_told_apart() -> None:
    text = "1. 会议选举：\n\n副主席：李四女士（埃及）\n王五先生（秘鲁）\n"
    names = {fact.rpartition(" ")[2] for fact in said(text, "personName")}
    assert names == {"李四女士", "王五先生"}


def test_a_post_held_for_a_state_is_the_person() -> None:
    text = "1. 波兰常驻副代表当选为工作方法特设工作组主席。\n"
    assert {fact.rpartition(" ")[2] for fact in said(text, "personName")} == {"波兰常驻副代表"}
    assert holdings(text) == {"unhabitat-eb-ahwg-working-methods/chair/POL/undated"}


def test_a_masthead_names_the_officer_of_a_session() -> None:
    head = HUMAN_RIGHTS.replace(
        "人权理事会第九十八届会议报告", "人权理事会第九十八届会议报告草稿\n\n报告员：李四女士（智利）"
    )
    assert holdings("1. 说明。\n", head) == {"un-hrc/rapporteur/CHL/session-98"}


# ---------------------------------------------------------------- bodies


def test_the_head_of_some_bodies_is_called_president() -> None:
    text = "1. 会议选举波兰为主席，埃及为副主席，智利为报告员。\n"
    assert bureau(text, UNICEF) == {"president/POL", "vice-president/EGY", "rapporteur/CHL"}


def test_an_office_that_is_an_official_of_its_own() -> None:
    text = "1. 大会选举张三先生（波兰）为第九十九届联合国大会主席。\n"
    assert holdings(text, GENERAL_ASSEMBLY) == {"un-ga/president/POL/session-99"}


def test_members_of_another_body_with_their_term() -> None:
    text = "1. 大会选举下列国家为经济及社会理事会成员，任期三年，自2099年1月1日起：波兰、智利。\n"
    expected = {"un-ecosoc/member/POL/2099", "un-ecosoc/member/CHL/2099"}
    assert holdings(text, GENERAL_ASSEMBLY) == expected
    assert {fact.rpartition(" ")[2] for fact in said(text, "endYear", GENERAL_ASSEMBLY)} == {"2101"}


def test_members_listed_by_group() -> None:
    text = "1. 理事会选出下列国家为妇女地位委员会成员：\n\n(a) 非洲国家：埃及和肯尼亚；\n\n(b) 其他国家：波兰。\n"
    assert bureau(text, ECOSOC) == {"member/EGY", "member/KEN", "member/POL"}


def test_one_who_fills_a_vacancy_is_a_member() -> None:
    text = "1. 理事会选举波兰填补社会发展委员会的一个空缺，任期自2096年3月1日起，至2099年12月31日止。\n"
    assert holdings(text, ECOSOC) == {"un-csocd/member/POL/2096"}
    assert said(text, "heldAt", ECOSOC) == {"election/un-csocd/2096 heldAt un-ecosoc 2098"}


@pytest.mark.parametrize(
    "text", ["执行局选举波兰为某某委员会主席。", "特设工作组选举波兰为主席。", "委员会一致选举波兰为主席。"]
)
def test_an_office_of_a_body_that_is_not_known_is_reported(text: str) -> None:
    assert holdings(f"1. {text}\n") == set()
    assert "unknown-body" in codes(f"{BOARD}1. {text}\n")


# ---------------------------------------------------------------- term, meeting, decision

TERMS = [
    ("range", "执行局选举波兰为主席，任期为2098-2099年。", ("2098", "2099")),
    ("bureau of years", "执行局选举了2098-2099年期间的主席团：波兰担任主席。", ("2098", "2099")),
    ("years apart", "执行局选出2098年至2099年期间的主席团：波兰担任主席。", ("2098", "2099")),
    ("one year", "执行局选举了2098年主席团：波兰担任主席。", ("2098", "2098")),
    ("office of a year", "波兰当选执行局2098年主席。", ("2098", "2098")),
    ("length from a day", "执行局选举波兰为主席，任期两年，自2098年1月1日起。", ("2098", "2099")),
    ("length from within a year", "执行局选举波兰为主席，任期两年，自2098年6月1日起。", ("2098", "2100")),
    ("in brackets", "执行局选举波兰为主席，任期两年（2098-2099年）。", ("2098", "2099")),
]


@pytest.mark.parametrize(("text", "years"), [case[1:] for case in TERMS], ids=[case[0] for case in TERMS])
def test_the_years_of_a_term(text: str, years: tuple[str, str]) -> None:
    holding = f"role-holding/unhabitat-eb/chair/POL/{years[0]}"
    assert said(f"1. {text}\n", "startYear") == {f"{holding} startYear {years[0]}"}
    assert said(f"1. {text}\n", "endYear") == {f"{holding} endYear {years[1]}"}


def test_a_term_with_a_beginning_only() -> None:
    text = "1. 执行局选举波兰为主席，任期自2098年6月1日起。\n"
    assert said(text, "startYear") == {"role-holding/unhabitat-eb/chair/POL/2098 startYear 2098"}
    assert said(text, "endYear") == set()


def test_a_length_without_a_beginning_gives_no_years() -> None:
    assert said("1. 执行局选举波兰为主席，任期两年。\n", "startYear") == set()
    assert said("1. 执行局选举波兰为主席，任期两年。\n", "endYear") == set()


def test_the_meeting_that_is_spoken_of() -> None:
    text = "1. 在2098年第一次会议上，执行局选举波兰为主席。\n"
    assert said(text, "heldAt") == {"election/unhabitat-eb/2098 heldAt unhabitat-eb 2098/1"}


def test_a_resumed_part_of_a_meeting() -> None:
    text = "1. 执行局2098年第一次会议暂停，并于2098年7月29日复会，选举了主席团：波兰担任主席。\n"
    assert said(text, "heldAt") == {"election/unhabitat-eb/2098 heldAt unhabitat-eb 2098/1#2"}


def test_the_report_of_a_meeting_speaks_of_that_meeting() -> None:
    text = "1. 大会选举波兰为主席。\n"
    assert said(text, "heldAt", ASSEMBLY) == {"election/unhabitat-ha/session-9 heldAt unhabitat-ha 9"}


def test_a_meeting_of_a_body_beside_is_not_that_of_the_election() -> None:
    text = "1. 人居大会第九届会议期间，执行局选举波兰为主席。\n"
    assert said(text, "heldAt") == set()
    assert bureau(text) == {"chair/POL"}


def test_a_session_named_with_its_bureau_is_not_that_of_the_election() -> None:
    text = "1. 大会选出第十届会议主席团，主席：波兰。\n"
    assert said(text, "heldAt", ASSEMBLY) == {"election/unhabitat-ha/session-9 heldAt unhabitat-ha 9"}


@pytest.mark.parametrize("text", ["在第2098/5号决定中，执行局选举波兰为主席。", "根据第2098/5号决定，波兰当选主席。"])
def test_the_decision_by_which_officers_are_elected(text: str) -> None:
    text = f"1. {text}\n"
    assert said(text, "decidedBy") == {"election/unhabitat-eb/2098 decidedBy decision unhabitat-eb 2098/5"}


def test_the_evidence_of_an_item_holds_the_words_that_introduce_the_list() -> None:
    text = f"{BOARD}1. 执行局选出的主席团如下：\n\n(a) 主席：波兰；\n"
    holding = next(s for s in read(text).statements if s.relation == "exists")
    assert holding.evidence.quotes == ("执行局选出的主席团如下：", "主席：波兰；")


def test_the_evidence_of_a_meeting_holds_the_sentence_that_names_it() -> None:
    text = f"{BOARD}1. 执行局2098年第一次会议于2098年4月7日举行。执行局选举波兰为主席。\n"
    held = next(s for s in read(text).statements if s.relation == "heldAt")
    assert held.evidence.quotes == ("执行局2098年第一次会议于2098年4月7日举行。", "执行局选举波兰为主席。")


def test_a_seat_in_a_body_that_is_open_is_none_in_the_one_that_elects() -> None:
    def holders(seat: str) -> set[str]:
        text = (
            f"Nations Unies\n\nUNEP/EA.98/1\n\nRapport\n\n1. L'Assemblée pour l'environnement a élu le Chili {seat}.\n"
        )
        reading = read_document(read_text("seat.txt", text.encode()), language="fr")
        return {s.subject.holder for s in reading.statements if isinstance(s.subject, RoleHolding)}

    assert holders("afin de pourvoir un siège resté vacant au Comité consultatif") == set()
    assert holders("afin de pourvoir un siège resté vacant au sein de l'Assemblée pour l'environnement") == {"CHL"}


def _english(sentence: str, relation: str = "exists") -> set[str]:
    """Body, role and holder of each office that a sentence of a document of the Board of UN-Habitat fills."""
    reading = read_document(read_text("bureau.txt", f"HSP/EB.2098/1\n\n1. {sentence}\n".encode()), language="en")
    held = [s for s in reading.statements if isinstance(s.subject, RoleHolding) and s.relation == relation]
    return {f"{s.subject.body} {s.subject.role} {s.subject.holder}" for s in held if isinstance(s.subject, RoleHolding)}


def test_the_bureau_of_a_body_that_we_do_not_know_is_not_that_of_the_document() -> None:
    assert _english("The Bureau of the Executive Board is composed of Ms. Jane Roe (Kenya) as Chair.") == {
        "unhabitat-eb chair KEN"
    }
    assert _english("The Bureau of the Tariff Union is composed of Ms. Jane Roe (Kenya) as Chair.") == set()


def test_several_offices_are_filled_in_one_election() -> None:
    found = _english(
        "The Executive Board elected Kenya as Chair, Chile and Ghana as Vice-Chairs and Peru as Rapporteur."
    )
    assert found == {
        f"unhabitat-eb {who}" for who in ("chair KEN", "vice-chair CHL", "vice-chair GHA", "rapporteur PER")
    }
    grouped = _english("The Executive Board elected Kenya (African States) and Chile (Americas) as Vice-Chairs.")
    assert grouped == {"unhabitat-eb vice-chair KEN", "unhabitat-eb vice-chair CHL"}


def test_a_post_is_not_the_name_of_a_person() -> None:
    post = "The Executive Board elected the representatives of Kenya and Chile as Vice-Chairs."
    assert _english(post) == {"unhabitat-eb vice-chair KEN", "unhabitat-eb vice-chair CHL"}
    assert _english(post, "personName") == set()


NOMINATED = {
    "ar": "انتخب المجلس التنفيذي بالتزكية آنا رو (تشاد)، التي رشحتها الدول الأفريقية، وخوان دو (شيلي)، الذي رشحته دول "
    "أمريكا اللاتينية ومنطقة البحر الكاريبي، نائبين للرئيس. وعين السيد دو أيضا مقررا.",
    "en": "The Executive Board elected Ana Roe (Chad), nominated by the African States, and Juan Doe (Chile), "
    "nominated by the Latin American and Caribbean States, Vice-Chairs. Mr. Doe was also designated Rapporteur.",
    "es": "La Junta Ejecutiva eligió Vicepresidentes a Ana Roe (Chad), propuesta por los Estados de África, y Juan Doe "
    "(Chile), propuesto por los Estados de América Latina y el Caribe. El Sr. Doe fue designado también Relator.",
    "fr": "Le Conseil exécutif a élu à la vice-présidence Ana Roe (Tchad), candidate des États d'Afrique, et Juan Doe "
    "(Chili), candidat des États d'Amérique latine et des Caraïbes. M. Doe a également été désigné Rapporteur.",
    "ru": "Исполнительный совет избрал заместителями Председателя Анну Роу (Чад), кандидатура которой была выдвинута "
    "африканскими государствами, и Хуана Дорна (Чили), кандидатура которого была выдвинута государствами Латинской "
    "Америки и Карибского бассейна. Г-н Дорн был также назначен Докладчиком.",
}


@pytest.mark.parametrize("language", NOMINATED)
def test_who_nominated_an_officer_does_not_end_the_list(language: str) -> None:
    text = f"HSP/EB.2098/1\n\n1. {NOMINATED[language]}\n"
    reading = read_document(read_text("bureau.txt", text.encode()), language=language)
    held = {f"{s.subject.role} {s.subject.holder}" for s in reading.statements if isinstance(s.subject, RoleHolding)}
    assert held == {"vice-chair TCD", "vice-chair CHL", "rapporteur CHL"}


def test_who_is_named_without_a_state_and_was_not_named_before_is_reported() -> None:
    text = "HSP/EB.2098/1\n\n1. The Executive Board elected Chile as Chair. Mr. Doe was also designated Rapporteur.\n"
    reading = read_document(read_text("bureau.txt", text.encode()), language="en")
    assert {s.subject.role for s in reading.statements if isinstance(s.subject, RoleHolding)} == {"chair"}
    assert [f.code for f in reading.findings] == ["unknown-state"]


def test_labelled_lines_are_no_one_paragraph() -> None:
    found = _english(
        "The Executive Board elected the following officers:\n\nChair: Ana Roe (Chad), for the African States\n\n"
        "Vice-Chairs: Tom Poe (Poland), for the Eastern European States; Ana Doe (Chile), for Latin American States"
    )
    assert found == {"unhabitat-eb chair TCD", "unhabitat-eb vice-chair POL", "unhabitat-eb vice-chair CHL"}


def test_every_member_of_an_english_list_is_elected_for_the_years_of_the_term() -> None:
    text = (
        "The Executive Board elected Chile, Ghana and Peru as members of the Board for a two-year term beginning on {}."
    )
    assert _english(text.format("1 January 2031")) == {f"unhabitat-eb member {who}" for who in ("CHL", "GHA", "PER")}
    assert _english(text.format("1 January 2031"), "endYear") == _english(text.format("1 January 2031"))
    assert _english("The Executive Board elected Chile to the General Assembly.") == {"un-ga member CHL"}
    lines = "Chair: Jane Roe (Peru), for the Group of 77 Vice-Chair: Ann Poe (Chad), for the African States"
    assert _english(f"The Executive Board elected its officers: {lines}") == {
        "unhabitat-eb chair PER",
        "unhabitat-eb vice-chair TCD",
    }


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Investment and Development Board elected Chile as Chair."),
        ("en", "The Council of the Tariff Union, at its third session, elected Chile as Chair."),
        ("es", "El Consejo de la Unión Arancelaria, en su tercer período de sesiones, eligió a Chile como Presidente."),
        ("fr", "Le Conseil de l'Union tarifaire, à sa troisième session, a élu le Chili Président."),
        ("fr", "À sa troisième session, le Comité des tarifs a élu par acclamation le Chili Président."),
        ("ru", "Совет Тарифного союза на своей третьей сессии избрал Чили Председателем."),
        ("zh", "投资和发展理事会选举智利为主席。"),
        ("zh", "关税联盟理事会第三届会议选举智利为主席。"),
        ("zh", "关税委员会在其第三届会议上以鼓掌方式选举智利为主席。"),
    ],
)
def test_who_is_elected_by_a_body_that_we_do_not_know_is_reported(language: str, sentence: str) -> None:
    text = f"HSP/EB.2098/1\n\n1. {sentence}\n"
    reading = read_document(read_text("bureau.txt", text.encode()), language=language)
    assert not [s for s in reading.statements if isinstance(s.subject, RoleHolding)]
    assert [f.code for f in reading.findings] == ["unknown-body"]


def test_a_body_that_another_word_governs_does_not_elect() -> None:
    found = _english("The Executive Board, having seen the report of the Tariff Committee, elected Chile as Chair.")
    assert found == {"unhabitat-eb chair CHL"}
