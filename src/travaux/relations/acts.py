"""What bodies did: who decided, requested, took note of what, and whom they asked.

A list may be introduced by who acts in its items, or by the act whose objects its items are; an item that names an
adopted text is a title, and what it says was done is what that text did.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from travaux.extract.passages import Passage
from travaux.model import Act, Evidence
from travaux.relations.act_done import Done, Lead, acts_done
from travaux.relations.act_objects import Object, objects, state_due, state_object
from travaux.relations.act_parties import asked, deliberates, meeting_of_act, subject
from travaux.relations.act_plans import state_plan
from travaux.relations.act_verbs import ASKED, DIRECTIVE, NAMED
from travaux.relations.context import Context

_NEAR = 60  # characters: whom a proposal asks to do something is named no farther behind the verb
_ARTICLE = 4  # characters: an article before the text that an item begins with is no longer


def read_acts(context: Context) -> None:
    """State the acts that the paragraphs tell of."""
    leads: dict[str, Lead] = {}
    counts: dict[tuple[str, str], int] = {}
    for passage in context.passages:
        zone = passage.paragraph.zone
        if passage.paragraph.kind not in ("paragraph", "item") or zone == "operative":
            continue
        above = _above(passage, leads)
        acts = list(acts_done(context, passage, above))
        if _is_listed_text(passage):
            acts = [done for done in acts if _by_listed(done)]
        if zone == "preambular":  # what others did, or the body by another text
            acts = [done for done in acts if done.found.match.frame.relation in NAMED]
        for done in acts:
            if _announces(context, passage, done):
                evidence = passage.evidence(done.found.match.sentence, done.found.match.frame.id)
                if done.meeting is None:  # what the items name was done where the paragraph says
                    meeting, where = meeting_of_act(context, passage, len(passage.view.text), done.actor)
                    done = replace(done, meeting=meeting, where=where)
                leads[passage.paragraph.eid] = Lead(done.actor, evidence, done)
            else:
                _state(context, passage, done, counts, above)
        if above is not None and above.done is not None and not acts and not _is_listed_text(passage):
            _state_item(context, passage, above, counts)
        lead = _lead(context, passage)
        if lead is not None:
            leads.setdefault(passage.paragraph.eid, lead)


def _is_listed_text(passage: Passage) -> bool:
    """Whether the paragraph is an adopted text in a list: its words are a title."""
    first = next(iter(passage.mentions), None)
    return (
        passage.paragraph.kind == "item" and first is not None and first.type == "Outcome" and first.start <= _ARTICLE
    )


def _by_listed(done: Done) -> bool:
    """Whether an act was done by the text that a list names first: "resolution 98/7, by which it extended …"."""
    deed = done.found.match.one("deed", "outcome")
    return deed is not None and deed.start <= _ARTICLE and "within" in done.found.match.words


def _above(passage: Passage, leads: Mapping[str, Lead]) -> Lead | None:
    eid = passage.paragraph.eid
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        if eid in leads:
            return leads[eid]
    return None


# ---------------------------------------------------------------- lists


def _lead(context: Context, passage: Passage) -> Lead | None:
    for match in context.matches(passage, "act-lead"):
        outcome = next(iter(context.outcomes_at(passage, match.one("outcome"))), None)
        actor = subject(context, passage, match, outcome)
        if actor and deliberates(context, actor):
            return Lead(actor, passage.evidence(match.sentence, match.frame.id))
    return None


def _announces(context: Context, passage: Passage, done: Done) -> bool:
    """Whether the objects of an act are the items of the list below it."""
    start, end = done.object
    last = end == len(passage.view.text)
    return (
        last
        and done.found.code not in DIRECTIVE
        and _has_object_items(context, passage)
        and bool(context.grammar.pattern("announces").search(passage.view.text[start:end]))
    )


def _has_object_items(context: Context, passage: Passage) -> bool:
    """Whether items follow that are no adopted texts."""
    item = context.neighbour(passage, 1)
    inside = item is not None and item.paragraph.eid.startswith(f"{passage.paragraph.eid}__")
    return item is not None and inside and not _is_listed_text(item)


# ---------------------------------------------------------------- statements


def _state(
    context: Context,
    passage: Passage,
    done: Done,
    counts: dict[tuple[str, str], int],
    above: Lead | None,
) -> None:
    evidence = passage.evidence(done.found.match.sentence, done.found.match.frame.id)
    if above is not None and done.actor == above.actor and "actor" not in done.found.match.mentions:
        evidence = context.joined(above.evidence, evidence)
    elif done.before is not None:
        evidence = context.joined(done.before, evidence)
    for thing in objects(context, passage, done.object, done.found.code):
        _say(context, passage, done, thing, evidence, counts)


def _state_item(context: Context, passage: Passage, above: Lead, counts: dict[tuple[str, str], int]) -> None:
    """An item that is the object of the act that its lead announces."""
    assert above.done is not None
    if not passage.sentences:
        return
    own = passage.evidence(passage.sentences[0], above.evidence.rule)
    thing = Object(0, len(passage.view.text))
    _say(context, passage, above.done, thing, context.joined(above.evidence, own), counts)


def _say(
    context: Context,
    passage: Passage,
    done: Done,
    thing: Object,
    evidence: Evidence,
    counts: dict[tuple[str, str], int],
) -> None:
    key = (passage.paragraph.eid, done.found.code)
    counts[key] = counts.get(key, 0) + 1
    act = Act(context.work, passage.paragraph.eid, done.found.code, counts[key])
    context.say_exists(act, evidence)
    for slug in dict.fromkeys((done.actor, *done.partners)):
        context.say_body(act, "actor", slug, evidence)
    for slug in asked(context, passage, done.found.match) or _audience(context, passage, done):
        context.say_body(act, "addressee", slug, evidence)
    if done.meeting is not None:
        named = context.joined(done.where, evidence) if done.where is not None else evidence
        context.say(act, "heldAt", done.meeting, named)
    if done.outcome is not None:
        context.say(act, "decidedBy", done.outcome, evidence)
    if done.found.match.frame.relation == "act-expected":
        context.say(act, "expectedIn", context.work, evidence)
    state_object(context, passage, act, thing, evidence, outcome=done.outcome)
    state_due(context, passage, act, thing, evidence)
    state_plan(context, passage, act, thing, evidence, meeting=done.meeting, outcome=done.outcome)


def _audience(context: Context, passage: Passage, done: Done) -> list[str]:
    """Whom a proposal is made to, where it names nobody: the body that the document is for."""
    if done.found.code != "proposed" or not context.body:
        return []
    start = done.object[0]
    stranger = context.grammar.pattern("body_noun").search(passage.view.text, start, start + _NEAR)
    named = stranger is not None or any(done.found.match.one(slot) for slot in ASKED)
    return [] if named else [context.body]
