"""The tutorials as their readers have them: run from top to bottom in a fresh environment, and rendered as pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Shown, launch
from conftest import ROOT
from playwright.sync_api import Page

TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.ipynb"))
SCREENSHOTS = ROOT / "build" / "screenshots"


def cells(path: Path, kind: str) -> list[str]:
    found = json.loads(path.read_text("utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in found if cell["cell_type"] == kind]


def test_there_are_four_tutorials() -> None:
    assert [path.name[:2] for path in TUTORIALS] == ["1-", "2-", "3-", "4-"]


@pytest.mark.parametrize("path", TUTORIALS, ids=lambda path: path.stem)
def test_a_tutorial_is_kept_without_its_results(path: Path) -> None:
    found = json.loads(path.read_text("utf-8"))
    code = [cell for cell in found["cells"] if cell["cell_type"] == "code"]
    assert [cell["id"] for cell in code if cell["outputs"] or cell["execution_count"] is not None] == []


@pytest.mark.parametrize("path", TUTORIALS, ids=lambda path: path.stem)
def test_a_tutorial_explains_more_than_it_computes(path: Path) -> None:
    assert len(cells(path, "markdown")) >= 0.6 * len(cells(path, "code"))


@pytest.mark.parametrize("path", TUTORIALS, ids=lambda path: path.stem)
def test_the_links_of_a_tutorial_lead_somewhere(path: Path) -> None:
    import re

    links = re.findall(r"\]\(([^)#:]+)\)", "\n".join(cells(path, "markdown")))
    assert [link for link in links if not (path.parent / link).exists()] == []


# ---------------------------------------------------------------- in a fresh environment


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment with the wheel and the extra that the README names, and nothing else."""
    folder = tmp_path_factory.mktemp("fresh")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(folder / "env", with_pip=False)
    scripts = Path(sysconfig.get_path("scripts", vars={"base": str(folder / "env")}))
    wheel = next(folder.glob("*.whl"))
    done = subprocess.run(
        [
            sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(scripts / "python"), "install",
            "--quiet", "--no-compile", "-c", str(ROOT / "constraints.txt"), f"{wheel}[notebook]",
        ],
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode and "connection" in done.stderr.lower():
        pytest.skip("needs the package index, which cannot be reached")
    assert done.returncode == 0, done.stderr[-2000:]
    return scripts


@pytest.fixture(scope="module")
def pages(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the tutorials as pages, each run from top to bottom in a folder of its own."""
    folder = tmp_path_factory.mktemp("pages")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    clean |= {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "JUPYTER_PLATFORM_DIRS": "1"}
    clean |= {"PATH": f"{environment}{os.pathsep}{clean.get('PATH', '')}"}
    options = ["--to", "html", "--execute", "--output-dir", str(folder)]
    command = [str(environment / "python"), "-m", "nbconvert", *options, *map(str, TUTORIALS)]
    done = subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-4000:]
    return folder


def test_every_tutorial_runs_from_top_to_bottom(pages: Path) -> None:
    assert sorted(path.stem for path in pages.glob("*.html")) == [path.stem for path in TUTORIALS]


def test_no_tutorial_leaves_anything_beside_it(pages: Path) -> None:
    assert [path.name for path in pages.iterdir() if path.suffix != ".html"] == []
    assert {path.name for path in TUTORIALS} == {path.name for path in (ROOT / "docs" / "tutorials").iterdir()}


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_tutorial_warns_of_nothing(pages: Path, number: int) -> None:
    text = next(pages.glob(f"{number}-*.html")).read_text("utf-8")
    assert "Warning:" not in text
    assert "Traceback" not in text


# ---------------------------------------------------------------- as pages in a browser


@pytest.fixture(scope="module")
def first(pages: Path) -> Iterator[tuple[Page, list[str]]]:
    """The first tutorial in a browser that reaches nothing, and what its pictures asked for."""
    running, browser = launch()
    tab = browser.new_context(viewport={"width": 1100, "height": 900}, offline=True).new_page()
    asked: list[str] = []
    tab.on("request", lambda request: None if request.frame == tab.main_frame else asked.append(request.url))
    tab.goto(next(pages.glob("1-*.html")).as_uri())
    yield tab, asked
    browser.close()
    running.stop()


def picture(tab: Page, number: int) -> Shown:
    """A picture of a page, scrolled to and drawn."""
    tab.locator("iframe").nth(number).scroll_into_view_if_needed()
    element = tab.locator("iframe").nth(number).element_handle()
    frame = element.content_frame() if element else None
    assert frame is not None
    frame.wait_for_load_state()
    return Shown(tab, frame)


def keep(tab: Page, number: int, name: str) -> None:
    """Keep a screenshot of a picture for people to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    tab.locator("iframe").nth(number).screenshot(path=SCREENSHOTS / f"{name}.png")


def test_an_exported_notebook_draws_the_things_without_a_network(first: tuple[Page, list[str]]) -> None:
    tab, asked = first
    shown = picture(tab, 0)
    shown.frame.wait_for_selector("html[data-ready=yes]")
    assert shown.ask("travaux.cy.nodes().length") > 25
    assert [url for url in asked if url.startswith("http")] == []
    keep(tab, 0, "notebook-neighbourhood")


def test_a_click_in_an_exported_notebook_shows_the_sentence(first: tuple[Page, list[str]]) -> None:
    tab, _ = first
    shown = picture(tab, 0)
    shown.frame.wait_for_selector("html[data-ready=yes]")
    act = "act/doc/restatement/HSP/EB.2024/9/para_17/adopted/1"
    shown.ask(f"travaux.select('{act}')")
    chosen = shown.ask("travaux.cy.nodes('.chosen')[0].id()")
    shown.frame.locator("body").press("Escape")
    shown.click(chosen)
    shown.frame.wait_for_selector("#panel blockquote")
    assert "72/279" in shown.panel
    keep(tab, 0, "notebook-evidence")


def test_labels_are_visible_in_an_exported_notebook(first: tuple[Page, list[str]]) -> None:
    tab, _ = first
    shown = picture(tab, 1)
    shown.frame.wait_for_selector("html[data-ready=yes]")
    with_labels = shown.drawn()
    keep(tab, 1, "notebook-path-chinese")
    shown.ask("travaux.cy.nodes().removeClass('named')")
    assert len(shown.drawn()) < 0.9 * len(with_labels)  # words are most of what such a picture holds


def test_an_exported_notebook_shows_who_held_which_post(first: tuple[Page, list[str]]) -> None:
    tab, _ = first
    shown = picture(tab, 2)
    shown.frame.locator(".layout:not([hidden]) .bar", has_text="Poland").first.click()
    assert "Poland" in shown.panel
    keep(tab, 2, "notebook-time-line")
