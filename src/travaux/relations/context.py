"""What is known of a document while its facts are read: its body, its passages, the meetings spoken of so far."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

from travaux.authority import Authority, Name
from travaux.extract.gazetteer import gazetteer
from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage, Sentence, matches
from travaux.extract.values import PlanWords
from travaux.grammar import Grammar
from travaux.model import (
    Body,
    Document,
    Evidence,
    Finding,
    Meeting,
    Outcome,
    Plan,
    Statement,
    Thing,
    Value,
    Version,
    Work,
)

_ORGANS = ("committee", "commission", "subsidiary-organ", "working-group", "executive-board", "governing-body")
_OWNS = re.compile(r"(?:['’]s)?[\s《“\"«]*")  # between a body and its plan: "UNDP strategic plan", "UNDP's"
_OFTEN, _FAR = 2, 2  # mentions of a family that tell whose document it is, and how many times those of another
_REACH = 40  # meetings: what a section speaks of is no farther back


@dataclass
class Context:
    """The reading of one document.

    Attributes:
        body: slug of the body whose document this is; blank if the masthead does not tell.
        author: slug of the body that wrote it; blank if the masthead does not tell.
        own: the resolution or decision that the document is, if it is one.
        adopted_on: the day on which that was adopted, as precise as it is known.
        draft: the document is a draft, and has adopted nothing.
        prepared_for: the meeting it was issued for.
        reported: the meeting whose report it is.
        reported_in: the line of the masthead that says so.
        passages: every paragraph but the masthead, ready for frames, in order.
        lines: the lines of the masthead, ready for frames.
        statements, findings: what was read, and what was not understood.
    """

    document: Document
    grammar: Grammar
    authority: Authority
    work: Work = field(default_factory=lambda: Work(""))
    body: str = ""
    author: str = ""
    own: Outcome | None = None
    adopted_on: str = ""
    draft: bool = False
    prepared_for: Meeting | None = None
    reported: Meeting | None = None
    reported_in: Evidence | None = None
    passages: list[Passage] = field(default_factory=list)
    lines: list[Passage] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _first_named: dict[str, tuple[int, int]] = field(default_factory=dict)
    _outcomes: dict[int, dict[int, tuple[Outcome, ...]]] = field(default_factory=lambda: defaultdict(dict))
    _titles: dict[int, list[tuple[Outcome, int, int]]] = field(default_factory=lambda: defaultdict(list))
    _meetings: dict[int, dict[int, Meeting]] = field(default_factory=lambda: defaultdict(dict))
    _places: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_index: dict[int, Passage] = field(default_factory=dict)
    _by_eid: dict[str, Passage] = field(default_factory=dict)
    _by_section: dict[tuple[int, ...], list[tuple[int, Meeting]]] = field(default_factory=lambda: defaultdict(list))
    _sessions: dict[tuple[str, str], set[Meeting]] = field(default_factory=lambda: defaultdict(set))

    @property
    def version(self) -> Version:
        """The language version that is being read."""
        return Version(self.work, self.document.language)

    @property
    def year(self) -> str:
        """What "this year" means: the year in which the document was issued, or of the meeting that it is for."""
        issued = (s.object.value for s in self.statements if s.relation == "issued" and isinstance(s.object, Value))
        meeting = self.prepared_for or self.reported
        yearly = meeting is not None and self.authority.bodies[meeting.body].scheme == "yearly"
        return next(issued, "")[:4] or (meeting.series if meeting is not None and yearly else "")

    def say(self, subject: Thing, relation: str, object_: Thing | Value, evidence: Evidence) -> None:
        """File a statement."""
        self.statements.append(Statement(subject, relation, object_, evidence))

    def say_exists(self, thing: Thing, evidence: Evidence) -> None:
        """File the statement that a thing exists which stands for a relation: an act, a term of office, an amount."""
        self.say(thing, "exists", Value(type(thing).__name__, "class"), evidence)

    def say_body(self, subject: Thing, relation: str, slug: str, evidence: Evidence) -> None:
        """File a statement whose object is a body, by its slug."""
        self.say(subject, relation, Body(slug), evidence)

    def joined(self, lead: Evidence, own: Evidence) -> Evidence:
        """Evidence of two pieces: what leads in, and the sentence itself, under whose rule and paragraph it goes."""
        pairs = [*zip(lead.spans, lead.paragraphs, strict=True), *zip(own.spans, own.paragraphs, strict=True)]
        return Evidence.of(self.document.text, tuple(dict.fromkeys(pairs)), own.rule)

    def report(self, code: str, message: str, passage: Passage | None = None, remedy: str = "") -> None:
        """File a finding: something that was not understood."""
        para = passage.paragraph.para if passage is not None else ""
        self.findings.append(Finding(code, message, "warning", self.document.raw.name, para, remedy))

    def matches(self, passage: Passage, *relations: str, within: Sentence | None = None) -> Iterable[Match]:
        """The frames of some relations that match in a passage or sentence; those of the masthead match there only."""
        frames = [
            frame
            for frame in self.grammar.frames_for(*relations)
            if not frame.zone or frame.zone == passage.paragraph.zone
        ]
        return matches(passage, frames, within=within)

    # ------------------------------------------------------------ bodies

    def resolve(self, names: Iterable[Name], passage: Passage | None = None, before: int = 0) -> str:
        """The body that a name means here; blank if that cannot be told.

        A full name means what it means everywhere. A short one means a body of the document's own family. Where a name
        is both (大会 in a document of UN-Habitat), the body last named in full in the same paragraph decides, and so
        where a short name is that of a body of another family too ("the General Assembly … The Assembly …").
        """
        found = tuple(names)
        candidates = self.possible(found)
        if len(candidates) == 1:
            here = self._named_here({name.slug for name in found}, passage, before) if passage is not None else ""
            if here and here != candidates[0] and all(name.short for name in found):
                return here
            return candidates[0] if self.introduced(candidates[0], found, passage, before) else ""
        if len(candidates) > 1 and passage is not None:
            return self._last_named(candidates, passage, before)
        if not candidates and passage is not None:
            slugs = {name.slug for name in found}
            return self._named_here(slugs, passage, before) or self._official_named(slugs, passage, before)
        return ""

    def possible(self, names: Iterable[Name]) -> list[str]:
        """The bodies that a name may mean here: those it names in full, and by a short name those of the family."""
        found = tuple(names)
        full = [name.slug for name in found if not name.short]
        short = [name.slug for name in found if name.short and self._related(name.slug)]
        if self.body in short:
            short = [self.body]
        return list(dict.fromkeys([*full, *short]))

    def introduced(self, slug: str, names: Iterable[Name], passage: Passage | None, before: int) -> bool:
        """Whether a name can mean a body here: a short one of an organ below a principal organ needs an introduction.

        These have dozens of councils and committees, most of which are not in the authority file: one is meant only if
        the document is its own, or names it in full before (or, where no passage is given, anywhere).
        """
        family = self.authority.family(slug)
        plain = self.authority.bodies[family].kind != "principal-organ" or slug in (family, self.body, self.author)
        if plain or self.authority.bodies[slug].kind not in _ORGANS:
            return True
        if any(name.slug == slug and not name.short for name in names):
            return True
        place = (passage.index, before) if passage is not None else (len(self.document.paragraphs), 0)
        first = self._introductions().get(slug)
        return first is not None and first < place

    def _introductions(self) -> Mapping[str, tuple[int, int]]:
        """Where each body is first named in full: index of the paragraph, and place in its folded text."""
        if not self._first_named:
            for passage in (*self.lines, *self.passages):
                for mention in passage.mentions:
                    for name in mention.bodies:
                        if not name.short:
                            self._first_named.setdefault(name.slug, (passage.index, mention.start))
        return self._first_named

    def _related(self, slug: str) -> bool:
        if not self.body:
            return False
        serves = self.authority.bodies[self.body].served_by
        served = bool(serves) and serves in (slug, self.authority.bodies[slug].parent)
        return served or self.authority.family(slug) == self.authority.family(self.body)

    def _last_named(self, candidates: list[str], passage: Passage, before: int) -> str:
        for mention in passage.mentions_before(before):
            slugs = {name.slug for name in mention.bodies if not name.short}
            if len(slugs) == 1 and (slug := slugs.pop()) in candidates and mention.bodies[0].short is False:
                others = [name for name in mention.bodies if name.slug != slug]
                if not others:
                    return slug
        return ""

    def _named_here(self, slugs: Collection[str], passage: Passage, before: int) -> str:
        """Which of some bodies the same paragraph names in full last, before a short name of theirs."""
        for mention in passage.mentions_before(before):
            named = {name.slug for name in mention.bodies if not name.short}
            if len(named) == 1 and named <= set(slugs):
                return next(iter(named))
        return ""

    def _official_named(self, slugs: Collection[str], passage: Passage, before: int) -> str:
        """The one official among some bodies whom the document names in full before: "the High Commissioner"."""
        first = self._introductions()
        named = [slug for slug in slugs if first.get(slug, (passage.index + 1, 0)) < (passage.index, before)]
        return named[0] if len(named) == 1 and self.authority.bodies[named[0]].kind == "official" else ""

    def most_named(self, slugs: Iterable[str]) -> str:
        """The one of some bodies whose family the document names far more often than those of the others."""
        families = {slug: self.authority.family(slug) for slug in slugs}
        named = Counter(
            self.authority.family(name.slug)
            for passage in (*self.lines, *self.passages)
            for mention in passage.mentions
            for name in mention.bodies
            if not name.short
        )
        ranked = sorted(families, key=lambda slug: (-named[families[slug]], slug))
        if not ranked or named[families[ranked[0]]] < _OFTEN:
            return ""
        others = max((named[families[slug]] for slug in ranked[1:]), default=0)
        return ranked[0] if named[families[ranked[0]]] >= _FAR * others else ""

    def body_thing(self, mention: Mention | None, passage: Passage) -> Body | None:
        """The body of a mention as a thing, if it is known."""
        slug = self.resolve(mention.bodies, passage, mention.start) if mention is not None and mention.bodies else ""
        return Body(slug) if slug else None

    def plan_at(self, passage: Passage, mention: Mention | None) -> Plan | None:
        """The plan that a mention means; none if it is that of an organization that we do not know."""
        if mention is None or not isinstance(mention.value, PlanWords):
            return None
        words, text = mention.value, passage.view.text
        before = next(passage.mentions_before(mention.start), None)
        if words.owner:
            owner = self.resolve(gazetteer(self.grammar.language).names[words.owner], passage, mention.start)
        elif before is not None and before.type == "Body" and _OWNS.fullmatch(text, before.end, mention.start):
            owner = self.resolve(before.bodies, passage, mention.start)
        elif self.grammar.pattern("foreign_owner").search(text[: mention.start]):
            return None
        else:
            owner = self.body
        return Plan(self.authority.family(owner), words.type, words.period) if owner else None

    # ------------------------------------------------------------ passages, and what their mentions mean

    def add_passages(self, passages: Iterable[Passage]) -> None:
        """Take the paragraphs of the document, in order."""
        self.passages.extend(passages)
        self._by_index.update({passage.index: passage for passage in self.passages})
        self._by_eid.update({passage.paragraph.eid: passage for passage in self.passages})

    def passage(self, index: int) -> Passage:
        """The passage of a paragraph, by the index of the paragraph in the document."""
        return self._by_index[index]

    def neighbour(self, passage: Passage, offset: int) -> Passage | None:
        """The passage so many paragraphs behind (or, if negative, before) a passage, if there is one."""
        return self._by_index.get(passage.index + offset)

    def passage_of(self, eid: str) -> Passage | None:
        """The passage of a paragraph, by its fragment."""
        return self._by_eid.get(eid)

    def leads(self, passage: Passage) -> Iterator[Passage]:
        """The units that a paragraph stands in, innermost first."""
        eid = passage.paragraph.eid
        while "__" in eid:
            eid = eid.rpartition("__")[0]
            lead = self.passage_of(eid)
            if lead is not None:
                yield lead

    def set_outcomes(self, passage: Passage, mention: Mention, outcomes: tuple[Outcome, ...]) -> None:
        """Note which texts a number names."""
        self._outcomes[passage.index][mention.start] = outcomes

    def outcomes_at(self, passage: Passage, mention: Mention | None) -> tuple[Outcome, ...]:
        """The texts that a number names; none where its body is not known."""
        return self._outcomes[passage.index].get(mention.start, ()) if mention is not None else ()

    def outcomes_in(self, passage: Passage) -> Iterable[tuple[int, tuple[Outcome, ...]]]:
        """The texts named in a passage, each with its place."""
        return self._outcomes[passage.index].items()

    def set_title(self, passage: Passage, outcome: Outcome, start: int, end: int) -> None:
        """Note where the title of a text stands in a passage."""
        self._titles[passage.index].append((outcome, start, end))

    def titles_in(self, passage: Passage) -> Iterable[tuple[Outcome, int, int]]:
        """The titles of texts in a passage, each with the text and its place."""
        return self._titles[passage.index]

    def set_meeting(self, passage: Passage, start: int, meeting: Meeting) -> None:
        """Note which meeting the words at a place mean."""
        if start not in self._meetings[passage.index]:
            insort(self._places[passage.index], start)
        self._meetings[passage.index][start] = meeting
        self._by_section[passage.paragraph.section].append((passage.index, meeting))
        if meeting.number:
            self._sessions[meeting.body, meeting.series].add(Meeting(meeting.body, meeting.series, meeting.number))

    def meeting_at(self, passage: Passage, mention: Mention | None) -> Meeting | None:
        """The meeting that a mention means, if that is known."""
        return self._meetings[passage.index].get(mention.start) if mention is not None else None

    def meeting_before(self, passage: Passage, before: int, body: str = "", *, since: int = 0) -> Meeting | None:
        """The meeting (of a body, if one is given) that is named last before a place, and not before another."""
        places = self._places[passage.index]
        first, nearest = bisect_left(places, since), bisect_left(places, before)
        named = (self._meetings[passage.index][place] for place in reversed(places[first:nearest]))
        return next((meeting for meeting in named if body in ("", meeting.body)), None)

    def session_of(self, body: str, year: int) -> Meeting | None:
        """The one numbered session of a year that the document speaks of."""
        found = self._sessions[body, str(year)]
        return next(iter(found)) if len(found) == 1 else None

    def heading_meeting(self, passage: Passage) -> Meeting | None:
        """The meeting that the headings above a passage name, the innermost first."""
        for index in reversed(passage.paragraph.section):
            if self._places[index]:
                return self._meetings[index][self._places[index][-1]]
        return None

    def own_meeting(self, passage: Passage, before: int) -> Meeting | None:
        """What "the present session" means: that of the section or paragraph, that reported on, that it is for."""
        named = self.heading_meeting(passage) or self.meeting_before(passage, before)
        return named or self.reported or self.prepared_for

    def spoken_of(self, passage: Passage, before: int, body: str = "") -> Meeting | None:
        """What "that meeting" means: named before in the paragraph, else by the heading, else last in the section.

        Where a body is given ("that session of the Assembly"), a meeting of that body.
        """
        nearest = (self.meeting_before(passage, before, body), self.heading_meeting(passage), self.reported)
        candidates = chain(nearest, islice(self._earlier(passage), _REACH))
        return next((meeting for meeting in candidates if meeting is not None and body in ("", meeting.body)), None)

    def _earlier(self, passage: Passage) -> Iterator[Meeting]:
        """The meetings named earlier in the section of a passage, the last one first."""
        named = self._by_section[passage.paragraph.section]
        return (meeting for index, meeting in reversed(named) if 0 <= index < passage.index)
