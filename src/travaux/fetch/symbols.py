"""Symbols of documents as people type and copy them, and the names of files made of them.

A symbol is made of parts between slashes (ST/LIB/SER.B/5/Rev.5, "United Nations Document Series Symbols"): letters,
digits, full stops, brackets, hyphens, blanks. What is none is refused before anything is asked for: it goes into an
address and into the name of a file.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container
from typing import Final

from travaux.errors import InputError

_LONGEST: Final = 100  # characters; a joined symbol of two documents has half as many
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_PART: Final = r"[A-Za-z0-9](?:[A-Za-z0-9 .,&()\[\]-]*[A-Za-z0-9)\]])?"
_SYMBOL: Final = re.compile(rf"(?=[A-Z])(?=[^0-9]*[0-9]){_PART}(?:/{_PART})+")
_SEVERAL: Final = re.compile(r"[,;] ?[A-Z]{1,6}/[A-Z0-9]")  # A/RES/1/1,A/RES/1/2; but A/79/1, annex, is one
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9.()\[\]-]")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)  # on Windows
_EXAMPLES: Final = "Write it as printed, such as A/RES/72/279, HSP/EB.2024/9/Rev.1 or 'S/RES/2504 (2020)'."


def clean(symbol: str) -> str:
    """Give a symbol as it is registered: the asterisks of a reissue, odd dashes and blanks are copies of print.

    >>> clean("HSP/EB.2024/9*"), clean("S/RES/2504  (2020)"), clean("A／RES／72／279")
    ('HSP/EB.2024/9', 'S/RES/2504 (2020)', 'A/RES/72/279')

    Raises:
        InputError: this is no symbol.
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", symbol))
    if not plain.isprintable():
        raise InputError(f"{symbol!a} is no symbol: it holds a control character.", remedy=_EXAMPLES)
    plain = re.sub(r" *\*+$", "", re.sub(r" +", " ", plain).strip())
    plain = re.sub(r" ?/ ?", "/", plain)
    if len(plain) > _LONGEST:
        raise InputError(f"{symbol[:40]!a} (and so on) is no symbol: it is too long.", remedy=_EXAMPLES)
    if _SEVERAL.search(plain):
        raise InputError(f"{symbol!a} is more than one symbol.", remedy="Write them one after the other, with blanks.")
    if not _SYMBOL.fullmatch(plain):
        raise InputError(f"{symbol!a} is no symbol of a document.", remedy=_EXAMPLES)
    return plain


def file_name(symbol: str, language: str, suffix: str, taken: Container[str] = ()) -> str:
    """Name the file of a document so that every system can hold it.

    Two symbols can come to the same name, on some disks also where they differ in capitals alone; the later one gets
    eight digits of its own.

    >>> file_name("S/RES/2504 (2020)", "en", "pdf")
    'S-RES-2504_(2020).en.pdf'

    Args:
        symbol: a clean symbol.
        language: two-letter code.
        suffix: of the format, without its full stop.
        taken: names of other files in the folder, in small letters.
    """
    stem = _UNSAFE.sub("_", symbol.replace("/", "-"))
    if _RESERVED.match(stem):
        stem = f"_{stem}"
    name = f"{stem}.{language}.{suffix}"
    if name.lower() in taken:
        digest = hashlib.sha256(symbol.encode()).hexdigest()[:8]
        name = f"{stem}-{digest}.{language}.{suffix}"
    return name
