"""The package as others get it: built, installed elsewhere, run from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT


def run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command, run without the paths of this test run."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the sdist and the wheel made from it (so the sdist is complete, or this fails)."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the programs of a fresh environment with the wheel in it.

    The dependencies come from the environment of this test run, by a path that stands after the wheel. Python does
    not read the `.pth` files there, so the editable installation of the checkout stays out of sight.
    """
    folder = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(folder, with_pip=False)
    scripts = Path(sysconfig.get_path("scripts", vars={"base": str(folder)}))
    site = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", scripts / "python")
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    dependencies = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (site / "dependencies.pth").write_text("\n".join(dependencies) + "\n", encoding="utf-8")
    return scripts


@pytest.mark.parametrize("folder", ["ontology", "shapes", "data"])
def test_the_wheel_carries_every_file_of(folder: str, wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", folder],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("needs a git checkout")
    expected = {f"travaux/_resources/{name}" for name in listed.stdout.split("\0") if name and (ROOT / name).exists()}
    assert expected
    assert expected <= inside


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"travaux"}


def test_the_wheel_says_that_it_is_typed(wheel: Path) -> None:
    assert "travaux/py.typed" in zipfile.ZipFile(wheel).namelist()


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "Makefile", "constraints.txt", "tests/conftest.py"])
def test_the_sdist_is_complete(name: str, built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        assert name in {member.name.partition("/")[2] for member in sdist}


def test_the_installed_package_is_the_wheel_and_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    code = (
        "import travaux, travaux.resources as r; print(travaux.__file__, r.ontology(), r.shapes(), r.data(), sep='\\n')"
    )
    found = run(installed / "python", "-c", code, cwd=tmp_path).splitlines()
    assert [path for path in found if not Path(path).is_relative_to(installed.parent)] == []


def test_the_installed_program_builds_a_graph(installed: Path, tmp_path: Path) -> None:
    document = min((path for path in CORPUS.iterdir() if path.suffix == ".txt"), key=lambda path: path.stat().st_size)
    run(installed / "travaux", "build", document, "--out", tmp_path / "graph", cwd=tmp_path)
    assert (tmp_path / "graph" / "facts.ttl").stat().st_size > 0
