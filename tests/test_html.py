"""Pages of HTML: what is shown of them, in which part, with which labels, in which encoding."""

from __future__ import annotations

import pytest
from lxml import html

from travaux.errors import InputError
from travaux.model import RawDocument
from travaux.readers.html import read_html
from travaux.readers.html.labels import label, open_list
from travaux.readers.xml import resolve

LONG = "The Board of Example took note of the report of the Director on the work of the year. " * 12


def page(body: str, head: str = '<meta charset="utf-8">') -> RawDocument:
    return read_html("page.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def lines(document: RawDocument) -> list[str]:
    return [document.text[block.span.start : block.span.end] for block in document.blocks]


def refused(content: bytes) -> str:
    with pytest.raises(InputError) as error:
        read_html("page.html", content)
    assert "\n" not in error.value.message
    return error.value.message


# ---------------------------------------------------------------- lines


def test_paragraphs_headings_and_line_breaks() -> None:
    document = page("<h2>One<br>heading</h2><p>First<br>second<br><br>third</p>Loose <b>words</b><div>Last</div>")
    assert lines(document) == ["One heading", "First", "second", "third", "Loose words", "Last"]
    assert [block.flow for block in document.blocks] == ["opens", "opens", "breaks", "opens", "opens", "opens"]
    assert [block.kind for block in document.blocks[:2]] == ["heading", "line"]
    assert document.blocks[0].level == 2


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ("", ["1. x", "2. y"]),
        ('start="3"', ["3. x", "4. y"]),
        ('type="a"', ["a. x", "b. y"]),
        ('type="A" start="27"', ["AA. x", "AB. y"]),
        ('type="i" start="4"', ["iv. x", "v. y"]),
        ('type="I" start="1999"', ["MCMXCIX. x", "MM. y"]),
        ("reversed", ["2. x", "1. y"]),
        ('start="-1"', ["-1. x", "0. y"]),
        ('start="99999999999999"', ["999999. x", "1000000. y"]),
        ('style="list-style-type: lower-roman"', ["i. x", "ii. y"]),
        ('style="list-style: none"', ["x", "y"]),
        ('style="list-style-type: arabic-indic"', ["١. x", "٢. y"]),
        ('style="list-style-type: cjk-ideographic" start="10"', ["十、 x", "十一、 y"]),
    ],
)
def test_labels_of_lists_are_those_that_a_browser_shows(attributes: str, shown: list[str]) -> None:
    assert lines(page(f"<ol {attributes}><li>x<li>y</ol>")) == shown


def test_an_item_may_have_a_number_of_its_own_and_print_its_label() -> None:
    assert lines(page("<ol><li>x<li value=7>y<li>z</ol>")) == ["1. x", "7. y", "8. z"]
    assert lines(page("<ol><li>1. Printed<li>2) Printed too</ol>")) == ["1. Printed", "2) Printed too"]


def test_nested_lists_keep_their_counts_and_bullets_are_no_words() -> None:
    document = page("<ol><li>x<ol type=a><li><p>y</p><p>more</p></ol><li>z<ul><li>u</ul></ol>")
    assert lines(document) == ["1. x", "a. y", "more", "2. z", "u"]
    assert [block.bullet for block in document.blocks] == [False, False, False, False, True]


def test_numbers_that_word_writes_beside_its_lists() -> None:
    ignored = "style='mso-list:Ignore'"
    document = page(
        f"<p class=MsoNormal><![if !supportLists]><span {ignored}>1.<span>&nbsp;&nbsp; </span></span><![endif]>"
        f"Requests</p>"
        f"<p><span {ignored}>·<span>&nbsp; </span></span>A bullet</p><!--[if mso]><p>Not shown</p><![endif]-->"
    )
    assert lines(document) == ["1. Requests", "A bullet"]
    assert [block.bullet for block in document.blocks] == [False, True]


def test_what_is_hidden_struck_out_or_no_word_is_left_out() -> None:
    document = page(
        "<p hidden>a</p><p style='display: none'>b</p><script>c</script><template>d</template>"
        "<noscript>e</noscript>"
        "<p class=sr-only>f</p><p><span aria-hidden=true>#</span>co&shy;op<wbr>er&#8203;ate "
        "<del>old</del><ins>new</ins>"
        "<img alt='g'> <ruby>漢<rt>kan</rt></ruby> <bdo dir=rtl>abc</bdo></p>"
    )
    assert lines(document) == ["cooper\u200bate new 漢 abc"]
    assert [one.code for one in document.findings] == ["struck-out"]


def test_raised_numbers_are_marks_and_ordinals_are_words() -> None:
    assert lines(page("<p>the Assembly<sup>1</sup> on the 1<sup>st</sup> of May</p>")) == [
        "the Assembly¹ on the 1st of May"
    ]


def test_preformatted_text_keeps_its_lines() -> None:
    document = page("<pre>one\ntwo\n\nthree</pre>")
    assert lines(document) == ["one", "two", "three"]
    assert [(block.flow, block.gap) for block in document.blocks[1:]] == [("unknown", False), ("unknown", True)]


# ---------------------------------------------------------------- notes


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (
            '<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>',
            '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Ibid.</p></div>',
        ),
        ('<sup><a href="#x" id=y>1</a></sup>', '<ol><li id=x>Ibid. <a href="#y">↩</a></ol>'),
        ('<sup id=cite1><a href="#z">[1]</a></sup>', '<p><a id=z href="#cite1">1.</a> Ibid.</p>'),
        (
            '<a role=doc-noteref href="#q" id=r>1</a>',
            "<section><aside role=doc-footnote id=q>1 Ibid.</aside></section>",
        ),
        (
            '<a name=sdfootnote1anc href="#sdfootnote1sym"><sup>1</sup></a>',
            '<div id=sdfootnote1><p><a name=sdfootnote1sym href="#sdfootnote1anc">1</a>Ibid.</p></div>',
        ),
    ],
)  # fmt: skip
def test_notes_stand_behind_the_line_of_their_mark(mark: str, note: str) -> None:
    document = page(f"<p>The Board{mark} took note.</p><p>Second.</p><hr>{note}")
    assert lines(document) == ["The Board[^1] took note.", "[^1]: Ibid.", "Second."]


def test_a_link_to_a_section_is_no_note() -> None:
    assert lines(page('<p>See <a href="#s">2</a>.</p><h2 id=s>Two</h2><p>Words</p>')) == ["See 2.", "Two", "Words"]


# ---------------------------------------------------------------- tables


def test_cells_of_a_table_of_data_and_lines_of_one_that_lays_out() -> None:
    data = page(
        "<table border=1><tr><th>A<th colspan=2>B<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td><p>5</p><p>6</p></table>"
    )
    assert [block.cell for block in data.blocks] == [
        (1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 2), (1, 2, 3), (1, 3, 2), (1, 3, 3), (1, 3, 3),
    ]  # fmt: skip
    layout = page("<table><tr><td>United Nations<td>EX/1<tr><td>Board<td>1 May 2020</table>")
    assert lines(layout) == ["United Nations", "EX/1", "Board", "1 May 2020"]
    assert {block.cell for block in layout.blocks} == {None}


# ---------------------------------------------------------------- region


@pytest.mark.parametrize(
    "main", ["<main>{}</main>", "<div role=main>{}</div>", "<article>{}</article>", "<div id=b>{}</div>"]
)
def test_the_main_part_is_read_and_the_rest_is_counted(main: str) -> None:
    around = "<nav><a href=/>Home</a> <a href=/x>All the other pages of this site are listed here too</a></nav>"
    banner = "<div class='eu-cookie-compliance'>We use cookies on this site</div>"
    document = page(f"{around}{banner}<div>{main.format(f'<p>{LONG}</p>')}</div><footer>Terms of use</footer>")
    assert lines(document) == [LONG.strip()]
    (finding,) = document.findings
    assert (finding.code, finding.severity) == ("page-furniture", "info")
    assert "21 of the" in finding.message


def test_a_document_by_itself_is_read_whole() -> None:
    document = page(f"<div class=WordSection1><p>{LONG}</p></div><div class=WordSection2><p>Annex</p></div>")
    assert lines(document) == [LONG.strip(), "Annex"]
    assert document.findings == ()


# ---------------------------------------------------------------- places


def test_fragments_find_the_lines_in_the_page() -> None:
    source = (
        "<html><body><div><p>One</p></div><div><p id='a b'>Two</p><p id=c>Three</p>"
        "<p>Four <b id=d>five</b></p></div></body></html>"
    )
    document = read_html("page.html", source.encode())
    tree = html.fromstring(source).getroottree()
    found = {document.text[one.span.start : one.span.end]: one.fragment for one in document.locators}
    assert found["Three"] == "c"
    assert found["One"] == "/html/body/div[1]/p"
    for words, fragment in found.items():
        element = resolve(tree, fragment)
        assert element is not None
        assert "".join(element.itertext()) == words  # type: ignore[arg-type]


# ---------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("windows-1252", "décision n° 1 – “oui”"),
        ("windows-1251", "Генеральная Ассамблея"),
        ("windows-1256", "الجمعية العامة"),
        ("gb18030", "联合国大会"),
        ("gb2312", "联合国大会"),
        ("big5", "聯合國大會"),
        ("koi8-r", "Генеральная Ассамблея"),
    ],
)
def test_declared_encodings(encoding: str, words: str) -> None:
    for declaration in (
        f"<meta charset={encoding}>",
        f'<meta http-equiv=content-type content="text/html; charset={encoding}">',
    ):
        assert lines(read_html("page.html", f"{declaration}<p>{words}</p>".encode(encoding))) == [words]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_that_show_themselves(encoding: str) -> None:
    content = "<html><head><meta charset=latin1></head><body><p>联合国 décision</p></body></html>".encode(encoding)
    assert lines(read_html("page.html", content)) == ["联合国 décision"]


def test_a_wrong_declaration_is_overruled_by_valid_utf_8() -> None:
    document = read_html("page.html", "<meta charset=iso-8859-1><p>Décision de l’Assemblée</p>".encode())
    assert lines(document) == ["Décision de l’Assemblée"]
    assert [(one.code, one.severity) for one in document.findings] == [("encoding", "info")]


def test_unreadable_characters_are_reported_and_many_are_refused() -> None:
    document = read_html("page.html", b"<meta charset=utf-8><p>a\xffb" + b" words" * 100)
    assert [(one.code, one.severity) for one in document.findings] == [("encoding", "warning")]
    assert refused(b"<meta charset=utf-8><p>" + "Генеральная Ассамблея ".encode("cp1251") * 9)


# ---------------------------------------------------------------- no document, hostile pages


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"<html></html>", "no text"),
        (b"<title>404 Not Found</title><h1>Not Found</h1><p>nginx</p>", "holds no document"),
        (b"<title>Sign in</title><form><p>Sign in <input type=password></form>", "log in"),
        (
            "<meta charset=utf-8><title>Документ не найден</title><p>Документ не найден</p>".encode(),
            "holds no document",
        ),
        (b"<div id=root></div><script src=a.js></script><noscript>You need JavaScript</noscript>", "JavaScript"),
        (b"<frameset><frame src=a.html></frameset>", "frame"),
        (b"<meta http-equiv=refresh content='0; url=http://127.0.0.1/'><p>Moving", "another address"),
        (b"<!DOCTYPE html [<!ENTITY a 'b'>]><p>&a;</p>", "entities"),
        (b"<div>" * 100_000 + b"x", "nested"),
        (bytes(range(256)) * 100, "binary"),
    ],
)
def test_what_is_no_document_is_refused_with_its_reason(content: bytes, word: str) -> None:
    assert word in refused(content)


@pytest.mark.parametrize(
    "content",
    [
        b"<p " + b"a='" + b"x" * 2_000_000 + b"'>Words</p>",
        b"<div>" * 1_900 + b"<p>Words",
        b"<p>" + b"<b>" * 1_900 + b"Words",
        b"<table>" * 500 + b"<tr><td>Words",
        b"<p>Wo\0rds",
        b"<p>" + b"<wbr>" * 20_000 + b"Words",
        b"<base href='http://127.0.0.1/'><link rel=stylesheet href='http://127.0.0.1/x.css'><p>Words",
    ],
)
def test_odd_pages_are_read_all_the_same(content: bytes) -> None:
    assert lines(read_html("page.html", content)) == ["Words"]


def test_a_list_can_be_opened_without_attributes() -> None:
    element = html.fragment_fromstring("<ul><li>x</li></ul>")
    assert label(element[0], open_list(element)) == ""
