"""Writers of N-Triples, Turtle and CSV whose bytes depend on nothing but what is written.

The Turtle writer is our own because the two at hand do not serve: one is quadratic on IRIs with many slashes, the
order of the other follows insertion. Here subjects stand in natural order (2 before 10), ``a`` first, predicates
and objects sorted, and data IRIs relative to ``@base``, wherever every reader resolves them alike.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from travaux.graph.terms import BASE, NAMESPACES, Triple

_TYPE = f"<{NAMESPACES['rdf']}type>"
_XSD = NAMESPACES["xsd"]
_PREFIX_OF = {namespace: prefix for prefix, namespace in NAMESPACES.items()}

_NUMBER = re.compile(r"([0-9]{1,18})")
_LOCAL = re.compile(r"[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_NAMESPACE = re.compile(r".*[#/]")
_INTEGER = re.compile(r"(?:0|-?[1-9][0-9]*)")
_TYPED = re.compile(r'(".*")\^\^<([^<>]*)>', re.DOTALL)
# Safe against the base: no scheme, no empty or dotted segment, nothing that a resolver takes for parameters, and no
# first character that rdflib takes for an operator (`<=`).
_RELATIVE = re.compile(
    r"(?![^/]*:)(?!.*(?:^|/)\.{1,2}(?:/|$|[?#]))"
    r"[A-Za-z0-9_][^/?#;]*(?:/[^/?#;]+)*/?(?:#[^?;]+)?",
    re.DOTALL,
)


def ntriples(triples: Iterable[Triple]) -> str:
    """Write N-Triples: each line once, in the order of code points, as ``LC_ALL=C sort`` would have it."""
    return "".join(sorted({f"{s} {p} {o} .\n" for s, p, o in triples}))


def turtle(triples: Iterable[Triple]) -> str:
    """Write Turtle: one block for each subject, with the prefixes that are used and no others.

    Args:
        triples: terms in N-Triples form, in any order, with or without repetition.

    Returns:
        The same text for the same set, blank if the set is empty.
    """
    names = _Names()
    blocks = [_block(subject, group, names) for subject, group in by_subject(triples)]
    head = [f"@prefix {prefix}: <{NAMESPACES[prefix]}> .\n" for prefix in sorted(names.used)]
    if names.relative:
        head.insert(0, f"@base <{BASE}> .\n")
    parts = ["".join(head)] if head else []
    return "\n".join(parts + blocks)


def by_subject(triples: Iterable[Triple]) -> Iterator[tuple[str, list[Triple]]]:
    """Give each subject, in natural order, with its triples: sorted, each once."""
    groups = [(subject, list(group)) for subject, group in groupby(sorted(set(triples)), _subject)]
    groups.sort(key=lambda group: (natural(group[0][1:-1]), group[0]))
    yield from groups


def relative(text: str) -> str:
    """Give an IRI relative to the base of the data, or blank if it is none or readers would resolve it differently."""
    rest = text.removeprefix(BASE)
    return rest if rest != text and _RELATIVE.fullmatch(rest) else ""


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write CSV after RFC 4180, with LF line ends; the rows keep their order."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def natural(text: str) -> list[tuple[int, str]]:
    """Give a sort key in which numbers compare as numbers: ``part/2`` before ``part/10``."""
    pieces = _NUMBER.split(text)
    return [(int(piece) if index % 2 else -1, piece) for index, piece in enumerate(pieces) if piece]


def _subject(triple: Triple) -> str:
    return triple[0]


def _block(subject: str, triples: Iterable[Triple], names: _Names) -> str:
    """Write all that is said of one subject; the triples come sorted."""
    lines: list[str] = []
    for predicate, group in groupby(triples, _predicate):
        objects = [triple[2] for triple in group]
        if len(objects) > 1:
            objects.sort(key=by_nature)
        verb = "a" if predicate == _TYPE else names[predicate]
        line = f"{verb} {', '.join([names[term] for term in objects])}"
        if predicate == _TYPE:
            lines.insert(0, line)
        else:
            lines.append(line)
    return f"{names[subject]} " + " ;\n    ".join(lines) + " .\n"


def _predicate(triple: Triple) -> str:
    return triple[1]


def by_nature(term: str) -> tuple[list[tuple[int, str]], str]:
    """Give a key that puts terms in natural order, whatever order they come in."""
    return natural(term), term


class _Names(dict[str, str]):
    """Terms as Turtle writes them, made once each; keeps which prefixes were used."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()
        self.relative = False

    def __missing__(self, term: str) -> str:
        name = self._iri(term) if term[0] == "<" else self._literal(term)
        self[term] = name
        return name

    def _iri(self, term: str) -> str:
        text = term[1:-1]
        if text.startswith(BASE):
            rest = relative(text)
            self.relative = self.relative or bool(rest)
            return f"<{rest}>" if rest else term
        match = _NAMESPACE.match(text)
        prefix = _PREFIX_OF.get(match.group()) if match else None
        if prefix is None or match is None or not _LOCAL.fullmatch(text, match.end()):
            return term
        self.used.add(prefix)
        return f"{prefix}:{text[match.end() :]}"

    def _literal(self, term: str) -> str:
        if term[-1] != ">":
            return term
        match = _TYPED.fullmatch(term)
        if match is None:
            return term
        quoted, datatype = match.groups()
        if datatype == f"{_XSD}integer" and _INTEGER.fullmatch(quoted[1:-1]):
            return quoted[1:-1]
        return f"{quoted}^^{self._iri(f'<{datatype}>')}"
