"""What the number of a resolution or decision says: the session or year that it is counted in, and its place."""

from __future__ import annotations

import re

_YEAR_LAST = re.compile(r"^([0-9]+|[A-Z]{1,2})(?: ([A-Z]{1,2}))? \(([^)]+)\)$")
_SERIES_FIRST = re.compile(r"^([^/]+)/(.+)$")
_SESSION_LAST = re.compile(r"^([0-9]+)/([A-Z]+)\.([0-9]+)$")
_DOTTED = re.compile(r"^[A-Z]+([0-9]+)\.(R?[0-9]+)$")


def series_and_number(number: str) -> tuple[str, str]:
    """Series (session or year; blank if the number has none) and place of a text, out of its number as printed.

    >>> series_and_number("72/279")
    ('72', '279')
    >>> series_and_number("217 A (III)")
    ('III', '217-A')
    >>> series_and_number("22/CP.7")
    ('7', '22')
    """
    if match := _SESSION_LAST.match(number):
        return match[3], match[1]
    if match := _DOTTED.match(number):
        return match[1], match[2]
    if match := _YEAR_LAST.match(number):
        return match[3], f"{match[1]}-{match[2]}" if match[2] else match[1]
    if match := _SERIES_FIRST.match(number):
        return match[1], match[2]
    return "", number


def is_counted_through(number: str) -> bool:
    """Whether a number is counted on from year to year, and the year only says when: 2504 (2020)."""
    match = _YEAR_LAST.match(number)
    return match is not None and match[3].isdigit() and len(match[3]) == 4
