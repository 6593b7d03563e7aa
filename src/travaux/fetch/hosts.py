"""Where a service may send us.

Whoever chooses the base address is trusted with it; what answers there is not. A redirect leads to the host that was
asked or to those that the service is known to use, so that no answer can make us ask a machine of the local network.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from travaux.errors import InputError
from travaux.fetch.problem import Problem

if TYPE_CHECKING:
    from httpx import URL

_PORTS: Final = {"http": 80, "https": 443}
_REMEDY: Final = "Write it as https://host or https://host/path."


def checked_base(base: str) -> str:
    """Give a base address as it is used, without the slash at its end; blank for that of the service.

    Raises:
        InputError: this is no address of the web, or one with a name, a password, a query or a fragment.
    """
    try:
        parts = urlsplit(base)
        usable = not base or (
            parts.scheme in _PORTS
            and bool(parts.hostname)
            and parts.port != 0
            and not (parts.username or parts.password or parts.query or parts.fragment)
            and base.isascii()
            and base.isprintable()
            and not set(base) & set(" {}\\<>\"'")
        )
    except ValueError:  # a port that is none, a bracket too many
        usable = False
    if not usable:
        raise InputError(f"{base!a} is no base address.", remedy=_REMEDY)
    return base.rstrip("/")


@dataclass(frozen=True, slots=True)
class Hosts:
    """The hosts that may be asked: one of its own, on its own port, and those of a list, on the usual ports.

    Attributes:
        listed: names of hosts; ``*.un.org`` stands for every name that ends so.
    """

    listed: tuple[str, ...] = ()

    def check(self, asked: URL, target: URL) -> None:
        """Refuse a redirect that leads where it should not.

        Args:
            asked: the address that redirects.
            target: where to.

        Raises:
            Problem: another scheme than http and https, from https down to http, a name or password in the address, a
                host that is not known.
        """
        if target.scheme not in _PORTS:
            raise _refused(target, "that is no address of the web")
        if asked.scheme == "https" and target.scheme == "http":
            raise _refused(target, "that is not encrypted, as the address before it was")
        if target.userinfo:
            raise _refused(target, "that address holds a name or a password")
        if not (self._same(asked, target) or self._is_listed(target)):
            raise _refused(target, "that host is none of the service's (--allow-host)")

    def _same(self, asked: URL, target: URL) -> bool:
        """The same host on the same port; from http up to https on the usual ones."""
        return asked.host.lower() == target.host.lower() and (
            _port(asked) == _port(target) or (_is_usual(asked) and _is_usual(target))
        )

    def _is_listed(self, target: URL) -> bool:
        host = target.host.lower().rstrip(".")
        return _is_usual(target) and any(
            host.endswith(name[1:]) if name.startswith("*.") else host == name for name in map(str.lower, self.listed)
        )


def _port(address: URL) -> int:
    return address.port or _PORTS[address.scheme]


def _is_usual(address: URL) -> bool:
    return _port(address) == _PORTS[address.scheme]


def _refused(target: URL, why: str) -> Problem:
    address = ascii(str(target.copy_with(userinfo=b"")))[1:-1]
    return Problem(f"The service redirects to {address[:200]}; {why}.", "refused")
