"""Grammars are data: load, check and compile the YAML file of a language over the shared base."""

from travaux.grammar.frames import Frame, compile_frame
from travaux.grammar.load import Grammar, languages, load, official_languages

__all__ = ["Frame", "Grammar", "compile_frame", "languages", "load", "official_languages"]
