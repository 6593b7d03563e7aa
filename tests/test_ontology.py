"""The ontology says what each term means, in words and in six languages, and covers every term that is used."""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from pathlib import Path

import pytest
from conftest import AUTHORITY, ONTOLOGY, ROOT, SHAPES, SOURCE
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef

TRV = Namespace("https://w3id.org/travaux/ont#")
VOC = Namespace("https://w3id.org/travaux/voc/")
HEADER = URIRef("https://w3id.org/travaux/ont")
VANN = Namespace("http://purl.org/vocab/vann/")
LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh"]
CORE = ONTOLOGY / "travaux.ttl"
ALIGNMENTS = ONTOLOGY / "alignments.ttl"
SDG = ONTOLOGY / "schemes" / "sdg.ttl"  # made by a tool: many concepts of the scheme of concept.ttl, all alike
SCHEMES = sorted({*(ONTOLOGY / "schemes").glob("*.ttl")} - {SDG})
CONFORMING = ROOT / "tests" / "fixtures" / "shapes" / "conforms.ttl"
USERS = [ALIGNMENTS, *SCHEMES, SDG, *sorted(SHAPES.glob("*.ttl")), *sorted(AUTHORITY.glob("*.ttl")), CONFORMING]
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
TERMS = sorted({str(s) for kind in KINDS for s in Graph().parse(CORE).subjects(RDF.type, kind)})


def graph(path: Path) -> Graph:
    return Graph().parse(path)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def languages(found: Graph, node: URIRef, predicate: URIRef) -> list[str]:
    """Languages of what a predicate says of a node, sorted; a literal without one counts as blank."""
    return sorted(o.language or "" for o in found.objects(node, predicate) if isinstance(o, Literal))


def ours(found: Graph) -> set[str]:
    """Terms of our namespace anywhere in a graph, in queries inside literals too."""
    terms = {str(term) for triple in found for term in triple if isinstance(term, URIRef) and term in TRV}
    queries = [str(o) for o in found.objects() if isinstance(o, Literal) and "SELECT" in o]
    return terms | {str(TRV[local]) for query in queries for local in re.findall(r"\btrv:(\w+)", query)}


# ---------------------------------------------------------------- the core


def test_the_header_says_who_what_and_which_version() -> None:
    core = graph(CORE)
    assert (HEADER, RDF.type, OWL.Ontology) in core
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert list(core.objects(HEADER, predicate)), predicate
    assert str(core.value(HEADER, DCTERMS.creator)) == "Travaux contributors"
    assert str(core.value(HEADER, DCTERMS.license)) == "https://creativecommons.org/licenses/by/4.0/"
    assert str(core.value(HEADER, OWL.versionIRI)) == f"{HEADER}/{core.value(HEADER, OWL.versionInfo)}"
    assert str(core.value(HEADER, VANN.preferredNamespacePrefix)) == "trv"
    assert str(core.value(HEADER, VANN.preferredNamespaceUri)) == str(TRV)


def test_the_core_imports_nothing_and_defines_only_terms_of_its_own() -> None:
    core = graph(CORE)
    assert list(core.objects(None, OWL.imports)) == []
    assert [s for s in map(str, core.subjects()) if s not in {str(HEADER), *TERMS}] == []


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.removeprefix(TRV))
def test_a_term_has_six_labels_one_definition_and_its_home(term: str) -> None:
    core, node = graph(CORE), URIRef(term)
    assert len(KINDS & set(core.objects(node, RDF.type))) == 1
    assert languages(core, node, RDFS.label) == LANGUAGES
    assert languages(core, node, SKOS.definition) == ["en"]
    definition = str(core.value(node, SKOS.definition))
    assert definition[0].isupper()
    assert definition.endswith(".")
    assert core.value(node, RDFS.isDefinedBy) == HEADER


def test_classes_begin_with_a_capital_and_properties_do_not() -> None:
    core = graph(CORE)
    for term in TERMS:
        is_class = (URIRef(term), RDF.type, OWL.Class) in core
        assert term.removeprefix(TRV)[0].isupper() == is_class, term


def test_domains_ranges_and_superclasses_lead_to_terms_that_exist() -> None:
    core = graph(CORE)
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf, OWL.disjointWith):
        used = {str(o) for o in core.objects(None, predicate) if isinstance(o, URIRef) and o in TRV}
        assert used <= set(TERMS), predicate


def test_the_range_of_a_property_fits_its_kind() -> None:
    core = graph(CORE)
    for node, value in core.subject_objects(RDFS.range):
        literal = str(value).startswith("http://www.w3.org/2001/XMLSchema#") or value == RDF.langString
        assert literal == ((node, RDF.type, OWL.DatatypeProperty) in core), node


def test_documents_are_no_outcomes_and_resolutions_no_decisions() -> None:
    core = graph(CORE)
    assert set(core.subject_objects(OWL.disjointWith)) == {(TRV.Document, TRV.Outcome), (TRV.Resolution, TRV.Decision)}


# ---------------------------------------------------------------- what uses it


@pytest.mark.parametrize("path", USERS, ids=name)
def test_every_term_that_is_used_is_defined(path: Path) -> None:
    assert sorted(ours(graph(path)) - set(TERMS)) == []


def test_every_term_that_the_code_names_is_defined() -> None:
    named = {
        str(TRV[found])
        for path in SOURCE.rglob("*.py")
        for found in re.findall(r"\btrv(?::|\(\")(\w+)", path.read_text(encoding="utf-8"))
    }
    assert sorted(named - set(TERMS)) == []


def test_every_term_that_a_query_names_is_defined() -> None:
    named = {
        str(TRV[found])
        for path in ONTOLOGY.rglob("*.rq")
        for found in re.findall(r"\btrv:(\w+)", path.read_text(encoding="utf-8"))
    }
    assert sorted(named - set(TERMS)) == []


def test_alignments_only_say_how_our_terms_relate_to_those_of_others() -> None:
    allowed = {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch}
    for subject, predicate, value in graph(ALIGNMENTS):
        if subject == URIRef(f"{HEADER}/alignments"):
            continue
        assert predicate in allowed, predicate
        assert str(subject) in TERMS, subject
        assert isinstance(value, URIRef)
        assert value not in TRV, value


def test_classes_are_aligned_with_classes_and_properties_with_properties() -> None:
    core, alignments = graph(CORE), graph(ALIGNMENTS)
    assert all((s, RDF.type, OWL.Class) in core for s in alignments.subjects(RDFS.subClassOf))
    assert not any((s, RDF.type, OWL.Class) in core for s in alignments.subjects(RDFS.subPropertyOf))


# ---------------------------------------------------------------- schemes


@pytest.mark.parametrize("path", SCHEMES, ids=name)
def test_a_scheme_is_named_by_its_file_and_has_six_titles(path: Path) -> None:
    scheme = graph(path)
    assert list(scheme.subjects(RDF.type, SKOS.ConceptScheme)) == [VOC[path.stem]]
    assert languages(scheme, VOC[path.stem], DCTERMS.title) == LANGUAGES


@pytest.mark.parametrize("path", SCHEMES, ids=name)
def test_a_concept_has_six_names_its_code_and_its_scheme(path: Path) -> None:
    scheme = graph(path)
    concepts = list(scheme.subjects(RDF.type, SKOS.Concept))
    assert concepts
    for concept in concepts:
        assert isinstance(concept, URIRef)
        assert languages(scheme, concept, SKOS.prefLabel) == LANGUAGES, concept
        assert languages(scheme, concept, SKOS.definition) == ["en"], concept
        (code,) = scheme.objects(concept, SKOS.notation)
        assert concept == VOC[f"{path.stem}/{code}"]
        assert list(scheme.objects(concept, SKOS.inScheme)) == [VOC[path.stem]]
        broader = list(scheme.objects(concept, SKOS.broader))
        assert set(broader) <= set(concepts), concept
        assert list(scheme.objects(concept, SKOS.topConceptOf)) == ([] if broader else [VOC[path.stem]]), concept


def test_a_label_that_texts_are_searched_for_means_one_concept() -> None:
    scheme = graph(ONTOLOGY / "schemes" / "concept.ttl") + graph(SDG)
    bearers: dict[object, set[object]] = {}
    for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
        for concept, label in scheme.subject_objects(predicate):
            assert isinstance(label, Literal)
            assert label.language in LANGUAGES, label
            assert str(label) == " ".join(label.split()), label
            assert not re.search(r"[’«»《》“”]", label), label
            bearers.setdefault(label, set()).add(concept)
    assert {label: found for label, found in bearers.items() if len(found) > 1} == {}


def test_collections_group_the_concepts_of_their_scheme_and_are_none() -> None:
    for path in SCHEMES:
        scheme = graph(path)
        concepts = set(scheme.subjects(RDF.type, SKOS.Concept))
        for collection in scheme.subjects(RDF.type, SKOS.Collection):
            assert isinstance(collection, URIRef)
            assert collection not in concepts
            assert languages(scheme, collection, SKOS.prefLabel) == LANGUAGES
            assert set(scheme.objects(collection, SKOS.member)) <= concepts
            assert languages(scheme, collection, SKOS.definition) == ["en"]
    acts = graph(ONTOLOGY / "schemes" / "act-type.ttl")
    assert set(acts.objects(None, SKOS.member)) == set(acts.subjects(RDF.type, SKOS.Concept))


def test_targets_and_indicators_hang_below_the_seventeen_goals() -> None:
    goals, below = graph(ONTOLOGY / "schemes" / "concept.ttl"), graph(SDG)
    concepts = {str(c).removeprefix(VOC): c for c in below.subjects(RDF.type, SKOS.Concept)}
    targets = {code for code in concepts if code.count(".") == 1}
    assert (len(targets), len(concepts) - len(targets)) == (169, 248)
    for code, concept in concepts.items():
        assert isinstance(concept, URIRef)
        assert code == f"concept/{below.value(concept, SKOS.notation)}"
        (parent,) = below.objects(concept, SKOS.broader)
        assert str(parent).removeprefix(VOC) == code.rpartition(".")[0]
        assert (parent, RDF.type, SKOS.Concept) in (goals if code in targets else below)
        assert languages(below, concept, SKOS.prefLabel) == LANGUAGES
        assert list(below.objects(concept, SKOS.inScheme)) == [VOC["concept"]]


def test_sdg_is_what_the_tool_writes() -> None:
    spec = importlib.util.spec_from_file_location("make_sdg", ROOT / "tools" / "make_sdg.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert SDG.read_text(encoding="utf-8") == tool.turtle()


def test_every_concept_that_the_authority_data_use_stands_in_a_scheme() -> None:
    defined = {concept for path in SCHEMES for concept in graph(path).subjects(RDF.type, SKOS.Concept)}
    used = {o for path in AUTHORITY.glob("*.ttl") for o in graph(path).objects() if isinstance(o, URIRef) and o in VOC}
    assert sorted(used - defined) == []


# ---------------------------------------------------------------- the files


@pytest.mark.parametrize("path", [CORE, ALIGNMENTS, *SCHEMES, SDG], ids=name)
def test_a_file_has_no_blank_nodes_and_is_written_in_nfc(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not [term for triple in graph(path) for term in triple if isinstance(term, BNode)]
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("path", [CORE, ALIGNMENTS, *SCHEMES, SDG, *sorted(SHAPES.glob("*.ttl")), CONFORMING], ids=name)
def test_a_file_declares_the_prefixes_that_it_uses_and_no_others(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    declared = re.findall(r"^@prefix ([\w-]+):", text, re.MULTILINE)
    assert declared == sorted(set(declared))
    rest = re.sub(
        r'^[@#][^\n]*|"""[^"]*(?:"{1,2}[^"]+)*"""|"(?:[^"\\\n]|\\.)*"|<[^>\n]*>', "", text, flags=re.MULTILINE
    )
    assert sorted(set(re.findall(r"(?<![\w-])([a-z][\w-]*):", rest))) == declared


def test_words_for_terms_of_others_are_in_six_languages_and_define_nothing() -> None:
    words = graph(ONTOLOGY / "labels.ttl")
    assert set(words.predicates()) == {RDFS.label}
    terms = set(words.subjects())
    assert [term for term in terms if str(term).startswith(str(TRV))] == []
    named = [term for term in terms if isinstance(term, URIRef)]
    assert [term for term in named if languages(words, term, RDFS.label) != LANGUAGES] == []
