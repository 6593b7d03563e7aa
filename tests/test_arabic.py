"""What invented Arabic documents say, where the code had to learn it: offices, texts by which, amounts, head lines."""

from __future__ import annotations

from reading import read

from travaux.model import Act, BudgetLine, RoleHolding, Statement

HEAD = """الأمم المتحدة

UNEP/EA.9/17

جمعية الأمم المتحدة للبيئة التابعة لبرنامج الأمم المتحدة للبيئة

الدورة التاسعة

أولا - مقدمة

"""
RESOLUTION = """S/RES/2990 (2098)

القرار 2990 (2098)

إن مجلس الأمن،

إذ يتطلع إلى النتائج التي طلب المجلس إجراءها في قراره 2980 (2097)،

1 - يقرر أن يبقي المسألة قيد نظره.
"""


def said(text: str, head: str = HEAD) -> list[Statement]:
    """The statements of a document with these paragraphs."""
    return list(read(head + text + "\n", language="ar").statements)


def offices(text: str) -> set[str]:
    """Who holds which office of which body."""
    found = (s.subject for s in said(text) if s.relation == "exists")
    return {f"{one.body}/{one.role}/{one.holder}" for one in found if isinstance(one, RoleHolding)}


def test_an_office_of_a_body_that_is_not_known_is_none_of_the_body_that_elects() -> None:
    assert offices("1 - انتخبت جمعية البيئة هنغاريا لملء شاغر متبق في اللجنة الاستشارية.") == set()
    assert offices("1 - انتخبت جمعية البيئة السيد سام تو (عُمان) نائبا لرئيس الجمعية.") == {
        "unep-unea/vice-president/OMN"
    }


def test_a_line_that_is_the_name_of_a_state_and_of_a_place_is_the_state() -> None:
    lines = "1 - انتخبت جمعية البيئة أعضاء المكتب التالية أسماؤهم:\n\nنواب الرئيس:\n\nعمان\n\nقطر"
    assert {one.rpartition("/")[2] for one in offices(lines)} == {"OMN", "QAT"}


def test_the_text_by_which_it_was_done_stands_between_subject_and_object() -> None:
    facts = said("1 - أيدت جمعية البيئة، في قرارها 9/2 المؤرخ 5 أيار/مايو 2098، الإعلان.")
    assert [str(s.object) for s in facts if s.relation == "decidedBy"] == [
        "Outcome(kind='resolution', body='unep-unea', number='9/2')"
    ]
    assert [s.object.value for s in facts if s.relation == "description" and hasattr(s.object, "value")] == ["الإعلان"]


def test_the_budget_of_a_programme_of_work_is_of_its_years() -> None:
    text = "1 - وافقت جمعية البيئة على برنامج العمل لفترة السنتين 2098-2099 وعلى ميزانية لصندوق البيئة قدرها 9 دولارات."
    lines = [s.subject for s in said(text) if s.relation == "amount"]
    assert lines == [BudgetLine("unep", "2098-2099", "environment-fund", "budget", "approved")]


def test_below_a_head_line_the_body_that_it_names_acts() -> None:
    acts = [s for s in said("", RESOLUTION) if isinstance(s.subject, Act) and s.relation == "actor"]
    assert {getattr(s.object, "slug", "") for s in acts} == {"un-sc"}


def test_a_body_right_behind_another_is_asked_by_it_and_no_organ_of_it() -> None:
    facts = said("1 - ويحث مجلس الأمن الدول الأعضاء على مواصلة التخطيط.", "S/PRST/2098/4\n\n")
    assert [str(s.object) for s in facts if s.relation == "actor"] == ["Body(slug='un-sc')"]
    assert [str(s.object) for s in facts if s.relation == "addressee"] == ["Body(slug='member-states')"]


def test_a_text_by_which_it_was_done_is_not_what_the_act_concerns() -> None:
    facts = said("1 - اعتمدت جمعية البيئة الإعلان في قرارها 9/2 المؤرخ 5 أيار/مايو 2098.")
    assert [s.object for s in facts if s.relation == "concerns"] == []
    assert [s.relation for s in facts].count("decidedBy") == 1


def test_an_event_is_told_of_once_whatever_of_its_place_is_taken_for_its_name() -> None:
    facts = said("1 - وعقد الاجتماع التشاوري الأول للأطراف في لوكا في 15 تشرين الأول/أكتوبر 2098.")
    assert [s.relation for s in facts].count("startDate") == 1


def test_what_a_body_had_done_was_done_and_what_it_may_do_was_not() -> None:
    acts = [
        {s.subject.type for s in said(f"1 - {text}", "S/2098/4\n\n") if isinstance(s.subject, Act)}
        for text in (
            "وكان مجلس الأمن قد أدان الهجوم.",
            "ويذكر أن مجلس الأمن قد أدان الهجوم.",
            "قد يدين مجلس الأمن الهجوم.",
        )
    ]
    assert acts == [{"condemned"}, {"condemned"}, set()]


def test_a_title_in_marks_that_stand_either_way_round_ends_before_the_verb() -> None:
    for title in ("”تنفيذ المهام“", "“تنفيذ المهام”"):
        acts = said(f"1 - وفي القرار 9/4، المعنون {title}، رحبت جمعية البيئة بالتقرير.")
        assert {s.subject.type for s in acts if isinstance(s.subject, Act)} == {"welcomed"}
    quoted = said("1 - وورد في التقرير ما يلي: ”رحبت جمعية البيئة بالتقرير“.")
    assert not any(isinstance(s.subject, Act) for s in quoted)
