"""Evaluate a graph: a score for each kind of fact that gold has, for titles, in all and by language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from travaux.errors import InputError
from travaux.evaluate.kinds import DOCUMENTS, FIELDS, KINDS, TITLED
from travaux.evaluate.match import Difference, Score, differences, is_optional, key, match
from travaux.evaluate.notes import notes
from travaux.evaluate.rows import Tables, graph_tables, mastheads, plain, read_gold, read_tables
from travaux.store import FACTS, Store, in_language, open_graph

MEAN: Final = "mean"
TITLE: Final = ".title"


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean over the core tables that gold has; mastheads always count."""

    f1: float
    in_place: float
    tables: int


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores by table (``adopted``, ``adopted.title`` …), and their mean."""

    tables: Mapping[str, Score]
    mean: Mean


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A graph beside gold.

    Attributes:
        gold, found: the tables of both.
        whole: the scores over all documents.
        languages: the scores of each language that gold and graph have, if the graph has several.
        notes: what a reader of the scores should know: files that were not compared, documents that the graph has not.
    """

    gold: Tables
    found: Tables
    whole: Scores
    languages: Mapping[str, Scores]
    notes: tuple[str, ...]

    def differences(self, table: str) -> list[Difference]:
        """What is missing, too much, elsewhere or other in one table.

        Raises:
            InputError: gold has no such table.
        """
        if table not in self.whole.tables:
            raise InputError(f"Gold has no table {table!r}.", remedy=f"It has: {', '.join(self.whole.tables)}.")
        if table == DOCUMENTS:
            return list(_other_fields(self.gold, self.found))
        if table.endswith(TITLE):
            return list(_wrong_titles(table.removesuffix(TITLE), self.gold, self.found))
        kind = next(kind for kind in KINDS if kind.table == table)
        return list(differences(kind, self.gold[table], self.found.get(table, ())))


def evaluate(gold: Path, graph: Path) -> Evaluation:
    """Compare a graph with gold.

    Args:
        gold: folder of CSV tables with the right answers.
        graph: what ``travaux build`` wrote, a file of RDF, or a folder of CSV tables.

    Raises:
        InputError: a folder is missing or holds nothing to compare, or a table lacks a column.
    """
    wanted, ignored = read_gold(gold)
    if graph.is_dir() and not any((graph / name).is_file() for name in FACTS):
        found, by_language = read_tables(graph), {}
    else:
        store = open_graph(graph)
        found = graph_tables(store)
        by_language = _by_language(wanted, found, store)
    return Evaluation(wanted, found, score(wanted, found), by_language, notes(ignored, wanted, found))


def score(gold: Tables, found: Tables) -> Scores:
    """Score every table that gold has; mastheads always, as every document has one."""
    tables = {DOCUMENTS: _mastheads(gold, found)}
    for kind in KINDS:
        if kind.table in gold:
            rows = gold[kind.table], found.get(kind.table, ())
            facts = match(*rows, kind.fact, counted=kind.counted).score
            placed = match(*rows, kind.in_place, counted=kind.counted).score
            tables[kind.table] = replace(facts, in_place=placed.f1)
    for name in TITLED:
        if gold.get(name):
            tables[name + TITLE] = _titles(name, gold, found)
    core = [tables[name] for name in (DOCUMENTS, *(kind.table for kind in KINDS if kind.core)) if name in tables]
    count = len(core)
    return Scores(tables, Mean(sum(one.f1 for one in core) / count, sum(one.in_place for one in core) / count, count))


# ---------------------------------------------------------------- mastheads and titles


def _fields(gold: Tables, found: Tables) -> Iterator[tuple[str, str, str, str]]:
    """Stem, field, wanted and found value of all that the mastheads of gold may print."""
    read = mastheads(found.get(DOCUMENTS, ()))
    for row in gold.get(DOCUMENTS, ()):
        other = read.get(row["file"], {})
        for name in FIELDS:
            yield row["file"], name, plain(row.get(name)), plain(other.get(name))


def _mastheads(gold: Tables, found: Tables) -> Score:
    values = [(wanted, got) for _, _, wanted, got in _fields(gold, found)]
    hits = sum(wanted == got != "" for wanted, got in values)
    return Score.of(hits, found=sum(got != "" for _, got in values), wanted=sum(wanted != "" for wanted, _ in values))


def _other_fields(gold: Tables, found: Tables) -> Iterator[Difference]:
    for stem, name, wanted, got in _fields(gold, found):
        if wanted != got:
            yield Difference(_what(wanted, got), (name, wanted, got), stem, "masthead")


def _what(wanted: str, got: str) -> str:
    return "other" if wanted and got else "missing" if wanted else "too much"


def _titles(name: str, gold: Tables, found: Tables) -> Score:
    """The share of titles that are right; that of a text that was not found is not."""
    asked = sum(1 for row in gold[name] if row.get("title") and not is_optional(row))
    right = (asked - sum(1 for _ in _wrong_titles(name, gold, found))) / asked if asked else 1.0
    return Score(right, right, right, asked, right)


def _wrong_titles(name: str, gold: Tables, found: Tables) -> Iterator[Difference]:
    """The titles of gold that no row of the same text has, with those that were found."""
    columns = TITLED[name]
    given: dict[tuple[str, ...], dict[str, str]] = {}
    for row in found.get(name, ()):
        given.setdefault(key(row, columns), {})[plain(row.get("title"))] = row.get("title") or ""
    for row in gold[name]:
        title = row.get("title")
        others = given.get(key(row, columns), {})
        if title and not is_optional(row) and plain(title) not in others:
            got = "; ".join(sorted(filter(None, others.values())))
            fact = (*(row.get(column) or "" for column in columns), title, got)
            yield Difference(_what(title, got), fact, row.get("document") or "", row.get("para") or "")


# ---------------------------------------------------------------- languages


def _by_language(gold: Tables, found: Tables, store: Store) -> dict[str, Scores]:
    """The scores of each language in which gold has documents; empty unless the graph has several languages.

    A document of gold is in the language in which the graph has its file; one that the graph has not is in the language
    that gold gives.
    """
    of_graph = {stem: row.get("language") or "" for stem, row in mastheads(found.get(DOCUMENTS, ())).items()}
    if len(set(of_graph.values())) < 2:
        return {}
    of_file = {row["file"]: row.get("language") or "" for row in gold.get(DOCUMENTS, ())} | of_graph
    out = {}
    for code in sorted(set(of_file.values())):
        wanted = _of_files(gold, [stem for stem, one in of_file.items() if one == code])
        if any(wanted.values()):
            out[code] = score(wanted, graph_tables(in_language(store, code)))
    return out


def _of_files(gold: Tables, stems: Iterable[str]) -> Tables:
    """The rows of gold that were read in some files."""
    kept = frozenset(stems)
    return {
        name: [row for row in rows if row.get("file" if name == DOCUMENTS else "document") in kept]
        for name, rows in gold.items()
    }
