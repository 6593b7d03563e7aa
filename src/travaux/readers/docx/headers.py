"""The header of the first page, where documents of the United Nations have the better part of their masthead.

Headers and footers repeat what the text says, page by page, and are no part of it. The one exception is a header that
the first page alone prints (``w:titlePg``): in the templates of the United Nations it is a table with the name of the
organization, the symbol, the organ, the distribution, the date and the original language, and the text below it goes
on with session and agenda item, so that without it the document would have no symbol. What repeats cannot be told from
a running head and is left out; only a symbol in it, which is a running head too, names a document that has none else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from travaux.readers.docx.names import Element, attribute, child, is_on, name

_FIRST_PARAGRAPHS: Final = 60  # no masthead has more lines (travaux.limits)
_BREAKS: Final = frozenset(("w:tab", "w:ptab", "w:br", "w:cr"))
# Capitals, and parts between strokes that begin with a capital or a figure: A/80/6 (Sect. 29), HSP/EB.2024/9.
_SYMBOL: Final = re.compile(
    r"[A-Z]{1,12}(?:[-.][A-Z0-9]{1,12}){0,3}(?:/[A-Z0-9][A-Za-z0-9.\-]{0,20}){1,8}(?: ?\([A-Z0-9][^()/]{0,30}\)){0,2}"
)


def first_header(sections: list[Element]) -> str:
    """The relationship of the header that only the first page of a document prints; blank if there is none."""
    if not sections or not is_on(child(sections[0], "w:titlePg")):
        return ""
    headers = (one for one in sections[0] if name(one) == "w:headerReference")
    return next((attribute(one, "r:id") for one in headers if attribute(one, "w:type") == "first"), "")


def running_headers(sections: list[Element]) -> list[str]:
    """The relationships of the headers that the pages of the first section repeat."""
    headers = [one for one in sections[0] if name(one) == "w:headerReference"] if sections else []
    return [attribute(one, "r:id") for one in headers if attribute(one, "w:type") in ("default", "even", "")]


def only_symbol(lines: Iterable[str]) -> str:
    """The symbol of which some lines consist; blank if there is none, or more than one."""
    said = (" ".join(line.split()).rstrip("*").rstrip() for line in lines)
    found = {line for line in said if _SYMBOL.fullmatch(line) and any(map(str.isdigit, line))}
    return found.pop() if len(found) == 1 else ""


def lines_of(part: Element) -> Iterator[str]:
    """The lines of a header, cut at tabs and breaks too, as it sets words to the left and to the right."""
    for paragraph in part.iter("{*}p"):
        said = (one.text or "" if name(one) == "w:t" else "\n" * (name(one) in _BREAKS) for one in paragraph.iter())
        yield from "".join(said).split("\n")


def printed_lines(body: Element) -> frozenset[str]:
    """The first paragraphs of the text, so that a line is not printed twice when both have it."""
    out: set[str] = set()
    for count, paragraph in enumerate(body.iter("{*}p")):
        if count == _FIRST_PARAGRAPHS:
            break
        out.add("".join(one.text or "" for one in paragraph.iter("{*}t")).strip())
    return frozenset(out)
