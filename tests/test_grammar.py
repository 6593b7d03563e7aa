"""Grammars are data: they keep to their schema, and every frame keeps what its examples promise."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import GRAMMARS, SOURCE
from reading import fillings, missed

from travaux import resources
from travaux.errors import GrammarError
from travaux.extract.examples import check_draft, check_examples
from travaux.grammar import Frame, Grammar, languages, load
from travaux.grammar.frames import compile_frame
from travaux.grammar.load import _read, check, official_languages
from travaux.view import is_cjk

FILES = sorted(path.stem for path in GRAMMARS.glob("*.yaml"))
TEXTS = sorted(f"resolutions/{path.stem}" for path in (GRAMMARS / "resolutions").glob("*.yaml"))
FRAMES = [frame for language in languages() for frame in load(language).frames]
YES = [(frame, example) for frame in FRAMES for example in frame.yes]
NO = [(frame, sentence) for frame in FRAMES for sentence in frame.no]


def cases(pairs: list[tuple[Frame, Any]]) -> list[Any]:
    """Parameters of a test: a frame and an example."""
    out = []
    for frame, example in pairs:
        sentence = example["text"] if isinstance(example, dict) else example
        out.append(pytest.param(frame, example, id=f"{frame.id}: {sentence}"))
    return out


def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((GRAMMARS / "schema.json").read_text("utf-8"))
    return loaded


# ---------------------------------------------------------------- the schema


@pytest.mark.parametrize("name", [*FILES, *TEXTS])
def test_a_grammar_keeps_to_the_schema(name: str) -> None:
    assert check(name) == []


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_no_key_of_the_schema_is_a_relic() -> None:
    """Every key is in some grammar, at the top, of the masthead, and of the rules for text."""
    used = {name: _read(name) for name in FILES}
    top = {key for data in used.values() for key in data}
    assert set(schema()["properties"]) - top == set()
    for part in ("masthead", "text", "atoms", "macros", "pieces", "phrases"):
        keys = {key for data in used.values() for key in data.get(part, {})}
        assert set(schema()["properties"][part]["properties"]) - keys == set(), part


def _keys(node: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """The described parts of a schema: each property, with its path."""
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            if isinstance(value, dict):
                yield f"{path}/{key}", value
        for key, value in node.items():
            if key not in ("if", "then", "else"):
                yield from _keys(value, f"{path}/{key}")
    elif isinstance(node, list):
        for value in node:
            yield from _keys(value, path)


def test_every_key_of_the_schema_is_described() -> None:
    assert [path for path, value in _keys(schema()) if not value.get("description")] == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"colour": "red"}, "'colour' was unexpected"),
        ({"language": "tlh"}, "'tlh' is not one of"),
        ({"kinds": {"决议": "motion"}}, "'motion' is not one of"),
        ({"masthead": {"titel": "x"}}, "'titel' was unexpected"),
        ({"text": {"opening": "x"}}, "'opening' was unexpected"),
        ({"atoms": {"anaphor_of_meeting": "x"}}, "'anaphor_of_meeting' was unexpected"),
        ({"unreal": ""}, "non-empty|too short"),
        ({"title_frame": ["x"]}, "is not of type 'string'"),
        ({"phrases": {"at": ""}}, "non-empty|too short"),
        ({"macros": {"weekday": 7}}, "is not of type 'string'"),
        ({"pairs": ["()x"]}, "too long"),
        ({"numbering": {"item": [{"style": "greek", "pattern": "x"}]}}, "'greek' is not one of"),
        ({"frames": [{"id": "zh.a.b", "relation": "held", "pattern": "x", "yes": ["x"]}]}, "'no' is a required"),
        (
            {"frames": [{"id": "zh.a.b", "relation": "held", "pattern": "x", "yes": [], "no": ["y"]}]},
            "non-empty|too short",
        ),
        (
            {
                "frames": [
                    {"id": "zh.a.b", "relation": "held", "nearest": "true", "pattern": "x", "yes": ["x"], "no": ["y"]}
                ]
            },
            "'true' is not of type 'boolean'",
        ),
        ({"frames": [{"id": "a b", "relation": "held", "pattern": "x", "yes": ["x"], "no": ["y"]}]}, "does not match"),
    ],
)
def test_the_schema_refuses(change: dict[str, Any], complaint: str) -> None:
    grammar = {
        "language": "zh",
        "kinds": {"决议": "resolution"},
        "text": {},
        "atoms": {},
        "separators": "x",
        "frames": [],
    }
    errors = jsonschema.Draft202012Validator(schema()).iter_errors({**grammar, **change})
    assert any(re.search(complaint, error.message) for error in errors)


# ---------------------------------------------------------------- frames


@pytest.mark.parametrize(("frame", "example"), cases(YES))
def test_a_frame_matches_its_examples(frame: Frame, example: dict[str, Any]) -> None:
    assert missed(frame, example) == ""


OFFICERS = [case for case in cases(YES) if case.values[0].relation in ("officer", "officer-line")]


@pytest.mark.parametrize(("frame", "example"), OFFICERS)
def test_a_frame_of_officers_always_says_who_and_what(frame: Frame, example: dict[str, Any]) -> None:
    if frame.id.endswith(("members-list", "list-of-members")):
        return
    for found in fillings(frame, example["text"]):
        assert "holders" in found
        assert {"office", "post"} & found.keys()


@pytest.mark.parametrize(("frame", "sentence"), cases(NO))
def test_a_frame_does_not_match_its_counterexamples(frame: Frame, sentence: str) -> None:
    assert fillings(frame, sentence) == []


@pytest.mark.parametrize("frame", FRAMES, ids=[frame.id for frame in FRAMES])
def test_a_frame_has_examples_on_both_sides(frame: Frame) -> None:
    assert frame.yes
    assert frame.no


@pytest.mark.parametrize(("frame", "example"), YES, ids=[f"{f.id}: {e['text']}" for f, e in YES])
def test_an_example_names_slots_that_the_frame_has(frame: Frame, example: dict[str, Any]) -> None:
    assert set(example.get("slots", {})) <= set(frame.slots)


def test_no_key_of_the_schema_of_texts_is_a_relic() -> None:
    used = {key for name in ("base", *TEXTS) for key in _read(name).get("resolutions", {})}
    described = json.loads((GRAMMARS / "resolutions" / "schema.json").read_text("utf-8"))
    assert set(described["properties"]["resolutions"]["properties"]) - used == set()


@pytest.mark.parametrize("language", languages())
def test_a_text_grammar_names_nothing_that_the_language_has(language: str) -> None:
    """A piece or vocabulary of the same name would take the place of the other, in frames that nobody looks at."""
    below = [_read("base"), _read(language)]
    known = {name for data in below for key in ("macros", "pieces", "vocabularies") for name in data.get(key, {})}
    texts = _read(f"resolutions/{language}")
    assert known & {name for key in ("pieces", "vocabularies") for name in texts.get(key, {})} == set()


@pytest.mark.parametrize("language", languages())
def test_ids_are_unique_and_begin_with_the_language(language: str) -> None:
    ids = [frame.id for frame in load(language).frames]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if not name.startswith(f"{language}.")] == []


@pytest.mark.parametrize("relation", sorted({frame.relation for frame in FRAMES}))
def test_a_relation_is_asked_for_by_the_code(relation: str) -> None:
    code = "".join(path.read_text("utf-8") for path in (SOURCE / "relations").glob("*.py"))
    assert f'"{relation}"' in code


def test_example_sentences_are_short() -> None:
    sentences = [example["text"] for _, example in YES] + [sentence for _, sentence in NO]
    assert [sentence for sentence in sentences if len(sentence) > (80 if any(map(is_cjk, sentence)) else 180)] == []


# ---------------------------------------------------------------- frames that are being written

DRAFT = """
- id: en.held.sat
  relation: held
  pattern: '{meeting:Meeting} sat from {date:Date}'
  yes:
    - {text: The 2098 session sat from 4 to 6 May 2098, slots: {date: 2098-05-04/2098-05-06}}
  no: ['Before the 2099 session, experts sat from 3 to 5 February 2099']
"""


def test_a_draft_that_keeps_its_promises_has_no_complaints() -> None:
    assert check_draft(DRAFT, "en") == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("} sat", "}~~20 sat", r"en\.held\.sat: reads what it must not, .*date=2099-02-03/2099-02-05: Before the"),
        ("} sat", "} was", r"en\.held\.sat: does not match: The 2098 session sat"),
        ("05-06}", "05-07}", r"en\.held\.sat: fills its slots otherwise, .*date=2098-05-04/2098-05-06: The 2098"),
        ("en.held.sat", "held.sat", r"held\.sat: the name must begin with en\."),
    ],
)
def test_what_a_draft_does_not_keep_is_said(old: str, new: str, complaint: str) -> None:
    (found,) = check_draft(DRAFT.replace(old, new), "en")
    assert re.match(complaint, found)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- id: [", "Not valid YAML"),
        ("id: en.held.sat", "no list of frames"),
        ("", "no list of frames"),
        ("- {id: en.held.sat}", r"Frame en\.held\.sat: relation and pattern and yes and no missing"),
    ],
)
def test_a_draft_that_is_no_list_of_frames_is_refused(text: str, message: str) -> None:
    with pytest.raises(GrammarError, match=message):
        check_draft(text, "en")


def test_examples_are_checked_by_the_name_of_their_frame() -> None:
    assert check_examples("zh", "zh.owner.adjacent") == []
    with pytest.raises(GrammarError, match=r"zh\.yaml: There is no frame 'zh\.owner\.nobody'"):
        check_examples("zh", "zh.owner.nobody")


# ---------------------------------------------------------------- languages


def test_the_languages_without_a_grammar_are_known(capsys: pytest.CaptureFixture[str]) -> None:
    missing = sorted(set(official_languages()) - set(languages()))
    with capsys.disabled():
        print(f"\nno grammar yet: {', '.join(missing) or 'none is missing'}")
    assert missing == []


def test_a_language_without_a_grammar_reads_symbols_alone() -> None:
    grammar = load("")
    assert set(grammar.atoms) == {"Symbol"}
    assert grammar.frames == ()


# ---------------------------------------------------------------- numerals

NUMERALS = [
    ("7", 7),
    ("2098", 2098),
    ("一", 1),
    ("十", 10),
    ("十一", 11),
    ("二十", 20),
    ("九十八", 98),
    ("一百", 100),
    ("一百零三", 103),
    ("二百一十七", 217),
    ("二〇九八", 2098),
    ("二零九八", 2098),
    ("二○九八", 2098),
    ("甲", None),
    ("一甲", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), NUMERALS)
def test_numerals(text: str, expected: int | None) -> None:
    assert load("zh").number(text) == expected


# ---------------------------------------------------------------- broken grammars


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of grammars that a test may damage; nothing of it stays in the caches."""
    shutil.copytree(GRAMMARS, tmp_path / "grammars")
    monkeypatch.setattr(resources, "data", lambda: tmp_path)
    load.cache_clear()
    yield tmp_path / "grammars"
    load.cache_clear()
    official_languages.cache_clear()


def damage(folder: Path, old: str, new: str, name: str = "zh.yaml") -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def loading() -> Grammar:
    return load("zh")


def test_a_copy_of_the_grammars_loads(broken: Path) -> None:
    assert loading().frames


def test_a_file_that_is_no_yaml_is_named(broken: Path) -> None:
    (broken / "zh.yaml").write_text("frames: [", "utf-8")
    with pytest.raises(GrammarError, match=r"zh\.yaml: Not valid YAML"):
        loading()


def test_a_file_that_is_a_list_is_named(broken: Path) -> None:
    (broken / "zh.yaml").write_text("- a\n", "utf-8")
    with pytest.raises(GrammarError, match=r"zh\.yaml: A grammar is a mapping"):
        loading()


def test_a_frame_with_an_unknown_type_is_named(broken: Path) -> None:
    damage(broken, "{body:Body}", "{body:Bodie}")
    with pytest.raises(GrammarError, match=r"Frame zh\.owner\.adjacent: .*Bodie"):
        loading()


def test_a_frame_that_does_not_compile_is_named(broken: Path) -> None:
    damage(broken, "pattern: '{body:Body}", "pattern: '({body:Body}")
    with pytest.raises(GrammarError, match=r"Frame zh\.owner\.adjacent: "):
        loading()


def test_an_atom_that_does_not_compile_is_named_by_file_and_key(broken: Path) -> None:
    damage(broken, "  Date:\n    - '", "  Date:\n    - '(")
    with pytest.raises(GrammarError, match=r"zh\.yaml: atoms\.Date: "):
        loading()


def test_a_label_that_does_not_compile_is_named_by_file_and_key(broken: Path) -> None:
    damage(broken, "{style: numeral, level: 1, pattern: '(", "{style: numeral, level: 1, pattern: '((")
    with pytest.raises(GrammarError, match=r"zh\.yaml: numbering\.heading: "):
        loading()


def test_an_unknown_macro_in_an_atom_is_named_by_file_and_key(broken: Path) -> None:
    damage(broken, "  Date:\n    - '(?P<y>{{year}})年", "  Date:\n    - '(?P<y>{{yaer}})年")
    with pytest.raises(GrammarError, match=r"zh\.yaml: atoms\.Date: .*yaer"):
        loading()


def test_macros_that_go_round_in_circles_are_reported(broken: Path) -> None:
    damage(broken, "  letter: '[a-z]'", "  letter: '{{LETTER}}'\n  LETTER: '{{letter}}'")
    damage(broken, "  LETTER: '[A-H]'\n", "")
    with pytest.raises(GrammarError, match="circles"):
        loading()


def test_a_language_that_base_lists_may_have_a_grammar(broken: Path) -> None:
    text = (broken / "zh.yaml").read_text("utf-8").replace("language: zh", "language: xx")
    (broken / "xx.yaml").write_text(text, "utf-8")
    assert [complaint.partition(":")[0] for complaint in check("xx")] == ["xx.yaml, language"]
    damage(broken, "es: SPA}", "es: SPA, xx: XXX}", "base.yaml")
    official_languages.cache_clear()
    assert check("xx") == []


def test_check_names_file_and_key(broken: Path) -> None:
    damage(broken, "  relation: owner\n", "  relation: owner\n  colour: red\n")
    (message,) = check("zh")
    assert re.match(r"zh\.yaml, frames\.0: .*'colour' was unexpected", message)


def test_an_unknown_phrase_in_a_frame_is_named(broken: Path) -> None:
    damage(broken, "{{open}}?", "{{opne}}?")
    with pytest.raises(GrammarError, match=r"zh\.adopted\.item.*opne"):
        loading()


@pytest.mark.parametrize("key", ["relation", "pattern", "yes", "no"])
def test_a_frame_without_a_key_that_it_needs_is_named(broken: Path, key: str) -> None:
    rewrite(broken, {"id": "zh.owner.short", "relation": "owner", "pattern": "x", "yes": ["x"], "no": ["y"]}, drop=key)
    with pytest.raises(GrammarError, match=rf"Frame zh\.owner\.short: {key} missing"):
        loading()


@pytest.mark.parametrize("key", ["yes", "no"])
def test_a_frame_with_no_example_on_a_side_is_named(broken: Path, key: str) -> None:
    rewrite(broken, {"id": "zh.owner.short", "relation": "owner", "pattern": "x", "yes": ["x"], "no": ["y"], key: []})
    with pytest.raises(GrammarError, match=rf"Frame zh\.owner\.short: {key} missing"):
        loading()


def test_a_frame_that_lacks_everything_says_so(broken: Path) -> None:
    rewrite(broken, {"zone": "masthead"})
    with pytest.raises(GrammarError, match=r"\(without id\): id and relation and pattern and yes and no missing"):
        loading()


def rewrite(folder: Path, frame: dict[str, Any], drop: str = "") -> None:
    """Leave a single frame in the Chinese grammar, without one of its keys."""
    path = folder / "zh.yaml"
    head, _, _ = path.read_text("utf-8").partition("\nframes:\n")
    kept = {key: value for key, value in frame.items() if key != drop}
    path.write_text(f"{head}\nframes:\n- {json.dumps(kept, ensure_ascii=False)}\n", "utf-8")


@pytest.mark.parametrize("key", ["nearest", "decisive"])
@pytest.mark.parametrize("value", ["true", "false"])
def test_true_and_false_are_booleans(broken: Path, key: str, value: str) -> None:
    damage(broken, "  relation: owner\n  decisive: true\n", f"  relation: owner\n  {key}: {value}\n")
    assert check("zh") == []
    assert [getattr(f, key) for f in loading().frames if f.id == "zh.owner.adjacent"] == [value == "true"]


def test_yes_and_no_are_words(broken: Path) -> None:
    damage(broken, "  no: [", "  no: [no, yes, off, ")
    assert ("no", "yes", "off") in [frame.no[:3] for frame in loading().frames]


def test_what_a_sentence_must_hold_is_read_off_the_pattern() -> None:
    entry = {
        "id": "xx",
        "relation": "held",
        "pattern": "(opened|closed)( late)? in (one|the other) hall",
        "yes": [0],
        "no": [0],
    }
    frame = compile_frame(
        entry, phrases={}, macros={}, stops={"clause": ",", "item": ";", "sentence": "."}, separators=","
    )
    assert "all" in frame.needs[0]  # but not the first letter, which may be a capital
    assert ("losed", "pened") in frame.choices
    assert frame.may_match("Closed in one hall")
    assert not frame.may_match("It was held in one hall")  # neither opened nor closed
    assert not frame.may_match("It was closed in one room")
