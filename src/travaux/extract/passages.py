"""A paragraph made ready for frames: folded text, mentions, sentences, mention string; and the frames that match."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from travaux.authority import Authority
from travaux.extract.mentions import Mention, find_mentions
from travaux.extract.sentences import sentences
from travaux.grammar import Frame, Grammar
from travaux.grammar.frames import MARK
from travaux.model import Evidence, Paragraph, Span
from travaux.view import View, display, view

_REACH = 40  # mentions: what a word refers back to is no farther away


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as frames see it.

    Attributes:
        start, end: place in the folded text of the passage.
        marked: its mention string.
        places: for each character of ``marked`` and its end, the place in the folded text.
        mentions: position in ``marked`` → mention.
    """

    start: int
    end: int
    marked: str
    places: tuple[int, ...]
    mentions: Mapping[int, Mention]


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that matched, with what stands in its slots: mentions, or stretches of folded text."""

    frame: Frame
    sentence: Sentence
    start: int
    end: int
    mentions: Mapping[str, tuple[Mention, ...]]
    words: Mapping[str, tuple[int, int]]

    def one(self, *slots: str) -> Mention | None:
        """The mention in the first of some slots that is filled."""
        for slot in slots:
            if self.mentions.get(slot):
                return self.mentions[slot][0]
        return None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph (or a line of the masthead) with its mentions and sentences."""

    paragraph: Paragraph
    index: int
    source: str
    view: View
    mentions: tuple[Mention, ...]
    sentences: tuple[Sentence, ...]
    _quoted: dict[tuple[int, str], Evidence] = field(default_factory=dict, repr=False, compare=False)

    def words(self, start: int, end: int) -> str:
        """A stretch of the folded text as one would print it."""
        return display(self.source, self.view.spans(start, end))

    def title(self, start: int, end: int, pairs: Iterable[str]) -> str:
        """A stretch that is a title, with the other half of a bracket or quotation mark that it holds one half of."""
        text = self.view.text
        for pair in pairs:
            opening, closing = pair[0], pair[1]
            inside = text[start:end]
            if inside.count(closing) > inside.count(opening) and text[start - 1 : start] == opening:
                start -= 1
            elif inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
                end += 1
        return self.words(start, end)

    def evidence(self, sentence: Sentence, rule: str) -> Evidence:
        """The sentence as evidence; made once, however many facts it holds."""
        known = self._quoted.get((sentence.start, rule))
        if known is None:
            spans = tuple((span, self.paragraph.eid) for span in self._trimmed(sentence))
            known = self._quoted[sentence.start, rule] = Evidence.of(self.source, spans, rule)
        return known

    def _trimmed(self, sentence: Sentence) -> tuple[Span, ...]:
        """The stretches of a sentence in the canonical text; page breaks cut, blanks at the ends left out."""
        out = []
        for span in self.view.spans(sentence.start, sentence.end):
            text = self.source[span.start : span.end]
            start = span.start + len(text) - len(text.lstrip())
            end = span.end - (len(text) - len(text.rstrip()))
            if start < end:
                out.append(Span(start, end))
        return tuple(out)

    def mentions_before(self, place: int) -> Iterator[Mention]:
        """The nearest mentions that begin before a place of the folded text, the nearest first."""
        last = bisect_left(self.mentions, place, key=lambda mention: mention.start)
        yield from reversed(self.mentions[max(0, last - _REACH) : last])

    def mentions_within(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that begin in a stretch of the folded text, in order."""
        yield from _between(self.mentions, start, end)

    def sentence_of(self, mention: Mention) -> Sentence:
        """The sentence that a mention stands in."""
        return self.sentence_at(mention.start)

    def sentence_at(self, place: int) -> Sentence:
        """The sentence at a place of the folded text."""
        return self.sentences[max(0, bisect_left(self.sentences, place + 1, key=lambda sentence: sentence.start) - 1)]


def passage(
    source: str,
    paragraph: Paragraph,
    index: int,
    grammar: Grammar,
    authority: Authority,
    spans: tuple[Span, ...] | None = None,
) -> Passage:
    """Prepare a paragraph, or some of its spans."""
    folded = view(source, spans if spans is not None else paragraph.spans)
    mentions = find_mentions(folded.text, grammar, authority)
    marks = grammar.data["text"]
    bounds = sentences(folded.text, mentions, marks["sentence"], marks["closing"], marks.get("abbreviations", ()))
    cut = tuple(_sentence(folded.text, _between(mentions, start, end), start, end) for start, end in bounds)
    return Passage(paragraph, index, source, folded, mentions, cut)


def _between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """The mentions that begin in a stretch of the folded text."""
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    last = bisect_left(mentions, end, key=lambda mention: mention.start)
    return mentions[first:last]


def _sentence(text: str, mentions: Iterable[Mention], start: int, end: int) -> Sentence:
    marked: list[str] = []
    places: list[int] = []
    at: dict[int, Mention] = {}
    position = start
    for mention in mentions:
        marked.extend(text[position : mention.start])
        places.extend(range(position, mention.start))
        at[len(marked)] = mention
        marked.append(MARK[mention.type])
        places.append(mention.start)
        position = mention.end
    marked.extend(text[position:end])
    places.extend(range(position, end))
    places.append(end)
    return Sentence(start, end, "".join(marked), tuple(places), at)


def matches(found: Passage, frames: Iterable[Frame], *, within: Sentence | None = None) -> Iterator[Match]:
    """The frames that match in a passage, or within one of its sentences: by sentence, by frame, left to right.

    A frame is tried from every position, so that a match that turns out to mean nothing does not hide a better one
    behind it; of matches that end at the same place the first is given first.
    """
    for sentence in found.sentences if within is None else (within,):
        for frame in frames:
            if not frame.may_match(sentence.marked):
                continue
            position = 0
            while (hit := frame.regex.search(sentence.marked, position)) is not None:
                mentions, words = {}, {}
                for slot, group in frame.regex.groupindex.items():
                    if hit.group(group) is None:
                        continue
                    start, end = hit.span(group)
                    inside = tuple(sentence.mentions[i] for i in range(start, end) if i in sentence.mentions)
                    if frame.slots[slot] in MARK:
                        mentions[slot] = inside
                    else:
                        words[slot] = (sentence.places[start], sentence.places[end])
                yield Match(frame, sentence, hit.start(), hit.end(), mentions, words)
                position = hit.start() + 1
