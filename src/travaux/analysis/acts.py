"""Acts: what a body mostly does, over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from travaux.analysis.names import body_of, short
from travaux.notebook.table import frame, value_of
from travaux.query import ask

if TYPE_CHECKING:
    from pandas import DataFrame

    from travaux.notebook import Graph

_COLUMNS: Final = ("year", "type", "acts", "dated")


def acts_over_time(graph: Graph, body: str) -> DataFrame:
    """Count the acts of a body by year and type.

    It is the question ``acts-over-time``, with one row for a year and type.

    >>> acts_over_time(graph, "unhabitat-ha")[["year", "type", "acts"]].values.tolist()[:2]
    [[2019, 'act-type/adopted', 2], [2019, 'act-type/endorsed', 2]]

    Args:
        graph: the graph.
        body: who acts, such as ``unhabitat-eb``.

    Returns:
        One row for each year and type, in long format; the years in order, and in a year what was done most first:
        year (whole number; none for acts that nothing dates, which come last), type, acts (number), dated (where the
        year is from: ``text``, the date of the resolution or decision of the body; else ``meeting``, that of the
        meeting at which it was done; else ``number``, the year in the number of the text; else ``document``, the date
        of the document that tells of it; several are joined by semicolons).

    Raises:
        QueryError: there is no such body.

    Limits:
        More acts may mean more documents read, not more done: divide by the number of texts of a year. A long
        resolution has more acts than a short one. Acts whose year is that of a document happened in that year or
        before it. An act that two paragraphs tell of is counted twice.
    """
    wanted = short(body_of(graph, body)).removeprefix("body/")
    result = ask(graph.store, "acts-over-time", {"body": wanted})
    acts: dict[tuple[int | None, str], int] = {}
    dated: dict[tuple[int | None, str], set[str]] = {}
    for row in result.rows:
        one = {name: value_of(term) for name, term in zip(result.columns, row, strict=True)}
        key = (one["year"] if isinstance(one["year"], int) else None, str(one["type"]))
        acts[key] = acts.get(key, 0) + int(str(one["acts"]))
        dated.setdefault(key, set()).update(filter(None, [str(one["dated"] or "")]))
    order = sorted(acts, key=lambda key: (key[0] is None, key[0] or 0, -acts[key], key[1]))
    return frame(_COLUMNS, [(*key, acts[key], "; ".join(sorted(dated[key])) or None) for key in order])
