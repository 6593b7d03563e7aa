"""What the graph says of a thing whenever it is named: its type, its label, what its identifier says.

None of this needs evidence: it is in the identifier itself, or in the authority files.
"""

from __future__ import annotations

from collections.abc import Iterator

from travaux.authority import Authority
from travaux.grammar import official_languages
from travaux.graph import iris
from travaux.graph.terms import NAMESPACES, ONT, Triple, iri, literal, parts
from travaux.model import (
    Act,
    AgendaItem,
    Body,
    BudgetLine,
    Concept,
    Election,
    Event,
    Meeting,
    Outcome,
    OutcomePart,
    Participation,
    Period,
    Place,
    Plan,
    RoleHolding,
    State,
    Thing,
    Version,
    Vote,
    Work,
)
from travaux.model.numbers import series_and_number

RDF_TYPE = iri(NAMESPACES["rdf"] + "type")
LABEL = iri(NAMESPACES["rdfs"] + "label")
SEE_ALSO = iri(NAMESPACES["rdfs"] + "seeAlso")
IDENTIFIER = iri(NAMESPACES["dct"] + "identifier")
PART_OF = iri(NAMESPACES["dct"] + "isPartOf")
NUMBER = iri(NAMESPACES["eli"] + "number")
TEMPORAL = iri(NAMESPACES["dct"] + "temporal")
ORGANIZATION = iri(NAMESPACES["org"] + "organization")


def trv(name: str) -> str:
    """A term of our ontology."""
    return iri(ONT + name)


def language_iri(code: str) -> str:
    """The language authority's IRI for one of the six languages, as a term."""
    return iri(NAMESPACES["lang"] + official_languages()[code])


def describe(thing: Thing, authority: Authority) -> Iterator[Triple]:
    """The triples that go with naming a thing, those of the things it is part of included."""
    match thing:
        case Body() | Place() | State():
            yield from _authority(iris.of(thing), authority)
        case Work():
            yield from _work(thing)
        case Version():
            yield from _version(thing)
        case Outcome():
            yield from _outcome(thing, authority)
        case OutcomePart():
            yield from _outcome_part(thing, authority)
        case Meeting():
            yield from _meeting(thing, authority)
        case AgendaItem():
            yield from _agenda_item(thing, authority)
        case Plan():
            yield from _plan(thing, authority)
        case Period():
            yield from _plan(thing.plan, authority)
            yield from _period(thing)
        case Concept():
            yield from _concept(thing, authority)
        case _:
            yield from _relation(thing, authority)


def _relation(
    thing: Election | RoleHolding | Act | BudgetLine | Event | Participation | Vote, authority: Authority
) -> Iterator[Triple]:
    """A thing that stands for a relation of more than two ends: what its identity says."""
    match thing:
        case Election():
            yield from _election(thing, authority)
        case RoleHolding():
            yield from _role_holding(thing, authority)
        case Act():
            yield from _act(thing)
        case BudgetLine():
            yield from _budget_line(thing, authority)
        case Event():
            yield from _event(thing, authority)
        case Participation():
            yield from _participation(thing, authority)
        case Vote():
            yield from _vote(thing, authority)


def _authority(subject: str, authority: Authority) -> Iterator[Triple]:
    """What the authority file says, with labels for tools that know no SKOS, and the same for what it belongs to."""
    above = (
        NAMESPACES["org"] + "subOrganizationOf",
        NAMESPACES["schema"] + "containedInPlace",
        NAMESPACES["org"] + "memberOf",
    )
    reading = {f"<{ONT}{name}>" for name in _READING}
    for predicate, object_ in authority.triples.get(subject[1:-1], ()):
        if predicate in reading:
            continue
        yield subject, predicate, object_
        if predicate == f"<{NAMESPACES['skos']}prefLabel>":
            yield subject, LABEL, object_
        if predicate[1:-1] in above and object_ != subject:
            yield from _authority(object_, authority)


# How a body's numbers look, and what adjective a State has, is for reading texts; it is no fact about them that a graph
# should carry.
_READING = (
    "adjective",
    "shortName",
    "speaksAs",
    "servedBy",
    "eventScheme",
    "conferenceBody",
    "sessionScheme",
    "headOffice",
    "suspended",
    "symbolPrefix",
    "resolutionNumber",
    "decisionNumber",
    "resolutionSymbol",
    "decisionSymbol",
)


def _work(work: Work) -> Iterator[Triple]:
    subject = iris.of(work)
    yield subject, RDF_TYPE, trv("Document")
    yield subject, IDENTIFIER, literal(work.name)
    kind, _, rest = work.name.partition("/")
    if kind == "restatement":
        yield subject, LABEL, literal(f"Restatement of {rest}", "en")
    elif kind == "local":
        yield subject, LABEL, literal(f"Document without a symbol {rest[:8]}", "en")
    else:
        yield subject, LABEL, literal(work.name)
        yield subject, trv("symbol"), literal(work.name)
        yield subject, SEE_ALSO, iris.see_also(work.name)


def _version(version: Version) -> Iterator[Triple]:
    yield from _work(version.work)
    subject = iris.of(version)
    yield subject, RDF_TYPE, trv("LanguageVersion")
    yield subject, LABEL, literal(f"{version.work.name} ({version.language})")
    yield subject, iri(NAMESPACES["eli"] + "realizes"), iris.of(version.work)
    yield subject, iri(NAMESPACES["dct"] + "language"), language_iri(version.language)


def _outcome(outcome: Outcome, authority: Authority) -> Iterator[Triple]:
    subject = iris.of(outcome)
    series, number = series_and_number(outcome.number)
    yield subject, RDF_TYPE, trv("Resolution" if outcome.kind == "resolution" else "Decision")
    yield subject, RDF_TYPE, trv("Outcome")
    yield subject, LABEL, literal(f"{_name(outcome.body, authority)} {outcome.kind} {outcome.number}", "en")
    yield subject, trv("officialNumber"), literal(outcome.number)
    if series:
        yield subject, trv("series"), literal(series)
    yield subject, NUMBER, literal(number)
    yield subject, trv("adoptedBy"), iris.of(Body(outcome.body))
    template = authority.bodies[outcome.body].symbols.get(outcome.kind, "")
    if "{number}" in template:  # by official convention the symbol of the document is made of the number
        carrier = Work(template.replace("{number}", outcome.number))
        yield subject, trv("publishedIn"), iris.of(carrier)
        yield from _work(carrier)
    yield from describe(Body(outcome.body), authority)


def _outcome_part(part: OutcomePart, authority: Authority) -> Iterator[Triple]:
    subject = iris.of(part)
    named = part.part if " " in part.part else f"part ({part.part})"
    yield subject, RDF_TYPE, trv("OutcomePart")
    yield (
        subject,
        LABEL,
        literal(f"{_name(part.outcome.body, authority)} {part.outcome.kind} {part.outcome.number}, {named}", "en"),
    )
    yield subject, PART_OF, iris.of(part.outcome)
    yield subject, NUMBER, literal(part.part)
    yield from _outcome(part.outcome, authority)


def _meeting(meeting: Meeting, authority: Authority) -> Iterator[Triple]:
    subject = iris.of(meeting)
    yield subject, RDF_TYPE, trv("Meeting")
    yield subject, IDENTIFIER, literal(meeting.key)
    yield subject, LABEL, literal(f"{_name(meeting.body, authority)} {meeting.key.partition(' ')[2]}", "en")
    yield subject, trv("meetingOf"), iris.of(Body(meeting.body))
    yield subject, trv("series"), literal(meeting.series)
    if meeting.number:
        yield subject, NUMBER, literal(meeting.number)
    if meeting.part:
        whole = Meeting(meeting.body, meeting.series, meeting.number)
        yield subject, RDF_TYPE, trv("MeetingPart")
        yield subject, PART_OF, iris.of(whole)
        yield subject, trv("partNumber"), literal(str(meeting.part), datatype=NAMESPACES["xsd"] + "integer")
        yield from _meeting(whole, authority)
    yield from describe(Body(meeting.body), authority)


def _agenda_item(item: AgendaItem, authority: Authority) -> Iterator[Triple]:
    subject = iris.of(item)
    yield subject, RDF_TYPE, trv("AgendaItem")
    yield subject, LABEL, literal(f"{item.meeting.key}, agenda item {item.number}", "en")
    yield subject, PART_OF, iris.of(item.meeting)
    yield subject, NUMBER, literal(item.number)
    yield from _meeting(item.meeting, authority)


def _concept(concept: Concept, authority: Authority) -> Iterator[Triple]:
    """Its names and its links to other vocabularies; the words by which texts name it stay in its scheme.

    Codes of the other schemes are what they are without a description, as everywhere in the graph.
    """
    subject = iris.of(concept)
    if concept.scheme in iris.VOCABULARIES:
        yield subject, RDF_TYPE, iri(NAMESPACES["skos"] + "Concept")
        yield subject, iri(NAMESPACES["skos"] + "inScheme"), iri(iris.VOCABULARIES[concept.scheme].rstrip("/"))
    kept = {f"<{NAMESPACES['skos']}{name}>" for name in ("notation", "prefLabel", "inScheme", "broader", "exactMatch")}
    kept.add(RDF_TYPE)
    for predicate, object_ in authority.triples.get(subject[1:-1], ()):
        if predicate in kept:
            yield subject, predicate, object_
        if predicate == f"<{NAMESPACES['skos']}prefLabel>":
            yield subject, LABEL, object_


def _plan(plan: Plan, authority: Authority) -> Iterator[Triple]:
    subject = iris.of(plan)
    yield subject, RDF_TYPE, trv("Plan")
    yield subject, IDENTIFIER, literal(plan.key)
    yield subject, LABEL, literal(f"{_name(plan.owner, authority)} {plan.key}", "en")
    yield subject, trv("planType"), iris.concept("plan-type", plan.type)
    yield subject, trv("planOf"), iris.of(Body(plan.owner))
    start, _, end = plan.period.partition("-")
    period = Period(plan, start, end or start)
    yield subject, TEMPORAL, iris.of(period)
    yield from _period(period)
    yield from describe(Body(plan.owner), authority)


def _period(period: Period) -> Iterator[Triple]:
    subject = iris.of(period)
    years = period.start if period.start == period.end else f"{period.start}-{period.end}"
    yield subject, RDF_TYPE, iri(NAMESPACES["dct"] + "PeriodOfTime")
    yield subject, LABEL, literal(years)
    yield subject, trv("startYear"), _year(period.start)
    yield subject, trv("endYear"), _year(period.end)


def _election(election: Election, authority: Authority) -> Iterator[Triple]:
    subject = iris.of(election)
    yield subject, RDF_TYPE, trv("Election")
    yield subject, LABEL, literal(f"{_name(election.body, authority)}, election {election.since}", "en")
    yield subject, ORGANIZATION, iris.of(Body(election.body))
    yield from describe(Body(election.body), authority)


def _role_holding(holding: RoleHolding, authority: Authority) -> Iterator[Triple]:
    subject = iris.of(holding)
    election = Election(holding.body, holding.since)
    state = State(holding.holder)
    who = f"{_english(iris.of(state), authority, holding.holder)}, {holding.role}, {holding.since}"
    yield subject, LABEL, literal(f"{_name(holding.body, authority)}: {who}", "en")
    yield subject, ORGANIZATION, iris.of(Body(holding.body))
    yield subject, iri(NAMESPACES["org"] + "role"), iris.concept("role", holding.role)
    yield subject, iri(NAMESPACES["org"] + "member"), iris.of(state)
    yield subject, trv("electedIn"), iris.of(election)
    yield from _election(election, authority)
    yield from describe(state, authority)


def _act(act: Act) -> Iterator[Triple]:
    subject = iris.of(act)
    yield subject, LABEL, literal(f"{act.type}{_nth(act.ordinal)} ({act.work.name}, {act.eid})", "en")
    yield subject, trv("actType"), iris.concept("act-type", act.type)
    yield subject, trv("inParagraph"), iris.paragraph(act.work, act.eid)


def _budget_line(line: BudgetLine, authority: Authority) -> Iterator[Triple]:
    subject = iris.of(line)
    what = " ".join(part for part in (line.year, line.category, line.measure, line.status) if part)
    yield subject, LABEL, literal(f"{_name(line.entity, authority)}: {what}", "en")
    yield subject, trv("budgetOf"), iris.of(Body(line.entity))
    start, _, end = line.year.partition("-")
    if start:
        yield subject, trv("startYear"), _year(start)
    if end:
        yield subject, trv("endYear"), _year(end)
    yield subject, trv("budgetCategory"), iris.concept("budget-category", line.category)
    yield subject, trv("budgetMeasure"), iris.concept("measure", line.measure)
    yield subject, trv("budgetStatus"), iris.concept("budget-status", line.status)
    yield from describe(Body(line.entity), authority)


def _event(event: Event, authority: Authority) -> Iterator[Triple]:
    """An event of a series of the authority file, or one that only its document names."""
    subject = iris.of(event)
    slug, _, number = event.name.partition("/")
    series = authority.events.get(slug)
    if series is None:
        yield subject, LABEL, literal(_event_label(event), "en")
        return
    yield subject, LABEL, literal(" ".join((series.labels["en"], number)).strip(), "en")
    if number:
        yield subject, PART_OF, iris.of(Event(slug))
        yield from _authority(iris.of(Event(slug)), authority)


def _event_label(event: Event) -> str:
    """What the name of an event without a series says: its date, and the document and paragraph that name it."""
    document, eid, date, ordinal = event.name.removeprefix("doc/").rsplit("/", 3)
    return f"event{_nth(int(ordinal))} of {date} ({document}, {eid})"


def _nth(ordinal: int) -> str:
    """The number that tells a second one in the same place from the first."""
    return f" {ordinal}" if ordinal > 1 else ""


def _participation(part: Participation, authority: Authority) -> Iterator[Triple]:
    subject = iris.of(part)
    state = State(part.state)
    name = _english(iris.of(state), authority, part.state)
    yield subject, LABEL, literal(f"{name}, {part.role}: {part.work.name}, {part.eid}", "en")
    yield subject, trv("participant"), iris.of(state)
    yield subject, trv("participationRole"), iris.concept("state-role", part.role)
    yield subject, trv("inParagraph"), iris.paragraph(part.work, part.eid)
    yield from describe(state, authority)


def _vote(vote: Vote, authority: Authority) -> Iterator[Triple]:
    subject = iris.of(vote)
    state, text = State(vote.state), vote.text
    name = _english(iris.of(state), authority, vote.state)
    on = text.name if isinstance(text, Work) else f"{_name(text.body, authority)} {text.kind} {text.number}"
    yield subject, LABEL, literal(f"{name}, vote on {on}", "en")
    yield subject, trv("voteOn"), iris.of(text)
    yield subject, trv("voter"), iris.of(state)
    yield from describe(text, authority)
    yield from describe(state, authority)


def _year(year: str) -> str:
    return literal(year, datatype=NAMESPACES["xsd"] + "gYear")


def _english(subject: str, authority: Authority, default: str) -> str:
    """The English name that the authority file gives."""
    label = f"<{NAMESPACES['skos']}prefLabel>"
    found = (parts(o) for p, o in authority.triples.get(subject[1:-1], ()) if p == label)
    return {name.language: name.value for name in found}.get("en", default)


def _name(slug: str, authority: Authority) -> str:
    entry = authority.bodies.get(slug)
    return entry.labels.get("en", slug) if entry is not None else slug
