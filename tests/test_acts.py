"""What bodies did, read from invented reports: who acts, what, who is asked, about what, at which meeting."""

from __future__ import annotations

import pytest
from reading import BOARD, GENERAL_ASSEMBLY, read

from travaux.model import Act, Body, Reading, Statement


def told(text: str, *, head: str = BOARD) -> list[str]:
    """The acts of a document, as `paragraph: actor type addressees`, in the order of the text."""
    reading = read(head + text)
    acts = [s for s in reading.statements if s.relation == "exists" and isinstance(s.subject, Act)]
    return [_told(reading, statement) for statement in acts]


def _told(reading: Reading, statement: Statement) -> str:
    act = statement.subject
    assert isinstance(act, Act)
    para = next(p.para for p in reading.document.paragraphs if p.eid == act.eid)
    actors, asked = of(reading, act, "actor"), of(reading, act, "addressee")
    return f"{para}: {' '.join([*actors, act.type, *asked])}"


def of(reading: Reading, act: Act, relation: str) -> list[str]:
    """What is said of an act by one relation: slugs of bodies, keys of meetings and plans, values."""
    out = []
    for s in reading.statements:
        if s.subject == act and s.relation == relation:
            thing = s.object
            out.append(str(getattr(thing, "slug", getattr(thing, "key", getattr(thing, "value", thing)))))
    return out


def only(text: str, *, head: str = BOARD) -> tuple[Reading, Act]:
    """The one act of a document."""
    reading = read(head + text)
    acts = {s.subject for s in reading.statements if s.relation == "exists" and isinstance(s.subject, Act)}
    assert len(acts) == 1
    act = acts.pop()
    assert isinstance(act, Act)
    return reading, act


# ---------------------------------------------------------------- who acts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("执行局表示注意到该报告。", ["1: unhabitat-eb took-note"]),
        ("执行局2097年第二次会议核准了该政策。", ["1: unhabitat-eb approved"]),
        ("在2097年第二次会议上，执行局还欢迎已取得的进展。", ["1: unhabitat-eb welcomed"]),
        ("该政策已由执行局在其第2097/6号决定中核准。", ["1: unhabitat-eb approved"]),
        ("大会第97/239号决议决定解散该委员会。", ["1: un-ga dissolved"]),
        ("联合国大会第九十七届会议主席召集了一次高级别会议。", ["1: un-ga-president convened"]),
        ("在执行局2097年第二次会议上，会员国表示注意到该报告。", ["1: unhabitat-eb took-note"]),
        ("秘书处鼓励会员国提供资料。", ["1: unhabitat-secretariat encouraged member-states"]),
        ("秘书处建议采用新的格式。", ["1: unhabitat-secretariat proposed unhabitat-eb"]),
    ],
)
def test_who_acts(sentence: str, expected: list[str]) -> None:
    assert told(f"1. {sentence}\n") == expected


def test_a_verb_without_a_subject_goes_on_with_the_act_before_it() -> None:
    text = "1. 执行局认识到培训的重要性，注意到资金不足，并鼓励会员国提供资金。\n"
    assert told(text) == [
        "1: unhabitat-eb recognized",
        "1: unhabitat-eb noted",
        "1: unhabitat-eb encouraged member-states",
    ]


def test_a_part_of_a_text_is_told_of_and_no_act_of_its_own() -> None:
    text = "1. 执行局商定了声明的内容，其中包括：支持各方的努力；强调资金不足；谴责袭击。\n"
    assert told(text) == ["1: unhabitat-eb agreed"]


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("联合国大会第九十六届会议决定设立一个工作组。", ["un-ga 96"]),
        ("联合国大会回顾其第九十六届会议的工作，决定设立一个工作组。", []),
        ("报告已提交联合国大会第九十六届会议，联合国大会设立了一个工作组。", []),
    ],
)
def test_a_meeting_that_is_recalled_or_reported_to_is_none_at_which_it_was_done(sentence: str, held: list[str]) -> None:
    reading = read(f"{GENERAL_ASSEMBLY}1. {sentence}\n")
    (act,) = {s.subject for s in reading.statements if isinstance(s.subject, Act) and s.subject.type == "established"}
    assert of(reading, act, "heldAt") == held


@pytest.mark.parametrize(
    ("sentence", "established"),
    [
        ("联合国大会设立了联合国人居大会，以取代理事会。", ["unhabitat-ha"]),
        ("联合国大会设立了由秘书长领导的工作组。", []),
        ("联合国大会设立了联合国人居大会工作组。", []),
    ],
)
def test_a_body_within_the_words_for_what_is_set_up_is_not_set_up(sentence: str, established: list[str]) -> None:
    reading = read(f"{GENERAL_ASSEMBLY}1. {sentence}\n")
    (act,) = {s.subject for s in reading.statements if isinstance(s.subject, Act) and s.subject.type == "established"}
    assert of(reading, act, "concerns") == established


def test_a_pronoun_goes_on_with_the_sentence_before_it() -> None:
    text = "1. 联合国大会第九十七届会议核准了该计划。它还设立了一个工作组。\n"
    assert told(text) == ["1: un-ga approved", "1: un-ga established"]


def test_an_item_is_done_by_whom_its_lead_names() -> None:
    text = "1. 在这方面，执行局除其他外：\n\n(a) 请执行主任提交报告；\n\n(b) 强调必须加强培训。\n"
    assert told(text) == ["1(a): unhabitat-eb requested unhabitat-ed", "1(b): unhabitat-eb stressed"]


def test_a_request_without_a_subject_is_that_of_the_author() -> None:
    assert told("1. 资金短缺影响了各项活动。呼吁会员国增加捐款。\n") == ["1: unhabitat-ed called-upon member-states"]


def test_what_a_text_that_is_spoken_of_requests_is_requested_by_its_body() -> None:
    text = "1. 活动的依据是联合国大会第97/4号决议，该决议中请秘书长提交报告。\n"
    assert told(text) == ["1: un-ga requested un-sg"]


# ---------------------------------------------------------------- what is no act


@pytest.mark.parametrize(
    "sentence",
    [
        "执行局未核准该政策。",
        "执行局将核准该政策。",
        "该文件将提交执行局2098年第二次会议核准。",
        "执行局核准的政策载于附件。",
        "执行局通过电子邮件分发资料。",
        "秘书处支持各国编制计划。",
        "在执行局选出主席之后，工作组开始工作。",
        "题为“执行局核准工作方案”的文件已经分发。",
        "执行局关于延长任期的讨论十分热烈。",
        "执行主任请执行主任办公室提供资料。",
        "执行局可在2098年第二次会议上设立一个工作组。",
        "执行局呼吁增加资金的声明已经分发。",
    ],
)
def test_no_act(sentence: str) -> None:
    assert told(f"1. {sentence}\n") == []


def test_what_is_asked_for_is_no_act_of_who_asks_nor_of_who_is_asked() -> None:
    text = "1. 执行局请执行主任编写一份文件，支持各国的工作，并将该文件提交联合国大会核准。\n"
    assert told(text) == ["1: unhabitat-eb requested unhabitat-ed"]


def test_another_subject_in_between_ends_the_chain() -> None:
    text = "1. 执行局核准了该政策，人居署随后开展培训，并支持各国编制计划。\n"
    assert told(text) == ["1: unhabitat-eb approved"]


def test_the_title_of_an_adopted_text_is_no_act() -> None:
    text = "1. 执行局通过了以下决定：\n\n(a) 第2097/5号决定：选举执行局主席团成员并核准工作计划。\n"
    assert told(text) == ["1: unhabitat-eb adopted"]


def test_what_was_adopted_elsewhere_is_told_in_an_attribute_and_nothing_goes_on_with_it() -> None:
    text = "1. 联合国大会通过的《政治宣言》，强调了住房的重要性。\n"
    assert told(text) == ["1: un-ga adopted"]


# ---------------------------------------------------------------- what was decided, and how many objects


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("执行局决定设立一个工作组。", ["established"]),
        ("执行局决定将任期延长一年。", ["extended"]),
        ("执行局还决定将准备金定为300万美元。", ["decided"]),
        ("执行局决定，下次会议在内罗毕举行。", ["decided"]),
        ("联合国大会决定第九十七届会议休会，并于2099年复会。", ["adjourned", "decided"]),
    ],
)
def test_what_was_decided_to_do_is_what_was_done(sentence: str, expected: list[str]) -> None:
    assert [line.split()[2] for line in told(f"1. {sentence}\n")] == expected


def test_each_document_in_brackets_is_an_object() -> None:
    text = "1. 执行局表示注意到进度报告（HSP/EB.2097/3）和核对表（HSP/EB.2097/INF/8）。\n"
    assert told(text) == ["1: unhabitat-eb took-note"] * 2


def test_each_item_of_a_list_in_mid_sentence_is_an_object() -> None:
    text = "1. 执行局设立了关于下列事项的三个工作组：(a)工作方法；(b)预算；(c)伙伴关系。\n"
    assert told(text) == ["1: unhabitat-eb established"] * 3


def test_items_that_an_act_announces_are_its_objects() -> None:
    text = "1. 执行局第2097/3号决定核准的文件如下：\n\n(a) 成果框架；\n\n(b) 伙伴关系战略。\n"
    assert told(text) == ["1(a): unhabitat-eb approved", "1(b): unhabitat-eb approved"]


def test_several_who_are_asked_are_all_named() -> None:
    assert told("1. 执行局鼓励会员国和人居署合作伙伴提供资金。\n") == [
        "1: unhabitat-eb encouraged member-states partners"
    ]


def test_a_body_may_be_asked_by_its_session() -> None:
    text = "1. 执行局建议人居大会2099年第二届会议审议该文件。\n"
    assert told(text) == ["1: unhabitat-eb recommended unhabitat-ha"]


# ---------------------------------------------------------------- what goes with an act


def test_the_meeting_is_that_named_before_and_its_words_are_in_the_evidence() -> None:
    reading, act = only("1. 执行局2097年第二次会议于2097年11月3日举行。执行局表示注意到该报告。\n")
    assert of(reading, act, "heldAt") == ["unhabitat-eb 2097/2"]
    held = next(s for s in reading.statements if s.subject == act and s.relation == "heldAt")
    assert len(held.evidence.spans) == 2


def test_the_text_by_which_it_was_done() -> None:
    reading, act = only("1. 执行局在第2097/6号决定中核准了该政策。\n")
    assert [s.object for s in reading.statements if s.subject == act and s.relation == "decidedBy"] != []


def test_a_text_of_another_body_is_what_an_act_rests_on_and_not_its_own() -> None:
    reading, act = only("1. 执行局依据人居大会第1/2号决议，表示注意到该说明。\n")
    assert of(reading, act, "actor") == ["unhabitat-eb"]
    assert of(reading, act, "decidedBy") == []


@pytest.mark.parametrize(
    ("sentence", "relation", "value"),
    [
        ("执行局请执行主任不迟于2099年3月31日提交报告。", "dueDate", "2099-03-31"),
        ("执行局请执行主任将报告提交执行局2099年第一次会议审议。", "dueAt", "unhabitat-eb 2099/1"),
    ],
)
def test_when_it_is_due(sentence: str, relation: str, value: str) -> None:
    reading, act = only(f"1. {sentence}\n")
    assert of(reading, act, relation) == [value]


def test_an_expected_election_is_none_yet() -> None:
    reading, act = only("1. 联合国大会预计选出十个成员。\n", head=GENERAL_ASSEMBLY)
    assert act.type == "to-elect"
    assert of(reading, act, "expectedIn") == ["Work(name='A/98/417')"]


# ---------------------------------------------------------------- plans


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("执行局核准了人居署2098年工作方案和预算。", ["approved"]),
        ("2098年工作方案草案和预算由执行局2097年第二次会议核准。", ["approved"]),
        ("联合国大会决定延长2094-2097年期间战略计划，以涵盖2094-2099年期间。", ["extended"]),
        ("执行局建议人居大会考虑将2094-2097年期间战略计划延长至2099年。", ["recommended-extension"]),
        ("执行局核准了2094-2097年期间战略计划的成果框架。", []),
        ("执行局核准了2094-2097年期间战略计划的执行情况报告。", []),
        ("执行局核准了执行局2098年工作计划。", []),
    ],
)
def test_what_an_act_does_to_a_plan(sentence: str, expected: list[str]) -> None:
    reading = read(BOARD + f"1. {sentence}\n")
    assert [s.object.code for s in reading.statements if s.relation == "planAct"] == expected  # type: ignore[union-attr]


def test_an_extended_plan_has_both_periods_and_is_known_by_the_new_one() -> None:
    reading = read(BOARD + "1. 执行局第2097/9号决定延长2094-2097年期间战略计划，以涵盖2094-2099年期间。\n")
    said = {(s.relation, type(s.object).__name__) for s in reading.statements}
    assert {("period", "Period"), ("versionOf", "Plan"), ("decidedBy", "Outcome"), ("extends", "Plan")} <= said


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "人居大会还通过了第4/5号决定，其中将工作组的任务期限延长两年，并解散了另一个工作组。",
            ["adopted", "extended", "dissolved"],
        ),
        ("执行局核准了该文件，并决定将国别方案延长一年。", ["approved", "extended"]),
        ("人居大会第五届会议请执行主任编制模板，并核可了该政策。", ["requested", "endorsed"]),
        ("执行局不妨表示注意到本报告，欢迎各项进展，并请执行主任继续工作。", ["invited"]),
    ],
)
def test_what_goes_on_with_an_act(sentence: str, expected: list[str]) -> None:
    assert [line.split()[2] for line in told(f"1. {sentence}\n")] == expected


def test_an_object_ends_before_the_words_that_lead_on() -> None:
    reading = read(BOARD + "1. 执行局通过了工作计划，其中执行局请秘书处编写报告。\n")
    acts = [s.subject for s in reading.statements if s.relation == "exists" and isinstance(s.subject, Act)]
    assert of(reading, acts[0], "description") == ["工作计划"]


@pytest.mark.parametrize(("verb", "expected"), [("通过了", ["1: unhabitat-eb adopted"]), ("通过", [])])
def test_a_verb_that_is_marked_as_done_is_no_part_of_the_name_behind_it(verb: str, expected: list[str]) -> None:
    assert told(f"1. 执行局{verb}工作计划。\n") == expected


def test_who_is_asked_to_do_it_at_a_meeting_is_who_meets() -> None:
    text = "1. 执行局建议人居大会在2098年第二届会议上讨论此事，并请执行主任编写文件，提交人居大会该届会议。\n"
    reading = read(BOARD + text)
    acts = [s.subject for s in reading.statements if s.relation == "exists" and isinstance(s.subject, Act)]
    asked = next(act for act in acts if act.type == "requested")
    assert (of(reading, asked, "heldAt"), of(reading, asked, "dueAt")) == ([], ["unhabitat-ha 2"])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("С учетом этих сообщений Генеральный секретарь просит государства-члены представить данные.", True),
        ("В качестве первой меры Комиссия рекомендует государствам-членам представить данные.", True),
        (
            "По этому вопросу Экономический и Социальный Совет просил Генерального секретаря дать ответ.",
            True,
        ),
        ("С учетом этих сообщений национальная Комиссия рекомендует государствам-членам представить данные.", False),
        ("С учетом мнения Генерального секретаря просит государства-члены представить данные.", False),
    ],
)
def test_a_name_that_only_a_subject_has_acts_wherever_it_stands(sentence: str, expected: bool) -> None:
    reading = read(f"E/CN.5/2098/3\n\n1. {sentence}\n", language="ru")
    assert any(isinstance(s.subject, Act) for s in reading.statements) is expected


def test_who_wrote_the_document_is_asked_where_it_says_me() -> None:
    head = "A/98/417\n\nГенеральная Ассамблея\nДевяносто восьмая сессия\n\nПорты\n\nДоклад Генерального секретаря\n\n"
    reading = read(head + "I. Введение\n\n1. Совет Безопасности просил меня дать ответ.\n", language="ru")
    assert {s.object for s in reading.statements if s.relation == "addressee"} == {Body("un-sg")}
