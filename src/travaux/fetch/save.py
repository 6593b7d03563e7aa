"""What a response is: the file, the rest of it, nothing new, or an error; and its bytes on disk, within bounds."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from travaux.fetch.part import Origin, Part
from travaux.fetch.problem import Problem

if TYPE_CHECKING:
    from httpx import Headers, Response

_GONE: Final = {404, 410}
_CLOSED: Final = {401, 403, 451}
_PASSING: Final = {408, 425, 429}  # and all from 500
_RANGE: Final = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15}|\*)")
_MEDIA_TYPE: Final = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,120}", re.ASCII)
_PIECE: Final = 65_536  # bytes that are unpacked at a time
_LONGEST: Final = 300  # characters of a validator that is kept


@dataclass(frozen=True, slots=True)
class Answer:
    """A body that came whole, as far as the transfer tells.

    Attributes:
        origin: where it came from.
        sized: the server told its length beforehand.
    """

    origin: Origin
    sized: bool


def take(
    response: Response,
    asked: str,
    part: Part,
    before: Origin | None,
    limit: int,
    retry_after: Callable[[str], float | None],
) -> Answer | None:
    """Save the body of a response.

    Args:
        response: an open response that redirects nowhere.
        asked: the address that was asked first.
        part: where the bytes go.
        before: where the bytes that are there came from, if the rest of them was asked for.
        limit: bytes that the whole may have.
        retry_after: reads the header of that name.

    Returns:
        What came; ``None`` if nothing has changed.

    Raises:
        Problem: the response is an error, or its body too large or not what its headers say.
    """
    status, headers = response.status_code, response.headers
    if status == 304:
        return None
    if status not in {200, 206}:
        if status == 416 and before is not None:  # the part is longer than the file is now
            part.drop()
            raise Problem("The file has changed since a part of it came.", passing=True)
        raise _refusal(status, retry_after(headers.get("retry-after", "")))
    origin = _origin(response, asked)
    packed = _is_packed(headers)
    if status == 206:
        if before is None:
            raise Problem("The service gives a part of a file that it was not asked for.")
        _check_rest(headers, part, before, origin, packed)
    else:
        part.begin(replace(origin, etag="", last_modified="") if packed else origin)
    declared = _declared(headers)
    if declared is not None and part.size + declared > limit:
        part.drop()
        raise _too_large(limit)
    pieces = _unpacked(response.iter_raw()) if packed else response.iter_raw()
    _append(pieces, part, limit)
    return Answer(origin, declared is not None)


def _append(pieces: Iterator[bytes], part: Part, limit: int) -> None:
    size = part.size
    with part.path.open("ab") as stream:
        for piece in pieces:
            size += len(piece)
            if size > limit:
                break
            stream.write(piece)
    if size > limit:
        part.drop()
        raise _too_large(limit)


def _too_large(limit: int) -> Problem:
    return Problem(f"The file is larger than {limit / 1e6:g} MB (--max-size).", "refused")


def _refusal(status: int, wait: float | None) -> Problem:
    if status in _GONE:
        return Problem(f"The service has no such file (status {status}).", "not there")
    if status in _CLOSED:
        return Problem(f"The service does not give this file (status {status}).", "refused")
    passing = status in _PASSING or status >= 500
    return Problem(f"The service answers with status {status}.", passing=passing, wait=wait if passing else None)


def _origin(response: Response, asked: str) -> Origin:
    headers = response.headers
    media_type = _MEDIA_TYPE.match(headers.get("content-type", "").strip())
    return Origin(
        asked,
        str(response.url),
        media_type.group().lower() if media_type else "",
        _kept(headers.get("etag", "")),
        _kept(headers.get("last-modified", "")),
    )


def _kept(validator: str) -> str:
    """A validator, if it can be sent back as it came."""
    validator = validator.strip()
    return validator if validator.isascii() and validator.isprintable() and len(validator) <= _LONGEST else ""


def _check_rest(headers: Headers, part: Part, before: Origin, now: Origin, packed: bool) -> None:
    """Make sure that a rest begins where the part ends, goes to the end, and is of the same state of the same file."""
    found = _RANGE.fullmatch(headers.get("content-range", "").strip())
    same = now.final == before.final and (not now.etag or now.etag == before.etag) and not packed
    start, end, total = found.groups() if found else ("", "", "")
    whole = total in {"*", str(int(end) + 1 if end else "")}
    if not found or not same or int(start) != part.size or not whole:
        part.drop()
        raise Problem("The service gives another rest of the file than it was asked for.", passing=True)


def _declared(headers: Headers) -> int | None:
    length = headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() else None


def _is_packed(headers: Headers) -> bool:
    """Tell whether the body is packed with gzip, though we asked that it is not.

    Raises:
        Problem: it is packed otherwise, or several times.
    """
    encoding: str = headers.get("content-encoding", "").strip().lower()
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        raise Problem(f"The file comes packed in a way that is not read: {encoding[:40]!a}.", "refused")
    return encoding.endswith("gzip")


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack a body a little at a time, so that whoever counts can stop before memory is full."""
    unpacker = zlib.decompressobj(wbits=31)  # gzip
    try:
        for packed in pieces:
            rest = packed
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise Problem("The file comes packed with gzip, and cannot be unpacked.") from error
    if not unpacker.eof:
        raise Problem("The file comes packed with gzip, and ends too early.", passing=True)
