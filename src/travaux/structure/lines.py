"""Blocks with what can be seen of each alone: folded words, label candidates, note marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from travaux.grammar.load import Grammar, Label
from travaux.limits import MAX_PARAGRAPH
from travaux.model import Block, RawDocument, Span
from travaux.view import view

_NOTE = re.compile(
    r"(?:\[\^(?P<md>[\w*†‡§]{1,8})\]:|<sup>\s*(?P<tag>\d{1,3}|[a-z]|\*+)\s*</sup>|(?P<raised>[¹²³⁰⁴⁵⁶⁷⁸⁹]{1,3})|(?P<star>(?:\\?\*){1,4})(?=[\s\u00a0]))\s*"
)
_STAR_ITEM = re.compile(r"\*[ \t]+(?=\S)")
_STAR = re.compile(r"(?<=[^\s*\\])((?:\\?\*)+)")
_BOLD_RUN = re.compile(r"\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*")
_RAISED = {character: str(digit) for digit, character in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_TAIL = 100  # characters: how a very long line ends
_DENSE = 0.08  # fewer blank lines than this per line: each line stands for itself


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label that a line may begin with: its counting style, number, depth, and where the words behind it start."""

    role: str
    style: str
    text: str
    level: int
    start: int


@dataclass(frozen=True, slots=True)
class Line:
    """A block and what it looks like.

    Attributes:
        span: its stretch of the canonical text (a note without its mark).
        text: folded words; the first of them where the line is longer than any paragraph.
        candidates: labels it may begin with, most specific first.
        note: ``*``, ``**``, ``2`` where it is a note, else blank.
        terminated: it ends as a sentence or a list introduction ends.
    """

    block: Block
    span: Span
    text: str
    candidates: tuple[Candidate, ...]
    note: str
    terminated: bool


def lines(raw: RawDocument, grammar: Grammar) -> list[Line]:
    """Look at each block of a document, furniture left out."""
    stars = _note_stars(raw.text)
    blocks = _star_bullets(raw.text, [block for block in raw.blocks if block.kind != "rule"])
    return [_line(raw.text, block, grammar, stars) for block in blocks]


def _star_bullets(text: str, blocks: list[Block]) -> list[Block]:
    """Two lines or more in a row that begin with one asterisk are a list in Markdown; a single one may be a note."""
    marks = [_STAR_ITEM.match(text, block.span.start, block.span.end) for block in blocks]
    out = []
    for index, (block, mark) in enumerate(zip(blocks, marks, strict=True)):
        beside = (index > 0 and marks[index - 1]) or (index + 1 < len(marks) and marks[index + 1])
        if mark and beside and mark.end() < block.span.end:
            block = replace(block, span=Span(mark.end(), block.span.end), bullet=True)
        out.append(block)
    return out


def is_dense(found: Iterable[Line]) -> bool:
    """Whether the document has no blank lines to speak of, so that a line end is a paragraph end."""
    gaps = [line.block.gap for line in found]
    return len(gaps) < 2 or sum(gaps[1:]) / len(gaps) < _DENSE


def has_levels(found: Iterable[Line]) -> bool:
    """Whether the format marks headings with their levels, as DOCX, HTML and Akoma Ntoso do, and text does not."""
    return any(line.block.kind == "heading" and line.block.level and line.block.flow != "unknown" for line in found)


def terminated(text: str, grammar: Grammar) -> bool:
    """Whether folded words end as a sentence, an item or an introduction ends, closing brackets and quotes aside."""
    stripped = text.rstrip(" " + grammar.data["text"]["closing"])
    return bool(stripped) and stripped[-1] in grammar.data["text"]["terminal"]


def _line(text: str, block: Block, grammar: Grammar, stars: frozenset[int]) -> Line:
    span, note = block.span, ""
    mark = _NOTE.match(text, span.start, span.end)
    if mark and mark.end() < span.end:
        star = (mark["star"] or "").replace("\\", "")
        note = (
            mark["md"]
            or mark["tag"]
            or "".join(_RAISED[c] for c in mark["raised"] or "")
            or (star if len(star) in stars else "")
        )
        span = Span(mark.end(), span.end) if note else span
    folded = view(text, (Span(span.start, min(span.end, span.start + MAX_PARAGRAPH)),))
    last = folded.text if span.end - span.start <= MAX_PARAGRAPH else text[span.end - _TAIL : span.end]
    candidates: tuple[Candidate, ...] = ()
    if not note and not grammar.pattern("no_label").match(folded.text):
        candidates = tuple(_candidates(folded.text, folded.offsets, grammar))
    return Line(block, span, folded.text, candidates, note, terminated(last, grammar))


def _candidates(text: str, offsets: tuple[int, ...], grammar: Grammar) -> Iterable[Candidate]:
    for role in ("heading", "paragraph", "item"):
        for label in grammar.labels.get(role, ()):
            match = label.regex.match(text)
            if match and match.end() < len(text):
                yield Candidate(role, label.style, match[1], _level(label, match[1]), offsets[match.end()])


def _level(label: Label, text: str) -> int:
    return label.level + text.count(".") if label.style == "decimal" else label.level


def _note_stars(text: str) -> frozenset[int]:
    """How many asterisks the marks of asterisk notes in running text have."""
    plain = _BOLD_RUN.sub(lambda run: "_" * len(run[0]), text)
    return frozenset(len(mark[1].replace("\\", "")) for mark in _STAR.finditer(plain))
