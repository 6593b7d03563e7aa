"""The one place that knows where ontology/, shapes/ and data/ are.

In an installed wheel they are in the package, under ``_resources``; in a checkout they are at the top of the
repository. ``TRAVAUX_DATA`` names a folder that takes the place of data/. Nothing else builds a path to them.
Standard library only.
"""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import Final

from travaux.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent

OWN_DATA: Final = "TRAVAUX_DATA"
_NEEDED: Final = ("grammars", "grammars/base.yaml", "authority")  # without which nothing is read


def ontology() -> Path:
    """Folder of the ontology: classes, properties, alignments, schemes and ready-made questions.

    Returns:
        An existing folder.

    Raises:
        ResourceError: the folder is missing.
    """
    return _folder("ontology", package=_PACKAGE)


def shapes() -> Path:
    """Folder of the SHACL shapes, one Turtle file per concern.

    Returns:
        An existing folder.

    Raises:
        ResourceError: the folder is missing.
    """
    return _folder("shapes", package=_PACKAGE)


def data() -> Path:
    """Folder of the data: ``grammars``, ``authority`` and ``corpus``; that of ``TRAVAUX_DATA`` where it is set.

    Returns:
        An existing folder; one that ``TRAVAUX_DATA`` names may be without ``corpus``, which reading does not need.

    Raises:
        ResourceError: the folder is missing or incomplete, or ``TRAVAUX_DATA`` is another than when it was first asked
            for: grammars and names are read once in a process, and those of two folders would mix.
    """
    chosen = os.environ.get(OWN_DATA, "")
    if chosen != _first_choice():
        raise ResourceError(
            f"{OWN_DATA} was changed after data had been read: now {chosen or 'unset'}, before "
            f"{_first_choice() or 'unset'}.",
            remedy="Start a new process: a command with the variable set, or the kernel again with it set at the top.",
        )
    return _own(Path(chosen).expanduser()) if chosen else _folder("data", package=_PACKAGE)


@functools.cache
def _first_choice() -> str:
    """``TRAVAUX_DATA`` as it was when this process first asked for data."""
    return os.environ.get(OWN_DATA, "")


def _own(folder: Path) -> Path:
    """A folder that somebody named, if it holds what reading needs."""
    missing = next((name for name in _NEEDED if not (folder / name).exists()), "")
    if not missing:
        return folder
    lacks = f"it has no {missing}" if folder.is_dir() else "there is no such folder"
    raise ResourceError(
        f"{OWN_DATA} names this folder for the data, but {lacks}.",
        path=folder,
        remedy="Let it name a copy of the folder that travaux.resources.data() gives where the variable is not set.",
    )


def _folder(name: str, *, package: Path) -> Path:
    """The folder of that name beside the modules of a wheel, else at the top of the checkout."""
    bundled = package / "_resources" / name
    if bundled.is_dir():
        return bundled
    checkout = package.parent.parent
    if (checkout / "pyproject.toml").is_file():
        if (checkout / name).is_dir():
            return checkout / name
        raise ResourceError(
            f"The folder {name} is missing from the checkout.",
            path=checkout / name,
            remedy=f"Restore it: git checkout -- {name}",
        )
    raise ResourceError(
        f"The folder {name}, which the package carries, is missing.",
        path=bundled,
        remedy="Install travaux again: the installation is incomplete.",
    )
