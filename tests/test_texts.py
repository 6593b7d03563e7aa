"""Annotated resolutions: zones and acts are as readers found them (``tests/texts/README.md``)."""

from __future__ import annotations

import pytest
import texts_score as score
from conftest import ROOT

REAL = pytest.mark.skipif(not score.CORPUS.is_dir(), reason="the real documents are not beside the checkout")


@pytest.mark.parametrize("language", score.LANGUAGES)
def test_zones_are_as_annotated(language: str) -> None:
    folder = score.TEXTS / language
    assert score.macro_f1(score.zone_tally(folder, score.rows(folder / "zones.csv"))) >= 0.97


@pytest.mark.parametrize("language", score.LANGUAGES)
@pytest.mark.parametrize(("field", "least"), [("act", 0.93), ("addressee", 0.85), ("due", 0.74), ("deliverable", 0.70)])
def test_acts_are_as_annotated(language: str, field: str, least: float) -> None:
    folder = score.TEXTS / language
    assert score.f1(score.act_tally(folder, score.rows(folder / "acts.csv")), field) >= least


@REAL
def test_zones_of_real_texts_are_as_annotated() -> None:
    tally = score.zone_tally(score.CORPUS, score.rows(score.TEXTS / "real" / "zones.csv"))
    assert score.macro_f1(tally) >= 0.97


@REAL
@pytest.mark.parametrize(("field", "least"), [("act", 0.93), ("addressee", 0.93), ("due", 0.85), ("deliverable", 0.80)])
def test_acts_of_real_texts_are_as_annotated(field: str, least: float) -> None:
    tally = score.act_tally(score.CORPUS / "more" / "en", score.rows(score.TEXTS / "real" / "acts.csv"))
    assert score.f1(tally, field) >= least


def test_the_readme_prints_the_rows() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [row for row in score.table() if row not in readme] == []
