"""What a file declares of its document beside the text: adoption, votes, subjects.

The reader has written it in lines behind the text (:mod:`travaux.readers.akn.metadata`); each is the evidence for what
it says. Where the printed text says the same thing, the text counts, and what differs is reported.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from travaux import authority
from travaux.model import (
    Concept,
    Evidence,
    Finding,
    Meeting,
    Outcome,
    Paragraph,
    Span,
    State,
    Value,
    Vote,
    Work,
)
from travaux.readers import media
from travaux.relations.context import Context
from travaux.view import fold_name

DECLARING: Final = (media.AKN,)  # media types of the files that have such lines
_LINE: Final = re.compile(r"(?P<name>[A-Z][a-z]+(?: [a-z]+)*)(?: \((?P<of>[^()]*)\))?: (?P<words>.+)")
_SUBJECT: Final = re.compile(r"(?P<words>[^<>]+?)(?: <(?P<address>[^<>]+)>)?")
_DAY: Final = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_SYMBOL: Final = re.compile(r"[A-Z][A-Z0-9.]*(?:/[\w.()-]+)+")
_UNBIS: Final = re.compile(r"https?://metadata\.un\.org/thesaurus/(\d{6,8})")
_EXACT: Final = "<http://www.w3.org/2004/02/skos/core#exactMatch>"
_OURS: Final = "https://w3id.org/travaux/voc/concept/"
_COUNTS: Final = {"In favour": "votesInFavour", "Against": "votesAgainst", "Abstaining": "abstentions"}
_CHOICES: Final = {
    "Voted in favour": "in-favour",
    "Voted against": "against",
    "Voted abstaining": "abstained",
    "Voted not voting": "not-voting",
}
_SHOWN: Final = 5  # subjects that a message names


@dataclass(frozen=True, slots=True)
class _Line:
    """A declared line: what it is about, the vocabulary in brackets, its words and where it stands."""

    name: str
    of: str
    words: str
    span: Span


def read_declared(context: Context) -> None:
    """State what the lines behind the text declare; they become one paragraph, ``metadata``, for its evidence."""
    lines = list(_lines(context))
    if not lines:
        return
    spans = tuple(line.span for line in lines)
    paragraph = Paragraph("metadata", "meta", "masthead", "masthead", spans)
    context.document = replace(context.document, paragraphs=(*context.document.paragraphs, paragraph))
    text: Outcome | Work | None = context.own or (context.work if context.draft else None)
    _dates(context, lines)
    _workflow(context, lines)
    if text is not None:
        _votes(context, text, lines)
    _subjects(context, lines)


def _lines(context: Context) -> Iterator[_Line]:
    """The lines behind the last block of the text itself."""
    raw = context.document.raw
    if raw.format not in DECLARING:
        return
    last = max((index for index, block in enumerate(raw.blocks) if block.kind != "rule"), default=-1)
    for block in raw.blocks[last + 1 :]:
        if found := _LINE.fullmatch(raw.text, block.span.start, block.span.end):
            yield _Line(found["name"], found["of"] or "", found["words"], block.span)


def _evidence(context: Context, line: _Line, rule: str) -> Evidence:
    return Evidence.of(context.document.text, ((line.span, "meta"),), f"akn.{rule}")


# ---------------------------------------------------------------- adoption and issue


def _dates(context: Context, lines: list[_Line]) -> None:
    """The day of adoption, and that of issue; a printed day counts, and one that differs is reported."""
    for line in lines:
        if not _DAY.fullmatch(line.words) or line.name not in ("Adopted", "Published"):
            continue
        subject, relation = (context.own, "date") if line.name == "Adopted" else (context.work, "issued")
        if subject is None or context.draft:
            continue
        printed = {
            s.object.value
            for s in context.statements
            if s.subject == subject and s.relation == relation and isinstance(s.object, Value)
        }
        if not printed or line.words in printed:
            value = Value(line.words, "date")
            context.say(subject, relation, value, _evidence(context, line, line.name.lower()))
        else:
            message = f"The file declares {line.name.lower()} on {line.words}, the text prints {min(printed)}."
            context.report("declared-differs", message + " The text counts.")


def _workflow(context: Context, lines: list[_Line]) -> None:
    """The draft with those who submitted it, and the record of the meeting that adopted the text."""
    for line in lines:
        symbol, _, rest = line.words.partition(", ")
        if line.name not in ("Draft", "Record") or not _SYMBOL.fullmatch(symbol):
            continue
        if line.name == "Record":
            for meeting in _adopted_at(context):
                context.say(meeting, "recordedIn", Work(symbol), _evidence(context, line, "record"))
        elif symbol != context.work.name:
            _draft(context, line, Work(symbol), rest)


def _draft(context: Context, line: _Line, draft: Work, names: str) -> None:
    context.say(draft, "draft", Value("Draft", "class"), _evidence(context, line, "draft"))
    states = [_state(name) for name in re.split(r", (?:and )?| and ", names) if name and "sponsor" not in name]
    if all(states):
        for state in filter(None, states):
            context.say(draft, "sponsor", state, _evidence(context, line, "draft"))
    else:
        context.report("declared-sponsor", f"Not all who submitted the draft {draft.name} are known States: {names}.")


def _adopted_at(context: Context) -> list[Meeting]:
    """The meeting that adopted the text that the document is, where the text says so."""
    found = (s.object for s in context.statements if s.subject == context.own and s.relation == "adoptedAt")
    return list(dict.fromkeys(meeting for meeting in found if isinstance(meeting, Meeting)))


# ---------------------------------------------------------------- votes


def _votes(context: Context, text: Outcome | Work, lines: list[_Line]) -> None:
    """The tally and how each State voted; where both are given and differ, that is reported."""
    printed = {s.relation for s in context.statements if s.subject == text}
    tally: dict[str, int] = {}
    for line in lines:
        if line.name in _COUNTS and line.words.isdecimal() and _COUNTS[line.name] not in printed:
            tally[line.name] = int(line.words)
            evidence = _evidence(context, line, "tally")
            context.say(text, _COUNTS[line.name], Value(line.words, "count"), evidence)
    choices = [line for line in lines if line.name in _CHOICES]
    for line in choices:
        names = line.words.split("; ")
        counted = tally.get(line.name.removeprefix("Voted ").capitalize())
        if counted is not None and counted != len(names):
            context.report("vote-count", f"{line.name}: {len(names)} States are named, and {counted} counted.")
        for name in names:
            _cast(context, text, line, name)
    if len(choices) > 1 and isinstance(text, Outcome) and "adoptionMethod" not in printed:
        evidence = _evidence(context, choices[0], "adoption-method")
        context.say(text, "adoptionMethod", Concept("adoption-method", "recorded-vote"), evidence)


def _cast(context: Context, text: Outcome | Work, line: _Line, name: str) -> None:
    state = _state(name)
    if state is None:
        context.report("declared-voter", f"{line.name}: {name} is no State that is known.")
        return
    vote, evidence = Vote(text, state.code), _evidence(context, line, "vote")
    context.say_exists(vote, evidence)
    context.say(vote, "voteOn", text, evidence)
    context.say(vote, "voter", state, evidence)
    context.say(vote, "voteChoice", Concept("vote-choice", _CHOICES[line.name]), evidence)


@functools.cache
def _states() -> Mapping[str, State | None]:
    """States by their names in all languages, in small letters; ``None`` for a name that two States have."""
    out: dict[str, State | None] = {}
    for known in authority.load().names.values():
        for spelt, things in known.items():
            for thing in things:
                if thing.kind == "State" and not thing.adjective:
                    state = State(thing.slug)
                    name = spelt.casefold()
                    out[name] = state if out.get(name, state) == state else None
    return out


def _state(name: str) -> State | None:
    """The State of a name, in capitals or not, in whichever language knows it."""
    return _states().get(fold_name(name).casefold())


# ---------------------------------------------------------------- subjects


def _subjects(context: Context, lines: list[_Line]) -> None:
    """Subjects by the addresses of the United Nations' vocabularies; the others are reported in one finding.

    A goal of the 2030 Agenda is the concept of our scheme that matches its address exactly, so that what a file
    declares and what a text says meet in one thing.
    """
    ours = {
        object_[1:-1]: subject.removeprefix(_OURS)
        for subject, terms in context.authority.triples.items()
        if subject.startswith(_OURS)
        for predicate, object_ in terms
        if predicate == _EXACT
    }
    unknown: list[str] = []
    for line in lines:
        found = _SUBJECT.fullmatch(line.words)
        if line.name != "Subject" or found is None:
            continue
        address = (found["address"] or "").replace("https://", "http://").rstrip("/")
        if address in ours:
            concept = Concept("concept", ours[address])
        elif thesaurus := _UNBIS.fullmatch(address):
            concept = Concept("unbis", thesaurus[1])
        else:
            unknown.append(found["words"] + (f" ({line.of})" if line.of else ""))
            continue
        evidence = _evidence(context, line, "subject")
        context.say(context.work, "subject", concept, evidence)
        if concept.scheme == "unbis":
            context.say(concept, "prefLabel", Value(found["words"], "text", "en"), evidence)
    if unknown:
        shown = "; ".join(dict.fromkeys(unknown[:_SHOWN])) + ("; …" if len(unknown) > _SHOWN else "")
        message = f"{len(unknown)} declared subjects have no address in a vocabulary that is known: {shown}."
        context.findings.append(Finding("declared-subject", message, "info", context.document.raw.name))
