"""A graph in the hands of a person in Python: to be asked, looked at, drawn and counted.

It feels like pandas (answers are data frames), networkx (the network is one of theirs) and rdflib (``graph.rdf`` is
one of theirs), and holds nothing that is not in the files of a build.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from travaux import entity
from travaux.errors import InputError, QueryError
from travaux.graph.network import network_of_store
from travaux.notebook.document import Document, open_document
from travaux.notebook.evidence import Evidence
from travaux.notebook.findings import Findings, read_findings
from travaux.notebook.given import name_of, official, several, text_of
from travaux.notebook.networks import frozen, labelled
from travaux.notebook.rdf import rdf_graph
from travaux.notebook.summary import summary, summary_html
from travaux.notebook.table import frame, frame_of_result
from travaux.notebook.thing import Thing
from travaux.output import copy_output
from travaux.pictures.select import LIMIT
from travaux.query import ask, find_question, questions
from travaux.query.binding import bind
from travaux.query.render import shown
from travaux.store import Store
from travaux.tables import table

if TYPE_CHECKING:
    import datetime

    import networkx
    import rdflib
    from pandas import DataFrame

    from travaux.notebook.picture import Picture
    from travaux.report import BuildReport


class Graph:
    """A knowledge graph in memory; made by :func:`travaux.build` or :func:`travaux.load`.

    >>> "decision/unhabitat-eb/2020/2" in graph
    True
    >>> graph["decision/unhabitat-eb/2020/2"].kind
    'Decision'

    Attributes:
        store: the pyoxigraph store with facts, provenance and claims in conflict; treat it as read-only.
        folder: the output folder of the build, or ``None`` for a graph from one file.
        language: two-letter code of the language of labels.
        report: what the build read and found; ``None`` if the graph was loaded.
    """

    def __init__(
        self, store: Store, *, folder: Path | None = None, language: str = "en", report: BuildReport | None = None
    ) -> None:
        """Hold an open store; people call :func:`travaux.load`."""
        self.store = store
        self.folder = folder
        self.language = official(language)
        self.report = report
        self._outlines: dict[tuple[str, ...], networkx.MultiDiGraph] = {}

    # ------------------------------------------------------------ questions

    def query(self, question: str, /, **parameters: object) -> DataFrame:
        """Ask a ready-made question.

        >>> graph.query("who-chaired", body="unhabitat-eb", date="2020-10-27")["state"].tolist()
        ['state/IRN']

        Args:
            question: name or number of the question, see :meth:`questions`.
            parameters: their values, as the command line takes them; ``language`` and the like by their names.

        Returns:
            A ``DataFrame`` if pandas is installed, else a :class:`travaux.notebook.Table`. Things are given by the
            names that ``graph[…]`` takes; years and whole numbers, dates and decimal numbers have their types.

        Raises:
            QueryError: there is no such question or parameter, or a value does not fit.
        """
        name = find_question(question).name
        return frame_of_result(ask(self.store, name, {key: text_of(value) for key, value in parameters.items()}))

    def sparql(self, query: str, /, **parameters: object) -> DataFrame:
        """Ask any SPARQL query; the usual prefixes need no declaration.

        >>> graph.sparql("SELECT (COUNT(*) AS ?n) { ?outcome a trv:Outcome }")["n"].tolist()
        [39]

        Args:
            query: SELECT, ASK, CONSTRUCT or DESCRIBE; it cannot reach beyond this graph.
            parameters: values of the parameters that the comments of the query declare (``# param: …``).

        Returns:
            As :meth:`query`; ASK gives one row with the column ``answer``, CONSTRUCT and DESCRIBE three columns.

        Raises:
            QueryError: the query is not well-formed, changes something, or reaches beyond the graph.
        """
        if "{" not in query and " " not in query.strip():
            raise QueryError("This is no query of SPARQL.", remedy="Ready-made questions: graph.query(name).")
        return frame_of_result(ask(self.store, query, {name: text_of(value) for name, value in parameters.items()}))

    def questions(self) -> DataFrame:
        """List the ready-made questions, with their parameters and what they tell.

        >>> "who-chaired" in graph.questions()["name"].tolist()
        True

        Returns:
            As :meth:`query`: name, topic, title, parameters, description.
        """
        rows = [
            (one.name, one.topic, one.title, ", ".join(p.name for p in one.parameters), one.description)
            for one in questions()
        ]
        return frame(("name", "topic", "title", "parameters", "description"), rows)

    def table(self, name: str) -> DataFrame:
        """Give one of the tables that a build writes as CSV, such as ``offices``, ``acts`` or ``budgets``.

        >>> graph.table("offices").columns.tolist()[:3]
        ['body', 'role', 'holder']

        Returns:
            As :meth:`query`; all values are words, as in the CSV.

        Raises:
            QueryError: there is no such table.
        """
        columns, rows = table(self.store, name)
        return frame(columns, rows)

    # ------------------------------------------------------------ things

    __iter__ = None  # a graph has things, triples, documents: which are meant must be said

    def __getitem__(self, name: str | Thing) -> Thing:
        """A thing by its name, its IRI, or the symbol of a document.

        Raises:
            UnknownNameError: the graph knows no such thing; it is a ``KeyError`` too.
        """
        found = entity.find(self.store, name_of(name))
        return Thing(shown(f"<{found}>"), found, self.language, self.store)

    def __contains__(self, name: object) -> bool:
        """Whether the graph knows a thing of this name."""
        return isinstance(name, str | Thing) and entity.knows(self.store, name_of(name))

    def __len__(self) -> int:
        """The number of triples: of facts, provenance and claims in conflict."""
        return len(self.store)

    def things(self, kind: str) -> Iterator[Thing]:
        """Give the things of one class, in order.

        >>> [thing.name for thing in graph.things("Plan")][:1]
        ['plan/unhabitat/programme-of-work/2020']

        Args:
            kind: name of the class, such as ``Decision`` or ``Outcome``.

        Raises:
            QueryError: nothing in the graph is of such a class.
        """
        for name in entity.members(self.store, kind):
            yield Thing(shown(f"<{name}>"), name, self.language, self.store)

    def search(self, words: str, *, limit: int = 20) -> DataFrame:
        """Find things by words in their labels and titles, in any language.

        >>> graph.search("Iran", limit=1)["name"].tolist()
        ['state/IRN']

        Args:
            words: any part of a label or title, in any case.
            limit: so many things at most.

        Returns:
            As :meth:`query`: name, kind, label; those with the shortest labels first.
        """
        found = entity.search(self.store, words)[:limit]
        things = [Thing(shown(f"<{name}>"), name, self.language, self.store) for name in found]
        return frame(("name", "kind", "label"), [(one.name, one.kind, one.label) for one in things])

    def evidence(
        self,
        subject: str | Thing | None = None,
        predicate: str | None = None,
        object: str | Thing | None = None,
    ) -> Evidence:
        """Give the quotations from which facts were read.

        >>> found = graph.evidence("decision/unhabitat-eb/2020/2", "trv:adoptedAt", "meeting/unhabitat-eb/2020/1")
        >>> {quotation.language for quotation in found} == {"en", "zh"}
        True

        Args:
            subject: name of a thing, as ``graph[…]`` takes it; ``None`` for any.
            predicate: prefixed name of a property, such as ``trv:adoptedAt``; ``None`` for any.
            object: name of a thing, or a literal in quotation marks (``'"2020-10-29"^^xsd:date'``); ``None`` for any.

        Returns:
            Each with text, document, paragraph, language, rules and place; none if the fact follows from an identifier
            or from the authority files.

        Raises:
            UnknownNameError: the graph knows no such thing.
            QueryError: none of the three is given.
        """
        property_ = None if predicate is None else f"<{entity.find_property(self.store, predicate)}>"
        return Evidence(tuple(entity.evidence(self.store, self._term(subject), property_, self._term(object))))

    def document(self, name: str | Thing, language: str = "") -> Document:
        """Open a document that was read, with its text.

        >>> graph.document("restatement/HSP/EB.2024/9", language="zh").language
        'zh'

        Args:
            name: its symbol or its name.
            language: two-letter code of the language version; the first in alphabetical order if left out.

        Raises:
            UnknownNameError: it was not read, or not in this language.
            InputError: the graph was not loaded from the folder of a build.
        """
        return open_document(self.store, self.folder, entity.find(self.store, name_of(name)), language)

    @property
    def findings(self) -> Findings:
        """What the build did not understand, worst first.

        >>> len(graph.findings) > 0
        True
        """
        if self.report is not None:
            return Findings(self.report.findings)
        return read_findings(self.folder) if self.folder is not None else Findings(())

    # ------------------------------------------------------------ networks

    def network(self, kinds: Sequence[str] | str = ()) -> networkx.MultiDiGraph:
        """Give the facts as a network of networkx.

        >>> network = graph.network(kinds=["adoptedBy"])
        >>> network.nodes["decision/unhabitat-eb/2020/2"]["kind"]
        'Decision'
        >>> network.has_edge("decision/unhabitat-eb/2020/2", "body/unhabitat-eb", key="trv:adoptedBy")
        True

        Args:
            kinds: names of classes, whose members are nodes (``Outcome``), and of relations, which are edges
                (``cites``); a class begins with a capital. All, but language versions, files and paragraphs, if empty.

        Returns:
            A directed multigraph. A node is a name that ``graph[…]`` takes, with ``label``, ``kind``, ``iri`` and,
            where there is one, ``date`` (as precise as the text) and ``year``; an edge has ``relation`` and ``label``.

        Raises:
            InputError: nothing in the graph is of such a kind.
        """
        network = labelled(network_of_store(self.store, several(kinds), self.language), self.store, self.language)
        self._outlines.setdefault(several(kinds), frozen(network))  # the next picture need not make its own
        return network

    def draw(
        self,
        around: str | Thing | None = None,
        *,
        depth: int = 1,
        path: tuple[str | Thing, str | Thing] | None = None,
        body: str | Thing | None = None,
        kinds: Sequence[str] | str = (),
        limit: int = LIMIT,
        language: str | None = None,
    ) -> Picture:
        """Draw a part of the graph: a click on a thing or a link shows the sentences that it was read from.

        >>> graph.draw(around="resolution/un-ga/72/279", depth=2)
        <Picture: General Assembly resolution 72/279>
        >>> graph.draw(path=("state/POL", "plan/unhabitat/strategic-plan/2020-2023"), language="zh").title[:2]
        '波兰'

        Args:
            around: the neighbourhood of this thing, a name as ``graph[…]`` takes it.
            depth: for a neighbourhood, so many links at most.
            path: the shortest ways of links between two things.
            body: the texts of this body with those that cite them and that they cite.
            kinds: classes and relations that are drawn, as for :meth:`network`.
            limit: so many things at most; what is left out is said below the title.
            language: two-letter code of the labels; that of the graph if left out.

        Returns:
            A picture that a notebook shows, and that is saved as a page, a figure or an image. All of the graph if
            none of ``around``, ``path`` and ``body`` is given.

        Raises:
            UnknownNameError: there is no such thing.
            QueryError: no way leads from one thing to the other, or the options do not go together.
        """
        from travaux.notebook.drawing import draw

        return draw(self, around=around, depth=depth, path=path, body=body, kinds=kinds, limit=limit, language=language)

    def timeline(
        self,
        body: str | Thing | None = None,
        *,
        kinds: Sequence[str] | str = ("meetings", "plans", "offices"),
        start: datetime.date | str | None = None,
        end: datetime.date | str | None = None,
        language: str | None = None,
    ) -> Picture:
        """Draw meetings, plans and terms of office over time: who held which post when.

        >>> graph.timeline("unhabitat-eb", kinds=["offices"]).svg().count("Poland") > 1
        True

        Args:
            body: slug of a body; if left out, all bodies, those with most to show first.
            kinds: ``meetings``, ``plans`` (of one body only), ``offices``.
            start: nothing before this day.
            end: nothing after it.
            language: two-letter code of the labels; that of the graph if left out.

        Returns:
            A picture, as :meth:`draw` gives it.

        Raises:
            UnknownNameError: there is no such body.
            QueryError: there is no such kind, or plans alone are asked of all bodies.
        """
        from travaux.notebook.drawing import timeline

        return timeline(self, body, kinds=kinds, start=start, end=end, language=language)

    def outline(self, kinds: tuple[str, ...] = ()) -> networkx.MultiDiGraph:
        """Give the network without labels and dates, made once and frozen.

        >>> graph.outline().number_of_nodes() == graph.network().number_of_nodes()
        True
        """
        if kinds not in self._outlines:
            self._outlines[kinds] = frozen(network_of_store(self.store, kinds, bare=True))
        return self._outlines[kinds]

    @cached_property
    def rdf(self) -> rdflib.Graph:
        """The same triples as an ``rdflib.Graph``, made when first asked for; changes to it stay in it.

        >>> from rdflib import RDF, Namespace
        >>> len(list(graph.rdf.subjects(RDF.type, Namespace("https://w3id.org/travaux/ont#").Decision)))
        40
        """
        return rdf_graph(self.store)

    def _term(self, name: str | Thing | None) -> str | None:
        """A name, or a literal as Turtle writes it, as a term in N-Triples form."""
        if name is None:
            return None
        if isinstance(name, str) and name.startswith('"'):
            return str(bind(self.store, "object", "term", name))
        return f"<{entity.find(self.store, name_of(name))}>"

    # ------------------------------------------------------------ files and display

    def save(self, folder: Path | str) -> Path:
        """Copy the files of the build into a folder that is new or empty, or holds an earlier build.

        >>> graph.save(tmp / "copy").name
        'copy'

        Returns:
            The folder.

        Raises:
            InputError: the folder holds something else, or the graph was loaded from one file.
        """
        if self.folder is None:
            raise InputError("This graph has no folder to copy: it was loaded from a file.")
        return copy_output(self.folder, Path(folder))

    def __repr__(self) -> str:
        """How many triples, and of which things most."""
        return summary(self.store)

    def _repr_html_(self) -> str:
        return summary_html(self.store)
