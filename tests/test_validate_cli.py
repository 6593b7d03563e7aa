"""Validation as a person meets it: what is wrong, how bad, and where it was read."""

from __future__ import annotations

import random
from pathlib import Path

import graph_builder
import pytest
from graph_builder import Builder, date, node
from typer.testing import CliRunner

import travaux.validate as checks
from travaux.cli import app
from travaux.errors import InputError, ResourceError
from travaux.graph.serialise import ntriples
from travaux.graph.terms import Triple, iri, literal
from travaux.validate import Violation, validate


def wrong() -> Builder:
    """The fixture with a meeting that ends before it starts, as paragraph 7 says."""
    graph = graph_builder.small()
    meeting, document = node("meeting/unhabitat-eb/2020/1"), "doc/local/" + "ab" * 16
    end = graph_builder.name("trv:endDate")
    claim = next(
        t[0]
        for t in graph.provenance
        if t[2] == end and (t[0], graph_builder.name("rdf:subject"), meeting) in graph.provenance
    )
    evidence = next(t[2] for t in graph.provenance if t[0] == claim and t[1] == graph_builder.name("trv:evidence"))
    graph.provenance = {t for t in graph.provenance if t[0] != claim}
    graph.facts.discard((meeting, end, date("2020-06-29")))
    graph.claim(meeting, "trv:endDate", date("2020-06-28"), evidence)
    assert document in evidence
    return graph


def test_the_fixture_conforms() -> None:
    assert validate(graph_builder.FIXTURE) == []


def test_a_violation_says_where_it_was_read(tmp_path: Path) -> None:
    found = [one for one in validate(wrong().write(tmp_path)) if one.code == "S09"]
    assert found[0].severity == "Violation"
    assert found[0].focus == node("meeting/unhabitat-eb/2020/1")
    assert (found[0].document, found[0].para) == ("local/" + "ab" * 16, "7")
    assert found[0].quotation.startswith("执行局在2020年6月29日")


def test_a_check_of_the_whole_graph_names_the_offender() -> None:
    graph = graph_builder.small()
    graph.add(node("doc/HSP/EB.2020/18"), "trv:symbol", literal("HSP/EB.2020/29"))
    graph.facts.discard((node("doc/HSP/EB.2020/18"), graph_builder.name("trv:symbol"), literal("HSP/EB.2020/18")))
    found = {one.code: one for one in validate(graph.facts | graph.provenance)}
    assert node("doc/HSP/EB.2020/18") in found["S05"].focus
    assert "{" not in found["S05"].message


def test_claims_in_conflict_are_not_checked(tmp_path: Path) -> None:
    graph = graph_builder.small()
    graph.conflicts.add((node("meeting/x"), graph_builder.name("rdf:type"), graph_builder.name("trv:Meeting")))
    assert validate(graph.write(tmp_path)) == []


def test_checks_of_the_whole_graph_agree_with_pyshacl() -> None:
    draw = random.Random(3)
    base = sorted(graph_builder.small().facts | graph_builder.small().provenance)
    for _ in range(3):
        triples: list[Triple] = list(base)
        for place in draw.sample(range(len(triples)), 12):
            subject, predicate, object_ = triples[place]
            other = draw.choice([one for one in base if one[1] == predicate])
            triples[place] = draw.choice([(subject, predicate, other[2]), (other[0], predicate, object_)])
        data, shapes = checks._data(ntriples(triples)), checks._shapes()
        alone = set(checks._violations(checks._report(data, shapes), data, shapes))
        ours = validate(triples)
        assert ours != []
        assert {(one.code, one.focus, one.message) for one in ours} == {
            (one.code, one.focus, one.message) for one in alone
        }


def test_shapes_that_cannot_be_applied_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shape = "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ; sh:targetNode <urn:n> ; "
    (tmp_path / "bad.ttl").write_text(
        shape + 'sh:sparql [ a sh:SPARQLConstraint ; sh:select "SELECT $this { VALUES ?x { 1 } }" ] .'
    )
    monkeypatch.setattr("travaux.resources.shapes", lambda: tmp_path)
    with pytest.raises(ResourceError, match="cannot be applied"):
        validate([(iri("urn:n"), iri("urn:p"), literal("x"))])


def test_nothing_is_no_graph(tmp_path: Path) -> None:
    (tmp_path / "facts.nt").write_text("")
    with pytest.raises(InputError, match="empty"):
        validate(tmp_path)


@pytest.mark.parametrize(("edited", "only"), [("facts.nt", (1, 0)), ("facts.ttl", (0, 1))])
def test_two_files_of_facts_that_differ_are_an_error(tmp_path: Path, edited: str, only: tuple[int, int]) -> None:
    graph = graph_builder.small()
    folder = graph.write(tmp_path)
    (folder / "facts.nt").write_text(ntriples(graph.facts), "utf-8")
    assert validate(folder) == []
    with (folder / edited).open("a", encoding="utf-8") as file:
        file.write("<urn:s> <urn:p> <urn:o> .\n")
    done = CliRunner().invoke(app, ["validate", str(folder)])
    assert done.exit_code == 2
    assert f"only in the former: {only[0]}; only in the latter: {only[1]}." in done.stderr
    assert "travaux build" in done.stderr


def test_the_report_is_in_plain_words(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["validate", str(wrong().write(tmp_path))])
    assert done.exit_code == 1
    assert "Violation S09: " in done.stdout
    assert "    node: meeting/unhabitat-eb/2020/1\n" in done.stdout
    assert f"    read in: local/{'ab' * 16}, paragraph 7\n" in done.stdout
    assert "    words: 执行局在2020年6月29日" in done.stdout
    assert done.stdout.rstrip().split("\n")[-1].startswith("The graph does not conform: ")


def test_warnings_alone_are_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "validate", lambda _: [Violation("S45", "Warning", "Labels are missing.", "<urn:x>")])
    done = CliRunner().invoke(app, ["validate", "x"])
    assert done.exit_code == 0
    assert done.stdout.endswith("The graph conforms: 1 warning.\n")
