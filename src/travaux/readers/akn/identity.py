"""What a file of Akoma Ntoso says it is: the symbol of the document and the language of its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from travaux.readers.akn.names import LANGUAGES
from travaux.readers.xml import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_LOCAL: Final = re.compile(r"local/[0-9a-f]{32}")  # a document without a symbol, as our own export names it
_SYMBOL: Final = re.compile(r"[A-Z][A-Z0-9.]*(?:/[\w.()\[\]-]+)+(?: \(\d{4}\))?")
# The work of a resolution of a principal organ names organ and number; the symbol follows from these by convention.
_WORKS: Final = (
    (re.compile(r"/(?:unsc|un-sc)/[^/]+/(\d+)-((?:19|20)\d\d)(?:/|$)"), "S/RES/{0} ({1})"),
    (re.compile(r"/(?:unga|un-ga)/[^/]+/(\d+)-(\d+)(?:/|$)"), "A/RES/{0}/{1}"),
)


def identify(root: _Element) -> tuple[str, str]:
    """The symbol and the language that the file declares, each blank if it does not."""
    work = _first(root, "FRBRWork")
    return _symbol(root, work), _language(root)


def _symbol(root: _Element, work: _Element | None) -> str:
    """By what names it: an alias, the printed number, the number of the work, the address of the work."""
    found = [_value(alias) for alias in _all(work, "FRBRalias") if alias.get("name") in ("symbol", "local")]
    printed = [element for element in root.iter() if local_name(element) == "docNumber"]
    found += [" ".join("".join(element.itertext()).split()) for element in printed[:2]]  # type: ignore[arg-type]
    found += [_value(number) for number in _all(work, "FRBRnumber")]
    for words in found:
        if _SYMBOL.fullmatch(words) or _LOCAL.fullmatch(words):
            return words
    address = next((_value(uri) for uri in _all(work, "FRBRuri")), "")
    if "/deliberation/" in address and "decision" not in address:
        for pattern, template in _WORKS:
            if match := pattern.search(address):
                return template.format(*match.groups())
    return ""


def _language(root: _Element) -> str:
    expression = _first(root, "FRBRExpression")
    declared = {(element.get("language") or "").lower() for element in _all(expression, "FRBRlanguage")}
    known = {LANGUAGES.get(code, code if code in LANGUAGES.values() else "") for code in declared}
    return known.pop() if len(known) == 1 else ""  # two languages in one file: the text must tell


def _first(root: _Element, name: str) -> _Element | None:
    return next((element for element in root.iter() if local_name(element) == name), None)


def _all(element: _Element | None, name: str) -> list[_Element]:
    return [] if element is None else [child for child in element if local_name(child) == name]


def _value(element: _Element) -> str:
    return " ".join((element.get("value") or "").split())
