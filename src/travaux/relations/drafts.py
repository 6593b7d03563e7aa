"""Drafts: resolutions and decisions that nobody has adopted yet, and the States that sponsor them.

A document is a draft by its symbol (A/80/L.1) or by what its masthead calls it.
"""

from __future__ import annotations

import re

from travaux.extract.passages import Passage, passage
from travaux.grammar.texts import text_rules
from travaux.model import State, Value
from travaux.relations.context import Context
from travaux.relations.masthead import Masthead, line_evidence

_COMMAS = (",", "،", "、")
_LIMITED = re.compile(r"/L\.[0-9]+")


def recognize_draft(context: Context, head: Masthead) -> None:
    """Note whether the document is a draft, before anything is said of what it adopts."""
    rules = text_rules(context.grammar.language)
    speaks = any(paragraph.zone == "operative" for paragraph in context.document.paragraphs)
    limited = head.symbol is not None and _LIMITED.search(head.symbol[0]) is not None
    named = rules is not None and any(rules.patterns["draft"].search(line.view.text) for line in context.lines)
    context.draft = speaks and (limited or named)


def read_sponsors(context: Context) -> None:
    """State that the document is a draft, and which States sponsor it."""
    rules = text_rules(context.grammar.language)
    if not context.draft or rules is None:
        return
    said = next((line for line in context.lines if rules.patterns["draft"].search(line.view.text)), None)
    by_symbol = next((line for line in context.lines if any(m.type == "Symbol" for m in line.mentions)), None)
    line = said or by_symbol
    if line is None:
        return
    lines = _listing(context, line)
    evidence = line_evidence(context, f"{context.grammar.language}.resolution.draft", *lines)
    context.say(context.work, "draft", Value("Draft", "class"), evidence)
    if said is None:
        return
    spans = tuple(span for one in lines for span in one.view.bounds)
    whole = passage(context.document.text, said.paragraph, said.index, context.grammar, context.authority, spans)
    found = rules.patterns["draft"].search(whole.view.text)
    for state in _states(whole, found.start() if found is not None else 0):
        context.say(context.work, "sponsor", state, evidence)


def _states(line: Passage, end: int) -> list[State]:
    return [State(m.value) for m in line.mentions_within(0, end) if m.type == "State" and isinstance(m.value, str)]


def _listing(context: Context, line: Passage) -> list[Passage]:
    """A line with those above it over which the list of States goes that it ends, in their order."""
    by_index = {other.index: other for other in context.lines}
    lines = [line]
    while (above := by_index.get(lines[0].index + 1)) is not None and _goes_on(above, lines[0]):
        lines.insert(0, above)
    return lines


def _goes_on(above: Passage, line: Passage) -> bool:
    """Whether a line lists States and breaks off: at a comma, within a list, or before a line that begins small."""
    text = above.view.text
    states = len(_states(above, len(text)))
    listed = sum(text.count(comma) for comma in _COMMAS) >= max(states - 1, 2)
    return states > 0 and (text.endswith(_COMMAS) or listed or line.view.text[:1].islower())
