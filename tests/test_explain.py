"""What `travaux explain` says, and that it says something of every document at hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import CORPUS, GRAMMARS

from travaux.errors import InputError
from travaux.explain import explain

DOCUMENTS = sorted(path for path in CORPUS.iterdir() if path.name.endswith((".zh.txt", ".zh.md")))
TEXT = """HSP/EB.2098/4

联合国人类住区规划署执行局
2098 年第一次会议
2098 年 4 月 7 日至 9 日，内罗毕

执行局的工作方法

1. 说明情况。

2. 执行局 2097 年第二次会议在其第 2097/6 号决定中核准了预算。另有说明。
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.parametrize("path", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_every_document_of_the_demo_is_explained(path: Path) -> None:
    lines = explain(path)
    assert re.fullmatch(r"restatement/\S+ \(zh\), body unhabitat-(?:eb|ha)", lines[0])
    assert any(line.startswith("  fact      ") for line in lines)
    assert [line for line in lines if re.search(r"\w\(\w+=", line)] == [], "values are for people, not for Python"
    found = [line for line in lines if line.startswith("  finding   ")]
    # the one contradiction that the restatements keep, and a place that is no State
    assert all("odd-meeting" in line or "unknown-state" in line for line in found)


def test_documents_beside_the_checkout_are_explained(shared: Path) -> None:
    files = [
        path for name in ("more", "security-council") for path in sorted((shared / "corpus" / name).rglob("*.txt"))
    ]
    assert len(files) > 100
    assert [path.name for path in files[::3] if len(explain(path)) < 4] == []


def test_a_paragraph_is_explained_with_its_mentions_facts_and_what_is_silent(document: Path) -> None:
    lines = explain(document, "2")
    assert lines[0] == "HSP/EB.2098/4 (zh), body unhabitat-eb"
    assert "[2] paragraph, para_2" in lines
    assert any(line.startswith("  mention   Outcome") and "decision unhabitat-eb 2097/6" in line for line in lines)
    assert any("adoptedAt  unhabitat-eb 2097/2" in line for line in lines)
    assert any("rule zh.adopted.at, characters " in line for line in lines)
    assert "  silent    另有说明。" in lines
    assert lines[-1] == "1 of 2 sentences without a fact, 0 of 2 mentions not resolved"


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("2098-2099 年战略计划", "strategic-plan 2098-2099"),
        ("3 000 000 美元", "3000000 USD"),
        ("2098 年 4 月 7 日至 9 日", "2098-04-07 to 2098-04-09"),
        ("2098 年 4 月 8 日", "2098-04-08"),
        ("世界城市论坛", "wuf"),
    ],
)
def test_what_a_mention_means_is_said_in_words(tmp_path: Path, words: str, meaning: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT.replace("说明情况", f"注意到{words}"), "utf-8")
    mentions = [line for line in explain(tmp_path / "a.txt", "1") if line.startswith("  mention ")]
    assert [line.rpartition(f"{words}  →  ")[2] for line in mentions] == [meaning]


def test_the_clauses_are_shown_that_no_rule_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    sentence = "有人对此表示不满，在2098年第一次会议上，执行局通过了第2098/3号决定。"
    path.write_text(f"HSP/EB.2098/4\n\n联合国人类住区规划署执行局\n\n1. {sentence}\n", "utf-8")
    assert [line for line in explain(path, "1") if "unread" in line] == ["  unread    有人对此表示不满，"]


def test_the_words_of_a_fact_stand_once_under_the_facts_that_they_gave(document: Path) -> None:
    lines = explain(document, "2")
    (place,) = [number for number, line in enumerate(lines) if "rule zh.adopted.at" in line]
    assert lines[place].endswith("“执行局 2097 年第二次会议在其第 2097/6 号决定中核准了预算。”")
    assert [line[:12] for line in lines[place - 2 : place]] == ["  fact      "] * 2


def test_each_rule_is_shown_with_its_place_and_pattern(document: Path) -> None:
    lines = explain(document)
    rules = dict(line.strip().split("  ", 1) for line in lines[lines.index("rules") + 1 : -2])
    place, pattern = rules["zh.adopted.at"].split("  ", 1)
    name, number = place.split(":")
    shown = (GRAMMARS / name).read_text("utf-8").splitlines()[int(number) - 1 :]
    assert shown[0] == "- id: zh.adopted.at"
    assert pattern in "\n".join(shown[:6])
    assert rules["zh.masthead.body"] == "in the code, src/travaux/relations"
    assert lines.count("rules") == 1


def test_a_rule_that_nearly_matched_says_what_it_wants(tmp_path: Path) -> None:
    text = TEXT.replace("说明情况。", "执行局应于 2098 年 4 月 7 日在内罗毕召开为期三天的研讨班。")
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (near,) = [line.strip() for line in explain(tmp_path / "a.txt", "1") if "near zh.held.body-first" in line]
    assert "matches “执行局应于 2098 年 4 月 7 日在内罗毕召开” and then wants " in near
    assert near.endswith("{meeting:Meeting}")


def test_paragraphs_that_share_a_key_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT + "\n1. 人居署另有说明。\n", "utf-8")
    lines = explain(tmp_path / "a.txt", "1")
    first, second = [number for number, line in enumerate(lines) if line.startswith("[1] ")]
    assert not any("人居署" in line for line in lines[first:second])
    assert any("mention   Body     人居署" in line for line in lines[second:])


def test_a_paragraph_without_a_fact_says_so(document: Path) -> None:
    assert "  no fact was read here" in explain(document, "1")


def test_a_paragraph_that_is_not_there_names_those_that_are(document: Path) -> None:
    with pytest.raises(InputError, match="There are: masthead, 1, 2"):
        explain(document, "7")


def test_a_name_of_a_body_at_the_very_end_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "end.txt").write_text("1. 大会第72/279号决议提交联合国", "utf-8")
    lines = explain(tmp_path / "end.txt")
    assert any("resolution un-ga 72/279" in line for line in lines)
    assert any(line.startswith("  mention   Body     联合国  →  ") for line in lines)
