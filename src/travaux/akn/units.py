"""The units of a document as elements: preface, preamble, body; each has the fragment of its paragraph as eId."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from travaux.akn.words import Words
from travaux.akn.xml import block, element, text
from travaux.model import Document, Paragraph

_LEAD: Final = re.compile(r"^[#\s]+")
_BULLET: Final = "•"


@dataclass(slots=True)
class Node:
    """A unit and the units in it."""

    unit: Paragraph
    children: list[Node] = field(default_factory=list)


def body(document: Document, words: Words, symbol: str) -> str:
    """Preface, preamble and main body of a document."""
    units = [unit for unit in document.paragraphs if unit.kind != "note"]
    head = [unit for unit in units if unit.kind == "masthead"]
    nodes = _tree([unit for unit in units if unit.kind != "masthead"], document.paragraphs)
    opening = _opening(nodes, document.paragraphs)
    writer = _Writer(document, words)
    preface = "".join(writer.preface(unit, symbol) for unit in head)
    preamble = "".join(writer.recital(node, formula=number == 0) for number, node in enumerate(nodes[:opening]))
    main = "".join(writer.unit(node) for node in nodes[opening:])
    parts = [block("preface", preface, eId="masthead")] if preface else []
    parts += [block("preamble", preamble)] if preamble else []
    return "".join([*parts, block("mainBody", main or block("p"))])


def _tree(units: Sequence[Paragraph], all_units: Sequence[Paragraph]) -> list[Node]:
    """Units in the units that they stand in; the order of the text is kept whatever their fragments say."""
    roots: list[Node] = []
    open_nodes: list[Node] = []
    for unit in units:
        node = Node(unit)
        wanted = _container(unit, all_units)
        place = next((i for i, one in enumerate(open_nodes) if one.unit.eid == wanted), -1)
        open_nodes = open_nodes[: place + 1]
        (open_nodes[-1].children if open_nodes else roots).append(node)
        open_nodes.append(node)
    return roots


def _container(unit: Paragraph, units: Sequence[Paragraph]) -> str:
    """The fragment of the unit that a unit stands in; blank if there is none."""
    inner = re.fullmatch(r"(.+)__(?:list_1__item_[^_]+|p_1(?:-\d+)?)", unit.eid)
    if inner and unit.kind != "heading":
        return inner[1]
    return units[unit.section[-1]].eid if unit.section else ""


def _opening(nodes: Sequence[Node], units: Sequence[Paragraph]) -> int:
    """How many of the first units are the preamble: the line that names the body, and the paragraphs behind it."""
    speakers = {unit.speaker for unit in units if unit.speaker is not None}
    if not nodes or not any(units[place] is nodes[0].unit for place in speakers):
        return 0
    count = 1
    while count < len(nodes) and nodes[count].unit.zone == "preambular" and not nodes[count].children:
        count += 1
    return count if count > 1 else 0


class _Writer:
    """Writes units of one document."""

    def __init__(self, document: Document, words: Words) -> None:
        self._text = document.text
        self._blocks = document.raw.blocks
        self._words = words

    def preface(self, unit: Paragraph, symbol: str) -> str:
        """The lines of a masthead; those with no blank line between them are one paragraph."""
        out, last = "", 0
        for span in unit.spans:
            line = self._words.of([span])
            plain = re.sub(r"<authorialNote.*?</authorialNote>|<[^>]*>", "", line)
            line = element("docNumber", line) if plain == text(symbol) else line
            below = out and self._text.count("\n", last, span.start) < 2
            out = f"{out.removesuffix('</p>' + chr(10))}<eol/>{line}</p>\n" if below else f"{out}<p>{line}</p>\n"
            last = span.end
        return out

    def recital(self, node: Node, *, formula: bool) -> str:
        name, kind = ("formula", "enactingFormula") if formula else ("container", "recital")
        return block(name, element("p", self._words.of(node.unit.spans)) + "\n", name=kind, eId=node.unit.eid)

    def unit(self, node: Node) -> str:
        """A unit that stands in the body or in a section."""
        unit, number = node.unit, self._number(node.unit)
        if unit.kind == "heading":
            name, kind = (
                ("hcontainer", "annex") if unit.eid.startswith("annex_") and "__" not in unit.eid else ("section", "")
            )
            heading = element("heading", self._words.of(unit.spans)) + "\n"
            return block(name, number + heading + "".join(map(self.unit, node.children)), name=kind, eId=unit.eid)
        numbered = unit.kind == "paragraph" and (unit.number is not None or unit.inferred)
        name, kind = ("paragraph", "") if numbered else ("hcontainer", unit.kind)
        return block(name, number + block("content", self._content(node)), name=kind, eId=unit.eid)

    def _content(self, node: Node) -> str:
        """The words of a unit, then the items and paragraphs in it."""
        out = element("p", self._words.of(node.unit.spans)) + "\n"
        for listed, group in groupby(
            node.children, key=lambda child: child.unit.kind == "item" or bool(child.children)
        ):
            if listed:
                out += block("blockList", "".join(map(self._item, group)))
            else:
                out += "".join(
                    element("p", self._words.of(child.unit.spans), eId=child.unit.eid) + "\n" for child in group
                )
        return out

    def _item(self, node: Node) -> str:
        return block("item", self._number(node.unit) + self._content(node), eId=node.unit.eid)

    def _number(self, unit: Paragraph) -> str:
        """What is printed in front of the words of a unit: its label, or a bullet where it has none."""
        first = unit.spans[0].start
        place = bisect_right(self._blocks, first, key=lambda one: one.span.start) - 1
        opening = self._blocks[max(0, place)]
        label = _LEAD.sub("", self._text[opening.span.start : first]).strip(" \t*")
        shown = label or (_BULLET if opening.bullet and first == opening.span.start else "")
        return element("num", text(shown)) + "\n" if shown else ""
