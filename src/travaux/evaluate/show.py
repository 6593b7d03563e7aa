"""An evaluation as text: a table for people, CSV, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from travaux.errors import InputError
from travaux.evaluate.evaluation import MEAN, TITLE, Evaluation, Scores
from travaux.evaluate.kinds import DOCUMENTS, KINDS, PLACE, TITLED
from travaux.evaluate.match import Difference
from travaux.graph.serialise import csv_text
from travaux.query.render import FORMATS, aligned

_COLUMNS = ("language", "table", "precision", "recall", "f1", "in_place", "rows")
_ALL = "all"


def render(evaluation: Evaluation, form: str = "table") -> str:
    """Lay out the scores: all languages first, then each, if there are several.

    Args:
        evaluation: the scores.
        form: ``table`` rounds to three digits; ``csv`` and ``json`` do not round. The mean has no precision and no
            recall; its ``rows`` is the number of tables in it.

    Raises:
        InputError: there is no such format.
    """
    scores = {_ALL: evaluation.whole, **evaluation.languages}
    if form == "json":
        return _json({name: _named(one) for name, one in scores.items()})
    rows = [(name, *row) for name, one in scores.items() for row in _rows(one)]
    if form == "csv":
        return csv_text(_COLUMNS, [tuple(map(str, row)) for row in rows])
    _check(form)
    first = 0 if evaluation.languages else 1
    return aligned(_COLUMNS[first:], [tuple(map(_rounded, row[first:])) for row in rows])


def render_differences(table: str, found: Sequence[Difference], form: str = "table") -> str:
    """Lay out what is missing, too much, elsewhere or other in a table.

    Raises:
        InputError: there is no such format.
    """
    columns = ("what", *_fact_columns(table), *PLACE, "found_in")
    rows = [(one.what, *one.fact, one.document, one.para, one.found_in) for one in found]
    if form == "json":
        return _json([dict(zip(columns, row, strict=True)) for row in rows])
    if form == "csv":
        return csv_text(columns, rows)
    _check(form)
    return aligned(columns, rows) if rows else f"{table}: no difference\n"


def _check(form: str) -> None:
    if form not in FORMATS:
        raise InputError(f"There is no format {form!r}.", remedy=f"There are: {', '.join(FORMATS)}.")


def _rows(scores: Scores) -> Iterator[tuple[str | float, ...]]:
    for name, one in scores.tables.items():
        yield name, one.precision, one.recall, one.f1, one.in_place, one.rows
    yield MEAN, "", "", scores.mean.f1, scores.mean.in_place, scores.mean.tables


def _rounded(cell: str | float) -> str:
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)


def _named(scores: Scores) -> dict[str | float, dict[str, str | float]]:
    """Table → its numbers by name; those of the mean that it has not are left out."""
    return {
        name: {column: cell for column, cell in zip(_COLUMNS[2:], cells, strict=True) if cell != ""}
        for name, *cells in _rows(scores)
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _fact_columns(table: str) -> tuple[str, ...]:
    if table == DOCUMENTS:
        return "field", "gold", "graph"
    if table.endswith(TITLE):
        return *TITLED[table.removesuffix(TITLE)], "gold", "graph"
    return next(kind.shown for kind in KINDS if kind.table == table)
