"""What an act does to a plan: approves it, extends it to a new period, recommends that it be extended."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage
from travaux.extract.values import DateRange, PlanWords
from travaux.model import Act, Concept, Evidence, Meeting, Outcome, Period, Plan
from travaux.relations.act_objects import Object, in_its_light
from travaux.relations.context import Context

_NEAR = 12  # characters: what stands between a verb and the plan itself, such as the name of its owner
_AS_PLAN_ACT = {"endorsed": "approved"}  # where the list of what is done to plans has another word
_ASKED_FOR = {"requested": ("plan-asked",), "recommended": ("plan-extension", "plan-recommended")}
_LINKS = {"approved": "approves", "endorsed": "approves", "adopted": "approves", "extended": "extends"}


def state_plan(
    context: Context,
    passage: Passage,
    act: Act,
    thing: Object,
    evidence: Evidence,
    *,
    meeting: Meeting | None,
    outcome: Outcome | None,
    done: str = "",
) -> None:
    """State what an act does to the plan that is its object, and not merely named in it.

    ``done`` is what is done to it, if the act is another ("decides to extend").
    """
    done = done or act.type
    if done in _ASKED_FOR:
        _recommend(context, passage, act, thing, evidence)
        return
    mention = next((m for m in _named(context, passage, thing, done)), None) if done in _LINKS else None
    plan = context.plan_at(passage, mention)
    if mention is None or plan is None:
        return
    if isinstance(mention.value, PlanWords) and not mention.value.part:
        context.say(act, "planAct", Concept("plan-act", _AS_PLAN_ACT.get(done, done)), evidence)
    if outcome is not None:
        for joined in _with_those_beside(context, passage, thing, mention):
            context.say(outcome, _LINKS[done], joined, evidence)
    if done == "extended":
        _extend(context, passage, thing, plan, evidence, meeting=meeting, outcome=outcome)


def _named(context: Context, passage: Passage, thing: Object, code: str) -> list[Mention]:
    """The plans that are themselves the object."""
    return [m for m in passage.mentions_within(thing.start, thing.end) if _is_object(context, passage, thing, m, code)]


def _with_those_beside(context: Context, passage: Passage, thing: Object, mention: Mention) -> Iterator[Plan]:
    """A plan that is the object, and those named with it: "the strategic plan … and the work programme …"."""
    end = -1
    for m in passage.mentions_within(mention.start, thing.end):
        plan = context.plan_at(passage, m) if m.type == "Plan" else None
        joint = context.grammar.pattern("separators").fullmatch(passage.view.text, end, m.start) if end >= 0 else True
        if plan is None or not joint:
            return
        yield plan
        end = m.end


def _is_object(context: Context, passage: Passage, thing: Object, mention: Mention, code: str) -> bool:
    """Whether a plan is itself the object, and not what something else is of.

    Only its owner or its number stands before it (or, if the verb stands behind its object, only the verb behind it).
    """
    if mention.type != "Plan" or in_its_light(context, passage, thing, mention.start, code):
        return False
    text, of = passage.view.text, context.grammar.macros.get("of", "\0")
    before, behind = text[thing.start : mention.start], text[mention.end : thing.end]
    owners = [m for m in passage.mentions_within(thing.start, mention.start) if m.type == "Body"]
    rest = len(before) - sum(min(m.end, mention.start) - m.start for m in owners)
    rest -= sum(len(word[0]) for word in context.grammar.pattern("before_a_plan").finditer(before))
    first = rest <= _NEAR and of not in before
    passive = all(thing.end != sentence.end for sentence in passage.sentences)
    last = passive and len(behind) <= _NEAR and of not in behind
    return (first or last) and not behind.startswith(of)


def _recommend(context: Context, passage: Passage, act: Act, thing: Object, evidence: Evidence) -> None:
    """State that a plan is asked for, that it is to be extended, or that somebody is advised to approve it."""
    for relation in _ASKED_FOR[act.type]:
        for match in context.matches(passage, relation):
            mention = match.one("plan", "plan2")
            if mention is not None and thing.start <= mention.start < thing.end and context.plan_at(passage, mention):
                code = "recommended-extension" if relation == "plan-extension" else act.type
                context.say(act, "planAct", Concept("plan-act", code), evidence)
                return


def _extend(
    context: Context,
    passage: Passage,
    thing: Object,
    plan: Plan,
    evidence: Evidence,
    *,
    meeting: Meeting | None,
    outcome: Outcome | None,
) -> None:
    """State the period that a plan was given, by which text and where, and its name by that period."""
    for match in context.matches(passage, "plan-period"):
        if not thing.start <= match.sentence.places[match.start] < thing.end + _NEAR:
            continue
        start = _year(context, passage, match, "start") or plan.period.partition("-")[0]
        until = match.one("until")
        end = _year(context, passage, match, "end")
        if until is not None and isinstance(until.value, DateRange):
            end = until.value.end[:4]
        if not start <= end:
            continue
        period = Period(plan, start, end)
        context.say(plan, "period", period, evidence)
        context.say(Plan(plan.owner, plan.type, f"{start}-{end}"), "versionOf", plan, evidence)
        if meeting is not None:
            context.say(period, "heldAt", meeting, evidence)
        if outcome is not None:
            context.say(period, "decidedBy", outcome, evidence)
        return


def _year(context: Context, passage: Passage, match: Match, slot: str) -> str:
    if slot not in match.words:
        return ""
    return str(context.grammar.number(passage.view.text[slice(*match.words[slot])]) or "")
