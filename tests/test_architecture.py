"""Which way the arrows between modules go, and the other promises that a reader of the source relies on.

Everything is read from the syntax trees; nothing is imported but in the subprocesses of the last tests. A new module
gets its place in ORDER; a module moves only if the arrows in CONTRIBUTING.md move with it.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT, SOURCE

# A module may import from the groups above its own; from its own group, only itself.
ORDER = (
    ("errors", "limits", "model"),
    ("resources", "view"),
    ("readers",),
    ("authority",),
    ("grammar",),
    ("structure",),
    ("extract",),
    ("relations",),
    ("graph",),
    ("store",),
    ("inputs",),
    ("pieces",),
    ("validate", "query", "tables", "explain", "akn", "entity"),
    ("export",),
    ("output", "evaluate", "coverage", "contradictions"),
    ("report",),
    ("pipeline", "fetch"),
    ("pictures",),
    ("notebook",),
    ("analysis",),
    ("web",),
    ("cli",),
    ("__main__",),
)
RANK = {unit: rank for rank, group in enumerate(ORDER) for unit in group}

# Where a library may be imported: a unit, or a single module of it. Authority files are Turtle, so authority needs a
# parser: the fast one.
HOMES = {
    "charset_normalizer": {"readers"},
    "opencc": {"view"},
    "lxml": {"readers"},
    "pypdfium2": {"readers"},
    "httpx": {"fetch"},
    "spacy": {"grammar", "extract"},
    "rdflib": {"graph", "validate", "query", "notebook"},
    "pyoxigraph": {"authority", "graph", "store", "validate", "query", "entity", "pictures", "notebook"},
    "pyshacl": {"validate"},
    "networkx": {"graph/network", "graph/citations", "pictures", "notebook", "analysis"},
    "numpy": {"pictures/layout", "readers"},
    "pandas": {"notebook", "analysis"},
    "resvg_py": {"pictures/png"},
    "typer": {"cli"},
    "rich": {"cli"},
}
# Each costs 0.1 s or more to import (pyoxigraph, at 0.01 s, is not among them).
HEAVY = (
    "spacy",
    "rdflib",
    "pyshacl",
    "networkx",
    "jsonschema",
    "numpy",
    "pandas",
    "scipy",
    "resvg_py",
    "lxml",
    "pypdfium2",
    "httpx",
)
# Folders that are imported as a whole, where a file of that format is read; within them an import may stand on top.
LAZY = ("readers/pdf", "readers/docx", "readers/html", "readers/akn", "readers/xml", "fetch")
LANGUAGES = {"ar", "en", "es", "fr", "ru", "zh"}
MAX_LINES_OF_FILE = 400
MAX_LINES_OF_FUNCTION = 60


@cache
def modules() -> dict[Path, ast.Module]:
    """The syntax tree of each module of the package, by its path below src/travaux."""
    return {
        path.relative_to(SOURCE): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))
    }


def unit(module: Path) -> str:
    """The name in ORDER that a module belongs to: its folder, or itself at the top."""
    return module.parts[0].removesuffix(".py")


def units() -> Iterator[tuple[str, Path, ast.Module]]:
    """Each module with its unit, without the package's own `__init__`."""
    return ((unit(module), module, tree) for module, tree in modules().items() if unit(module) != "__init__")


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of all that is imported anywhere in a tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module or '.'}.{alias.name}") for alias in node.names)


def at_import(tree: ast.AST) -> Iterator[ast.stmt]:
    """The statements that run when a module is imported: not those in functions or under TYPE_CHECKING."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.stmt):
            yield node
        yield from at_import(node)


def language_literals(node: ast.AST) -> set[str]:
    """The codes of languages that a comparison, a case, a table or a `startswith` hangs on."""
    match node:
        case ast.Compare() | ast.MatchValue():
            parts: list[ast.AST] = [node]
        case ast.Dict(keys=keys):
            parts = [key for key in keys if key is not None]
        case ast.Call(func=ast.Attribute(attr="startswith"), args=args):
            parts = list(args)
        case _:
            return set()
    inner = (part for top in parts for part in ast.walk(top))
    return {part.value for part in inner if isinstance(part, ast.Constant) and part.value in LANGUAGES}


def test_every_module_has_a_place_in_the_order() -> None:
    assert sorted({name for name, _, _ in units()} - RANK.keys()) == []


def test_no_import_goes_against_the_arrows() -> None:
    against = []
    for name, module, tree in units():
        for line, imported in imports(tree):
            package, _, rest = imported.partition(".")
            other = rest.split(".")[0]
            if package == "travaux" and other in RANK and other != name and RANK[other] >= RANK.get(name, 0):
                against.append(f"{module}:{line}: {name} imports {other}")
    assert against == []


def test_imports_are_absolute() -> None:
    relative = [
        f"{module}:{node.lineno}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


@pytest.mark.parametrize("library", HOMES)
def test_a_library_stays_at_home(library: str) -> None:
    abroad = [
        f"{module}:{line}"
        for name, module, tree in units()
        for line, imported in imports(tree)
        if imported.split(".")[0] == library and not {name, module.with_suffix("").as_posix()} & HOMES[library]
    ]
    assert abroad == []


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    early = [
        f"{module}:{line}: {imported}"
        for module, tree in modules().items()
        for statement in at_import(tree)
        if isinstance(statement, ast.Import | ast.ImportFrom)
        for line, imported in imports(statement)
        if imported.split(".")[0] in HEAVY and not module.as_posix().startswith(LAZY)
    ]
    assert early == []


def test_only_cli_prints() -> None:
    printing = [
        f"{module}:{node.lineno}"
        for name, module, tree in units()
        for node in ast.walk(tree)
        if name != "cli" and isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_no_code_depends_on_a_language() -> None:
    special = [
        f"{module}:{getattr(node, 'lineno', '?')}: {', '.join(sorted(found))}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if (found := language_literals(node))
    ]
    assert special == [], "a language-specific branch is a missing key of the grammar"


def test_no_file_is_too_long() -> None:
    lengths = {module: len((SOURCE / module).read_text(encoding="utf-8").splitlines()) for module in modules()}
    assert {str(module): n for module, n in lengths.items() if n > MAX_LINES_OF_FILE} == {}


def test_no_function_is_too_long() -> None:
    long = [
        f"{module}:{node.lineno}: {node.name}, {node.end_lineno - node.lineno + 1} lines"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= MAX_LINES_OF_FUNCTION
    ]
    assert long == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("needs a git checkout")
    forbidden = re.compile(
        r"(?<![\w.…-])/(?:home|root|work|Users)/|index[-]url|[/.]pythonhosted[.]org|pypi[.]org/simple"
    )
    named = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            named += [f"{name}:{text.count(chr(10), 0, m.start()) + 1}: {m.group()}" for m in forbidden.finditer(text)]
    assert named == []


def loaded(code: str) -> set[str]:
    """Top-level names of the modules that a fresh Python has loaded after running the code."""
    code += "; import sys; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {name.split(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize(
    "code", ["import travaux", "import travaux.cli", "import travaux.resources", "import travaux.readers"]
)
def test_importing_loads_nothing_heavy(code: str) -> None:
    assert loaded(code) & {*HEAVY, "pytest"} == set()


@pytest.mark.parametrize("first", ["import travaux", "import travaux.pipeline", "from travaux.pipeline import build"])
def test_travaux_build_is_the_function_whoever_imported_what_before(first: str) -> None:
    loaded(f"{first}; import travaux; assert travaux.build.__name__ == 'build' and callable(travaux.build)")
