"""What a mention says: dates, numbers of texts, words for a meeting.

Each value is made from the named groups of an atom of the grammar, so the same code serves every language.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from travaux.grammar import Grammar
from travaux.model import OutcomeKind
from travaux.structure.counting import key_label, roman

_RANGE_LIMIT = 60  # a range of more texts than this is a misreading
_LONGEST_PLAN = 16  # years
_PAREN = re.compile(r"^([0-9]+|[A-Z]{1,2}) ?([A-Z]{0,2}) ?\(([^)]+)\)$")


@dataclass(frozen=True, slots=True)
class DateRange:
    """First and last day, month or year, each in ISO 8601 as precise as the text; equal for a single one."""

    start: str
    end: str

    @property
    def precise(self) -> bool:
        """Whether both ends are days."""
        return len(self.start) == 10 and len(self.end) == 10


@dataclass(frozen=True, slots=True)
class Numbers:
    """A coordinated list of numbers of one kind of text, with the paragraphs pinpointed in the last of them."""

    kind: OutcomeKind
    numbers: tuple[str, ...]
    pins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """The words for a meeting, before it is known which one they mean.

    Attributes:
        year: printed year of the session, 0 if none.
        ordinal: first, second …; 0 if none.
        plenary: a single plenary meeting.
        resumed: 0, or 2 for a resumed part, 3 for the second resumed part.
        anaphor: "that meeting": the one spoken of.
        special: a special session.
        own: "the present session": the one the document is of.
        annual: the annual session of a board, as opposed to its numbered ones.
        sitting: a meeting as opposed to a session (次, not 届); boards use the word for their sessions too.
        single: a meeting for which the language has a word that no session is called by.
    """

    year: int = 0
    ordinal: int = 0
    plenary: bool = False
    resumed: int = 0
    anaphor: bool = False
    special: bool = False
    sitting: bool = False
    single: bool = False
    own: bool = False
    annual: bool = False


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The words for a plan, before it is known whose plan it is.

    Attributes:
        type: code of the kind of plan.
        period: first and last year (``2020-2023``), or the one year.
        owner: the folded words that name its owner within the mention, or blank.
        part: it is a part of the plan of this period, with a name of its own (its results framework).
    """

    type: str
    period: str
    owner: str = ""
    part: bool = False


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in plain units (``29700000``, ``1498000.5``) and the ISO 4217 code of its currency."""

    amount: str
    currency: str


def date_range(groups: Mapping[str, str | None], grammar: Grammar) -> DateRange | None:
    """Make a date from ``y m d y2 m2 d2``; ``None`` if it is no date of the calendar."""
    start = _date(groups.get("y"), groups.get("m"), groups.get("d"), grammar)
    if start is None:
        return None
    if not any(groups.get(name) for name in ("y2", "m2", "d2")):
        return DateRange(start, start)
    end = _date(
        groups.get("y2") or groups.get("y"),
        groups.get("m2") or groups.get("m"),
        groups.get("d2") if groups.get("d") else None,
        grammar,
    )
    if end is None or end < start:
        return None
    return DateRange(start, end)


def _date(year: str | None, month: str | None, day: str | None, grammar: Grammar) -> str | None:
    if year is None:
        return None
    y = grammar.number(year)
    m = grammar.month(month) if month else None
    d = grammar.number(day) if day else None
    if y is None or (month and not m) or (day and not d):
        return None
    if m is None:
        return f"{y:04}"
    if not 1 <= m <= 12:
        return None
    if d is None:
        return f"{y:04}-{m:02}"
    return f"{y:04}-{m:02}-{d:02}" if 1 <= d <= calendar.monthrange(y, m)[1] else None


def numbers(groups: Mapping[str, str | None], grammar: Grammar) -> Numbers | None:
    """Make a list of numbers from ``list`` or ``from``/``to``, with ``kind`` and the pinpoint in ``para``."""
    kinds: Mapping[str, OutcomeKind] = grammar.data.get("kinds", {})
    kind = kinds.get((groups.get("kind") or "").lower())
    if kind is None:
        return None
    first, last = groups.get("from"), groups.get("to")
    if first and last:
        found = _range(_as_everywhere(first, grammar), _as_everywhere(last, grammar))
    else:
        pattern = re.compile(grammar.macros["number"])
        found = tuple(_as_everywhere(match[0], grammar) for match in pattern.finditer(groups.get("list") or ""))
    return Numbers(kind, found, pins(groups.get("para") or "", grammar)) if found else None


def _as_everywhere(text: str, grammar: Grammar) -> str:
    """A number as all languages print it: 217 ألف (د-3) is 217 A (III), 2118 (2013 год) is 2118 (2013)."""
    for pattern, replacement in grammar.data.get("number_forms", {}).items():
        text = re.sub(pattern, replacement, text)
    return number_as_printed(grammar.pattern("number_session").sub(_session_in_roman, text))


def _session_in_roman(match: re.Match[str]) -> str:
    """The session of an old number as it is printed in five of the languages: (III), (S-VI)."""
    special = "S-" if match.groupdict().get("special") else ""
    return f"({special}{roman(int(match['n'])).upper()})"


def number_as_printed(text: str) -> str:
    """The customary spelling of a number: ``2504 (2020)``, ``217 A (III)``, ``72/279``."""
    text = re.sub(r"\s+", " ", text.strip())
    match = _PAREN.match(text)
    if match is None:
        return text.replace(" ", "")
    letters = f" {match[2]}" if match[2] else ""
    return f"{match[1]}{letters} ({match[3]})"


def _range(first: str, last: str) -> tuple[str, ...]:
    """2022/1 to 2022/4 is four texts; ends that do not share a series are two."""
    head, _, low = first.rpartition("/")
    tail, _, high = last.rpartition("/")
    if head == tail and head and low.isdigit() and high.isdigit() and 0 < int(high) - int(low) < _RANGE_LIMIT:
        return tuple(f"{head}/{number}" for number in range(int(low), int(high) + 1))
    return (first, last)


def latin_letters(text: str, grammar: Grammar) -> str:
    """Words with the letters of items as keys print them: 3 (ب) and 3 (б) are 3(b)."""
    if not grammar.data.get("alphabet"):
        return text
    return re.sub(r" ?\(([^\W\d_])\)", lambda match: f"({key_label('alphabet', match[1], grammar)})", text)


def pins(text: str, grammar: Grammar) -> tuple[str, ...]:
    """Paragraphs named with a number: ``2, 3 and 16 to 18`` → ``para 2``, ``para 3`` …; ``2 e)`` is ``para 2(e)``."""
    text = latin_letters(text, grammar)
    through = grammar.macros.get("through", "-")
    items: list[str] = []
    for match in re.finditer(rf"([0-9]+)(?: ?\(?([a-z])\))?(?:\s*{through}\D{{0,4}}([0-9]+))?", text):
        first, letter, last = match[1], match[2], match[3]
        if last and not letter and 0 < int(last) - int(first) < _RANGE_LIMIT:
            items += [str(number) for number in range(int(first), int(last) + 1)]
        else:
            items += [item for item in (f"{first}({letter})" if letter else first, last) if item]
    return tuple(dict.fromkeys(f"para {item}" for item in items))


def meeting_words(groups: Mapping[str, str | None], grammar: Grammar) -> MeetingWords | None:
    """Make words for a meeting from ``year n first plenary special resumed rn k anaphor``."""
    year = grammar.number(groups.get("year") or "") if groups.get("year") else 0
    ordinal = 1 if groups.get("first") else grammar.number(groups.get("n") or "") if groups.get("n") else 0
    if year is None or ordinal is None:
        return None
    resumed = 0
    if groups.get("resumed"):
        resumed = (grammar.number(groups.get("rn") or "") or 1) + 1
    elif groups.get("k"):
        part = grammar.number(groups.get("k") or "") or 0
        resumed = part if part > 1 else 0
    return MeetingWords(
        year=year,
        ordinal=ordinal,
        plenary=bool(groups.get("plenary")),
        resumed=resumed,
        anaphor=bool(groups.get("anaphor")),
        special=bool(groups.get("special")),
        sitting=bool(groups.get("sitting")),
        single=grammar.pattern("single_meeting").fullmatch(groups.get("sitting") or "") is not None,
        own=bool(groups.get("own")),
        annual=bool(groups.get("annual")),
    )


def plan_words(groups: Mapping[str, str | None], grammar: Grammar) -> PlanWords | None:
    """Make words for a plan from ``type``, ``from``, ``to``, ``owner``, and ``sub`` for a part with its own name."""
    kind = grammar.code("plan_type", groups.get("sub") or groups.get("type") or "")
    start = grammar.number(groups.get("from") or "")
    end = grammar.number(groups.get("to") or "") if groups.get("to") else start
    if not kind or start is None or end is None or not 0 <= end - start < _LONGEST_PLAN:
        return None
    period = f"{start}-{end}" if end != start else str(start)
    return PlanWords(kind, period, groups.get("owner") or "", bool(groups.get("sub")))


def money(groups: Mapping[str, str | None], grammar: Grammar) -> Money | None:
    """Make an amount from ``number``, ``scale`` (million …) and ``currency``."""
    printed = groups.get("number") or "1"  # "a million" may have no number
    if re.fullmatch(grammar.macros.get("reversed", "(?!)"), printed):
        printed = " ".join(reversed(printed.split(" ")))
    digits = re.sub(grammar.macros["thousands"], "", printed)
    value = Decimal(digits.replace(grammar.macros["decimal_comma"], "."))
    if groups.get("scale"):
        value *= Decimal(grammar.code("scale", groups["scale"] or ""))
    currency = grammar.code("currency", groups.get("currency") or "")
    return Money(f"{value.normalize():f}", currency) if currency else None
