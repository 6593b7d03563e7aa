"""Communities: texts that name each other more than they name the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from travaux.analysis.reliance import simple_network
from travaux.graph.citations import citation_network, text_of
from travaux.notebook.table import frame

if TYPE_CHECKING:
    from networkx import Graph as Undirected
    from networkx import MultiDiGraph
    from pandas import DataFrame

    from travaux.notebook import Graph

SEED: Final = 2011  # any number, but always the same: the method begins with a shuffle
SHARED: Final = 3  # subjects that are shown of a community

_COLUMNS: Final = ("community", "size", "subjects", "text", "kind", "label", "body", "date", "links")


def communities(graph: Graph, *, resolution: float = 1.0, least: int = 2, top: int | None = None) -> DataFrame:
    """Group the texts into communities, with the subjects that each of them shares.

    The method is that of Louvain (modularity) on the network of texts, without directions, an edge where one text
    names the other in any way. Its shuffle has a fixed seed, so the same graph gives the same communities.

    >>> communities(graph, top=1)[["community", "size", "text"]].values.tolist()[1:3]
    [[2, 18, 'doc/restatement/HSP/EB.2022/8'], [3, 8, 'doc/restatement/HSP/EB.2024/9']]

    Args:
        graph: the graph.
        resolution: above 1 for more and smaller communities, below 1 for fewer and larger ones.
        least: texts that a community has at least; smaller ones are left out.
        top: so many of the most central texts of each community; ``None`` for all texts.

    Returns:
        One row for each text, the largest community first, and in it the most central text first: community (number),
        size (its texts, shown or not), subjects (labels of up to three subjects that two or more of its texts have, and
        a larger share of them than of all texts with subjects; those that set it apart most come first; joined by
        semicolons), text, kind, label, body, date (words, as precise as the text), links (number
        of texts of the community that it names or that name it).

    Limits:
        A community is a hint where to look, no school of thought: Louvain finds some division in any network, small
        ones are often a single document with all that it cites, and another resolution gives another division. Texts
        that name no other and are named by none are in no community. Subjects are those that texts were found to have;
        a text that is only cited has none.
    """
    network = graph.network()
    texts = citation_network(network)
    groups = _groups(simple_network(texts).to_undirected(), resolution, least)
    subjects = _subjects(network, text_of(network))
    shares = _shares(subjects)
    rows = []
    for number, (group, links) in enumerate(groups, start=1):
        shared = _shared(group, subjects, shares)
        for text in sorted(group, key=lambda one: (-links[one], -texts.in_degree(one), one))[:top]:
            node = texts.nodes[text]
            shown = (node["kind"], node["label"], node.get("body"), node.get("date"))
            rows.append((number, len(group), shared, text, *shown, links[text]))
    return frame(_COLUMNS, rows)


def _groups(network: Undirected, resolution: float, least: int) -> list[tuple[set[str], dict[str, int]]]:
    """The communities, the largest first, each with the number of neighbours that a text has in it."""
    from networkx import Graph as Undirected
    from networkx.algorithms.community import louvain_communities

    names = sorted(node for node, degree in network.degree() if degree)
    if not names:
        return []
    places = {name: place for place, name in enumerate(names)}
    numbered = Undirected()  # sets of numbers have an order that is the same in every process, sets of words have not
    numbered.add_nodes_from(range(len(names)))
    numbered.add_edges_from(sorted(sorted((places[a], places[b])) for a, b in network.edges()))
    found = louvain_communities(numbered, resolution=resolution, seed=SEED)
    groups = [{names[place] for place in group} for group in found if len(group) >= least]
    groups.sort(key=lambda group: (-len(group), min(group)))
    return [(group, {one: len(group & set(network[one])) for one in group}) for group in groups]


def _subjects(network: MultiDiGraph, texts: Mapping[str, str]) -> dict[str, set[str]]:
    """The labels of the subjects of each text, with those of the documents and parts that it is one with."""
    out: dict[str, set[str]] = {}
    for start, end, edge in network.edges(data=True):
        if edge["relation"] == "dct:subject" and start in texts:
            out.setdefault(texts[start], set()).add(str(network.nodes[end]["label"]))
    return out


def _shares(subjects: Mapping[str, Collection[str]]) -> dict[str, float]:
    """The share of each subject among the texts that have any."""
    counted = Counter(subject for those in subjects.values() for subject in those)
    return {subject: count / len(subjects) for subject, count in counted.items()}


def _shared(group: Iterable[str], subjects: Mapping[str, Collection[str]], shares: Mapping[str, float]) -> str | None:
    """The subjects that set a community apart: more frequent in it than in the whole graph, by how much."""
    having = {text: subjects[text] for text in group if text in subjects}
    counted = Counter(subject for those in having.values() for subject in those)
    apart = {one: count / len(having) - shares[one] for one, count in counted.items() if count > 1}
    ranked = sorted((-round(by, 9), subject) for subject, by in apart.items() if by > 0)
    return "; ".join(subject for _, subject in ranked[:SHARED]) or None
