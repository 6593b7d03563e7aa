"""A time line as one HTML page that needs nothing but itself: a click on a bar shows the sentences behind it."""

from __future__ import annotations

from html import escape
from typing import Any, Final

from travaux.pictures.html import UNSAFE, filled, json_text, source_hash
from travaux.pictures.interface import asset
from travaux.pictures.interface import timeline_words as words
from travaux.pictures.timeline_model import Bar, Timeline
from travaux.pictures.timeline_svg import WIDTH, timeline_svg

_ZOOMS: Final = (1, 2, 4)
_MANY: Final = 1_000  # bars above which a page has no layouts to zoom into, as it would be too large


def timeline_page(timeline: Timeline) -> str:
    """The page as one text in UTF-8, the same for the same time line.

    It asks for nothing: its Content-Security-Policy lets no request out and no script run but the one that is named
    there by its hash. All words reach it as data or as escaped text.
    """
    script, style = asset("timeline/timeline.js"), asset("timeline/timeline.css")
    slots = {
        "language": escape(timeline.language),
        "policy": f"default-src 'none'; script-src {source_hash(script)}; style-src {source_hash(style)}; "
        "base-uri 'none'; form-action 'none'",
        "title": escape(UNSAFE.sub("\ufffd", timeline.title)),
        "style": style,
        "pictures": "\n".join(_layouts(timeline)),
        "data": json_text(_data(timeline)),
        "script": script,
    }
    return filled(asset("timeline/page.html"), slots)


def _layouts(timeline: Timeline) -> list[str]:
    """The figure at each zoom, laid out anew, so that more labels have room; only the first is shown at once."""
    count = sum(len(lane.bars) for lane in timeline.lanes)
    zooms = _ZOOMS if 0 < count <= _MANY else _ZOOMS[:1]
    return [
        f'<div class="layout" data-zoom="{zoom}"{" hidden" if zoom > 1 else ""}>'
        f"{timeline_svg(timeline, width=WIDTH * zoom, prefix=f'z{zoom}')}</div>"
        for zoom in zooms
    ]


def _data(timeline: Timeline) -> dict[str, Any]:
    return {
        "language": timeline.language,
        "words": words(timeline.language),
        "kinds": list(dict.fromkeys(lane.kind for lane in timeline.lanes)),
        "bars": [_bar(bar, lane.kind) for lane in timeline.lanes for bar in lane.bars],
        "quotes": [
            [one.text, one.says, one.document, one.paragraph, one.language, one.rule, one.url]
            for one in timeline.quotes
        ],
    }  # fmt: skip


def _bar(bar: Bar, kind: str) -> dict[str, Any]:
    return {
        "name": bar.name,
        "kind": kind,
        "label": bar.label,
        "full": bar.full,
        "when": bar.when,
        "facts": bar.facts,
        "quotes": bar.quotes,
        "more": bar.more,
    }
