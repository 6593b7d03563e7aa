"""What a bad file is in the tests: what is wrong with it, how it is made, and what the user must be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

GOOD = "The Board of the made programme takes note of the report."


@dataclass(frozen=True, slots=True)
class Place:
    """What files may try to reach.

    Attributes:
        address: of a server, which must not be asked for anything.
        secret: a file, whose words must stand in no output.
        marker: a file that exists only if something was run.
    """

    address: str
    secret: Path
    marker: Path


@dataclass(frozen=True, slots=True)
class Bad:
    """A bad file.

    Attributes:
        what: what is wrong with it; files of the same words share a row of the table.
        file: its name.
        make: makes its content.
        told: words of the one error that names it; blank if it does no harm, and is read.
        read: words that its text then holds.
        note: words of a finding that is no error.
    """

    what: str
    file: str
    make: Callable[[Place], bytes]
    told: str = ""
    read: str = ""
    note: str = ""
