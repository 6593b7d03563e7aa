"""Who takes part in an act: who acts, who is asked, at which meeting, and by which text."""

from __future__ import annotations

from typing import Final

from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage
from travaux.model import Evidence, Meeting, Outcome
from travaux.relations.act_verbs import DELIBERATIVE, ME, Found, is_oblique, owner_start
from travaux.relations.context import Context

NOWHERE: Final = (None, None)


def asked(context: Context, passage: Passage, match: Match) -> list[str]:
    """Slugs of the bodies that an act addresses; a body may be named by its session."""
    bodies = (context.body_thing(mention, passage) for mention in match.mentions.get("addressee", ()))
    meeting = context.meeting_at(passage, match.one("session"))
    slugs = [body.slug for body in bodies if body is not None]
    if meeting is not None:
        slugs.append(_officer(context, passage, match, meeting) if "chair" in match.words else meeting.body)
    if match.words.keys() & ME:
        slugs.append(context.author)
    if "class" in match.words:
        slugs.append(context.grammar.code("everybody", passage.view.text[slice(*match.words["class"])]))
    return [slug for slug in slugs if slug]


def subject(context: Context, passage: Passage, match: Match, outcome: Outcome | None) -> str:
    """Slug of the body that a match names as the one that acts: itself, by its meeting, or by its text."""
    meeting = context.meeting_at(passage, match.one("meeting"))
    if "officer" in match.words and meeting is not None:
        return _officer(context, passage, match, meeting, "officer")
    if match.one("actor") is not None:
        slug = _of_text(match, outcome) or _slug(context, passage, match.one("actor"))
        if slug and context.authority.bodies[slug].kind == "group":  # Member States acting in a session
            session = context.meeting_before(passage, match.one("actor").start)  # type: ignore[union-attr]
            return session.body if session is not None else ""
        return slug
    if match.one("meeting") is not None:
        return meeting.body if meeting is not None else ""
    return outcome.body if outcome is not None else ""


def _slug(context: Context, passage: Passage, mention: Mention | None) -> str:
    body = context.body_thing(mention, passage)
    return body.slug if body is not None else ""


def _of_text(match: Match, outcome: Outcome | None) -> str:
    """Slug of the body whose text it was done by, if the name may mean it: "resolution …, by which the Assembly"."""
    actor = match.one("actor")
    named = match.one("deed") is not None or "text" in match.words  # by number, or as "that resolution"
    if actor is None or outcome is None or not named:
        return ""
    return outcome.body if any(name.slug == outcome.body for name in actor.bodies) else ""


def partners(context: Context, passage: Passage, match: Match) -> list[str]:
    """Slugs of the bodies that are named with the one that acts: "the Board and the Council decided"."""
    actor = match.one("actor")
    if actor is None or match.frame.relation != "act":
        return []
    between = context.grammar.pattern("separators")
    found: list[str] = []
    first = actor
    for mention in passage.mentions_before(actor.start):
        words = passage.view.text[mention.end : first.start]
        joined = between.fullmatch(words) and (found or any(map(str.isalpha, words)))
        if mention.type != "Body" or not joined:
            break
        found.append(_slug(context, passage, mention))
        first = mention
    return [] if not found or is_oblique(context, passage, first.start, None) else [slug for slug in found if slug]


def _officer(context: Context, passage: Passage, match: Match, meeting: Meeting, slot: str = "chair") -> str:
    """Slug of the officer of a body who is named by a meeting of it; blank if the authority file has none."""
    office = context.grammar.code("officer", passage.view.text[slice(*match.words[slot])])
    officer = f"{meeting.body}-{office}"
    return officer if officer in context.authority.bodies else ""


def deliberates(context: Context, slug: str) -> bool:
    """Whether a body decides and recommends; the president of one speaks for it."""
    entry = context.authority.bodies[slug]
    parent = context.authority.bodies.get(entry.parent)
    presides = entry.kind == "official" and parent is not None and parent.kind in DELIBERATIVE and parent.scheme != ""
    return entry.kind in DELIBERATIVE or presides


def own_texts(context: Context, passage: Passage, found: Found) -> tuple[Outcome, ...]:
    """The texts by which it was done: the subject itself, "that resolution", or those named before the verb."""
    match = found.match
    named = match.one("outcome", "deed", "by")
    if named is not None:
        second = match.one("deed2")
        return (*context.outcomes_at(passage, named), *context.outcomes_at(passage, second))
    start = match.sentence.places[match.start]
    if "text" in match.words:
        spoken = text_before(context, passage, match.words["text"][0])
        return (spoken,) if spoken is not None else ()
    for mention in passage.mentions_within(start, found.start):
        before = passage.view.text[: owner_start(passage, mention.start)]
        own = mention not in match.mentions.get("object2", ())  # what is adopted is not what it was adopted by
        if own and mention.type == "Outcome" and context.grammar.pattern("by_text").search(before):
            return context.outcomes_at(passage, mention)
    return ()


def text_before(context: Context, passage: Passage, place: int) -> Outcome | None:
    """The text named last before a place, in the same paragraph or in the one before it."""
    for mention in passage.mentions_before(place):
        if mention.type == "Outcome":
            return next(iter(reversed(context.outcomes_at(passage, mention))), None)
    before = context.neighbour(passage, -1)
    if before is None or before.paragraph.kind == "heading":
        return None
    earlier = [outcomes for _, outcomes in sorted(context.outcomes_in(before)) if outcomes]
    return earlier[-1][-1] if earlier else None


def meeting_of_act(
    context: Context, passage: Passage, place: int, actor: str
) -> tuple[Meeting | None, Evidence | None]:
    """The meeting of the actor that is named last before a place, else by a heading; with the words that name it."""
    named_so = context.grammar.pattern("held_at") if "held_at" in context.grammar.data else None
    above = (context.passage(index) for index in reversed(passage.paragraph.section))
    for where, before in ((passage, place), *((heading, len(heading.view.text)) for heading in above)):
        for mention in where.mentions_before(before):
            meeting = context.meeting_at(where, mention)
            if where is passage and named_so is not None and not named_so.search(where.view.text[: mention.start]):
                continue
            if named_so is not None and where is passage and _names_another(context, passage, mention, place, actor):
                return NOWHERE
            if meeting is not None:
                rule = f"{context.grammar.language}.meeting"
                return (meeting, where.evidence(where.sentence_of(mention), rule)) if meeting.body == actor else NOWHERE
    return NOWHERE


def _names_another(context: Context, passage: Passage, mention: Mention, place: int, actor: str) -> bool:
    """Whether the sentence of an act names a meeting of the actor behind it, and a mention stands in an earlier one."""
    sentence = passage.sentence_at(place)
    behind = (context.meeting_at(passage, m) for m in passage.mentions_within(place, sentence.end))
    return mention.start < sentence.start and any(m is not None and m.body == actor for m in behind)
