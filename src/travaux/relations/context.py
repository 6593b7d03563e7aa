"""What is known of a document while its facts are read: its body, its passages, the meetings spoken of so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from travaux.authority import Authority, Name
from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage, matches
from travaux.grammar import Grammar
from travaux.model import Body, Document, Evidence, Finding, Meeting, Outcome, Statement, Thing, Value, Version, Work


@dataclass
class Context:
    """The reading of one document.

    Attributes:
        body: slug of the body whose document this is; blank if the masthead does not tell.
        author: slug of the body that wrote it; blank if the masthead does not tell.
        passages: every paragraph but the masthead, ready for frames, in order.
        lines: the lines of the masthead, ready for frames.
        owners: (passage index, start of a mention) → the texts that the mention names, where their body is known.
        meetings: (passage index, start of a mention) → the meeting it means.
    """

    document: Document
    grammar: Grammar
    authority: Authority
    work: Work = field(default_factory=lambda: Work(""))
    body: str = ""
    author: str = ""
    passages: list[Passage] = field(default_factory=list)
    lines: list[Passage] = field(default_factory=list)
    owners: dict[tuple[int, int], tuple[Outcome, ...]] = field(default_factory=dict)
    meetings: dict[tuple[int, int], Meeting] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    fired: set[str] = field(default_factory=set)

    @property
    def version(self) -> Version:
        """The language version that is being read."""
        return Version(self.work, self.document.language)

    def say(self, subject: Thing, relation: str, object_: Thing | Value, evidence: Evidence) -> None:
        """File a statement."""
        self.statements.append(Statement(subject, relation, object_, evidence))
        self.fired.update(evidence.paragraphs)

    def find(self, code: str, message: str, passage: Passage | None = None, remedy: str = "") -> None:
        """File a finding."""
        para = passage.paragraph.para if passage is not None else ""
        self.findings.append(Finding(code, message, "warning", self.document.raw.name, para, remedy))

    def matches(self, passage: Passage, *relations: str) -> Iterable[Match]:
        """The frames of some relations that match in a passage; frames of the masthead match there only."""
        frames = [
            frame
            for frame in self.grammar.frames_for(*relations)
            if not frame.zone or frame.zone == passage.paragraph.zone
        ]
        return matches(passage, frames)

    # ------------------------------------------------------------ bodies

    def resolve(self, names: Iterable[Name], passage: Passage | None = None, before: int = 0) -> str:
        """The body that a name means here; blank if that cannot be told.

        A full name means what it means everywhere. A short one means a body of the document's own family. Where a name
        is both (大会 in a document of UN-Habitat), the body last named in full in the same paragraph decides.
        """
        found = tuple(names)
        full = [name.slug for name in found if not name.short]
        short = [name.slug for name in found if name.short and self._related(name.slug)]
        if self.body in short:
            short = [self.body]
        candidates = list(dict.fromkeys([*full, *short]))
        if len(candidates) == 1:
            return candidates[0]
        if len(candidates) > 1 and passage is not None:
            return self._last_named(candidates, passage, before)
        return ""

    def _related(self, slug: str) -> bool:
        return bool(self.body) and self.authority.family(slug) == self.authority.family(self.body)

    def _last_named(self, candidates: list[str], passage: Passage, before: int) -> str:
        for mention in reversed([m for m in passage.mentions if m.start < before]):
            slugs = {name.slug for name in mention.bodies if not name.short}
            if len(slugs) == 1 and (slug := slugs.pop()) in candidates and mention.bodies[0].short is False:
                others = [name for name in mention.bodies if name.slug != slug]
                if not others:
                    return slug
        return ""

    def body_thing(self, mention: Mention | None, passage: Passage) -> Body | None:
        """The body of a mention as a thing, if it is known."""
        slug = self.resolve(mention.bodies, passage, mention.start) if mention is not None and mention.bodies else ""
        return Body(slug) if slug else None

    # ------------------------------------------------------------ sections

    def section_meeting(self, passage: Passage) -> Meeting | None:
        """The meeting that the headings above a passage name, the innermost first."""
        for index in reversed(passage.paragraph.section):
            heading = self.passages_by_index.get(index)
            if heading is None:
                continue
            named = [self.meetings[index, m.start] for m in heading.mentions if (index, m.start) in self.meetings]
            if named:
                return named[-1]
        return None

    @property
    def passages_by_index(self) -> dict[int, Passage]:
        """Passages by the index of their paragraph in the document."""
        if len(self._by_index) != len(self.passages):
            self._by_index.update({passage.index: passage for passage in self.passages})
        return self._by_index

    _by_index: dict[int, Passage] = field(default_factory=dict)
