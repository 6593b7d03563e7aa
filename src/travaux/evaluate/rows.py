"""Tables as rows: from a folder of CSV files, or out of a graph, with documents under the stem of their file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from travaux.errors import InputError
from travaux.evaluate.kinds import DOCUMENTS, KINDS, PLACE
from travaux.store import Store
from travaux.tables import TABLES, table

Row = Mapping[str, str]
Rows = Sequence[Row]
Tables = Mapping[str, Rows]

NAMES: Final = (DOCUMENTS, *(kind.table for kind in KINDS))
_BLANKS = re.compile(r"\s+")
_DASHES = str.maketrans("–—", "--")


def plain(cell: str | None) -> str:
    """A cell as it is compared: without blanks, and with one kind of dash, so that 2020–2023 is 2020-2023."""
    return _BLANKS.sub("", cell or "").translate(_DASHES)


def read_gold(folder: Path) -> tuple[dict[str, Rows], tuple[str, ...]]:
    """Read the right answers.

    Returns:
        The tables, and the names of the CSV files that hold none that can be compared.

    Raises:
        InputError: there is no such folder, no table is in it, or one lacks a column.
    """
    needed = {kind.table: kind.in_place for kind in KINDS} | {DOCUMENTS: ("file",)}
    tables = _read_folder(folder, needed)
    return tables, tuple(sorted(path.name for path in folder.glob("*.csv") if path.stem not in tables))


def read_tables(folder: Path) -> dict[str, Rows]:
    """Read tables that ``travaux tables`` wrote, or another program in the same form.

    Raises:
        InputError: there is no such folder, no table is in it, or one lacks a column.
    """
    needed = {kind.table: (*kind.fact, *PLACE) if kind.placed else kind.fact for kind in KINDS}
    return by_stem(_read_folder(folder, needed | {DOCUMENTS: ("document", "file")}, nothing="No graph and no table"))


def graph_tables(store: Store) -> dict[str, Rows]:
    """Ask a graph for its tables."""
    asked = ((name, *table(store, name)) for name in NAMES if name in TABLES)
    return by_stem({name: [dict(zip(columns, row, strict=True)) for row in rows] for name, columns, rows in asked})


def by_stem(tables: Tables) -> dict[str, Rows]:
    """Name documents by the stem of their file, as gold does, whatever name a row uses for them."""
    files = {_stem(row): row for row in tables.get(DOCUMENTS, ())}
    stems: dict[str, str] = {}
    for stem, row in files.items():
        names = (row.get("document"), row.get("symbol"), row.get("file"), stem)
        stems.update({plain(name): stem for name in names if name})
    return {
        name: rows if name == DOCUMENTS else [_renamed(row, stems) for row in rows] for name, rows in tables.items()
    }


def mastheads(rows: Iterable[Row]) -> dict[str, Row]:
    """The rows of ``documents``, each under the stem of its file."""
    return {_stem(row): row for row in rows}


def _stem(row: Row) -> str:
    return Path(row.get("file") or "").stem


def _renamed(row: Row, stems: Mapping[str, str]) -> Row:
    name = plain(row.get("document"))
    return {**row, "document": stems.get(name, name)}


def _read_folder(folder: Path, needed: Mapping[str, Sequence[str]], *, nothing: str = "No table") -> dict[str, Rows]:
    if not folder.is_dir():
        raise InputError("There is no such folder.", path=folder)
    paths = {name: folder / f"{name}.csv" for name in NAMES}
    tables = {name: _read(path, needed[name]) for name, path in paths.items() if path.is_file()}
    if not tables:
        raise InputError(f"{nothing} is in this folder.", path=folder, remedy=f"Known tables: {', '.join(NAMES)}.")
    return tables


def _read(path: Path, needed: Iterable[str]) -> Rows:
    """Read a CSV file; a mark that a spreadsheet puts before its first column is no part of its name."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"This file cannot be read: {error}.", path=path) from error
    columns = reader.fieldnames or ()
    missing = [column for column in dict.fromkeys(needed) if column not in columns]
    if missing:
        raise InputError(
            f"The column {missing[0]} is missing.", path=path, remedy=f"Columns here: {', '.join(columns) or 'none'}."
        )
    return rows
