"""Names of elements and attributes, the same for both dialects of Office Open XML.

ECMA-376 writes its names in two sets of namespaces: *transitional*, which Word writes, and *strict* (purl.oclc.org).
A name here is a prefix and a local name, ``w:p``, whichever of the two a file uses; paths in locators are written with
these prefixes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

Element = etree._Element

_OPEN: Final = "http://schemas.openxmlformats.org"
_STRICT: Final = "http://purl.oclc.org/ooxml"
NAMESPACES: Final[dict[str, tuple[str, ...]]] = {
    "w": (f"{_OPEN}/wordprocessingml/2006/main", f"{_STRICT}/wordprocessingml/main"),
    "r": (f"{_OPEN}/officeDocument/2006/relationships", f"{_STRICT}/officeDocument/relationships"),
    "m": (f"{_OPEN}/officeDocument/2006/math", f"{_STRICT}/officeDocument/math"),
    "mc": (f"{_OPEN}/markup-compatibility/2006",),
    "c": (f"{_OPEN}/drawingml/2006/chart", f"{_STRICT}/drawingml/chart"),
    "dgm": (f"{_OPEN}/drawingml/2006/diagram", f"{_STRICT}/drawingml/diagram"),
    "rel": (f"{_OPEN}/package/2006/relationships",),
    "ct": (f"{_OPEN}/package/2006/content-types",),
    "xml": ("http://www.w3.org/XML/1998/namespace",),
}
_PREFIXES: Final = {uri: prefix for prefix, uris in NAMESPACES.items() for uri in uris}
_OFF: Final = frozenset(("0", "false", "off", "none"))

_names: dict[str, str] = {}  # full name → short name, filled as names are met


def name(element: Element) -> str:
    """The short name of an element, as ``w:p``; blank for comments and for what no reader here knows."""
    tag: object = element.tag
    if not isinstance(tag, str):
        return ""
    known = _names.get(tag)
    if known is None:
        uri, _, local = tag[1:].partition("}")
        known = f"{_PREFIXES[uri]}:{local}" if uri in _PREFIXES else ""
        if len(_names) < 1_000:  # a file can make up names without end
            _names[tag] = known
    return known


def attribute(element: Element | None, short: str) -> str:
    """The value of an attribute given its short name, as ``w:val``; blank if it is not there."""
    if element is None:
        return ""
    prefix, _, local = short.partition(":")
    for uri in NAMESPACES[prefix]:
        found = element.get(f"{{{uri}}}{local}")
        if found is not None:
            return found
    return ""


def number(element: Element | None, short: str = "w:val") -> int | None:
    """The value of an attribute as a whole number; ``None`` if it is none, or longer than any number of Word's."""
    value = attribute(element, short).strip()
    digits = value.removeprefix("-")
    return int(value) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that short name, its first child of the next, and so on."""
    for step in path:
        if element is None:
            return None
        element = next((one for one in element if name(one) == step), None)
    return element


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and not turned off (ECMA-376, part 1, 17.17.4)."""
    return element is not None and attribute(element, "w:val") not in _OFF


def branch(alternate: Element) -> Element | None:
    """The one branch of ``mc:AlternateContent`` to read: the first that has words, else the first."""
    branches = [one for one in alternate if name(one) in ("mc:Choice", "mc:Fallback")]
    worded = (one for one in branches if any(name(inner) in ("w:t", "w:sym") for inner in one.iter()))
    return next(worded, branches[0] if branches else None)


def children(parent: Element, path: str) -> Iterator[tuple[Element, str, str]]:
    """Each child with its short name and its path, counted from 1 among the children of that name."""
    counts: dict[str, int] = {}
    for one in parent:
        short = name(one)
        if short:
            counts[short] = counts.get(short, 0) + 1
            yield one, short, f"{path}/{short}[{counts[short]}]"
