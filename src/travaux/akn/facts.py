"""The triples of a graph, looked up by subject or by object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from travaux.graph.terms import BASE, NAMESPACES, ONT, Triple, parts

_EXACT: Final = f"<{NAMESPACES['skos']}exactMatch>"


def term(name: str) -> str:
    """A property or class by its short name: ``dct:subject``, ``trv:symbol``."""
    prefix, _, local = name.partition(":")
    return f"<{ONT if prefix == 'trv' else NAMESPACES[prefix]}{local}>"


class Facts:
    """Triples, by subject and by object; all terms are in N-Triples form."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._of: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._to: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, object_ in sorted(triples):
            self._of[subject][predicate].append(object_)
            self._to[object_][predicate].append(subject)

    def all(self, subject: str, name: str) -> list[str]:
        """The objects of a property of a subject, sorted."""
        return self._of.get(subject, {}).get(term(name), [])

    def one(self, subject: str, name: str) -> str:
        """The first object of a property of a subject, or a blank."""
        return next(iter(self.all(subject, name)), "")

    def value(self, subject: str, name: str, language: str = "") -> str:
        """The value of a property of a subject, in a language if there is one in it; blank if there is none."""
        found = [parts(object_) for object_ in self.all(subject, name)]
        best = [part for part in found if part.language == language] or found
        return best[0].value if best else ""

    def subjects(self, name: str, object_: str) -> list[str]:
        """The subjects that have an object in a property, sorted."""
        return self._to.get(object_, {}).get(term(name), [])

    def having(self, name: str) -> list[tuple[str, str]]:
        """All subjects and objects of a property, sorted."""
        wanted = term(name)
        return [(s, o) for s, found in self._of.items() for o in found.get(wanted, ())]

    def label(self, subject: str) -> str:
        """What a thing is called in English, or its path."""
        return self.value(subject, "rdfs:label", "en") or self.value(subject, "skos:prefLabel", "en") or path(subject)

    def address(self, subject: str) -> str:
        """The IRI by which others know a concept, or its own."""
        return parts(next(iter(self._of.get(subject, {}).get(_EXACT, ())), subject)).value


def path(subject: str) -> str:
    """An IRI relative to the base of the data."""
    return subject[1:-1].removeprefix(BASE)
