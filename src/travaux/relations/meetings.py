"""Which meeting is meant, and when and where it is held."""

from __future__ import annotations

from dataclasses import replace

from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage
from travaux.extract.values import DateRange, MeetingWords, date_range
from travaux.model import Evidence, Meeting, Place, Value
from travaux.relations.context import Context

_NEAR = 6  # characters between the words for a meeting and the body that speaks there


def designate(context: Context, words: MeetingWords, body: str, year: int = 0) -> Meeting | None:
    """The official designation that words for a meeting amount to; ``None`` where a piece of it is missing.

    Args:
        context: the reading.
        words: printed words.
        body: slug of the body that meets.
        year: year to take for a yearly session if the words have none.
    """
    entry = context.authority.bodies.get(body)
    if entry is None or not entry.scheme or words.anaphor or words.special:
        return None
    if entry.scheme == "plenary":
        return Meeting(body, str(words.ordinal)) if words.ordinal else None
    if words.plenary or (words.sitting and entry.scheme == "numbered"):
        return None  # a plenary meeting of a session that is not named
    if entry.scheme == "numbered":
        return Meeting(body, str(words.ordinal), part=words.resumed) if words.ordinal else None
    year = words.year or year
    if not year or (words.single and not words.year):
        return None
    number = "annual" if words.annual else str(words.ordinal) if words.ordinal else ""
    return Meeting(body, str(year), number, words.resumed)


_OF_SESSION = 10  # characters: what stands between a sitting and its session is a preposition and its, if anything
_CLAUSES = frozenset(",;:.،؛،。；，：()")


def resolve_meetings(context: Context) -> None:
    """Decide what each mention of a meeting means, in reading order, and say when meetings are held."""
    for passage in context.passages:
        dated = {}
        for match in context.matches(passage, "held", "held-after-all", "held-on-days"):
            meeting = match.one("meeting")
            if meeting is not None and meeting.start not in dated and _is_held(context, passage, match, meeting):
                dated[meeting.start] = match
        for mention in passage.mentions:
            if mention.type == "Meeting":
                found = _resolve(context, passage, mention, dated.get(mention.start))
                if found is not None:
                    context.set_meeting(passage, mention.start, found)
        for match in dated.values():
            held = context.meeting_at(passage, match.one("meeting"))
            if held is not None and _days_fit(context, match, held):
                _held(context, passage, match, held)
        for match in context.matches(passage, "held-here"):
            here = context.heading_meeting(passage) or context.reported
            if here is not None and _lasts(match.one("date")) and not _is_off(context, passage, match):
                _held(context, passage, match, here)
        for match in context.matches(passage, "resumed"):
            _resumed(context, passage, match)


def _is_held(context: Context, passage: Passage, match: Match, mention: Mention) -> bool:
    """Whether the sentence says that this meeting is held then: not called off, nor something beside the meeting."""
    if _is_off(context, passage, match):
        return False
    date = match.one("date")
    if date is not None and context.grammar.pattern("date_limits").match(passage.view.text, date.end):
        return False
    if not _lasts(date) and _has_sitting(passage, mention):
        return False
    return context.grammar.pattern("beside_meeting").match(passage.view.text, mention.end) is None


def _has_sitting(passage: Passage, mention: Mention) -> bool:
    """Whether a sitting is named with the session, so that a day is its own: the 1st meeting of its tenth session."""
    text = passage.view.text
    before = next(passage.mentions_before(mention.start), None)
    behind = next((m for m in passage.mentions if m.start >= mention.end), None)
    for other in (before, behind):
        if other is None or other.type != "Meeting" or other.bodies:  # what names its body is a meeting of its own
            continue
        gap = text[min(other.end, mention.end) : max(other.start, mention.start)]
        if len(gap) <= _OF_SESSION and not set(gap) & _CLAUSES:
            return True
    return False


def _days_fit(context: Context, match: Match, meeting: Meeting) -> bool:
    """Whether days named in passing are those of the meeting: several, or the one day of a plenary meeting."""
    if match.frame.relation != "held-on-days" or _lasts(match.one("date")):
        return True
    return context.authority.bodies[meeting.body].scheme == "plenary"


def _is_off(context: Context, passage: Passage, match: Match) -> bool:
    """Whether the sentence calls the meeting off; of one that was put off, only what follows the new date can."""
    sentence = match.sentence
    start = sentence.places[match.end] if match.frame.relation == "held-after-all" else sentence.start
    return context.grammar.pattern("called_off").search(passage.view.text, start, sentence.end) is not None


def _lasts(date: Mention | None) -> bool:
    """Whether a date is several days: a single day is that of a sitting, not of the session."""
    value = date.value if date is not None else None
    return isinstance(value, DateRange) and value.precise and value.start != value.end


def _resolve(context: Context, passage: Passage, mention: Mention, match: Match | None) -> Meeting | None:
    words = mention.value
    assert isinstance(words, MeetingWords)
    if words.anaphor:
        body = context.resolve(mention.bodies, passage, mention.start) if mention.bodies else ""
        meant = context.own_meeting(passage, mention.start) if words.own and not body else None
        meant = meant or context.spoken_of(passage, mention.start, body)
        return replace(meant, part=words.resumed) if meant is not None and words.resumed else meant
    date = match.one("date") if match is not None else None
    year = int(date.value.start[:4]) if date is not None and isinstance(date.value, DateRange) else 0
    body = _body(context, passage, mention, match)
    if not body:
        return None
    scheme = context.authority.bodies[body].scheme
    if scheme == "yearly" and words.year and not words.ordinal and not words.annual:
        return context.session_of(body, words.year) or designate(context, words, body)
    if scheme == "yearly" and not (words.year or year):
        year = _year_in_context(context, passage, mention, body, words.ordinal)
    return designate(context, words, body, year)


def _body(context: Context, passage: Passage, mention: Mention, match: Match | None) -> str:
    """The body that meets: named right before the words, or in the frame, or before in the paragraph, or above it."""
    if mention.bodies:
        return context.resolve(mention.bodies, passage, mention.start)
    if match is not None:
        for slot in ("body", "lead"):
            holder = match.one(slot)
            slug = context.resolve(holder.bodies, passage, holder.start) if holder is not None else ""
            if slug and context.authority.bodies[slug].scheme:
                return slug
    if _names_another(context, passage, mention):
        return ""
    speaker = subject_before(context, passage, mention)
    if speaker:
        return speaker
    if _stranger_meets(context, passage, mention):
        return ""
    if _begins_sentence(passage, mention):  # "At its third session, the Board": who meets is who follows, known or not
        following = _subject_after(context, passage, mention, near=0)
        if following is not None:
            return following
    for other in passage.mentions_before(mention.start):
        if other.bodies:
            slug = context.resolve(other.bodies, passage, other.start)
            if slug and _can_mean(context, slug, mention):
                return slug
    following = _subject_after(context, passage, mention) or ""
    if following:
        return following
    above = context.heading_meeting(passage)
    if above is not None and _can_mean(context, above.body, mention):
        return above.body
    introduced = _introduced(context, passage, mention)
    if introduced:
        return introduced
    if _beside_reported(context, mention):
        return context.reported.body if context.reported is not None else ""
    return _only_yearly(context, mention)


def _introduced(context: Context, passage: Passage, mention: Mention) -> str:
    """The one body that the introduction of a list speaks of, for a plenary meeting that an item names."""
    for lead in context.leads(passage):
        slugs = {context.resolve(m.bodies, lead, m.start) for m in lead.mentions if m.type == "Body" and m.bodies}
        plenary = {slug for slug in slugs if slug and context.authority.bodies[slug].scheme == "plenary"}
        if plenary:
            return next(iter(plenary)) if len(plenary) == 1 else ""
    return ""


def _beside_reported(context: Context, mention: Mention) -> bool:
    """Whether words name a session beside the one that the document reports on: "the eleventh session will be held"."""
    words, reported = mention.value, context.reported
    if reported is None or not isinstance(words, MeetingWords) or words.year or words.sitting:
        return False
    numbered = context.authority.bodies[reported.body].scheme == "numbered" and reported.series.isdigit()
    return numbered and 0 <= words.ordinal - int(reported.series) <= 1


def _can_mean(context: Context, slug: str, mention: Mention) -> bool:
    """Whether a body that is not named with the words can be the one that meets: a year goes with yearly sessions."""
    scheme = context.authority.bodies[slug].scheme
    assert isinstance(mention.value, MeetingWords)
    return bool(scheme) and (scheme == "yearly" or not mention.value.year)


def _only_yearly(context: Context, mention: Mention) -> str:
    """Who meets at "the first session of 2020": the document's body, its author, or the one board of the family."""
    words = mention.value
    assert isinstance(words, MeetingWords)
    if not (words.year and words.ordinal) or words.plenary:
        return ""
    yearly = [slug for slug, entry in context.authority.bodies.items() if entry.scheme == "yearly"]
    for slug in (context.body, context.author):
        if slug in yearly:
            return slug
    related = [
        slug
        for slug in yearly
        if context.body and context.authority.family(slug) == context.authority.family(context.body)
    ]
    return related[0] if len(related) == 1 else ""


def _names_another(context: Context, passage: Passage, mention: Mention) -> bool:
    """Whether a noun stands right before the words (世界城市论坛第十一届会议), or behind: something else meets."""
    before = passage.view.text[: mention.start]
    openers = context.grammar.data.get("meeting_openers", "")
    if before and before[-1] not in openers:
        return True
    return context.grammar.pattern("meeting_of_another").match(passage.view.text, mention.end) is not None


def _stranger_meets(context: Context, passage: Passage, mention: Mention) -> bool:
    """Whether the body that does something at its meeting, with no word between, is one that we cannot tell."""
    other = next(passage.mentions_before(mention.start), None)
    if other is None or not other.bodies or context.resolve(other.bodies, passage, other.start):
        return False
    return context.grammar.pattern("at_meeting").fullmatch(passage.view.text, other.end, mention.start) is not None


def subject_before(context: Context, passage: Passage, mention: Mention) -> str:
    """The body that does something at its meeting ("the Assembly, at its session of 2023"), with no word between.

    It is the one that meets, whether or not years are in the names of its sessions.
    """
    other = next(passage.mentions_before(mention.start), None)
    if other is None or not other.bodies:
        return ""
    if context.grammar.pattern("at_meeting").fullmatch(passage.view.text, other.end, mention.start) is None:
        return ""
    slug = context.resolve(other.bodies, passage, other.start)
    return slug if slug and context.authority.bodies[slug].scheme else ""


def _subject_after(context: Context, passage: Passage, mention: Mention, *, near: int = _NEAR) -> str | None:
    """The body that speaks right behind the words ("at its third session of 2023, the Board noted").

    Returns:
        Its slug; blank if it cannot be told which body is meant; ``None`` if none speaks there.
    """
    sentence = passage.sentence_of(mention)
    between = context.grammar.pattern("meeting_then_body")
    found: str | None = None
    for other in passage.mentions_within(mention.end, sentence.end):
        speaks = between.fullmatch(passage.view.text, mention.end, other.start) is not None
        if other.bodies and (speaks or other.start < mention.end + near):
            slug = context.resolve(other.bodies, passage, other.start)
            if slug and _can_mean(context, slug, mention):
                return slug
            found = "" if speaks and not slug else found
    return found


def _begins_sentence(passage: Passage, mention: Mention) -> bool:
    before = passage.mentions_within(passage.sentence_of(mention).start, mention.start)
    return not any(other.bodies or other.type == "Meeting" for other in before)


def _year_in_context(context: Context, passage: Passage, mention: Mention, body: str, ordinal: int) -> int:
    """The year of a yearly session that is named by its ordinal alone: the section's, or that of one just named."""
    for known in (context.heading_meeting(passage), context.meeting_before(passage, mention.start)):
        if known is not None and known.body == body and known.number == str(ordinal):
            return int(known.series)
    return 0


def _held(context: Context, passage: Passage, match: Match, meeting: Meeting) -> None:
    days = _days(context, passage, match)
    if days is None:
        return
    if meeting.body and context.authority.bodies[meeting.body].scheme == "yearly" and days.start[:4] != meeting.series:
        context.report("odd-date", f"{meeting.key} is said to be held in {days.start}.", passage)
        return
    place = match.one("place")
    online = "mode" in match.words
    say_held(context, meeting, days, passage.evidence(match.sentence, match.frame.id), place, online=online)


def _days(context: Context, passage: Passage, match: Match) -> DateRange | None:
    """The days that a frame names: a date, or the first and the last day, one of which may leave out the year."""
    named = [m.value for m in (match.one("date"), match.one("date2")) if m is not None]
    dates = [value for value in named if isinstance(value, DateRange)]
    if dates and "day" in match.words:
        parts = context.grammar.pattern("month_day").search(passage.view.text, *match.words["day"])
        day = date_range({"y": dates[0].start[:4], **parts.groupdict()}, context.grammar) if parts else None
        if day is None:
            return None
        dates = [dates[0], day] if match.one("date") is not None else [day, dates[0]]
    if not dates or dates[0].start > dates[-1].end:
        return None
    return DateRange(dates[0].start, dates[-1].end)


def say_held(
    context: Context,
    meeting: Meeting,
    date: DateRange,
    evidence: Evidence,
    place: Mention | None = None,
    *,
    online: bool = False,
) -> None:
    """State when a meeting is held: first and last day, or the month or year where no day is printed."""
    if date.precise:
        context.say(meeting, "startDate", Value(date.start, "date"), evidence)
        context.say(meeting, "endDate", Value(date.end, "date"), evidence)
    else:
        context.say(meeting, "date", Value(date.start, "date"), evidence)
    if place is not None and isinstance(place.value, str):
        context.say(meeting, "place", Place(place.value), evidence)
    if online:
        context.say(meeting, "mode", Value("online", "online"), evidence)


def _resumed(context: Context, passage: Passage, match: Match) -> None:
    """A meeting that was suspended and went on at a later date: its next part."""
    date = match.one("date")
    place = match.sentence.places[match.end]
    nearest = next((m for m in passage.mentions_before(place) if m.type == "Meeting"), None)
    if nearest is not None and isinstance(nearest.value, MeetingWords) and nearest.value.single:
        return  # a single meeting was interrupted, not the session
    meeting = context.spoken_of(passage, place)
    if meeting is None or date is None or not isinstance(date.value, DateRange):
        return
    part = Meeting(meeting.body, meeting.series, meeting.number, (meeting.part or 1) + 1)
    context.set_meeting(passage, date.start, part)
    say_held(context, part, date.value, passage.evidence(match.sentence, match.frame.id), match.one("place"))
