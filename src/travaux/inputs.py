"""Which files a build reads: paths, folders, and the manifest beside the files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from travaux.errors import InputError
from travaux.grammar import official_languages
from travaux.model import Finding
from travaux.readers import READERS

MANIFEST = "corpus.toml"
_ABOUT = ("readme", "license", "licence", "changelog", "copying", "notice")  # about the folder, not of it
_KEYS = {"file", "symbol", "language", "restates"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, with what the manifest says of it."""

    path: Path
    symbol: str = ""
    language: str = ""
    restates: str = ""


def collect(paths: Sequence[Path], leave_out: Path | None = None) -> tuple[list[Source], list[Finding]]:
    """Find the files to read, sorted by name; folders are searched to the bottom.

    Args:
        paths: files and folders. A file that is named is always read; in a folder, files without a reader and files
            about the folder itself (README …) are passed over, and the former are reported.
        leave_out: a folder not to search: an output inside the input.

    Raises:
        InputError: a path does not exist, nothing readable is left, or a manifest is broken.
    """
    findings: list[Finding] = []
    files: dict[Path, Path] = {}
    for path in paths:
        if not path.exists():
            raise InputError("No such file or folder.", path=path)
        for file in _files(path, leave_out, findings):
            files.setdefault(file.resolve(), file)
    if not files:
        raise InputError(
            "Nothing to read.", path=paths[0] if paths else None, remedy=f"Readable: {', '.join(sorted(READERS))}."
        )
    entries: dict[Path, Source] = {}
    for folder in sorted({file.parent for file in files.values()}):
        for entry in _manifest(folder):
            entries[entry.path.resolve()] = entry
            if not entry.path.is_file():
                message = f"{MANIFEST} names a file that is not there."
                findings.append(Finding("missing-file", message, "warning", entry.path.name))
    sources = [replace(entries.get(real, Source(file)), path=file) for real, file in files.items()]
    return sorted(sources, key=lambda source: (source.path.name, str(source.path))), findings


def _files(path: Path, leave_out: Path | None, findings: list[Finding]) -> Iterator[Path]:
    if not path.is_dir():
        if not path.is_file() or not _is_utf8(path.name):
            raise InputError("This is no regular file, or its name is not UTF-8.", path=ascii(str(path)))
        yield path
        return
    outputs = {file.resolve().parent for file in path.rglob("facts.nt") if (file.parent / "report.md").is_file()}
    outputs |= {leave_out.resolve()} if leave_out is not None else set()
    for file in sorted(path.rglob("*")):
        if not file.is_file() or any(part.startswith(".") for part in file.relative_to(path).parts):
            continue
        if file.stem.lower() in _ABOUT or file.name == MANIFEST:
            continue
        if any(folder in outputs for folder in file.resolve().parents):
            continue
        if not _is_utf8(file.name):
            name = file.name.encode("utf-8", "replace").decode()
            findings.append(Finding("odd-name", "The name of the file is not UTF-8; it is passed over.", "error", name))
            continue
        if file.suffix.lower() in READERS:
            yield file
        else:
            findings.append(Finding("no-reader", "There is no reader for this kind of file.", "info", file.name))


def _is_utf8(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _manifest(folder: Path) -> list[Source]:
    """The entries of ``corpus.toml`` in a folder.

    Raises:
        InputError: not valid TOML, or an entry that is not understood; the message names the entry.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return []
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"Not valid TOML: {error}.", path=path) from error
    entries = data.get("document", [])
    if not isinstance(entries, list):
        raise InputError("Write each document as a table [[document]].", path=path)
    return [_entry(path, entry) for entry in entries]


def _entry(path: Path, entry: object) -> Source:
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
        raise InputError(
            f"An entry without file: {entry!r}.", path=path, remedy="Keys: file, symbol, language, restates."
        )
    unknown = set(entry) - _KEYS
    if unknown or not all(isinstance(value, str) for value in entry.values()):
        raise InputError(
            f"{entry['file']}: {', '.join(sorted(unknown)) or 'a value'} is not understood.",
            path=path,
            remedy=f"Keys: {', '.join(sorted(_KEYS))}.",
        )
    language = entry.get("language", "")
    if language and language not in official_languages():
        raise InputError(
            f"{entry['file']}: no official language {language!r}.",
            path=path,
            remedy=f"One of {', '.join(sorted(official_languages()))}.",
        )
    return Source(path.parent / entry["file"], entry.get("symbol", ""), language, entry.get("restates", ""))
