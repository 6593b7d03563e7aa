"""How large a document may be, so that reading ends within a minute or two and within two gigabytes.

Measured over 357 official documents in six languages: the longest file has 234 thousand bytes, the longest text 745
lines and 732 paragraphs, the longest paragraph 9,209 characters, the longest masthead 56 lines. What is many times
larger is no document but something else under the name of one (an export, a log, a whole volume in one line), or
should be cut into its documents before it is read. ``docs/bad-input.md`` has the times that these limits bound.
"""

from __future__ import annotations

from typing import Final

MAX_SIZE: Final = 3_000_000  # bytes of a file; ``--max-size`` says otherwise
MAX_LINES: Final = 100_000  # lines of a text that are not blank
MAX_PARAGRAPHS: Final = 10_000  # headings, paragraphs, items and notes of a document
MAX_PARAGRAPH: Final = 20_000  # characters of a paragraph; a longer one is kept, and not searched
MAX_MASTHEAD: Final = 200  # lines; what goes on for longer is the text itself
