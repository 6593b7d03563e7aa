"""The words of an interactive picture itself, such as those on its buttons, and the files that its page is made of."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

ASSETS: Final = Path(__file__).parent / "assets"


@cache
def asset(name: str) -> str:
    """A file that pages are made of, by its path below :data:`ASSETS`."""
    return (ASSETS / name).read_text(encoding="utf-8")


def words(language: str) -> dict[str, str]:
    """The words of the picture of a network in a language, those that it lacks in English.

    Args:
        language: two-letter code.
    """
    return _words("viewer", language)


def timeline_words(language: str) -> dict[str, str]:
    """The words of a time line in a language, those that it lacks in English.

    Args:
        language: two-letter code.
    """
    return _words("timeline", language)


@cache
def _words(picture: str, language: str) -> dict[str, str]:
    table: dict[str, dict[str, str]] = json.loads(asset(f"{picture}/words.json"))
    return table["en"] | table.get(language, {})


def shown_of(shown: int, total: int, language: str) -> str:
    """A sentence that tells how many things are in a picture; blank if none was left out."""
    return words(language)["shown"].format(n=f"{shown:,}", total=f"{total:,}") if shown < total else ""
