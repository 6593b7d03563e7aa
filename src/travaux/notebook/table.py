"""Rows with named columns: a pandas ``DataFrame`` where pandas is installed, else a :class:`Table`.

The values are those of Python: whole numbers and years, decimal numbers, dates, truth values, words. A thing is the
name under which the graph gives it (``graph["decision/unhabitat-eb/2020/2"]``), as on the command line.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast, overload

from travaux.graph.terms import NAMESPACES, parts
from travaux.notebook.html import escaped, styled
from travaux.query.render import aligned, shown

if TYPE_CHECKING:
    from pandas import DataFrame

    from travaux.query import Result

Value = str | int | float | bool | datetime.date | None

SHOWN: Final = 60  # rows that a notebook shows of a table

_XSD = NAMESPACES["xsd"]
_WHOLE = frozenset(_XSD + name for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long", "gYear"))
_DECIMAL = frozenset(_XSD + name for name in ("decimal", "double", "float"))


@dataclass(frozen=True, slots=True)
class Table(Sequence[dict[str, Value]]):
    """Rows with named columns, for those who work without pandas; each row is a dictionary.

    >>> rows = Table(("state", "terms"), (("state/POL", 1), ("state/FRA", 2)))
    >>> len(rows), rows[0]["state"], rows.column("terms")
    (2, 'state/POL', [1, 2])

    Attributes:
        columns: their names, in order.
        values: the rows, each with a value for each column, ``None`` where there is none.
    """

    columns: tuple[str, ...]
    values: tuple[tuple[Value, ...], ...]

    def __len__(self) -> int:
        return len(self.values)

    @overload
    def __getitem__(self, index: int) -> dict[str, Value]: ...

    @overload
    def __getitem__(self, index: slice) -> Table: ...

    def __getitem__(self, index: int | slice) -> dict[str, Value] | Table:
        if isinstance(index, slice):
            return Table(self.columns, self.values[index])
        return dict(zip(self.columns, self.values[index], strict=True))

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.values)

    def column(self, name: str) -> list[Value]:
        """Give the values of one column, from the first row to the last.

        >>> Table(("state", "terms"), (("state/POL", 1),)).column("state")
        ['state/POL']

        Raises:
            KeyError: there is no such column.
        """
        if name not in self.columns:
            raise KeyError(f"There is no column {name!r}. There are: {', '.join(self.columns)}.")
        place = self.columns.index(name)
        return [row[place] for row in self.values]

    def __repr__(self) -> str:
        """The first rows, aligned, and how many there are."""
        rows = [[_text(value) for value in row] for row in self.values[:SHOWN]]
        return f"{aligned(self.columns, rows)}({_count(len(self))})"

    def _repr_html_(self) -> str:
        head = "".join(f"<th scope=col>{escaped(column)}</th>" for column in self.columns)
        cells = ("".join(f"<td dir=auto>{escaped(_text(value))}</td>" for value in row) for row in self.values[:SHOWN])
        body = "".join(f"<tr>{row}</tr>" for row in cells)
        more = f", of which the first {SHOWN} are shown" if len(self) > SHOWN else ""
        foot = f"<p>{_count(len(self))}{more}</p>"
        return styled(f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{foot}")


def frame(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> DataFrame:
    """Make a table of values of Python.

    Args:
        columns: names of the columns.
        rows: a value or ``None`` for each of them.

    Returns:
        A ``DataFrame`` if pandas can be imported, else a :class:`Table`. Type checkers are told of the former only:
        where they know pandas, it is there.
    """
    try:
        import pandas
    except ImportError:
        return cast("DataFrame", Table(tuple(columns), tuple(tuple(row) for row in rows)))
    series = {name: _series([row[place] for row in rows]) for place, name in enumerate(columns)}
    return pandas.DataFrame({name: pandas.Series(values, dtype=dtype) for name, (values, dtype) in series.items()})


def frame_of_terms(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> DataFrame:
    """Make a table of the terms that a query gives.

    Args:
        columns: names of the columns.
        rows: terms in N-Triples form, blank where a variable is unbound.
    """
    return frame(columns, [[value_of(term) for term in row] for row in rows])


def frame_of_result(result: Result) -> DataFrame:
    """Make a table of what a graph answers; of yes or no, one row with a truth value."""
    if result.kind == "boolean":
        return frame(result.columns, [(result.rows[0][0] == "true",)])
    return frame_of_terms(result.columns, result.rows)


def value_of(term: str) -> Value:
    """Turn a term in N-Triples form into a value of Python; what does not fit one stays as the text has it.

    >>> value_of('"2022"^^<http://www.w3.org/2001/XMLSchema#gYear>'), value_of('"决定"@zh'), value_of("")
    (2022, '决定', None)
    >>> value_of("<https://w3id.org/travaux/id/body/un-ga>")
    'body/un-ga'
    """
    if not term:
        return None
    if not term.startswith('"'):
        return shown(term)
    one = parts(term)
    try:
        if one.datatype in _WHOLE:
            return int(one.value)
        if one.datatype in _DECIMAL:
            return float(one.value)
        if one.datatype == _XSD + "date":
            return datetime.date.fromisoformat(one.value)
    except ValueError:
        return one.value
    return one.value == "true" if one.datatype == _XSD + "boolean" else one.value


def _series(values: list[Value]) -> tuple[list[Value], str | None]:
    """The values of a column with the type that pandas gives it: one type for all, or objects."""
    types = {type(value) for value in values if value is not None}
    if any(isinstance(value, int) and abs(value) >= 2**63 for value in values):
        return values, "object"
    if types == {int}:
        return values, "Int64"
    if types and types <= {int, float}:
        return values, "float64"
    if types == {datetime.date}:
        return values, "datetime64[s]"
    if types == {bool}:
        return values, "boolean"
    return values, "str" if types == {str} else "object"


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.6g}" if abs(value) < 1_000 else f"{value:,.0f}"
    return str(value)


def _count(rows: int) -> str:
    return f"{rows:,} {'row' if rows == 1 else 'rows'}"
