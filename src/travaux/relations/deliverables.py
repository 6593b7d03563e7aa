"""What a text asks somebody to hand over or bring about: a report, a plan, a review, a meeting.

Frames of the relation ``deliverable`` find the verb (submit, prepare, convene) and what it makes; verbs that say it
alone (to report, to brief) stand for it themselves.
"""

from __future__ import annotations

from travaux.extract.passages import Passage
from travaux.model import Concept
from travaux.relations.context import Context

_SLOTS = {"what": "deliverable", "told": "deliverable", "self": "self_made"}


def deliverables(context: Context, passage: Passage) -> list[tuple[int, Concept]]:
    """What a paragraph wants delivered, each with its place in the folded text, in order."""
    found = []
    for match in context.matches(passage, "deliverable"):
        for slot, vocabulary in _SLOTS.items():
            if slot in match.words:
                code = context.grammar.code(vocabulary, passage.view.text[slice(*match.words[slot])])
                if code:
                    found.append((match.sentence.places[match.start], Concept("deliverable", code)))
    return sorted(found, key=lambda one: one[0])
