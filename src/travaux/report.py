"""What a build found, for a terminal and as ``report.md``: counts, contradictions, findings, violations, coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

from travaux.contradictions import Pair, contradictions
from travaux.coverage import BY_DOCUMENT, BY_OPENING, FILE, HOW_THEY_BEGIN, by_document, by_opening, lines
from travaux.graph.serialise import csv_text
from travaux.model import Finding
from travaux.pieces import Piece

if TYPE_CHECKING:
    from travaux.graph.terms import Triple
    from travaux.validate import Violation

FINDINGS: Final = "findings.csv"
FINDING_COLUMNS: Final = tuple(column.name for column in fields(Finding))

_ERRORS = 20  # shown on a terminal; the report has them all
_SHOWN = 40  # of the openings of silent paragraphs
_KINDS = {
    "adopted": "adoptions stated",
    "parts": "parts of decisions",
    "citations": "citations of resolutions and decisions",
    "references": "references to documents",
    "meetings": "statements of when a meeting is held",
    "records": "records of meetings",
    "acts": "acts of bodies",
    "links": "links between texts, plans, documents and bodies",
    "plans": "acts that change plans",
    "offices": "statements of who was elected to which office",
    "budgets": "amounts of funds",
    "events": "dates of events",
    "state_roles": "roles of States",
    "subjects": "concepts that a paragraph speaks of",
}


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build read, found and checked.

    Attributes:
        documents: the pieces, unreadable files included.
        findings: what was not understood, worst first.
        violations: what SHACL found in the merged graph.
        sizes: triples in facts, in provenance, and claims in conflict.
        rows: rows in each table.
        contradictions: each pair of claims that contradict each other, in words.
    """

    documents: tuple[Piece, ...] = field(repr=False)  # with their texts
    findings: tuple[Finding, ...]
    violations: tuple[Violation, ...]
    sizes: tuple[int, int, int]
    rows: tuple[tuple[str, int], ...]
    contradictions: tuple[Pair, ...] = ()

    @staticmethod
    def of(
        pieces: Sequence[Piece],
        findings: Iterable[Finding],
        violations: Iterable[Violation],
        *,
        facts: Collection[Triple],
        provenance: Collection[Triple],
        conflicts: Collection[Triple],
        tables: Path,
    ) -> BuildReport:
        """Count and sort."""
        rank = ("error", "warning", "info")
        ordered = sorted(findings, key=lambda f: (rank.index(f.severity), f.code, f.file, f.para, f.message))
        claims = {s for s, p, _ in conflicts if p.endswith("#subject>")}
        sizes = (len(facts), len(provenance), len(claims))
        pairs = contradictions(conflicts, facts)
        return BuildReport(tuple(pieces), tuple(ordered), tuple(violations), sizes, tuple(_rows(tables)), pairs)

    def summary_lines(self) -> list[str]:
        """What a terminal shows: a few lines, the findings by kind."""
        read = [piece for piece in self.documents if piece.name]
        languages = ", ".join(sorted({piece.language or "?" for piece in read}))
        paragraphs, statements = sum(p.counts[0] for p in read), sum(p.counts[1] for p in read)
        facts, provenance, conflicts = self.sizes
        lines = [
            f"{_count(len(read), 'document')} read ({languages}): {_count(paragraphs, 'paragraph')}, "
            f"{_count(statements, 'statement')} with evidence",
            *(f"  {rows:5}  {_KINDS[name]}" for name, rows in self.rows if name in _KINDS),
            f"{facts:,} triples of facts, {provenance:,} of provenance, {_count(conflicts, 'claim')} in conflict",
            self._shacl(),
        ]
        counts = Counter((f.severity, f.code) for f in self.findings if f.severity != "info")
        lines += [f"  {severity}: {code} ({number})" for (severity, code), number in sorted(counts.items())]
        return lines

    def error_lines(self) -> list[str]:
        """Each file that is not in the graph, or not as it should be: name, what happened, what to do.

        Files for which there is no reader share one line.
        """
        errors = [finding for finding in self.findings if finding.severity == "error"]
        return [*failure_lines(errors, "see report.md"), *self._passed_over()]

    def _passed_over(self) -> Iterator[str]:
        kinds = Counter(Path(f.file).suffix.lower() or "no suffix" for f in self.findings if f.code == "no-reader")
        if kinds:
            which = ", ".join(f"{kind}: {number}" for kind, number in sorted(kinds.items()))
            yield f"{_count(kinds.total(), 'file')} passed over for want of a reader ({which}): see report.md."

    def _shacl(self) -> str:
        counts = Counter(violation.severity for violation in self.violations)
        found = ", ".join(f"{number} × {severity}" for severity, number in sorted(counts.items()))
        if counts["Violation"]:
            return f"SHACL: {found}"
        return "SHACL: the graph conforms" + (f" ({found})" if found else "")


def failure_lines(errors: Sequence[Finding], more: str = "build them in smaller lots") -> list[str]:
    """What happened to each file and what to do, as many as a terminal holds; then how many more there are."""
    lines = [f"{finding.file}: {finding.message} {finding.remedy}".rstrip() for finding in errors[:_ERRORS]]
    if len(errors) > _ERRORS:
        lines.append(f"{len(errors) - _ERRORS} more errors: {more}.")
    return lines


def findings_csv(findings: Iterable[Finding]) -> str:
    """The content of ``findings.csv``: the findings of the report, for programs."""
    return csv_text(FINDING_COLUMNS, (astuple(finding) for finding in findings))


def report_text(report: BuildReport) -> str:
    """The report as Markdown: the same bytes for the same input, no clock, no path."""
    parts = [
        "# What this build found\n",
        "```text\n" + "\n".join(report.summary_lines()) + "\n```\n",
        "## Documents\n",
        "\n".join(_documents(report)) + "\n",
        "## Findings\n",
        "\n".join(_findings(report)) + "\n",
        "## Contradictions\n",
        "\n".join(_contradictions(report)),
        "\n## SHACL\n",
        "\n".join(_violations(report)) + "\n",
        "## Paragraphs without a fact\n",
        "\n".join(_coverage(report)) + "\n",
    ]
    return "\n".join(parts)


def _documents(report: BuildReport) -> Iterator[str]:
    rows = [
        (piece.file, piece.name or "(not read)", piece.language, *map(str, piece.counts)) for piece in report.documents
    ]
    yield from _markdown(("file", "document", "language", "paragraphs", "statements"), rows)


def _findings(report: BuildReport) -> Iterator[str]:
    if not report.findings:
        yield "None."
    for finding in report.findings:
        where = ", ".join(part for part in (finding.file, finding.para and f"paragraph {finding.para}") if part)
        remedy = f" {finding.remedy}" if finding.remedy else ""
        yield f"- {finding.severity} `{finding.code}` {where}: {finding.message}{remedy}"


def _contradictions(report: BuildReport) -> Iterator[str]:
    """Both claims of each pair, in one item of a list."""
    if not report.contradictions:
        yield "No claims contradict each other."
    for first, second in report.contradictions:
        yield f"- {first}\\\n  against: {second}"


def _violations(report: BuildReport) -> Iterator[str]:
    if not report.violations:
        yield "The graph conforms to all shapes."
    for violation in report.violations:
        where = ", ".join(
            part for part in (violation.document, violation.para and f"paragraph {violation.para}") if part
        )
        quotation = f" “{violation.quotation}”" if violation.quotation else ""
        head = f"- {violation.severity} {violation.code} {violation.focus}"
        yield f"{head}: {violation.message} {where}{quotation}".rstrip()


def _coverage(report: BuildReport) -> Iterator[str]:
    found = lines(report.documents)
    yield from _markdown(BY_DOCUMENT, by_document(found))
    yield f"\n{HOW_THEY_BEGIN}; `{FILE}` has all:\n"
    yield from _markdown(BY_OPENING, by_opening(found, _SHOWN))


def _markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown; a bar within a cell is escaped."""
    yield f"| {' | '.join(columns)} |"
    yield "|---" * len(columns) + "|"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def _rows(tables: Path) -> Iterator[tuple[str, int]]:
    for path in sorted(tables.glob("*.csv")):
        outside = path.read_text("utf-8").split('"')[::2]  # of quotation marks; csv.reader refuses long cells
        yield path.stem, sum(part.count("\n") for part in outside) - 1


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
