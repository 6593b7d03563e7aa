"""How often a service is asked, and how long is waited after it failed.

Nothing here knows of the network; the clock, the sleep and the dice are given, so that tests need no time.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from travaux.fetch.problem import Problem

_FIRST: Final = 1.0  # seconds before the second attempt; twice as long before each further one
_LONGEST: Final = 60.0  # seconds; beyond it, the wait grows no more


def _today() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Pace:
    """One request at a time, with a pause between them.

    Attributes:
        delay: seconds between the end of a request and the next.
        retries: attempts after the first one that failed.
        max_wait: seconds that are waited at most because the service asks for it.
        sleep: waits for some seconds.
        clock: seconds that only ever grow.
        today: date and time, in UTC.
        dice: gives a number from 0 up to 1, for the jitter.
    """

    delay: float = 1.0
    retries: int = 4
    max_wait: float = 120.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    today: Callable[[], datetime] = _today
    dice: Callable[[], float] = random.random
    _ended: float | None = field(default=None, init=False)

    def turn(self) -> None:
        """Wait until the next request is due."""
        if self._ended is not None and (left := self._ended + self.delay - self.clock()) > 0:
            self.sleep(left)

    def ended(self) -> None:
        """Note that a request has ended."""
        self._ended = self.clock()

    def pause(self, attempt: int, problem: Problem) -> None:
        """Wait before another attempt: as long as the service asks, else twice as long each time, with jitter.

        Args:
            attempt: how many have failed.
            problem: what went wrong with the last one.

        Raises:
            Problem: the service asks for more than is waited; then nobody asks it again, as it would be rude to.
        """
        if problem.wait is None:
            self.sleep(min(_FIRST * 2 ** (attempt - 1), _LONGEST) * (0.5 + self.dice() / 2))
        elif problem.wait <= self.max_wait:
            self.sleep(problem.wait)
        else:
            raise Problem(
                f"The service asks to wait {problem.wait:.0f} seconds, more than {self.max_wait:g} (--max-wait): "
                "it is not asked any more now.",
                everywhere=True,
            )

    def retry_after(self, header: str) -> float | None:
        """Read ``Retry-After`` (RFC 9110, 10.2.3): seconds, or a date; ``None`` if it is neither."""
        header = header.strip()
        if header.isascii() and header.isdigit():
            return float(header[:9])
        try:
            until = parsedate_to_datetime(header)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        if until.tzinfo is None:
            until = until.replace(tzinfo=UTC)
        return max(0.0, (until - self.today()).total_seconds())
