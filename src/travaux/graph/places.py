"""Where in the file a quotation stands, as fragment identifiers.

Readers locate lines and paragraphs; a quotation is a stretch of a few of them. Rectangles of lines that stand below one
another in a column are joined to one, so that a quotation of five lines is one place on the page and not five.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from travaux.model import Locator, Span

_VIEW: Final = re.compile(r"page=(\d+)&viewrect=(-?[\d.]+),(-?[\d.]+),([\d.]+),([\d.]+)")  # RFC 8118, section 3


class _Box(NamedTuple):
    """A rectangle on a page: points, from the left and the top of the page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        """Whether another stands in the same column of the same page."""
        return self.page == other.page and self.left < other.right and other.left < self.right

    def joined(self, other: _Box) -> _Box:
        """The rectangle around both."""
        return _Box(
            self.page,
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def fragment(self) -> str:
        """The rectangle after RFC 8118: left, top, width, height."""
        return f"page={self.page}&viewrect={_join(self.left, self.top, self.right - self.left, self.bottom - self.top)}"


def fragments(locators: Sequence[Locator], span: Span) -> list[str]:
    """The places of a stretch of the canonical text in the file, in the order of the text.

    Args:
        locators: those of the document, in the order of the text and without overlap.
        span: the stretch.
    """
    first = max(0, bisect_right(locators, span.start, key=lambda one: one.span.start) - 1)
    out: list[str] = []
    boxes: list[_Box] = []
    for locator in locators[first:]:
        if locator.span.start >= span.end:
            break
        if locator.span.end <= span.start:
            continue
        view = _VIEW.fullmatch(locator.fragment)
        if view is None:
            out.append(locator.fragment)
            continue
        left, top, width, height = (float(part) for part in view.groups()[1:])
        box = _Box(int(view[1]), left, top, left + width, top + height)
        if boxes and boxes[-1].meets(box):
            boxes[-1] = boxes[-1].joined(box)
        else:
            boxes.append(box)
    return list(dict.fromkeys([*out, *(box.fragment() for box in boxes)]))


def _join(*numbers: float) -> str:
    """Numbers with one decimal at most."""
    return ",".join(f"{round(number, 1):g}" for number in numbers)
