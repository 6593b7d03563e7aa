"""What bodies did: who decided, requested, took note of what, and whom they asked.

Frames find verbs with what stands around them; here it is settled which of the frames that found a verb counts, who
acts, and where the object ends. Member States that act in a session are the body that meets. A verb without a subject
goes on with the act before it, with the list it stands in, or, if it asks somebody, speaks for whoever wrote the
document. What a body is asked to do is no act of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from travaux.extract.passages import Match, Passage
from travaux.model import Act, Evidence, Meeting, Outcome
from travaux.relations.act_objects import Object, objects, state_object
from travaux.relations.act_parties import NOWHERE, asked, deliberates, meeting_of_act, own_texts, partners, subject
from travaux.relations.act_plans import state_plan
from travaux.relations.act_verbs import (
    ADVISORY,
    DIRECTIVE,
    LINKS,
    NAMED,
    PROCEDURAL,
    SPOKEN,
    WEAK,
    Found,
    clause_length,
    find_verbs,
    stops,
)
from travaux.relations.context import Context
from travaux.relations.operative import Speaker, in_resolutions, speakers


@dataclass(frozen=True, slots=True)
class Done:
    """An act.

    Attributes:
        actor, partners: slug of the body that acts, and of those that act with it.
        meeting, where: the meeting at which it was done, and the words that name it.
        outcome: the text by which it was done.
        object: where the words of its object are.
        before: the words that say who acts, if they stand in another sentence.
    """

    found: Found
    actor: str
    meeting: Meeting | None
    where: Evidence | None
    outcome: Outcome | None
    object: tuple[int, int]
    before: Evidence | None = None
    partners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """What introduces a list: who acts in its items, or the act whose objects they are.

    Attributes:
        outcome, speaks: the text that speaks, and that it is the head line of a resolution.
    """

    actor: str
    evidence: Evidence
    done: Done | None = None
    outcome: Outcome | None = None
    speaks: bool = False


def read_acts(context: Context) -> None:
    """State the acts that the paragraphs tell of."""
    leads: dict[str, Lead] = {}
    counts: dict[tuple[str, str], int] = {}
    speaking, resolutions = speakers(context), in_resolutions(context)
    for passage in context.passages:
        if passage.paragraph.kind not in ("paragraph", "item") or _is_listed_text(passage):
            continue
        above = _above(passage, leads) or _spoken(speaking.get(passage.index))
        acts = list(_acts(context, passage, above))
        if passage.index in resolutions and passage.index not in speaking:
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
        if above is not None and above.done is not None and not acts:
            _state_item(context, passage, above, counts)
        lead = _lead(context, passage)
        if lead is not None:
            leads.setdefault(passage.paragraph.eid, lead)


def _is_listed_text(passage: Passage) -> bool:
    """Whether the paragraph is an adopted text in a list: its words are a title."""
    first = next(iter(passage.mentions), None)
    return passage.paragraph.kind == "item" and first is not None and first.type == "Outcome" and first.start == 0


def _above(passage: Passage, leads: Mapping[str, Lead]) -> Lead | None:
    eid = passage.paragraph.eid
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        if eid in leads:
            return leads[eid]
    return None


def _spoken(speaker: Speaker | None) -> Lead | None:
    """The head line of a resolution as what leads in to a paragraph of it."""
    return Lead(speaker.actor, speaker.evidence, outcome=speaker.outcome, speaks=True) if speaker is not None else None


# ---------------------------------------------------------------- who acts


def _acts(context: Context, passage: Passage, above: Lead | None) -> list[Done]:
    """The acts of a passage, in order; the object of one ends where the next begins."""
    found = list(_settle(context, passage, above))
    out = []
    for index, (done, previous) in enumerate(found):
        sentence = done.found.match.sentence
        following = next((d.found.match for d, _ in found[index + 1 : index + 2]), None)
        within = following is not None and following.sentence is sentence
        end = _begins(following) if following is not None and within else sentence.end
        out.append(replace(done, object=_stretch(context, passage, done, previous, end)))
    return out


def _begins(match: Match) -> int:
    """Where the words of an act begin; of a text by which it was done, named as the object of another, behind it."""
    relative = match.one("deed") is not None and "within" in match.words
    return match.words["within"][0] if relative else match.sentence.places[match.start]


def _settle(context: Context, passage: Passage, above: Lead | None) -> Iterator[tuple[Done, Done | None]]:
    """Each act with the one that it may go on with."""
    previous: Done | None = None
    for found in find_verbs(context, passage):
        tried = (_done(context, passage, one, previous, above) for one in found)
        done = next((one for one in tried if one is not None), None)
        if done is not None:
            yield done, previous
            if done.found.match.frame.relation != "act-of":  # an attribute is nobody's subject
                previous = done


def _stretch(context: Context, passage: Passage, done: Done, previous: Done | None, end: int) -> tuple[int, int]:
    """Where the object of an act stands: behind the verb, or before who acts if the verb is in the passive."""
    match = done.found.match
    if match.frame.relation == "act-by":
        named = match.one("object", "object2", "object3")
        if named is not None:
            return named.start, named.end
        if match.one("addressee") is not None:  # what somebody was asked for stands behind who asked
            return match.sentence.places[match.end], max(match.sentence.places[match.end], end)
        same = previous is not None and previous.found.match.sentence is match.sentence
        start = previous.found.end if same and previous is not None else match.sentence.start
        return start, match.sentence.places[match.start]
    start = match.words["taking"][1] if "taking" in match.words else _behind(done.found)
    announces = context.grammar.pattern("announces").search(passage.view.text[start:end])
    if match.frame.relation == "act-of" and not announces:  # an attribute: what it is of is in the same clause
        end = min(end, start + clause_length(context, passage.view.text[start:end]))
    return start, max(done.found.end, end)


def _behind(found: Found) -> int:
    """Where the object begins: behind the verb, and behind its subject and the text by which, if they follow it."""
    if "demand" in found.match.frame.slots.values():  # behind a noun stands whose and by what, then who is asked
        return found.match.sentence.places[found.match.end]
    between = (found.match.one(slot) for slot in ("actor", "meeting", "by", "of_day"))
    return max([found.end, *(mention.end for mention in between if mention is not None)])


def _done(context: Context, passage: Passage, found: Found, previous: Done | None, above: Lead | None) -> Done | None:
    match, relation = found.match, found.match.frame.relation
    texts = own_texts(context, passage, found)
    outcome = texts[0] if texts else None
    if relation == "act-next":
        actor = _goes_on(context, passage, found, previous, above)
        outcome = outcome or _still_by(previous, found)
    elif relation == "act-author":
        me = match.frame.slots.get("verb") == "ask_me"  # in the first person
        actor = context.author if me else _writer(context, previous, above)
    elif relation in ("act-operative", "act-preamble"):  # an item that begins like a preamble is something to do
        item = relation == "act-preamble" and passage.paragraph.kind == "item"
        actor = above.actor if above is not None and not item else ""
    else:
        actor = subject(context, passage, match, outcome)
    if outcome is None and relation in ("act-next", "act-operative", "act-preamble") and above is not None:
        outcome = above.outcome
    code = _settled(found, previous)
    if actor and not deliberates(context, actor):
        code = "proposed" if code == "recommended" and not asked(context, passage, match) else code
        actor = actor if code in ADVISORY else ""
    if not actor or actor in asked(context, passage, match):
        return None
    spoken = above is not None and above.speaks and relation not in ("act", "act-by")
    meeting, where = NOWHERE if spoken else _held(context, passage, found, actor, previous)
    if outcome is not None and (outcome.body != actor or len(texts) > 1):  # which of several is not said
        outcome = None
    before = None
    if relation in ("act-next", "act-author") and previous is not None:
        said = previous.found.match
        before = passage.evidence(said.sentence, said.frame.id) if said.sentence is not match.sentence else None
    joint = previous.partners if relation == "act-next" and previous is not None and previous.actor == actor else ()
    joint = joint or tuple(slug for slug in partners(context, passage, match) if deliberates(context, slug))
    return Done(replace(found, code=code), actor, meeting, where, outcome, (found.end, found.end), before, joint)


def _settled(found: Found, previous: Done | None) -> str:
    """The code of an act, once it is known what it goes on with."""
    decided = previous is not None and "then" in previous.found.match.words
    same = previous is not None and previous.found.match.sentence is found.match.sentence
    ahead = decided and same and found.match.frame.relation == "act-next" and found.code in PROCEDURAL
    return "decided" if ahead else found.code


def _writer(context: Context, previous: Done | None, above: Lead | None) -> str:
    """Who speaks where nobody is named: who acted before, whose list it is, or who wrote the document."""
    return previous.actor if previous is not None else above.actor if above is not None else context.author


def _goes_on(context: Context, passage: Passage, found: Found, previous: Done | None, above: Lead | None) -> str:
    """Who acts where no subject is named: who acted before, unless that act asks for this one."""
    if previous is None or previous.found.match.sentence is not found.match.sentence:
        return _starts(context, passage, found, previous, above)
    if previous.found.match.frame.slots.get("verb") == "suggest":  # what the body may wish to do is no act
        return ""
    if previous.found.code in DIRECTIVE and found.code not in SPOKEN and not _is_past(context, passage, found):
        return ""
    linked = found.code not in WEAK or _is_past(context, passage, found) or bool(LINKS & found.match.words.keys())
    linked = linked or bool(asked(context, passage, found.match))
    other = _new_subject(context, passage, previous, found) or _other_subject(context, passage, previous, found)
    return previous.actor if linked and not other else ""


def _other_subject(context: Context, passage: Passage, previous: Done, found: Found) -> bool:
    """Whether words in between may begin a clause with another subject; who asks somebody is plain enough."""
    between = passage.view.text[previous.found.end : found.match.sentence.places[found.match.start]]
    return not found.asks and context.grammar.pattern("other_subject").search(between) is not None


def _starts(context: Context, passage: Passage, found: Found, previous: Done | None, above: Lead | None) -> str:
    """Who acts in a sentence that begins with a verb, or with words for the meeting or the body spoken of."""
    if "pronoun" in found.match.words:  # "it" is who acted in the sentence before
        near = previous is not None and _follows(previous.found, found)
        return previous.actor if near and previous is not None else ""
    place = found.match.sentence.places[found.match.start]
    if "again" in found.match.words and (previous is None or found.match.start > 0):  # "at the meeting"
        meeting = context.spoken_of(passage, place)
        return meeting.body if meeting is not None else ""
    if found.match.start > 0:  # something else stands before the verb, and may be its subject
        return ""
    spoken = above is not None or "again" in found.match.words or bool(asked(context, passage, found.match))
    return _writer(context, previous, above) if spoken or "also" in found.match.words else ""


def _follows(one: Found, other: Found) -> bool:
    """Whether a verb stands in the sentence right behind that of another."""
    return 0 <= other.match.sentence.start - one.match.sentence.end <= 1


def _still_by(previous: Done | None, found: Found) -> Outcome | None:
    """The text that a sentence names as the one that did all it tells of."""
    if previous is None or previous.found.match.sentence is not found.match.sentence:
        return None
    return previous.outcome if previous.found.match.one("outcome") is not None else None


def _is_past(context: Context, passage: Passage, found: Found) -> bool:
    """Whether the verb is marked as something that was done."""
    return context.grammar.pattern("aspect").search(passage.view.text[found.end :]) is not None


def _new_subject(context: Context, passage: Passage, previous: Done, found: Found) -> bool:
    """Whether a clause in between begins with another body, one that could act so."""
    for mention in passage.mentions_within(previous.found.end, found.start):
        if mention.type == "Body" and passage.view.text[mention.start - 1 : mention.start] in stops(context):
            body = context.body_thing(mention, passage)
            if found.code not in SPOKEN or body is None or deliberates(context, body.slug):
                return True
    return False


def _held(
    context: Context, passage: Passage, found: Found, actor: str, previous: Done | None
) -> tuple[Meeting | None, Evidence | None]:
    """Where it was done: what goes on with an act in one sentence was done where that was."""
    if found.match.frame.relation == "act-of":
        return NOWHERE
    same = previous is not None and previous.found.match.sentence is found.match.sentence
    goes_on = found.match.frame.relation == "act-next" and same
    if goes_on and previous is not None and (previous.meeting is not None or "held_at" in context.grammar.data):
        return previous.meeting, previous.where
    return meeting_of_act(context, passage, found.start, actor)


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
    for slug in asked(context, passage, done.found.match) or _audience(context, done):
        context.say_body(act, "addressee", slug, evidence)
    if done.meeting is not None:
        named = context.joined(done.where, evidence) if done.where is not None else evidence
        context.say(act, "heldAt", done.meeting, named)
    if done.outcome is not None:
        context.say(act, "decidedBy", done.outcome, evidence)
    if done.found.match.frame.relation == "act-expected":
        context.say(act, "expectedIn", context.work, evidence)
    state_object(context, passage, act, thing, evidence, outcome=done.outcome)
    state_plan(context, passage, act, thing, evidence, meeting=done.meeting, outcome=done.outcome)


def _audience(context: Context, done: Done) -> list[str]:
    """Whom a proposal is made to: the body that the document is for."""
    return [context.body] if done.found.code == "proposed" and context.body else []
