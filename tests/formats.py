"""Documents written out in other formats by other programs, and how what is read from them compares with the text.

A document that is at hand as text is written as HTML, as its author would have typed it (a paragraph is a paragraph,
notes are notes); LibreOffice makes DOCX, HTML and PDF of that, Chromium another PDF. ``python tests/formats.py`` prints
the table of the README; ``tests/test_formats.py`` holds it to its bounds.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from conftest import SHARED

from travaux import authority
from travaux.errors import InputError
from travaux.grammar import load
from travaux.graph.assemble import shard
from travaux.graph.terms import Triple
from travaux.model import Document, Paragraph, RawDocument, Reading
from travaux.readers import read
from travaux.relations import read_document
from travaux.structure import detect, parse

DOCUMENTS = (
    "seeds/000_68e23cb78f3b4a13.txt",
    "seeds/001_7cac1356647c5376.txt",
    "seeds/002_d76a180b28f51f1e.txt",
    "security-council/ar/S_RES_2504_2020.txt",
    "security-council/ar/S_RES_2511_2020.txt",
    "security-council/en/S_RES_2504_2020.txt",
    "security-council/es/S_RES_2507_2020.txt",
    "security-council/fr/S_RES_2511_2020.txt",
    "security-council/ru/S_RES_2513_2020.txt",
    "security-council/zh/S_RES_2504_2020.txt",
)
KINDS = {
    "DOCX (LibreOffice)": "docx",
    "HTML (LibreOffice)": "html",
    "PDF (LibreOffice)": "pdf",
    "PDF (Chromium)": "chromium.pdf",
}
OFFICE = shutil.which("soffice")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")

_NOTE = re.compile(r"<sup>(\d+)</sup>|([¹²³⁴⁵⁶⁷⁸⁹⁰]+)")
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]+)(?<=[^\s*])\*\*")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LEAD = re.compile(r"[-#\s]*")
_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title></title><style>
@page {{ size: A4; margin: 2.5cm }}
body {{ font-family: "Liberation Serif", "Noto Sans CJK SC", "Noto Naskh Arabic", serif; font-size: 11pt }}
</style></head><body>
{body}
</body></html>
"""


# ---------------------------------------------------------------- writing them


def written(path: Path) -> str:
    """A document as HTML: one element for each paragraph of its text, with the label it prints."""
    raw = read(path)
    language = detect(raw.text)
    document = parse(raw, load(language))
    notes = {one.para[2:]: one for one in document.paragraphs if one.kind == "note" and one.para[2:].isdigit()}
    out: list[str] = []
    for paragraph in document.paragraphs:
        if paragraph.kind == "masthead":
            out.extend(_masthead(raw, paragraph, notes))
        elif paragraph.para[2:] not in notes or paragraph.kind != "note":
            out.append(_element(document, paragraph, notes))
    for number, note in notes.items():
        words = html.escape(_plain(" ".join(raw.text[s.start : s.end] for s in note.spans)))
        anchor = f'<a class="sdfootnotesym" name="sdfootnote{number}sym" href="#sdfootnote{number}anc">{number}</a>'
        out.append(f'<div id="sdfootnote{number}"><p>{anchor} {words}</p></div>')
    direction = "rtl" if language == "ar" else "ltr"
    return _PAGE.format(language=language, direction=direction, body="\n".join(out))


def _masthead(raw: RawDocument, masthead: Paragraph, notes: dict[str, Paragraph]) -> list[str]:
    """The lines of a masthead; those without a blank line between are one paragraph with line breaks."""
    gaps = {block.span.start: block.gap for block in raw.blocks}
    dense = not any(gaps.get(span.start) for span in masthead.spans[1:])
    out: list[str] = []
    for span in masthead.spans:
        words = _words(raw.text[span.start : span.end], notes)
        if out and not dense and not gaps.get(span.start, True):
            out[-1] += f"<br>{words}"
        else:
            out.append(words)
    return [f"<p>{words}</p>" for words in out]


def _element(document: Document, paragraph: Paragraph, notes: dict[str, Paragraph]) -> str:
    text = document.text
    first = paragraph.spans[0].start
    label = _LEAD.sub("", text[text.rfind("\n", 0, first) + 1 : first], count=1).strip().strip("*")
    label = "*" * (len(paragraph.para) - 2) if paragraph.kind == "note" else label
    glue = "" if document.language == "zh" else " "
    words = glue.join(_words(text[s.start : s.end], notes) for s in paragraph.spans)
    tag = f"h{min(len(paragraph.section) + 2, 6)}" if paragraph.kind == "heading" else "p"
    return f"<{tag}>{html.escape(label)} {words}</{tag}>"


def _words(text: str, notes: dict[str, Paragraph]) -> str:
    """Words with their marks of notes as links, which LibreOffice takes for footnotes."""
    out, last = [], 0
    for mark in _NOTE.finditer(text):
        number = mark[1] or mark[2].translate(_DIGITS)
        if number not in notes:
            continue
        out.append(html.escape(_plain(text[last : mark.start()])))
        anchor = f'name="sdfootnote{number}anc" href="#sdfootnote{number}sym"'
        out.append(f'<a class="sdfootnoteanc" {anchor}><sup>{number}</sup></a>')
        last = mark.end()
    return "".join([*out, html.escape(_plain(text[last:]))])


def _plain(text: str) -> str:
    return _BOLD.sub(r"\1", text).replace("\\", "").replace("\n", " ")


def write_all(paths: Iterable[Path], folder: Path) -> None:
    """Write documents in every format that the programs at hand can write, as ``NAME.docx`` and so on."""
    sources = []
    (folder / "source").mkdir(parents=True)
    for path in paths:
        source = folder / "source" / f"{name_of(path)}.html"
        source.write_text(written(path), "utf-8")
        sources.append(source)
    if OFFICE:
        _convert(sources, "docx:MS Word 2007 XML", folder, "--infilter=HTML (StarWriter)")
        made = sorted(folder.glob("*.docx"))
        _convert(made, "html:HTML (StarWriter)", folder)
        _convert(made, "pdf", folder)
    if CHROMIUM:
        for source in sources:
            _print(source, folder / f"{source.stem}.chromium.pdf", folder)


def name_of(path: Path) -> str:
    """The stem under which a document is written: its language, where that is its folder, and its own name."""
    return f"{path.parent.name}-{path.stem}"


def _convert(sources: Sequence[Path], form: str, folder: Path, *options: str) -> None:
    """Have LibreOffice convert files; it takes all of them in one start."""
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", *options, "--convert-to", form, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=300)


def _print(source: Path, target: Path, folder: Path) -> None:
    """Have Chromium print a page."""
    assert CHROMIUM is not None
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}"]
    command += ["--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


# ---------------------------------------------------------------- comparing them


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was read from a file beside what was read from the text.

    Attributes:
        missing: stated triples that only the text gives.
        extra: stated triples that only the file gives.
        common: how many both give.
        refused: why the file was not read, or blank.
    """

    missing: frozenset[Triple] = frozenset()
    extra: frozenset[Triple] = frozenset()
    common: int = 0
    refused: str = ""
    findings: tuple[str, ...] = field(default=())

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.common + len(self.missing) + len(self.extra)
        return 2 * self.common / total if total else 0.0


@cache
def reading_of(path: Path) -> Reading:
    """What is read in a file."""
    return read_document(read(path))


def claims(path: Path) -> tuple[frozenset[Triple], tuple[str, ...]]:
    """The triples that a file states, without the blanks in titles and descriptions, and its findings.

    A page shows white and no blanks: it does not tell whether one was typed, nor whether a title was over two lines.
    """
    reading = reading_of(path)
    found = shard(reading, authority.load())
    stated = frozenset((s, p, re.sub(r"\s+", "", o) if o.startswith('"') else o) for (s, p, o), _ in found.claims)
    return stated, tuple(one.message for one in reading.findings)


def numbers(path: Path) -> list[str]:
    """The keys of the paragraphs and items of a file that print a number, in their order."""
    return [one.para for one in reading_of(path).document.paragraphs if one.number and one.kind != "heading"]


def compare(text: Path, file: Path) -> Comparison:
    """Compare a file with the text of the same document."""
    expected, _ = claims(text)
    try:
        found, findings = claims(file)
    except InputError as error:
        return Comparison(expected, refused=str(error))
    return Comparison(expected - found, found - expected, len(expected & found), findings=findings)


def main(arguments: Sequence[str]) -> None:
    """Print the table, or with ``--show`` what differs too."""
    show = "--show" in arguments
    with tempfile.TemporaryDirectory() as name:
        folder = Path(next((one for one in arguments if not one.startswith("-")), "") or name)
        paths = [SHARED / "corpus" / document for document in DOCUMENTS]
        if not (folder / "source").is_dir():
            write_all(paths, folder)
        print("| document | " + " | ".join(KINDS) + " |\n|---" * (1) + "|---:" * len(KINDS) + "|")
        for path in paths:
            row = [compare(path, folder / f"{name_of(path)}.{suffix}") for suffix in KINDS.values()]
            print(f"| {name_of(path)} | " + " | ".join("refused" if c.refused else f"{c.f1:.3f}" for c in row) + " |")
            for kind, one in zip(KINDS, row, strict=True):
                if show and (one.missing or one.extra):
                    print(f"  {kind}: {one.refused}")
                    print("".join(f"    - {' '.join(t)}\n" for t in sorted(one.missing)), end="")
                    print("".join(f"    + {' '.join(t)}\n" for t in sorted(one.extra)), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
