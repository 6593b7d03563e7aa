"""The one place that knows where ontology/, shapes/ and data/ are.

In an installed wheel they are in the package, under ``_resources``; in a checkout they are at the top of the
repository. Nothing else builds a path to them. Standard library only.
"""

from __future__ import annotations

from pathlib import Path

from travaux.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent


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
    """Folder of the data: ``grammars``, ``authority`` and ``corpus``.

    Returns:
        An existing folder.

    Raises:
        ResourceError: the folder is missing.
    """
    return _folder("data", package=_PACKAGE)


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
