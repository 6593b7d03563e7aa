"""One thing of a graph: its name, what is said of it and by naming it, and the sentences that this was read from.

Things are named as people write them: by the part of the IRI below the base of the data
(``decision/unhabitat-eb/2020/2``), by a prefixed name, by a whole IRI, or a document by its symbol.
"""

from travaux.entity.names import find, find_body, find_property, knows, local_name, members, search
from travaux.entity.quotations import Quotation, evidence, some_evidence, supported
from travaux.entity.said import kinds, label, said_of, said_with

__all__ = [
    "Quotation",
    "evidence",
    "find",
    "find_body",
    "find_property",
    "kinds",
    "knows",
    "label",
    "local_name",
    "members",
    "said_of",
    "said_with",
    "search",
    "some_evidence",
    "supported",
]
