"""The build as a whole: determinism, evidence, contradictions, and an output that is whole or not there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from travaux import inputs, pieces, pipeline, relations
from travaux.errors import InputError
from travaux.graph.terms import NAMESPACES, parts
from travaux.model import RawDocument, Reading
from travaux.pipeline import build
from travaux.store import open_graph, select

CORPUS = Path(__file__).parent.parent / "data" / "corpus"
FILES = (
    "facts.ttl",
    "facts.nt",
    "provenance.ttl",
    "claims-in-conflict.ttl",
    "dataset.ttl",
    "coverage.csv",
    "findings.csv",
    "report.md",
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo graph, built once."""
    out = tmp_path_factory.mktemp("demo") / "graph"
    build([CORPUS], out)
    return out


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def build_elsewhere(sources: list[Path], out: Path, seed: str, cache: Path) -> dict[str, bytes]:
    code = "import sys, json; from travaux.pipeline import build; build(json.loads(sys.argv[1]), sys.argv[2])"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TRAVAUX_CACHE": str(cache)}
    arguments = [sys.executable, "-c", code, json.dumps([str(path) for path in sources]), str(out)]
    subprocess.run(arguments, check=True, env=environment, capture_output=True)
    return snapshot(out)


def test_same_bytes_in_two_processes_whatever_the_order_and_the_hash_seed(tmp_path: Path) -> None:
    files = sorted(path for path in CORPUS.iterdir() if path.suffix in (".txt", ".md") and path.stem != "README")
    first = build_elsewhere(files, tmp_path / "a", "1", tmp_path / "cache1")
    second = build_elsewhere(files[::-1], tmp_path / "b", "4242", tmp_path / "cache2")
    assert first == second
    assert set(FILES) <= set(first)


def test_the_cache_changes_nothing(tmp_path: Path, graph: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(list((cache / "pieces").iterdir())) >= 5
    monkeypatch.setattr(pieces, "_read", unexpected)
    build([CORPUS], tmp_path / "again")
    assert snapshot(tmp_path / "again") == snapshot(graph)
    monkeypatch.undo()
    monkeypatch.setenv("TRAVAUX_CACHE", str(tmp_path / "fresh"))
    build([CORPUS], tmp_path / "cold")
    assert snapshot(tmp_path / "cold") == snapshot(graph)


def unexpected(*_: object) -> None:
    raise AssertionError("read although it is in the cache")


def test_several_processes_give_the_same_bytes(tmp_path: Path, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAVAUX_CACHE", str(tmp_path / "cache"))
    build([CORPUS], tmp_path / "two", jobs=2)
    assert snapshot(tmp_path / "two") == snapshot(graph)


def evidence(folder: Path) -> list[tuple[str, ...]]:
    query = """SELECT ?e ?quote ?b ?n ?file WHERE {
        ?e a trv:Evidence ; nif:anchorOf ?quote ; oa:hasSource ?version . ?version trv:canonicalText ?file .
        OPTIONAL { ?e nif:beginIndex ?b ; nif:endIndex ?n } }"""
    return [tuple(parts(cell).value if cell else "" for cell in row) for row in select(open_graph(folder), query)[1]]


def assert_evidence_is_exact(folder: Path) -> None:
    rows = evidence(folder)
    texts = {name: (folder / name).read_text("utf-8") for name in {row[4] for row in rows}}
    assert rows
    for node, quote, begin, end, name in rows:
        text = texts[name]
        if begin:
            assert text[int(begin) : int(end)] == quote, node
        else:
            spans = [piece.removeprefix("char=").split(",") for piece in node.rpartition("#")[2].split("&")]
            assert " … ".join(text[int(b) : int(e)] for b, e in spans) == quote, node


def test_each_evidence_equals_its_slices(graph: Path) -> None:
    assert_evidence_is_exact(graph)


def test_each_evidence_equals_its_slices_in_the_official_documents(shared: Path, tmp_path: Path) -> None:
    build([shared / "corpus" / "seeds", shared / "corpus" / "security-council" / "zh"], tmp_path / "out")
    assert_evidence_is_exact(tmp_path / "out")


def test_the_canonical_text_is_the_file(graph: Path) -> None:
    texts = {path.read_bytes() for path in (graph / "texts").iterdir()}
    paths = [path for path in CORPUS.iterdir() if path.suffix in (".txt", ".md") and path.stem != "README"]
    sources = {path.read_bytes() for path in paths}
    assert texts == sources


def test_a_restatement_says_what_it_restates(graph: Path) -> None:
    rows = select(open_graph(graph), "SELECT ?d ?s WHERE { ?d dct:source ?s }")[1]
    base = "https://w3id.org/travaux/id/doc/"
    assert (f"<{base}restatement/HSP/EB.2024/9>", f"<{base}HSP/EB.2024/9>") in rows
    assert len(rows) == 5


def test_no_blank_nodes_and_no_paths_of_this_machine(graph: Path) -> None:
    for content in snapshot(graph).values():
        assert b"_:" not in content
        assert str(CORPUS).encode() not in content


# ---------------------------------------------------------------- dates


def test_no_date_without_being_told(graph: Path) -> None:
    assert 'dct:modified "' not in (graph / "dataset.ttl").read_text("utf-8")


def test_the_date_of_source_date_epoch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    build([CORPUS / "eb-2024-9.zh.txt"], tmp_path / "out")
    assert '"1970-01-02"' in (tmp_path / "out" / "dataset.ttl").read_text("utf-8")


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no date"):
        build([CORPUS], tmp_path / "out", date="tomorrow")


# ---------------------------------------------------------------- contradictions

HEAD = "联合国人类住区规划署执行局\n2030 年第一次会议\n2030 年 5 月 6 日至 8 日，内罗毕\n\n"


def write(folder: Path, name: str, symbol: str, body: str) -> Path:
    path = folder / name
    path.write_text(f"{symbol}\n\n{HEAD}{body}\n", "utf-8")
    return path


def test_statements_that_contradict_each_other_stand_side_by_side(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "HSP/EB.2030/1", "1. 执行局 2029 年第二次会议于 2029 年 11 月 5 日至 7 日举行。")
    write(tmp_path, "b.txt", "HSP/EB.2030/2", "1. 执行局 2029 年第二次会议于 2029 年 11 月 6 日至 7 日举行。")
    build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out")
    facts = (tmp_path / "out" / "facts.nt").read_text("utf-8")
    meeting = "<https://w3id.org/travaux/id/meeting/unhabitat-eb/2029/2>"
    starts = [line for line in facts.splitlines() if line.startswith(meeting) and "startDate" in line]
    ends = [line for line in facts.splitlines() if line.startswith(meeting) and "endDate" in line]
    conflicts = (tmp_path / "out" / "claims-in-conflict.ttl").read_text("utf-8")
    assert starts == []
    assert len(ends) == 1
    assert conflicts.count("trv:conflictsWith") == 2
    assert '"2029-11-05"' in conflicts
    assert '"2029-11-06"' in conflicts


def test_the_report_has_each_contradiction_once_in_words_with_both_places(tmp_path: Path) -> None:
    first = "执行局 2029 年第二次会议于 2029 年 11 月 5 日至 7 日举行。"
    second = first.replace("11 月 5 日", "11 月 6 日")
    write(tmp_path, "a.txt", "HSP/EB.2030/10", f"3. {first}")
    write(tmp_path, "b.txt", "HSP/EB.2030/9", f"1. {second}")
    report = build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out")
    ((one, two),) = report.contradictions
    words = "Executive Board of the United Nations Human Settlements Programme 2029/2: start date 2029-11-0"
    assert (one.words[-25:], two.words[-25:]) == (f"{words}6"[-25:], f"{words}5"[-25:])
    assert [str(place) for place in one.places] == [f"HSP/EB.2030/9, paragraph 1: “{second}”"]
    assert [str(place) for place in two.places] == [f"HSP/EB.2030/10, paragraph 3: “{first}”"]
    section = (tmp_path / "out" / "report.md").read_text("utf-8").partition("## Contradictions\n")[2].partition("##")[0]
    assert section.strip() == f"- {one}\\\n  against: {two}"
    assert "https:" not in section


def test_the_file_of_claims_in_conflict_can_be_read_alone(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "HSP/EB.2030/1", "1. 执行局 2029 年第二次会议于 2029 年 11 月 5 日至 7 日举行。")
    write(tmp_path, "b.txt", "HSP/EB.2030/2", "1. 执行局 2029 年第二次会议于 2029 年 11 月 6 日至 7 日举行。")
    build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out")
    query = """SELECT ?day ?para ?quotation { ?claim trv:conflictsWith ?other ; rdf:object ?day ; trv:evidence ?read .
        ?read trv:inParagraph ?para ; nif:anchorOf ?quotation } ORDER BY ?day"""
    rows = select(open_graph(tmp_path / "out" / "claims-in-conflict.ttl"), query)[1]
    assert [(parts(day).value, parts(para).value.rpartition("/id/")[2]) for day, para, _ in rows] == [
        ("2029-11-05", "doc/HSP/EB.2030/1#para_1"),
        ("2029-11-06", "doc/HSP/EB.2030/2#para_1"),
    ]
    assert ["11 月 5 日" in rows[0][2], "11 月 6 日" in rows[1][2]] == [True, True]


def test_a_month_and_a_day_in_it_do_not_contradict_each_other(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "HSP/EB.2030/1", "1. 执行局 2029 年第二次会议于 2029 年 11 月 5 日举行。")
    write(tmp_path, "b.txt", "HSP/EB.2030/2", "1. 在 2029 年 11 月举行的执行局 2029 年第二次会议上，作出了安排。")
    build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out")
    assert "conflictsWith" not in (tmp_path / "out" / "claims-in-conflict.ttl").read_text("utf-8")


def test_a_meeting_that_cannot_be_that_of_the_decision_is_seen_as_a_contradiction(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "HSP/EB.2030/1", "1. 执行局 2022 年第二次会议在其第 2020/3 号决定中核准了预算。")
    write(tmp_path, "b.txt", "HSP/EB.2030/2", "1. 执行局 2020 年第二次会议在其第 2020/3 号决定中核准了预算。")
    build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out")
    facts = (tmp_path / "out" / "facts.nt").read_text("utf-8")
    conflicts = (tmp_path / "out" / "claims-in-conflict.ttl").read_text("utf-8")
    assert [line for line in facts.splitlines() if "adoptedAt>" in line] == []
    stated = [part for part in conflicts.split("\n\n") if "trv:adoptedAt" in part]
    assert sum(part.count("trv:conflictsWith") for part in stated) == 2
    assert "unhabitat-eb/2022/2>" in conflicts
    assert "unhabitat-eb/2020/2>" in conflicts


def test_an_act_by_a_text_and_at_a_meeting_that_do_not_go_together_is_a_contradiction(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "HSP/EB.2030/1", "1. 执行局 2022 年第二次会议在其第 2020/3 号决定中核准了预算。")
    write(tmp_path, "b.txt", "HSP/EB.2030/2", "1. 执行局 2020 年第二次会议在其第 2020/3 号决定中核准了预算。")
    build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out")
    conflicts = (tmp_path / "out" / "claims-in-conflict.ttl").read_text("utf-8")
    parts = [part for part in conflicts.split("\n\n") if "rdf:subject <act/" in part]
    assert sorted(re.findall("trv:(decidedBy|heldAt)", "".join(parts))) == ["decidedBy", "heldAt"]
    assert all("act/doc/HSP/EB.2030/1" in part for part in parts)


PLENARY = """联合国
A/RES/72/279

大会

第七十二届会议

2018 年 5 月 31 日大会第 91 次全体会议通过

72/279. 联合国发展系统的重新定位

大会，

1. 欢迎报告；
"""


def test_a_session_and_a_plenary_meeting_of_it_do_not_contradict_each_other(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "HSP/EB.2030/1", "1. 联合国大会第七十二届会议通过的第 72/279 号决议指出了方向。")
    (tmp_path / "b.txt").write_text(PLENARY, "utf-8")
    build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out")
    assert "conflictsWith" not in (tmp_path / "out" / "claims-in-conflict.ttl").read_text("utf-8")
    facts = (tmp_path / "out" / "facts.nt").read_text("utf-8")
    stated = {line.split()[2].rpartition("/meeting/")[2] for line in facts.splitlines() if "adoptedAt>" in line}
    assert stated == {"un-ga/72>", "un-ga/72/91>"}


# ---------------------------------------------------------------- input and output


def test_an_unreadable_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", "HSP/EB.2030/1", "1. 执行局通过了议程。")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 10)
    report = build([tmp_path], tmp_path / "out")
    assert {finding.file for finding in report.findings if finding.severity == "error"} == {"empty.txt", "binary.txt"}
    assert sum(1 for piece in report.documents if piece.name) == 1


GERMAN = """Bericht des Exekutivdirektors an den Verwaltungsrat

1. Der Verwaltungsrat hat die Tagesordnung der ersten Tagung angenommen und den Bericht gebilligt.

2. Die Mitgliedstaaten wurden gebeten, ihre Beiträge rechtzeitig zu zahlen.
"""


def test_a_text_in_another_language_is_an_error_and_the_others_are_built(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", "HSP/EB.2030/1", "1. 执行局通过了议程。")
    (tmp_path / "german.txt").write_text(GERMAN, "utf-8")
    report = build([tmp_path], tmp_path / "out")
    assert [(f.code, f.severity, f.file) for f in report.findings] == [("unreadable", "error", "german.txt")]
    assert "language" in report.findings[0].message
    assert [piece.name for piece in report.documents if piece.name] == ["HSP/EB.2030/1"]


def test_a_file_of_nothing_but_a_byte_order_mark_is_empty(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", "HSP/EB.2030/1", "1. 执行局通过了议程。")
    (tmp_path / "mark.txt").write_bytes(b"\xef\xbb\xbf")
    report = build([tmp_path], tmp_path / "out")
    assert [(f.code, f.file, f.message) for f in report.findings] == [("unreadable", "mark.txt", "The file is empty.")]


def test_a_fault_of_reading_costs_one_document_and_not_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "bad.txt", "HSP/EB.2030/2", "1. 执行局没有通过议程。")
    write(tmp_path, "good.txt", "HSP/EB.2030/1", "1. 执行局通过了议程。")
    original = relations.read_document

    def stumble(raw: RawDocument, **options: str) -> Reading:
        if raw.name == "bad.txt":
            raise RuntimeError("out of luck")
        return original(raw, **options)

    monkeypatch.setattr(relations, "read_document", stumble)
    report = build([tmp_path], tmp_path / "out", jobs=1)
    (finding,) = report.findings
    assert (finding.code, finding.severity, finding.file) == ("unreadable", "error", "bad.txt")
    assert "RuntimeError: out of luck" in finding.message
    assert "report it" in finding.remedy
    assert [piece.name for piece in report.documents if piece.name] == ["HSP/EB.2030/1"]
    monkeypatch.undo()
    again = build([tmp_path / "bad.txt"], tmp_path / "again")
    assert again.findings == ()  # a failure is not kept in the cache


def test_a_name_of_a_body_at_the_very_end_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "end.txt").write_text("1. 大会第72/279号决议提交联合国", "utf-8")
    report = build([tmp_path], tmp_path / "out")
    assert [f.code for f in report.findings] == ["no-symbol"]
    assert "resolution/un-ga/72/279>" in (tmp_path / "out" / "facts.nt").read_text("utf-8")


def test_an_output_inside_the_input_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "HSP/EB.2030/1", "1. 执行局通过了议程。")
    write(tmp_path, "b.txt", "HSP/EB.2030/2", "1. 执行局讨论了议程。")
    first = build([tmp_path], tmp_path / "graph")
    before = snapshot(tmp_path / "graph")
    second = build([tmp_path], tmp_path / "graph")
    assert [piece.file for piece in second.documents] == [piece.file for piece in first.documents] == ["a.txt", "b.txt"]
    assert (first.findings, second.findings) == ((), ())
    assert snapshot(tmp_path / "graph") == before


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(InputError, match=r"empty\.txt"):
        build([tmp_path], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        build([tmp_path / "nowhere"], tmp_path / "out")


def test_a_folder_of_something_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_text("years of work")
    with pytest.raises(InputError, match=r"thesis\.docx"):
        build([CORPUS], tmp_path / "out")
    assert (tmp_path / "out" / "thesis.docx").exists()


def test_an_earlier_output_is_replaced_as_a_whole(tmp_path: Path, graph: Path) -> None:
    shutil.copytree(graph, tmp_path / "out")
    build([CORPUS / "eb-2024-9.zh.txt"], tmp_path / "out")
    assert len(list((tmp_path / "out" / "texts").iterdir())) == 1


def test_a_failure_leaves_the_earlier_output_and_no_trace(
    tmp_path: Path, graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(graph, tmp_path / "out")
    before = snapshot(tmp_path / "out")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "report_text", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build([CORPUS / "eb-2024-9.zh.txt"], tmp_path / "out")
    assert snapshot(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_two_texts_of_one_document_in_one_language(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "HSP/EB.2030/1", "1. 执行局通过了议程。")
    write(tmp_path, "b.txt", "HSP/EB.2030/1", "1. 执行局通过了另一项议程。")
    report = build([tmp_path], tmp_path / "out")
    twins = [finding for finding in report.findings if finding.code == "twin"]
    assert len(twins) == 1
    assert twins[0].severity == "error"


def test_a_manifest_names_a_document_without_a_symbol(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(f"{HEAD}1. 执行局通过了议程。\n", "utf-8")
    (tmp_path / "corpus.toml").write_text('[[document]]\nfile = "note.txt"\nsymbol = "HSP/EB.2030/5"\n')
    build([tmp_path / "note.txt"], tmp_path / "out")
    assert "doc/HSP/EB.2030/5>" in (tmp_path / "out" / "facts.nt").read_text("utf-8")


def test_a_manifest_names_files_by_their_path_and_not_by_their_name(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(f"{HEAD}1. 执行局通过了议程。\n", "utf-8")
    (tmp_path / "sub" / "a.txt").write_text(f"{HEAD}1. 执行局通过了另一项议程。\n", "utf-8")
    (tmp_path / "corpus.toml").write_text('[[document]]\nfile = "sub/a.txt"\nsymbol = "HSP/EB.2030/5"\n')
    sources, findings = inputs.collect([tmp_path])
    assert [(s.path.relative_to(tmp_path).as_posix(), s.symbol) for s in sources] == [
        ("a.txt", ""),
        ("sub/a.txt", "HSP/EB.2030/5"),
    ]
    assert findings == []
    report = build([tmp_path], tmp_path / "out")
    named = {piece.name.partition("/")[0]: piece.text for piece in report.documents}
    assert set(named) == {"HSP", "local"}
    assert "另一项" in named["HSP"]
    assert "另一项" not in named["local"]


def test_a_document_without_a_symbol_gets_a_local_identifier_and_a_finding(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(f"{HEAD}1. 执行局通过了议程。\n", "utf-8")
    report = build([tmp_path / "note.txt"], tmp_path / "out")
    assert report.documents[0].name.startswith("local/")
    assert [finding.code for finding in report.findings] == ["no-symbol"]


@pytest.mark.parametrize(
    ("manifest", "word"),
    [
        ("[[document]\n", "TOML"),
        ('[[document]]\nsymbol = "A/1"\n', "without file"),
        ('[[document]]\nfile = "note.txt"\ntitle = "x"\n', "title"),
        ('[[document]]\nfile = "note.txt"\nlanguage = "de"\n', "'de'"),
    ],
)
def test_a_broken_manifest_is_named(tmp_path: Path, manifest: str, word: str) -> None:
    (tmp_path / "note.txt").write_text("1. 执行局通过了议程。", "utf-8")
    (tmp_path / "corpus.toml").write_text(manifest)
    with pytest.raises(InputError, match=r"corpus\.toml") as error:
        build([tmp_path], tmp_path / "out")
    assert word in str(error.value)


def test_progress_counts_every_document(tmp_path: Path) -> None:
    calls: list[tuple[int, int, str]] = []
    build([CORPUS], tmp_path / "out", progress=lambda done, total, name: calls.append((done, total, name)))
    assert [done for done, _, _ in calls] == list(range(1, 11))
    assert {total for _, total, _ in calls} == {10}


def test_every_node_of_ours_has_a_label(graph: Path) -> None:
    query = """SELECT DISTINCT ?s WHERE {
        ?s a ?type FILTER(?type != rdf:Statement) FILTER NOT EXISTS { ?s rdfs:label ?label } }"""
    assert select(open_graph(graph), query)[1] == []


def test_only_terms_of_the_ontology_are_used(graph: Path) -> None:
    ontology = (Path(__file__).parent.parent / "ontology" / "travaux.ttl").read_text("utf-8")
    used = {
        line.split()[1][len(NAMESPACES["trv"]) + 1 : -1]
        for line in (graph / "facts.nt").read_text("utf-8").splitlines()
        if line.split()[1].startswith(f"<{NAMESPACES['trv']}")
    }
    assert used
    assert [name for name in sorted(used) if f"trv:{name} " not in ontology and f"trv:{name}\n" not in ontology] == []
