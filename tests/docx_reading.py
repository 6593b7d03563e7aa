"""How the tests of DOCX ask their questions: a document as XML in, its lines and findings out."""

from __future__ import annotations

from docx_numbered import NINE
from docx_samples import abstract, box, note, num, p, parts, ref, run, separators, table

from travaux.model import RawDocument
from travaux.readers.docx import read_docx


def read(content: bytes) -> RawDocument:
    return read_docx("made.docx", content)


def lines(content: bytes) -> list[str]:
    """The blocks of a document as words."""
    document = read(content)
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


def codes(content: bytes) -> list[str]:
    return [finding.code for finding in read(content).findings]


def everything() -> dict[str, str]:
    """The parts of a document with something of each kind."""
    body = (
        p(run("One") + ref(2) + box("Box", "Second")) + f"<w:sdt><w:sdtContent>{p('In control')}</w:sdtContent></w:sdt>"
    )
    body += table(["A", p("B") + p("C")], ["D", table(["E"]) + p("F")]) + p("Numbered", num=1, level=0)
    body += f"<mc:AlternateContent><mc:Fallback>{p('Other')}</mc:Fallback></mc:AlternateContent>" + p("Last")
    body += '<w:sectPr><w:headerReference w:type="first" r:id="h"/><w:titlePg/></w:sectPr>'
    return parts(
        body, headers={"h": table(["Head", "X/1"])}, numbering=abstract(0, *NINE) + num(1, 0),
        footnotes=separators() + note(2, "Note.", "Goes on."),
    )  # fmt: skip
