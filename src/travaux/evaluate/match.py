"""Facts that were found against facts that were wanted: what was hit, what is missing, what is too much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from travaux.evaluate.kinds import AMOUNT, WHOLE, Kind
from travaux.evaluate.rows import Row, Rows, plain

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How well one kind of fact was read.

    Attributes:
        precision: share of the facts found that are right.
        recall: share of the facts wanted that were found.
        f1: their harmonic mean.
        rows: facts wanted.
        in_place: F1 of the facts in the right document and paragraph.
    """

    precision: float
    recall: float
    f1: float
    rows: int
    in_place: float

    @staticmethod
    def of(hits: int, *, found: int, wanted: int) -> Score:
        """Score so many hits; where nothing is wanted nothing is missing, and nothing found is nothing wrong."""
        precision = hits / found if found else float(not wanted)
        recall = hits / wanted if wanted else 1.0
        total = precision + recall
        f1 = 2 * precision * recall / total if total else 0.0
        return Score(precision, recall, f1, wanted, f1)


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact in which gold and graph differ.

    Attributes:
        what: ``missing``, ``too much``; ``elsewhere``: found, but not in this place; ``other``: another value.
        fact: the values of the columns that make it, beside document and paragraph.
        document: stem of its file.
        para: key of the paragraph.
        found_in: where it was found instead, if elsewhere.
    """

    what: str
    fact: Key
    document: str
    para: str
    found_in: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The outcome of a comparison: number of hits, gold rows that were not found, facts found that gold has not."""

    hits: int
    missing: tuple[Row, ...]
    extra: Counter[Key]

    @property
    def score(self) -> Score:
        """Precision, recall and F1."""
        return Score.of(self.hits, found=self.hits + self.extra.total(), wanted=self.hits + len(self.missing))


def is_optional(row: Row) -> bool:
    """Whether a gold row costs nothing, found or not."""
    return row.get("optional") == "yes"


def key(row: Row, columns: Sequence[str]) -> Key:
    """What a row says in some columns."""
    return tuple(_cell(row.get(column), column) for column in columns)


def accepted(row: Row, columns: Sequence[str]) -> list[Key]:
    """All that a gold row takes for right, the first alternative of each cell first: a cell may hold ``a|b``."""
    choices = [_choices(row.get(column) or "", column) for column in columns]
    return [tuple(map(_cell, choice, columns)) for choice in product(*choices)]


def _choices(cell: str, column: str) -> list[str]:
    return [cell] if column in WHOLE else cell.split("|")


def _cell(cell: str | None, column: str) -> str:
    """A cell as it is compared; amounts are numbers, so that 1200 is 1200.00."""
    value = plain(cell)
    if column != AMOUNT or not value:
        return value
    try:
        return f"{float(value):.2f}"
    except ValueError:
        return value


def match(gold: Rows, found: Rows, columns: Sequence[str], *, counted: bool = False) -> Match:
    """Compare rows by some columns; each fact found answers one gold row, in the order of gold.

    Args:
        gold: the right rows; those with ``optional`` ``yes`` excuse what was found, and ask for nothing.
        found: rows of the graph.
        columns: those that count.
        counted: a fact that stands several times counts as often; else once.
    """
    open_ = Counter(key(row, columns) for row in found)
    if not counted:
        open_ = Counter(open_.keys())
    hits, missing = 0, []
    for row, keys in _wanted(gold, columns, counted=counted):
        hit = next((one for one in keys if open_[one]), None)
        if hit is None:
            missing.append(row)
        else:
            hits += 1
            open_[hit] -= 1
    for row in filter(is_optional, gold):
        for one in accepted(row, columns):
            open_.pop(one, None)
    return Match(hits, tuple(missing), +open_)


def _wanted(gold: Rows, columns: Sequence[str], *, counted: bool) -> Iterator[tuple[Row, list[Key]]]:
    """The gold rows that ask for a fact, with what they accept; unless facts are counted, each fact once."""
    seen: set[Key] = set()
    for row in gold:
        if is_optional(row):
            continue
        keys = accepted(row, columns)
        if counted or keys[0] not in seen:
            yield row, keys
        seen.add(keys[0])


def differences(kind: Kind, gold: Rows, found: Rows) -> Iterator[Difference]:
    """What is missing, what is too much, and what was found in another place than gold has it."""
    facts = match(gold, found, kind.fact, counted=kind.counted)
    for row in facts.missing:
        yield _difference("missing", kind, row)
    for fact in sorted(facts.extra):
        rows = [row for row in found if key(row, kind.fact) == fact]
        yield from (_difference("too much", kind, row) for row in (rows[: facts.extra[fact]] if kind.counted else rows))
    if kind.in_place != kind.fact:
        lost = {accepted(row, kind.fact)[0] for row in facts.missing}
        for row in match(gold, found, kind.in_place).missing:
            keys = accepted(row, kind.fact)
            if keys[0] not in lost:
                places = sorted({_place(other) for other in found if key(other, kind.fact) in keys})
                yield replace(_difference("elsewhere", kind, row), found_in="; ".join(places))


def _place(row: Row) -> str:
    return f"{row.get('document') or '?'} {row.get('para') or '?'}"


def _difference(what: str, kind: Kind, row: Row) -> Difference:
    fact = tuple(row.get(column) or "" for column in kind.shown)
    return Difference(what, fact, row.get("document") or "", row.get("para") or "")
