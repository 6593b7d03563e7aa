r"""The pattern language of frames, compiled to regular expressions over mention strings.

A mention string is the folded text of a paragraph in which each mention (a body, a date, the number of a resolution)
is one character of the private use area that names its type. So a mention is a single token for a pattern, and a
frame is a regular expression that runs in linear time for all patterns in use (every repetition is bounded).

    {slot:Type}    a mention of that type          {slot:Type+}   a coordinated list of such mentions
    {slot:clause}  words up to a comma or stop     {slot:clauses} words up to the end of the sentence
    {slot:item}    words up to a semicolon or stop
    {slot:rest}    words up to what follows        {slot:macro}   a macro of the grammar
    (a|b)  x?      alternatives, option            word*          a word with any ending
    ~12    ~~40    a gap within a clause, within a sentence, of so many characters at most
    ^  $           start and end of the sentence   \x              the character x itself
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from travaux.errors import GrammarError
from travaux.grammar.needs import needs
from travaux.view import fold_name, is_cjk

TYPES = ("Symbol", "Outcome", "Date", "Meeting", "Body", "State", "Place", "Plan", "Amount", "Event")
MARK = {name: chr(0xE000 + index) for index, name in enumerate(TYPES)}

_NESTED = 4  # phrases within phrases
PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
TOKEN = re.compile(
    r"\{(?P<slot>\w+):(?P<type>\w+)(?P<many>\+)?\}|~~(?P<wide>\d+)|~(?P<narrow>\d+)|\\(?P<escaped>.)"
    r"|(?P<operator>[()|?^$])|(?P<blank>\s+)|(?P<word>[^\s(){}|?^$~\\*]+)(?P<prefix>\*)?"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A wording that says something.

    Attributes:
        id: name of the rule, the same in evidence and in reports.
        relation: what it states.
        regex: the pattern, compiled over mention strings.
        needs: strings that each sentence holds in which the pattern matches.
        choices: strings of which each such sentence holds one, for each choice.
        slots: name of each slot → type of what fills it.
        zone: where alone it is tried, or blank.
        nearest: of matches that end at the same place only the shortest counts.
        decisive: what it names counts even if it is not understood: no other rule may then guess.
        yes: sentences that must match, with the slots expected.
        no: sentences that must not.
    """

    id: str
    relation: str
    regex: re.Pattern[str]
    needs: tuple[str, ...]
    choices: tuple[tuple[str, ...], ...]
    slots: Mapping[str, str]
    zone: str
    nearest: bool
    decisive: bool
    yes: tuple[Mapping[str, Any], ...]
    no: tuple[str, ...]

    def may_match(self, marked: str) -> bool:
        """Whether a mention string holds what each match needs; if not, the pattern need not be tried."""
        for need in self.needs:
            if need not in marked:
                return False
        for choice in self.choices:
            for need in choice:
                if need in marked:
                    break
            else:
                return False
        return True


def compile_frame(
    entry: Mapping[str, Any],
    *,
    phrases: Mapping[str, str],
    macros: Mapping[str, str],
    stops: Mapping[str, str],
    separators: str,
) -> Frame:
    """Compile one entry of ``frames:``.

    Args:
        entry: the entry as it stands in the file.
        phrases: wordings that ``{{name}}`` in a pattern stands for.
        macros: regular expressions that a slot may be of.
        stops: what ends a clause, an item, a sentence.
        separators: regular expression of what stands between the members of a list.

    Raises:
        GrammarError: the pattern uses an unknown type or does not compile; the message names the frame.
    """
    slots: dict[str, str] = {}
    missing = [key for key in ("id", "relation", "pattern", "yes", "no") if not entry.get(key)]
    if missing:
        raise GrammarError(f"Frame {entry.get('id', '(without id)')}: {' and '.join(missing)} missing.")
    try:
        pattern = _spelled_out(entry["pattern"], phrases)
        source = _translate(pattern, _Vocabulary(macros, _classes(stops), separators), slots)
        regex = re.compile(source)
    except (re.error, KeyError) as error:
        raise GrammarError(
            f"Frame {entry.get('id')}: pattern {entry.get('pattern')!r} is not understood ({error})."
        ) from error
    needed, choices = needs(list(_kinds(pattern)))
    return Frame(
        id=entry["id"],
        relation=entry["relation"],
        regex=regex,
        needs=needed,
        choices=choices,
        slots=slots,
        zone=entry.get("zone", ""),
        nearest=entry.get("nearest") is True,
        decisive=entry.get("decisive") is True,
        yes=tuple(example if isinstance(example, dict) else {"text": example} for example in entry["yes"]),
        no=tuple(entry["no"]),
    )


def _spelled_out(pattern: str, phrases: Mapping[str, str]) -> str:
    """Put phrases in, those within phrases too."""
    for _ in range(_NESTED):
        pattern = PLACEHOLDER.sub(lambda name: phrases[name[1]], pattern)
    return pattern


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """What a pattern may use: macros, character classes between stops, and what separates the members of a list."""

    macros: Mapping[str, str]
    classes: Mapping[str, str]
    separators: str


def _classes(stops: Mapping[str, str]) -> dict[str, str]:
    return {name: f"[^{re.escape(characters)}]" for name, characters in stops.items()}


def _translate(pattern: str, vocabulary: _Vocabulary, slots: dict[str, str]) -> str:
    out: list[str] = []
    position = 0
    while position < len(pattern):
        token = TOKEN.match(pattern, position)
        if token is None:
            raise re.error(f"cannot read {pattern[position:]!r}")
        position = token.end()
        if token["slot"]:
            slots[token["slot"]] = token["type"]
            out.append(_slot(token["slot"], token["type"], bool(token["many"]), vocabulary))
        elif token["wide"] or token["narrow"]:
            characters = vocabulary.classes["sentence" if token["wide"] else "clause"]
            out.append(f"{characters}{{0,{token['wide'] or token['narrow']}}}?")
        elif token["escaped"]:
            out.append(re.escape(token["escaped"]))
        elif token["operator"]:
            out.append(token["operator"].replace("(", "(?:"))
        elif token["blank"]:
            out.append(r"(?:\s+)")  # so that an option mark makes it optional
        else:
            out.append(_word(token["word"], prefix=bool(token["prefix"])))
    return "".join(out)


def _kinds(pattern: str) -> Iterator[tuple[str, str]]:
    """The tokens of a pattern, each with its kind, as :func:`needs` wants them."""
    for token in TOKEN.finditer(pattern):
        if token["slot"]:
            yield ("mark", MARK[token["type"]]) if token["type"] in MARK else ("other", "")
        elif token["operator"]:
            yield "operator", token["operator"]
        elif token["word"]:
            yield "prefix" if token["prefix"] else "word", token["word"]
        else:
            yield "other", ""


def _slot(name: str, kind: str, many: bool, vocabulary: _Vocabulary) -> str:
    if kind in MARK:
        one = MARK[kind]
        return f"(?P<{name}>{one}(?:{vocabulary.separators}{one}){{0,40}})" if many else f"(?P<{name}>{one})"
    between = vocabulary.classes
    spans = {
        "clause": f"{between['clause']}{{1,200}}?",
        "item": f"{between['item']}{{1,400}}?",
        "clauses": f"{between['sentence']}{{1,400}}?",
        "rest": "[^\n]{1,1500}?",
    }
    return f"(?P<{name}>{spans[kind] if kind in spans else vocabulary.macros[kind]})"


def _word(word: str, *, prefix: bool) -> str:
    """A literal, which may open a sentence; an option mark behind one that is written without blanks is its last's."""
    folded = fold_name(word)
    if any(map(is_cjk, folded)) or not any(map(str.isalpha, folded)):
        return re.escape(folded)
    first, rest = folded[0], re.escape(folded[1:])
    first = f"[{first.upper()}{first}]" if first.isalpha() and first.upper() != first else re.escape(first)
    left = r"\b" if folded[0].isalnum() else ""
    right = r"\w*" if prefix else r"\b" if folded[-1].isalnum() else ""
    return f"(?:{left}{first}{rest}{right})"
