"""Asking for one address: redirects, attempts, and what a server may answer. The one module that uses the network."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from travaux import __version__
from travaux.fetch.bounds import Bounds, Budget, Watch
from travaux.fetch.hosts import Hosts
from travaux.fetch.pace import Pace
from travaux.fetch.part import Origin, Part
from travaux.fetch.problem import Problem
from travaux.fetch.save import Answer, take

if TYPE_CHECKING:
    from ssl import SSLContext

    from httpx import URL, Client, Response

AGENT: Final = f"travaux/{__version__} (+https://w3id.org/travaux)"
_REDIRECTS: Final = 5
_REDIRECTING: Final = {301, 302, 303, 307, 308}


class Session:
    """Gets addresses one after the other, over a connection of its own each; cookies are not kept."""

    def __init__(self, http: Client, pace: Pace, bounds: Bounds, hosts: Hosts) -> None:
        """Take an open client; see :func:`session`."""
        self._http = http
        self._pace = pace
        self._bounds = bounds
        self._hosts = hosts
        self._closed: dict[str, Problem] = {}  # hosts that are not asked any more, and why

    def get(
        self, address: str, part: Part, budget: Budget, judge: Callable[[Answer], None], known: Origin | None = None
    ) -> Answer | None:
        """Get what an address gives, with as many attempts as the pace allows.

        Args:
            address: of the service.
            part: where the bytes go; what is there of an interrupted attempt is gone on with.
            budget: the time that is left for the file.
            judge: looks at what came, and raises a problem if it is not right.
            known: the state of the file that one has.

        Returns:
            What came; ``None`` if the file is still in the known state.

        Raises:
            Problem: it cannot be had.
        """
        host = urlsplit(address).netloc
        if host in self._closed:
            raise self._closed[host]
        failed = 0
        while True:
            self._pace.turn()
            try:
                return self._judged(address, part, budget, judge, known)
            except Problem as problem:
                if problem.kind != "failed":  # what came is of no use; of a failure, the next run may go on from it
                    part.drop_of(address)
                failed += 1
                self._again(host, failed, problem)

    def _judged(
        self, address: str, part: Part, budget: Budget, judge: Callable[[Answer], None], known: Origin | None
    ) -> Answer | None:
        """One attempt, and what is to be said of what came."""
        try:
            answer = self._attempt(address, part, budget, known)
        finally:
            self._pace.ended()
        if answer is not None:
            judge(answer)
        return answer

    def _again(self, host: str, failed: int, problem: Problem) -> None:
        """Wait for another attempt, or raise what stands in the way of one; then of a whole host, if need be."""
        try:
            if not problem.passing or failed > self._pace.retries:
                raise problem
            self._pace.pause(failed, problem)
        except Problem as last:
            if last.everywhere:
                self._closed[host] = last
            raise

    def check(self, asked: str, target: str) -> str:
        """Give the whole address of what a page shows.

        Raises:
            Problem: it is none, or none that may be asked.
        """
        import httpx

        try:
            found = httpx.URL(asked).join(target)
        except (httpx.InvalidURL, ValueError) as error:
            raise Problem(f"{target[:200]!a} is no address.", "refused") from error
        self._hosts.check(httpx.URL(asked), found)
        return str(found)

    def _attempt(self, address: str, part: Part, budget: Budget, known: Origin | None) -> Answer | None:
        """One attempt: the address, and where it redirects to."""
        import httpx

        before = part.origin(address)
        headers = _headers(before, part.size, known if known is not None and known.asked == address else None)
        url, seen = httpx.URL(address), set[str]()
        with budget.watch() as watch:
            while str(url) not in seen:
                seen.add(str(url))
                if len(seen) > _REDIRECTS + 1:
                    raise Problem(f"The service redirects more than {_REDIRECTS} times.")
                with (
                    _explained(watch, self._bounds, first=len(seen) == 1),
                    self._http.stream("GET", url, headers=headers, extensions={"trace": watch.trace}) as response,
                ):
                    target = _target(url, response)
                    if target is None:
                        return take(response, address, part, before, self._bounds.size, self._pace.retry_after)
                self._hosts.check(url, target)
                url = target
            raise Problem("The service redirects in a circle.")


@contextlib.contextmanager
def session(pace: Pace, bounds: Bounds, hosts: Hosts) -> Iterator[Session]:
    """Open a session; the settings of the system for proxies hold."""
    from http.cookiejar import CookieJar, DefaultCookiePolicy

    import httpx

    http = httpx.Client(
        verify=_certificates(),
        headers={"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity"},
        timeout=httpx.Timeout(bounds.silence, connect=bounds.connect),
        limits=httpx.Limits(max_connections=1, max_keepalive_connections=0),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        follow_redirects=False,
    )
    with http:
        yield Session(http, pace, bounds, hosts)


@functools.cache
def _certificates() -> SSLContext:
    """The authorities that are trusted, read once: that takes longer than to ask for a small file."""
    import httpx

    return httpx.create_ssl_context()


def _headers(before: Origin | None, size: int, known: Origin | None) -> dict[str, str]:
    """Ask for the rest of a part, or for a file only if it has changed."""
    if before is not None:
        return {"Range": f"bytes={size}-", "If-Range": before.validator}
    headers = {}
    if known is not None and known.etag:
        headers["If-None-Match"] = known.etag
    elif known is not None and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _target(url: URL, response: Response) -> URL | None:
    """Where a response redirects to; ``None`` if it does not."""
    import httpx

    if response.status_code not in _REDIRECTING:
        return None
    location = response.headers.get("location", "").strip()
    try:
        if location:
            return url.join(location).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError):
        pass
    raise Problem(f"The service redirects to {ascii(location[:200]) if location else 'nowhere'}.")


@contextlib.contextmanager
def _explained(watch: Watch, bounds: Bounds, first: bool) -> Iterator[None]:
    """Say in plain words what is wrong with a connection; one to the first host tells of all other files, too."""
    import httpx

    try:
        yield
    except httpx.ConnectTimeout as error:
        message = f"No connection within {bounds.connect:g} seconds."
        raise Problem(message, passing=True, everywhere=first) from error
    except (httpx.ConnectError, httpx.ProxyError) as error:
        raise Problem(f"The service cannot be reached: {_said(error)}.", passing=True, everywhere=first) from error
    except httpx.TimeoutException as error:
        raise Problem(f"Nothing came for {bounds.silence:g} seconds (--timeout).", passing=True) from error
    except httpx.HTTPError as error:
        raise Problem(f"The connection broke: {_said(error)}.", passing=not watch.rang) from error
    except httpx.InvalidURL as error:
        raise Problem(f"The address cannot be asked: {_said(error)}.", "refused") from error


def _said(error: Exception) -> str:
    """What a library says, on one short line and in plain characters."""
    return ascii(" ".join(str(error).split()))[1:-1][:200].rstrip(".") or type(error).__name__
