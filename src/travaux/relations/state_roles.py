"""What a named State does or is, other than holding office: donor, host, pilot country, affected country.

A State that is merely mentioned has no role: each frame names the verb or the noun that gives it one, and is named
for the role (the codes of the scheme state-role).
"""

from __future__ import annotations

import re
from dataclasses import replace

from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage
from travaux.extract.values import DateRange
from travaux.model import Participation, State, Value
from travaux.relations.context import Context
from travaux.relations.elections import WITH_OFFICERS, clause_before, cues
from travaux.relations.listed import Listing, Member, listed, report_unknown

ROLES = (
    "donor",
    "pilot-country",
    "covered-country",
    "workshop-host",
    "co-organizer",
    "event-venue",
    "host",
    "affected-country",
    "presidency",
    "chair",
    "institution-location",
)


def read_state_roles(context: Context) -> None:
    """State what States do or are, in each paragraph."""
    for passage in context.passages:
        if not _may_say(context, passage):
            continue
        said: set[Participation] = set()
        unknown: set[str] = set()
        for match in context.matches(passage, *ROLES):
            if not _doubtful(context, passage, match):
                for state in _states(context, passage, match, unknown):
                    role = Participation(context.work, passage.paragraph.eid, state.code, match.frame.relation)
                    if role not in said and not _of_a_course(role, said):
                        said.add(role)
                        _say(context, passage, match, role)


def _may_say(context: Context, passage: Passage) -> bool:
    """Whether a paragraph names a State, or introduces a list of States, of which we may know none."""
    named = any(mention.type == "State" for mention in passage.mentions)
    return named or context.grammar.pattern("list_of_states").search(passage.view.text) is not None


def _of_a_course(role: Participation, said: set[Participation]) -> bool:
    """Whether a host is one of a course that the paragraph speaks of: that has been said, as a role of its own."""
    return role.role == "host" and replace(role, role="workshop-host") in said


def _doubtful(context: Context, passage: Passage, match: Match) -> bool:
    """Whether the clause asks for it or denies it, a body meets there, or the sentence tells of votes and speeches."""
    text = passage.view.text
    start, end = match.sentence.places[match.start], match.sentence.places[match.end]
    before = clause_before(passage, match.sentence, start)
    if context.grammar.pattern("not_so").search(before + text[start:end]):
        return True
    if match.frame.relation == "covered-country":
        sentence = text[match.sentence.start : match.sentence.end]
        return context.grammar.pattern("not_covered").search(sentence) is not None
    if match.frame.relation == "chair" and _of_a_bureau(context, passage, match):
        return True
    named = match.one("body", "known")
    if named is not None and match.frame.relation in {"host", "event-venue"}:
        # Who hosts a forum has a guest; a day is kept in a place, and what a body holds somewhere is the body's.
        hosts = match.frame.relation == "host"
        if hosts != _is_gathering(context, passage, named) and (hosts or named.type == "Event"):
            return True
    slug = context.resolve(named.bodies, passage, named.start) if named is not None else ""
    meets = bool(slug) and bool(context.authority.bodies[slug].scheme)
    return meets or context.meeting_at(passage, match.one("event")) is not None


def _is_gathering(context: Context, passage: Passage, named: Mention) -> bool:
    """Whether a name is that of an event that people come to, and not that of a body, or of a day that is kept."""
    words = passage.view.text[named.start : named.end]
    if named.type == "Event":
        return context.grammar.pattern("an_observance").fullmatch(words) is None
    slug = context.resolve(named.bodies, passage, named.start)
    if slug:
        return context.authority.bodies[slug].kind == "conference"
    return context.grammar.pattern("a_gathering").fullmatch(words) is not None


def _of_a_bureau(context: Context, passage: Passage, match: Match) -> bool:
    """Whether it is an office of a body that we know, or somebody was elected to it: that is a term of office."""
    start, end = match.sentence.places[match.start], match.sentence.places[match.end]
    known = any(
        context.authority.bodies[slug].kind in WITH_OFFICERS
        for mention in passage.mentions_within(start, end)
        for slug in context.possible(mention.bodies)
    )
    return known or bool(cues(context, passage, match.sentence))


def _states(context: Context, passage: Passage, match: Match, reported: set[str]) -> list[State]:
    """The States that a match gives a role; members of their list that are none we know are reported, once each."""
    if "list" in match.words:
        found = listed(context, passage, *match.words["list"], places=True)
        if not _of_states(context, passage, match, found):
            return []
        members, unknown = found.members, found.unknown
    else:
        around = [listed(context, passage, *match.words[slot]) for slot in ("before", "more") if slot in match.words]
        first = [mention for slot in ("who", "host") for mention in match.mentions.get(slot, ())]
        members = tuple(Member(State(mention.value)) for mention in first if isinstance(mention.value, str))
        members += tuple(member for found in around for member in found.members)
        unknown = tuple(_name(context, words) for found in around for words in found.unknown)
    _report(context, passage, unknown, match.frame.relation, reported)
    return [member.state for member in members]


def _report(context: Context, passage: Passage, unknown: tuple[str, ...], what: str, reported: set[str]) -> None:
    """Report the names that are none we know, but for bodies, which may stand beside States.

    A frame that matches again from a later place, or another frame, sees the end of a name that was reported.
    """
    bodies = {passage.words(mention.start, mention.end) for mention in passage.mentions if mention.type == "Body"}
    fresh = tuple(
        words
        for words in unknown
        if words not in bodies and not any(known.endswith(words) or words.endswith(known) for known in reported)
    )
    report_unknown(context, passage, fresh, what)
    reported.update(fresh)


def _name(context: Context, words: str) -> str:
    """The first member of a list without the words that lead in to it."""
    lead = context.grammar.pattern("list_lead").match(words)
    return words[lead.end() :] or words if lead is not None else words


def _of_states(context: Context, passage: Passage, match: Match, found: Listing) -> bool:
    """Whether a list is one of States: the words around it say so, or a member is just a State, or most are places."""
    start, end = (match.sentence.places[place] for place in (match.start, match.end))
    first, last = match.words["list"]
    around = passage.view.text[start:first] + passage.view.text[last:end]
    if context.grammar.pattern("says_states").search(around) or len(found.members) > len(found.unknown):
        return True
    return bool(listed(context, passage, first, last).members)


def _say(context: Context, passage: Passage, match: Match, role: Participation) -> None:
    evidence = passage.evidence(match.sentence, match.frame.id)
    context.say_exists(role, evidence)
    words = passage.words(*_clause(context, passage, match))
    context.say(role, "description", Value(words, "text", context.document.language), evidence)
    when = _when(passage, match)
    if when is None:
        return
    if when.precise:
        context.say(role, "startDate", Value(when.start, "date"), evidence)
        context.say(role, "endDate", Value(when.end, "date"), evidence)
    elif when.start == when.end:
        context.say(role, "date", Value(when.start, "date"), evidence)


def _clause(context: Context, passage: Passage, match: Match) -> tuple[int, int]:
    """The match, without what divides it from the clause before, to the end of the clause that it ends in."""
    text, places = passage.view.text, match.sentence.places
    stop = re.compile(f"[{re.escape(context.grammar.data['text']['stops']['clause'])}]")
    start, end = places[match.start], places[match.end]
    while stop.match(text, start):
        start += 1
    if stop.match(text, end - 1):
        return start, end - 1
    after = stop.search(text, end, match.sentence.end)
    return start, after.start() if after is not None else match.sentence.end


def _when(passage: Passage, match: Match) -> DateRange | None:
    """The date in the frame, else the one date of the sentence."""
    named = match.one("when", "when2", "time")
    inside = passage.mentions_within(match.sentence.start, match.sentence.end)
    dates = [mention for mention in inside if mention.type == "Date"]
    mention = named or (dates[0] if len(dates) == 1 else None)
    return mention.value if mention is not None and isinstance(mention.value, DateRange) else None
