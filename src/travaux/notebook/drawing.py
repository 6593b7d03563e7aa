"""Pictures of a graph by what they are asked for: around a thing, between two, of a body's citations, of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from travaux import entity
from travaux.errors import QueryError
from travaux.graph.citations import citation_network
from travaux.notebook.given import day_of, name_of, official, several
from travaux.notebook.picture import Picture, picture_of
from travaux.pictures import interface, select, words
from travaux.pictures.compose import compose
from travaux.pictures.timeline import timeline as lanes
from travaux.pictures.timeline_page import timeline_page
from travaux.pictures.timeline_svg import timeline_svg

if TYPE_CHECKING:
    import datetime

    import networkx

    from travaux.notebook.graph import Graph
    from travaux.notebook.thing import Thing


def draw(
    graph: Graph,
    *,
    around: str | Thing | None,
    depth: int,
    path: tuple[str | Thing, str | Thing] | None,
    body: str | Thing | None,
    kinds: Sequence[str] | str,
    limit: int,
    language: str | None,
) -> Picture:
    """Draw a part of a graph; see :meth:`travaux.Graph.draw`.

    Raises:
        QueryError: two of ``around``, ``path`` and ``body`` are given.
    """
    if sum(one is not None for one in (around, path, body)) > 1:
        raise QueryError("One picture shows one thing.", remedy="Give around, path or body, not two of them.")
    if around is None and depth != 1:
        raise QueryError("A depth is that of a neighbourhood.", remedy="Say around which thing.")
    tongue = official(language) if language else graph.language
    network = graph.outline(several(kinds))
    if path is not None:
        if isinstance(path, str) or len(path) != 2:
            raise QueryError("A path leads from one thing to another.", remedy="Give two things.")
        ends = [graph[name].name for name in path]
        chosen = select.path(network, ends[0], ends[1], limit)
        title = " … ".join(_title(graph, network, name, tongue) for name in ends)
    elif body is not None:
        if kinds:
            raise QueryError("The citations of a body are of texts only.", remedy="Leave the kinds away.")
        name = graph[entity.find_body(graph.store, name_of(body))].name
        texts = citation_network(network)
        chosen = select.texts_of_body(texts, network, name, limit)
        title, network = graph[name].in_language(tongue).label, texts
    elif around is not None:
        name = graph[around].name
        chosen = select.neighbourhood(network, name, depth, limit)
        title = _title(graph, network, name, tongue)
    else:
        chosen, title = select.whole(network, limit), interface.words(tongue)["whole"]
    return picture_of(compose(graph.store, network, chosen, title=title, language=tongue))


def timeline(
    graph: Graph,
    body: str | Thing | None,
    *,
    kinds: Sequence[str] | str,
    start: datetime.date | str | None,
    end: datetime.date | str | None,
    language: str | None,
) -> Picture:
    """Draw what happened when; see :meth:`travaux.Graph.timeline`."""
    tongue = official(language) if language else graph.language
    name = None if body is None else name_of(body)
    found = lanes(graph.store, name, language=tongue, kinds=several(kinds), start=day_of(start), end=day_of(end))
    return Picture(found.title, found.note, lambda: timeline_page(found), lambda: timeline_svg(found))


def _title(graph: Graph, network: networkx.MultiDiGraph, name: str, language: str) -> str:
    """The short label of a thing in one line."""
    iri = graph[name].iri
    said = words.said_of(entity.said_of(graph.store, iri))
    kind = str(network.nodes[name].get("kind", "")).partition(",")[0]
    return words.full_label(kind, said, language, name, words.title_of(graph.store, iri, language))
