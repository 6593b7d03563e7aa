"""Which things a picture shows, of a network that may have thousands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from travaux.errors import QueryError, UnknownNameError

if TYPE_CHECKING:
    import networkx

LIMIT: Final = 300  # things in a picture, unless the asker wants more

_HUB: Final = 60  # links from which a thing is a crossroads, where a walk does not go on
_WAYS: Final = 8  # shortest paths that are shown of those of the same length


@dataclass(frozen=True, slots=True)
class Selection:
    """The things of a picture.

    Attributes:
        names: in order, the most important first.
        centre: the thing that was asked for, or blank.
        left_out: how many more there are.
    """

    names: tuple[str, ...]
    centre: str = ""
    left_out: int = 0


def whole(network: networkx.MultiDiGraph, limit: int = LIMIT) -> Selection:
    """All things of a network; the most linked ones if there are more than the limit."""
    return _cut(_by_links(network, network), limit)


def neighbourhood(network: networkx.MultiDiGraph, centre: str, depth: int = 1, limit: int = LIMIT) -> Selection:
    """The things within some links of one, whichever way these point.

    A walk does not lead on through a crossroads (a body, a State, a text that hundreds of others cite): what lies
    behind it has nothing to do with the centre but that.

    Args:
        network: all things.
        centre: one of them.
        depth: so many links at most.
        limit: so many things at most; nearer ones first, among these the most linked ones.

    Raises:
        UnknownNameError: the centre is not in the network.
        QueryError: the depth is less than 0.
    """
    _check(network, centre)
    if depth < 0:
        raise QueryError(f"A depth of {depth} leads nowhere.", remedy="Give 0, 1, 2 …")
    seen, level = {centre: None}, [centre]
    for _ in range(depth):
        around = dict.fromkeys(
            other
            for name in level
            if name == centre or network.degree(name) <= _HUB
            for other in (*network.successors(name), *network.predecessors(name))
            if other not in seen
        )
        level = _by_links(network, around)
        seen.update(dict.fromkeys(level))
    return _cut(list(seen), limit, centre)


def path(network: networkx.MultiDiGraph, start: str, end: str, limit: int = LIMIT) -> Selection:
    """The things on the shortest ways between two, whichever way links point.

    A step to a thing that many others are linked with costs more, so that a way through what the two have to do with
    each other is preferred to one through a body that everything belongs to.

    Raises:
        UnknownNameError: one of the two is not in the network.
        QueryError: no way leads from one to the other.
    """
    import itertools
    import math

    import networkx

    _check(network, start)
    _check(network, end)
    plain = networkx.Graph(network)
    costs = {name: 1 + math.log2(1 + degree) for name, degree in plain.degree()}
    for a, b, data in plain.edges(data=True):
        data["cost"] = round((costs[a] + costs[b]) / 2, 6)
    try:
        ways = list(itertools.islice(networkx.all_shortest_paths(plain, start, end, weight="cost"), _WAYS))
    except networkx.NetworkXNoPath as error:
        raise QueryError(f"No way of links leads from {start} to {end}.") from error
    names = dict.fromkeys(name for way in ways for name in way)
    return _cut(list(names), max(limit, len(ways[0])), start)  # half a way leads nowhere


def texts_of_body(
    texts: networkx.MultiDiGraph, network: networkx.MultiDiGraph, body: str, limit: int = LIMIT
) -> Selection:
    """The texts of a body, and those that cite them or that they cite.

    Args:
        texts: the network of citations.
        network: all things, which says which body adopted a text or for which a document is meant.
        body: name of the body, such as ``body/unhabitat-eb``.
        limit: so many texts at most; the body's own first, among these the most linked ones.

    Raises:
        UnknownNameError: the body is not in the network.
        QueryError: it has no texts that cite or are cited.
    """
    _check(network, body)
    own = {name for name, _, data in network.in_edges(body, data=True) if data["label"] in ("adoptedBy", "forBody")}
    own |= {name for name, data in texts.nodes(data=True) if own & set(data.get("document", "").split("; "))}
    own = {name for name in own if name in texts and texts.degree(name)}
    if not own:
        raise QueryError(f"No text of {body} cites another or is cited in this graph.")
    others = {other for name in own for other in (*texts.successors(name), *texts.predecessors(name))} - own
    return _cut([*_by_links(texts, own), *_by_links(texts, others)], limit)


def _by_links(network: networkx.MultiDiGraph, names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-network.degree(name), name))


def _cut(names: list[str], limit: int, centre: str = "") -> Selection:
    if limit < 1:
        raise QueryError("A picture of no things shows nothing.", remedy="Give a limit of 1 or more.")
    return Selection(tuple(names[:limit]), centre, max(0, len(names) - limit))


def _check(network: networkx.MultiDiGraph, name: str) -> None:
    if name not in network:
        what = "It is a version, a file or a paragraph, or only its name is known."
        raise UnknownNameError(f"{name} is no thing of this network.", remedy=what)
