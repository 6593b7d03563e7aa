"""How resolutions and decisions speak in a language: ``resolutions:`` of its grammar, compiled.

A paragraph of such a text begins with a verb ("Requests", "Recalling"), which other words may stand before and behind
("Also requests", "Takes note with appreciation of"), and may go on with further verbs behind a comma or "and".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from travaux.grammar.load import Grammar, load

_MODIFIERS = 4  # words before or behind a verb: "further strongly", "once again, in this regard,"
_NOTHING = "(?!)"
_OPTIONAL = (
    "aside",
    "be_done",
    "draft",
    "no_effect",
    "no_name",
    "pronoun",
    "pronoun_before",
    "subject_behind",
    "tally",
    "adoption_said",
    "item_completes",
    "not_lead",
    "not_to",
    "draft_text",
    "not_asked_for",
)
_LABEL = r"(?:\(?(?:[a-z]{1,2}|[ivx]{1,4}|[0-9]{1,2})[.)]\s*)?"  # of a paragraph that the layout left in its words


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a text: its code, where its words begin (with what modifies it), and where they end."""

    code: str
    start: int
    end: int


class Verbs:
    """The verbs of one kind of paragraph, each with the code of the act that it stands for."""

    def __init__(self, grammar: Grammar, words: Mapping[str, str]) -> None:
        data = grammar.data["resolutions"]
        self.codes = tuple(words)
        modifier, blank, end = data["modifiers"], data["blank"], data["verb_ends"]
        choice = "|".join(f"(?P<v{number}>{pattern})" for number, pattern in enumerate(words.values()))
        before = rf"(?:{modifier}{blank}){{0,{_MODIFIERS}}}"
        behind = rf"(?:{blank}{modifier}{end}){{0,{_MODIFIERS}}}"
        core = rf"{before}(?:{choice}){end}{behind}"
        expand = grammar.expand
        self._opening = re.compile(expand(rf"\s*{_LABEL}{data.get('opens', '')}{core}"), re.IGNORECASE)
        joint = rf"(?:{data['joint']}){blank}"
        self._further = re.compile(expand(rf"(?:{joint}){core}{data.get('behind', '')}"), re.IGNORECASE)

    def opening(self, text: str) -> Verb | None:
        """The verb that a paragraph begins with."""
        return self._verb(self._opening.match(text))

    def further(self, text: str, start: int) -> Iterator[Verb]:
        """The verbs that a paragraph goes on with behind a place."""
        for match in self._further.finditer(text, start):
            verb = self._verb(match)
            if verb is not None:
                yield verb

    def _verb(self, match: re.Match[str] | None) -> Verb | None:
        if match is None:
            return None
        name = next(name for name, words in match.groupdict().items() if words is not None and name.startswith("v"))
        return Verb(self.codes[int(name[1:])], match.start(), match.end())


@dataclass(frozen=True, slots=True)
class TextRules:
    """What a grammar says of resolutions and decisions.

    Attributes:
        speaker: the line that names the body before the preamble.
        closing: a line that closes a text.
        operative, preambular: the verbs of its paragraphs.
        patterns: all else, compiled, by key.
        addressees: words for classes of those who are asked, by slug.
        effects: what a text does to something, by code.
        votes, methods: the heads of lists of votes, by choice; how a text was adopted.
    """

    speaker: re.Pattern[str]
    closing: re.Pattern[str]
    operative: Verbs
    preambular: Verbs
    patterns: Mapping[str, re.Pattern[str]]
    addressees: Mapping[str, re.Pattern[str]]
    effects: Mapping[str, re.Pattern[str]]
    votes: Mapping[str, re.Pattern[str]]
    methods: Mapping[str, re.Pattern[str]]


@functools.cache
def text_rules(language: str) -> TextRules | None:
    """The rules of a language for the texts themselves; none where its grammar has none."""
    grammar = load(language)
    data = grammar.data.get("resolutions", {})
    if "operative" not in data:
        return None
    plain = {key: value for key, value in data.items() if isinstance(value, str)}

    def compiled(words: Mapping[str, str], flags: int = 0) -> Mapping[str, re.Pattern[str]]:
        return {name: re.compile(grammar.expand(value), flags) for name, value in words.items()}

    patterns = {key: re.compile(_NOTHING) for key in _OPTIONAL} | dict(compiled(plain))
    return TextRules(
        speaker=patterns["speaker"],
        closing=patterns["closing"],
        operative=Verbs(grammar, data["operative"]),
        preambular=Verbs(grammar, data["preambular"]),
        patterns=patterns,
        addressees=compiled(data["addressees"]),
        effects=compiled(data["effects"], re.IGNORECASE),
        votes=compiled(data.get("votes", {})),
        methods=compiled(data.get("methods", {}), re.IGNORECASE),
    )
