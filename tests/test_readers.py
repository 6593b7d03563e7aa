"""Plain text and Markdown: bytes in, canonical text and blocks out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.errors import InputError
from travaux.model import RawDocument
from travaux.readers import read, read_bytes
from travaux.readers.text import read_text

TEXT = "1. 说明情况。\n\n2. Décision.\n"


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    raw = read_text("a.txt", text.encode())
    return [(block.kind, raw.text[block.span.start : block.span.end]) for block in raw.blocks]


# ---------------------------------------------------------------- encodings

ENCODED = [
    ("UTF-8", TEXT.encode("utf-8")),
    ("UTF-8 with mark", b"\xef\xbb\xbf" + TEXT.encode("utf-8")),
    ("UTF-16 little end first", b"\xff\xfe" + TEXT.encode("utf-16-le")),
    ("UTF-16 big end first", b"\xfe\xff" + TEXT.encode("utf-16-be")),
    ("CRLF", TEXT.replace("\n", "\r\n").encode("utf-8")),
    ("CR", TEXT.replace("\n", "\r").encode("utf-8")),
]


@pytest.mark.parametrize("content", [case[1] for case in ENCODED], ids=[case[0] for case in ENCODED])
def test_the_same_text_in_each_encoding(content: bytes) -> None:
    assert read_text("a.txt", content).text == TEXT


def test_the_digest_is_that_of_the_text_and_not_of_the_bytes() -> None:
    digests = {read_text("a.txt", content).digest for _, content in ENCODED}
    assert digests == {hashlib.sha256(TEXT.encode("utf-8")).hexdigest()}


REFUSED = [
    (
        "damaged UTF-8",
        "Décision de l’Assemblée générale".encode() + b"\xe9",
        r"Not text in UTF-8 \(byte 38\)\. .*iconv",
    ),
    ("half of a UTF-16 character", b"\xff\xfe\x41", r"Not text in UTF-16 \(byte 2\)\. .*iconv"),
    ("empty", b"", "The file is empty"),
    ("blank", b" \n\t\n", "The file is empty"),
    ("a mark alone", b"\xef\xbb\xbf", "The file is empty"),
    ("a mark of UTF-16 alone", b"\xff\xfe", "The file is empty"),
    ("a mark and blank lines", b"\xef\xbb\xbf\n\n", "The file is empty"),
    ("binary", bytes(range(1, 32)) * 20, "binary file"),
    ("zeros", b"PK\x01\x02" + b"\x00" * 200, "binary file"),
    ("archive", b"\x1f\x8b" + b"\x00" * 200, "This is an archive"),
]


@pytest.mark.parametrize(("content", "message"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_no_text_is_refused_with_the_name_of_the_file(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=f"report.txt: .*{message}"):
        read_text("report.txt", content)


def test_a_form_feed_is_no_control_character() -> None:
    assert read_text("a.txt", ("说明\n\x0c\n" * 9).encode()).text.count("\x0c") == 9


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.text", "a.md", "a.markdown"])
def test_suffixes_that_have_a_reader(name: str) -> None:
    assert isinstance(read_bytes(Path(name), b"x"), RawDocument)


@pytest.mark.parametrize("name", ["a.exe", "a", ".txt", "a.txt.gz"])
def test_a_suffix_without_reader_names_those_that_have_one(name: str) -> None:
    with pytest.raises(InputError, match=r"No reader for files that end in .*Known: .*\.md.*\.txt"):
        read_bytes(Path(name), b"x")


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt: Cannot be read"):
        read(tmp_path / "gone.txt")


# ---------------------------------------------------------------- the text is never rewritten


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\ufeff", exclude_categories=["Cc", "Cs"]), min_size=1)
)
@settings(max_examples=100, deadline=None)
def test_the_canonical_text_is_the_decoded_file(text: str) -> None:
    content = text.encode("utf-8")
    if content.strip():
        assert read_text("a.txt", content).text == text


MARKED_UP = st.lists(st.sampled_from(["**", "*", "#", "# ", "- ", "\n", "\n\n", "\\*", "决定", "a", " ", "---", "1. "]))


@given(MARKED_UP)
@settings(max_examples=100, deadline=None)
def test_blocks_follow_one_another_and_are_not_empty(pieces: list[str]) -> None:
    text = "x" + "".join(pieces)
    raw = read_text("a.md", text.encode())
    position = 0
    for block in raw.blocks:
        assert position <= block.span.start < block.span.end <= len(text)
        assert text[block.span.start : block.span.end].strip()
        position = block.span.end


@given(MARKED_UP)
@settings(max_examples=100, deadline=None)
def test_no_word_is_lost_between_blocks(pieces: list[str]) -> None:
    text = "x" + "".join(pieces)
    raw = read_text("a.md", text.encode())
    inside = "".join(raw.text[block.span.start : block.span.end] for block in raw.blocks)
    assert inside.count("决定") == text.count("决定")


# ---------------------------------------------------------------- blocks

LAID_OUT = [
    ("a line", "说明情况。", [("line", "说明情况。")]),
    ("blanks at the ends", "  说明情况。 \t", [("line", "说明情况。")]),
    ("two lines", "甲\n乙", [("line", "甲"), ("line", "乙")]),
    ("a heading", "## 引言", [("heading", "引言")]),
    ("a heading closed with #", "## 引言 ##", [("heading", "引言")]),
    ("# without a blank is a line", "#5 说明", [("line", "#5 说明")]),
    ("seven # are a line", "####### 引言", [("line", "####### 引言")]),
    ("a bold line", "**引言**", [("heading", "引言")]),
    ("two bold runs glued", "**甲****乙**", [("heading", "甲"), ("heading", "乙")]),
    ("bold over two lines", "**甲\n乙**", [("heading", "甲\n乙")]),
    ("bold over a gap is none", "**甲\n\n乙**", [("line", "**甲"), ("line", "乙**")]),
    ("bold within a line", "执行局**决定**延长", [("line", "执行局**决定**延长")]),
    ("bold at the start of a line", "**决定**延长", [("line", "**决定**延长")]),
    ("a bullet", "- 说明", [("line", "说明")]),
    ("a round bullet", "• 说明", [("line", "说明")]),
    ("a minus sign is no bullet", "-5 度", [("line", "-5 度")]),
    ("a dash alone", "-", [("line", "-")]),
    ("a rule", "---", [("rule", "---")]),
    ("a rule of stars", "***", [("rule", "***")]),
    ("a page number", "- 12 -", [("rule", "- 12 -")]),
    ("a page of pages", "1/17\n\n3/17", [("rule", "1/17"), ("rule", "3/17")]),
    ("a number of a text is no page", "79/245", [("line", "79/245")]),
    ("a number of a text is no page", "72/279 号", [("line", "72/279 号")]),
    ("an asterisk note", "\\* HSP/EB.2098/1。", [("line", "\\* HSP/EB.2098/1。")]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in LAID_OUT], ids=[case[0] for case in LAID_OUT])
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


def test_a_heading_knows_its_depth() -> None:
    assert [block.level for block in read_text("a.md", b"# a\n### b\n").blocks] == [1, 3]


def test_a_block_knows_whether_a_blank_line_stands_before_it() -> None:
    assert [block.gap for block in read_text("a.txt", "甲\n乙\n\n丙".encode()).blocks] == [True, False, True]


def test_a_bullet_is_remembered() -> None:
    assert [block.bullet for block in read_text("a.txt", "- 甲\n乙".encode()).blocks] == [True, False]
