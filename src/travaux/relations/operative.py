"""Resolutions and decisions that speak: whose paragraphs these are, and of which text.

"The Governing Council," opens a text, at the head of a document or, in an annex to a report, under its number and
title. Which paragraphs stand below such a line was found with the structure (``structure.resolutions``); here the line
gets its body, and the text its number. A decision may begin at once, and is then one of the body of the document.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from travaux.extract.passages import Passage
from travaux.extract.values import Numbers, number_as_printed
from travaux.grammar.texts import text_rules
from travaux.model import Evidence, Outcome, ParagraphKind
from travaux.relations.act_parties import deliberates
from travaux.relations.context import Context
from travaux.relations.owners import fits

_ZONES = ("preambular", "operative")
_KINDS: tuple[ParagraphKind, ...] = ("paragraph", "item")
_TITLE = 4  # paragraphs: the number and title of a text stand no farther above its head line
_AFTER_NUMBER = frozenset(".:-,")
_BEFORE = 60  # characters: "The Sixty-sixth" before the name of a body is no longer
_ARTICLE = 4  # characters: "the ", "إن "
_REST = re.compile(r"\W*$|, | ?\(")  # behind the name: nothing, or when and where it meets


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a paragraph, by the head line of a text, and in which text if that is known.

    Attributes:
        evidence: the head line; none where a decision has none.
        draft: what the text says has not been adopted.
    """

    actor: str
    evidence: Evidence | None
    outcome: Outcome | None
    draft: bool = False


def speakers(context: Context) -> Mapping[int, Speaker]:
    """Who speaks in each paragraph of a resolution or decision, by the index of the passage.

    A head line that names no body that is known is reported, and its paragraphs are nobody's.
    """
    known: dict[int | None, Speaker | None] = {}
    found: dict[int, Speaker] = {}
    for passage in context.passages:
        if passage.paragraph.zone not in _ZONES or passage.paragraph.kind not in _KINDS:
            continue
        line = passage.paragraph.speaker
        if line not in known:
            known[line] = _speaker(context, line)
        speaker = known[line]
        if speaker is not None:
            found[passage.index] = speaker
    return found


def _speaker(context: Context, line: int | None) -> Speaker | None:
    if line is None:
        body = context.body
        if not body or not deliberates(context, body):
            return None
        own = context.own if context.own is not None and context.own.body == body else None
        return Speaker(body, None, own, context.draft)
    head = context.passage(line)
    body = _named(context, head)
    if not body:
        message = f"The text speaks for {head.words(0, len(head.view.text))!r}, which is no body that is known."
        context.report("unknown-speaker", message, head, "Add the body to data/authority/bodies.ttl.")
        return None
    first = next(p.speaker for p in context.document.paragraphs if p.speaker is not None)
    outcome = _entitled(context, head, body) or (context.own if line == first else None)
    evidence = head.evidence(head.sentences[0], f"{context.grammar.language}.resolution.speaker")
    draft = context.draft or _is_draft(context, head)
    return Speaker(
        body, evidence, outcome if outcome is not None and outcome.body == body and not draft else None, draft
    )


def _is_draft(context: Context, head: Passage) -> bool:
    """Whether a line right above the head line of a text calls it a draft, as reports do that recommend one."""
    rules = text_rules(context.grammar.language)
    for offset in range(1, _TITLE + 1):
        above = context.neighbour(head, -offset)
        if above is None or rules is None or above.paragraph.speaker is not None:
            return False
        if rules.patterns["draft_text"].search(above.view.text):
            return True
    return False


def _named(context: Context, head: Passage) -> str:
    """The body that a head line names, with an ordinal before it or the place of the meeting behind it at most."""
    first = next((mention for mention in head.mentions if mention.type == "Body" or mention.bodies), None)
    own = _speaks_as(context, head.view.text)
    if own:
        return own
    if first is None or first.start > _BEFORE or not _REST.match(head.view.text, first.end):
        return ""
    slug = context.resolve(first.bodies, head, first.start) or _named_above(context, {n.slug for n in first.bodies})
    return slug if slug and deliberates(context, slug) else ""


def _speaks_as(context: Context, line: str) -> str:
    """The body of the document's family that calls itself so: an article at most stands before its name."""
    words = line.rstrip(",،: ").casefold()
    found = []
    for slug, entry in context.authority.bodies.items():
        name = entry.speaks_as.get(context.grammar.language, "").casefold()
        if name and words.endswith(name) and len(words) - len(name) <= _ARTICLE:
            found.append(slug)
    family = context.authority.family(context.body) if context.body else ""
    own = [slug for slug in found if context.authority.family(slug) == family]
    return own[0] if own else _named_above(context, found) if not family else ""


def _named_above(context: Context, slugs: Collection[str]) -> str:
    """Which of some bodies with one short name the masthead names in full, or the number of the text is one of."""
    full = {n.slug for line in context.lines for m in line.mentions for n in m.bodies if not n.short}
    named = [slug for slug in slugs if slug in full]
    if len(named) == 1:
        return named[0]
    if context.own is not None and context.own.body in slugs:
        return context.own.body
    numbers = (m.value for line in context.lines for m in line.mentions if isinstance(m.value, Numbers))
    for found in numbers:
        fitting = [slug for slug in slugs if all(fits(context, slug, found.kind, number) for number in found.numbers)]
        if len(fitting) == 1:
            return fitting[0]
    return context.most_named(slugs)


def _entitled(context: Context, head: Passage, body: str) -> Outcome | None:
    """The text whose number and title stand above a head line; a number alone is one of the kind of the first text."""
    for offset in range(1, _TITLE + 1):
        above = context.neighbour(head, -offset)
        if above is None or above.paragraph.zone in _ZONES:
            return None
        number = _number(context, above)
        if number and context.own is not None and context.own.body == body:
            text = Outcome(context.own.kind, body, number_as_printed(number))
            return text if fits(context, body, text.kind, text.number) else None
        if _is_title(above):
            outcomes = context.outcomes_at(above, above.mentions[0])
            return outcomes[0] if len(outcomes) == 1 else None
    return None


def _number(context: Context, line: Passage) -> str:
    """The number that a line prints alone, or with a title behind it; blank if it prints none."""
    alone = re.fullmatch(rf"({context.grammar.macros['number']})\.?", line.view.text)
    titled = context.grammar.masthead.get("number_title")
    match = titled.match(line.view.text) if titled is not None and alone is None else None
    return alone[1] if alone is not None else match["number"] if match is not None else ""


def _is_title(passage: Passage) -> bool:
    """Whether a paragraph is the number of a text, with its title behind it."""
    first = next(iter(passage.mentions), None)
    if first is None or first.type != "Outcome" or first.start > 0:
        return False
    return passage.view.text[first.end :].lstrip()[:1] in {"", *_AFTER_NUMBER}
