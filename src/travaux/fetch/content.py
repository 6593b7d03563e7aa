"""Whether what came is what was asked for: the answer of a server says much, its bytes alone count."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from travaux.fetch.problem import Problem
from travaux.readers.formats import FORMATS
from travaux.readers.sniff import sniff

_HEAD: Final = 4_096  # bytes
_TAIL: Final = 4_096  # bytes; ISO 32000-1, annex H: readers look for the end within the last 1,024
_PAGE: Final = 2_000_000  # bytes of a page that is looked through for the file that it shows
_EMBEDDING: Final = {"iframe": "src", "embed": "src", "object": "data", "frame": "src"}


def is_page(path: Path) -> bool:
    """Tell whether a file is a page of HTML."""
    return sniff(_head(path)) is FORMATS["html"]


def check(path: Path, form: str, *, sized: bool) -> None:
    """Make sure that a file is of a format, and whole.

    Args:
        path: the file.
        form: name of the format.
        sized: the server told beforehand how long it is; else the connection may have ended too early.

    Raises:
        Problem: it is another thing, or its end is missing.
    """
    wanted = FORMATS[form]
    if not path.stat().st_size:
        raise Problem("The file that came is empty.", "refused" if sized else "failed", passing=not sized)
    found = sniff(_head(path))
    if found is not wanted:
        what = found.title if found is not None else "something else"
        raise Problem(f"What came is not {wanted.title} but {what}; it is not saved.", "refused")
    if not (_has_pdf_end(path) if form == "pdf" else _is_word(path) if form == "docx" else True):
        message = f"What came begins as {wanted.title} and has no end; it is not saved."
        raise Problem(message, "refused" if sized else "failed", passing=not sized)


def embedded(path: Path) -> list[str]:
    """List the addresses that a page shows in a frame of its own, or leads to at once, in their order."""
    with path.open("rb") as stream:
        parser = _Frames()
        parser.feed(stream.read(_PAGE).decode("utf-8", "replace"))
    return parser.found


class _Frames(HTMLParser):
    """Collects what is embedded; links to click on are not: a page of errors may link to a manual."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: (value or "").strip() for name, value in attrs}
        if address := values.get(_EMBEDDING.get(tag, ""), ""):
            self.found.append(address)
        elif tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.found += _refreshed(values.get("content", ""))


def _refreshed(content: str) -> Iterator[str]:
    """The address in ``0; URL='…'``."""
    _, _, rest = content.partition(";")
    name, mark, address = rest.partition("=")
    if mark and name.strip().lower() == "url":
        yield address.strip().strip("'\"")


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_HEAD)


def _has_pdf_end(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _TAIL))
        return b"%%EOF" in stream.read()


def _is_word(path: Path) -> bool:
    """An archive whose list of contents, which stands at its end, names a text of Word."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.startswith("word/") for name in archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, struct.error, OSError):
        return False
