"""The network of texts: which resolution, decision or document rests on which, made from the network of the facts.

In the graph a citation is said of the document that prints it, a mandate of the outcome that acts on it, and a cited
paragraph is a thing of its own. To count who relies on whom, all three are one text here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from networkx import MultiDiGraph

#: By what one text relies on, changes or carries on another. Where a text is printed (``trv:publishedIn``), what it is
#: a part of, and what a document restates (``dct:source``) is no such relation.
RELATIONS: Final = (
    "eli:cites",
    "dct:references",
    "trv:pursuantTo",
    "trv:implements",
    "trv:reportsOn",
    "trv:approves",
    "trv:extends",
    "eli:amends",
    "eli:repeals",
)
OUTCOMES: Final = frozenset({"Outcome", "Resolution", "Decision"})
DOCUMENTS: Final = frozenset({"Document", "Draft"})
PARTS: Final = frozenset({"OutcomePart"})

_PART_OF: Final = "dct:isPartOf"
_PUBLISHED: Final = "trv:publishedIn"


def citation_network(network: MultiDiGraph, relations: Collection[str] = RELATIONS) -> MultiDiGraph:
    """Make the network of texts from the network of the facts.

    A document that publishes exactly one outcome is one with it; one that publishes several, such as the report of a
    session, stays apart from them, as its citations cannot be told apart. A part of an outcome is one with the whole.

    Args:
        network: what :func:`travaux.graph.network.network_of_store` gives for all classes.
        relations: prefixed names of those that count, of :data:`RELATIONS`.

    Returns:
        A directed multigraph in the order of the network, without loops; an edge goes from the text that relies to the
        text that is relied on. A node has the attributes that it had; ``body``, who adopted it, or for whom a document
        was issued; an outcome has ``document``, the documents that it is one with, and if no text gives its date, the
        ``date`` and ``year`` of those. Several values are joined by semicolons; there is no attribute where there is
        no value. An edge has ``relation``, ``label``, ``count``, from how many edges it was made, and ``facts``, the
        ends of each of these.
    """
    from networkx import MultiDiGraph

    texts = text_of(network)
    out = MultiDiGraph()
    for node, text in texts.items():
        if node == text:
            out.add_node(node, **network.nodes[node])
    _add_documents(network, texts, out)
    _add_bodies(network, texts, out)
    for start, end, edge in network.edges(data=True):
        relation = edge["relation"]
        one, other = texts.get(start), texts.get(end)
        if relation not in relations or one is None or other is None or one == other:
            continue
        if out.has_edge(one, other, key=relation):
            out.edges[one, other, relation]["count"] += 1
            out.edges[one, other, relation]["facts"] += ((start, end),)
        else:
            found = {"relation": relation, "label": edge["label"], "count": 1, "facts": ((start, end),)}
            out.add_edge(one, other, key=relation, **found)
    return out


def text_of(network: MultiDiGraph, *, parts: bool = True) -> dict[str, str]:
    """Tell for each node that is a text, in the order of the network, which node stands for it.

    Args:
        network: what :func:`travaux.graph.network.network_of_store` gives.
        parts: whether a part is one with its whole.
    """
    kinds = {node: set(str(kind).split(", ")) for node, kind in network.nodes(data="kind")}
    published = {
        node: {other for other, _, edge in network.in_edges(node, data=True) if edge["relation"] == _PUBLISHED}
        for node, kind in kinds.items()
        if kind & DOCUMENTS
    }
    out: dict[str, str] = {}
    for node, kind in kinds.items():
        if kind & DOCUMENTS:
            outcomes = published[node]
            out[node] = next(iter(outcomes)) if len(outcomes) == 1 else node
        elif kind & OUTCOMES:
            out[node] = node
        elif kind & PARTS:
            out[node] = _whole(network, node, kinds) if parts else node
    return out


def _whole(network: MultiDiGraph, node: str, kinds: Mapping[str, set[str]]) -> str:
    """The outcome that a part belongs to, through the parts that it is a part of; itself if none is known."""
    seen = {node}
    at: str | None = node
    while at is not None:
        wholes = [str(b) for _, b, edge in network.out_edges(at, data=True) if edge["relation"] == _PART_OF]
        if found := next((one for one in wholes if kinds.get(one, set()) & OUTCOMES), None):
            return found
        at = next((one for one in wholes if one not in seen), None)
        seen.update(wholes)
    return node


def _add_documents(network: MultiDiGraph, texts: Mapping[str, str], out: MultiDiGraph) -> None:
    """Name the documents that an outcome is one with, and take over their earliest date where it has none."""
    merged: dict[str, list[str]] = {}
    for node, text in texts.items():
        if node != text and set(str(network.nodes[node]["kind"]).split(", ")) & DOCUMENTS:
            merged.setdefault(text, []).append(node)
    for text, documents in merged.items():
        attributes = out.nodes[text]
        attributes["document"] = "; ".join(documents)
        dates = [network.nodes[one]["date"] for one in documents if "date" in network.nodes[one]]
        if dates and "date" not in attributes:
            attributes |= {"date": min(dates), "year": int(min(dates)[:4])}


def _add_bodies(network: MultiDiGraph, texts: Mapping[str, str], out: MultiDiGraph) -> None:
    """Say of each text who adopted it, or else for whom the document was issued."""
    for relation in ("trv:adoptedBy", "trv:forBody"):
        found: dict[str, list[str]] = {}
        for start, end, edge in network.edges(data=True):
            if edge["relation"] == relation and texts.get(start) == start:
                found.setdefault(start, []).append(end)
        for text, bodies in found.items():
            out.nodes[text].setdefault("body", "; ".join(sorted(set(bodies))))
