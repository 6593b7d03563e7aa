"""The command ``fetch``: the only one that uses the network."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from travaux.cli.terminal import INTERRUPTED, handled, say_lines
from travaux.errors import InputError
from travaux.limits import MAX_PACKED

if TYPE_CHECKING:
    from travaux.fetch import Result

MISSING: Final = 1
CONNECT: Final = 15.0  # seconds until a connection stands


def fetch_documents(
    symbols: Annotated[list[str] | None, typer.Argument(help="Symbols of documents, such as A/RES/72/279.")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder for the files.", readable=False)] = None,
    lang: Annotated[str, typer.Option(metavar="CODE,…", help="Languages: ar, en, es, fr, ru, zh.")] = "en",
    form: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT,…", help="Formats: pdf, docx.")] = "pdf",
    cited_by: Annotated[
        Path | None, typer.Option(metavar="GRAPH", help="The documents that a graph cites and lacks; most cited first.")
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="With --cited-by: so many documents at most; 0 for all.")] = 0,
    list_: Annotated[bool, typer.Option("--list", "-l", help="List what would be asked for; no network.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Ask for files too that are there, or cached.")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Do without the cache.")] = False,
    base: Annotated[
        str, typer.Option(metavar="URL", envvar="TRAVAUX_SERVICE", help="Address in place of the service's own hosts.")
    ] = "",
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="Host that it may redirect to, as *.example.org; repeatable."),
    ] = None,
    delay: Annotated[float, typer.Option(min=0, help="Seconds between two requests.")] = 1.0,
    retries: Annotated[int, typer.Option(min=0, max=20, help="Attempts after one that failed.")] = 4,
    max_wait: Annotated[float, typer.Option(min=0, help="Seconds to wait at most if the service asks for it.")] = 120.0,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds in which nothing comes.")] = 30.0,
    deadline: Annotated[float, typer.Option(min=0.1, help="Seconds for one file.")] = 600.0,
    max_size: Annotated[float, typer.Option(min=0, metavar="MB", help="Size of the largest file.")] = MAX_PACKED / 1e6,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No line for each file.")] = False,
) -> None:
    """Get official documents by symbol from the United Nations; exit code 1 if one is not to be had."""
    with handled():
        from travaux.fetch import THERE, Bounds, Pace, fetch, orders

        _check_finite(delay, max_wait, timeout, deadline, max_size)
        if cited_by is not None and not symbols and (list_ or out is None):
            say_lines(_cited(cited_by, limit))
            return
        names = _names(symbols or [], cited_by, limit)
        wanted = orders(names, languages=_words(lang), formats=_words(form), base=base)
        if list_:
            say_lines("\t".join([*order.key, order.addresses[0]]) for order in wanted)
            return
        if out is None:
            raise InputError("Into which folder?", remedy="Name it with --out FOLDER.")
        pace = Pace(delay, retries, max_wait)
        bounds = Bounds(min(timeout, CONNECT), timeout, deadline, int(max_size * 1e6))
        told = partial(_told, quiet=quiet)
        with _interrupted():
            results = fetch(
                wanted,
                out,
                hosts=allow_host or [],
                pace=pace,
                bounds=bounds,
                again=again,
                cached=not no_cache,
                report=told,
            )
        if any(result.status not in THERE for result in results):
            raise typer.Exit(MISSING)


@contextlib.contextmanager
def _interrupted() -> Iterator[None]:
    """Say after Ctrl-C what is there: other than a build, this leaves something to go on from."""
    try:
        yield
    except KeyboardInterrupt as error:
        rest = "What was fetched is there; the same command goes on from it."
        typer.echo(f"travaux: Interrupted. {rest}", err=True)
        raise typer.Exit(INTERRUPTED) from error


def _told(result: Result, quiet: bool) -> None:
    """Tell what became of a file: symbol, language, format, bytes, status, name; and what stood in its way."""
    if result.message:
        symbol, language, form = result.order.key
        typer.echo(f"travaux: {symbol} ({language}, {form}): {result.message}", err=True)
    if not quiet:
        say_lines(["\t".join([*result.order.key, str(result.size or "-"), result.status, result.file or "-"])])


def _check_finite(*numbers: float) -> None:
    """Refuse ``inf``, which is a number to a command line.

    Raises:
        InputError: one is infinite.
    """
    if not all(map(math.isfinite, numbers)):
        raise InputError("Seconds and sizes are numbers that end.", remedy="Give a large one instead.")


def _words(text: str) -> list[str]:
    """The words of a list with commas.

    Raises:
        InputError: there is none.
    """
    words = [word.strip().lower() for word in text.split(",") if word.strip()]
    if not words:
        raise InputError("A list of languages or formats is empty.", remedy="Separate them with commas: --lang en,zh.")
    return words


def _cited(graph: Path, limit: int) -> Iterator[str]:
    """What a graph cites and lacks: symbol, number of texts, languages in which they cite it."""
    from travaux.fetch import cited

    for one in cited(graph, limit):
        yield f"{one.symbol}\t{one.texts}\t{','.join(one.languages) or '-'}"


def _names(symbols: list[str], cited_by: Path | None, limit: int) -> list[str]:
    """The symbols that are given and those that a graph cites; one of the latter that cannot be asked for is told.

    Raises:
        InputError: there is neither a symbol nor a graph.
    """
    if cited_by is None:
        if not symbols:
            raise InputError("Which documents?", remedy="Give their symbols, or a graph that cites them: --cited-by.")
        return symbols
    from travaux.fetch import cited
    from travaux.fetch.symbols import clean

    found = list(symbols)
    for one in cited(cited_by, limit):
        try:
            found.append(clean(one.symbol))
        except InputError as error:
            typer.echo(f"travaux: {error.message} It is left out.", err=True)
    return found
