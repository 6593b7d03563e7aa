"""One HTML page that shows a scene and needs nothing but itself: no server, no network, no further file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from travaux.pictures import interface
from travaux.pictures.html import filled, json_text, source_hash
from travaux.pictures.interface import asset
from travaux.pictures.scene import Edge, Kind, Node, Quote, Scene

# The script of the page, in this order: a file may use what stands in any other, but the last one runs at once.
VIEWER = (
    "scene", "elements", "measures",
    "looks", "mark", "drawing", "edges", "view", "labels",
    "choice", "filters", "search",
    "evidence", "links", "panel",
    "buttons", "wheel", "start",
)  # fmt: skip
# A kind that the legend does not know is still drawn.
COLOUR, SHAPE = "#6b7280", "ellipse"
LONE = re.compile("[\ud800-\udfff]")
# A popup leaves the sandbox, because the sites that documents are read at do not work inside one.
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"


class _Words:
    """A table of texts that come again and again; each is written once and then meant by its place."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self.places.setdefault(text, len(self.places))


def page(scene: Scene) -> str:
    """The page as one text in UTF-8, the same for the same scene.

    It asks for nothing: its Content-Security-Policy lets no request out and no script run but the two that are
    named there by their hashes, so that a text of the scene cannot become one.
    """
    library, viewer = asset("vendor/cytoscape.min.js"), _viewer()
    slots = {
        "language": escape(scene.language),
        "policy": _policy(library, viewer),
        "title": escape(LONE.sub("\ufffd", scene.title)),
        "licence": asset("vendor/cytoscape.LICENSE").strip(),
        "style": asset("viewer/viewer.css"),
        "scene": json_text(_packed(scene)),
        "library": library,
        "viewer": viewer,
    }
    return filled(asset("viewer/page.html"), slots)


def iframe(html: str, *, height: int = 560) -> str:
    """The element that shows a page inside a notebook or another page, shut off from it.

    Args:
        html: what :func:`page` gave.
        height: in pixels; the width is that of the place where it stands.
    """
    return (
        f'<iframe title="Travaux" sandbox="{SANDBOX}" srcdoc="{escape(html)}" '
        f'style="display:block;box-sizing:border-box;width:100%;height:{height}px;border:1px solid #8886"></iframe>'
    )


def _viewer() -> str:
    """The files of the viewer as one script that leaves nothing behind but `window.travaux`."""
    parts = "\n".join(asset(f"viewer/{name}.js") for name in VIEWER)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _policy(*scripts: str) -> str:
    """What the page may do; hashes rather than 'unsafe-inline', so that only the named scripts run."""
    hashes = " ".join(map(source_hash, scripts))
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _packed(scene: Scene) -> dict[str, Any]:
    """The scene as short lists, in the order that the function `unpack` of scene.js knows."""
    words = _Words()
    kinds = {kind.name: place for place, kind in enumerate(_kinds(scene))}
    relations = list(dict.fromkeys((edge.relation, edge.label) for edge in scene.edges))
    places = {relation: place for place, relation in enumerate(relations)}
    packed = {
        "title": scene.title,
        "note": scene.note,
        "language": scene.language,
        "interface": interface.words(scene.language),
        "kinds": [[kind.name, kind.label, kind.colour, kind.shape] for kind in _kinds(scene)],
        "relations": relations,
        "nodes": [_node(node, kinds[node.kind], words) for node in scene.nodes],
        "edges": [_edge(edge, places[edge.relation, edge.label]) for edge in scene.edges],
        "quotes": [_quote(quote, words) for quote in scene.quotes],
    }
    return packed | {"words": list(words.places)}


def _kinds(scene: Scene) -> list[Kind]:
    """Those of the legend, then those that it forgot."""
    known = {kind.name for kind in scene.kinds}
    others = dict.fromkeys(node.kind for node in scene.nodes if node.kind not in known)
    return [*scene.kinds, *(Kind(name=name, label=name, colour=COLOUR, shape=SHAPE) for name in others)]


def _node(node: Node, kind: int, words: _Words) -> list[Any]:
    full = "" if node.full == " ".join(node.label.split()) else node.full
    facts = [part for name, value in node.facts for part in (words(name), value)]
    drawn = [kind, _round(node.x, 1), _round(node.y, 1), node.name, node.label, _round(node.weight, 3)]
    return _short([*drawn, full, int(node.centre), node.date, facts, node.quotes, node.more])


def _edge(edge: Edge, relation: int) -> list[Any]:
    return _short([edge.source, edge.target, relation, edge.quotes, edge.more])


def _quote(quote: Quote, words: _Words) -> list[Any]:
    repeated: Iterable[str] = (quote.document, quote.language, quote.rule, quote.url, quote.paragraph)
    return [quote.text, quote.says, *map(words, repeated)]


def _round(number: float, digits: int) -> float:
    """The number with few digits, and as an integer where it is one."""
    rounded = round(number, digits)
    return int(rounded) if rounded == int(rounded) else rounded


def _short(values: Sequence[Any]) -> list[Any]:
    """The values without the empty ones at the end."""
    kept = list(values)
    while kept and not kept[-1]:
        kept.pop()
    return kept
