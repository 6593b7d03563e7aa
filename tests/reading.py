"""How the tests of reading ask their questions: a document as a string in, facts as short strings out."""

from __future__ import annotations

from travaux import authority, grammar
from travaux.extract.examples import describe, fillings, missed, sentence
from travaux.extract.mentions import find_mentions
from travaux.graph import iris
from travaux.model import (
    AgendaItem,
    Body,
    Concept,
    Document,
    Meeting,
    Outcome,
    OutcomePart,
    Place,
    Plan,
    Reading,
    Span,
    State,
    Thing,
    Value,
    Version,
    Work,
)
from travaux.readers.text import read_text
from travaux.relations.read import read_document
from travaux.structure import parse
from travaux.view import view

#: The tests take all they ask with from here.
__all__ = ["describe", "fillings", "missed", "sentence"]

#: The masthead of an invented document of the UN-Habitat Executive Board; paragraphs follow it.
BOARD = """联合国人类住区规划署执行局
2098 年第一次会议
2098 年 4 月 7 日至 9 日，内罗毕
临时议程*项目 5

执行局工作方法的改进情况

执行主任的报告

"""
#: The same for the United Nations General Assembly.
GENERAL_ASSEMBLY = """联合国
A/98/417

大会
第九十八届会议
临时议程项目 21

可持续发展

秘书长的报告

"""


def read(text: str, *, symbol: str = "", language: str = "zh", restates: str = "") -> Reading:
    """Read a document that is given as a string."""
    raw = read_text("test.txt", text.encode("utf-8"))
    return read_document(raw, symbol=symbol, language=language, restates=restates)


def facts(text: str | Reading, *relations: str) -> set[str]:
    """What a document says, as `subject relation object`; of some relations only, if any are given."""
    reading = read(text) if isinstance(text, str) else text
    return {
        f"{name(s.subject)} {s.relation} {name(s.object)}"
        for s in reading.statements
        if not relations or s.relation in relations
    }


def codes(text: str | Reading) -> list[str]:
    """The codes of the findings of a document."""
    reading = read(text) if isinstance(text, str) else text
    return [finding.code for finding in reading.findings]


def name(thing: Thing | Value) -> str:
    """A thing in one word or two."""
    match thing:
        case Body(slug) | Place(slug):
            return slug
        case Work(title):
            return title
        case Version(work, language):
            return f"{work.name}@{language}"
        case Outcome(kind, body, number):
            return f"{kind} {body} {number}"
        case OutcomePart(outcome, part):
            return f"{name(outcome)}#{part}"
        case Meeting():
            return thing.key
        case AgendaItem(meeting, number):
            return f"item {number} of {meeting.key}"
        case State(code) | Concept(_, code):
            return code
        case Plan():
            return thing.key
        case Value(value):
            return value
        case _:
            return iris.path(thing)


def structure(text: str, *, head: str = "") -> Document:
    """Take a document apart; `head` is put before it."""
    return parse(read_text("test.txt", (head + text).encode("utf-8")), grammar.load("zh"))


def outline(text: str) -> list[str]:
    """The keys of the paragraphs of a document, without its masthead; `~` before a number that is inferred."""
    return [f"{'~' if p.inferred else ''}{p.para}" for p in structure(text).paragraphs if p.kind != "masthead"]


def words(document: Document, para: str) -> list[str]:
    """The words of the units with a key, joined over their cuts."""
    return [view(document.text, p.spans).text for p in document.paragraphs if p.para == para]


# ---------------------------------------------------------------- mentions and frames


def mentions(text: str, language: str = "zh") -> list[str]:
    """What a sentence names, each as `Type value`, in order."""
    folded = view(text, (Span(0, len(text)),)).text
    found = find_mentions(folded, grammar.load(language), authority.load())
    return [f"{mention.type} {describe(mention)}" for mention in found]


#: Facts of the masthead of BOARD, which stand in every reading.
HELD = ("startDate", "endDate", "date", "place", "mode")
ADOPTED = ("adoptedBy", "adoptedAt", "date", "title")


def cited(text: str, head: str = BOARD) -> set[str]:
    """The texts that paragraph 1 cites."""
    return {fact.partition(" cites ")[2] for fact in facts(f"{head}1. {text}\n", "cites")}


def said(text: str, *relations: str, head: str = BOARD) -> set[str]:
    """What a body says beyond its masthead; facts about the document itself are left out."""
    alone = facts(f"{head}1. 说明情况。\n")
    return {
        fact for fact in facts(head + text, *relations) - alone if "@zh " not in fact and not fact.startswith("local/")
    }


def adopted(text: str, head: str = BOARD) -> set[str]:
    """What is said of adopted texts."""
    found = said(text, *ADOPTED, head=head)
    return {fact for fact in found if fact.startswith(("resolution ", "decision "))}


def held(text: str, head: str = BOARD) -> set[str]:
    """What paragraph 1 says of the time and place of meetings."""
    found = said(f"1. {text}\n", *HELD, head=head)
    return {fact for fact in found if not fact.startswith(("resolution ", "decision ", "event/"))}
