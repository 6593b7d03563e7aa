"""From blocks to a document: language, notes, masthead, headings, numbered paragraphs and items."""

from travaux.structure.language import detect
from travaux.structure.parse import parse

__all__ = ["detect", "parse"]
