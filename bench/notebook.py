"""How long a notebook waits: loading a graph against rdflib, its network, and pictures, measured in one run.

Usage: python bench/notebook.py [GRAPH]

GRAPH is the folder of a build; if left out, the 200 English documents of ../shared/corpus/scale/en are built first
(which takes some minutes, and is kept in build/scale). Each figure is the best of three; quote ratios, as machines
differ.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TRAVAUX_SHARED") or ROOT.parent / "shared")


def best(action: Callable[[], object], times: int = 3) -> float:
    """The shortest time of some, in seconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        found.append(time.perf_counter() - start)
    return min(found)


def main(folder: Path) -> None:
    """Measure and print."""
    import rdflib

    import travaux
    from travaux.graph.network import network_of_store
    from travaux.notebook import Graph

    facts, provenance = folder / "facts.ttl", folder / "provenance.ttl"
    loaded = best(lambda: travaux.load(folder))
    ours = best(lambda: travaux.load(facts))
    theirs = best(lambda: rdflib.Graph().parse(facts), 1)
    both = theirs + best(lambda: rdflib.Graph().parse(provenance), 1)
    graph = travaux.load(folder)
    network_of_store(graph.store)  # imports what the first network imports

    def fresh() -> Graph:
        return Graph(graph.store, folder=folder)  # has drawn nothing yet, so nothing is kept

    busiest = max(graph.outline().degree(), key=lambda pair: (pair[1], pair[0]))[0]
    usual = sorted(name for name, data in graph.outline().nodes(data=True) if data["kind"] == "Resolution")[100]
    rows = [
        ("load facts.ttl", ours, f"{ours / theirs:.2f} of rdflib's {theirs:.1f} s for the same Turtle"),
        ("load all, with provenance", loaded, f"{loaded / both:.2f} of rdflib's {both:.1f} s"),
        ("network", best(graph.network), f"{graph.network().number_of_edges():,} edges"),
        ("neighbourhood, after network", best(lambda: graph.draw(around=busiest).html()), f"of {busiest}, 300 things"),
        ("the same, before anything else", best(lambda: fresh().draw(around=busiest).html()), ""),
        ("neighbourhood of a text", best(lambda: fresh().draw(around=usual, depth=2).html()), f"of {usual}"),
        ("card of the busiest thing", best(graph[busiest]._repr_html_), ""),
        ("5,000 things, as a page", best(lambda: graph.draw(limit=5_000).html(), 1), ""),
    ]
    first, whole = opened(graph.draw(limit=5_000).html())
    rows.append(("the same in Chromium, first frame", first, ""))
    rows.append(("until it answers to clicks on links", whole, ""))
    print(f"{len(graph):,} triples, {graph.network().number_of_nodes():,} things")
    for name, seconds, note in rows:
        print(f"{name:32} {seconds:6.2f} s  {note}")


def opened(html: str) -> tuple[float, float]:
    """Seconds from opening a page to its first whole frame, and until the browser has nothing left to do for it."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        return float("nan"), float("nan")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        (Path(folder) / "page.html").write_text(html, "utf-8")
        browser = running.chromium.launch(executable_path=path, args=["--no-sandbox"])
        found = []
        for _ in range(3):
            page, start = browser.new_page(), time.perf_counter()
            page.goto((Path(folder) / "page.html").as_uri())
            page.wait_for_function("window.travaux && travaux.cy.edges().length")
            found.append((float(page.evaluate("travaux.milliseconds")) / 1000, time.perf_counter() - start))
            page.close()
        browser.close()
    return min(first for first, _ in found), min(whole for _, whole in found)


def built() -> Path:
    """The graph of the documents beside the checkout, built if it is not there."""
    from travaux.pipeline import build

    documents, out = SHARED / "corpus" / "scale" / "en", ROOT / "build" / "scale"
    if not documents.is_dir():
        sys.exit("needs ../shared/corpus/scale/en, or the folder of a graph as argument")
    if not (out / "facts.ttl").is_file():
        build([documents], out)
    return out


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else built())
