"""What stands around an officer's name: that there was an election, of which body, when, for which years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage, Sentence
from travaux.extract.values import DateRange, MeetingWords
from travaux.model import Meeting, Outcome
from travaux.relations.context import Context

#: Kinds of bodies that have officers; a secretariat, an official or a group of States has none.
WITH_OFFICERS = {
    "principal-organ", "governing-body", "executive-board", "committee", "commission", "working-group",
    "subsidiary-organ", "conference", "convention",
}  # fmt: skip
_CLAUSE = 120  # characters: what denies an election stands no farther before it


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say that somebody is elected.

    Attributes:
        passage, sentence: where they stand.
        place: where they begin in the folded text of the passage.
        owner: where the name of the body begins whose bureau they speak of; ``None`` if they do not say.
    """

    passage: Passage
    sentence: Sentence
    place: int
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """First and last year of a term of office; either may be blank."""

    start: str = ""
    end: str = ""


def cues(context: Context, passage: Passage, sentence: Sentence) -> list[Cue]:
    """The words of a sentence that say that somebody was elected, but for those that say that it is to come."""
    text = passage.view.text
    found = context.grammar.pattern("elected").finditer(text, sentence.start, sentence.end)
    return [
        Cue(passage, sentence, match.start(), match.end("of") if match.groupdict().get("of") else None)
        for match in found
        if real(context, passage, sentence, match.start(), match.end())
    ]


def clause_before(passage: Passage, sentence: Sentence, place: int) -> str:
    """The words of a clause up to a place."""
    return re.split(r"[,;:،؛]", passage.view.text[max(sentence.start, place - _CLAUSE) : place])[-1]


def real(context: Context, passage: Passage, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the clause up to and with a stretch neither denies what it says nor puts it in the future."""
    said = clause_before(passage, sentence, start) + passage.view.text[start:end]
    said = context.grammar.pattern("nominated").sub("", said)  # who was nominated by a group, and elected
    return context.grammar.pattern("not_elected").search(said) is None


# ---------------------------------------------------------------- which body


def elected_body(context: Context, passage: Passage, match: Match, start: int, cue: Cue | None) -> str | None:
    """The body of an office: named with the office, else the one that elects, else the one that meets.

    Args:
        context: the reading.
        passage: where the office is named.
        match: the frame that names it.
        start: where the frame begins in the folded text.
        cue: the words that say that there was an election.

    Returns:
        Its slug; blank if nothing names one; ``None`` if what is named is a body that we do not know.
    """
    if "of" not in match.words or match.words["of"][0] >= match.words["of"][1]:
        return _that_elects(context, passage, start, cue)
    named = _named_with_office(context, passage, *match.words["of"])
    if named != "":
        return named
    slug = _that_elects(context, passage, start, cue)
    may_mean = {name.slug for mention in passage.mentions_within(*match.words["of"]) for name in mention.bodies}
    return slug if not may_mean or slug in may_mean else None


def _that_elects(context: Context, passage: Passage, start: int, cue: Cue | None) -> str | None:
    """The body that elects, else the one that meets; ``None`` if what elects is a body that we do not know."""
    if cue is not None and _unknown_elector(context, cue):
        return None
    if cue is not None and cue.owner is not None:
        return _whose_bureau(context, cue.passage, cue.owner)
    places = [(passage, start)]
    if cue is not None:
        places.append((cue.passage, cue.sentence.end))
    for where, before in places:
        slug = _named_before(context, where, before)
        if slug:
            return slug
    meeting = context.spoken_of(passage, start)
    return meeting.body if meeting is not None else context.body


def may_be(context: Context, passage: Passage, match: Match, slug: str) -> bool:
    """Whether a body is one that the name with a seat may mean: who elects to "the Committee" is not that committee."""
    inside = passage.mentions_within(*match.words.get("of", (0, 0)))
    named = [mention for mention in inside if mention.type == "Body"]
    resolved = [context.resolve(mention.bodies, passage, mention.start) for mention in named]
    return any(resolved) or all(slug in context.possible(mention.bodies) for mention in named)


def _named_with_office(context: Context, passage: Passage, start: int, end: int) -> str | None:
    """The body in the words right before an office; blank if they name none, ``None`` if they name an unknown one."""
    rest, found, position = "", "", start
    for mention in passage.mentions_within(start, end):
        rest += passage.view.text[position : mention.start]
        position = mention.end
        if mention.type == "Body":
            found = context.resolve(mention.bodies, passage, mention.start)
            if not found:
                return None
        elif mention.type == "Meeting":
            meeting = context.meeting_at(passage, mention)
            found = meeting.body if meeting is not None else found
    rest += passage.view.text[position:end]
    if context.grammar.pattern("no_body").fullmatch(rest):
        return found
    return None


def _electing(context: Context, passage: Passage, mention: Mention) -> str:
    """The body that a name means where it elects: if that is open, and may be the document's own, it is that one."""
    slug = context.resolve(mention.bodies, passage, mention.start)
    return slug or (context.body if context.body in context.possible(mention.bodies) else "")


def _whose_bureau(context: Context, passage: Passage, place: int) -> str | None:
    """The body named at a place; ``None`` if no body that we know is."""
    named = next((mention for mention in passage.mentions if mention.start == place and mention.type == "Body"), None)
    return (_electing(context, passage, named) or None) if named is not None else None


def _unknown_elector(context: Context, cue: Cue) -> bool:
    """Whether what stands right before "elected" is a body that we do not know."""
    before = clause_before(cue.passage, cue.sentence, cue.place)
    adverbs = context.grammar.pattern("how_elected").search(before)
    before = before[: len(before) - len(adverbs[0])] if adverbs is not None else before
    end = cue.place - (len(adverbs[0]) if adverbs is not None else 0)
    end -= len(before) - len(before.rstrip())
    before = before.rstrip()
    nearest = next(cue.passage.mentions_before(end), None)
    if nearest is not None and nearest.end == end:
        known = nearest.type != "Body" or bool(_electing(context, cue.passage, nearest))
        return not known or _stranger_acts(context, cue)
    return _stranger_acts(context, cue)


def _stranger_acts(context: Context, cue: Cue) -> bool:
    """Whether the noun of a body that we do not know stands before "elected", and no body that we know behind it."""
    passage, text = cue.passage, cue.passage.view.text
    before = [*passage.mentions_within(cue.sentence.start, cue.place)]
    last = max((m.end for m in before if m.type == "Body" and _electing(context, passage, m)), default=0)
    nouns = context.grammar.pattern("body_noun").finditer(text, cue.sentence.start, cue.place)
    for noun in nouns:
        start = noun.start("noun")
        covered = any(mention.start <= start < mention.end and mention.type != "Body" for mention in before)
        if start >= last and not covered and noun["governed"] is None:
            return True
    return False


def _named_before(context: Context, passage: Passage, before: int) -> str:
    """The body last named before a place that can have officers."""
    for mention in passage.mentions_before(before):
        if mention.type == "Body":
            slug = _electing(context, passage, mention)
            if slug and context.authority.bodies[slug].kind in WITH_OFFICERS:
                return slug
    return ""


# ---------------------------------------------------------------- which meeting, which decision, which years


def election_meeting(context: Context, passage: Passage, before: int, body: str) -> Meeting | None:
    """The meeting at which a body's officers were elected: its own, or one of a body above it."""
    may_elect = (body, *context.authority.ancestors(body))
    for meeting in (_spoken_of(context, passage, before), context.heading_meeting(passage), context.reported):
        if meeting is not None and meeting.body in may_elect:
            return meeting
    return None


def _spoken_of(context: Context, passage: Passage, before: int) -> Meeting | None:
    """What is spoken of, but for a session named with its bureau or office: that may be elected at another."""
    for mention in passage.mentions_before(before):
        meeting = context.meeting_at(passage, mention)
        if meeting is not None and not context.grammar.pattern("bureau_of_meeting").match(
            passage.view.text, mention.end
        ):
            return meeting
    return context.spoken_of(passage, 0)


def election_decision(context: Context, passage: Passage, sentence: Sentence, body: str) -> Outcome | None:
    """The one text by which a sentence says that a body's officers were elected."""
    may_elect = (body, *context.authority.ancestors(body))
    for match in context.matches(passage, "elected-by", within=sentence):
        outcomes = context.outcomes_at(passage, match.one("outcome"))
        if len(outcomes) == 1 and outcomes[0].body in may_elect:
            return outcomes[0]
    return None


def term(context: Context, passage: Passage, sentence: Sentence, place: int) -> Term:
    """The years for which somebody at a place is elected: those named nearest, in the sentence or beside it."""
    beside = (passage.sentence_at(max(0, sentence.start - 1)), passage.sentence_at(sentence.end))
    for one in (sentence, *(other for other in beside if other is not sentence)):
        found = [
            (abs(one.places[match.start] - place), years)
            for match in context.matches(passage, "term", within=one)
            if (years := _years(context, passage, match)) is not None
        ]
        if found:
            return min(found, key=lambda entry: entry[0])[1]
    return Term()


def _years(context: Context, passage: Passage, match: Match) -> Term | None:
    start, end = _year(context, passage, match, "since"), _year(context, passage, match, "until")
    if "years" in match.words and not end:
        length = context.grammar.number(passage.view.text[slice(*match.words["years"])])
        end = _last_year(match.one("since"), length) if length else ""
    span, only = match.one("span"), match.one("year")
    if span is not None and isinstance(span.value, DateRange) and span.value.start != span.value.end:
        start, end = span.value.start[:4], span.value.end[:4]
    if only is not None and isinstance(only.value, DateRange) and len(only.value.start) == 4:
        start = end = only.value.start
    return Term(start, end) if start or end else None


def _year(context: Context, passage: Passage, match: Match, slot: str) -> str:
    """The year in a slot, be it a date, a session or bare digits."""
    mention = match.one(slot)
    if mention is not None and isinstance(mention.value, MeetingWords):
        return str(mention.value.year or "")
    if mention is not None and isinstance(mention.value, DateRange):
        return mention.value.start[:4] if slot == "since" else mention.value.end[:4]
    if slot in match.words:
        number = context.grammar.number(passage.view.text[slice(*match.words[slot])])
        return str(number or "")
    return ""


def _last_year(since: Mention | None, length: int) -> str:
    """The year in which a term of so many years ends; one that begins on 1 January ends with a year."""
    if since is None or not isinstance(since.value, DateRange):
        return ""  # from one session to another: the text does not say when that is
    first = since.value.start
    whole_years = len(first) == 4 or first.endswith("-01-01") or (len(first) == 7 and first.endswith("-01"))
    return str(int(first[:4]) + length - (1 if whole_years else 0))


def office_session(context: Context, passage: Passage, match: Match, body: str) -> str:
    """The session whose office it is ("President of the Assembly at its third session"), or blank."""
    for mention in passage.mentions_within(*match.words.get("of", (0, 0))):
        meeting = context.meeting_at(passage, mention)
        if meeting is not None and meeting.body == body:
            return since(context, meeting, None)
    return ""


def office_year(passage: Passage, match: Match) -> Term | None:
    """The one year for which the office is held, where it stands with it ("Chair of the Board for 2024")."""
    for mention in passage.mentions_within(*match.words.get("of", (0, 0))):
        if isinstance(mention.value, DateRange) and len(mention.value.start) == len("2024"):
            return Term(mention.value.start, mention.value.end)
    return None


def since(context: Context, meeting: Meeting | None, decision: Outcome | None) -> str:
    """What tells an election from others of the body where no term is named: its meeting, else its decision."""
    held = meeting or (_meeting_of(decision) if decision is not None else None)
    if held is None:
        return ""
    return held.series if context.authority.bodies[held.body].scheme == "yearly" else f"session-{held.series}"


def _meeting_of(outcome: Outcome) -> Meeting | None:
    """The session that the number of a text names: 2020/1, 72/279."""
    series, slash, _ = outcome.number.partition("/")
    return Meeting(outcome.body, series) if slash else None
