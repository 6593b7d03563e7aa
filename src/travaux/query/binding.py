"""Values of parameters: from the text that a person types to a term that the engine binds to a variable."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Callable
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from travaux import authority
from travaux.errors import QueryError
from travaux.grammar import official_languages
from travaux.graph.terms import BASE, NAMESPACES, ONT, VOC, iri

Term = NamedNode | Literal

TYPES: Final[dict[str, str]] = {
    "body": "the slug of a body, such as unhabitat-eb",
    "state": "the three-letter code of a State, such as POL",
    "meeting": 'the name of a meeting, such as "unhabitat-eb 2020/1" or "unhabitat-eb 2020/1#2"',
    "outcome": 'kind, body and number, such as "resolution un-ga 72/279"',
    "document": "the symbol of a document, such as HSP/EB.2024/9",
    "plan": 'owner, type and period, such as "unhabitat strategic-plan 2020-2023"',
    "fund": "the code of a fund, such as foundation-non-earmarked",
    "date": "a date, such as 2020-10-27",
    "year": "a year of four digits, such as 2022",
    "language": "the code of an official language: ar, en, es, fr, ru or zh",
    "text": "any text",
    "integer": "a whole number",
    "iri": "an IRI, absolute, prefixed (eli:cites) or relative to the data (body/un-ga)",
    "term": 'an IRI, or a literal in quotation marks, such as "2024-05-06"^^xsd:date',
}

_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_STATE = re.compile(r"[A-Za-z]{3}")
_MEETING = re.compile(r"(?P<body>[A-Za-z0-9-]+) +(?P<number>[^\s#]+)(?:#(?P<part>\d+))?")
_OUTCOME = re.compile(r"(?P<kind>resolution|decision) +(?P<body>[A-Za-z0-9-]+) +(?P<number>\S.*)", re.IGNORECASE)
_PLAN = re.compile(r"(?P<owner>[A-Za-z0-9-]+) +(?P<type>[a-z-]+) +(?P<start>\d{4})(?:[-–](?P<end>\d{4}))?")
_YEAR = re.compile(r"[0-9]{4}")
_PREFIXED = re.compile(r"([a-z]+):(?!//)(.*)", re.DOTALL)
_DOCUMENT = re.compile(re.escape(BASE) + r"doc/[^#]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")

# How the names of things begin that may stand for the value of a type.
_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "body": ("body/",),
    "state": ("state/",),
    "meeting": ("meeting/",),
    "outcome": ("resolution/", "decision/", "outcome/"),
    "document": ("doc/",),
    "plan": ("plan/",),
}
_KINDS: Final = {"body": "body", "state": "State"}
_DATATYPE: Final = NAMESPACES["xsd"]
_HEAD: Final = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in NAMESPACES.items())


def bind(store: Store, name: str, type_: str, text: str) -> Term:
    """Turn the value of a parameter into a term.

    Args:
        store: the graph that is asked; outcomes and documents are looked up in it by their printed numbers.
        name: the parameter, for messages.
        type_: one of :data:`TYPES`.
        text: what was typed; a thing may also go by the name that answers give it (``meeting/unhabitat-eb/2020/1``).

    Raises:
        QueryError: the text is no value of this type.
    """
    try:
        return _named(store, type_, text) or _BINDERS[type_](store, text.strip() if type_ != "text" else text)
    except ValueError as error:
        raise QueryError(f"{text!r} cannot be the value of {name}.", remedy=f"Give {TYPES[type_]}.") from error


def _named(store: Store, type_: str, text: str) -> NamedNode | None:
    """A thing by the name that answers give it (``body/un-ga``) or by its IRI, where the graph knows it as such."""
    name = text.strip().removeprefix("<").removesuffix(">").removeprefix(BASE)
    if any(character.isspace() for character in name) or not name.startswith(_NAMES.get(type_, ())):
        return None
    node = _node(name)
    return node if any(store.quads_for_pattern(node, None, None)) else None


def _body(store: Store, text: str) -> Term:
    return _known(store, "body", _matched(_SLUG, text).group())


def _state(store: Store, text: str) -> Term:
    return _known(store, "state", _matched(_STATE, text).group().upper())


def _known(store: Store, kind: str, code: str) -> NamedNode:
    """Refuse a body or State that neither the graph nor the authority files know: it is misspelt, not without facts."""
    node = _node(f"{kind}/{code}")
    if any(store.quads_for_pattern(node, None, None)):
        return node
    entries = authority.load().triples
    if node.value in entries:
        return node
    stem = f"{BASE}{kind}/"
    codes = [entry.removeprefix(stem) for entry in entries if entry.startswith(stem)]
    near = difflib.get_close_matches(code, codes, n=3, cutoff=0.7)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise QueryError(f"There is no {_KINDS[kind]} {code!r}.{hint}", remedy=f"Give {TYPES[kind]}.")


def _meeting(store: Store, text: str) -> Term:
    match = _matched(_MEETING, text)
    _known(store, "body", match["body"])
    part = f"/part/{match['part']}" if match["part"] else ""
    return _node(f"meeting/{match['body']}/{match['number']}{part}")


def _outcome(store: Store, text: str) -> Term:
    """Find an outcome by its official number, whatever its IRI is made of."""
    match = _matched(_OUTCOME, text)
    kind, body, number = match["kind"].lower(), match["body"], match["number"]
    adopter = _known(store, "body", body)
    prefix = f"{BASE}{kind}/"
    for quad in store.quads_for_pattern(None, NamedNode(f"{ONT}officialNumber"), Literal(number), None):
        found = quad.subject
        if not (isinstance(found, NamedNode) and found.value.startswith(prefix)):
            continue
        if any(store.quads_for_pattern(found, NamedNode(f"{ONT}adoptedBy"), adopter, None)):
            return found
    return _node(f"{kind}/{body}/{number.replace(' ', '_')}")


def _document(store: Store, text: str) -> Term:
    """Find a document by its name in the column ``document``, else by the rule for symbols."""
    if not text:
        raise ValueError("no symbol")
    for quad in store.quads_for_pattern(None, NamedNode(f"{NAMESPACES['dct']}identifier"), Literal(text), None):
        if isinstance(quad.subject, NamedNode) and _DOCUMENT.fullmatch(quad.subject.value):
            return quad.subject
    return _node(f"doc/{text.replace(' ', '_')}")


def _plan(store: Store, text: str) -> Term:
    match = _matched(_PLAN, text)
    _known(store, "body", match["owner"])
    period = f"{match['start']}-{match['end']}" if match["end"] else match["start"]
    return _node(f"plan/{match['owner']}/{match['type']}/{period}")


def _fund(store: Store, text: str) -> Term:
    """Take any fund where the graph has no amounts, else one that it has amounts of."""
    stem = f"{VOC}budget-category/"
    node = NamedNode(stem + _matched(_SLUG, text).group())
    quads = store.quads_for_pattern(None, NamedNode(f"{ONT}budgetCategory"), None, None)
    funds = {quad.object.value.removeprefix(stem) for quad in quads if isinstance(quad.object, NamedNode)}
    if funds and text not in funds:
        raise QueryError(
            f"This graph has no amounts of a fund {text!r}.", remedy=f"There are: {', '.join(sorted(funds))}."
        )
    return node


def _language(_: Store, text: str) -> Term:
    codes = official_languages()
    if text.lower() not in codes:
        raise ValueError("not an official language")
    return NamedNode(NAMESPACES["lang"] + codes[text.lower()])


def _year(_: Store, text: str) -> Term:
    return Literal(str(int(_matched(_YEAR, text).group())), datatype=NamedNode(f"{_DATATYPE}integer"))


def _date(_: Store, text: str) -> Term:
    day = datetime.date.fromisoformat(text)
    return Literal(day.isoformat(), datatype=NamedNode(f"{_DATATYPE}date"))


def _text(_: Store, text: str) -> Term:
    return Literal(text)


def _integer(_: Store, text: str) -> Term:
    return Literal(str(int(text)), datatype=NamedNode(f"{_DATATYPE}integer"))


def _iri(_: Store, text: str) -> Term:
    text = text.removeprefix("<").removesuffix(">")
    if not text or any(char.isspace() for char in text):
        raise ValueError("no IRI")
    match = _PREFIXED.fullmatch(text)
    if match and match[1] in NAMESPACES:
        return NamedNode(iri(NAMESPACES[match[1]] + match[2])[1:-1])
    return NamedNode(iri(text)[1:-1]) if _SCHEME.match(text) else _node(text)


def _term(store: Store, text: str) -> Term:
    if not text.startswith('"'):
        return _iri(store, text)
    try:
        quads = list(parse(f"{_HEAD}<x:x> <x:x> {text} .", format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise ValueError(str(error)) from error
    if len(quads) != 1 or not isinstance(quads[0].object, Literal):
        raise ValueError("more than one term")
    return quads[0].object


def _node(rest: str) -> NamedNode:
    return NamedNode(iri(BASE + rest)[1:-1])


def _matched(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    match = pattern.fullmatch(text)
    if match is None:
        raise ValueError("not of this form")
    return match


_BINDERS: Final[dict[str, Callable[[Store, str], Term]]] = {
    "body": _body,
    "state": _state,
    "meeting": _meeting,
    "outcome": _outcome,
    "document": _document,
    "plan": _plan,
    "fund": _fund,
    "date": _date,
    "year": _year,
    "language": _language,
    "text": _text,
    "integer": _integer,
    "iri": _iri,
    "term": _term,
}
