"""Adjectives name a State beside a noun that says so, and nothing elsewhere: "the Kenyan shilling" is no State.

The grammars are small ones, made here: what they say is how adjectives behave, not what a language has.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import AUTHORITY, GRAMMARS

from travaux import authority, grammar, resources
from travaux.extract import adjectives
from travaux.extract.gazetteer import gazetteer
from travaux.extract.mentions import Mention, find_mentions
from travaux.model import Span
from travaux.view import fold_name, view

SMALL = {
    "en": r"""
pieces: {states: '{{State}}(?:(?:,| and|, and) {{State}}){0,20}'}
state_adjective: '(?<!{{State}} )(?<!Kosovo ){{states}} (?:Permanent )?(?:Governments?|authorities|delegation|Mission)'
""",
    "fr": r"""
pieces: {states: '{{State}}(?:(?:,| et) {{State}}){0,20}'}
state_adjective: '\b(?:[Gg]ouvernements?|autorités|délégation) {{states}}(?! {{State}})(?! (?:de Bosnie|du Kosovo))'
""",
    "es": r"""
pieces: {states: '{{State}}(?:(?:,| y| e) {{State}}){0,20}'}
state_adjective: '\b(?:Gobiernos?|autoridades|delegación) {{states}}(?! {{State}})'
""",
    "ru": r"""
pieces: {states: '{{State}}(?:(?:,| и) {{State}}){0,20}'}
state_adjective: '(?<!{{State}} ){{states}} (?:правительств|власт|делегаци)\w{0,3}\b'
adjective_forms:
  endings: {ий: [ого, ому, им, ом, ая, ой, ую, ое, ие, их, ими]}
""",
    "ar": r"""
pieces: {states: '{{State}}(?: و{{State}}){0,20}'}
state_adjective: '(?:ال|لل)(?:حكومة|حكومتان|سلطات|وفد|سفير) {{states}}(?! {{State}})'
adjective_forms: {article: ال}
clitics: {before: [و, ل]}
""",
}


@pytest.fixture(scope="module", autouse=True)
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the authority data and the small grammars; nothing of it stays in the caches."""
    folder = tmp_path_factory.mktemp("small")
    shutil.copytree(AUTHORITY, folder / "authority")
    (folder / "grammars").mkdir()
    shutil.copy(GRAMMARS / "base.yaml", folder / "grammars")
    for language, keys in SMALL.items():
        (folder / "grammars" / f"{language}.yaml").write_text(f"language: {language}\n{keys}", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resources, "data", lambda: folder)
        forget()
        yield folder
    forget()


def forget() -> None:
    grammar.load.cache_clear()
    gazetteer.cache_clear()


def found(language: str, text: str) -> list[Mention]:
    folded = view(text, (Span(0, len(text)),)).text
    return list(find_mentions(folded, grammar.load(language), authority.load()))


def states(language: str, text: str) -> list[str]:
    return [str(mention.value) for mention in found(language, text) if mention.type == "State"]


NAMED = [
    ("en", "the Kenyan Government", "KEN"),
    ("en", "The Kenyan delegation and the Government of Uganda", "KEN UGA"),
    ("en", "the Kenyan and Ugandan Governments", "KEN UGA"),
    ("en", "the Kenyan, Ugandan, and Sri Lankan Governments", "KEN UGA LKA"),
    ("en", "the South African authorities", "ZAF"),
    ("en", "the South Sudanese authorities", "SSD"),
    ("en", "the Sudanese authorities", "SDN"),
    ("en", "the Nigerian and Nigerien authorities", "NGA NER"),
    ("en", "the Swiss Permanent Mission", "CHE"),
    ("en", "the American delegation", "USA"),
    ("en", "the Côte d'Ivoire and the Ivorian authorities", "CIV CIV"),
    ("fr", "le Gouvernement kényan", "KEN"),
    ("fr", "les autorités kényanes et ougandaises", "KEN UGA"),
    ("fr", "Les gouvernements nigérien et nigérian", "NER NGA"),
    ("fr", "le Gouvernement sud-africain", "ZAF"),
    ("fr", "le Gouvernement sud-soudanais", "SSD"),
    ("fr", "la délégation suisse", "CHE"),
    ("fr", "les autorités américaines", "USA"),
    ("es", "el Gobierno keniano", "KEN"),
    ("es", "el Gobierno de Kenya", "KEN"),
    ("es", "las autoridades nigerianas y nigerinas", "NGA NER"),
    ("es", "la delegación dominicana", "DOM"),
    ("es", "las autoridades iraníes", "IRN"),
    ("es", "el Gobierno sursudanés", "SSD"),
    ("ru", "кенийское правительство", "KEN"),
    ("ru", "Кенийское правительство", "KEN"),
    ("ru", "от кенийского правительства", "KEN"),
    ("ru", "кенийскими и угандийскими властями", "KEN UGA"),
    ("ru", "южносуданская делегация", "SSD"),
    ("ar", "الحكومة الكينية", "KEN"),
    ("ar", "للحكومة الكينية", "KEN"),
    ("ar", "الحكومتان الكينية والأوغندية", "KEN UGA"),
    ("ar", "الوفد الهايتي", "HTI"),
    ("ar", "السلطات الكورية الجنوبية", "KOR"),
]


@pytest.mark.parametrize(("language", "text", "expected"), NAMED)
def test_an_adjective_beside_a_noun_names_its_state(language: str, text: str, expected: str) -> None:
    assert states(language, text) == expected.split()


NOT_NAMED = [
    # other nouns: money, seas, languages
    ("en", "the Kenyan shilling, the Australian dollar and the Swiss franc"),
    ("en", "the Indian Ocean"),
    ("en", "available in French, Russian and Spanish"),
    ("en", "the delegation spoke in French"),
    ("en", "the Russian language authorities"),
    # the end of another adjective
    ("en", "the Latin American delegation and the Central American authorities"),
    ("en", "the inter-American delegation"),
    ("en", "the Northern Irish authorities"),
    ("en", "the Turkish Cypriot authorities and the Greek Cypriot delegation"),
    ("en", "the Kosovo Albanian delegation"),
    ("en", "the Afghan-led and Afghan-owned delegation"),
    ("en", "the Franco-German delegation"),
    # what means two States
    ("en", "the Congolese, Korean, Guinean and Dominican Governments"),
    ("fr", "les gouvernements congolais, coréen, guinéen et dominicain"),
    ("fr", "le Gouvernement latino-américain"),
    ("fr", "les autorités serbes de Bosnie"),
    ("fr", "les autorités chypriotes turques"),
    ("fr", "en français; la délégation francophone"),
    ("fr", "le franc suisse"),
    ("es", "las autoridades congoleñas, coreanas y guineanas"),
    ("es", "el peso mexicano y el dólar canadiense"),
    ("es", "en español"),
    ("ru", "Индийский океан"),
    ("ru", "на русском и английском языках; корейское правительство"),
    ("ru", "кипрско-турецкие власти"),
    ("ar", "باللغة الفرنسية"),
    ("ar", "السلطات المالية والوفد القطري"),
    ("ar", "السفير تركي الفيصل"),
    ("ar", "السلطات القبرصية التركية"),
]


@pytest.mark.parametrize(("language", "text"), NOT_NAMED)
def test_an_adjective_elsewhere_names_nothing(language: str, text: str) -> None:
    assert states(language, text) == []


NAMES = [
    ("en", "the Russian Federation Government", ["State RUS"]),
    ("en", "the Central African Republic Government", ["State CAF"]),
    ("en", "the Syrian Arab Republic authorities", ["State SYR"]),
    ("en", "the Dominican Republic delegation", ["State DOM"]),
    ("en", "the Kenyan General Assembly delegation", ["Body"]),
    ("fr", "la République dominicaine", ["State DOM"]),
    ("ru", "Французская Республика", ["State FRA"]),
    ("ar", "حكومة هايتي", ["State HTI"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), NAMES)
def test_an_adjective_within_a_name_or_before_one_leaves_it_whole(
    language: str, text: str, expected: list[str]
) -> None:
    shown = [f"State {m.value}" if m.type == "State" else m.type for m in found(language, text)]
    assert shown == expected


def test_a_mention_covers_the_adjective_alone() -> None:
    (mention,) = found("ar", "الحكومتان والأوغندية للحكومة الكينية")
    assert (mention.start, mention.end) == (29, 36)


def test_without_the_key_an_adjective_names_nothing(small: Path) -> None:
    (small / "grammars" / "en.yaml").write_text("language: en\n", "utf-8")
    forget()
    try:
        assert states("en", "the Kenyan Government and Kenya") == ["KEN"]
        (small / "grammars" / "en.yaml").unlink()
        forget()
        assert states("en", "the Kenyan Government") == []
    finally:
        (small / "grammars" / "en.yaml").write_text(f"language: en\n{SMALL['en']}", "utf-8")
        forget()


def test_the_forms_of_an_adjective() -> None:
    russian = set(adjectives.forms("кенийский", grammar.load("ru")))
    assert len(russian) == 24
    assert {"кенийская", "кенийских", "Кенийскую"} <= russian
    assert set(adjectives.forms("كوري جنوبي", grammar.load("ar"))) == {"الكوري الجنوبي"}
    assert set(adjectives.forms("kényane", grammar.load("fr"))) == {"kényane", "Kényane"}


# ---------------------------------------------------------------- the data

AMBIGUOUS = {
    "en": "Congolese|Korean|Guinean|Dominican|Micronesian",
    "fr": "congolais|coréen|guinéen|dominicain|micronésien",
    "es": "congoleño|coreano|guineano|indio|micronesio",
    "ru": "конголезский|корейский|гвинейский|доминиканский|русский",
    "ar": "كونغولي|كوري|غيني|مالي|قطري|قمري",
}


@pytest.mark.parametrize("language", AMBIGUOUS)
def test_what_names_two_states_or_something_else_is_no_adjective_of_a_state(language: str) -> None:
    known = authority.load().names[language]
    words = AMBIGUOUS[language].split("|")
    assert [word for word in words if any(name.adjective for name in known.get(fold_name(word), ()))] == []


def test_an_adjective_names_one_state_and_nothing_else() -> None:
    for language, names in authority.load().names.items():
        for label, bearers in names.items():
            if any(name.adjective for name in bearers):
                assert len({(name.kind, name.slug) for name in bearers}) == 1, (language, label)


def test_rows_of_adjectives_are_complete_and_in_order() -> None:
    with (AUTHORITY / "state-names.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["code"] for row in rows] == sorted(row["code"] for row in rows)
    given = [row for row in rows if row["kind"] == "adjective"]
    counts = {language: sum(bool(row[language]) for row in given) for language in (*AMBIGUOUS, "zh")}
    assert counts == {"en": 185, "fr": 189, "es": 188, "ru": 179, "ar": 153, "zh": 0}
    every = {name.slug for named in authority.load().names["en"].values() for name in named if name.kind == "State"}
    assert every - {row["code"] for row in given} == {"COD", "COG", "FSM", "GIN", "VAT"}


def test_adjectives_have_the_forms_that_readers_rely_on() -> None:
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for language, names in authority.load().names.items():
        forms[language] += [label for label, found in names.items() if found[-1].adjective]
    assert [word for word in forms["ru"] if not re.fullmatch("[а-я-]+кий", word)] == []
    assert [word for word in forms["ar"] if word.startswith("ال")] == []
    assert [word for word in forms["en"] if not any(map(str.isupper, word))] == []
    assert [word for word in forms["fr"] + forms["es"] if word != word.lower()] == []
    masculine = {word for word in forms["ar"] if not word.endswith("ة")}
    assert len(masculine) * 2 == len(forms["ar"])
