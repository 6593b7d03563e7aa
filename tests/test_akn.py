"""Akoma Ntoso: identity, units, notes, metadata; the files of the Security Council beside their texts; hostile XML."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from travaux import authority
from travaux.errors import InputError
from travaux.graph.assemble import shard, triple
from travaux.model import Concept, RawDocument, Reading, State, Value, Vote, Work
from travaux.readers import read
from travaux.readers.akn import read_akn
from travaux.readers.xml import resolve
from travaux.relations import read_document

AKN3 = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
AKN2 = "http://www.akomantoso.org/2.0"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def akn(body: str, meta: str = "", kind: str = "doc", namespace: str = AKN3) -> RawDocument:
    text = f'<akomaNtoso xmlns="{namespace}" xmlns:akn4un="http://un.org/akn4un"><{kind}>{meta}{body}</{kind}></akomaNtoso>'
    return read_akn("document.xml", text.encode())


def lines(document: RawDocument) -> list[str]:
    return [document.text[b.span.start : b.span.end] for b in document.blocks if b.kind != "rule"]


def declared(document: RawDocument) -> list[str]:
    return [document.text[b.span.start : b.span.end] for b in document.blocks if b.kind == "rule"]


# ---------------------------------------------------------------- units


@pytest.mark.parametrize(("namespace", "key"), [(AKN3, "eId"), (AKN2, "id")])
def test_units_carry_their_numbers_and_identifiers(namespace: str, key: str) -> None:
    document = akn(
        f"""<preface><p>Example</p></preface><mainBody>
        <section {key}="s1"><num>I.</num><heading>Scope</heading>
          <paragraph {key}="p1"><num>1.</num><intro><p>The parties:</p></intro>
            <point {key}="p1a"><num>(a)</num><content><p>first;</p><p>and more</p></content></point>
            <wrapUp><p>as agreed.</p></wrapUp></paragraph>
        </section>
        <article {key}="a2"><num>Article 2</num>
          <paragraph><num>1.</num><content><p>Words<eol/>below</p></content></paragraph></article>
        <blockList><listIntroduction>Listed:</listIntroduction><item><num>•</num><p>bullet</p></item></blockList></mainBody>""",
        namespace=namespace,
    )
    assert lines(document) == [
        "Example", "I. Scope", "1. The parties:", "(a) first;", "and more", "as agreed.", "Article 2", "1. Words",
        "below", "Listed:", "bullet",
    ]  # fmt: skip
    assert [(b.kind, b.level) for b in document.blocks if b.kind == "heading"] == [("heading", 1), ("heading", 1)]
    assert [b.flow for b in document.blocks][8] == "breaks"
    assert document.blocks[-1].bullet
    fragments = {one.fragment for one in document.locators}
    assert {"s1", "a2"} <= fragments


def test_fragments_find_the_words_in_the_file() -> None:
    text = (
        f'<akomaNtoso xmlns="{AKN3}"><doc><coverPage eId="cover"><p>One</p><p><b>Two</b></p></coverPage><mainBody>'
        '<paragraph eId="para_1"><num>1.</num><content><p>Three</p></content></paragraph></mainBody></doc></akomaNtoso>'
    )
    document = read_akn("document.xml", text.encode())
    tree = etree.fromstring(text).getroottree()
    for one in document.locators:
        element = resolve(tree, one.fragment)
        assert element is not None
        printed = "".join(element.itertext()).replace("1.", "1. ")  # type: ignore[arg-type]
        assert document.text[one.span.start : one.span.end] == printed
    assert document.locators[-1].fragment == "para_1"


def test_notes_tables_quotations_and_unknown_elements_keep_their_words() -> None:
    document = akn(
        """<mainBody><p>Recalls<authorialNote marker="*"><p>See <ref href="#x">there</ref>.</p></authorialNote> it,
        <remark>(so)</remark> <mystery>whatever</mystery>:</p>
        <table><tr><td><p>a</p></td><td>b</td></tr><tr><td><p>c</p><p>d</p></td></tr></table>
        <p>Amend: <quotedStructure><paragraph><num>2.</num><content><p>New</p></content></paragraph></quotedStructure>
        so.</p>
        <strange><p>kept</p></strange></mainBody>"""
    )
    assert lines(document) == [
        "Recalls[^*] it, (so) whatever:", "[^*]: See there.", "a", "b", "c", "d", "Amend:", "2. New", "so.", "kept",
    ]  # fmt: skip
    assert [b.cell for b in document.blocks if b.cell] == [(1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 1)]
    assert [b.flow for b in document.blocks][8] == "continues"


@pytest.mark.parametrize("kind", ["act", "bill", "statement", "debateReport", "officialGazette", "portion"])
def test_other_kinds_of_document_are_read_by_how_they_are_built(kind: str) -> None:
    assert lines(akn("<body><section><num>1</num><content><p>Words.</p></content></section></body>", kind=kind)) == [
        "1 Words."
    ]


@pytest.mark.parametrize(("namespace", "key"), [(AKN3, "eId"), (AKN2, "id")])
def test_notes_in_the_metadata_stand_where_they_are_referred_to(namespace: str, key: str) -> None:
    meta = f"""<meta><notes source="#x"><note {key}="n1" marker="a"><p>See EX/1.</p></note>
    <note {key}="n2"><p>See EX/2<noteRef href="#n2"/>.</p></note></notes></meta>"""
    body = """<mainBody><p>One<noteRef href="#n1"/>, two<noteRef href="#n2" marker="(2)"/>.</p>
    <p>Again<noteRef href="#n1" marker="a"/>, elsewhere<noteRef href="#none" marker="3"/>.</p></mainBody>"""
    assert lines(akn(body, meta, namespace=namespace)) == [
        "One[^a], two[^2].", "[^a]: See EX/1.", "[^2]: See EX/2[^2].", "Again[^a], elsewhere.",
    ]  # fmt: skip


# ---------------------------------------------------------------- identity and metadata

META = """<meta><identification><FRBRWork>{work}<FRBRdate date="2020-05-06" name="adoption"/></FRBRWork>
<FRBRExpression><FRBRdate date="0001-01-01" name="publication"/><FRBRlanguage language="{language}"/></FRBRExpression>
</identification>{more}</meta>"""
BODY = "<mainBody><p>Words.</p></mainBody>"


@pytest.mark.parametrize(
    ("language", "code"),
    [("eng", "en"), ("fre", "fr"), ("fra", "fr"), ("chi", "zh"), ("zho", "zh"), ("es", "es"), ("deu", ""), ("", "")],
)
def test_the_language_is_that_of_the_expression(language: str, code: str) -> None:
    assert akn(BODY, META.format(work="", language=language, more="")).language == code


@pytest.mark.parametrize(
    ("work", "body", "symbol"),
    [
        ('<FRBRalias name="symbol" value="EX/2020/1"/>', BODY, "EX/2020/1"),
        ("", "<coverPage><p><docNumber>S/RES/1 (1946)</docNumber></p></coverPage>" + BODY, "S/RES/1 (1946)"),
        ('<FRBRnumber value="EX/EB.2020/13/Add.1"/>', BODY, "EX/EB.2020/13/Add.1"),
        ('<FRBRuri value="/akn/un/statement/deliberation/unsc/1946-01-25/1-1946/"/>', BODY, "S/RES/1 (1946)"),
        ('<FRBRuri value="/akn/un/statement/deliberation/unga/2018-05-31/72-279"/>', BODY, "A/RES/72/279"),
        ('<FRBRuri value="/akn/un/doc/paper/unga/2018-05-31/72-279"/>', BODY, ""),
    ],
)
def test_the_symbol_is_the_declared_or_printed_one(work: str, body: str, symbol: str) -> None:
    assert akn(body, META.format(work=work, language="eng", more="")).symbol == symbol


def test_metadata_stand_behind_the_text_in_lines_that_are_not_searched() -> None:
    more = """<classification><keyword value="peace" showAs="lasting_peace" href="http://metadata.un.org/thesaurus/1000001"
    dictionary="UNBIS Thesaurus"/><keyword refersTo="agenda" showAs="An item"/></classification>
    <workflow><step date="2020-05-06" outcome="adopted" as="EX/PV.1"/></workflow>
    <analysis><parliamentary><voting><count value="002" refersTo="#inFavour"><akn4un:voters>
    <organization>CHINA</organization><organization>FRANCE</organization></akn4un:voters></count></voting></parliamentary></analysis>"""
    document = akn(BODY, META.format(work="", language="eng", more=more))
    assert declared(document) == [
        "Adopted: 2020-05-06", "Record: EX/PV.1", "In favour: 2", "Voted in favour: CHINA; FRANCE",
        "Subject (UNBIS Thesaurus): lasting peace <http://metadata.un.org/thesaurus/1000001>",
    ]  # fmt: skip
    assert document.text.startswith("Words.\n")


# ---------------------------------------------------------------- the files of the Security Council


def reading(path: Path) -> Reading:
    return read_document(read(path))


@pytest.fixture(scope="module", params=LANGUAGES)
def both(request: pytest.FixtureRequest, shared: Path) -> tuple[Reading, Reading]:
    """A resolution as Akoma Ntoso and as text, in one language."""
    corpus = shared / "corpus"
    file = corpus / "files" / f"S_RES_2504_2020.{request.param}.akn.xml"
    return reading(file), reading(corpus / "security-council" / request.param / "S_RES_2504_2020.txt")


def test_the_same_statements_as_from_the_text(both: tuple[Reading, Reading]) -> None:
    file, text = both
    printed = {triple(one) for one in file.statements if not one.evidence.rule.startswith("akn.")}
    assert len(printed) > 200
    assert printed == {triple(one) for one in text.statements}
    assert [p.eid for p in file.document.paragraphs] == [*(p.eid for p in text.document.paragraphs), "meta"]
    assert file.version == text.version


def test_what_the_metadata_declare_is_stated_with_its_line(both: tuple[Reading, Reading]) -> None:
    file, _ = both
    own = next(one.subject for one in file.statements if one.relation == "publishedIn")
    found = {(one.subject, one.relation, one.object) for one in file.statements if one.evidence.rule.startswith("akn.")}
    assert {
        (own, "votesInFavour", Value("11", "count")),
        (own, "abstentions", Value("4", "count")),
        (own, "adoptionMethod", Concept("adoption-method", "recorded-vote")),
        (Vote(own, "GBR"), "voteChoice", Concept("vote-choice", "abstained")),  # type: ignore[arg-type]
        (Work("S/2020/24"), "sponsor", State("DEU")),
        (file.version.work, "subject", Concept("unbis", "1002612")),
        (file.version.work, "subject", Concept("concept", "sdg-16")),
    } <= found
    assert sum(one[1] == "voter" for one in found) == 15
    for one in file.statements:
        assert one.evidence.quotes == tuple(file.document.text[s.start : s.end] for s in one.evidence.spans)
    triples = shard(file, authority.load()).claims
    assert any(stated[2] == "<http://metadata.un.org/thesaurus/1002612>" for stated, _ in triples)
    assert [one.severity for one in file.findings if one.code == "declared-subject"] == ["info"]


# ---------------------------------------------------------------- hostile and broken files

DOCTYPE = "<!DOCTYPE akomaNtoso [{}]>"
LAUGHS = '<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 12))
INNER = f'<akomaNtoso xmlns="{AKN3}"><doc><mainBody>{{}}</mainBody></doc></akomaNtoso>'


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        ((DOCTYPE.format(LAUGHS) + INNER.format("<p>&a11;</p>")).encode(), "entities"),
        (('<?xml version="1.0" encoding="utf-16"?>' + DOCTYPE.format(LAUGHS) + INNER).encode("utf-16"), "entities"),
        ((DOCTYPE.format('<!ENTITY x SYSTEM "file:///etc/hosts">') + INNER.format("<p>&x;</p>")).encode(), "entities"),
        (
            (DOCTYPE.format('<!ENTITY % x SYSTEM "http://127.0.0.1/">%x;') + INNER.format("<p>x</p>")).encode(),
            "entities",
        ),
        (INNER.format("<section>" * 100_000 + "<p>x</p>" + "</section>" * 100_000).encode(), "nested"),
        (INNER.format(f"<p class='{'x' * 11_000_000}'>x</p>").encode(), "longer"),
        (INNER.format("<p>x").encode() + b"\xff</p>", "well-formed"),
        (INNER.format("<p>a\0b</p>").encode(), "well-formed"),
        (INNER.format("<p/>").encode(), "no text"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "<rss>"),
        (INNER.format("<p>w</p>" * 100_010).encode(), "lines"),
    ],
)
def test_hostile_and_broken_files_are_refused_in_one_sentence(content: bytes, word: str) -> None:
    with pytest.raises(InputError) as error:
        read_akn("document.xml", content)
    assert word in error.value.message
    assert "\n" not in error.value.message
    assert error.value.remedy


def test_nothing_is_fetched_or_included() -> None:
    outside = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/hosts" parse="text"/>'
    content = '<!DOCTYPE akomaNtoso SYSTEM "http://127.0.0.1:9/x.dtd">' + INNER.format(f"<p>x</p>{outside}")
    assert lines(read_akn("document.xml", content.encode())) == ["x"]


def test_xhtml_goes_to_the_reader_of_html() -> None:
    content = b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Words</p></body></html>'
    assert read_akn("page.xml", content).format == "text/html"
