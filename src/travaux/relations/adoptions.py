"""Texts that a body adopted: with title, date and meeting; and their designated parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage, Sentence
from travaux.extract.values import DateRange, Numbers
from travaux.model import Body, Evidence, Meeting, Outcome, OutcomePart, Plan, Value
from travaux.relations.context import Context
from travaux.relations.scopes import Scope, consistent, scopes_over

_BRACKETED = re.compile(r"^\([^()]{0,200}\)")
_ARTICLE = 8  # characters: what stands before the subject of a sentence is no more than an article
_CLAUSE = 120  # characters: what denies an adoption stands no farther before the number
_BRACKETS = frozenset("(（[【")
_GOES_ON = frozenset(",;،؛，；")


@dataclass
class Adoption:
    """What one passage says of the adoption of one text, gathered from all frames that match there."""

    outcome: Outcome
    title: str = ""
    date: str = ""
    meeting: Meeting | None = None
    passed: Evidence | None = None
    plans: tuple[Plan, ...] = ()
    evidence: dict[str, Evidence] = field(default_factory=dict)


@dataclass
class ListOf:
    """A paragraph that introduces a list of adopted texts."""

    index: int
    meeting: Meeting | None
    evidence: Evidence
    outcomes: list[Outcome] = field(default_factory=list)


def read_adoptions(context: Context, scopes: Sequence[Scope]) -> list[ListOf]:
    """State what the document says of adopted texts; give back the lists that it makes of them."""
    lists: list[ListOf] = []
    lead: dict[str, ListOf] = {}
    current: dict[str, Outcome] = {}
    read = [_in_passage(context, passage) for passage in context.passages]
    stated = {a.outcome: a for found in reversed(read) for a in found.values() if a.meeting is not None}
    for passage, found in zip(context.passages, read, strict=True):
        intro = _list_intro(context, passage)
        if intro is not None:
            lists.append(intro)
            lead[passage.paragraph.eid] = intro
        above = next((lead[eid] for eid in _above(passage.paragraph.eid) if eid in lead), None)
        for adoption in found.values():
            _complete(context, passage, adoption, stated.get(adoption.outcome), above, scopes)
            _say(context, adoption)
            if above is not None and adoption.title:
                above.outcomes.append(adoption.outcome)
        titled = [a.outcome for a in found.values() if a.title] or [a.outcome for a in found.values() if a.passed]
        if len(titled) == 1:
            current[passage.paragraph.eid] = titled[0]
        _parts(context, passage, current)
        _doubt(context, passage)
    return lists


def _doubt(context: Context, passage: Passage) -> None:
    """Report a text that cannot be of the meeting at which the paragraph says that its body acted."""
    for match in context.matches(passage, "approving"):
        meeting = context.meeting_before(passage, match.sentence.places[match.start])
        for outcome in context.outcomes_at(passage, match.one("outcome")):
            if meeting is not None and meeting.body == outcome.body and not consistent(outcome, meeting):
                message = (
                    f"{outcome.kind.capitalize()} {outcome.number} stands beside {meeting.key}, of which it cannot be."
                )
                context.report("odd-meeting", message, passage)


# ---------------------------------------------------------------- frames


def _in_passage(context: Context, passage: Passage) -> dict[Outcome, Adoption]:
    found: dict[Outcome, Adoption] = {}
    for match in context.matches(passage, "adopted", "adopted-in", "adopted-acting", "passed"):
        mention = match.one("outcome")
        if mention is None or not isinstance(mention.value, Numbers):
            continue
        if _unreal(context, passage, match, mention):
            continue
        outcomes = _dated(match, mention, context.outcomes_at(passage, mention))
        words = _title(context, passage, match)
        for outcome in outcomes if not words else outcomes[:1] if len(outcomes) == 1 else ():
            _gather(context, passage, match, found, outcome, words)
        if match.frame.relation == "passed":
            for other in _coordinated(context, passage, mention):
                for outcome in context.outcomes_at(passage, other):
                    _gather(context, passage, match, found, outcome, "")
    _announced(context, passage, found)
    return {outcome: a for outcome, a in found.items() if a.title or a.date or a.meeting or a.passed}


def _dated(match: Match, mention: Mention, outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """Of several numbers before one date, the last: 55/2 and 60/1 of 16 September 2005."""
    date = match.one("date", "date2")
    behind = date is not None and date.start > mention.start and match.frame.relation == "adopted"
    return outcomes[-1:] if behind else outcomes


def _coordinated(context: Context, passage: Passage, first: Mention) -> Iterator[Mention]:
    """The numbers that follow one, each behind an "and"; titles may stand between, in brackets or before."""
    end = first.end
    for mention in passage.mentions_within(first.end, passage.sentence_of(first).end):
        between = _BRACKETED.sub("", passage.view.text[end : mention.start], count=1)
        between = context.grammar.pattern("title_before").sub("", between)
        if mention.type == "Outcome" and context.grammar.pattern("separators").fullmatch(between):
            yield mention
            end = mention.end
        elif mention.type == "Outcome":
            return


def _unreal(context: Context, passage: Passage, match: Match, mention: Mention) -> bool:
    """Whether the clause denies the adoption or puts it in the future."""
    start = max(match.sentence.start, mention.start - _CLAUSE)
    clause = re.split(r"[,;。،؛]", passage.view.text[start : mention.end])[-1]
    return context.grammar.pattern("unreal").search(clause) is not None


def _announced(context: Context, passage: Passage, found: dict[Outcome, Adoption]) -> None:
    """Texts of a session, in a paragraph that says how many the session adopted, where the number names the session."""
    for match in context.matches(passage, "announced"):
        meeting = context.meeting_at(passage, match.one("meeting"))
        if meeting is None or context.authority.bodies[meeting.body].scheme != "numbered":
            continue
        lead = passage.evidence(match.sentence, match.frame.id)
        for start, outcomes in context.outcomes_in(passage):
            for outcome in outcomes:
                adoption = found.setdefault(outcome, Adoption(outcome))
                if adoption.meeting is None and consistent(outcome, meeting):
                    own = passage.evidence(passage.sentence_at(start), match.frame.id)
                    _take_meeting(adoption, meeting, context.joined(lead, own))


def _gather(
    context: Context, passage: Passage, match: Match, found: dict[Outcome, Adoption], outcome: Outcome, words: str
) -> None:
    adoption = found.setdefault(outcome, Adoption(outcome))
    evidence = passage.evidence(match.sentence, match.frame.id)
    date, meeting = match.one("date", "date2"), match.one("meeting")
    if words and not adoption.title:
        adoption.title, adoption.evidence["title"] = words, evidence
        named = (context.plan_at(passage, mention) for mention in passage.mentions_within(*match.words["title"]))
        context.set_title(passage, outcome, *match.words["title"])
        adoption.plans = tuple(plan for plan in named if plan is not None)
    if date is not None and isinstance(date.value, DateRange) and date.value.start == date.value.end:
        adoption.date, adoption.evidence["date"] = date.value.start, evidence
    if meeting is not None:
        # Printed beside the number: stated even if the two do not go together, so that the contradiction is seen.
        place = context.meeting_at(passage, meeting)
        if place is not None and place.body == outcome.body:
            adoption.meeting, adoption.evidence["meeting"] = place, evidence
    elif match.frame.relation == "passed":
        adoption.passed = adoption.passed or evidence
        _take_meeting(adoption, context.spoken_of(passage, match.sentence.places[match.start]), evidence)
    elif match.frame.relation == "adopted-acting":
        # The paragraph lists what the body did in the text: at the meeting that the section or the document reports.
        _take_meeting(adoption, context.heading_meeting(passage) or context.reported, evidence)
    elif match.frame.relation == "adopted-in":
        mention = match.one("outcome")
        _take_meeting(adoption, _meeting_of(context, passage, match, mention.start if mention else 0), evidence)


def _meeting_of(context: Context, passage: Passage, match: Match, place: int) -> Meeting | None:
    """The meeting at which a body acts in a text: named in the sentence, or what the sentence before it speaks of."""
    named = context.meeting_before(passage, place, since=match.sentence.start)
    previous = next((s for s in reversed(passage.sentences) if s.end <= match.sentence.start), None)
    if named is not None or previous is None:
        return named
    first = next(iter(passage.mentions_within(previous.start, previous.end)), None)
    subject = first is not None and first.type == "Meeting" and first.start - previous.start <= _ARTICLE
    return context.meeting_before(passage, place, since=previous.start) if subject else None


def _take_meeting(adoption: Adoption, meeting: Meeting | None, evidence: Evidence) -> None:
    if adoption.meeting is None and meeting is not None and consistent(adoption.outcome, meeting):
        adoption.meeting, adoption.evidence["meeting"] = meeting, evidence


def _title(context: Context, passage: Passage, match: Match) -> str:
    if "title" not in match.words:
        return ""
    start, end = match.words["title"]
    if match.frame.nearest and _nearer(match):
        return ""
    number = match.one("outcome")
    if number is not None and number.end <= start and _topic_of_another(context, passage, match, number):
        return ""
    last = end if number is not None and number.start >= end else -1  # a name right before a number owns that number
    if any(_is_no_title(context, mention, last) for mention in passage.mentions_within(start, end)):
        return ""
    pairs = context.grammar.data.get("pairs", ())
    words = _within_marks(passage.title(start, end, pairs), pairs)
    if any(words.count(pair[1]) > words.count(pair[0]) for pair in pairs):
        return ""  # the end of a title that began before, within quotation marks
    frame = context.grammar.pattern("title_frame").fullmatch(words)
    words = frame["title"] if frame else words
    if context.grammar.pattern("no_title").search(words):
        return ""
    quoted = passage.view.text[start - 1 : start] in {pair[0] for pair in pairs} if start else False
    if quoted or _is_all(passage, match):
        return words
    long_enough = len(words) >= context.grammar.data["text"]["title_length"]
    return words if long_enough or not match.frame.nearest else ""


def _within_marks(words: str, pairs: Iterable[str]) -> str:
    """The title in quotation marks, without what the sentence goes on with behind them: “Housing”, in two parts."""
    for pair in pairs:
        opening, closing = pair[0], pair[1]
        if opening in _BRACKETS or not words.startswith(opening) or closing == opening:
            continue
        depth = 0
        for place, mark in enumerate(words):
            depth += (mark == opening) - (mark == closing)
            if depth == 0:
                return words[1:place].strip() if words[place + 1 :].lstrip()[:1] in _GOES_ON else words
    return words


def _topic_of_another(context: Context, passage: Passage, match: Match, number: Mention) -> bool:
    """Whether words behind a number are the topic of something before it: a report under resolution 97/2 on housing."""
    if match.one("date", "date2") is not None:
        return False
    start = max(match.sentence.start, number.start - _CLAUSE)
    return context.grammar.pattern("title_of_another").search(passage.view.text, start, number.start) is not None


def _is_all(passage: Passage, match: Match) -> bool:
    """Whether a heading is nothing but a title and its number, so that even a short title is one."""
    return passage.paragraph.kind == "heading" and match.start == 0 and match.end == len(match.sentence.marked)


def _is_no_title(context: Context, mention: Mention, end: int) -> bool:
    """Whether a mention shows that words are no title: a symbol is a reference, a body at the end owns the number.

    Args:
        context: the reading.
        mention: a mention in the words.
        end: where the words end that stand before the number; -1 if they stand behind it.
    """
    owns = any(context.authority.bodies[name.slug].numbers for name in mention.bodies if mention.type == "Body")
    return mention.type == "Symbol" or (owns and mention.end == end)


def _nearer(match: Match) -> bool:
    """Whether the same frame matches again nearer to the number, so that this match begins too early."""
    again = match.frame.regex.search(match.sentence.marked, match.start + 1)
    return again is not None and again.end() == match.end and again.start() < match.end


# ---------------------------------------------------------------- context


def _complete(
    context: Context,
    passage: Passage,
    adoption: Adoption,
    stated: Adoption | None,
    above: ListOf | None,
    scopes: Sequence[Scope],
) -> None:
    """Give a titled text its meeting: that stated of it elsewhere, else that of its list, heading or document."""
    if adoption.meeting is not None or not adoption.title:
        return
    own = adoption.evidence["title"]
    if stated is not None:
        adoption.meeting = stated.meeting
        adoption.evidence["meeting"] = context.joined(stated.evidence["meeting"], own)
        return
    if above is not None and above.meeting is not None and consistent(adoption.outcome, above.meeting):
        adoption.meeting = above.meeting
        adoption.evidence["meeting"] = context.joined(above.evidence, own)
        return
    for scope in scopes_over(passage, scopes):
        if consistent(adoption.outcome, scope.meeting):
            adoption.meeting = scope.meeting
            adoption.evidence["meeting"] = context.joined(scope.evidence, own)
            return
    # The report of a session prints the texts of that session, whose numbers name it.
    if context.reported is not None and context.reported_in is not None:
        numbered = context.authority.bodies[context.reported.body].scheme == "numbered"
        if numbered and consistent(adoption.outcome, context.reported):
            adoption.meeting = context.reported
            adoption.evidence["meeting"] = context.joined(context.reported_in, own)


def _list_intro(context: Context, passage: Passage) -> ListOf | None:
    """A paragraph that ends by announcing adopted texts, or that names a meeting and ends with a colon."""
    if not passage.sentences or not passage.view.text.endswith(":"):
        return None
    announced = next(iter(context.matches(passage, "list")), None)
    meeting = context.meeting_before(passage, len(passage.view.text))
    sentence = passage.sentences[-1]
    rule = announced.frame.id if announced is not None else f"{context.grammar.language}.list.context"
    if announced is not None and meeting is None:
        meeting = context.spoken_of(passage, len(passage.view.text))
    if announced is None and meeting is None:
        return None
    evidence = passage.evidence(_sentence_with(context, passage, meeting) or sentence, rule)
    return ListOf(passage.index, meeting, evidence)


def _sentence_with(context: Context, passage: Passage, meeting: Meeting | None) -> Sentence | None:
    for mention in passage.mentions:
        if meeting is not None and context.meeting_at(passage, mention) == meeting:
            return passage.sentence_of(mention)
    return None


def _above(eid: str) -> Iterator[str]:
    """The fragments of the units that a unit stands in, innermost first."""
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        yield eid


# ---------------------------------------------------------------- statements


def _say(context: Context, adoption: Adoption) -> None:
    outcome = adoption.outcome
    first = next((adoption.evidence[name] for name in ("title", "meeting", "date") if name in adoption.evidence), None)
    best = adoption.passed or first
    assert best is not None
    context.say(outcome, "adoptedBy", Body(outcome.body), best)
    if adoption.title:
        title = Value(adoption.title, "text", context.document.language)
        context.say(outcome, "title", title, adoption.evidence["title"])
    for plan in adoption.plans:
        context.say(outcome, "concerns", plan, adoption.evidence["title"])
    if adoption.date:
        context.say(outcome, "date", Value(adoption.date, "date"), adoption.evidence["date"])
    if adoption.meeting is not None:
        context.say(outcome, "adoptedAt", adoption.meeting, adoption.evidence["meeting"])


def _parts(context: Context, passage: Passage, current: Mapping[str, Outcome]) -> None:
    """State the designated parts that a paragraph names of the text it lists, or of the text its list belongs to."""
    eid = passage.paragraph.eid
    outcome = next((current[unit] for unit in (eid, *_above(eid)) if unit in current), None)
    matches = tuple(context.matches(passage, "part"))
    letters = [match.words["part"][0] for match in matches]
    for match in matches:
        start, end = match.words["title"]
        if any(start < place < end for place in letters):
            continue  # reaches over the next part
        beside = context.outcomes_at(passage, match.one("outcome"))
        named = beside[0] if len(beside) == 1 else outcome
        if named is None:
            continue
        letter = passage.view.text[slice(*match.words["part"])].lower()
        title = passage.title(start, end, context.grammar.data.get("pairs", ()))
        part = OutcomePart(named, letter)
        evidence = passage.evidence(match.sentence, match.frame.id)
        context.say(part, "partOf", named, evidence)
        context.say(part, "title", Value(title, "text", context.document.language), evidence)
