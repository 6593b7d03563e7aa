"""What the sequence of printed numbers tells: numbers lost to bullets, gaps, and decimal numbers of paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from travaux.model import Finding
from travaux.structure.lines import Line
from travaux.structure.units import Unit


def decimal_labels(found: Iterable[Line]) -> frozenset[str]:
    """The labels such as 29.1 that lines of a document begin with."""
    return frozenset(one.text for line in found for one in line.candidates if one.style == "decimal")


def counts_on(label: str, seen: Iterable[str], labels: frozenset[str]) -> bool:
    """Whether a decimal label stands in a count: 29.2 behind 29.1, and 29.1 where a 29.2 is somewhere below.

    So that "2.1 million people live there." is no paragraph 2.1.

    Args:
        label: the label.
        seen: labels of the decimal paragraphs above.
        labels: all that lines of the document begin with.
    """
    stem, _, last = label.rpartition(".")
    number = int(last)
    return f"{stem}.{number - 1}" in seen if number > 1 else f"{stem}.{number + 1}" in labels


def infer_lost(units: list[Unit]) -> None:
    """Number paragraphs that show only a bullet, where the printed numbers around them leave exactly their count."""
    run: list[Unit] = []
    last = 0
    for unit in units:
        if unit.kind != "paragraph" or unit.parent is not None:
            continue
        if unit.lost:
            run.append(unit)
        elif unit.label.isdigit():
            number = int(unit.label)
            if run and number - last - 1 == len(run):
                for offset, lost in enumerate(run, start=1):
                    lost.label = lost.value = str(last + offset)
                    lost.inferred = True
            run, last = [], number


def sequence_findings(units: list[Unit], name: str) -> tuple[Finding, ...]:
    """Numbers that are lost, missing or out of order.

    Args:
        units: the document's.
        name: of the file.
    """
    findings = []
    inferred = sorted(int(unit.label) for unit in units if unit.inferred)
    last = 0
    for unit in units:
        if unit.lost and not unit.inferred:
            findings.append(Finding("lost-number", "A paragraph shows a bullet and no number.", "info", name))
        if unit.kind != "paragraph" or not unit.label.isdigit() or unit.inferred:
            continue
        number = int(unit.label)
        between = bisect_left(inferred, number) - bisect_right(inferred, last) if number > last else 0
        expected = last + 1 + between
        if number != expected and number != 1:
            findings.append(
                Finding("numbering", f"Paragraph {number} follows paragraph {last}.", "info", name, str(number))
            )
        last = number
    return tuple(findings)
