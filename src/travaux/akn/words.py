"""The words of a unit with what is marked in them: citations as references, notes where their marks stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from travaux.akn.facts import Facts, term
from travaux.akn.xml import element, text
from travaux.graph.terms import parts
from travaux.model import Paragraph, Span
from travaux.view import is_cjk

_CITING: Final = ("eli:cites", "dct:references")
_MARKUP: Final = re.compile(
    r"\[\^(?P<md>[\w*]{1,4})\]|<sup>\s*(?P<tag>\d{1,3}|[a-z]|\*+)\s*</sup>|(?P<raised>[¹²³⁰⁴⁵⁶⁷⁸⁹]+)"
    r"|(?P<star>(?:\\?\*)+)|\\(?=[^\w\s])"
)
_DIGITS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NAMED: Final = 3  # characters: a shorter number could be any


class Words:
    """Writes stretches of one canonical text.

    Args:
        content: the canonical text.
        citations: where in it which things are cited.
        notes: label → notes in their order, each written where its mark stands; those that were written are taken out.
    """

    def __init__(
        self, content: str, citations: Mapping[int, tuple[int, str]], notes: dict[str, list[Paragraph]]
    ) -> None:
        self._content = content
        self._citations = citations
        self._starts = sorted(citations)
        self.notes = notes

    def of(self, spans: Iterable[Span]) -> str:
        """The words of some stretches as content, joined as a line that was broken is."""
        out, last = "", ""
        for span in spans:
            begins = self._content[span.start : span.start + 1]
            glue = "" if not out or (last and is_cjk(last) and is_cjk(begins)) else " "
            out += glue + self._stretch(span.start, span.end)
            last = self._content[span.end - 1 : span.end]
        return out.strip()

    def _stretch(self, start: int, end: int) -> str:
        out, here = "", start
        for begin in self._starts:
            stop, address = self._citations[begin]
            if here <= begin and stop <= end:
                out += self._plain(here, begin)
                out += element("ref", self._plain(begin, stop), href=address)
                here = stop
        return out + self._plain(here, end)

    def _plain(self, start: int, end: int) -> str:
        """Words without the markup of plain text; marks of notes bring the notes."""
        out, here = "", start
        for mark in _MARKUP.finditer(self._content, start, end):
            out += text(_unbroken(self._content[here : mark.start()]))
            here = mark.end()
            shown = mark["md"] or mark["tag"] or (mark["raised"] or "").translate(_DIGITS)
            label = shown or (mark["star"] or "").replace("\\", "")
            note = self._next_note(label)
            if note is not None:
                out += self.note(label, note)
            elif mark["raised"] or mark["md"] or (mark["tag"] and not mark["tag"].startswith("*")):
                out += text(mark[0]) if mark["raised"] or mark["md"] else element("sup", text(mark["tag"]))
            elif mark["star"] == "\\*":
                out += "*"
        return out + text(_unbroken(self._content[here:end]))

    def _next_note(self, label: str) -> Paragraph | None:
        """The next note of a label, which is taken out; ``None`` if there is none."""
        waiting = self.notes.get(label)
        if not waiting:
            return None
        note = waiting.pop(0)
        if not waiting:
            del self.notes[label]
        return note

    def note(self, label: str, note: Paragraph) -> str:
        """A note, as it stands in running text."""
        words = element("p", self.of(note.spans))
        return element("authorialNote", words, marker=label, placement="bottom", eId=note.eid)


def _unbroken(words: str) -> str:
    """Words without line ends, which say nothing within a stretch; between Chinese characters nothing stands there."""
    first, *rest = re.split(r"[^\S\n]*\n\s*", words)
    for part in rest:
        joined = not first or not part or (is_cjk(first[-1]) and is_cjk(part[0]))
        first += part if joined else f" {part}"
    return first


def citations(facts: Facts, claims: Facts, version: str, content: str) -> dict[int, tuple[int, str]]:
    """Where a language version cites what: start → end and address of what is cited; longer names first."""
    citing = {term(name) for name in _CITING}
    wanted: dict[tuple[int, int], set[tuple[str, str]]] = defaultdict(set)
    for evidence in claims.subjects("oa:hasSource", version):
        span = _span(claims, evidence)
        whole = [evidence, *claims.subjects("dct:hasPart", evidence)]
        for claim in (c for one in whole for c in claims.subjects("trv:evidence", one)):
            if span is None or claims.one(claim, "rdf:predicate") not in citing:
                continue
            thing = claims.one(claim, "rdf:object")
            for name in (*facts.all(thing, "trv:officialNumber"), *facts.all(thing, "trv:symbol")):
                if len(parts(name).value) >= _NAMED:
                    wanted[span].add((parts(name).value, thing))
    taken: list[tuple[int, int]] = []
    out: dict[int, tuple[int, str]] = {}
    for (start, end), names in sorted(wanted.items()):
        for name, thing in sorted(names, key=lambda pair: (-len(pair[0]), pair)):
            for match in _printed(name).finditer(content, start, end):
                if not any(match.start() < stop and begin < match.end() for begin, stop in taken):
                    taken.append(match.span())
                    out[match.start()] = (match.end(), parts(thing).value)
    return out


def _span(claims: Facts, evidence: str) -> tuple[int, int] | None:
    begin, end = claims.value(evidence, "nif:beginIndex"), claims.value(evidence, "nif:endIndex")
    return (int(begin), int(end)) if begin and end else None


def _printed(name: str) -> re.Pattern[str]:
    """A number or symbol as it may be printed: blanks before brackets come and go."""
    words = r"\s*".join(re.escape(part) for part in re.split(r"\s+|(?=\()", name) if part)
    return re.compile(rf"(?<![\w/.]){words}(?![\w/]|\.\d)")
