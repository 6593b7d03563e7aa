"""Write ontology/schemes/sdg.ttl: the targets and indicators of the Sustainable Development Goals.

Usage: python tools/make_sdg.py [--output SDG.ttl]

They are concepts of the scheme ``concept`` as the goals are, in a file of their own because they are many and all
alike. The table below is their numbering: the 169 targets of General Assembly resolution 70/1, and the global
indicator framework as refined in 2020, in which 231 indicators stand under 248 numbers. Only targets are matched with
the IRIs of metadata.un.org: those of indicators are not made of their numbers.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

OUTPUT = Path(__file__).resolve().parent.parent / "ontology" / "schemes" / "sdg.ttl"

# By goal: how many indicators each target has, first those with numbers, then those with letters.
INDICATORS = {
    1: ("1 2 1 2 4", "2 1"),
    2: ("2 3 2 1 2", "2 1 1"),
    3: ("2 2 5 2 2 1 2 2 3", "1 3 1 2"),
    4: ("2 2 1 1 1 1 1", "1 1 1"),
    5: ("1 2 2 1 2 2", "2 1 1"),
    6: ("1 1 2 2 2 1", "1 1"),
    7: ("2 1 1", "1 1"),
    8: ("1 1 1 2 2 1 1 2 1 2", "1 1"),
    9: ("2 2 2 1 2", "1 1 1"),
    10: ("1 1 1 2 1 1 4", "1 1 1"),
    11: ("1 1 2 1 3 2 2", "1 2 0"),
    12: ("1 2 1 2 1 1 1 1", "1 1 1"),
    13: ("3 2 1", "1 1"),
    14: ("1 1 1 1 1 1 1", "1 1 1"),
    15: ("2 1 1 2 1 1 1 1 1", "1 1 1"),
    16: ("4 3 3 2 2 2 2 1 1 2", "1 1"),
    17: ("2 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 3 2", ""),
}
# By language: the preferred label, the short one (clear only in a text on the goals), and another that texts use.
TARGET = {
    "ar": ("الغاية {} من أهداف التنمية المستدامة", "الغاية {}"),
    "en": ("SDG target {}", "target {}", "SDG {}"),
    "es": ("Meta {} de los ODS", "meta {}", "ODS {}"),
    "fr": ("Cible {} des ODD", "cible {}", "ODD {}"),
    "ru": ("Задача {} ЦУР", "задача {}"),
    "zh": ("可持续发展目标具体目标{}", "具体目标{}", "可持续发展目标{}"),
}
INDICATOR = {
    "ar": ("المؤشر {} لأهداف التنمية المستدامة", "المؤشر {}"),
    "en": ("SDG indicator {}", "indicator {}"),
    "es": ("Indicador {} de los ODS", "indicador {}"),
    "fr": ("Indicateur {} des ODD", "indicateur {}"),
    "ru": ("Показатель {} ЦУР", "показатель {}"),
    "zh": ("可持续发展目标指标{}", "指标{}"),
}
HEADER = """\
# The targets and indicators of the Sustainable Development Goals, concepts of the scheme of concept.ttl.
# Written by tools/make_sdg.py; do not edit by hand.

@prefix concept: <https://w3id.org/travaux/voc/concept/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def targets() -> Iterator[tuple[int, str, int]]:
    """Goal, number and count of indicators of each target, in the order of the resolution."""
    for goal, (numbered, lettered) in INDICATORS.items():
        for mark, count in enumerate(numbered.split(), 1):
            yield goal, f"{goal}.{mark}", int(count)
        for letter, count in zip("abcd", lettered.split(), strict=False):
            yield goal, f"{goal}.{letter}", int(count)


def concept(number: str, *, broader: str, labels: Mapping[str, tuple[str, ...]], matched: bool) -> str:
    """Return the block of one target or indicator."""
    lines = [f'    skos:notation "sdg-{number}" ;']
    for predicate, place in (("prefLabel", 0), ("altLabel", 2), ("hiddenLabel", 1)):
        for language, forms in labels.items():
            if place < len(forms):
                lines.append(f'    skos:{predicate} "{forms[place].format(number)}"@{language} ;')
    lines.append(f"    skos:broader concept:sdg-{broader} ;")
    if matched:
        lines.append(f"    skos:exactMatch <http://metadata.un.org/sdg/{number}> ;")
    lines.append("    skos:inScheme <https://w3id.org/travaux/voc/concept> .")
    return "\n".join([f"concept:sdg-{number} a skos:Concept ;", *lines])


def turtle() -> str:
    """Return the text of the file."""
    blocks = [HEADER.rstrip()]
    for goal, target, count in targets():
        blocks.append(concept(target, broader=str(goal), labels=TARGET, matched=True))
        for mark in range(1, count + 1):
            blocks.append(concept(f"{target}.{mark}", broader=target, labels=INDICATOR, matched=False))
    return "\n\n".join(blocks) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the targets and indicators of the goals as SKOS.")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.parse_args().output.write_text(turtle(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
