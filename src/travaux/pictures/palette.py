"""How the members of a class look: one colour and one shape each, told apart in grey and by those who see few colours.

The hues are those of Okabe and Ito (2008), darkened where white paper asks for it; what is of the same sort (texts,
meetings, actors, money) has near hues and different shapes.
"""

from __future__ import annotations

from typing import Final

_OTHER: Final = ("#8a8f98", "ellipse")

# Shapes are those of cytoscape.js.
_LOOKS: Final[dict[str, tuple[str, str]]] = {
    "Resolution": ("#0072b2", "round-rectangle"),
    "Decision": ("#3a9bd9", "round-rectangle"),
    "Outcome": ("#7fb8de", "round-rectangle"),
    "OutcomePart": ("#a9cfe9", "round-rectangle"),
    "Document": ("#6b7280", "rectangle"),
    "Draft": ("#9aa1ac", "rectangle"),
    "Meeting": ("#009e73", "hexagon"),
    "MeetingPart": ("#55c2a2", "hexagon"),
    "AgendaItem": ("#9fdcc8", "hexagon"),
    "Body": ("#d55e00", "ellipse"),
    "MemberState": ("#e69f00", "ellipse"),
    "ObserverState": ("#f0c35a", "ellipse"),
    "Organization": ("#b8860b", "ellipse"),
    "RoleHolding": ("#c77d11", "round-diamond"),
    "Election": ("#e0b06a", "round-diamond"),
    "Act": ("#cc79a7", "triangle"),
    "Vote": ("#e3b1cb", "triangle"),
    "Participation": ("#a8578a", "triangle"),
    "Plan": ("#6a51a3", "pentagon"),
    "PeriodOfTime": ("#a99bd0", "pentagon"),
    "BudgetLine": ("#8c6d1f", "diamond"),
    "Event": ("#56b4e9", "star"),
    "EventSeries": ("#9ad0f0", "star"),
    "Place": ("#7a9a3a", "vee"),
    "Concept": ("#4d4d4d", "tag"),
}


def look(kind: str) -> tuple[str, str]:
    """The colour (``#rrggbb``) and shape of a class, grey and round for one that has none of its own.

    >>> look("Meeting")
    ('#009e73', 'hexagon')
    """
    return _LOOKS.get(kind, _OTHER)
