"""What a person writes in a typed program over the interface; `make types` checks it as strictly as the package.

It is no test: the types are the point. Run as a program it does what it says, over the documents of the quick start.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import travaux
from travaux import analysis, resources

if TYPE_CHECKING:
    from pandas import DataFrame


def chairs(graph: travaux.Graph, body: str) -> DataFrame:
    """Who chaired a body, the latest first."""
    found = graph.query("officers", body=body)
    return found[found["role"] == "role/chair"].sort_values("elected", ascending=False)


def sentences(graph: travaux.Graph, name: str) -> dict[str, list[str]]:
    """The sentences behind what is said of a thing, by language."""
    out: dict[str, list[str]] = {}
    for quotation in graph[name].evidence():
        out.setdefault(quotation.language, []).append(quotation.text)
    return out


def busiest(graph: travaux.Graph) -> tuple[str, int]:
    """The thing with most links, and their number."""
    network = graph.network(kinds=["Outcome", "Document", "cites"])
    name, degree = max(network.degree(), key=lambda pair: pair[1])
    return str(name), int(degree)


def figure(graph: travaux.Graph, name: str, folder: Path) -> Path:
    """A figure of the neighbourhood of a thing."""
    return graph.draw(around=name, depth=2, language="zh").save(folder / "figure.svg")


def marked(graph: travaux.Graph, symbol: str) -> list[tuple[int, int]]:
    """Where facts were read in a document."""
    document = graph.document(symbol, language="en")
    return [span for quotation in document.evidence() for span in quotation.spans]


def triples(graph: travaux.Graph) -> int:
    """The number of triples, as rdflib counts them."""
    return len(graph.rdf)


def main() -> int:
    """Use all of it."""
    try:
        graph = travaux.build(resources.data() / "corpus" / "eb-2024-9.en.txt")
    except travaux.TravauxError as error:
        raise SystemExit(error.message) from error
    top: DataFrame = analysis.relied_upon(graph, limit=3)
    name = str(top["text"].iloc[0])
    return (
        len(sentences(graph, name))
        + busiest(graph)[1]
        + triples(graph)
        + len(marked(graph, "restatement/HSP/EB.2024/9"))
    )


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
