r"""Terms and triples as N-Triples text, the one form in which the pipeline passes them around.

A triple is three strings, each a term as it stands in a file of N-Triples: ``<iri>``, ``"text"``, ``"text"@zh`` or
``"2024-05-06"^^<http://www.w3.org/2001/XMLSchema#date>``. Strings sort, hash and cross process borders faster than
any object, and a line of N-Triples is a ``join``. The pipeline makes no blank nodes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Triple = tuple[str, str, str]

BASE: Final = "https://w3id.org/travaux/id/"
ONT: Final = "https://w3id.org/travaux/ont#"
VOC: Final = "https://w3id.org/travaux/voc/"

NAMESPACES: Final[dict[str, str]] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "lang": "http://publications.europa.eu/resource/authority/language/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "trv": ONT,
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_XSD_STRING = NAMESPACES["xsd"] + "string"

# What RFC 3987 lets stand in an IRI, beyond ASCII: everything but controls, private use and non-characters.
_UCSCHAR = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 15)
)
_FORBIDDEN = re.compile(rf"[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%{_UCSCHAR}]|%(?![0-9A-Fa-f]{{2}})")

_ESCAPES: Final[dict[int, str]] = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)},
    ord("\b"): "\\b",
    ord("\t"): "\\t",
    ord("\n"): "\\n",
    ord("\f"): "\\f",
    ord("\r"): "\\r",
    ord('"'): '\\"',
    ord("\\"): "\\\\",
}
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def iri(text: str) -> str:
    """Write an absolute IRI as a term, percent-encoding the characters that IRIs forbid.

    >>> iri("https://undocs.org/S/RES/2504 (2020)")
    '<https://undocs.org/S/RES/2504%20(2020)>'

    Args:
        text: an absolute IRI without angle brackets; a second ``#`` is encoded, as a fragment cannot hold one.

    Raises:
        ValueError: the text is empty.
    """
    if not text:
        raise ValueError("an IRI cannot be empty")
    clean = _FORBIDDEN.sub(_percent, text)
    head, mark, fragment = clean.partition("#")
    return f"<{head}{mark}{fragment.replace('#', '%23')}>"


def literal(text: str, language: str = "", datatype: str = "") -> str:
    r"""Write a literal as a term, with the escapes of N-Triples; what is not ASCII stays as it is.

    >>> literal("决定", language="zh")
    '"决定"@zh'
    >>> literal("2024-05-06", datatype=NAMESPACES["xsd"] + "date")
    '"2024-05-06"^^<http://www.w3.org/2001/XMLSchema#date>'

    Args:
        text: the value.
        language: a language tag, or blank.
        datatype: the IRI of a datatype without brackets, or blank; ``xsd:string`` is left out, as it is the default.

    Raises:
        ValueError: both a language and a datatype are given, or the language is no language tag.
    """
    quoted = f'"{text.translate(_ESCAPES)}"'
    if language:
        if datatype or not _LANGUAGE.fullmatch(language):
            raise ValueError(f"not a language for a literal: {language!r} with datatype {datatype!r}")
        return f"{quoted}@{language}"
    return f"{quoted}^^{iri(datatype)}" if datatype and datatype != _XSD_STRING else quoted


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "surrogatepass"))


_TERM = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^<>]*)>)?', re.DOTALL)
_UNESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_PLAIN = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


@dataclass(frozen=True, slots=True)
class Parts:
    """A term taken apart: an IRI (or the label of a blank node), or the value of a literal."""

    kind: Literal["iri", "bnode", "literal"]
    value: str
    language: str = ""
    datatype: str = ""


def parts(term: str) -> Parts:
    r"""Take a term apart.

    >>> parts('"a\\nb"@en')
    Parts(kind='literal', value='a\nb', language='en', datatype='')

    Raises:
        ValueError: the text is no term of N-Triples.
    """
    if term.startswith("<") and term.endswith(">"):
        return Parts("iri", term[1:-1])
    if term.startswith("_:"):
        return Parts("bnode", term[2:])
    match = _TERM.fullmatch(term)
    if match is None:
        raise ValueError(f"not a term of N-Triples: {term[:80]}")
    value, language, datatype = match.groups("")
    return Parts("literal", _UNESCAPE.sub(_unescape, value) if "\\" in value else value, language, datatype)


def _unescape(match: re.Match[str]) -> str:
    short, long, plain = match.groups()
    return chr(int(short or long, 16)) if plain is None else _PLAIN.get(plain, plain)
