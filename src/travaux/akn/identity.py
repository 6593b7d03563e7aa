"""What a document is, in the terms of AKN4UN: identification, classification, adoption, votes.

Addresses follow the Akoma Ntoso Naming Convention as AKN4UN uses it: ``/akn/un/statement/deliberation`` for what a body
has adopted and ``/akn/un/doc/paper`` for other documents, the body, the date, the number with its slashes as hyphens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from travaux.akn.facts import Facts, path, term
from travaux.akn.xml import block, element, text
from travaux.grammar import official_languages
from travaux.graph.terms import ONT

_NO_DATE: Final = "0001-01-01"  # what AKN4UN writes where a date is not known
_SOURCE: Final = "#travaux"
_CHOICES: Final = (  # what votes are called in AKN4UN and to readers, the tally, and the code of a vote
    ("inFavour", "In favour", "trv:votesInFavour", "in-favour"),
    ("against", "Against", "trv:votesAgainst", "against"),
    ("abstaining", "Abstaining", "trv:abstentions", "abstained"),
    ("notVoting", "Not voting", "", "not-voting"),
)
_DICTIONARIES: Final = {"http://metadata.un.org/thesaurus/": "UNBIS Thesaurus", "http://metadata.un.org/sdg/": "SDGO"}


@dataclass(frozen=True, slots=True)
class Identity:
    """A language version of a document and what it carries.

    Attributes:
        work, version: terms.
        language: two-letter code.
        symbol: blank if it has none.
        outcome: the resolution or decision that it is, as a term, or blank.
        body: whose document it is, as a term, or blank.
        issued, adopted: days, or blank.
    """

    work: str
    version: str
    language: str
    symbol: str
    outcome: str
    body: str
    issued: str
    adopted: str

    @property
    def address(self) -> str:
        """The address of the work."""
        actor = path(self.body).removeprefix("body/") or "un"
        date = self.adopted or self.issued
        kind = "statement/deliberation" if self.outcome else "doc/paper"
        number = self.symbol or path(self.work).removeprefix("doc/")
        if self.outcome:
            number = re.sub(r"^(?:[A-Z]+/)*(?:RES|DEC)/", "", number)
        steps = [kind, actor, date, re.sub(r"[/\s()]+", "-", number).strip("-")]
        return "/akn/un/" + "/".join(step for step in steps if step)

    @property
    def expression(self) -> str:
        """The address of the language version."""
        return f"{self.address}/{official_languages()[self.language].lower()}@"


def identify(facts: Facts, version: str) -> Identity:
    """Look up what a language version is."""
    work = facts.one(version, "eli:realizes")
    own = [one for one in facts.subjects("trv:publishedIn", work) if facts.all(one, "trv:adoptedBy")]
    outcome = own[0] if len(own) == 1 and term("trv:Draft") not in facts.all(work, "rdf:type") else ""
    return Identity(
        work,
        version,
        version[1:-1].rpartition("@")[2],
        facts.value(work, "trv:symbol"),
        outcome,
        facts.one(outcome, "trv:adoptedBy") or facts.one(work, "trv:forBody"),
        _day(facts.value(work, "dct:issued")),
        _day(facts.value(outcome, "eli:date_document")) if outcome else "",
    )


def meta(facts: Facts, claims: Facts, one: Identity) -> str:
    """The metadata of a document."""
    return block(
        "meta",
        _identification(one)
        + _classification(facts, one)
        + _workflow(facts, claims, one)
        + _voting(facts, one)
        + _references(facts, one),
    )


def _identification(one: Identity) -> str:
    day = one.adopted or one.issued
    actor = f"#{path(one.body).removeprefix('body/')}" if one.body else "#un"
    name = path(one.work).removeprefix("doc/")
    alias = element("FRBRalias", value=one.symbol or name, name="symbol" if one.symbol else "local")
    author = element("FRBRauthor", href=actor, as_="#author")
    work = (
        element("FRBRthis", value=f"{one.address}/!main")
        + element("FRBRuri", value=one.address)
        + alias
        + element("FRBRdate", date=day or _NO_DATE, name="adoption" if one.adopted else "publication")
        + author
        + element("FRBRcountry", value="un")
    )
    expression = (
        element("FRBRthis", value=f"{one.expression}/!main")
        + element("FRBRuri", value=one.expression)
        + element("FRBRdate", date=one.issued or _NO_DATE, name="publication")
        + author
        + element("FRBRlanguage", language=official_languages()[one.language].lower())
    )
    manifestation = (
        element("FRBRthis", value=f"{one.expression}/!main.xml")
        + element("FRBRuri", value=f"{one.expression}.xml")
        + element("FRBRdate", date=_NO_DATE, name="markup")
        + element("FRBRauthor", href="#travaux", as_="#editor")
    )
    levels = (("FRBRWork", work), ("FRBRExpression", expression), ("FRBRManifestation", manifestation))
    inner = "".join(block(name, content.replace("/><", "/>\n<") + "\n") for name, content in levels)
    return block("identification", inner, source=_SOURCE)


def _classification(facts: Facts, one: Identity) -> str:
    keywords = ""
    for subject in facts.all(one.work, "dct:subject"):
        address = facts.address(subject)
        dictionary = next((name for head, name in _DICTIONARIES.items() if address.startswith(head)), "Travaux")
        code = address.rpartition("/")[2]
        shown = facts.label(subject)
        keywords += element("keyword", value=code, href=address, showAs=shown, dictionary=dictionary) + "\n"
    return block("classification", keywords, source=_SOURCE) if keywords else ""


def _workflow(facts: Facts, claims: Facts, one: Identity) -> str:
    """The draft as the file declared it, and the adoption, with the record of the meeting."""
    if not one.outcome:
        return ""
    meeting = facts.one(one.outcome, "trv:adoptedAt")
    record = next((facts.value(r, "trv:symbol") for r in facts.all(meeting, "trv:recordedIn")), "")
    actor = f"#{path(one.body).removeprefix('body/')}"
    day = one.adopted or _NO_DATE
    steps = "".join(
        element("step", date=day, by=names, as_=symbol, outcome="draftResolution") + "\n"
        for symbol, names in _drafts(facts, claims, one)
    )
    steps += element("step", date=day, by=actor, as_=record, outcome="adopted") + "\n"
    return block("workflow", steps, source=_SOURCE)


def _drafts(facts: Facts, claims: Facts, one: Identity) -> list[tuple[str, str]]:
    """Drafts that this version's file says were submitted, with the States that did."""
    sponsors: dict[str, list[str]] = {}
    paragraph = f"{one.work[:-1]}#meta>"
    for evidence in claims.subjects("trv:inParagraph", paragraph):
        for claim in claims.subjects("trv:evidence", evidence):
            draft, said = claims.one(claim, "rdf:subject"), claims.one(claim, "rdf:predicate")
            if said == term("trv:sponsor"):
                sponsors.setdefault(draft, []).append(facts.label(claims.one(claim, "rdf:object")))
            elif claims.one(claim, "rdf:object") == f"<{ONT}Draft>":
                sponsors.setdefault(draft, [])
    return [(facts.value(draft, "trv:symbol"), " and ".join(sorted(set(names)))) for draft, names in sponsors.items()]


def _voting(facts: Facts, one: Identity) -> str:
    """The tally and the votes, as UN files have them: the States within their count."""
    voted = one.outcome or one.work
    votes = facts.subjects("trv:voteOn", voted)
    counts = ""
    for name, _, tally, code in _CHOICES:
        voters = [
            facts.label(facts.one(vote, "trv:voter"))
            for vote in votes
            if path(facts.one(vote, "trv:voteChoice")).rpartition("/")[2] == code
        ]
        number = facts.value(voted, tally) if tally else ""
        listed = "".join(
            element("organization", text(voter), refersTo="#memberState") + "\n" for voter in sorted(voters)
        )
        if number or voters:
            inner = block("akn4un:voters", listed) if listed else ""
            counts += block("count", inner, value=number or str(len(voters)), refersTo=f"#{name}")
    voting = block("voting", counts) if counts else ""
    return block("analysis", block("parliamentary", voting), source=_SOURCE) if voting else ""


def _references(facts: Facts, one: Identity) -> str:
    slug = path(one.body).removeprefix("body/") or "un"
    name = facts.label(one.body) if one.body else "United Nations"
    inner = element("TLCOrganization", eId=slug, href=f"/akn/ontology/organization/un/{slug}", showAs=name) + element(
        "TLCOrganization", eId="travaux", href="https://w3id.org/travaux", showAs="Travaux"
    )
    for name, shown, _, _ in _CHOICES:
        inner += element("TLCTerm", eId=name, href=f"/akn/ontology/concept/un/voting/{name}", showAs=shown)
    inner += element(
        "TLCTerm", eId="memberState", href="/akn/ontology/organization/un/memberState", showAs="Member State"
    )
    for role in ("author", "editor"):
        inner += element("TLCRole", eId=role, href=f"/akn/ontology/role/un/{role}", showAs=role.capitalize())
    return block("references", inner.replace("/><", "/>\n<") + "\n", source=_SOURCE)


def _day(value: str) -> str:
    return value if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else ""
