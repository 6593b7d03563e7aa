"""Drafts: resolutions and decisions that nobody has adopted yet, and the States that sponsor them.

A document is a draft by its symbol (A/80/L.1) or by what its masthead calls it.
"""

from __future__ import annotations

import re

from travaux.extract.passages import Passage
from travaux.grammar.texts import text_rules
from travaux.model import State, Value
from travaux.relations.context import Context
from travaux.relations.masthead import Masthead, line_evidence

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
    evidence = line_evidence(context, f"{context.grammar.language}.resolution.draft", line)
    context.say(context.work, "draft", Value("Draft", "class"), evidence)
    if said is None:
        return
    found = rules.patterns["draft"].search(said.view.text)
    for state in _states(said, found.start() if found is not None else 0) or _above(context, said):
        context.say(context.work, "sponsor", state, evidence)


def _states(line: Passage, end: int) -> list[State]:
    return [State(m.value) for m in line.mentions_within(0, end) if m.type == "State" and isinstance(m.value, str)]


def _above(context: Context, line: Passage) -> list[State]:
    """The States of the line above, where a page breaks the list off from the words behind it."""
    above = next((other for other in context.lines if other.index == line.index + 1), None)
    return _states(above, len(above.view.text)) if above is not None and line.view.text[:1].islower() else []
