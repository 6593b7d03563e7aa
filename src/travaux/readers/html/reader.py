"""From a page to a canonical text: decode, parse, choose the region, read it, and say what was left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from travaux.errors import InputError
from travaux.model import RawDocument
from travaux.readers import media
from travaux.readers.canonical import Writer
from travaux.readers.html.encoding import decode
from travaux.readers.html.names import NEEDS_PROGRAM, NO_DOCUMENT
from travaux.readers.html.notes import Notes
from travaux.readers.html.region import Region
from travaux.readers.html.walk import Page
from travaux.readers.xml import refuse_entities

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHORT: Final = 120  # words: a page that says why there is no document has fewer
_EMPTY: Final = 15  # words: what stands on a page before a program fills it
_FEW: Final = 10  # words that may be left out without a word about it
_MARKUP: Final = re.compile(r"<(?:wbr\b[^<>]*|!\[(?:if\b[^<>]*|endif)\]-{0,2})>", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"\A\s*<\?xml\b.*?\?>", re.DOTALL)
_TAG: Final = re.compile(r"""<[A-Za-z](?:[^>"']++|"[^"]*+"|'[^']*+')*+""")
_QUOTED: Final = re.compile(r"""\"[^"]*"|'[^']*'""")
_PROGRAM_END: Final = re.compile("</script", re.IGNORECASE)
_LONG: Final = 10_000  # characters of a tag whose attributes are counted
_ATTRIBUTES: Final = 1_000  # of an element; the parser compares each with all before it
_GET: Final = "Get the document itself, as PDF, DOCX or HTML."


def read_html(name: str, content: bytes) -> RawDocument:
    """Read a page of HTML.

    What its language attribute says is not taken: templates of sites say ``en`` of pages in all languages, and the text
    itself tells. Nothing that a page refers to is fetched: no frames, style sheets or pictures, and no other address.

    Raises:
        InputError: its encoding cannot be told, it declares entities or is nested too deeply, or holds no document.
    """
    writer = Writer(name, media.HTML)
    refuse_entities(name, content)
    root = _parse(name, decode(writer, content))
    region = Region(root)
    _refuse_empty(name, root, region)
    page = Page(writer, region, Notes(root))
    page.read()
    if not page.words:
        raise InputError("This page holds no text.", path=name, remedy=_GET)
    left = region.total - page.words
    if left > _FEW:
        message = f"{left:,} of the {region.total:,} words of the page (navigation, banners, forms) are left out."
        writer.report("page-furniture", message, severity="info")
    if page.struck:
        message = f"{page.struck:,} stretches that are struck out or marked as deleted are left out."
        writer.report("struck-out", message, severity="info")
    return writer.finish()


def _parse(name: str, text: str) -> _Element:
    """The tree of a page.

    Raises:
        InputError: there is none, or it is nested deeper than any page.
    """
    from lxml import etree

    text = _MARKUP.sub("", _DECLARATION.sub("", text, count=1))
    _refuse_attributes(name, text)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"This is not HTML: {error.msg}.", path=name, remedy=_GET) from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        remedy = "Save the page anew from a browser, or as text."
        raise InputError("The elements of this page are nested deeper than in any document.", path=name, remedy=remedy)
    if root is None:
        raise InputError("This page holds no text.", path=name, remedy=_GET)
    return root


def _refuse_attributes(name: str, text: str) -> None:
    """Refuse a page on which an element has more attributes than any.

    Raises:
        InputError: one has.
    """
    place = 0
    while tag := _TAG.search(text, place):
        place = tag.end()
        if place - tag.start() > _LONG:
            bare = _QUOTED.sub("", tag[0])
            if max(len(bare.split()), bare.count("="), bare.count("/")) > _ATTRIBUTES:
                message = f"An element of this page has more than {_ATTRIBUTES:,} attributes."
                raise InputError(message, path=name, remedy="Save the page anew from a browser, or as text.")
        if tag[0][1:7].lower() == "script":  # what looks like tags in a program is none
            end = _PROGRAM_END.search(text, place)
            place = end.end() if end else len(text)


def _refuse_empty(name: str, root: _Element, region: Region) -> None:
    """Refuse a page that stands in place of a document, and say why.

    Raises:
        InputError: it is a frame, a redirection, a shell for a program, a form to log in, or says there is none.
    """
    count = region.words(region.root)
    if count > _SHORT:
        return
    shown = " ".join("".join(root.itertext("title", "h1", "h2", "p")).split())  # type: ignore[arg-type]
    quoted = f"“{shown[:120]}”" if shown else "nothing"
    if next(root.iter("frame", "iframe"), None) is not None and count <= _EMPTY:
        raise InputError("This page is a frame around other files, which are not fetched.", path=name, remedy=_GET)
    if any((meta.get("http-equiv") or "").lower() == "refresh" for meta in root.iter("meta")) and count <= _SHORT // 2:
        raise InputError("This page only leads on to another address, which is not followed.", path=name, remedy=_GET)
    if any((field.get("type") or "").lower() == "password" for field in root.iter("input")):
        raise InputError(f"This page asks to log in and holds no document: {quoted}.", path=name, remedy=_GET)
    noscript = " ".join("".join(part.itertext()) for part in root.iter("noscript"))  # type: ignore[arg-type]
    scripted = next(root.iter("script"), None) is not None
    lines = any(region.words(line) for line in region.root.iter("p", "li", "td", "pre", "h1", "h2", "h3", "h4"))
    asked = NEEDS_PROGRAM.search(f"{noscript} {shown}") is not None and count <= _SHORT // 2
    if scripted and ((count <= _EMPTY and not lines) or asked):
        message = "This page is empty until a program in a browser (JavaScript) fills it; no document is in it."
        raise InputError(message, path=name, remedy=_GET)
    if NO_DOCUMENT.search(shown[:400]) and not re.search(r"[A-Z]+/[A-Z0-9]+[./]", shown):
        raise InputError(f"This page holds no document; it says {quoted}.", path=name, remedy=_GET)
