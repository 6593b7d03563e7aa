"""From readings to triples: facts, claims with evidence, and claims that contradict each other.

A pure map over readings (:func:`shard`) and a sorted merge (:func:`merge`): the same readings in any order, from any
number of processes, give the same graph. No RDF library is in the path; terms are text as in N-Triples.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.authority import Authority
from travaux.graph import iris
from travaux.graph.describe import IDENTIFIER, LABEL, NUMBER, PART_OF, RDF_TYPE, describe, language_iri, trv
from travaux.graph.places import fragments
from travaux.graph.terms import NAMESPACES, Triple, iri, literal, parts
from travaux.model import Evidence, Locator, Outcome, Paragraph, Reading, Span, Statement, Value, Version

XSD = NAMESPACES["xsd"]
_OFFICIAL_NUMBER = trv("officialNumber")
PREDICATES = {
    "symbol": "trv:symbol",
    "source": "dct:source",
    "forBody": "trv:forBody",
    "preparedFor": "trv:preparedFor",
    "underAgendaItem": "trv:underAgendaItem",
    "listedIn": "trv:listedIn",
    "creator": "dct:creator",
    "issued": "dct:issued",
    "distribution": "trv:distribution",
    "originalLanguage": "trv:originalLanguage",
    "modified": "dct:modified",
    "title": "dct:title",
    "cites": "eli:cites",
    "references": "dct:references",
    "adoptedBy": "trv:adoptedBy",
    "adoptedAt": "trv:adoptedAt",
    "publishedIn": "trv:publishedIn",
    "partOf": "dct:isPartOf",
    "startDate": "trv:startDate",
    "endDate": "trv:endDate",
    "place": "schema:location",
    "mode": "schema:eventAttendanceMode",
    "recordedIn": "trv:recordedIn",
    "outcomesIn": "trv:outcomesIn",
    # that a thing exists which stands for a relation of more than two ends
    "exists": "rdf:type",
    "expectedIn": "trv:expectedIn",
    "heldAt": "trv:heldAt",
    "decidedBy": "trv:decidedBy",
    "description": "dct:description",
    "name": "schema:name",
    # plans
    "period": "dct:temporal",
    "versionOf": "dct:isVersionOf",
    # terms of office
    "startYear": "trv:startYear",
    "endYear": "trv:endYear",
    "personName": "trv:personName",
    # acts
    "actor": "trv:actor",
    "addressee": "trv:addressee",
    "concerns": "trv:concerns",
    "dueAt": "trv:dueAt",
    "dueDate": "trv:dueDate",
    "dueWithin": "trv:dueWithin",
    "dueOccasion": "trv:dueOccasion",
    "recurrence": "trv:recurrence",
    "deliverable": "trv:deliverable",
    "effect": "trv:effect",
    "planAct": "trv:planAct",
    # adoption, votes, drafts
    "adoptionMethod": "trv:adoptionMethod",
    "votesInFavour": "trv:votesInFavour",
    "votesAgainst": "trv:votesAgainst",
    "abstentions": "trv:abstentions",
    "voteOn": "trv:voteOn",
    "voter": "trv:voter",
    "voteChoice": "trv:voteChoice",
    "draft": "rdf:type",
    "sponsor": "trv:sponsor",
    # amounts
    "amount": "schema:value",
    "currency": "schema:currency",
    "forPlan": "trv:forPlan",
    # participation
    "inEvent": "trv:inEvent",
    # how texts, plans, documents and bodies hang together
    "approves": "trv:approves",
    "pursuantTo": "trv:pursuantTo",
    "implements": "trv:implements",
    "reportsOn": "trv:reportsOn",
    "extends": "trv:extends",
    "establishes": "trv:establishes",
    "dissolves": "trv:dissolves",
    "amends": "eli:amends",
    "repeals": "eli:repeals",
    "subject": "dct:subject",
    "prefLabel": "skos:prefLabel",
}
# Relations that can hold one value only: claims of two values contradict each other.
FUNCTIONAL = (
    "startDate",
    "endDate",
    "adoptedAt",
    "issued",
    "preparedFor",
    "originalLanguage",
    "startYear",
    "endYear",
    "amount",
    "votesInFavour",
    "votesAgainst",
    "abstentions",
    "voteChoice",
)


@dataclass(frozen=True, slots=True)
class Shard:
    """The share of one document in the graph, as sets of triples.

    Attributes:
        structure: what needs no evidence.
        claims: stated triple → IRIs of the evidence for it.
        provenance: evidence and rules.
    """

    structure: frozenset[Triple]
    claims: tuple[tuple[Triple, str], ...]
    provenance: frozenset[Triple]


@dataclass(frozen=True, slots=True)
class Graph:
    """The merged graph, as sets of triples; ``conflicts`` are claims whose triples are not asserted.

    The evidence for these stands in ``conflicts`` too, beside ``provenance``.
    """

    facts: frozenset[Triple]
    provenance: frozenset[Triple]
    conflicts: frozenset[Triple]


def shard(reading: Reading, authority: Authority) -> Shard:
    """The triples of one reading."""
    structure: set[Triple] = set(describe(reading.version, authority))
    structure.update(_document(reading))
    provenance: set[Triple] = set()
    claims: set[tuple[Triple, str]] = set()
    described: set[Evidence] = set()
    for statement in reading.statements:
        structure.update(describe(statement.subject, authority))
        if not isinstance(statement.object, Value):
            structure.update(describe(statement.object, authority))
        evidence = iris.evidence(reading.version, statement.evidence.spans)
        claims.add((triple(statement), evidence))
        if statement.evidence not in described:  # a long sentence may be the evidence for a thousand statements
            described.add(statement.evidence)
            provenance.update(_evidence(reading.version, statement.evidence, reading.document.raw.locators))
    return Shard(frozenset(structure), tuple(sorted(claims)), frozenset(provenance))


def merge(shards: Iterable[Shard]) -> Graph:
    """Lay shards together: union of all, contradictions set apart."""
    structure: set[Triple] = set()
    provenance: set[Triple] = set()
    claims: dict[Triple, set[str]] = defaultdict(set)
    numbers: Counter[Triple] = Counter()
    for part in shards:
        structure |= part.structure
        numbers.update(stated for stated in part.structure if stated[1] == _OFFICIAL_NUMBER)
        provenance |= part.provenance
        for stated, evidence in part.claims:
            claims[stated].add(evidence)
    structure -= _misprinted(numbers, structure)
    disputed = _disputed(claims)
    conflicts: set[Triple] = set()
    facts = structure | (set(claims) - set(disputed))
    for stated, evidence_iris in claims.items():
        target = conflicts if stated in disputed else provenance
        target.update(_claim(stated, evidence_iris))
    for stated, others in disputed.items():
        conflicts.update((iris.claim(*stated), trv("conflictsWith"), iris.claim(*other)) for other in others)
    quoted = {evidence for stated in disputed for evidence in claims[stated]}
    conflicts.update(stated for stated in provenance if stated[0] in quoted)  # so that their file can be read alone
    return Graph(frozenset(facts), frozenset(provenance), frozenset(conflicts))


def _misprinted(numbers: Mapping[Triple, int], structure: Iterable[Triple]) -> set[Triple]:
    """What describes a text by a number with another year than most documents print, 2140 (2015) for 2140 (2014).

    Both name the text 2140; its number is the one that most documents print, of several the lowest. What goes is the
    other number, its label, its year, and the document that the text would be published in.
    """
    by_text: dict[str, list[Triple]] = defaultdict(list)
    for stated in numbers:
        by_text[stated[0]].append(stated)
    wrong: set[tuple[str, str]] = set()
    for text, found in by_text.items():
        right = min(found, key=lambda stated: (-numbers[stated], stated))
        wrong.update((text, stated[2].strip('"')) for stated in found if stated is not right)
    if not wrong:
        return set()
    words: dict[str, set[str]] = defaultdict(set)
    for text, number in wrong:
        words[text].update((number, number.replace(" ", "_")))
    series = {(text, literal(number.partition("(")[2].rstrip(")"))) for text, number in wrong}
    about = {
        stated
        for stated in structure
        if any(word in stated[2] for word in words.get(stated[0], ()))
        or (stated[1] == trv("series") and (stated[0], stated[2]) in series)
    }
    documents = {stated[2] for stated in about if stated[1] == trv("publishedIn")}
    return about | {stated for stated in structure if stated[0] in documents}


def triple(statement: Statement) -> Triple:
    """The triple that a statement states."""
    predicate = _predicate(statement)
    if isinstance(statement.object, Value):
        return iris.of(statement.subject), predicate, _literal(statement.object)
    return iris.of(statement.subject), predicate, iris.of(statement.object)


def _predicate(statement: Statement) -> str:
    if statement.relation == "date":
        return iri(
            NAMESPACES["eli"] + "date_document"
            if isinstance(statement.subject, Outcome)
            else NAMESPACES["dct"] + "date"
        )
    prefix, _, name = PREDICATES[statement.relation].partition(":")
    return iri(NAMESPACES[prefix] + name)


def _literal(value: Value) -> str:
    if value.type == "text":
        return literal(value.value, value.language)
    if value.type == "date":
        datatype = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(value.value)]
        return literal(value.value, datatype=XSD + datatype)
    if value.type == "language":
        return language_iri(value.value)
    if value.type == "count":
        return literal(value.value, datatype=XSD + "nonNegativeInteger")
    if value.type == "duration":
        return literal(value.value, datatype=XSD + "duration")
    if value.type == "decimal":
        return literal(value.value, datatype=XSD + "decimal")
    if value.type == "class":
        return trv(value.value)
    if value.type == "online":
        return iri(NAMESPACES["schema"] + "OnlineEventAttendanceMode")
    return literal(value.value)


# ---------------------------------------------------------------- structure of a document


def _document(reading: Reading) -> Iterator[Triple]:
    version, raw = reading.version, reading.document.raw
    subject = iris.of(version)
    suffix = raw.name.rpartition(".")[2].lower() if "." in raw.name else "txt"
    file = iris.manifestation(version, suffix)
    yield subject, trv("textDigest"), literal(raw.digest, datatype=XSD + "hexBinary")
    yield subject, iri(NAMESPACES["eli"] + "is_embodied_by"), file
    yield file, RDF_TYPE, iri(NAMESPACES["eli"] + "Manifestation")
    yield file, LABEL, literal(raw.name)
    yield file, trv("fileName"), literal(raw.name)
    yield file, iri(NAMESPACES["dct"] + "format"), literal(raw.format)
    for position, paragraph in enumerate(reading.document.paragraphs, start=1):
        yield from _paragraph(version, paragraph, position)


def _paragraph(version: Version, paragraph: Paragraph, position: int) -> Iterator[Triple]:
    subject = iris.paragraph(version.work, paragraph.eid)
    yield subject, RDF_TYPE, trv("Paragraph")
    yield subject, LABEL, literal(f"{version.work.name}, {paragraph.para}")
    yield subject, PART_OF, iris.of(version.work)
    yield subject, IDENTIFIER, literal(paragraph.para)
    yield subject, iri(NAMESPACES["schema"] + "position"), literal(str(position), datatype=XSD + "integer")
    yield subject, trv("paragraphKind"), iris.concept("paragraph-kind", paragraph.kind)
    yield subject, trv("zone"), iris.concept("zone", paragraph.zone)
    if paragraph.number:
        yield subject, NUMBER, literal(paragraph.number)
    if paragraph.inferred:
        yield subject, trv("inferredNumber"), literal(paragraph.para)


# ---------------------------------------------------------------- claims and evidence


def _claim(stated: Triple, evidence_iris: Iterable[str]) -> Iterator[Triple]:
    subject = iris.claim(*stated)
    yield subject, RDF_TYPE, iri(NAMESPACES["rdf"] + "Statement")
    for role, term in zip(("subject", "predicate", "object"), stated, strict=True):
        yield subject, iri(NAMESPACES["rdf"] + role), term
    for evidence in evidence_iris:
        yield subject, trv("evidence"), evidence


def _evidence(version: Version, evidence: Evidence, locators: Sequence[Locator]) -> Iterator[Triple]:
    subject = iris.evidence(version, evidence.spans)
    rule = iris.rule(evidence.rule)
    yield subject, trv("rule"), rule
    yield rule, RDF_TYPE, trv("Rule")
    yield rule, LABEL, literal(evidence.rule)
    pieces = list(zip(evidence.spans, evidence.paragraphs, evidence.quotes, strict=True))
    for span, eid, quote in pieces:
        yield from _single(version, span, eid, quote)
        for fragment in fragments(locators, span):
            yield iris.evidence(version, (span,)), trv("fragment"), literal(fragment)
        if len(pieces) > 1:
            yield subject, iri(NAMESPACES["dct"] + "hasPart"), iris.evidence(version, (span,))
            yield iris.evidence(version, (span,)), trv("rule"), rule
    if len(pieces) > 1:
        yield subject, RDF_TYPE, trv("Evidence")
        yield subject, LABEL, literal(f"{version.work.name} ({version.language}), {len(pieces)} passages")
        yield subject, iri(NAMESPACES["oa"] + "hasSource"), iris.of(version)
        yield subject, trv("inParagraph"), iris.paragraph(version.work, evidence.paragraphs[-1])
        yield subject, iri(NAMESPACES["nif"] + "anchorOf"), literal(" … ".join(evidence.quotes), version.language)


def _single(version: Version, span: Span, eid: str, quote: str) -> Iterator[Triple]:
    subject = iris.evidence(version, (span,))
    yield subject, RDF_TYPE, trv("Evidence")
    yield subject, LABEL, literal(f"{version.work.name} ({version.language}), characters {span.start} to {span.end}")
    yield subject, iri(NAMESPACES["oa"] + "hasSource"), iris.of(version)
    yield subject, trv("inParagraph"), iris.paragraph(version.work, eid)
    yield subject, iri(NAMESPACES["nif"] + "beginIndex"), literal(str(span.start), datatype=XSD + "nonNegativeInteger")
    yield subject, iri(NAMESPACES["nif"] + "endIndex"), literal(str(span.end), datatype=XSD + "nonNegativeInteger")
    yield subject, iri(NAMESPACES["nif"] + "anchorOf"), literal(quote, version.language)


# ---------------------------------------------------------------- contradictions


def _disputed(claims: Iterable[Triple]) -> dict[Triple, set[Triple]]:
    """Claims that cannot both hold, each with those it contradicts."""
    predicates = {iri(NAMESPACES[p] + n) for p, n in (PREDICATES[name].split(":") for name in FUNCTIONAL)}
    predicates.add(iri(NAMESPACES["eli"] + "date_document"))
    groups: dict[tuple[str, str], list[Triple]] = defaultdict(list)
    for stated in claims:
        if stated[1] in predicates:
            groups[stated[0], stated[1]].append(stated)
    disputed: dict[Triple, set[Triple]] = defaultdict(set)
    for group in groups.values():
        for stated in group:
            for other in group:
                if stated != other and not _compatible(stated[2], other[2]):
                    disputed[stated].add(other)
    for first, second in _misplaced(claims):
        disputed[first].add(second)
        disputed[second].add(first)
    return disputed


_SESSION = re.compile(r"/meeting/([^/>]+)/([^/>]+)")
_NUMBERED = re.compile(r"/(?:decision|resolution)/([^/>]+)/([^/>]+)/")


def _misplaced(claims: Iterable[Triple]) -> Iterator[tuple[Triple, Triple]]:
    """Claims that something was done by a text and at a meeting of another session than the text is of."""
    held: dict[str, list[Triple]] = defaultdict(list)
    decided: list[Triple] = []
    for stated in claims:
        if stated[1] == trv("heldAt"):
            held[stated[0]].append(stated)
        elif stated[1] == trv("decidedBy"):
            decided.append(stated)
    for stated in decided:
        text = _NUMBERED.search(stated[2])
        for other in held[stated[0]]:
            meeting = _SESSION.search(other[2])
            if text and meeting and text[1] == meeting[1] and text[2] != meeting[2]:
                yield stated, other


def _compatible(first: str, second: str) -> bool:
    """Whether two values can both hold: a month and a day in it, a session and a meeting or a part of it."""
    one, two = parts(first), parts(second)
    if one.kind == "literal" and two.kind == "literal":
        if one.value.isdigit() and two.value.isdigit():  # 1 is not the beginning of 12
            return one.value == two.value
        return one.value.startswith(two.value) or two.value.startswith(one.value)
    return one.value.startswith(f"{two.value}/") or two.value.startswith(f"{one.value}/")
