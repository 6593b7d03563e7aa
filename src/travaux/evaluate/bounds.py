"""Scores as a gate: which are below the bound that was set for them."""

from __future__ import annotations

from collections.abc import Iterable

from travaux.errors import InputError
from travaux.evaluate.evaluation import MEAN, Scores


def below(scores: Scores, bounds: Iterable[str]) -> list[tuple[str, float, float]]:
    """The tables whose F1 is below their bound: name, F1 and bound.

    Args:
        scores: of all tables that gold has.
        bounds: ``X`` for every table, ``TABLE=X`` for one, ``mean=X`` for the mean; the last one counts. The mean needs
            no bound where every table has one.

    Raises:
        InputError: a bound is no number between 0 and 1, or gold has not the table that it is for.
    """
    f1 = {name: one.f1 for name, one in scores.tables.items()} | {MEAN: scores.mean.f1}
    least = _bounds(bounds)
    everywhere = least.pop("", 0.0)
    for name in least:
        if name not in f1:
            raise InputError(f"Gold has no table {name!r}.", remedy=f"It has: {', '.join(f1)}.")
    least = dict.fromkeys(scores.tables, everywhere) | least
    return [(name, f1[name], least[name]) for name in f1 if name in least and f1[name] < least[name]]


def _bounds(options: Iterable[str]) -> dict[str, float]:
    """Name of the table, blank for all → bound."""
    bounds: dict[str, float] = {}
    for option in options:
        name, _, value = option.rpartition("=")
        try:
            bound = float(value)
        except ValueError:
            bound = -1
        if not 0 <= bound <= 1:
            raise InputError(f"{option!r} is no bound.", remedy="Write it as 0.9 or TABLE=0.9.")
        bounds[name.strip()] = bound
    return bounds
