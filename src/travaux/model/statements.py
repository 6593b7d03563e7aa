"""What was read: statements, the words each was read from, and the reading of a whole document."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.model.text import Document, Finding, Span
from travaux.model.things import Thing, Value, Version


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
class Coverage:
    """What was read in one paragraph or item.

    Attributes:
        para: its key.
        kind: ``paragraph`` or ``item``.
        facts: statements that rest on its words, beyond those that only cite.
        citations: statements that it cites a text or refers to a document.
        opening: its first words as a rule would have them, mentions by type: ``{Body} took note``.
        words: its first words as printed.
    """

    para: str
    kind: str
    facts: int
    citations: int
    opening: str
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one file."""

    document: Document
    version: Version
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...] = ()
