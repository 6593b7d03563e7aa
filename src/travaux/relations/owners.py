"""Whose resolution or decision a number names.

A number alone says little: 1/3 may be a resolution of several bodies, and 2019/4 a decision of a dozen boards. In this
order: the body that the text names with it; the body last named before it in the sentence whose numbers look like this;
the meeting whose texts the heading or the title speaks of; the document's own body; the body that the same document
names with the same number elsewhere; the document's family; the General
Assembly or the Security Council where the form of the number leaves no other. Otherwise the citation stays unresolved
and is reported.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from travaux.extract.gazetteer import is_nominative
from travaux.extract.mentions import Mention
from travaux.extract.passages import Passage
from travaux.extract.values import Numbers
from travaux.model import Outcome, OutcomeKind
from travaux.relations.context import Context
from travaux.relations.scopes import Scope, consistent, scopes_over

_NOBODY = "?"
_OF = 8  # characters: what stands between a text and whose it is ("of the") is no longer
_NAME = 24  # characters: the end of a name is looked for in as many


def fits(context: Context, slug: str, kind: OutcomeKind, number: str) -> bool:
    """Whether a number looks like one of a body's resolutions or decisions, by the authority file."""
    entry = context.authority.bodies.get(slug)
    pattern = entry.numbers.get(kind) if entry else None
    return pattern is not None and pattern.fullmatch(number.replace(" ", "")) is not None


def resolve_owners(context: Context, scopes: Sequence[Scope]) -> None:
    """Find the body of each number in the document, and report those that stay without one."""
    everywhere = [*context.lines, *context.passages]
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    explicit: dict[tuple[int, int], str] = {}
    for passage in everywhere:
        found = _explicit(context, passage)
        for mention in _numbers(passage):
            slug = found.get(mention.start, "")
            explicit[id(passage), mention.start] = slug
            if slug and slug != _NOBODY:
                assert isinstance(mention.value, Numbers)
                for number in mention.value.numbers:
                    named[mention.value.kind, number].add(slug)
    for passage in everywhere:
        for mention in _numbers(passage):
            assert isinstance(mention.value, Numbers)
            slug = explicit[id(passage), mention.start]
            outcomes = []
            for number in mention.value.numbers:
                owner = (
                    _distinctive(context, mention.value.kind, number)
                    or slug
                    or _implied(context, passage, mention, number, named, scopes)
                )
                if owner and owner != _NOBODY:
                    outcomes.append(Outcome(mention.value.kind, owner, number))
                else:
                    _report(context, passage, mention, number)
            context.set_outcomes(passage, mention, tuple(outcomes))


def _numbers(passage: Passage) -> Iterable[Mention]:
    return (mention for mention in passage.mentions if mention.type == "Outcome")


def _explicit(context: Context, passage: Passage) -> dict[int, str]:
    """Start of a mention → slug of the body named with it, or ``?`` where the text names one that we do not know."""
    out: dict[int, str] = {}
    nearest: dict[int, int] = {}
    for match in context.matches(passage, "owner"):
        outcome, holder = match.one("outcome"), match.one("body", "meeting")
        if outcome is None or holder is None or not isinstance(outcome.value, Numbers):
            continue
        slug = _fitting(context, passage, holder, outcome.value)
        if ends_longer_name(context, passage, holder):
            out.setdefault(outcome.start, _NOBODY)
            continue
        if holder.start >= nearest.get(outcome.start, -1) and (slug or outcome.start not in out):
            nearest[outcome.start] = holder.start
            if slug:
                out[outcome.start] = slug
            elif match.frame.decisive and _claims(context, holder, outcome):
                out.setdefault(outcome.start, _NOBODY)
    previous: Mention | None = None
    for mention in _numbers(passage):
        between = passage.view.text[previous.end : mention.start] if previous is not None else None
        if mention.start not in out and _ends_with_unknown_body(context, passage, mention):
            out[mention.start] = _NOBODY
        elif (
            mention.start not in out
            and between is not None
            and context.grammar.pattern("separators").fullmatch(between)
            and not _is_its(context, passage, mention)
        ):
            slug = out.get(previous.start, "") if previous is not None else ""
            assert isinstance(mention.value, Numbers)
            if slug and all(fits(context, slug, mention.value.kind, number) for number in mention.value.numbers):
                out[mention.start] = slug
        previous = mention
    return out


def _fitting(context: Context, passage: Passage, holder: Mention, value: Numbers) -> str:
    """The body that a mention means, if all the numbers look like its numbers."""
    if ends_longer_name(context, passage, holder):
        return ""
    slug = context.resolve(holder.bodies, passage, holder.start)
    slugs = [slug] if slug else context.possible(holder.bodies)
    fitting = [s for s in slugs if all(fits(context, s, value.kind, number) for number in value.numbers)]
    if len(fitting) > 1:
        family = context.authority.family(context.body) if context.body else ""
        related = [s for s in fitting if context.authority.family(s) == family]
        fitting = related if len(related) == 1 else []
    if not slug and not fitting:
        return _principal(context, holder, value)
    introduced = len(fitting) == 1 and context.introduced(fitting[0], holder.bodies, passage, holder.start)
    return fitting[0] if introduced else ""


def _principal(context: Context, holder: Mention, value: Numbers) -> str:
    """The one principal organ with such numbers that a short name may mean, whatever the document: Council 1373 (2001).

    Documents of all bodies call the principal organs so; another body of this short name with such numbers forbids it.
    """
    named = [name.slug for name in holder.bodies if name.short]
    fitting = [s for s in named if all(fits(context, s, value.kind, number) for number in value.numbers)]
    one = fitting[0] if len(fitting) == 1 else ""
    return one if one and context.authority.bodies[one].kind == "principal-organ" else ""


def ends_longer_name(context: Context, passage: Passage, holder: Mention) -> bool:
    """Whether a short name ends a longer one that we do not know: the words before it are none of the sentence."""
    pattern = context.grammar.data.get("before_a_body")
    before = passage.view.text[max(0, holder.start - _NAME) : holder.start]
    if not (pattern and before and any(name.short for name in holder.bodies)):
        return False
    return context.grammar.pattern("before_a_body").search(before) is None


def _claims(context: Context, holder: Mention, outcome: Mention) -> bool:
    """Whether a body that cannot have the number is still said to have it: it adopts texts, or stands right before."""
    entries = [context.authority.bodies[name.slug] for name in holder.bodies]
    return holder.end == outcome.start or any(entry.scheme or entry.numbers for entry in entries)


def _ends_with_unknown_body(context: Context, passage: Passage, mention: Mention) -> bool:
    """Whether right before a number (and its date), or behind it, stands an organization that we do not know."""
    end = mention.start
    for other in passage.mentions_before(mention.start):
        if other.end != end:
            break
        if other.type in ("Body", "Meeting"):
            return False
        if other.type == "Date":
            end = other.start
    if _owner_behind(context, passage, mention):
        return True
    heads = context.grammar.data.get("body_heads")
    before = passage.view.text[max(0, end - _NAME) : end]
    return bool(heads) and re.search(f"{heads}(?:{context.grammar.macros.get('of', '')})?$", before) is not None


def _owner_behind(context: Context, passage: Passage, mention: Mention) -> bool:
    """Whether right behind a number stands an organization that the authority file does not have."""
    found = context.grammar.pattern("owner_behind").match(passage.view.text, mention.end)
    if found is None:
        return False
    following = next(iter(passage.mentions_within(mention.end, found.end() + 1)), None)
    return following is None


def _implied(
    context: Context,
    passage: Passage,
    mention: Mention,
    number: str,
    named: Mapping[tuple[str, str], set[str]],
    scopes: Sequence[Scope],
) -> str:
    assert isinstance(mention.value, Numbers)
    kind = mention.value.kind
    acting, owning = _named_in_sentence(context, passage, mention)
    slug = _first_fitting(context, passage, acting, Numbers(kind, (number,)))
    if slug:
        return slug
    for scope in scopes_over(passage, scopes):
        body = scope.meeting.body
        if fits(context, body, kind, number) and consistent(Outcome(kind, body, number), scope.meeting):
            return body
    if context.body and _can_have(context, context.body, kind, number):
        return context.body
    slug = _first_fitting(context, passage, owning, Numbers(kind, (number,)))
    if slug:
        return slug
    elsewhere = named.get((kind, number), set())
    return next(iter(elsewhere)) if len(elsewhere) == 1 else by_form(context, kind, number)


def _first_fitting(context: Context, passage: Passage, holders: Iterable[Mention], value: Numbers) -> str:
    found = (_fitting(context, passage, holder, value) for holder in holders if holder.bodies)
    return next((slug for slug in found if slug), "")


def _named_in_sentence(
    context: Context, passage: Passage, mention: Mention
) -> tuple[Sequence[Mention], Sequence[Mention]]:
    """What the sentence names before a text, the nearest first; and apart, where the text is "its", owners of others.

    "Its" text is that of who acts, rather than of a body that is only named as that of another text: "the Council,
    recalling General Assembly resolution 76/1 and its resolution 52/1".
    """
    sentence = passage.sentence_of(mention)
    before = [other for other in passage.mentions_before(mention.start) if other.start >= sentence.start]
    if not _is_its(context, passage, mention):
        return before, ()
    owning = [other for other in before if _only_owns(context, passage, other)]
    return [other for other in before if other not in owning], owning


def _is_its(context: Context, passage: Passage, mention: Mention) -> bool:
    """Whether a text is said to be "its"."""
    text, start = passage.view.text, mention.start
    words = f"{text[max(0, start - _NAME) : start]}|{text[start : mention.end]}"
    return context.grammar.pattern("its_text").search(words) is not None


def _only_owns(context: Context, passage: Passage, holder: Mention) -> bool:
    """Whether a body stands right before a text or, behind an "of the", behind it as that whose text it is."""
    text = passage.view.text
    if is_nominative(text[holder.start : holder.end], context.grammar.language):
        return False
    texts = [mention for mention in passage.mentions if mention.type == "Outcome" and holder.type == "Body"]
    gaps = [text[one.end : holder.start] for one in texts if one.end <= holder.start]
    before = any(one.start >= holder.end and not text[holder.end : one.start].strip() for one in texts)
    return before or any(len(gap) <= _OF and not set(gap) & set(",،") for gap in gaps)


def _can_have(context: Context, slug: str, kind: OutcomeKind, number: str) -> bool:
    """Whether a number looks like a body's, and is not of a session after that for which the document was issued.

    So a number that a body took over from another (10/1, of the Governing Council or of the Environment Assembly) is
    not read as its own before it has come so far.
    """
    if not fits(context, slug, kind, number):
        return False
    session, series = context.prepared_for, number.split("/")[0]
    if session is None or session.body != slug or context.authority.bodies[slug].scheme != "numbered":
        return True
    return not (series.isdigit() and session.series.isdigit()) or int(series) <= int(session.series)


def _distinctive(context: Context, kind: OutcomeKind, number: str) -> str:
    """The one body whose numbers carry its letters: 22/CP.7, WHA66.1."""
    if not re.search(r"[A-Z]{2,}[0-9]*\.", number):
        return ""
    found = [slug for slug in context.authority.bodies if fits(context, slug, kind, number)]
    return found[0] if len(found) == 1 else ""


def by_form(context: Context, kind: OutcomeKind, number: str) -> str:
    """The one body of the document's family, or the one principal organ, whose numbers look like this."""
    family = context.authority.family(context.body) if context.body else ""
    if family:
        related = [
            s
            for s in context.authority.bodies
            if context.authority.family(s) == family and _can_have(context, s, kind, number)
        ]
        if len(related) == 1:
            return related[0]
        if related:
            return ""
    known = [entry for entry in context.authority.bodies.values() if fits(context, entry.slug, kind, number)]
    fitting = [entry for entry in known if not entry.suspended]
    principal = [entry for entry in fitting if entry.kind == "principal-organ"]
    if len(principal) != 1:
        return ""
    # Numbers by year are everybody's: dozens of boards have a decision 2023/1.
    return principal[0].slug if principal[0].scheme != "yearly" or len(fitting) == 1 else ""


def sole_owner(context: Context, kind: OutcomeKind, number: str) -> str:
    """The one body at all whose numbers look like this: WHA66.2 says whose it is."""
    found = [slug for slug in context.authority.bodies if fits(context, slug, kind, number)]
    return found[0] if len(found) == 1 else ""


def _report(context: Context, passage: Passage, mention: Mention, number: str) -> None:
    words = passage.words(mention.start, mention.end)
    kind = mention.value.kind if isinstance(mention.value, Numbers) else "text"
    context.report(
        "unresolved-citation",
        f"“{words}”: it is not said whose {kind} {number} is, or its body is not in the authority file.",
        passage,
        "Add the body to data/authority/bodies.ttl if it is missing.",
    )
