"""What the words around an amount say: fund, measure, status, year, and whose money it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.extract.mentions import Mention
from travaux.extract.passages import Passage
from travaux.extract.values import DateRange, PlanWords
from travaux.relations.context import Context

#: Mentions whose words say nothing of a fund or a measure; in those for a plan (工作方案及基金会预算) they do.
_OPAQUE = ("Body", "Meeting", "Outcome", "Symbol", "Date", "State", "Place", "Event")


@dataclass(frozen=True, slots=True)
class Label:
    """What is said of one amount; what is not said is blank.

    Attributes:
        fund: code of the fund.
        part: code of the part of a fund that is meant (``non-earmarked``), without the fund.
        measure, status: codes.
        implied: the measure that the name of the fund holds (经常预算, "regular budget").
        year: year or period.
        body: slug of the body that is named.
        owner: slug of the programme whose fund bears the name.
        total: it is said that this is the whole.
    """

    fund: str = ""
    part: str = ""
    measure: str = ""
    implied: str = ""
    status: str = ""
    year: str = ""
    body: str = ""
    owner: str = ""
    total: bool = False

    @property
    def weight(self) -> int:
        """How much is said."""
        said = (self.fund, self.part, self.measure, self.status, self.year, self.body, self.total)
        return sum(bool(word) for word in said)


def label_of(context: Context, passage: Passage, stretches: Sequence[tuple[int, int]]) -> Label:
    """What some stretches of a paragraph say together; of two words of a kind the last counts."""
    words = [word for stretch in stretches for word in budget_words(context, passage, *stretch)]
    named = dict(words)
    mentions = [mention for stretch in stretches for mention in passage.mentions_within(*stretch)]
    bodies = (context.resolve(m.bodies, passage, m.start) for m in mentions if may_own(context, passage, m))
    years = (year for stretch in stretches for year in years_in(context, passage, *stretch))
    fund_words = [passage.view.text[slice(*place)] for place in _places(context, passage, stretches, "fund")]
    return Label(
        fund=named.get("fund", ""),
        part=named.get("part", ""),
        measure=named.get("measure", ""),
        implied=next((code for words in fund_words if (code := _implied(context, words))), ""),
        status=weightiest([code for kind, code in words if kind == "status"]),
        year=next(years, ""),
        body=next((slug for slug in bodies if slug), ""),
        owner=next((code for words in fund_words if (code := context.grammar.code("fund_owner", words))), ""),
        total="total" in named,
    )


def may_own(context: Context, passage: Passage, mention: Mention) -> bool:
    """Whether a mention is a body whose money it may be: the name of a fund may begin like that of a body."""
    named = context.grammar.pattern("fund_name").match(passage.view.text, mention.start)
    return mention.type == "Body" and (named is None or named.end() <= mention.end)


def budget_words(context: Context, passage: Passage, start: int, end: int) -> Iterator[tuple[str, str]]:
    """The kind (fund, part, measure, status, total) and code of each word for money in a stretch, in order."""
    for kind, place in _words(context, passage, start, end):
        vocabulary = {"part": "fund_part", "status": "budget_status"}.get(kind, kind)
        yield kind, context.grammar.code(vocabulary, passage.view.text[slice(*place)]) or kind


def weightiest(statuses: Sequence[str]) -> str:
    """The status that counts of several: what is recommended is not approved yet, what is approved was proposed."""
    decided = next((code for code in ("recommended", "approved") if code in statuses), "")
    return decided or (statuses[-1] if statuses else "")


def unknown_words(context: Context, passage: Passage, start: int, end: int) -> str:
    """A stretch without its mentions and the words for money."""
    out = list(_clear(passage, start, end))
    for _, (first, last) in _words(context, passage, start, end):
        out[first - start : last - start] = " " * (last - first)
    return "".join(out)


def years_in(context: Context, passage: Passage, start: int, end: int) -> Iterator[str]:
    """The years and periods named in a stretch: a period of years, a year, the year of a plan of one year."""
    for match in context.grammar.pattern("budget_years").finditer(passage.view.text, start, end):
        first, last = (context.grammar.number(match[name]) for name in ("from", "to"))
        if first and last and first < last:
            yield f"{first}-{last}"
    for mention in passage.mentions_within(start, end):
        year = year_of(mention)
        if year:
            yield year


def year_of(mention: Mention | None) -> str:
    """The year that a mention of a year or of a plan of one year names; blank for others, and for days."""
    if mention is None:
        return ""
    value = mention.value
    if isinstance(value, PlanWords):
        return value.period if "-" not in value.period else ""
    if isinstance(value, DateRange) and value.start == value.end and len(value.start) == 4:
        return value.start
    return ""


def _words(context: Context, passage: Passage, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
    text = _clear(passage, start, end)
    plans = {place for m in passage.mentions_within(start, end) if m.type == "Plan" for place in range(m.start, m.end)}
    for match in context.grammar.pattern("budget_word").finditer(text):
        place = (match.start() + start, match.end() + start)
        # "draft" in the name of a plan is the plan's, not the amount's
        if match.lastgroup and not (match.lastgroup == "status" and place[0] in plans):
            yield match.lastgroup, place


def _clear(passage: Passage, start: int, end: int) -> str:
    """A stretch with blanks in place of names, dates and numbers."""
    out = list(passage.view.text[start:end])
    for mention in passage.mentions_within(start, end):
        if mention.type in _OPAQUE:
            last = min(mention.end, end)
            out[mention.start - start : last - start] = " " * (last - mention.start)
    return "".join(out)


def _places(
    context: Context, passage: Passage, stretches: Sequence[tuple[int, int]], kind: str
) -> Iterator[tuple[int, int]]:
    return (place for stretch in stretches for found, place in _words(context, passage, *stretch) if found == kind)


def _implied(context: Context, words: str) -> str:
    """The measure in the name of a fund."""
    measures = context.grammar.data.get("vocabularies", {}).get("measure", {})
    return max(((len(name), code) for name, code in measures.items() if name in words), default=(0, ""))[1]
