"""A graph in a few lines: how many triples, and of which things."""

from __future__ import annotations

from travaux.graph.terms import parts
from travaux.notebook.html import escaped, styled
from travaux.query.render import shown
from travaux.store import Store, select

_COUNTS = """SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) { ?thing a ?class .
FILTER(?class NOT IN (rdf:Statement, trv:Evidence, trv:Rule, trv:Paragraph, eli:Manifestation)) }
GROUP BY ?class ORDER BY DESC(?n) ?class"""
_READ = "SELECT (COUNT(*) AS ?n) { ?version trv:textDigest ?digest }"


def summary(store: Store) -> str:
    """A line for a terminal: the number of triples, and the classes with most members."""
    counted = ", ".join(f"{name}: {number:,}" for name, number in _counts(store)[:6])
    return f"<Graph of {len(store):,} triples; {counted}>"


def summary_html(store: Store) -> str:
    """A box for a notebook: what was read, how many things of each class there are, and what to do next."""
    rows = "".join(f"<tr><th>{escaped(name)}</th><td>{number:,}</td></tr>" for name, number in _counts(store))
    read = parts(select(store, _READ)[1][0][0]).value
    return styled(
        f"<h3>Knowledge graph</h3><p>{len(store):,} triples with their evidence, read from {int(read):,} language "
        f"versions of documents</p><table>{rows}</table>"
        "<p class=quiet>Ask: <code>.query(name)</code>, <code>.questions()</code>, <code>.sparql(…)</code>; look: "
        "<code>graph[name]</code>, <code>.search(words)</code>, <code>.draw(around=name)</code></p>"
    )


def _counts(store: Store) -> list[tuple[str, int]]:
    rows = select(store, _COUNTS)[1]
    return [(shown(kind).rpartition(":")[2], int(parts(number).value)) for kind, number in rows]
