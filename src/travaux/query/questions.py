"""Asking a graph: SPARQL, or a ready-made question with parameters.

A ready-made question is a file of SPARQL in ``ontology/questions`` whose leading comments say what it answers::

    # title: What was adopted at a meeting?
    # topic: Meetings
    # description: Resolutions and decisions, those of its resumed parts included.
    # param: meeting meeting "unhabitat-eb 2020/1" — the meeting

Each ``param`` line gives a variable of the query, its type, a default (left out: the parameter must be given) and
what it means. Values are bound to variables by the engine, never pasted into the text; the engine asks that such a
variable is among those that the query selects, and the result leaves it out. A query of one's own may carry the
same lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal as Word

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QueryTriples, Store, Triple, Variable

from travaux import resources
from travaux.errors import QueryError
from travaux.graph.terms import BASE, NAMESPACES
from travaux.query.binding import TYPES, Term, bind
from travaux.query.guard import guarded, is_update

_HEADER = re.compile(r"#\s*(title|topic|description):\s*(.+)")
_PARAM = re.compile(r"#\s*param:\s*(\w+)\s+(\w+)(?:\s+(?P<default>\S.*?))?\s+[—-]\s+(?P<text>.+)")
_LOOKS_LIKE_SPARQL = re.compile(r"\{|^\s*(?:select|ask|construct|describe|prefix|base)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that the asker may set.

    Attributes:
        name: the variable, without its mark.
        type: one of :data:`travaux.query.binding.TYPES`.
        default: the value if none is given, ``None`` if one must be.
        text: what it means.
    """

    name: str
    type: str
    default: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A query with a name, a title, a topic it is listed under, what it tells and what it cannot, and parameters."""

    name: str
    number: int
    title: str
    topic: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a graph answers.

    Attributes:
        kind: ``rows`` (SELECT), ``boolean`` (ASK) or ``triples`` (CONSTRUCT, DESCRIBE).
        columns: names of the columns, without marks.
        rows: terms in N-Triples form, blank where a variable is unbound; for ``boolean`` the word true or false.
    """

    kind: Word["rows", "boolean", "triples"]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def questions() -> tuple[Question, ...]:
    """Read the ready-made questions, in the order of their numbers.

    Raises:
        ResourceError: the folder of the ontology is missing.
    """
    found = []
    for path in sorted((resources.ontology() / "questions").glob("[0-9]*-*.rq")):
        number, _, name = path.stem.partition("-")
        found.append(parse_question(path.read_text("utf-8"), name=name, number=int(number)))
    return tuple(sorted(found, key=lambda question: question.number))


def parse_question(text: str, *, name: str = "", number: int = 0) -> Question:
    """Read title, topic, description and parameters from the comments of a query.

    Raises:
        QueryError: a ``param`` line has an unknown type.
    """
    head = {"title": "", "topic": "", "description": ""}
    parameters = []
    for line in text.split("\n"):
        if header := _HEADER.match(line):
            head[header[1]] = f"{head[header[1]]} {header[2].strip()}".strip()
        elif param := _PARAM.match(line):
            if param[2] not in TYPES:
                raise QueryError(f"The parameter {param[1]} has an unknown type: {param[2]}.", remedy=_one_of(TYPES))
            default = param["default"]
            if default is not None and len(default) > 1 and default[0] == default[-1] == '"':
                default = default[1:-1]
            parameters.append(Parameter(param[1], param[2], default, param["text"].strip()))
    return Question(name, number, **head, parameters=tuple(parameters), text=text)


def find_question(name: str) -> Question:
    """Find a ready-made question by its name (``adopted-at-meeting``), number (``4``) or both.

    Raises:
        QueryError: there is none; the message names those that are near.
    """
    known = questions()
    for question in known:
        if name in {question.name, str(question.number), f"{question.number:02d}-{question.name}"}:
            return question
    raise _unknown("question", name, [question.name for question in known])


def ask(store: Store, text_or_name: str, params: Mapping[str, str] | None = None) -> Result:
    """Ask a graph a query or a ready-made question.

    Args:
        store: an open graph.
        text_or_name: SPARQL 1.1 (the usual prefixes need no declaration), or the name or number of a question.
        params: values of parameters, as text; see :data:`travaux.query.binding.TYPES`.

    Returns:
        All rows, in the order in which the engine gives them.

    Raises:
        QueryError: unknown name or parameter, unusable value, a query that is not well-formed, or one that would
            reach beyond the graph.
    """
    if _LOOKS_LIKE_SPARQL.search(text_or_name):
        question = parse_question(text_or_name)
    else:
        question = find_question(text_or_name.strip())
    values = _values(store, question, params or {})
    return run(store, question.text, values)


def run(store: Store, query: str, values: Mapping[str, Term] | None = None) -> Result:
    """Run a query with terms bound to some of its variables; the result leaves these variables out.

    Raises:
        QueryError: as for :func:`ask`.
    """
    bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
        Variable(name): term for name, term in (values or {}).items()
    }
    try:
        answer = store.query(guarded(query), prefixes=NAMESPACES, base_iri=BASE, substitutions=bound or None)
        if isinstance(answer, QueryBoolean):
            return Result("boolean", ("answer",), (("true" if answer else "false",),))
        if isinstance(answer, QueryTriples):
            triples = ((str(one.subject), str(one.predicate), str(one.object)) for one in answer)
            return Result("triples", ("subject", "predicate", "object"), tuple(triples))
        names = [variable.value for variable in answer.variables]
        kept = [index for index, name in enumerate(names) if name not in (values or {})]
        rows = tuple(tuple("" if row[i] is None else str(row[i]) for i in kept) for row in answer)
        return Result("rows", tuple(names[index] for index in kept), rows)
    except SyntaxError as error:
        if is_update(query):
            raise QueryError("A query cannot change a graph: updates are not allowed.") from error
        raise QueryError(f"The query is not well-formed{_where(query, error)}.") from error
    except RuntimeError as error:
        raise QueryError(f"The query cannot be answered: {error}.") from error
    except OSError as error:
        raise QueryError(f"The graph cannot be read: {error}.") from error


def _where(query: str, error: SyntaxError) -> str:
    """The place of an error, and the text that stands there; the engine's list of what it expected is no help."""
    match = re.search(r"(\d+):(\d+)", error.msg)
    if match is None:
        return f": {error.msg}"
    line, column = int(match[1]), int(match[2])
    lines = query.split("\n")
    rest = " ".join(lines[line - 1][column - 1 :].split())[:40] if line <= len(lines) else ""
    return f" at line {line}, column {column}, " + (f"before: {rest}" if rest else "where it ends too early")


def _values(store: Store, question: Question, params: Mapping[str, str]) -> dict[str, Term]:
    """Bind what is given, and the defaults of what is not."""
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in params:
        if name not in known:
            raise _unknown("parameter", name, list(known))
    values = {}
    for parameter in question.parameters:
        text = params.get(parameter.name, parameter.default)
        if text is None:
            raise QueryError(f"The parameter {parameter.name} is missing: {parameter.text}.")
        values[parameter.name] = bind(store, parameter.name, parameter.type, text)
    return values


def _unknown(what: str, name: str, known: list[str]) -> QueryError:
    import difflib

    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    there_is = f"There are: {', '.join(known)}." if known else f"It takes no {what}s."
    return QueryError(f"There is no {what} {name!r}.{hint}", remedy=there_is)


def _one_of(names: Mapping[str, str]) -> str:
    return f"There are: {', '.join(names)}."
