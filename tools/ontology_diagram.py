"""The diagram of the ontology as SVG: classes as boxes on a grid, properties as arrows between them.

Where a box stands is decided here, by hand; what arrows there are is read from the domains and ranges of the ontology,
and from USES for properties of other vocabularies and for those that have no one class at an end.
"""

from __future__ import annotations

import math
from collections import defaultdict
from html import escape

from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef

TRV = Namespace("https://w3id.org/travaux/ont#")
COLUMN, ROW = 218, 128
WIDTH, HEIGHT = 132, 34
LINE, LETTER = 13, 6.2
APART = 9
MARGIN = 14
SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)

# Column and row of each class; a class of another vocabulary is written with its prefix.
PLACES = {
    "dct:PeriodOfTime": (0, 0),
    "RoleHolding": (1, 0),
    "MemberState": (2, 0),
    "Draft": (3, 0),
    "Event": (4, 0),
    "Plan": (0, 1),
    "Act": (2, 1),
    "Election": (3, 1),
    "Participation": (4, 1),
    "rdf:Statement": (5, 1),
    "Vote": (0, 2),
    "Outcome": (1, 2),
    "Body": (2, 2),
    "Paragraph": (4, 2),
    "Evidence": (5, 2),
    "OutcomePart": (0, 3),
    "BudgetLine": (1, 3),
    "Meeting": (3, 3),
    "LanguageVersion": (4, 3),
    "Rule": (5, 3),
    "AgendaItem": (1, 4),
    "Document": (3, 4),
    "MeetingPart": (5, 4),
}
# Classes that the diagram leaves out: kinds of Outcome and of State, and what never reaches the graph.
LEFT_OUT = {"Resolution", "Decision", "ObserverState", "NotAState", "NotABody"}
USES = (
    ("Act", "actor, addressee", "Body"),
    ("Act", "concerns", "Plan"),
    ("Act", "decidedBy", "Outcome"),
    ("Act", "heldAt", "Meeting"),
    ("Act", "inParagraph", "Paragraph"),
    ("AgendaItem", "dct:isPartOf", "Meeting"),
    ("BudgetLine", "decidedBy", "Outcome"),
    ("Document", "dct:creator", "Body"),
    ("Document", "eli:cites", "Outcome"),
    ("Document", "underAgendaItem", "AgendaItem"),
    ("Draft", "sponsor", "MemberState"),
    ("Election", "heldAt", "Meeting"),
    ("Election", "org:organization", "Body"),
    ("Evidence", "inParagraph", "Paragraph"),
    ("Evidence", "oa:hasSource", "LanguageVersion"),
    ("LanguageVersion", "eli:realizes", "Document"),
    ("MeetingPart", "dct:isPartOf", "Meeting"),
    ("Outcome", "approves, extends", "Plan"),
    ("OutcomePart", "dct:isPartOf", "Outcome"),
    ("Paragraph", "dct:isPartOf", "Document"),
    ("Participation", "inParagraph", "Paragraph"),
    ("Participation", "participant", "MemberState"),
    ("Plan", "dct:temporal", "dct:PeriodOfTime"),
    ("RoleHolding", "org:member", "MemberState"),
    ("RoleHolding", "org:organization", "Body"),
    ("Vote", "voteOn", "Outcome"),
    ("Vote", "voter", "MemberState"),
    ("dct:PeriodOfTime", "decidedBy", "Outcome"),
    ("rdf:Statement", "evidence", "Evidence"),
)
Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]  # the middle, half the width, half the height
Ends = tuple[str, str]


def centre(name: str) -> Point:
    """Where the middle of a box is, in pixels."""
    column, row = PLACES[name]
    return MARGIN + WIDTH / 2 + column * COLUMN, MARGIN + HEIGHT / 2 + row * ROW


def edges(core: Graph) -> dict[Ends, list[str]]:
    """The properties that lead from one class to another, by the two classes."""
    found: defaultdict[Ends, set[str]] = defaultdict(set)
    for node in core.subjects(RDF.type, OWL.ObjectProperty):
        for domain in core.objects(node, RDFS.domain):
            for range_ in core.objects(node, RDFS.range):
                ends = str(domain).removeprefix(TRV), str(range_).removeprefix(TRV)
                if set(ends) <= PLACES.keys():
                    found[ends].add(str(node).removeprefix(TRV))
    for start, names, end in USES:
        found[start, end] |= set(names.split(", "))
    return {ends: sorted(names) for ends, names in sorted(found.items())}


def border(name: str, start: Point, end: Point) -> Point:
    """Where the line from a point in a box to another point leaves the box."""
    reaches = [
        (math.copysign(half, there - here) - (here - middle)) / (there - here)
        for here, there, middle, half in zip(start, end, centre(name), (WIDTH / 2, HEIGHT / 2), strict=True)
        if there != here
    ]
    return _along(start, end, min(reaches))


def svg(core: Graph) -> str:
    """Return the diagram.

    Raises:
        ValueError: a class has no place in the diagram and is not left out.
    """
    classes = {str(node).removeprefix(TRV) for node in core.subjects(RDF.type, OWL.Class) if isinstance(node, URIRef)}
    if missing := classes - PLACES.keys() - LEFT_OUT:
        raise ValueError(f"Give a place in PLACES of tools/ontology_diagram.py to {', '.join(sorted(missing))}.")
    found = edges(core)
    width = 2 * MARGIN + WIDTH + COLUMN * max(column for column, _ in PLACES.values())
    height = 2 * MARGIN + HEIGHT + ROW * max(row for _, row in PLACES.values())
    ways = {ends: _way(*ends, mutual=ends[::-1] in found) for ends in found}
    lines = [_line(*ways[ends]) for ends in found]
    words = [_words(names, *middle) for (names, middle) in zip(found.values(), _middles(found, ways), strict=True)]
    boxes = [_box(name) for name in sorted(PLACES)]
    return "\n".join(
        [
            f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="Classes and the properties between them">',
            '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
            'orient="auto"><path class="head" d="M0 1 10 5 0 9z"/></marker></defs>',
            *lines,
            *boxes,
            *words,
            "</svg>",
        ]
    )


def _way(start: str, end: str, *, mutual: bool) -> tuple[Point, Point]:
    """Both ends of an arrow; of two arrows between the same boxes each keeps to its side."""
    first, last = centre(start), centre(end)
    if mutual:
        across, down = last[0] - first[0], last[1] - first[1]
        length = math.hypot(across, down)
        shift = -down / length * APART, across / length * APART
        first = first[0] + shift[0], first[1] + shift[1]
        last = last[0] + shift[0], last[1] + shift[1]
    return border(start, first, last), border(end, last, first)


def _middles(found: dict[Ends, list[str]], ways: dict[Ends, tuple[Point, Point]]) -> list[Point]:
    """Where the names of each arrow stand: that of a few points along it where they cover least of other things."""
    taken = [(x, y, WIDTH / 2, HEIGHT / 2) for x, y in map(centre, PLACES)]
    middles = []
    for ends, names in found.items():
        half = max(map(len, names)) * LETTER / 2, LINE * len(names) / 2
        others = [way for other, way in ways.items() if other != ends]
        points = [_along(*ways[ends], share) for share in SHARES]
        best = min(points, key=lambda point: _covered(point, half, taken, others))
        taken.append((*best, *half))
        middles.append(best)
    return middles


def _along(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _covered(point: Point, half: Point, taken: list[Rectangle], others: list[tuple[Point, Point]]) -> int:
    """How much a rectangle around a point covers: boxes and names count more than lines."""
    (x, y), (wide, high) = point, half
    boxes = sum(abs(x - u) < wide + w and abs(y - v) < high + h for u, v, w, h in taken)
    steps = [_along(start, end, step / 40) for start, end in others for step in range(41)]
    return 20 * boxes + sum(abs(x - u) < wide and abs(y - v) < high for u, v in steps)


def _line(start: Point, end: Point) -> str:
    return f'<path class="edge" marker-end="url(#head)" d="M{start[0]:.1f} {start[1]:.1f} {end[0]:.1f} {end[1]:.1f}"/>'


def _words(names: list[str], x: float, y: float) -> str:
    """The names of the properties around a point, twice: as a ground that hides the line, and to be read."""
    top = y - LINE * (len(names) - 1) / 2 + 4
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{top + LINE * place:.1f}">{escape(name)}</tspan>' for place, name in enumerate(names)
    )
    return f'<text class="back">{spans}</text><text class="over">{spans}</text>'


def _box(name: str) -> str:
    x, y = centre(name)
    ours = ":" not in name
    shape = (
        f'<rect class="box{"" if ours else " theirs"}" x="{x - WIDTH / 2:.1f}" y="{y - HEIGHT / 2:.1f}" '
        f'width="{WIDTH}" height="{HEIGHT}" rx="5"/><text class="name" x="{x:.1f}" y="{y + 4.5:.1f}">{name}</text>'
    )
    return f'<a href="#{name}">{shape}</a>' if ours else f"<g>{shape}</g>"
