"""The acts of resolutions and decisions: who speaks, what each paragraph does, whom it asks, for what, by when."""

from __future__ import annotations

import pytest
from reading import read

from travaux.model import Act, Outcome, OutcomePart, Reading, State

HEAD = """United Nations
A/RES/98/239
General Assembly
Distr.: General
15 January 2098

Resolution adopted by the General Assembly on 20 December 2097

98/239. Sustainable streets

The General Assembly,

Recalling its resolution 97/165 of 15 December 2096,

"""
ANNEXED = """United Nations

HSP/GC/24/9

Governing Council of the United Nations Human Settlements Programme

Twenty-fourth session

Proceedings of the Governing Council of the United Nations Human Settlements Programme at its twenty-fourth session

I. Opening

1. The Governing Council took note of the report.

Annex I

Resolutions

Resolution 24/4: Housing

{line}

Recalling its resolution 23/3 of 3 May 2096, by which the Council requested the Executive Director to prepare a plan,

Approves the strategic plan for the period 2094-2099 and the work programme for the biennium 2098-2099;

8th plenary meeting

9 May 2097

Approves of nothing any more.
"""


def acts(reading: Reading, *relations: str) -> list[str]:
    """The acts of a document: paragraph, kind, and the values of some relations."""
    places = {paragraph.eid: paragraph.para for paragraph in reading.document.paragraphs}
    out = []
    for s in reading.statements:
        if s.relation == "exists" and isinstance(s.subject, Act):
            said = [t for t in reading.statements if t.subject == s.subject and t.relation in relations]
            values = [value(t.object) for t in said]
            out.append(" ".join([places[s.subject.eid], s.subject.type, *values]))
    return out


def value(thing: object) -> str:
    if isinstance(thing, Outcome):
        return thing.number
    return next(str(getattr(thing, name)) for name in ("slug", "key", "code", "value") if hasattr(thing, name))


def said(text: str, *relations: str, language: str = "en") -> list[str]:
    """The acts of the operative paragraphs of a resolution of the General Assembly."""
    found = acts(read(HEAD + text if language == "en" else text, language=language), *relations)
    return [act for act in found if act[0].isdigit()]


# ---------------------------------------------------------------- who speaks


def test_paragraphs_below_a_head_line_are_acts_of_the_body_by_the_text() -> None:
    reading = read(ANNEXED.format(line="The Governing Council,"), language="en")
    assert sorted(acts(reading, "actor", "decidedBy")) == [
        "1 took-note unhabitat-gc",
        "annex1/1 approved unhabitat-gc 24/4",
        "h:annex 1 recalled unhabitat-gc 24/4",
        "h:annex 1 requested unhabitat-gc 23/3",
    ]


def test_the_plans_are_approved_by_the_text() -> None:
    reading = read(ANNEXED.format(line="The Governing Council,"), language="en")
    approved = [getattr(s.object, "period", "") for s in reading.statements if s.relation == "approves"]
    assert "2094-2099" in approved
    assert {getattr(s.object, "code", "") for s in reading.statements if s.relation == "planAct"} == {"approved"}


def test_a_body_that_is_not_known_is_reported_and_acts_not() -> None:
    reading = read(ANNEXED.format(line="The Committee of Mayors,"), language="en")
    assert [act for act in acts(reading) if "approved" in act] == []
    assert "unknown-speaker" in [finding.code for finding in reading.findings]


def test_a_report_that_lists_what_to_do_is_no_resolution() -> None:
    text = "United Nations\n\nHSP/EB.2098/4\n\nI. Next steps\n\n1. The Board met.\n\n2. Requests for help were many.\n"
    assert acts(read(text, language="en")) == []


# ---------------------------------------------------------------- verbs and whom they ask


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Takes note of the report;", ["1 took-note"]),
        ("1. Also takes note with appreciation of the report;", ["1 took-note"]),
        (
            "1. Welcomes the report, and requests the Secretary-General to publish it;",
            ["1 welcomed", "1 requested un-sg"],
        ),
        ("1. Urges Member States and other relevant stakeholders to help;", ["1 urged member-states partners"]),
        ("1. Invites the specialized agencies, Governments and the private sector to help;", None),
        ("1. Calls upon the Governments of Kenya and Ghana to cooperate;", ["1 called-upon KEN GHA"]),
        ("1. Invites Member States to report, and urges them to do so in time;", None),
        ("1. Recommends that the Economic and Social Council consider the matter;", ["1 recommended un-ecosoc"]),
        ("1. Requests the United Nations Environment Programme, in its work, to help;", ["1 requested unep"]),
        ("1. Emphasizing the need for streets, decides to act;", ["1 stressed", "1 decided"]),
        ("1. Welcomes the report, which notes that streets matter;", ["1 welcomed"]),
        ('1. Notes the words "and decides that all is well";', ["1 noted"]),
        ("1. Requests that the Secretary-General's report be published;", ["1 requested"]),
    ],
)
def test_a_paragraph_is_one_or_more_acts(text: str, expected: list[str] | None) -> None:
    special = {
        "1. Invites the s": ["1 invited un-entities member-states partners"],
        "1. Invites Membe": ["1 invited member-states", "1 urged member-states"],
    }
    assert said(text, "addressee") == (expected or special[text[:16]])


def test_a_state_is_an_addressee_of_its_own() -> None:
    reading = read(HEAD + "1. Requests the Government of Kenya to help;", language="en")
    assert [s.object for s in reading.statements if s.relation == "addressee"] == [State("KEN")]


SPOKEN = {
    "ar": "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 97/165،\n\n1 - تطلب إلى الأمين العام أن يقدم تقريرا؛",
    "es": "La Asamblea General,\n\nRecordando su resolución,\n\n1. Solicita al Secretario General que la informe;",
    "fr": "L'Assemblée générale,\n\nRappelant sa résolution,\n\n1. Prie le Secrétaire général de faire rapport ;",
    "ru": "Генеральная Ассамблея,\n\nссылаясь на резолюцию 97/165,\n\n1. просит Генерального секретаря помочь;",
    "zh": "大会，\n\n回顾其第97/165号决议，\n\n1. 请秘书长提交报告；",
}


@pytest.mark.parametrize("language", SPOKEN)
def test_the_other_languages_say_the_same(language: str) -> None:
    assert said(SPOKEN[language] + "\n", "addressee", language=language) == ["1 requested un-sg"]


# ---------------------------------------------------------------- deadlines, deliverables, effects


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("to submit a report at its ninety-ninth session", "un-ga 99 report"),
        ("to submit a report by the end of February 2098", "2098-02 report"),
        ("to submit a report within six months", "P6M report"),
        ("to submit a report within six weeks", "P42D report"),
        ("to report every 90 days", "R/P90D report"),
        ("to brief the Assembly annually", "R/P1Y briefing"),
        ("to prepare guidelines on a regular basis", "R guidelines"),
        ("to convene a dialogue at its next session", "next-session meeting"),
        ("to conduct a review of the plan of 2095", "review"),
        ("to support the implementation of the plan", ""),
    ],
)
def test_what_is_asked_for_has_a_deadline_and_a_deliverable(words: str, expected: str) -> None:
    relations = ("dueAt", "dueDate", "dueWithin", "recurrence", "dueOccasion", "deliverable")
    assert said(f"1. Requests the Secretary-General {words};", *relations) == [f"1 requested {expected}".rstrip()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Decides to extend the mandate of the group until 31 March 2099;", "extends"),
        ("Decides that the mandate shall be terminated;", "terminates"),
        ("Decides to establish a group of experts;", "establishes"),
        ("Endorses the report;", "endorses"),
        ("Decides to remain seized of the matter;", ""),
        ("Approves the draft of the plan;", ""),
    ],
)
def test_an_act_has_an_effect(text: str, expected: str) -> None:
    (act,) = said(f"1. {text}", "effect")
    assert act.split(" ", 2)[2:] == ([expected] if expected else [])


def test_what_a_text_does_to_another_is_a_link() -> None:
    reading = read(HEAD + "1. Decides to amend resolution 97/165;", language="en")
    assert [(value(s.subject), value(s.object)) for s in reading.statements if s.relation == "amends"] == [
        ("98/239", "97/165")
    ]


# ---------------------------------------------------------------- items, drafts


def test_items_that_complete_the_verb_are_acts_of_the_same_kind() -> None:
    text = "1. Requests the Secretary-General:\n\n(a) To submit a report;\n\n(b) To convene a workshop;\n"
    assert said(text, "addressee", "deliverable") == [
        "1 requested un-sg",
        "1(a) requested un-sg report",
        "1(b) requested un-sg meeting",
    ]


def test_items_that_only_list_things_are_none() -> None:
    text = "1. Welcomes the following progress:\n\n(a) Better streets;\n\n(b) Better squares;\n"
    assert said(text) == ["1 welcomed"]


def test_an_act_of_a_draft_is_expected_and_decided_by_nothing() -> None:
    draft = HEAD.replace("A/RES/98/239", "A/98/L.4").replace(
        "Resolution adopted by the General Assembly on 20 December 2097", "Kenya and Ghana: draft resolution"
    )
    reading = read(draft + "1. Decides to act;\n", language="en")
    assert {s.relation for s in reading.statements if isinstance(s.subject, Act)} >= {"expectedIn", "actor"}
    assert "decidedBy" not in {s.relation for s in reading.statements}
    assert {value(s.subject) for s in reading.statements if s.relation == "adoptedBy"} <= {"97/165"}
    assert [value(s.object) for s in reading.statements if s.relation == "sponsor"] == ["KEN", "GHA"]


def test_a_list_of_sponsors_goes_on_over_lines() -> None:
    lines = "The situation between Iraq and Kuwait\nAngola, Benin, Saint Vincent and the\nGrenadines, Chad,\nGhana"
    draft = HEAD.replace("A/RES/98/239", "A/98/L.4").replace(
        "Resolution adopted by the General Assembly on 20 December 2097", f"{lines} and Kenya: draft resolution"
    )
    reading = read(draft + "1. Decides to act;\n", language="en")
    sponsors = {value(s.object) for s in reading.statements if s.relation == "sponsor"}
    assert sponsors == {"AGO", "BEN", "VCT", "TCD", "GHA", "KEN"}


def test_a_draft_that_a_report_recommends_is_not_adopted() -> None:
    text = (
        "United Nations\nA/98/417\nGeneral Assembly\n\nReport of the Second Committee\n\n1. The Committee met.\n\n"
        "2. It recommends the adoption of the following draft resolution:\n\nThe General Assembly,\n\n"
        "Recalling its resolution 97/165,\n\n1. Decides to establish a group of experts.\n"
    )
    found = [
        s for s in read(text, language="en").statements if isinstance(s.subject, Act) and s.subject.type == "decided"
    ]
    assert "expectedIn" in {s.relation for s in found}
    assert "decidedBy" not in {s.relation for s in found}


def test_what_somebody_is_asked_not_to_do_is_never_due() -> None:
    text = "1. Requests the Secretary-General not to submit a report at its ninety-ninth session;"
    assert said(text, "addressee", "dueAt", "deliverable") == ["1 requested un-sg"]


@pytest.mark.parametrize(
    ("words", "relation"),
    [("repeal resolution 97/165", "repeals"), ("repeal paragraph 4 of resolution 97/165", "amends")],
)
def test_who_repeals_a_paragraph_amends_the_text(words: str, relation: str) -> None:
    reading = read(HEAD + f"1. Decides to {words};", language="en")
    assert {s.relation for s in reading.statements if s.relation in ("repeals", "amends")} == {relation}


def test_an_annex_is_a_part_of_the_text_above_it() -> None:
    text = HEAD + "1. Adopts the guidelines contained in the annex.\n\nAnnex\n\nGuidelines on streets\n\n1. Walk.\n"
    reading = read(text, language="en")
    parts = [s for s in reading.statements if s.relation in ("partOf", "title") and isinstance(s.subject, OutcomePart)]
    assert {(s.relation, getattr(s.subject, "part", "")) for s in parts} == {
        ("partOf", "annex 1"),
        ("title", "annex 1"),
    }
    assert "Guidelines on streets" in [value(s.object) for s in parts]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("to continue its irregular and regular work on the universal periodic review", "1 requested"),
        ("to submit an annual report", "1 requested R/P1Y"),
        ("to help the group, which was to report by 31 March 2099", "1 requested"),
        ("to meet for three days", "1 requested"),
    ],
)
def test_words_about_something_else_are_no_deadline(words: str, expected: str) -> None:
    assert said(f"1. Requests the Council {words};", "dueDate", "dueWithin", "recurrence") == [expected]
