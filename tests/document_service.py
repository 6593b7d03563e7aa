"""A server on this machine that behaves like a document service, well or badly, byte by byte.

It speaks through raw sockets, so that it can lie about lengths, stop in the middle and send nothing. Each connection
carries one request. An answer is a function that gets the request and writes to the connection.
"""

from __future__ import annotations

import contextlib
import io
import socket
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Request:
    """What was asked for; names of headers in small letters."""

    path: str
    headers: dict[str, str]


Answer = Callable[[Request, socket.socket], None]


class DocumentService:
    """A running server."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[Request] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.open = 0
        self.most_open = 0
        self._lock = threading.Lock()

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def run(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _serve(self, connection: socket.socket) -> None:
        with self._lock:
            self.open += 1
            self.most_open = max(self.most_open, self.open)
        try:
            with connection, contextlib.suppress(OSError):
                head = b""
                while b"\r\n\r\n" not in head:
                    piece = connection.recv(65_536)
                    if not piece:
                        return
                    head += piece
                first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
                pairs = [line.split(": ", 1) for line in lines]
                request = Request(first.split(" ")[1], {name.lower(): value for name, value in pairs})
                self.requests.append(request)
                self.answers.get(request.path, reply(404, b"no such path"))(request, connection)
        finally:
            with self._lock:
                self.open -= 1


@contextlib.contextmanager
def running() -> Iterator[DocumentService]:
    """A server for as long as the block runs."""
    service = DocumentService()
    threading.Thread(target=service.run, daemon=True).start()
    try:
        yield service
    finally:
        service.close()


def head(status: int, *headers: str, version: str = "1.1") -> bytes:
    """The first lines of a response, in latin-1."""
    return "\r\n".join([f"HTTP/{version} {status} Said", *headers, "", ""]).encode("latin-1")


def reply(status: int, body: bytes = b"", *headers: str) -> Answer:
    """An answer with an honest length."""
    return raw(head(status, f"Content-Length: {len(body)}", *headers) + body)


def raw(*pieces: bytes, gap: float = 0.0) -> Answer:
    """Bytes as they are, with seconds between the pieces; then the connection is closed."""

    def answer(request: Request, connection: socket.socket) -> None:
        for number, piece in enumerate(pieces):
            if number:
                time.sleep(gap)
            connection.sendall(piece)

    return answer


def without_end(first: bytes) -> Answer:
    """Bytes, and then more and more of them, until nobody listens."""

    def answer(request: Request, connection: socket.socket) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(b"x" * 50_000)

    return answer


def redirect(target: str, status: int = 302, *headers: str) -> Answer:
    return reply(status, b"elsewhere", f"Location: {target}", *headers)


def silence(before: bytes = b"", seconds: float = 5.0) -> Answer:
    """Some bytes, and then nothing while the connection stays open."""
    return raw(before, b"", gap=seconds)


def one_after_the_other(*answers: Answer) -> Answer:
    """Another answer each time; the last one for ever."""
    left = list(answers)

    def answer(request: Request, connection: socket.socket) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(request, connection)

    return answer


def file(content: bytes, etag: str = '"one"', media_type: str = "application/pdf") -> Answer:
    """A file as a good server gives it: in parts, and not again if it has not changed."""

    def answer(request: Request, connection: socket.socket) -> None:
        headers = (f"ETag: {etag}", f"Content-Type: {media_type}", "Accept-Ranges: bytes")
        if request.headers.get("if-none-match") == etag:
            connection.sendall(head(304, *headers))
        elif "range" in request.headers and request.headers.get("if-range") == etag:
            start = int(request.headers["range"].removeprefix("bytes=").removesuffix("-"))
            ranged = f"Content-Range: bytes {start}-{len(content) - 1}/{len(content)}"
            reply(206, content[start:], ranged, *headers)(request, connection)
        else:
            reply(200, content, *headers)(request, connection)

    return answer


def broken(content: bytes, at: int, etag: str = '"one"') -> Answer:
    """The beginning of a file whose length is told in full."""
    return raw(head(200, f"Content-Length: {len(content)}", f"ETag: {etag}") + content[:at])


# ---------------------------------------------------------------- files


def pdf(words: str = "A text", size: int = 3_000, filling: bytes = b"x") -> bytes:
    """Bytes that begin and end as those of a PDF do."""
    body = f"%PDF-1.4\n1 0 obj << /Title ({words}) >> endobj\n".encode()
    return body + b"%" + filling * size + b"\ntrailer << >>\nstartxref\n9\n%%EOF\n"


_NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument"/></Relationships>'
)


def docx(*paragraphs: str) -> bytes:
    """A file of Word with these paragraphs."""
    runs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            (
                "word/document.xml",
                f'<?xml version="1.0"?><w:document {_NAMESPACES}><w:body>{runs}</w:body></w:document>',
            ),
        ):
            archive.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()
