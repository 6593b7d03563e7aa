"""Why a file was not got."""

from __future__ import annotations

from typing import Literal

Kind = Literal["not there", "refused", "failed"]


class Problem(Exception):  # noqa: N818 (it is the state of one file, told in the manifest; it ends no command)
    """What stood in the way of one file; the others are still asked for.

    Attributes:
        message: what happened, in one sentence.
        kind: ``not there``: the service has no such file; ``refused``: what it gave is not the file, or may not be
            taken; ``failed``: it could not be got this time.
        passing: another attempt may succeed.
        wait: seconds that the service asks to wait before it.
        everywhere: it is the service itself that cannot be used; the other files would fare no better.
    """

    def __init__(
        self,
        message: str,
        kind: Kind = "failed",
        *,
        passing: bool = False,
        wait: float | None = None,
        everywhere: bool = False,
    ) -> None:
        """Keep what the caller decides by."""
        super().__init__(message)
        self.message = message
        self.kind: Kind = kind
        self.passing = passing
        self.wait = wait
        self.everywhere = everywhere
