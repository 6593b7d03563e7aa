"""The command line.

Standard output carries the result and nothing else; progress, warnings and errors go to standard error. Exit codes:
0 done, 1 ``validate`` found violations, 2 input that cannot be used, 130 interrupted. What a command needs is
imported when it runs, so that ``travaux --help`` answers at once.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from travaux import __version__
from travaux.errors import InputError, QueryError, TravauxError
from travaux.limits import MAX_SIZE

if TYPE_CHECKING:
    from travaux.query import Question
    from travaux.validate import Violation

VIOLATIONS: Final = 1
UNUSABLE: Final = 2
INTERRUPTED: Final = 130
_AS_BEFORE: Final = "A graph that was there before is untouched."

app = typer.Typer(
    name="travaux",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _example(command: str) -> str:
    """An example for the end of a help text; the first character keeps the line from being cut."""
    return f"\b\nExample:\n  {command}"


Graph = Annotated[Path, typer.Argument(help="Folder that `travaux build` wrote, or a .ttl, .nt or .nq file.")]


def main() -> None:
    """Run the command line; the entry point of the package."""
    app(prog_name="travaux")


def _version(wanted: bool) -> None:
    if wanted:
        _say(f"travaux {__version__}\n")
        raise typer.Exit


@app.callback()
def travaux(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Turn documents of United Nations governing bodies into a knowledge graph with evidence."""


@app.command(epilog=_example("travaux build data/corpus --out build/demo"))
def build(
    paths: Annotated[list[Path], typer.Argument(help="Documents, or folders of documents.", readable=False)],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the graph.", readable=False)],
    date: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Date of the dataset; none if left out.")] = "",
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Number of processes; as fits the work if left out.")
    ] = None,
    max_size: Annotated[
        float, typer.Option(min=0, metavar="MB", help="Size of the largest file that is read.")
    ] = MAX_SIZE / 1e6,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Read documents and write the graph."""
    with _handled():
        from travaux.pipeline import build as run

        with _progress(quiet) as progress:
            report = run(paths, out, date=date, jobs=jobs, progress=progress, max_size=int(max_size * 1e6))
        for line in report.error_lines():
            typer.echo(f"travaux: {line}", err=True)
        if not quiet:
            _say_lines(report.summary_lines())


@app.command(epilog=_example("travaux validate build/demo"))
def validate(
    graph: Graph,
) -> None:
    """Check a graph; exit code 1 if there are violations."""
    with _handled():
        from travaux.validate import validate as run

        found = run(graph)
        _say_lines(_findings(found))
        if any(one.severity == "Violation" for one in found):
            raise typer.Exit(VIOLATIONS)


@app.command(epilog=_example('travaux query build/demo adopted-at-meeting -p meeting="unhabitat-eb 2020/1"'))
def query(
    graph: Annotated[
        Path | None, typer.Argument(help="Folder that `travaux build` wrote, or a .ttl, .nt or .nq file.")
    ] = None,
    question: Annotated[
        str | None, typer.Argument(help="Name of a ready-made question, file of SPARQL, - (standard input) or SPARQL.")
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="Value of a parameter; repeatable.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", "-f", metavar="table|csv|json", help="Form of the answer.")
    ] = "table",
    timeout: Annotated[float, typer.Option(min=0, help="Seconds after which to give up; 0 for never.")] = 60,
    list_: Annotated[bool, typer.Option("--list", "-l", help="List the ready-made questions.")] = False,
) -> None:
    """Ask a graph a ready-made question, or any SPARQL."""
    with _handled():
        if list_:
            from travaux.query import questions

            _say_lines(line for one in questions() for line in _described(one))
            return
        if graph is None or question is None:
            raise InputError("Which graph, and which question?", remedy="Known questions: travaux query --list.")
        from travaux.query import FORMATS, ask, render
        from travaux.store import open_graph

        if form not in FORMATS:
            raise InputError(f"There is no format {form!r}.", remedy=f"There are: {', '.join(FORMATS)}.")
        text, values = _query_text(question), _params(param or [])
        store = open_graph(graph)
        with _deadline(timeout):
            result = ask(store, text, values)
        _say(render(result, form))


@app.command(epilog=_example("travaux tables build/demo --out tables"))
def tables(
    graph: Graph,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the CSV files.")],
) -> None:
    """Write the facts of a graph as CSV tables."""
    with _handled():
        from travaux.store import open_graph
        from travaux.tables import write_tables

        _say_lines(str(path) for path in write_tables(open_graph(graph), out))


@app.command(epilog=_example("travaux explain data/corpus/eb-2024-9.zh.txt 2"))
def explain(
    document: Annotated[Path, typer.Argument(help="A document.")],
    para: Annotated[str, typer.Argument(help="Key of a paragraph, such as 7(a); all if left out.")] = "",
) -> None:
    """Show what was recognised in a document, and what not."""
    with _handled():
        from travaux.explain import explain as run

        _say_lines(run(document, para))


# ---------------------------------------------------------------- input


def _query_text(question: str) -> str:
    """Text of a query from standard input or a file; SPARQL and the names of questions stay as they are."""
    if question == "-":
        return sys.stdin.read()
    if "{" in question or "\n" in question:
        return question
    path = Path(question)
    if not path.is_file():
        if path.suffix in {".rq", ".sparql"}:
            raise InputError("There is no such file.", path=path)
        return question
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"This file cannot be read: {error}.", path=path) from error


def _params(pairs: list[str]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, mark, value = pair.partition("=")
        if not mark or not name.strip():
            raise QueryError(f"{pair!r} is no parameter.", remedy="Write it as NAME=VALUE.")
        values[name.strip()] = value
    return values


# ---------------------------------------------------------------- output


def _say(text: str) -> None:
    """Write to standard output, in UTF-8 whatever the locale."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(text)
    sys.stdout.flush()


def _say_lines(lines: Iterable[str]) -> None:
    _say("".join(f"{line}\n" for line in lines))


def _described(question: Question) -> Iterator[str]:
    """A ready-made question in a few lines: name, title, parameters with type and default."""
    yield f"{question.name}: {question.title}"
    for one in question.parameters:
        default = "" if one.default is None else f' (default "{one.default}")'
        yield f"    -p {one.name}=…  {one.type}: {one.text}{default}"


def _findings(found: list[Violation]) -> Iterator[str]:
    """A report of SHACL in plain words."""
    from collections import Counter

    from travaux.query.render import shown

    for one in found:
        yield f"{one.severity} {one.code}: {one.message}"
        yield f"    node: {shown(one.focus)}"
        if one.value:
            yield f"    value: {shown(one.value)}"
        if one.document:
            yield f"    read in: {one.document}" + (f", paragraph {one.para}" if one.para else "")
        if one.quotation:
            yield f"    words: {_one_line(one.quotation)}"
    counts = Counter(one.severity for one in found)
    total = ", ".join(f"{count} {severity.lower()}{'s' * (count != 1)}" for severity, count in counts.items())
    yield (
        f"The graph does not conform: {total}."
        if counts["Violation"]
        else f"The graph conforms{total and ': '}{total}."
    )


def _one_line(quotation: str) -> str:
    """A quotation on one line."""
    return " ".join(quotation.split())


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int, str], None] | None]:
    """A progress bar on standard error, if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def show(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=escape(name))

        yield show


@contextlib.contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """End the process if the block takes longer: the engine cannot be stopped, but it lets other threads run."""
    if not seconds:
        yield
        return
    message = f"travaux: The query took longer than {seconds:g} seconds. Ask for less, or set --timeout.\n"

    def stop() -> None:
        with contextlib.suppress(OSError):
            os.write(2, message.encode())
        os._exit(UNUSABLE)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _terminated(*_: object) -> None:
    with contextlib.suppress(OSError):
        os.write(2, f"travaux: Terminated. {_AS_BEFORE}\n".encode())
    raise SystemExit(128 + signal.SIGTERM)


@contextlib.contextmanager
def _handled() -> Iterator[None]:
    """Turn errors that a user can act on into one line and an exit code; end in order on SIGTERM."""
    with contextlib.suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, _terminated)
    try:
        yield
    except TravauxError as error:
        typer.echo(f"travaux: {' '.join(str(error).split())}", err=True)
        raise typer.Exit(UNUSABLE) from error
    except KeyboardInterrupt as error:
        typer.echo(f"travaux: Interrupted. {_AS_BEFORE}", err=True)
        raise typer.Exit(INTERRUPTED) from error
    except BrokenPipeError as error:  # the reader of the output has left, which is its right
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from error
    except OSError as error:  # standard output cannot be written
        with contextlib.suppress(OSError):
            typer.echo(f"travaux: {error.strerror or error}.", err=True)
        with contextlib.suppress(OSError, AttributeError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(UNUSABLE) from error


if __name__ == "__main__":
    main()
