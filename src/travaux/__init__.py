"""Travaux turns documents of United Nations governing bodies into a knowledge graph with evidence.

Importing the package loads nothing else; ``travaux.build`` is fetched when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.pipeline import build

__version__ = "0.1.0"
__all__ = ["__version__", "build"]


def __getattr__(name: str) -> object:
    if name == "build":
        return import_module("travaux.pipeline").build
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
