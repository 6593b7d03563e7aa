"""The sentences behind facts, as a sequence that a notebook shows with what each of them says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, overload

from travaux.entity import Quotation
from travaux.notebook.html import escaped, quoted, styled
from travaux.notebook.table import Value, frame
from travaux.query.render import shown

if TYPE_CHECKING:
    from pandas import DataFrame

SHOWN: Final = 20  # quotations that a notebook shows

_PAGE: Final = re.compile(r"page=(\d+)")
_PLACE: Final = ("quotation", "document", "paragraph", "language", "rule", "start", "end", "places", "disputed")
_COLUMNS: Final = ("subject", "predicate", "object", *_PLACE)


@dataclass(frozen=True, slots=True)
class Evidence(Sequence[Quotation]):
    """Quotations, in the order of documents, languages and places.

    >>> found = graph.evidence("decision/unhabitat-eb/2020/2", "trv:adoptedAt")
    >>> sorted({quotation.language for quotation in found})
    ['en', 'zh']
    >>> found[0].document, found[0].paragraph
    ('restatement/local/d0db950afa6dba2e1a8098a5ff90c5b7', '10(b)')

    Attributes:
        quotations: each with its text, document, paragraph, language, rules, place and fact.
    """

    quotations: tuple[Quotation, ...]

    def __len__(self) -> int:
        return len(self.quotations)

    @overload
    def __getitem__(self, index: int) -> Quotation: ...

    @overload
    def __getitem__(self, index: slice) -> Evidence: ...

    def __getitem__(self, index: int | slice) -> Quotation | Evidence:
        return Evidence(self.quotations[index]) if isinstance(index, slice) else self.quotations[index]

    def __iter__(self) -> Iterator[Quotation]:
        return iter(self.quotations)

    def frame(self) -> DataFrame:
        """Give the quotations as a table, one in a row.

        >>> graph.evidence("decision/unhabitat-eb/2020/2").frame().columns[:3].tolist()
        ['subject', 'predicate', 'object']

        Returns:
            A ``DataFrame`` if pandas is installed, else a :class:`travaux.notebook.Table`.
        """
        return frame(_COLUMNS, [_row(one) for one in self])

    def __repr__(self) -> str:
        """Each quotation with its fact and its place."""
        lines = [f"{' '.join(map(shown, one.fact))}\n  {where(one)}: {one.text}" for one in self[:SHOWN]]
        return "\n".join([*lines, f"({_count(len(self))})"])

    def _repr_html_(self) -> str:
        return styled(f"<h3>{_count(len(self))}</h3>{quotations_html(self[:SHOWN])}{_more(len(self) - SHOWN)}")


def _row(one: Quotation) -> tuple[Value, ...]:
    place = (one.text, one.document, one.paragraph, one.language, ", ".join(one.rules))
    return (*map(shown, one.fact), *place, one.start, one.end, " ".join(one.places), one.disputed)


def quotations_html(quotations: Sequence[Quotation]) -> str:
    """Quotations with their facts and places; what supports the same fact stands below it once."""
    out, before = [], None
    for one in sorted(quotations, key=lambda each: each.fact):
        if one.fact != before:
            subject, predicate, object_ = (escaped(shown(term)) for term in one.fact)
            disputed = " <em>(disputed: not asserted)</em>" if one.disputed else ""
            out.append(f"<p><code>{subject}</code> {predicate} <span dir=auto>{object_}</span>{disputed}</p>")
            before = one.fact
        out.append(f"{quoted(one.text, one.language)}<p class=quiet>{escaped(where(one))}</p>")
    return "".join(out)


def where(one: Quotation) -> str:
    """The place of a quotation in words: document, paragraph, language, rules."""
    paragraph = "" if not one.paragraph else f", {one.paragraph if one.paragraph.isalpha() else f'§ {one.paragraph}'}"
    pages = ", ".join(sorted({found[1] for place in one.places if (found := _PAGE.match(place))}, key=int))
    page = f", page {pages}" if pages else ""
    return f"{one.document}{paragraph}{page} ({one.language or '?'}; {', '.join(one.rules) or 'no rule'})"


def _count(number: int) -> str:
    return f"{number:,} {'quotation' if number == 1 else 'quotations'}"


def _more(number: int) -> str:
    return f"<p class=quiet>… and {number:,} more</p>" if number > 0 else ""
