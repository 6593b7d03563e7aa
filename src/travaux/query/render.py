"""Answers as text: a table for people, CSV, JSON and N-Triples."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Final

from travaux.graph.serialise import csv_text, ntriples
from travaux.graph.terms import BASE, NAMESPACES, VOC, parts
from travaux.query.questions import Result

FORMATS: Final = ("table", "csv", "json")

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_PREFIXES = sorted(NAMESPACES.items(), key=lambda pair: -len(pair[1]))


def render(result: Result, form: str) -> str:
    """Lay out an answer; triples are N-Triples whatever the format.

    Args:
        result: the answer.
        form: one of :data:`FORMATS`: ``csv`` and ``json`` follow the SPARQL 1.1 recommendations.

    Returns:
        Text that ends with a line feed.
    """
    if result.kind == "triples":
        return ntriples((row[0], row[1], row[2]) for row in result.rows)
    if form == "json":
        return json.dumps(_json(result), ensure_ascii=False, indent=1) + "\n"
    if result.kind == "boolean":
        return f"{result.rows[0][0]}\n"
    if form == "csv":
        return csv_text(result.columns, ([_value(term) for term in row] for row in result.rows))
    count = len(result.rows)
    table = aligned(result.columns, [[shown(term) for term in row] for row in result.rows])
    return f"{table}({count} {'row' if count == 1 else 'rows'})\n"


def shown(term: str) -> str:
    """Show a term to a person: data and concepts without their base, known prefixes, literals without their quotes.

    >>> shown("<https://w3id.org/travaux/id/body/un-ga>")
    'body/un-ga'
    """
    if not term.startswith("<"):
        return _CONTROL.sub(" ", _value(term))
    text = term[1:-1]
    for base in (BASE, VOC):
        if text.startswith(base):
            return text[len(base) :]
    for prefix, namespace in _PREFIXES:
        if text.startswith(namespace) and "/" not in text[len(namespace) :]:
            return f"{prefix}:{text[len(namespace) :]}"
    return text


def _value(term: str) -> str:
    if not term:
        return ""
    taken = parts(term)
    return f"_:{taken.value}" if taken.kind == "bnode" else taken.value


def aligned(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Align columns by the width that characters take on a terminal."""
    lines = [columns, *rows]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["─" * width for width in widths])
    return "".join("  ".join(map(_padded, line, widths)).rstrip() + "\n" for line in lines)


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _json(result: Result) -> dict[str, Any]:
    """Build SPARQL 1.1 Query Results JSON."""
    if result.kind == "boolean":
        return {"head": {}, "boolean": result.rows[0][0] == "true"}
    bindings = [
        {column: _json_term(term) for column, term in zip(result.columns, row, strict=True) if term}
        for row in result.rows
    ]
    return {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}


def _json_term(term: str) -> dict[str, str]:
    taken = parts(term)
    if taken.kind == "literal":
        extra = {"xml:lang": taken.language} if taken.language else {}
        if taken.datatype:
            extra["datatype"] = taken.datatype
        return {"type": "literal", "value": taken.value, **extra}
    return {"type": "uri" if taken.kind == "iri" else "bnode", "value": taken.value}
