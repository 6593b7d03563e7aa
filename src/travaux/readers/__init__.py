"""One module per format, and one table that says which suffix goes to which reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from travaux.errors import InputError
from travaux.model import RawDocument
from travaux.readers.text import read_text

READERS: dict[str, Callable[[str, bytes], RawDocument]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
}


def read(path: Path) -> RawDocument:
    """Read a file with the reader of its suffix.

    Raises:
        InputError: the suffix is unknown, or the file cannot be read or is not text.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"Cannot be read: {error.strerror}.", path=path) from error
    return read_bytes(path, content)


def read_bytes(path: Path, content: bytes) -> RawDocument:
    """Read the content of a file with the reader of the file's suffix.

    Raises:
        InputError: the suffix is unknown, or the content is not of that kind.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise InputError(
            f"No reader for files that end in {path.suffix or 'nothing'!r}.", path=path, remedy=f"Known: {known}."
        )
    return reader(path.name, content)
