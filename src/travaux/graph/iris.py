"""The one place where IRIs are minted.

Only official identifiers go into an IRI: symbols, numbers, sessions, codes of the authority files; never a date, a
title, a file name, or a language (but the ``@zh`` of a language version). So a thing has the same IRI whatever the
language and the document it is met in.
"""

from __future__ import annotations

import hashlib
from typing import Final

from travaux.graph.terms import BASE, VOC, iri
from travaux.model import (
    Act,
    AgendaItem,
    Body,
    BudgetLine,
    Concept,
    Election,
    Event,
    Meeting,
    Outcome,
    OutcomePart,
    Participation,
    Period,
    Place,
    Plan,
    RoleHolding,
    Span,
    State,
    Thing,
    Version,
    Vote,
    Work,
)
from travaux.model.numbers import is_counted_through, series_and_number

# Vocabularies of others, by the name of the scheme in :class:`travaux.model.Concept`: what stands before a code.
VOCABULARIES: Final = {"unbis": "http://metadata.un.org/thesaurus/"}


def path(thing: Thing) -> str:
    """The IRI of a thing, relative to the base of the data.

    >>> path(Outcome("resolution", "un-sc", "2504 (2020)"))
    'resolution/un-sc/2504'
    >>> path(Meeting("unhabitat-eb", "2020", "1", 2))
    'meeting/unhabitat-eb/2020/1/part/2'
    """
    match thing:
        case Body(slug):
            return f"body/{slug}"
        case Place(slug):
            return f"place/{slug}"
        case Vote(text, state):
            return f"vote/{path(text)}/{state}"
        case Work(name):
            return f"doc/{name.replace(' ', '_')}"
        case Version(work, language):
            return f"{path(work)}@{language}"
        case Outcome():
            return _outcome(thing)
        case OutcomePart(outcome, part):
            kind, _, rest = part.rpartition(" ")
            return f"{path(outcome)}/{kind or 'part'}/{rest.replace('.', '/')}"
        case Meeting(body, series, number, part):
            stem = f"meeting/{body}/{series}" + (f"/{number}" if number else "")
            return f"{stem}/part/{part}" if part else stem
        case AgendaItem(meeting, number):
            return f"{path(meeting)}/item/{number}"
        case State(code):
            return f"state/{code}"
        case Plan(owner, kind, period):
            return f"plan/{owner}/{kind}/{period}"
        case Period(plan, start, end):
            return f"{path(plan)}#period-{start}" + (f"-{end}" if end != start else "")
        case Concept():
            raise ValueError("concepts do not stand under the base of the data")
        case _:
            return _relation(thing)


def _relation(thing: Election | RoleHolding | Act | BudgetLine | Event | Participation) -> str:
    """The path of a thing that stands for a relation of more than two ends."""
    match thing:
        case Election(body, since):
            return f"election/{body}/{since}"
        case RoleHolding(body, role, holder, since):
            return f"role-holding/{body}/{role}/{holder}/{since}"
        case Act(work, eid, kind, ordinal):
            return f"act/{path(work)}/{eid}/{kind}/{ordinal}"
        case BudgetLine(entity, year, category, measure, status):
            return f"budget/{entity}/{year or 'undated'}/{category}/{measure}/{status}"
        case Event(name):
            return f"event/{name.replace(' ', '_')}"
        case Participation(work, eid, state, role):
            return f"participation/{path(work)}/{eid}/{state}/{role}"


def _outcome(outcome: Outcome) -> str:
    series, number = series_and_number(outcome.number)
    numbered_through = is_counted_through(outcome.number)
    stem = f"{outcome.kind}/{outcome.body}"
    return f"{stem}/{number}" if numbered_through or not series else f"{stem}/{series}/{number.replace(' ', '_')}"


def of(thing: Thing) -> str:
    """The IRI of a thing, as a term."""
    if isinstance(thing, Concept):
        return concept(thing.scheme, thing.code)
    return iri(BASE + path(thing))


def paragraph(work: Work, eid: str) -> str:
    """The IRI of a paragraph, as a term."""
    return iri(f"{BASE}{path(work)}#{eid}")


def manifestation(version: Version, suffix: str) -> str:
    """The IRI of a file of a language version, as a term."""
    return iri(f"{BASE}{path(version)}.{suffix}")


def evidence(version: Version, spans: tuple[Span, ...]) -> str:
    """The IRI of a quotation, as a term: the offsets of its spans in the canonical text."""
    ranges = "&".join(f"char={span.start},{span.end}" for span in spans)
    return iri(f"{BASE}{path(version)}#{ranges}")


def rule(name: str) -> str:
    """The IRI of a rule of a grammar, as a term."""
    return iri(f"{BASE}rule/{name}")


def claim(subject: str, predicate: str, object_: str) -> str:
    """The IRI of the claim that a triple holds, as a term; language has no part in it."""
    line = f"{subject} {predicate} {object_} ."
    return iri(f"{BASE}claim/{hashlib.sha256(line.encode()).hexdigest()[:32]}")


def concept(scheme: str, code: str) -> str:
    """The IRI of a concept of one of our schemes, or of a vocabulary of others, as a term."""
    return iri(f"{VOCABULARIES.get(scheme, f'{VOC}{scheme}/')}{code}")


def see_also(symbol: str) -> str:
    """Where the United Nations shows a document by its symbol, as a term."""
    return iri(f"https://undocs.org/{symbol}")
