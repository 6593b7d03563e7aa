"""One module per format, and one table that says which suffix goes to which reader."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from travaux.errors import InputError, TooLargeError
from travaux.limits import MAX_SIZE
from travaux.model import RawDocument
from travaux.readers.text import read_text

READERS: dict[str, Callable[[str, bytes], RawDocument]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
}


def read(path: Path, max_size: int = MAX_SIZE) -> RawDocument:
    """Read a file with the reader of its suffix.

    Raises:
        InputError: the suffix is unknown, or the file cannot be read, is too large, or is not text.
    """
    return read_bytes(path, load(path, max_size))


def load(path: Path, max_size: int = MAX_SIZE) -> bytes:
    """Load the content of a file.

    Args:
        path: the file.
        max_size: bytes that it may have at most.

    Raises:
        InputError: the file cannot be read.
        TooLargeError: it is larger than that; nothing of it is kept.
    """
    try:
        with path.open("rb") as handle:
            content = handle.read(max_size + 1)
            size = max(len(content), os.fstat(handle.fileno()).st_size)
    except OSError as error:
        remedy = "Give yourself the right to read it, or leave it out." if error.errno == errno.EACCES else ""
        raise InputError(f"Cannot be read: {error.strerror}.", path=path, remedy=remedy) from error
    if size > max_size:
        raise TooLargeError(
            f"The file has {size / 1e6:.1f} MB, more than {max_size / 1e6:g} MB.",
            path=path,
            remedy="Cut it into its documents, or raise the limit with --max-size.",
        )
    return content


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
