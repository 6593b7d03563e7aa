"""What a paragraph of a resolution says: its verbs one after the other, and whom each of them asks.

"Takes note of the report, and requests the Executive Director and Member States to …" is two clauses; the second asks
two. Names are read one behind the other from the verb on, for as long as names, or words for a class of addressees,
follow each other; at the first words that are neither, the object begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.extract.passages import Passage
from travaux.grammar.texts import TextRules, Verb, Verbs
from travaux.model import Body, State
from travaux.relations.act_verbs import quoted
from travaux.relations.context import Context
from travaux.view import is_cjk

#: Acts that ask, allow or charge somebody.
ASKING = frozenset(
    (
        "requested",
        "instructed",
        "demanded",
        "urged",
        "called-upon",
        "invited",
        "encouraged",
        "recommended",
        "authorized",
    )
)
_ORGANIZATION = Body("un")
_LISTED = re.compile(r":\s?\((?:a|i|1|一|أ|а)\)")
_WORD = re.compile(r"\w+\W+")
_DECIDING = ("decided", "agreed")
_UNKNOWN = 90  # characters: a name that nobody knows, between names in a list, is no longer


@dataclass(frozen=True, slots=True)
class Clause:
    """One act of a paragraph.

    Attributes:
        code: kind of act.
        start, verb_end: the words of the verb.
        object: where the words of the object stand; behind those who are asked.
        asked: bodies and States that it asks.
        effect: what it does to its object (establishes, extends, amends …), or blank.
    """

    code: str
    start: int
    verb_end: int
    object: tuple[int, int]
    asked: tuple[Body | State, ...] = ()
    effect: str = ""


def clauses(context: Context, passage: Passage, rules: TextRules) -> list[Clause]:
    """The clauses of a paragraph, in order; none where it does not begin with a verb of the text.

    An operative paragraph may begin as those of a preamble do: "Emphasizing the importance of …, decides …".
    """
    text = passage.view.text
    preambular = passage.paragraph.zone == "preambular"
    verbs = rules.preambular if preambular else rules.operative
    both = not preambular and passage.paragraph.kind == "paragraph"
    first = verbs.opening(text) or (rules.preambular.opening(text) if both else None)
    found = list(_verbs(context, text, verbs, first)) if first is not None else []
    if not found:
        return []
    ends = [verb.start for verb in found[1:]] + [len(text)]
    out: list[Clause] = []
    for verb, end in zip(found, ends, strict=True):
        out.append(_clause(context, passage, rules, verb, end, _meant(context, passage, out[-1]) if out else ()))
    return out


def _meant(context: Context, passage: Passage, before: Clause) -> tuple[Body | State, ...]:
    """Whom a pronoun means: those whom the clause before asks, or the one body that it names."""
    if before.asked:
        return before.asked
    named = {context.body_thing(m, passage) for m in passage.mentions_within(*before.object) if m.type == "Body"}
    only = next(iter(named)) if len(named) == 1 else None
    return (only,) if only is not None else ()


def _verbs(context: Context, text: str, verbs: Verbs, first: Verb) -> Iterator[Verb]:
    yield first
    last = first.end
    listed = _LISTED.search(text, first.end)  # behind "to: (a)" the verbs are those of others
    end = listed.start() if listed is not None else len(text)
    for verb in verbs.further(text, first.end):
        if last <= verb.start < end and not quoted(text, verb.start, context.grammar.data.get("pairs", ())):
            yield verb
            last = verb.end


def _clause(
    context: Context, passage: Passage, rules: TextRules, verb: Verb, end: int, before: tuple[Body | State, ...]
) -> Clause:
    text = passage.view.text
    asked, behind = _asked(context, passage, rules, verb.end, end) if verb.code in ASKING else ((), verb.end)
    pronoun = rules.patterns["pronoun"].match(text, _blank(text, verb.end), end)
    if pronoun is not None and verb.code in ASKING:
        asked, behind = before, pronoun.end()
    elif not asked and verb.code in ASKING and rules.patterns["pronoun_before"].search(text, verb.start, verb.end):
        asked = before
    effect, behind = _effect(rules, text, verb, end) if not asked else ("", behind)
    return Clause(verb.code, verb.start, verb.end, (behind, max(behind, end)), asked, effect)


def _effect(rules: TextRules, text: str, verb: Verb, end: int) -> tuple[str, int]:
    """What the verb itself, or the one that says what is decided, does to its object; and where this begins."""
    if rules.patterns["no_effect"].match(text[verb.end : end]):
        return "", verb.end
    if verb.code not in _DECIDING:
        found = _doing(rules, text, range(verb.start, verb.end), verb.end)
        return (found[0], verb.end) if found is not None else ("", verb.end)
    to_do = rules.patterns["to_do"].match(text[verb.end : end])
    if to_do is None:
        return "", verb.end
    place = verb.end + to_do.end()
    found = _doing(rules, text, range(place, place + 1), end)
    if found is not None:
        return found
    for passive in rules.patterns["be_done"].finditer(text, place, end):
        found = _doing(rules, text, range(passive.end(), passive.end() + 1), end)
        if found is not None:
            return found[0], verb.end
    return "", verb.end


def _doing(rules: TextRules, text: str, places: range, end: int) -> tuple[str, int] | None:
    """The effect that words at one of some places name, and where they end; a word ends there too."""
    for place in places:
        if place >= end:
            break
        if place > 0 and text[place - 1].isalnum() and text[place].isascii():
            continue
        for name, words in rules.effects.items():
            match = words.match(text, place, end)
            if match is not None and not (
                text[match.end() : match.end() + 1].isalpha() and not is_cjk(text[match.end()])
            ):
                return name, match.end()
    return None


# ---------------------------------------------------------------- who is asked


def _asked(
    context: Context, passage: Passage, rules: TextRules, start: int, end: int
) -> tuple[tuple[Body | State, ...], int]:
    """Those named from a place on, one behind the other, and where their names end."""
    text = passage.view.text
    found: list[Body | State] = []
    aside = rules.patterns["aside"].match(text, start, end)
    for place in dict.fromkeys((start, aside.end() if aside is not None else start)):
        behind = _names(context, passage, rules, place, end, found)
        if found:
            return tuple(dict.fromkeys(found)), behind
    return (), start


def _names(
    context: Context, passage: Passage, rules: TextRules, place: int, end: int, found: list[Body | State]
) -> int:
    text = passage.view.text
    behind = place
    while True:
        named, stop, start = None, place, place
        for start in _begin(rules, text, place, end):
            named, stop = _name(context, passage, rules, start, end)
            if named is not None:
                break
        if named is None:
            stop = _stranger(rules, text, _begin(rules, text, place, end)[0], end)
            if stop < 0:
                return behind
        else:
            found.extend(named)
            behind = stop
        joint = rules.patterns["between_names"].match(text, stop, end)
        if joint is None:
            return behind
        place = joint.end()


def _begin(rules: TextRules, text: str, place: int, end: int) -> list[int]:
    """Where a name may begin, the farthest first: "the other regional" may belong to it, or stand before it."""
    place = _blank(text, place)
    before = rules.patterns["before_name"].match(text, place, end)
    farthest = before.end() if before is not None else place
    words = (match.end() for match in _WORD.finditer(text, place, farthest))
    return sorted({place, farthest, *words}, reverse=True)


def _blank(text: str, place: int) -> int:
    while place < len(text) and text[place] == " ":
        place += 1
    return place


def _name(
    context: Context, passage: Passage, rules: TextRules, place: int, end: int
) -> tuple[list[Body | State] | None, int]:
    """Whom the words at a place name: a class, a body, or a State; the longest counts."""
    text = passage.view.text
    best: tuple[int, list[Body | State]] | None = None
    for slugs, words in rules.addressees.items():
        match = words.match(text, place, end)
        if match is not None and (best is None or match.end() > best[0]):
            best = match.end(), [Body(slug) for slug in slugs.split()]
    mention = next(passage.mentions_within(place, place + 1), None)
    if mention is not None and (best is None or mention.end > best[0]):
        if mention.type == "Body":
            body = context.body_thing(mention, passage)
            if body == _ORGANIZATION and not _ends_here(rules, text, mention.end):
                return None, place
            best = mention.end, ([body] if body is not None else [])
        elif mention.type == "Meeting" and mention.bodies:  # the Commission at its session, where it is named by that
            slug = context.resolve(mention.bodies, passage, mention.start)
            best = mention.end, ([Body(slug)] if slug else [])
        elif mention.type == "State" and isinstance(mention.value, str):
            best = mention.end, [State(mention.value)]
    if best is None:
        return None, place
    if rules.patterns["no_name"].match(text, best[0]):
        return None, place
    return best[1], _tail(passage, rules, best[0], end)


def _ends_here(rules: TextRules, text: str, place: int) -> bool:
    """Whether a name ends at a place: "the United Nations to", and not "United Nations treaty bodies"."""
    joints = (rules.patterns[key].match(text, place) for key in ("names_end", "between_names", "aside"))
    return not text[place:].strip() or any(joint is not None for joint in joints)


def _tail(passage: Passage, rules: TextRules, place: int, end: int) -> int:
    """Where a name ends with what belongs to it: an acronym in brackets, the body whose officer it names."""
    text = passage.view.text
    while (match := rules.patterns["name_tail"].match(text, place, end)) is not None and match.end() > place:
        owner = next(passage.mentions_within(match.end(), match.end() + 1), None)
        if match.lastgroup == "of":
            if owner is None or owner.type != "Body":
                return place
            place = owner.end
        else:
            place = match.end()
    return place


def _stranger(rules: TextRules, text: str, start: int, end: int) -> int:
    """Where a name that nobody knows ends, if the list of names goes on behind it; -1 if the names are over."""
    if rules.patterns["not_asked"].match(text, start, end):
        return -1
    joint = rules.patterns["between_names"].search(text, start + 1, min(end, start + _UNKNOWN))
    over = rules.patterns["names_end"].search(text, start, min(end, start + _UNKNOWN))
    if joint is None or (over is not None and over.start() < joint.start()):
        return -1
    return joint.start()


def item_clause(rules: TextRules, lead: Clause, item: Passage) -> Clause:
    """What an item does that completes the verb of the paragraph above it."""
    text = item.view.text
    begins = rules.patterns["item_completes"].match(text)
    place = begins.end() if begins is not None else 0
    found = _doing(rules, text, range(place, place + 1), len(text)) if lead.code in _DECIDING else None
    effect, start = found if found is not None else ("", 0)
    return Clause(lead.code, 0, 0, (start, len(text)), lead.asked, effect)


def is_lead(passage: Passage) -> bool:
    """Whether items may complete the last clause of a paragraph: it ends in a colon."""
    return passage.view.text.rstrip().endswith(":")


def completes(rules: TextRules, lead: Passage, clause: Clause, item: Passage) -> bool:
    """Whether an item completes the verb of the paragraph above it.

    Nothing but a colon stands behind that verb and those it asks, or the item begins as such items do ("To submit").
    """
    if rules.patterns["not_lead"].search(lead.view.text.rstrip()):
        return False
    if clause.code in ASKING and rules.patterns["item_completes"].match(item.view.text):
        return True
    words = lead.view.text[slice(*clause.object)].strip()
    return rules.patterns["lead"].match(words) is not None
