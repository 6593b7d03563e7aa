"""The lines of the masthead, as they are to be read: names broken over lines joined, columns of a line apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from travaux.extract.passages import Passage, passage
from travaux.model import Paragraph, Span
from travaux.relations.context import Context

_LONGEST = 5_000  # characters of a line: the longest title has 1,500
_BROKEN = 4  # lines: the name of a body, or a title, is broken into no more
_WIDE = re.compile(r"(?:[ \u00a0\u3000]{3,}|[ ]*\t[ \t]*|[ ]*\|[ |]*)(?=\S|$)")


def masthead_lines(context: Context) -> list[Passage]:
    """The lines of the masthead as passages, numbered downwards from -1 so that they cannot be taken for paragraphs."""
    paragraph = next((p for p in context.document.paragraphs if p.kind == "masthead"), None)
    if paragraph is None:
        return []
    lines = (span for span in paragraph.spans if span.end - span.start <= _LONGEST)
    pieces = [piece for span in lines for piece in _columns(context.document.text, span)]
    made: list[Passage] = []
    while pieces:
        count = next((n for n in range(_BROKEN, 1, -1) if _is_broken(context, paragraph, pieces[:n])), 1)
        made.append(_line(context, paragraph, -1 - len(made), pieces[:count]))
        pieces = pieces[count:]
    return made


def _line(context: Context, paragraph: Paragraph, index: int, spans: Sequence[Span]) -> Passage:
    return passage(context.document.text, paragraph, index, context.grammar, context.authority, tuple(spans))


def _is_broken(context: Context, paragraph: Paragraph, spans: Sequence[Span]) -> bool:
    """Whether lines are together one name, or the title of the report of one meeting."""
    return _is_broken_name(context, paragraph, spans) or _is_broken_title(context, paragraph, spans)


def _is_broken_title(context: Context, paragraph: Paragraph, spans: Sequence[Span]) -> bool:
    """Whether lines name a meeting, and the last of them, which names nothing, says that this is its report."""
    if _line(context, paragraph, 0, spans[-1:]).mentions:
        return False
    text = context.document.text
    between = [text[before.end : after.start] for before, after in pairwise(spans)]
    if any(blank.count("\n") != 1 or blank.strip() for blank in between):
        return False
    whole = _line(context, paragraph, 0, spans)
    last = whole.view.text.rfind(_line(context, paragraph, 0, spans[-1:]).view.text)
    return any(m.sentence.places[m.end] > last for m in context.matches(whole, "reported", "scope"))


def _is_broken_name(context: Context, paragraph: Paragraph, spans: Sequence[Span]) -> bool:
    """Whether lines, one of which breaks off within a list, are together the name of one body.

    A joint board needs up to four: "United Nations Development Programme, / United Nations Population Fund and …".
    """
    unfinished = context.grammar.masthead.get("unfinished")
    words = "\n".join(context.document.text[span.start : span.end].strip() for span in spans)
    if unfinished is None or not unfinished.search(words):
        return False
    whole = _line(context, paragraph, 0, spans)
    names = whole.mentions
    return len(names) == 1 and names[0].type == "Body" and names[0].end - names[0].start == len(whole.view.text)


def _columns(text: str, span: Span) -> Iterator[Span]:
    """The pieces of a line that wide blanks or the bars of a table set apart: the symbol stands beside 联合国."""
    position = span.start
    for gap in _WIDE.finditer(text, span.start, span.end):
        if gap.start() > position:
            yield Span(position, gap.start())
        position = gap.end()
    if position < span.end:
        yield Span(position, span.end)
