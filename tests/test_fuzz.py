"""Bytes that nobody meant: sound files cut, doubled, swapped and spliced give a sound document or a clear error.

The rule is in ``reading_rule``. ``TRAVAUX_FUZZ=100`` tries a hundred times as many; ``tools/fuzz.py`` goes on for as
long as one likes, led by the code that is reached.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import hostile_pdf
import pytest
from conftest import CORPUS, SHARED
from docx_numbered import NINE
from docx_reading import everything
from docx_samples import abstract, num, p, pack, parts
from hostile_case import GOOD
from hostile_markup import akn, html
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_rule import check, helpful, sound

from travaux.errors import InputError
from travaux.readers import read_bytes

TIMES = max(1, int(os.environ.get("TRAVAUX_FUZZ", "1")))
SMALL = 60_000  # bytes of a seed, so that many can be tried
NOISE = (
    b"<",
    b">",
    b"&",
    b"\0",
    b"\xff\xfe",
    b'"',
    b"<!--",
    b"]]>",
    b"<table>",
    b"</p>",
    b"obj",
    b"PK\1\2",
    b"\xd8\x00",
    b"-1",
)


@cache
def seeds(form: str) -> tuple[bytes, ...]:
    """Small files of a format: made ones, and those of the shared corpus where it is."""
    return (*_made(form), *(content for path in _shared(form) if len(content := path.read_bytes()) <= SMALL))


def _made(form: str) -> Sequence[bytes]:
    if form == "text":
        return [path.read_bytes()[:3_000] for path in sorted(CORPUS.glob("*.txt"))[:4]] + [
            f"# **A**\n\n1. {GOOD}".encode("utf-16")
        ]
    if form == "docx":
        numbered = parts(p(GOOD, num=1, level=0) + p("x", num=1, level=3), numbering=abstract(0, *NINE) + num(1, 0))
        return [pack(everything()), pack(numbered)]
    if form == "pdf":
        two = hostile_pdf.show() + hostile_pdf.show("1. Notes the report.", 72, 600)
        return [hostile_pdf.pages(3), hostile_pdf.pdf(hostile_pdf.one_page(hostile_pdf.packed(two)))]
    if form == "akn":
        return [
            akn(),
            akn(
                "<list><item eId='a'><num>(a)</num><p>Item"
                "<authorialNote marker='1'><p>Note.</p></authorialNote></p></item></list>"
            ),
        ]
    table = "<table border=1><tr><th>A<td rowspan=3>B<tr><td colspan=2>C</table>"
    notes = '<p>Word<sup><a href="#n1">1</a></sup></p><p id="n1"><a>1</a> Note.</p>'
    return [
        html(f"<ol start=3 type=a><li>One<ul><li>Two</ul></ol>{table}"),
        html(f"<main><h2>Head</h2>{notes}<br><pre>a\n\nb</pre></main>"),
    ]


def _shared(form: str) -> Sequence[Path]:
    endings = {"akn": ".akn.xml", "pdf": ".pdf", "docx": ".docx", "html": ".html", "text": ".txt"}
    return sorted(path for path in (SHARED / "corpus" / "files").glob("*") if path.name.endswith(endings[form]))


@st.composite
def mangled(draw: st.DrawFn, form: str) -> bytes:
    """A seed after one to six changes."""
    return _mangled(draw, draw(st.sampled_from(seeds(form))), draw(st.sampled_from(seeds(form))))


def _mangled(draw: st.DrawFn, content: bytes, other: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 6))):
        first, last = sorted((draw(st.integers(0, len(content))), draw(st.integers(0, len(content)))))
        part = content[first:last]
        how = draw(st.sampled_from(("flip", "cut", "double", "delete", "swap", "splice", "noise", "bytes")))
        if how == "flip" and content:
            place = first % len(content)
            content = content[:place] + bytes([content[place] ^ 1 << last % 8]) + content[place + 1 :]
        elif how == "cut":
            content = content[:last]
        elif how == "double":
            content = content[:last] + part + content[last:]
        elif how == "delete":
            content = content[:first] + content[first + min(len(part), 200) :]
        elif how == "swap":
            middle = (first + last) // 2
            content = content[:first] + content[middle:last] + content[first:middle] + content[last:]
        elif how == "splice":
            content = content[:first] + other[len(other) * first // max(1, len(content)) :]
        elif how == "noise":
            content = content[:first] + draw(st.sampled_from(NOISE)) * draw(st.integers(1, 50)) + content[first:]
        else:
            content = content[:first] + draw(st.binary(max_size=8)) + content[first:]
        content = content[: 4 * SMALL]
    return content


@st.composite
def mangled_archive(draw: st.DrawFn) -> bytes:
    """An archive with one part or two changed before it is packed."""
    with zipfile.ZipFile(io.BytesIO(draw(st.sampled_from(seeds("docx"))))) as archive:
        members = {name: archive.read(name)[:SMALL] for name in archive.namelist()}
    for _ in range(draw(st.integers(1, 2))):
        name, other = draw(st.sampled_from(sorted(members))), draw(st.sampled_from(sorted(members)))
        members[name] = _mangled(draw, members[name], members[other])
    return pack(members)


def fuzzed(times: int) -> settings:
    """How often to try, and no time limit for one try."""
    return settings(max_examples=times * TIMES, deadline=None, suppress_health_check=list(HealthCheck))


@fuzzed(150)
@given(mangled("text"))
def test_text(content: bytes) -> None:
    check("text", content)


@fuzzed(100)
@given(mangled("docx"))
def test_archives(content: bytes) -> None:
    check("docx", content)


@fuzzed(200)
@given(mangled_archive())
def test_parts_of_archives(content: bytes) -> None:
    check("docx", content)


@fuzzed(200)
@given(mangled("html"))
def test_html(content: bytes) -> None:
    check("html", content)


@fuzzed(200)
@given(mangled("akn"))
def test_akn(content: bytes) -> None:
    check("akn", content)


@fuzzed(20)
@given(mangled("pdf"))
def test_pdf_in_a_process_of_its_own(content: bytes) -> None:
    check("pdf", content, apart=True)


@pytest.mark.parametrize("suffix", ["txt", "docx", "html", "akn", "xml"])
def test_any_file_under_any_suffix(suffix: str) -> None:
    @fuzzed(3)
    @given(st.sampled_from(("text", "docx", "html", "akn")).flatmap(mangled))
    def run(content: bytes) -> None:
        try:
            sound(read_bytes(Path(f"made.{suffix}"), content))
        except InputError as error:
            helpful(error)

    run()
