"""DOCX files made from code: parts of XML in an archive, as small as Word and LibreOffice accept them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

OPEN = "http://schemas.openxmlformats.org"
W = f"{OPEN}/wordprocessingml/2006/main"
R = f"{OPEN}/officeDocument/2006/relationships"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": R,
        "m": f"{OPEN}/officeDocument/2006/math",
        "mc": f"{OPEN}/markup-compatibility/2006",
        "wp": f"{OPEN}/drawingml/2006/wordprocessingDrawing",
        "a": f"{OPEN}/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = ("styles", "numbering", "footnotes", "endnotes", "settings")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def root(tag: str, content: str) -> str:
    """A part: its root with all namespaces, and what stands in it."""
    return f"{HEAD}<w:{tag} {_NAMESPACES}>{content}</w:{tag}>"


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str = "", *, style: str = "", num: int | None = None, level: int | None = None, more: str = "") -> str:
    """A paragraph; its content is words, or XML if it begins with ``<``."""
    about = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None or level is not None:
        about += "<w:numPr>"
        about += f'<w:ilvl w:val="{level}"/>' if level is not None else ""
        about += f'<w:numId w:val="{num}"/>' if num is not None else ""
        about += "</w:numPr>"
    inner = content if content.startswith("<") else run(content) if content else ""
    return f"<w:p><w:pPr>{about}{more}</w:pPr>{inner}</w:p>"


def lvl(level: int, form: str = "decimal", text: str | None = None, *, start: int | None = 1, more: str = "") -> str:
    """A level of a definition; ``more`` stands between format and text (``w:pStyle``, ``w:lvlRestart`` …)."""
    shown = f"%{level + 1}." if text is None else text
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{level}">{begin}<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{escape(shown)}"/>'
        f'<w:lvlJc w:val="left"/></w:lvl>'
    )


def abstract(identifier: int, *levels: str, more: str = "") -> str:
    """A definition of a numbering."""
    return (
        f'<w:abstractNum w:abstractNumId="{identifier}"><w:multiLevelType w:val="multilevel"/>{more}'
        f"{''.join(levels)}</w:abstractNum>"
    )


def num(identifier: int, definition: int, overrides: str = "") -> str:
    """An instance of a definition."""
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def start_at(level: int, start: int) -> str:
    """An override of the first number of a level."""
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(
    identifier: str, *, name: str = "", based: str = "", paragraph: str = "", run: str = "", more: str = ""
) -> str:
    """A paragraph style."""
    about = f'<w:basedOn w:val="{based}"/>' if based else ""
    about += f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    about += f"<w:rPr>{run}</w:rPr>" if run else ""
    about = f'<w:name w:val="{name or identifier}"/>{about}'
    return f'<w:style w:type="paragraph" {more} w:styleId="{identifier}">{about}</w:style>'


def ref(identifier: int, kind: str = "footnote") -> str:
    """The mark of a note."""
    return f'<w:r><w:{kind}Reference w:id="{identifier}"/></w:r>'


def note(identifier: int, *paragraphs: str, kind: str = "footnote") -> str:
    """A note of one paragraph or more; each is words."""
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    inner = "".join(
        p((mark if place == 0 else "") + run((" " if place == 0 else "") + text))
        for place, text in enumerate(paragraphs)
    )
    return f'<w:{kind} w:id="{identifier}">{inner}</w:{kind}>'


def separators(kind: str = "footnote") -> str:
    """The two notes that are lines above notes."""
    return "".join(
        f'<w:{kind} w:type="{name}" w:id="{place}">{p(f"<w:r><w:{name}/></w:r>")}</w:{kind}>'
        for place, name in ((-1, "separator"), (0, "continuationSeparator"))
    )


def table(*rows: Iterable[str]) -> str:
    """A table; each cell is XML of a cell's content, or words."""
    cells = ["".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows]
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def deleted(text: str) -> str:
    """A tracked deletion."""
    return (
        f'<w:del w:id="90" w:author="A"><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'
    )


def inserted(text: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="91" w:author="A">{run(text)}</w:ins>'


def parts(body: str, *, headers: Mapping[str, str] | None = None, **others: str) -> dict[str, str]:
    """The parts of a document by name.

    Args:
        body: XML of the body.
        headers: relationship → XML of a header.
        others: XML of the parts ``styles``, ``numbering`` …, without their roots.
    """
    heads = dict(headers or {})
    out = {"word/document.xml": root("document", f"<w:body>{body}</w:body>")}
    out |= {f"word/{kind}.xml": root(kind, content) for kind, content in others.items()}
    out |= {f"word/{key}.xml": root("hdr", content) for key, content in heads.items()}
    kinds = {"document": "document.main", **{kind: kind for kind in others}, **dict.fromkeys(heads, "header")}
    types = "".join(f'<Override PartName="/word/{k}.xml" ContentType="{_TYPE}.{v}+xml"/>' for k, v in kinds.items())
    relations = [(kind, kind, f"{kind}.xml") for kind in others] + [(key, "header", f"{key}.xml") for key in heads]
    out["[Content_Types].xml"] = (
        f'{HEAD}<Types xmlns="{OPEN}/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    out["_rels/.rels"] = relationships([("rId1", "officeDocument", "word/document.xml")])
    out["word/_rels/document.xml.rels"] = relationships(relations)
    return out


def relationships(entries: Iterable[tuple[str, str, str]], mode: str = "") -> str:
    """A part of relationships: identifier, kind, target."""
    inner = "".join(
        f'<Relationship Id="{i}" Type="{R}/{kind}" Target="{target}"{mode}/>' for i, kind, target in entries
    )
    return f'{HEAD}<Relationships xmlns="{OPEN}/package/2006/relationships">{inner}</Relationships>'


def pack(members: Mapping[str, str | bytes]) -> bytes:
    """An archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str, *, headers: Mapping[str, str] | None = None, **others: str) -> bytes:
    """A document; see :func:`parts`."""
    return pack(parts(body, headers=headers, **others))


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: a drawing, and the same in VML for older programs."""
    inner = f"<w:txbxContent>{''.join(map(p, paragraphs))}</w:txbxContent>"
    drawing = (
        f"<w:drawing><wp:anchor><wp:posOffset>123</wp:posOffset><wps:txbx>{inner}</wps:txbx></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:textbox>{inner}</v:textbox></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
