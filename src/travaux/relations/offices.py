"""Who was elected to what: the officers of a body, with term, meeting and decision.

Frames find who holds which office ("Poland as chair"); that it is the outcome of an election must be said as well: in
the sentence, in the one before, in the paragraph that introduces the list, or in the heading above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from travaux.extract.passages import Match, Passage, Sentence
from travaux.model import Election, Evidence, Meeting, RoleHolding, Value
from travaux.relations.context import Context
from travaux.relations.elections import (
    Cue,
    Term,
    cues,
    elected_body,
    election_decision,
    election_meeting,
    may_be,
    office_session,
    office_year,
    real,
    since,
    term,
)
from travaux.relations.listed import Listing, Member, listed, met_before, report_unknown

_NAME = 24  # characters: words that name nobody we know may be a name if they are no longer than this
_LINE = 300  # characters: a line that names holders of an office is no longer
_UNDATED = "undated"
_SEAT = "member"
_NO_BODY = "An office is filled here, but of which body is not clear."


@dataclass(frozen=True, slots=True)
class Officers:
    """Who holds one office, as one frame says.

    Attributes:
        match: the frame and where it matched.
        office: code of the office; blank if it is not clear who of the holders holds which.
        listing: who holds it.
        start, end: the stretch of folded text that encloses holders and office.
        body: slug of the body, where the office has a name of its own (President of the General Assembly).
        session: what tells this term from others, where the office is that of a session.
    """

    match: Match
    office: str
    listing: Listing
    start: int
    end: int
    body: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Awaited:
    """An office whose holders follow, each on a line of its own: the frame that says so, the body, the paragraph."""

    match: Match
    office: str
    body: str
    para: str


@dataclass
class Reader:
    """What is remembered from one paragraph to the next.

    Attributes:
        open: the election of whose officers a list is being read.
        awaited: the office whose holders follow.
        headings: headings that speak of an election, by index.
        people: who was named with a State so far.
    """

    open: Cue | None = None
    awaited: Awaited | None = None
    headings: dict[int, Cue] = field(default_factory=dict)
    people: list[Member] = field(default_factory=list)


def read_offices(context: Context) -> None:
    """State who was elected to which office."""
    for line in context.lines:
        for sentence in line.sentences:
            for officers in _officers(context, line, sentence, "officer-line"):
                _say(context, line, officers, None)
    reader = Reader()
    for passage in context.passages:
        if passage.paragraph.kind == "heading":
            reader.open = reader.awaited = None
            for sentence in passage.sentences:
                for cue in cues(context, passage, sentence)[:1]:
                    reader.headings[passage.index] = cue
        elif passage.paragraph.kind != "note":
            _read(context, passage, reader)


def _read(context: Context, passage: Passage, reader: Reader) -> None:
    above = (reader.headings.get(index) for index in reversed(passage.paragraph.section))
    live = reader.open or next((cue for cue in above if cue is not None), None)
    if reader.awaited is not None and _one_of_list(context, passage, reader.awaited, live):
        return
    spoken = False
    for sentence in passage.sentences:
        own = cues(context, passage, sentence)
        spoken = _read_sentence(context, passage, sentence, own, live, reader.people)
        live = own[-1] if own else live if spoken else None
    live = live or reader.open
    reader.awaited = _awaited(context, passage, live)
    goes_on = spoken or reader.awaited is not None or passage.view.text.endswith(":")
    reader.open = live if goes_on else None  # a list goes on as long as its lines name officers


def _read_sentence(
    context: Context, passage: Passage, sentence: Sentence, own: Sequence[Cue], live: Cue | None, people: list[Member]
) -> bool:
    """Read one sentence, with the elections that it speaks of itself and the one spoken of before."""
    spoken = False
    for officers in _officers(context, passage, sentence, "officer", "officers-respectively"):
        cue = next((cue for cue in reversed(own) if cue.place < officers.end), live)
        if cue is not None and real(context, passage, sentence, officers.start, officers.end):
            officers = replace(officers, listing=met_before(officers.listing, people))
            people += officers.listing.members
            _say(context, passage, officers, cue)
            spoken = True
    return spoken


def _awaited(context: Context, passage: Passage, live: Cue | None) -> Awaited | None:
    """The office, where a paragraph ends with its name: its holders follow."""
    for match in context.matches(passage, "office-line"):
        code = context.grammar.code("role", passage.view.text[slice(*match.words["office"])])
        body = elected_body(context, passage, match, match.sentence.places[match.start], live)
        if body is not None:
            return Awaited(match, code, body, passage.paragraph.para)
        context.report("unknown-body", _NO_BODY, passage)
    return None


def _one_of_list(context: Context, passage: Passage, awaited: Awaited, cue: Cue | None) -> bool:
    """Read a line that names holders of the office named above, behind a label or not; false if it names none."""
    text = passage.view.text
    end = len(text.rstrip(context.grammar.data["text"]["terminal"]))
    if cue is None or not passage.sentences or end > _LINE:
        return False
    label = context.grammar.pattern("list_label").match(text)
    start = label.end() if label is not None else 0
    holders = listed(context, passage, start, end)
    others = ("officer", "officers-respectively")
    own = [*_officers(context, passage, passage.sentences[0], *others), *context.matches(passage, "office-line")]
    a_name = not text.endswith(tuple(context.grammar.data["text"]["sentence"])) and _nameable(holders)
    named = holders.members or (a_name and passage.paragraph.para.startswith(awaited.para))
    if not named or own:
        return False
    match = Match(awaited.match.frame, passage.sentences[0], 0, 0, {}, {})
    _say(context, passage, Officers(match, awaited.office, holders, start, end, awaited.body), cue)
    return True


# ---------------------------------------------------------------- frames


def _officers(context: Context, passage: Passage, sentence: Sentence, *relations: str) -> Iterator[Officers]:
    """Who holds what, as a sentence says; of frames that read the same words the first in the grammar counts."""
    taken: list[tuple[int, int]] = []
    for match in _nearest([*context.matches(passage, *relations, within=sentence)]):
        spans = []
        for officers in _in_match(context, passage, match):
            read = any(start < officers.end and officers.start < end for start, end in taken)
            if not read and _nameable(officers.listing) and not _holds_office(context, officers.listing):
                yield officers
                spans.append((officers.start, officers.end))
        taken += spans


def _nearest(found: Sequence[Match]) -> Iterator[Match]:
    """Matches without those of the same frame that begin too early, where the frame asks for the nearest."""
    last = {(match.frame.id, match.end): match.start for match in found}
    for match in found:
        if not match.frame.nearest or last[match.frame.id, match.end] == match.start:
            yield match


def _in_match(context: Context, passage: Passage, match: Match) -> Iterator[Officers]:
    """The offices of a match: one, or as many as there are holders ("Poland and Chile chair and rapporteur")."""
    holders = listed(context, passage, *_place(match, "holders"))
    if "post" in match.mentions:
        yield from _in_post(context, passage, match, holders)
        return
    offices = [passage.view.text[start:end] for start, end in _offices(context, match, passage)]
    codes = [_code(context, words) for words in offices]
    start, end = _stretch(match)
    if match.frame.relation != "officers-respectively":
        yield Officers(match, codes[0], holders, start, end)
    elif len(codes) == len(holders.members) and all(codes) and not holders.unknown:
        for code, member in zip(codes, holders.members, strict=True):
            yield Officers(match, code, Listing((member,), ()), start, end)
    else:
        yield Officers(match, "", holders, start, end)


def _in_post(context: Context, passage: Passage, match: Match, holders: Listing) -> Iterator[Officers]:
    """The holder of an office that the authority file has as an official of its own."""
    post = match.one("post")
    slug = context.resolve(post.bodies, passage, post.start) if post is not None else ""
    entry = context.authority.bodies.get(slug)
    if entry is not None and entry.kind == "official" and entry.head:
        number = context.grammar.number(passage.view.text[slice(*match.words["nth"])]) if "nth" in match.words else 0
        session = f"session-{number}" if number else ""
        yield Officers(match, "chair", holders, *_stretch(match), body=entry.parent, session=session)


def _code(context: Context, words: str) -> str:
    """The office in the words that name it, or what somebody does or fills who holds it; blank if unknown."""
    known = (context.grammar.code(kind, words) for kind in ("role", "seat", "presides"))
    return next((code for code in known if code), "")


def _offices(context: Context, match: Match, passage: Passage) -> Iterator[tuple[int, int]]:
    if "office" in match.words:
        yield match.words["office"]
        return
    pattern = context.grammar.pattern("an_office")
    start, end = match.words["offices"]
    for found in pattern.finditer(passage.view.text, start, end):
        yield found.span()


def _place(match: Match, slot: str) -> tuple[int, int]:
    """Where a slot stands in the folded text, be it filled by words or by mentions."""
    if slot in match.words:
        return match.words[slot]
    mentions = match.mentions[slot]
    return mentions[0].start, mentions[-1].end


def _stretch(match: Match) -> tuple[int, int]:
    places = [
        _place(match, slot)
        for slot in ("holders", "office", "offices", "post")
        if slot in {**match.words, **match.mentions}
    ]
    return min(start for start, _ in places), max(end for _, end in places)


def _nameable(listing: Listing) -> bool:
    """Whether a list can be one of holders of an office: it names a State, or words short enough for a name."""
    return bool(listing.members) or all(len(words) <= _NAME for words in listing.unknown)


def _holds_office(context: Context, listing: Listing) -> bool:
    """Whether a piece of a list is another office: then the list is of two, and whose is whose cannot be told."""
    return any(context.grammar.pattern("an_office").fullmatch(words) for words in listing.unknown)


# ---------------------------------------------------------------- statements


def _say(context: Context, passage: Passage, officers: Officers, cue: Cue | None) -> None:
    match = officers.match
    report_unknown(context, passage, officers.listing.unknown, officers.office)
    if not officers.office:
        context.report("unpaired-offices", "It is not clear who of these holds which office.", passage)
    if not officers.office or not officers.listing.members:
        return
    body = officers.body or elected_body(context, passage, match, officers.start, cue)
    if not body or (officers.office == _SEAT and not may_be(context, passage, match, body)):
        context.report("unknown-body", _NO_BODY, passage)
        return
    sentence = match.sentence
    years = office_year(passage, match) or term(context, passage, sentence, officers.end)
    decision = election_decision(context, passage, sentence, body)
    if cue is not None and cue.passage is not passage:
        years = years if years.start or years.end else term(context, cue.passage, cue.sentence, cue.place)
        decision = decision or election_decision(context, cue.passage, cue.sentence, body)
    meeting = election_meeting(context, passage, officers.start, body)
    session = officers.session or office_session(context, passage, match, body)
    if cue is None:  # in a masthead: an officer of the session that the document is for
        session = session or since(context, context.prepared_for, None)
    known = years.start or session or since(context, meeting, decision) or _UNDATED
    evidence = _evidence(context, passage, match, cue)
    for member in officers.listing.members:
        holding = RoleHolding(body, _role(context, body, officers.office), member.state.code, known)
        _say_holding(context, holding, years, member, evidence)
    election = Election(body, known)
    if meeting is not None:
        context.say(election, "heldAt", meeting, _with_meeting(context, passage, officers, meeting, evidence))
    if decision is not None:
        context.say(election, "decidedBy", decision, evidence)


def _say_holding(context: Context, holding: RoleHolding, years: Term, member: Member, evidence: Evidence) -> None:
    context.say_exists(holding, evidence)
    for relation, year in (("startYear", years.start), ("endYear", years.end)):
        if year:
            context.say(holding, relation, Value(year, "date"), evidence)
    if member.person:
        context.say(holding, "personName", Value(member.person, "text", context.document.language), evidence)


def _role(context: Context, body: str, code: str) -> str:
    """The code of an office in a body whose head is called otherwise (president), as most languages do not tell."""
    head = context.authority.bodies[body].head
    return {"chair": head, "vice-chair": f"vice-{head}"}.get(code, code) if head else code


def _evidence(context: Context, passage: Passage, match: Match, cue: Cue | None) -> Evidence:
    """The sentence that names the officers, and before it the one that says that they were elected."""
    own = passage.evidence(match.sentence, match.frame.id)
    if cue is None or cue.sentence is match.sentence:
        return own
    return _joined(context, cue.passage.evidence(cue.sentence, match.frame.id), own)


def _with_meeting(
    context: Context, passage: Passage, officers: Officers, meeting: Meeting, evidence: Evidence
) -> Evidence:
    """The evidence, and before it the sentence of the same paragraph that names the meeting."""
    for mention in passage.mentions_before(officers.start):
        if context.meeting_at(passage, mention) == meeting:
            return _joined(context, passage.evidence(passage.sentence_of(mention), evidence.rule), evidence)
    return evidence


def _joined(context: Context, lead: Evidence, own: Evidence) -> Evidence:
    pairs = [*zip(lead.spans, lead.paragraphs, strict=True), *zip(own.spans, own.paragraphs, strict=True)]
    return Evidence.of(context.document.text, tuple(sorted(set(pairs))), own.rule)
