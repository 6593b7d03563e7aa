"""Who did what: which of the frames that found a verb counts, who acts, and where the object of the act ends.

Member States that act in a session are the body that meets. A verb without a subject goes on with the act before it,
with the list it stands in, or, if it asks somebody, speaks for whoever wrote the document. What a body is asked to do
is no act of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from travaux.extract.passages import Match, Passage
from travaux.model import Evidence, Meeting, Outcome
from travaux.relations.act_parties import NOWHERE, asked, deliberates, meeting_of_act, own_texts, partners, subject
from travaux.relations.act_verbs import (
    ADVISORY,
    DIRECTIVE,
    LINKS,
    PROCEDURAL,
    SPOKEN,
    WEAK,
    Found,
    clause_length,
    find_verbs,
    stops,
)
from travaux.relations.context import Context


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
    """What introduces a list: who acts in its items, or the act whose objects they are."""

    actor: str
    evidence: Evidence
    done: Done | None = None


def acts_done(context: Context, passage: Passage, above: Lead | None) -> list[Done]:
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
        actor = _writer(context, previous, above)
    elif relation == "act-first-person":  # who says "I" wrote the document, whoever acted before
        actor = context.author
    elif relation == "act-operative":
        actor = above.actor if above is not None else ""
    else:
        actor = subject(context, passage, match, outcome)
    code = _settled(found, previous)
    if actor and not deliberates(context, actor):
        code = "proposed" if code == "recommended" and not asked(context, passage, match) else code
        actor = actor if code in ADVISORY else ""
    if not actor or actor in asked(context, passage, match):
        return None
    meeting, where = _held(context, passage, found, actor, previous)
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
