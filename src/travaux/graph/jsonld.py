"""A graph as JSON-LD 1.1: compacted with a context of our own, one node a line, in the order of the Turtle files.

The context is data, ``ontology/context.jsonld``. What it says of a property decides how a value is written: the id
of a node, a plain string where the datatype is that of the property, a map from languages to strings. A value that
does not fit its property stands in full under the prefixed name, so nothing is lost whatever the graph holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from travaux import resources
from travaux.errors import ResourceError
from travaux.graph.serialise import by_nature, by_subject, relative
from travaux.graph.terms import BASE, NAMESPACES, Parts, Triple, parts

_TYPE = f"<{NAMESPACES['rdf']}type>"
# Numbers that JSON holds as RDF does: canonical integers without an exponent, exact in every reader.
_INTEGERS = {NAMESPACES["xsd"] + name for name in ("integer", "nonNegativeInteger")}
_CANONICAL = re.compile(r"0|-?[1-9][0-9]{0,14}")
_KEYWORD = re.compile(r"@[a-z]+", re.IGNORECASE)


def jsonld(triples: Iterable[Triple], context: str = "") -> str:
    """Write JSON-LD.

    Args:
        triples: terms in N-Triples form, without blank nodes.
        context: IRI under which readers find the context; if blank, the context stands in the text itself.

    Returns:
        The same text for the same set of triples.

    Raises:
        ResourceError: the context is missing or damaged.
    """
    terms = load_context()
    base = {"@base": BASE}
    head = _dump([context, base]) if context else _lines({**base, **terms.source})
    nodes = ",\n".join(_dump(_node(subject, group, terms)) for subject, group in by_subject(triples))
    return f'{{"@context": {head},\n"@graph": [\n{nodes}\n]}}\n'


def _lines(entries: Mapping[str, Any]) -> str:
    """An object with one entry a line."""
    lines = ",\n".join(f"  {_dump(key)}: {_dump(value)}" for key, value in entries.items())
    return f"{{\n{lines}\n}}"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


# ---------------------------------------------------------------- the context


@dataclass(frozen=True, slots=True)
class Term:
    """What the context says of a property.

    Attributes:
        name: the key in JSON.
        type: ``@id``, the IRI of a datatype, or blank.
        languages: whether its values are a map from languages to strings.
    """

    name: str
    type: str = ""
    languages: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """The context, turned round: from IRIs to what stands for them in JSON.

    Attributes:
        source: the context as it stands in the file.
        prefixes: namespace → prefix.
        terms: IRI of a property or class → its term.
    """

    source: Mapping[str, Any]
    prefixes: Mapping[str, str]
    terms: Mapping[str, Term]

    def compact(self, text: str) -> str:
        """Write an IRI with its prefix, if it has one: ``xsd:date``."""
        space = max((space for space in self.prefixes if text.startswith(space)), key=len, default="")
        rest = text[len(space) :]
        return f"{self.prefixes[space]}:{rest}" if space and rest and not rest.startswith("//") else text

    def name(self, text: str) -> str:
        """Write the IRI of a class: its term, else as :meth:`compact` does."""
        term = self.terms.get(text)
        return term.name if term is not None and term == Term(term.name) else self.compact(text)

    def reference(self, text: str) -> str:
        """Write the IRI of a node: relative to the base wherever no reader takes its colon for a prefix."""
        rest = relative(text)
        return rest if rest and ":" not in rest else self.compact(text)


def load_context() -> Context:
    """Read ``ontology/context.jsonld``.

    Raises:
        ResourceError: the file is missing or no context.
    """
    path = resources.ontology() / "context.jsonld"
    try:
        source: dict[str, Any] = json.loads(path.read_text("utf-8"))["@context"]
        prefixes = {
            value: key for key, value in source.items() if isinstance(value, str) and value.endswith(("#", "/"))
        }
        return Context(source, prefixes, _terms(source))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError("The context of JSON-LD is missing or damaged.", path=path) from error


def _terms(source: Mapping[str, Any]) -> dict[str, Term]:
    out: dict[str, Term] = {}
    for name, value in source.items():
        whole = {"@id": value} if isinstance(value, str) else value
        if name.startswith("@") or _KEYWORD.fullmatch(whole["@id"]) or whole["@id"].endswith(("#", "/")):
            continue
        kind = whole.get("@type", "")
        kind = kind if kind in ("", "@id") else _expand(kind, source)
        out[_expand(whole["@id"], source)] = Term(name, kind, whole.get("@container") == "@language")
    return out


def _expand(name: str, source: Mapping[str, Any]) -> str:
    prefix, _, local = name.partition(":")
    return f"{source[prefix]}{local}"


# ---------------------------------------------------------------- nodes


def _node(subject: str, triples: Iterable[Triple], context: Context) -> dict[str, Any]:
    """All that is said of one subject; the triples come sorted by predicate."""
    node: dict[str, Any] = {"id": context.reference(subject[1:-1])}
    for predicate, group in groupby(triples, lambda triple: triple[1]):
        for _, value in sorted((_order(term), parts(term)) for _, _, term in group):
            if predicate == _TYPE and value.kind == "iri":
                _append(node, "type", context.name(value.value))
            else:
                _add(node, predicate[1:-1], value, context)
    return node


def _order(term: str) -> tuple[str, Any]:
    """Languages in the order of their codes, and natural order within one."""
    return term.rpartition('"@')[2] if term[0] == '"' else "", by_nature(term)


def _add(node: dict[str, Any], predicate: str, value: Parts, context: Context) -> None:
    """Put a value under the term of its property, or in full under the prefixed name if it does not fit the term."""
    term = context.terms.get(predicate, Term(context.compact(predicate)))
    if term.languages and value.kind == "literal" and not value.datatype:
        _append(node.setdefault(term.name, {}), value.language or "@none", value.value)
    elif term.type == "@id" and value.kind == "iri":
        _append(node, term.name, context.reference(value.value))
    elif term.type and term.type == value.datatype:
        _append(node, term.name, _typed(value))
    else:
        name = context.compact(predicate) if term.type or term.languages else term.name
        _append(node, name, _in_full(value, context))


def _append(heap: dict[str, Any], key: str, value: Any) -> None:
    """Keep one value as it is and several as a list, as compaction does."""
    if key not in heap:
        heap[key] = value
    elif isinstance(heap[key], list):
        heap[key].append(value)
    else:
        heap[key] = [heap[key], value]


def _typed(value: Parts) -> str | int:
    """A value whose datatype the context gives."""
    return int(value.value) if value.datatype in _INTEGERS and _CANONICAL.fullmatch(value.value) else value.value


def _in_full(value: Parts, context: Context) -> Any:
    """A value of which the context says nothing."""
    if value.kind == "iri":
        return {"id": context.reference(value.value)}
    if value.language:
        return {"@language": value.language, "@value": value.value}
    if value.datatype:
        return {"type": context.name(value.datatype), "@value": value.value}
    return value.value
