"""The text of a document and how it is laid out: blocks, paragraphs, findings.

Offsets are Unicode code points of the canonical text of a language version (what the reader delivered), end exclusive,
as in Python slices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


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
Zone = Literal["masthead", "body", "preambular", "operative", "note", "annex"]


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
        speaker: index of the line that names the body, for a paragraph of a resolution or decision that has one.
    """

    para: str
    eid: str
    kind: ParagraphKind
    zone: Zone
    spans: tuple[Span, ...]
    number: str | None = None
    inferred: bool = False
    section: tuple[int, ...] = ()
    speaker: int | None = None


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
