"""Amounts: how much of which fund and measure, in which year, with which status.

An amount belongs to the words that stand with it. What they leave out comes from the sentence, then from what the
paragraph speaks of, then from the paragraph that introduces it, and for the year from the heading. An amount of which
fund, measure, year or status remains untold is no budget line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage
from travaux.extract.values import DateRange, Money, PlanWords
from travaux.model import BudgetLine, Plan, Value
from travaux.relations.budget_words import (
    Label,
    budget_words,
    label_of,
    unknown_words,
    weightiest,
    year_of,
    years_in,
)
from travaux.relations.context import Context

_TOTAL = "total"
#: What is not planned but found in accounts: actual, unless the text says that it is expected.
_BOOKED = ("assets", "liabilities", "net-assets", "revenue", "expenditure", "deficit", "surplus")
_SETTLED = ("approved", "actual")
_DECIDED = ("approved", "recommended")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount with its label.

    Attributes:
        mention: the amount.
        label: what is said of it.
        match: the frame that read the label.
        share: it is a share of an amount named before.
    """

    mention: Mention
    label: Label
    match: Match
    share: bool

    @property
    def money(self) -> Money:
        """The value of the mention."""
        assert isinstance(self.mention.value, Money)
        return self.mention.value


def read_budgets(context: Context) -> None:
    """State the amounts of funds that a document gives."""
    for passage in context.passages:
        if not any(mention.type == "Amount" for mention in passage.mentions):
            continue
        topic: Amount | None = None  # the last amount of the paragraph that is no share of another
        done: dict[int, Amount] = {}
        for amount in _amounts(context, passage):
            full = _complete(context, passage, amount, topic, done.values())
            topic = topic if full.share else full
            done[full.mention.start] = full
        for other in list(_of_other_years(context, passage, done)):
            done.setdefault(other.mention.start, other)
        _state_all(context, passage, done.values())


def _amounts(context: Context, passage: Passage) -> Iterator[Amount]:
    """Each amount with the label that says most of it, in order."""
    best: dict[int, Amount] = {}
    for match in context.matches(passage, "amount", "amount-of-fund", "amount-change"):
        mention = match.one("amount")
        if mention is None or not match.words:
            continue
        label = label_of(context, passage, [match.words[slot] for slot in ("label", "after") if slot in match.words])
        if match.frame.relation == "amount-of-fund" and not (label.fund or label.part):
            continue
        known = best.get(mention.start)
        if known is None or label.weight > known.label.weight:
            best[mention.start] = Amount(mention, label, match, _is_share(context, passage, match, mention))
    yield from (best[start] for start in sorted(best))


def _is_share(context: Context, passage: Passage, match: Match, mention: Mention) -> bool:
    """Whether an amount is a share of one before it."""
    start = max(match.sentence.start, _item_start(context, passage, mention.start))
    return context.grammar.pattern("among").search(passage.view.text, start, mention.start) is not None


def _item_start(context: Context, passage: Passage, before: int) -> int:
    """Where the stretch between semicolons begins in which a place stands."""
    stops = context.grammar.data["text"]["stops"]["item"]
    return max(passage.view.text.rfind(stop, 0, before) + 1 for stop in stops)


def _of_other_years(context: Context, passage: Passage, done: Mapping[int, Amount]) -> Iterator[Amount]:
    """The same of another year: in brackets behind an amount, compared with it, or that from which it rose."""
    for match in context.matches(passage, "amount-of-year", "amount-change"):
        ends = ("first", "amount") if match.frame.relation == "amount-of-year" else ("amount", "first")
        base, mention = (match.one(slot) for slot in ends)
        stretch = match.words["other"]
        year = next(years_in(context, passage, *stretch), "") or _years_said(context, passage, *stretch)
        known = done.get(base.start) if base is not None else None
        if known is not None and mention is not None and year and year != known.label.year:
            # what is expected or proposed of one year is not so of the other
            status = label_of(context, passage, (stretch,)).status
            status = status or (known.label.status if known.label.status in _SETTLED else "")
            booked = "actual" if known.label.measure in _BOOKED else ""
            yield Amount(mention, replace(known.label, year=year, status=status or booked), match, share=True)


# ---------------------------------------------------------------- what the label does not say


def _complete(
    context: Context, passage: Passage, amount: Amount, topic: Amount | None, done: Iterable[Amount]
) -> Amount:
    """Fill in what the label leaves out; ``done`` are the amounts before it in the paragraph."""
    label = amount.label
    near = topic if topic is not None and topic.match.sentence == amount.match.sentence else None
    before = (amount.match.sentence.start, _label_start(amount))
    if not (label.fund or label.part or amount.share or near):
        label = _spoken_of(label, label_of(context, passage, (before,)))
    label = replace(label, fund=_fund(context, passage, replace(amount, label=label), near), part="")
    label = replace(label, measure=label.measure or _measure(context, passage, replace(amount, label=label), topic))
    if not label.year and not _undated(context, label):
        label = replace(label, year=_year(context, passage, (before[0], amount.mention.start), topic))
    label = replace(label, body=label.body or _body(context, passage, before, label.fund))
    full = replace(amount, label=label)
    return replace(amount, label=replace(label, status=_status(context, passage, full, topic, done)))


def _spoken_of(label: Label, sentence: Label) -> Label:
    """A label without a fund, with the fund that its sentence speaks of."""
    if not (sentence.fund or sentence.part):
        return label
    year = label.year or (sentence.year if not label.measure else "")
    return replace(label, fund=sentence.fund, part=sentence.part, implied=sentence.implied, year=year)


def _undated(context: Context, label: Label) -> bool:
    """Whether the fund is of no year: a reserve that has to be held."""
    return label.fund in context.grammar.data["funds"]["undated"]


def _label_start(amount: Amount) -> int:
    return amount.match.words["label"][0] if "label" in amount.match.words else amount.mention.start


def _fund(context: Context, passage: Passage, amount: Amount, near: Amount | None) -> str:
    """The fund that the label names, that the sentence speaks of, or the whole."""
    label = amount.label
    fund = label.fund
    if label.part:
        fund = fund or _fund_named(context, passage, amount.mention.start)
        parts = context.grammar.data["funds"]["divided"].get(fund, ())
        return f"{fund}-{label.part}" if label.part in parts else fund or label.part
    if fund or amount.share:
        return fund
    if near is not None:
        return near.label.fund
    sentence = (amount.match.sentence.start, amount.mention.start)
    other = context.grammar.pattern("less_than_all").search(unknown_words(context, passage, *sentence))
    return _TOTAL if label.measure and not other else ""


def _fund_named(context: Context, passage: Passage, before: int) -> str:
    """The fund with parts that the paragraph named last."""
    divided = context.grammar.data["funds"]["divided"]
    named = [code for kind, code in budget_words(context, passage, 0, before) if kind == "fund" and code in divided]
    return named[-1] if named else ""


def _measure(context: Context, passage: Passage, amount: Amount, topic: Amount | None) -> str:
    """What is measured: by the sentence, by the amount before, by the introduction, by the name of the fund."""
    if _undated(context, amount.label):
        return str(context.grammar.data["funds"]["undated"][amount.label.fund])
    sentence = (amount.match.sentence.start, _label_start(amount))
    own = _last(budget_words(context, passage, *sentence), "measure")
    if own or (not amount.label.fund and not amount.label.part):
        return own
    if topic is not None and (amount.share or topic.match.sentence == amount.match.sentence):
        return topic.label.measure
    leads = (_last(budget_words(context, lead, 0, len(lead.view.text)), "measure") for lead in _leads(context, passage))
    return next((code for code in leads if code), "") or amount.label.implied


def _year(context: Context, passage: Passage, before: tuple[int, int], topic: Amount | None) -> str:
    """The year: of the sentence, of the amount before, of earlier sentences, of the introduction, of the headings."""
    own = _years_said(context, passage, *before)
    if own:
        return own
    if topic is not None and topic.label.year:
        return topic.label.year
    earlier = _years_said(context, passage, 0, before[0])
    if earlier:
        return earlier
    for lead in _leads(context, passage):
        said = _years_said(context, lead, 0, len(lead.view.text))
        if said:
            return said
    return _year_above(context, passage)


def _years_said(context: Context, passage: Passage, start: int, end: int) -> str:
    """The year that a stretch speaks of; the last one counts."""
    said: list[tuple[int, str]] = []
    for match in context.matches(passage, "amount-as-of", "amount-biennium", "amount-year"):
        date = match.one("date")
        if date is not None and start <= date.start < end and isinstance(date.value, DateRange):
            year = date.value.end[:4] if match.frame.relation != "amount-year" else year_of(date)
            if match.frame.relation == "amount-biennium":
                year = f"{int(year) - 1}-{year}"
            said.append((date.start, year))
    for mention in passage.mentions_within(start, end):
        if mention.type == "Plan":
            said.append((mention.start, year_of(mention)))
    return max((pair for pair in said if pair[1]), default=(0, ""))[1]


def _year_above(context: Context, passage: Passage) -> str:
    """The one year that the nearest heading with a year names."""
    for index in reversed(passage.paragraph.section):
        heading = context.passage(index)
        named = set(years_in(context, heading, 0, len(heading.view.text)))
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""


def _status(context: Context, passage: Passage, amount: Amount, topic: Amount | None, done: Iterable[Amount]) -> str:
    """Approved, proposed …: by the label, by the verb of the sentence, by the amount of which it is a share."""
    own = amount.label.status
    outer = _outer_status(context, passage, amount, done)
    if own:
        # whoever approves what is proposed, or recommends that it be approved, has the last word
        return outer if (own, outer) in (("proposed", "approved"), ("approved", "recommended")) else own
    if amount.share and topic is not None and topic.label.status:
        return topic.label.status
    if outer:
        return outer
    if topic is not None and topic.label.status and topic.label.measure == amount.label.measure:
        return topic.label.status
    if amount.label.measure in _BOOKED:
        return "actual"
    leads = [code for lead in _leads(context, passage) for code in _statuses(context, lead, 0, len(lead.view.text))]
    return leads[-1] if leads else ""


def _outer_status(context: Context, passage: Passage, amount: Amount, done: Iterable[Amount]) -> str:
    """What the words of the sentence before the label say, those of other labels left out."""
    start, end = amount.match.sentence.start, _label_start(amount)
    found: list[str] = []
    for first, last in (other.match.words["label"] for other in done if "label" in other.match.words):
        if start <= first < end:
            found += _statuses(context, passage, start, first)
            start = last
    found += _statuses(context, passage, start, end)
    return weightiest(found)


def _statuses(context: Context, passage: Passage, start: int, end: int) -> list[str]:
    return [code for kind, code in budget_words(context, passage, start, end) if kind == "status"]


def _last(words: Iterable[tuple[str, str]], kind: str) -> str:
    found = [code for name, code in words if name == kind]
    return found[-1] if found else ""


def _leads(context: Context, passage: Passage) -> Iterator[Passage]:
    """The units that a paragraph stands in, innermost first."""
    eid = passage.paragraph.eid
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        lead = context.passage_of(eid)
        if lead is not None:
            yield lead


def _body(context: Context, passage: Passage, before: tuple[int, int], fund: str) -> str:
    """Whose money it is, where the label does not say: that of another body that the sentence speaks of, or our own.

    A total in a document of a principal organ is somebody's, but not that of the United Nations.
    """
    own = _owner(context, context.body)
    named = [
        _owner(context, slug)
        for mention in passage.mentions_within(*before)
        if mention.type == "Body" and (slug := context.resolve(mention.bodies, passage, mention.start))
    ]
    if named:
        return own if own in named else named[-1]
    return "" if fund == _TOTAL and own != context.authority.family(context.body) else own


def _owner(context: Context, slug: str) -> str:
    """The programme that a body belongs to; the United Nations for one of its principal organs."""
    family = context.authority.family(slug)
    entry = context.authority.bodies.get(family)
    return entry.parent if entry is not None and entry.kind == "principal-organ" else family


# ---------------------------------------------------------------- statements


def _state_all(context: Context, passage: Passage, amounts: Iterable[Amount]) -> None:
    """State the amounts of which all is told; report that some came close."""
    left_out: dict[str, int] = {}
    for amount in amounts:
        missing = _missing(context, amount.label)
        if not missing:
            _state(context, passage, amount)
        elif amount.label.fund and amount.label.measure:
            left_out[" and ".join(missing)] = left_out.get(" and ".join(missing), 0) + 1
    for what, count in left_out.items():
        message = f"Amounts of which the {what} is not told are left out ({count})."
        context.report("incomplete-amount", message, passage)


def _missing(context: Context, label: Label) -> list[str]:
    """What has to be told of an amount and is not."""
    missing = [name for name in ("fund", "measure", "year", "status", "body") if not getattr(label, name)]
    return [] if missing == ["year"] and _undated(context, label) else missing


def _state(context: Context, passage: Passage, amount: Amount) -> None:
    label = amount.label
    line = BudgetLine(_owner(context, label.body), label.year, label.fund, label.measure, label.status)
    evidence = passage.evidence(amount.match.sentence, amount.match.frame.id)
    context.say_exists(line, evidence)
    context.say(line, "amount", Value(amount.money.amount, "decimal"), evidence)
    context.say(line, "currency", Value(amount.money.currency), evidence)
    plan = _plan(context, passage, amount)
    if plan is not None:
        context.say(line, "forPlan", plan, evidence)
    if label.status in _DECIDED:
        _state_decision(context, passage, amount, line)


def _plan(context: Context, passage: Passage, amount: Amount) -> Plan | None:
    """The programme of work of the same year that the sentence names up to the amount."""
    for mention in passage.mentions_within(amount.match.sentence.start, amount.mention.end):
        if isinstance(mention.value, PlanWords) and mention.value.period == amount.label.year:
            return context.plan_at(passage, mention)
    return None


def _state_decision(context: Context, passage: Passage, amount: Amount, line: BudgetLine) -> None:
    """Say at which meeting and by which text it was decided, where the sentence names them before the amount."""
    evidence = passage.evidence(amount.match.sentence, amount.match.frame.id)
    before = list(passage.mentions_within(amount.match.sentence.start, amount.mention.start))
    meetings = [meeting for mention in before if (meeting := context.meeting_at(passage, mention)) is not None]
    outcomes = [outcome for mention in before for outcome in context.outcomes_at(passage, mention)]
    if len(set(meetings)) == 1:
        context.say(line, "heldAt", meetings[0], evidence)
    if len(set(outcomes)) == 1:
        context.say(line, "decidedBy", outcomes[0], evidence)
