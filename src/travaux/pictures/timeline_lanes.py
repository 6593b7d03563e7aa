"""The lanes of a body: its meetings, its plans, and who held which office in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from travaux.graph.describe import ORGANIZATION, RDF_TYPE, TEMPORAL, trv
from travaux.graph.terms import NAMESPACES, VOC, iri, parts
from travaux.pictures.interface import timeline_words as words
from travaux.pictures.timeline_model import Bar, Lane
from travaux.pictures.timeline_sources import (
    DATE,
    GROUP,
    MEMBER,
    PART_OF,
    ROLE,
    Sources,
    Span,
    local,
    span_of,
    things,
    years_of,
)
from travaux.pictures.words import vocabulary

_VERSION: Final = iri(NAMESPACES["dct"] + "isVersionOf")
_PLACE: Final = iri(NAMESPACES["schema"] + "location")
_DATED: Final = iri(NAMESPACES["eli"] + "date_document")
_FADE: Final = timedelta(days=365)  # of a term whose end nothing tells
_DAY: Final = timedelta(days=1)
_DASH: Final = "–"


@dataclass(frozen=True, slots=True)
class Found:
    """Lanes, and how many things have no date and so no bar."""

    lanes: tuple[Lane, ...]
    undated: int = 0


def lanes_of(sources: Sources, kind: str, body: str) -> Found:
    """The lanes of one kind of a body, given as a term."""
    return {"meetings": _meetings, "plans": _plans, "offices": _offices}[kind](sources, body)


# ---------------------------------------------------------------- meetings


def _meetings(sources: Sources, body: str) -> Found:
    every = list(dict.fromkeys(things(sources.store, trv("meetingOf"), body, "Meeting")))
    bars = [bar for meeting in every if (bar := _meeting(sources, meeting)) is not None]
    dated = {bar.name for bar in bars}
    # A whole of which only the parts have dates is shown by them.
    shown_by_parts = {local(whole) for one in every if local(one) in dated for whole in sources.values(one, PART_OF)}
    undated = sum(local(one) not in dated | shown_by_parts for one in every)
    lane = Lane(words(sources.language)["meetings"], "meetings", _sorted(bars), sources.label(body))
    return Found((lane,) if bars else (), undated)


def _meeting(sources: Sources, meeting: str) -> Bar | None:
    when = sources.when(meeting)
    if when is None:
        return None
    told = [trv("startDate"), trv("endDate"), DATE]
    facts = sources.facts(meeting, [trv("meetingOf"), PART_OF, *told, _PLACE])
    cited = [(meeting, one) for one in told]
    if when.look == "adopted":
        outcomes = sources.naming(trv("adoptedAt"), meeting)
        name = words(sources.language)["adoptions"]
        facts += [(name, f"{sources.label(one)} ({sources.value(one, _DATED)})") for one in outcomes]
        cited += [(one, predicate) for one in outcomes for predicate in (_DATED, trv("adoptedAt"))]
    facts += sources.facts(meeting, [trv("recordedIn"), trv("outcomesIn"), trv("expectedIn")])
    quotes, more = sources.cite(cited)
    first, last = when.days.first, when.days.last
    exact = when.look == "dates"
    return Bar(
        name=local(meeting),
        label=sources.number(meeting) or sources.label(meeting),
        full=sources.label(meeting),
        start=first,
        end=last,
        exact=exact,
        look="expected" if exact and _is_to_come(sources, meeting) else when.look,
        begun=first if exact else last,
        ending=last if exact else first,
        when=_days(when.days) if exact or when.look == "adopted" else _told(sources, meeting) or _days(when.days),
        facts=tuple(facts),
        quotes=quotes,
        more=more,
    )


def _is_to_come(sources: Sources, meeting: str) -> bool:
    """Whether texts announce it, and none that was read tells that it took place."""
    held = sources.values(meeting, trv("recordedIn"), trv("outcomesIn"))
    happened = (trv("adoptedAt"), trv("heldAt"))
    return bool(sources.values(meeting, trv("expectedIn"))) and not (
        held or any(sources.naming(one, meeting) for one in happened)
    )


def _told(sources: Sources, meeting: str) -> str:
    """The month or year of a meeting, as narrow as it is said."""
    return max((parts(one).value for one in sources.values(meeting, DATE)), key=len, default="")


# ---------------------------------------------------------------- plans


def _plans(sources: Sources, body: str) -> Found:
    """The plans of a body, and those of others of a sort that it approved, extended or recommended."""
    lanes: dict[tuple[str, str], set[str]] = defaultdict(set)
    touched = {*things(sources.store, trv("planOf"), body, "Plan"), *_touched(sources, body)}
    for plan in sorted(touched):
        for owner in sources.values(plan, trv("planOf")):
            for type_ in sources.values(plan, trv("planType")):
                kin = things(sources.store, trv("planOf"), owner, "Plan")
                lanes[owner, type_] |= {one for one in kin if type_ in sources.values(one, trv("planType"))}
    order = _order("plan-type")
    out = []
    for (owner, type_), plans in sorted(lanes.items(), key=lambda one: (one[0][0], order.get(one[0][1], 99), one[0])):
        bars = [bar for family in _families(sources, plans).values() for bar in _plan_bars(sources, family)]
        if bars:
            out.append(Lane(_capital(sources.label(type_)), "plans", _sorted(bars), sources.label(owner)))
    return Found(tuple(out))


def _touched(sources: Sources, body: str) -> Iterator[str]:
    """The plans that the body did something to, by an act of its own, a text or a meeting."""
    for act in sources.naming(trv("actor"), body):
        if sources.values(act, trv("planAct")):
            yield from sources.values(act, trv("concerns"))
    for outcome in sources.naming(trv("adoptedBy"), body):
        yield from sources.values(outcome, trv("approves"), trv("extends"))


def _families(sources: Sources, plans: set[str]) -> dict[str, list[str]]:
    """Each plan with its later versions; only what is a plan of this lane."""
    out: dict[str, list[str]] = defaultdict(list)
    for plan in sorted(plans):
        root, seen = plan, {plan}
        while (older := [one for one in sources.values(root, _VERSION) if one in plans - seen]) != []:
            root = older[0]
            seen.add(root)
        out[root].append(plan)
    return out


def _plan_bars(sources: Sources, family: list[str]) -> Iterator[Bar]:
    """A bar for each period; one that only lasts longer than an earlier one begins where that ended."""
    periods: dict[Span, list[tuple[str, str]]] = defaultdict(list)
    for plan in family:
        for period in sources.values(plan, TEMPORAL):
            first, last = (span_of(sources.value(period, trv(name))) for name in ("startYear", "endYear"))
            if first is not None and last is not None and first.first <= last.last:
                periods[Span(first.first, last.last)].append((plan, period))
    earlier: list[Span] = []
    extended = any(a.first == b.first and a.last < b.last for a in periods for b in periods)
    for span in sorted(periods):
        base = max((one.last for one in earlier if one.first == span.first), default=None)
        yield _plan_bar(sources, periods[span], span, base, family if extended else family[:0])
        earlier.append(span)


def _plan_bar(sources: Sources, named: list[tuple[str, str]], span: Span, base: date | None, family: list[str]) -> Bar:
    """The bar of a period: of a plan as first named if there is no base, else of what came after that day."""
    plans = list(dict.fromkeys([*(plan for plan, _ in named), *(family if base is not None else [])]))
    acts = [act for plan in plans for act in sources.naming(trv("concerns"), plan)]
    acts = [act for act in acts if not family or _is_extension(sources, act) == (base is not None)]
    approved = [] if base is not None else [o for p in plans for o in sources.naming(trv("approves"), p)]
    approved += [o for p in plans for o in sources.naming(trv("extends"), p)] if base is not None or not family else []
    facts = sources.facts(named[0][0], [trv("planOf"), trv("planType"), _VERSION])
    facts.append((sources.name_of(TEMPORAL), _years(span)))
    for _, period in named:
        facts += sources.facts(period, [trv("decidedBy"), trv("heldAt")])
    facts += [_act(sources, act) for act in acts if sources.values(act, trv("planAct"))]
    facts += [(words(sources.language)["approves"], sources.label(one)) for one in approved]
    cited = [(plan, TEMPORAL) for plan, period in named if not base or years_of(period) != years_of(plan)]
    cited += [(period, trv(name)) for _, period in named for name in ("decidedBy", "heldAt")]
    cited += [(act, trv("planAct")) for act in acts] + [(act, RDF_TYPE) for act in acts]
    cited += [(one, trv(name)) for one in approved for name in ("approves", "extends")]
    quotes, more = sources.cite(cited)
    start = span.first if base is None else base + _DAY
    return Bar(
        name=local(named[0][0]),
        label=_years(span) if base is None else f"… {span.last.year}",
        full=sources.label(plans[0]) + (f" … {_years(span)}" if base is not None else ""),
        start=start,
        end=span.last,
        exact=True,
        look="plan" if base is None else "extension",
        begun=start,
        ending=span.last,
        when=_years(span),
        facts=tuple(dict.fromkeys(facts)),
        quotes=quotes,
        more=more,
    )


def _is_extension(sources: Sources, act: str) -> bool:
    """Whether an act prolongs a plan or recommends it; both have codes of their own in the scheme of acts on plans."""
    codes = {one.rpartition("/")[2][:-1] for one in sources.values(act, trv("planAct"))}
    return bool(codes & {"extended", "recommended-extension"})


def _act(sources: Sources, act: str) -> tuple[str, str]:
    done = ", ".join(sources.label(one) for one in sources.values(act, trv("planAct")))
    by = [*sources.values(act, trv("decidedBy")), *sources.values(act, trv("heldAt"))]
    return done, "; ".join(map(sources.label, by or sources.values(act, trv("actor")))) or sources.label(act)


# ---------------------------------------------------------------- offices


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of office: between which days it began, and what texts say of its years."""

    holding: str
    state: str
    start: Span
    first: str
    last: str
    meeting: str


def _offices(sources: Sources, body: str) -> Found:
    lanes: dict[str, list[_Term]] = defaultdict(list)
    undated = 0
    for holding in dict.fromkeys(things(sources.store, ORGANIZATION, body, "RoleHolding")):
        for state in sources.values(holding, MEMBER):
            term = _term(sources, holding, state)
            undated += term is None
            for role in sources.values(holding, ROLE) if term is not None else ():
                lanes[role].append(term)  # type: ignore[arg-type]
    order = _order("role")
    out = []
    for role, terms in sorted(lanes.items(), key=lambda one: (order.get(one[0], 99), one[0])):
        bars = [_term_bar(sources, term, terms, role) for term in terms]
        out.append(Lane(_capital(sources.label(role)), "offices", _sorted(bars), sources.label(body)))
    return Found(tuple(out), undated)


def _term(sources: Sources, holding: str, state: str) -> _Term | None:
    """When a term began: at the meeting that elected, if its day is known and not before the years of the term."""
    first, last = (sources.value(holding, trv(name)) for name in ("startYear", "endYear"))
    elections = sources.values(holding, trv("electedIn"))
    meetings = [m for election in elections for m in sources.values(election, trv("heldAt")) if sources.when(m)]
    meeting = min(meetings, key=lambda one: (sources.when(one).days, one), default="")  # type: ignore[union-attr]
    when = sources.when(meeting) if meeting else None
    year = span_of(first) if first else None
    if when is not None:
        days = Span(when.days.first, when.days.first if when.look == "dates" else when.days.last)
        if year is None or days.last >= year.first:
            return _Term(holding, state, days, first, last, meeting)
    return _Term(holding, state, year, first, last, "") if year is not None else None


def _end(term: _Term, terms: list[_Term]) -> tuple[Span, str]:
    """Between which days a term ended, and why: the next election, its last year, or nothing."""
    later = sorted({one.start for one in terms if one.start.first > term.start.first})
    stated = span_of(term.last) if term.last else None
    if stated is None or stated.last < term.start.first:
        if later:
            return later[0], "next"
        return Span(term.start.last, term.start.last + _FADE), "unknown"
    within = [one for one in later if stated.first <= one.first <= stated.last]
    if within:
        return Span(within[0].first, max(one.last for one in within)), "next"
    return Span(max(stated.first, term.start.last), stated.last), "some"


def _term_bar(sources: Sources, term: _Term, terms: list[_Term], role: str) -> Bar:
    end, why = _end(term, terms)
    say = words(sources.language)
    holding, start = term.holding, term.start
    stated = _DASH.join(dict.fromkeys(one for one in (term.first, term.last) if one))
    groups = sources.values(term.state, GROUP)
    elected = [(election, trv("heldAt")) for election in sources.values(holding, trv("electedIn"))]
    facts = [*sources.facts(holding, [MEMBER, trv("personName"), ROLE, ORGANIZATION])]
    facts += sources.facts(term.state, [GROUP])
    facts += [(say["stated"], stated)] if stated else []
    facts += [(say["electing"], sources.label(term.meeting))] if term.meeting else []
    facts.append((say["from"], _days(start) + _why(say, "" if start.first == start.last else "some")))
    facts.append((say["to"], say["unknown"] if why == "unknown" else _days(end) + _why(say, why)))
    own = [(holding, one) for one in (RDF_TYPE, trv("startYear"), trv("endYear"), trv("personName"))]
    dated = [(term.meeting, trv("startDate"))] if term.meeting else []
    quotes, more = sources.cite([*own, *elected, *dated])
    return Bar(
        name=local(holding),
        label=sources.label(term.state),
        full=f"{sources.label(term.state)}, {sources.label(role)}",
        start=start.first,
        end=end.last,
        exact=start.first == start.last and end.first == end.last,
        look="term",
        begun=start.last,
        ending=max(end.first, start.first),
        open=why == "unknown",
        short=local(term.state).rpartition("/")[2],
        group=local(groups[0]) if groups else "",
        when=stated or str(start.first) + ("" if why == "unknown" else f" {_DASH} {end.last}"),
        facts=tuple(facts),
        quotes=quotes,
        more=more,
    )


def _why(say: Mapping[str, str], reason: str) -> str:
    return f" ({say[reason]})" if reason else ""


# ---------------------------------------------------------------- shared


def _order(scheme: str) -> dict[str, int]:
    """The place of each concept of a scheme, as its file lists them: the highest office first."""
    stem = f"{VOC}{scheme}/"
    return {f"<{name}>": n for n, name in enumerate(name for name in vocabulary() if name.startswith(stem))}


def _sorted(bars: list[Bar]) -> tuple[Bar, ...]:
    return tuple(sorted(bars, key=lambda bar: (bar.start, bar.end, bar.name)))


def _days(span: Span) -> str:
    return f"{span.first} {_DASH} {span.last}" if span.first != span.last else str(span.first)


def _years(span: Span) -> str:
    return _DASH.join(dict.fromkeys((str(span.first.year), str(span.last.year))))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
