"""What a time line needs of a graph: labels, facts and sentences in words, and when something was."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from travaux import entity
from travaux.graph.describe import RDF_TYPE, trv
from travaux.graph.terms import BASE, NAMESPACES, ONT, VOC, Triple, iri, parts
from travaux.pictures.scene import Quote
from travaux.pictures.words import url_of, word
from travaux.query.render import shown
from travaux.store import Store

DATE: Final = iri(NAMESPACES["dct"] + "date")
PART_OF: Final = iri(NAMESPACES["dct"] + "isPartOf")
MEMBER, ROLE, GROUP = (iri(NAMESPACES["org"] + name) for name in ("member", "role", "memberOf"))
QUOTES: Final = 8  # sentences that a bar carries
_FACTS: Final = 10  # values of one property that a panel shows


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days between which something was: the first and the last."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class When:
    """When a meeting was: its days, and how they are known (see :attr:`Bar.look`)."""

    days: Span
    look: str


@dataclass(slots=True)
class Sources:
    """A graph, asked for words.

    Attributes:
        store: the graph.
        language: two-letter code of the words.
        quotes: each sentence with its place.
    """

    store: Store
    language: str
    quotes: dict[Quote, int] = field(default_factory=dict)
    _said: dict[str, list[Triple]] = field(default_factory=dict)
    _times: dict[str, When | None] = field(default_factory=dict)

    # ------------------------------------------------------------ facts

    def said(self, term: str) -> list[Triple]:
        """What is said of a thing, given as a term."""
        if term not in self._said:
            self._said[term] = entity.said_of(self.store, term[1:-1])
        return self._said[term]

    def values(self, term: str, *predicates: str) -> list[str]:
        """What these properties have as values, in the order of the properties."""
        return [o for predicate in predicates for _, p, o in self.said(term) if p == predicate]

    def value(self, term: str, predicate: str) -> str:
        """The first value of a property as text, blank if it has none."""
        found = self.values(term, predicate)
        return parts(found[0]).value if found else ""

    def naming(self, predicate: str, term: str) -> list[str]:
        """The things of which a property has this value."""
        return [s for s, p, _ in entity.said_with(self.store, term[1:-1]) if p == predicate]

    # ------------------------------------------------------------ words

    def label(self, term: str) -> str:
        """What a thing is called; meetings and plans by their numbers, as these read the same in all languages."""
        if not term.startswith("<"):
            return " ".join(parts(term).value.split())
        if term.startswith(f"<{VOC}"):
            return word(term[1:-1], self.language)
        if bodies := self.values(term, trv("meetingOf")):
            return f"{self.label(bodies[0])} {self.number(term)}".strip()
        if states := self.values(term, MEMBER):
            return ", ".join(self.label(one) for one in [*states, *self.values(term, ROLE)])
        if acts := self.values(term, trv("actType")):
            return " / ".join(map(self.label, acts))
        if owners := self.values(term, trv("planOf")):
            types = [self.label(one) for one in self.values(term, trv("planType"))]
            return ", ".join([self.label(owners[0]), *types]) + f" {years_of(term)}"
        return entity.label(self.said(term), self.language) or shown(term)

    def number(self, meeting: str) -> str:
        """The number of a meeting among those of its body, as in ``2020/1 (2)`` for the second part of a meeting."""
        series, number, part = (
            self.value(meeting, one) for one in (trv("series"), iri(NAMESPACES["eli"] + "number"), trv("partNumber"))
        )
        whole = "/".join(one for one in (series, number) if one)
        return f"{whole} ({part})" if part and whole else whole

    def name_of(self, predicate: str) -> str:
        """What a property is called."""
        return word(predicate[1:-1], self.language)

    def facts(self, term: str, predicates: Iterable[str]) -> list[tuple[str, str]]:
        """What properties say of a thing, in words."""
        return [
            (self.name_of(predicate), self.label(value))
            for predicate in predicates
            for value in self._in_language(self.values(term, predicate))[:_FACTS]
        ]

    def _in_language(self, terms: list[str]) -> list[str]:
        """Of words in several languages those in the language of the picture, if there are such."""
        own = [term for term in terms if parts(term).language == self.language]
        return own or terms

    # ------------------------------------------------------------ sentences

    def cite(self, facts: Sequence[tuple[str, str]]) -> tuple[tuple[int, ...], int]:
        """The sentences behind facts, at least one for each before a second for any; in the picture's language first.

        Args:
            facts: pairs of a thing and a property of it, as terms.

        Returns:
            Places in :attr:`quotes`, and how many further sentences there are.
        """
        ranked: list[tuple[int, int, entity.Quotation]] = []
        for order, (subject, predicate) in enumerate(dict.fromkeys(facts)):
            asserted = set(self.values(subject, predicate))
            found = (one for one in entity.evidence(self.store, subject, predicate) if one.fact[2] in asserted)
            own = sorted(found, key=lambda one: one.language != self.language)
            ranked += [(rank, order, one) for rank, one in enumerate(own)]
        sentences: dict[tuple[str, ...], list[entity.Quotation]] = {}
        for _, _, one in sorted(ranked, key=lambda each: each[:2]):
            sentences.setdefault((one.text, one.document, one.paragraph, one.language), []).append(one)
        several = [self._quote(same) for same in sentences.values()]
        first = sorted(several[:QUOTES], key=lambda quote: quote.language != self.language)
        return tuple(self.quotes.setdefault(quote, len(self.quotes)) for quote in first), len(several) - len(first)

    def _quote(self, same: Sequence[entity.Quotation]) -> Quote:
        """A sentence with all the facts that it supports."""
        one = same[0]
        return Quote(
            text=" ".join(one.text.split()),
            document=one.document,
            paragraph=one.paragraph,
            language=one.language,
            rule=", ".join(sorted({rule for each in same for rule in each.rules})),
            says="; ".join(dict.fromkeys(self._says(*each.fact) for each in same)),
            url=url_of(one.document),
        )

    def _says(self, subject: str, predicate: str, value: str) -> str:
        if predicate == RDF_TYPE:
            return self.label(subject) if self.said(subject) else self.label(value)
        return f"{self.name_of(predicate)}: {self.label(value)}"

    # ------------------------------------------------------------ times

    def when(self, meeting: str) -> When | None:
        """When a meeting was: on the days that texts say, else in the month or year, else when it adopted texts."""
        if meeting not in self._times:
            self._times[meeting] = self._when(meeting)
        return self._times[meeting]

    def _when(self, meeting: str) -> When | None:
        starts, ends = (self._days(self.values(meeting, trv(name))) for name in ("startDate", "endDate"))
        if starts or ends:
            first, last = min(starts or ends), max(ends or starts)
            # Two first days cannot both be true: the bar holds both, and is not exact.
            one_each = len(starts) <= 1 and len(ends) <= 1  # of a meeting of one day some texts give only the one
            look = "dates" if one_each and first <= last else "vague"
            return When(Span(min(first, last), max(first, last)), look)
        said = [span for value in self.values(meeting, DATE) if (span := span_of(parts(value).value)) is not None]
        if said:
            return When(min(said, key=lambda span: (span.last - span.first, span)), "vague")
        adopted = self._days(
            value
            for outcome in self.naming(trv("adoptedAt"), meeting)
            for value in self.values(outcome, iri(NAMESPACES["eli"] + "date_document"))
        )
        return When(Span(min(adopted), max(adopted)), "adopted") if adopted else None

    @staticmethod
    def _days(terms: Iterable[str]) -> list[date]:
        spans = {span for term in terms if (span := span_of(parts(term).value)) is not None}
        return sorted(span.first for span in spans if span.first == span.last)


def span_of(text: str) -> Span | None:
    """The days of a date, a month or a year as XML Schema writes it; ``None`` for anything else.

    >>> span_of("2023-02").last
    datetime.date(2023, 2, 28)
    """
    try:
        numbers = [int(one) for one in text.split("-")]
        match numbers:
            case [year]:
                return Span(date(year, 1, 1), date(year, 12, 31))
            case [year, month]:
                return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
            case [year, month, day]:
                return Span(date(year, month, day), date(year, month, day))
    except ValueError:
        pass
    return None


def years_of(plan: str) -> str:
    """The years that name a plan."""
    return plan[1:-1].rpartition("/")[2].partition("#")[0].replace("-", "–")


def local(term: str) -> str:
    """The name of a thing below the base of the data."""
    return term[1:-1].removeprefix(BASE).removeprefix(ONT)


def things(store: Store, predicate: str, term: str, kind: str) -> Iterator[str]:
    """The things of a class of which a property has this value, in order."""
    for subject, found, _ in entity.said_with(store, term[1:-1]):
        if found == predicate and ONT + kind in entity.kinds(store, subject[1:-1]):
            yield subject
