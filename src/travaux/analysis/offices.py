"""Offices: what States held in bodies, and the regional groups that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from travaux.analysis.names import ask_open, body_of, group_of, name_of, several, short, state_of
from travaux.notebook.table import frame, value_of
from travaux.store import select

if TYPE_CHECKING:
    from pandas import DataFrame

    from travaux.notebook import Graph

_COLUMNS: Final = ("state", "name", "group", "body", "role", "person", "from", "to", "elected")
_GROUPS: Final = "SELECT DISTINCT ?state ?group { ?state org:memberOf ?group } ORDER BY ?state ?group"


def offices_held(
    graph: Graph, state: str | None = None, group: str | None = None, body: str | None = None
) -> DataFrame:
    """List the offices that States held, oldest first.

    It is the question ``officers`` for one body or all, with the regional group of each State.

    >>> offices_held(graph, "POL")[["role", "from", "to"]].values.tolist()
    [['role/chair', 2021, 2022], ['role/vice-chair', 2022, 2023]]

    Args:
        graph: the graph.
        state: only this State, such as ``POL``; all if left out.
        group: only States of this regional group, such as ``african``.
        body: only offices of this body, such as ``unhabitat-eb``.

    Returns:
        One row for each term of office: state, name, group (several are joined by semicolons), body, role, person
        (where a text names one), from and to (years, as texts state them), elected (first day of the meeting that
        elected).

    Raises:
        QueryError: there is no such body or State.
        UnknownNameError: no State of the graph is in such a group; the message lists the groups.

    Limits:
        Only elections that a text names are known, and a term that was cut short or taken over is not. A text that
        gives no years leaves ``from`` and ``to`` empty: the election then says when it began. The group is that of
        today, from the authority file. A State without a row may have held office in years of which nothing was read.
    """
    wanted_state = short(state_of(graph, state)) if state is not None else None
    wanted_group = group_of(graph, group) if group is not None else None
    rows = ask_open(graph, "officers", {"body": body_of(graph, body) if body is not None else None})
    groups: dict[str, list[str]] = {}
    for member, one in select(graph.store, _GROUPS)[1]:
        groups.setdefault(member, []).append(one)
    out = []
    for row in rows:
        holder, of = row["state"], groups.get(row["state"], [])
        if wanted_state not in (None, value_of(holder)):
            continue
        if wanted_group is not None and wanted_group not in map(value_of, of):
            continue
        said = (value_of(row[one]) for one in ("body", "role", "person", "from", "to", "elected"))
        out.append((value_of(holder), graph[name_of(graph, holder)].label, several(of), *said))
    return frame(_COLUMNS, out)
