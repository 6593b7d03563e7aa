"""What the commands share: how they speak to a terminal, show progress, keep a deadline, and end."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import typer

from travaux.errors import TravauxError

if TYPE_CHECKING:
    from travaux.query import Question
    from travaux.validate import Violation

UNUSABLE: Final = 2
INTERRUPTED: Final = 130
_AS_BEFORE: Final = "A graph that was there before is untouched."


def say(text: str) -> None:
    """Write to standard output, in UTF-8 whatever the locale."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(text)
    sys.stdout.flush()


def say_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output, all at once."""
    say("".join(f"{line}\n" for line in lines))


def listed(known: Sequence[Question]) -> Iterator[str]:
    """The ready-made questions by topic, one line each: number, name, title, names of parameters."""
    width = max(len(one.name) for one in known)
    for topic in dict.fromkeys(one.topic for one in known):
        yield topic
        for one in known:
            if one.topic == topic:
                names = ", ".join(parameter.name for parameter in one.parameters)
                yield f"  {one.number:2}  {one.name:{width}}  {one.title}" + (f" ({names})" if names else "")
        yield ""
    yield "What a question takes and what it cannot know: travaux query --list NAME"


def described(question: Question) -> Iterator[str]:
    """A ready-made question in full: title, what the answer means, parameters with default, meaning and form."""
    import textwrap

    from travaux.query.binding import TYPES

    yield f"{question.number}  {question.name}: {question.title}"
    yield from textwrap.wrap(question.description, 100, initial_indent="    ", subsequent_indent="    ")
    for one in question.parameters:
        default = "" if one.default is None else f' (default "{one.default}")'
        yield f"  -p {one.name}=…  {one.text}{default}: {TYPES[one.type]}"


def findings(found: list[Violation]) -> Iterator[str]:
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
def progress(quiet: bool) -> Iterator[Callable[[int, int, str], None] | None]:
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
def deadline(seconds: float) -> Iterator[None]:
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
def handled() -> Iterator[None]:
    """Turn errors that a user can act on into one line and an exit code; end in order on SIGTERM."""
    with contextlib.suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, _terminated)
    try:
        yield
    except TravauxError as error:
        for line in error.lines():
            typer.echo(f"travaux: {line}", err=True)
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
