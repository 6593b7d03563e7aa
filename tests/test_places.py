"""Where in the file a quotation stands."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from travaux.entity.quotations import quotation
from travaux.graph.places import fragments
from travaux.graph.terms import ONT
from travaux.model import Locator, Span

LINES = (
    Locator(Span(0, 10), "page=1&viewrect=72,100,200,12"),
    Locator(Span(11, 20), "page=1&viewrect=72,114,180.5,12"),
    Locator(Span(22, 30), "page=1&viewrect=320,100,200,12"),
    Locator(Span(31, 40), "page=2&viewrect=72,80,200,12"),
)
PARAGRAPHS = (Locator(Span(0, 10), "para_1"), Locator(Span(12, 20), "para_2"))


@pytest.mark.parametrize(
    ("span", "places"),
    [
        (Span(2, 5), ["page=1&viewrect=72,100,200,12"]),
        (Span(5, 15), ["page=1&viewrect=72,100,200,26"]),
        (Span(15, 25), ["page=1&viewrect=72,114,180.5,12", "page=1&viewrect=320,100,200,12"]),
        (Span(25, 35), ["page=1&viewrect=320,100,200,12", "page=2&viewrect=72,80,200,12"]),
        (Span(20, 22), []),
        (Span(40, 50), []),
    ],
)
def test_lines_of_one_column_are_one_place(span: Span, places: list[str]) -> None:
    assert fragments(LINES, span) == places


@pytest.mark.parametrize(
    ("span", "places"), [(Span(0, 4), ["para_1"]), (Span(10, 13), ["para_2"]), (Span(3, 20), ["para_1", "para_2"])]
)
def test_other_fragments_stay_as_they_are(span: Span, places: list[str]) -> None:
    assert fragments(PARAGRAPHS, span) == places


def test_a_paragraph_of_several_stretches_is_one_place() -> None:
    twice = (Locator(Span(0, 5), "para_1"), Locator(Span(5, 9), "para_1"))
    assert fragments(twice, Span(0, 9)) == ["para_1"]


def test_plain_text_has_no_places() -> None:
    assert fragments((), Span(0, 9)) == []


def test_places_of_a_quotation_stand_in_the_order_of_pages() -> None:
    store, node, claim = Store(), NamedNode("urn:x:evidence"), NamedNode("urn:x:claim")
    for page in (10, 9):
        store.add(Quad(node, NamedNode(f"{ONT}fragment"), Literal(f"page={page}&viewrect=72,80,200,12")))
    assert [place[:7] for place in quotation(store, node, claim).places] == ["page=9&", "page=10"]
