"""Which document holds the decisions or the report of a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage
from travaux.model import Evidence, Meeting, Outcome, Work
from travaux.relations.adoptions import ListOf
from travaux.relations.citations import clean_symbol
from travaux.relations.context import Context

RELATIONS = {"decisions-in": "outcomesIn", "report-in": "recordedIn"}


def read_records(context: Context, lists: Sequence[ListOf]) -> None:
    """State where reports, resolutions and decisions are issued."""
    for passage in context.passages:
        seen: set[tuple[str, int]] = set()
        for match in context.matches(passage, *RELATIONS, "decisions-and-report-in", "published-in"):
            for relation, documents in _documents(match):
                if documents and (relation, documents[0].start) not in seen:
                    seen.add((relation, documents[0].start))
                    _record(context, passage, match, relation, documents, lists)


def _documents(match: Match) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """The relations that a match states, each with its documents; "respectively" states two."""
    if match.frame.relation == "decisions-and-report-in":
        yield "decisions-in", match.mentions["first"]
        yield "report-in", match.mentions["second"]
    else:
        yield match.frame.relation, match.mentions.get("document", ())


def _record(
    context: Context,
    passage: Passage,
    match: Match,
    relation: str,
    documents: Sequence[Mention],
    lists: Sequence[ListOf],
) -> None:
    works = [Work(clean_symbol(mention.value)) for mention in documents if isinstance(mention.value, str)]
    evidence = passage.evidence(match.sentence, match.frame.id)
    if relation == "published-in":
        _publish(context, context.outcomes_at(passage, match.one("outcome")), works, evidence)
        return
    meeting = _meeting(context, passage, match)
    above = (
        _list_before(passage, lists, context) if relation == "decisions-in" and match.one("meeting") is None else None
    )
    if above is not None:
        meeting = above.meeting
        _publish(context, above.outcomes, works, evidence)
    if meeting is None:
        context.report("unresolved-meeting", "It is not clear whose decisions or report this is.", passage)
        return
    for work in works:
        context.say(meeting, RELATIONS[relation], work, evidence)


def _publish(context: Context, outcomes: Sequence[Outcome], works: Sequence[Work], evidence: Evidence) -> None:
    for outcome in outcomes:
        for work in works:
            context.say(outcome, "publishedIn", work, evidence)


def _meeting(context: Context, passage: Passage, match: Match) -> Meeting | None:
    """The meeting that the frame names, else the one that is spoken of."""
    mention = match.one("meeting")
    before = mention.start if mention is not None else match.sentence.places[match.start]
    return context.meeting_at(passage, mention) or context.spoken_of(passage, before)


def _list_before(passage: Passage, lists: Sequence[ListOf], context: Context) -> ListOf | None:
    """The list of texts that "the above decisions" are: the last one before, in the same section."""
    for above in reversed(lists):
        section = context.passage(above.index).paragraph.section
        if above.index < passage.index and section == passage.paragraph.section:
            return above
    return None
