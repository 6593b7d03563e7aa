"""How texts and documents hang together: what reports on what, by whose mandate, what changes what.

What a text approves, extends or sets up is read with acts, what its title concerns with adoptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.extract.passages import Match, Passage
from travaux.model import Outcome, Work
from travaux.relations.act_parties import text_before
from travaux.relations.act_verbs import DELIBERATIVE
from travaux.relations.citations import clean_symbol, own_outcome
from travaux.relations.context import Context

_BEGINS = 8  # characters: the name of the body, before the number with which a sentence begins
_CHANGES = {"amending": "amends", "repealing": "repeals", "implementing": "implements"}


def read_links(context: Context) -> None:
    """State what the document says of how texts and documents hang together."""
    own = own_outcome(context.work.name, context.authority)
    for passage in [*context.lines, *context.passages]:
        if passage.paragraph.kind in ("heading", "masthead") and not _is_report(context):
            continue
        for match in context.matches(passage, "reporting", "reporting-heading", "mandated", "mandating", *_CHANGES):
            _link(context, passage, match, own)


def _link(context: Context, passage: Passage, match: Match, own: Outcome | None) -> None:
    relation = match.frame.relation
    evidence = passage.evidence(match.sentence, match.frame.id)
    named = [*match.mentions.get("outcome", ()), *match.mentions.get("outcome2", ())]
    texts = [outcome for mention in named for outcome in context.outcomes_at(passage, mention)]
    if "text" in match.words and (spoken := text_before(context, passage, match.words["text"][0])) is not None:
        texts.append(spoken)
    if relation == "reporting-heading":
        if passage.paragraph.kind in ("heading", "masthead"):
            for text in texts:
                context.say(context.work, "reportsOn", text, evidence)
    elif relation in ("reporting", "mandated"):
        work = _document(context, passage, match)
        for text in texts if work is not None and own is None else ():
            assert work is not None
            context.say(work, "reportsOn" if relation == "reporting" else "pursuantTo", text, evidence)
    elif relation == "mandating":
        for text in _approving(context, passage):
            for mandate in texts if text not in texts else ():
                if not _later(mandate, text):
                    context.say(text, "pursuantTo", mandate, evidence)
    else:
        for subject in context.outcomes_at(passage, match.one("subject")):
            for text in texts:
                if text != subject:
                    context.say(subject, _CHANGES[relation], text, evidence)


def _is_report(context: Context) -> bool:
    """Whether the document reports to a body rather than being the record of what one adopted."""
    entry = context.authority.bodies.get(context.author)
    return entry is not None and entry.kind not in DELIBERATIVE


def _document(context: Context, passage: Passage, match: Match) -> Work | None:
    """The document that a match speaks of: named, this one, or the one that the same noun named with its symbol."""
    if match.mentions.get("document"):
        symbol = match.mentions["document"][0].value
        return Work(clean_symbol(symbol)) if isinstance(symbol, str) else None
    if "own" in match.words:
        return context.work
    noun = passage.view.text[slice(*match.words["noun"])] if "noun" in match.words else ""
    found = list(dict.fromkeys(_named_so(context, passage, noun))) if noun else []
    return found[0] if len(found) == 1 else None


def _named_so(context: Context, passage: Passage, noun: str) -> Iterator[Work]:
    """The documents whose symbol stands in brackets behind a noun, in the paragraph before or earlier in this one."""
    for place in (passage, context.neighbour(passage, -1)):
        for mention in place.mentions if place is not None else ():
            if mention.type == "Symbol" and isinstance(mention.value, str) and place is not None:
                before = place.view.text[: mention.start]
                if before.endswith((f"{noun}(", f"{noun} (")):
                    yield Work(clean_symbol(mention.value))


def _approving(context: Context, passage: Passage) -> list[Outcome]:
    """The one text by which, as a sentence of the paragraph begins by saying, its body approved what it speaks of."""
    texts = {
        outcome
        for match in context.matches(passage, "approving")
        if match.sentence.places[match.start] - match.sentence.start <= _BEGINS
        for outcome in context.outcomes_at(passage, match.one("outcome"))
    }
    return list(texts) if len(texts) == 1 else []


def _later(mandate: Outcome, text: Outcome) -> bool:
    """Whether a text of the same body and kind is of a later series or number: no mandate of the other."""
    if (mandate.kind, mandate.body) != (text.kind, text.body):
        return False
    one, other = (tuple(int(n) for n in re.findall("[0-9]+", t.number)) for t in (mandate, text))
    return one > other
