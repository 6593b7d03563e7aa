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
from travaux.extract.values import Money, PlanWords
from travaux.model import BudgetLine, Evidence, Plan, Value
from travaux.relations.budget_words import (
    Label,
    budget_words,
    label_of,
    may_own,
    unknown_words,
    weightiest,
    years_in,
)
from travaux.relations.budget_years import Years
from travaux.relations.context import Context

_TOTAL = "total"
_REACH = 600  # characters: what is said of an amount in its sentence stands no farther before it
_SIBLINGS = 40  # amounts: and there are no more between
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
        above: what says the year, where that is another paragraph.
    """

    mention: Mention
    label: Label
    match: Match
    share: bool
    above: Evidence | None = None

    @property
    def money(self) -> Money:
        """The value of the mention."""
        assert isinstance(self.mention.value, Money)
        return self.mention.value


def read_budgets(context: Context) -> None:
    """State the amounts of funds that a document gives."""
    years = Years(context)
    for passage in context.passages:
        if not any(mention.type == "Amount" for mention in passage.mentions):
            continue
        topic: Amount | None = None  # the last amount of the paragraph that is no share of another
        done: dict[int, Amount] = {}
        previous: list[Amount] = []
        for amount in _amounts(context, passage):
            full = _complete(context, passage, amount, topic, years)
            full = replace(full, label=replace(full.label, status=_status(context, passage, full, topic, previous)))
            topic = topic if full.share else full
            done[full.mention.start] = full
            previous = [*previous[-_SIBLINGS:], full]
        for other in list(_of_other_years(context, passage, done, years)):
            done.setdefault(other.mention.start, other)
        _state_all(context, passage, done.values())


def _amounts(context: Context, passage: Passage) -> Iterator[Amount]:
    """Each amount with the label that says most of it, in order."""
    best: dict[int, Amount] = {}
    for match in context.matches(passage, "amount", "amount-of-fund", "amount-contrasted", "amount-change"):
        mention = match.one("amount")
        if mention is None or not match.words:
            continue
        label = label_of(context, passage, [match.words[slot] for slot in ("label", "after") if slot in match.words])
        if match.frame.relation == "amount-of-fund" and not (label.fund or label.part):
            continue
        if match.frame.relation == "amount-contrasted" and not (label.measure and label.status):
            continue  # says how it differs from the one before, or the same of another year
        known = best.get(mention.start)
        if known is None or label.weight > known.label.weight:
            best[mention.start] = Amount(mention, label, match, _is_share(context, passage, match, mention))
    yield from (best[start] for start in sorted(best))


def _is_share(context: Context, passage: Passage, match: Match, mention: Mention) -> bool:
    """Whether an amount is a share of one before it."""
    start = max(match.sentence.start, _item_start(context, passage, mention.start), mention.start - _REACH)
    return context.grammar.pattern("among").search(passage.view.text, start, mention.start) is not None


def _item_start(context: Context, passage: Passage, before: int) -> int:
    """Where the stretch between semicolons begins in which a place stands."""
    stops = context.grammar.data["text"]["stops"]["item"]
    return max(passage.view.text.rfind(stop, max(0, before - _REACH), before) + 1 for stop in stops)


def _of_other_years(context: Context, passage: Passage, done: Mapping[int, Amount], years: Years) -> Iterator[Amount]:
    """The same of another year: in brackets behind an amount, compared with it, or that from which it rose."""
    for match in context.matches(passage, "amount-of-year", "amount-change"):
        ends = ("first", "amount") if match.frame.relation == "amount-of-year" else ("amount", "first")
        base, mention = (match.one(slot) for slot in ends)
        stretch = match.words["other"]
        year = next(years_in(context, passage, *stretch), "") or years.said(passage, *stretch)
        known = done.get(base.start) if base is not None else None
        if known is not None and mention is not None and year and year != known.label.year:
            # what is expected or proposed of one year is not so of the other
            status = label_of(context, passage, (stretch,)).status
            status = status or (known.label.status if known.label.status in _SETTLED else "")
            booked = "actual" if known.label.measure in _BOOKED else ""
            yield Amount(mention, replace(known.label, year=year, status=status or booked), match, share=True)


# ---------------------------------------------------------------- what the label does not say


def _complete(context: Context, passage: Passage, amount: Amount, topic: Amount | None, years: Years) -> Amount:
    """Fill in what the label leaves out, but for the status."""
    label = amount.label
    near = topic if topic is not None and topic.match.sentence == amount.match.sentence else None
    if not (label.fund or label.part or amount.share or near):
        label = _spoken_of(label, label_of(context, passage, (_before(amount),)))
    label = replace(label, fund=_fund(context, passage, replace(amount, label=label), near), part="")
    if near is not None and label.fund.startswith(near.label.fund):
        label = replace(label, owner=label.owner or near.label.owner)
    label = replace(label, measure=label.measure or _measure(context, passage, replace(amount, label=label), topic))
    if not label.year and not _undated(context, label):
        year, above = _year(context, passage, amount, topic, years)
        amount, label = replace(amount, above=above), replace(label, year=year)
    body = label.owner or label.body or _body(context, passage, amount, label.fund)
    return replace(amount, label=replace(label, body=body))


def _spoken_of(label: Label, sentence: Label) -> Label:
    """A label without a fund, with the fund that its sentence speaks of."""
    if not (sentence.fund or sentence.part):
        return label
    year = label.year or (sentence.year if not label.measure else "")
    return replace(
        label, fund=sentence.fund, part=sentence.part, implied=sentence.implied, owner=sentence.owner, year=year
    )


def _undated(context: Context, label: Label) -> bool:
    """Whether the fund is of no year: a reserve that has to be held."""
    return label.fund in context.grammar.data["funds"]["undated"]


def _before(amount: Amount) -> tuple[int, int]:
    """The stretch of the sentence before the label, as far back as its words can matter to it."""
    start = amount.match.words["label"][0] if "label" in amount.match.words else amount.mention.start
    return max(amount.match.sentence.start, start - _REACH), start


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
    sentence = (_before(amount)[0], amount.mention.start)
    other = context.grammar.pattern("less_than_all").search(unknown_words(context, passage, *sentence))
    measured = label.measure or (label.total and _last(budget_words(context, passage, *_before(amount)), "measure"))
    return _TOTAL if measured and not other else ""


def _fund_named(context: Context, passage: Passage, before: int) -> str:
    """The fund with parts that the paragraph named last."""
    divided = context.grammar.data["funds"]["divided"]
    words = budget_words(context, passage, max(0, before - _REACH), before)
    named = _last(((kind, code) for kind, code in words if code in divided), "fund")
    return named or _own_fund(context, divided)


def _own_fund(context: Context, divided: Iterable[str]) -> str:
    """The one fund with parts of the programme whose document this is."""
    words = context.grammar.data.get("vocabularies", {})
    owners = words.get("fund_owner", {})
    family = context.authority.family(context.body) if context.body else ""
    own: set[str] = {words["fund"][name] for name, owner in owners.items() if owner == family and name in words["fund"]}
    return next(iter(own), "") if len(own) == 1 and own <= set(divided) else ""


def _measure(context: Context, passage: Passage, amount: Amount, topic: Amount | None) -> str:
    """What is measured: by the sentence, by the amount before, by the introduction, by the name of the fund."""
    if _undated(context, amount.label):
        return str(context.grammar.data["funds"]["undated"][amount.label.fund])
    own = _last(budget_words(context, passage, *_before(amount)), "measure")
    if own or (not amount.label.fund and not amount.label.part):
        return own
    if topic is not None and (amount.share or topic.match.sentence == amount.match.sentence):
        return topic.label.measure
    above = (_last(_all_words(context, lead), "measure") for lead in context.leads(passage))
    return next((code for code in above if code), "") or amount.label.implied


def _year(
    context: Context, passage: Passage, amount: Amount, topic: Amount | None, years: Years
) -> tuple[str, Evidence | None]:
    """The year: of the sentence, of the amount before, of what is said behind it, of earlier sentences, of above."""
    start = _before(amount)[0]
    own = years.said(passage, start, amount.mention.start)
    if not own and topic is not None and topic.label.year:
        return topic.label.year, topic.above
    own = own or next(years_in(context, passage, amount.mention.end, amount.match.sentence.end), "")
    own = own or years.said(passage, 0, start)
    return (own, None) if own else years.above(passage)


def _status(context: Context, passage: Passage, amount: Amount, topic: Amount | None, done: Iterable[Amount]) -> str:
    """Approved, proposed …: by the label, by the verb of the sentence, by the amount of which it is a share."""
    own = amount.label.status
    outer = _outer_status(context, passage, amount, done)
    if amount.match.frame.relation == "amount-contrasted":
        return own
    if own == "approved" and outer == "proposed" and _only_sets(context, passage, amount):
        return outer
    if own:
        # whoever approves what is proposed, or recommends that it be approved, has the last word
        return outer if (own, outer) in (("proposed", "approved"), ("approved", "recommended")) else own
    shared = topic.label.status if amount.share and topic is not None else ""
    if shared and topic is not None and topic.match.sentence == amount.match.sentence:
        return shared
    if outer or shared:
        return outer or shared
    if topic is not None and topic.label.status and topic.label.measure == amount.label.measure:
        return topic.label.status
    if amount.label.measure in _BOOKED:
        return "actual"
    above = [code for lead in context.leads(passage) for kind, code in _all_words(context, lead) if kind == "status"]
    return above[-1] if above else ""


def _only_sets(context: Context, passage: Passage, amount: Amount) -> bool:
    """Whether the label says that the amount is set, but not who approves it: then whoever proposes so counts."""
    words = passage.view.text[slice(*amount.match.words["label"])] if "label" in amount.match.words else ""
    setting = context.grammar.pattern("sets").search(words)
    return setting is not None and not _statuses(
        context, passage, amount.match.words["label"][0], amount.match.words["label"][0] + setting.start()
    )


def _outer_status(context: Context, passage: Passage, amount: Amount, done: Iterable[Amount]) -> str:
    """What the words of the sentence before the label say, those of other labels left out."""
    start, end = _before(amount)
    found: list[str] = []
    for first, last in (other.match.words["label"] for other in done if "label" in other.match.words):
        if start <= first < end:
            found += _statuses(context, passage, start, first)
            start = last
    found += _statuses(context, passage, start, end)
    return weightiest(found)


def _statuses(context: Context, passage: Passage, start: int, end: int) -> list[str]:
    return [code for kind, code in budget_words(context, passage, start, end) if kind == "status"]


def _all_words(context: Context, passage: Passage) -> Iterator[tuple[str, str]]:
    return budget_words(context, passage, 0, len(passage.view.text))


def _last(words: Iterable[tuple[str, str]], kind: str) -> str:
    found = [code for name, code in words if name == kind]
    return found[-1] if found else ""


def _body(context: Context, passage: Passage, amount: Amount, fund: str) -> str:
    """Whose money it is, where the label does not say: that of another body that the sentence speaks of, or our own.

    A total in a document of a principal organ is somebody's, but not that of the United Nations.
    """
    own = _owner(context, context.body)
    if _of_unknown_fund(context, passage, *_before(amount)):
        return ""
    named = [
        _owner(context, slug)
        for mention in passage.mentions_within(*_before(amount))
        if may_own(context, passage, mention) and (slug := context.resolve(mention.bodies, passage, mention.start))
    ]
    if named:
        return own if own in named else named[-1]
    return "" if fund == _TOTAL and own != context.authority.family(context.body) else own


def _of_unknown_fund(context: Context, passage: Passage, start: int, end: int) -> bool:
    """Whether a stretch speaks of a fund with a name that we do not know: then nobody knows whose it is."""
    names = context.grammar.pattern("fund_name").finditer(passage.view.text, start, end)
    return any(unknown_words(context, passage, *name.span()).strip() for name in names)


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
    if amount.above is not None:
        evidence = context.joined(amount.above, evidence)
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
    for mention in passage.mentions_within(_before(amount)[0], amount.mention.end):
        if isinstance(mention.value, PlanWords) and mention.value.period == amount.label.year:
            return context.plan_at(passage, mention)
    return None


def _state_decision(context: Context, passage: Passage, amount: Amount, line: BudgetLine) -> None:
    """Say at which meeting and by which text it was decided, where the sentence names them before the amount."""
    evidence = passage.evidence(amount.match.sentence, amount.match.frame.id)
    before = list(passage.mentions_within(_before(amount)[0], amount.mention.start))
    meetings = [meeting for mention in before if (meeting := context.meeting_at(passage, mention)) is not None]
    outcomes = [outcome for mention in before for outcome in context.outcomes_at(passage, mention)]
    if len(set(meetings)) == 1:
        context.say(line, "heldAt", meetings[0], evidence)
    if len(set(outcomes)) == 1:
        context.say(line, "decidedBy", outcomes[0], evidence)
