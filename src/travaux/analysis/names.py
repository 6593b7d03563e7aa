"""Names that people give, as names of things; and ready-made questions whose parameters may be left open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from travaux import entity
from travaux.errors import UnknownNameError
from travaux.graph.terms import BASE
from travaux.notebook.table import Value, value_of
from travaux.query import find_question, run
from travaux.query.binding import Term, bind
from travaux.query.render import shown
from travaux.store import select

if TYPE_CHECKING:
    from travaux.notebook import Graph


def body_of(graph: Graph, name: str) -> Term:
    """Give the IRI of a body by its slug, its name or its IRI.

    Raises:
        QueryError: neither the graph nor the authority files know such a body; the message names those that are near.
    """
    return bind(graph.store, "body", "body", _code(name, "body"))


def state_of(graph: Graph, name: str) -> Term:
    """Give the IRI of a State by its three-letter code, its name or its IRI.

    Raises:
        QueryError: there is no such State.
    """
    return bind(graph.store, "state", "state", _code(name, "state"))


def group_of(graph: Graph, name: str) -> str:
    """Give the name of a regional group of the graph by its code or its name.

    Raises:
        UnknownNameError: no State of the graph is in such a group; the message lists the groups.
    """
    wanted = f"group/{_code(name, 'group')}"
    known = [shown(one) for (one,) in select(graph.store, "SELECT DISTINCT ?g { ?s org:memberOf ?g } ORDER BY ?g")[1]]
    if wanted not in known:
        remedy = f"There are: {', '.join(known)}." if known else "No State of it is in a group."
        raise UnknownNameError(f"The graph knows no regional group {name!r}.", remedy=remedy)
    return wanted


def name_of(graph: Graph, name: str) -> str:
    """Give the name of a thing by whatever ``graph[…]`` takes.

    Raises:
        UnknownNameError: the graph knows no such thing; the message names those that are near.
    """
    return shown(f"<{entity.find(graph.store, name)}>")


def short(term: Term) -> str:
    """Give the name of a thing by its IRI as a term.

    >>> from pyoxigraph import NamedNode
    >>> short(NamedNode("https://w3id.org/travaux/id/body/un-ga"))
    'body/un-ga'
    """
    return shown(str(term))


def ask_open(graph: Graph, question: str, values: Mapping[str, Term | None]) -> list[dict[str, str]]:
    """Ask a ready-made question; a parameter whose value is ``None`` is left open and is a column then.

    Args:
        graph: the graph.
        question: name of the question.
        values: a term or ``None`` for each of its parameters.

    Returns:
        The rows, each with terms in N-Triples form by column, blank where a variable is unbound.
    """
    bound = {name: term for name, term in values.items() if term is not None}
    result = run(graph.store, find_question(question).text, bound)
    given = {name: str(term) for name, term in bound.items()}
    return [{**given, **dict(zip(result.columns, row, strict=True))} for row in result.rows]


def several(terms: list[str]) -> Value:
    """Give the one value of some terms; several different ones are joined by semicolons, none is ``None``."""
    values = sorted({str(value_of(term)) for term in terms if term})
    return "; ".join(values) or None


def _code(name: str, kind: str) -> str:
    """A name without its base and its kind: ``unhabitat-eb`` for ``body/unhabitat-eb``."""
    return name.strip().removeprefix("<").removesuffix(">").removeprefix(BASE).removeprefix(f"{kind}/")
