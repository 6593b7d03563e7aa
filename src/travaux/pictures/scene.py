"""What a picture shows: things with their places, links between them, and the sentences that both were read from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that a fact was read from.

    Attributes:
        text: the words of the document.
        document: its symbol, or its name where it has none.
        paragraph: key of the paragraph, such as ``7(a)``; blank in a masthead.
        language: two-letter code.
        rule: name of the rule that read it.
        says: which fact it supports, in words, such as ``adopted at: …``.
        url: where the document can be read, or blank.
    """

    text: str
    document: str
    paragraph: str
    language: str
    rule: str
    says: str
    url: str


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in a picture.

    Attributes:
        name: its name below the base of the data, such as ``decision/unhabitat-eb/2020/2``.
        label: a short label for the picture, a line or two.
        full: the whole label.
        kind: name of its class, such as ``Decision``.
        x, y: its place, in points, y downwards.
        weight: from 0 to 1, how many links it has against the others; larger things are drawn larger.
        centre: whether the picture was asked for around it.
        date: the earliest day, month or year that is said of it, or blank.
        facts: what is said of it, as pairs of property and value in words.
        quotes: places in :attr:`Scene.quotes`.
        more: how many further sentences there are.
    """

    name: str
    label: str
    full: str
    kind: str
    x: float
    y: float
    weight: float = 0.0
    centre: bool = False
    date: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    quotes: tuple[int, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A link in a picture: places of its ends in :attr:`Scene.nodes`, relation as Turtle names it, label in words."""

    source: int
    target: int
    relation: str
    label: str
    quotes: tuple[int, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """A class with its label in the language of the picture, its colour (``#rrggbb``) and its shape."""

    name: str
    label: str
    colour: str
    shape: str


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a picture shows.

    Attributes:
        title: a line above it.
        note: what was left out, or blank.
        language: two-letter code of the labels.
        kinds: those of its nodes, in the order of the legend.
    """

    title: str
    note: str
    language: str
    kinds: tuple[Kind, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    quotes: tuple[Quote, ...]
