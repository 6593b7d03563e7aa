"""PDFs for the tests of their reader: printed by Chromium, or written by hand."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path

import pytest

from travaux.model import RawDocument

STYLE = """@page { size: A4; margin: 25mm }
body { font: 11pt "Noto Serif", "Noto Naskh Arabic", "Noto Serif CJK SC", serif; text-align: justify }
p { margin: 0 0 8pt } h2 { font-size: 12pt } td, th { padding: 3pt 16pt; text-align: left }"""
WORDS = (
    "The committee of the lakes met in the old town hall and heard the report of its secretary on the state of the "
    "waters, which had risen since the spring, and on the work of the many volunteers who had raised the banks."
)
PRINTED = b"BT /F 12 Tf 72 700 Td (1. The lake is calm, and the boats lie still.) Tj ET"
PICTURE = b"q 500 0 0 700 40 60 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"

Print = Callable[[str, str], bytes]


def page(body: str, style: str = "", lang: str = "en") -> str:
    """A document of HTML, ready to be printed."""
    head = f"<!doctype html><html lang={lang} dir={'rtl' if lang == 'ar' else 'ltr'}><meta charset=utf-8>"
    return f"{head}<style>{STYLE}\n{style}</style><body>{body}</body></html>"


def paragraphs(lines: Iterable[str]) -> str:
    """Lines, each a paragraph of HTML."""
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def blocks(document: RawDocument) -> list[str]:
    """The words of each block."""
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


def cells(document: RawDocument) -> dict[tuple[int, int, int], str]:
    """The words of each cell, by table, row and column."""
    return {block.cell: document.text[block.span.start : block.span.end] for block in document.blocks if block.cell}


def printer(folder: Path) -> Print:
    """What prints HTML with Chromium into a folder, each page once."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("needs Chromium, which is not installed")

    def print_to(name: str, html: str) -> bytes:
        source, target = folder / f"{name}.html", folder / f"{name}.pdf"
        if not target.exists():
            source.write_text(html, encoding="utf-8")
            options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
            command = [program, *options, f"--print-to-pdf={target}", str(source)]
            subprocess.run(command, capture_output=True, timeout=60, check=True)
        return target.read_bytes()

    return print_to


def made(*pages: bytes, font: bytes = b"", more: bytes = b"") -> bytes:
    """A PDF of some content streams, written by hand.

    Args:
        pages: the content streams; their font is ``/F``.
        font: another than Helvetica.
        more: entries of the dictionary of each page.
    """
    base = font or b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)), base]
    for index, stream in enumerate(pages):
        entries = b"/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R" % (5 + 2 * index)
        objects.append(b"<</Type/Page/Parent 2 0 R%s%s>>" % (entries, more))
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    out = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(objects, 1))
    return out + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


def printed(lines: Sequence[tuple[float, float, float, str]]) -> bytes:
    """A content stream of lines, each with its place (points from the left and the bottom) and size."""
    return b" ".join(
        b"BT /F %g Tf %g %g Td (%s) Tj ET" % (size, x, y, words.encode("latin-1")) for x, y, size, words in lines
    )
