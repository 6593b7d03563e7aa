"""How readers write a canonical text, and how files come to their reader."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from travaux import limits
from travaux.errors import InputError, TooLargeError
from travaux.limits import Limits
from travaux.model import Span
from travaux.readers import READERS, read, read_bytes
from travaux.readers.apart import read_apart
from travaux.readers.canonical import Writer, note_mark
from travaux.readers.loading import load
from travaux.readers.sniff import sniff


def writer() -> Writer:
    return Writer("a.pdf", "application/pdf")


# ---------------------------------------------------------------- the canonical text


def test_blocks_are_lines_with_blank_lines_between() -> None:
    made = writer()
    made.add([("1. Decides ", "p1"), ("to act;", "p2")])
    made.add([("Second", "p3")], gap=False, bullet=True)
    document = made.finish()
    assert document.text == "1. Decides to act;\n- Second\n"
    assert [document.text[b.span.start : b.span.end] for b in document.blocks] == ["1. Decides to act;", "Second"]
    assert [(document.text[one.span.start : one.span.end], one.fragment) for one in document.locators] == [
        ("1. Decides ", "p1"),
        ("to act;", "p2"),
        ("Second", "p3"),
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([("  a\t\r\n b ", "")], "a b\n"),
        ([("a ", ""), (" b", "")], "a b\n"),
        ([("a", ""), (" ", ""), ("  ", "")], "a\n"),
        ([("a\ufeff\x01b", "")], "ab\n"),
        ([("a\ud800b", "")], "a?b\n"),
        ([(" \n", "")], ""),
        ([], ""),
    ],
)
def test_blanks_are_one_blank_and_what_is_invisible_goes(words: list[tuple[str, str]], text: str) -> None:
    made = writer()
    made.add(words)
    assert made.finish().text == text


def test_notes_are_written_as_in_text() -> None:
    made = writer()
    made.add([(f"The plan{note_mark('1')} was approved.", "")])
    made.note("1", [("See paragraph 3.", "n1")])
    document = made.finish()
    assert document.text == "The plan[^1] was approved.\n\n[^1]: See paragraph 3.\n"
    assert document.locators[0].span == Span(document.text.index("See"), len(document.text) - 1)


def test_a_text_that_is_larger_than_a_text_may_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travaux.readers.canonical.MAX_SIZE", 10)
    with pytest.raises(TooLargeError, match="more than"):
        writer().add([("a" * 20, "")])


# ---------------------------------------------------------------- the reader of a file


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n%PDF-1.4", "pdf"),
        (b"PK\x03\x04rest", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"<!DOCTYPE html><p>x", "html"),
        (b"\xef\xbb\xbf \n<HTML lang=en>", "html"),
        (b"<!-- a page --><html>", "html"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b"<?xml version='1.0'?>\n<akomaNtoso>", "akn"),
        (b"<akn:akomaNtoso xmlns:akn='x'>", "akn"),
        (b"<?xml version='1.0'?><!-- x --><other/>", "akn"),
        (b"<?xml version='1.0'?><!DOCTYPE a><a/>", "akn"),
    ],
)
def test_the_first_bytes_tell_what_a_file_is(content: bytes, name: str) -> None:
    found = sniff(content)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "content",
    [b"", b"United Nations", b"The mark %PDF-1.7 stands first.", b"<p>A paragraph</p>", b"# Heading", b"\0\1"],
)
def test_text_has_no_mark(content: bytes) -> None:
    assert sniff(content) is None


def test_a_suffix_that_lies_is_told(tmp_path: Path) -> None:
    document = read_bytes(tmp_path / "page.txt", b"<!doctype html><p>The Board met and decided.</p>")
    assert document.format == "text/html"
    assert [finding.code for finding in document.findings][:1] == ["suffix"]
    assert "ends in .txt, but this is HTML" in document.findings[0].message


@pytest.mark.parametrize(("suffix", "words"), [(".doc", "Word before 2007"), (".rtf", "Rich Text Format")])
def test_old_formats_are_refused_with_the_way_out(tmp_path: Path, suffix: str, words: str) -> None:
    content = {".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".rtf": b"{\\rtf1 x}"}[suffix]
    with pytest.raises(InputError, match=words) as raised:
        read_bytes(tmp_path / f"old{suffix}", content)
    assert "--convert-to docx" in raised.value.remedy


def test_an_unknown_suffix_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"No reader for files that end in '\.xyz'") as raised:
        read_bytes(tmp_path / "a.xyz", b"")
    assert all(suffix in raised.value.remedy for suffix in READERS)


def test_formats_differ_in_size(tmp_path: Path) -> None:
    for suffix, size in ((".txt", limits.MAX_SIZE), (".html", limits.MAX_MARKUP)):
        path = tmp_path / f"a{suffix}"
        with path.open("wb") as handle:
            handle.truncate(size + 1)
        with pytest.raises(TooLargeError, match="--max-size"):
            read(path)
        with pytest.raises(TooLargeError):
            read(path, Limits(size=10))


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("United Nations")
    real = os.fstat
    calls: list[int] = []

    def fstat(handle: int) -> os.stat_result:
        if calls:
            path.write_text("United")
        calls.append(handle)
        return real(handle)

    monkeypatch.setattr("travaux.readers.loading.os.fstat", fstat)
    with pytest.raises(InputError, match="changed while it was read"):
        load(path, 100)


# ---------------------------------------------------------------- a process of its own


HOSTILE = """
import sys, time, types
module = types.ModuleType("travaux.readers.html")
def read_html(name, content):
    {body}
module.read_html = read_html
sys.modules["travaux.readers.html"] = module
from travaux.readers.apart import _main
_main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("while True: pass", "longer than 1 seconds"),
        ("time.sleep(60)", "longer than 1 seconds"),
        ("return [bytearray(10**8) for _ in range(100)]", "more than 1 GB"),
        ("import os; os.abort()", "makes the reader fail"),
        ("raise ValueError('odd')", "ValueError: odd"),
        ("print('{'); raise SystemExit(0)", "broken"),
    ],
)
def test_a_reader_that_goes_wrong_takes_nothing_with_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str, words: str
) -> None:
    script = tmp_path / "hostile.py"
    script.write_text(HOSTILE.format(body=body))
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nshift 3\nexec "{sys.executable}" "{script}" "$@"\n')
    python.chmod(0o755)
    monkeypatch.setattr("travaux.readers.apart.sys.executable", str(python))
    with pytest.raises(InputError, match=words) as raised:
        read_apart("html", "a.html", b"<html>", Limits(seconds=1, memory=1_000_000_000))
    assert raised.value.remedy


def test_what_comes_back_is_what_was_read() -> None:
    page = b"<!doctype html><table><tr><td>Poland<td>Chair</table><h2>Report</h2><p>1. The Board decided.</p>"
    alone = READERS[".html"].reader("a.html", page)
    assert read_apart("html", "a.html", page, Limits()) == alone
    assert alone.blocks


def test_modules_in_the_folder_of_the_caller_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    assert read_apart("html", "a.html", b"<!doctype html><p>The Board decided.</p>", Limits()).blocks
