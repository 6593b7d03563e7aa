"""What one file may cost: bytes and seconds, and the watch that ends what takes longer."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from travaux.fetch.problem import Problem
from travaux.limits import MAX_PACKED


@dataclass(frozen=True, slots=True)
class Bounds:
    """What getting one file may cost.

    Attributes:
        connect: seconds until a connection stands.
        silence: seconds in which nothing comes.
        whole: seconds of all transfers for a file together; pauses between them do not count.
        size: bytes of a file.
    """

    connect: float = 15.0
    silence: float = 30.0
    whole: float = 600.0
    size: int = MAX_PACKED


class Watch:
    """Shuts a connection down when its time is up, wherever the server is with its answer.

    A time-out for silence does not end a server that sends a byte now and then, be it of the headers.

    Attributes:
        rang: the time was up.
    """

    def __init__(self) -> None:
        """Begin without a connection."""
        self.rang = False
        self._socket: socket.socket | None = None

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Note the socket of each new connection; httpx tells of it (its extension ``trace``)."""
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")):  # over a proxy, too
            self._socket = info["return_value"].get_extra_info("socket")
            if self.rang:
                self.ring()

    def ring(self) -> None:
        """End the connection."""
        self.rang = True
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


class Budget:
    """The seconds that the transfers for one file have left."""

    def __init__(self, seconds: float) -> None:
        """Start with all of them."""
        self._seconds = self._left = seconds

    @contextlib.contextmanager
    def watch(self) -> Iterator[Watch]:
        """Watch over one transfer.

        Raises:
            Problem: the time is up, before or during the transfer.
        """
        if self._left <= 0:
            raise self._over()
        watch = Watch()
        timer = threading.Timer(self._left, watch.ring)
        timer.daemon = True
        started = time.monotonic()
        timer.start()
        try:
            yield watch
        except Problem as problem:
            raise (self._over() if watch.rang else problem) from problem
        finally:
            timer.cancel()
            self._left -= time.monotonic() - started
        if watch.rang:  # a body without a length, cut by ourselves, looks like a whole one
            raise self._over()

    def _over(self) -> Problem:
        return Problem(f"The file took longer than {self._seconds:g} seconds (--deadline).")
