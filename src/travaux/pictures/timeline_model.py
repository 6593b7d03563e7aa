"""What a time line shows: lanes of bars over the years, and the sentences that they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from travaux.pictures.scene import Quote

KINDS: Final = ("meetings", "plans", "offices")


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time that something lasted, as far as the graph says.

    Attributes:
        name: name of the thing below the base of the data, such as ``meeting/unhabitat-eb/2020/1``.
        label: what stands in the bar or beside it.
        full: the whole label.
        start: the first day on which it may have begun.
        end: the last day on which it may have ended.
        exact: whether it began on the one and ended on the other.
        look: how it is known: ``dates`` that a text gives, or that it gave when the meeting was still ``expected``,
            a ``vague`` month or year, the days on which texts were ``adopted`` at a meeting, the years of a ``plan`` or
            of its ``extension``, a ``term`` of office.
        begun: the day on which it had surely begun.
        ending: the last day on which it had surely not ended.
        open: whether nothing tells when it ended; :attr:`end` is then only where the picture lets it fade.
        short: what stands for the label where there is no room for it, or blank.
        group: name of the group that colours it, or blank.
        when: its time in words, as the texts give it.
        facts: what is said of it, as pairs of property and value in words.
        quotes: places in :attr:`Timeline.quotes`.
        more: how many further sentences there are.
    """

    name: str
    label: str
    full: str
    start: date
    end: date
    exact: bool
    look: str
    begun: date
    ending: date
    open: bool = False
    short: str = ""
    group: str = ""
    when: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    quotes: tuple[int, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """Bars of one kind: the meetings of a body, its plans of one type, or those who held one office in it.

    Attributes:
        label: what they are, such as ``Vice-Chair``.
        kind: one of :data:`KINDS`.
        bars: in the order of time.
        body: whose they are; a heading where a picture shows several bodies.
    """

    label: str
    kind: str
    bars: tuple[Bar, ...]
    body: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A regional group of States with its label in the language of the picture."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that a time line shows.

    Attributes:
        title: a line above it.
        note: what was left out, or why there is nothing; blank if all is shown.
        language: two-letter code of the labels.
        start, end: the first and the last day shown; ``None`` if there is nothing to show.
        groups: those that colour its bars, in the order of the legend.
    """

    title: str
    note: str
    language: str
    start: date | None
    end: date | None
    lanes: tuple[Lane, ...]
    quotes: tuple[Quote, ...]
    groups: tuple[Group, ...] = ()
