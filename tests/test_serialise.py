"""The writers: read back equal by two readers, byte for byte the same whatever the order, and pleasant to read."""

from __future__ import annotations

import random

import graph_builder
import pyoxigraph as ox
import pytest
from graph_builder import FIXTURE
from rdf_readers import by_oxigraph, by_rdflib

from travaux.graph.serialise import csv_text, natural, ntriples, turtle
from travaux.graph.terms import BASE, NAMESPACES, ONT, Triple, iri, literal, parts

NASTY = "\"\\\n\r\t\b\f\x01\x1f\x7f\x85\u2028\ufffe\uffff\ufeff\U0001f600\U00010348العربية中文ab'^@<>{}.;,# u"
IN_IRIS = 'ab19/#@,&=().:;?%[]{}| é中\U0001f600-_~!$*+"<>\\^`\ue000\x85..//'
LABEL = iri(NAMESPACES["rdfs"] + "label")


def made_up(count: int, seed: int = 1) -> list[Triple]:
    draw = random.Random(seed)

    def words(alphabet: str) -> str:
        return "".join(draw.choice(alphabet) for _ in range(draw.randint(0, 12)))

    def name() -> str:
        starts = (BASE, BASE, BASE + "doc/", ONT, NAMESPACES["schema"], "http://x.org/", "urn:x:")
        return iri(draw.choice(starts) + words(IN_IRIS))

    def value() -> str:
        text = words(NASTY)
        return draw.choice(
            (
                name(),
                literal(text),
                literal(text, language="zh"),
                literal(text, datatype="urn:type"),
                literal(str(draw.randint(-50, 50)), datatype=NAMESPACES["xsd"] + "integer"),
                literal("007", datatype=NAMESPACES["xsd"] + "integer"),
            )
        )

    return [(name(), name(), value()) for _ in range(count)]


@pytest.fixture
def as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep rdflib from turning "007" into "7"."""
    monkeypatch.setattr("rdflib.NORMALIZE_LITERALS", False)


@pytest.mark.usefixtures("as_written")
def test_both_writers_are_read_back_equal_by_both_readers() -> None:
    triples = set(made_up(4000))
    assert by_oxigraph(ntriples(triples), ox.RdfFormat.N_TRIPLES) == triples
    assert by_oxigraph(turtle(triples), ox.RdfFormat.TURTLE) == triples
    assert by_rdflib(ntriples(triples), "nt") == triples
    assert by_rdflib(turtle(triples), "turtle") == triples


@pytest.mark.parametrize(
    "rest",
    ["doc/HSP/EB.2024/9@zh#char=1,2&char=3,4", "doc/S/RES/2504_(2020)", "doc/a//b", "doc/../b", "doc/./b", "doc/..",
     "a:b", "a#b:c", "doc/a:b", "", "/a", "#a", "?a", "doc/a#", "doc/a?b", "doc/a;b", "=a", ".a/b", "doc/a/", "doc/é"],
)  # fmt: skip
def test_relative_iris_resolve_to_what_they_stand_for(rest: str) -> None:
    triple = (iri(BASE + rest), LABEL, literal("x"))
    assert by_oxigraph(turtle([triple]), ox.RdfFormat.TURTLE) == {triple}
    assert by_rdflib(turtle([triple]), "turtle") == {triple}


def test_order_and_repetition_do_not_matter() -> None:
    triples = made_up(500)
    shuffled = triples + triples[:50]
    random.Random(2).shuffle(shuffled)
    assert turtle(shuffled) == turtle(triples)
    assert ntriples(shuffled) == ntriples(triples)


def test_ntriples_are_sorted_lines_without_repetition() -> None:
    lines = ntriples(made_up(300)).split("\n")[:-1]
    assert lines == sorted(set(lines))


def test_turtle_is_readable() -> None:
    subject = [iri(f"{BASE}doc/HSP/EB.2024/{n}") for n in (10, 9)]
    triples = [
        (subject[0], LABEL, literal("ten")),
        (subject[1], LABEL, literal("nine", language="en")),
        (subject[1], iri(NAMESPACES["rdf"] + "type"), iri(ONT + "Document")),
        (subject[1], iri(NAMESPACES["dct"] + "references"), subject[0]),
        (subject[1], iri(NAMESPACES["dct"] + "references"), subject[1]),
        (subject[1], iri(NAMESPACES["schema"] + "position"), literal("3", datatype=NAMESPACES["xsd"] + "integer")),
        (subject[1], iri(NAMESPACES["rdfs"] + "seeAlso"), iri("https://undocs.org/HSP/EB.2024/9")),
    ]
    assert turtle(triples) == (
        "@base <https://w3id.org/travaux/id/> .\n"
        "@prefix dct: <http://purl.org/dc/terms/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix schema: <https://schema.org/> .\n"
        "@prefix trv: <https://w3id.org/travaux/ont#> .\n"
        "\n"
        "<doc/HSP/EB.2024/9> a trv:Document ;\n"
        "    dct:references <doc/HSP/EB.2024/9>, <doc/HSP/EB.2024/10> ;\n"
        '    rdfs:label "nine"@en ;\n'
        "    rdfs:seeAlso <https://undocs.org/HSP/EB.2024/9> ;\n"
        "    schema:position 3 .\n"
        "\n"
        '<doc/HSP/EB.2024/10> rdfs:label "ten" .\n'
    )


def test_nothing_is_written_of_nothing() -> None:
    assert turtle([]) == ntriples([]) == ""


def test_the_fixture_is_what_the_writer_writes() -> None:
    graph = graph_builder.small()
    assert (FIXTURE / "facts.ttl").read_text("utf-8") == turtle(graph.facts)
    assert (FIXTURE / "provenance.ttl").read_text("utf-8") == turtle(graph.provenance)
    assert (FIXTURE / "claims-in-conflict.ttl").read_text("utf-8") == turtle(graph.conflicts)


@pytest.mark.parametrize("text", [NASTY, "", "a\\", '"', "\\n", "\x00"])
def test_literals_are_taken_apart_as_they_were_put_together(text: str) -> None:
    assert parts(literal(text)).value == text
    assert parts(literal(text, language="zh")).language == "zh"
    assert parts(literal(text, datatype="urn:t")).datatype == "urn:t"


def test_iris_lose_what_they_cannot_hold() -> None:
    assert iri("http://x/a b<c>|é%41%#d#e") == "<http://x/a%20b%3Cc%3E%7Cé%41%25#d%23e>"
    with pytest.raises(ValueError, match="empty"):
        iri("")


def test_a_literal_has_a_language_or_a_datatype() -> None:
    assert literal("x", datatype=NAMESPACES["xsd"] + "string") == '"x"'
    with pytest.raises(ValueError, match="language"):
        literal("x", language="zh", datatype="urn:t")


def test_numbers_sort_as_numbers() -> None:
    assert sorted(["a/10", "a/2", "a", "a/2/b", "9" * 5000], key=natural)[:4] != []
    assert sorted(["a/10", "a/2", "a", "a/2/b"], key=natural) == ["a", "a/2", "a/2/b", "a/10"]


def test_csv_is_quoted_after_the_standard() -> None:
    assert csv_text(("a", "b"), [('x,"y"', "1\n2")]) == 'a,b\n"x,""y""","1\n2"\n'
