"""Getting files into a folder: what is there is kept, what is cached copied, and the rest asked for, one by one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from travaux.errors import InputError
from travaux.fetch.bounds import Bounds, Budget
from travaux.fetch.cache import Cache
from travaux.fetch.client import Session, session
from travaux.fetch.content import check, embedded, is_page
from travaux.fetch.folder import Folder, alone, make, written
from travaux.fetch.hosts import Hosts, checked_base
from travaux.fetch.manifest import Manifest
from travaux.fetch.order import Order, Result
from travaux.fetch.pace import Pace
from travaux.fetch.part import Origin, Part
from travaux.fetch.problem import Kind, Problem
from travaux.fetch.save import Answer
from travaux.fetch.service import UN, Service, addresses
from travaux.fetch.symbols import clean
from travaux.grammar import official_languages

_GRAVITY: Final[tuple[Kind, ...]] = ("not there", "refused", "failed")  # of several problems the gravest is told


def orders(
    symbols: Sequence[str],
    *,
    languages: Sequence[str] = ("en",),
    formats: Sequence[str] = ("pdf",),
    base: str = "",
    service: Service = UN,
) -> list[Order]:
    """List the files that are meant, each once.

    Args:
        symbols: as printed, ``A/RES/72/279``.
        languages: two-letter codes of official languages.
        formats: ``pdf``, ``docx``.
        base: address that takes the place of the hosts of the service, ``https://host``.
        service: which service.

    Raises:
        InputError: a symbol, language, format or base address is none.
    """
    for what, given, known in (
        ("official language", languages, sorted(official_languages())),
        ("format", formats, service.formats),
    ):
        for one in given:
            if one not in known:
                raise InputError(f"There is no {what} {one!a}.", remedy=f"There are: {', '.join(known)}.")
    base = checked_base(base)
    wanted = dict.fromkeys(
        (symbol, language, form)
        for symbol in [clean(symbol) for symbol in symbols]
        for language in languages
        for form in formats
    )
    return [Order(*one, addresses(service, *one, base)) for one in wanted]


def fetch(
    wanted: Sequence[Order],
    out: Path,
    *,
    hosts: Sequence[str] = (),
    pace: Pace | None = None,
    bounds: Bounds | None = None,
    again: bool = False,
    cached: bool = True,
    service: Service = UN,
    report: Callable[[Result], None] | None = None,
) -> list[Result]:
    """Get official documents into a folder, with a manifest.

    Args:
        wanted: which, of :func:`orders`.
        out: the folder, which may hold other files; these are left alone.
        hosts: further hosts that the service may redirect to; ``*.example.org`` stands for all names below.
        pace: how often the service is asked.
        bounds: what one file may cost.
        again: ask for files too that are there, or in the cache; what has not changed is not sent again.
        cached: use the cache.
        service: which service.
        report: is told what became of each file at once.

    Returns:
        What became of each file, in the order in which they were asked for.

    Raises:
        InputError: the folder, its manifest or its ``corpus.toml`` cannot be used.
    """
    pace, bounds = pace or Pace(), bounds or Bounds()
    results = []
    make(out)
    with alone(out):
        folder = Folder(out, Manifest(out), Cache() if cached else None, pace, service.licence)
        with session(pace, bounds, Hosts((*service.hosts, *hosts))) as asking:
            for order in wanted:
                with written(out):
                    result = _one(folder, order, asking, bounds, again)
                results.append(result)
                if report is not None:
                    report(result)
        folder.manifest.write()
    return results


def _one(folder: Folder, order: Order, asking: Session, bounds: Bounds, again: bool) -> Result:
    """Get one file; its problem is noted, and stands in the way of no other."""
    kept = folder.manifest.kept(order.key)
    if kept is not None and not again:
        return Result(order, "kept", int(kept.size), kept.file)
    try:
        if not again and (result := folder.copied(order)) is not None:
            return result
        part = folder.part(order)
        origin = _obtain(asking, order, part, Budget(bounds.whole), kept.origin if kept else None)
        if origin is None and kept is not None:
            return Result(order, "kept", int(kept.size), kept.file)
        if origin is None:
            raise Problem("The service says that nothing has changed, and there was nothing.")
        return folder.placed(order, part, origin)
    except Problem as problem:
        return folder.missed(order, problem, kept)


def _obtain(asking: Session, order: Order, part: Part, budget: Budget, known: Origin | None) -> Origin | None:
    """Ask the addresses of a file one after the other; ``None`` if it is still in the known state."""
    problems: list[Problem] = []
    for address in order.addresses:
        try:
            return _obtain_at(asking, address, order.format, part, budget, known)
        except Problem as problem:
            problems.append(problem)
            if part.origin(address) is not None:
                break  # the file is there and broke off; another run goes on with it
    raise max(problems, key=lambda problem: _GRAVITY.index(problem.kind))


def _obtain_at(
    asking: Session, address: str, form: str, part: Part, budget: Budget, known: Origin | None
) -> Origin | None:
    """Ask one address, and where a page answers, for the file that the page shows."""

    def judge(answer: Answer) -> None:
        if not is_page(part.path):
            check(part.path, form, sized=answer.sized)

    answer = asking.get(address, part, budget, judge, known)
    if answer is None:
        return None
    if not is_page(part.path):
        return answer.origin
    shown = _shown(asking, answer.origin.final, form, part.path)
    part.drop()
    if not shown:
        raise Problem("Instead of the file comes a page that shows none; it is not saved.", "not there")
    answer = asking.get(shown, part, budget, judge)
    if answer is None or is_page(part.path):
        part.drop()
        raise Problem("The page shows another page instead of the file; it is not saved.", "refused")
    # The page's state is not that of the file: neither stands for the other when it is asked for again.
    return replace(answer.origin, asked=address, etag="", last_modified="")


def _shown(asking: Session, page: str, form: str, path: Path) -> str:
    """The address of the file that a page shows, of those that may be asked; blank if there is none."""
    for target in embedded(path):
        with contextlib.suppress(Problem):
            address = asking.check(page, target)
            if form in address.lower():
                return address
    return ""
