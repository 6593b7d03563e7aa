"""What was recognized in a paragraph, by which rule, and what was not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from travaux.errors import InputError
from travaux.extract.passages import Passage
from travaux.inputs import collect
from travaux.model import Meeting, OutcomePart, Statement, Thing, Value, Version
from travaux.readers import read
from travaux.relations.context import Context
from travaux.relations.read import read_context
from travaux.view import display


def explain(path: Path, para: str = "") -> list[str]:
    """Say how a document, or one of its paragraphs, is read.

    Args:
        path: a document; a manifest beside it is heeded.
        para: key of a paragraph (``7(a)``, ``masthead``), or blank for all.

    Returns:
        Lines of plain text.

    Raises:
        InputError: the file cannot be read, or has no such paragraph.
    """
    source = collect([path])[0][0]
    context = read_context(read(path), symbol=source.symbol, language=source.language, restates=source.restates)
    keys = list(dict.fromkeys(paragraph.para for paragraph in context.document.paragraphs))
    if para and para not in keys:
        raise InputError(f"There is no paragraph {para!r}.", path=path, remedy=f"There are: {', '.join(keys)}.")
    found = [*context.document.findings, *context.findings]
    lines = [f"{context.work.name} ({context.document.language or 'no language'}), body {context.body or 'unknown'}"]
    lines += [f"finding {finding.code}: {finding.message}" for finding in found if not finding.para]
    for key in [para] if para else keys:
        lines += ["", *_paragraph(context, key)]
    return lines


def _paragraph(context: Context, key: str) -> Iterator[str]:
    text = context.document.text
    members = [paragraph for paragraph in context.document.paragraphs if paragraph.para == key]
    eids = {paragraph.eid for paragraph in members}
    for paragraph in members:
        number = "" if paragraph.number else ", number inferred" if paragraph.inferred else ""
        yield f"[{key}] {paragraph.kind}, {paragraph.eid}{number}"
        yield f"  text      {_short(display(text, paragraph.spans), 160)}"
    passages = context.lines if key == "masthead" else [p for p in context.passages if p.paragraph.eid in eids]
    for passage in passages:
        yield from (f"  mention   {line}" for line in _mentions(context, passage))
    said = [statement for statement in context.statements if statement.evidence.paragraphs[-1] in eids]
    for statement in said:
        yield f"  {'fact':9} {_statement(statement)}"
        yield f"  {'':9}   rule {statement.evidence.rule}, {_spans(statement)}"
    for finding in (*context.document.findings, *context.findings):
        if finding.para == key:
            yield f"  finding   {finding.code}: {finding.message}"
    if not said:
        yield "  no fact was read here"
    yield from (f"  silent    {sentence}" for sentence in _silent(passages, said))


def _mentions(context: Context, passage: Passage) -> Iterator[str]:
    for mention in passage.mentions:
        words = passage.words(mention.start, mention.end)
        meaning = ""
        if mention.type == "Outcome":
            meaning = ", ".join(_thing(outcome) for outcome in context.outcomes_at(passage, mention))
        elif mention.type == "Meeting":
            meeting = context.meeting_at(passage, mention)
            meaning = meeting.key if meeting is not None else ""
        elif mention.type == "Body":
            meaning = context.resolve(mention.bodies, passage, mention.start)
        else:
            meaning = str(getattr(mention.value, "start", mention.value))
        yield f"{mention.type:8} {words}  →  {meaning or '(not resolved)'}"


def _silent(passages: list[Passage], said: list[Statement]) -> Iterator[str]:
    """The sentences from which no fact was read."""
    for passage in passages:
        for sentence in passage.sentences:
            spans = passage.view.spans(sentence.start, sentence.end)
            if not any(s.start < e.end and e.start < s.end for s in spans for t in said for e in t.evidence.spans):
                yield _short(passage.words(sentence.start, sentence.end), 100)


def _statement(statement: Statement) -> str:
    return f"{_thing(statement.subject)}  {statement.relation}  {_thing(statement.object)}"


def _thing(thing: Thing | Value) -> str:
    match thing:
        case Value():
            return _short(thing.value, 90)
        case Meeting():
            return thing.key
        case Version():
            return f"{thing.work.name}@{thing.language}"
        case OutcomePart():
            return f"{_thing(thing.outcome)}, {thing.part}"
        case _:
            return " ".join(
                _thing(value) if not isinstance(value, str) else value
                for value in (getattr(thing, name) for name in thing.__dataclass_fields__)
            )


def _spans(statement: Statement) -> str:
    return "characters " + ", ".join(f"{span.start}-{span.end}" for span in statement.evidence.spans)


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
