"""XML and HTML that are made to harm, or are broken."""

from __future__ import annotations

from hostile_case import GOOD, Bad, Place

_NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_META = (
    '<meta><identification source="#x"><FRBRWork><FRBRthis value="/akn/un/statement/deliberation/2098/1"/></FRBRWork>'
    "</identification></meta>"
)


def akn(inner: str = "", *, before: str = "", encoding: str = "utf-8", more: str = "") -> bytes:
    """A document of Akoma Ntoso with one good paragraph.

    Args:
        inner: XML behind that paragraph.
        before: what stands before the outermost element.
        encoding: as it is written and declared.
        more: attributes of the outermost element.
    """
    body = f"<paragraph eId='para_1'><num>1.</num><content><p>{GOOD}</p></content></paragraph>{inner}"
    text = f'<statement name="x">{_META}<mainBody>{body}</mainBody></statement>'
    text = f'<akomaNtoso xmlns="{_NS}" {more}>{text}</akomaNtoso>'
    return f'<?xml version="1.0" encoding="{encoding}"?>\n{before}{text}'.encode(encoding)


def _p(words: str) -> str:
    return f"<paragraph><content><p>{words}</p></content></paragraph>"


def html(body: str, head: str = "") -> bytes:
    """A page with one good paragraph."""
    return (
        f"<!DOCTYPE html><html><head><title>Made</title>{head}</head><body><p>{GOOD}</p>{body}</body></html>".encode()
    )


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
_MANY_ATTRIBUTES = " ".join(f'a{number}="x"' for number in range(100_000))
_ENTITIES = "declares entities of its own"
_XML = "not well-formed XML"
_DEEP = "nested deeper"
_LONG = "more than 100,000 lines"
_MANY = "paragraphs, more than 10,000"
_NAMESPACES = " ".join(f'xmlns:n{number}="urn:{number}"' for number in range(50_000))
_XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'


def _system(at: Place, parameter: bool = False) -> str:
    percent = "% " if parameter else ""
    use = "%x;" if parameter else ""
    return f'<!DOCTYPE akomaNtoso [<!ENTITY {percent}x SYSTEM "{at.secret.as_uri()}">{use}]>\n'


def _hidden_in_ebcdic() -> bytes:
    """Declarations in an encoding in which no byte is that of ASCII."""
    return akn(_p("&l11;"), before=f"<!DOCTYPE akomaNtoso [{_LAUGHS}]>", encoding="cp037").replace(
        "cp037".encode("cp037"), "IBM037".encode("cp037")
    )


def _utf7() -> bytes:
    text = '+ADwAIQ-DOCTYPE x +AFs- +ADwAIQ-ENTITY y "z"+AD4 +AF0APg-'
    return akn(before=text).replace(b'encoding="utf-8"', b'encoding="utf-7"')


XML = [
    Bad(
        "entities that expand (billion laughs)",
        "laughs.akn",
        lambda at: akn(_p("&l11;"), before=f"<!DOCTYPE a [{_LAUGHS}]>"),
        _ENTITIES,
    ),
    Bad(
        "a long entity used 100,000 times",
        "quadratic.akn",
        lambda at: akn(_p("&q;" * 100_000), before=f'<!DOCTYPE a [<!ENTITY q "{"q" * 100_000}">]>'),
        _ENTITIES,
    ),
    Bad("parameter entities", "parameter.akn", lambda at: akn(before=_system(at, True)), _ENTITIES),
    Bad("an entity that is a file", "file.akn", lambda at: akn(_p("&x;"), before=_system(at)), _ENTITIES),
    Bad(
        "an entity that is an address",
        "address.akn",
        lambda at: akn(_p("&x;"), before=f'<!DOCTYPE a [<!ENTITY x SYSTEM "{at.address}">]>'),
        _ENTITIES,
    ),
    Bad(
        "a document type at an address",
        "dtd.akn",
        lambda at: akn(before=f'<!DOCTYPE akomaNtoso SYSTEM "{at.address}">'),
        read=GOOD,
    ),
    Bad("an entity that is not declared", "undeclared.akn", lambda at: akn(_p("&x;")), _XML),
    Bad("entities in EBCDIC", "ebcdic.xml", lambda at: _hidden_in_ebcdic(), _XML),
    Bad("UTF-7, declared", "utf7.akn", lambda at: _utf7(), _ENTITIES),
    Bad("an encoding that is none", "encoding.akn", lambda at: akn().replace(b'"utf-8"', b'"utf-99"'), _XML),
    Bad("UTF-16, declared as UTF-8", "utf16.akn", lambda at: akn().decode().encode("utf-16"), read=GOOD),
    Bad(
        "XInclude of a file and an address",
        "include.akn",
        lambda at: akn(
            f'<xi:include href="{at.secret.as_uri()}" parse="text"/><xi:include href="{at.address}"/>', more=_XI
        ),
        read=GOOD,
    ),
    Bad(
        "a style sheet (XSLT) at an address",
        "xslt.akn",
        lambda at: akn(before=f'<?xml-stylesheet type="text/xsl" href="{at.address}"?>'),
        read=GOOD,
    ),
    Bad(
        "100,000 elements deep", "deep.akn", lambda at: akn("<hcontainer>" * 100_000 + "</hcontainer>" * 100_000), _DEEP
    ),
    Bad("100,000 attributes on one element", "attributes.akn", lambda at: akn(f"<p {_MANY_ATTRIBUTES}/>"), read=GOOD),
    Bad("50,000 namespaces", "namespaces.akn", lambda at: akn(more=_NAMESPACES), read=GOOD),
    Bad(
        "an attribute of 11 MB",
        "attribute.akn",
        lambda at: akn(f'<p class="{"x" * 11_000_000}"/>'),
        "longer than in any document",
    ),
    Bad("a paragraph of 9 MB", "paragraph.akn", lambda at: akn(_p("Word. " * 1_500_000)), "3,000,000 characters"),
    Bad("110,000 paragraphs", "long.akn", lambda at: akn(_p("Word.") * 110_000), _LONG),
    Bad("200,000 empty elements", "hollow.akn", lambda at: akn("<p/>" * 200_000), read=GOOD),
    Bad(
        "11,000 paragraphs, 200 deep",
        "comb.akn",
        lambda at: akn("<hcontainer>" * 200 + "<p>W.</p>" * 11_000 + "</hcontainer>" * 200),
        _MANY,
    ),
    Bad(
        "entities behind a comment, in an attribute",
        "comment.akn",
        lambda at: akn("<p class='&l11;'/>", before=f"<!-- <a> --><!DOCTYPE a [{_LAUGHS}]>"),
        _ENTITIES,
    ),
    Bad("no end", "cut.akn", lambda at: akn()[:-60], _XML),
    Bad(
        "other XML",
        "other.xml",
        lambda at: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        "not Akoma Ntoso",
    ),
    Bad(
        "20 MB of blanks before the first element",
        "blank.xml",
        lambda at: b" " * 19_900_000 + akn()[39:],
        "longer than in any document",
    ),
    Bad(
        "Akoma Ntoso without text", "textless.akn", lambda at: f'<akomaNtoso xmlns="{_NS}"/>'.encode(), "holds no text"
    ),
]

HTML = [
    Bad("100,000 elements deep", "deep.html", lambda at: html("<div>" * 100_000 + "Deep."), _DEEP),
    Bad("a million elements that do not end", "unclosed.html", lambda at: html("<b>" * 1_000_000), _DEEP),
    Bad("11,000 paragraphs, 240 deep", "comb.html", lambda at: html("<div>" * 240 + "<p>Word." * 11_000), _MANY),
    Bad(
        "the same, hidden and struck out at each depth",
        "hidden.html",
        lambda at: html('<sup aria-hidden="true"><span style="mso-list:ignore">' * 110 + "<p>Word." * 11_000),
        _MANY,
    ),
    Bad(
        "11,000 paragraphs in tables in tables, 60 deep",
        "tables.html",
        lambda at: html("<table><tr><td>" * 60 + "<p>Word." * 11_000),
        _MANY,
    ),
    Bad("200,000 cells", "cells.html", lambda at: html("<table border=1>" + ("<tr>" + "<td>1" * 1_000) * 200), _LONG),
    Bad(
        "cells that span 10^9 columns and rows",
        "spans.html",
        lambda at: html(
            "<table border=1>" + "<tr><td colspan=1000000000 rowspan=1000000000>A<td colspan=1000 rowspan=65534>B" * 500
        ),
        read=GOOD,
    ),
    Bad(
        "lists that begin at 10^18",
        "lists.html",
        lambda at: html(
            "<ol start=1000000000000000000><li>A<li value=-9999999999999>B</ol>"
            "<ol type=i start=999999><li>C</ol>"
            "<ol type=a start=999999><li>D</ol>"
        ),
        read=GOOD,
    ),
    Bad(
        "a refresh to another address",
        "refresh.html",
        lambda at: f'<html><meta http-equiv="refresh" content="0;url={at.address}"><p>Moved.'.encode(),
        "leads on to another address",
    ),
    Bad(
        "frames around other addresses",
        "frames.html",
        lambda at: f'<html><frameset><frame src="{at.address}"></frameset>'.encode(),
        "frame around other files",
    ),
    Bad(
        "scripts, pictures, style sheets, objects, inner frames at addresses",
        "outside.html",
        lambda at: html(
            f"<p>{GOOD * 3}"
            + "".join(
                f'<{tag} {key}="{at.address}"></{tag}>'
                for tag, key in (
                    ("script", "src"),
                    ("img", "src"),
                    ("iframe", "src"),
                    ("object", "data"),
                    ("embed", "src"),
                    ("video", "src"),
                )
            ),
            f'<base href="{at.address}"><link rel=stylesheet href="{at.address}">'
            f'<link rel=import href="{at.secret.as_uri()}">',
        ),
        read=GOOD,
    ),
    Bad("an attribute of 11 MB", "attribute.html", lambda at: html(f'<p class="{"x" * 11_000_000}">Word.'), read=GOOD),
    Bad(
        "100,000 attributes on one element",
        "attributes.html",
        lambda at: html(f"<p {_MANY_ATTRIBUTES}>Word."),
        "more than 1,000 attributes",
    ),
    Bad("a style of 10 MB", "style.html", lambda at: html(f'<p style="{"border:none;" * 800_000}">Word.'), read=GOOD),
    Bad(
        "400,000 references to characters, half of them to none",
        "entities.html",
        lambda at: html("<p>" + "&#x110000;&eacute;&#0;&nosuch;" * 100_000),
        read=GOOD,
    ),
    Bad("NUL characters", "nul.html", lambda at: html("<p>Wo\0rd.\0" * 100), read=GOOD),
    Bad("a comment that does not end", "comment.html", lambda at: html("<!-- " + "<p>Word." * 1_000), read=GOOD),
    Bad(
        "100,000 comments and conditions that do not end",
        "conditions.html",
        lambda at: html("<![if x" * 100_000 + "<!--" * 100_000),
        read=GOOD,
    ),
    Bad(
        "11,000 notes that refer to one another",
        "notes.html",
        lambda at: html("".join(f'<p id=n{n}><a href="#n{n + 1}"><sup>{n}</sup></a> Note.' for n in range(11_000))),
        _MANY,
    ),
    Bad(
        "entities that are declared",
        "entity.html",
        lambda at: f'<!DOCTYPE html [<!ENTITY x SYSTEM "{at.secret.as_uri()}">]><html><p>{GOOD}<p>&x;'.encode(),
        _ENTITIES,
    ),
    Bad(
        "XHTML with entities that expand",
        "laughs.xhtml",
        lambda at: (
            f'<?xml version="1.0"?><!DOCTYPE html [{_LAUGHS}]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{GOOD}</p><p>&l11;</p></body></html>'.encode()
        ),
        _ENTITIES,
    ),
    Bad("UTF-7, declared", "utf7.html", lambda at: html("<p>+ADw-script+AD4-", '<meta charset="utf-7">'), read=GOOD),
    Bad(
        "a page that a program would fill",
        "program.html",
        lambda at: b"<html><body><div id=app></div><script>x()</script></body></html>",
        "until a program in a browser",
    ),
]
