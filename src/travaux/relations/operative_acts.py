"""The acts of resolutions and decisions: what each operative paragraph does, and what a preamble recalls and notes.

An act is a verb of a paragraph, with whom it asks, its object, what is to be delivered and by when, and what it does to
its object (extends, amends, establishes …). Items that complete the verb of their paragraph ("Requests the
Secretary-General: (a) To submit …") are acts of the same kind, asking the same; others are part of the object. What a
draft would do is expected, and not done.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from travaux.extract.mentions import Mention
from travaux.extract.passages import Passage
from travaux.extract.values import Numbers
from travaux.grammar.texts import TextRules, text_rules
from travaux.model import Act, Concept, Evidence
from travaux.relations.act_objects import Object, state_object
from travaux.relations.act_plans import state_plan
from travaux.relations.clauses import ASKING, Clause, clauses, completes, is_lead, item_clause
from travaux.relations.context import Context
from travaux.relations.deadlines import Due, deadlines
from travaux.relations.deliverables import deliverables
from travaux.relations.operative import Speaker

_T = TypeVar("_T")
_ARTICLE = 5  # letters: "the", "its" before the name of a text
#: The act that an effect is, where it is said of bodies and plans (``act_objects``, ``act_plans``).
_DONE = {
    "establishes": "established",
    "dissolves": "dissolved",
    "extends": "extended",
    "renews": "extended",
    "approves": "approved",
    "adopts": "adopted",
    "endorses": "endorsed",
}
#: What a text does to another text that is the object.
_TO_TEXTS = {"amends": "amends", "repeals": "repeals", "extends": "extends", "renews": "extends"}
_PROLONGS = ("extends", "renews", "establishes", "suspends")
#: What can be due: what is asked for or decided; how long something is extended.
_DUE = (
    ASKING
    | {"decided", "agreed", "extended", "renewed", "convened"}
    | {
        "approved",
        "appointed",
        "confirmed",
        "declared",
        "elected",
        "established",
    }
)


@dataclass(frozen=True, slots=True)
class _Lead:
    """A paragraph whose last verb items below it may complete."""

    passage: Passage
    clause: Clause
    evidence: Evidence


def read_texts(context: Context, speaking: Mapping[int, Speaker]) -> None:
    """State the acts of the paragraphs of resolutions and decisions."""
    rules = text_rules(context.grammar.language)
    if rules is None:
        return
    reader = _Reader(context, rules)
    for passage in context.passages:
        if passage.index in speaking:
            reader.read(passage, speaking[passage.index])


class _Reader:
    """Goes through the paragraphs of texts; remembers which of them lead in to items."""

    def __init__(self, context: Context, rules: TextRules) -> None:
        self.context = context
        self.rules = rules
        self.leads: dict[str, _Lead] = {}
        self.counts: dict[tuple[str, str], int] = {}
        self.due: dict[int, list[tuple[int, Due]]] = {}
        self.delivered: dict[int, list[tuple[int, Concept]]] = {}

    def read(self, passage: Passage, speaker: Speaker) -> None:
        """State the acts of one paragraph."""
        if not passage.sentences:
            return
        found = clauses(self.context, passage, self.rules)
        above = self._above(passage)
        asks = bool(found) and found[0].code in ASKING
        if above is not None and not asks and completes(self.rules, above.passage, above.clause, passage):
            self._state_item(passage, speaker, above)
            return
        for clause in found:
            self._state(passage, speaker, clause, self._evidence(passage, speaker, clause))
        if found and is_lead(passage):
            evidence = self._evidence(passage, speaker, found[-1])
            self.leads[passage.paragraph.eid] = _Lead(passage, found[-1], evidence)

    def _above(self, passage: Passage) -> _Lead | None:
        """The paragraph that leads in to an item, right above it."""
        if passage.paragraph.kind != "item" or passage.paragraph.zone != "operative":
            return None
        return self.leads.get(passage.paragraph.eid.rpartition("__list_")[0])

    def _evidence(self, passage: Passage, speaker: Speaker, clause: Clause) -> Evidence:
        rule = f"{self.context.grammar.language}.resolution.{clause.code}"
        own = passage.evidence(passage.sentence_at(clause.verb_end - 1), rule)
        return self.context.joined(speaker.evidence, own) if speaker.evidence is not None else own

    def _state_item(self, passage: Passage, speaker: Speaker, above: _Lead) -> None:
        clause = item_clause(self.rules, above.clause, passage)
        evidence = self.context.joined(above.evidence, passage.evidence(passage.sentences[0], above.evidence.rule))
        self._state(passage, speaker, clause, evidence)
        if is_lead(passage):
            self.leads[passage.paragraph.eid] = _Lead(passage, clause, evidence)

    def _state(self, passage: Passage, speaker: Speaker, clause: Clause, evidence: Evidence) -> None:
        context = self.context
        key = (passage.paragraph.eid, clause.code)
        self.counts[key] = self.counts.get(key, 0) + 1
        act = Act(context.work, passage.paragraph.eid, clause.code, self.counts[key])
        context.say_exists(act, evidence)
        context.say_body(act, "actor", speaker.actor, evidence)
        for asked in clause.asked:
            context.say(act, "addressee", asked, evidence)
        outcome = None if speaker.draft else speaker.outcome
        if speaker.draft:
            context.say(act, "expectedIn", context.work, evidence)
        elif outcome is not None:
            context.say(act, "decidedBy", outcome, evidence)
        done = _DONE.get(clause.effect, clause.code)
        thing = Object(*clause.object)
        state_object(context, passage, act, thing, evidence, outcome=outcome, done=done)
        if passage.paragraph.zone == "preambular":
            return
        state_plan(context, passage, act, thing, evidence, meeting=None, outcome=outcome, done=done)
        if clause.effect:
            context.say(act, "effect", Concept("effect", clause.effect), evidence)
            self._link(passage, speaker, clause, evidence)
        if self.rules.patterns["not_to"].match(passage.view.text[slice(*clause.object)]):
            return
        place = (clause.verb_end, clause.object[1])  # a session may be named with those who are asked
        if clause.code in _DUE:
            for relation, due in self._due(passage, self._deadlines(passage, speaker), place, clause):
                context.say(act, relation, due, evidence)
        if clause.code in ASKING:
            for code in self._asked_for(passage, self._deliverables(passage), place):
                context.say(act, "deliverable", code, evidence)

    def _due(
        self, passage: Passage, found: list[tuple[int, Due]], place: tuple[int, int], clause: Clause
    ) -> Iterator[Due]:
        """The deadlines of a clause; a first date counts beside a rhythm, a term where something is prolonged."""
        mine = self._asked_for(passage, found, place)
        repeated = any(relation == "recurrence" for relation, _ in mine)
        for relation, due in mine:
            if relation == "startDue" and repeated:
                yield "dueDate", due
            elif relation == "term" and clause.effect in _PROLONGS:
                yield "dueWithin", due
            elif relation not in ("startDue", "term"):
                yield relation, due

    def _asked_for(self, passage: Passage, found: list[tuple[int, _T]], place: tuple[int, int]) -> list[_T]:
        """What stands in a stretch, but for what is said of something else: "which was held in 2098"."""
        beside = self.rules.patterns["not_asked_for"]
        mine = (one for one in _within(found, place) if not beside.search(passage.view.text, place[0], one[0]))
        return list(dict.fromkeys(thing for _, thing in mine))

    def _deadlines(self, passage: Passage, speaker: Speaker) -> list[tuple[int, Due]]:
        """The deadlines of a paragraph, looked for once however many acts it has."""
        if passage.index not in self.due:
            self.due = {passage.index: deadlines(self.context, passage, speaker.actor)}
        return self.due[passage.index]

    def _deliverables(self, passage: Passage) -> list[tuple[int, Concept]]:
        if passage.index not in self.delivered:
            self.delivered = {passage.index: deliverables(self.context, passage)}
        return self.delivered[passage.index]

    def _link(self, passage: Passage, speaker: Speaker, clause: Clause, evidence: Evidence) -> None:
        """What the text does to another text, the first that its object names before any comma."""
        relation = _TO_TEXTS.get(clause.effect)
        if relation is None or speaker.outcome is None or speaker.draft:
            return
        start, end = clause.object
        stop = passage.view.text.find(",", start, end)
        for mention in passage.mentions_within(start, stop if stop >= 0 else end):
            if mention.type == "Outcome":
                part = relation == "repeals" and self._is_part(passage, start, mention)
                for outcome in self.context.outcomes_at(passage, mention)[:1]:
                    if outcome != speaker.outcome:
                        self.context.say(speaker.outcome, "amends" if part else relation, outcome, evidence)
                return

    def _is_part(self, passage: Passage, start: int, mention: Mention) -> bool:
        """Whether what is repealed is no text, but a paragraph or an annex of one, which is thereby amended."""
        owner = next((m for m in passage.mentions_within(start, mention.start) if m.type == "Body"), None)
        before = passage.view.text[start : owner.start if owner is not None else mention.start]
        pinned = isinstance(mention.value, Numbers) and bool(mention.value.pins)
        return pinned or sum(map(str.isalnum, before)) > _ARTICLE


def _within(found: list[tuple[int, _T]], place: tuple[int, int]) -> list[tuple[int, _T]]:
    """Those that begin in a stretch; they are in order."""
    first, last = (bisect_left(found, limit, key=lambda one: one[0]) for limit in place)
    return found[first:last]
