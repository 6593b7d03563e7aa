"""What was still to come when a document was issued, and the event of what a State does."""

from __future__ import annotations

import pytest
from reading import BOARD, facts

ISSUED = BOARD.replace(
    "联合国人类住区规划署执行局\n",
    "联合国\nHSP/EB.2098/7\n\nDistr.: General\n11 January 2098\n\n联合国人类住区规划署执行局\n",
    1,
)


def expected(sentence: str, head: str = ISSUED) -> set[str]:
    """What is still to come by a sentence of a document of 11 January 2098, but for the meeting it is for."""
    found = facts(f"{head}1. {sentence}\n", "expectedIn")
    return {fact.partition(" ")[0] for fact in found if "unhabitat-eb 2098/1" not in fact}


@pytest.mark.parametrize(
    ("sentence", "come"),
    [
        ("2098年6月3日至7日在开罗举行的世界城市论坛第三十届会议", True),
        ("2098年6月在开罗举行的世界城市论坛第三十届会议", True),
        ("2097年6月3日至7日在开罗举行的世界城市论坛第三十届会议", False),
        ("2098年1月在开罗举行的世界城市论坛第三十届会议", False),
        ("2098年在开罗举行的世界城市论坛第三十届会议", False),
    ],
)
def test_an_event_behind_the_day_of_issue_is_still_to_come(sentence: str, come: bool) -> None:
    assert bool(expected(sentence)) is come


def test_so_is_the_meeting_that_a_document_is_for() -> None:
    found = facts(ISSUED + "1. 各项工作正在进行。\n", "expectedIn")
    assert found == {"unhabitat-eb 2098/1 expectedIn HSP/EB.2098/7"}


def test_without_a_day_of_issue_nothing_is_known_to_be_to_come() -> None:
    assert expected("2098年6月3日至7日在开罗举行的世界城市论坛第三十届会议", BOARD) == set()


def test_what_a_state_does_for_an_event_leads_to_that_event() -> None:
    text = "1. 2097年6月3日至7日在波兰卡托维兹举行的世界城市论坛第三十届会议通过了宣言。\n"
    joined = facts(BOARD + text, "inEvent")
    assert len(joined) == 1
    assert all(fact.endswith("inEvent event/wuf/30") for fact in joined)
