"""The elements, attributes and words of HTML that a reader must tell apart (HTML Living Standard, 2026)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements that begin and end a line; all others stand within one.
BLOCKS: Final = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div"}
    | {"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody"}
    | {"td", "tfoot", "th", "thead", "title", "tr", "ul", "search", "hgroup"}
)
# What an element is made by its style, whatever its name.
BLOCK_STYLE: Final = re.compile(
    r"(?:^|;)\s*display\s*:\s*(block|list-item|flow-root|flex|grid|table(?:-row|-cell|-caption|-\w+-group)?)\s*(?:;|!|$)",
    re.I,
)
HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
LISTS: Final = frozenset({"ol", "ul", "menu", "dir"})
# What is never words of the document, shown or not.
SILENT: Final = frozenset(
    {
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "canvas",
    }
    | {"svg", "img", "map", "input", "select", "textarea", "button", "datalist", "rt", "rp", "xml", "title", "meta"}
)
# What was taken out of the text: marked as deleted, or struck through.
STRUCK: Final = frozenset({"del", "s", "strike"})
# Parts of a page around the document that it holds.
FURNITURE: Final = frozenset({"nav", "aside", "dialog", "form", "search"})
PAGE_FURNITURE: Final = frozenset({"header", "footer"})  # but within the document they are its own
FURNITURE_ROLES: Final = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar"}
)
FURNITURE_WORDS: Final = frozenset(
    {"cookie", "cookies", "breadcrumb", "breadcrumbs", "menu", "navbar", "navigation", "sidebar", "pager", "share"}
    | {"sharing", "social", "addtoany", "addthis", "skip", "toolbar", "newsletter", "subscribe", "feedback"}
)
HIDDEN_CLASSES: Final = frozenset(
    {"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "element-invisible", "hidden"}
)
HIDDEN_STYLE: Final = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
# Tables of contents, by the class of a line (Word), by the identifier or a class of the whole, or by their role.
CONTENTS_LINE: Final = re.compile(r"(?:^|\s)MsoToc[1-9](?:\s|$)", re.I)
CONTENTS: Final = re.compile(r"toc|table[ _-]?of[ _-]?contents\d*", re.I)
CONTENTS_ROLE: Final = "doc-toc"
# How lists count, by their attribute and by their style.
COUNTS: Final = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
LIST_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:\s*(?:[^;]*\s)?([a-z-]+)", re.I)
UNMARKED: Final = frozenset({"none", "initial", "inherit", "unset"})
# Pages that hold no document, by the words of a short page or of its title.
NO_DOCUMENT: Final = re.compile(
    r"\b40[0-9]\b|\b50[0-9]\b|not found|not available|no longer available|does not exist|cannot be found|access denied"
    r"|forbidden|unavailable|try again|error|sign in|log ?in|password|introuvable|indisponible|acc[eè]s refus[eé]"
    r"|no (?:se )?(?:ha )?encontrad[oa]|no est[aá] disponible|acceso denegado|не найден|недоступ|доступ запрещ"
    r"|غير متاح|غير موجود|تعذر|未找到|无法找到|不存在|无法访问|拒绝访问",
    re.I,
)
NEEDS_PROGRAM: Final = re.compile(r"javascript|enable scripts|активируйте|启用", re.I)


def display(element: _Element) -> str:
    """What the style of an element makes of it, if that begins and ends a line (``block``, ``table-cell``)."""
    style = element.get("style")
    found = BLOCK_STYLE.search(style) if style else None
    return found[1].lower() if found else ""


def is_block(element: _Element) -> bool:
    """Whether an element begins and ends a line: by its name, or by its style."""
    return element.tag in BLOCKS or (element.tag != "br" and display(element) != "")
