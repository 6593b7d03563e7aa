"""Archives and files of Word that are made to harm, or are broken; small unless that is the harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from docx_numbered import NINE
from docx_samples import HEAD, abstract, docx, note, num, p, pack, parts, ref, relationships, root, run, style
from hostile_case import GOOD, Bad, Place

MAIN = "word/document.xml"
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


def _deflated(unit: bytes, times: int) -> tuple[bytes, int]:
    """A stretch packed once and repeated in the packed form: gigabytes are made in a moment. Also their check sum."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packer.compress(b"")
    packed = packer.compress(unit) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 0
    for _ in range(times):
        check = zlib.crc32(unit, check)
    end = zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    return packed * times + end, check


def archive(entries: list[tuple[str, bytes, int, int, int]]) -> bytes:
    """An archive from what its entries are packed to, and from what they say of themselves.

    Args:
        entries: name, packed bytes, method, check sum, size unpacked as it is declared.
    """
    body, directory = b"", b""
    for title, packed, method, check, size in entries:
        name = title.encode()
        about = (20, 0, method, 0, 33, check, len(packed), size, len(name), 0)
        directory += _CENTRAL.pack(b"PK\1\2", 20, *about, 0, 0, 0, 0, len(body)) + name
        body += _LOCAL.pack(b"PK\3\4", *about) + name + packed
    count = min(len(entries), 65_535)
    return body + directory + _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)


def _entry(title: str, content: bytes, size: int | None = None) -> tuple[str, bytes, int, int, int]:
    return title, content, 0, zlib.crc32(content), len(content) if size is None else size


def _noise(size: int) -> str:
    """Words that pack to a fifth or so."""
    return "".join(f"{number * 7_919 % 1_000_003}x" for number in range(size // 6))[:size]


def _good() -> dict[str, str]:
    return parts(p(GOOD))


def _bomb(megabytes: int, size: int | None = None, noise: int = 0) -> bytes:
    """A document with one part that unpacks to very much; noise in it keeps the ratio low."""
    unit = f"<!--{_noise(noise)}-->".encode()
    unit += b" " * (1_000_000 - len(unit))
    packed, check = _deflated(unit, megabytes)
    others = [_entry(title, content.encode()) for title, content in _good().items() if title != MAIN]
    return archive([*others, (MAIN, packed, 8, check, 1_000_000 * megabytes if size is None else size)])


def _nested(depth: int) -> bytes:
    inner = b" " * 10_000_000
    for level in range(depth):
        inner = pack({f"{level}-{copy}.zip": inner for copy in range(8 if level else 1)})
    return inner


def _overlapping(quoted: bool) -> bytes:
    """Entries that share one packed stretch; quoted, each also holds the headers of those behind it (Fifield 2019)."""
    unit = _noise(100_000).encode()
    kernel, _ = _deflated(unit, 40)
    names = [f"word/{kind}.xml" for kind in ("document", "styles", "numbering", "footnotes", "endnotes", "settings")]
    names += [f"word/{number}.xml" for number in range(200)]
    data, check, size = kernel, zlib.crc32(unit * 40), len(unit) * 40
    body, places = b"", []
    for title in reversed(names):
        name = title.encode()
        header = _LOCAL.pack(b"PK\3\4", 20, 0, 8, 0, 33, check, len(data), size, len(name), 0) + name
        places.append((name, check, len(data), size, len(header) + len(data)))
        if quoted:  # the next one holds this one's header as a stored block
            data = b"\0" + struct.pack("<HH", len(header), len(header) ^ 0xFFFF) + header + data
            size += len(header)
        body = data if quoted else header + data
    last = places[-1]
    head = _LOCAL.pack(b"PK\3\4", 20, 0, 8, 0, 33, last[1], last[2], last[3], len(last[0]), 0) + last[0]
    body = (head + body[5 + len(head) :]) if quoted else body
    directory = b""
    for name, crc, packed, full, back in reversed(places):
        at = len(body) - back if quoted else 0
        directory += (
            _CENTRAL.pack(b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, packed, full, len(name), 0, 0, 0, 0, 0, at) + name
        )
    return body + directory + _END.pack(b"PK\5\6", 0, 0, len(names), len(names), len(directory), len(body), 0)


def _many(count: int) -> bytes:
    """A directory of so many entries, all of which are the same few bytes."""
    local = _LOCAL.pack(b"PK\3\4", 20, 0, 0, 0, 33, 0, 0, 0, 1, 0) + b"a"
    one = _CENTRAL.pack(b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    return local + one * count + _END.pack(b"PK\5\6", 0, 0, 65_535, 65_535, len(one) * count, len(local), 0)


def _odd_names() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for title, content in _good().items():
            made.writestr(title, content)
        for title in ("../../climbed.txt", "/tmp/absolute.txt", "..\\climbed.txt", "C:\\climbed.txt", "word/\0nul.xml"):
            made.writestr(title, "climbed")
        link = zipfile.ZipInfo("word/media/link.xml")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    return out.getvalue()


def _twice(title: str) -> bytes:
    good = [_entry(name, content.encode()) for name, content in _good().items()]
    return archive([*good, _entry(title, parts(p("Another text altogether."))[MAIN].encode())])


def _outside(at: Place) -> bytes:
    """References to what lies outside, of every kind that Word follows."""
    kinds = ("attachedTemplate", "aFChunk", "oleObject", "image", "hyperlink", "frame", "subDocument", "styles")
    fields = (
        "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe",
        f'INCLUDETEXT "{at.address}"',
        f'INCLUDEPICTURE "{at.address}"',
    )
    body = p(GOOD) + '<w:altChunk r:id="r1"/><w:subDoc r:id="r6"/>'
    for words in fields:
        begin, mid, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
        body += p(
            f"<w:r></w:r>{begin}<w:r><w:instrText>{words.replace(chr(34), '&quot;')}</w:instrText></w:r>"
            f"{mid}{run('Shown.')}{end}"
        )
    body += p(
        '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="r2"/></w:object></w:r>'
    )
    members: dict[str, str | bytes] = dict(parts(body, settings='<w:attachedTemplate r:id="r0"/>'))
    links = [(f"r{n}", kind, at.address if n % 2 else at.secret.as_uri()) for n, kind in enumerate(kinds)]
    members["word/_rels/document.xml.rels"] = relationships(links, ' TargetMode="External"')
    members["word/_rels/settings.xml.rels"] = relationships(links, ' TargetMode="External"')
    members["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"AutoOpen" * 100
    return pack(members)


def _with_main(declaration: str, body: str = "", inside: str = "") -> bytes:
    text = root("document", inside or f"<w:body>{p(GOOD)}{body}</w:body>").removeprefix(HEAD)
    return pack({**_good(), MAIN: f'<?xml version="1.0"?>{declaration}{text}'})


def _loops() -> bytes:
    """Styles based on one another, numbering that links back, a note whose mark stands in itself."""
    styles = style("A", based="B") + style("B", based="A", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')
    linked = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/></w:abstractNum>'
    notes = f'<w:footnote w:id="2">{p(run("Note.") + ref(2))}</w:footnote>'
    return docx(
        p(GOOD, style="A") + p(run("Marked.") + ref(2)), styles=styles, numbering=linked + num(1, 0), footnotes=notes
    )


def _wild_numbers() -> bytes:
    levels = [one.replace('w:start w:val="1"', 'w:start w:val="999999999999999999"') for one in NINE]
    body = "".join(p("Numbered.", num=1, level=level) for level in (0, 8, 10**9, -5))
    return docx(p(GOOD) + body, numbering=abstract(0, *levels) + num(1, 0), footnotes=note(2, "x"))


def _wide_table() -> bytes:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/><w:vMerge/></w:tcPr>{p("Cell.")}</w:tc>'
    return docx(p(GOOD) + f"<w:tbl>{f'<w:tr>{cell * 3}</w:tr>' * 300}</w:tbl>")


def _cut(tenth: int) -> Callable[[Place], bytes]:
    """Makes a sound file of which only so many tenths are left."""
    whole = docx(p(GOOD) + "".join(p(f"Paragraph {n}.") for n in range(200)))
    return lambda at: whole[: len(whole) * tenth // 10]


def _flag(content: bytes, place: int, value: bytes) -> bytes:
    """An archive in whose directory a field of every entry is changed."""
    pieces = content.split(b"PK\1\2")
    return b"PK\1\2".join(
        [pieces[0], *(one[: place - 4] + value + one[place - 4 + len(value) :] for one in pieces[1:])]
    )


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
_BOMB = "as a zip bomb does"
_HARM = "which no file of Word does"
_DAMAGED = "cut off or damaged"

CASES = [
    Bad("a part that unpacks to 2 GB", "bomb.docx", lambda at: _bomb(2_000), _BOMB),
    Bad(
        "the same at a ratio that documents have",
        "slow-bomb.docx",
        lambda at: _bomb(400, noise=60_000),
        "unpacks to more than",
    ),
    Bad("the same, declared as 50 bytes", "lying-bomb.docx", lambda at: _bomb(2_000, 50), _DAMAGED),
    Bad("a small part, declared as 4 GB", "boasting.docx", lambda at: _bomb(1, 4_294_967_294), _BOMB),
    Bad("archives in archives, 5 deep", "nested-bomb.docx", lambda at: _nested(5), "without a document of Word"),
    Bad("a bomb beside the document", "beside.docx", lambda at: pack({**_good(), "word/x.zip": _nested(3)}), read=GOOD),
    Bad("206 entries over the same bytes", "overlapping.docx", lambda at: _overlapping(False), "XML"),
    Bad("the same, each quoting the next (Fifield)", "quoted.docx", lambda at: _overlapping(True), _DAMAGED),
    Bad("100,000 entries", "entries.docx", lambda at: _many(100_000), "entries, more than 10,000"),
    Bad("a million entries", "million.docx", lambda at: _many(1_000_000), "entries, more than 10,000"),
    Bad("names that climb, absolute names, a link, a NUL in a name", "names.docx", lambda at: _odd_names(), read=GOOD),
    Bad("the text twice under one name", "twice.docx", lambda at: _twice(MAIN), "more than once"),
    Bad("the same, in other case", "case.docx", lambda at: _twice("WORD/Document.XML"), "more than once"),
    Bad("template, chunks, objects, fields (DDE), macros from outside", "outside.docx", _outside, read=GOOD),
    Bad(
        "entities that expand (billion laughs)",
        "laughs.docx",
        lambda at: _with_main(f"<!DOCTYPE d [{_LAUGHS}]>", p("<w:r><w:t>&l11;</w:t></w:r>")),
        _HARM,
    ),
    Bad(
        "an entity that is a file",
        "secret.docx",
        lambda at: _with_main(
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "{at.secret.as_uri()}">]>', p("<w:r><w:t>&x;</w:t></w:r>")
        ),
        _HARM,
    ),
    Bad(
        "100,000 elements deep",
        "deep.docx",
        lambda at: _with_main("", "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000),
        "nested deeper",
    ),
    Bad(
        "100,000 attributes on one element",
        "attributes.docx",
        lambda at: _with_main("", "<w:p " + " ".join(f'a{n}="x"' for n in range(100_000)) + "/>"),
        read=GOOD,
    ),
    Bad(
        "an attribute of 11 MB",
        "attribute.docx",
        lambda at: _with_main("", f'<w:p w:rsidR="{_noise(11_000_000)}"/>'),
        "longer than in any document",
    ),
    Bad("200,000 empty paragraphs", "hollow.docx", lambda at: _with_main("", "<w:p/>" * 200_000), read=GOOD),
    Bad("110,000 paragraphs", "long.docx", lambda at: _with_main("", p("Word.") * 110_000), "more than 100,000 lines"),
    Bad("styles, numbers and notes that refer to themselves", "loops.docx", lambda at: _loops(), read=GOOD),
    Bad("numbers of 10^18 and levels of 10^9", "numbers.docx", lambda at: _wild_numbers(), read=GOOD),
    Bad("cells that span 10^9 columns", "table.docx", lambda at: _wide_table(), read=GOOD),
    *(Bad("cut off after each tenth", f"cut{n}.docx", _cut(n), _DAMAGED) for n in range(1, 10)),
    Bad("protected by a password", "password.docx", lambda at: _flag(docx(p(GOOD)), 8, b"\1\0"), "password"),
    Bad(
        "packed by a method that is not known", "method.docx", lambda at: _flag(docx(p(GOOD)), 10, b"\x63\0"), _DAMAGED
    ),
    Bad(
        "macros, in a .docm",
        "macros.docm",
        lambda at: pack({**_good(), "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 100}),
        read=GOOD,
    ),
    Bad("no words", "wordless.docx", lambda at: docx(p("")), "has no words"),
]
