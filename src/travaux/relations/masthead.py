"""Which line of the masthead prints what: symbol, dates, languages, body, meeting, agenda item, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from travaux.extract.mentions import Mention
from travaux.extract.passages import Passage
from travaux.extract.values import DateRange, Numbers, latin_letters, number_as_printed
from travaux.model import Evidence, Outcome, OutcomeKind, Span
from travaux.relations.citations import clean_symbol, own_outcome
from travaux.relations.context import Context
from travaux.relations.owners import by_form, fits, sole_owner

_NUMBER_AT_END = re.compile(r"[^\W\d] ((?:WHA|EB)[0-9]{1,3}(?:\.R?[0-9]{1,3}|\([0-9]{1,3}\)))$")
_HEADED = re.compile(r"^[IVX0-9A-Z]{1,4}[.)]\s*")
_FIRST = 4  # lines: the symbol stands among the first, be it behind the name of an organization
_LETTER = re.compile(r"(?<=[0-9])\(?([a-z])\)")  # of an agenda item: 5 a) is 5(a)


@dataclass
class Masthead:
    """What was recognized, line by line, before anything is stated."""

    symbol: tuple[str, Passage] | None = None
    source: tuple[str, Passage] | None = None
    number: tuple[Numbers, Passage] | None = None
    outcome: Outcome | None = None
    agenda: tuple[str, Passage] | None = None
    meeting: tuple[Mention, Passage] | None = None
    dates: tuple[DateRange, Passage] | None = None
    numbered_title: tuple[tuple[Span, ...], Passage] | None = None
    title_follows: bool = False
    values: list[tuple[str, str, Passage]] = field(default_factory=list)
    bodies: list[tuple[Mention, Passage]] = field(default_factory=list)
    report: list[Passage] = field(default_factory=list)
    text: list[Passage] = field(default_factory=list)


def recognize(context: Context) -> Masthead:
    """Sort the lines of the masthead by what they print."""
    head = Masthead()
    for line in context.lines:
        _sort(context, head, line)
    symbol = context.authority.by_symbol(head.symbol[0]) if head.symbol is not None else ""
    context.body = symbol  # so that short names in the masthead are understood
    context.body = _body(context, head) or symbol or speaker(context)[0] or _who_reports(context)
    named = own_outcome(head.symbol[0], context.authority) if head.symbol is not None else None
    if named is not None:  # the symbol of a text says whose it is
        context.body = named.body
    head.outcome = _own(context, head)
    speaks = speaker(context)[0]
    if head.outcome is not None and speaks not in ("", head.outcome.body):  # a compilation of the texts of another body
        kind, number = head.outcome.kind, head.outcome.number
        head.outcome = Outcome(kind, speaks, number) if fits(context, speaks, kind, number) else None
    if head.outcome is not None and not context.body:
        context.body = head.outcome.body
    return head


def _who_reports(context: Context) -> str:
    """The body whose report the title says that the document is, where no line names it alone."""
    for line in context.lines:
        for match in context.matches(line, "reported"):
            holder = match.one("body", "meeting")
            slug = context.resolve(holder.bodies, line, holder.start) if holder is not None else ""
            if slug:
                return slug
    return ""


def _own(context: Context, head: Masthead) -> Outcome | None:
    """The text that a document is: by the number that stands alone in its masthead, and the body it can be of."""
    if head.number is None or len(head.number[0].numbers) != 1:
        return None
    kind, number = head.number[0].kind, head.number[0].numbers[0]
    if context.body and fits(context, context.body, kind, number):
        return Outcome(kind, context.body, number)
    telling = any(map(str.isalpha, number.replace("S-", "")))  # WHA66.2, 12/CP.24
    body = sole_owner(context, kind, number) if telling else by_form(context, kind, number)
    yearly = body and context.authority.bodies[body].scheme == "yearly"  # everybody numbers by years
    return Outcome(kind, body, number) if body and not yearly else None


def speaker(context: Context) -> tuple[str, Passage | None]:
    """The body that speaks in a resolution: "The Economic and Social Council," stands alone before the preamble."""
    for opening in context.passages[:3]:
        first = opening.mentions[0] if opening.mentions else None
        if first is not None and first.bodies and _speaks(context, opening.view.text, first):
            slugs = dict.fromkeys(name.slug for name in first.bodies)
            return context.resolve(first.bodies, opening, 0) or context.most_named(slugs), opening
    return "", None


def _speaks(context: Context, text: str, first: Mention) -> bool:
    """Whether a line is no more than the name of a body and a comma, with what a language puts before it."""
    preamble = context.grammar.masthead.get("preamble")
    opens = first.start == 0 or (preamble is not None and preamble.search(text) is not None)
    return opens and text[first.end :] in (",", "،")


# ---------------------------------------------------------------- recognizing


def _sort(context: Context, head: Masthead, line: Passage) -> None:
    text = line.view.text
    patterns = context.grammar.masthead
    if any(re.fullmatch(p.rstrip("$"), text) for p in _furniture(context)):
        return
    restated = patterns.get("restatement")
    if restated is not None and (match := restated.search(text)):
        head.source = (match["source"], line)
        return
    if "notice" in patterns and patterns["notice"].search(text):
        return
    for name in ("distribution", "date", "language", "original"):
        if name in patterns and (match := patterns[name].match(text)):
            value = _date_value(match, context) if name == "date" else match["value"]
            head.values.append((name, value, line))
            return
    issued = any(name == "date" for name, _, _ in head.values)
    if (
        "date_line" in patterns
        and not issued
        and head.values
        and head.meeting is None
        and patterns["date_line"].match(text)
    ):
        issue = next((m.value for m in line.mentions if isinstance(m.value, DateRange)), None)
        if issue is not None:
            head.values.append(("date", issue.start, line))
            return
    if "agenda" in patterns and (match := patterns["agenda"].match(text)):
        item = latin_letters(match["item"], context.grammar).replace(" ", "")
        head.agenda = head.agenda or (_LETTER.sub(r"(\1)", item), line)
        return
    if "votes" in patterns and patterns["votes"].match(text):
        return
    if _numbered(context, head, line):
        return
    bracketed = _issued_in_brackets(line)
    if bracketed and not issued:
        head.values.append(("date", bracketed, line))
        return
    if (reported := _session_reported(context, head, line)) is not None:
        head.meeting = (reported, line)
        head.report = [head.bodies[-1][1], line] if reported.start == 0 else [line]
        head.bodies.append(head.meeting)
        return
    if head.symbol is None and line.index > -_FIRST and (ending := _symbol_at_end(line)):
        head.symbol = (ending, line)
    # Behind the agenda item, or behind session and dates, come the words: a title may be just the name of a session.
    words_begin = head.agenda is not None or (head.meeting is not None and head.dates is not None)
    if not _sort_mentions(context, head, line, words_begin=words_begin):
        head.text.append(line)


def _numbered(context: Context, head: Masthead, line: Passage) -> bool:
    """Whether a line prints the number of the text that the document is, with its title, alone, or is the title."""
    text, pattern = line.view.text, context.grammar.masthead.get("number_title")
    if pattern is not None and (match := pattern.match(text)):
        head.numbered_title = head.numbered_title or (line.view.spans(*match.span("title")), line)
        _number(context, head, match["number"], line)
        return True
    ending = _NUMBER_AT_END.search(text)
    if ending is not None and head.number is None and _number(context, head, ending[1], line):
        return True
    alone = re.fullmatch(rf"({context.grammar.macros['number']})\.?", text)
    if alone is not None and head.number is None and _number(context, head, alone[1], line):
        head.title_follows = True
        return True
    if head.title_follows and not _is_named(context, line):
        head.numbered_title, head.title_follows = (line.view.bounds, line), False
        return True
    return False


def _number(context: Context, head: Masthead, number: str, line: Passage) -> bool:
    """Note the number of the text that the document is, if the masthead or the number itself says of what kind."""
    printed = number_as_printed(number)
    kinds: tuple[OutcomeKind, ...] = ("resolution", "decision")
    kind = next((found.kind for found in _kinds(context)), None)
    if kind is None:  # WHA66.2 is a resolution, WHA75(12) a decision, wherever they stand
        telling = any(map(str.isalpha, printed))
        fitting = [kind for kind in kinds if telling and sole_owner(context, kind, printed)]
        kind = fitting[0] if len(fitting) == 1 else None
    if kind is not None and head.number is None:
        head.number = (Numbers(kind, (printed,)), line)
    return kind is not None


def _is_named(context: Context, line: Passage) -> bool:
    """Whether a line is furniture or names no more than bodies, meetings and days, and so is no title."""
    return bool(line.mentions) and not _rest(context, line)


def _symbol_at_end(line: Passage) -> str:
    """The symbol that ends a line behind the name of an organization; blank if none does."""
    last = line.mentions[-1] if line.mentions else None
    if last is None or last.type != "Symbol" or last.end != len(line.view.text) or not isinstance(last.value, str):
        return ""
    return clean_symbol(last.value) if line.view.text[: last.start][-1:] == " " else ""


def _session_reported(context: Context, head: Masthead, line: Passage) -> Mention | None:
    """The session whose report a line right behind the name of a body calls the document: the body's own."""
    if not line.mentions or head.meeting is not None or head.agenda is not None or not head.bodies:
        return None
    if head.bodies[-1][1].index != line.index + 1:
        return None
    first, pattern = line.mentions[0], context.grammar.masthead.get("session_report")
    if first.type == "Meeting" and first.start == 0 and not first.bodies:  # Chinese puts the session first
        text = line.view.text[first.end :]
        return first if pattern is not None and pattern.fullmatch(text) is not None else None
    for match in context.matches(line, "reported"):
        meeting = match.one("meeting")
        if meeting is not None and not meeting.bodies and match.one("body") is None:
            return meeting
    return None


def _issued_in_brackets(line: Passage) -> str:
    """The day that stands alone in square brackets, as Official Records print the date of issue; blank if none does."""
    text = line.view.text
    dates = [m for m in line.mentions if isinstance(m.value, DateRange)]
    alone = len(dates) == len(line.mentions) == 1 and text[: dates[0].start] == "[" and text[dates[0].end :] == "]"
    value = dates[0].value if alone else None
    return value.start if isinstance(value, DateRange) and value.precise and value.start == value.end else ""


def _kinds(context: Context) -> Iterator[Numbers]:
    """What the lines of the masthead call the text: a resolution or a decision."""
    kinds = context.grammar.data.get("kinds", {})
    for line in context.lines:
        for match in context.matches(line, "adopted-own"):
            word = next((w for w in kinds if w in line.view.text[match.sentence.start : match.sentence.end]), None)
            if word is not None:
                yield Numbers(kinds[word], ())
    adoption = context.grammar.masthead.get("adoption")
    for line in context.lines:
        if adoption is not None and adoption.search(line.view.text):
            words = line.view.text.lower()
            first = min(((words.find(w), w) for w in kinds if w in words), default=None)
            if first is not None:
                yield Numbers(kinds[first[1]], ())
    for line in context.lines:  # "I. Resolutions" above the first of several
        alone = _HEADED.sub("", line.view.text).lower()
        if alone in kinds:
            yield Numbers(kinds[alone], ())


def _furniture(context: Context) -> Iterator[str]:
    data = context.grammar.data["masthead"]
    yield from data.get("opening", ())
    yield from data.get("logos", ())


def _date_value(match: re.Match[str], context: Context) -> str:
    return f"{match['y']}-{context.grammar.month(match['month']):02}-{int(match['d']):02}"


def _sort_mentions(context: Context, head: Masthead, line: Passage, *, words_begin: bool) -> bool:
    """A line of nothing but a symbol, a number, bodies, a meeting, dates and a place."""
    rest = _rest(context, line)
    kinds = {mention.type for mention in line.mentions}
    if rest or not kinds:
        return False
    first = line.mentions[0]
    symbols = [mention.value for mention in line.mentions if mention.type == "Symbol"]
    if kinds <= {"Symbol", "Body"} and len(symbols) == 1 and isinstance(symbols[0], str):  # United Nations A/80/L.1
        head.symbol = head.symbol or (clean_symbol(symbols[0]), line)
        return True
    if kinds == {"Outcome"} and isinstance(first.value, Numbers):
        head.number = head.number or (first.value, line)
        return True
    if words_begin or not kinds <= {"Body", "Meeting", "Date", "Place"}:
        return False
    for mention in line.mentions:
        if mention.type == "Body" or mention.bodies:
            head.bodies.append((mention, line))
        if mention.type == "Meeting" and head.meeting is None:
            head.meeting = (mention, line)
        if (
            mention.type == "Date"
            and isinstance(mention.value, DateRange)
            and mention.value.precise
            and (head.dates is None or (head.dates[1] is line and _days(mention.value) > _days(head.dates[0])))
        ):
            head.dates = (mention.value, line)
    return True


def _days(dates: DateRange) -> int:
    """How long a session lasts; the day on which it elects its bureau, a year before, is printed beside its dates."""
    return (date.fromisoformat(dates.end) - date.fromisoformat(dates.start)).days


def _rest(context: Context, line: Passage) -> str:
    """What a line has beside its mentions, punctuation, words for "online" and logos."""
    out, position = [], 0
    for mention in line.mentions:
        out.append(line.view.text[position : mention.start])
        position = mention.end
    out.append(line.view.text[position:])
    rest = "".join(out)
    online = context.grammar.macros.get("online")
    rest = re.sub(online, "", rest) if online else rest
    rest = re.sub(r"[\W_]+", " ", rest).strip()
    joint = re.compile(context.grammar.macros.get("and", "(?!)"))
    if {mention.type for mention in line.mentions} in ({"Date"}, {"Body"}) and any(
        map(joint.fullmatch, (rest, f" {rest} "))
    ):
        return ""
    return "" if any(re.fullmatch(logo, rest) for logo in context.grammar.data["masthead"].get("logos", ())) else rest


def _body(context: Context, head: Masthead) -> str:
    """The body of the meeting, else the most special body named; a short name counts below the body it belongs to."""
    seen: list[str] = []
    for mention, _ in head.bodies:
        for name in mention.bodies:
            above = context.authority.ancestors(name.slug)
            if not name.short or any(slug in above for slug in seen) or (context.body and name.slug == context.body):
                seen.append(name.slug)
                break
        if mention.type == "Meeting" and seen:
            return seen[-1]
    meeting = [slug for slug in seen if context.authority.bodies[slug].scheme]
    return (meeting or seen or [""])[-1]


def line_evidence(context: Context, rule: str, *lines: Passage) -> Evidence:
    """Lines of the masthead, or notes that belong to it, as evidence."""
    pairs = [(span, line.paragraph.eid) for line in lines for span in line.view.bounds]
    return Evidence.of(context.document.text, tuple(sorted(set(pairs))), rule)
