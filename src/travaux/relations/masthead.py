"""What the masthead prints: symbol, dates, languages, body, meeting, agenda item, title, author, asterisk notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from travaux.extract.mentions import Mention
from travaux.extract.passages import Passage, passage
from travaux.extract.values import DateRange, MeetingWords, Numbers
from travaux.model import AgendaItem, Body, Evidence, Meeting, Outcome, Span, Value, Work
from travaux.relations.citations import clean_symbol, own_outcome
from travaux.relations.context import Context
from travaux.relations.meetings import designate, say_held
from travaux.relations.owners import by_form, fits
from travaux.view import display

_STARS = re.compile(r"((?:\\?\*)+)")


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
    values: list[tuple[str, str, Passage]] = field(default_factory=list)
    bodies: list[tuple[Mention, Passage]] = field(default_factory=list)
    text: list[Passage] = field(default_factory=list)


def masthead_lines(context: Context) -> list[Passage]:
    """The lines of the masthead as passages, numbered downwards from -1 so that they cannot be taken for paragraphs."""
    paragraph = next((p for p in context.document.paragraphs if p.kind == "masthead"), None)
    if paragraph is None:
        return []
    return [
        passage(context.document.text, paragraph, -1 - number, context.grammar, context.authority, (span,))
        for number, span in enumerate(paragraph.spans)
    ]


def recognize(context: Context) -> Masthead:
    """Sort the lines of the masthead by what they print."""
    head = Masthead()
    for line in context.lines:
        _sort(context, head, line)
    symbol = context.authority.by_symbol(head.symbol[0]) if head.symbol is not None else ""
    context.body = symbol  # so that short names in the masthead are understood
    context.body = _body(context, head) or symbol or _speaker(context)[0]
    head.outcome = _own(context, head)
    if head.outcome is not None and not context.body:
        context.body = head.outcome.body
    return head


def _own(context: Context, head: Masthead) -> Outcome | None:
    """The text that a document is: by the number that stands alone in its masthead, and the body it can be of."""
    if head.number is None or len(head.number[0].numbers) != 1:
        return None
    kind, number = head.number[0].kind, head.number[0].numbers[0]
    if context.body and fits(context, context.body, kind, number):
        return Outcome(kind, context.body, number)
    body = by_form(context, kind, number)
    return Outcome(kind, body, number) if body else None


def _speaker(context: Context) -> tuple[str, Passage | None]:
    """The body that speaks in a resolution: "The Economic and Social Council," stands alone before the preamble."""
    for opening in context.passages[:3]:
        first = opening.mentions[0] if opening.mentions else None
        if first is not None and first.bodies and first.start == 0 and opening.view.text[first.end :] == ",":
            return context.resolve(first.bodies, opening, 0), opening
    return "", None


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
    if "agenda" in patterns and (match := patterns["agenda"].match(text)):
        head.agenda = head.agenda or (match["item"].replace(" ", ""), line)
        return
    if "votes" in patterns and patterns["votes"].match(text):
        return
    if "number_title" in patterns and (match := patterns["number_title"].match(text)):
        head.numbered_title = head.numbered_title or (line.view.spans(*match.span("title")), line)
        return
    # Behind the agenda item, or behind session and dates, come the words: a title may be just the name of a session.
    words_begin = head.agenda is not None or (head.meeting is not None and head.dates is not None)
    if not _sort_mentions(context, head, line, words_begin=words_begin):
        head.text.append(line)


def _furniture(context: Context) -> Iterator[str]:
    data = context.grammar.data["masthead"]
    yield from data.get("opening", ())
    yield from data.get("logos", ())


def _date_value(match: re.Match[str], context: Context) -> str:
    months = context.grammar.data["masthead"]["months"]
    return f"{match['y']}-{months[match['month']]:02}-{int(match['d']):02}"


def _sort_mentions(context: Context, head: Masthead, line: Passage, *, words_begin: bool) -> bool:
    """A line of nothing but a symbol, a number, bodies, a meeting, dates and a place."""
    rest = _rest(context, line)
    kinds = {mention.type for mention in line.mentions}
    if rest or not kinds:
        return False
    first = line.mentions[0]
    if kinds == {"Symbol"} and isinstance(first.value, str):
        head.symbol = head.symbol or (clean_symbol(first.value), line)
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
            and head.dates is None
            and mention.value.precise
        ):
            head.dates = (mention.value, line)
    return True


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


# ---------------------------------------------------------------- stating


def state(context: Context, head: Masthead) -> None:
    """State what the masthead says of the document and its meeting."""
    rule = f"{context.grammar.language}.masthead."
    if head.symbol is not None and head.source is None:
        context.say(context.work, "symbol", Value(head.symbol[0]), _evidence(context, rule + "symbol", head.symbol[1]))
    if head.source is not None:
        context.say(
            context.work, "source", Work(head.source[0]), _evidence(context, rule + "restatement", head.source[1])
        )
    _values(context, head, rule)
    lines = [line for _, line in head.bodies][-1:] or (
        [speaker] if (speaker := _speaker(context)[1]) is not None else []
    )
    if context.body and lines:
        context.say(context.work, "forBody", Body(context.body), _evidence(context, rule + "body", *lines))
    meeting = _meeting(context, head, rule)
    _agenda(context, head, meeting, rule)
    _title(context, head, rule)
    _notes(context, rule)


def _evidence(context: Context, rule: str, *lines: Passage) -> Evidence:
    pairs = [(span, line.paragraph.eid) for line in lines for span in line.paragraph_spans()]
    return Evidence.of(context.document.text, tuple(sorted(set(pairs))), rule)


def _values(context: Context, head: Masthead, rule: str) -> None:
    data = context.grammar.data["masthead"]
    for name, value, line in head.values:
        evidence = _evidence(context, rule + name, line)
        if name == "distribution":
            context.say(context.work, "distribution", Value(data.get("distributions", {}).get(value, value)), evidence)
        elif name == "date":
            context.say(context.work, "issued", Value(value, "date"), evidence)
        elif name == "original":
            context.say(context.work, "originalLanguage", Value(data["languages"][value], "language"), evidence)


def _meeting(context: Context, head: Masthead, rule: str) -> Meeting | None:
    if head.meeting is None or not context.body:
        return None
    mention, line = head.meeting
    assert isinstance(mention.value, MeetingWords)
    year = int(head.dates[0].start[:4]) if head.dates is not None else 0
    meeting = designate(context, mention.value, context.body, year)
    if meeting is None:
        return None
    context.set_meeting(line, mention.start, meeting)
    lines = [line] if head.dates is None or head.dates[1] is line else [line, head.dates[1]]
    context.say(context.work, "preparedFor", meeting, _evidence(context, rule + "meeting", line))
    if head.dates is not None:
        date, where = head.dates
        place = next((m for m in where.mentions if m.type == "Place"), None)
        online = re.search(context.grammar.macros.get("online", "(?!)"), where.view.text) is not None
        say_held(context, meeting, date, _evidence(context, rule + "dates", *lines), place, online=online)
    return meeting


def _agenda(context: Context, head: Masthead, meeting: Meeting | None, rule: str) -> None:
    if head.agenda is None or meeting is None:
        return
    number, line = head.agenda
    item = AgendaItem(meeting, number)
    context.say(context.work, "underAgendaItem", item, _evidence(context, rule + "agenda", line))
    stars = _STARS.search(context.document.text, line.view.bounds[0].start, line.view.bounds[0].end)
    for note in _star_notes(context):
        mark = stars[1].replace("\\", "") if stars else ""
        symbols = [m for m in note.mentions if m.type == "Symbol"]
        if note.paragraph.para == f"fn{mark}" and len(symbols) == 1 and isinstance(symbols[0].value, str):
            evidence = _evidence(context, rule + "agenda-note", line, note)
            context.say(item, "listedIn", Work(clean_symbol(symbols[0].value)), evidence)
            return


def _star_notes(context: Context) -> Iterator[Passage]:
    return (p for p in context.passages if p.paragraph.kind == "note" and p.paragraph.para.startswith("fn*"))


def _notes(context: Context, rule: str) -> None:
    """A note that says that the document was issued again."""
    pattern = context.grammar.masthead.get("reissued")
    for note in _star_notes(context):
        if pattern is None or not pattern.search(note.view.text):
            continue
        date = next((m.value for m in note.mentions if m.type == "Date" and isinstance(m.value, DateRange)), None)
        if date is not None and date.precise:
            context.say(
                context.version, "modified", Value(date.start, "date"), _evidence(context, rule + "reissued", note)
            )


# ---------------------------------------------------------------- title and author


def author(context: Context, head: Masthead) -> str:
    """Slug of the body that wrote the document, by its author line or its title; blank if neither says."""
    _, _, written = _words(context, head)
    return written[0].slug if written is not None else ""


def _title(context: Context, head: Masthead, rule: str) -> None:
    topic, title, written = _words(context, head)
    if written is not None:
        context.say(context.work, "creator", written[0], written[1])
    if head.numbered_title is not None:
        spans, line = head.numbered_title
        words = Value(display(context.document.text, spans), "text", context.document.language)
        context.say(context.version, "title", words, _evidence(context, rule + "numbered-title", line))
    elif title:
        _say_title(context, context.version, title, rule + "title")
    item = next((s.object for s in context.statements if s.relation == "underAgendaItem"), None)
    if isinstance(item, AgendaItem) and topic:
        _say_title(context, item, topic, rule + "agenda-title")


def _words(
    context: Context, head: Masthead
) -> tuple[Sequence[Passage], Sequence[Passage], tuple[Body, Evidence] | None]:
    """The topic of the agenda item, the title, and the author with the words that name it; blank where not printed."""
    groups = _groups(context, head)
    rest, written = [], None
    for group in groups:
        found = _author(context, group, "author-line") if len(groups) > 1 else None
        if found is None:
            rest.append(group)
        written = written or found
    both = len(rest) > 1 and head.agenda is not None
    topic, title = (rest[0], rest[1]) if both else ([], rest[0] if rest else [])
    if title and written is None:
        written = _author(context, title, "author-title")
    return topic, title, written


def _say_title(context: Context, subject: object, group: Sequence[Passage], rule: str) -> None:
    spans = [span for line in group for span in line.view.bounds]
    words = display(context.document.text, spans)
    title = Value(words, "text", context.document.language)
    context.say(subject, "title", title, _evidence(context, rule, *group))  # type: ignore[arg-type]


def _groups(context: Context, head: Masthead) -> list[list[Passage]]:
    """The lines of words behind the meeting and the agenda item, those without a blank line between them together."""
    anchors = [line for found in (head.agenda, head.meeting, head.dates) if found is not None for line in (found[1],)]
    after = head.agenda[1].index if head.agenda is not None else min((line.index for line in anchors), default=0)
    groups: list[list[Passage]] = []
    previous: Span | None = None
    for line in head.text:
        if line.index >= after or _is_aside(context, line):
            continue
        bound = line.view.bounds[0]
        between = context.document.text[previous.end : bound.start] if previous is not None else "\n\n"
        if between.count("\n") == 1 and not between.strip() and not _dense(context):
            groups[-1].append(line)
        else:
            groups.append([line])
        previous = bound
    return groups


def _is_aside(context: Context, line: Passage) -> bool:
    """Whether a line says how a text came about (adoption, sponsors), and so is neither topic nor title."""
    patterns = [context.grammar.masthead[name] for name in ("adoption", "aside") if name in context.grammar.masthead]
    return any(pattern.search(line.view.text) for pattern in patterns) or any(context.matches(line, "adopted-own"))


def _dense(context: Context) -> bool:
    """Whether the masthead has no blank lines, so that each line stands for itself."""
    bounds = [line.view.bounds[0] for line in context.lines]
    text = context.document.text[bounds[0].start : bounds[-1].end] if bounds else ""
    return "\n\n" not in re.sub(r"[ \t]+", "", text)


def _author(context: Context, group: Sequence[Passage], kind: str) -> tuple[Body, Evidence] | None:
    if len(group) != 1 and kind == "author-line":
        return None
    spans = tuple(span for line in group for span in line.view.bounds)
    whole = passage(
        context.document.text, group[0].paragraph, group[0].index, context.grammar, context.authority, spans
    )
    for match in context.matches(whole, kind):
        body = context.body_thing(match.one("body"), whole)
        if body is not None:
            return body, _evidence(context, match.frame.id, *group)
    return None


# ---------------------------------------------------------------- the document's own resolution


def state_own(context: Context, head: Masthead) -> None:
    """A document that is itself a resolution or decision: the adoption line says when and at which meeting."""
    own = head.outcome or own_outcome(context.work.name, context.authority)
    if own is None:
        return
    for line in context.lines:
        for match in context.matches(line, "adopted-own"):
            evidence = _evidence(context, match.frame.id, line)
            date, mention = match.one("date"), match.one("meeting")
            context.say(own, "adoptedBy", Body(own.body), evidence)
            context.say(own, "publishedIn", context.work, evidence)
            if date is not None and isinstance(date.value, DateRange):
                context.say(own, "date", Value(date.value.start, "date"), evidence)
            meeting = _own_meeting(context, own, mention)
            if meeting is not None:
                context.say(own, "adoptedAt", meeting, evidence)
            return


def _own_meeting(context: Context, own: Outcome, mention: Mention | None) -> Meeting | None:
    if mention is None or not isinstance(mention.value, MeetingWords):
        return None
    words = mention.value
    if words.plenary and context.authority.bodies[own.body].scheme == "numbered" and "/" in own.number:
        return Meeting(own.body, own.number.split("/")[0], str(words.ordinal))
    return designate(context, words, own.body)
