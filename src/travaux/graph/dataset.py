"""The description of a dataset for those who harvest it: DCAT, VoID, PROV. No blank nodes, no clock of its own."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.grammar import official_languages
from travaux.graph.describe import RDF_TYPE, language_iri
from travaux.graph.terms import BASE, NAMESPACES, ONT, Triple, iri, literal

XSD = NAMESPACES["xsd"]
LICENCE = iri("https://creativecommons.org/licenses/by/4.0/")
_VOCABULARIES = ("dct", "eli", "nif", "oa", "org", "prov", "schema", "skos", "trv")
_TITLE = "Knowledge graph of official records of intergovernmental governing bodies"
_DESCRIPTION = (
    "Resolutions, decisions, meetings and documents, read from {count} documents by rules, each fact with the "
    "sentence it was read from. Not an official product of the United Nations; quotations are attributed by symbol "
    "and paragraph."
)


@dataclass(frozen=True, slots=True)
class Release:
    """What a description needs to know beside the triples.

    Attributes:
        version: version of the software.
        run: digest of inputs, grammars, authority files and code.
        date: ISO date of the release, or blank: then the description has no date.
        languages: two-letter codes of the documents.
        documents: how many were read.
        files: name → content, of the files to describe as distributions.
    """

    version: str
    run: str
    date: str
    languages: Sequence[str]
    documents: int
    files: Mapping[str, bytes]


def dataset(facts: Iterable[Triple], release: Release) -> set[Triple]:
    """Describe a release.

    Args:
        facts: the triples of ``facts.ttl``, which VoID counts.
        release: all else.
    """
    subject = iri(f"{BASE}dataset")
    out: set[Triple] = {
        (subject, RDF_TYPE, _name("dcat:Dataset")),
        (subject, RDF_TYPE, _name("void:Dataset")),
        (subject, _name("dct:title"), literal(_TITLE, "en")),
        (subject, _name("dct:description"), literal(_DESCRIPTION.format(count=release.documents), "en")),
        (subject, _name("dct:license"), LICENCE),
        (subject, _name("dct:conformsTo"), iri(ONT.rstrip("#"))),
        (subject, _name("dcat:version"), literal(release.version)),
        (subject, _name("void:uriSpace"), literal(BASE)),
    }
    out.update(
        (subject, _name("dct:language"), language_iri(code))
        for code in release.languages
        if code in official_languages()
    )
    out.update((subject, _name("void:vocabulary"), iri(NAMESPACES[prefix])) for prefix in _VOCABULARIES)
    if release.date:
        out.add((subject, _name("dct:modified"), literal(release.date, datatype=XSD + "date")))
    out.update(_counts(subject, facts))
    out.update(_distributions(subject, release))
    out.update(_run(subject, release))
    return out


def _name(prefixed: str) -> str:
    prefix, _, local = prefixed.partition(":")
    return iri(NAMESPACES[prefix] + local)


def _integer(number: int) -> str:
    return literal(str(number), datatype=XSD + "integer")


def _counts(subject: str, facts: Iterable[Triple]) -> Iterator[Triple]:
    """How many triples and entities there are, by class and by property."""
    triples = sorted(facts)
    classes: Counter[str] = Counter(o for _, p, o in triples if p == RDF_TYPE)
    properties: Counter[str] = Counter(p for _, p, _ in triples)
    yield subject, _name("void:triples"), _integer(len(triples))
    yield subject, _name("void:entities"), _integer(len({s for s, _, _ in triples}))
    example = next((s for s, p, o in triples if p == RDF_TYPE and o == _name("trv:Outcome")), None)
    if example is not None:
        yield subject, _name("void:exampleResource"), example
    for kind, counter, what, measure in (
        ("class", classes, "void:class", "void:entities"),
        ("property", properties, "void:property", "void:triples"),
    ):
        for term, count in counter.items():
            part = iri(f"{BASE}dataset/{kind}/{hashlib.sha256(term.encode()).hexdigest()[:12]}")
            yield subject, _name(f"void:{kind}Partition"), part
            yield part, _name(what), term
            yield part, _name(measure), _integer(count)


def _distributions(subject: str, release: Release) -> Iterator[Triple]:
    types = {"ttl": "text/turtle", "nt": "application/n-triples"}
    for name, content in release.files.items():
        file = iri(f"{BASE}dataset/{name}")
        checksum = iri(f"{BASE}dataset/{name}/checksum")
        media = types[name.rpartition(".")[2]]
        yield subject, _name("dcat:distribution"), file
        yield file, RDF_TYPE, _name("dcat:Distribution")
        yield file, _name("dct:title"), literal(name)
        yield file, _name("dct:license"), LICENCE
        yield file, _name("dcat:accessURL"), subject
        yield file, _name("dcat:mediaType"), iri(f"https://www.iana.org/assignments/media-types/{media}")
        yield file, _name("dcat:byteSize"), literal(str(len(content)), datatype=XSD + "nonNegativeInteger")
        yield file, _name("spdx:checksum"), checksum
        yield checksum, RDF_TYPE, _name("spdx:Checksum")
        yield checksum, _name("spdx:algorithm"), iri(NAMESPACES["spdx"] + "checksumAlgorithm_sha256")
        yield (
            checksum,
            _name("spdx:checksumValue"),
            literal(hashlib.sha256(content).hexdigest(), datatype=XSD + "hexBinary"),
        )


def _run(subject: str, release: Release) -> Iterator[Triple]:
    run = iri(f"{BASE}run/{release.run[:32]}")
    agent = iri(f"{BASE}software/travaux/{release.version}")
    yield subject, _name("prov:wasGeneratedBy"), run
    yield run, RDF_TYPE, _name("prov:Activity")
    yield run, _name("prov:wasAssociatedWith"), agent
    yield agent, RDF_TYPE, _name("prov:SoftwareAgent")
    yield agent, _name("rdfs:label"), literal(f"Travaux {release.version}")
