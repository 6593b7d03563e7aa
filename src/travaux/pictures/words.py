"""Words for pictures: what classes, properties, acts, roles and things are called in a language, short enough to draw.

The words come from the labels of the ontology and its schemes and from the graph; nothing is worded here.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from travaux import resources
from travaux.graph.describe import LABEL
from travaux.graph.terms import BASE, NAMESPACES, ONT, VOC, Triple, iri, parts
from travaux.query.render import shown

_LABELS: Final = frozenset({LABEL, iri(NAMESPACES["skos"] + "prefLabel")})
_WIDTH: Final = 22  # columns of a line of a label; a CJK character takes two
_LINES: Final = 3

_Said = Mapping[str, list[str]]  # property as Turtle names it → terms


@functools.cache
def vocabulary() -> Mapping[str, Mapping[str, str]]:
    """The labels of the ontology, of terms of others, and of the concepts of the schemes: IRI → language → label."""
    folder = resources.ontology()
    out: dict[str, dict[str, str]] = {}
    for path in (folder / "travaux.ttl", folder / "labels.ttl", *sorted((folder / "schemes").glob("*.ttl"))):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            if str(quad.predicate) in _LABELS and isinstance(quad.object, Literal):
                out.setdefault(str(quad.subject)[1:-1], {})[quad.object.language or ""] = quad.object.value
    return out


def word(name: str, language: str) -> str:
    """What a class, a property or a concept is called.

    Args:
        name: its IRI.
        language: two-letter code; English where there is no label in it, else the last part of the IRI.

    >>> word("https://w3id.org/travaux/ont#Decision", "zh")
    '决定'
    """
    labels = vocabulary().get(name, {})
    return labels.get(language) or labels.get("en") or shown(f"<{name}>").rpartition("/")[2].rpartition(":")[2]


def kind_word(kind: str, language: str) -> str:
    """What a class is called, by its name, whichever vocabulary it is of; of several, what the first is called."""
    name = kind.partition(",")[0]
    spaces = (ONT, *(NAMESPACES[prefix] for prefix in ("dct", "eli", "org", "schema", "skos")))
    return next((word(space + name, language) for space in spaces if space + name in vocabulary()), name)


def relation_word(relation: str, language: str) -> str:
    """What a property is called, by its name in Turtle (``trv:adoptedBy``)."""
    prefix, _, rest = relation.partition(":")
    return word(NAMESPACES.get(prefix, ONT) + rest, language)


def full_label(kind: str, said: _Said, language: str, name: str, title: str = "") -> str:
    """The whole label of a thing with its title; where it has no label in the language, the short one, which has.

    Args:
        kind: name of the narrowest class.
        said: what is said of it.
        language: two-letter code.
        name: its name below the base of the data.
        title: of a document, the title that it bears.
    """
    terms = said.get("rdfs:label", [])
    known = any(parts(term).language in ("", language) for term in terms)
    label = _best(terms, language) if known else short_label(kind, said, language, name, title).replace("\n", " ")
    title = title or _best(said.get("dct:title", []), language)
    return f"{label}: {title}" if title and title not in label else label or name


def short_label(kind: str, said: _Said, language: str, name: str, title: str = "") -> str:
    """A label that fits below a dot: the class and number of a text, the symbol of a document, the word for an act.

    Args:
        kind: name of the narrowest class.
        said: what is said of the thing.
        language: two-letter code.
        name: its name below the base of the data.
        title: of a document, the title that it bears: its label where it has no symbol.

    Returns:
        At most three lines.
    """
    number = _value(said, "trv:officialNumber")
    if number:
        return wrapped(f"{_capital(kind_word(kind, language))} {number}")
    for property_ in ("trv:actType", "trv:voteChoice", "trv:participationRole"):
        if property_ in said:
            return wrapped(_concept(said[property_], language))
    if "org:role" in said:
        return wrapped(f"{_capital(_concept(said['org:role'], language))} {_years(said)}".strip())
    if "schema:value" in said:
        return wrapped(f"{_money(said)} {_years(said)}".strip())
    if "trv:planType" in said:
        period = name.rpartition("/")[2].partition("#")[0]
        return wrapped(f"{_capital(_concept(said['trv:planType'], language))} {period.replace('-', '–')}")
    if kind in ("AgendaItem", "OutcomePart"):
        return wrapped(f"{_capital(kind_word(kind, language))} {_value(said, 'eli:number')}")
    if kind == "Event":
        return wrapped(_event(said, language))
    if kind in ("Document", "Draft"):
        return wrapped(_value(said, "trv:symbol") or title or _best(said.get("rdfs:label", []), language) or name)
    if "trv:meetingOf" in said:
        return wrapped(_value(said, "dct:identifier"))
    return wrapped(_best(said.get("rdfs:label", []), language) or name)


def said_of(triples: Iterable[Triple]) -> dict[str, list[str]]:
    """What is said of one thing, by property as Turtle names it."""
    out: dict[str, list[str]] = {}
    for _, predicate, object_ in triples:
        out.setdefault(shown(predicate), []).append(object_)
    return out


def facts(said: _Said, labels: Mapping[str, str], language: str, most: int) -> tuple[tuple[str, str], ...]:
    """What is said of a thing as pairs of words, for the panel of a picture.

    Args:
        said: what is said of it.
        labels: IRI → label of the things that it is linked with.
        language: of what has several.
        most: so many pairs at most.
    """
    pairs = (
        (property_, term)
        for property_, terms in said.items()
        if property_ not in _SILENT
        for term in _in_language(terms, language)
    )
    return tuple(
        (relation_word(property_, language), value_word(term, labels, language))
        for property_, term in itertools.islice(pairs, most)
    )


_SILENT: Final = frozenset(
    {
        "rdf:type",
        "rdfs:label",
        "skos:prefLabel",
        "skos:altLabel",
        "skos:notation",
        "skos:exactMatch",
        "skos:inScheme",
        "eli:number",
        "trv:series",
        "trv:inferredNumber",
    }
)


def value_word(term: str, labels: Mapping[str, str], language: str) -> str:
    """A value in words: a literal without its quotes, a thing by its label, a concept or class by what it is called."""
    if term.startswith('"'):
        return " ".join(parts(term).value.split())
    name = term[1:-1]
    known = name.startswith(VOC) or name in vocabulary()
    return labels.get(name) or (word(name, language) if known else shown(term))


def _in_language(terms: list[str], language: str) -> list[str]:
    """All that has no language, and of what has one, that of the picture, else English, else all."""
    tags = {parts(term).language for term in terms if term.startswith('"')} - {""}
    chosen = next((code for code in (language, "en") if code in tags), None)
    return [
        term for term in terms if chosen is None or not term.startswith('"') or parts(term).language in ("", chosen)
    ]


def _event(said: _Said, language: str) -> str:
    """The name of an event in the language, else that of its series, else any, else its date."""
    names = said.get("schema:name", [])
    if any(parts(term).language == language for term in names):
        return _best(names, language)
    if "dct:isPartOf" in said:
        return _best(said.get("rdfs:label", []), language)
    day = _value(said, "trv:startDate") or _value(said, "dct:date")
    return _best(names, language) or f"{_capital(kind_word('Event', language))} {day}".strip()


def _best(terms: Iterable[str], language: str) -> str:
    labels = {one.language: one.value for term in terms if (one := parts(term)).kind == "literal"}
    best = next((labels[code] for code in (language, "", "en") if code in labels), next(iter(labels.values()), ""))
    return " ".join(best.split())


def _value(said: _Said, property_: str) -> str:
    terms = said.get(property_)
    return parts(terms[0]).value if terms else ""


def _concept(terms: list[str], language: str) -> str:
    return " / ".join(word(term[1:-1], language) for term in terms)


def _years(said: _Said) -> str:
    first, last = (_value(said, name)[:4] for name in ("trv:startYear", "trv:endYear"))
    return f"{first}–{last}" if first and last and first != last else first or last


def _money(said: _Said) -> str:
    """An amount with its currency: ``USD 123,400,000``."""
    return f"{_value(said, 'schema:currency')} {float(_value(said, 'schema:value')):,.10g}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def wrapped(text: str, width: int = _WIDTH, lines: int = _LINES) -> str:
    r"""Break a label into lines, between words where there are any, and cut what is too long.

    >>> wrapped("Executive Board of the United Nations Human Settlements Programme")
    'Executive Board of the\nUnited Nations Human\nSettlements Programme'
    >>> wrapped("联合国人类住区规划署执行局第二次会议报告")
    '联合国人类住区规划署执\n行局第二次会议报告'
    """
    out = [""]
    for piece in _pieces(text, width):
        if columns(out[-1] + piece.rstrip()) <= width or not out[-1]:
            out[-1] += piece
        else:
            out.append(piece)
    if len(out) > lines:
        out = [*out[: lines - 1], out[lines - 1].rstrip()[: width - 1].rstrip() + "…"]
    return "\n".join(line.strip() for line in out)


def _pieces(text: str, width: int) -> Iterable[str]:
    """Words with the blank behind them; single characters of what is written without blanks, or is too long."""
    for piece in text.split(" "):
        if columns(piece) <= width and not any(map(_is_wide, piece)):
            yield f"{piece} "
        else:
            yield from (*piece[:-1], f"{piece[-1:]} ")


def columns(text: str) -> int:
    """How wide a text is, a Latin letter being one and a CJK character two."""
    return sum(2 if _is_wide(character) else 1 for character in text)


def _is_wide(character: str) -> bool:
    import unicodedata

    return unicodedata.east_asian_width(character) in "WF"


def url_of(name: str) -> str:
    """Where a document can be read by its symbol, or blank for one of ours that has none."""
    if not name or name.startswith(("local/", "restatement/")):
        return ""
    from travaux.graph import iris

    return iris.see_also(name)[1:-1]


def title_of(store: Store, name: str, language: str) -> str:
    """The title of a document, which stands on its language versions: in the language, else in English, else in any."""
    realizes, title = NamedNode(NAMESPACES["eli"] + "realizes"), NamedNode(NAMESPACES["dct"] + "title")
    versions = [quad.subject for quad in store.quads_for_pattern(None, realizes, NamedNode(name))]
    titles = (str(q.object) for one in versions for q in store.quads_for_pattern(one, title, None))
    return _best(sorted(titles), language)


def labels_of(store: Store, names: Iterable[str], language: str) -> dict[str, str]:
    """IRI → label of some things of the data."""
    out = {}
    label = NamedNode(LABEL[1:-1])
    for name in names:
        if name.startswith(BASE):
            out[name] = _best((str(q.object) for q in store.quads_for_pattern(NamedNode(name), label, None)), language)
    return out
