"""The text of a document and how it is laid out: blocks, paragraphs, findings.

Offsets are Unicode code points of the canonical text of a language version (what the reader delivered), end exclusive,
as in Python slices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Flow = Literal["unknown", "opens", "breaks", "continues"]


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
        flow: what the format says of the way from the block above to this one: a paragraph begins here (``opens``), a
            line is broken within a paragraph (``breaks``: what has a label, or follows a sentence that has ended, is a
            paragraph or item all the same), or the paragraph goes on after a page break or a note (``continues``);
            ``unknown`` where only the words can tell, as in plain text.
        cell: table, row and column (each from 1) where it is a cell of a table, or a line in one; else ``None``.
    """

    span: Span
    kind: Literal["line", "heading", "rule"] = "line"
    level: int = 0
    gap: bool = False
    bullet: bool = False
    flow: Flow = "unknown"
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in the file a stretch of the canonical text stands.

    Attributes:
        span: the stretch.
        fragment: what follows ``#`` in an address of the file, by the rules of its format: for PDF page and rectangle
            after RFC 8118 (``page=3&viewrect=72,100,451,14``: points, from the left and the top of the page), for HTML
            and XML an identifier or an XPath, for DOCX the path of a part and an XPath in it.
    """

    span: Span
    fragment: str


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader delivers: the canonical text and its blocks.

    Attributes:
        name: name of the file.
        format: media type.
        text: the canonical text. Nothing in it is rewritten later; offsets count in it.
        digest: SHA-256 of the text, in hexadecimal digits.
        blocks: in the order of the text.
        locators: where in the file stretches of the text stand, in the order of the text; empty for plain text.
        symbol: symbol that the file declares of itself outside its text (Akoma Ntoso, the running head of a file of
            Word), or blank.
        language: language that it declares so, or blank.
        findings: what the reader could not read, or read with doubt.
    """

    name: str
    format: str
    text: str
    digest: str
    blocks: tuple[Block, ...]
    locators: tuple[Locator, ...] = ()
    symbol: str = ""
    language: str = ""
    findings: tuple[Finding, ...] = ()


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
