"""What a build did not understand, as a sequence that a notebook shows as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, overload

from travaux.errors import InputError
from travaux.model import Finding
from travaux.notebook.html import styled
from travaux.notebook.table import Table, frame
from travaux.report import FINDING_COLUMNS, FINDINGS

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Findings(Sequence[Finding]):
    """Findings of a build, worst first.

    >>> sorted({finding.code for finding in graph.findings if finding.severity == "warning"})
    ['odd-meeting', 'unknown-state']

    Attributes:
        findings: each with its code, message, severity, file, paragraph and remedy.
    """

    findings: tuple[Finding, ...]

    def __len__(self) -> int:
        return len(self.findings)

    @overload
    def __getitem__(self, index: int) -> Finding: ...

    @overload
    def __getitem__(self, index: slice) -> Findings: ...

    def __getitem__(self, index: int | slice) -> Finding | Findings:
        return Findings(self.findings[index]) if isinstance(index, slice) else self.findings[index]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def frame(self) -> DataFrame:
        """Give the findings as a table, one in a row.

        >>> len(graph.findings.frame()) == len(graph.findings)
        True

        Returns:
            A ``DataFrame`` if pandas is installed, else a :class:`travaux.notebook.Table`.
        """
        return frame(FINDING_COLUMNS, self._rows())

    def _rows(self) -> list[tuple[str, ...]]:
        return [tuple(getattr(one, column) for column in FINDING_COLUMNS) for one in self]

    def __repr__(self) -> str:
        """The findings as an aligned table."""
        return repr(Table(FINDING_COLUMNS, tuple(self._rows())))

    def _repr_html_(self) -> str:
        if not self:
            return styled("<p>No findings: all that was met was understood.</p>")
        return Table(FINDING_COLUMNS, tuple(self._rows()))._repr_html_()


def read_findings(folder: Path) -> Findings:
    """Read the findings that a build wrote; none if the folder has no such file.

    Raises:
        InputError: the file is damaged.
    """
    path = folder / FINDINGS
    if not path.is_file():
        return Findings(())
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return Findings(tuple(Finding(**row) for row in csv.DictReader(stream)))  # type: ignore[arg-type]
    except (OSError, TypeError, ValueError) as error:
        raise InputError(f"This file of findings cannot be read: {error}.", path=path) from error
