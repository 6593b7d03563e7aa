"""Evidence that joins what introduces a fact (a list's lead, a heading) with the words of the fact itself."""

from __future__ import annotations

from travaux.model import Evidence
from travaux.relations.context import Context


def joined(context: Context, lead: Evidence, own: Evidence) -> Evidence:
    """The spans of both, those of the lead first, by the rule of the second; it counts for the second's paragraph."""
    pairs = [*zip(lead.spans, lead.paragraphs, strict=True), *zip(own.spans, own.paragraphs, strict=True)]
    unique = tuple(dict.fromkeys(pairs))
    return Evidence.of(context.document.text, unique, own.rule)
