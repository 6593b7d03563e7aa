"""What was still to come when a document was issued, and which event a State takes part in.

Both are seen only when all else is read: a date lies behind that of the document; one sentence tells of an event and of
what a State does.
"""

from __future__ import annotations

from travaux.model import Event, Meeting, Participation, Statement, Value
from travaux.relations.context import Context

_STARTS = ("startDate", "date")
# What a State is for an event, and not for a project or a text.
_AT_EVENTS = frozenset(("host", "event-venue", "workshop-host", "co-organizer", "co-chair", "chair"))


def mark_expected(context: Context) -> None:
    """State that the document speaks of events and meetings before they were held."""
    issued = _issued(context)
    marked = {s.subject for s in context.statements if s.relation == "expectedIn"}
    for statement in list(context.statements):
        thing, start = statement.subject, statement.object
        dated = statement.relation in _STARTS and isinstance(thing, Event | Meeting) and isinstance(start, Value)
        if dated and isinstance(start, Value) and thing not in marked and _is_later(start.value, issued):
            marked.add(thing)
            context.say(thing, "expectedIn", context.work, statement.evidence)


def _issued(context: Context) -> str:
    """The day of issue, as the masthead prints it; else blank: then nothing is known to have been to come."""
    days = (s.object for s in context.statements if s.subject == context.work and s.relation == "issued")
    return next((day.value for day in days if isinstance(day, Value)), "")


def _is_later(date: str, issued: str) -> bool:
    """Whether a date, as precise as the text, lies behind a day: a month or a year does if that day is not in it."""
    return bool(issued) and date > issued[: len(date)]


def join_events(context: Context) -> None:
    """State the event of what a State does for one, where a sentence tells of one event only."""
    events = [s for s in context.statements if s.relation == "exists" and isinstance(s.subject, Event)]
    for statement in list(context.statements):
        part = statement.subject
        if statement.relation == "exists" and isinstance(part, Participation) and part.role in _AT_EVENTS:
            told = {s.subject for s in events if _one_sentence(s, statement)}
            if len(told) == 1:
                context.say(part, "inEvent", told.pop(), statement.evidence)


def _one_sentence(one: Statement, other: Statement) -> bool:
    return bool(set(one.evidence.spans) & set(other.evidence.spans))
