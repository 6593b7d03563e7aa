"""Where the folders of the project are found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import AUTHORITY, DATA, GRAMMARS, ONTOLOGY, SHAPES

from travaux import pieces, resources
from travaux.errors import ResourceError


def test_a_checkout_uses_the_folders_at_its_top() -> None:
    assert (resources.ontology(), resources.shapes(), resources.data()) == (ONTOLOGY, SHAPES, DATA)


def test_a_wheel_uses_the_folders_it_carries(tmp_path: Path) -> None:
    bundled = tmp_path / "travaux" / "_resources" / "data"
    bundled.mkdir(parents=True)
    assert resources._folder("data", package=tmp_path / "travaux") == bundled


def test_a_wheel_without_its_folders_says_to_install_again(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"data, which the package carries, is missing.*Install travaux again"):
        resources._folder("data", package=tmp_path / "site-packages" / "travaux")


def test_a_checkout_without_a_folder_says_how_to_restore_it(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    with pytest.raises(ResourceError, match="git checkout -- shapes"):
        resources._folder("shapes", package=tmp_path / "src" / "travaux")


# ---------------------------------------------------------------- data of one's own


@pytest.fixture
def fresh() -> Iterator[None]:
    """As in a process that has not asked for data yet."""
    resources._first_choice.cache_clear()
    yield
    resources._first_choice.cache_clear()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of grammars and authority files; corpus is not needed."""
    folder = tmp_path / "own"
    shutil.copytree(GRAMMARS, folder / "grammars")
    shutil.copytree(AUTHORITY, folder / "authority")
    return folder


def test_a_folder_of_ones_own_takes_the_place_of_the_data(
    own: Path, fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAVAUX_DATA", str(own))
    assert (resources.data(), resources.shapes()) == (own, SHAPES)


def test_a_blank_name_is_no_folder(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAVAUX_DATA", "")
    assert resources.data() == DATA


@pytest.mark.parametrize("missing", ["grammars", "grammars/base.yaml", "authority"])
def test_what_a_folder_lacks_is_said(own: Path, missing: str, fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    path = own / missing
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    monkeypatch.setenv("TRAVAUX_DATA", str(own))
    with pytest.raises(ResourceError, match=f"own: TRAVAUX_DATA .* it has no {missing}\\. Let it name a copy"):
        resources.data()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAVAUX_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(ResourceError, match=r"nowhere: .* there is no such folder\. Let it name a copy"):
        resources.data()


def test_another_folder_after_data_were_read_is_refused(
    own: Path, fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert resources.data() == DATA
    monkeypatch.setenv("TRAVAUX_DATA", str(own))
    with pytest.raises(ResourceError, match=r"was changed .* before unset\. Start a new process"):
        resources.data()


def test_a_command_says_what_is_wrong_with_the_folder_and_nothing_else(tmp_path: Path) -> None:
    document = tmp_path / "note.en.txt"
    document.write_text("United Nations\n\n1. The Council met in Rome.\n", "utf-8")
    command = [sys.executable, "-m", "travaux", "explain", str(document)]
    environment = {**os.environ, "TRAVAUX_DATA": str(tmp_path / "nowhere")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "there is no such folder" in done.stderr


@pytest.mark.parametrize(
    "changed", ["grammars/en.yaml", "grammars/base.yaml", "grammars/resolutions/en.yaml", "authority/bodies.ttl"]
)
def test_the_cache_of_pieces_knows_the_data_it_was_read_with(
    own: Path, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "data", lambda: own)
    before = pieces.fingerprint.__wrapped__()
    with (own / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert pieces.fingerprint.__wrapped__() != before


def test_the_cache_of_pieces_does_not_care_where_the_data_are(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = pieces.fingerprint.__wrapped__()
    monkeypatch.setattr(resources, "data", lambda: own)
    assert pieces.fingerprint.__wrapped__() == before
