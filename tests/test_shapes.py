"""Each constraint lets the small graph pass and catches one mutation of it, under its own code."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pyoxigraph
import pyshacl
import pytest
from conftest import ONTOLOGY, ROOT, SHAPES
from rdflib import DCTERMS, RDF, RDFS, SH, SKOS, BNode, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.plugins.sparql import processor
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import Node

FIXTURES = ROOT / "tests" / "fixtures" / "shapes"
FILES = ("core", "recommended", "sets")
ID = Namespace("https://w3id.org/travaux/id/")
VOC = Namespace("https://w3id.org/travaux/voc/")
SHAPE = Namespace("https://w3id.org/travaux/shapes#")
TRV = Namespace("https://w3id.org/travaux/ont#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
OA = Namespace("http://www.w3.org/ns/oa#")
PROLOGUE = f"""
BASE <{ID}>
PREFIX dct: <{DCTERMS}>
PREFIX eli: <{ELI}>
PREFIX lang: <http://publications.europa.eu/resource/authority/language/>
PREFIX nif: <{NIF}>
PREFIX oa: <{OA}>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdf: <{RDF}>
PREFIX rdfs: <{RDFS}>
PREFIX schema: <https://schema.org/>
PREFIX skos: <{SKOS}>
PREFIX trv: <{TRV}>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

# ---------------------------------------------------------------- the table of mutations


class Mutation(NamedTuple):
    """A change that breaks one rule.

    Attributes:
        shape: local name of the shape that must catch it; its code is what stands before the hyphen.
        update: SPARQL Update without prologue, one operation in a line.
        also: codes that cannot but come along.
    """

    shape: str
    update: str
    also: frozenset[str] = frozenset()


def insert(node: str, *properties: str) -> str:
    """Say something new of a node."""
    return f"INSERT DATA {{ <{node}> {' ; '.join(properties)} }}"


def delete(node: str, predicate: str) -> str:
    """Take from a node all that one predicate says of it."""
    return f"DELETE WHERE {{ <{node}> {predicate} ?o }}"


def rename(old: str, new: str) -> str:
    """Give a node another IRI wherever it stands."""
    return (
        f"DELETE {{ <{old}> ?p ?o }} INSERT {{ <{new}> ?p ?o }} WHERE {{ <{old}> ?p ?o }}\n"
        f"DELETE {{ ?s ?p <{old}> }} INSERT {{ ?s ?p <{new}> }} WHERE {{ ?s ?p <{old}> }}"
    )


def change(which: str, predicate: str, new: str = "") -> str:
    """Replace what one predicate says of the nodes ``?x`` that a pattern finds, or take it away."""
    insertion = f"INSERT {{ ?x {predicate} {new} }}" if new else ""
    return f"DELETE {{ ?x {predicate} ?o }} {insertion} WHERE {{ {which} . ?x {predicate} ?o }}"


def days(first: str, last: str) -> tuple[str, str]:
    """Properties of a term whose days are known."""
    return f'trv:startDate "{first}"^^xsd:date', f'trv:endDate "{last}"^^xsd:date'


def unclaimed(node: str, predicate: str) -> str:
    """Take from a node all that one predicate says of it, and the claims of it."""
    claims = f"?x rdf:subject <{node}> ; rdf:predicate {predicate} ; ?p ?o"
    return f"DELETE {{ ?x ?p ?o }} WHERE {{ {claims} }}\n{delete(node, predicate)}"


DOC = "doc/HSP/EB.2021/90"
CITED = "doc/HSP/EB.2020/26"
RESTATEMENT = "doc/restatement/HSP/EB.2021/90"
RESOLUTION = "resolution/un-ga/72/279"
DECISION = "decision/unhabitat-eb/2020/1"
RESUMED = "meeting/unhabitat-eb/2020/1"
MEETING = "meeting/unhabitat-eb/2021/1"
ITEM = f"{MEETING}/item/3"
GOVERNANCE = "doc/HSP/EB.2021/91"
AMENDING = "decision/unhabitat-eb/2021/9"
ELECTION = "election/unhabitat-eb/2021"
CHAIR = "role-holding/unhabitat-eb/chair/KEN/2021"
PLAN = "plan/unhabitat/strategic-plan/2018-2021"
PERIOD = f"{PLAN}#period-2018-2024"
ACT = f"act/{GOVERNANCE}/para_2/requested/1"
BUDGET = "budget/unhabitat/2021/foundation-non-earmarked/budget/approved"
EVENT = f"event/{GOVERNANCE}/para_5/2021-09-01/1"
HOST = f"participation/{GOVERNANCE}/para_5/URY/host"
DRAFT = "doc/HSP/EB.2021/L.2"
ASKED = f"act/{DRAFT}/para_2/requested/1"
VOTE = f"vote/{DRAFT}/KEN"

# Nodes that lack nothing, to be broken in one point.
DOCUMENT = ("a trv:Document", 'rdfs:label "x"')
VERSION = (
    "a trv:LanguageVersion",
    'rdfs:label "x"',
    "dct:language lang:FRA",
    f'trv:textDigest "{"0" * 64}"^^xsd:hexBinary',
    f"eli:is_embodied_by <{DOC}@zh.txt>",
)
PARAGRAPH = (
    "a trv:Paragraph",
    'rdfs:label "x"',
    'dct:identifier "9"',
    "schema:position 9",
    f"trv:paragraphKind <{VOC}paragraph-kind/paragraph>",
    f"trv:zone <{VOC}zone/body>",
)
OUTCOME = (
    "a trv:Outcome",
    'rdfs:label "x"',
    "trv:adoptedBy <body/un-ga>",
    'trv:officialNumber "72/280"',
    'trv:series "72"',
    'eli:number "280"',
)
SESSION = ("a trv:Meeting", 'rdfs:label "x"', "trv:meetingOf <body/un-ga>", 'trv:series "75"')
THIRD_PART = (
    "a trv:Meeting, trv:MeetingPart",
    'rdfs:label "x"',
    "trv:meetingOf <body/unhabitat-eb>",
    'trv:series "2020"',
    'eli:number "1"',
    f"dct:isPartOf <{RESUMED}>",
    "trv:partNumber 3",
)
SECOND_CHAIR = (
    "a trv:RoleHolding",
    'rdfs:label "x"',
    "org:member <state/URY>",
    f"org:role <{VOC}role/chair>",
    "org:organization <body/unhabitat-eb>",
    f"trv:evidence <{GOVERNANCE}@zh#char=25,88>",
)
TERM_OF_YEARS = ('trv:startYear "2020"^^xsd:gYear', 'trv:endYear "2022"^^xsd:gYear')
CLAIM = ("a rdf:Statement", f"rdf:subject <{DOC}>", "rdf:predicate rdf:type", "rdf:object trv:Document")
EVIDENCE = (
    "a trv:Evidence",
    f"oa:hasSource <{DOC}@zh>",
    f"trv:inParagraph <{DOC}#masthead>",
    "trv:rule <rule/zh.masthead>",
)
FIRST_WORD = (
    *EVIDENCE,
    'nif:anchorOf "联合国"@zh',
    'nif:beginIndex "0"^^xsd:nonNegativeInteger',
    'nif:endIndex "3"^^xsd:nonNegativeInteger',
)
ITEM_A = '?x dct:identifier "2(a)"'
A_CLAIM = "?x rdf:predicate dct:source"
ONE_SPAN = "?x trv:rule <rule/zh.restatement>"
TWO_SPANS = "?x dct:hasPart ?part"

DOCUMENTS = (
    Mutation("S01", insert("doc/A/75/1*", *DOCUMENT, 'trv:symbol "A/75/1*"', 'dct:identifier "A/75/1*"')),
    Mutation("S01-identifier", delete(CITED, "dct:identifier")),
    Mutation("S03", insert(CITED, 'dct:issued "2020-12-01"^^xsd:date')),
    Mutation("S04", insert("doc/A/75/1", *DOCUMENT, 'trv:symbol "A/75/2"', 'dct:identifier "A/75/1"')),
    Mutation("S04", insert("doc/local/1", *DOCUMENT, 'dct:identifier "local/2"')),
    Mutation(
        "S05", insert(f"urn:x/{CITED}", *DOCUMENT, *(f'{p} "{CITED[4:]}"' for p in ("trv:symbol", "dct:identifier")))
    ),
    Mutation("S07-original", insert(RESTATEMENT, "trv:originalLanguage lang:DEU")),
    Mutation("S42-issued", insert(DOC, 'dct:issued "2020-12-01"^^xsd:date')),
    Mutation("S42-distribution", insert(RESTATEMENT, 'trv:distribution "Secret"')),
    Mutation("S02", insert(f"{RESTATEMENT}@zh", 'dct:title "一"@zh, "二"@zh')),
    Mutation("S06", insert(f"{CITED}@fr", *VERSION)),
    Mutation("S07", insert(f"{RESTATEMENT}@zh", "dct:language lang:DEU")),
    Mutation("S40-digest", delete(f"{DOC}@zh", "trv:textDigest")),
    Mutation("S40-embodied", delete(f"{DOC}@zh", "eli:is_embodied_by")),
    Mutation("S40-file", insert(f"{DOC}@zh.txt", 'trv:fileName "folder/name.txt"')),
    Mutation("S42-modified", insert(f"{DOC}@zh", 'dct:modified "2020"^^xsd:gYear')),
    Mutation("S37-document", insert(f"{CITED}#para_9", *PARAGRAPH)),
    Mutation("S37-key", delete(f"{DOC}#para_1", "dct:identifier")),
    Mutation("S37-position", delete(f"{DOC}#para_1", "schema:position")),
    Mutation("S37-number", insert(f"{DOC}#hcontainer_2", *PARAGRAPH, f"dct:isPartOf <{DOC}>", "eli:number 2")),
    Mutation("S37-inferred", insert(f"{DOC}#para_2", "trv:inferredNumber 2")),
    Mutation("S43-kind", change(ITEM_A, "trv:paragraphKind", f"<{VOC}paragraph-kind/table>")),
    Mutation("S43-zone", change(ITEM_A, "trv:zone", f"<{VOC}zone/cover>")),
    Mutation("S47-key", insert(f"{DOC}#para_1", 'dct:identifier "I"')),
    Mutation("S47-position", insert(f"{DOC}#para_1", "schema:position 2")),
    Mutation("S47-number", insert(f"{DOC}#para_1", 'eli:number "2"')),
    Mutation("S47-inferred", insert(f"{DOC}#para_3", 'trv:inferredNumber "4"')),
    Mutation("S47-kind", insert(f"{DOC}#para_1", f"trv:paragraphKind <{VOC}paragraph-kind/item>")),
    Mutation("S47-zone", insert(f"{DOC}#para_1", f"trv:zone <{VOC}zone/annex>")),
)
OUTCOMES = (
    Mutation("S02-outcome", insert(RESOLUTION, 'dct:title "without a language"')),
    Mutation("S14", delete(RESOLUTION, "trv:adoptedBy")),
    Mutation(
        "S15",
        insert("resolution/un-ga/72/0280", "a trv:Resolution", *OUTCOME)
        + "\n"
        + insert("resolution/un-ga/72/280", "a trv:Resolution", *OUTCOME),
    ),
    Mutation("S16", insert(RESOLUTION, f"trv:adoptedAt <{RESUMED}/part/1>")),
    Mutation("S17", insert(DECISION, 'eli:date_document "2020-10-30"^^xsd:date')),
    Mutation("S18", insert(RESOLUTION, 'eli:date_document "2021"^^xsd:gYear')),
    Mutation("S35", f"DELETE DATA {{ <{RESOLUTION}> a trv:Resolution }}"),
    Mutation("S35", insert("resolution/x/decision/un-ga/72/280", "a trv:Resolution, trv:Decision", *OUTCOME)),
    Mutation("S38-outcome", delete(f"{RESOLUTION}/para/15", "dct:isPartOf")),
    Mutation("S38-number", delete(f"{RESOLUTION}/para/15", "eli:number")),
    Mutation("S39-official-number", delete(RESOLUTION, "trv:officialNumber")),
    Mutation("S39-number", delete(RESOLUTION, "eli:number")),
    Mutation("S39-series", insert(RESOLUTION, 'trv:series "73"')),
    Mutation("S42-adopted-on", insert(RESOLUTION, 'eli:date_document "2018"')),
)
MEETINGS = (
    Mutation("S08", delete(MEETING, "trv:meetingOf")),
    Mutation("S09", insert(RESUMED, 'trv:startDate "2020-06-29"^^xsd:date', 'trv:endDate "2020-06-01"^^xsd:date')),
    Mutation("S09-end", insert(RESUMED, 'trv:endDate "2020"^^xsd:gYear')),
    Mutation(
        "S10",
        insert("meeting/un-ga/75", *SESSION, 'dct:date "2020"^^xsd:gYear')
        + "\n"
        + insert("meeting/un-ga/075", *SESSION, 'dct:date "2020"^^xsd:gYear'),
    ),
    Mutation("S11", delete(f"{RESUMED}/part/1", "dct:isPartOf")),
    Mutation("S11-number", insert(f"{RESUMED}/part/2", "trv:partNumber 3")),
    Mutation("S12", insert(f"{RESUMED}/part/3", *THIRD_PART, 'trv:startDate "2020-07-01"^^xsd:date')),
    Mutation("S38-meeting", delete(ITEM, "dct:isPartOf")),
    Mutation("S39-meeting-series", insert(MEETING, 'trv:series "2023"')),
    Mutation("S39-meeting-number", insert(MEETING, 'eli:number "2"')),
    Mutation("S42-meeting-date", insert(MEETING, 'dct:date "2021-04-07"^^xsd:date')),
    Mutation("S46", insert("meeting/un-ga/75", *SESSION)),
)
RELATIONS = (
    Mutation("S41-for-body", insert(DOC, "trv:forBody <place/nairobi>")),
    Mutation("S41-prepared-for", insert(DOC, "trv:preparedFor <body/un>")),
    Mutation("S41-agenda-item", insert(DOC, f"trv:underAgendaItem <{MEETING}>")),
    Mutation("S41-creator", insert(DOC, "dct:creator <place/nairobi>")),
    Mutation("S41-source", insert(RESTATEMENT, "dct:source <body/un>")),
    Mutation("S41-references", insert(DOC, "dct:references <body/un>")),
    Mutation("S41-cites", insert(DOC, f"eli:cites <{CITED}>")),
    Mutation("S41-adopted-at", insert(RESOLUTION, f"trv:adoptedAt <{CITED}>")),
    Mutation("S41-published-in", insert(RESOLUTION, f"trv:publishedIn <{MEETING}>")),
    Mutation("S41-location", insert(MEETING, "schema:location <state/KEN>")),
    Mutation("S41-recorded-in", insert(MEETING, f"trv:recordedIn <{RESUMED}>")),
    Mutation("S41-outcomes-in", insert(MEETING, f"trv:outcomesIn <{RESOLUTION}>")),
    Mutation("S41-listed-in", insert(ITEM, f"trv:listedIn <{MEETING}>")),
    Mutation("S43-body-type", insert("body/un", f"org:classification <{VOC}body-type/club>")),
    Mutation("S43-slug", delete("body/un", "skos:notation")),
    Mutation("S44", delete(RESOLUTION, "rdfs:label")),
    Mutation("S45", 'DELETE DATA { <body/un> skos:prefLabel "联合国"@zh }'),
)
PROVENANCE = (
    Mutation("S32", insert(f"claim/{'0' * 32}", *CLAIM)),
    Mutation("S32-subject", change(A_CLAIM, "rdf:subject")),
    Mutation("S32-predicate", change(A_CLAIM, "rdf:predicate")),
    Mutation("S32-object", change(A_CLAIM, "rdf:object")),
    Mutation("S29", change(ONE_SPAN, "oa:hasSource")),
    Mutation("S29-quote", change(ONE_SPAN, "nif:anchorOf")),
    Mutation("S29-paragraph", change(ONE_SPAN, "trv:inParagraph")),
    Mutation("S29-rule", change(ONE_SPAN, "trv:rule")),
    Mutation(
        "S29-begin",
        insert(
            f"{DOC}@zh#char=5,5",
            *EVIDENCE,
            'nif:anchorOf ""@zh',
            *(f'nif:{p} "5"^^xsd:nonNegativeInteger' for p in ("beginIndex", "endIndex")),
        ),
    ),
    Mutation("S29-end", change(f"{ONE_SPAN} ; nif:endIndex ?end BIND (xsd:integer(?end) AS ?n)", "nif:endIndex", "?n")),
    Mutation("S29-fragment", f"INSERT {{ ?x trv:fragment 3 }} WHERE {{ {ONE_SPAN} }}"),
    Mutation("S29-parts", f"INSERT {{ ?x dct:hasPart <{DOC}#para_1> }} WHERE {{ {TWO_SPANS} }}", frozenset({"S34"})),
    Mutation("S29-extent", change(ONE_SPAN, "nif:endIndex")),
    Mutation(
        "S29-extent",
        change(f"{TWO_SPANS} . ?part trv:inParagraph <{DOC}#para_2>", "dct:hasPart").replace("?o", "?part"),
    ),
    Mutation("S30", change(ONE_SPAN, "nif:anchorOf", '"短"@zh')),
    Mutation("S30", change(TWO_SPANS, "nif:anchorOf", '"短"@zh')),
    Mutation("S31", change(ONE_SPAN, "trv:inParagraph", f"<{DOC}#para_1>")),
    Mutation("S31", change(TWO_SPANS, "trv:inParagraph", f"<{DOC}#para_1>")),
    Mutation("S31", change("?whole dct:hasPart ?x", "oa:hasSource", f"<{RESTATEMENT}@zh>"), frozenset({"S34"})),
    Mutation("S33", f"DELETE DATA {{ <{DOC}> dct:references <{CITED}> }}"),
    Mutation("S34", insert(f"{DOC}@zh#char=0,4", *FIRST_WORD)),
    Mutation("S34", rename(f"{DOC}@zh#char=227,280&char=281,321", f"{DOC}@zh#char=227,280&char=281,322")),
)
GOVERNMENT = (
    Mutation("S13", insert(RESUMED, 'trv:startDate "2020-07-01"^^xsd:date')),
    Mutation("S19", insert(DECISION, f"eli:repeals <{AMENDING}>")),
    Mutation("S20", delete(CHAIR, "org:member")),
    Mutation("S20", insert(CHAIR, "org:member <state/URY>")),
    Mutation("S21", insert(CHAIR, f"org:role <{VOC}role/observer>")),
    Mutation("S21", change("?x trv:personName ?name", "org:role", f"<{VOC}role/king>"), frozenset({"S25"})),
    Mutation("S22", delete(CHAIR, "org:organization")),
    Mutation("S22-election", delete(ELECTION, "org:organization")),
    Mutation("S23", change("?x a dct:PeriodOfTime", "trv:endYear", '"2017"^^xsd:gYear')),
    Mutation("S23-event", insert(EVENT, 'trv:endDate "2021-08-31"^^xsd:date')),
    Mutation("S23-event-end", insert(EVENT, 'trv:endDate "2021-09"^^xsd:gYearMonth')),
    Mutation("S23-event", insert(HOST, *days("2021-09-02", "2021-09-01"))),
    Mutation("S24", insert("role-holding/unhabitat-eb/chair/URY/2020", *SECOND_CHAIR, *TERM_OF_YEARS)),
    Mutation(
        "S24",
        insert(CHAIR, *days("2021-01-01", "2021-06-30"))
        + "\n"
        + insert("role-holding/unhabitat-eb/chair/URY/2021", *SECOND_CHAIR, *days("2021-06-01", "2021-12-31")),
    ),
    Mutation("S25", delete(CHAIR, "trv:electedIn")),
    Mutation("S26", delete(ACT, "trv:actType")),
    Mutation("S26", change("?x trv:dueDate ?date", "trv:actType", f"<{VOC}act-type/operative>")),
    Mutation("S26-paragraph", delete(ACT, "trv:inParagraph")),
    Mutation("S26-actor", unclaimed(ACT, "trv:actor")),
    Mutation("S27", insert(BUDGET, "schema:value 6000000.0")),
    Mutation("S27-amount", unclaimed(BUDGET, "schema:value")),
    Mutation("S27-currency", insert(BUDGET, 'schema:currency "dollars"')),
    Mutation("S27-unit", unclaimed(BUDGET, "schema:currency")),
    Mutation("S27-category", delete(BUDGET, "trv:budgetCategory")),
    Mutation("S27-measure", delete(BUDGET, "trv:budgetMeasure")),
    Mutation("S27-status", insert(BUDGET, f"trv:budgetStatus <{VOC}budget-status/proposed>")),
    Mutation("S27-body", delete(BUDGET, "trv:budgetOf")),
    Mutation(
        "S28",
        f"INSERT {{ <{BUDGET.replace('2021', '2022')}> ?p ?o ; trv:evidence ?e }}"
        f" WHERE {{ <{BUDGET}> ?p ?o . ?e trv:rule <rule/zh.budget> }}",
    ),
    Mutation("S32-exists", "DELETE { ?x ?p ?o } WHERE { ?x rdf:object trv:Participation ; ?p ?o }"),
    Mutation("S41-plan-of", delete(PLAN, "trv:planOf")),
    Mutation("S41-temporal", insert(PLAN, f"dct:temporal <{MEETING}>")),
    Mutation("S41-version-of", insert(PLAN, f"dct:isVersionOf <{DOC}>")),
    Mutation("S41-elected-in", insert(CHAIR, f"trv:electedIn <{MEETING}>")),
    Mutation("S41-actor", insert(ACT, "trv:actor <place/nairobi>")),
    Mutation("S41-addressee", insert(ACT, f"trv:addressee <{MEETING}>")),
    Mutation("S41-due-at", insert(ACT, f"trv:dueAt <{DOC}>")),
    Mutation("S41-for-plan", insert(BUDGET, f"trv:forPlan <{DOC}>")),
    Mutation("S41-venue", insert(EVENT, "schema:location <body/un>")),
    Mutation("S41-in-event", insert(HOST, f"trv:inEvent <{MEETING}>")),
    Mutation("S41-concerns", insert(ACT, "trv:concerns <rule/zh.cites>")),
    Mutation("S41-approves", insert(AMENDING, "trv:approves <body/un>")),
    Mutation("S41-pursuant-to", insert(DOC, "trv:pursuantTo <body/un>")),
    Mutation("S41-implements", insert(DOC, "trv:implements <body/un>")),
    Mutation("S41-reports-on", insert(DOC, "trv:reportsOn <state/KEN>")),
    Mutation("S41-extends", insert(AMENDING, f"trv:extends <{DOC}>")),
    Mutation("S41-establishes", insert(AMENDING, f"trv:establishes <{PLAN}>")),
    Mutation("S41-dissolves", insert(AMENDING, f"trv:dissolves <{PLAN}>")),
    Mutation("S41-decided-by", insert(ELECTION, f"trv:decidedBy <{DOC}>")),
    Mutation("S41-held-at", insert(ELECTION, f"trv:heldAt <{EVENT}>")),
    Mutation("S41-expected-in", insert(ELECTION, f"trv:expectedIn <{MEETING}>")),
    Mutation("S41-amends", insert(AMENDING, "eli:amends <body/un>")),
    Mutation("S41-repeals", insert(AMENDING, f"eli:repeals <{PLAN}>")),
    Mutation("S42-start-year", insert(PERIOD, "trv:startYear 2018")),
    Mutation("S42-end-year", insert(CHAIR, 'trv:endYear "2023"^^xsd:gYear')),
    Mutation("S42-person", insert(CHAIR, 'trv:personName "without a language"')),
    Mutation("S42-due-date", insert(ACT, 'trv:dueDate "soon"')),
    Mutation("S42-words", insert(HOST, 'dct:description "without a language"')),
    Mutation("S42-event-date", insert(EVENT, 'dct:date "2021-09-01"^^xsd:date')),
    Mutation("S42-event-name", insert(EVENT, 'schema:name "without a language"')),
    Mutation("S43-plan-type", insert(PLAN, f"trv:planType <{VOC}plan-type/other>")),
    Mutation("S43-plan-act", insert(ACT, f"trv:planAct <{VOC}act-type/adopted>")),
    Mutation("S43-seats", insert("body/un-ga", 'trv:bureauSeats "three Chairs"')),
    Mutation("S43-subject", insert(DOC, f"dct:subject <{VOC}role/chair>")),
    Mutation("S48", insert(ACT, f"trv:heldAt <{RESUMED}>")),
    Mutation("S49", insert(HOST, "trv:participant <state/KEN>")),
    Mutation("S49-role", delete(HOST, "trv:participationRole")),
    Mutation("S49-paragraph", delete(HOST, "trv:inParagraph")),
)
RESOLUTIONS = (
    Mutation("S41-sponsor", insert(DRAFT, "trv:sponsor <body/un>")),
    Mutation("S42-due-within", insert(ASKED, 'trv:dueWithin "six months"')),
    Mutation("S42-due-within", insert(ASKED, 'trv:dueWithin "PT6H"^^xsd:duration')),
    Mutation("S42-due-occasion", insert(ASKED, 'trv:dueOccasion "soon"')),
    Mutation("S42-recurrence", insert(ASKED, 'trv:recurrence "P1Y"')),
    Mutation("S42-votes-in-favour", insert(AMENDING, 'trv:votesInFavour "-3"^^xsd:nonNegativeInteger')),
    Mutation("S42-votes-in-favour", insert(AMENDING, 'trv:votesInFavour "31"^^xsd:nonNegativeInteger')),
    Mutation("S42-votes-against", insert(DRAFT, 'trv:votesAgainst "none"')),
    Mutation("S42-abstentions", insert(DRAFT, "trv:abstentions -1")),
    Mutation("S43-adoption-method", insert(AMENDING, f"trv:adoptionMethod <{VOC}vote-choice/against>")),
    Mutation("S43-deliverable", insert(ASKED, f"trv:deliverable <{VOC}plan-type/other>")),
    Mutation("S43-effect", insert(ASKED, f"trv:effect <{VOC}act-type/extended>")),
    Mutation("S50", unclaimed(VOTE, "trv:voteOn")),
    Mutation("S50", insert(VOTE, f"trv:voteOn <{CITED}>")),
    Mutation("S50-voter", insert(VOTE, "trv:voter <state/URY>")),
    Mutation("S50-choice", insert(VOTE, f"trv:voteChoice <{VOC}vote-choice/against>")),
    Mutation("S50-chosen", unclaimed(VOTE, "trv:voteChoice")),
    Mutation("S51", insert(AMENDING, f"trv:publishedIn <{DRAFT}>")),
    Mutation("S51", insert(DRAFT, "trv:adoptedBy <body/un>")),
    Mutation("S51-sponsored", insert(CITED, "trv:sponsor <state/KEN>")),
)
FORMS_OF_IRIS = (
    Mutation("S36-document", rename("doc/HSP/EB.2021/1", "docs/HSP/EB.2021/1"), frozenset({"S04"})),
    Mutation("S36-version", insert(f"{DOC}@de", *VERSION, f"eli:realizes <{DOC}>")),
    Mutation("S36-manifestation", rename(f"{DOC}@zh.txt", "files/1.txt")),
    Mutation("S36-paragraph", rename(f"{DOC}#hcontainer_1", f"{DOC}/hcontainer_1")),
    Mutation("S36-resolution", insert("resolution/280", "a trv:Resolution", *OUTCOME)),
    Mutation("S36-decision", insert("resolution/un-ga/72/280", "a trv:Decision", *OUTCOME)),
    Mutation("S36-outcome-part", rename(f"{RESOLUTION}/para/15", f"{RESOLUTION}/15")),
    Mutation("S36-meeting", insert("meeting/75", *SESSION, 'trv:startDate "2020-09-15"^^xsd:date')),
    Mutation("S36-meeting-part", insert(f"{RESUMED}c", *THIRD_PART, 'trv:startDate "2020-12-01"^^xsd:date')),
    Mutation("S36-item", rename(ITEM, "item/3")),
    Mutation("S36-body", rename("body/un", "organ/un")),
    Mutation("S36-state", rename("state/KEN", "state/kenya")),
    Mutation("S36-place", rename("place/nairobi", "city/nairobi")),
    Mutation("S36-claim", f"INSERT {{ <claim/1> {' ; '.join(CLAIM)} ; trv:evidence ?x }} WHERE {{ {ONE_SPAN} }}"),
    Mutation("S36-evidence", insert(f"{DOC}@zh#0,3", *FIRST_WORD), frozenset({"S34"})),
    Mutation("S36-rule", rename("rule/zh.cites", "rules/zh.cites")),
    Mutation("S36-plan", rename(PLAN, f"{PLAN}/plan")),
    Mutation("S36-period", rename(PERIOD, f"{PLAN}#time-2018-2024")),
    Mutation("S36-election", rename(ELECTION, f"{ELECTION}/1")),
    Mutation("S36-role-holding", rename(CHAIR, "role-holding/unhabitat-eb/chair/Kenya/2021")),
    Mutation("S36-act", rename(ACT, f"{ACT}/first")),
    Mutation("S36-budget", rename(BUDGET, f"{BUDGET}/5000000")),
    Mutation("S36-event", rename(EVENT, "events/1")),
    Mutation("S36-participation", rename(HOST, HOST.removesuffix("/host"))),
    Mutation("S36-vote", rename(VOTE, "vote/1")),
)
MUTATIONS = (*DOCUMENTS, *OUTCOMES, *MEETINGS, *RELATIONS, *PROVENANCE, *GOVERNMENT, *RESOLUTIONS, *FORMS_OF_IRIS)

# ---------------------------------------------------------------- how it is run


@pytest.fixture(scope="module", autouse=True)
def _each_query_is_parsed_once() -> Iterator[None]:
    """Keep the parsed queries of the shapes: parsing them is most of the time of a run on a small graph.

    As a query is parsed by itself, a prefix that it does not declare fails, which rdflib would otherwise forgive.
    """

    @cache
    def parsed(query: str) -> Query:
        return translateQuery(parseQuery(query))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processor, "parseQuery", lambda query: query)
        patch.setattr(processor, "translateQuery", lambda query, base, namespaces: parsed(query))
        yield


@cache
def shapes() -> Graph:
    graph = Graph()
    for name in FILES:
        graph.parse(SHAPES / f"{name}.ttl")
    return graph


@cache
def conforming() -> str:
    return Graph().parse(FIXTURES / "conforms.ttl").serialize(format="nt")


def broken(mutation: Mutation) -> Graph:
    graph = Graph().parse(data=conforming(), format="nt")
    before = set(graph)
    for operation in mutation.update.splitlines():
        graph.update(PROLOGUE + operation)
    assert set(graph) != before, "the mutation changes nothing"
    return graph


def validate(graph: Graph, *, meta: bool = False) -> Graph:
    """Report of all shapes on a graph; a constraint that cannot be run is an error."""
    _, report, text = pyshacl.validate(graph, shacl_graph=shapes(), meta_shacl=meta)
    assert isinstance(report, Graph), text
    return report


def caught(report: Graph) -> set[str]:
    """Local names of the shapes that the results of a report name as their source."""
    return {str(shape).removeprefix(SHAPE) for shape in report.objects(None, SH.sourceShape)}


def coded() -> list[URIRef]:
    return sorted(shape for shape in shapes().subjects(TRV.code) if isinstance(shape, URIRef))


def queries() -> dict[str, str]:
    """Every query of the shapes with its prefixes, by the local name of its shape."""
    found = {}
    for shape, constraint in shapes().subject_objects(SH.sparql):
        declarations = shapes().objects(shapes().value(constraint, SH.prefixes), SH.declare)
        head = [f"PREFIX {shapes().value(d, SH.prefix)}: <{shapes().value(d, SH.namespace)}>" for d in declarations]
        query = shapes().value(constraint, SH.select)
        found[str(shape).removeprefix(SHAPE)] = "\n".join([*sorted(head), str(query)])
    return found


# ---------------------------------------------------------------- constraints


def test_the_small_graph_conforms_and_so_do_the_shapes() -> None:
    report = validate(Graph().parse(data=conforming(), format="nt"), meta=True)
    assert [str(message) for message in report.objects(None, SH.resultMessage)] == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.shape)
def test_a_mutation_is_caught_under_its_code_and_no_other(mutation: Mutation) -> None:
    report = validate(broken(mutation))
    found = caught(report)
    assert mutation.shape in found
    assert {str(shapes().value(SHAPE[name], TRV.code)) for name in found} == {mutation.shape[:3]} | mutation.also


@pytest.mark.parametrize(
    "mutation", [m for m in MUTATIONS if m.shape in queries()], ids=lambda mutation: mutation.shape
)
def test_both_engines_find_the_same_offenders(mutation: Mutation) -> None:
    graph = broken(mutation)
    store = pyoxigraph.Store()
    store.load(graph.serialize(format="nt", encoding="utf-8"), pyoxigraph.RdfFormat.N_TRIPLES)
    solutions = store.query(queries()[mutation.shape])
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    report = validate(graph)
    results = report.subjects(SH.sourceShape, SHAPE[mutation.shape])
    expected = {f"<{report.value(result, SH.value)}>" for result in results}
    assert {str(solution["value"]) for solution in solutions} == expected


def test_exact_days_of_two_chairs_win_over_their_years() -> None:
    succession = Mutation(
        "S24",
        insert(CHAIR, *days("2021-01-01", "2021-06-30"))
        + "\n"
        + insert(
            "role-holding/unhabitat-eb/chair/URY/2020", *SECOND_CHAIR, *TERM_OF_YEARS, *days("2021-07-01", "2021-12-31")
        ),
    )
    assert caught(validate(broken(succession))) == set()


def test_the_message_of_a_query_names_the_offender() -> None:
    messages = validate(broken(next(m for m in MUTATIONS if m.shape == "S05"))).objects(None, SH.resultMessage)
    assert [str(message) for message in messages] == [
        f"{ID}{CITED} and urn:x/{CITED} bear the same symbol, HSP/EB.2020/26."
    ]


# ---------------------------------------------------------------- the shapes themselves


def test_every_coded_shape_has_a_mutation_and_every_mutation_a_shape() -> None:
    assert {str(shape).removeprefix(SHAPE) for shape in coded()} == {mutation.shape for mutation in MUTATIONS}


def test_every_code_has_a_mutation_that_nothing_else_catches() -> None:
    codes = {str(code) for code in shapes().objects(None, TRV.code)}
    assert codes == {mutation.shape[:3] for mutation in MUTATIONS if not mutation.also}


@pytest.mark.parametrize("shape", coded(), ids=lambda shape: shape.removeprefix(SHAPE))
def test_a_coded_shape_has_code_severity_and_message(shape: URIRef) -> None:
    graph = shapes()
    assert re.fullmatch(r"S[0-9]{2}(-[a-z-]+)?", shape.removeprefix(SHAPE))
    assert [str(code) for code in graph.objects(shape, TRV.code)] == [shape.removeprefix(SHAPE)[:3]]
    assert one(graph, shape, SH.severity) in {SH.Violation, SH.Warning, SH.Info}
    holder = graph.value(shape, SH.sparql) or shape
    (message,) = graph.objects(holder, SH.message)
    assert str(message).strip()
    variables = set(re.findall(r"\{\?(\w+)\}", str(message)))
    selected = re.search(r"SELECT (.*?) WHERE", str(graph.value(holder, SH.select)))
    assert variables <= set(re.findall(r"\?(\w+)", selected[1] if selected else ""))


def test_the_readme_lists_every_code_with_its_severity() -> None:
    rows = re.findall(r"^\| (S\d\d) \| (\w+) \|", (SHAPES / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    found = {(str(one(shapes(), s, TRV.code)), str(one(shapes(), s, SH.severity)).partition("#")[2]) for s in coded()}
    assert rows == sorted(found)


@pytest.mark.parametrize("name", FILES)
def test_severities_keep_to_their_file(name: str) -> None:
    severities = set(Graph().parse(SHAPES / f"{name}.ttl").objects(None, SH.severity))
    assert severities == ({SH.Warning, SH.Info} if name == "recommended" else {SH.Violation})


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_shapes_works_alone(name: str) -> None:
    alone = Graph().parse(SHAPES / f"{name}.ttl")
    conforms, _, text = pyshacl.validate(Graph().parse(data=conforming(), format="nt"), shacl_graph=alone)
    assert conforms, text


def test_every_shape_of_a_group_is_defined_and_every_property_shape_is_in_a_group() -> None:
    options = {shape for cell in shapes().objects(None, SH["or"]) for shape in Collection(shapes(), cell)}
    defined = set(shapes().subjects(RDF.type, SH.PropertyShape))
    assert set(shapes().objects(None, SH.property)) | (options & defined) == defined


def test_every_word_of_shacl_exists() -> None:
    used = {str(term) for triple in shapes() for term in triple if str(term).startswith(str(SH._NS))}
    assert [term for term in sorted(used) if URIRef(term) not in SH] == []


def test_queries_keep_to_what_shacl_allows() -> None:
    for name, query in queries().items():
        assert not re.search(r"\b(VALUES|MINUS|SERVICE)\b", query), name
        assert query.count("SELECT") == 1, name
        assert re.search(r"SELECT (DISTINCT )?\$this \?value ", query), name


def test_queries_run_once_on_the_node_of_the_dataset() -> None:
    for name in queries():
        assert [*shapes().objects(SHAPE[name], SH.targetNode)] == [ID.dataset]


def test_the_only_blank_nodes_are_cells_of_lists() -> None:
    blank = {term for triple in shapes() for term in triple if isinstance(term, BNode)}
    assert blank == {cell for cell in shapes().subjects(RDF.first) if isinstance(cell, BNode)}


@pytest.mark.parametrize(
    ("shape", "scheme"),
    [
        ("S21", "role"),
        ("S26", "act-type"),
        ("S27-category", "budget-category"),
        ("S27-measure", "measure"),
        ("S27-status", "budget-status"),
        ("S43-adoption-method", "adoption-method"),
        ("S43-body-type", "body-type"),
        ("S43-deliverable", "deliverable"),
        ("S43-effect", "effect"),
        ("S43-kind", "paragraph-kind"),
        ("S43-plan-act", "plan-act"),
        ("S43-plan-type", "plan-type"),
        ("S43-zone", "zone"),
        ("S49-role", "state-role"),
        ("S50-choice", "vote-choice"),
    ],
)
def test_a_list_of_codes_is_that_of_its_scheme(shape: str, scheme: str) -> None:
    (cell,) = shapes().objects(SHAPE[shape], SH["in"])
    concepts = Graph().parse(ONTOLOGY / "schemes" / f"{scheme}.ttl").subjects(SKOS.inScheme, VOC[scheme])
    assert set(Collection(shapes(), cell)) == set(concepts)


# ---------------------------------------------------------------- the small graph itself


def test_quotations_and_digests_are_those_of_the_texts() -> None:
    graph = Graph().parse(FIXTURES / "conforms.ttl")
    texts = {}
    for version, manifestation in graph.subject_objects(ELI.is_embodied_by):
        data = (FIXTURES / str(graph.value(manifestation, TRV.fileName))).read_bytes()
        texts[version] = data.decode()
        digest = graph.value(version, TRV.textDigest)
        assert str(digest).lower() == hashlib.sha256(data).hexdigest(), version
    for evidence in graph.subjects(RDF.type, TRV.Evidence):
        text = texts[one(graph, evidence, OA.hasSource)]
        spans = re.findall(r"char=(\d+),(\d+)", str(evidence))
        quote = " … ".join(text[int(begin) : int(end)] for begin, end in spans)
        assert str(one(graph, evidence, NIF.anchorOf)) == quote, evidence


def test_claims_are_named_by_the_hash_of_their_triple() -> None:
    graph = Graph().parse(FIXTURES / "conforms.ttl")
    for claim in graph.subjects(RDF.type, RDF.Statement):
        terms = [one(graph, claim, p).n3() for p in (RDF.subject, RDF.predicate, RDF.object)]
        digest = hashlib.sha256(f"{' '.join(terms)} .".encode()).hexdigest()
        assert claim == ID[f"claim/{digest[:32]}"], terms


def one(graph: Graph, subject: Node, predicate: URIRef) -> Node:
    (value,) = graph.objects(subject, predicate)
    return value
