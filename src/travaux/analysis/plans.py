"""Plans: how their periods changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from travaux import entity
from travaux.analysis.names import name_of, short
from travaux.errors import QueryError
from travaux.notebook.table import Value, frame, value_of
from travaux.query import ask
from travaux.query.binding import bind
from travaux.query.render import shown
from travaux.store import select

if TYPE_CHECKING:
    from pandas import DataFrame

    from travaux.notebook import Graph

_COLUMNS: Final = ("plan", "from", "to", "years", "change", "decision", "meeting", "body")
_NAME: Final = re.compile(r"plan/(?P<owner>[^/]+)/(?P<type>[^/]+)/(?P<from>\d{4})(?:-(?P<to>\d{4}))?")


def plan_periods(graph: Graph, plan: str) -> DataFrame:
    """Tell which periods a plan has had, and what decided them.

    It is the question ``periods-of-plan``, with the change counted.

    >>> plan_periods(graph, "plan/unhabitat/strategic-plan/2020-2023")[["from", "to", "change"]].values.tolist()
    [[2020, 2023, 0], [2020, 2025, 2]]

    Args:
        graph: the graph.
        plan: name of the plan (``plan/unhabitat/strategic-plan/2020-2023``), or its owner, type and period
            (``unhabitat strategic-plan 2020-2023``). The name of a later version leads to the plan that it is one of.

    Returns:
        One row for each period and what decided it, the period that the plan was named for first: plan, from and to
        (years, both in the plan), years (how many), change (by how many years the end lies after that in the name of
        the plan; negative if before), decision, meeting, body.

    Raises:
        UnknownNameError: the graph knows no such plan; the message names those that are near.
        QueryError: the name is that of something else.

    Limits:
        A period that was proposed and one that was decided look alike: a row without decision, meeting and body is a
        period of which no document that was read says who settled it. No second row does not mean that the plan was
        not changed.
    """
    name = _first_version(graph, _plan(graph, plan))
    named = _NAME.fullmatch(name)
    if named is None:
        raise QueryError(f"{name} is no plan.", remedy="Names of plans: plan/unhabitat/strategic-plan/2020-2023.")
    end = named["to"] or named["from"]
    period = named["from"] if named["to"] is None else f"{named['from']}-{named['to']}"
    result = ask(graph.store, "periods-of-plan", {"plan": f"{named['owner']} {named['type']} {period}"})
    rows: list[tuple[Value, ...]] = []
    for row in result.rows:
        one = {column: value_of(term) for column, term in zip(result.columns, row, strict=True)}
        first, last = int(str(one["from"])), int(str(one["to"]))
        by = (one["decision"], one["meeting"], one["body"])
        rows.append((name, first, last, last - first + 1, last - int(end), *by))
    first_year = int(named["from"])
    rows.sort(
        key=lambda row: (row[4] != 0 or row[1] != first_year, row[2], row[1], *(str(one or "") for one in row[5:]))
    )
    return frame(_COLUMNS, rows)


def _plan(graph: Graph, plan: str) -> str:
    """The name of a plan that is given by name, or by owner, type and period."""
    text = plan.strip()
    if " " not in text:
        return name_of(graph, text)
    return name_of(graph, short(bind(graph.store, "plan", "plan", text)))


def _first_version(graph: Graph, name: str) -> str:
    """The plan that a plan is a version of, if it is one; itself if not."""
    seen = {name}
    while True:
        query = f"SELECT ?earlier {{ <{entity.find(graph.store, name)}> dct:isVersionOf ?earlier }} ORDER BY ?earlier"
        earlier = [one for (term,) in select(graph.store, query)[1] if (one := shown(term)) not in seen]
        if not earlier:
            return name
        name = earlier[0]
        seen.add(name)
