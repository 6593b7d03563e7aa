"""When and where a text was adopted, as the lines at its end print it: "91st plenary meeting / 31 May 2018"."""

from __future__ import annotations

from collections.abc import Mapping

from travaux.extract.mentions import Mention
from travaux.extract.passages import Passage
from travaux.extract.values import DateRange, MeetingWords
from travaux.grammar.texts import text_rules
from travaux.model import Body, Evidence, Outcome, Value
from travaux.relations.context import Context
from travaux.relations.masthead_facts import meeting_of_own
from travaux.relations.operative import Speaker

_LINES = 4  # paragraphs: the closing lines stand no farther below the last paragraph of a text
_LONGEST = 160  # characters of a closing line that is no list of votes


def read_closings(context: Context, speaking: Mapping[int, Speaker]) -> None:
    """State when and at which meeting each text was adopted whose closing lines say so."""
    rules = text_rules(context.grammar.language)
    if rules is None or context.draft:
        return
    for index, speaker in speaking.items():
        if speaker.outcome is None or index + 1 in speaking or context.passage(index).paragraph.zone != "operative":
            continue
        lines: list[Passage] = []
        for offset in range(1, _LINES + 1):
            below = context.neighbour(context.passage(index), offset)
            if below is None or below.index in speaking:
                break
            if len(below.view.text) <= _LONGEST and rules.closing.match(below.view.text):
                lines.append(below)
        _state(context, speaker.outcome, lines)


def _state(context: Context, outcome: Outcome, lines: list[Passage]) -> None:
    found = [(line, mention) for line in lines for mention in line.mentions]
    meeting = next(((line, m) for line, m in found if isinstance(m.value, MeetingWords)), None)
    date = next(((line, m) for line, m in found if isinstance(m.value, DateRange) and m.value.precise), None)
    if meeting is None and date is None:
        return
    first = meeting or date
    assert first is not None
    evidence = _evidence(context, *first)
    context.say(outcome, "adoptedBy", Body(outcome.body), evidence)
    context.say(outcome, "publishedIn", context.work, evidence)
    if date is not None and isinstance(date[1].value, DateRange):
        context.say(outcome, "date", Value(date[1].value.start, "date"), _evidence(context, *date))
        context.adopted_on = context.adopted_on or date[1].value.start
    held = meeting_of_own(context, outcome, meeting[1]) if meeting is not None else None
    if held is not None and meeting is not None:
        context.say(outcome, "adoptedAt", held, _evidence(context, *meeting))


def _evidence(context: Context, line: Passage, mention: Mention) -> Evidence:
    return line.evidence(line.sentence_of(mention), f"{context.grammar.language}.resolution.closing")
