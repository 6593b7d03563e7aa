"""Fuzz a reader for as long as you like, with atheris: ``python tools/fuzz.py docx CORPUS -max_total_time=600``.

atheris (wheels for Python 3.11 to 3.13 on Linux) is no dependency of Travaux: put it in an environment of its own in
which Travaux is installed too. The first argument is the reader (text, docx, html, akn, pdf), others go to libFuzzer;
folders among them hold seeds, and the first takes in what reaches new code. An input that breaks the rule below is
written to ``crash-…``; the tests in ``tests/test_fuzz.py`` hold the same rule.
"""

from __future__ import annotations

import importlib
import io
import struct
import sys
import zipfile
import zlib
from pathlib import Path

import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

READERS = {
    "text": "travaux.readers.text",
    "docx": "travaux.readers.docx",
    "html": "travaux.readers.html",
    "akn": "travaux.readers.akn",
    "pdf": "travaux.readers.pdf",
}
LARGEST = 200_000  # bytes of a part that is unpacked for mutation


def _repacked(data: bytes, limit: int, seed: int) -> bytes:
    """Mutate one part of an archive and pack it again; where there is no archive, the bytes themselves."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name)[:LARGEST] for name in archive.namelist()[:30]}
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        struct.error,
    ):
        return bytes(atheris.Mutate(data, limit))
    if not parts or seed % 8 == 0:
        return bytes(atheris.Mutate(data, limit))
    chosen = sorted(parts)[seed // 8 % len(parts)]
    parts[chosen] = bytes(atheris.Mutate(parts[chosen], len(parts[chosen]) + 1_000))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def main() -> None:
    """Fuzz the reader that is named first."""
    form = sys.argv.pop(1)
    with atheris.instrument_imports(include=["travaux.readers"]):
        importlib.import_module(READERS[form])
    from reading_rule import check

    more = {"custom_mutator": _repacked} if form == "docx" else {}
    atheris.Setup(sys.argv, lambda data: check(form, data), **more)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
