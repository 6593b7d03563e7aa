"""RDF/XML, and what all that is written as XML has in common: some characters it cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import RdfFormat, parse, serialize

from travaux.errors import InputError
from travaux.graph.serialise import by_subject
from travaux.graph.terms import NAMESPACES, Triple, parts

_TYPE = f"<{NAMESPACES['rdf']}type>"
_REMEDY = "Choose a format that can: Turtle, N-Triples, N-Quads or JSON-LD."
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_ELEMENT = re.compile(r"<.*[A-Za-z_][A-Za-z0-9_.-]*>", re.DOTALL)  # ends as the name of an element may


def rdfxml(triples: Iterable[Triple]) -> str:
    """Write RDF/XML: one element for each subject, in the order of the Turtle files.

    Args:
        triples: terms in N-Triples form, without blank nodes.

    Returns:
        The same text for the same set of triples.

    Raises:
        InputError: a literal holds a character that XML cannot, or a property has no name that can be an element.
    """
    ordered = [triple for _, group in by_subject(triples) for triple in sorted(group, key=_type_first)]
    elements = {p for _, p, _ in ordered} | {o for _, p, o in ordered if p == _TYPE}
    for name in sorted(elements):
        if not _ELEMENT.fullmatch(name):
            raise InputError(f"RDF/XML has no way to write {name} as an element.", remedy=_REMEDY)
    prefixes = {prefix: space for prefix, space in NAMESPACES.items() if any(e[1:].startswith(space) for e in elements)}
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in ordered)
    quads = parse(lines.encode(), format=RdfFormat.N_TRIPLES)
    text = (serialize(quads, format=RdfFormat.RDF_XML, prefixes=prefixes) or b"").decode()
    # As it is, a carriage return would be read back as a line feed; nothing but literals has any.
    return checked(text.replace("\r", "&#xD;"), ordered) + "\n"


def checked(text: str, triples: Iterable[Triple] = ()) -> str:
    """Give back a text that XML can hold.

    Raises:
        InputError: it cannot be held; the message names the subject with the character that is the reason.
    """
    found = _FORBIDDEN.search(text)
    if found is None:
        return text
    whose = next((f" of {s}" for s, _, o in triples if o[0] == '"' and found.group() in parts(o).value), "")
    raise InputError(f"XML cannot hold the character U+{ord(found.group()):04X} in a text{whose}.", remedy=_REMEDY)


def _type_first(triple: Triple) -> tuple[bool, Triple]:
    return triple[1] != _TYPE, triple
