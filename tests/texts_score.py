"""Zones and acts of resolutions against annotations made by reading; ``make texts`` prints the table."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from travaux.model import Act
from travaux.readers import read
from travaux.relations.context import Context
from travaux.relations.read import read_context

TEXTS = Path(__file__).parent / "texts"
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
ZONES = ("preambular", "operative", "other")
FIELDS = ("act", "addressee", "due", "deliverable", "effect")
# The documents of a language by when they were looked at: while its grammar was written, after that, and last of all.
PARTS = {"first": range(1, 7), "second": range(7, 13), "last": range(13, 17)}
# Verbs that are one kind of act (ontology/schemes/act-type.ttl), whatever an annotator called it.
_PERIODS = {"P12M": "P1Y", "P18M": "P1Y6M", "P24M": "P2Y", "P2W": "P14D", "P6W": "P42D"}
_SAME = {
    "acknowledged": "recognized",
    "appropriated": "allocated",
    "congratulated": "commended",
    "emphasized": "stressed",
    "highlighted": "stressed",
    "intends": "expressed",
    "proclaimed": "declared",
    "reiterated": "reaffirmed",
    "resolved": "decided",
    "thanked": "expressed-appreciation",
    "underlined": "stressed",
    "underscored": "stressed",
}

Tally = Counter[tuple[str, str]]
Row = Mapping[str, str]


@cache
def reading(path: Path) -> Context:
    """A document, read."""
    return read_context(read(path))


def rows(path: Path, part: str = "") -> dict[str, list[Row]]:
    """The rows of a table by document: all, or those of one of :data:`PARTS`."""
    found: dict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if not part or int(row["file"][:2]) in PARTS[part]:
                found[row["file"]].append(row)
    return found


# ---------------------------------------------------------------- zones


def zone_tally(folder: Path, wanted: Mapping[str, list[Row]]) -> Tally:
    """How often a line of each zone was given which zone."""
    tally: Tally = Counter()
    for name, lines in wanted.items():
        have = _zones(reading(folder / name))
        for row in lines:
            zone = have.get(int(row["line"]), "other")
            if zone == row["zone"] or row["optional"] != "yes":
                tally[row["zone"], zone] += 1
    return tally


def macro_f1(tally: Tally) -> float:
    """The mean of the F1 of the three zones."""
    return sum(_f1_of_zone(tally, zone) for zone in ZONES) / len(ZONES)


def _f1_of_zone(tally: Tally, zone: str) -> float:
    wanted = sum(count for (want, _), count in tally.items() if want == zone)
    had = sum(count for (_, have), count in tally.items() if have == zone)
    return 2 * tally[zone, zone] / (wanted + had) if wanted + had else 1.0


def _zones(context: Context) -> dict[int, str]:
    """The zone of each line, by its number."""
    starts = [0]
    for line in context.document.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    zones: dict[int, str] = {}
    for paragraph in context.document.paragraphs:
        zone = str(paragraph.zone) if paragraph.zone in ZONES else "other"
        for span in paragraph.spans:
            first, last = bisect_right(starts, span.start), bisect_right(starts, max(span.start, span.end - 1))
            zones.update((number, zone) for number in range(first, last + 1))
    return zones


# ---------------------------------------------------------------- acts


def act_tally(folder: Path, wanted: Mapping[str, list[Row]]) -> Tally:
    """For each field: how many values are wanted, how many were found, how many of these are right."""
    tally: Tally = Counter()
    for name, expected in wanted.items():
        found = list(_acts(reading(folder / name)))
        taken: set[int] = set()
        for row in expected:
            index = _best(row, found, taken)
            if index is not None:
                taken.add(index)
            if row["optional"] != "yes":
                _count(tally, row, found[index] if index is not None else None)
        for index, act in enumerate(found):
            if index not in taken:
                tally["act", "had"] += 1
                tally.update({(field, "had"): len(act[field]) for field in FIELDS[1:]})
    return tally


def f1(tally: Tally, field: str) -> float:
    """The F1 of a field."""
    total = tally[field, "wanted"] + tally[field, "had"]
    return 2 * tally[field, "right"] / total if total else 1.0


def _acts(context: Context) -> Iterator[dict[str, set[str]]]:
    paragraphs = {passage.paragraph.eid: passage.paragraph for passage in context.passages}
    said: dict[Act, list[tuple[str, object]]] = defaultdict(list)
    for statement in context.statements:
        if isinstance(statement.subject, Act):
            said[statement.subject].append((statement.relation, statement.object))
    for act, facts in said.items():
        if paragraphs[act.eid].zone == "operative":
            due = _codes(facts, "dueAt", "dueDate", "dueWithin", "recurrence")
            due |= {"next"} if _codes(facts, "dueOccasion") else set()
            yield {
                "para": {paragraphs[act.eid].para.rpartition("/")[2]},
                "act": {act.type},
                "due": {value.partition("#")[0] for value in due},
                **{field: _codes(facts, field) for field in ("addressee", "deliverable", "effect")},
            }


def _codes(facts: Iterable[tuple[str, object]], *relations: str) -> set[str]:
    return {
        str(next(getattr(value, name) for name in ("slug", "code", "key", "value") if hasattr(value, name)))
        for relation, value in facts
        if relation in relations
    }


def _best(row: Row, found: list[dict[str, set[str]]], taken: set[int]) -> int | None:
    """The act of the same paragraph and kind, one with the same addressees first."""
    kinds = {_SAME.get(kind, kind) for kind in row["act"].split("|")}
    fitting = [
        index
        for index, act in enumerate(found)
        if index not in taken and act["para"] == {row["para"]} and act["act"] <= kinds
    ]
    return min(fitting, key=lambda index: (found[index]["addressee"] != _values(row, "addressee"), index), default=None)


def _values(row: Row, field: str) -> set[str]:
    values = {value.partition("#")[0] for value in row[field].split(";") if value}
    return {_PERIODS.get(value, value) for value in values}


def _count(tally: Tally, row: Row, act: Mapping[str, set[str]] | None) -> None:
    tally["act", "wanted"] += 1
    if act is not None:
        tally.update([("act", "had"), ("act", "right")])
    for field in FIELDS[1:]:
        wanted, had = _values(row, field), act[field] if act is not None else set()
        tally[field, "wanted"] += len(wanted)
        tally[field, "had"] += len(had)
        tally[field, "right"] += len(wanted & had)


# ---------------------------------------------------------------- the table


def _line(name: str, zones: Tally, acts: Tally) -> str:
    fields = [f"{f1(acts, field):.3f}" for field in FIELDS]
    return (
        f"| {name} | {sum(zones.values())} | {macro_f1(zones):.3f} | {acts['act', 'wanted']} | {' | '.join(fields)} |"
    )


def table(part: str = "") -> list[str]:
    """The rows of the README: one for each language, over all documents or those of a part, and the real ones."""
    out = []
    for language in LANGUAGES:
        folder = TEXTS / language
        zones = zone_tally(folder, rows(folder / "zones.csv", part))
        out.append(_line(language, zones, act_tally(folder, rows(folder / "acts.csv", part))))
    if CORPUS.is_dir() and not part:
        zones = zone_tally(CORPUS, rows(TEXTS / "real" / "zones.csv"))
        out.append(_line("real", zones, act_tally(CORPUS / "more" / "en", rows(TEXTS / "real" / "acts.csv"))))
    return out


def main() -> None:
    """Print the figures of the README, and those of each part."""
    for part in ("", *PARTS):
        print(f"{part or 'all'}\n\n| texts | lines | zones | acts | {' | '.join(FIELDS)} |\n|{'---|' * 9}")
        print("\n".join(table(part)), end="\n\n")


if __name__ == "__main__":
    main()
