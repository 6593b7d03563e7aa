"""Make the documentation as a folder of pages that need no network: guides, reference, ontology and tutorials.

Usage: python tools/docs.py [--output build/docs] [--without-tutorials]

The guides are the Markdown files of docs/, the reference is read from the docstrings, the tutorials are run from top to
bottom and rendered with their pictures.
"""

from __future__ import annotations

import argparse
import inspect
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markdown_it import MarkdownIt

from travaux import analysis, notebook
from travaux.notebook.picture import Picture

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
OUTPUT = ROOT / "build" / "docs"
LINK = re.compile(r"(?P<before>\]\([^)\s]*)\.(?:md|ipynb)(?P<after>[)#])")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that people call: its name with signature, and its docstring."""

    name: str
    signature: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A class or a module with what people call of it."""

    title: str
    text: str
    entries: tuple[Entry, ...]


def reference() -> Iterator[Section]:
    """The sections of the reference: opening a graph, each class, the analysis."""
    yield Section(
        "travaux", "", tuple(_entry(f"travaux.{one.__name__}", one) for one in (notebook.build, notebook.load))
    )
    classes = [getattr(notebook, name) for name in notebook.__all__ if inspect.isclass(getattr(notebook, name))]
    for one in sorted([*classes, Picture], key=lambda each: (each is not notebook.Graph, each.__name__)):
        yield Section(one.__name__, inspect.getdoc(one) or "", tuple(_members(one)))
    functions = tuple(_entry(f"analysis.{name}", getattr(analysis, name)) for name in analysis.__all__)
    yield Section("travaux.analysis", inspect.getdoc(analysis) or "", functions)


def _members(cls: type) -> Iterator[Entry]:
    for name, member in vars(cls).items():
        if name.startswith("_"):
            continue
        if inspect.isfunction(member):
            yield _entry(f"{cls.__name__}.{name}", member)
        elif text := inspect.getdoc(member) if not isinstance(member, str | int | tuple) else "":
            yield Entry(f"{cls.__name__}.{name}", "", text)


def _entry(name: str, function: object) -> Entry:
    signature = str(inspect.signature(function)) if callable(function) else ""
    return Entry(name, signature.replace("'", ""), inspect.getdoc(function) or "")


def write(output: Path, *, tutorials: bool = True) -> list[Path]:
    """Write all pages; earlier ones in the folder are replaced.

    Args:
        output: the folder.
        tutorials: with the tutorials, which are run for it.

    Returns:
        The pages.
    """
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "tools"), autoescape=True)
    frame = environment.get_template("docs.html.j2")
    guides = {path.stem: path.read_text("utf-8") for path in sorted(DOCS.glob("*.md"))}
    notebooks = sorted((DOCS / "tutorials").glob("*.ipynb")) if tutorials else []
    titles = {name: text.partition("\n")[0].removeprefix("# ") for name, text in guides.items()}
    names = {path: path.stem.partition("-")[2].replace("-", " ").capitalize() for path in notebooks}
    pages = {"index": "", "reference": "", **guides}
    for name, text in pages.items():
        body = (
            MarkdownIt("commonmark", {"html": False})
            .enable("table")
            .render(LINK.sub(r"\g<before>.html\g<after>", text))
        )
        sections = tuple(reference()) if name == "reference" else ()
        shown = {"name": name, "title": titles.get(name, "Reference" if name == "reference" else "Travaux")}
        tutorial = [(f"tutorials/{path.stem}.html", names[path]) for path in notebooks]
        html = frame.render(**shown, body=body, sections=sections, guides=titles, tutorials=tutorial)
        (output / f"{name}.html").write_text(html, "utf-8", newline="\n")
    shutil.copyfile(DOCS / "ontology.html", output / "ontology.html")
    for path in notebooks:
        (output / "tutorials").mkdir(exist_ok=True)
        (output / "tutorials" / f"{path.stem}.html").write_text(render(path), "utf-8", newline="\n")
    return sorted(output.rglob("*.html"))


def render(path: Path) -> str:
    """Run a tutorial from top to bottom and give it as a page.

    Raises:
        subprocess.CalledProcessError: a cell failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = ["nbconvert", "--to", "html", "--execute", "--output-dir", folder, str(path)]
        subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True, cwd=folder)
        text = next(Path(folder).glob("*.html")).read_text("utf-8")
    return re.sub(r'(href="[^":]+)\.ipynb"', r'\1.html"', text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--without-tutorials", action="store_true")
    given = parser.parse_args()
    for page in write(given.output, tutorials=not given.without_tutorials):
        print(page)
