"""The command line.

Standard output carries the result and nothing else; progress, warnings and errors go to standard error. Exit codes:
0 done, 1 ``validate`` found violations, ``evaluate`` a score below ``--fail-under``, ``fetch`` not all that was asked
for, 2 input that cannot be used, 130 interrupted. What a command needs is imported when it runs, so that ``travaux
--help`` answers at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from travaux import __version__
from travaux.cli.fetch import fetch_documents
from travaux.cli.terminal import deadline, described, findings, handled, listed, progress, say, say_lines
from travaux.errors import InputError, QueryError
from travaux.limits import DEFAULTS, Limits
from travaux.pictures.select import LIMIT

VIOLATIONS: Final = 1
BELOW: Final = 1

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
        say(f"travaux {__version__}\n")
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
        float | None,
        typer.Option(
            min=0, max=1e6, metavar="MB", help="Size of the largest file that is read; by format if left out."
        ),
    ] = None,
    max_seconds: Annotated[
        float, typer.Option(min=0.1, max=1e6, help="How long reading a PDF, DOCX, HTML or XML file may take.")
    ] = DEFAULTS.seconds,
    max_memory: Annotated[
        float, typer.Option(min=0.1, max=1e6, metavar="GB", help="Memory that reading such a file may take.")
    ] = DEFAULTS.memory / 1e9,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Read documents and write the graph."""
    with handled():
        from travaux.pipeline import build as run

        size = None if max_size is None else int(max_size * 1e6)
        limits = Limits(size, max_seconds, int(max_memory * 1e9))
        with progress(quiet) as bar:
            report = run(paths, out, date=date, jobs=jobs, progress=bar, limits=limits)
        for line in report.error_lines():
            typer.echo(f"travaux: {line}", err=True)
        if not quiet:
            say_lines(report.summary_lines())


@app.command(epilog=_example("travaux validate build/demo"))
def validate(
    graph: Graph,
) -> None:
    """Check a graph; exit code 1 if there are violations."""
    with handled():
        from travaux.validate import validate as run

        found = run(graph)
        say_lines(findings(found))
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
    list_: Annotated[
        bool, typer.Option("--list", "-l", help="List the ready-made questions, or show the one that is named.")
    ] = False,
) -> None:
    """Ask a graph a ready-made question, or any SPARQL."""
    with handled():
        if list_:
            from travaux.query import find_question, questions

            named = question or (str(graph) if graph is not None and not graph.exists() else "")
            say_lines(described(find_question(named)) if named else listed(questions()))
            return
        if graph is None or question is None:
            raise InputError("Which graph, and which question?", remedy="Known questions: travaux query --list.")
        from travaux.query import FORMATS, ask, render
        from travaux.store import open_graph

        if form not in FORMATS:
            raise InputError(f"There is no format {form!r}.", remedy=f"There are: {', '.join(FORMATS)}.")
        text, values = _query_text(question), _params(param or [])
        store = open_graph(graph)
        with deadline(timeout):
            result = ask(store, text, values)
        say(render(result, form))


@app.command(epilog=_example("travaux tables build/demo --out tables"))
def tables(
    graph: Graph,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Folder for the CSV files; new, empty, or with such tables.")
    ],
) -> None:
    """Write the facts of a graph as CSV tables."""
    with handled():
        from travaux.output import check_folder
        from travaux.store import open_graph
        from travaux.tables import TABLES, write_tables

        check_folder(out, {f"{name}.csv" for name in TABLES}, "is no table of a graph")
        say_lines(str(path) for path in write_tables(open_graph(graph), out))


@app.command(epilog=_example("travaux evaluate gold build/demo --fail-under 0.9 --fail-under adopted=1"))
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of CSV tables with the right answers.")],
    graph: Annotated[Path, typer.Argument(help="Folder that `travaux build` wrote, or a folder of CSV tables.")],
    show: Annotated[
        str, typer.Option("--show", metavar="TABLE", help="List what is missing and what is too much in one table.")
    ] = "",
    form: Annotated[
        str, typer.Option("--format", "-f", metavar="table|csv|json", help="Form of the output.")
    ] = "table",
    fail_under: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-under",
            metavar="[TABLE=]X",
            help="Exit code 1 if the F1 of any table that the gold has is below X; repeatable, with another X for one "
            "TABLE, or for the mean.",
        ),
    ] = None,
) -> None:
    """Compare a graph with right answers: precision, recall and F1 of each kind of fact."""
    with handled():
        from travaux.evaluate import below, render, render_differences
        from travaux.evaluate import evaluate as run

        evaluation = run(gold, graph)
        low = below(evaluation.whole, fail_under or [])
        say(render_differences(show, evaluation.differences(show), form) if show else render(evaluation, form))
        for note in evaluation.notes:
            typer.echo(f"travaux: {note}", err=True)
        for name, f1, least in low:
            typer.echo(f"travaux: {name}: F1 {f1:.3f} is below {least:g}", err=True)
        if low:
            raise typer.Exit(BELOW)


@app.command(epilog=_example("travaux coverage build/demo --limit 20"))
def coverage(
    graph: Annotated[Path, typer.Argument(help="Folder that `travaux build` wrote.")],
    limit: Annotated[int, typer.Option(min=0, help="So many openings at most; 0 for all.")] = 40,
) -> None:
    """Show in how many paragraphs no fact was read, and how these begin: what to write a rule for next."""
    with handled():
        from travaux.coverage import coverage_text, read_coverage

        say(coverage_text(read_coverage(graph), limit))


@app.command(epilog=_example("travaux export build/demo --format jsonld --out demo.jsonld"))
def export(
    graph: Graph,
    form: Annotated[
        str,
        typer.Option("--format", "-f", metavar="FORMAT", help="turtle|ntriples|nquads|jsonld|rdfxml|graphml|gexf|akn"),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="File; standard output if left out. For akn: folder for a file a document."),
    ] = None,
    with_provenance: Annotated[
        bool, typer.Option("--with-provenance", help="Claims and evidence too, not the facts alone.")
    ] = False,
    kinds: Annotated[
        str,
        typer.Option(metavar="CLASS,…", help="For networks: whose members are nodes, as Outcome,Document; or all."),
    ] = "",
    context: Annotated[
        str, typer.Option(metavar="IRI", help="For JSON-LD: where the context is published; embedded if left out.")
    ] = "",
) -> None:
    """Write a graph as Turtle, N-Triples, N-Quads, JSON-LD, RDF/XML, GraphML or GEXF, its documents as Akoma Ntoso."""
    with handled():
        from travaux.export import DOCUMENTS, export_documents
        from travaux.export import export as run
        from travaux.output import write_bytes

        wanted = [kind.strip() for kind in kinds.split(",") if kind.strip()]
        if form == DOCUMENTS and out is not None and out.suffix not in (".xml", ".akn"):
            files = export_documents(graph, with_provenance=with_provenance, kinds=wanted, context=context)
            for name, content in files.items():
                write_bytes(content.encode("utf-8"), out / name)
            say_lines(str(out / name) for name in files)
            return
        text = run(graph, form, with_provenance=with_provenance, kinds=wanted, context=context)
        if out is None:
            say(text)
        else:
            write_bytes(text.encode("utf-8"), out)
            say_lines([str(out)])


@app.command(epilog=_example("travaux draw build/demo --around resolution/un-ga/72/279 --depth 2 --out picture.html"))
def draw(
    graph: Graph,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="File; its name ends in .html (a page), .svg (a figure) or .png.")
    ],
    around: Annotated[
        str | None, typer.Option(metavar="THING", help="The neighbourhood of a thing, such as state/POL.")
    ] = None,
    depth: Annotated[int, typer.Option(min=0, help="For a neighbourhood: so many links at most.")] = 1,
    path: Annotated[
        tuple[str, str] | None, typer.Option(metavar="THING THING", help="The shortest ways between two things.")
    ] = None,
    body: Annotated[
        str | None,
        typer.Option(metavar="BODY", help="The texts of a body and their citations; with --timeline, its own."),
    ] = None,
    timeline: Annotated[
        bool, typer.Option("--timeline", help="A time line of meetings, plans and terms of office.")
    ] = False,
    kinds: Annotated[
        str, typer.Option(metavar="NAME,…", help="Classes and relations that are drawn, as Outcome,Document,cites.")
    ] = "",
    limit: Annotated[int, typer.Option(min=1, help="So many things at most.")] = LIMIT,
    language: Annotated[
        str, typer.Option("--language", "-l", metavar="CODE", help="Language of the labels: ar, en, es, fr, ru or zh.")
    ] = "en",
) -> None:
    """Draw a part of a graph as one file that needs no other: a page, a figure or an image."""
    with handled():
        from travaux.notebook import load
        from travaux.notebook.picture import check_suffix

        check_suffix(out)
        wanted = [kind.strip() for kind in kinds.split(",") if kind.strip()]
        opened = load(graph, language=language)
        if timeline:
            if around or path or wanted or depth != 1 or limit != LIMIT:
                raise InputError("A time line takes no option but --body and --language.")
            picture = opened.timeline(body)
        else:
            picture = opened.draw(around, depth=depth, path=path, body=body, kinds=wanted, limit=limit)
        if picture.note:
            typer.echo(f"travaux: {picture.note}", err=True)
        say_lines([str(picture.save(out))])


@app.command(epilog=_example("travaux explain data/corpus/eb-2024-9.zh.txt 2"))
def explain(
    document: Annotated[Path, typer.Argument(help="A document.")],
    para: Annotated[str, typer.Argument(help="Key of a paragraph, such as 7(a); all if left out.")] = "",
) -> None:
    """Show what was recognised in a document, and what not."""
    with handled():
        from travaux.explain import explain as run

        say_lines(run(document, para))


app.command("fetch", epilog=_example("travaux fetch HSP/EB.2024/9 --lang zh,en --out documents"))(fetch_documents)


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


if __name__ == "__main__":
    main()
