"""Questions to a graph: SPARQL that cannot reach beyond it, ready-made questions, and answers as text."""

from travaux.query.questions import Parameter, Question, Result, ask, find_question, questions, run
from travaux.query.render import FORMATS, render

__all__ = ["FORMATS", "Parameter", "Question", "Result", "ask", "find_question", "questions", "render", "run"]
