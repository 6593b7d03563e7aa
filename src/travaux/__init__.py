"""Travaux turns documents of United Nations governing bodies into a knowledge graph with evidence.

Importing the package loads nothing else; ``travaux.build`` is fetched when it is first used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.build import build

__version__ = "0.1.0"
__all__ = ["__version__", "build"]


class _Package(ModuleType):
    """The package, in which ``build`` is always the function.

    The function and its module share a name, and Python binds a submodule to its package whenever anything
    imports it; without this, ``travaux.build(...)`` would work or fail depending on who imported what before.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name == "build" and isinstance(value, ModuleType):
            value = value.build
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    if name == "build":
        return import_module("travaux.build").build
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
