"""Exports: every format read back by readers that are not ours, and the same bytes for the same graph."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import graph_builder
import pytest
from conftest import ONTOLOGY
from graph_builder import FIXTURE, Builder, node
from pyoxigraph import RdfFormat
from rdf_readers import by_oxigraph, by_pyld, by_rapper, by_rdflib, quads_by_oxigraph, quads_by_rapper
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from test_serialise import made_up

from travaux.errors import InputError
from travaux.export import FORMATS, export
from travaux.graph.jsonld import Term, jsonld, load_context
from travaux.graph.quads import nquads
from travaux.graph.terms import BASE, NAMESPACES, Triple, iri, literal
from travaux.graph.xml import rdfxml
from travaux.output import write_bytes
from travaux.store import graph_files, read_triples

LABEL = iri(NAMESPACES["rdfs"] + "label")
PUBLISHED = "https://example.org/context.jsonld"
READERS: dict[tuple[str, str], Callable[[str], set[Triple]]] = {
    ("turtle", "rapper"): lambda text: by_rapper(text, "turtle"),
    ("turtle", "rdflib"): lambda text: by_rdflib(text, "turtle"),
    ("turtle", "oxigraph"): lambda text: by_oxigraph(text, RdfFormat.TURTLE),
    ("ntriples", "rapper"): lambda text: by_rapper(text, "ntriples"),
    ("ntriples", "rdflib"): lambda text: by_rdflib(text, "nt"),
    ("ntriples", "oxigraph"): lambda text: by_oxigraph(text, RdfFormat.N_TRIPLES),
    ("nquads", "rapper"): lambda text: by_rapper(text, "nquads"),
    ("nquads", "oxigraph"): lambda text: by_oxigraph(text, RdfFormat.N_QUADS),
    ("jsonld", "pyld"): by_pyld,
    ("jsonld", "rdflib"): lambda text: by_rdflib(text, "json-ld"),
    ("jsonld", "oxigraph"): lambda text: by_oxigraph(text, RdfFormat.JSON_LD),
    ("rdfxml", "rapper"): lambda text: by_rapper(text, "rdfxml"),
    ("rdfxml", "rdflib"): lambda text: by_rdflib(text, "xml"),
    ("rdfxml", "oxigraph"): lambda text: by_oxigraph(text, RdfFormat.RDF_XML),
}
READ_BACK = pytest.mark.parametrize(("form", "reader"), READERS, ids=[" by ".join(pair) for pair in READERS])


@pytest.fixture(autouse=True)
def as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep rdflib from turning "007" into "7"."""
    monkeypatch.setattr("rdflib.NORMALIZE_LITERALS", False)


def triples(graph: Path, *, with_provenance: bool) -> set[Triple]:
    files = graph_files(graph, conflicts=False)
    return set(read_triples(files if with_provenance else files[:1]))


# ---------------------------------------------------------------- read back


@READ_BACK
@pytest.mark.parametrize("with_provenance", [False, True], ids=["facts", "provenance"])
def test_the_demo_is_read_back_triple_by_triple(
    demo_graph: Path, form: str, reader: str, with_provenance: bool
) -> None:
    text = export(demo_graph, form, with_provenance=with_provenance)
    assert READERS[form, reader](text) == triples(demo_graph, with_provenance=with_provenance)


@READ_BACK
def test_the_fixture_is_read_back_triple_by_triple(form: str, reader: str) -> None:
    text = export(FIXTURE, form, with_provenance=True)
    assert READERS[form, reader](text) == triples(FIXTURE, with_provenance=True)


@pytest.mark.parametrize("reader", ["pyld", "rdflib", "oxigraph"])
def test_jsonld_holds_whatever_a_graph_may_hold(reader: str) -> None:
    odd = set(made_up(2000)) | {
        (node("x"), iri(NAMESPACES["dct"] + "title"), literal("7", datatype=NAMESPACES["xsd"] + "integer")),
        (node("x"), iri(NAMESPACES["dct"] + "title"), literal("no language")),
        (node("x"), iri(NAMESPACES["dct"] + "title"), literal("two", "en")),
        (node("x"), iri(NAMESPACES["dct"] + "title"), literal("one", "en")),
        (node("x"), iri(NAMESPACES["dct"] + "creator"), literal("a name where a node is due")),
        (node("x"), iri(NAMESPACES["schema"] + "position"), literal("07", datatype=NAMESPACES["xsd"] + "integer")),
        (node("x"), iri(NAMESPACES["schema"] + "value"), literal("1.50", datatype=NAMESPACES["xsd"] + "decimal")),
        (node("x"), iri(NAMESPACES["rdf"] + "type"), literal("a type that is none")),
    }  # fmt: skip
    assert READERS["jsonld", reader](jsonld(odd)) == odd


@pytest.mark.parametrize("reader", ["rapper", "rdflib", "oxigraph"])
def test_rdfxml_keeps_marks_and_line_ends(reader: str) -> None:
    text = " <a href='x'>&amp;\r\n\ttab\rreturn \"]]>\" 决定 العربية\U0001f600 "
    odd = {(node("doc/A&B<'1'>?x=1"), LABEL, literal(text)), (node("x"), LABEL, literal(text, "zh"))}
    assert READERS["rdfxml", reader](rdfxml(odd)) == odd


@pytest.mark.parametrize(
    ("predicate", "value", "message"),
    [(LABEL, "page\fbreak", "U\\+000C"), (iri("http://example.org/2024"), "x", "http://example.org/2024")],
)
def test_rdfxml_refuses_what_xml_cannot_hold(predicate: str, value: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        rdfxml([(node("x"), predicate, literal(value))])


def test_rdfxml_names_things_by_their_class() -> None:
    text = export(FIXTURE, "rdfxml")
    assert f'<trv:Document rdf:about="{BASE}doc/HSP/EB.2024/9">' in text
    assert "rdf:Description" not in text


# ---------------------------------------------------------------- N-Quads


def document_graphs(text: str) -> dict[Triple, set[str]]:
    out: dict[Triple, set[str]] = {}
    for subject, predicate, object_, graph in quads_by_oxigraph(text):
        out.setdefault((subject, predicate, object_), set()).add(graph.removeprefix(f"<{BASE}").removesuffix(">"))
    return out


def two_documents() -> Builder:
    """Two documents that say the same of a meeting, of which one also says where it is."""
    graph = Builder()
    graph.body("unhabitat-eb", "Executive Board")
    meeting = graph.meeting("unhabitat-eb", "2097/1")
    for symbol in ("HSP/EB.2097/1", "HSP/EB.2097/2"):
        document = graph.document(symbol)
        version = graph.version(document, "zh", "a.txt")
        line = graph.evidence(version, graph.paragraph(document, "para_1", "1", 1), 0, "句子")
        graph.claim(meeting, "trv:startDate", graph_builder.date("2097-05-06"), line)
    graph.claim(meeting, "schema:location", node("place/nairobi"), line)
    return graph


def test_a_fact_stands_in_the_graph_of_each_document_with_evidence_for_it() -> None:
    graph = two_documents()
    found = document_graphs(nquads(graph.facts, graph.provenance))
    meeting = node("meeting/unhabitat-eb/2097/1")
    start, place = iri(NAMESPACES["trv"] + "startDate"), iri(NAMESPACES["schema"] + "location")
    assert found[meeting, start, graph_builder.date("2097-05-06")] == {"doc/HSP/EB.2097/1", "doc/HSP/EB.2097/2"}
    assert found[meeting, place, node("place/nairobi")] == {"doc/HSP/EB.2097/2"}


def test_facts_without_claims_stand_where_they_belong() -> None:
    graph = two_documents()
    found = document_graphs(nquads(graph.facts, graph.provenance, with_provenance=True))
    assert found.keys() == graph.facts | graph.provenance
    where = {(s, p): graphs for (s, p, _), graphs in found.items()}
    assert where[node("doc/HSP/EB.2097/1#para_1"), LABEL] == {"doc/HSP/EB.2097/1"}
    assert where[node("doc/HSP/EB.2097/1@zh"), LABEL] == {"doc/HSP/EB.2097/1"}
    assert where[node("doc/HSP/EB.2097/1@zh.txt"), LABEL] == {"doc/HSP/EB.2097/1"}
    assert where[node("doc/HSP/EB.2097/1"), LABEL] == {""}
    assert where[node("meeting/unhabitat-eb/2097/1"), LABEL] == {""}
    assert where[node("body/unhabitat-eb"), LABEL] == {""}
    assert where[node("rule/zh.test"), LABEL] == {""}
    assert where[node("doc/HSP/EB.2097/1@zh#char=0,2"), iri(NAMESPACES["nif"] + "anchorOf")] == {"doc/HSP/EB.2097/1"}


def test_a_claim_of_two_documents_names_in_each_graph_the_evidence_of_that_document() -> None:
    graph = two_documents()
    found = document_graphs(nquads(graph.facts, graph.provenance, with_provenance=True))
    evidence = {o: graphs for (_, p, o), graphs in found.items() if p == iri(NAMESPACES["trv"] + "evidence")}
    assert evidence == {
        node(f"doc/HSP/EB.2097/{number}@zh#char=0,2"): {f"doc/HSP/EB.2097/{number}"} for number in (1, 2)
    }


def test_what_lies_in_a_paragraph_belongs_to_its_document() -> None:
    graph = two_documents()
    act = node("act/doc/HSP/EB.2097/1/para_1/decided/1")
    graph.add(act, "trv:inParagraph", node("doc/HSP/EB.2097/1#para_1"))
    graph.add(act, "rdfs:label", literal("decided"))
    assert document_graphs(nquads(graph.facts, graph.provenance))[act, LABEL, literal("decided")] == {
        "doc/HSP/EB.2097/1"
    }


def test_a_document_that_is_part_of_another_stays_in_the_default_graph() -> None:
    graph = two_documents()
    graph.add(node("doc/HSP/EB.2097/2"), "dct:isPartOf", node("doc/HSP/EB.2097/1"))
    found = document_graphs(nquads(graph.facts, graph.provenance))
    assert {graph for (s, *_), graphs in found.items() if s == node("doc/HSP/EB.2097/2") for graph in graphs} == {""}


def test_parts_that_go_in_a_circle_belong_to_nothing() -> None:
    circle = {(node(a), iri(NAMESPACES["dct"] + "isPartOf"), node(b)) for a, b in ("ab", "bc", "ca")}
    assert document_graphs(nquads(circle, ())) == {one: {""} for one in circle}


def test_rapper_reads_the_same_quads(demo_graph: Path) -> None:
    text = export(demo_graph, "nquads", with_provenance=True)
    assert quads_by_rapper(text, "nquads") == quads_by_oxigraph(text)


# ---------------------------------------------------------------- JSON-LD


@pytest.mark.parametrize("graph", ["demo", "fixture"])
def test_jsonld_is_what_the_standard_compaction_makes(graph: str, demo_graph: Path) -> None:
    from pyld import jsonld as standard

    made = json.loads(export(demo_graph if graph == "demo" else FIXTURE, "jsonld", with_provenance=True))
    again = standard.compact(standard.expand(made), made["@context"], {"base": BASE})
    assert unordered(again["@graph"]) == unordered(made["@graph"])


def unordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: unordered(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted(map(unordered, value), key=lambda one: json.dumps(one, sort_keys=True))
    return value


def test_every_property_and_class_of_the_demo_has_a_term(demo_graph: Path) -> None:
    nodes = json.loads(export(demo_graph, "jsonld", with_provenance=True))["@graph"]
    kinds = {kind for one in nodes for kind in ([one["type"]] if isinstance(one["type"], str) else one["type"])}
    assert {name for name in {key for one in nodes for key in one} | kinds if ":" in name} == set()


def test_every_term_of_the_ontology_has_a_term_in_the_context_that_fits_it() -> None:
    ontology, terms = Graph().parse(ONTOLOGY / "travaux.ttl"), load_context().terms
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty):
        for found in ontology.subjects(RDF.type, kind):
            name = str(found).removeprefix(NAMESPACES["trv"])
            assert terms.get(str(found)) == Term(name, *form_of(ontology, URIRef(str(found)))), name
    never_in_a_graph = {NAMESPACES["trv"] + name for name in ("NotAState", "NotABody")}
    assert {str(one) for one in ontology.subjects(RDF.type, OWL.Class)} - never_in_a_graph - terms.keys() == set()


def form_of(ontology: Graph, name: URIRef) -> tuple[str, bool]:
    """Type and language container that suit the range of a property; several ranges, or none, give no datatype."""
    if (name, RDF.type, OWL.ObjectProperty) in ontology:
        return "@id", False
    ranges = set(ontology.objects(name, RDFS.range))
    if ranges == {RDF.langString}:
        return "", True
    return (
        ("", False)
        if len(ranges) != 1 or URIRef(NAMESPACES["xsd"] + "string") in ranges
        else (str(ranges.pop()), False)
    )


def test_the_context_is_sorted_and_names_each_thing_once() -> None:
    text = (ONTOLOGY / "context.jsonld").read_text("utf-8")
    for block in text.split("\n\n"):
        names = re.findall(r'^    "([^"]+)":', block, re.MULTILINE)
        assert names == sorted(names)
    context = load_context()
    assert len(context.terms) + len(context.prefixes) + 3 == len(context.source)  # @version, id, type


def test_the_context_can_be_referred_to() -> None:
    text = export(FIXTURE, "jsonld", context=PUBLISHED)
    assert json.loads(text)["@context"] == [PUBLISHED, {"@base": BASE}]
    published = json.loads((ONTOLOGY / "context.jsonld").read_text("utf-8"))
    assert by_pyld(text, {PUBLISHED: published}) == triples(FIXTURE, with_provenance=False)


def test_jsonld_is_pleasant_to_read() -> None:
    nodes = {one["id"]: one for one in json.loads(export(FIXTURE, "jsonld"))["@graph"]}
    assert nodes["doc/HSP/EB.2024/9"]["issued"] == "2024-02-26"
    assert nodes["doc/HSP/EB.2024/9"]["preparedFor"] == "meeting/unhabitat-eb/2024/1"
    assert nodes["doc/HSP/EB.2024/9@zh"]["title"] == {"zh": "实施改革的情况"}
    assert nodes["doc/HSP/EB.2024/9#para_2"]["position"] == 2
    assert nodes["doc/HSP/EB.2024/9#para_2"]["zone"] == "voc:zone/body"
    assert nodes["decision/unhabitat-eb/2020/2"]["type"] == ["Decision", "Outcome"]


# ---------------------------------------------------------------- which graph, which bytes, which file


def test_claims_in_conflict_stay_out() -> None:
    text = export(FIXTURE, "turtle", with_provenance=True)
    assert "trv:conflictsWith" in (FIXTURE / "claims-in-conflict.ttl").read_text("utf-8")
    assert "trv:conflictsWith" not in text


@pytest.mark.parametrize("form", ["turtle", "ntriples", "nquads"])
def test_a_file_of_all_is_taken_apart_again(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"all{FORMATS[form].suffix}"
    write_bytes(export(FIXTURE, form, with_provenance=True).encode(), path)
    for other in FORMATS:
        assert export(path, other) == export(FIXTURE, other)


def test_a_blank_node_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<urn:a> <urn:b> [] .")
    with pytest.raises(InputError, match="blank node"):
        export(tmp_path / "a.ttl", "turtle")


def test_the_same_bytes_whatever_the_hash_seed(demo_graph: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from travaux.export import FORMATS, export\n"
        "for form in FORMATS: sys.stdout.buffer.write(export(Path(sys.argv[1]), form, with_provenance=True).encode())"
    )
    digests = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code, str(demo_graph)], env=environment, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        digests.add(hashlib.sha256(done.stdout).hexdigest())
    assert len(digests) == 1


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "new" / "graph.ttl"
    write_bytes(b"old", out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(InputError, match="No space left"):
        write_bytes(b"new", out)
    assert out.read_text() == "old"
    assert [path.name for path in out.parent.iterdir()] == ["graph.ttl"]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.nt").write_text("old")
    (tmp_path / "link.nt").symlink_to("real.nt")
    write_bytes(b"new", tmp_path / "link.nt")
    assert (tmp_path / "link.nt").is_symlink()
    assert (tmp_path / "real.nt").read_text() == "new"


def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="no regular file"):
        write_bytes(b"text", tmp_path / "pipe")


def test_every_format_is_quick_at_twenty_thousand_triples(tmp_path: Path) -> None:
    graph = graph_builder.large(40)
    assert len(graph.facts) > 20_000
    folder = graph.write(tmp_path)
    for form in FORMATS:
        began = time.process_time()
        export(folder, form)
        assert time.process_time() - began < 3, form
