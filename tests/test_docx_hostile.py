"""DOCX: files that are made to harm, and files that are broken; each brings one clear error."""

from __future__ import annotations

import contextlib
import tracemalloc
from pathlib import Path

import pytest
from docx_numbered import NINE
from docx_reading import codes, everything, lines, read
from docx_samples import (
    HEAD,
    OPEN,
    abstract,
    docx,
    lvl,
    num,
    p,
    pack,
    parts,
    ref,
    relationships,
    root,
    run,
    style,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.errors import InputError, TooLargeError


def refused(content: bytes, *said: str) -> InputError:
    """The error that a file brings; it must say what was found, and what to do."""
    with pytest.raises(InputError) as caught:
        read(content)
    assert all(word in caught.value.message for word in said), caught.value.message
    assert caught.value.remedy
    assert caught.value.path == "made.docx"
    return caught.value


def test_a_zip_bomb_is_not_unpacked() -> None:
    members = parts(p("Words"))
    bomb = members["word/document.xml"].replace("<w:body>", "<w:body>" + " " * 60_000_000)
    tracemalloc.start()
    error = refused(pack({**members, "word/document.xml": bomb}), "zip bomb")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(error, TooLargeError)
    assert peak < 130_000_000  # the text of the bomb itself, and its archive; nothing was unpacked


def test_parts_together_may_not_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travaux.readers.docx.archive.MAX_UNPACKED", 30_000)
    noise = "".join(f"<!--{n * 7919 % 100_003}-->" for n in range(2_000))
    members = parts(p("Words"), styles=noise, numbering=noise)
    assert isinstance(refused(pack(members), "unpacks to more than"), TooLargeError)


def test_an_archive_of_many_entries_is_refused() -> None:
    assert isinstance(refused(pack({f"{n}": "" for n in range(10_001)}), "10,001 entries"), TooLargeError)


def test_what_lies_about_its_size_is_damaged() -> None:
    content = docx(p("Words " * 500))
    size = len(parts(p("Words " * 500))["word/document.xml"]).to_bytes(4, "little")
    assert size in content
    refused(content.replace(size, (50).to_bytes(4, "little")), "damaged")


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declarations_are_refused(part: str, encoding: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    doctypes = (
        f"<!DOCTYPE d [{laughs}]>",
        f'<!DOCTYPE d [<!ENTITY l11 SYSTEM "{secret.as_uri()}">]>',
        f'<!DOCTYPE d SYSTEM "{secret.as_uri()}">',
    )
    for doctype in doctypes:
        members: dict[str, str | bytes] = dict(parts(p("<w:r><w:t>&l11;</w:t></w:r>"), styles=style("S")))
        text = str(members[part]).removeprefix(HEAD)
        members[part] = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{text}'.encode(encoding)
        if part != "word/document.xml":
            members["word/document.xml"] = parts(p("Words"))["word/document.xml"]
        refused(pack(members), part, "declares")


def test_nothing_outside_the_archive_is_read(tmp_path: Path) -> None:
    outside = tmp_path / "styles.xml"
    outside.write_text(root("styles", style("S", run="<w:vanish/>")))
    for target, mode in ((outside.as_uri(), ' TargetMode="External"'), (str(outside), ""), ("../../../styles.xml", "")):
        members = parts(p("Words", style="S"))
        members["word/_rels/document.xml.rels"] = relationships([("r1", "styles", target)], mode)
        members["../../../styles.xml"] = outside.read_text()
        assert lines(pack(members)) == ["Words"]
    assert sorted(tmp_path.iterdir()) == [outside]


@pytest.mark.parametrize("cut", [40, 300, -400, -30, -1])
def test_a_file_that_is_cut_off_is_said_to_be(cut: int) -> None:
    refused(docx(p("Words"))[:cut], "cut off or damaged")


def test_a_damaged_part_is_said_to_be() -> None:
    content = bytearray(pack(parts(p("Words " * 50))))
    place = content.index(b"word/document.xml") + 40
    content[place : place + 40] = b"\x55" * 40
    refused(bytes(content), "word/document.xml", "damaged")


def test_a_password_is_named() -> None:
    content = docx(p("Words")).replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    refused(content, "password")


def test_other_archives_are_named() -> None:
    types = f'<Types xmlns="{OPEN}/package/2006/content-types"><Override PartName="/x.xml" ContentType="{{}}"/></Types>'
    rels = relationships([("r", "officeDocument", "x.xml")])
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    for kind, said in ((sheet, "Excel"), (slides, "PowerPoint"), ("other/kind", "without a document")):
        refused(pack({"[Content_Types].xml": types.format(kind), "_rels/.rels": rels, "x.xml": "<x/>"}), said)
    refused(pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "OpenDocument")
    refused(pack({"mimetype": "application/epub+zip"}), "e-book")
    refused(pack({"a.txt": "text"}), "without a document")
    refused(pack({}), "without a document")
    refused(b"no archive at all", "cut off or damaged")


def test_what_is_missing_or_broken_is_named() -> None:
    members = parts(p("Words", num=1, level=0), numbering=abstract(0, lvl(0)) + num(1, 0))
    refused(pack({name: part for name, part in members.items() if name != "word/document.xml"}), "word/document.xml")
    refused(pack({**members, "word/document.xml": members["word/document.xml"][:-20]}), "word/document.xml", "XML")
    refused(pack({**members, "word/document.xml": root("document", "")}), "no body")
    refused(docx(p("")), "no words")
    for broken in ({**members, "word/numbering.xml": "<w"}, {k: v for k, v in members.items() if "numbering" not in k}):
        assert lines(pack(broken)) == ["Words"]
        assert codes(pack(broken)) == ["part", "numbering"]


def test_what_stands_deep_is_read_or_refused() -> None:
    for depth in (10, 70, 120, 5_000):
        body = "<w:tbl><w:tr><w:tc>" * depth + p("Deep") + "</w:tc></w:tr></w:tbl>" * depth
        if depth <= 70:
            assert lines(docx(body)) == ["Deep"]
        else:
            refused(docx(body), "word/document.xml")
        controls = "<w:sdt><w:sdtContent>" * depth + run("Deep") + "</w:sdtContent></w:sdt>" * depth
        if depth <= 120:
            assert lines(docx(p(controls))) == ["Deep"]
        else:
            refused(docx(p(controls)), "word/document.xml")


_ELEMENTS = (
    "p",
    "r",
    "tbl",
    "tr",
    "tc",
    "sdt",
    "sdtContent",
    "ins",
    "del",
    "pPr",
    "rPr",
    "numPr",
    "txbxContent",
    "fldChar",
)
_TREES = st.recursive(
    st.sampled_from([run("Words"), ref(2), ref(7), p("Words", num=1, level=0), "<w:br/>", "<w:vanish/>", "<w:sym/>"]),
    lambda inner: st.tuples(st.sampled_from(_ELEMENTS), st.lists(inner, max_size=4)).map(
        lambda made: f'<w:{made[0]} w:val="x" w:fldCharType="begin">{"".join(made[1])}</w:{made[0]}>'
    ),
    max_leaves=25,
)


@settings(max_examples=100, deadline=None)
@given(_TREES)
def test_elements_in_any_order_are_read(tree: str) -> None:
    content = docx(
        p("Start") + tree,
        numbering=abstract(0, *NINE) + num(1, 0),
        footnotes=f'<w:footnote w:id="2">{tree}</w:footnote>',
    )
    document = read(content)
    assert document.text.startswith("Start")
    for block in document.blocks:
        assert 0 <= block.span.start < block.span.end <= len(document.text)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_bytes_that_are_changed_bring_an_error_or_a_text(place: int, noise: bytes) -> None:
    content = bytearray(pack(everything()))
    at = place % len(content)
    content[at : at + len(noise)] = noise
    with contextlib.suppress(InputError):
        assert read(bytes(content)).blocks
