r"""Keeping a query on the graph it is asked of: no network, no file, no update.

The engine by itself is not safe (found by experiment with pyoxigraph 0.5.13): it follows ``SERVICE`` and ``SERVICE
SILENT`` at once, over any connection it can make; it reads keywords wherever its grammar allows them, so that
``SERVICESILENT<x>``, ``SERVICE:x`` and ``1SERVICE<x>`` are all calls; and as it takes ``<`` for an operator where a
tokeniser by the book sees an IRI, ``FILTER(1<'>'||'x')SERVICE <x> {} #'`` hides a call from such a tokeniser. It never
loads a ``FROM``, nor does it read ``\u`` escapes outside strings and IRIs, and ``Store.query`` refuses updates.

Parsing with rdflib first would cost 0.3 s of import and leave the same gap between two parsers. The guard therefore
closes the gap itself: it hands on a text in which the letters ``service`` and ``from`` do not stand in a row at
all, except in names after ``?``, ``$`` or ``:``, where the grammar has no place for a keyword. Inside strings and IRIs
one of the letters is written as an escape, which changes nothing in their value; comments that hold the words are
dropped; anywhere else the query is refused. However the engine reads such a text, it finds no keyword in it.
"""

from __future__ import annotations

import re
from typing import Final

from travaux.errors import QueryError

_WORDS = re.compile(r"service|from", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r"(?P<comment>\#[^\r\n]*)"
    r'|(?P<string>"""(?:"{0,2}(?:[^"\\]|\\.))*"""|' + r"'''(?:'{0,2}(?:[^'\\]|\\.))*'''"
    r'|"(?:[^"\\\r\n]|\\.)*"|' + r"'(?:[^'\\\r\n]|\\.)*')"
    r"|(?P<iri><(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)"
    r"|(?P<name>[?$]\w*|@[A-Za-z]+(?:-[A-Za-z0-9]+)*|(?:(?!\d)[\w.-]*)?:(?:[\w:.%-]|\\[^uU\s])*)"
    r"|(?P<word>(?:\w|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})+)",
    re.DOTALL,
)
_UPDATES: Final = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"},
)
_REASONS: Final = {
    "service": "SERVICE is not allowed: a query must not open connections to other servers.",
    "from": "FROM is not allowed: a query is answered from the one graph that was opened.",
}


DEEPEST = 500  # brackets in brackets: the engine's parser ends the process somewhere beyond 3,000


def _depth(query: str) -> int:
    """How deep brackets nest, those in strings counted too."""
    depth = deepest = 0
    for character in query:
        if character in "({[":
            depth += 1
            deepest = max(deepest, depth)
        elif character in ")}]":
            depth -= 1
    return deepest


def guarded(query: str) -> str:
    """Make a query safe to hand to the engine.

    Args:
        query: any text.

    Returns:
        A query of the same meaning without a single place where ``SERVICE`` or ``FROM`` could be read as a keyword.

    Raises:
        QueryError: the query calls another server, names a dataset of its own, or may do so.
    """
    if _depth(query) > DEEPEST:
        raise QueryError(f"The query nests more than {DEEPEST} brackets.", remedy="Write it flatter.")
    if "\\" not in query and not _WORDS.search(query):
        return query
    text = _TOKEN.sub(_harmless, query)
    for found in _WORDS.finditer(text):
        if not re.search(r"[?$:][A-Za-z0-9_]*$", text[max(0, found.start() - 200) : found.start()]):
            raise _refusal(found.group())
    return text


def is_update(query: str) -> bool:
    """Say whether a text is a SPARQL update: its first keyword after the declarations changes a graph."""
    declaring = False
    for match in _TOKEN.finditer(query):
        if match.lastgroup == "iri":
            declaring = False
        elif match.lastgroup == "word" and not declaring:
            word = match.group().upper()
            if word not in {"PREFIX", "BASE", "VERSION"}:
                return word in _UPDATES
            declaring = True
    return False


def _harmless(match: re.Match[str]) -> str:
    """Rewrite one token so that the words do not stand in it, or refuse it."""
    token, kind = match.group(), match.lastgroup
    if kind == "comment":
        return "" if _WORDS.search(token) else token
    if kind in {"string", "iri"}:
        return _WORDS.sub(_escape, token)
    if kind == "word" and (found := _WORDS.search(_ESCAPED.sub(_unescape, token))):
        raise _refusal(found.group())
    return token


def _escape(match: re.Match[str]) -> str:
    r"""Write the second letter as an escape: a backslash before the first may belong to it (``\from``)."""
    word = match.group()
    return f"{word[0]}\\u{ord(word[1]):04X}{word[2:]}"


def _unescape(match: re.Match[str]) -> str:
    code = int(match.group(1) or match.group(2), 16)
    return chr(code) if code <= 0x10FFFF else ""


def _refusal(word: str) -> QueryError:
    return QueryError(
        _REASONS[word.lower()],
        remedy="Leave it out; if it is only part of a name or prefix, choose another name.",
    )
