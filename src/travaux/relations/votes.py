"""How a text was adopted, and who voted how, where that is printed.

"By a recorded vote of 106 to 1, with 67 abstentions. In favour: … Against: … Abstaining: …" stands in the masthead of a
resolution or at its end. A list of States goes on over lines for as long as they name States and little else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.extract.mentions import Mention
from travaux.extract.passages import Passage
from travaux.grammar.texts import TextRules, text_rules
from travaux.model import Concept, Evidence, Outcome, State, Value, Vote, Work
from travaux.relations.context import Context

_LISTED = 0.4  # share of a line that names States, if it is a list of them
_COUNTS = {"yes": "votesInFavour", "no": "votesAgainst", "abstained": "abstentions"}


def read_votes(context: Context) -> None:
    """State how the text that the document is was adopted, and how States voted on it."""
    rules = text_rules(context.grammar.language)
    if rules is None or not rules.votes:
        return
    text = context.work if context.draft else context.own
    lines = [*context.lines, *(passage for passage in context.passages if passage.paragraph.zone in ("body", "note"))]
    if text is not None:
        for line in lines:
            _method(context, rules, text, line)
    for choice, line, mention in _cast(rules, lines):
        if text is None:
            context.report("unresolved-vote", "States voted on a text whose number is not known.", line)
            return
        _say(context, text, choice, line, mention)


def _say(context: Context, text: Outcome | Work, choice: str, line: Passage, mention: Mention) -> None:
    assert isinstance(mention.value, str)
    vote = Vote(text, mention.value)
    evidence = _evidence(context, line, mention.start, "vote")
    context.say_exists(vote, evidence)
    context.say(vote, "voteOn", text, evidence)
    context.say(vote, "voter", State(mention.value), evidence)
    context.say(vote, "voteChoice", Concept("vote-choice", choice), evidence)


def _evidence(context: Context, line: Passage, place: int, name: str) -> Evidence:
    return line.evidence(line.sentence_at(place), f"{context.grammar.language}.resolution.{name}")


def _cast(rules: TextRules, lines: list[Passage]) -> Iterator[tuple[str, Passage, Mention]]:
    """Each State that is listed as having voted, with its choice."""
    choice = ""
    for line in lines:
        text = line.view.text
        heads = [
            (found.start(), found.end(), name) for name, words in rules.votes.items() for found in words.finditer(text)
        ]
        if not heads and not (choice and _is_list(line)):
            choice = choice if choice and not text.strip() else ""
            continue
        start = 0
        for begin, end, name in [*sorted(heads), (len(text), len(text), "")]:
            if choice:
                yield from ((choice, line, m) for m in line.mentions_within(start, begin) if _is_state(m))
            if name:
                choice, start = name, end
        if text.rstrip().endswith("]"):
            choice = ""


def _is_state(mention: Mention) -> bool:
    return mention.type == "State" and isinstance(mention.value, str)


def _is_list(line: Passage) -> bool:
    named = sum(mention.end - mention.start for mention in line.mentions if _is_state(mention))
    return named >= _LISTED * max(1, len(line.view.text))


def _method(context: Context, rules: TextRules, text: Outcome | Work, line: Passage) -> None:
    """How the text was adopted, and the votes counted, where a line says so of an adoption."""
    adoption = rules.patterns["adoption_said"].search(line.view.text)
    if adoption is None:
        return
    for name, words in rules.methods.items() if isinstance(text, Outcome) else ():
        found = words.search(line.view.text)
        if found is not None:
            context.say(
                text,
                "adoptionMethod",
                Concept("adoption-method", name),
                _evidence(context, line, found.start(), "adoption-method"),
            )
            break
    tally = rules.patterns["tally"].search(line.view.text)
    if tally is None:
        return
    for group, relation in _COUNTS.items():
        number = _count(context, tally, group)
        if number is not None:
            context.say(text, relation, Value(str(number), "count"), _evidence(context, line, tally.start(), "tally"))


def _count(context: Context, tally: re.Match[str], group: str) -> int | None:
    words = tally[group]
    if words is None or words[0].isdigit():
        return context.grammar.number(words) if words else None
    code = context.grammar.code("how_many", words)
    return int(code) if code else None
