"""A time line: the meetings of a body, its plans and their periods, and who held which office when.

It shows what the graph says and no more: what is known only by its month or year is marked as such, and what has no
date at all is counted and not drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from travaux import entity
from travaux.errors import QueryError
from travaux.graph.terms import BASE, iri
from travaux.pictures.interface import timeline_words as words
from travaux.pictures.timeline_lanes import lanes_of
from travaux.pictures.timeline_model import KINDS, Bar, Group, Lane, Timeline
from travaux.pictures.timeline_sources import Sources
from travaux.store import Store, select

__all__ = ["KINDS", "Bar", "Group", "Lane", "Timeline", "timeline"]

_LANES = 12  # of a picture of all bodies
_REACH = 3  # years by which a plan may widen the picture
_NAMED = 6  # lanes that a note names


def timeline(
    store: Store,
    body: str | None,
    *,
    language: str = "en",
    kinds: Sequence[str] = KINDS,
    start: date | None = None,
    end: date | None = None,
) -> Timeline:
    """Make the time line of a body, or of all.

    Args:
        store: an open graph.
        body: its name, such as ``unhabitat-eb`` or ``body/unhabitat-eb``; ``None`` for the meetings and offices of
            all bodies, those with most first.
        language: two-letter code of the labels.
        kinds: what to show, of :data:`KINDS`.
        start: the first day to show; by default the years of all meetings and terms, and a part of each plan.
        end: the last day to show.

    Returns:
        Its lanes; none if the graph has nothing to show, and then the note says so.

    Raises:
        UnknownNameError: the graph knows no such thing; the message names those that are near.
        QueryError: it is no body, there is no such kind, or the picture would end before it begins.
    """
    if unknown := sorted(set(kinds) - set(KINDS)):
        raise QueryError(f"A time line has no {unknown[0]!r}.", remedy=f"It shows {', '.join(KINDS)}.")
    if start is not None and end is not None and end < start:
        raise QueryError("The time line would end before it begins.")
    sources = Sources(store, language)
    chosen = [kind for kind in KINDS if kind in kinds]
    if body is None:
        chosen = [kind for kind in chosen if kind != "plans"]  # each board would show those of its parent anew
        if not chosen:
            raise QueryError("Plans are shown of one body only.", remedy="Name the body.")
        lanes, notes = _every(sources, chosen)
        name = words(language)["every"]
    else:
        term = f"<{entity.find_body(store, body)}>"
        found = [lanes_of(sources, kind, term) for kind in chosen]
        lanes, undated = [lane for one in found for lane in one.lanes], sum(one.undated for one in found)
        notes, name = _undated(undated, language), sources.label(term)
    title = words(language)["title"].format(body=name)
    if not lanes:
        why = words(language)["emptyAll"] if body is None else words(language)["empty"].format(body=name)
        return Timeline(title, " ".join([why, *notes]), language, None, None, (), ())
    return _shown(sources, lanes, title, notes, (start, end))


def _every(sources: Sources, kinds: Sequence[str]) -> tuple[list[Lane], list[str]]:
    """The lanes of all bodies, as many as a page holds, and what to say of the rest."""
    rows = select(sources.store, "SELECT DISTINCT ?b { { ?m trv:meetingOf ?b } UNION { ?h org:organization ?b } }")[1]
    found = {term: [lanes_of(sources, kind, term) for kind in kinds] for (term,) in sorted(rows)}
    lanes = {term: [lane for one in several for lane in one.lanes] for term, several in found.items()}
    ranked = sorted(lanes, key=lambda term: (-sum(len(lane.bars) for lane in lanes[term]), term))
    every = [lane for term in ranked for lane in lanes[term]]
    undated = sum(one.undated for several in found.values() for one in several)
    return every[:_LANES], _undated(undated, sources.language) + _left_out(every[_LANES:], sources.language)


def _undated(count: int, language: str) -> list[str]:
    return [words(language)["undated"].format(n=count)] if count else []


def _left_out(lanes: Sequence[Lane], language: str) -> list[str]:
    if not lanes:
        return []
    names = [f"{lane.body}, {lane.label}" for lane in lanes[:_NAMED]] + ["…"] * (len(lanes) > _NAMED)
    return [words(language)["lanes"].format(n=len(lanes), names="; ".join(names))]


def _shown(
    sources: Sources, lanes: list[Lane], title: str, notes: list[str], asked: tuple[date | None, date | None]
) -> Timeline:
    """The time line with the bars that stand in its years, and only the sentences of these."""
    first, last = _window(lanes, asked)
    inside = [
        replace(lane, bars=tuple(bar for bar in lane.bars if bar.end >= first and bar.start <= last)) for lane in lanes
    ]
    outside = sum(len(lane.bars) for lane in lanes) - sum(len(lane.bars) for lane in inside)
    if outside:
        notes = [*notes, words(sources.language)["outside"].format(n=outside)]
    kept = [lane for lane in inside if lane.bars]
    places = {
        old: new for new, old in enumerate(dict.fromkeys(q for lane in kept for b in lane.bars for q in b.quotes))
    }
    quotes = list(sources.quotes)
    lanes = [
        replace(lane, bars=tuple(replace(bar, quotes=tuple(places[q] for q in bar.quotes)) for bar in lane.bars))
        for lane in kept
    ]
    present = Counter(bar.group for lane in lanes for bar in lane.bars if bar.group)
    groups = tuple(Group(name, sources.label(iri(BASE + name))) for name in sorted(present))
    return Timeline(
        title, " ".join(notes), sources.language, first, last, _together(lanes), tuple(quotes[old] for old in places),
        groups,
    )  # fmt: skip


def _together(lanes: Sequence[Lane]) -> tuple[Lane, ...]:
    """The lanes of one body side by side, the bodies in the order in which they first come."""
    order = list(dict.fromkeys(lane.body for lane in lanes))
    ranked = sorted(lanes, key=lambda lane: order.index(lane.body))
    return tuple(lane for _, several in groupby(ranked, key=lambda lane: lane.body) for lane in several)


def _window(lanes: Sequence[Lane], asked: tuple[date | None, date | None]) -> tuple[date, date]:
    """The whole years of meetings and terms, and at least a year of each plan that is not too far from them."""
    bars = [bar for lane in lanes for bar in lane.bars]
    core = [bar for lane in lanes for bar in lane.bars if lane.kind != "plans"] or bars
    first, last = min(bar.start for bar in core).year, max(bar.end for bar in core).year
    near = [bar for bar in bars if bar.start.year <= last + _REACH and bar.end.year >= first - _REACH]
    first = min([first, *(bar.end.year for bar in near)])
    last = max([last, *(bar.start.year for bar in near)])
    start, end = asked
    if start is not None or end is not None:  # the side that is not given stays with what there is
        return start or min(date(first, 1, 1), end or date.max), end or max(date(last, 12, 31), start or date.min)
    return date(first, 1, 1), date(last, 12, 31)
