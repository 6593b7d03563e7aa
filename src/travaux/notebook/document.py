"""A document in one language as it was read: its canonical text, with the words marked that facts were read from."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Store

from travaux import entity
from travaux.errors import InputError, UnknownNameError
from travaux.graph.terms import NAMESPACES, ONT
from travaux.notebook.evidence import Evidence
from travaux.notebook.html import escaped, styled
from travaux.query.render import shown

if TYPE_CHECKING:
    from travaux.entity import Quotation

_REALIZES = NamedNode(NAMESPACES["eli"] + "realizes")
_PUBLISHED = NamedNode(ONT + "publishedIn")
_RESTATES = NamedNode(NAMESPACES["dct"] + "source")
_TEXT = NamedNode(ONT + "canonicalText")
_SOURCE = NamedNode(NAMESPACES["oa"] + "hasSource")


@dataclass(frozen=True, slots=True)
class Document:
    """A language version of a document.

    >>> document = graph.document("restatement/HSP/EB.2024/9", language="en")
    >>> document.languages
    ('en', 'zh')
    >>> first = document.evidence()[0]
    >>> document.text[first.start : first.end] == first.text
    True

    Attributes:
        name: name of the document in the graph, such as ``doc/HSP/EB.2024/9``.
        language: two-letter code.
        languages: those in which it was read.
        text: the canonical text, in which offsets count code points.
    """

    name: str
    language: str
    languages: tuple[str, ...]
    text: str = field(repr=False)
    _version: str = field(repr=False)
    _store: Store = field(repr=False, compare=False)

    def evidence(self) -> Evidence:
        """Give the quotations that stand in this language version, in the order of the text.

        >>> len(graph.document("restatement/HSP/EB.2024/9", language="zh").evidence()) > 50
        True
        """
        found = []
        for quad in self._store.quads_for_pattern(None, _SOURCE, NamedNode(self._version)):
            found += entity.supported(self._store, quad.subject)
        return Evidence(tuple(sorted(found, key=lambda one: (one.spans, one.iri, one.fact))))

    def _repr_html_(self) -> str:
        direction = "dir=auto" if self.text else ""
        body = "".join(_marked(self.text, _stretches(self.evidence())))
        return styled(
            f"<h3>{escaped(self.name)} ({escaped(self.language)})</h3>"
            f"<p class=quiet>Marked: what facts were read from. Point at a mark to see them.</p>"
            f'<pre {direction} lang="{escaped(self.language)}">{body}</pre>'
        )


def open_document(store: Store, folder: Path | None, name: str, language: str) -> Document:
    """Open a document of a graph with its text.

    Args:
        store: an open graph.
        folder: the output folder of the build, which holds the texts.
        name: IRI of the document.
        language: two-letter code; blank for the first in alphabetical order.

    Raises:
        UnknownNameError: the document was not read, or not in this language.
        InputError: the graph was not loaded from a folder, or the text is missing.
    """
    quads = store.quads_for_pattern(None, _REALIZES, NamedNode(name))
    versions = {
        quad.subject.value.rpartition("@")[2]: quad.subject for quad in quads if isinstance(quad.subject, NamedNode)
    }
    if not versions:
        raise UnknownNameError(
            f"{shown(f'<{name}>')} was not read: the graph only names it.", remedy=_instead(store, name)
        )
    if language and language not in versions:
        known = ", ".join(sorted(versions))
        raise UnknownNameError(f"{shown(f'<{name}>')} was not read in {language!r}.", remedy=f"There are: {known}.")
    code = language or min(versions)
    version = versions[code]
    file = next(
        (q.object.value for q in store.quads_for_pattern(version, _TEXT, None) if isinstance(q.object, Literal)), ""
    )
    if folder is None or not file:
        raise InputError("The text of this document is not beside the graph.", remedy="Load the folder of the build.")
    try:
        text = (folder / file).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The text of a document cannot be read: {error}.", path=folder / file) from error
    return Document(shown(f"<{name}>"), code, tuple(sorted(versions)), text, version.value, store)


def _instead(store: Store, name: str) -> str:
    """Which documents to open in place of one that was not read: where a text is published, or what restates it."""
    node = NamedNode(name)
    found = [quad.object for quad in store.quads_for_pattern(node, _PUBLISHED, None)]
    found += [quad.subject for quad in store.quads_for_pattern(None, _RESTATES, node)]
    read = [str(one) for one in found if any(store.quads_for_pattern(None, _REALIZES, one))]
    return f"Open {' or '.join(sorted(map(shown, read)))}." if read else ""


def _stretches(quotations: Iterable[Quotation]) -> dict[tuple[int, int], list[str]]:
    """Place of each mark → the facts that were read there."""
    out: dict[tuple[int, int], list[str]] = {}
    for one in quotations:
        for span in one.spans:
            out.setdefault(span, []).append(" ".join(map(shown, one.fact)))
    return out


def _marked(text: str, stretches: dict[tuple[int, int], list[str]]) -> Iterator[str]:
    """The text as HTML; where marks overlap, each piece carries the facts of all that cover it."""
    edges = sorted({0, len(text), *(place for stretch in stretches for place in stretch)})
    opening: dict[int, list[tuple[int, int]]] = {}
    for stretch in stretches:
        opening.setdefault(stretch[0], []).append(stretch)
    active: list[tuple[int, int]] = []
    for start, end in itertools.pairwise(edges):
        active = [stretch for stretch in active if stretch[1] > start] + opening.get(start, [])
        piece = escaped(text[start:end])
        facts = "\n".join(dict.fromkeys(fact for stretch in active for fact in stretches[stretch]))
        yield f'<mark title="{escaped(facts)}">{piece}</mark>' if active else piece
