"""The things that a statement can be about, each named by what identifies it and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OutcomeKind = Literal["resolution", "decision"]


@dataclass(frozen=True, slots=True, order=True)
class Body:
    """A body, by its slug in ``data/authority/bodies.ttl``."""

    slug: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place, by its slug in ``data/authority/places.ttl``."""

    slug: str


@dataclass(frozen=True, slots=True, order=True)
class Work:
    """A document as a work, named by its symbol or by a local identifier (``local/…``, ``restatement/…``)."""

    name: str


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A work in one language."""

    work: Work
    language: str


@dataclass(frozen=True, slots=True, order=True)
class Outcome:
    """A resolution or decision, by the body that adopted it and its number as printed (``72/279``)."""

    kind: OutcomeKind
    body: str
    number: str


@dataclass(frozen=True, slots=True, order=True)
class OutcomePart:
    """A designated part (``a``, ``a.i``) or a pinpoint (``para 15``) of an outcome."""

    outcome: Outcome
    part: str


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    """A meeting by its official designation.

    Attributes:
        body: slug.
        series: year of a yearly session, number of a counted session, number of a plenary meeting.
        number: ordinal within the year, or plenary meeting of a session; blank if there is none.
        part: 2 for the first resumed part, and so on; 0 for the meeting itself.
    """

    body: str
    series: str
    number: str = ""
    part: int = 0

    @property
    def key(self) -> str:
        """The name in tables: ``unhabitat-eb 2020/1#2``."""
        number = f"/{self.number}" if self.number else ""
        part = f"#{self.part}" if self.part else ""
        return f"{self.body} {self.series}{number}{part}"


@dataclass(frozen=True, slots=True, order=True)
class AgendaItem:
    """An item of the agenda of a meeting, by its number."""

    meeting: Meeting
    number: str


@dataclass(frozen=True, slots=True, order=True)
class State:
    """A State, by its code in ISO 3166-1 alpha-3."""

    code: str


@dataclass(frozen=True, slots=True, order=True)
class Concept:
    """A concept of one of our schemes, by its code."""

    scheme: str
    code: str


@dataclass(frozen=True, slots=True, order=True)
class Plan:
    """A plan, by the body whose plan it is, its type and the period that names it (``2020-2023``, ``2021``)."""

    owner: str
    type: str
    period: str

    @property
    def key(self) -> str:
        """The name in tables: ``strategic-plan 2020-2023``."""
        return f"{self.type} {self.period}"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period that a plan has, or was given later, by its first and last year."""

    plan: Plan
    start: str
    end: str


@dataclass(frozen=True, slots=True, order=True)
class Election:
    """An election to the offices of a body.

    Attributes:
        body: slug of the body whose officers are elected.
        since: first year of the term, else the year of the meeting, else ``session-`` with the number of the session.
    """

    body: str
    since: str


@dataclass(frozen=True, slots=True, order=True)
class RoleHolding:
    """One State holding one office in one body for one term; ``since`` as for :class:`Election`."""

    body: str
    role: str
    holder: str
    since: str


@dataclass(frozen=True, slots=True, order=True)
class Act:
    """What a body does in a paragraph: the n-th act of a type there."""

    work: Work
    eid: str
    type: str
    ordinal: int


@dataclass(frozen=True, slots=True, order=True)
class BudgetLine:
    """An amount of one measure of one category (fund), year and status.

    ``year`` is a year, a period (``2098-2099``), or blank where none is named.
    """

    entity: str
    year: str
    category: str
    measure: str
    status: str


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """An event that is no meeting of a governing body.

    Attributes:
        name: ``wuf/11`` in a series of the authority file; else ``doc/``, symbol, paragraph, start and ordinal.
    """

    name: str


@dataclass(frozen=True, slots=True, order=True)
class Participation:
    """What a State does or is, other than holding office, in a paragraph of a document."""

    work: Work
    eid: str
    state: str
    role: str


@dataclass(frozen=True, slots=True, order=True)
class Vote:
    """How one State voted on a text: a resolution or decision, or a draft of one (a work)."""

    text: Outcome | Work
    state: str


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """A value: text in a language, a date as precise as printed, a code; ``class`` says that a thing exists."""

    value: str
    type: Literal["text", "date", "decimal", "string", "language", "online", "class", "duration", "count"] = "string"
    language: str = ""


Thing = (
    Body
    | Place
    | Work
    | Version
    | Outcome
    | OutcomePart
    | Meeting
    | AgendaItem
    | State
    | Concept
    | Plan
    | Period
    | Election
    | RoleHolding
    | Act
    | BudgetLine
    | Event
    | Participation
    | Vote
)
