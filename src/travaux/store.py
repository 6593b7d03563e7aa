"""Opening a graph: an output folder of ``build``, or one file of RDF, as a store that answers SPARQL.

Small graphs are read into memory. Large ones are read once into a read-only store on disk, in the cache folder, under
the digest of their files: the next question opens it at once. The cache folder is ``TRAVAUX_CACHE``, else
``travaux`` in ``XDG_CACHE_HOME``, else ``~/.cache/travaux``; it can be deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse
from pyoxigraph import __version__ as _engine

from travaux.errors import InputError
from travaux.graph.terms import BASE, NAMESPACES, Triple

__all__ = [
    "FACTS",
    "LARGE",
    "Store",
    "cache_folder",
    "check_twins",
    "graph_files",
    "in_language",
    "open_graph",
    "prune",
    "read_triples",
    "select",
]

LARGE: Final = 5_000_000  # bytes of RDF from which a store on disk is worth its while
KEPT_DAYS: Final = 30  # a cached store that nobody opened for so long is removed

FACTS: Final = ("facts.nt", "facts.ttl")
CLAIMS: Final = ("provenance.ttl",)
CONFLICTS: Final = ("claims-in-conflict.ttl",)

_FORMATS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
}


def open_graph(path: Path, *, conflicts: bool = True, cached: bool = True) -> Store:
    """Open a graph for queries; every triple of it stands in the default graph.

    Args:
        path: the folder that ``travaux build`` wrote, or a file of Turtle, N-Triples or N-Quads.
        conflicts: read the claims that contradict each other too.
        cached: keep a large graph on disk for the next time; else it is read into memory whatever its size.

    Returns:
        A store; treat it as read-only, as it may be one on disk.

    Raises:
        InputError: there is no such folder or file, it holds no graph, or a file is not well-formed.
    """
    files = graph_files(path, conflicts=conflicts)
    if not cached or sum(file.stat().st_size for file in files) <= LARGE:
        return _load(Store(), files)
    return _cached(files)


def graph_files(path: Path, *, conflicts: bool = True, published: bool = False) -> list[Path]:
    """List the files of RDF that make up a graph.

    Args:
        path: a folder that ``travaux build`` wrote, or a file.
        conflicts: with the claims that contradict each other.
        published: of the two files of facts the one that is read by others, ``facts.ttl``; else the faster one.

    Raises:
        InputError: there is no such folder or file, or it holds no graph.
    """
    if path.is_file():
        if path.suffix.lower() not in _FORMATS:
            raise InputError("This is not a graph: its name does not end in .ttl, .nt or .nq.", path=path)
        return [path]
    if not path.is_dir():
        raise InputError("There is no such file or folder.", path=path, remedy="Make a graph with: travaux build.")
    facts = next((path / name for name in (FACTS[::-1] if published else FACTS) if (path / name).is_file()), None)
    if facts is None:
        raise InputError(
            "This folder holds no graph: neither facts.nt nor facts.ttl is in it.",
            path=path,
            remedy="Make one with: travaux build DOCUMENTS --out FOLDER.",
        )
    others = CLAIMS + (CONFLICTS if conflicts else ())
    return [facts, *(path / name for name in others if (path / name).is_file())]


def read_triples(files: list[Path]) -> Iterator[Triple]:
    """Read the triples of files as they stand there; a store would rewrite some numbers.

    Raises:
        InputError: a file is not well-formed.
    """
    for file in files:
        with _explained(file):
            for quad in parse(path=str(file), format=_format(file)):
                yield str(quad.subject), str(quad.predicate), str(quad.object)


def check_twins(folder: Path) -> None:
    """Make sure that the two files of facts in a folder hold the same triples, if both are there.

    Commands read the one or the other, and would answer from different graphs.

    Raises:
        InputError: they differ, or one is not well-formed.
    """
    files = [folder / name for name in FACTS if (folder / name).is_file()]
    if len(files) != len(FACTS):
        return
    first, second = (set(read_triples([file])) for file in files)
    if first != second:
        raise InputError(
            f"{FACTS[0]} and {FACTS[1]} differ. Triples that stand only in the former: {len(first - second)}; "
            f"only in the latter: {len(second - first)}.",
            path=folder,
            remedy="Make the graph again with travaux build; neither file is meant to be edited.",
        )


def select(store: Store, query: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Answer a SELECT of the project itself; what people ask goes through :mod:`travaux.query`, which guards it.

    Args:
        store: an open graph.
        query: SPARQL; the usual prefixes need no declaration.

    Returns:
        The columns, and the rows as terms in N-Triples form, blank where a variable is unbound.

    Raises:
        SyntaxError: the query is not well-formed.
        TypeError: the query is not a SELECT.
    """
    answer = store.query(query, prefixes=NAMESPACES, base_iri=BASE)
    if not isinstance(answer, QuerySolutions):
        raise TypeError("not a SELECT query")
    columns = tuple(variable.value for variable in answer.variables)
    width = range(len(columns))
    return columns, [tuple("" if row[i] is None else str(row[i]) for i in width) for row in answer]


def in_language(store: Store, language: str) -> Store:
    """Copy a graph without the versions of documents in other languages and without the evidence in them.

    Args:
        store: an open graph.
        language: two-letter code, in which the IRI of a language version ends.
    """
    versions = select(store, "SELECT ?version { ?version a trv:LanguageVersion }")[1]
    others = {term[1:-1] for (term,) in versions if not term.endswith(f"@{language}>")}

    def kept(node: object) -> bool:
        return not (isinstance(node, NamedNode) and node.value.partition("#")[0] in others)

    out = Store()
    out.bulk_extend(quad for quad in store if kept(quad.subject) and kept(quad.object))
    return out


def cache_folder() -> Path:
    """Give the folder for what can be made again."""
    if chosen := os.environ.get("TRAVAUX_CACHE"):
        return Path(chosen)
    if shared := os.environ.get("XDG_CACHE_HOME"):
        return Path(shared) / "travaux"
    return Path("~/.cache/travaux").expanduser()


def _load(store: Store, files: list[Path]) -> Store:
    for file in files:
        with _explained(file):
            if _format(file) is RdfFormat.N_QUADS:
                quads = parse(path=str(file), format=RdfFormat.N_QUADS)
                store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
            else:
                store.bulk_load(path=str(file), format=_format(file))
    return store


def _format(file: Path) -> RdfFormat:
    return _FORMATS[file.suffix.lower()]


@contextlib.contextmanager
def _explained(file: Path) -> Iterator[None]:
    """Turn what the reader of RDF says into an error that names the file and the line."""
    try:
        yield
    except SyntaxError as error:
        reason = error.msg.removeprefix("Parser error at ")  # "line 2 column 23: . is not a valid RDF object"
        raise InputError(f"This is not well-formed RDF: {reason}.", path=file) from error
    except (OSError, ValueError) as error:
        raise InputError(f"This file cannot be read: {error}.", path=file) from error


# ---------------------------------------------------------------- stores on disk


def _cached(files: list[Path]) -> Store:
    """Open the store of these files, making it first if need be; in memory if the cache folder cannot be used."""
    folder = cache_folder() / "stores"
    place = folder / _digest(files)
    try:
        if not place.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            prune(folder)
            _make(place, files)
        os.utime(place)
        return Store.read_only(str(place))
    except OSError:
        return _load(Store(), files)


def _make(place: Path, files: list[Path]) -> None:
    """Make the store beside its place and rename it, so that nobody ever sees half of it."""
    beside = Path(tempfile.mkdtemp(prefix=f"{place.name}.", dir=place.parent))
    try:
        store = _load(Store(str(beside)), files)
        store.flush()
        del store
        with contextlib.suppress(OSError):  # another process was faster
            beside.rename(place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    if not place.is_dir():
        raise OSError(f"no store at {place}")


def _digest(files: list[Path]) -> str:
    """Name a store after its engine and the SHA-256 of its files."""
    whole = hashlib.sha256(f"pyoxigraph {_engine}".encode())
    for file in files:
        with file.open("rb") as handle:
            whole.update(file.suffix.encode() + hashlib.file_digest(handle, "sha256").digest())
    return whole.hexdigest()[:40]


def prune(folder: Path) -> None:
    """Remove from a cache folder what nobody made or opened for a month, and what an interrupted run left."""
    oldest = time.time() - KEPT_DAYS * 86_400
    for place in folder.iterdir():
        with contextlib.suppress(OSError):
            if place.stat().st_mtime >= oldest:
                continue
            if place.is_dir():
                shutil.rmtree(place, ignore_errors=True)
            else:
                place.unlink()
