"""What all tests share: the places of the project, and the shared documents beside it.

Paths are constants, so that they can be used in `parametrize` too: `from conftest import CORPUS`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "travaux"
ONTOLOGY = ROOT / "ontology"
SHAPES = ROOT / "shapes"
DATA = ROOT / "data"
CORPUS = DATA / "corpus"
GRAMMARS = DATA / "grammars"
AUTHORITY = DATA / "authority"
SHARED = Path(os.environ.get("TRAVAUX_SHARED") or ROOT.parent / "shared")


# Files that take longest, so that no process sits alone over one of them at the end. The first measures time, and wants
# a process whose memory is not yet full of what others left.
LONGEST = (
    "test_bad_input",
    "test_languages",
    "test_tutorials",
    "test_gold",
    "test_speed",
    "test_explain",
    "test_formats",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first; mark every test that uses the fixture `shared`.

    The mark lets `-m "not shared"` leave them out.
    """
    order = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.stem, len(LONGEST)))
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.shared)


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one flag that rewrites golden files; read the difference before committing it."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files under tests/golden")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of its own for each run of tests: that of the user is neither used nor filled.

    The processes of a run share it, so that a document is read once and not once in each.
    """
    with pytest.MonkeyPatch.context() as patch:
        base = tmp_path_factory.getbasetemp()
        folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"
        folder.mkdir(exist_ok=True)
        patch.setenv("TRAVAUX_CACHE", str(folder))
        yield folder


def build_unchecked(paths: Sequence[Path], out: Path) -> None:
    """Build without SHACL, for tests that count facts alone: it takes half the time of a build of many documents."""
    from travaux.pipeline import build

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("travaux.validate.validate", lambda _: [])
        build(paths, out)


@pytest.fixture(scope="session")
def demo_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the demo corpus; treat it as read-only."""
    from travaux.pipeline import build

    out = tmp_path_factory.mktemp("demo_graph") / "graph"
    build([CORPUS], out)
    return out


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with documents and gold beside the checkout; the test is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared (documents and gold), which is not beside this checkout")
    return SHARED
