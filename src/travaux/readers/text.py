r"""Plain text and Markdown.

One reader for both, since official texts that were converted to text carry leftovers of Markdown (``**bold**``,
``#`` headings, ``\*``) whatever their suffix says. The canonical text is the decoded file with LF line ends and
nothing else changed; each line becomes a block, and full-line bold runs and ``#`` lines become headings.
"""

from __future__ import annotations

import hashlib
import re

from travaux.errors import TooLargeError
from travaux.limits import MAX_LINES
from travaux.model import Block, Finding, RawDocument, Span
from travaux.readers import media
from travaux.readers.encoding import decode

_BOLD = re.compile(r"\*\*(?=[^\s*])(?:(?!\*\*|\n[ \t]*\n).)+?(?<=[^\s*])\*\*", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_RULE = re.compile(r"(?:-{3,}|_{3,}|={3,}|\*{3,}|- ?\d{1,4} ?-)$")
_PAGE = re.compile(r"(\d{1,3})/(\d{1,4})$")  # page 3 of 17, alone between blank lines
_FOOTER = 40  # characters, blanks included: a line with a page number alone is no longer
_BULLET = re.compile(r"[-+•●▪–][ \t]+")


def read_text(name: str, content: bytes) -> RawDocument:
    """Read text or Markdown.

    Args:
        name: file name, for messages and the graph.
        content: bytes of the file, in an encoding that it declares or that can be told.

    Raises:
        InputError: the file is empty, not text in a known encoding, or has too many lines.
    """
    text, guess = decode(name, content)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    blocks = tuple(_blocks(text))
    if len(blocks) > MAX_LINES:
        raise TooLargeError(
            f"The text has more than {MAX_LINES:,} lines.",
            path=name,
            remedy="Cut it into its documents, one file each.",
        )
    findings = (_guessed(name, guess),) if guess else ()
    return RawDocument(name, media.TEXT, text, digest, blocks, findings=findings)


def _guessed(name: str, encoding: str) -> Finding:
    message = f"The file is not UTF-8; it is read as {encoding}, by what its bytes tell."
    return Finding("encoding", message, "warning", name, "", f"Convert it to be sure: iconv -f {encoding} -t UTF-8.")


def _blocks(text: str) -> list[Block]:
    """Cut the text at line ends and at full-line bold runs; no farther than one line beyond the limit."""
    blocks: list[Block] = []
    position, gap = 0, True
    headings, totals = _bold_headings(text), _page_totals(text)
    while position < len(text) and len(blocks) <= MAX_LINES:
        run = headings.get(_skip_blanks(text, position))
        if run is not None:
            blocks.append(Block(run, kind="heading", gap=gap))
            position, gap = run.end + 2, False
            if text.startswith("\n", position):
                position += 1
            continue
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        block = _line(text, position, end, gap, totals)
        if block is not None:
            blocks.append(block)
        gap = block is None
        position = end + 1
    return blocks


def _skip_blanks(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t":
        position += 1
    return position


def _bold_headings(text: str) -> dict[int, Span]:
    """Bold runs that fill whole lines, alone or glued together: start (of the marks) → span of the content."""
    runs = [(m.start(), m.end()) for m in _BOLD.finditer(text)]
    out: dict[int, Span] = {}
    chain: list[tuple[int, int]] = []
    for index, run in enumerate(runs):
        follows = bool(chain) and chain[-1][1] == run[0]
        if not follows:
            chain = [run] if _first_in_line(text, run[0]) else []
            if not chain:
                continue
        else:
            chain.append(run)
        glued = index + 1 < len(runs) and runs[index + 1][0] == run[1]
        if not glued:
            if _last_in_line(text, run[1]):
                out.update({start: Span(start + 2, end - 2) for start, end in chain})
            chain = []
    return out


def _first_in_line(text: str, position: int) -> bool:
    """Whether only blanks stand before a place in its line; looked at no farther than that, as lines can be long."""
    while position > 0 and text[position - 1] != "\n" and text[position - 1].isspace():
        position -= 1
    return position == 0 or text[position - 1] == "\n"


def _last_in_line(text: str, position: int) -> bool:
    """Whether only blanks stand behind a place in its line."""
    while position < len(text) and text[position] != "\n" and text[position].isspace():
        position += 1
    return position == len(text) or text[position] == "\n"


def _line(text: str, start: int, end: int, gap: bool, totals: frozenset[int]) -> Block | None:
    """One physical line as a block; ``None`` if it is blank."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    line = text[start:end]
    if _RULE.match(line) or (gap and _is_page(line, totals) and _blank_below(text, end)):
        return Block(Span(start, end), kind="rule", gap=gap)
    heading = _HEADING.match(line)
    words = heading[2].rstrip("#").rstrip() if heading else ""
    if heading and words:
        inner = Span(start + heading.start(2), start + heading.start(2) + len(words))
        return Block(inner, kind="heading", level=len(heading.group(1)), gap=gap)
    bullet = _BULLET.match(line)
    if bullet and bullet.end() < len(line):
        return Block(Span(start + bullet.end(), end), gap=gap, bullet=True)
    return Block(Span(start, end), gap=gap)


def _page_totals(text: str) -> frozenset[int]:
    """The numbers of pages that footers count to: those with a first or second page; 79/245 is a resolution."""
    pages = (_PAGE.fullmatch(line.strip()) for line in text.split("\n") if len(line) <= _FOOTER)
    return frozenset(int(page[2]) for page in pages if page is not None and int(page[1]) in (1, 2))


def _is_page(line: str, totals: frozenset[int]) -> bool:
    page = _PAGE.match(line)
    return page is not None and int(page[2]) in totals and int(page[1]) <= int(page[2])


def _blank_below(text: str, end: int) -> bool:
    """Whether the line behind the one that ends here is blank or not there."""
    start = text.find("\n", end) + 1
    stop = text.find("\n", start)
    return start == 0 or not text[start : stop if stop >= 0 else len(text)].strip()
