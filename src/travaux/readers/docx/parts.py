"""The parts beside the text: styles, numbering, notes, settings, headers. Any of them may be missing or broken."""

from __future__ import annotations

from collections.abc import Callable

from travaux.errors import InputError, TooLargeError
from travaux.readers.docx.archive import Archive, HostileError
from travaux.readers.docx.names import Element


class Parts:
    """What the main part points to.

    Args:
        archive: the archive.
        report: told of a part that cannot be read; the text is read without it.
    """

    def __init__(self, archive: Archive, report: Callable[[str, str], None]) -> None:
        self._archive = archive
        self._report = report
        self._related = archive.related(archive.main)

    def of(self, kind: str) -> Element | None:
        """The root of the part of a kind, as ``styles``."""
        found = self.named(kind)
        return None if found is None else found[1]

    def named(self, kind: str) -> tuple[str, Element] | None:
        """The part of a kind, with its name."""
        return self._read(next((part for one, part in self._related.values() if one == kind), ""))

    def relation(self, identifier: str) -> tuple[str, Element] | None:
        """The part that a relationship of the main part points to, with its name."""
        return self._read(self._related.get(identifier, ("", ""))[1])

    def _read(self, part: str) -> tuple[str, Element] | None:
        if not part:
            return None
        try:
            return part, self._archive.xml(part)
        except (TooLargeError, HostileError):
            raise
        except InputError as error:
            self._report("part", f"{error.message} What depends on it (numbers, notes) may be missing.")
            return None
