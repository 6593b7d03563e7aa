"""How well each language is read, measured: the table of the README, printed by ``make languages``.

Needs the documents beside the checkout. Everything here is a count over what :func:`read_document` gives, so that the
tests and the command line cannot differ; the scores against the Security Council gold come from the scoring tool that
stands beside the gold.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from conftest import ROOT, SHARED, build_unchecked

from travaux import authority, grammar
from travaux.model import (
    Act,
    Body,
    BudgetLine,
    Meeting,
    Outcome,
    RawDocument,
    Reading,
    RoleHolding,
    Statement,
    Value,
    Version,
)
from travaux.readers.text import read_text
from travaux.relations.read import read_document

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
GOLD = ROOT / "tests" / "gold"
_NUMBERS = re.compile(
    r"symbol (?P<symbol>\S+)\s+date (?P<date>\S+)\s+meeting (?P<meeting>\S+)\s+paragraph numbers (?P<numbers>\S+)"
    r"\s+citations recall (?P<recall>\S+)"
)
_PREAMBLE = re.compile(r"p\d+")
#: What differs between language versions by their nature.
_OF_VERSIONS = frozenset({"language", "title", "version", "realizes", "distribution", "symbol"})


@dataclass(frozen=True)
class Row:
    """One row of the table; shares are between 0 and 1, parity is a number in 100, throughput is in kB a second."""

    language: str
    symbol: float
    date: float
    meeting: float
    numbers: float
    recall: float
    precision: float
    sentences: float
    look_alikes: int
    parity: float
    throughput: float

    def markdown(self) -> str:
        """The row as it stands in the README, without the throughput, which no test can keep true."""
        shares = (self.symbol, self.date, self.meeting, self.numbers, self.recall, self.precision, self.sentences)
        return " | ".join(
            [self.language, *(f"{share:.3f}" for share in shares), str(self.look_alikes), f"{self.parity:.1f}"]
        )


# ---------------------------------------------------------------- Security Council


def council(language: str) -> Path:
    """The folder of the Security Council resolutions in a language."""
    return SHARED / "corpus" / "security-council" / language


def scores(language: str, out: Path) -> dict[str, float]:
    """Shares of symbols, dates, meetings, paragraph numbers and citations, by the tool beside the gold."""
    build_unchecked([council(language)], out)
    tool, gold = SHARED / "tools" / "score_jsonl.py", SHARED / "gold" / "security-council.jsonl"
    command = [sys.executable, str(tool), "security-council", str(gold), str(out / "tables"), "--language", language]
    line = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    match = _NUMBERS.search(line)
    assert match is not None, line
    return {name: float(value) for name, value in match.groupdict().items()}


def precision(language: str, out: Path) -> float:
    """The share of the citations found in three documents that somebody found there by reading.

    The paragraphs of a preamble have no number in the gold.
    """
    gold = list(csv.DictReader((GOLD / "security-council" / f"{language}.csv").open(encoding="utf-8")))
    documents = {row["document"] for row in gold}
    wanted = {
        (row["document"], row["para"], row["kind"], row["body"], squeezed(number))
        for row in gold
        for number in row["number"].split("|")
    }
    stems = {
        name: Path(row["file"]).stem
        for row in csv.DictReader((out / "tables" / "documents.csv").open(encoding="utf-8"))
        for name in (row["document"], row["symbol"])
    }
    found = {
        (stems[row["document"]], _PREAMBLE.sub("", row["para"]), row["kind"], row["body"], squeezed(row["number"]))
        for row in csv.DictReader((out / "tables" / "citations.csv").open(encoding="utf-8"))
        if stems[row["document"]] in documents
    }
    return len(found & wanted) / len(found) if found else 0.0


def squeezed(text: str) -> str:
    """A number without blanks, as the scoring tools compare it."""
    return re.sub(r"\s+", "", text)


# ---------------------------------------------------------------- sentences


def sentences() -> Iterator[dict[str, object]]:
    """The sentences in six languages, with their facts."""
    path = SHARED / "gold" / "sentences-six-languages.jsonl"
    yield from (json.loads(line) for line in path.read_text("utf-8").splitlines())


def symbol_of(document: str) -> str:
    """The symbol in the name of a file of the parallel corpus: ``2015/e/cn_18/2015/1`` is E/CN.18/2015/1."""
    steps = [step.upper().replace("_", ".") for step in document.split("/")[1:]]
    symbol = "/".join(steps).replace("ADD.", "Add.").replace("REV.", "Rev.")
    return re.sub(r"(\d+)\.\.(\d{4})\.$", r"\1 (\2)", symbol)


@cache
def read_sentence(document: str, text: str, language: str, head: bool) -> Reading:
    """A sentence as a document: below the symbol of its own, in the masthead or as its first paragraph."""
    words = re.sub(r"^\d+(?:\.| -)\s+", "", text)
    body = f"{words}\n\n1. …\n" if head else f"1. {words}\n"
    raw = read_text("sentence.txt", f"{symbol_of(document)}\n\n{body}".encode())
    return read_document(raw, language=language)


def is_head(facts: list[dict[str, object]]) -> bool:
    """Whether a sentence is a line of a masthead or of the list of officers on a title page."""
    said = " ".join(str(fact.get("note", "")) + str(fact.get("text", "")) for fact in facts)
    kinds = {fact["kind"] for fact in facts}
    return "masthead" in kinds or any(word in said for word in ("masthead", "listing", "doc id"))


def expected(facts: list[dict[str, object]], symbol: str) -> Iterator[tuple[str, ...]]:
    """The rows that the facts of a sentence make, as far as their key columns can be filled from the sentence.

    An office without its body fits only in a masthead, where the body is that of the document; an amount without year
    or fund and a plan to which nothing is done fit no table.
    """
    names = authority.load().names["en"]
    for fact in facts:
        kind = fact["kind"]
        if kind == "election" and (fact["body"] or is_head([fact])):
            yield ("office", str(fact["role"]).lower().replace("president", "chair"), names[str(fact["state"])][0].slug)
        elif kind == "adoption":
            yield ("adopted", _number(str(fact["text"])))
            if "date" in fact:
                yield ("date", _number(str(fact["text"])), str(fact["date"]))
            if "meeting" in fact:
                yield ("meeting", _number(str(fact["text"])), str(fact["meeting"]))
        elif kind == "mandate_extended":
            yield ("act", "extended")
        elif kind == "citations":
            cites = fact["cites"]
            assert isinstance(cites, list)
            yield from (("cites", _number(cite)) for cite in cites)
            if "date" in fact:
                yield ("date", _number(cites[0]), str(fact["date"]))
        elif kind == "income":
            yield ("amount", str(fact["amount"]))
        elif kind == "masthead" and "session" in fact:
            yield ("session", str(fact["session"]))
        elif kind == "masthead" and "distr" in fact:
            yield ("distribution", str(fact["distr"]))


def _number(text: str) -> str:
    return squeezed(re.sub(r"^.*?(?=\d)", "", text.partition("(from")[0]))


def found(reading: Reading) -> Iterator[tuple[str, ...]]:
    """The rows that a reading makes, in the form of :func:`expected`."""
    for statement in reading.statements:
        subject, relation, object_ = statement.subject, statement.relation, statement.object
        if isinstance(subject, RoleHolding):
            yield ("office", subject.role.replace("president", "chair"), subject.holder)
        elif isinstance(subject, Outcome) and relation == "adoptedBy" and isinstance(object_, Body):
            yield ("adopted", squeezed(subject.number))
        elif isinstance(subject, Outcome) and relation == "date" and isinstance(object_, Value):
            yield ("date", squeezed(subject.number), object_.value)
        elif isinstance(subject, Outcome) and relation == "adoptedAt" and isinstance(object_, Meeting):
            yield ("meeting", squeezed(subject.number), object_.series)
        elif relation == "cites" and isinstance(object_, Outcome):
            yield ("cites", squeezed(object_.number))
        elif relation == "preparedFor" and isinstance(object_, Meeting):
            yield ("session", object_.series)
        elif relation == "distribution" and isinstance(object_, Value):
            yield ("distribution", object_.value)
        elif type(subject).__name__ == "Act" and relation == "exists":
            yield ("act", subject.type)  # type: ignore[union-attr]
        elif isinstance(subject, BudgetLine) and isinstance(object_, Value) and relation != "exists":
            yield ("amount", object_.value)


def share_of_sentences(language: str) -> tuple[float, int]:
    """The share of the facts that fit the tables and are found, and how many elections are read where there is none."""
    wanted = hits = wrong = 0
    for sentence in sentences():
        facts, texts = sentence["facts"], sentence["text"]
        assert isinstance(facts, list)
        assert isinstance(texts, dict)
        document = str(sentence["doc"])
        reading = read_sentence(document, texts[language], language, is_head(facts))
        have = set(found(reading))
        rows = list(dict.fromkeys(expected(facts, symbol_of(document))))
        wanted += len(rows)
        hits += sum(row in have for row in rows)
        if all(fact["kind"] == "none" for fact in facts):
            wrong += sum(row[0] == "office" for row in have)
    return hits / wanted, wrong


# ---------------------------------------------------------------- parity


def common() -> list[str]:
    """The Security Council resolutions that are there in all six languages, by the stem of their files."""
    stems = [
        {path.stem.replace("2510_2019", "2510_2020") for path in council(code).glob("*.txt")} for code in LANGUAGES
    ]
    return sorted(set.intersection(*stems))


def facts(path: Path, language: str) -> set[tuple[str, str, str]]:
    """What a document says, without the words it says it in: subject, relation, object."""
    reading = read_document(read_text(path.name, path.read_bytes()), language=language)
    return {fact for statement in reading.statements if (fact := _fact(statement, language)) is not None}


def _fact(statement: Statement, language: str) -> tuple[str, str, str] | None:
    """A statement, unless its object is words of the language; the language version stands for the document.

    Acts are left out: translators choose their verbs, and :func:`acts_agree` measures these by paragraph.
    """
    if isinstance(statement.subject, Act) or (isinstance(statement.object, Value) and statement.object.language):
        return None
    subject = statement.subject.work if isinstance(statement.subject, Version) else statement.subject
    return str(subject), statement.relation, str(statement.object)


@cache
def council_facts(language: str) -> dict[str, frozenset[tuple[str, str, str]]]:
    """The facts of the common resolutions in a language."""
    by_stem = {path.stem.replace("2510_2019", "2510_2020"): path for path in council(language).glob("*.txt")}
    return {stem: frozenset(facts(by_stem[stem], language)) for stem in common()}


def difference(language: str, other: str = "en") -> tuple[int, int]:
    """How many facts of the common resolutions one language has and the other has not, and how many there are."""
    mine, yours = council_facts(language), council_facts(other)
    apart = sum(len(mine[stem] ^ yours[stem]) for stem in common())
    return apart, sum(len(mine[stem] | yours[stem]) for stem in common())


# ---------------------------------------------------------------- acts of the common resolutions


@cache
def council_acts(language: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """The kinds of acts of each operative paragraph of the common resolutions, by resolution and paragraph."""
    by_stem = {path.stem.replace("2510_2019", "2510_2020"): path for path in council(language).glob("*.txt")}
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for stem in common():
        path = by_stem[stem]
        reading = read_document(read_text(path.name, path.read_bytes()), language=language)
        operative = {p.eid: p.para for p in reading.document.paragraphs if p.zone == "operative"}
        for statement in reading.statements:
            act = statement.subject
            if statement.relation == "exists" and isinstance(act, Act) and act.eid in operative:
                key = (stem, operative[act.eid])
                found[key] = (*found.get(key, ()), act.type)
    return found


def acts_agree(language: str, other: str = "en") -> float:
    """The share of the operative paragraphs of one language whose first act is of the same kind in another."""
    mine, yours = council_acts(language), council_acts(other)
    return sum(mine.get(key, ("",))[0] == kinds[0] for key, kinds in yours.items()) / len(yours)


def marked_verbs() -> float:
    """The share of English paragraphs whose verb is marked up in which the first act is of that verb."""
    right = wanted = 0
    for line in (SHARED / "gold" / "security-council.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        if document["language"] != "en":
            continue
        path = SHARED / "corpus" / "security-council" / document["file"]
        reading = read_document(read_text(path.name, path.read_bytes()), language="en")
        keys = {p.eid: p.para for p in reading.document.paragraphs}
        first: dict[str, str] = {}
        for statement in reading.statements:
            if statement.relation == "exists" and isinstance(statement.subject, Act):
                first.setdefault(keys[statement.subject.eid], statement.subject.type)
        for paragraph in document["paragraphs"]:
            if paragraph.get("verb"):
                wanted += 1
                right += _is_kind(paragraph["verb"], first.get(paragraph["label"], ""))
    return right / wanted


# Verbs whose kind of act has another name; of all others the kind begins as the verb does.
_KINDS = {
    "calls": "called",
    "takes": "took",
    "reiterates": "reaffirmed",
    "underlines": "stressed",
    "underscores": "stressed",
    "emphasizes": "stressed",
    "emphasises": "stressed",
    "emphasising": "stressed",
    "directs": "instructed",
    "requires": "demanded",
}
_BESIDE = ("further ", "strongly ", "also ")


def _is_kind(verb: str, kind: str) -> bool:
    words = verb.lower()
    for word in _BESIDE:
        words = words.removeprefix(word)
    first = words.split()[0]
    return bool(kind) and kind.startswith(_KINDS.get(first, first[:4]))


# ---------------------------------------------------------------- aligned sentences


@cache
def aligned(language: str) -> tuple[frozenset[tuple[str, str, str]], ...]:
    """The facts of each of the aligned sentences in a language, read as a document of one paragraph."""
    path = SHARED / "corpus" / "parallel-sentences.jsonl"
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    readings = (read_sentence(line["doc"], line[language], language, head=False) for line in lines)
    return tuple(
        frozenset(fact for s in reading.statements if (fact := _fact(s, language)) and fact[1] not in _OF_VERSIONS)
        for reading in readings
    )


def agreement(language: str) -> tuple[int, int, int]:
    """Of the aligned sentences: how many facts a language has, has alone, and lacks though three others have them."""
    have = alone = missing = 0
    others = [aligned(other) for other in LANGUAGES if other != language]
    for mine, *rest in zip(aligned(language), *others, strict=True):
        heard = Counter(fact for facts in rest for fact in facts)
        have += len(mine)
        alone += sum(fact not in heard for fact in mine)
        missing += sum(count >= 3 and fact not in mine for fact, count in heard.items())
    return have, alone, missing


# ---------------------------------------------------------------- throughput, and the table


def throughput(language: str) -> float:
    """Kilobytes of UTF-8 that are read in a second of processor time, one process, without writing; best of three."""
    paths = sorted(council(language).glob("*.txt"))
    raws = [read_text(path.name, path.read_bytes()) for path in paths]
    size = sum(len(raw.text.encode()) for raw in raws)
    for raw in raws[:2]:
        read_document(raw, language=language)
    best = min(_seconds(raws, language) for _ in range(3))
    return size / best / 1000


def _seconds(raws: list[RawDocument], language: str) -> float:
    start = time.process_time()
    for raw in raws:
        read_document(raw, language=language)
    return time.process_time() - start


def row(language: str, out: Path, *, timed: bool = False) -> Row:
    """Measure a language."""
    council_scores = scores(language, out)
    share, wrong = share_of_sentences(language)
    apart, together = difference(language)
    return Row(
        language=language,
        precision=precision(language, out),
        sentences=share,
        look_alikes=wrong,
        parity=100 * apart / together,
        throughput=throughput(language) if timed else 0.0,
        **council_scores,
    )


def main() -> None:
    """Print the tables of the README."""
    import tempfile

    if not SHARED.is_dir():
        sys.exit(f"No documents at {SHARED}: set TRAVAUX_SHARED to the folder that holds corpus/ and gold/.")
    print(
        "| language | symbol | date | meeting | numbers | recall | precision | sentences | look-alikes | apart | kB/s |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for language in sorted(set(LANGUAGES) & set(grammar.languages())):
        with tempfile.TemporaryDirectory() as folder:
            measured = row(language, Path(folder) / "out", timed=True)
        print(f"| {measured.markdown()} | {measured.throughput:.0f} |", flush=True)
    print("\n| language | facts in the aligned sentences | alone | missing though in three others |\n|---|---|---|---|")
    for language in LANGUAGES:
        print(f"| {language} | " + " | ".join(map(str, agreement(language))) + " |", flush=True)


if __name__ == "__main__":
    main()
