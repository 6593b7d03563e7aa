"""The words of the masthead: topic of the agenda item, title, author."""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.extract.passages import Passage, passage
from travaux.model import Body, Evidence, Span
from travaux.relations.context import Context
from travaux.relations.masthead import Masthead, line_evidence


def author(context: Context, head: Masthead) -> str:
    """Slug of the body that wrote the document, by its author line or its title; blank if neither says."""
    _, _, written = masthead_words(context, head)
    return written[0].slug if written is not None else ""


def masthead_words(
    context: Context, head: Masthead
) -> tuple[Sequence[Passage], Sequence[Passage], tuple[Body, Evidence] | None]:
    """The topic of the agenda item, the title, and the author with the words that name it; blank where not printed."""
    if head.report and context.body:
        evidence = line_evidence(context, f"{context.grammar.language}.masthead.report", *head.report)
        return [], head.report, (Body(context.body), evidence)
    groups = _groups(context, head)
    rest, written = [], None
    for group in groups:
        found = _author(context, group, "author-line") if len(groups) > 1 else None
        if found is None:
            rest.append(group)
        written = written or found
    pattern = context.grammar.masthead.get("author")
    if len(rest) > 1 and len(rest[-1]) == 1 and pattern is not None and pattern.search(rest[-1][0].view.text):
        rest.pop()  # the line of an author whom the authority file does not have
    both = len(rest) > 1 and head.agenda is not None
    topic, title = (rest[0], rest[1]) if both else ([], rest[0] if rest else [])
    if title and written is None:
        written = _author(context, title, "author-title")
    return topic, title, written


def _groups(context: Context, head: Masthead) -> list[list[Passage]]:
    """The lines of words behind the meeting and the agenda item, those without a blank line between them together."""
    anchors = [line for found in (head.agenda, head.meeting, head.dates) if found is not None for line in (found[1],)]
    dense = _dense(context)
    after = head.agenda[1].index if head.agenda is not None else min((line.index for line in anchors), default=0)
    groups: list[list[Passage]] = []
    previous: Span | None = None
    for line in head.text:
        if line.index >= after or _is_aside(context, line):
            continue
        bound = line.view.bounds[0]
        between = context.document.text[previous.end : bound.start] if previous is not None else "\n\n"
        if between.count("\n") == 1 and not between.strip() and not dense:
            groups[-1].append(line)
        else:
            groups.append([line])
        previous = bound
    return groups


def _is_aside(context: Context, line: Passage) -> bool:
    """Whether a line says how a text came about (adoption, sponsors), and so is neither topic nor title."""
    patterns = [context.grammar.masthead[name] for name in ("adoption", "aside") if name in context.grammar.masthead]
    return any(pattern.search(line.view.text) for pattern in patterns) or any(context.matches(line, "adopted-own"))


def _dense(context: Context) -> bool:
    """Whether the masthead has no blank lines, so that each line stands for itself."""
    bounds = [line.view.bounds[0] for line in context.lines]
    text = context.document.text[bounds[0].start : bounds[-1].end] if bounds else ""
    return "\n\n" not in re.sub(r"[ \t]+", "", text)


def _author(context: Context, group: Sequence[Passage], kind: str) -> tuple[Body, Evidence] | None:
    if len(group) != 1 and kind == "author-line":
        return None
    spans = tuple(span for line in group for span in line.view.bounds)
    whole = passage(
        context.document.text, group[0].paragraph, group[0].index, context.grammar, context.authority, spans
    )
    for match in context.matches(whole, kind):
        body = context.body_thing(match.one("body"), whole)
        if body is not None:
            return body, line_evidence(context, match.frame.id, *group)
    return None
