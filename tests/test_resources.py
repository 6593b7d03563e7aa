"""Where the folders of the project are found."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import DATA, ONTOLOGY, SHAPES

from travaux import resources
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
