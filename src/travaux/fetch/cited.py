"""The documents that a graph cites and was not made from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from travaux.store import open_graph, select

# A resolution is had where any document that carries it was read; a part or a paragraph of it counts for the whole.
# A citation without evidence has no language; it must not hide those of the others, as an unbound value would.
_CITED: Final = """
SELECT ?symbol (COUNT(DISTINCT ?citing) AS ?texts)
  (GROUP_CONCAT(DISTINCT COALESCE(?tag, ""); separator=" ") AS ?languages)
WHERE {
  VALUES ?relation {
    eli:cites dct:references trv:pursuantTo trv:implements trv:reportsOn trv:approves trv:extends eli:amends eli:repeals
  }
  ?citing ?relation ?target .
  ?target dct:isPartOf? ?whole .
  ?whole trv:publishedIn? ?document .
  ?document trv:symbol ?symbol .
  FILTER NOT EXISTS { ?version eli:realizes ?document }
  FILTER NOT EXISTS { ?whole trv:publishedIn ?carrier . ?carried eli:realizes ?carrier }
  OPTIONAL {
    ?claim rdf:object ?target .
    ?claim rdf:subject ?citing .
    ?claim rdf:predicate ?relation .
    ?claim trv:evidence ?evidence .
    ?evidence nif:anchorOf ?words .
    BIND(LANG(?words) AS ?tag)
  }
}
GROUP BY ?symbol
ORDER BY DESC(?texts) ?symbol
"""


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that is cited.

    Attributes:
        symbol: as the graph writes it.
        texts: how many documents, resolutions and decisions rest on it or name it.
        languages: two-letter codes of those in which they were read to do so; none if the graph has no evidence.
    """

    symbol: str
    texts: int
    languages: tuple[str, ...]


def cited(graph: Path, limit: int = 0) -> list[Cited]:
    """List the documents that a graph cites and has no language version of, those that most texts cite first.

    Args:
        graph: folder that ``travaux build`` wrote, or a file of RDF.
        limit: so many at most; 0 for all.

    Returns:
        Sorted by number of texts, then by symbol.

    Raises:
        InputError: there is no such graph.
    """
    _, rows = select(open_graph(graph), _CITED)
    found = [
        Cited(_plain(symbol), int(_plain(texts)), tuple(sorted(_plain(languages).split())))
        for symbol, texts, languages in rows
    ]
    return found[:limit] if limit else found


def _plain(literal: str) -> str:
    """The value of a literal that holds no quotation mark: a symbol, a number, codes."""
    return literal.split('"')[1] if '"' in literal else literal
