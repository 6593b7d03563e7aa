"""Which document holds the decisions or the report of a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.extract.passages import Match, Passage
from travaux.model import Meeting, Work
from travaux.relations.adoptions import ListOf
from travaux.relations.context import Context
from travaux.relations.meetings import spoken_of


def read_records(context: Context, lists: Sequence[ListOf]) -> None:
    """State where reports, resolutions and decisions are issued."""
    for passage in context.passages:
        seen: set[tuple[str, int]] = set()
        for match in context.matches(passage, "decisions-in", "report-in", "published-in"):
            documents = match.mentions.get("document", ())
            if not documents or (match.frame.relation, documents[0].start) in seen:
                continue
            seen.add((match.frame.relation, documents[0].start))
            _record(context, passage, match, lists)


def _record(context: Context, passage: Passage, match: Match, lists: Sequence[ListOf]) -> None:
    works = [Work(mention.value) for mention in match.mentions["document"] if isinstance(mention.value, str)]
    evidence = passage.evidence(match.sentence, match.frame.id)
    if match.frame.relation == "published-in":
        mention = match.one("outcome")
        for outcome in context.owners.get((passage.index, mention.start), ()) if mention is not None else ():
            for work in works:
                context.say(outcome, "publishedIn", work, evidence)
        return
    meeting = _meeting(context, passage, match)
    above = _list_before(passage, lists, context) if match.frame.relation == "decisions-in" and meeting is None else None
    if above is not None:
        meeting = above.meeting
        for outcome in above.outcomes:
            for work in works:
                context.say(outcome, "publishedIn", work, evidence)
    if meeting is None:
        context.find("unresolved-meeting", "It is not clear whose decisions or report this is.", passage)
        return
    relation = "outcomesIn" if match.frame.relation == "decisions-in" else "recordedIn"
    for work in works:
        context.say(meeting, relation, work, evidence)


def _meeting(context: Context, passage: Passage, match: Match) -> Meeting | None:
    """The meeting that the frame names; a report is of the whole meeting, not of one of its parts, unless it says so."""
    mention = match.one("meeting")
    if mention is None:
        return None
    return context.meetings.get((passage.index, mention.start)) or spoken_of(context, passage, mention.start)


def _list_before(passage: Passage, lists: Sequence[ListOf], context: Context) -> ListOf | None:
    """The list of texts that "the above decisions" are: the last one before, in the same section."""
    for above in reversed(lists):
        section = context.passages_by_index[above.index].paragraph.section
        if above.index < passage.index and section == passage.paragraph.section:
            return above
    return None
