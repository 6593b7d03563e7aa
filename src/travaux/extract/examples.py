"""Whether the frames of a grammar keep what their examples promise: for the tests, and for whoever writes a frame.

It stands here and not with the grammars, as an example is read like any sentence: its mentions come first.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any

from travaux import authority, grammar
from travaux.errors import GrammarError
from travaux.extract.mentions import Mention
from travaux.extract.passages import Match, Passage, matches, passage
from travaux.extract.values import DateRange, MeetingWords, Money, Numbers, PlanWords
from travaux.grammar import Frame
from travaux.grammar.load import frames_of
from travaux.model import Paragraph, Span


def check_examples(language: str, *rules: str) -> list[str]:
    """What the frames of a grammar promise with ``yes`` and ``no``, and do not keep.

    Args:
        language: two-letter code of the grammar, which is read from the data folder in use.
        rules: names of frames; all if none is given.

    Returns:
        One sentence for each promise that is broken; empty if all are kept.

    Raises:
        GrammarError: the grammar does not compile, or has no frame of such a name.
    """
    frames = {frame.id: frame for frame in grammar.load(language).frames}
    if unknown := [rule for rule in rules if rule not in frames]:
        raise GrammarError(f"There is no frame {unknown[0]!r}.", path=f"{language}.yaml", remedy="Compare its id.")
    chosen = [frames[rule] for rule in rules] if rules else frames.values()
    return [complaint for frame in chosen for complaint in _complaints(frame, language)]


def check_draft(text: str, language: str) -> list[str]:
    """What frames that are still being written promise and do not keep.

    Args:
        text: YAML, as it would stand under ``frames:`` in the file of the language.
        language: two-letter code of that language.

    Returns:
        As :func:`check_examples`.

    Raises:
        GrammarError: the text is no list of frames, or a pattern is not understood.
    """
    return [complaint for frame in frames_of(text, language) for complaint in _complaints(frame, language)]


def _complaints(frame: Frame, language: str) -> Iterable[str]:
    if not frame.id.startswith(f"{language}."):
        yield f"{frame.id}: the name must begin with {language}."
        return
    for example in frame.yes:
        if why := missed(frame, example):
            yield f"{frame.id}: {why}: {example['text']}"
    for sentence in frame.no:
        if found := fillings(frame, sentence):
            yield f"{frame.id}: reads what it must not, {_shown(found)}: {sentence}"


def missed(frame: Frame, example: Mapping[str, Any]) -> str:
    """Why a frame does not read a ``yes`` example as promised; blank if it does.

    Args:
        frame: a frame, whose name begins with its language.
        example: its ``text``, and the ``slots`` that must be filled so; dates may be those of YAML.
    """
    found = fillings(frame, example["text"])
    if not found:
        return "does not match"
    expected = {slot: _plain(value) for slot, value in example.get("slots", {}).items()}
    if any(all(_same(one.get(slot), value) for slot, value in expected.items()) for one in found):
        return ""
    return f"fills its slots otherwise, {_shown(found)}"


def fillings(frame: Frame, text: str) -> list[dict[str, str | list[str]]]:
    """What stands in the slots of a frame, for each match in a text, as examples write it."""
    found = sentence(text, frame.id.partition(".")[0])
    return [_filling(found, match) for match in matches(found, [frame])]


@functools.lru_cache(maxsize=1024)  # an example is asked about again, slot by slot
def sentence(text: str, language: str) -> Passage:
    """A string as a paragraph that is ready for frames."""
    span = Span(0, len(text))
    paragraph = Paragraph("1", "para_1", "paragraph", "body", (span,))
    return passage(text, paragraph, 0, grammar.load(language), authority.load(), (span,))


def describe(mention: Mention) -> str:
    """The value of a mention in one string, as examples write it."""
    match mention.value:
        case DateRange(start=start, end=end):
            return start if start == end else f"{start}/{end}"
        case Numbers(kind=kind, numbers=numbers, pins=pins):
            return f"{kind} {' '.join(n.replace(' ', '') for n in numbers)}" + "".join(f" {pin}" for pin in pins)
        case MeetingWords() as words:
            return _meeting(words, _body(mention))
        case PlanWords(type=kind, period=period):
            return f"{kind} {period}"
        case Money(amount=amount, currency=currency):
            return f"{amount} {currency}"
        case str(word):
            return word
        case _:
            return _body(mention)


def _filling(found: Passage, match: Match) -> dict[str, str | list[str]]:
    out: dict[str, str | list[str]] = {slot: found.words(*place) for slot, place in match.words.items()}
    for slot, named in match.mentions.items():
        listed = [describe(mention) for mention in named]
        out[slot] = listed if len(listed) != 1 else listed[0]
    return out


def _body(mention: Mention) -> str:
    """The body that a mention names in any document; `?` and a list where it depends on the document."""
    full = [entry.slug for entry in mention.bodies if not entry.short]
    if len(full) == 1:
        return full[0]
    return "?" + "|".join(sorted({entry.slug for entry in mention.bodies})) if mention.bodies else ""


def _meeting(value: MeetingWords, who: str) -> str:
    year = f"{value.year}/" if value.year else ""
    number = str(value.ordinal) if value.ordinal else ""
    flags = [flag for flag in ("plenary", "anaphor", "special") if getattr(value, flag)]
    part = f"#{value.resumed}" if value.resumed else ""
    return " ".join([part for part in (who, f"{year}{number}{part}", *flags) if part])


def _plain(value: object) -> str | list[str]:
    """The value of a slot as text; YAML reads 2098-06-03 as a date."""
    return [str(item) for item in value] if isinstance(value, list) else str(value)


def _same(found: str | list[str] | None, expected: str | list[str]) -> bool:
    return found == expected or (isinstance(expected, list) and [found] == expected)


def _shown(found: Iterable[Mapping[str, str | list[str]]]) -> str:
    """Fillings in one line."""
    return " or ".join(
        ", ".join(f"{slot}={value if isinstance(value, str) else '+'.join(value)}" for slot, value in one.items())
        or "no slots"
        for one in found
    )
