"""Mandates: the chains from a text back to the texts that it was made under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

from travaux.analysis.names import name_of
from travaux.graph.citations import text_of
from travaux.notebook.table import frame

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pandas import DataFrame

    from travaux.notebook import Graph

Step = tuple[str, str, str]  # a text, how it leads on, and the text that it leads to
Steps = Mapping[str, list[Step]]

GENERAL_ASSEMBLY: Final = "body/un-ga"
#: A text leads to what it acts on and carries out, a part to its whole, a plan to the plan that it is a version of.
ONWARD: Final = frozenset({"trv:pursuantTo", "trv:implements", "dct:isPartOf", "dct:isVersionOf"})
#: What was approved leads back to the text that approved it.
BACK: Final = "trv:approves"

_COLUMNS: Final = (
    "chain",
    "step",
    "text",
    "relation",
    "mandate",
    "label",
    "body",
    "reaches_general_assembly",
)


def mandate_chains(graph: Graph, outcome: str, *, longest: int = 12, limit: int = 100) -> DataFrame:
    """Follow the mandate of a text, step by step, along every way that the graph knows.

    The steps are those of the question ``chain-of-mandate``: to the text or plan that a text is pursuant to or
    implements, from a part to its whole, from a plan to the plan that it is a version of, and from what was approved
    to what approved it (relation ``^trv:approves``). What is said of a document that publishes one resolution or
    decision is said of that. A citation is no mandate: a text that is only recalled gives no step.

    >>> chains = mandate_chains(graph, "decision/unhabitat-eb/2020/3")
    >>> chains[["chain", "text", "mandate"]].values.tolist()[0]
    [1, 'decision/unhabitat-eb/2020/3', 'decision/unhabitat-eb/2019/1']

    Args:
        graph: the graph.
        outcome: name of the resolution, decision, part, document or plan to begin with.
        longest: steps of a chain at most; a longer one is cut there.
        limit: chains at most; texts that share mandates have many chains.

    Returns:
        One row for each step; a chain goes on to where no step leads on, past the General Assembly too, and never
        comes to a text twice. Columns: chain (number, the shortest first), step (number, from 1), text, relation,
        mandate, label (of the mandate), body (that adopted the mandate, or whose paragraph it is),
        reaches_general_assembly (of the whole chain: whether the Assembly adopted one of its mandates). No rows if
        nothing is known of a mandate.

    Raises:
        UnknownNameError: the graph knows no such text; the message names those that are near.

    Limits:
        A chain is as long as the documents that were read: one that does not reach the General Assembly shows a text
        that was not read, or a mandate in words that no rule reads, oftener than a decision without a mandate. Treaties
        and the Charter are no texts of the graph. That a chain exists does not say that the mandate is still in force.
    """
    network = graph.network()
    same = text_of(network, parts=False)
    name = name_of(graph, outcome)
    start = same.get(name, name)
    steps = _steps(network, same)
    found = list(islice(_chains(steps, start, longest), limit))
    found.sort(key=lambda chain: (len(chain), chain))
    rows = []
    for number, chain in enumerate(found, start=1):
        bodies = [_body(network, mandate) for _, _, mandate in chain]
        reached = any(GENERAL_ASSEMBLY in (body or "").split("; ") for body in bodies)
        for place, (step, body) in enumerate(zip(chain, bodies, strict=True), start=1):
            label = network.nodes[step[2]]["label"]
            rows.append((number, place, *step, label, body, reached))
    return frame(_COLUMNS, rows)


def _steps(network: MultiDiGraph, same: Mapping[str, str]) -> Steps:
    """The steps that lead on from each text, in order."""
    found: dict[str, set[Step]] = {}
    for start, end, edge in network.edges(data=True):
        one, other, relation = same.get(start, start), same.get(end, end), edge["relation"]
        if one == other:
            continue
        if relation in ONWARD:
            found.setdefault(one, set()).add((one, relation, other))
        elif relation == BACK:
            found.setdefault(other, set()).add((other, f"^{BACK}", one))
    return {text: sorted(steps) for text, steps in found.items()}


def _chains(steps: Steps, start: str, longest: int) -> Iterator[tuple[Step, ...]]:
    """All chains from a text that cannot go on without coming back to a text of theirs, or are long enough."""
    waiting: list[tuple[Step, ...]] = [()]
    while waiting:
        chain = waiting.pop()
        passed = {start, *(mandate for _, _, mandate in chain)}
        at = chain[-1][2] if chain else start
        onward = [step for step in steps.get(at, ()) if step[2] not in passed] if len(chain) < longest else []
        if onward:
            waiting += [(*chain, step) for step in reversed(onward)]
        elif chain:
            yield chain


def _body(network: MultiDiGraph, text: str) -> str | None:
    """Who adopted a text, or the text that it is a part of."""
    seen: set[str] = set()
    at: str | None = text
    while at is not None and at not in seen:
        seen.add(at)
        ends: dict[str, list[str]] = {}
        for _, end, edge in network.out_edges(at, data=True):
            ends.setdefault(edge["relation"], []).append(end)
        if adopters := ends.get("trv:adoptedBy"):
            return "; ".join(sorted(adopters))
        at = next(iter(ends.get("dct:isPartOf", [])), None)
    return None
