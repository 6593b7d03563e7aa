"""The content of a file, whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from travaux.errors import InputError, TooLargeError


def load(path: Path, max_size: int) -> bytes:
    """Load the content of a file.

    Args:
        path: the file.
        max_size: bytes that it may have at most.

    Raises:
        InputError: the file cannot be read, or changes while it is.
        TooLargeError: it is larger than that; nothing of it is kept.
    """
    try:
        with path.open("rb") as handle:
            before = os.fstat(handle.fileno())
            content = handle.read(max_size + 1) if before.st_size <= max_size else b""
            after = os.fstat(handle.fileno())
    except OSError as error:
        remedy = "Give yourself the right to read it, or leave it out." if error.errno == errno.EACCES else ""
        raise InputError(f"Cannot be read: {error.strerror}.", path=path, remedy=remedy) from error
    size = max(len(content), after.st_size)
    if size > max_size:
        raise TooLargeError(
            f"The file has {size / 1e6:.1f} MB, more than {max_size / 1e6:g} MB.",
            path=path,
            remedy="Cut it into its documents, or raise the limit with --max-size.",
        )
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError("It changed while it was read.", path=path, remedy="Build again when it is written.")
    return content
