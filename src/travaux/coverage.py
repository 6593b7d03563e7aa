"""Coverage: in which paragraphs no fact was read, and how they begin, so that one sees which rule to write next.

A build writes ``coverage.csv``, a line for each paragraph and item; here it is counted, by document and by opening.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from shlex import quote
from typing import Final

from travaux.errors import InputError
from travaux.graph.serialise import csv_text
from travaux.model import Coverage
from travaux.pieces import Piece
from travaux.query.render import aligned

FILE: Final = "coverage.csv"
BY_DOCUMENT: Final = ("file", "language", "paragraphs", "with a fact", "citations only", "nothing")
BY_OPENING: Final = ("paragraphs", "opening", "first in", "para", "which begins")

_COLUMNS: Final = ("file", "document", "language", *(field.name for field in fields(Coverage)))

HOW_THEY_BEGIN: Final = "How the paragraphs without a fact begin (a citation alone is none; # is any number)"


@dataclass(frozen=True, slots=True)
class Line:
    """What was read in one paragraph of one document."""

    file: str
    document: str
    language: str
    read: Coverage


def lines(pieces: Iterable[Piece]) -> list[Line]:
    """The paragraphs of all documents of a build, in order."""
    return [Line(piece.file, piece.name, piece.language, one) for piece in pieces for one in piece.coverage]


def coverage_csv(found: Iterable[Line]) -> str:
    """The content of ``coverage.csv``."""
    rows = ((one.file, one.document, one.language, *map(str, astuple(one.read))) for one in found)
    return csv_text(_COLUMNS, rows)


def read_coverage(graph: Path) -> list[Line]:
    """Read the coverage of a graph back.

    Args:
        graph: a folder that ``travaux build`` wrote.

    Raises:
        InputError: there is no such folder, or no coverage in it that can be read.
    """
    path = graph / FILE
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            return [_line(row) for row in csv.DictReader(handle)]
    except OSError as error:
        remedy = "Make one with: travaux build DOCUMENTS --out FOLDER."
        raise InputError(f"Cannot be read: {error.strerror}.", path=path, remedy=remedy) from error
    except (ValueError, KeyError, TypeError, csv.Error) as error:
        raise InputError("This is not what travaux build wrote.", path=path, remedy="Build again.") from error


def _line(row: dict[str, str]) -> Line:
    numbers = int(row["facts"]), int(row["citations"])
    read = Coverage(row["para"], row["kind"], *numbers, row["opening"], row["words"])
    return Line(row["file"], row["document"], row["language"], read)


def by_document(found: Sequence[Line]) -> list[tuple[str, ...]]:
    """For each document, and for all: paragraphs, those with a fact, with citations alone, with nothing."""
    groups: dict[tuple[str, str], list[Coverage]] = defaultdict(list)
    for one in found:
        groups[one.file, one.language].append(one.read)
    rows = [(*names, *_counts(group)) for names, group in groups.items()]
    return [*rows, ("all", "", *_counts([one.read for one in found]))]


def _counts(group: Sequence[Coverage]) -> Iterator[str]:
    facts = sum(one.facts > 0 for one in group)
    citations = sum(one.facts == 0 < one.citations for one in group)
    return map(str, (len(group), facts, citations, len(group) - facts - citations))


def by_opening(found: Iterable[Line], limit: int = 0) -> list[tuple[str, ...]]:
    """How the paragraphs without a fact begin, the most frequent opening first, each with its first example.

    Args:
        found: the paragraphs.
        limit: so many openings at most; 0 for all.
    """
    groups: dict[str, list[Line]] = defaultdict(list)
    for one in found:
        if not one.read.facts:
            groups[one.read.opening].append(one)
    ordered = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [
        (str(len(group)), opening, group[0].file, group[0].read.para, group[0].read.words)
        for opening, group in ordered[: limit or None]
    ]


def coverage_text(found: Sequence[Line], limit: int = 0) -> str:
    """Coverage for a terminal: by document, then by opening."""
    openings = by_opening(found, limit)
    parts = [aligned(BY_DOCUMENT, by_document(found))]
    if openings:
        parts += [
            HOW_THEY_BEGIN + ":",
            aligned(BY_OPENING, openings),
            f"What was recognized in one: travaux explain FOLDER/{quote(openings[0][2])} {quote(openings[0][3])}\n",
        ]
    return "\n".join(parts)
