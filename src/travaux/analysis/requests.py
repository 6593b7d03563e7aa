"""Requests: what was asked for, and has no report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from travaux.analysis.names import ask_open, body_of, several
from travaux.graph.terms import parts
from travaux.notebook.given import text_of
from travaux.notebook.table import Value, frame, value_of
from travaux.query.binding import bind

if TYPE_CHECKING:
    import datetime

    from pandas import DataFrame

    from travaux.notebook import Graph

_COLUMNS: Final = (
    "request",
    "type",
    "body",
    "addressee",
    "deliverable",
    "words",
    "decision",
    "adopted",
    "due",
    "day",
)


def unreported_requests(graph: Graph, body: str | None = None, before: str | datetime.date | None = None) -> DataFrame:
    """List the requests on which no document reports.

    It is the question ``unreported-requests`` for one body or all, with one row for a request.

    >>> found = unreported_requests(graph, "unhabitat-eb", before="2024-01-01")
    >>> found[["addressee", "due", "day"]].values.tolist()
    [['body/unhabitat-ed', 'meeting/unhabitat-ha/2', '2023-06-09']]

    Args:
        graph: the graph.
        body: only requests that this body made, such as ``unhabitat-eb``.
        before: ISO date; only requests that were due before that day. Those without a deadline, or with one that is no
            day (within six months, every year), are left out then.

    Returns:
        One row for each request, invitation, call or recommendation, the earliest deadline first: request (name of the
        act), type, body, addressee, deliverable, words (in the language of the graph if there are such), decision,
        adopted (words: its date), due (a meeting, a date, ``P6M`` within six months from the adoption, ``R/P1Y`` every
        year, ``next-session``), day (words: the date, the last day of the meeting, or its year, if known). Several
        values are joined by semicolons.

    Raises:
        QueryError: there is no such body, or the date is none.

    Limits:
        Unreported is not undone: only a document that was read, and says that it reports on the request or on the text
        that made it, counts as a report. A report on another part of the text does not. Not every request asks for a
        report; where one is asked for, ``deliverable`` mostly says so.
    """
    limit = parts(str(bind(graph.store, "before", "date", text_of(before)))).value if before is not None else ""
    rows = ask_open(graph, "unreported-requests", {"body": body_of(graph, body) if body is not None else None})
    acts: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        acts.setdefault(row["act"], []).append(row)
    out = [_request(act, group, graph.language) for act, group in acts.items()]
    if limit:
        out = [row for row in out if row[-1] is not None and _over(str(row[-1]), limit)]
    out.sort(key=lambda row: (row[-1] is None, str(row[-1]), str(row[0])))
    return frame(_COLUMNS, out)


def _request(act: str, rows: list[dict[str, str]], language: str) -> tuple[Value, ...]:
    """The rows of one request as one; of its words those in a language, if there are such."""
    words = sorted({row["words"] for row in rows if row["words"]})
    chosen = [one for one in words if parts(one).language == language] or words[:1]
    middle = [several([row[name] for row in rows]) for name in ("type", "body", "addressee", "deliverable")]
    after = [several([row[name] for row in rows]) for name in ("decision", "adopted", "due")]
    days = sorted(parts(row["day"]).value for row in rows if row["day"])
    said = " / ".join(parts(one).value for one in chosen) or None
    return (value_of(act), *middle, said, *after, days[-1] if days else None)


def _over(day: str, limit: str) -> bool:
    """Whether a day, month or year was over on a day."""
    return day < limit[: len(day)]
