"""What was fetched into a folder: ``manifest.csv`` for people and scripts, ``corpus.toml`` for ``travaux build``.

Both are written beside their place and renamed, sorted, and merged with what is there. In ``corpus.toml`` the entries
stand between two marks; whatever somebody wrote outside them stays as it is, and goes before them.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final

from travaux.errors import InputError
from travaux.fetch.part import Origin
from travaux.inputs import MANIFEST as CORPUS
from travaux.output import write_bytes

MANIFEST: Final = "manifest.csv"
FETCHED: Final = "fetched"
_BEGIN: Final = "# --- written by travaux fetch; what stands up to the next mark is written anew each time ---"
_END: Final = "# --- end of what travaux fetch wrote ---"
_OWN: Final = re.compile(rf"\n*^{re.escape(_BEGIN)}$.*?^{re.escape(_END)}$\n?", re.MULTILINE | re.DOTALL)

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that was asked for: a line of the manifest.

    Attributes:
        symbol: as asked, clean.
        language: two-letter code.
        format: as asked.
        status: ``fetched``, ``not there``, ``refused`` or ``failed``.
        file: its name in the folder; blank if it was not fetched.
        size: bytes, or blank.
        sha256: of its content, in hexadecimal, or blank.
        date: when it was got, or last asked for in vain: ISO 8601, UTC.
        asked: the address that was asked.
        final: the address that gave it.
        media_type: as the server said.
        etag: as the server said.
        last_modified: as the server said.
        note: why it was not fetched, or blank.
        licence: on what terms.
    """

    symbol: str
    language: str
    format: str
    status: str
    file: str = ""
    size: str = ""
    sha256: str = ""
    date: str = ""
    asked: str = ""
    final: str = ""
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""
    note: str = ""
    licence: str = ""

    @property
    def key(self) -> Key:
        """What was asked for."""
        return self.symbol, self.language, self.format

    @property
    def origin(self) -> Origin:
        """Where it came from."""
        return Origin(self.asked, self.final, self.media_type, self.etag, self.last_modified)


_COLUMNS: Final = [field.name for field in fields(Entry)]


class Manifest:
    """The files of one folder."""

    def __init__(self, folder: Path) -> None:
        """Read what is there.

        Raises:
            InputError: the manifest or the ``corpus.toml`` in the folder is not understood.
        """
        self._folder = folder
        self._path = folder / MANIFEST
        self._corpus = folder / CORPUS
        self._entries: dict[Key, Entry] = {entry.key: entry for entry in _read(self._path)}
        self._others = _OWN.sub("\n", _text(self._corpus)).strip("\n")
        self._named = _named(self._corpus, self._others)

    def __iter__(self) -> Iterator[Entry]:
        """The entries, sorted."""
        return iter(sorted(self._entries.values(), key=lambda entry: entry.key))

    def get(self, key: Key) -> Entry | None:
        """The entry of what was asked for."""
        return self._entries.get(key)

    def kept(self, key: Key) -> Entry | None:
        """The entry of a file that is there, with the content that it had."""
        entry = self._entries.get(key)
        if entry is None or entry.status != FETCHED:
            return None
        path = self._folder / entry.file
        return entry if path.is_file() and digest(path) == entry.sha256 else None

    def put(self, entry: Entry) -> None:
        """Note what became of a file, and write both lists.

        Raises:
            InputError: they cannot be written.
        """
        self._entries[entry.key] = entry
        self.write()

    def write(self) -> None:
        """Write both lists, where they are not there as they should be.

        Raises:
            InputError: they cannot be written.
        """
        out = io.StringIO(newline="")
        rows = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
        rows.writeheader()
        rows.writerows(asdict(one) for one in self)
        for path, text in ((self._path, out.getvalue()), (self._corpus, self._corpus_text())):
            content = text.encode("utf-8")
            if not path.is_file() or path.read_bytes() != content:
                write_bytes(content, path)

    def _corpus_text(self) -> str:
        """The text of ``corpus.toml``: what others wrote, and an entry for each file that they do not name."""
        tables = [
            _table(entry.file, entry.symbol, entry.language)
            for entry in self
            if entry.status == FETCHED and entry.file not in self._named
        ]
        return "\n".join([*([self._others, ""] if self._others else []), _BEGIN, *tables, _END, ""])


def _table(file: str, symbol: str, language: str) -> str:
    """An entry of ``corpus.toml``; neither names nor symbols nor codes hold what TOML would want escaped."""
    return f'[[document]]\nfile = "{file}"\nsymbol = "{symbol}"\nlanguage = "{language}"\n'


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _text(path: Path) -> str:
    """The text of a file, blank if there is none."""
    if not path.exists():
        return ""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"Cannot be read: {error}.", path=path, remedy="Mend it, or move it away.") from error


def _read(path: Path) -> Iterator[Entry]:
    """The entries of a manifest."""
    text = _text(path)
    if not text:
        return
    rows = csv.reader(io.StringIO(text, newline=""))
    strange = InputError(
        "This is no manifest of travaux fetch.", path=path, remedy="Move it away, or choose another folder."
    )
    try:
        if next(rows, []) != _COLUMNS:
            raise strange
        for row in rows:
            entry = Entry(*row)
            if len(row) != len(_COLUMNS) or Path(entry.file).name != entry.file:
                raise strange
            yield entry
    except (csv.Error, TypeError) as error:
        raise strange from error


def _named(path: Path, text: str) -> set[str]:
    """The files that somebody else's entries name.

    Raises:
        InputError: this is no TOML, or none to which entries can be added.
    """
    try:
        documents = tomllib.loads(f"{text}\n{_table('a', 'b', 'c')}")["document"]
    except tomllib.TOMLDecodeError as error:
        remedy = "Write each document as a table [[document]], or move the file away."
        raise InputError(f"No entries can be added: {error}.", path=path, remedy=remedy) from error
    return {str(entry.get("file")) for entry in documents[:-1]}
