"""The output folder: where files stand, under which names, and what is noted of them."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from travaux.errors import InputError
from travaux.fetch.cache import Cache
from travaux.fetch.manifest import FETCHED, Entry, Manifest, digest
from travaux.fetch.order import Order, Result, Status
from travaux.fetch.pace import Pace
from travaux.fetch.part import Origin, Part
from travaux.fetch.problem import Problem
from travaux.fetch.symbols import file_name

try:
    import fcntl
except ImportError:  # not on Windows: two runs in one folder at once are then not told apart
    fcntl = None  # type: ignore[assignment]


class Folder:
    """The output folder: names, manifest, cache."""

    def __init__(self, path: Path, manifest: Manifest, cache: Cache | None, pace: Pace, licence: str) -> None:
        self._path = path
        self.manifest = manifest
        self._cache = cache
        self._pace = pace
        self._licence = licence

    def part(self, order: Order) -> Part:
        """Where the bytes of a file go until it is whole."""
        return Part(self._path / file_name(*order.key))

    def copied(self, order: Order) -> Result | None:
        """The file from the cache; ``None`` if it is not there."""
        if self._cache is None:
            return None
        found = self._cache.get(order.addresses[0])
        if found is None:
            return None
        file, origin, date = found
        part = self.part(order)
        shutil.copyfile(file, part.path)
        return self._place(order, part, origin, date, "cached")

    def placed(self, order: Order, part: Part, origin: Origin) -> Result:
        """Give a file that came whole its place, here and in the cache."""
        date = self._now()
        result = self._place(order, part, origin, date, "new")
        if self._cache is not None:
            self._cache.put(order.addresses[0], self._path / result.file, origin, date)
        return result

    def missed(self, order: Order, problem: Problem, kept: Entry | None) -> Result:
        """Note why a file was not got; what was there before stays."""
        if kept is None:
            asked, note = order.addresses[0], problem.message
            entry = Entry(*order.key, problem.kind, date=self._now(), asked=asked, note=note, licence=self._licence)
            self.manifest.put(entry)
        return Result(order, problem.kind, message=problem.message)

    def _now(self) -> str:
        return self._pace.today().strftime("%Y-%m-%dT%H:%M:%SZ")

    def _place(self, order: Order, part: Part, origin: Origin, date: str, status: Status) -> Result:
        content, size = digest(part.path), part.size
        try:
            self._check_language(order, content)
            name = self._name(order, content)
        except Problem:
            part.drop()
            raise
        part.place(self._path / name)
        self.manifest.put(
            Entry(
                *order.key,
                status=FETCHED,
                file=name,
                size=str(size),
                sha256=content,
                date=date,
                asked=origin.asked,
                final=origin.final,
                media_type=origin.media_type,
                etag=origin.etag,
                last_modified=origin.last_modified,
                licence=self._licence,
            )
        )
        return Result(order, status, size, name)

    def _check_language(self, order: Order, content: str) -> None:
        """Refuse the file of another language: a service may give it where there is none in the language asked for."""
        for entry in self.manifest:
            if entry.sha256 == content and entry.symbol == order.symbol and entry.language != order.language:
                raise Problem(
                    f"The service gives the same file as for {entry.language}: there is none in this language alone.",
                    "refused",
                )

    def _name(self, order: Order, content: str) -> str:
        """The name of a file: that of the manifest, else one that no other file has."""
        own = self.manifest.get(order.key)
        if own is not None and own.file:
            return own.file
        owned = {entry.file.lower() for entry in self.manifest if entry.file}
        taken = owned | {path.name.lower() for path in self._path.iterdir()}
        plain = file_name(*order.key)
        there = self._path / plain
        if plain.lower() not in owned and there.is_file() and digest(there) == content:
            return plain  # of a run that was killed before it could note the file
        name = file_name(*order.key, taken)
        if name.lower() in taken:
            raise Problem(f"Another file has the name {name}.")
        return name


def make(out: Path) -> None:
    """Make the folder, if it is not there.

    Raises:
        InputError: it is a file, or cannot be made.
    """
    if out.exists() and not out.is_dir():
        raise InputError("The output is a file, not a folder.", path=out, remedy="Choose a folder.")
    with written(out):
        out.mkdir(parents=True, exist_ok=True)


@contextlib.contextmanager
def written(out: Path) -> Iterator[None]:
    """Say in words why a folder cannot be written.

    Raises:
        InputError: it cannot be, for want of a right or of room.
    """
    try:
        yield
    except OSError as error:
        remedy = "What was fetched before is there; the same command goes on from it."
        raise InputError(f"Cannot be written: {error.strerror or error}.", path=out, remedy=remedy) from error


@contextlib.contextmanager
def alone(out: Path) -> Iterator[None]:
    """Hold the folder: two runs would write one manifest.

    Raises:
        InputError: another run holds it.
    """
    if fcntl is None:
        yield
        return
    with written(out):
        handle = os.open(out, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            remedy = "Wait for it, or choose another folder."
            raise InputError("Another travaux fetch is writing here.", path=out, remedy=remedy) from error
        yield
    finally:
        os.close(handle)
