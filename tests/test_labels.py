"""What the graph calls a thing that has no name of its own."""

from __future__ import annotations

import pytest

from travaux import authority
from travaux.graph.describe import LABEL, describe
from travaux.graph.iris import of
from travaux.graph.terms import parts
from travaux.model import Act, Event, Thing, Work

WORK = Work("HSP/EB.2098/8")


@pytest.mark.parametrize(
    ("thing", "label"),
    [
        (Act(WORK, "para_1", "adopted", 1), "adopted (HSP/EB.2098/8, para_1)"),
        (Act(WORK, "para_1", "adopted", 2), "adopted 2 (HSP/EB.2098/8, para_1)"),
        (Event("doc/HSP/EB.2098/8/para_33/2097-09-23/1"), "event of 2097-09-23 (HSP/EB.2098/8, para_33)"),
        (Event("doc/HSP/EB.2098/8/para_33/2097-09/12"), "event 12 of 2097-09 (HSP/EB.2098/8, para_33)"),
        (Event("wuf/11"), "World Urban Forum 11"),
    ],
)
def test_the_label_of_a_thing_without_a_name(thing: Thing, label: str) -> None:
    labels = [
        value
        for subject, predicate, value in describe(thing, authority.load())
        if (subject, predicate) == (of(thing), LABEL)
    ]
    assert [parts(value).value for value in labels] == [label]
