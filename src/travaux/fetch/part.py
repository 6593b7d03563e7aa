"""A file on its way: what came so far, beside its place, and what is needed to go on with it.

``X.part`` holds the bytes, ``X.part.json`` where they came from and how the server names this state of the file. They
outlive an interrupted run, and the next one goes on where it ended.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from travaux.output import write_bytes

_SUFFIX: Final = ".part"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file came from.

    Attributes:
        asked: the address that was asked.
        final: the address that answered, after redirects.
        media_type: as the server says.
        etag: the server's name for this state of the file, or blank.
        last_modified: date of it as the server gives it, or blank.
    """

    asked: str
    final: str
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""

    @property
    def validator(self) -> str:
        """What ``If-Range`` may carry (RFC 9110, 13.1.5): a strong entity tag, else the date; blank if neither."""
        return self.etag if self.etag.startswith('"') else self.last_modified


class Part:
    """The bytes of one file so far.

    Attributes:
        path: the file that holds them.
    """

    def __init__(self, target: Path) -> None:
        """Stand beside the file that will be there in the end."""
        self.path = target.with_name(target.name + _SUFFIX)
        self._note = target.with_name(target.name + _SUFFIX + ".json")

    @property
    def size(self) -> int:
        """Bytes that came so far."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def origin(self, asked: str) -> Origin | None:
        """Where the bytes came from, if one can go on with them at an address."""
        origin = self._noted()
        return origin if origin is not None and origin.asked == asked and origin.validator and self.size else None

    def _noted(self) -> Origin | None:
        """Where the bytes came from, if that was noted."""
        try:
            origin = Origin(**json.loads(self._note.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return origin if all(isinstance(value, str) for value in asdict(origin).values()) else None

    def begin(self, origin: Origin) -> None:
        """Start anew with what comes from an origin."""
        self.path.write_bytes(b"")
        write_bytes(json.dumps(asdict(origin), indent=1).encode(), self._note)

    def drop(self) -> None:
        """Forget all that came."""
        for path in (self.path, self._note):
            with contextlib.suppress(FileNotFoundError):
                path.unlink()

    def drop_of(self, asked: str) -> None:
        """Forget what came from an address; what came from another one may still be gone on with."""
        origin = self._noted()
        if origin is None or origin.asked == asked:
            self.drop()

    def place(self, target: Path) -> None:
        """Give the file its name: it is whole."""
        self.path.replace(target)
        self.drop()
