"""From the name that a person gives to the IRI of a thing, a body, a property; and the things of a class."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from travaux.entity.said import kinds
from travaux.errors import QueryError, UnknownNameError
from travaux.graph.describe import LABEL, RDF_TYPE
from travaux.graph.terms import BASE, NAMESPACES, ONT, VOC, iri

_TYPE = NamedNode(RDF_TYPE[1:-1])
_IDENTIFIER = NamedNode(NAMESPACES["dct"] + "identifier")
_NAMED = (
    NamedNode(LABEL[1:-1]),
    NamedNode(NAMESPACES["dct"] + "title"),
    NamedNode(NAMESPACES["skos"] + "altLabel"),
    NamedNode(NAMESPACES["schema"] + "name"),
)
_LONE = re.compile("[\ud800-\udfff]")  # halves of characters, which no text can hold
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_NEAR = 2_000  # names that are compared with one that is not known


def find(store: Store, name: str) -> str:
    """Find the IRI of a thing by the name that a person gives it.

    Args:
        store: an open graph.
        name: a name below the base of the data or of the concepts, a prefixed name, an IRI, or the symbol of a
            document.

    Raises:
        UnknownNameError: the graph says nothing of such a thing; the message names those that are near.
    """
    text = _LONE.sub("\ufffd", name.strip().removeprefix("<").removesuffix(">"))
    found = next((one for one in _readings(text) if _is_known(store, one)), None)
    if found is not None:
        return found
    for quad in store.quads_for_pattern(None, _IDENTIFIER, Literal(text), None):
        if isinstance(quad.subject, NamedNode) and "#" not in quad.subject.value:
            return quad.subject.value
    near = _near(store, text)
    hint = f"Did you mean {' or '.join(near)}?" if near else "Names are like decision/unhabitat-eb/2020/2, state/POL."
    raise UnknownNameError(f"The graph knows no {text!r}.", remedy=hint)


def find_body(store: Store, name: str) -> str:
    """Find the IRI of a body by its slug (``unhabitat-eb``), or by any name that :func:`find` takes.

    Raises:
        UnknownNameError: the graph knows no such thing; the message names those that are near.
        QueryError: it is no body.
    """
    clean = name.strip()
    found = find(store, f"body/{clean}" if clean and not set(clean) & set("/:<>") else clean)
    if f"{ONT}Body" not in kinds(store, found):
        remedy = "Give the name of a body, such as unhabitat-eb."
        raise QueryError(f"{found.removeprefix(BASE)} is no body.", remedy=remedy)
    return found


def find_property(store: Store, name: str) -> str:
    """Find the IRI of a property by its name in Turtle (``trv:adoptedAt``), the last part of that, or its IRI.

    Raises:
        UnknownNameError: nothing is said by such a property; the message names those that are near.
    """
    text = name.strip().removeprefix("<").removesuffix(">")
    prefix, mark, rest = text.partition(":")
    whole = NAMESPACES[prefix] + rest if mark and prefix in NAMESPACES else text
    if _SCHEME.match(whole) and any(store.quads_for_pattern(None, NamedNode(iri(whole)[1:-1]), None)):
        return iri(whole)[1:-1]
    answer = store.query("SELECT DISTINCT ?p { ?s ?p ?o }")
    used = [str(row[0])[1:-1] for row in answer] if isinstance(answer, QuerySolutions) else []
    short = {local_name(one): one for one in sorted(used)}
    if text in short:
        return short[text]
    near = difflib.get_close_matches(rest or text, list(short), n=3, cutoff=0.6)
    hint = f"Did you mean {' or '.join(near)}?" if near else "Names are like trv:adoptedAt, eli:cites."
    raise UnknownNameError(f"Nothing is said by a property {name!r} in this graph.", remedy=hint)


def knows(store: Store, name: str) -> bool:
    """Whether the graph says anything of a thing of this name."""
    try:
        return bool(find(store, name))
    except UnknownNameError:
        return False


def _readings(text: str) -> Iterator[str]:
    """The IRIs that a name may stand for, likeliest first."""
    if not text or any(character.isspace() for character in text):
        return
    if _SCHEME.match(text):
        yield iri(text)[1:-1]
        return
    prefix, mark, rest = text.partition(":")
    if mark and prefix in NAMESPACES:
        yield iri(NAMESPACES[prefix] + rest)[1:-1]
    for base in (BASE, f"{BASE}doc/", VOC):
        yield iri(base + text)[1:-1]
    if mark:
        yield iri(text)[1:-1]  # of another scheme, such as urn:


def _is_known(store: Store, name: str) -> bool:
    node = NamedNode(name)
    patterns = ((node, None, None), (None, None, node), (None, node, None))
    return any(any(store.quads_for_pattern(*pattern)) for pattern in patterns)


def _near(store: Store, text: str) -> list[str]:
    """Names of the graph that look like this one, among those with the same beginning or the same end."""
    stem, tail = text.partition("/")[0].casefold(), text.rpartition("/")[2].casefold()
    names = {}
    for quad in store.quads_for_pattern(None, _TYPE, None):
        name = quad.subject.value.removeprefix(BASE) if isinstance(quad.subject, NamedNode) else ""
        short = name.removeprefix("doc/").casefold()
        carrier = name.startswith(("claim/", "rule/")) or "#" in name or "@" in name
        if not carrier and (short.startswith(stem) or short.endswith(tail)):
            names[short] = name
        if len(names) >= _NEAR:
            break
    return [names[one] for one in difflib.get_close_matches(text.casefold(), list(names), n=3, cutoff=0.6)]


def search(store: Store, words: str) -> list[str]:
    """Find things by words in their labels and titles, in any language.

    Args:
        store: an open graph.
        words: any part of a label, in any case.

    Returns:
        IRIs: things before their versions and paragraphs, short labels before long ones.
    """
    wanted = " ".join(words.casefold().split())
    found: dict[str, str] = {}
    for predicate in _NAMED:
        for quad in store.quads_for_pattern(None, predicate, None):
            text = quad.object.value if isinstance(quad.object, Literal) else ""
            if wanted in text.casefold() and isinstance(quad.subject, NamedNode):
                name = quad.subject.value
                found[name] = min(found.get(name, text), text, key=lambda one: (len(one), one))
    things = [name for name in found if not name.startswith((f"{BASE}rule/", f"{BASE}claim/"))]
    return sorted(things, key=lambda name: ("#" in name or "@" in name, len(found[name]), name))


def local_name(name: str) -> str:
    """The last part of the IRI of a class or property.

    >>> local_name("https://w3id.org/travaux/ont#Decision"), local_name("urn:example:Person")
    ('Decision', 'Person')
    """
    return re.split("[#/:]", name)[-1]


def members(store: Store, kind: str) -> list[str]:
    """The IRIs of the members of a class, by its name (``Decision``), in order.

    Raises:
        QueryError: nothing in the graph is of such a class.
    """
    answer = store.query(f"SELECT DISTINCT ?class {{ ?thing {RDF_TYPE} ?class }}")
    found = [row[0] for row in answer] if isinstance(answer, QuerySolutions) else []
    classes = {local_name(one.value): one for one in found if isinstance(one, NamedNode)}
    if kind not in classes:
        remedy = f"There are: {', '.join(sorted(classes))}."
        raise QueryError(f"Nothing in this graph is of the class {kind!r}.", remedy=remedy)
    quads = store.quads_for_pattern(None, _TYPE, classes[kind])
    return sorted(quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode))
