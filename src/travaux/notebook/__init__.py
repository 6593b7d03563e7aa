"""What a person in Python holds: a graph, and its things, tables, evidence, documents and findings."""

from travaux.notebook.document import Document
from travaux.notebook.evidence import Evidence
from travaux.notebook.findings import Findings
from travaux.notebook.graph import Graph
from travaux.notebook.opening import build, load
from travaux.notebook.table import Table
from travaux.notebook.thing import Thing

__all__ = ["Document", "Evidence", "Findings", "Graph", "Table", "Thing", "build", "load"]
