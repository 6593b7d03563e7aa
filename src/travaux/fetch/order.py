"""What is asked for, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from travaux.fetch.manifest import Key

Status = Literal["new", "kept", "cached", "not there", "refused", "failed"]
THERE: Final = ("new", "kept", "cached")


@dataclass(frozen=True, slots=True)
class Order:
    """A file that is asked for.

    Attributes:
        symbol: clean.
        language: two-letter code.
        format: one of the formats of the service.
        addresses: where it is asked for, in this order.
    """

    symbol: str
    language: str
    format: str
    addresses: tuple[str, ...]

    @property
    def key(self) -> Key:
        """What is asked for, wherever it is."""
        return self.symbol, self.language, self.format


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a file.

    Attributes:
        order: what was asked for.
        status: ``new``, ``kept`` (it was there), ``cached`` (new here, but no network was needed), ``not there`` (the
            service has none), ``refused`` (what it gave is not the file) or ``failed``.
        size: bytes.
        file: its name in the folder, or blank.
        message: what stood in the way, or blank.
    """

    order: Order
    status: Status
    size: int = 0
    file: str = ""
    message: str = ""
