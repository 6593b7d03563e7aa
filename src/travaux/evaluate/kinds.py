"""What is compared: for each table, the columns that make a fact, and what else is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DOCUMENTS: Final = "documents"
PLACE: Final = ("document", "para")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact.

    Attributes:
        table: name of its table.
        fact: the columns in which two rows must agree to state the same fact.
        core: it counts in the mean.
        placed: it is also asked whether document and paragraph are right.
        counted: a fact that is stated twice in a paragraph counts twice.
    """

    table: str
    fact: tuple[str, ...]
    core: bool = False
    placed: bool = True
    counted: bool = False

    @property
    def in_place(self) -> tuple[str, ...]:
        """The columns in which two rows must agree to state the same fact in the same place."""
        more = PLACE if self.placed else ()
        return self.fact + tuple(column for column in more if column not in self.fact)

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns that make a fact, beside document and paragraph."""
        return tuple(column for column in self.fact if column not in PLACE)


KINDS: Final = (
    Kind("meetings", ("meeting", "start", "end"), core=True),
    Kind("adopted", ("kind", "body", "number", "meeting"), core=True),
    Kind("parts", ("kind", "body", "number", "part"), core=True),
    Kind("offices", ("body", "role", "holder", "term_start", "term_end", "meeting"), core=True),
    Kind("citations", ("document", "para", "kind", "body", "number"), core=True),
    Kind("references", ("document", "para", "symbol"), core=True),
    Kind("records", ("meeting", "relation", "symbol"), core=True),
    Kind("plans", ("plan", "type", "act", "actor")),
    Kind("budgets", ("year", "fund", "measure", "amount", "currency", "status"), core=True),
    Kind("acts", ("document", "para", "actor", "act", "addressee"), core=True, counted=True),
    Kind("implementation", ("document", "kind", "body", "number"), placed=False),
    Kind("events", ("document", "para", "start")),
    Kind("state_roles", ("document", "para", "state", "role")),
    Kind("links", ("document", "subject", "relation", "object"), core=True, placed=False),
    Kind("subjects", ("document", "para", "concept")),
)

#: A title is right if it is one of those given to the same text, or the same part of it.
TITLED: Final = {"adopted": ("kind", "body", "number"), "parts": ("kind", "body", "number", "part")}

#: What a masthead may print; each field is a fact of its own.
FIELDS: Final = (
    "symbol",
    "title",
    "language",
    "original_language",
    "issued",
    "distribution",
    "body",
    "meeting",
    "meeting_start",
    "meeting_end",
    "agenda_item",
    "agenda_symbol",
    "author",
    "reissued_on",
)

#: Columns whose cells are taken as they stand: the words of an object may hold a bar that parts no alternatives.
WHOLE: Final = frozenset({"object"})
AMOUNT: Final = "amount"
