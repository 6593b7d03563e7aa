"""A picture in a notebook: drawn when shown, and saved as a page, a figure or an image."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from travaux.errors import InputError
from travaux.output import write_bytes
from travaux.pictures.page import iframe, page
from travaux.pictures.svg import svg

if TYPE_CHECKING:
    from travaux.pictures.scene import Scene

SUFFIXES: Final = (".html", ".svg", ".png")


class Picture:
    """A picture of a part of a graph; the last expression of a cell shows it.

    >>> picture = graph.draw(around="resolution/un-ga/72/279")
    >>> picture.title
    'General Assembly resolution 72/279'
    >>> picture.save(tmp / "resolution.svg").name
    'resolution.svg'

    Attributes:
        title: the line above it.
        note: what was left out, or blank.
    """

    def __init__(self, title: str, note: str, page: Callable[[], str], figure: Callable[[], str]) -> None:
        """Hold what draws it; people call :meth:`travaux.Graph.draw`."""
        self.title = title
        self.note = note
        self._page = page
        self._figure = figure

    def html(self) -> str:
        """Give the picture as a page that holds all it needs, for the web or as a file.

        >>> graph.draw(around="decision/unhabitat-eb/2020/2").html().startswith("<!")
        True
        """
        return self._page()

    def svg(self) -> str:
        """Give the picture as a figure for papers.

        >>> graph.draw(around="decision/unhabitat-eb/2020/2").svg().startswith("<svg")
        True
        """
        return self._figure()

    def png(self, *, scale: float = 2.0) -> bytes:
        r"""Give the picture as an image.

        >>> graph.draw(around="decision/unhabitat-eb/2020/2").png()[1:4]
        b'PNG'

        Args:
            scale: pixels for each point of the figure.

        Raises:
            MissingFontError: no font of this machine has a script of its labels.
            TravauxError: the library that draws images is not installed.
        """
        from travaux.pictures.png import png

        return png(self.svg(), scale=scale)

    def save(self, path: Path | str) -> Path:
        """Write the picture to a file, whole or not at all.

        >>> graph.draw(around="state/POL").save(tmp / "poland.html").suffix
        '.html'

        Args:
            path: a name that ends in ``.html`` (a page), ``.svg`` (a figure) or ``.png`` (an image).

        Raises:
            InputError: the name ends otherwise, or the file cannot be written.
        """
        target = Path(path)
        makers: dict[str, Callable[[], bytes]] = {
            ".html": lambda: self.html().encode(),
            ".svg": lambda: self.svg().encode(),
            ".png": self.png,
        }
        check_suffix(target)
        write_bytes(makers[target.suffix.lower()](), target)
        return target

    def __repr__(self) -> str:
        """The title, and what was left out."""
        return f"<Picture: {self.title}{'; ' + self.note if self.note else ''}>"

    def _repr_html_(self) -> str:
        return iframe(self.html())


def check_suffix(target: Path) -> None:
    """Make sure that the name of a file says what kind of picture it is to be.

    Raises:
        InputError: it does not.
    """
    if target.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        what = "What kind of picture this is to be, its name does not say."
        raise InputError(what, path=target, remedy=f"Let it end in one of: {known}.")


def picture_of(scene: Scene) -> Picture:
    """Make a picture of a scene."""
    return Picture(scene.title, scene.note, lambda: page(scene), lambda: svg(scene))
