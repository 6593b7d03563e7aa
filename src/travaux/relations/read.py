"""Read one document: the whole way from blocks to statements."""

from __future__ import annotations

from travaux import authority, grammar
from travaux.errors import InputError
from travaux.extract.passages import Match, Passage, passage
from travaux.extract.values import MeetingWords
from travaux.limits import MAX_PARAGRAPH
from travaux.model import Finding, Meeting, Paragraph, RawDocument, Reading, Work
from travaux.model.numbers import series_and_number
from travaux.relations.acts import read_acts
from travaux.relations.adoptions import read_adoptions
from travaux.relations.annexes import read_annexes
from travaux.relations.budgets import read_budgets
from travaux.relations.citations import own_outcome, read_citations
from travaux.relations.closing import read_closings
from travaux.relations.context import Context
from travaux.relations.coverage import coverage
from travaux.relations.declared import read_declared
from travaux.relations.drafts import read_sponsors, recognize_draft
from travaux.relations.events import read_events
from travaux.relations.expected import join_events, mark_expected
from travaux.relations.links import read_links
from travaux.relations.masthead import Masthead, recognize
from travaux.relations.masthead_facts import meeting_of, state, state_own
from travaux.relations.masthead_lines import masthead_lines
from travaux.relations.meetings import designate, resolve_meetings, subject_before
from travaux.relations.offices import read_offices
from travaux.relations.operative import speakers
from travaux.relations.operative_acts import read_texts
from travaux.relations.owners import resolve_owners
from travaux.relations.records import read_records
from travaux.relations.scopes import find_scopes
from travaux.relations.state_roles import read_state_roles
from travaux.relations.subjects import read_subjects
from travaux.relations.titles import author
from travaux.relations.votes import read_votes
from travaux.structure import detect, parse


def read_document(raw: RawDocument, *, symbol: str = "", language: str = "", restates: str = "") -> Reading:
    """Read a document.

    Args:
        raw: what the reader of its format delivered.
        symbol: its symbol, where a manifest gives one; a printed one must agree.
        language: its language, where a manifest gives one; else it is read off the text.
        restates: the document that it restates, where a manifest says so.

    Returns:
        Document, statements with evidence, and findings; nothing depends on other documents.
    """
    context = read_context(raw, symbol=symbol, language=language, restates=restates)
    return Reading(
        document=context.document,
        version=context.version,
        statements=tuple(context.statements),
        findings=(*raw.findings, *context.document.findings, *context.findings),
        coverage=coverage(context),
    )


def read_context(raw: RawDocument, *, symbol: str = "", language: str = "", restates: str = "") -> Context:
    """Read a document and keep the context, for ``travaux explain``."""
    language = language or raw.language or detect(raw.text)
    if not language:
        known = ", ".join(sorted(grammar.official_languages()))
        raise InputError(
            f"The language is none of the six official ones ({known}), or the text is too short to tell.",
            path=raw.name,
            remedy="If it is one of them, say so in a corpus.toml beside the file: [[document]] file, language.",
        )
    rules = grammar.load(language)
    names = authority.load()
    context = Context(parse(raw, rules), rules, names)
    if language not in grammar.languages():
        context.report("no-grammar", f"There is no grammar for the language {language} yet; only symbols are read.")
    context.add_passages(
        _passage(context, paragraph, index)
        for index, paragraph in enumerate(context.document.paragraphs)
        if paragraph.kind != "masthead"
    )
    context.lines = masthead_lines(context)
    if not any(paragraph.kind in ("paragraph", "item") for paragraph in context.document.paragraphs):
        remedy = "Give the file the text of the document, each paragraph on lines of its own, its number in front."
        context.report("no-paragraph", "No paragraph was found.", remedy=remedy)
    head = recognize(context)
    context.author = author(context, head)
    _title_meetings(context)
    context.prepared_for = meeting_of(context, head)
    context.reported = _reported(context)
    resolve_meetings(context)
    scopes = find_scopes(context)
    resolve_owners(context, scopes)
    _identify(context, head, symbol, restates)
    recognize_draft(context, head)
    state(context, head)
    state_own(context, head)
    lists = read_adoptions(context, scopes)
    read_records(context, lists)
    speaking = speakers(context)
    read_closings(context, speaking)
    read_texts(context, speaking)
    read_acts(context)
    read_annexes(context, speaking)
    read_votes(context, speaking)
    read_sponsors(context)
    read_links(context)
    read_subjects(context)
    read_offices(context)
    read_state_roles(context)
    read_budgets(context)
    read_events(context)
    join_events(context)
    mark_expected(context)
    read_citations(context)
    read_declared(context)
    return context


def _passage(context: Context, paragraph: Paragraph, index: int) -> Passage:
    """A paragraph ready for frames; one that is longer than any paragraph is takes part without its words."""
    length = sum(span.end - span.start for span in paragraph.spans)
    spans = paragraph.spans if length <= MAX_PARAGRAPH else ()
    made = passage(context.document.text, paragraph, index, context.grammar, context.authority, spans)
    if not spans:
        message = f"A paragraph of {length:,} characters, more than {MAX_PARAGRAPH:,}, is kept and not searched."
        context.report("long-paragraph", message, made, "Give the file the line ends of its paragraphs.")
    return made


def _identify(context: Context, head: Masthead, symbol: str, restates: str) -> None:
    """Name the work: by the source it restates, its printed symbol, its own number, the manifest, or its digest."""
    printed = head.symbol[0] if head.symbol is not None else ""
    if head.source is not None or restates:
        context.work = Work(f"restatement/{head.source[0] if head.source is not None else restates}")
        return
    derived = _derived_symbol(context, head)
    if printed and symbol and printed != symbol:
        context.report(
            "symbol-differs", f"The manifest says {symbol}, the masthead prints {printed}; the masthead counts."
        )
    name = printed or derived or symbol or context.document.raw.symbol
    if not printed:
        how = f"It is taken to be {name}." if name else "It gets a local identifier."
        remedy = "" if name else "Name it in a corpus.toml beside the file: [[document]] file, symbol, language."
        message = f"The document prints no symbol. {how}"
        context.findings.append(
            Finding("no-symbol", message, "info" if name else "warning", context.document.raw.name, "", remedy)
        )
    context.work = Work(name or f"local/{context.document.raw.digest[:32]}")


def _derived_symbol(context: Context, head: Masthead) -> str:
    if head.outcome is None:
        return ""
    outcome = head.outcome
    template = context.authority.bodies[outcome.body].symbols.get(outcome.kind, "")
    series, place = series_and_number(outcome.number)
    symbol = template.replace("{number}", outcome.number).replace("{series}", series).replace("{n}", place)
    return symbol if symbol and own_outcome(symbol, context.authority) == outcome else ""


def _title_meetings(context: Context) -> None:
    """Decide what the meetings named in the lines of words of the masthead mean (the title speaks of one)."""
    for line in context.lines:
        for mention in line.mentions:
            if mention.type == "Meeting" and isinstance(mention.value, MeetingWords):
                own = context.resolve(mention.bodies, line, mention.start) if mention.bodies else ""
                body = own or subject_before(context, line, mention)
                meeting = designate(context, mention.value, body) if body else None
                if meeting is not None:
                    context.set_meeting(line, mention.start, meeting)


def _reported(context: Context) -> Meeting | None:
    """The meeting whose report the document is, by a line of its masthead."""
    for line in context.lines:
        for match in context.matches(line, "reported"):
            meeting = context.meeting_at(line, match.one("meeting")) or _own_session(context, line, match)
            if meeting is not None:
                context.reported_in = line.evidence(match.sentence, match.frame.id)
                return meeting
    return None


def _own_session(context: Context, line: Passage, match: Match) -> Meeting | None:
    """The meeting in the title of a report that names no body: one of the body whose document it is."""
    mention = match.one("meeting")
    if mention is None or mention.bodies or not context.body or not isinstance(mention.value, MeetingWords):
        return None
    meeting = designate(context, mention.value, context.body)
    if meeting is not None:
        context.set_meeting(line, mention.start, meeting)
    return meeting
