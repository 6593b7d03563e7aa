"""From the names of things to a scene: labels, places, links, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from travaux import entity
from travaux.graph.describe import RDF_TYPE
from travaux.graph.network import when
from travaux.graph.terms import NAMESPACES, iri
from travaux.pictures import interface, words
from travaux.pictures.layout import layout
from travaux.pictures.palette import look
from travaux.pictures.scene import Edge, Kind, Node, Quote, Scene
from travaux.pictures.select import Selection
from travaux.query.render import shown
from travaux.store import Store

if TYPE_CHECKING:
    import networkx

# So many sentences of each fact, in a picture of at most so many things; above, one of each link, none of the things.
_QUOTES: Final = ((100, 4), (1_000, 2))
_FACTS: Final = 14  # that a panel shows of a thing
_LETTER, _LINE, _DOT = 6.4, 14.0, 26.0  # points: a Latin letter, a line, a dot with its margin


@dataclass(slots=True)
class _Quotes:
    """The sentences of a scene, each once, and so many at most for each fact; with one, links only have theirs."""

    each: int
    places: dict[Quote, int] = field(default_factory=dict)

    def place(self, quote: Quote) -> int:
        return self.places.setdefault(quote, len(self.places))


def compose(
    store: Store,
    network: networkx.MultiDiGraph,
    selection: Selection,
    *,
    title: str,
    language: str,
    evidence: bool = True,
) -> Scene:
    """Make the scene of some things.

    Args:
        store: the graph that they are of.
        network: has their links.
        selection: their names.
        title: a line above the picture.
        language: two-letter code of the labels.
        evidence: with the sentences behind the links.
    """
    part = network.subgraph(selection.names).copy()  # a view looks everything up anew
    triples = {name: entity.said_of(store, part.nodes[name]["iri"]) for name in selection.names}
    said = {name: words.said_of(group) for name, group in triples.items()}
    titles = {name: words.title_of(store, part.nodes[name]["iri"], language) for name in selection.names}
    labels = {
        name: words.short_label(_kind(part, name), said[name], language, name, titles[name]) for name in selection.names
    }
    sizes = {name: _size(label) for name, label in labels.items()}
    places = layout(_plain(part, selection.names), sizes, centre=selection.centre or None)
    quotes = _Quotes(next((each for most, each in _QUOTES if len(labels) <= most), 1)) if evidence else None
    named = _labels(store, said, language)
    degrees = dict(part.degree())
    top = max(degrees.values(), default=0) or 1
    nodes = []
    for name in selection.names:
        held, more = _node_quotes(store, part.nodes[name]["iri"], quotes, language)
        node = Node(
            name=name,
            label=labels[name],
            full=words.full_label(_kind(part, name), said[name], language, name, titles[name]),
            kind=_kind(part, name),
            x=places[name][0],
            y=places[name][1],
            weight=round((degrees[name] / top) ** 0.5, 3),
            centre=name == selection.centre,
            date=str(when(triples[name]).get("date", "")),
            facts=words.facts(said[name], named, language, _FACTS),
            quotes=held,
            more=more,
        )
        nodes.append(node)
    edges = _edges(store, part, selection.names, quotes, language)
    names = sorted({node.kind for node in nodes})
    kinds = tuple(Kind(name, words.kind_word(name, language), *look(name)) for name in names)
    note = _note(selection, language)
    return Scene(title, note, language, kinds, tuple(nodes), edges, tuple(quotes.places if quotes else ()))


def _kind(network: networkx.MultiDiGraph, name: str) -> str:
    return str(network.nodes[name].get("kind", "")).partition(",")[0] or "Thing"


def _plain(part: networkx.MultiDiGraph, names: Sequence[str]) -> networkx.Graph:
    """The links without their directions, in a fixed order, as the layout depends on it."""
    import networkx

    out = networkx.Graph()
    out.add_nodes_from(names)
    out.add_edges_from(sorted({tuple(sorted((a, b))) for a, b in part.edges() if a != b}))
    return out


def _size(label: str) -> tuple[float, float]:
    lines = label.split("\n")
    width = max(map(words.columns, lines)) * _LETTER
    return max(width, _DOT) + 10, _DOT + len(lines) * _LINE + 8


def _labels(store: Store, said: Mapping[str, Mapping[str, list[str]]], language: str) -> dict[str, str]:
    """The labels of all that the things of a scene are linked with."""
    terms = {term[1:-1] for about in said.values() for terms in about.values() for term in terms if term[0] == "<"}
    return words.labels_of(store, sorted(terms), language)


def _edges(
    store: Store, part: networkx.MultiDiGraph, names: Sequence[str], quotes: _Quotes | None, language: str
) -> tuple[Edge, ...]:
    order = {name: number for number, name in enumerate(names)}
    out = []
    links = sorted(part.edges(data=True), key=lambda one: (order[one[0]], order[one[1]], one[2]["relation"]))
    for source, target, data in links:
        relation = data["relation"]
        held: tuple[int, ...] = ()
        more = 0
        for start, end in data.get("facts", ((source, target),)):
            if quotes is not None:
                ends = _iri(store, part, start), _iri(store, part, end)
                found, rest = _fact_quotes(store, ends, relation, quotes.each - len(held), language)
                held += tuple(quotes.place(_quote(store, one, language)) for one in found)
                more += rest
        label = words.relation_word(relation, language)
        out.append(Edge(order[source], order[target], relation, label, held, more))
    return tuple(out)


def _iri(store: Store, part: networkx.MultiDiGraph, name: str) -> str:
    """The IRI of an end of a fact: a thing of the picture, or a part or document that is one with it."""
    return str(part.nodes[name]["iri"]) if name in part else entity.find(store, name)


def _fact_quotes(
    store: Store, ends: tuple[str, str], relation: str, limit: int, language: str
) -> tuple[list[entity.Quotation], int]:
    """Some of the sentences behind a link between two things, and how many more there are."""
    prefix, _, rest = relation.partition(":")
    if prefix not in NAMESPACES:
        return [], 0
    subject = f"<{ends[0]}>"
    found, more = entity.some_evidence(
        store, (subject, iri(NAMESPACES[prefix] + rest), f"<{ends[1]}>"), limit, language
    )
    if found or more:
        return found, more
    # What a thing is made of (who holds an office, in which body) was read with the thing itself.
    return entity.some_evidence(store, (subject, RDF_TYPE, None), limit, language)


def _node_quotes(store: Store, name: str, quotes: _Quotes | None, language: str) -> tuple[tuple[int, ...], int]:
    """Some of the sentences that a thing itself was read from, and how many more there are; none in a crowd."""
    if quotes is None or quotes.each == 1:
        return (), 0
    found, more = entity.some_evidence(store, (f"<{name}>", None, None), quotes.each, language)
    return tuple(dict.fromkeys(quotes.place(_quote(store, one, language)) for one in found)), more


def _quote(store: Store, one: entity.Quotation, language: str) -> Quote:
    _, predicate, object_ = one.fact
    labels = words.labels_of(store, [object_[1:-1]], language) if object_.startswith("<") else {}
    value = words.value_word(object_, labels, language)
    says = f"{words.relation_word(shown(predicate), language)}: {value if len(value) <= 80 else value[:79] + '…'}"
    url = words.url_of(one.document)
    return Quote(one.text, one.document, one.paragraph, one.language, ", ".join(one.rules), says, url)


def _note(selection: Selection, language: str) -> str:
    drawn = len(selection.names)
    return interface.shown_of(drawn, drawn + selection.left_out, language)
