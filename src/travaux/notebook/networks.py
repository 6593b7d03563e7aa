"""Networks in the hands of people: labels in the language that they chose, and copies that cannot be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from travaux import entity
from travaux.graph.describe import LABEL
from travaux.graph.terms import Triple, parts
from travaux.pictures import words
from travaux.store import Store

if TYPE_CHECKING:
    import networkx

COMPOSED: Final = "en"  # the language in which the graph itself composes labels of names and numbers


def label_of(said: list[Triple], kind: str, language: str, name: str) -> str:
    """The label of a thing: that of the graph in the language, else a short one made of words in it.

    Args:
        said: what is said of the thing.
        kind: name of its narrowest class.
        language: two-letter code.
        name: its name below the base of the data.
    """
    tags = {parts(object_).language for _, predicate, object_ in said if predicate == LABEL}
    if language in tags or "" in tags:
        return entity.label(said, language) or name
    return words.short_label(kind, words.said_of(said), language, name).replace("\n", " ")


def labelled(network: networkx.MultiDiGraph, store: Store, language: str) -> networkx.MultiDiGraph:
    """A network with its labels in a language."""
    if language != COMPOSED:
        for name, data in network.nodes(data=True):
            kind = str(data["kind"]).partition(",")[0]
            data["label"] = label_of(entity.said_of(store, data["iri"]), kind, language, name)
    return network


def frozen(network: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """A copy of a network that cannot be changed."""
    from networkx import freeze

    return freeze(network.copy())
