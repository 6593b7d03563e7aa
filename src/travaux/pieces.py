"""One document's share of a build: read, turned into triples, kept in the cache until something it rests on changes."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from travaux import __version__, resources
from travaux.errors import InputError
from travaux.inputs import Source
from travaux.limits import DEFAULTS, Limits
from travaux.model import Coverage, Finding
from travaux.readers import TEXT, load
from travaux.readers.packed import Row, pack


@dataclass(frozen=True, slots=True)
class Piece:
    """What one file gives to a build.

    Attributes:
        file: its name.
        name: name of the work (symbol, ``local/…``, ``restatement/…``); blank if it could not be read.
        digest: SHA-256 of the canonical text.
        format: media type of the file.
        text: the canonical text.
        blocks: how the file lays it out, where the text alone does not tell; see :mod:`travaux.readers.packed`.
        counts: paragraphs and statements.
        coverage: what was read in each paragraph and item.
        structure, claims, provenance: its triples, see :class:`travaux.graph.assemble.Shard`.
    """

    file: str
    name: str = ""
    language: str = ""
    digest: str = ""
    format: str = ""
    text: str = ""
    blocks: tuple[Row, ...] = ()
    counts: tuple[int, int] = (0, 0)
    coverage: tuple[Coverage, ...] = ()
    structure: tuple[tuple[str, str, str], ...] = ()
    claims: tuple[tuple[tuple[str, str, str], str], ...] = ()
    provenance: tuple[tuple[str, str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


def read_piece(source: Source, cache: Path | None, limits: Limits = DEFAULTS) -> Piece:
    """Read a file, or take its piece from the cache; a file that cannot be read gives a piece with one finding."""
    try:
        content = load(source.path, limits)
    except InputError as error:
        return _failed(source, error)
    place = cache / f"{_key(source, content)}.json" if cache is not None else None
    if place is not None and (piece := _load(place)) is not None:
        return piece
    try:
        piece = _read(source, content, limits)
    except InputError as error:
        return _failed(source, error)
    except MemoryError:
        return _failed(
            source, InputError("There is not memory enough to read it.", remedy="Cut it into smaller files.")
        )
    except Exception as error:  # one document must not take the others with it
        message = f"Reading failed ({type(error).__name__}: {error})."
        return _failed(
            source, InputError(message, remedy="This is a fault of Travaux: please report it with the file.")
        )
    if place is not None:
        _save(place, piece)
    return piece


def read_pieces(sources: Iterable[Source], cache: Path | None, limits: Limits = DEFAULTS) -> list[Piece]:
    """Read a batch of files, for one worker process."""
    return [read_piece(source, cache, limits) for source in sources]


def _read(source: Source, content: bytes, limits: Limits) -> Piece:
    from travaux import authority
    from travaux.graph.assemble import shard
    from travaux.readers import read_bytes
    from travaux.relations import read_document

    raw = read_bytes(source.path, content, limits)
    reading = read_document(raw, symbol=source.symbol, language=source.language, restates=source.restates)
    share = shard(reading, authority.load())
    return Piece(
        file=raw.name,
        name=reading.version.work.name,
        language=reading.version.language,
        digest=raw.digest,
        format=raw.format,
        text=raw.text,
        blocks=() if raw.format == TEXT.media_type else pack(raw.blocks),
        counts=(len(reading.document.paragraphs), len(reading.statements)),
        coverage=reading.coverage,
        structure=tuple(sorted(share.structure)),
        claims=share.claims,
        provenance=tuple(sorted(share.provenance)),
        findings=reading.findings,
    )


def _failed(source: Source, error: InputError) -> Piece:
    code = error.code if error.code != InputError.code else "unreadable"
    finding = Finding(code, error.message, "error", source.path.name, "", error.remedy)
    return Piece(file=source.path.name, findings=(finding,))


# ---------------------------------------------------------------- cache


@functools.cache
def fingerprint() -> str:
    """A digest of all that reading rests on: version, grammars, authority files, schemes and the code itself."""
    digest = hashlib.sha256(__version__.encode())
    package, data = Path(__file__).parent, resources.data()
    files = {f"code/{path.relative_to(package).as_posix()}": path for path in package.rglob("*.py")}
    for folder in (data / "grammars", data / "authority", resources.ontology() / "schemes"):
        found = (path for path in folder.rglob("*") if path.suffix in (".yaml", ".ttl"))  # grammars/resolutions too
        files.update({f"{folder.name}/{path.relative_to(folder).as_posix()}": path for path in found})
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + files[name].read_bytes())
    return digest.hexdigest()


def _key(source: Source, content: bytes) -> str:
    parts = (
        fingerprint(),
        source.path.name,
        source.symbol,
        source.language,
        source.restates,
        hashlib.sha256(content).hexdigest(),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _load(place: Path) -> Piece | None:
    """A piece from the cache; one that is missing or damaged is as good as none."""
    try:
        digest, _, content = place.read_text("utf-8").partition("\n")
        if hashlib.sha256(content.encode()).hexdigest() != digest:
            return None
        data: dict[str, Any] = json.loads(content)
        return Piece(
            **{
                **data,
                "counts": tuple(data["counts"]),
                "blocks": tuple(tuple(row) for row in data["blocks"]),
                "coverage": tuple(Coverage(**one) for one in data["coverage"]),
                "structure": tuple(tuple(triple) for triple in data["structure"]),
                "claims": tuple((tuple(triple), evidence) for triple, evidence in data["claims"]),
                "provenance": tuple(tuple(triple) for triple in data["provenance"]),
                "findings": tuple(Finding(**finding) for finding in data["findings"]),
            }
        )
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None


def _save(place: Path, piece: Piece) -> None:
    """Write beside, then rename; a cache that cannot be written is no reason to stop."""
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=".piece-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                content = json.dumps(asdict(piece), ensure_ascii=False)
                stream.write(hashlib.sha256(content.encode()).hexdigest() + "\n" + content)
            Path(name).replace(place)
        finally:  # a full disk is not filled further by what could not be written
            Path(name).unlink(missing_ok=True)
