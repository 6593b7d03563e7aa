"""The unit a document is built of while it is being taken apart, and how units get their names at the end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from travaux.model import Paragraph, ParagraphKind, Span, Zone


@dataclass(slots=True)
class Unit:
    """A paragraph in the making.

    Attributes:
        label: printed label, without brackets, counted the way keys are (``三``, ``7``, ``a``, ``ii``); blank if none.
        value: the label in ASCII, the same in every language (``3`` for ``三``).
        parent: the numbered unit it stands in.
        heading: the heading above it.
        lost: it stands where a numbered paragraph should stand, but only a bullet is printed.
        speaker: the line that names the body, for a paragraph of a resolution or decision.
    """

    kind: ParagraphKind
    zone: Zone
    spans: list[Span]
    label: str = ""
    value: str = ""
    level: int = 0
    parent: Unit | None = None
    heading: Unit | None = None
    lost: bool = False
    inferred: bool = False
    open: bool = True
    style: str = ""
    speaker: Unit | None = None
    names: tuple[str, str] = field(default=("", ""))


def name_all(units: list[Unit]) -> tuple[Paragraph, ...]:
    """Give each unit its key and its fragment, and freeze it."""
    seen: Counter[str] = Counter()
    loose = unnumbered = annexes = 0
    place = {id(unit): index for index, unit in enumerate(units)}
    out = []
    prefix = ("", "")
    for unit in units:
        if unit.kind == "heading" and unit.style == "annex":
            annexes += 1
            prefix = (f"annex{annexes}/", f"annex_{annexes}__")
        if unit.kind == "heading" and not unit.label:
            unnumbered += 1
        if _container(unit) is None and unit.kind == "paragraph" and not unit.label:
            loose += 1
        key, eid = _names(unit, prefix, loose, unnumbered, annexes)
        seen[eid] += 1
        unit.names = (key, eid if seen[eid] == 1 else f"{eid}-{seen[eid]}")
        section: list[int] = []
        above = unit.heading
        while above is not None:
            section.insert(0, place[id(above)])
            above = above.heading
        number = (
            unit.label if unit.label and not unit.inferred and unit.kind in ("heading", "paragraph", "item") else None
        )
        out.append(
            Paragraph(
                unit.names[0],
                unit.names[1],
                unit.kind,
                unit.zone,
                tuple(unit.spans),
                number,
                unit.inferred,
                tuple(section),
                place[id(unit.speaker)] if unit.speaker is not None else None,
            )
        )
    return tuple(out)


def _container(unit: Unit) -> Unit | None:
    return unit.parent or unit.heading


def _names(unit: Unit, prefix: tuple[str, str], loose: int, unnumbered: int, annexes: int) -> tuple[str, str]:
    """Key and fragment (AKN4UN: level_number, joined with two underscores)."""
    if unit.kind == "masthead":
        return "masthead", "masthead"
    if unit.kind == "note":
        return f"fn{unit.label}", f"fn_{unit.label.replace('*', 'star')}"
    if unit.kind == "heading":
        if unit.style == "annex":
            return f"h:annex {annexes}", f"annex_{annexes}"
        above = unit.heading.names[1] + "__" if unit.heading else prefix[1]
        return (
            (f"h:{unit.label}", f"{above}sec_{unit.value}")
            if unit.label
            else (f"h:#{unnumbered}", f"{above}sec_u{unnumbered}")
        )
    if unit.kind == "paragraph" and unit.label:
        return f"{prefix[0]}{unit.label}", f"{prefix[1]}para_{unit.value}"
    inside = _container(unit)
    if unit.kind == "item" and unit.label and inside is not None:
        return f"{inside.names[0]}({unit.label})", f"{inside.names[1]}__list_1__item_{unit.value}"
    if inside is not None:
        return inside.names[0], f"{inside.names[1]}__p_1"
    return f"{prefix[0]}p{loose}", f"{prefix[1]}p_{loose}"
