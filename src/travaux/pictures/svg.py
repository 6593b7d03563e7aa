"""A scene as a figure for papers: SVG of its own, in which words stay words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from html import escape
from typing import Final

from travaux.graph.xml import checked
from travaux.pictures.fonts import fonts, marked
from travaux.pictures.interface import words
from travaux.pictures.scene import Edge, Kind, Node, Scene
from travaux.pictures.words import columns

Place = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom

_MARGIN, _HEAD, _LEGEND = 40.0, 62.0, 26.0
_SIZE, _LINE = 11.0, 14.0  # points: letters of labels, and their lines
_HALO: Final = 'text-anchor="middle" stroke="#ffffff" stroke-width="{}" stroke-linejoin="round" paint-order="stroke"'
_LABELLED: Final = 60  # links up to which each carries its word
_CROWD: Final = 300  # things above which only the most linked ones carry their labels


def svg(scene: Scene) -> str:
    """Draw a scene as SVG.

    Args:
        scene: what to draw.

    Returns:
        A document of SVG 1.1 without scripts, the same for the same scene; points are its unit. Labels name the fonts
        that have their scripts; a viewer without them takes its own.

    Raises:
        InputError: a label holds a character that XML cannot.
    """
    wide = max([node.x for node in scene.nodes], default=0.0) + 2 * _MARGIN + 80
    legend = _legend(scene, max(wide, 420.0))
    width = max(wide, 420.0)
    bottom = max([node.y for node in scene.nodes], default=0.0) + _HEAD + _MARGIN + 60
    height = bottom + legend[1]
    taken = [_label_box(node) for node in scene.nodes]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" lang="{escape(scene.language)}" '
        f'font-family="{fonts(scene.title)}">',
        f"<title>{escape(scene.title)}</title>",
        f"<desc>{escape(_description(scene))}</desc>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        f'<text x="{_MARGIN:.0f}" y="30" font-size="16" font-weight="600" fill="#1a1f2b">{marked(scene.title)}</text>',
        f'<text x="{_MARGIN:.0f}" y="47" font-size="11" fill="#5b6472">{marked(scene.note)}</text>'
        if scene.note
        else "",
        f'<g transform="translate({_MARGIN + 40:.0f} {_HEAD + 20:.0f})">',
        *_links(scene, taken),
        *(_dot(node, scene) for node in scene.nodes),
        *_names(scene),
        "</g>",
        f'<g transform="translate({_MARGIN:.0f} {bottom:.0f})" font-size="11" fill="#333a45">',
        *legend[0],
        "</g></svg>",
    ]
    return checked("\n".join(part for part in parts if part)) + "\n"


def _description(scene: Scene) -> str:
    counts = Counter(node.kind for node in scene.nodes)
    kinds = ", ".join(f"{kind.label}: {counts[kind.name]}" for kind in scene.kinds)
    return words(scene.language)["desc"].format(things=len(scene.nodes), links=len(scene.edges), kinds=kinds)


# ---------------------------------------------------------------- things


def radius(node: Node) -> float:
    """Half the height of a thing, in points; what is linked more is larger."""
    return 7.0 + 7.0 * node.weight + (2.0 if node.centre else 0.0)


def _dot(node: Node, scene: Scene) -> str:
    kind = next(kind for kind in scene.kinds if kind.name == node.kind)
    ring = ""
    if node.centre:
        ring = (
            f'<circle cx="{node.x}" cy="{node.y}" r="{radius(node) + 5:.1f}" fill="none" stroke="#1a1f2b" '
            'stroke-width="1.6"/>'
        )
    return f"<g><title>{escape(node.full)}</title>{ring}{shape(kind, node.x, node.y, radius(node))}</g>"


def shape(kind: Kind, x: float, y: float, r: float) -> str:
    """One thing of a class at a place."""
    paint = f'fill="{kind.colour}" stroke="#ffffff" stroke-width="1.2"'
    if kind.shape in ("rectangle", "round-rectangle"):
        corner = 3.0 if kind.shape.startswith("round") else 0.0
        return (
            f'<rect x="{x - 1.25 * r:.1f}" y="{y - 0.85 * r:.1f}" width="{2.5 * r:.1f}" height="{1.7 * r:.1f}" '
            f'rx="{corner}" {paint}/>'
        )
    if kind.shape in _CORNERS:
        corners, turn, inner = _CORNERS[kind.shape]
        return f'<polygon points="{_points(x, y, r * 1.15, corners, turn, inner)}" {paint}/>'
    if kind.shape == "vee":
        points = f"{x - r:.1f},{y - r:.1f} {x:.1f},{y - r / 3:.1f} {x + r:.1f},{y - r:.1f} {x:.1f},{y + r:.1f}"
        return f'<polygon points="{points}" {paint}/>'
    if kind.shape == "tag":
        points = f"{x - r:.1f},{y - r * 0.7:.1f} {x + r * 0.5:.1f},{y - r * 0.7:.1f} {x + r * 1.2:.1f},{y:.1f} "
        points += f"{x + r * 0.5:.1f},{y + r * 0.7:.1f} {x - r:.1f},{y + r * 0.7:.1f}"
        return f'<polygon points="{points}" {paint}/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" {paint}/>'


_CORNERS: Final[dict[str, tuple[int, float, float]]] = {  # corners, turn in degrees, inner radius of a star
    "triangle": (3, -90, 0),
    "diamond": (4, -90, 0),
    "round-diamond": (4, -90, 0),
    "pentagon": (5, -90, 0),
    "hexagon": (6, 0, 0),
    "star": (5, -90, 0.5),
}


def _points(x: float, y: float, r: float, corners: int, turn: float, inner: float) -> str:
    count = corners * 2 if inner else corners
    out = []
    for number in range(count):
        angle = math.radians(turn + 360 * number / count)
        far = r * inner if inner and number % 2 else r
        out.append(f"{x + far * math.cos(angle):.1f},{y + far * math.sin(angle):.1f}")
    return " ".join(out)


def _names(scene: Scene) -> Iterator[str]:
    """Labels below the things, with a white edge so that they read well over links."""
    ranked = sorted(scene.nodes, key=lambda node: (not node.centre, -node.weight, node.name))
    taken: list[Box] = []
    for node in ranked if len(ranked) <= _CROWD else ranked[: _CROWD // 6]:
        left, _, right, low = _label_box(node)
        if not _take((left, node.y + radius(node), right, low), taken):
            continue  # the more linked thing keeps its label
        top = node.y + radius(node) + (5 if node.centre else 0) + _SIZE
        lines = "".join(
            f'<tspan x="{node.x}" y="{top + _LINE * number:.1f}">{marked(line)}</tspan>'
            for number, line in enumerate(node.label.split("\n"))
        )
        weight = ' font-weight="600"' if node.centre else ""
        look = f'{_HALO.format(3)} font-size="{_SIZE:.0f}" fill="#1a1f2b"{weight}'
        yield f'<text font-family="{fonts(node.label)}" {look}>{lines}</text>'


# ---------------------------------------------------------------- links


def _links(scene: Scene, taken: list[Box]) -> Iterator[str]:
    """Links behind the things; several between the same two bend apart. A word that would cover another is left out."""
    between: dict[tuple[int, int], list[Edge]] = defaultdict(list)
    for edge in scene.edges:
        between[min(edge.source, edge.target), max(edge.source, edge.target)].append(edge)
    labelled = len(scene.edges) <= _LABELLED
    yield '<g fill="none" stroke="#9aa3b2" stroke-width="1.1">' if scene.edges else ""
    words = []
    for (first, _), edges in between.items():
        for number, edge in enumerate(edges):
            bend = 26.0 * (number - (len(edges) - 1) / 2) * (1 if edge.source == first else -1)
            path, spots = _link(scene.nodes[edge.source], scene.nodes[edge.target], bend)
            yield path
            if labelled and (spot := _free(edge.label, spots, taken)) is not None:
                words.append(_word(edge.label, *spot))
    yield "</g>" if scene.edges else ""
    yield from words


def _link(source: Node, target: Node, bend: float) -> tuple[str, list[Place]]:
    """The path of a link with its head, and the places where its word may stand, best first."""
    if source is target:
        r = radius(source)
        x, y = source.x, source.y
        loop = f"M{x - r:.1f} {y:.1f}C{x - 4 * r:.1f} {y - 3 * r:.1f} {x:.1f} {y - 5 * r:.1f} {x:.1f} {y - r:.1f}"
        return f'<path d="{loop}"/>', [(x, y - 3 * r)]
    dx, dy = target.x - source.x, target.y - source.y
    length = math.hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    cx, cy = (source.x + target.x) / 2 - uy * bend, (source.y + target.y) / 2 + ux * bend
    gap = radius(target) * 1.25 + (6 if target.centre else 2)
    back = math.hypot(target.x - cx, target.y - cy) or 1.0
    vx, vy = (target.x - cx) / back, (target.y - cy) / back
    ex, ey = target.x - vx * gap, target.y - vy * gap
    head = " ".join(f"{ex - vx * 7 + vy * side:.1f},{ey - vy * 7 - vx * side:.1f}" for side in (-3.2, 3.2))
    curve = f"M{source.x:.1f} {source.y:.1f}Q{cx:.1f} {cy:.1f} {ex - vx * 5:.1f} {ey - vy * 5:.1f}"
    arrow = f'<polygon points="{ex:.1f},{ey:.1f} {head}" fill="#9aa3b2" stroke="none"/>'
    spots = []
    for at in (0.5, 0.38, 0.62, 0.28, 0.72):
        a, b, c = (1 - at) ** 2, 2 * at * (1 - at), at**2
        spots.append((a * source.x + b * cx + c * target.x, a * source.y + b * cy + c * target.y))
    return f'<path d="{curve}"/>{arrow}', spots


def _free(text: str, spots: list[Place], taken: list[Box]) -> Place | None:
    """The first place where a word covers nothing, which is then taken."""
    half = columns(text) * 2.6 + 3
    for x, y in spots:
        if _take((x - half, y - 7, x + half, y + 7), taken):
            return x, y
    return None


def _take(box: Box, taken: list[Box]) -> bool:
    """Take a place if nothing stands there."""
    left, top, right, bottom = box
    if any(left < r and x < right and top < low and y < bottom for x, y, r, low in taken):
        return False
    taken.append(box)
    return True


def _label_box(node: Node) -> Box:
    """What a thing covers with its label."""
    lines = node.label.split("\n")
    half = max(max(map(columns, lines)) * 3.1, radius(node) * 1.3)
    return node.x - half, node.y - radius(node), node.x + half, node.y + radius(node) + 6 + _LINE * len(lines)


def _word(text: str, x: float, y: float) -> str:
    look = f'font-family="{fonts(text)}" {_HALO.format(2.5)} font-size="9" fill="#5b6472"'
    return f'<text x="{x:.1f}" y="{y + 3:.1f}" {look}>{marked(text)}</text>'


# ---------------------------------------------------------------- legend


def _legend(scene: Scene, width: float) -> tuple[list[str], float]:
    """The classes with their shapes, in rows, and the height of these."""
    counts = Counter(node.kind for node in scene.nodes)
    out, x, y = [], 8.0, 0.0
    for kind in scene.kinds:
        words = f"{kind.label} ({counts[kind.name]})"
        space = columns(words) * 6.4 + 40
        if x > 8 and x + space > width - 2 * _MARGIN:
            x, y = 8.0, y + _LEGEND
        place = f'x="{x + 13:.1f}" y="{y + 4:.1f}"'
        out.append(f'{shape(kind, x, y, 6.0)}<text font-family="{fonts(words)}" {place}>{marked(words)}</text>')
        x += space
    return out, y + _LEGEND
