"""Events that are no meetings of a governing body: when and where they are held.

An event of the authority file has its number or its year for a name; any other is known by the paragraph that tells of
it. An event without date is merely mentioned, and so is one that is asked for, or was called off: none of them counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from travaux.authority import EventEntry
from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage
from travaux.extract.values import DateRange, MeetingWords, date_range
from travaux.model import Event, Place, State, Value
from travaux.relations.context import Context

_FRAMES = ("event", "event-span", "event-month", "event-this-year", "event-of-session")


@dataclass
class Found:
    """An event in a passage: what it is called, when it is held, and the frame that says so."""

    match: Match
    name: tuple[int, int]
    date: DateRange
    series: EventEntry | None = None
    number: str = ""
    places: list[Place | State] = field(default_factory=list)
    online: bool = False


def read_events(context: Context) -> None:
    """State the events of a document that have a date."""
    for passage in context.passages:
        counts: dict[str, int] = {}
        for found in _events(context, passage):
            _state(context, passage, found, counts)


def _events(context: Context, passage: Passage) -> Iterator[Found]:
    """The events of a passage in order, each by the first frame that tells of it."""
    ends: dict[int, Found] = {}
    for match in context.matches(passage, *_FRAMES):
        found = _known(context, passage, match) or _other(context, passage, match)
        if found is not None and found.name[1] not in ends and _is_stated(context, passage, found):
            ends[found.name[1]] = found
    known = [found for found in ends.values() if found.series is not None]
    for end in sorted(ends):
        if ends[end].series is None and any(_is_of(ends[end], event) for event in known):
            continue
        if any(_is_longer(ends[end], other) for other in ends.values()):
            continue
        _place(context, passage, ends[end])
        yield ends[end]


def _is_of(other: Found, known: Found) -> bool:
    """Whether an event is only how a known one is kept: the celebration of a day."""
    return other.name[0] <= known.name[0] < other.name[1] and other.date.start == known.date.start


def _is_longer(one: Found, other: Found) -> bool:
    """Whether an event is another one over again, under a name with more words behind it: those for its place."""
    return one.name[0] == other.name[0] and one.name[1] > other.name[1] and one.date == other.date


# ---------------------------------------------------------------- what it is


def _known(context: Context, passage: Passage, match: Match) -> Found | None:
    """An event of the authority file, with its number: printed, or else the year."""
    mention = match.one("event", "conference")
    series = _series(context, passage, mention)
    date = _date(context, passage, match)
    if mention is None or series is None or date is None:
        return None
    session = match.one("session")
    number = "" if series.scheme == "single" else date.start[:4]
    if series.scheme == "ordinal":
        number = _ordinal(context, passage, match) or number
    named = [mention, *([session] if session is not None else [])]  # either may come first
    return Found(match, (min(m.start for m in named), max(m.end for m in named)), date, series, number)


def _ordinal(context: Context, passage: Passage, match: Match) -> str:
    """The number printed before or behind the name of an event; blank if there is none."""
    session = match.one("session")
    if session is not None and isinstance(session.value, MeetingWords) and session.value.ordinal:
        return str(session.value.ordinal)
    if "nth" in match.words:
        return str(context.grammar.number(passage.view.text[slice(*match.words["nth"])]) or "")
    return ""


def _series(context: Context, passage: Passage, mention: Mention | None) -> EventEntry | None:
    if mention is None:
        return None
    if isinstance(mention.value, str):
        return context.authority.events.get(mention.value)
    slug = context.resolve(mention.bodies, passage, mention.start)
    return next((entry for entry in context.authority.events.values() if slug and entry.body == slug), None)


def _other(context: Context, passage: Passage, match: Match) -> Found | None:
    """An event that goes by the noun at the end of its name; a year alone does not tell which, if it is only a noun."""
    date = _date(context, passage, match)
    if "name" not in match.words or date is None:
        return None
    start, end = match.words["name"]
    words = context.grammar.pattern("event_words").match(passage.view.text, start, end)
    if words is None:
        return None
    start = _unhalved(context, passage.view.text, words.start("name"), end)
    if words.groupdict().get("noun") is None and not _is_noun(context, passage, start, end):
        return None
    bare = context.grammar.pattern("event_too_bare").fullmatch(passage.view.text, start, end) is not None
    dated = any(
        isinstance(m.value, DateRange) and len(m.value.start) > 4 for m in passage.mentions_within(start, end)
    )  # what bears a date is another event, named before this one
    known = any(m.type == "Event" and m.end == end for m in passage.mentions_within(start, end))
    vague = len(date.start) == 4 and bare
    return None if vague or known or dated else Found(match, (start, end), date)


def _unhalved(context: Context, text: str, start: int, end: int) -> int:
    """Where a name begins that begins within a title in quotation marks: behind the title, and what joins it."""
    for pair in (*context.grammar.data.get("pairs", ()), '""'):
        closing = text.rfind(pair[1], start, end)
        halved = text.count(pair[1], start, end) > text.count(pair[0], start, end)
        if closing >= 0 and (halved or (pair[0] == pair[1] and text.count(pair[0], start, end) % 2)):
            start = closing + 1
    joint = context.grammar.macros.get("of", "")
    return start + len(joint) if joint and text.startswith(joint, start) else start


def _is_noun(context: Context, passage: Passage, start: int, end: int) -> bool:
    """Whether a name that ends with a body is an event: where its noun comes first, or the body's word is the noun."""
    last = next(passage.mentions_before(end), None)
    if last is None or last.end != end or last.type != "Body":
        return True
    bare = context.grammar.pattern("event_too_bare")
    if bare.match(passage.view.text, start, last.start) is not None:
        return True
    noun = bare.fullmatch(passage.view.text, last.start, end)
    return noun is not None and not context.resolve(last.bodies, passage, last.start)


def _date(context: Context, passage: Passage, match: Match) -> DateRange | None:
    """When the frame says that it is held.

    A day without its year takes the year of the date beside it, or else that of the document.
    """
    date, last = match.one("date"), match.one("date2")
    value = date.value if date is not None and isinstance(date.value, DateRange) else None
    if "day" in match.words:
        year = value.start[:4] if value is not None else context.year
        if match.frame.relation == "event-of-session":
            year = _session_year(context)
        parts = context.grammar.pattern("month_day").search(passage.view.text, *match.words["day"])
        return date_range({"y": year, **parts.groupdict()}, context.grammar) if parts is not None and year else None
    if last is not None and value is not None and isinstance(last.value, DateRange):
        return DateRange(value.start, last.value.end) if value.start <= last.value.end else None
    if match.frame.relation == "event-month" and value is not None and len(value.start) == 4:
        return None
    return value


def _session_year(context: Context) -> str:
    """The year of the session whose report the document is, if its sessions are those of a year; blank otherwise."""
    meeting = context.reported
    yearly = meeting is not None and context.authority.bodies[meeting.body].scheme == "yearly"
    return meeting.series if meeting is not None and yearly else ""


# ---------------------------------------------------------------- whether it is, and where


def _is_stated(context: Context, passage: Passage, found: Found) -> bool:
    """Whether the sentence says that it is held then: no other date is nearer, and it is neither asked for nor off."""
    text, match = passage.view.text, found.match
    sentence = text[match.sentence.start : match.sentence.end]
    if context.grammar.pattern("called_off").search(sentence):
        return False
    if context.grammar.pattern("no_event").search(text[match.sentence.start : found.name[0]]):
        return False
    date = match.one("date2", "date")
    if date is None:
        return True
    if context.grammar.pattern("date_limits").match(text, date.end):
        return False
    single = found.date.start == found.date.end
    if single and context.grammar.pattern("event_until").search(text[match.sentence.start : date.start]):
        return False
    if date.end < found.name[0]:
        if any(mention.type == "Date" for mention in passage.mentions_within(date.end, found.name[0])):
            return False
        return context.grammar.pattern("event_attended").search(text, date.end, found.name[0]) is None
    return True


def _place(context: Context, passage: Passage, found: Found) -> None:
    """Note where it is held: what the words of the frame say."""
    taken: set[int] = set()  # the State of a city that is named
    first, last = (found.match.sentence.places[place] for place in (found.match.start, found.match.end))
    if "first" in found.match.words:  # the frame begins with the event before this one
        first = found.name[0]
    for match in context.matches(passage, "event-where", "event-venue"):
        start = match.sentence.places[match.start]
        behind = match.frame.relation == "event-venue" and match.sentence == found.match.sentence
        if not first <= start < (match.sentence.end if behind else last):
            continue
        if "mode" in match.words:
            found.online = True
        cities, states = match.mentions.get("place", ()), match.mentions.get("country", ())
        # a town of that name in another State is not the one that we know
        here = [city for city in cities if not states or _lies_in(context, str(city.value), states)]
        for place in [Place(str(city.value)) for city in here] or _states(states if not cities else (), taken):
            if place not in found.places:
                found.places.append(place)
        taken |= {state.start for state in states if here}


def _states(states: Sequence[Mention], taken: set[int]) -> list[Place | State]:
    return [State(str(state.value)) for state in states if state.start not in taken]


def _lies_in(context: Context, place: str, states: Sequence[Mention]) -> bool:
    """Whether the authority file puts a place in one of some States."""
    return context.authority.places.get(place) in {state.value for state in states}


# ---------------------------------------------------------------- statements


def _state(context: Context, passage: Passage, found: Found, counts: dict[str, int]) -> None:
    event = _event(context, passage, found, counts)
    evidence = passage.evidence(found.match.sentence, found.match.frame.id)
    context.say_exists(event, evidence)
    name = passage.title(*found.name, context.grammar.data.get("pairs", ()))
    context.say(event, "name", Value(name, "text", context.document.language), evidence)
    if found.date.precise:
        context.say(event, "startDate", Value(found.date.start, "date"), evidence)
        context.say(event, "endDate", Value(found.date.end, "date"), evidence)
    else:
        context.say(event, "date", Value(found.date.start, "date"), evidence)
    for place in found.places:
        context.say(event, "place", place, evidence)
    if found.online:
        context.say(event, "mode", Value("online", "online"), evidence)
    if "future" in found.match.words:
        context.say(event, "expectedIn", context.work, evidence)


def _event(context: Context, passage: Passage, found: Found, counts: dict[str, int]) -> Event:
    if found.series is not None:
        return Event("/".join(part for part in (found.series.slug, found.number) if part))
    counts[found.date.start] = counts.get(found.date.start, 0) + 1
    place = f"{passage.paragraph.eid}/{found.date.start}/{counts[found.date.start]}"
    return Event(f"doc/{context.work.name}/{place}")
