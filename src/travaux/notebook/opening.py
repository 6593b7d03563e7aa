"""How a graph comes into the hands of a person in Python: from documents, or from the files of an earlier build."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path

from travaux.limits import DEFAULTS, Limits
from travaux.notebook.graph import Graph
from travaux.pipeline import Progress
from travaux.pipeline import build as write_graph
from travaux.store import open_graph


def build(
    paths: Sequence[Path | str] | Path | str,
    out: Path | str | None = None,
    *,
    language: str = "en",
    date: str = "",
    jobs: int | None = None,
    progress: Progress | None = None,
    limits: Limits = DEFAULTS,
) -> Graph:
    """Read documents and make their knowledge graph.

    >>> len(travaux.build(corpus / "eb-2024-9.en.txt").table("documents"))
    1

    Args:
        paths: a file or folder of documents, or several.
        out: folder to write; it must be new, empty, or the output of an earlier build. If left out, the files go with
            the graph, and ``graph.save(folder)`` keeps them.
        language: two-letter code of the language of labels.
        date: ISO date to print in ``dataset.ttl``.
        jobs: processes; as fits the work if left out.
        progress: called with documents done, documents in all, and the name of the one just done.
        limits: what reading a file may cost; one that costs more is reported and left out.

    Returns:
        The graph, with what was read and found in ``report`` and ``findings``.

    Raises:
        InputError: nothing could be read, or ``out`` holds something else.
    """
    wanted = [paths] if isinstance(paths, str | Path) else list(paths)
    kept = Path(tempfile.mkdtemp(prefix="travaux-")) if out is None else None
    folder = Path(out) if out is not None else Path(kept or "") / "graph"
    try:
        report = write_graph(wanted, folder, date=date, jobs=jobs, progress=progress, limits=limits)
        graph = Graph(open_graph(folder, cached=False), folder=folder, language=language, report=report)
    except BaseException:
        if kept is not None:
            shutil.rmtree(kept, ignore_errors=True)
        raise
    if kept is not None:
        weakref.finalize(graph, shutil.rmtree, kept, ignore_errors=True)
    return graph


def load(path: Path | str, *, language: str = "en") -> Graph:
    """Load a graph that was built before.

    >>> travaux.load(folder)["state/POL"].label
    'Poland'

    Args:
        path: the folder that a build wrote, or a file of Turtle, N-Triples or N-Quads.
        language: two-letter code of the language of labels.

    Raises:
        InputError: there is no such folder or file, or it holds no graph.
    """
    place = Path(path)
    return Graph(open_graph(place, cached=False), folder=place if place.is_dir() else None, language=language)
