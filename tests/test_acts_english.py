"""What bodies did, read from invented English reports: several actors, pronouns, passives, texts, plans, meetings."""

from __future__ import annotations

import pytest
from reading import read

from travaux.model import Act

HEAD = """United Nations

HSP/GC/24/9

Governing Council of the United Nations Human Settlements Programme

Twenty-fourth session

Note by the Secretariat

I. Introduction

1. """


def acts(text: str) -> list[str]:
    """The acts of a document: type, actors, addressees, what was done to a plan, meeting, text."""
    reading = read(HEAD + text + "\n", language="en")
    out = []
    for s in reading.statements:
        if s.relation == "exists" and isinstance(s.subject, Act):
            said = [t for t in reading.statements if t.subject == s.subject]
            wanted = ("actor", "addressee", "planAct", "heldAt", "decidedBy")
            things = [t.object for relation in wanted for t in said if t.relation == relation]
            names = [getattr(o, "slug", "") or getattr(o, "code", "") or getattr(o, "number", "") for o in things]
            out.append(
                " ".join(
                    [s.subject.type, *(name or getattr(o, "key", "") for name, o in zip(names, things, strict=True))]
                )
            )
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The General Assembly and the Security Council welcomed the report and approved the budget.",
            ["welcomed un-sc un-ga", "approved un-sc un-ga"],
        ),
        ("After hearing the General Assembly, the Security Council approved it.", ["approved un-sc"]),
        (
            "The Governing Council took note of the report. It also adopted the rules.",
            ["took-note unhabitat-gc", "adopted unhabitat-gc"],
        ),
        ("It also adopted the rules.", []),
        ("The General Assembly requested the Secretary-General of the Conference to report.", ["requested un-ga"]),
        ("The Executive Director proposed a new office.", ["proposed unhabitat-ed unhabitat-gc"]),
        (
            "The Executive Director recommended that the Investment and Development Board approve the report.",
            ["proposed unhabitat-ed"],
        ),
        (
            "The Governing Council approved the strategic plan of the United Nations Human Settlements Programme "
            "(UN-Habitat) covering the period 2014-2019.",
            ["approved unhabitat-gc approved"],
        ),
        (
            "By resolution 98/7, adopted at its 3rd meeting, on 5 May 2043, the General Assembly extended the mandate.",
            ["extended un-ga 98/7"],
        ),
        (
            "The following texts bear on the matter:\n\n"
            "(a) Resolution 98/7, by which the General Assembly decided to extend the mandate;\n\n"
            "(b) Resolution 98/8, on the report that the General Assembly welcomed.",
            ["extended un-ga 98/7"],
        ),
        ("The plan was endorsed by the General Assembly.", ["endorsed un-ga"]),
        (
            "The Executive Director was requested by the Governing Council to report.",
            ["requested unhabitat-gc unhabitat-ed"],
        ),
        (
            "The General Assembly met. By its resolution 66/207, the Assembly decided to convene a conference.",
            ["convened un-ga 66/207"],
        ),
        (
            "The Advisory Committee on Administrative and Budgetary Questions met. The Advisory Committee had "
            "recommended approval of the work programme and budget for the biennium 2014-2015.",
            ["recommended un-acabq recommended"],
        ),
        ("The Advisory Committee had recommended approval of the work programme for 2014-2015.", []),
        (
            "The Governing Council requested the Executive Director to submit a strategic plan for 2014-2019.",
            ["requested unhabitat-gc unhabitat-ed requested"],
        ),
        (
            "The Governing Council requested the Executive Director to submit notes "
            "on the strategic plan for 2014-2019.",
            ["requested unhabitat-gc unhabitat-ed"],
        ),
        ("The Governing Council will have approved the plan.", []),
        (
            "The Governing Council took note of the report which the mayors wrote and approved the plan.",
            ["took-note unhabitat-gc"],
        ),
        ("The Governing Council considered the matter and decided to extend the plan.", ["extended unhabitat-gc"]),
        ("The representative of the Secretariat noted that the report requested by mayors was late.", []),
    ],
)
def test_who_did_what(text: str, expected: list[str]) -> None:
    assert acts(text) == expected


def test_what_is_set_up_is_no_body_that_it_is_of() -> None:
    reading = read(
        HEAD + "By its resolution 66/207, the General Assembly established a panel of the Security Council.\n",
        language="en",
    )
    assert [s for s in reading.statements if s.relation == "establishes"] == []


def test_who_is_asked_through_the_first_person_wrote_the_document() -> None:
    head = (
        "United Nations\n\nS/2098/347\n\nSecurity Council\n\nReport of the Secretary-General\n\nI. Introduction\n\n1. "
    )
    text = "In its resolution 3021 (2097), the Council requested me to report on the mandate and welcomed the progress."
    found = read(head + text + "\n", language="en").statements
    said = {(s.subject.type, getattr(s.object, "slug", "")) for s in found if isinstance(s.subject, Act)}
    assert {("requested", "un-sc"), ("requested", "un-sg"), ("welcomed", "un-sc")} <= said
    assert ("welcomed", "un-sg") not in said
