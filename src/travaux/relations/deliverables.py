"""What a text asks somebody to hand over or bring about: a report, a plan, a review, a meeting.

Frames of the relation ``deliverable`` find the verb (submit, prepare, convene) and what it makes; verbs that say it
alone (to report, to brief) stand for it themselves.
"""

from __future__ import annotations

from travaux.extract.passages import Passage
from travaux.model import Act, Concept, Evidence
from travaux.relations.context import Context

_SLOTS = {"what": "deliverable", "told": "deliverable", "self": "self_made"}


def state_deliverables(
    context: Context, passage: Passage, act: Act, place: tuple[int, int], evidence: Evidence
) -> None:
    """State what is to be delivered by what stands at a place of the folded text."""
    said: set[str] = set()
    for match in context.matches(passage, "deliverable"):
        if not place[0] <= match.sentence.places[match.start] < place[1]:
            continue
        for slot, vocabulary in _SLOTS.items():
            if slot in match.words:
                code = context.grammar.code(vocabulary, passage.view.text[slice(*match.words[slot])])
                if code and code not in said:
                    context.say(act, "deliverable", Concept("deliverable", code), evidence)
                said.add(code)
