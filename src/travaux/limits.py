"""How large a document may be, so that reading ends within a minute or two and within two gigabytes.

Measured over 357 official documents in six languages: the longest file has 234 thousand bytes, the longest text 745
lines and 732 paragraphs, the longest paragraph 9,209 characters, the longest masthead 56 lines. What is many times
larger is no document but something else under the name of one (an export, a log, a whole volume in one line), or
should be cut into its documents before it is read. ``docs/bad-input.md`` has the times that these limits bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAX_SIZE: Final = 3_000_000  # bytes of a file of text; ``--max-size`` says otherwise. Characters of any text
MAX_MARKUP: Final = 20_000_000  # bytes of a file of HTML or XML; ``--max-size`` says otherwise
MAX_PACKED: Final = 50_000_000  # bytes of a PDF or DOCX, most of which are pictures and fonts; ``--max-size`` again
MAX_UNPACKED: Final = 100_000_000  # bytes of the parts of a DOCX that are read, unpacked: a zip bomb has more
MAX_PAGES: Final = 2_000  # pages of a PDF
MAX_LINES: Final = 100_000  # lines of a text that are not blank
MAX_PARAGRAPHS: Final = 10_000  # headings, paragraphs, items and notes of a document
MAX_PARAGRAPH: Final = 20_000  # characters of a paragraph; a longer one is kept, and not searched
MAX_MASTHEAD: Final = 200  # lines; what goes on for longer is the text itself


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost.

    Attributes:
        size: bytes that a file may have; ``None`` for the default of its format.
        seconds: how long reading a file may take that is not plain text.
        memory: bytes of memory that this may take.
    """

    size: int | None = None
    seconds: float = 60.0
    memory: int = 2_000_000_000

    def size_of(self, default: int) -> int:
        """The size that a file of a format may have, given the default of that format."""
        return default if self.size is None else self.size


DEFAULTS: Final = Limits()
