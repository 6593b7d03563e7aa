"""Which resolutions, decisions and documents a document names."""

from __future__ import annotations

import functools
import re

from travaux.authority import Authority
from travaux.extract.mentions import Mention
from travaux.extract.passages import Passage
from travaux.extract.values import Numbers, number_as_printed, pins
from travaux.model import Outcome, OutcomeKind, OutcomePart, Work
from travaux.relations.context import Context

_PIN = 120  # characters: the paragraphs of a text are named no farther before it


def read_citations(context: Context) -> None:
    """State each resolution and decision that the document cites, with pinpoints, and each document it names."""
    own = own_outcome(context.work.name, context.authority)
    years: dict[tuple[str, str], Outcome] = {}
    for passage in context.passages:
        for mention in passage.mentions:
            if mention.type == "Outcome":
                assert isinstance(mention.value, Numbers)
                outcomes = context.outcomes_at(passage, mention)
                before = _pins_before(context, passage, mention)  # of each; those behind a list are of its last
                for outcome in outcomes:
                    _report_year(context, passage, outcome, years)
                    pinned = before or (mention.value.pins if outcome == outcomes[-1] else ())
                    if outcome != own:
                        _cite(context, passage, mention.start, outcome, pinned)
            elif mention.type == "Symbol" and isinstance(mention.value, str):
                _refer(context, passage, mention.start, mention.value)
        _cite_again(context, passage, own)


def _report_year(context: Context, passage: Passage, outcome: Outcome, years: dict[tuple[str, str], Outcome]) -> None:
    """Report a number that is printed with two years: one of them is a misprint."""
    first = years.setdefault((outcome.body, outcome.number.partition("(")[0]), outcome)
    if first != outcome and first.kind == outcome.kind and "(" in outcome.number:
        message = f"{outcome.number} is printed here, {first.number} elsewhere in the document: one is a misprint."
        context.report("two-years", message, passage)


def _pins_before(context: Context, passage: Passage, mention: Mention) -> tuple[str, ...]:
    """The paragraphs pinpointed before a number or a list of them; the body may stand between."""
    end = mention.start
    before = next(passage.mentions_before(end), None)
    if before is not None and before.type == "Body" and not passage.view.text[before.end : end].strip():
        end = before.start
    found = context.grammar.pattern("pin_before").search(passage.view.text, max(0, end - _PIN), end)
    return pins(found["para"], context.grammar) if found is not None else ()


def _cite(context: Context, passage: Passage, start: int, outcome: Outcome, pins: tuple[str, ...]) -> None:
    evidence = passage.evidence(passage.sentence_at(start), f"{context.grammar.language}.cites")
    context.say(context.work, "cites", outcome, evidence)
    for pin in pins:
        context.say(context.work, "cites", OutcomePart(outcome, pin), evidence)


def _cite_again(context: Context, passage: Passage, own: Outcome | None) -> None:
    """Cite the paragraphs of a text that goes by a short form (paragraph 3 of that resolution): the last one named."""
    for found in context.grammar.pattern("pin_of_it").finditer(passage.view.text):
        kind = context.grammar.data["kinds"].get(found["kind"].lower(), "")
        outcome = _last_named(context, passage, found.start(), kind)
        if outcome is not None and outcome != own:
            _cite(context, passage, found.start(), outcome, pins(found["para"], context.grammar))


def _last_named(context: Context, passage: Passage, place: int, kind: str) -> Outcome | None:
    """The text of a kind that a passage names last before a place; none if it names several at once."""
    for mention in passage.mentions_before(place):
        if mention.type == "Outcome":
            outcomes = [outcome for outcome in context.outcomes_at(passage, mention) if outcome.kind == kind]
            if outcomes:
                return outcomes[0] if len(outcomes) == 1 else None
    return None


def _refer(context: Context, passage: Passage, start: int, symbol: str) -> None:
    symbol = clean_symbol(symbol)
    if symbol == context.work.name:
        return
    evidence = passage.evidence(passage.sentence_at(start), "base.symbol")
    context.say(context.work, "references", Work(symbol), evidence)
    outcome = own_outcome(symbol, context.authority)
    if outcome is not None and outcome != own_outcome(context.work.name, context.authority):
        context.say(context.work, "cites", outcome, evidence)


def clean_symbol(symbol: str) -> str:
    """The customary spelling of a symbol: no blanks but before a year and in a part, ``A/85/6 (Sect. 3)/Add.4``."""
    symbol = re.sub(r"\s+(?![^()]*\))", "", symbol)
    symbol = re.sub(r"(?<=\()(Sect\.|Part|PART|Vol\.)\s*(?=[0-9IVX])", r"\1 ", symbol)
    return re.sub(r"(?<=[0-9A-Za-z])\(", " (", symbol)


def own_outcome(symbol: str, authority: Authority) -> Outcome | None:
    """The resolution or decision whose text a document with this symbol is.

    A/RES/72/279 is General Assembly 72/279, HSP/HA.2/Res.1 is 2/1 of the UN-Habitat Assembly.
    """
    for slug, entry in authority.bodies.items():
        for kind, template in entry.symbols.items():
            if "{" not in template or (match := _of_symbol(template).fullmatch(symbol)) is None:
                continue
            found = match.groupdict()
            number = number_as_printed(found["number"] if "number" in found else f"{found['series']}/{found['n']}")
            typed: OutcomeKind = "resolution" if kind == "resolution" else "decision"
            pattern = entry.numbers.get(typed)
            if pattern is not None and pattern.fullmatch(number.replace(" ", "")):
                return Outcome(typed, slug, number)
    return None


@functools.cache
def _of_symbol(template: str) -> re.Pattern[str]:
    """The symbols that a template of the authority file stands for: {number} whole, or {series} and {n}."""
    words = re.escape(template)
    for name, pattern in (("number", ".+"), ("series", "[0-9]+"), ("n", "[0-9]+")):
        words = words.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>{pattern})")
    return re.compile(words)
