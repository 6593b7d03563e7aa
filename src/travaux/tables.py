"""The CSV twins of a graph: the same facts for people who work in R, pandas or a spreadsheet.

Each table is one query, a file in ``ontology/tables``, over facts, provenance and claims in conflict; nothing is
added beside it. A row is a fact in a paragraph: the same fact in two paragraphs is two rows.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from travaux import resources
from travaux.errors import InputError, QueryError, ResourceError
from travaux.graph.serialise import csv_text, natural
from travaux.graph.terms import parts
from travaux.store import Store, select

_ORDERED = re.compile(r"^ORDER BY", re.MULTILINE)

TABLES: Final = (
    "documents",
    "paragraphs",
    "meetings",
    "adopted",
    "parts",
    "offices",
    "citations",
    "references",
    "records",
    "links",
    "plans",
    "budgets",
    "acts",
    "implementation",
    "events",
    "state_roles",
    "votes",
    "sponsors",
    "subjects",
)


def table(store: Store, name: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Ask one table of a graph.

    Args:
        store: an open graph.
        name: one of :data:`TABLES`.

    Returns:
        The columns, and the rows with plain values: in the order of the query if it gives one, else in natural order.

    Raises:
        QueryError: there is no such table.
        ResourceError: the query of the table is missing.
    """
    if name not in TABLES:
        raise QueryError(f"There is no table {name!r}.", remedy=f"There are: {', '.join(TABLES)}.")
    path = resources.ontology() / "tables" / f"{name}.rq"
    try:
        query = path.read_text("utf-8")
    except OSError as error:
        raise ResourceError("The query of a table is missing.", path=path) from error
    columns, answers = select(store, query)
    rows = [tuple(parts(term).value if term else "" for term in row) for row in answers]
    if not _ORDERED.search(query):
        rows.sort(key=lambda row: ([natural(cell) for cell in row], row))
    return columns, rows


def write_tables(store: Store, out: Path) -> list[Path]:
    """Write all tables of a graph as CSV (RFC 4180, UTF-8, LF), one file each.

    Args:
        store: an open graph.
        out: folder for the files; made if it is missing.

    Returns:
        The files, in the order of :data:`TABLES`.

    Raises:
        InputError: the folder cannot be written.
    """
    contents = {out / f"{name}.csv": csv_text(*table(store, name)).encode("utf-8") for name in TABLES}
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path, content in contents.items():
            path.write_bytes(content)
    except OSError as error:
        raise InputError(f"Cannot be written: {error.strerror}.", path=out) from error
    return list(contents)
