"""Files that are broken or made to harm: reads each and says what it costs and what the user is told.

``python tests/hostile.py`` prints the table of ``docs/bad-input.md``; each is built in a process of its own, and
time and memory are those of this process and of the reader that it starts. ``python tests/hostile.py IN OUT`` builds
a folder and prints, as JSON, what each file took and what was told of it.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import hostile_markup
import hostile_pdf
import hostile_zip
from docx_samples import p, pack, parts
from hostile_case import GOOD, Bad, Place

from travaux.limits import DEFAULTS, Limits

ADDRESS = "http://127.0.0.1:9/"  # the port on which a machine discards what comes


def _padded_docx(size: int) -> bytes:
    return pack({**parts(p(GOOD)), "word/media/picture.bin": os.urandom(size)})


def _padded_pdf(size: int) -> bytes:
    return hostile_pdf.pdf(hostile_pdf.one_page() | {7: hostile_pdf.stream(os.urandom(size))})


def _random(size: int) -> bytes:
    import random

    return random.Random(1).randbytes(size)


_SUFFIXES = ("txt", "pdf", "docx", "html", "akn")
_SOUND = {
    "txt": lambda at: f"1. {GOOD}\n".encode(),
    "pdf": lambda at: hostile_pdf.pdf(hostile_pdf.one_page()),
    "docx": lambda at: pack(parts(p(GOOD))),
    "html": lambda at: hostile_markup.html(""),
    "akn": lambda at: hostile_markup.akn(),
}
_LIES = "is read as such"

FILES = [
    *(Bad("empty", f"empty.{suffix}", lambda at: b"", "empty") for suffix in _SUFFIXES),
    *(
        Bad("10,000 random bytes", f"random.{suffix}", lambda at: _random(10_000), told)
        for suffix, told in zip(_SUFFIXES, ("binary", "broken", "damaged", "binary", "XML"), strict=True)
    ),
    *(
        Bad("sound, with the suffix of another format", f"{form}.as.{suffix}", _SOUND[form], read=GOOD, note=_LIES)
        for form in _SUFFIXES[1:]
        for suffix in _SUFFIXES
        if form != suffix
    ),
    *(
        Bad("text, with the suffix of another format", f"text.as.{suffix}", _SOUND["txt"], read=GOOD, note=_LIES)
        for suffix in ("pdf", "docx", "akn")
    ),
    Bad("49 MB of Word, near all of it a picture", "large.docx", lambda at: _padded_docx(49_000_000), read=GOOD),
    Bad("49 MB of PDF, near all of it a picture", "large.pdf", lambda at: _padded_pdf(49_000_000), read=GOOD),
    Bad(
        "19 MB of HTML, near all of it a comment",
        "large.html",
        lambda at: hostile_markup.html(f"<!--{'x' * 19_000_000}-->"),
        read=GOOD,
    ),
    Bad("a name with a line end", "two\nlines.pdf", lambda at: b"%PDF-1.7\n", "broken"),
]

FAMILIES: Mapping[str, Sequence[Bad]] = {
    "Word": hostile_zip.CASES,
    "XML": hostile_markup.XML,
    "HTML": hostile_markup.HTML,
    "PDF": hostile_pdf.CASES,
    "Any": FILES,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file.

    Attributes:
        file: its name.
        seconds: processor time, of this process and those that it started.
        text: what was read.
        findings: what was told, as severity, code, message, remedy.
    """

    file: str
    seconds: float
    text: str
    findings: tuple[tuple[str, str, str, str], ...]


def place(folder: Path, address: str = ADDRESS) -> Place:
    """What the files of a folder may try to reach."""
    secret = folder / "secret"
    secret.write_text("the words of the secret file")
    return Place(address, secret, folder / "marker")


def write(cases: Sequence[Bad], folder: Path, at: Place) -> None:
    """Write files, and a good one; a manifest gives each a symbol of its own, or they would be one document."""
    folder.mkdir(exist_ok=True)
    entries = ""
    for number, bad in enumerate(cases, 1):
        (folder / bad.file).write_bytes(bad.make(at))
        name = json.dumps(bad.file)
        entries += f'[[document]]\nfile = {name}\nsymbol = "HSP/EB.2097/{number}"\nlanguage = "en"\n'
    (folder / "corpus.toml").write_text(entries, "utf-8")
    (folder / "good.txt").write_text(f"HSP/EB.2098/9\n\n1. {GOOD}\n", "utf-8")


def outcomes(folder: Path, out: Path, limits: Limits | None = None) -> list[Outcome]:
    """Build a folder in this process, and say what came of each file."""
    from travaux.pipeline import build

    spent: dict[str, float] = {}
    last = _seconds()

    def progress(done: int, count: int, file: str) -> None:
        nonlocal last
        now = _seconds()
        spent[file], last = now - last, now

    report = build([folder], out, jobs=1, progress=progress, limits=limits or DEFAULTS)
    texts = {piece.file: piece.text for piece in report.documents}
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for finding in report.findings:
        told = (finding.severity, finding.code, finding.message, finding.remedy)
        found.setdefault(finding.file, []).append(told)
    return [
        Outcome(file, spent.get(file, 0), texts.get(file, ""), tuple(found.get(file, ())))
        for file in sorted({*spent, *found})
    ]


def _seconds() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def run(folder: Path, out: Path, environment: Mapping[str, str]) -> tuple[list[Outcome], float]:
    """Build a folder in a process of its own; also the largest memory of it and its processes, in megabytes."""
    command = [sys.executable, __file__, str(folder), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    if done.returncode:
        raise RuntimeError(done.stderr)
    answer = json.loads(done.stdout)
    return [Outcome(**one) for one in answer["outcomes"]], answer["megabytes"]


def _main(arguments: Sequence[str]) -> None:
    if arguments:
        found = outcomes(Path(arguments[0]), Path(arguments[1]))
        kilobytes = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        print(json.dumps({"outcomes": [asdict(one) for one in found], "megabytes": kilobytes / 1_000}))
        return
    for family, cases in FAMILIES.items():
        print(f"\n| {family} | seconds | peak memory | what is told |\n|---|---|---|---|")
        rows: dict[str, list[tuple[float, float, str]]] = {}
        for bad in cases:
            rows.setdefault(bad.what, []).append(_measured(bad))
        for what, measured in rows.items():
            seconds, megabytes = max(one[0] for one in measured), max(one[1] for one in measured)
            told = "; ".join(dict.fromkeys(one[2] for one in measured))
            print(f"| {what} | {seconds:.1f} | {megabytes:.0f} MB | {told} |", flush=True)


def _measured(bad: Bad) -> tuple[float, float, str]:
    """Seconds, megabytes, and what is told of a file that is built with a good one."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write([bad], folder / "in", place(folder))
        found, megabytes = run(folder / "in", folder / "out", {"TRAVAUX_CACHE": str(folder / "cache")})
    (one,) = [outcome for outcome in found if outcome.file == bad.file]
    return one.seconds, megabytes, _told(one)


def _told(outcome: Outcome) -> str:
    """The words for the table: of the error, else that it is read, and with what finding."""
    errors = [f"“{message} {remedy}”" for severity, _, message, remedy in outcome.findings if severity == "error"]
    if errors:
        return " ".join(errors)
    notes = [f"“{m}”" for _, code, m, _ in outcome.findings if code not in ("no-symbol", "no-paragraph", "no-masthead")]
    return " ".join(["it is read", *notes][: 3 if notes else 1])


if __name__ == "__main__":
    _main(sys.argv[1:])
