"""The one place where IRIs are minted.

Only official identifiers go into an IRI: symbols, numbers, sessions, codes of the authority files; never a date, a
title, a file name, or a language (but the ``@zh`` of a language version). So a thing has the same IRI whatever the
language and the document it is met in.
"""

from __future__ import annotations

import hashlib
import re

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
    Work,
)

_PAREN = re.compile(r"^([0-9]+|[A-Z]{1,2})(?: ([A-Z]{1,2}))? \(([^)]+)\)$")
_SERIES_FIRST = re.compile(r"^([^/]+)/(.+)$")
_COP = re.compile(r"^([0-9]+)/([A-Z]+)\.([0-9]+)$")
_DOTTED = re.compile(r"^[A-Z]+([0-9]+)\.(R?[0-9]+)$")


def series_and_number(outcome: Outcome) -> tuple[str, str]:
    """Series (session or year) and number of a text, out of its number as printed.

    >>> series_and_number(Outcome("resolution", "un-ga", "72/279"))
    ('72', '279')
    >>> series_and_number(Outcome("resolution", "un-ga", "217 A (III)"))
    ('III', '217-A')
    >>> series_and_number(Outcome("decision", "unfccc-cop", "22/CP.7"))
    ('7', '22')
    """
    number = outcome.number
    if match := _COP.match(number):
        return match[3], match[1]
    if match := _DOTTED.match(number):
        return match[1], match[2]
    if match := _PAREN.match(number):
        return match[3], f"{match[1]}-{match[2]}" if match[2] else match[1]
    if match := _SERIES_FIRST.match(number):
        return match[1], match[2]
    return "", number


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
    series, number = series_and_number(outcome)
    numbered_through = _PAREN.match(outcome.number) is not None and series.isdigit() and len(series) == 4
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
    """The IRI of a concept of one of our schemes, as a term."""
    return iri(f"{VOC}{scheme}/{code}")


def see_also(symbol: str) -> str:
    """Where the United Nations shows a document by its symbol, as a term."""
    return iri(f"https://undocs.org/{symbol}")
