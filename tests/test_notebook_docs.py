"""The examples in the docstrings of what people call from Python, run against the graph of the demo corpus."""

from __future__ import annotations

import doctest
import inspect
from importlib import import_module
from pathlib import Path

import pytest
from conftest import CORPUS, SOURCE

import travaux

MODULES = sorted(
    f"travaux.{folder}.{path.stem}"
    for folder in ("notebook", "pictures", "analysis")
    for path in (SOURCE / folder).glob("*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.fixture(scope="module")
def graph(demo_graph: Path) -> travaux.Graph:
    return travaux.load(demo_graph)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name: str, graph: travaux.Graph, demo_graph: Path, tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    found = {"graph": graph, "travaux": travaux, "folder": demo_graph, "corpus": CORPUS, "tmp": tmp_path}
    failed, tried = doctest.testmod(import_module(name), extraglobs=found, optionflags=doctest.ELLIPSIS)
    assert (failed, tried > 0) == (0, True)


def public() -> list[object]:
    """What people call: the functions of the package, of the analysis, and the methods of what these give."""
    from travaux import analysis, notebook
    from travaux.notebook.picture import Picture

    classes = [*(getattr(notebook, name) for name in notebook.__all__), Picture]
    functions = [getattr(analysis, name) for name in analysis.__all__]
    methods = [
        member
        for one in classes
        if inspect.isclass(one)
        for name, member in vars(one).items()
        if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, property))
    ]
    return [*(one for one in classes if not inspect.isclass(one)), *functions, *methods]


@pytest.mark.parametrize("member", public(), ids=lambda one: getattr(one, "__qualname__", "property"))
def test_what_people_call_is_described_with_a_sentence_and_types(member: object) -> None:
    text = inspect.getdoc(member) or ""
    first = text.split("\n")[0]
    assert first.endswith((".", ":")), first
    assert first[:1].isupper(), first
    function = member.fget if isinstance(member, property) else member
    assert "return" in getattr(function, "__annotations__", {})


@pytest.mark.parametrize(
    "member", [one for one in public() if inspect.isfunction(one)], ids=lambda one: getattr(one, "__qualname__", "?")
)
def test_what_people_call_has_an_example(member: object) -> None:
    assert ">>> " in (inspect.getdoc(member) or "")
