"""Reading XML that nobody vouches for, and naming places in a tree.

Nothing is fetched and nothing expanded: a file that declares entities is refused before it is parsed, because a few
lines of them can stand for gigabytes, or for a file of the reader's own machine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, cast

from travaux.errors import InputError
from travaux.readers.canonical import Words

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree

_ENTITY: Final = re.compile(rb"<!ENTITY\b")
_OPENING: Final = re.compile(rb"<[A-Za-z_:]")
_ANY: Final = "*"
_EXPORT: Final = "Export it anew from the program that made it, or leave it out."


def parse_xml(name: str, content: bytes) -> _Element:
    """Parse XML; comments and processing instructions are left out.

    Args:
        name: file name, for messages.
        content: the file, in the encoding that it declares.

    Returns:
        The root element.

    Raises:
        InputError: it declares entities, is nested too deeply, or is not well-formed.
    """
    from lxml import etree

    if not content.strip(b"\xef\xbb\xbf\xfe\xff \t\r\n\0"):
        raise InputError("The file is empty.", path=name, remedy=_EXPORT)
    refuse_entities(name, content)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise (_entities(name) if "mplification" in str(error.msg) else _broken(name, error)) from error
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and list(internal.iterentities()):  # type: ignore[union-attr]
        raise _entities(name)
    return root


def refuse_entities(name: str, content: bytes) -> None:
    """Look for declarations of entities before the first element, whatever the width of the characters.

    Raises:
        InputError: there are some.
    """
    narrow = content.replace(b"\0", b"")
    first = _OPENING.search(narrow)
    if _ENTITY.search(narrow, 0, first.start() if first else len(narrow)):
        raise _entities(name)


def _entities(name: str) -> InputError:
    return InputError(
        "This XML declares entities of its own, which can stand for other files or for endless text; it is not read.",
        path=name,
        remedy="Take the declarations out (from <!DOCTYPE to ]>), and write what they stand for in their places.",
    )


def _broken(name: str, error: SyntaxError) -> InputError:
    message = " ".join(str(error.msg or "no reason given").partition(", line ")[0].split())[:100]
    if "limit exceeded" in message:
        return InputError("An attribute or text of this XML is longer than in any document.", path=name, remedy=_EXPORT)
    if "xcessive depth" in message:
        return InputError("The elements of this XML are nested deeper than in any document.", path=name, remedy=_EXPORT)
    return InputError(
        f"This is not well-formed XML, in line {error.lineno or 1}: {message}.", path=name, remedy=_EXPORT
    )


def joined(words: Iterable[Words]) -> list[Words]:
    """Stretches of words, with neighbours joined that stand in the same place."""
    out: list[Words] = []
    for text, fragment in words:
        if out and out[-1][1] == fragment:
            out[-1] = (out[-1][0] + text, fragment)
        else:
            out.append((text, fragment))
    return out


def local_name(element: _Element) -> str:
    """The name of an element without its namespace; blank for what is no element (comments, entities)."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


class Paths:
    """The XPaths of the elements of a tree, each worked out once: ``/html/body/div[2]/p[14]``.

    Elements in a namespace are written ``*``, because XPath 1.0 has no other name for them without a prefix.
    """

    def __init__(self) -> None:
        self._steps: dict[_Element, str] = {}
        self._parent: _Element | None = None  # of the element that was asked for last, and its path
        self._path = ""

    def of(self, element: _Element) -> str:
        """The XPath of an element."""
        parent = element.getparent()
        if parent is not None and parent is not self._parent:
            self._parent, self._path = parent, self._above(parent)
        return f"{self._path if parent is not None else ''}/{self._step(element, parent)}"

    def _above(self, element: _Element) -> str:
        steps: list[str] = []
        here: _Element | None = element
        while here is not None:
            parent = here.getparent()
            steps.append(self._step(here, parent))
            here = parent
        return "/" + "/".join(reversed(steps))

    def _step(self, element: _Element, parent: _Element | None) -> str:
        if parent is None:
            return _named(element)
        if element not in self._steps:
            children = [(child, _named(child)) for child in parent if isinstance(child.tag, str)]
            total, seen = Counter(name for _, name in children), Counter[str]()
            for place, (child, name) in enumerate(children, start=1):
                seen[name] += 1
                if name == _ANY:
                    self._steps[child] = f"{_ANY}[{place}]"
                else:
                    self._steps[child] = f"{name}[{seen[name]}]" if total[name] > 1 else name
        return self._steps[element]


def _named(element: _Element) -> str:
    """The name that XPath finds an element by; no name with a colon or a namespace is one."""
    tag = str(element.tag)
    return tag if re.fullmatch(r"[A-Za-z_][\w.-]*", tag) else _ANY


def resolve(tree: _ElementTree, fragment: str) -> _Element | None:
    """The element that a fragment finds: by its identifier, or by its XPath; ``None`` if there is none."""
    if fragment.startswith("/"):
        found = tree.xpath(fragment)
    else:
        found = tree.xpath("//*[@eId=$key or @id=$key or @*[local-name()='id']=$key]", key=fragment)
    return cast("_Element", found[0]) if isinstance(found, list) and found else None
