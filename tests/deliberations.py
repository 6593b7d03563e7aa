"""A small record of what bodies did, elected, planned and spent, assembled by the code that assembles every graph.

The sentences are invented and stand for no document; what they say is written beside them as statements of the model.
So the graph follows the model whatever becomes of it, and does not wait for a rule that reads such a sentence.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from travaux import authority
from travaux.graph.assemble import Shard, merge, shard
from travaux.graph.serialise import ntriples
from travaux.model import (
    Act,
    Body,
    BudgetLine,
    Concept,
    Document,
    Election,
    Evidence,
    Meeting,
    Outcome,
    OutcomePart,
    Paragraph,
    Period,
    Plan,
    RawDocument,
    Reading,
    RoleHolding,
    Span,
    State,
    Statement,
    Thing,
    Value,
    Version,
    Vote,
    Work,
)

Fact = tuple[Thing, str, Thing | Value]

BOARD, ASSEMBLY, GENERAL, DIRECTOR = "unhabitat-eb", "unhabitat-ha", "un-ga", "unhabitat-ed"
COMMITTEE = "unhabitat-cpr"
RECORD, REPORT = Work("HSP/HA.9/40"), Work("HSP/EB.2024/90")
TABLED = Work("HSP/HA.3/L.2")
PLAN = Plan("unhabitat", "strategic-plan", "2020-2023")
EXTENDED = Plan("unhabitat", "strategic-plan", "2020-2025")
DRAFT = Plan("unhabitat", "strategic-plan", "2026-2029")
PROGRAMME = Plan("unhabitat", "programme-of-work", "2023")
FIRST_HA, SECOND_HA = Meeting(ASSEMBLY, "1"), Meeting(ASSEMBLY, "2")
UPDATE = Work("HSP/EB.2023/19")


def decision(number: str) -> Outcome:
    return Outcome("decision", BOARD, number)


def resolution(body: str, number: str) -> Outcome:
    return Outcome("resolution", body, number)


def board(number: str, part: int = 0) -> Meeting:
    year, _, ordinal = number.partition("/")
    return Meeting(BOARD, year, ordinal, part)


def exists(thing: Thing) -> Fact:
    return thing, "exists", Value(type(thing).__name__, "class")


def day(value: str) -> Value:
    return Value(value, "date")


def held(meeting: Meeting, start: str, end: str) -> tuple[Fact, ...]:
    return (meeting, "startDate", day(start)), (meeting, "endDate", day(end))


def officers(since: str, meeting: Meeting | None, *seats: str, term: str = "", body: str = BOARD) -> Iterator[Fact]:
    """An election: seats are written ``chair IRN``, a term ``2020-2021``."""
    if meeting:
        yield Election(body, since), "heldAt", meeting
    for seat in seats:
        role, state = seat.split()
        holding = RoleHolding(body, role, state, since)
        yield exists(holding)
        if term:
            yield holding, "startYear", day(term[:4])
            yield holding, "endYear", day(term[5:])


def act(work: Work, place: str, actor: str, words: str, *more: tuple[str, Thing | Value]) -> Iterator[Fact]:
    """An act; its place is written ``7 requested 1``: paragraph, type, ordinal."""
    number, kind, ordinal = place.split()
    one = Act(work, f"para_{number}", kind, int(ordinal))
    yield exists(one)
    yield one, "actor", Body(actor)
    yield one, "description", Value(words, "text", "zh")
    for relation, value in more:
        yield one, relation, value


def amount(
    year: str, status: str, value: str, *more: tuple[str, Thing | Value], fund: str = "foundation-non-earmarked"
) -> Iterator[Fact]:
    line = BudgetLine("unhabitat", year, fund, "budget", status)
    yield exists(line)
    yield line, "amount", Value(value, "decimal")
    yield line, "currency", Value("USD")
    for relation, thing in more:
        yield line, relation, thing


def vote(text: Outcome | Work, choice: str, *states: str) -> Iterator[Fact]:
    """How some States voted on a text, all alike."""
    for state in states:
        one = Vote(text, state)
        yield exists(one)
        yield one, "voteOn", text
        yield one, "voter", State(state)
        yield one, "voteChoice", Concept("vote-choice", choice)


def counts(text: Outcome | Work, *numbers: int) -> Iterator[Fact]:
    """How many States were in favour of a text and against it, and how many abstained."""
    for relation, number in zip(("votesInFavour", "votesAgainst", "abstentions"), numbers, strict=True):
        yield text, relation, Value(str(number), "count")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: its sentence, in English too where there is a translation, and what it says."""

    zh: str
    en: str = ""
    facts: tuple[Fact, ...] = ()


def record() -> tuple[Passage, ...]:
    """What two bodies did from 2019 to 2023; the number of a paragraph is its place."""
    asked = ("addressee", Body(DIRECTOR))
    return (
        Passage("五月会议上首个主席团由美国牵头。", "The United States led the first bureau.", (
            *held(board("2019/1"), "2019-05-30", "2019-05-30"),
            *officers("2019", board("2019/1"), "chair USA", "vice-chair ARG", "vice-chair CHN", "rapporteur MWI"))),
        Passage("续会改选，伊朗任主席。", "Iran took the chair at the resumed meeting.", (
            *held(board("2020/1", 2), "2020-07-29", "2020-07-29"),
            *officers("2020", board("2020/1", 2), "chair IRN", "vice-chair EGY", "rapporteur SRB", term="2020-2021"))),
        Passage("次年波兰接任。", "", (
            *held(board("2021/1"), "2021-04-07", "2021-04-08"),
            *officers("2021", board("2021/1"), "chair POL", "vice-chair EGY", "rapporteur CHL", term="2021-2022"))),
        Passage("墨西哥主持了人居大会。", "", tuple(
            officers("session-1", FIRST_HA, "president MEX", body=ASSEMBLY))),
        Passage("大会批了战略计划，依据是联大的授权。", "The plan was approved, as the General Assembly had asked.", (
            *held(FIRST_HA, "2019-05-27", "2019-05-31"),
            (resolution(ASSEMBLY, "1/1"), "approves", PLAN),
            (resolution(ASSEMBLY, "1/1"), "pursuantTo", resolution(GENERAL, "73/239")),
            *act(RECORD, "5 approved 1", ASSEMBLY, "四年期计划", ("concerns", PLAN), ("heldAt", FIRST_HA),
                 ("planAct", Concept("plan-act", "approved")), ("decidedBy", resolution(ASSEMBLY, "1/1"))))),
        Passage("后来该计划延到2025年，相关决定随之修改。", "", (
            *held(SECOND_HA, "2023-06-05", "2023-06-09"),
            (PLAN, "period", Period(PLAN, "2020", "2025")),
            (EXTENDED, "versionOf", PLAN),
            (Period(PLAN, "2020", "2025"), "decidedBy", resolution(ASSEMBLY, "2/9")),
            (Period(PLAN, "2020", "2025"), "heldAt", SECOND_HA),
            (resolution(ASSEMBLY, "2/9"), "extends", PLAN),
            (resolution(ASSEMBLY, "2/9"), "amends", OutcomePart(decision("2020/3"), "b")),
            (resolution(ASSEMBLY, "2/9"), "repeals", decision("2019/1")))),
        Passage("执行局依据该决议并为落实计划作出决定。", "", (
            (decision("2020/3"), "pursuantTo", resolution(ASSEMBLY, "1/1")),
            (decision("2020/3"), "implements", PLAN))),
        Passage("请执行主任在第二次会议上报告进展，年底前交出清单。", "The Director was to report, and to list.", (
            *held(board("2023/2"), "2023-06-08", "2023-06-08"),
            *act(RECORD, "8 requested 1", BOARD, "报告进展", asked, ("dueAt", board("2023/2")),
                 ("decidedBy", decision("2022/5"))),
            *act(RECORD, "8 requested 2", BOARD, "交出清单", asked, ("dueDate", day("2022-12-31"))))),
        Passage("另请在人居大会会议上说明，并在下一年会议上补充。", "", (
            *act(RECORD, "9 requested 1", BOARD, "说明情况", asked, ("dueAt", Meeting(ASSEMBLY, "3"))),
            *act(RECORD, "9 invited 1", BOARD, "补充材料", asked, ("dueAt", board("2021/3"))))),
        Passage("对更新文件只表示注意，另一份则予核可。", "The update was noted, the other endorsed.", (
            *act(RECORD, "10 took-note 1", BOARD, "更新文件", ("concerns", UPDATE)),
            *act(RECORD, "10 endorsed 1", BOARD, "另一份文件", ("concerns", Work("HSP/EB.2023/20"))),
            (decision("2023/6"), "approves", Work("HSP/EB.2023/20")))),
        Passage("2023年非专用预算先建议，后核定。", "", (
            *amount("2023", "recommended", "3000000"),
            *amount("2023", "approved", "3000000", ("forPlan", PROGRAMME), ("decidedBy", decision("2022/5"))),
            *amount("2022", "approved", "3100000"),
            *amount("2022", "proposed", "4000000"),
            *amount("2023", "approved", "700000", fund="foundation-earmarked"))),
        Passage("常驻代表委员会两届主席只知年份。", "", (
            *officers("2010", None, "chair FRA", term="2010-2012", body=COMMITTEE),
            *officers("2012", None, "chair KEN", term="2012-2013", body=COMMITTEE))),
        Passage("新计划仍在起草。", "", ((DRAFT, "period", Period(DRAFT, "2026", "2029")),)),
        Passage("大会以记录表决通过一项决议，另一项未经表决通过。", "One was put to a recorded vote, one was not.", (
            *vote(resolution(ASSEMBLY, "2/9"), "in-favour", "FRA", "KEN"),
            *vote(resolution(ASSEMBLY, "2/9"), "against", "POL"),
            *vote(resolution(ASSEMBLY, "2/9"), "abstained", "IRN"),
            *counts(resolution(ASSEMBLY, "2/9"), 30, 1, 12),
            (resolution(ASSEMBLY, "2/9"), "adoptionMethod", Concept("adoption-method", "recorded-vote")),
            (resolution(ASSEMBLY, "2/9"), "adoptedAt", SECOND_HA),
            (resolution(ASSEMBLY, "2/9"), "adoptedBy", Body(ASSEMBLY)),
            (resolution(ASSEMBLY, "2/1"), "adoptedBy", Body(ASSEMBLY)),
            *((resolution(ASSEMBLY, "2/1"), "adoptionMethod", Concept("adoption-method", code))
              for code in ("without-vote", "consensus")))),
        Passage("决定延长任务期限，并请各方定期报告。", "", (
            *act(RECORD, "15 requested 1", ASSEMBLY, "半年内提出战略和计划，请肯尼亚协助",
                 ("addressee", State("KEN")), asked, ("decidedBy", resolution(ASSEMBLY, "2/9")),
                 ("dueWithin", Value("P6M", "duration")), ("dueOccasion", Value("next-session")),
                 *(("deliverable", Concept("deliverable", code)) for code in ("strategy", "plan"))),
            *act(RECORD, "15 decided 1", ASSEMBLY, "延长任务期限", ("dueDate", day("2026-12-31")),
                 ("effect", Concept("effect", "extends"))))),
    )  # fmt: skip


def report() -> tuple[Passage, ...]:
    """A document that reports on a resolution, on a decision and on the first request of the record."""
    return (
        Passage("能力建设决议的落实。", "", ((REPORT, "reportsOn", resolution(ASSEMBLY, "1/3")),)),
        Passage("所要求的清单见附件。", "", (
            (REPORT, "reportsOn", Act(RECORD, "para_8", "requested", 2)),
            (REPORT, "reportsOn", OutcomePart(resolution(ASSEMBLY, "1/3"), "para 4")))),
        Passage("改革授权由联大给出。", "", ((REPORT, "cites", resolution(GENERAL, "72/279")),)),
    )  # fmt: skip


def tabled() -> tuple[Passage, ...]:
    """A draft resolution that two States submitted, what it would ask for, and a vote on it."""
    return (
        Passage("法国和肯尼亚提交的决议草案。", "", (
            (TABLED, "draft", Value("Draft", "class")),
            (TABLED, "forBody", Body(ASSEMBLY)),
            (TABLED, "issued", day("2025-05-20")),
            *((TABLED, "sponsor", State(code)) for code in ("FRA", "KEN")))),
        Passage("请执行主任每年报告。", "", tuple(
            act(TABLED, "2 requested 1", ASSEMBLY, "每年报告", ("addressee", Body(DIRECTOR)), ("expectedIn", TABLED),
                ("recurrence", Value("R/P1Y")), ("deliverable", Concept("deliverable", "report"))))),
        Passage("草案付诸表决，未获通过。", "", (
            *vote(TABLED, "against", "KEN", "POL"),
            *counts(TABLED, 1, 2, 0))),
    )  # fmt: skip


def read(work: Work, language: str, passages: tuple[Passage, ...]) -> Reading:
    """Passages as the reading of a document; each paragraph is one line, and the evidence of all that it says."""
    text, paragraphs, statements = "", [], []
    for number, passage in enumerate(passages, start=1):
        line = passage.zh if language == "zh" else passage.en
        span = Span(len(text), len(text) + len(line))
        text += f"{line}\n"
        if not line:
            continue
        eid = f"para_{number}"
        paragraphs.append(Paragraph(str(number), eid, "paragraph", "body", (span,), str(number)))
        evidence = Evidence.of(text, ((span, eid),), f"{language}.test")
        statements += [Statement(*fact, evidence) for fact in passage.facts]
    digest = hashlib.sha256(text.encode()).hexdigest().upper()
    raw = RawDocument(f"{work.name.replace('/', '-')}.txt", "text/plain", text, digest, ())
    return Reading(Document(raw, language, tuple(paragraphs)), Version(work, language), tuple(statements), ())


def many(documents: int) -> Iterator[Reading]:
    """Records of the same kind under other symbols, each with 40 more acts that cite and report."""
    asked = ("addressee", Body(DIRECTOR))
    for index in range(documents):
        work = Work(f"HSP/EB.{1900 + index % 100}/{index}")
        year = str(1900 + index % 100)
        made_of, again = ("deliverable", Concept("deliverable", "report")), ("recurrence", Value("R/P1Y"))
        passages = []
        for number in range(1, 21):
            text = resolution(GENERAL, f"{index % 80}/{number}")
            made = decision(f"{year}/{index}{number}")
            due, about = ("dueAt", board(f"{year}/1")), ("concerns", Work(f"A/{index}/{number}"))
            facts: list[Fact] = [
                *act(work, f"{number} requested 1", BOARD, "报告", asked, due, ("decidedBy", made), made_of, again),
                *act(work, f"{number} took-note 1", BOARD, "文件", about, ("concerns", PLAN)),
                *((work, relation, text) for relation in ("cites", "reportsOn")),
                *((made, relation, text) for relation in ("pursuantTo", "amends")),
            ]
            if number == 1:
                facts += vote(made, "in-favour", "FRA", "KEN", "POL")
                facts += counts(made, 3, 0, 0)
                facts.append((made, "adoptionMethod", Concept("adoption-method", "recorded-vote")))
                facts.append((work, "sponsor", State("KEN")))
                seats = ("chair IRN", "vice-chair FRA", "rapporteur CHL")
                facts += held(board(f"{year}/1"), f"{year}-02-01", f"{year}-02-03")
                facts += officers(year, board(f"{year}/1"), *seats, term=f"{year}-{int(year) + 1}")
                facts += amount(year, "approved", "1", ("forPlan", PROGRAMME), ("decidedBy", made))
            passages.append(Passage(f"第{number}段说了几件事。", "", tuple(facts)))
        yield read(work, "zh", tuple(passages))


@functools.cache
def shards() -> tuple[Shard, ...]:
    known = authority.load()
    readings = (
        read(RECORD, "zh", record()),
        read(RECORD, "en", record()),
        read(REPORT, "zh", report()),
        read(TABLED, "zh", tabled()),
    )
    return tuple(shard(reading, known) for reading in readings)


def write(folder: Path, documents: int = 0) -> Path:
    """Write the graph as one file of N-Triples, with so many further documents in it."""
    known = authority.load()
    graph = merge([*shards(), *(shard(reading, known) for reading in many(documents))])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "facts.nt").write_text(ntriples(graph.facts | graph.provenance | graph.conflicts), encoding="utf-8")
    return folder
