"""What a reader of scores should know, as the scores alone do not show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from travaux.evaluate.kinds import DOCUMENTS
from travaux.evaluate.rows import Tables, mastheads

_NAMED = 3  # documents that a note names


def notes(ignored: Sequence[str], gold: Tables, found: Tables) -> tuple[str, ...]:
    """Say what was not compared, and where names or languages make scores low, in a sentence each.

    Args:
        ignored: CSV files beside gold that hold no table that is compared.
        gold: the right answers.
        found: the tables of the graph.
    """
    return *_ignored(ignored), *_absent(gold, found), *_translated(found)


def _ignored(names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"Not compared: {', '.join(names)}."


def _absent(gold: Tables, found: Tables) -> Iterator[str]:
    """Say which documents of gold the graph has not: a wrong name makes every fact of a document missing."""
    named = {row.get("file" if name == DOCUMENTS else "document") for name, rows in gold.items() for row in rows}
    absent = sorted(filter(None, named - mastheads(found.get(DOCUMENTS, ())).keys()))
    if absent:
        yield f"Not in the graph: {_listed(absent)}. Gold names a document by its file without suffix."


def _translated(found: Tables) -> Iterator[str]:
    """Say where the scores over all are too low: the rows of a table do not tell in which language they were read."""
    files = Counter(row.get("document") for row in found.get(DOCUMENTS, ()))
    names = sorted(name for name, count in files.items() if name and count > 1)
    if names:
        yield (
            f"In several languages: {_listed(names)}. Over all, their rows count for one of their files; the scores by "
            "language are exact."
        )


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"
