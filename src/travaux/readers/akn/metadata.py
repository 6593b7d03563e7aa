"""What the metadata of Akoma Ntoso say and the printed text does not, written in lines behind the text.

A fact needs words that it was read from; so what is used of the metadata becomes part of the canonical text, as lines
of kind ``rule``, which no reading of the text itself looks at. Each is a name, a colon and the words of the file:

- ``Adopted: 2020-01-10``, ``Published: 2020-01-10``
- ``Draft: S/2020/24, Belgium and Germany``, ``Record: S/PV.8700``
- ``In favour: 11``, ``Voted in favour: BELGIUM; ESTONIA`` (so too ``Against``, ``Abstaining``, ``Not voting``)
- ``Subject (UNBIS Thesaurus): civil society <http://metadata.un.org/thesaurus/1001012>``
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from travaux.readers.canonical import Writer
from travaux.readers.xml import Paths, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_DATES: Final = {"adoption": "Adopted", "publication": "Published"}
_CHOICES: Final = {
    "infavour": "In favour",
    "for": "In favour",
    "yes": "In favour",
    "against": "Against",
    "no": "Against",
    "abstaining": "Abstaining",
    "abstention": "Abstaining",
    "abstentions": "Abstaining",
    "notvoting": "Not voting",
}
_NO_DATE: Final = "0001-01-01"  # what stands where a date is missing
_SDG: Final = re.compile(r"sdg_([\w.]+)")


def write_metadata(writer: Writer, root: _Element) -> None:
    """Write what the metadata of the document say, one line each; those of its parts are left aside."""
    meta = next((element for element in root.iter() if local_name(element) == "meta"), None)
    if meta is None:
        return
    paths = Paths()
    for element, name, words in (*_dates(meta), *_steps(meta), *_votes(meta), *_subjects(meta)):
        writer.add([(f"{name}: {words}", paths.of(element))], kind="rule")


def _named(meta: _Element, *names: str) -> Iterator[_Element]:
    return (element for element in meta.iter() if local_name(element) in names)


def _dates(meta: _Element) -> Iterator[tuple[_Element, str, str]]:
    """The dates of adoption (of the work) and of publication (of the work or of its text in this language)."""
    seen: set[str] = set()
    for level in _named(meta, "FRBRWork", "FRBRExpression"):
        for date in _named(level, "FRBRdate"):
            name = _DATES.get((date.get("name") or "").lstrip("#").lower(), "")
            day = date.get("date") or ""
            if name and name not in seen and day and day != _NO_DATE:
                seen.add(name)
                yield date, name, day


def _steps(meta: _Element) -> Iterator[tuple[_Element, str, str]]:
    """The draft and who submitted it; the record of the meeting that adopted it."""
    for step in _named(meta, "step"):
        outcome, symbol = (step.get("outcome") or "").lstrip("#").lower(), _plain(step.get("as"))
        if not symbol:
            continue
        if outcome in ("draftresolution", "draftdecision", "draft"):
            yield step, "Draft", ", ".join(filter(None, (symbol, _plain(step.get("by")))))
        elif outcome == "adopted":
            yield step, "Record", symbol


def _votes(meta: _Element) -> Iterator[tuple[_Element, str, str]]:
    """The tally, and who voted how."""
    for count in _named(meta, "count"):
        name = _CHOICES.get((count.get("refersTo") or "").lstrip("#").lower(), "")
        number = (count.get("value") or "").strip()
        if name and number.isdecimal():
            yield count, name, str(int(number))
        voters = [
            _plain("".join(voter.itertext()))  # type: ignore[arg-type]
            for voter in _named(count, "organization", "voter", "person", "location")
        ]
        if name and any(voters):
            yield count, f"Voted {name.lower()}", "; ".join(filter(None, voters))


def _subjects(meta: _Element) -> Iterator[tuple[_Element, str, str]]:
    """Keywords, with the vocabulary and the address that the file gives; those that name no subject are left out."""
    for keyword in _named(meta, "keyword"):
        if keyword.get("refersTo"):  # an agenda item, a title
            continue
        shown = _plain(keyword.get("showAs") or keyword.get("value"))
        goal = _SDG.fullmatch(shown)
        words = f"Goal {goal[1]}" if goal else shown.replace("_", " ")
        address = (keyword.get("href") or "").strip()
        if words:
            vocabulary = _plain(keyword.get("dictionary")) or "no vocabulary"
            yield keyword, f"Subject ({vocabulary})", f"{words} <{address}>" if address else words


def _plain(words: str | None) -> str:
    """Words with one blank between two, without what would make another line or address of them."""
    return " ".join(re.sub(r"[<>]", " ", words or "").replace("&#39;", "'").split())
