"""What the masthead says of the document: stated, with the lines that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage
from travaux.extract.values import DateRange, MeetingWords
from travaux.model import AgendaItem, Body, Evidence, Meeting, Outcome, Value, Work
from travaux.model.numbers import series_and_number
from travaux.relations.citations import clean_symbol, own_outcome
from travaux.relations.context import Context
from travaux.relations.masthead import Masthead, line_evidence, speaker
from travaux.relations.meetings import designate, say_held
from travaux.relations.scopes import consistent
from travaux.relations.titles import masthead_words
from travaux.view import display

_STARS = re.compile(r"((?:\\?\*)+)")


def state(context: Context, head: Masthead) -> None:
    """State what the masthead says of the document and its meeting."""
    rule = f"{context.grammar.language}.masthead."
    if head.symbol is not None and head.source is None:
        context.say(
            context.work, "symbol", Value(head.symbol[0]), line_evidence(context, rule + "symbol", head.symbol[1])
        )
    if head.source is not None:
        context.say(
            context.work, "source", Work(head.source[0]), line_evidence(context, rule + "restatement", head.source[1])
        )
    _values(context, head, rule)
    named = [line for mention, line in head.bodies if any(name.slug == context.body for name in mention.bodies)]
    lines = (named or [line for _, line in head.bodies])[-1:] or (
        [opening] if (opening := speaker(context)[1]) is not None else []
    )
    if context.body and lines:
        context.say(context.work, "forBody", Body(context.body), line_evidence(context, rule + "body", *lines))
    meeting = _meeting(context, head, rule)
    _agenda(context, head, meeting, rule)
    _title(context, head, rule)
    _notes(context, rule)


def _values(context: Context, head: Masthead, rule: str) -> None:
    data = context.grammar.data["masthead"]
    for name, value, line in head.values:
        evidence = line_evidence(context, rule + name, line)
        if name == "distribution":
            context.say(context.work, "distribution", Value(data.get("distributions", {}).get(value, value)), evidence)
        elif name == "date":
            context.say(context.work, "issued", Value(value, "date"), evidence)
        elif name == "language" and data["languages"][value] != context.document.language:
            message = f"The masthead prints {value}, the text is in {context.document.language!r}; the text counts."
            context.report("language-differs", message, line)
        elif name == "original":
            context.say(context.work, "originalLanguage", Value(data["languages"][value], "language"), evidence)


def meeting_of(context: Context, head: Masthead) -> Meeting | None:
    """The meeting that the masthead prints, if its body is known."""
    if head.meeting is None or not context.body:
        return None
    words = head.meeting[0].value
    assert isinstance(words, MeetingWords)
    return designate(context, words, context.body, int(head.dates[0].start[:4]) if head.dates is not None else 0)


def _meeting(context: Context, head: Masthead, rule: str) -> Meeting | None:
    meeting = meeting_of(context, head)
    if meeting is None or head.meeting is None:
        return None
    mention, line = head.meeting
    context.set_meeting(line, mention.start, meeting)
    lines = [line] if head.dates is None or head.dates[1] is line else [line, head.dates[1]]
    context.say(context.work, "preparedFor", meeting, line_evidence(context, rule + "meeting", line))
    if head.dates is not None:
        date, where = head.dates
        place = next((m for m in where.mentions if m.type == "Place"), None)
        online = re.search(context.grammar.macros.get("online", "(?!)"), where.view.text) is not None
        say_held(context, meeting, date, line_evidence(context, rule + "dates", *lines), place, online=online)
    return meeting


def _agenda(context: Context, head: Masthead, meeting: Meeting | None, rule: str) -> None:
    if head.agenda is None:
        return
    if meeting is None:
        context.report(
            "unresolved-agenda-item", f"Agenda item {head.agenda[0]}: it is not clear of which meeting.", head.agenda[1]
        )
        return
    number, line = head.agenda
    item = AgendaItem(meeting, number)
    context.say(context.work, "underAgendaItem", item, line_evidence(context, rule + "agenda", line))
    stars = _STARS.search(context.document.text, line.view.bounds[0].start, line.view.bounds[0].end)
    for note in _star_notes(context):
        mark = stars[1].replace("\\", "") if stars else ""
        symbols = [m for m in note.mentions if m.type == "Symbol"]
        if note.paragraph.para == f"fn{mark}" and len(symbols) == 1 and isinstance(symbols[0].value, str):
            evidence = line_evidence(context, rule + "agenda-note", line, note)
            context.say(item, "listedIn", Work(clean_symbol(symbols[0].value)), evidence)
            return


def _star_notes(context: Context) -> Iterator[Passage]:
    return (p for p in context.passages if p.paragraph.kind == "note" and p.paragraph.para.startswith("fn*"))


def _notes(context: Context, rule: str) -> None:
    """A note that says that the document was issued again."""
    pattern = context.grammar.masthead.get("reissued")
    for note in _star_notes(context):
        if pattern is None or not pattern.search(note.view.text):
            continue
        date = next((m.value for m in note.mentions if m.type == "Date" and isinstance(m.value, DateRange)), None)
        if date is not None and date.precise:
            context.say(
                context.version, "modified", Value(date.start, "date"), line_evidence(context, rule + "reissued", note)
            )


def _title(context: Context, head: Masthead, rule: str) -> None:
    topic, title, written = masthead_words(context, head)
    if written is not None:
        context.say(context.work, "creator", written[0], written[1])
    if head.numbered_title is not None:
        spans, line = head.numbered_title
        words = Value(display(context.document.text, spans), "text", context.document.language)
        context.say(context.version, "title", words, line_evidence(context, rule + "numbered-title", line))
    elif title:
        _say_title(context, context.version, title, rule + "title")
    item = next((s.object for s in context.statements if s.relation == "underAgendaItem"), None)
    if isinstance(item, AgendaItem) and topic:
        _say_title(context, item, topic, rule + "agenda-title")


def _say_title(context: Context, subject: object, group: Sequence[Passage], rule: str) -> None:
    spans = [span for line in group for span in line.view.bounds]
    words = display(context.document.text, spans)
    title = Value(words, "text", context.document.language)
    context.say(subject, "title", title, line_evidence(context, rule, *group))  # type: ignore[arg-type]


def state_own(context: Context, head: Masthead) -> None:
    """A document that is itself a resolution or decision: the adoption line says when and at which meeting."""
    own = head.outcome or own_outcome(context.work.name, context.authority)
    context.adopted_on = next(
        (s.object.value for s in context.statements if s.relation == "issued" and isinstance(s.object, Value)), ""
    )
    if context.draft:
        return
    context.own = own
    if own is None:
        return
    for line in context.lines:
        for match in context.matches(line, "adopted-own"):
            _say_own(context, head, own, match, line_evidence(context, match.frame.id, line))
            return


def _say_own(context: Context, head: Masthead, own: Outcome, match: Match, evidence: Evidence) -> None:
    mention, when = match.one("meeting"), match.one("date")
    date = when.value if when is not None and isinstance(when.value, DateRange) else None
    context.say(own, "adoptedBy", Body(own.body), evidence)
    context.say(own, "publishedIn", context.work, evidence)
    if date is not None:
        context.say(own, "date", Value(date.start, "date"), evidence)
        context.adopted_on = date.start
    if head.numbered_title is not None:
        spans, line = head.numbered_title
        title = Value(display(context.document.text, spans), "text", context.document.language)
        context.say(own, "title", title, line_evidence(context, evidence.rule, line))
    meeting = meeting_of_own(context, own, mention)
    if meeting is not None:
        context.say(own, "adoptedAt", meeting, evidence)
        if date is not None and _is_sitting(context, mention):
            say_held(context, meeting, date, evidence)
    elif context.prepared_for is not None and head.meeting is not None and consistent(own, context.prepared_for):
        session = line_evidence(context, f"{context.grammar.language}.masthead.meeting", head.meeting[1])
        context.say(own, "adoptedAt", context.prepared_for, session)


def meeting_of_own(context: Context, own: Outcome, mention: Mention | None) -> Meeting | None:
    """The meeting at which the text that a document is was adopted, by a mention of it."""
    if mention is None or not isinstance(mention.value, MeetingWords):
        return None
    words = mention.value
    sitting = words.plenary or (words.sitting and not words.year)
    if sitting and context.authority.bodies[own.body].scheme == "numbered" and "/" in own.number:
        return Meeting(own.body, series_and_number(own.number)[0], str(words.ordinal))
    return designate(context, words, own.body)


def _is_sitting(context: Context, mention: Mention | None) -> bool:
    """Whether a meeting lasts for a day: a plenary or other single meeting, no session."""
    words = mention.value if mention is not None else None
    plenary = context.authority.bodies[context.body].scheme == "plenary" if context.body else False
    return isinstance(words, MeetingWords) and (words.plenary or plenary)
