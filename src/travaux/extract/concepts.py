"""The concepts that a paragraph names: agendas, goals, agreements, reforms.

They stand in titles of texts and in names of bodies, so they are no mentions that compete with these, but are looked
for by themselves; words in which others meet so that they look like a name are none. A short name (Goal 11) counts
only where the paragraph names in full what it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.authority import Authority
from travaux.extract.gazetteer import concept_gazetteer
from travaux.grammar import load

_GOES_ON = re.compile(r"\.[0-9]")  # Goal 1 is not meant by 1.2


def find_concepts(text: str, language: str, authority: Authority) -> Iterator[tuple[int, int, str]]:
    """The concepts of a folded text: start, end and code, left to right.

    Args:
        text: folded text of a paragraph.
        language: two-letter code.
        authority: names and hierarchy of concepts.
    """
    others = [match.span() for match in load(language).pattern("not_concept").finditer(text)]
    found = [
        hit
        for hit in concept_gazetteer(language).find(text)
        if not _GOES_ON.match(text, hit[1]) and not any(start <= hit[0] < end for start, end in others)
    ]
    full = {name.slug for _, _, names in found for name in names if not name.short}
    known = {above for code in full for above in (code, *_above(code, authority))}
    for start, end, names in found:
        for name in names:
            if not name.short or known.intersection(_above(name.slug, authority)):
                yield start, end, name.slug


def _above(code: str, authority: Authority) -> Iterator[str]:
    """The concepts above a concept, nearest first."""
    while code in authority.broader:
        code = authority.broader[code]
        yield code
