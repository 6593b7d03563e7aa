"""A small graph that follows the rules of the graph, made by hand; and the same thing at any size.

Run as a script to write tests/fixtures/graph anew.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from travaux.graph.serialise import ntriples, turtle
from travaux.graph.terms import BASE, NAMESPACES, Triple, iri, literal

FIXTURE = Path(__file__).parent / "fixtures" / "graph"
BODIES = {
    "unhabitat-eb": "Executive Board",
    "unhabitat-ha": "Assembly",
    "un-ga": "General Assembly",
    "un-sc": "Security Council",
    "unhabitat-ed": "Executive Director",
}
LANGUAGES = {"ar": "ARA", "zh": "ZHO", "en": "ENG", "fr": "FRA", "ru": "RUS", "es": "SPA"}


def node(path: str) -> str:
    return iri(BASE + path)


def name(prefixed: str) -> str:
    prefix, _, local = prefixed.partition(":")
    return iri(NAMESPACES[prefix] + local)


def typed(value: str, datatype: str) -> str:
    return literal(value, datatype=NAMESPACES["xsd"] + datatype)


def date(value: str) -> str:
    return typed(value, {10: "date", 7: "gYearMonth", 4: "gYear"}[len(value)])


@dataclass
class Builder:
    """Collects triples in three heaps."""

    facts: set[Triple] = field(default_factory=set)
    provenance: set[Triple] = field(default_factory=set)
    conflicts: set[Triple] = field(default_factory=set)

    def add(self, subject: str, predicate: str, *objects: str) -> str:
        self.facts.update((subject, name(predicate), one) for one in objects)
        return subject

    def thing(self, path: str, label: str, *types: str) -> str:
        subject = node(path)
        self.add(subject, "rdf:type", *(name(one) for one in types))
        return self.add(subject, "rdfs:label", literal(label))

    def body(self, slug: str, label: str) -> str:
        body = self.thing(f"body/{slug}", label, "trv:Body")
        self.add(body, "skos:notation", literal(slug))
        return self.named(body, label)

    def named(self, subject: str, label: str, **others: str) -> str:
        labels = dict.fromkeys(LANGUAGES, label) | others
        return self.add(subject, "skos:prefLabel", *(literal(text, language=one) for one, text in labels.items()))

    def document(self, symbol: str) -> str:
        document = self.thing(f"doc/{symbol.replace(' ', '_')}", symbol, "trv:Document")
        self.add(document, "dct:identifier", literal(symbol))
        if not symbol.startswith("local/"):
            self.add(document, "trv:symbol", literal(symbol))
            self.add(document, "rdfs:seeAlso", iri(f"https://undocs.org/{symbol}"))
        return document

    def version(self, document: str, language: str, file: str) -> str:
        path = f"{document[1 + len(BASE) : -1]}@{language}"
        version = self.thing(path, path, "trv:LanguageVersion")
        self.add(version, "eli:realizes", document)
        self.add(version, "dct:language", name(f"lang:{LANGUAGES[language]}"))
        digest = hashlib.sha256(path.encode()).hexdigest().upper()
        self.add(version, "trv:textDigest", typed(digest, "hexBinary"))
        text = self.thing(f"{path}.txt", file, "eli:Manifestation")
        self.add(text, "trv:fileName", literal(file))
        self.add(text, "dct:format", literal("text/plain"))
        return self.add(version, "eli:is_embodied_by", text)

    def paragraph(self, document: str, eid: str, key: str, position: int, kind: str = "paragraph") -> str:
        paragraph = self.thing(f"{document[1 + len(BASE) : -1]}#{eid}", key, "trv:Paragraph")
        zone = {"masthead": "masthead", "note": "note"}.get(kind, "body")
        self.add(paragraph, "dct:isPartOf", document)
        self.add(paragraph, "dct:identifier", literal(key))
        self.add(paragraph, "schema:position", typed(str(position), "integer"))
        self.add(paragraph, "trv:paragraphKind", iri(f"https://w3id.org/travaux/voc/paragraph-kind/{kind}"))
        self.add(paragraph, "trv:zone", iri(f"https://w3id.org/travaux/voc/zone/{zone}"))
        if key[0].isdigit():
            self.add(paragraph, "eli:number", literal(key))
        return paragraph

    def outcome(self, kind: str, body: str, number: str) -> str:
        series, _, ordinal = number.rpartition("/")
        path = number if series else number.replace(" ", "_")
        outcome = self.thing(f"{kind}/{body}/{path}", f"{kind} {number}", f"trv:{kind.title()}", "trv:Outcome")
        self.add(outcome, "trv:adoptedBy", node(f"body/{body}"))
        self.add(outcome, "trv:officialNumber", literal(number))
        self.add(outcome, "trv:series", literal(series)) if series else None
        self.add(outcome, "eli:number", literal(ordinal or number))
        return outcome

    def meeting(self, body: str, number: str, part: int = 0) -> str:
        key = f"{body} {number}" + (f"#{part}" if part else "")
        path = f"meeting/{body}/{number}"
        types = ("trv:Meeting", "trv:MeetingPart") if part else ("trv:Meeting",)
        meeting = self.thing(f"{path}/part/{part}" if part else path, key, *types)
        self.add(meeting, "dct:identifier", literal(key))
        self.add(meeting, "trv:meetingOf", node(f"body/{body}"))
        self.add(meeting, "trv:series", literal(number.partition("/")[0]))
        self.add(meeting, "eli:number", literal(number.partition("/")[2]))
        if part:
            self.add(meeting, "dct:isPartOf", node(path))
            self.add(meeting, "trv:partNumber", typed(str(part), "integer"))
        return meeting

    def evidence(self, version: str, paragraph: str, begin: int, quote: str) -> str:
        end = begin + len(quote)
        evidence = f"{version[:-1]}#char={begin},{end}>"
        language = version[:-1].rpartition("@")[2]
        self.prove(evidence, "rdf:type", name("trv:Evidence"))
        self.prove(evidence, "oa:hasSource", version)
        self.prove(evidence, "trv:inParagraph", paragraph)
        self.prove(evidence, "nif:beginIndex", typed(str(begin), "nonNegativeInteger"))
        self.prove(evidence, "nif:endIndex", typed(str(end), "nonNegativeInteger"))
        self.prove(evidence, "nif:anchorOf", literal(quote, language=language))
        self.rule(evidence, f"{language}.test")
        return evidence

    def rule(self, evidence: str, identifier: str) -> None:
        rule = node(f"rule/{identifier}")
        self.prove(evidence, "trv:rule", rule)
        self.prove(rule, "rdf:type", name("trv:Rule"))
        self.prove(rule, "rdfs:label", literal(identifier))

    def claim(self, subject: str, predicate: str, object_: str, *evidence: str, conflict: bool = False) -> str:
        triple = (subject, name(predicate), object_)
        digest = hashlib.sha256(f"{' '.join(triple)} .".encode()).hexdigest()[:32]
        claim = node(f"claim/{digest}")
        if not conflict:
            self.facts.add(triple)
        heap = self.conflicts if conflict else self.provenance
        heap.add((claim, name("rdf:type"), name("rdf:Statement")))
        for slot, term in zip(("subject", "predicate", "object"), triple, strict=True):
            heap.add((claim, name(f"rdf:{slot}"), term))
        heap.update((claim, name("trv:evidence"), one) for one in evidence)
        return claim

    def prove(self, subject: str, predicate: str, object_: str) -> None:
        self.provenance.add((subject, name(predicate), object_))

    def write(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for stem, heap in (
            ("facts", self.facts),
            ("provenance", self.provenance),
            ("claims-in-conflict", self.conflicts),
        ):
            (folder / f"{stem}.ttl").write_text(turtle(heap), encoding="utf-8")
        return folder

    def everything(self) -> str:
        return ntriples(self.facts | self.provenance | self.conflicts)


def small() -> Builder:
    """Two documents: a report in Chinese and English, and a record in Chinese that contradicts itself."""
    graph = Builder()
    for slug, label in BODIES.items():
        graph.body(slug, label)
    nairobi = graph.thing("place/nairobi", "Nairobi", "schema:Place")
    graph.named(nairobi, "Nairobi", zh="内罗毕")
    _report(graph, nairobi)
    _record(graph, nairobi)
    return graph


def _report(graph: Builder, nairobi: str) -> None:
    document = graph.document("HSP/EB.2024/9")
    agenda = graph.document("HSP/EB.2024/1")
    meeting = graph.meeting("unhabitat-eb", "2024/1")
    item = graph.thing("meeting/unhabitat-eb/2024/1/item/10", "10", "trv:AgendaItem")
    graph.add(item, "dct:isPartOf", meeting)
    graph.add(item, "eli:number", literal("10"))
    head = graph.paragraph(document, "masthead", "masthead", 1, "masthead")
    second = graph.paragraph(document, "para_2", "2", 2)
    note = graph.paragraph(document, "note_1", "fn*", 3, "note")
    ga72, ga76 = graph.outcome("resolution", "un-ga", "72/279"), graph.outcome("resolution", "un-ga", "76/4")
    pinpoint = graph.thing("resolution/un-ga/76/4/para/15", "para 15", "trv:OutcomePart")
    graph.add(pinpoint, "dct:isPartOf", ga76)
    graph.add(pinpoint, "eli:number", literal("para 15"))
    for language, title in (("zh", "实施改革的情况"), ("en", 'Progress, "reform"')):
        version = graph.version(document, language, f"000_{language}.txt")
        line = graph.evidence(version, head, 0, "HSP/EB.2024/9")
        graph.claim(version, "dct:title", literal(title, language=language), graph.evidence(version, head, 40, title))
        graph.claim(document, "trv:symbol", literal("HSP/EB.2024/9"), line)
        graph.claim(document, "trv:forBody", node("body/unhabitat-eb"), line)
        graph.claim(document, "trv:preparedFor", meeting, line)
        graph.claim(document, "trv:underAgendaItem", item, line)
        graph.claim(document, "dct:creator", node("body/unhabitat-ed"), line)
        graph.claim(document, "dct:issued", date("2024-02-26"), line)
        graph.claim(document, "trv:distribution", literal("General"), line)
        graph.claim(document, "trv:originalLanguage", name("lang:ENG"), line)
        graph.claim(meeting, "trv:startDate", date("2024-05-06"), line)
        graph.claim(meeting, "trv:endDate", date("2024-05-08"), line)
        graph.claim(meeting, "schema:location", nairobi, line)
        foot = graph.evidence(version, note, 300, "HSP/EB.2024/1")
        graph.claim(item, "trv:listedIn", agenda, foot)
        graph.claim(document, "dct:references", agenda, foot)
        sentence = graph.evidence(version, second, 100, "第 72/279 号决议" if language == "zh" else "resolution 72/279")
        graph.claim(document, "eli:cites", ga72, sentence)
    other = graph.evidence(version, second, 130, "paragraph 15 of resolution 76/4")
    graph.claim(document, "eli:cites", ga76, other)
    graph.claim(document, "eli:cites", pinpoint, other)


def _record(graph: Builder, nairobi: str) -> None:
    document = graph.document("local/" + "ab" * 16)
    version = graph.version(document, "zh", "004.md")
    head = graph.paragraph(document, "masthead", "masthead", 1, "masthead")
    seventh = graph.paragraph(document, "para_7", "7", 2)
    item = graph.paragraph(document, "para_7__list_1__item_a", "7(a)", 3, "item")
    late = graph.paragraph(document, "para_30", "30", 4)
    board, first, resumed = (
        node("body/unhabitat-eb"),
        graph.meeting("unhabitat-eb", "2020/1"),
        graph.meeting("unhabitat-eb", "2020/1", 2),
    )
    report, decisions = graph.document("HSP/EB.2020/18"), graph.document("HSP/EB.2020/29")
    title = graph.evidence(version, head, 0, "执行局的报告")
    graph.claim(version, "dct:title", literal("执行局的报告", language="zh"), title)
    graph.claim(document, "trv:forBody", node("body/unhabitat-ha"), title)
    graph.claim(version, "dct:modified", date("2023-03-08"), title)
    words = ("执行局在2020年6月29日第一次会议上通过了：", "第2020/1号决定，题为“预算”。")
    lead, entry = graph.evidence(version, seventh, 50, words[0]), graph.evidence(version, item, 90, words[1])
    pair = f"{version[:-1]}#char=50,{50 + len(words[0])}&char=90,{90 + len(words[1])}>"
    graph.prove(pair, "rdf:type", name("trv:Evidence"))
    graph.prove(pair, "oa:hasSource", version)
    graph.prove(pair, "trv:inParagraph", item)
    graph.prove(pair, "dct:hasPart", lead)
    graph.prove(pair, "dct:hasPart", entry)
    graph.prove(pair, "nif:anchorOf", literal(" … ".join(words), language="zh"))
    graph.rule(pair, "zh.list")
    decision = graph.outcome("decision", "unhabitat-eb", "2020/1")
    part = graph.thing("decision/unhabitat-eb/2020/1/part/a", "a", "trv:OutcomePart")
    graph.add(part, "eli:number", literal("a"))
    graph.claim(decision, "trv:adoptedBy", board, pair)
    graph.claim(decision, "dct:title", literal("预算", language="zh"), entry)
    graph.claim(part, "dct:isPartOf", decision, entry)
    graph.claim(part, "dct:title", literal("第一部分", language="zh"), entry)
    graph.claim(first, "trv:startDate", date("2020-06-29"), lead)
    graph.claim(first, "trv:endDate", date("2020-06-29"), lead)
    graph.claim(first, "schema:eventAttendanceMode", name("schema:OnlineEventAttendanceMode"), lead)
    second = graph.outcome("decision", "unhabitat-eb", "2020/2")
    later = graph.evidence(version, late, 200, "续会于2020年7月通过第2020/2号决定，见HSP/EB.2020/18和HSP/EB.2020/29。")
    graph.claim(second, "trv:adoptedBy", board, later)
    graph.claim(second, "trv:adoptedAt", resumed, later)
    graph.claim(second, "eli:date_document", date("2020-07"), later)
    graph.claim(resumed, "dct:date", date("2020-07"), later)
    graph.claim(first, "trv:recordedIn", report, later)
    graph.claim(resumed, "trv:outcomesIn", decisions, later)
    one = graph.claim(decision, "trv:adoptedAt", first, pair, conflict=True)
    two = graph.claim(decision, "trv:adoptedAt", resumed, later, conflict=True)
    graph.conflicts |= {(one, name("trv:conflictsWith"), two), (two, name("trv:conflictsWith"), one)}
    for kind in ("resolution", "decision"):
        graph.outcome(kind, "unhabitat-ha", "1/3")
    council = graph.outcome("resolution", "un-sc", "2504 (2020)")
    graph.claim(document, "eli:cites", council, graph.evidence(version, late, 260, "第2504（2020）号决议"))


def large(documents: int) -> Builder:
    """Documents in one language, each with 20 paragraphs that cite, adopt, refer and date: some 550 triples each."""
    graph = small()
    board = node("body/unhabitat-eb")
    for index in range(documents):
        document = graph.document(f"HSP/EB.{1900 + index % 100}/{index}")
        version = graph.version(document, "zh", f"{index:04}.txt")
        meeting = graph.meeting("unhabitat-eb", f"{1900 + index % 100}/{index // 100}")
        head = graph.paragraph(document, "masthead", "masthead", 1, "masthead")
        line = graph.evidence(version, head, 0, "文件")
        graph.claim(version, "dct:title", literal(f"文件 {index}", language="zh"), line)
        graph.claim(document, "trv:preparedFor", meeting, line)
        graph.claim(document, "trv:forBody", board, line)
        graph.claim(document, "dct:issued", date("2024-02-26"), line)
        graph.claim(meeting, "trv:startDate", date("2024-05-06"), line)
        graph.claim(meeting, "trv:endDate", date("2024-05-08"), line)
        for number in range(1, 20):
            paragraph = graph.paragraph(document, f"para_{number}", str(number), number + 1)
            words = graph.evidence(version, paragraph, number * 100, f"第{number}段的一句话")
            cited = graph.outcome("resolution", "un-ga", f"{index % 80}/{number}")
            graph.claim(document, "eli:cites", cited, words)
            graph.claim(document, "dct:references", graph.document(f"A/{index % 80}/{number}"), words)
            adopted = graph.outcome("decision", "unhabitat-eb", f"{index}/{number}")
            graph.claim(adopted, "trv:adoptedBy", board, words)
            graph.claim(adopted, "trv:adoptedAt", meeting, words)
            graph.claim(adopted, "dct:title", literal(f"题 {number}", language="zh"), words)
    return graph


if __name__ == "__main__":
    small().write(FIXTURE)
