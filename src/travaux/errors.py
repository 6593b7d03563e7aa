"""What can go wrong, in words that help.

One base error with a stable code; findings (what could not be read, but does not stop a build) are values
of :class:`travaux.model.Finding`, not errors.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class TravauxError(Exception):
    """An error that a user can act on.

    Attributes:
        code: stable short name, for scripts and tests.
        message: what happened, in one sentence.
        path: the file concerned, if there is one.
        remedy: what to do about it, in one sentence.
    """

    code = "error"

    def __init__(self, message: str, *, path: Path | str | None = None, remedy: str = "") -> None:
        """Keep the parts apart, so that each front end can lay them out."""
        self.message = message
        self.path = path
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        """File, sentence and remedy in one line."""
        where = f"{self.path}: " if self.path is not None else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{where}{self.message}{remedy}"

    def lines(self) -> list[str]:
        """What a terminal shows."""
        return [" ".join(str(self).split())]


class InputError(TravauxError):
    """A file or folder that cannot be used."""

    code = "input"


class NothingReadError(InputError):
    """None of the files could be read.

    Attributes:
        failures: what happened to each, and what to do.
    """

    code = "nothing-read"

    def __init__(self, failures: Sequence[str]) -> None:
        """Take one line a file."""
        self.failures = tuple(failures)
        super().__init__(" ".join(["No document could be read.", *failures]))

    def lines(self) -> list[str]:
        """The failures one below the other."""
        return super().lines() if len(self.failures) == 1 else ["No document could be read.", *self.failures]


class TooLargeError(InputError):
    """A file that is larger than a document is (:mod:`travaux.limits`)."""

    code = "too-large"


class GrammarError(TravauxError):
    """A grammar file that does not say what a grammar must say; names language and key."""

    code = "grammar"


class QueryError(TravauxError):
    """A question that cannot be asked: unknown name, missing parameter, forbidden clause, syntax."""

    code = "query"


class UnknownNameError(QueryError, KeyError):
    """A name that a graph does not know; also a ``KeyError``, for those who look things up with brackets."""

    code = "unknown-name"


class ResourceError(TravauxError):
    """A file of the project itself (ontology, shapes, data) is missing or damaged."""

    code = "resource"
