"""The archive that a DOCX is: no file is written, parts are read within limits, relationships followed inside it.

After ECMA-376, part 2 (Open Packaging Conventions). Nothing that the archive names outside itself is ever fetched.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections import Counter
from typing import Final

from travaux.errors import InputError, TooLargeError
from travaux.limits import MAX_UNPACKED
from travaux.readers.docx.names import Element, name
from travaux.readers.xml import parse_xml

_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)
_MAX_ENTRIES: Final = 10_000  # a document with a thousand pictures has fewer
_MAX_RATIO: Final = 300  # XML of Word packs to a tenth or a hundredth, never to less
_ENTRY: Final = b"PK\x01\x02"  # where an entry of the directory begins, which takes less time to count than to read
_SMALL: Final = 5_000_000  # bytes unpacked: below that the ratio is nobody's concern
_WORD: Final = ("wordprocessingml.document.main", "wordprocessingml.template.main", "ms-word.")
_OTHERS: Final = (
    ("spreadsheetml", "a workbook of Excel"),
    ("ms-excel", "a workbook of Excel"),
    ("presentationml", "a presentation of PowerPoint"),
    ("ms-powerpoint", "a presentation of PowerPoint"),
)
_MIMETYPES: Final = (
    ("opendocument.text", "a text of OpenDocument"),
    ("opendocument.spreadsheet", "a spreadsheet of OpenDocument"),
    ("opendocument.presentation", "a presentation of OpenDocument"),
    ("epub", "an e-book"),
)
_CONVERT: Final = "Save it as DOCX: soffice --headless --convert-to docx FILE."
_AGAIN: Final = "Get the file again; if it was whole there, save it anew from Word or LibreOffice."


class HostileError(InputError):
    """What no program for documents writes; nothing else of such a file is read."""


class Archive:
    """The parts of a DOCX.

    Args:
        file: name of the file, for messages.
        content: its bytes.

    Raises:
        InputError: it is no archive, is protected by a password, or holds no document of Word.
        TooLargeError: it unpacks to more than a document has.
    """

    def __init__(self, file: str, content: bytes) -> None:
        self.file = file
        self._left = MAX_UNPACKED
        entries = content.count(_ENTRY)
        if entries > _MAX_ENTRIES:
            raise self._too_large(f"The archive has {entries:,} entries, more than {_MAX_ENTRIES:,}.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE as error:
            raise InputError("The archive is cut off or damaged.", path=file, remedy=_AGAIN) from error
        found = self._zip.infolist()
        self._entries = {part: entry for entry in found if (part := _part_name(entry.filename))}
        self._counts = Counter(_part_name(entry.filename) for entry in found)
        if any(entry.flag_bits & 1 for entry in found):
            raise InputError(
                "The archive is protected by a password.", path=file, remedy="Save it without one from Word."
            )
        self.main = self._main()

    def has(self, part: str) -> bool:
        """Whether there is a part of that name; case does not count."""
        return part.lower() in self._entries

    def xml(self, part: str) -> Element:
        """The root of a part.

        Raises:
            InputError: there is no such part, or it is no sound XML, or it declares a document type.
        """
        content = self._read(part)
        if b"<!DOCTYPE" in content.replace(b"\0", b""):  # whatever the width of its characters
            raise self._declares(part)
        try:
            root = parse_xml(self.file, content)
        except InputError as error:
            raise InputError(f"{part}: {error.message}", path=self.file, remedy=_AGAIN) from error
        if root.getroottree().docinfo.internalDTD is not None:  # in an encoding of other bytes
            raise self._declares(part)
        return root

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part points to inside the archive: identifier → last word of the type, name of the part."""
        folder, own = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{own}.rels")
        if not self.has(relations):
            return {}
        out = {}
        for one in self.xml(relations):
            if name(one) == "rel:Relationship" and one.get("TargetMode", "Internal") != "External":
                target = one.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = one.get("Type", "").rpartition("/")[2]
                out[one.get("Id", "")] = (kind, posixpath.normpath(path))
        return out

    # ------------------------------------------------------------ parts

    def _read(self, part: str) -> bytes:
        """The bytes of a part, counted against what all parts together may have."""
        entry = self._entries.get(part.lower())
        if entry is None:
            raise InputError(f"The part {part} is missing from the archive.", path=self.file, remedy=_AGAIN)
        if self._counts[part.lower()] > 1:  # programs differ in which of them they show
            raise HostileError(
                f"The archive has the part {part} more than once; which of them is meant cannot be told.",
                path=self.file,
                remedy="Do not trust this file; get it again from its publisher.",
            )
        if entry.file_size > max(_SMALL, _MAX_RATIO * entry.compress_size):
            raise self._too_large(f"{part} unpacks to {_MAX_RATIO} times its size or more, as a zip bomb does.")
        try:
            with self._zip.open(entry) as handle:
                content = handle.read(self._left + 1)
        except _DAMAGE as error:
            raise InputError(f"{part} is cut off or damaged in the archive.", path=self.file, remedy=_AGAIN) from error
        if len(content) > self._left:
            raise self._too_large(f"The text of the archive unpacks to more than {MAX_UNPACKED / 1e6:g} MB.")
        self._left -= len(content)
        return content

    def _too_large(self, message: str) -> TooLargeError:
        return TooLargeError(message, path=self.file, remedy="Leave it out, or have its source save it anew.")

    def _declares(self, part: str) -> HostileError:
        return HostileError(
            f"{part} declares a document type or entities, which no file of Word does; it is not read.",
            path=self.file,
            remedy="Do not trust this file; get it again from its publisher.",
        )

    # ------------------------------------------------------------ the main part

    def _main(self) -> str:
        """The name of the part with the text: as the archive relates it, as its types tell it, or the usual one."""
        types = self._types()
        related = [part for kind, part in self.related("").values() if kind == "officeDocument"]
        typed = [part for part, kind in types.items() if any(word in kind for word in _WORD)]
        for part in (*related, *typed, "word/document.xml"):
            if self.has(part) and name(self._root(part)) == "w:document":
                return part
        raise self._no_document(" ".join(types.get(part.lower(), "") for part in related), related)

    def _root(self, part: str) -> Element:
        """The root of a part that is looked at to tell what it is, and not counted against what may be read."""
        left = self._left
        root = self.xml(part)
        self._left = left
        return root

    def _types(self) -> dict[str, str]:
        """Content types by name of part, as far as the archive names parts one by one."""
        if not self.has("[Content_Types].xml"):
            return {}
        overrides = (one for one in self.xml("[Content_Types].xml") if name(one) == "ct:Override")
        return {_part_name(one.get("PartName", "")): one.get("ContentType", "") for one in overrides}

    def _no_document(self, types: str, related: list[str]) -> InputError:
        mimetype = self._read("mimetype")[:200].decode("ascii", "replace") if self.has("mimetype") else ""
        named = (*((types, *one) for one in _OTHERS), *((mimetype, *one) for one in _MIMETYPES))
        what = next((title for said, word, title in named if word in said), "")
        if what:
            return InputError(f"This is {what}, not a document of Word.", path=self.file, remedy=_CONVERT)
        missing = next((part for part in related if not self.has(part)), "")
        if missing:
            return InputError(f"The part {missing} is missing from the archive.", path=self.file, remedy=_AGAIN)
        return InputError(
            "This is an archive without a document of Word in it.",
            path=self.file,
            remedy="Unpack it if it holds documents, and give those.",
        )


def _part_name(entry: str) -> str:
    """The name of a part by which it is found; blank for folders and for names that climb out of the archive."""
    path = entry.replace("\\", "/").lstrip("/").lower()
    return "" if path.endswith("/") or ".." in path.split("/") else path
