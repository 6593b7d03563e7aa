"""How a text was adopted, and who voted how, where that is printed.

"By a recorded vote of 106 to 1, with 67 abstentions. In favour: … Against: … Abstaining: …" stands in the masthead of a
resolution or at its end. A list of States goes on over lines for as long as they name States and little else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from travaux.extract.mentions import Mention
from travaux.extract.passages import Passage
from travaux.grammar.texts import TextRules, text_rules
from travaux.model import Concept, Evidence, Outcome, State, Value, Vote, Work
from travaux.relations.context import Context
from travaux.relations.operative import Speaker

_LISTED = 0.4  # share of a line that names States, if it is a list of them
_COUNTED = {"in-favour": "votesInFavour", "against": "votesAgainst", "abstained": "abstentions"}
_COUNTS = {"yes": "votesInFavour", "no": "votesAgainst", "abstained": "abstentions"}


def read_votes(context: Context, speaking: Mapping[int, Speaker]) -> None:
    """State how each text was adopted, and how States voted on it: the text above, or the one that the document is."""
    rules = text_rules(context.grammar.language)
    if rules is None or not rules.votes:
        return
    lines = [*context.lines, *(passage for passage in context.passages if passage.paragraph.zone in ("body", "note"))]
    texts = [_text(context, speaking, line) for line in lines]
    for line, text in zip(lines, texts, strict=True):
        if text is not None:
            _method(context, rules, text, line)
    counted: Counter[tuple[Outcome | Work, str]] = Counter()
    for choice, place, mention in _cast(rules, lines):
        text = texts[place]
        if text is None:
            context.report("unresolved-vote", "States voted on a text whose number is not known.", lines[place])
            return
        _say(context, text, choice, lines[place], mention)
        counted[text, choice] += 1
    _compare(context, counted)


def _text(context: Context, speaking: Mapping[int, Speaker], line: Passage) -> Outcome | Work | None:
    """What a line of votes is about: the last text above it; in the masthead, the one that the document is."""
    if context.draft:
        return context.work
    above = max((index for index in speaking if index < line.index), default=None) if line.index >= 0 else None
    return context.own if above is None else speaking[above].outcome


def _compare(context: Context, counted: Mapping[tuple[Outcome | Work, str], int]) -> None:
    """Report a list of States that is longer or shorter than the tally says."""
    tallies = {(s.subject, s.relation): s.object for s in context.statements if s.relation in _COUNTS.values()}
    for (text, choice), number in counted.items():
        printed = tallies.get((text, _COUNTED.get(choice, "")))
        if isinstance(printed, Value) and printed.value != str(number):
            message = f"{number} States are read as {choice}, and {printed.value} are counted in the text."
            context.report("vote-count", message, remedy="Look for a name that is broken over two lines.")


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


def _cast(rules: TextRules, lines: list[Passage]) -> Iterator[tuple[str, int, Mention]]:
    """Each State that is listed as having voted, with its choice and the place of the line."""
    choice = ""
    for place, line in enumerate(lines):
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
                yield from ((choice, place, m) for m in line.mentions_within(start, begin) if _is_state(m))
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
