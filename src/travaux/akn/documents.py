"""The documents of a graph as files of AKN4UN, one for each language version that was read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from travaux import grammar
from travaux.akn.facts import Facts
from travaux.akn.identity import identify, meta
from travaux.akn.units import body
from travaux.akn.words import Words, citations
from travaux.akn.xml import block
from travaux.errors import InputError
from travaux.graph.terms import Triple, parts
from travaux.model import Document, Paragraph, RawDocument
from travaux.readers.packed import beside_text, unpack
from travaux.readers.text import read_text
from travaux.structure import parse

_NAMESPACES: Final = {
    "xmlns": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
    "xmlns:akn4un": "http://un.org/akn4un",
}
_REMEDY: Final = "Build the graph again with: travaux build DOCUMENTS --out FOLDER."


def documents(folder: Path, triples: Iterable[Triple], provenance: Iterable[Triple]) -> dict[str, str]:
    """Write each language version of a graph whose text is at hand.

    Args:
        folder: what ``travaux build`` wrote; the canonical texts stand in it.
        triples: its facts.
        provenance: its claims and evidence.

    Returns:
        File name (that of the text, ending in ``.akn.xml``) → content, sorted.

    Raises:
        InputError: there are no texts, or one is not the text that the graph was read from.
    """
    facts, claims = Facts(triples), Facts(provenance)
    texts = facts.having("trv:canonicalText")
    if not texts or not folder.is_dir():
        raise InputError(
            "Akoma Ntoso needs the texts of the documents, which are not here.", path=folder, remedy=_REMEDY
        )
    out = {}
    for version, name in texts:
        place = folder / parts(name).value
        out[place.name.removesuffix(".txt") + ".akn.xml"] = _document(facts, claims, version, place)
    return dict(sorted(out.items()))


def _document(facts: Facts, claims: Facts, version: str, place: Path) -> str:
    one = identify(facts, version)
    content = _content(facts, version, place)
    document = _parsed(facts, version, content, one.language, place)
    notes: dict[str, list[Paragraph]] = {}  # several of one mark, where they are counted anew
    for unit in document.paragraphs:
        if unit.kind == "note":
            notes.setdefault(unit.para.removeprefix("fn"), []).append(unit)
    words = Words(document.text, citations(facts, claims, version, document.text), notes)
    units = body(document, words, one.symbol)
    if notes:  # whose marks stand nowhere: they are kept at the end
        left = "".join(words.note(label, note) for label, all_of in list(notes.items()) for note in all_of)
        units += block("conclusions", f"<p>{left}</p>\n")
    kind, name = ("statement", "resolution") if "/deliberation/" in one.address else ("doc", "paper")
    if "/decision/" in one.outcome:
        name = "decision"
    inner = block(kind, meta(facts, claims, one) + units, name=name)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{block("akomaNtoso", inner, **_NAMESPACES)}'


def _content(facts: Facts, version: str, place: Path) -> str:
    """The canonical text, checked against the digest in the graph."""
    try:
        content = place.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("The text of this document cannot be read.", path=place, remedy=_REMEDY) from error
    digest = facts.value(version, "trv:textDigest").lower()
    if hashlib.sha256(content.encode()).hexdigest() != digest:
        raise InputError("This is not the text that the graph was read from.", path=place, remedy=_REMEDY)
    return content


def _raw(content: str, place: Path) -> RawDocument:
    """The text with its blocks: those of the file that it came from, where they are kept beside it."""
    raw = read_text(place.name, content.encode())
    kept = beside_text(place)
    if not kept.is_file():
        return raw
    try:
        return replace(raw, blocks=unpack(json.loads(kept.read_text("utf-8"))))
    except (OSError, ValueError, TypeError) as error:
        raise InputError("The blocks of this document cannot be read.", path=kept, remedy=_REMEDY) from error


def _parsed(facts: Facts, version: str, content: str, language: str, place: Path) -> Document:
    """The text taken apart again, as the graph has it.

    Raises:
        InputError: its units are not those of the graph.
    """
    document = parse(_raw(content, place), grammar.load(language))
    work = facts.one(version, "eli:realizes")
    known = {one.rpartition("#")[2].rstrip(">") for one in facts.subjects("dct:isPartOf", work) if "#" in one}
    strange = [unit.eid for unit in document.paragraphs if unit.eid not in known]
    if strange:
        raise InputError(
            f"The text by itself has other units than the file it came from ({', '.join(strange[:3])} and so on).",
            path=place,
            remedy="Build the graph again from the texts in its folder texts, then export that.",
        )
    return document
