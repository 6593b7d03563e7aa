"""The value types that everything else passes around.

Frozen, comparable, free of behaviour beyond their own names; standard library only. Offsets are Unicode code
points of the canonical text of a language version (what the reader delivered), end exclusive, as in Python slices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
OutcomeKind = Literal["resolution", "decision"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the canonical text: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader of the report should know: what was not understood, and where.

    Attributes:
        code: stable short name (``no-symbol``, ``unresolved-citation`` …).
        message: what happened, in one sentence.
        severity: ``error`` (the document was not built), ``warning`` or ``info``.
        file: name of the file, without its folder.
        para: key of the paragraph, or blank.
        remedy: what to do, or blank.
    """

    code: str
    message: str
    severity: Severity = "warning"
    file: str = ""
    para: str = ""
    remedy: str = ""


# ---------------------------------------------------------------- text and structure


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text as the file lays it out, before its role in the document is known.

    Attributes:
        span: place in the canonical text, without the markup around it.
        kind: ``line``; ``heading`` (the format says so); ``rule`` (furniture: separators, page numbers).
        level: depth of a heading where the format prints one, 1 the highest; 0 unknown.
        gap: a blank line stands before it.
        bullet: the format printed a bullet before it.
    """

    span: Span
    kind: Literal["line", "heading", "rule"] = "line"
    level: int = 0
    gap: bool = False
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader delivers: the canonical text and its blocks, nothing rewritten."""

    name: str
    format: str
    text: str
    digest: str
    blocks: tuple[Block, ...]


ParagraphKind = Literal["heading", "paragraph", "item", "note", "masthead"]
Zone = Literal["masthead", "body", "note", "annex"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """An addressable unit of a document.

    Attributes:
        para: the key people cite (``7(a)``, ``h:三``, ``fn2``, ``fn*``, ``masthead``); lines under an unnumbered
            or unmarked unit share the key of the unit they stand in.
        eid: unique fragment after the AKN4UN grammar (``para_7__list_1__item_a``).
        spans: its stretches of the canonical text; more than one where a page break or a note cuts it.
        number: printed number, or ``None``.
        inferred: the number was lost in print and follows from the neighbours.
        section: indices (into ``Document.paragraphs``) of the headings above it, outermost first.
    """

    para: str
    eid: str
    kind: ParagraphKind
    zone: Zone
    spans: tuple[Span, ...]
    number: str | None = None
    inferred: bool = False
    section: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One language version of a document, taken apart."""

    raw: RawDocument
    language: str
    paragraphs: tuple[Paragraph, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.raw.text


# ---------------------------------------------------------------- things a statement can be about


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
class Value:
    """A value: text in a language, a date as precise as printed, a code; ``class`` says that a thing exists."""

    value: str
    type: Literal["text", "date", "decimal", "string", "language", "online", "class"] = "string"
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
)


# ---------------------------------------------------------------- statements


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a fact was read from: one or more spans, each with its paragraph and its slice of the text."""

    spans: tuple[Span, ...]
    paragraphs: tuple[str, ...]
    quotes: tuple[str, ...]
    rule: str

    @staticmethod
    def of(text: str, spans: tuple[tuple[Span, str], ...], rule: str) -> Evidence:
        """Quote spans of a text; ``spans`` pairs each with the eId of its paragraph.

        Raises:
            ValueError: a span is empty or reaches outside the text.
        """
        for span, _ in spans:
            if not 0 <= span.start < span.end <= len(text):
                raise ValueError(f"span {span} is not a stretch of a text of {len(text)} characters")
        return Evidence(
            spans=tuple(span for span, _ in spans),
            paragraphs=tuple(eid for _, eid in spans),
            quotes=tuple(text[span.start : span.end] for span, _ in spans),
            rule=rule,
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """Subject, relation, object: the same in every language; the evidence says who says so."""

    subject: Thing
    relation: str
    object: Thing | Value
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one file; ``explained`` are the fragments of paragraphs from which something was read."""

    document: Document
    version: Version
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    explained: frozenset[str] = frozenset()
