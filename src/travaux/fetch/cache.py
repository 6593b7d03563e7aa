"""Files by address, in the cache folder: another output folder needs no network for them.

A place holds the file and where it came from. It is made beside and renamed; what is damaged is not used, and a cache
that cannot be written is done without.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Final

from travaux.fetch.manifest import digest
from travaux.fetch.part import Origin
from travaux.store import cache_folder, prune

_FOLDER: Final = "documents"
_FILE: Final = "file"
_ABOUT: Final = "about.json"


class Cache:
    """Files that were fetched within a month, for whatever folder."""

    def __init__(self) -> None:
        """Find the folder, and clear away what is old."""
        self._folder = cache_folder() / _FOLDER
        with contextlib.suppress(OSError):
            prune(self._folder)

    def get(self, address: str) -> tuple[Path, Origin, str] | None:
        """Find the file of an address.

        Returns:
            The file, where it came from, and when; ``None`` if it is not there or damaged.
        """
        place = self._place(address)
        try:
            about = json.loads((place / _ABOUT).read_text("utf-8"))
            if digest(place / _FILE) == about["sha256"]:
                return place / _FILE, Origin(**about["origin"]), str(about["date"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return None

    def put(self, address: str, file: Path, origin: Origin, date: str) -> None:
        """Keep the file of an address."""
        place = self._place(address)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside = Path(tempfile.mkdtemp(prefix=f"{place.name}.", dir=self._folder))
            try:
                shutil.copyfile(file, beside / _FILE)
                about = {"address": address, "sha256": digest(file), "date": date, "origin": asdict(origin)}
                (beside / _ABOUT).write_text(json.dumps(about, indent=1), "utf-8")
                shutil.rmtree(place, ignore_errors=True)
                beside.rename(place)
            finally:
                shutil.rmtree(beside, ignore_errors=True)

    def _place(self, address: str) -> Path:
        return self._folder / hashlib.sha256(address.encode()).hexdigest()[:40]
