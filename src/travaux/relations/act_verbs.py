"""The verbs of acts in a paragraph, each with the frames that found it, the one that says most of it first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage
from travaux.relations.context import Context

# Acts that ask somebody for something. What follows such a verb without a subject is what is asked for, unless it is
# again a word of the body's own: a request, an appreciation, a decision.
DIRECTIVE = frozenset(
    [
        "requested",
        "urged",
        "called-upon",
        "encouraged",
        "recommended",
        "invited",
        "instructed",
        "authorized",
        "drew-attention",
    ]
)
SPOKEN = DIRECTIVE | frozenset(
    (
        "took-note",
        "noted",
        "welcomed",
        "recognized",
        "stressed",
        "reaffirmed",
        "recalled",
        "commended",
        "expressed-appreciation",
        "expressed-concern",
        "condemned",
        "decided",
    )
)
#: What a secretariat, an official or an organization does in a document, as opposed to a body that deliberates.
ADVISORY = DIRECTIVE | {"proposed", "welcomed"}
DELIBERATIVE = frozenset(
    (
        "principal-organ",
        "governing-body",
        "executive-board",
        "committee",
        "commission",
        "subsidiary-organ",
        "working-group",
        "conference",
    )
)
RELATIONS = (
    "act-by",
    "act",
    "act-of",
    "act-expected",
    "act-operative",
    "act-next",
    "act-author",
    "act-first-person",
)
#: Who acts is named as subject or agent of the verb: neither whoever acted before, nor a text in an attribute.
NAMED = ("act", "act-by", "act-expected")
_VERBS = ("verb", "verb2", "verb3")
ASKED = ("addressee", "session")
#: Slots of words for who is asked: a class (Governments), whoever wrote the document (me).
ME = frozenset(("me", "me2"))
ASKED_IN_WORDS = ME | {"class"}
# Slots that link a verb to the act before it: "and", "also"; "at that meeting", "it".
LINKS = frozenset(("also", "again"))
# Verbs that may as well say what something is for: they go on with an act only if they are marked as done.
WEAK = frozenset(
    (
        "supported",
        "monitored",
        "discussed",
        "reviewed",
        "reviewing",
        "stipulated",
        "requested",
        "recommended",
    )
)
# Verbs that are nouns where nothing follows them: "the recommendations, including …".
NOUNS = frozenset(("recommended", "requested", "proposed"))
# What a body decides to do with its own meeting lies ahead.
PROCEDURAL = frozenset(("adjourned", "convened", "resumed", "suspended"))


@dataclass(frozen=True, slots=True)
class Found:
    """A verb of an act with the frame that found it.

    Attributes:
        start, end: place of the verb, with what was decided to do, in the folded text.
        code: code of the act.
    """

    match: Match
    start: int
    end: int
    code: str

    @property
    def asks(self) -> bool:
        """Whether the frame names who is asked."""
        return any(self.match.one(slot) for slot in ASKED) or bool(ASKED_IN_WORDS & self.match.words.keys())


def find_verbs(context: Context, passage: Passage) -> list[list[Found]]:
    """The verbs of a passage in order, each with the frames that found it, the one that says most of it first."""
    places: dict[int, list[Found]] = defaultdict(list)
    for match in context.matches(passage, *RELATIONS):
        found = _found(context, passage, match)
        if found is not None and not _is_said_of_it(context, passage, found):
            places[found.start].append(found)
    ranked = [sorted(places[start], key=_rank, reverse=True) for start in sorted(places)]
    asked = {m.start for found in ranked for slot in ASKED for m in found[0].match.mentions.get(slot, ())}
    asked |= _their_meetings(context, passage, asked)
    ranked = [[one for one in found if not _is_asked(one, asked)] for found in ranked]
    return _without_repeats(context, passage, [found for found in ranked if found])


def _without_repeats(context: Context, passage: Passage, ranked: list[list[Found]]) -> list[list[Found]]:
    """Leave out verbs within what was decided to do, and "decides" before "to set … at", which says what."""
    out: list[list[Found]] = []
    for found in ranked:
        before, here = (out[-1][0] if out else None), found[0]
        if before is not None and before.match.sentence is here.match.sentence:
            if here.start < before.end:
                continue
            between = passage.view.text[before.end : here.start]
            if (
                before.code == "decided"
                and here.match.frame.slots.get("verb") == "fix"
                and clause_length(context, between) == len(between)
            ):
                out.pop()
        out.append(found)
    return out


def _found(context: Context, passage: Passage, match: Match) -> Found | None:
    slot = next((name for name in _VERBS if name in match.words), None)
    if slot is None:
        return None
    start, end = match.words[slot]
    code = context.grammar.code(match.frame.slots[slot], passage.view.text[start:end])
    if code == "decided" and "then" in match.words:  # what was decided to do is what was done
        end = match.words["then"][1]
        code = context.grammar.code(match.frame.slots["then"], passage.view.text[slice(*match.words["then"])])
    return Found(match, start, end, code)


def _rank(found: Found) -> tuple[int, bool, bool, int, int]:
    """A frame that names who acts counts more than one that does not, then one that names who is asked, or by what."""
    within = "within" in found.match.words and found.match.one("outcome") is not None
    by_text = within or found.match.one("deed") is not None
    return -RELATIONS.index(found.match.frame.relation), found.asks, by_text, found.match.start, found.end


def _is_said_of_it(context: Context, passage: Passage, found: Found) -> bool:
    """Whether the verb is part of an attribute, of a clause that says when, of a quotation, or has another subject."""
    text, relation = passage.view.text, found.match.frame.relation
    if quoted(text, found.start, context.grammar.data.get("pairs", ())):
        return True
    # It is plain that the word is a verb, or a noun that says the same: "its request in resolution 97/2 that …".
    governed = relation == "act-of" or "taking" in found.match.words or "demand" in found.match.frame.slots.values()
    if not governed and context.grammar.pattern("nominal").search(text[: found.start]):
        return True
    subject = found.match.sentence.places[found.match.start]
    named = any(found.match.one(slot) for slot in ("actor", "meeting", "outcome"))
    named = named and relation == "act" and "within" not in found.match.words
    if named and is_oblique(context, passage, subject, found.match.one("outcome")):
        return True
    if relation == "act-of":
        return False
    behind = text[found.end :]
    if context.grammar.pattern("attributive").match(text, found.end):
        return True
    of = context.grammar.macros.get("of", "\0")
    if found.code in NOUNS and text[:subject].endswith(of) and (not behind or behind[0] in stops(context)):
        return True
    if relation != "act-expected" and _is_ahead(context, found):
        return True
    return (
        not found.asks
        and context.grammar.pattern("subordinate").search(behind[: clause_length(context, behind)]) is not None
    )


def _is_ahead(context: Context, found: Found) -> bool:
    """Whether the clause says before the verb that it was not done, or not yet; names are not looked into."""
    sentence = found.match.sentence
    ends = found.match.words["taking"][0] if "taking" in found.match.words else found.start  # 将 may be no future
    before = sentence.marked[: bisect_left(sentence.places, ends)]
    clause = re.split(f"[{re.escape(stops(context))}]", before)[-1]
    return context.grammar.pattern("not_done").search(clause) is not None


def clause_length(context: Context, text: str) -> int:
    """How long the clause is with which a text begins."""
    return next((place for place, character in enumerate(text) if character in stops(context)), len(text))


def stops(context: Context) -> str:
    """The characters that end a clause."""
    return str(context.grammar.data["text"]["stops"]["clause"])


def quoted(text: str, place: int, pairs: Sequence[str]) -> bool:
    """Whether a place is inside quotation marks or brackets.

    Of marks that may stand either way round (”…“ in Arabic), the way in which the text opens counts.
    """
    before = text[max(0, place - 200) : place]
    used = [pair for pair in pairs if pair[::-1] not in pairs or text.find(pair[0]) <= text.find(pair[1])]
    return any(before.rfind(pair[0]) > before.rfind(pair[1]) for pair in used)


def is_oblique(context: Context, passage: Passage, start: int, outcome: Mention | None) -> bool:
    """Whether a name is no subject: somebody is asked, something is submitted to it or rests on it, or more precedes.

    A name right behind words that cannot stand before a subject is the object of these words, or ends a longer name.
    """
    before = passage.view.text[: owner_start(passage, start) if outcome is not None else start]
    named_before = any(mention.end == len(before) for mention in passage.mentions_before(len(before)))
    starts = named_before or context.grammar.pattern("subject_start").search(before) is not None
    if not starts and outcome is None:
        starts = context.grammar.pattern("plain_subject").match(passage.view.text, start) is not None
    return not starts or context.grammar.pattern("oblique").search(before) is not None


def owner_start(passage: Passage, start: int) -> int:
    """Where the name of a text begins: the body right before a number belongs to it."""
    owner = next(passage.mentions_before(start), None)
    return owner.start if owner is not None and owner.type == "Body" and owner.end == start else start


def _their_meetings(context: Context, passage: Passage, asked: set[int]) -> set[int]:
    """Where the meetings stand at which those who are asked are to do it ("recommends that the Assembly, at its …")."""
    pairs = pairwise(sorted(passage.mentions, key=lambda mention: mention.start))
    between = context.grammar.pattern("at_meeting")
    return {
        after.start
        for before, after in pairs
        if before.start in asked
        and after.type == "Meeting"
        and between.fullmatch(passage.view.text, before.end, after.start)
    }


def _is_asked(found: Found, asked: set[int]) -> bool:
    """Whether the subject of an act is somebody who is asked to do it."""
    subject = found.match.one("actor", "meeting")
    return subject is not None and subject.start in asked
