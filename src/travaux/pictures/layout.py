"""Where the things of a picture stand: computed here, not in the browser, so that page, figure and image are the same.

Up to :data:`WHOLE` things, ForceAtlas2 of networkx places all at once, and what still overlaps is pushed apart. Above,
that would take minutes: communities are found first (Louvain), each is laid out for itself, and then they are placed
among each other like large things. The same network gives the same places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import networkx
    import numpy

Place = tuple[float, float]
Size = tuple[float, float]

WHOLE: Final = 300  # things that are laid out at once
SEED: Final = 20_260_101

_PITCH: Final = 62.0  # points between the middles of neighbours, before labels ask for more
_DOT: Final = (_PITCH / 2, _PITCH / 2)  # a thing of a crowd, whose label is not drawn
_ROUNDS: Final = 60  # of pushing apart


def layout(graph: networkx.Graph, sizes: Mapping[str, Size], *, centre: str | None = None) -> dict[str, Place]:
    """Place the nodes of a network.

    Args:
        graph: an undirected network without parallel edges.
        sizes: width and height of each node with its label, in points.
        centre: the node that the picture is about; it is put in the middle.

    Returns:
        The middle of each node, in points, y downwards; the smallest coordinates are about 0.
    """
    names = list(graph)
    if not names:
        return {}
    places = _across(_in_communities(graph, sizes)) if len(names) > WHOLE else _in_components(graph, sizes, centre)
    left, top = min(x for x, _ in places.values()), min(y for _, y in places.values())
    return {name: (round(places[name][0] - left, 1), round(places[name][1] - top, 1)) for name in names}


def _in_components(graph: networkx.Graph, sizes: Mapping[str, Size], centre: str | None) -> dict[str, Place]:
    """Lay out what hangs together for itself, and put the pieces beside and below each other, the largest first."""
    import networkx

    order = {name: number for number, name in enumerate(graph)}
    pieces = [sorted(piece, key=order.__getitem__) for piece in networkx.connected_components(graph)]
    inner = []
    for piece in sorted(pieces, key=lambda one: -len(one)):
        forces = _forces(_part(graph, piece), centre=centre if centre in piece else None)
        inner.append(_apart(piece, _roomy({name: forces[name] for name in piece}, sizes), sizes))
    boxes = {str(number): _extent(places, sizes) for number, places in enumerate(inner)}
    corners = _shelves(boxes)
    return {
        name: (x + corners[str(number)][0], y + corners[str(number)][1])
        for number, places in enumerate(inner)
        for name, (x, y) in _from_corner(places, sizes).items()
    }


def _from_corner(places: Mapping[str, Place], sizes: Mapping[str, Size]) -> dict[str, Place]:
    left = min(x - sizes[name][0] / 2 for name, (x, _) in places.items())
    top = min(y - sizes[name][1] / 2 for name, (_, y) in places.items())
    return {name: (x - left, y - top) for name, (x, y) in places.items()}


def _shelves(boxes: Mapping[str, Size]) -> dict[str, Place]:
    """The upper left corners of boxes in rows, as wide as makes the whole about three to two."""
    area = sum(width * height for width, height in boxes.values())
    row = max(1.25 * area**0.5, max(width for width, _ in boxes.values()))
    x, y, tallest, out = 0.0, 0.0, 0.0, {}
    for name in sorted(boxes, key=lambda one: -boxes[one][1]):
        width, height = boxes[name]
        if x and x + width > row:
            x, y, tallest = 0.0, y + tallest, 0.0
        out[name] = (x, y)
        x, tallest = x + width, max(tallest, height)
    return out


def _forces(graph: networkx.Graph, *, centre: str | None = None, rounds: int = 0) -> dict[str, Place]:
    """ForceAtlas2, stretched so that neighbours are about one pitch apart."""
    import networkx
    import numpy

    if len(graph) == 1:
        return dict.fromkeys(graph, (0.0, 0.0))
    rounds = rounds or max(40, min(100, 12_000 // len(graph)))
    start = networkx.circular_layout(graph)
    if centre is not None:
        start[centre] = numpy.zeros(2)
    found = networkx.forceatlas2_layout(
        graph, pos=start, max_iter=rounds, seed=SEED, gravity=1.0, scaling_ratio=2.0, strong_gravity=len(graph) < 3
    )
    points = numpy.nan_to_num(numpy.array([found[name] for name in graph]))
    ends = {name: number for number, name in enumerate(graph)}
    lengths = [float(numpy.hypot(*(points[ends[a]] - points[ends[b]]))) for a, b in graph.edges if a != b]
    usual = float(numpy.median(lengths)) if lengths else float(numpy.ptp(points)) / max(1.0, len(graph) ** 0.5)
    points = _lying(points) * (_PITCH * 1.6 / (usual or 1.0))
    return {name: (float(x), float(y)) for name, (x, y) in zip(graph, points, strict=True)}


def _lying(points: numpy.ndarray[Any, Any]) -> numpy.ndarray[Any, Any]:
    """Turn points about their middle so that they spread sideways most: pages are wider than high."""
    import numpy

    points = points - points.mean(axis=0)
    _, axes = numpy.linalg.eigh(points.T @ points)
    turned: numpy.ndarray[Any, Any] = points @ axes[:, ::-1]
    signs = numpy.sign(turned[numpy.abs(turned).argmax(axis=0), [0, 1]])  # an axis has two ends: take always the same
    return turned * numpy.where(signs == 0, 1, signs)


def _roomy(places: Mapping[str, Place], sizes: Mapping[str, Size]) -> dict[str, Place]:
    """Stretch places until what stands there covers less than half of the page."""
    xs, ys = zip(*places.values(), strict=True)
    page = (max(xs) - min(xs) + _PITCH) * (max(ys) - min(ys) + _PITCH)
    factor = max(1.0, (2.2 * sum(sizes[name][0] * sizes[name][1] for name in places) / page) ** 0.5)
    return {name: (x * factor, y * factor) for name, (x, y) in places.items()}


def _apart(names: Sequence[str], places: Mapping[str, Place], sizes: Mapping[str, Size]) -> dict[str, Place]:
    """Push apart what overlaps, each pair along the side on which it overlaps least."""
    import numpy

    points = numpy.array([places[name] for name in names], dtype=float)
    widths, heights = (numpy.array([sizes[name][side] for name in names]) for side in (0, 1))
    wide, high = ((extent[:, None] + extent[None, :]) / 2 for extent in (widths, heights))
    for _ in range(_ROUNDS):
        push = _push(points, wide, high)
        if not numpy.any(push):
            break
        points += push
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, points, strict=True)}


def _push(
    points: numpy.ndarray[Any, Any], wide: numpy.ndarray[Any, Any], high: numpy.ndarray[Any, Any]
) -> numpy.ndarray[Any, Any]:
    """How far each point is to move so that the boxes around them overlap less."""
    import numpy

    x, y = (points[:, None, side] - points[None, :, side] for side in (0, 1))
    over_x, over_y = wide - numpy.abs(x), high - numpy.abs(y)
    overlap = (over_x > 0) & (over_y > 0)
    numpy.fill_diagonal(overlap, False)
    order = numpy.sign(numpy.arange(len(points))[:, None] - numpy.arange(len(points))[None, :])
    side_x, side_y = (numpy.where(part == 0, order, numpy.sign(part)) for part in (x, y))
    along_x = overlap & (over_x < over_y)
    along_y = overlap & ~along_x
    moved = numpy.stack([(along_x * side_x * over_x).sum(1), (along_y * side_y * over_y).sum(1)], axis=1)
    most = numpy.maximum(1, numpy.stack([along_x.sum(1), along_y.sum(1)], axis=1))
    shares: numpy.ndarray[Any, Any] = 0.5 * moved / most**0.5
    return shares


# ---------------------------------------------------------------- large networks


def _in_communities(graph: networkx.Graph, sizes: Mapping[str, Size]) -> dict[str, Place]:
    """Lay out each community for itself, then the communities among each other."""
    import networkx

    groups = _communities(graph)
    inner = [_packed(_part(graph, group)) for group in groups]
    home = {name: number for number, group in enumerate(groups) for name in group}
    outline = networkx.Graph()
    outline.add_nodes_from(str(number) for number in range(len(groups)))
    outline.add_edges_from(sorted({(str(home[a]), str(home[b])) for a, b in graph.edges if home[a] != home[b]}))
    boxes = {str(number): _extent(places, dict.fromkeys(places, _DOT)) for number, places in enumerate(inner)}
    joined = [name for name in outline if outline.degree(name)]
    middles = _apart(joined, _forces(_part(outline, joined), rounds=60), boxes) if joined else {}
    below = max((y + boxes[name][1] for name, (_, y) in middles.items()), default=0.0)
    alone = {name: boxes[name] for name in outline if not outline.degree(name)}
    for name, (x, y) in (_shelves(alone) if alone else {}).items():
        middles[name] = (x + boxes[name][0] / 2, y + boxes[name][1] / 2 + below)
    return {
        name: (x + middles[str(number)][0], y + middles[str(number)][1])
        for number, places in enumerate(inner)
        for name, (x, y) in places.items()
    }


def _across(places: Mapping[str, Place]) -> dict[str, Place]:
    """Places turned so that the whole is wider than high."""
    xs, ys = zip(*places.values(), strict=True)
    turn = max(ys) - min(ys) > max(xs) - min(xs)
    return {name: (y, x) if turn else (x, y) for name, (x, y) in places.items()}


def _communities(graph: networkx.Graph) -> list[list[str]]:
    """Communities in a fixed order, those too large to be laid out at once cut again, at last by mere order."""
    out: list[list[str]] = []
    for members in _louvain(graph, 1):
        if len(members) <= WHOLE:
            out.append(members)
            continue
        for part in _louvain(_part(graph, members), 3):
            out += [part[start : start + WHOLE] for start in range(0, len(part), WHOLE)]
    return out


def _louvain(graph: networkx.Graph, resolution: float) -> list[list[str]]:
    """Communities by numbers instead of names: the order of a set of names differs from process to process."""
    import networkx

    names = list(graph)
    numbered = networkx.convert_node_labels_to_integers(graph)
    groups = networkx.community.louvain_communities(numbered, seed=SEED, resolution=resolution)
    return [[names[number] for number in sorted(group)] for group in sorted(groups, key=min)]


def _part(graph: networkx.Graph, names: Sequence[str]) -> networkx.Graph:
    """The network of some nodes, in their order; a view of networkx would have that of a set."""
    import networkx

    out = networkx.Graph()
    out.add_nodes_from(names)
    out.add_edges_from((name, other) for name in names for other in graph[name] if other in out)
    return out


def _packed(graph: networkx.Graph) -> dict[str, Place]:
    """A community around its own middle: few rounds do, as it is seen from afar."""
    places = _forces(graph, rounds=max(8, min(40, 2_500 // len(graph))))
    places = _apart(list(places), places, dict.fromkeys(places, _DOT))
    middle = [sum(values) / len(places) for values in zip(*places.values(), strict=True)]
    return {name: (x - middle[0], y - middle[1]) for name, (x, y) in places.items()}


def _extent(places: Mapping[str, Place], sizes: Mapping[str, Size]) -> Size:
    """Width and height of some places with what stands there, and a margin."""
    rights = [x + side * sizes[name][0] / 2 for name, (x, _) in places.items() for side in (-1, 1)]
    downs = [y + side * sizes[name][1] / 2 for name, (_, y) in places.items() for side in (-1, 1)]
    return max(rights) - min(rights) + _PITCH / 2, max(downs) - min(downs) + _PITCH / 2
