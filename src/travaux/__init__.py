"""Travaux turns documents of United Nations governing bodies into a knowledge graph with evidence.

Importing the package loads nothing else; what it offers is fetched when it is first used::

    import travaux

    graph = travaux.build("documents/")           # or travaux.load("graph/")
    graph.query("who-chaired", body="unhabitat-eb", date="2020-10-27")
    graph["resolution/un-ga/72/279"]
    graph.draw(around="resolution/un-ga/72/279")
    travaux.analysis.relied_upon(graph)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux import analysis
    from travaux.errors import TravauxError
    from travaux.notebook import Graph, build, load

__version__ = "0.1.0"
__all__ = ["Graph", "TravauxError", "__version__", "analysis", "build", "load"]

_HOMES = {
    "Graph": "travaux.notebook",
    "TravauxError": "travaux.errors",
    "build": "travaux.notebook",
    "load": "travaux.notebook",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name == "analysis":
        return import_module("travaux.analysis")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
