"""One module or folder per format, and one table that says which suffix goes to which reader.

What a file is, its first bytes tell; the suffix says only what it is taken for where these do not. A reader other than
that of text runs in a process of its own with bounded time and memory (:mod:`travaux.readers.apart`).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from travaux.errors import InputError
from travaux.limits import DEFAULTS, Limits
from travaux.model import Finding, RawDocument
from travaux.readers.formats import AKN, DOCX, HTML, OLD_WORD, PDF, RANKS, RTF, TEXT, Format
from travaux.readers.loading import load as _load
from travaux.readers.sniff import is_prose, sniff

__all__ = ["RANKS", "READERS", "TEXT", "load", "read", "read_bytes"]

READERS: dict[str, Format] = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": TEXT,
    ".markdown": TEXT,
    ".pdf": PDF,
    ".docx": DOCX,
    ".docm": DOCX,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".xml": AKN,
    ".akn": AKN,
    ".doc": OLD_WORD,
    ".rtf": RTF,
}


def read(path: Path, limits: Limits = DEFAULTS) -> RawDocument:
    """Read a file.

    Raises:
        InputError: the suffix is unknown, or the file cannot be read, is too large, or is not what it should be.
    """
    return read_bytes(path, load(path, limits), limits)


def load(path: Path, limits: Limits = DEFAULTS) -> bytes:
    """Load the content of a file; see :func:`travaux.readers.loading.load`."""
    return _load(path, limits.size_of(_by_suffix(path).max_size))


def read_bytes(path: Path, content: bytes, limits: Limits = DEFAULTS) -> RawDocument:
    """Read the content of a file with the reader of what it is.

    Raises:
        InputError: the suffix is unknown, or the content is not of that kind.
    """
    said = _by_suffix(path)
    if not content:
        raise InputError("The file is empty.", path=path, remedy="Get it again, or leave it out.")
    found = sniff(content) or (TEXT if said not in (TEXT, HTML) and is_prose(content) else said)
    document = found.read(path.name, content, limits)
    if found is said:
        return document
    message = f"The name ends in {path.suffix}, but this is {found.title}; it is read as such."
    finding = Finding("suffix", message, "info", path.name, "", "Give it the suffix of what it is.")
    return replace(document, findings=(finding, *document.findings))


def _by_suffix(path: Path) -> Format:
    known = READERS.get(path.suffix.lower())
    if known is None:
        suffixes = ", ".join(sorted(READERS))
        raise InputError(
            f"No reader for files that end in {path.suffix or 'nothing'!r}.", path=path, remedy=f"Known: {suffixes}."
        )
    return known
