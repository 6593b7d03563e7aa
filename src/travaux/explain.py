"""What was recognized in a paragraph, by which rule, and what was not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from travaux.errors import InputError
from travaux.extract.mentions import Mention
from travaux.extract.passages import Passage, Sentence
from travaux.extract.values import DateRange, Money, PlanWords
from travaux.grammar.load import line_of
from travaux.grammar.near import near
from travaux.inputs import collect
from travaux.model import (
    Act,
    Evidence,
    Meeting,
    OutcomePart,
    Paragraph,
    Participation,
    Period,
    Plan,
    Statement,
    Thing,
    Value,
    Version,
)
from travaux.readers import read
from travaux.relations.context import Context
from travaux.relations.read import read_context
from travaux.view import display, fold_name

_TEXT = 160  # characters shown of a paragraph
_WORDS = 70  # of a quotation, a title, a pattern that should have followed
_CLAUSE = 3  # characters: what is shorter says nothing by itself
_UNRESOLVED = "(not resolved)"


def explain(path: Path, para: str = "") -> list[str]:
    """Say how a document, or one of its paragraphs, is read.

    Args:
        path: a document; a manifest beside it is heeded.
        para: key of a paragraph (``7(a)``, ``masthead``), or blank for all.

    Returns:
        Lines of plain text: each paragraph with its mentions, its facts and the words they were read from, its
        findings, its clauses that no rule touched, and its sentences without a fact with the rules that come nearest;
        then the rules that were used.

    Raises:
        InputError: the file cannot be read, or has no such paragraph.
    """
    source = collect([path])[0][0]
    context = read_context(read(path), symbol=source.symbol, language=source.language, restates=source.restates)
    keys = list(dict.fromkeys(paragraph.para for paragraph in context.document.paragraphs))
    if para and para not in keys:
        raise InputError(f"There is no paragraph {para!r}.", path=path, remedy=f"There are: {', '.join(keys)}.")
    shown = [paragraph for paragraph in context.document.paragraphs if para in ("", paragraph.para)]
    found = [*context.document.findings, *context.findings]
    lines = [f"{context.work.name} ({context.document.language or 'no language'}), body {context.body or 'unknown'}"]
    lines += [f"finding {finding.code}: {finding.message}" for finding in found if not finding.para]
    for paragraph in shown:
        lines += ["", *_paragraph(context, paragraph)]
    return [*lines, *_rules(context, shown), "", _summary(context, shown)]


# ---------------------------------------------------------------- a paragraph


def _paragraph(context: Context, paragraph: Paragraph) -> Iterator[str]:
    number = ", number inferred" if paragraph.inferred else ""
    yield f"[{paragraph.para}] {paragraph.kind}, {paragraph.eid}{number}"
    yield f"  text      {_short(display(context.document.text, paragraph.spans), _TEXT)}"
    passages, said = _passages(context, paragraph), _said(context, paragraph)
    for passage in passages:
        for mention in passage.mentions:
            words = passage.words(mention.start, mention.end)
            yield f"  mention   {mention.type:8} {words}  →  {_meaning(context, passage, mention) or _UNRESOLVED}"
    for evidence, statements in groupby(said, key=lambda statement: statement.evidence):
        yield from (f"  fact      {_statement(statement)}" for statement in statements)
        yield f"              rule {evidence.rule}, {_quoted(evidence)}"
    for finding in (*context.document.findings, *context.findings):
        if finding.para == paragraph.para:
            yield f"  finding   {finding.code}: {finding.message}"
    if not said:
        yield "  no fact was read here"
    if paragraph.kind != "heading":
        for passage in passages:
            yield from (f"  unread    {_short(words, _TEXT)}" for words in _unread(context, passage, said))
        for passage, sentence in _silent(passages, said):
            yield from _nearest(context, passage, sentence)


def _passages(context: Context, paragraph: Paragraph) -> list[Passage]:
    """The paragraph as frames see it; the masthead line by line."""
    return [passage for passage in (*context.lines, *context.passages) if passage.paragraph.eid == paragraph.eid]


def _said(context: Context, paragraph: Paragraph) -> list[Statement]:
    """What was read in a paragraph; words of an introduction before it may be part of the evidence."""
    return [statement for statement in context.statements if statement.evidence.paragraphs[-1] == paragraph.eid]


def _meaning(context: Context, passage: Passage, mention: Mention) -> str:
    """What a mention means here; blank if that is not known."""
    if mention.type == "Outcome":
        return ", ".join(_thing(outcome) for outcome in context.outcomes_at(passage, mention))
    if mention.type == "Meeting":
        meeting = context.meeting_at(passage, mention)
        return meeting.key if meeting is not None else ""
    if mention.type == "Body":
        return context.resolve(mention.bodies, passage, mention.start)
    match mention.value:
        case PlanWords(type=kind, period=period, part=part):
            return f"{'part of ' if part else ''}{kind} {period}"
        case Money(amount=amount, currency=currency):
            return f"{amount} {currency}"
        case DateRange(start=start, end=end):
            return start if start == end else f"{start} to {end}"
        case _:
            return str(mention.value)


def _quoted(evidence: Evidence) -> str:
    """Where the words of a fact stand, and how they begin."""
    spans = ", ".join(f"{span.start}-{span.end}" for span in evidence.spans)
    return f"characters {spans}: “{_short(' '.join(' … '.join(evidence.quotes).split()), _WORDS)}”"


# ---------------------------------------------------------------- what was not understood


def _silent(passages: Sequence[Passage], said: Sequence[Statement]) -> Iterator[tuple[Passage, Sentence]]:
    """The sentences from which no fact was read."""
    quoted = [span for statement in said for span in statement.evidence.spans]
    for passage in passages:
        for sentence in passage.sentences:
            spans = passage.view.spans(sentence.start, sentence.end)
            if not any(s.start < e.end and e.start < s.end for s in spans for e in quoted):
                yield passage, sentence


def _unread(context: Context, passage: Passage, said: Sequence[Statement]) -> Iterator[str]:
    """The clauses that no rule touched, of sentences from which something was read."""
    read = [*_matched(context, passage, said), *_repeated(context, passage, said)]
    text, ends = passage.view.text, f"[{re.escape(context.grammar.data['text']['stops']['clause'])}]"
    for sentence in passage.sentences:
        touched = [(start, end) for start, end in read if start < sentence.end and sentence.start < end]
        stops = [match.start() for match in re.finditer(ends, text[sentence.start : sentence.end])]
        cuts = [sentence.start, *(sentence.start + stop + 1 for stop in stops), sentence.end]
        for start, end in pairwise(cuts) if touched else ():
            if end - start > _CLAUSE and not any(first < end and start < last for first, last in touched):
                yield passage.words(start, end)


def _matched(context: Context, passage: Passage, said: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Where the rules matched that gave facts."""
    rules = {statement.evidence.rule for statement in said}
    relations = {frame.relation for frame in context.grammar.frames if frame.id in rules}
    for match in context.matches(passage, *sorted(relations)) if relations else ():
        if match.frame.id in rules:
            yield match.sentence.places[match.start], match.sentence.places[match.end]
    if f"{context.grammar.language}.cites" in rules:  # no frame: each number is one
        yield from ((mention.start, mention.end) for mention in passage.mentions if mention.type == "Outcome")


def _repeated(context: Context, passage: Passage, said: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Where the words stand that a fact repeats, such as the object of an act, or the meeting at which it was done."""
    things = {statement.object for statement in said}
    for mention in passage.mentions:
        if mention.type == "Meeting" and context.meeting_at(passage, mention) in things:
            yield mention.start, mention.end
    for statement in said:
        words = fold_name(statement.object.value) if isinstance(statement.object, Value) else ""
        place = passage.view.text.find(words) if words else -1
        if place >= 0:
            yield place, place + len(words)


def _nearest(context: Context, passage: Passage, sentence: Sentence) -> Iterator[str]:
    """A sentence without a fact, and the rules that matched most of their pattern in it."""
    yield f"  silent    {_short(passage.words(sentence.start, sentence.end), 100)}"
    for one in near(sentence.marked, context.grammar, passage.paragraph.zone):
        words = _short(passage.words(sentence.places[one.start], sentence.places[one.end]), _WORDS)
        rest = f"and then wants {_short(one.next, _WORDS)}" if one.next else "all of it, and nothing came of it"
        yield f"              near {one.rule}, which matches “{words}” {rest}"


def _summary(context: Context, shown: Sequence[Paragraph]) -> str:
    """How many sentences of the paragraphs shown have a fact, and how many mentions are not resolved."""
    sentences = silent = mentions = unknown = 0
    for paragraph in shown:
        passages = _passages(context, paragraph)
        mentions += sum(len(passage.mentions) for passage in passages)
        unknown += sum(not _meaning(context, passage, one) for passage in passages for one in passage.mentions)
        if paragraph.kind != "heading":
            sentences += sum(len(passage.sentences) for passage in passages)
            silent += sum(1 for _ in _silent(passages, _said(context, paragraph)))
    return f"{silent} of {sentences} sentences without a fact, {unknown} of {mentions} mentions not resolved"


# ---------------------------------------------------------------- rules


def _rules(context: Context, shown: Sequence[Paragraph]) -> Iterator[str]:
    """The rules by which facts were read: where each stands, and its pattern."""
    names = sorted({statement.evidence.rule for paragraph in shown for statement in _said(context, paragraph)})
    if names:
        yield from ("", "rules")
    for name in names:
        yield f"  {name}  {_place(context, name)}"


def _place(context: Context, rule: str) -> str:
    """File, line and pattern of a frame; else the key of the grammar that a module reads, else that it is code."""
    for entry in context.grammar.data.get("frames", ()):
        if entry["id"] == rule:
            return f"{line_of(rule, context.grammar.language)}  {entry['pattern']}"
    value: object = context.grammar.data
    for key in rule.split(".")[1:]:
        value = value.get(key) if isinstance(value, dict) else None
    return f"key {rule.partition('.')[2]} of the grammar" if value is not None else "in the code, src/travaux/relations"


# ---------------------------------------------------------------- words for things


def _statement(statement: Statement) -> str:
    return f"{_thing(statement.subject)}  {statement.relation}  {_thing(statement.object)}"


def _thing(thing: Thing | Value) -> str:
    match thing:
        case Value():
            return _short(thing.value, _WORDS)
        case Meeting():
            return thing.key
        case Version():
            return f"{thing.work.name}@{thing.language}"
        case OutcomePart():
            return f"{_thing(thing.outcome)}, {thing.part}"
        case Plan():
            return thing.key
        case Period():
            return f"{thing.plan.key}, {thing.start}-{thing.end}"
        case Act():  # which document and paragraph is plain to see
            return f"act {thing.type} {thing.ordinal}"
        case Participation():
            return f"{thing.state} as {thing.role}"
        case _:
            parts: Iterator[Any] = (getattr(thing, name) for name in thing.__dataclass_fields__)
            return " ".join(part if isinstance(part, str) else _thing(part) for part in parts)


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
