"""Which concepts documents, texts and plans are about."""

from __future__ import annotations

from travaux.extract.concepts import find_concepts
from travaux.extract.passages import Passage
from travaux.model import Concept, Outcome, Plan
from travaux.relations.context import Context

_NEAR = 20  # characters: a plan and what it rests on stand in one clause


def read_subjects(context: Context) -> None:
    """State the concepts that the document speaks of, those of the titles of texts, and those that plans rest on."""
    rule = f"{context.grammar.language}.subject"
    for passage in [*context.lines, *context.passages]:
        for start, end, code in find_concepts(passage.view.text, context.document.language, context.authority):
            if _is_part_of_a_name(passage, start, end):
                continue
            concept = Concept("concept", code)
            evidence = passage.evidence(passage.sentence_at(start), rule)
            context.say(context.work, "subject", concept, evidence)
            for thing in (_titled(context, passage, start), _planned(context, passage, start)):
                if thing is not None:
                    context.say(thing, "subject", concept, evidence)


def _is_part_of_a_name(passage: Passage, start: int, end: int) -> bool:
    """Whether words lie in the name of a body: the Human Rights Council is not what a document is about."""
    nearest = next(passage.mentions_before(start + 1), None)
    return nearest is not None and nearest.type == "Body" and end <= nearest.end


def _titled(context: Context, passage: Passage, place: int) -> Outcome | None:
    """The text in whose title a place of a passage stands."""
    for outcome, start, end in context.titles_in(passage):
        if start <= place < end:
            return outcome
    return None


def _planned(context: Context, passage: Passage, place: int) -> Plan | None:
    """The one plan of a sentence that says that it rests on, carries out or supports what is named at a place."""
    sentence = passage.sentence_at(place)
    named = [m for m in passage.mentions_within(sentence.start, sentence.end) if m.type == "Plan"]
    plans = {context.plan_at(passage, mention) for mention in named}
    if len(plans) != 1 or named[0].start > place:
        return None
    between = passage.view.text[named[0].end : place]
    near = len(between) <= _NEAR and not set(between) & set(context.grammar.data["text"]["stops"]["clause"])
    return plans.pop() if near and context.grammar.pattern("rests_on").search(between) else None
