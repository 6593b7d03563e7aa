"""Reading in a process of its own, with bounded time and memory.

A file can bring a reader to loop, to ask for all memory, or to end with a fault of a library in C. None of that may
take the build with it; so the process that reads has limits that the system enforces, and what it delivers is JSON,
which can do no harm. ``python -P -m travaux.readers.apart FORMAT NAME SECONDS BYTES`` is that process: the file on its
standard input, the document or the error on its standard output.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from typing import Any, Final

from travaux.errors import InputError, TooLargeError
from travaux.limits import Limits
from travaux.model import Finding, Locator, RawDocument, Span
from travaux.readers.packed import pack, unpack

_REMEDY: Final = "Leave it out, or have another program write it anew (as DOCX or text)."
_FAULTS: Final = frozenset(-number for number in (4, 5, 6, 7, 8, 11))  # signals of a fault in C; also lack of memory
_ERRORS: Final = {error.__name__: error for error in (InputError, TooLargeError)}


def read_apart(form: str, name: str, content: bytes, limits: Limits) -> RawDocument:
    """Read a file in a process of its own.

    Args:
        form: name of the format.
        name: name of the file.
        content: its bytes.
        limits: seconds and bytes of memory that reading may take.

    Raises:
        InputError: it cannot be read, takes longer or more memory than that, or makes the process fail.
    """
    command = [sys.executable, "-P", "-m", __name__, form, name, str(limits.seconds), str(limits.memory)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=limits.seconds, check=False)
    except subprocess.TimeoutExpired as error:
        message = f"Reading took longer than {limits.seconds:g} seconds and was ended."
        remedy = "Raise the limit with --max-seconds, or leave it out."
        raise InputError(message, path=name, remedy=remedy) from error
    try:
        answer = json.loads(done.stdout) if done.returncode == 0 else {"error": "Failed"}
    except ValueError:
        answer = {"error": "Failed"}
    if "error" not in answer:
        return _document(answer)
    if answer["error"] == "MemoryError":
        message = f"Reading took more than {limits.memory / 1e9:g} GB of memory and was ended."
        raise InputError(message, path=name, remedy="Raise the limit with --max-memory, or leave it out.")
    if answer["error"] in _ERRORS:
        raise _ERRORS[answer["error"]](answer["message"], path=name, remedy=answer["remedy"])
    if done.returncode in _FAULTS:
        message = f"It makes the reader fail, or needs more than {limits.memory / 1e9:g} GB of memory to read."
        raise InputError(message, path=name, remedy=_REMEDY)
    why = answer.get("message") or f"the process ended with {done.returncode}"
    raise InputError(
        f"The file is broken, or of a kind that the reader cannot bear ({why}).", path=name, remedy=_REMEDY
    )


def _document(data: dict[str, Any]) -> RawDocument:
    """A document out of JSON."""
    return RawDocument(
        **{
            **data,
            "blocks": unpack(data["blocks"]),
            "locators": tuple(Locator(Span(start, end), fragment) for start, end, fragment in data["locators"]),
            "findings": tuple(Finding(**finding) for finding in data["findings"]),
        }
    )


# ---------------------------------------------------------------- in the process


def _packed(document: RawDocument) -> dict[str, Any]:
    """A document for JSON; blocks and locators as rows, because there are thousands."""
    return {
        "name": document.name,
        "format": document.format,
        "text": document.text,
        "digest": document.digest,
        "blocks": pack(document.blocks),
        "locators": [(one.span.start, one.span.end, one.fragment) for one in document.locators],
        "symbol": document.symbol,
        "language": document.language,
        "findings": [asdict(finding) for finding in document.findings],
    }


def _bound(seconds: float, memory: int) -> None:
    """Have the system end this process if it goes on for too long, and refuse it more memory than that."""
    try:
        import resource
    except ImportError:  # no such limits on this system: the parent still keeps the time
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(form: str, name: str, content: bytes) -> dict[str, Any]:
    from travaux.readers.formats import FORMATS

    try:
        return _packed(FORMATS[form].reader(name, content))
    except InputError as error:
        kind = TooLargeError if isinstance(error, TooLargeError) else InputError  # a reader may have kinds of its own
        return {"error": kind.__name__, "message": error.message, "remedy": error.remedy}
    except MemoryError:
        return {"error": "MemoryError"}
    except Exception as error:  # whatever a file brings about, the parent says it in one line
        return {"error": "Failed", "message": f"{type(error).__name__}: {error}"}


def _main(arguments: list[str]) -> None:
    form, name, seconds, memory = arguments
    content = sys.stdin.buffer.read()
    _bound(float(seconds), int(memory))
    answer = _answer(form, name, content)
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    _main(sys.argv[1:])
