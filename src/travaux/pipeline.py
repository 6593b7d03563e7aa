"""The build: a pure map over files, a sorted merge, checks, and an output folder that appears whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import multiprocessing
import os
import re
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from pathlib import Path

from travaux import __version__, coverage
from travaux.errors import InputError, NothingReadError
from travaux.inputs import Source, collect
from travaux.limits import DEFAULTS, Limits
from travaux.model import Finding
from travaux.output import beside, check_target
from travaux.pieces import Piece, fingerprint, read_pieces
from travaux.readers import RANKS
from travaux.readers.packed import beside_text
from travaux.report import FINDINGS, BuildReport, failure_lines, findings_csv, report_text

NO_CONFLICT = "# No claims of these documents contradict each other.\n"
BATCH = 50  # documents a task: fewer costs more in traffic than it brings

Progress = Callable[[int, int, str], None]


def build(
    paths: Sequence[Path | str],
    out: Path | str,
    *,
    date: str = "",
    jobs: int | None = None,
    progress: Progress | None = None,
    limits: Limits = DEFAULTS,
) -> BuildReport:
    """Read documents and write their knowledge graph.

    Args:
        paths: files and folders.
        out: folder to write; it must be new, empty, or the output of an earlier build, which is replaced as a whole.
        date: ISO date to print in ``dataset.ttl``; else that of ``SOURCE_DATE_EPOCH``; else no date is printed.
        jobs: processes; by default one for each two hundred documents, up to the number of cores.
        progress: called with documents done, documents in all, and the name of the one just done.
        limits: what reading a file may cost; one that costs more is reported and left out.

    Returns:
        What was read, found and checked.

    Raises:
        InputError: nothing could be read, or ``out`` holds something else.
    """
    target = Path(os.path.realpath(out))  # through a link, not over it
    check_target(target)
    day = _date(date)
    sources, findings = collect([Path(path) for path in paths], leave_out=target)
    pieces = _read_all(sources, jobs, progress, limits)
    pieces, twins = _settle_twins(pieces)
    if not any(piece.name for piece in pieces):
        raise NothingReadError(failure_lines([finding for piece in pieces for finding in piece.findings]))
    findings = [*findings, *twins, *(finding for piece in pieces for finding in piece.findings)]
    with beside(target) as folder:
        return _write(folder, pieces, findings, day)


# ---------------------------------------------------------------- reading


def _read_all(
    sources: Sequence[Source], jobs: int | None, progress: Progress | None, limits: Limits = DEFAULTS
) -> list[Piece]:
    """Read all files, in this process or in several; the order of the result is that of the sources."""
    from travaux.store import cache_folder, prune

    cache = cache_folder() / "pieces"
    with contextlib.suppress(OSError):  # there is no cache, or none that may be used
        prune(cache)
    count = jobs if jobs is not None else min(os.cpu_count() or 1, 1 + len(sources) // 200)
    if count <= 1:
        out = []
        for done, source in enumerate(sources, start=1):
            out.extend(read_pieces([source], cache, limits))
            if progress is not None:
                progress(done, len(sources), source.path.name)
        return out
    return _read_in_processes(sources, count, cache, progress, limits)


def _read_in_processes(
    sources: Sequence[Source], count: int, cache: Path, progress: Progress | None, limits: Limits
) -> list[Piece]:
    """Read all files in several processes.

    Raises:
        InputError: the system ended one of the processes.
    """
    size = max(1, min(BATCH, -(-len(sources) // count)))
    batches = [sources[start : start + size] for start in range(0, len(sources), size)]
    results: dict[int, list[Piece]] = {}
    done = 0
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(count, initializer=_leave_interrupts_to_the_parent)
    try:
        futures = {pool.submit(read_pieces, batch, cache, limits): number for number, batch in enumerate(batches)}
        for future in as_completed(futures):
            results[futures[future]] = future.result()
            done += len(batches[futures[future]])
            if progress is not None:
                progress(done, len(sources), batches[futures[future]][-1].path.name)
    except BrokenProcessPool as error:
        raise InputError(
            "The system ended a process that was reading, as it does when memory runs out.", remedy="Use --jobs 1."
        ) from error
    except BaseException:  # an interrupt: no process goes on reading for nobody
        for worker in set(multiprocessing.active_children()) - before:
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    return [piece for number in range(len(batches)) for piece in results[number]]


def _leave_interrupts_to_the_parent() -> None:
    """In a worker: Ctrl-C goes to every process of the terminal, and one answer to it is enough."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _settle_twins(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Finding]]:
    """Of files that are the same document in the same language, keep one.

    It is the one in the format that tells most of its structure; of those the one whose digest sorts first.
    """
    kept: dict[tuple[str, str], Piece] = {}
    findings: list[Finding] = []
    failed = [piece for piece in pieces if not piece.name]
    for piece in sorted((p for p in pieces if p.name), key=_order):
        first = kept.setdefault((piece.name, piece.language), piece)
        if first is not piece:
            same = first.digest == piece.digest or first.format != piece.format
            what = "The same document as" if same else "Another text of the document that is in"
            message = f"{what} {first.file} ({piece.name}, {piece.language}); it is left out."
            findings.append(
                Finding(
                    "twin", message, "info" if same else "error", piece.file, "", "" if same else "Keep one of them."
                )
            )
    ordered = sorted([*kept.values(), *failed], key=lambda piece: (piece.file, piece.name))
    return ordered, findings


def _order(piece: Piece) -> tuple[str, str, int, str, str]:
    return piece.name, piece.language, RANKS.get(piece.format, len(RANKS)), piece.digest, piece.file


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
        if piece.blocks:
            beside_text(folder / name).write_text(json.dumps(piece.blocks), "utf-8", newline="\n")
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
    (folder / FINDINGS).write_text(findings_csv(report.findings), "utf-8", newline="\n")
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
