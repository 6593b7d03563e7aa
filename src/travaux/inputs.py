"""Which files a build reads: paths, folders, and the manifest beside the files."""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from travaux.errors import InputError
from travaux.grammar import official_languages
from travaux.model import Finding
from travaux.readers import READERS

MANIFEST = "corpus.toml"
_LISTS = (MANIFEST, "manifest.csv")  # the second is what ``travaux fetch`` writes
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
        try:
            path.stat()
        except OSError as error:
            remedy = "Check the name, and your right to read it."
            raise InputError(f"Cannot be opened: {error.strerror}.", path=path, remedy=remedy) from error
        for file in _files(path, leave_out, findings):
            files.setdefault(file.resolve(), file)
    if not files:
        first = next((finding for finding in findings if finding.severity == "error"), None)
        why = f" {first.file}: {first.message}" if first is not None else ""
        remedy = first.remedy if first is not None else f"Readable: {', '.join(sorted(READERS))}."
        raise InputError(f"Nothing to read.{why}", path=paths[0] if paths else None, remedy=remedy)
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
    """The files to read at a path; in a folder, what is passed over gives a finding."""
    if not path.is_dir():
        if not path.is_file() or not _is_utf8(path.name):
            raise InputError(
                "This is no regular file, or its name is not UTF-8.",
                path=ascii(str(path)),
                remedy="Copy it to a file with another name.",
            )
        yield path
        return
    for folder, folders, names in os.walk(path, onerror=lambda error: findings.append(_closed(error))):
        here = Path(folder)
        earlier_output = {"facts.nt", "report.md"} <= set(names)
        if earlier_output or (leave_out is not None and here.resolve() == leave_out.resolve()):
            folders.clear()
            continue
        for name in sorted(folders):
            if not name.startswith(".") and _is_link(here / name):
                findings.append(Finding("link", "A link to a folder is not followed.", "info", _shown(name)))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from _readable(here, names, findings)


def _readable(folder: Path, names: Iterable[str], findings: list[Finding]) -> Iterator[Path]:
    """The files of one folder that a reader reads."""
    for name in sorted(names):
        file = folder / name
        if name.startswith(".") or name in _LISTS or file.stem.lower() in _ABOUT:
            continue
        if not _is_utf8(name):
            message = "The name of the file is not UTF-8; it is passed over."
            findings.append(Finding("odd-name", message, "error", _shown(name), "", "Give it another name."))
        elif file.suffix.lower() not in READERS:
            message = "There is no reader for this kind of file; it is passed over."
            findings.append(Finding("no-reader", message, "info", name, "", "Export its text as UTF-8 to a .txt file."))
        elif obstacle := _obstacle(file):
            findings.append(
                Finding("unreadable", obstacle, "error", name, "", "Put a file in its place, or remove it.")
            )
        else:
            yield file


def _obstacle(file: Path) -> str:
    """Why a path in a folder is no file that can be read; blank if it is one."""
    try:
        regular = stat.S_ISREG(file.stat().st_mode)
    except OSError as error:
        link = "This link leads nowhere" if _is_link(file) else "Cannot be opened"
        return f"{link}: {error.strerror}."
    return "" if regular else "This is no regular file, but a pipe or a device."


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114 (that of pathlib stops at a path that may not be looked at)


def _closed(error: OSError) -> Finding:
    """A folder that cannot be opened."""
    message = f"The folder cannot be searched: {error.strerror}."
    name = _shown(Path(error.filename or "").name)
    return Finding("unreadable", message, "error", name, "", "Give yourself the right to read it.")


def _shown(name: str) -> str:
    """A file name as it can be printed."""
    return name.encode("utf-8", "replace").decode()


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
        remedy = "Mend it, or move it away to do without."
        raise InputError(f"Not valid TOML: {error}.", path=path, remedy=remedy) from error
    except OSError as error:
        remedy = "Give yourself the right to read it."
        raise InputError(f"Cannot be read: {error.strerror}.", path=path, remedy=remedy) from error
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
