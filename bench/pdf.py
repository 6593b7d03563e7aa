"""What reading PDF costs, beside what pypdfium2 alone takes to extract its plain text.

Run from the root of the checkout::

    python bench/pdf.py FILE.pdf … [--rounds 5]

Both read all pages of each file in turn, in one run, and the best of the rounds counts. The bound is six times
(:data:`BOUND`), for all files together; the command ends with 1 if it is passed.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from travaux.readers.pdf import read_pdf

BOUND = 6.0


def plain(content: bytes) -> int:
    """Extract the plain text of all pages with pypdfium2 alone; returns how many pages there are."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            text.get_text_bounded()
            text.close()
            page.close()
        return len(document)
    finally:
        document.close()


def timed(action: Callable[[], object]) -> float:
    """Seconds that an action takes."""
    gc.collect()
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def measure(content: bytes, rounds: int) -> tuple[int, float, float]:
    """Pages of a file, and the fewest seconds of pypdfium2 and of the reader; the two take turns."""
    pages = plain(content)
    read_pdf("warm.pdf", content)
    alone, reading = [], []
    for _ in range(rounds):
        alone.append(timed(lambda: plain(content)))
        reading.append(timed(lambda: read_pdf("timed.pdf", content)))
    return pages, min(alone), min(reading)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the files, and print a table."""
    parser = argparse.ArgumentParser(description="Reading PDF, beside extracting its plain text.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args(arguments)
    print(f"{'file':40} {'pages':>5} {'pypdfium2':>10} {'read_pdf':>9} {'ratio':>6}   (ms a page)")
    total_alone = total_reading = 0.0
    for path in given.files:
        pages, alone, reading = measure(path.read_bytes(), given.rounds)
        total_alone, total_reading = total_alone + alone, total_reading + reading
        figures = f"{1000 * alone / pages:10.2f} {1000 * reading / pages:9.2f} {reading / alone:6.2f}"
        print(f"{path.name[:40]:40} {pages:5} {figures}")
    ratio = total_reading / total_alone
    print(f"all files together: {ratio:.2f} times (at most {BOUND:g})")
    return 0 if ratio <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
