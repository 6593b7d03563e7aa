"""The document service of the United Nations, as data: where it is, how it is asked, and on what terms.

Addresses as the service publishes them (https://docs.un.org, https://documents.un.org). Another service that is asked
in the same way needs another value of :class:`Service`, and no code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Service:
    """A service that gives documents by symbol.

    Attributes:
        addresses: host and pattern of each address that is asked, in this order; ``{symbol}``, ``{language}`` and
            ``{format}`` are filled in, quoted. A base address of the user's own takes the place of the hosts.
        formats: what the service gives.
        hosts: where it may send a client, beside the host that was asked; ``*.`` stands for any name below.
        licence: on what terms, in one sentence, for the manifest.
    """

    addresses: tuple[tuple[str, str], ...]
    formats: tuple[str, ...]
    hosts: tuple[str, ...]
    licence: str


UN: Final = Service(
    addresses=(
        ("https://documents.un.org", "/api/symbol/access?s={symbol}&l={language}&t={format}"),  # the file itself
        ("https://docs.un.org", "/{language}/{symbol}"),  # a page that leads to the file, or shows it in itself
    ),
    formats=("pdf", "docx"),
    hosts=("un.org", "*.un.org"),
    licence="© United Nations. Terms of use: https://www.un.org/en/about-us/terms-of-use",
)


def addresses(service: Service, symbol: str, language: str, form: str, base: str = "") -> tuple[str, ...]:
    """Give the addresses at which a file is asked for, in the order in which they are tried.

    Args:
        service: which service.
        symbol: a clean symbol (:func:`travaux.fetch.symbols.clean`).
        language: two-letter code.
        form: one of the formats of the service.
        base: address that takes the place of the hosts of the service.
    """
    values = {"symbol": quote(symbol, safe="/"), "language": quote(language), "format": quote(form)}
    return tuple((base.rstrip("/") or host) + pattern.format(**values) for host, pattern in service.addresses)
