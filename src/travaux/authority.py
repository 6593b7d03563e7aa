"""The authority files: bodies, States, places and look-alikes, and the scheme of concepts, with their names.

Read from ``data/authority/*.ttl`` and two files of ``ontology/schemes`` once per process. What the graph says of a
body or a State is exactly what these files say of it.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from travaux import resources
from travaux.errors import ResourceError
from travaux.view import fold_name

_ID = "https://w3id.org/travaux/id/"
_ONT = "https://w3id.org/travaux/ont#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_ADJECTIVE = f"{_ONT}adjective"
_PARENT = "http://www.w3.org/ns/org#subOrganizationOf"
_CONCEPT = "https://w3id.org/travaux/voc/concept/"
_JOINED = re.compile(r"-(?=[A-Z]{1,6}/)")
CONCEPT_FILES = ("concept.ttl", "sdg.ttl")

NameKind = Literal["Body", "State", "Place", "Event", "Other", "Concept"]


@dataclass(frozen=True, slots=True)
class Name:
    """What a string may name.

    Attributes:
        kind: class of the thing; ``Other`` for a look-alike, which names nothing we know.
        slug: its identifier within the class.
        short: it names this thing only in documents of the thing's own family.
        adjective: it names this State only beside a noun such as "Government".
    """

    kind: NameKind
    slug: str
    short: bool = False
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """What the authority file says of a body, as far as reading needs it.

    Attributes:
        parent: slug of the body it belongs to, or blank.
        scheme: how its sessions are counted: ``yearly``, ``numbered``, ``plenary`` or blank.
        prefixes: what the symbols of its documents begin with.
        numbers: pattern of the numbers of its ``resolution`` and ``decision``.
        symbols: template of the symbol of the document that carries a ``resolution`` or ``decision``.
        kind: code of its body type.
        head: what its head is called where that is no chair (``president``); of an official, which office it is.
        labels: preferred names by language.
        suspended: it no longer works, so that its texts are cited with its name.
        served_by: slug of the office that is its secretariat, where that is of another family, or blank.
        speaks_as: by language, what it calls itself on the line that opens its texts, where that is no name elsewhere.
    """

    slug: str
    parent: str
    scheme: str
    prefixes: tuple[str, ...]
    numbers: Mapping[str, re.Pattern[str]]
    symbols: Mapping[str, str]
    kind: str
    head: str
    labels: Mapping[str, str]
    suspended: bool
    speaks_as: Mapping[str, str]
    served_by: str


@dataclass(frozen=True, slots=True)
class EventEntry:
    """What the authority file says of a series of events, or of a single one.

    Attributes:
        scheme: how its events are told apart: ``ordinal``, ``year``, or ``single`` where there is only one.
        body: slug of the conference that it is, where that stands among the bodies, or blank.
        labels: preferred names by language.
    """

    slug: str
    scheme: str
    body: str
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Authority:
    """All authority files together.

    Attributes:
        bodies: entries by slug.
        events: series of events by slug.
        places: slug → code of the State in which the place lies.
        names: for each language, folded name → what it may name.
        concepts: the same for concepts, which texts name within other names.
        broader: code of a concept → code of the concept above it.
        triples: for each IRI, its triples as N-Triples terms (predicate, object).
    """

    bodies: Mapping[str, BodyEntry]
    events: Mapping[str, EventEntry]
    places: Mapping[str, str]
    names: Mapping[str, Mapping[str, tuple[Name, ...]]]
    concepts: Mapping[str, Mapping[str, tuple[Name, ...]]]
    broader: Mapping[str, str]
    triples: Mapping[str, tuple[tuple[str, str], ...]]

    def family(self, slug: str) -> str:
        """The programme or principal organ that a body belongs to: the last ancestor below the United Nations."""
        while (entry := self.bodies.get(slug)) is not None and entry.parent and self.bodies[entry.parent].parent:
            slug = entry.parent
        return slug

    def ancestors(self, slug: str) -> tuple[str, ...]:
        """The bodies above a body, nearest first."""
        out: list[str] = []
        while (entry := self.bodies.get(slug)) is not None and entry.parent:
            slug = entry.parent
            out.append(slug)
        return tuple(out)

    def by_symbol(self, symbol: str) -> str:
        """The body whose documents have symbols that begin like this one; the longest prefix wins; blank if none.

        The report of a commission to the Council has the symbols of both, joined: E/2024/27-E/CN.6/2024/14.
        """
        parts = _JOINED.split(symbol)
        matches = [
            (len(prefix), slug)
            for slug, entry in self.bodies.items()
            for prefix in entry.prefixes
            if any(part.startswith(prefix) for part in parts)
        ]
        return max(matches, default=(0, ""))[1]


@functools.cache
def load() -> Authority:
    """Read the authority files.

    Raises:
        ResourceError: a file is not valid Turtle, or a pattern in it does not compile.
    """
    facts = _facts()
    bodies: dict[str, BodyEntry] = {}
    events: dict[str, EventEntry] = {}
    places: dict[str, str] = {}
    names: dict[str, dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    concepts: dict[str, dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    broader: dict[str, str] = {}
    for subject in sorted(facts):
        kind, slug = _kind(subject)
        if kind == "Body":
            bodies[slug] = _body(slug, facts[subject])
        if kind == "Event":
            events[slug] = _event(slug, facts[subject])
        if kind == "Place":
            state = facts[subject].get("https://schema.org/containedInPlace", ())
            places[slug] = next((value.removeprefix(f"{_ID}state/") for value, _ in state), "")
        if kind == "Concept":
            for above, _ in facts[subject].get(f"{_SKOS}broader", ()):
                broader[slug] = above.removeprefix(_CONCEPT)
        if kind:
            _add_names(concepts if kind == "Concept" else names, kind, slug, facts[subject])
    triples = {subject: tuple(sorted(terms)) for subject, terms in _terms().items()}
    return Authority(bodies, events, places, _frozen(names), _frozen(concepts), broader, triples)


def _add_names(
    names: dict[str, dict[str, list[Name]]], kind: NameKind, slug: str, facts: Mapping[str, list[tuple[str, str]]]
) -> None:
    """File a thing under each of its names; a short one, or an adjective, counts only where its context is given."""
    short = f"{_SKOS}hiddenLabel" if kind == "Concept" else f"{_ONT}shortName"
    for label in (f"{_SKOS}prefLabel", f"{_SKOS}altLabel", f"{_SKOS}hiddenLabel", f"{_ONT}shortName", _ADJECTIVE):
        for value, language in facts.get(label, ()):
            name = Name(kind, slug, label == short, label == _ADJECTIVE)
            found = names[language][fold_name(value)]
            if name not in found:
                found.append(name)


def _frozen(names: Mapping[str, Mapping[str, list[Name]]]) -> dict[str, dict[str, tuple[Name, ...]]]:
    return {language: {name: tuple(found) for name, found in known.items()} for language, known in names.items()}


def _kind(subject: str) -> tuple[NameKind | Literal[""], str]:
    """Class and slug of a thing, by its IRI; blank for what reading has no use for."""
    if subject.startswith(_CONCEPT):
        return "Concept", subject.removeprefix(_CONCEPT)
    if not subject.startswith(_ID):
        return "", ""
    head, _, slug = subject.removeprefix(_ID).partition("/")
    kinds: dict[str, NameKind] = {
        "body": "Body",
        "state": "State",
        "place": "Place",
        "event": "Event",
        "lookalike": "Other",
    }
    return kinds.get(head, ""), slug


def _body(slug: str, facts: Mapping[str, list[tuple[str, str]]]) -> BodyEntry:
    def one(name: str, default: str = "") -> str:
        return next((value for value, _ in facts.get(name, ())), default)

    try:
        numbers = {
            kind: re.compile(pattern) for kind in ("resolution", "decision") if (pattern := one(f"{_ONT}{kind}Number"))
        }
    except re.error as error:
        raise ResourceError(f"body/{slug}: a number pattern does not compile ({error}).", path="bodies.ttl") from error
    symbols = {kind: template for kind in ("resolution", "decision") if (template := one(f"{_ONT}{kind}Symbol"))}
    return BodyEntry(
        slug=slug,
        parent=one(_PARENT).removeprefix(f"{_ID}body/"),
        scheme=one(f"{_ONT}sessionScheme"),
        prefixes=tuple(value for value, _ in facts.get(f"{_ONT}symbolPrefix", ())),
        numbers=numbers,
        symbols=symbols,
        kind=one("http://www.w3.org/ns/org#classification").rpartition("/")[2],
        head=one(f"{_ONT}headOffice"),
        labels={language: value for value, language in facts.get(f"{_SKOS}prefLabel", ())},
        suspended=bool(one(f"{_ONT}suspended")),
        served_by=one(f"{_ONT}servedBy").removeprefix(f"{_ID}body/"),
        speaks_as={language: value for value, language in facts.get(f"{_ONT}speaksAs", ())},
    )


def _event(slug: str, facts: Mapping[str, list[tuple[str, str]]]) -> EventEntry:
    scheme = next((value for value, _ in facts.get(f"{_ONT}eventScheme", ())), "year")
    body = next((value for value, _ in facts.get(f"{_ONT}conferenceBody", ())), "")
    labels = {language: value for value, language in facts.get(f"{_SKOS}prefLabel", ())}
    return EventEntry(slug, scheme, body.removeprefix(f"{_ID}body/"), labels)


def symbol_series() -> tuple[str, ...]:
    """The first components of the symbols of all bodies, in capitals: HSP of HSP/EB."""
    firsts = (
        re.match("[A-Z]{2,}(?=/)", value)
        for _, predicate, value, _, _ in _quads()
        if predicate == f"{_ONT}symbolPrefix"
    )
    return tuple(sorted({first[0] for first in firsts if first is not None}))


@functools.cache
def _quads() -> tuple[tuple[str, str, str, str, str], ...]:
    """Subject, predicate, object value, language, and the object as N-Triples term."""
    import pyoxigraph as ox

    out = []
    schemes = [resources.ontology() / "schemes" / name for name in CONCEPT_FILES]
    for path in [*sorted((resources.data() / "authority").glob("*.ttl")), *schemes]:
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                value = quad.object
                language = getattr(value, "language", None) or ""
                out.append((quad.subject.value, quad.predicate.value, value.value, language, str(value)))
        except (SyntaxError, ValueError) as error:
            raise ResourceError(f"Not valid Turtle: {error}.", path=path.name) from error
    return tuple(out)


def _facts() -> dict[str, dict[str, list[tuple[str, str]]]]:
    facts: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, language, _ in _quads():
        facts[subject][predicate].append((value, language))
    return facts


def _terms() -> dict[str, set[tuple[str, str]]]:
    terms: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for subject, predicate, _, _, term in _quads():
        terms[subject].add((f"<{predicate}>", term))
    return terms
