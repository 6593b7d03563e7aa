"""Writing a canonical text: what every reader but that of plain text delivers, block by block.

The conventions are those of plain text, so that a text which was saved reads like the file it came from: a block is one
line, a blank line stands between two, a note is ``[^1]: words`` and its mark in running text ``[^1]``, a bullet is
``- ``. Each stretch of words keeps the fragment that finds it in the file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Final, Literal

from travaux.errors import TooLargeError
from travaux.limits import MAX_LINES, MAX_SIZE
from travaux.model import Block, Finding, Flow, Locator, RawDocument, Span

Words = tuple[str, str]  # a stretch of words, and the fragment that finds it in the file

_BLANKS: Final = re.compile(r"[\s\x00-\x1f]+")
# Control characters, and the soft hyphen, which only says where a word may be broken.
_INVISIBLE: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\xad\ufeff\ufffe\uffff]")


class Writer:
    """A canonical text in the making.

    Args:
        name: file name, for messages and the graph.
        media_type: what the file is, as ``application/pdf``.
    """

    def __init__(self, name: str, media_type: str) -> None:
        self.name = name
        self.media_type = media_type
        self.symbol = ""
        self.language = ""
        self.findings: list[Finding] = []
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._locators: list[Locator] = []

    def add(
        self,
        words: Iterable[Words],
        *,
        kind: Literal["line", "heading", "rule"] = "line",
        level: int = 0,
        gap: bool = True,
        bullet: bool = False,
        flow: Flow = "opens",
        cell: tuple[int, int, int] | None = None,
    ) -> None:
        """Add a block of one line; blanks and line ends within become one blank, and a block without words is nothing.

        Args:
            words: stretches of words with their fragments, joined as they are.
            kind: as of :class:`travaux.model.Block`, like all that follow.
            level: depth of a heading.
            gap: whether a blank line stands before it.
            bullet: whether the format printed a bullet.
            flow: whether a paragraph begins here or goes on.
            cell: table, row and column.

        Raises:
            TooLargeError: the text has become larger than a text may be.
        """
        pieces = _collapse(words)
        if not pieces:
            return
        if self._blocks:
            self._append("\n\n" if gap else "\n")
        if bullet:
            self._append("- ")
        start = self._length
        for text, fragment in pieces:
            if fragment and text.strip():
                self._locators.append(Locator(Span(self._length, self._length + len(text)), fragment))
            self._append(text)
        self._blocks.append(Block(Span(start, self._length), kind, level, gap, bullet, flow, cell))
        self._check()

    def note(self, label: str, words: Iterable[Words]) -> None:
        """Add the text of a note; its mark in running text is :func:`note_mark`."""
        self.add([(f"{note_mark(label)}: ", ""), *words])

    def report(
        self, code: str, message: str, remedy: str = "", severity: Literal["warning", "info"] = "warning"
    ) -> None:
        """Say what could not be read, or was read with doubt."""
        self.findings.append(Finding(code, message, severity, self.name, "", remedy))

    def finish(self) -> RawDocument:
        """The document."""
        text = "".join(self._parts) + ("\n" if self._parts else "")
        return RawDocument(
            name=self.name,
            format=self.media_type,
            text=text,
            digest=hashlib.sha256(text.encode("utf-8")).hexdigest(),
            blocks=tuple(self._blocks),
            locators=tuple(self._locators),
            symbol=self.symbol,
            language=self.language,
            findings=tuple(self.findings),
        )

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _check(self) -> None:
        if len(self._blocks) > MAX_LINES or self._length > MAX_SIZE:
            raise TooLargeError(
                f"The text has more than {MAX_LINES:,} lines or {MAX_SIZE:,} characters.",
                path=self.name,
                remedy="Cut it into its documents, one file each.",
            )


def note_mark(label: str) -> str:
    """The mark of a note in running text."""
    return f"[^{label}]"


def _collapse(words: Iterable[Words]) -> list[Words]:
    """Words with one blank for each run of blanks, none at the ends, and no character that is invisible."""
    out: list[Words] = []
    blank = True  # whether what stands before ends in a blank
    for raw, fragment in words:
        text = _BLANKS.sub(" ", _INVISIBLE.sub("", raw).encode("utf-8", "replace").decode("utf-8"))
        if blank:
            text = text.lstrip(" ")
        if text:
            blank = text.endswith(" ")
            out.append((text, fragment))
    while out and not out[-1][0].strip(" "):
        out.pop()
    if out:
        out[-1] = (out[-1][0].rstrip(" "), out[-1][1])
    return out
