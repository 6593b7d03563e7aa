"""How far a rule got that gave no fact."""

from __future__ import annotations

import doctest

import pytest
from reading import BOARD

from travaux import authority, grammar
from travaux.extract.passages import passage
from travaux.grammar import near as module
from travaux.grammar.load import line_of
from travaux.grammar.near import Near, cut, near
from travaux.model import Paragraph, Span

ZH = grammar.load("zh")
ZONE = "body"


def nearest(text: str, limit: int = 100) -> dict[str, Near]:
    paragraph = Paragraph("1", "para_1", "paragraph", "body", (Span(0, len(text)),))
    found = passage(text, paragraph, 0, ZH, authority.load())
    return {one.rule: one for sentence in found.sentences for one in near(sentence.marked, ZH, ZONE, limit)}


def test_the_examples_in_the_documentation() -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("pattern", "steps"),
    [
        ("举行{meeting:Meeting}", ["举行", "{meeting:Meeting}"]),
        ("(于|在)?(举行|召开)", ["(于|在)?(举行|召开)"]),
        ("^{a:Body}~4{b:clause}，{c:Date}?", ["^{a:Body}", "~4{b:clause}，", "{c:Date}?"]),
        ("通过(了(两|三)项)?决定$", ["通过", "(了(两|三)项)?决定", "$"]),
        ("举行|召开", ["举行|召开"]),
    ],
)
def test_a_pattern_is_cut_behind_what_must_be_there(pattern: str, steps: list[str]) -> None:
    assert cut(pattern) == steps
    assert "".join(steps) == pattern


def test_the_longest_beginning_that_matches_and_what_should_follow() -> None:
    one = nearest("执行局于2098年4月7日举行了研讨班。")["zh.held.body-first"]
    assert 0 < one.steps < one.of
    assert one.next.endswith("{meeting:Meeting}")


def test_a_rule_of_which_all_matched_wants_nothing() -> None:
    one = nearest("执行局于2098年4月7日举行了第一次会议。")["zh.held.body-first"]
    assert (one.steps, one.next) == (one.of, "")


def test_particles_and_mentions_alone_are_near_to_nothing() -> None:
    assert nearest("大楼在2098年的。") == {}


def test_the_nearest_stand_first_and_no_more_than_asked_for() -> None:
    text = "执行局于2098年4月7日举行了研讨班。"
    shares = [one.steps / one.of for one in nearest(text).values()]
    assert shares == sorted(shares, reverse=True)
    assert len(nearest(text, 1)) == 1


def test_rules_of_another_zone_are_not_tried() -> None:
    zones = {frame.id: frame.zone for frame in ZH.frames}
    assert "masthead" in zones.values()
    found = nearest(BOARD.replace("\n", "") + "执行主任提交执行局的报告")
    assert {zones[rule] for rule in found} <= {"", ZONE}


def test_the_line_of_a_frame() -> None:
    assert line_of("zh.owner.adjacent", "zh").startswith("zh.yaml:")
    assert line_of("zh.cites", "zh") == line_of("zh.owner.adjacent", "xx") == ""
