"""One thing of a graph: what is said of it, its links, its evidence; a notebook draws it as a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from pyoxigraph import Store

from travaux import entity
from travaux.graph import network
from travaux.graph.describe import LABEL, RDF_TYPE, SEE_ALSO
from travaux.graph.terms import BASE, NAMESPACES, Triple, iri, parts
from travaux.notebook.evidence import Evidence, quotations_html
from travaux.notebook.html import escaped, styled
from travaux.notebook.networks import label_of
from travaux.notebook.table import Value, value_of
from travaux.query.render import shown

SHOWN: Final = 12  # links and quotations that a card shows of each sort

# What a card leaves out: said above (label, class), or kept for search and for portals.
_ABOVE: Final = frozenset({RDF_TYPE, LABEL, iri(NAMESPACES["skos"] + "prefLabel")})


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of a graph, by its name.

    >>> thing = graph["decision/unhabitat-eb/2020/2"]
    >>> thing.kind, thing["trv:officialNumber"]
    ('Decision', ['2020/2'])
    >>> thing.label
    'Executive Board of the United Nations Human Settlements Programme decision 2020/2'

    Attributes:
        name: its name below the base of the data, such as ``decision/unhabitat-eb/2020/2``.
        iri: its whole IRI.
        language: two-letter code of the labels.
    """

    name: str
    iri: str
    language: str
    _store: Store = field(repr=False, compare=False)

    @property
    def label(self) -> str:
        """What it is called, in the language of the graph if the graph has such a label; else its name."""
        return label_of(entity.said_of(self._store, self.iri), self.kind, self.language, self.name)

    def in_language(self, language: str) -> Thing:
        """The same thing with its label in another language.

        >>> graph["state/POL"].in_language("zh").label
        '波兰'
        """
        return replace(self, language=language)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Names of its classes, such as ``('Decision', 'Outcome')``.

        >>> graph["decision/unhabitat-eb/2020/2"].kinds
        ('Decision', 'Outcome')
        """
        return tuple(entity.local_name(one) for one in entity.kinds(self._store, self.iri))

    @property
    def kind(self) -> str:
        """Name of its narrowest class, blank if it has none."""
        return network.kind(self.kinds)

    @property
    def properties(self) -> dict[str, list[Value]]:
        """What is said of it, by property: values of Python, and the names of the things that it is linked with.

        >>> graph["decision/unhabitat-eb/2020/2"].properties["trv:adoptedAt"]
        ['meeting/unhabitat-eb/2020/1']
        """
        out: dict[str, list[Value]] = {}
        for _, predicate, object_ in entity.said_of(self._store, self.iri):
            out.setdefault(shown(predicate), []).append(value_of(object_))
        return out

    @property
    def links(self) -> list[tuple[str, str, str]]:
        """The things it is linked with, out and in: subject, property and object, by name.

        >>> ("act/doc/restatement/HSP/EB.2024/9/para_17/requested/1", "trv:decidedBy", "resolution/un-ga/72/279") in (
        ...     graph["resolution/un-ga/72/279"].links)
        False
        >>> graph["decision/unhabitat-eb/2020/2"].links[1]
        ('decision/unhabitat-eb/2020/2', 'trv:adoptedBy', 'body/unhabitat-eb')
        """
        out = [one for one in entity.said_of(self._store, self.iri) if one[2].startswith(f"<{BASE}")]
        return [(shown(s), shown(p), shown(o)) for s, p, o in [*out, *self._incoming()]]

    def evidence(self) -> Evidence:
        """Give the quotations behind all that is said of it, and behind what is said of others by naming it.

        >>> {quotation.document for quotation in graph["decision/unhabitat-eb/2020/2"].evidence()}
        {'restatement/local/d0db950afa6dba2e1a8098a5ff90c5b7'}
        """
        term = f"<{self.iri}>"
        return Evidence((*entity.evidence(self._store, term), *entity.evidence(self._store, None, None, term)))

    def __getitem__(self, name: str) -> list[Value]:
        """The values of one property, by its name in Turtle; empty if there are none."""
        return self.properties.get(name, [])

    def __iter__(self) -> Iterator[str]:
        """The properties that are said of it, by their names in Turtle."""
        return iter(self.properties)

    def __contains__(self, name: object) -> bool:
        """Whether something is said of it by a property."""
        return name in self.properties

    def __repr__(self) -> str:
        """Its class, its name and its label."""
        return f"<{self.kind or 'Thing'} {self.name}: {self.label}>"

    def _incoming(self) -> list[Triple]:
        return entity.said_with(self._store, self.iri)

    def _some_evidence(self) -> tuple[list[entity.Quotation], int]:
        """As many quotations as a card holds, those of the thing itself first, and how many more there are."""
        term = f"<{self.iri}>"
        own, more = entity.some_evidence(self._store, (term, None, None), SHOWN, self.language)
        others, rest = entity.some_evidence(self._store, (None, None, term), SHOWN - len(own), self.language)
        return [*own, *others], more + rest

    def _repr_html_(self) -> str:
        said = [one for one in entity.said_of(self._store, self.iri) if one[1] not in _ABOVE]
        rows = "".join(self._row(shown(name), [one[2] for one in said if one[1] == name]) for name in _names(said))
        incoming = self._incoming()
        ends = {name: [s for s, p, _ in incoming if p == name] for name in _names(incoming)}
        links = "".join(self._row(f"← {shown(name)}", terms) for name, terms in ends.items())
        quotations, more = self._some_evidence()
        rest = f"<p class=quiet>… and {more:,} more: <code>.evidence()</code></p>" if more else ""
        count = f"<summary>Evidence ({len(quotations) + more:,})</summary>"
        evidence = f"<details>{count}{quotations_html(quotations)}{rest}</details>"
        return styled(
            f"<span class=kind>{escaped(self.kind or 'Thing')}</span><h3 dir=auto>{escaped(self.label)}</h3>"
            f"<p class=quiet><code>{escaped(self.name)}</code></p><table>{rows}{links}</table>"
            + (evidence if quotations else "<p class=quiet>No sentence is about it: it is only named.</p>")
        )

    def _row(self, name: str, terms: list[str]) -> str:
        cells = "".join(f"<div dir=auto>{self._cell(term, name)}</div>" for term in terms[:SHOWN])
        more = f"<div class=quiet>… and {len(terms) - SHOWN:,} more</div>" if len(terms) > SHOWN else ""
        return f"<tr><th>{escaped(name)}</th><td>{cells}{more}</td></tr>"

    def _cell(self, term: str, name: str) -> str:
        """A value; a thing by its name and, if that says more, its label."""
        one = parts(term)
        if one.kind == "iri" and name == shown(SEE_ALSO):
            return f'<a href="{escaped(one.value)}" rel=noreferrer target=_blank>{escaped(one.value)}</a>'
        words = one.language
        if one.kind == "iri":
            words = entity.label(entity.said_of(self._store, one.value), self.language)
        quiet = f" <span class=quiet>{escaped(words)}</span>" if words and words not in one.value else ""
        return f"<span>{escaped(shown(term))}</span>{quiet}"


def _names(triples: list[Triple]) -> list[str]:
    return list(dict.fromkeys(predicate for _, predicate, _ in triples))
