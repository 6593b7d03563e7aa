"""How well a graph was read: its facts against right answers that people wrote down."""

from travaux.evaluate.bounds import below
from travaux.evaluate.evaluation import Evaluation, Mean, Scores, evaluate
from travaux.evaluate.match import Difference, Score
from travaux.evaluate.show import render, render_differences

__all__ = [
    "Difference",
    "Evaluation",
    "Mean",
    "Score",
    "Scores",
    "below",
    "evaluate",
    "render",
    "render_differences",
]
