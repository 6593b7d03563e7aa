"""What people give: a thing where its name is asked, a date where its text is, one name where several may stand."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from travaux.errors import QueryError
from travaux.grammar import official_languages


def text_of(value: object) -> str:
    """A value as the text that questions and names are made of: a thing by its IRI, a day as ISO writes it.

    >>> text_of(datetime.datetime(2020, 10, 27, 9, 30)), text_of(3), text_of("state/POL")
    ('2020-10-27', '3', 'state/POL')
    """
    if isinstance(value, datetime.datetime):  # a Timestamp of pandas too
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(getattr(value, "iri", value))


def name_of(value: object) -> str:
    """The name of a thing, given as text or as the thing itself.

    >>> name_of("state/POL")
    'state/POL'

    Raises:
        TypeError: it is neither.
    """
    name = getattr(value, "iri", value)
    if not isinstance(name, str):
        raise TypeError(f"Give the name of a thing, or a thing, not {type(value).__name__}.")
    return name


def several(names: Sequence[str] | str | None) -> tuple[str, ...]:
    """Names, given as several, as one, or not at all.

    >>> several("cites"), several(["cites", "Outcome"]), several(None)
    (('cites',), ('cites', 'Outcome'), ())
    """
    return (names,) if isinstance(names, str) else tuple(names or ())


def day_of(value: datetime.date | str | None) -> datetime.date | None:
    """A day, given as a date or as ISO writes it.

    >>> day_of("2020-10-27")
    datetime.date(2020, 10, 27)

    Raises:
        QueryError: the text is no date.
    """
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(text_of(value))
    except ValueError as error:
        raise QueryError(f"{value!r} is no date.", remedy="Write it as 2020-10-27.") from error


def official(language: str) -> str:
    """The two-letter code of an official language, also from a tag such as ``ZH`` or ``en-GB``.

    >>> official("en-GB")
    'en'

    Raises:
        QueryError: it is none of the six.
    """
    code = str(language).partition("-")[0].lower()
    known = official_languages()
    if code not in known:
        raise QueryError(f"{language!r} is no official language.", remedy=f"There are: {', '.join(sorted(known))}.")
    return code
