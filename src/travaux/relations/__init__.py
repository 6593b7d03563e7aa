"""From matched frames to statements: one module per kind of fact, all fed by one reading context."""

from travaux.relations.read import read_document

__all__ = ["read_document"]
