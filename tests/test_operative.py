"""Resolutions that speak: the paragraphs below a line that names a body are what that body does, by which text."""

from __future__ import annotations

import pytest
from reading import read

from travaux.model import Act, Outcome, Reading
from travaux.readers.text import read_text
from travaux.relations.operative import speakers
from travaux.relations.read import read_context

HEAD = """United Nations

HSP/GC/24/9

Governing Council of the United Nations Human Settlements Programme

Twenty-fourth session

Proceedings of the Governing Council of the United Nations Human Settlements Programme at its twenty-fourth session

I. Opening

1. The Governing Council took note of the report.

Annex I

Resolutions

"""
BODY = """Resolution 24/4: Housing

The Governing Council,

Recalling its resolution 23/3 of 3 May 2096, by which the Council requested the Executive Director to prepare a plan,

Approves the strategic plan for the period 2094-2099 and the work programme for the biennium 2098-2099;

Requests the Executive Director to report, and urges member States to help:

{item}

8th plenary meeting

9 May 2097

Approves of nothing any more.
"""


def acts(reading: Reading) -> list[str]:
    """The acts of a document: type, actor, addressees, text."""
    out = []
    for s in reading.statements:
        if s.relation == "exists" and isinstance(s.subject, Act):
            said = [t for t in reading.statements if t.subject == s.subject]
            bodies = [getattr(t.object, "slug", "") for t in said if t.relation in ("actor", "addressee")]
            texts = [t.object.number for t in said if t.relation == "decidedBy" and isinstance(t.object, Outcome)]
            out.append(" ".join([s.subject.type, *bodies, *texts]))
    return out


def test_paragraphs_below_a_head_line_are_acts_of_the_body_by_the_text() -> None:
    """Those that speak of a plan (``operative_objects``); elsewhere only a clause with a subject of its own is."""
    reading = read(HEAD + BODY.format(item="(a) Recognizing their means;"), language="en")
    assert acts(reading) == [
        "took-note unhabitat-gc",
        "requested unhabitat-gc unhabitat-ed 23/3",
        "approved unhabitat-gc 24/4",
    ]


def test_the_plans_are_approved_by_the_text() -> None:
    reading = read(HEAD + BODY.format(item="(a) To build;"), language="en")
    approved = [getattr(s.object, "period", "") for s in reading.statements if s.relation == "approves"]
    assert "2094-2099" in approved
    assert {getattr(s.object, "code", "") for s in reading.statements if s.relation == "planAct"} == {"approved"}


@pytest.mark.parametrize(
    "line", ["The Governing Council", "The Governing Council, in Nairobi,", "The Committee of Mayors,"]
)
def test_other_lines_let_nobody_speak(line: str) -> None:
    reading = read(HEAD + BODY.replace("The Governing Council,", line).format(item="(a) To build;"), language="en")
    assert [act for act in acts(reading) if act.startswith("approved")] == []


def test_a_language_without_such_frames_has_no_speakers() -> None:
    raw = read_text("test.txt", "文件\n\n大会，\n\n请秘书长提交报告；\n".encode())
    assert speakers(read_context(raw, language="zh")) == {}
