"""The build: a pure map over files, a sorted merge, checks, and an output folder that appears whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from travaux import __version__, coverage
from travaux.errors import InputError
from travaux.inputs import Source, collect
from travaux.model import Finding
from travaux.pieces import Piece, fingerprint, read_pieces
from travaux.report import BuildReport, report_text

NO_CONFLICT = "# No claims of these documents contradict each other.\n"
BATCH = 50  # documents a task: fewer costs more in traffic than it brings
OUTPUT = {
    "facts.ttl",
    "facts.nt",
    "provenance.ttl",
    "claims-in-conflict.ttl",
    "dataset.ttl",
    "texts",
    "tables",
    "coverage.csv",
    "report.md",
}

Progress = Callable[[int, int, str], None]


def build(
    paths: Sequence[Path | str],
    out: Path | str,
    *,
    date: str = "",
    jobs: int | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Read documents and write their knowledge graph.

    Args:
        paths: files and folders.
        out: folder to write; it must be new, empty, or the output of an earlier build, which is replaced as a whole.
        date: ISO date to print in ``dataset.ttl``; else that of ``SOURCE_DATE_EPOCH``; else no date is printed.
        jobs: processes; by default one for each two hundred documents, up to the number of cores.
        progress: called with documents done, documents in all, and the name of the one just done.

    Returns:
        What was read, found and checked.

    Raises:
        InputError: nothing could be read, or ``out`` holds something else.
    """
    target = Path(os.path.realpath(out))  # through a link, not over it
    _check_target(target)
    day = _date(date)
    sources, findings = collect([Path(path) for path in paths], leave_out=target)
    pieces = _read_all(sources, jobs, progress)
    pieces, twins = _settle_twins(pieces)
    if not any(piece.name for piece in pieces):
        first = next((finding for piece in pieces for finding in piece.findings), None)
        raise InputError(
            "No document could be read." + (f" {first.file}: {first.message}" if first else ""),
            remedy=first.remedy if first else "",
        )
    findings = [*findings, *twins, *(finding for piece in pieces for finding in piece.findings)]
    with _beside(target) as folder:
        return _write(folder, pieces, findings, day)


# ---------------------------------------------------------------- reading


def _read_all(sources: Sequence[Source], jobs: int | None, progress: Progress | None) -> list[Piece]:
    """Read all files, in this process or in several; the order of the result is that of the sources."""
    from travaux.store import cache_folder, prune

    cache = cache_folder() / "pieces"
    if cache.is_dir():
        prune(cache)
    count = jobs if jobs is not None else min(os.cpu_count() or 1, 1 + len(sources) // 200)
    if count <= 1:
        out = []
        for done, source in enumerate(sources, start=1):
            out.extend(read_pieces([source], cache))
            if progress is not None:
                progress(done, len(sources), source.path.name)
        return out
    size = max(1, min(BATCH, -(-len(sources) // count)))
    batches = [sources[start : start + size] for start in range(0, len(sources), size)]
    results: dict[int, list[Piece]] = {}
    done = 0
    with ProcessPoolExecutor(count) as pool:
        futures = {pool.submit(read_pieces, batch, cache): number for number, batch in enumerate(batches)}
        for future in as_completed(futures):
            results[futures[future]] = future.result()
            done += len(batches[futures[future]])
            if progress is not None:
                progress(done, len(sources), batches[futures[future]][-1].path.name)
    return [piece for number in range(len(batches)) for piece in results[number]]


def _settle_twins(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Finding]]:
    """Of files that are the same document in the same language, keep one: the one whose digest sorts first."""
    kept: dict[tuple[str, str], Piece] = {}
    findings: list[Finding] = []
    failed = [piece for piece in pieces if not piece.name]
    for piece in sorted((p for p in pieces if p.name), key=lambda p: (p.name, p.language, p.digest, p.file)):
        first = kept.setdefault((piece.name, piece.language), piece)
        if first is not piece:
            same = first.digest == piece.digest
            what = "The same text as" if same else "Another text of the document that is in"
            message = f"{what} {first.file} ({piece.name}, {piece.language}); it is left out."
            findings.append(
                Finding(
                    "twin", message, "info" if same else "error", piece.file, "", "" if same else "Keep one of them."
                )
            )
    ordered = sorted([*kept.values(), *failed], key=lambda piece: (piece.file, piece.name))
    return ordered, findings


# ---------------------------------------------------------------- writing


def _write(folder: Path, pieces: Sequence[Piece], findings: list[Finding], day: str) -> BuildReport:
    from travaux.graph.assemble import Shard, merge
    from travaux.graph.dataset import Release, dataset
    from travaux.graph.serialise import ntriples, turtle
    from travaux.store import open_graph
    from travaux.tables import write_tables
    from travaux.validate import validate

    read = [piece for piece in pieces if piece.name]
    texts = _texts(read)
    graph = merge(Shard(frozenset(piece.structure), piece.claims, frozenset(piece.provenance)) for piece in read)
    facts = graph.facts | _text_links(texts)
    contents = {
        "facts.ttl": turtle(facts),
        "facts.nt": ntriples(facts),
        "provenance.ttl": turtle(graph.provenance),
        "claims-in-conflict.ttl": turtle(graph.conflicts) or NO_CONFLICT,
    }
    files = {name: text.encode() for name, text in contents.items()}
    run = hashlib.sha256("\n".join([fingerprint(), *sorted(piece.digest for piece in read)]).encode()).hexdigest()
    release = Release(__version__, run, day, sorted({piece.language for piece in read}), len(read), files)
    files["dataset.ttl"] = turtle(dataset(facts, release)).encode()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    for name, piece in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(piece.text, "utf-8", newline="\n")
    write_tables(open_graph(folder, cached=False), folder / "tables")
    violations = validate(facts | graph.provenance)
    report = BuildReport.of(
        pieces,
        findings,
        violations,
        facts=facts,
        provenance=graph.provenance,
        conflicts=graph.conflicts,
        tables=folder / "tables",
    )
    (folder / coverage.FILE).write_text(coverage.coverage_csv(coverage.lines(pieces)), "utf-8", newline="\n")
    (folder / "report.md").write_text(report_text(report), "utf-8", newline="\n")
    return report


def _texts(pieces: Sequence[Piece]) -> dict[str, Piece]:
    """Where the canonical text of each document is kept: ``texts/HSP-EB.2024-9.zh.txt``."""
    out: dict[str, Piece] = {}
    for piece in pieces:
        stem = re.sub(r"[^\w.()+-]", "-", piece.name)
        name = f"texts/{stem}.{piece.language or 'und'}.txt"
        out[name if name not in out else f"texts/{stem}-{piece.digest[:8]}.{piece.language or 'und'}.txt"] = piece
    return out


def _text_links(texts: dict[str, Piece]) -> set[tuple[str, str, str]]:
    """The triples that say which file of the output holds the text that offsets count in."""
    from travaux.graph import iris
    from travaux.graph.describe import trv
    from travaux.graph.terms import literal
    from travaux.model import Version, Work

    return {
        (iris.of(Version(Work(piece.name), piece.language)), trv("canonicalText"), literal(name))
        for name, piece in texts.items()
    }


def _date(date: str) -> str:
    """The date to print: the one given, else that of SOURCE_DATE_EPOCH, else none.

    Raises:
        InputError: the date is no ISO date, or the variable no number.
    """
    if date:
        try:
            return datetime.strptime(date, "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
        except ValueError as error:
            raise InputError(f"{date!r} is no date.", remedy="Write it as 2026-11-20.") from error
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return ""
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds.") from error


# ---------------------------------------------------------------- the output folder


def _check_target(target: Path) -> None:
    """Refuse to replace anything but the output of a build.

    Raises:
        InputError: the folder is a file, or holds something that a build does not write.
    """
    if not target.exists():
        return
    if not target.is_dir():
        raise InputError("The output is a file, not a folder.", path=target)
    names = {entry.name for entry in target.iterdir()}
    strangers = sorted(names - OUTPUT)
    if strangers or (names and "facts.nt" not in names):
        what = strangers[0] if strangers else "files of something else"
        raise InputError(
            f"The output folder holds {what}, which no build writes.", path=target, remedy="Choose a new folder."
        )


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder beside the target that takes its place when all went well, and is gone when anything did not.

    Raises:
        InputError: the place cannot be written, or the disk is full.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    except OSError as error:
        raise InputError(f"Cannot be written: {error.strerror}.", path=target) from error
    old = folder.with_name(f"{folder.name}.old")
    try:
        folder.chmod(0o755)
        yield folder
        if target.exists():
            target.rename(old)
        folder.rename(target)
    except OSError as error:
        raise InputError(
            f"Cannot be written: {error.strerror}.", path=target, remedy="The earlier output, if any, is untouched."
        ) from error
    finally:  # an interrupt between the two renames must not lose the earlier output
        if old.exists() and not target.exists():
            old.rename(target)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
