"""The year that the amounts of a paragraph are of, where their own words do not say it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from travaux.extract.passages import Passage
from travaux.extract.values import DateRange, PlanWords
from travaux.model import Evidence
from travaux.relations.budget_words import year_of, years_in
from travaux.relations.context import Context

_BUDGETED = "programme-of-work"
_Dated = list[tuple[int, str]]  # place and year, in order


@dataclass
class Years:
    """The years that the paragraphs of a document speak of; each paragraph is searched once."""

    context: Context
    _said: dict[int, _Dated] = field(default_factory=dict)

    def said(self, passage: Passage, start: int, end: int) -> str:
        """The year that a stretch speaks of: the last one counts; blank if there is none."""
        return self._last(passage, start, end)[1]

    def above(self, passage: Passage) -> tuple[str, Evidence | None]:
        """The year of the units that a paragraph stands in, else the one year that the nearest heading names."""
        for lead in self.context.leads(passage):
            place, year = self._last(lead, 0, len(lead.view.text))
            if year:
                return year, lead.evidence(lead.sentence_at(place), _rule(self.context))
        for index in reversed(passage.paragraph.section):
            heading = self.context.passage(index)
            named = set(years_in(self.context, heading, 0, len(heading.view.text)))
            if len(named) == 1:
                return named.pop(), heading.evidence(heading.sentences[0], _rule(self.context))
            if named:
                break
        return "", None

    def _last(self, passage: Passage, start: int, end: int) -> tuple[int, str]:
        if passage.index not in self._said:
            self._said[passage.index] = sorted(self._find(passage))
        dated = self._said[passage.index]
        last = bisect_left(dated, (end, "")) - 1
        return dated[last] if last >= 0 and dated[last][0] >= start else (0, "")

    def _find(self, passage: Passage) -> Iterator[tuple[int, str]]:
        for match in self.context.matches(passage, "amount-as-of", "amount-biennium", "amount-year"):
            date = match.one("date")
            if date is None or not isinstance(date.value, DateRange):
                continue
            year = year_of(date) if match.frame.relation == "amount-year" else date.value.end[:4]
            if match.frame.relation == "amount-biennium":
                yield date.start + 1, f"{int(year) - 1}-{year}"  # says more than that the year ended
            elif year:
                yield date.start, year
        for mention in passage.mentions:
            value = mention.value
            # what is budgeted with a programme of work is of the same years, however many
            years = value.period if isinstance(value, PlanWords) and value.type == _BUDGETED else year_of(mention)
            if mention.type == "Plan" and years:
                yield mention.start, years


def _rule(context: Context) -> str:
    return f"{context.grammar.language}.amount.context"
