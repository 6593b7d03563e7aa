"""PDFs that are made to harm, or are broken, written object by object."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Mapping

from hostile_case import GOOD, Bad, Place

Objects = dict[int, bytes]

_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_USED = b"/Font<</F1 5 0 R>>/XObject<</X 6 0 R>>"
_BLANKS = b" " * 1_000_000


def stream(content: bytes, more: bytes = b"", filters: bytes = b"") -> bytes:
    """An object that is a stream."""
    named = b"/Filter" + filters if filters else b""
    return b"<</Length %d%s%s>>\nstream\n%s\nendstream" % (len(content), named, more, content)


def packed(content: bytes, more: bytes = b"") -> bytes:
    """A stream packed with Flate."""
    return stream(zlib.compress(content, 9), more, b"/FlateDecode")


def bomb(megabytes: int, layers: int = 1) -> bytes:
    """Blanks that unpack to so much, packed once or more."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    unit = packer.compress(_BLANKS) + packer.flush(zlib.Z_FULL_FLUSH)
    content = b"\x78\xda" + unit * megabytes + zlib.compressobj(9, zlib.DEFLATED, -15).flush() + b"\0" * 4
    for _ in range(layers - 1):
        content = zlib.compress(content, 9)
    return content


def show(words: str = GOOD, x: int = 72, y: int = 700) -> bytes:
    """A content stream that prints a line."""
    return b"BT /F1 12 Tf %d %d Td (%s) Tj ET\n" % (x, y, words.encode("latin-1"))


def one_page(content: bytes | None = None, page: bytes = b"", catalog: bytes = b"", font: bytes = _FONT) -> Objects:
    """The objects of a file of one page.

    Args:
        content: its content stream, as an object; else it prints one good line.
        page, catalog: more entries of these dictionaries.
        font: the font F1.
    """
    box = b"" if b"/MediaBox" in page else b"/MediaBox[0 0 612 792]"
    return {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<%s>>%s%s>>" % (_USED, box, page),
        4: stream(show()) if content is None else content,
        5: font,
        6: b"null",
    }  # fmt: skip


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"", xref: bool = True) -> bytes:
    """A file of objects, with the table that finds them, or without."""
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", {}
    parts = [out]
    length = len(out)
    for number, content in sorted(objects.items()):
        places[number] = length
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        length += len(parts[-1])
    if xref:
        rows = b"".join(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, max(objects) + 1))
        size = max(objects) + 1
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows))
        parts.append(b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, length))
    return b"".join(parts)


def pages(count: int, declared: int | None = None, content: bytes | None = None) -> bytes:
    """A file of so many pages, which say of themselves that they are more."""
    objects = one_page(content)
    kids = b" ".join(b"%d 0 R" % (number + 10) for number in range(count))
    objects[2] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count if declared is None else declared)
    return pdf(objects | {number + 10: objects[3] for number in range(count)})


def _tree(kids: bytes, count: int, more: Mapping[int, bytes] | None = None) -> bytes:
    return pdf(one_page() | {2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)} | dict(more or {}))


def _deep_tree(depth: int) -> bytes:
    between = {n: b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (n + 1, n - 1) for n in range(10, 10 + depth)}
    return _tree(b"10 0 R", 1, between | {10 + depth: one_page()[3]})


def _previous_loop() -> bytes:
    whole = pdf(one_page(), b"/Prev 0000000000")
    at = whole.rindex(b"xref\n0")
    return whole.replace(b"/Prev 0000000000", b"/Prev %010d" % at)


def _object_stream(content: bytes, count: int) -> bytes:
    """A file whose catalog and pages lie in an object stream, without a table."""
    objects = one_page()
    objects[7] = stream(content, b"/Type/ObjStm/N %d/First 10" % count, b"/FlateDecode")
    return pdf(objects, b"/Prev 9", xref=True)


def _form_loop(copies: int) -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X 6 0 R/Y 7 0 R>>>>"
    content = b"/X Do /Y Do " * copies
    return pdf(one_page(stream(show() + b"/X Do")) | {6: stream(content, form), 7: stream(content, form)})


def _form_tree(depth: int, copies: int) -> bytes:
    """Forms that draw the next form many times: as many letters as copies to the power of the depth."""
    objects = one_page(stream(show() + b"/X Do"))
    for level in range(depth):
        more = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>"
        content = b"/X Do " * copies if level < depth - 1 else show("Leaf.")
        objects[level + 6] = stream(content, more % (level + 7))
    return pdf(objects)


def _type3() -> bytes:
    glyph = stream(b"500 0 d0 0 0 400 700 re f")
    font = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 500 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1/LastChar 9"
    font += b"/Widths[%s]/CharProcs<</a 7 0 R>>/Encoding<</Differences[1%s]>>>>" % (b"500 " * 9, b"/a" * 9)
    words = bytes(range(1, 9)).replace(b"\r", b"") * 20
    return pdf(one_page(stream(b"BT /F1 12 Tf 72 700 Td <%s> Tj ET" % words.hex().encode()), font=font) | {7: glyph})


def _without_map() -> bytes:
    """A font of glyph numbers that does not say which characters they are."""
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    )
    font += b"/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type"
    font += b"/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0"
    font += b"/CapHeight 1/StemV 1>>>>]>>"
    words = b"".join(b"%04x" % (n % 90 + 3) for n in range(400))
    return pdf(one_page(stream(b"BT /F1 12 Tf 72 700 Td <%s> Tj ET" % words), font=font))


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _rc4(key: bytes, content: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _encrypted(user: bytes) -> bytes:
    """A file encrypted with RC4 of 40 bits (ISO 32000-1, 7.6), for which a password is needed unless it is blank."""
    padded = (user + _PADDING)[:32]
    owner = _rc4(hashlib.md5((b"owner" + _PADDING)[:32]).digest()[:5], padded)
    key = hashlib.md5(padded + owner + b"\xfc\xff\xff\xff" + b"0123456789abcdef").digest()[:5]
    check = _rc4(key, _PADDING)
    content = _rc4(hashlib.md5(key + b"\x04\0\0\0\0").digest()[:10], show())
    encrypt = b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (owner.hex().encode(), check.hex().encode())
    identifier = b"0123456789abcdef".hex().encode()
    return pdf(one_page(stream(content)) | {8: encrypt}, b"/Encrypt 8 0 R/ID[<%s><%s>]" % (identifier, identifier))


def _active(at: Place) -> bytes:
    """Actions of all kinds on opening the file and the page, forms, and a file within the file."""
    address, marker = at.address.encode(), str(at.marker).encode()
    launch = b"<</S/Launch/F(/bin/sh)/Unix<</F(/bin/sh)/P(-c 'touch %s')>>/Win<</F(cmd.exe)>>>>" % marker
    script = b"<</S/JavaScript/JS(app.launchURL\\('%s'\\); while\\(1\\){})/Next[%s<</S/URI/URI(%s)>>" % (
        address,
        launch,
        address,
    )
    script += b"<</S/SubmitForm/F(%s)>><</S/ImportData/F(%s)>><</S/GoToR/F(%s)/D[0]>>]>>" % (address, address, address)
    names = (
        b"/Names<</EmbeddedFiles<</Names[(x)<</Type/Filespec/F(x.exe)/EF<</F 7 0 R>>>>]>>/JavaScript<</Names[(a)%s]>>>>"
        % script
    )
    form = b"/AcroForm<</NeedAppearances true/XFA 8 0 R/Fields[]>>"
    xfa = stream(b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><x href="%s"/></xdp:xdp>' % address)
    page = b"/AA<</O%s/C%s>>/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A%s>>]" % (script, script, script)
    objects = one_page(page=page, catalog=b"/OpenAction%s%s%s" % (script, names, form))
    return pdf(objects | {7: packed(b"MZ" * 100), 8: xfa})


def _scan() -> bytes:
    picture = packed(
        b"\xff" * 64 * 64, b"/Type/XObject/Subtype/Image/Width 64/Height 64/BitsPerComponent 8/ColorSpace/DeviceGray"
    )
    return pdf(one_page(stream(b"612 0 0 792 0 0 cm /X Do")) | {6: picture})


def _boxed(box: bytes, more: bytes = b"", content: bytes | None = None) -> bytes:
    return pdf(one_page(content, page=b"/MediaBox[%s]%s" % (box, more)))


def _cut(tenth: int) -> Callable[[Place], bytes]:
    """Makes a sound file of which only so many tenths are left."""
    whole = pages(40)
    return lambda at: whole[: len(whole) * tenth // 10]


_LETTERS = packed(show() * 18_000)
_OPERATORS = packed(show() + b"0 0 1 1 re f " * 1_000_000)
_STATES = packed(show() + b"q " * 1_000_000)
_LINES = packed(b"".join(show(f"Word {n}.", 72 + n % 7 * 60, 700 - n % 600) for n in range(60_000)))
_BROKEN, _UNOPENED, _PAGES = "broken", "None of its pages can be opened", "pages, more than 2,000"
_MEMORY = "makes the reader fail, or needs more than 2 GB of memory"
_NO_TEXT, _LARGER = "has no text", "than pages of print"

CASES = [
    Bad("5,000 pages", "pages.pdf", lambda at: pages(5_000), _PAGES),
    Bad("2,000 pages", "limit.pdf", lambda at: pages(2_000), read=GOOD),
    Bad("a page that says it is 10^9", "billion.pdf", lambda at: pages(1, 1_000_000_000), read=GOOD),
    Bad("a page that says it is -1", "negative.pdf", lambda at: pages(1, -1), read=GOOD),
    Bad("a tree of pages that is a circle", "circle.pdf", lambda at: _tree(b"2 0 R 3 0 R", 2), read=GOOD),
    Bad(
        "a tree of pages that is a circle of circles",
        "circles.pdf",
        lambda at: _tree(b"7 0 R", 1_999, {7: b"<</Type/Pages/Kids[2 0 R 2 0 R 7 0 R]/Count 1999>>"}),
        _UNOPENED,
    ),
    Bad("one page 100,000 times", "repeated.pdf", lambda at: _tree(b"3 0 R " * 100_000, 100_000), _PAGES),
    Bad("the same, declared as 1,999", "declared.pdf", lambda at: _tree(b"3 0 R " * 100_000, 1_999), read=GOOD),
    Bad("a tree of pages 20,000 deep", "deep.pdf", lambda at: _deep_tree(20_000), _UNOPENED),
    Bad(
        "a content stream that unpacks to 1 GB",
        "bomb.pdf",
        lambda at: pdf(one_page(stream(bomb(1_000), filters=b"/FlateDecode"))),
        _MEMORY,
    ),
    Bad(
        "the same, packed twice over, to 4 GB",
        "bombs.pdf",
        lambda at: pdf(one_page(stream(bomb(4_000, 2), filters=b"[/FlateDecode/FlateDecode]"))),
        _MEMORY,
    ),
    Bad(
        "ASCII, run lengths and LZW over one another",
        "filters.pdf",
        lambda at: pdf(
            one_page(
                stream(
                    bomb(100, 2).hex().encode() + b">",
                    filters=b"[/ASCIIHexDecode" + b"/FlateDecode" * 2 + b"/RunLengthDecode/LZWDecode]",
                )
            )
        ),
        _NO_TEXT,
    ),
    Bad(
        "100,000 filters",
        "chain.pdf",
        lambda at: pdf(one_page(stream(show(), filters=b"[" + b"/ASCIIHexDecode" * 100_000 + b"]"))),
        read=GOOD,
    ),
    Bad(
        "an object stream that unpacks to 1 GB", "objects.pdf", lambda at: _object_stream(bomb(1_000), 10**8), read=GOOD
    ),
    Bad("tables of places that lead back to themselves", "loop.pdf", lambda at: _previous_loop(), read=GOOD),
    Bad("no table of places", "tableless.pdf", lambda at: pdf(one_page(), xref=False), _BROKEN),
    Bad(
        "no end mark",
        "endless.pdf",
        lambda at: pdf(one_page()).replace(b"endstream", b"").replace(b"%%EOF", b""),
        read=GOOD,
    ),
    *(Bad("cut off after each tenth", f"cut{n}.pdf", _cut(n), _BROKEN) for n in range(1, 10)),
    Bad("a million strokes", "operators.pdf", lambda at: pdf(one_page(_OPERATORS)), read=GOOD),
    Bad("a million states that are saved", "states.pdf", lambda at: pdf(one_page(_STATES)), read=GOOD),
    Bad("a form that draws itself", "form.pdf", lambda at: _form_loop(10), _MEMORY),
    Bad("forms that draw 10^9 forms", "forms.pdf", lambda at: _form_tree(9, 10), _MEMORY),
    Bad("letters that are drawings (Type 3)", "type3.pdf", lambda at: _type3(), "fonts do not say"),
    Bad("a font without a map to characters", "unmapped.pdf", lambda at: _without_map(), "fonts do not say"),
    Bad("encrypted, with a password to open", "password.pdf", lambda at: _encrypted(b"secret"), "needs a password"),
    Bad("encrypted, with a password to change only", "owner.pdf", lambda at: _encrypted(b""), read=GOOD),
    Bad("scripts, programs to start, addresses, forms (XFA), a file within", "active.pdf", _active, read=GOOD),
    Bad("a scan", "scan.pdf", lambda at: _scan(), "it is a scan"),
    Bad("a page of 10^9 points", "huge.pdf", lambda at: _boxed(b"0 0 1000000000 1000000000"), _LARGER),
    Bad("a page of no size", "zero.pdf", lambda at: _boxed(b"0 0 0 0"), read=GOOD),
    Bad(
        "a page turned inside out",
        "turned.pdf",
        lambda at: _boxed(b"612 792 0 0", b"/CropBox[600 780 9 9]/Rotate 360"),
        read=GOOD,
    ),
    Bad("a page whose sizes are no numbers", "sizes.pdf", lambda at: _boxed(b"/a (b) null 1e999"), read=GOOD),
    Bad("a million letters on one point", "letters.pdf", lambda at: pdf(one_page(_LETTERS)), read=GOOD),
    Bad("60,000 scattered words on one page", "scattered.pdf", lambda at: pdf(one_page(_LINES)), _LARGER),
    Bad(
        "words outside of the page",
        "outside.pdf",
        lambda at: pdf(one_page(stream(show() + show("Unseen.", 9_000, -9_000)))),
        read=GOOD,
    ),
    Bad(
        "words of 10^9 points, and of none",
        "size.pdf",
        lambda at: pdf(one_page(stream(show() + b"BT /F1 1e9 Tf 72 600 Td (Huge) Tj /F1 0 Tf (None) Tj ET"))),
        read=GOOD,
    ),
    Bad("no pages", "pageless.pdf", lambda at: _tree(b"", 0), _BROKEN),
    Bad(
        "no table of places, but a trailer",
        "rebuilt.pdf",
        lambda at: pdf(one_page(), xref=False) + b"trailer<</Root 1 0 R>>",
        read=GOOD,
    ),
    Bad("only the mark of a PDF", "mark.pdf", lambda at: b"%PDF-1.7\n", _BROKEN),
]
SLOW = Bad(
    "500 pages of one content stream of 50 MB",
    "slow.pdf",
    lambda at: pages(500, content=packed(show() + _BLANKS * 50)),
    "Reading took longer than",
)
