"""Load the grammar of a language: ``{language}.yaml`` over ``base.yaml``, its ``resolutions/`` file over both."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from travaux import authority, resources
from travaux.errors import GrammarError
from travaux.grammar.frames import MARK, PLACEHOLDER, Frame, compile_frame

_ATOM_TYPES = ("Symbol", "Outcome", "Date", "Meeting", "Plan", "Amount")

TEXTS = "resolutions"  # the folder of what is said of resolutions and decisions themselves, a file for each language

_HUNDRED = 100  # from here on, what stands before multiplies: three hundred
# A number, with what makes an ordinal of it: 24th, 24e, 24o, 24-я.
_DIGITS = re.compile(r"([0-9]+)(?:\.?-?[^\W\d_]{1,4}|\.?°)?")  # a degree sign is typed for º

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[misc]
    """The safe loader, for which only ``true`` and ``false`` are booleans, and ``yes`` and ``no`` are words."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (a class attribute of PyYAML)
        first: [(tag, regex) for tag, regex in resolvers if tag != "tag:yaml.org,2002:bool"]
        for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


@dataclass(frozen=True)
class Label:
    """How a line shows its number: a counting style and a pattern whose first group is the number."""

    style: str
    regex: re.Pattern[str]
    level: int = 0


@dataclass(frozen=True)
class Grammar:
    """Everything that is known of how a language writes official documents.

    Attributes:
        language: two-letter code.
        data: the merged YAML, for keys that one module alone reads.
        labels: ways to number, by ``heading``, ``paragraph``, ``item``.
        atoms: patterns of mentions, by type.
        frames: wordings that state something.
        masthead: compiled patterns of masthead lines, by name.
    """

    language: str
    data: Mapping[str, Any]
    labels: Mapping[str, tuple[Label, ...]]
    atoms: Mapping[str, tuple[re.Pattern[str], ...]]
    frames: tuple[Frame, ...]
    masthead: Mapping[str, re.Pattern[str]]
    macros: Mapping[str, str]
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False, compare=False)
    _chosen: dict[tuple[str, ...], tuple[Frame, ...]] = field(default_factory=dict, repr=False, compare=False)

    def frames_for(self, *relations: str) -> tuple[Frame, ...]:
        """The frames that state one of some relations, in the order of the file."""
        if relations not in self._chosen:
            self._chosen[relations] = tuple(frame for frame in self.frames if frame.relation in relations)
        return self._chosen[relations]

    def pattern(self, key: str) -> re.Pattern[str]:
        """A pattern directly under a key of the file, compiled; it matches nothing where the key is missing."""
        if key not in self._patterns:
            self._patterns[key] = _compile(
                self.data.get(key, "(?!)"), key=key, language=self.language, macros=self.macros
            )
        return self._patterns[key]

    def code(self, vocabulary: str, words: str) -> str:
        """The code that a wording stands for in a vocabulary of the grammar; blank if it has none."""
        return str(self.data.get("vocabularies", {}).get(vocabulary, {}).get(words.lower(), ""))

    def expand(self, pattern: str) -> str:
        """A pattern with the macros of the grammar put in."""
        return _expand(_squeeze(pattern), self.macros)

    def number(self, text: str) -> int | None:
        """The value of an ordinal as written: digits or the numerals of the language; ``None`` if it is neither."""
        digits = _DIGITS.fullmatch(text)
        if digits is not None:
            return int(digits[1])
        return _numeral(text, self.data.get("numerals", {})) or ordinal(text, self.data.get("ordinals", {}))

    def month(self, text: str) -> int | None:
        """Which month a name, an abbreviation or a number means; ``None`` if it is none."""
        found = self.data.get("months", {}).get(text.lower())
        return found if found is not None else self.number(text)


def languages() -> tuple[str, ...]:
    """The languages that have a grammar."""
    folder = resources.data() / "grammars"
    return tuple(sorted(path.stem for path in folder.glob("*.yaml") if path.stem != "base"))


@functools.cache
def official_languages() -> Mapping[str, str]:
    """The six official languages: two-letter code → code of the European Union's language authority."""
    codes: Mapping[str, str] = _read("base")["languages"]
    return codes


@functools.cache
def load(language: str) -> Grammar:
    """Load and compile the grammar of a language; one without a file of its own gets the base alone.

    The schema is not asked here, as that would cost each start a tenth of a second; :func:`check` asks it, as the
    tests do.

    Raises:
        GrammarError: a file is no YAML, or a pattern does not compile; the message names language and key.
    """
    data = _read("base")
    for name in (language, f"{TEXTS}/{language}"):
        if _path(name).is_file():
            data = _merge(data, _read(name))
    macros = {**MARK, **data["macros"], **data.get("pieces", {})}  # {{Date}} in a piece: a mention of that type
    macros["series"] = _alternatives(dict.fromkeys([*data["series"], *authority.symbol_series()]))
    macros["month"] = f"(?i:{_alternatives(map(re.escape, data.get('months', {})))})"
    macros["ordinal_word"] = _ordinal_words(data.get("ordinals", {}))
    for name, words in data.get("vocabularies", {}).items():
        macros[name] = f"(?i:{_alternatives(map(re.escape, words))})"
    macros = {
        name: _expand(_squeeze(value), {k: _squeeze(v) for k, v in macros.items()}) for name, value in macros.items()
    }
    where = functools.partial(_compile, language=language, macros=macros)
    atoms: dict[str, tuple[re.Pattern[str], ...]] = {"Symbol": (where(data["symbol"], key="symbol"),)}
    for kind, patterns in data.get("atoms", {}).items():
        if kind in _ATOM_TYPES:
            atoms[kind] = tuple(where(pattern, key=f"atoms.{kind}") for pattern in patterns)
    labels = {
        kind: tuple(
            Label(entry["style"], where(entry["pattern"], key=f"numbering.{kind}"), entry.get("level", 0))
            for entry in entries
        )
        for kind, entries in data["numbering"].items()
    }
    masthead = {
        name: where(value, key=f"masthead.{name}") for name, value in data["masthead"].items() if isinstance(value, str)
    }
    frames = tuple(frame_of(entry, data, macros) for entry in data.get("frames", ()))
    return Grammar(language, data, labels, atoms, frames, masthead, macros)


def frame_of(entry: Mapping[str, Any], data: Mapping[str, Any], macros: Mapping[str, str]) -> Frame:
    """Compile an entry of ``frames:`` with the phrases, stops and separators of its grammar.

    Raises:
        GrammarError: the pattern is not understood.
    """
    return compile_frame(
        entry,
        phrases=data.get("phrases", {}),
        macros=macros,
        stops=data["text"]["stops"],
        separators=data.get("separators", ","),
    )


def frames_of(text: str, language: str) -> tuple[Frame, ...]:
    """Compile frames that are not in a grammar yet, written as they would stand under ``frames:``.

    Args:
        text: YAML, a list of frames.
        language: two-letter code of the grammar whose phrases and macros they may use.

    Raises:
        GrammarError: the text is no list of frames, or a pattern is not understood.
    """
    try:
        entries = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise GrammarError(f"Not valid YAML: {error}.") from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise GrammarError(
            "This is no list of frames.", remedy="Begin each with '- id: ', the rest below it, indented."
        )
    grammar = load(language)
    return tuple(frame_of(entry, grammar.data, grammar.macros) for entry in entries)


def line_of(rule: str, language: str) -> str:
    """Where a frame stands, as ``zh.yaml:126``; blank if no grammar file has one of that name."""
    for name in (language, f"{TEXTS}/{language}", "base"):
        path = _path(name)
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        for number, line in enumerate(lines, start=1):
            if line.removeprefix("- id:").strip() == rule:
                return f"{name}.yaml:{number}"
    return ""


def _path(name: str) -> Any:
    return resources.data() / "grammars" / f"{name}.yaml"


def _read(name: str) -> dict[str, Any]:
    path = _path(name)
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        raise GrammarError(f"Not valid YAML: {error}.", path=path.name) from error
    if not isinstance(data, dict):
        raise GrammarError("A grammar is a mapping of keys.", path=path.name)
    return data


def check(name: str) -> list[str]:
    """What a grammar file says that the schema does not allow, as sentences; empty if it is sound."""
    import jsonschema

    schema = json.loads((_path(name).parent / "schema.json").read_text("utf-8"))
    schema["properties"]["language"]["enum"] = ["base", *official_languages()]  # base.yaml has the last word on them
    validator = jsonschema.Draft202012Validator(schema)
    return [
        f"{name}.yaml, {'.'.join(map(str, error.absolute_path)) or 'top'}: {error.message}"
        for error in validator.iter_errors(_read(name))
    ]


def _merge(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Lay a language over the base: mappings merge, lists of the language come first, all else is replaced."""
    out = dict(base)
    for key, value in own.items():
        old = out.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            out[key] = _merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            out[key] = value + [entry for entry in old if entry not in value]
        else:
            out[key] = value
    return out


def _alternatives(words: Iterable[str]) -> str:
    """Words as alternatives, the longest first, so that none hides a longer one."""
    return "|".join(sorted(words, key=len, reverse=True))


def _squeeze(pattern: str) -> str:
    """Put the lines of a long pattern (``|-`` in YAML) together."""
    return re.sub(r"\s*\n\s*", "", pattern.strip("\n"))


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    """Put macros in.

    Raises:
        KeyError: a name stands for nothing.
    """
    for _ in range(8):
        replaced = PLACEHOLDER.sub(lambda match: macros[match[1]], pattern)
        if replaced == pattern:
            return pattern
        pattern = replaced
    raise GrammarError(f"Macros go round in circles in {pattern[:60]!r}.")


def _compile(pattern: str, *, key: str, language: str, macros: Mapping[str, str]) -> re.Pattern[str]:
    try:
        return re.compile(_expand(_squeeze(pattern), macros))
    except (re.error, KeyError) as error:
        raise GrammarError(f"{key}: {pattern!r} does not compile ({error}).", path=f"{language}.yaml") from error


def _ordinal_words(ordinals: Mapping[str, int]) -> str:
    """A pattern of ordinals in words: twenty-fourth, Sexagésimo noveno, الخامسة والستون."""
    word = rf"(?i:{_alternatives(ordinals)})"
    return rf"(?:{word}(?:[ -]?{word}){{0,5}})" if ordinals else "(?!)"


def ordinal(text: str, ordinals: Mapping[str, int]) -> int | None:
    """The value of an ordinal in words; ``None`` if it is none.

    Args:
        text: one ordinal: ``one hundred and twenty-fourth``.
        ordinals: patterns of the words it is made of, each with its value; 0 for words that join the others.
    """
    total, position = 0, 0
    words = [(re.compile(word, re.IGNORECASE), value) for word, value in ordinals.items()]
    while position < len(text):
        found = max(
            ((match.end(), value) for word, value in words if (match := word.match(text, position))),
            default=(position, 0),
        )
        if found[0] == position:
            if text[position] not in " -":
                return None
            position += 1
            continue
        position, value = found
        total = total * value if value >= _HUNDRED and 0 < total < value else total + value
    return total or None


def _numeral(text: str, numerals: Mapping[str, int]) -> int | None:
    """Positional (二〇二四) or additive (二十一) numerals."""
    digits = [numerals.get(character) for character in text]
    if not digits or any(digit is None for digit in digits):
        return None
    values = [digit for digit in digits if digit is not None]
    if all(value < 10 for value in values):
        return int("".join(map(str, values)))
    total = current = 0
    for value in values:
        if value >= 10:
            total += (current or 1) * value
            current = 0
        else:
            current = value
    return total + current
