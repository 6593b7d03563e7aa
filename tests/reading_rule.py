"""What holds for every reader and any bytes: a sound document, or an error that a user can act on."""

from __future__ import annotations

from itertools import pairwise

from travaux.errors import InputError
from travaux.limits import DEFAULTS
from travaux.model import RawDocument
from travaux.readers.formats import FORMATS


def check(form: str, content: bytes, *, apart: bool = False) -> str:
    """Read bytes twice, and hold what comes of it against the rule.

    Args:
        form: name of the format whose reader is asked, whatever the bytes are.
        content: the bytes.
        apart: read in a process of its own, as a build does.

    Returns:
        The error, or a blank for a document.
    """
    first, second = _result(form, content, apart), _result(form, content, apart)
    assert first == second, "reading twice gives two results"
    if isinstance(first, str):
        return first
    sound(first)
    return ""


def _result(form: str, content: bytes, apart: bool) -> RawDocument | str:
    try:
        found = FORMATS[form]
        return found.read("made.x", content, DEFAULTS) if apart else found.reader("made.x", content)
    except InputError as error:
        helpful(error)
        return error.message


def helpful(error: InputError) -> None:
    """An error says in one line what happened, and what to do."""
    assert error.message, "it says what happened"
    assert "\n" not in error.message, error.message
    assert error.remedy, f"it says what to do: {error.message}"


def sound(document: RawDocument) -> None:
    """Blocks and locators are in order, do not overlap, and hold words; the text can be written as UTF-8."""
    text = document.text
    text.encode("utf-8")
    for spans in ([block.span for block in document.blocks], [one.span for one in document.locators]):
        for span in spans:
            assert 0 <= span.start < span.end <= len(text), span
        for before, behind in pairwise(spans):
            assert before.end <= behind.start, (before, behind)
    for block in document.blocks:
        words = text[block.span.start : block.span.end]
        assert words == words.strip(" \n"), words[:80]
        assert document.format == "text/plain" or "\n" not in words, words[:80]
    for one in document.locators:
        assert one.fragment
    for finding in document.findings:
        assert finding.code
        assert finding.message
