"""Reliance: which texts the others rest on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from travaux.analysis.names import body_of, short
from travaux.errors import QueryError, TravauxError
from travaux.graph.citations import RELATIONS, citation_network
from travaux.notebook.table import frame

if TYPE_CHECKING:
    from networkx import DiGraph, MultiDiGraph
    from pandas import DataFrame

    from travaux.notebook import Graph

_COLUMNS: Final = ("text", "kind", "label", "body", "date", "cited_by", "pagerank")


def relied_upon(
    graph: Graph,
    body: str | None = None,
    *,
    relations: Sequence[str] = (),
    limit: int | None = 100,
) -> DataFrame:
    """Rank the texts by how much other texts rely on them.

    A text counts another once, however often and in whatever way it names it. PageRank (damping 0.85) gives a text
    more if the texts that name it are themselves named by many; ``cited_by`` only counts. A document that publishes
    one resolution or decision is one text with it, and so is a paragraph with its text.

    >>> relied_upon(graph, body="un-ga", limit=3)[["text", "cited_by"]].values.tolist()
    [['resolution/un-ga/72/279', 2], ['resolution/un-ga/76/4', 2], ['resolution/un-ga/77/173', 1]]

    Args:
        graph: the graph.
        body: only texts that this body adopted, or documents issued for it; the others still cite.
        relations: by which texts rely on each other, such as ``["cites", "pursuantTo"]``; if empty, all of
            :data:`travaux.graph.citations.RELATIONS`.
        limit: so many rows at most; ``None`` for all.

    Returns:
        One row for each text that another names, the most relied on first: text, kind, label, body (several are joined
        by semicolons), date (words, as precise as the text), cited_by (number of texts), pagerank (share; all texts of
        the graph, shown or not, add up to 1).

    Raises:
        TravauxError: scipy is not installed.
        QueryError: there is no such body or relation.

    Limits:
        Only documents that were read cite, so the numbers mirror the choice of documents. A text that is recalled by
        habit counts as much as one that settles the matter, and older texts had more time to be cited. PageRank can put
        a text that one text names above one that four name, where that one is much named itself and names little else:
        read it beside ``cited_by``. It is relative to one graph; compare ranks, not values, between graphs.
    """
    wanted = short(body_of(graph, body)) if body is not None else None
    network = citation_network(graph.network(), _named(relations))
    simple = simple_network(network)
    ranks = pagerank(simple)
    rows = []
    for text in simple:
        node = network.nodes[text]
        if simple.in_degree(text) and (wanted is None or wanted in str(node.get("body", "")).split("; ")):
            shown = (node["kind"], node["label"], node.get("body"), node.get("date"))
            rows.append((text, *shown, simple.in_degree(text), ranks[text]))
    rows.sort(key=lambda row: (-round(row[-1], 12), -row[-2], row[0]))
    return frame(_COLUMNS, rows[:limit])


def simple_network(network: MultiDiGraph) -> DiGraph:
    """Give a network with one edge from a text to another, whatever number of relations there is."""
    from networkx import DiGraph

    simple = DiGraph()
    simple.add_nodes_from(network)
    simple.add_edges_from((start, end) for start, end in network.edges())
    return simple


def pagerank(network: DiGraph) -> dict[str, float]:
    """Compute the PageRank of each node.

    Raises:
        TravauxError: scipy is not installed.
    """
    from networkx import pagerank as rank

    try:
        ranks: dict[str, float] = rank(network) if len(network) else {}
    except ImportError as error:
        raise TravauxError(
            "PageRank needs scipy, which is not installed.", remedy='Install it: pip install "travaux[notebook]".'
        ) from error
    return ranks


def _named(relations: Sequence[str]) -> tuple[str, ...]:
    """The prefixed names of relations, which may be given without their prefix."""
    known = {name.partition(":")[2]: name for name in RELATIONS}
    for relation in relations:
        if relation.rpartition(":")[2] not in known or (":" in relation and relation not in RELATIONS):
            raise QueryError(f"{relation!r} is no relation between texts.", remedy=f"There are: {', '.join(known)}.")
    return tuple(known[one.rpartition(":")[2]] for one in relations) or RELATIONS
