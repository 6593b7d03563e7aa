"""A time line as a figure for papers: SVG of its own, in which words stay words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

from travaux.pictures.fonts import fonts, marked
from travaux.pictures.interface import timeline_words as words
from travaux.pictures.timeline_layout import LINE, PAD, SIZE, Placed, Scale, placed, right_to_left, wide, wrapped
from travaux.pictures.timeline_model import Bar, Lane, Timeline

WIDTH: Final = 960.0
_INK, _MUTED, _GRID, _STRONG = "#1a1f2b", "#555e6c", "#dfe3e8", "#b9c0ca"
_MARGIN: Final = 14.0
# Light fills under dark words, each as light as no other, so that they differ in grey too; edges of the same hue.
_GROUPS: Final[dict[str, tuple[str, str]]] = {
    "group/african": ("#fbeca6", "#8a6d00"),
    "group/asia-pacific": ("#b9def5", "#0b5c94"),
    "group/eastern-european": ("#dfb0cb", "#8c3a68"),
    "group/latin-american-caribbean": ("#7cc3a3", "#00694a"),
    "group/western-european-others": ("#e08a5a", "#9c4300"),
}
_OTHER: Final = ("#d9dde3", "#5b6472")
_LOOKS: Final[dict[str, tuple[str, str]]] = {
    "dates": ("#1f4e79", "#1f4e79"),
    "expected": ("#ffffff", "#1f4e79"),
    "vague": ("#ffffff", "#1f4e79"),
    "adopted": ("#9db7d1", "#1f4e79"),
    "plan": ("#cfc6e6", "#5b4a94"),
    "extension": ("#e9e4f5", "#5b4a94"),
}
_HOLLOW: Final = ("expected", "vague")
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold
_NUMBERS: Final = re.compile(r"\d[\d–/-]*\d")  # dates and years, which would read backwards among Arabic words
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class _Row:
    """A strip of the picture: a lane with its bars and the height of its sub-rows, or a heading above lanes."""

    lane: Lane | None
    bars: tuple[Placed, ...]
    name: tuple[str, ...]
    top: float
    height: float
    step: float = 0.0


def timeline_svg(timeline: Timeline, *, width: float = WIDTH, prefix: str = "t") -> str:
    """Draw a time line as SVG.

    Args:
        timeline: what to draw.
        width: in points.
        prefix: what the identifiers of its elements begin with, for a page with several figures.

    Returns:
        A document of SVG 1.1 without scripts, the same for the same time line. Its axis runs from left to right in
        every language.
    """
    gutter = _gutter(timeline)
    title = wrapped(_clean(timeline.title), width - 2 * _MARGIN, 17, 2)
    top = 20.0 + 21 * len(title) + 18
    body, bottom = _body(timeline, gutter, top, width, prefix)
    legend, bottom = _legend(timeline, bottom + 16, width, prefix)
    height = bottom + 10
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
            f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" lang="{escape(_clean(timeline.language))}" '
            f'font-family="{fonts("")}" aria-labelledby="{prefix}-title {prefix}-desc">',
            f'<title id="{prefix}-title">{_text(timeline.title)}</title>',
            f'<desc id="{prefix}-desc">{_text(_description(timeline))}</desc>',
            '<rect class="paper" width="100%" height="100%" fill="#ffffff"/>',
            *(_line(one, _MARGIN, width - _MARGIN, 26 + 21 * n, 17, "ink", bold=True) for n, one in enumerate(title)),
            *body,
            f'<g class="legend">{"".join(legend)}</g>',
            "</svg>\n",
        ]
    )


def _description(timeline: Timeline) -> str:
    if timeline.start is None or timeline.end is None:
        return timeline.note
    lanes = "; ".join(f"{lane.body}, {lane.label} ({len(lane.bars)})" for lane in timeline.lanes)
    say = words(timeline.language)["desc"]
    return say.format(**{"from": timeline.start.year, "to": timeline.end.year, "lanes": lanes})


def _gutter(timeline: Timeline) -> float:
    longest = max((wide(lane.label, 12) for lane in timeline.lanes), default=0.0)
    return min(max(longest + 14, 80.0), 166.0)


# ---------------------------------------------------------------- lanes


def _body(timeline: Timeline, gutter: float, top: float, width: float, prefix: str) -> tuple[list[str], float]:
    """The axis and all lanes, and where they end."""
    if timeline.start is None or timeline.end is None:
        return [], top - 14
    scale = Scale(timeline.start, timeline.end, _MARGIN + gutter, width - _MARGIN)
    rows = _rows(timeline, scale, gutter, top + 8)
    bottom = rows[-1].top + rows[-1].height
    number = 0
    marks: list[str] = []
    for strip, row in enumerate(rows):
        kind = f' class="lane" data-kind="{row.lane.kind}"' if row.lane is not None else ' class="heading"'
        marks.append(
            f'<g{kind} data-strip="{strip}" data-height="{row.height:g}">{_rule(row.top, scale.right, row.lane)}'
        )
        for one in row.bars:
            marks.append(_bar(one, row, f"{prefix}-{number}", number, timeline.language))
            number += 1
        marks.append("</g>")
    back = (
        f'<rect class="paper" y="{top - 6:.1f}" width="{_MARGIN + gutter - 4:.1f}" height="{bottom - top + 5:.1f}" '
        'fill="#ffffff"/>'
    )
    names = (_name(row, strip, gutter, width) for strip, row in enumerate(rows))
    return [
        f'<g class="grid">{"".join(_grid(scale, top, bottom))}</g>',
        *marks,
        f'<g class="gutter">{back}{"".join(names)}</g>',
        f'<g class="axis">{"".join(_years(scale, top - 4))}</g>',
    ], bottom


def _rows(timeline: Timeline, scale: Scale, gutter: float, top: float) -> list[_Row]:
    """The lanes from top to bottom, with a heading where those of a body begin that the title does not name."""
    out: list[_Row] = []
    before = None
    for lane in timeline.lanes:
        if lane.body != before and timeline.title != words(timeline.language)["title"].format(body=lane.body):
            height = 29.0 if out else 21.0
            heading = _clean(lane.body)
            out.append(_Row(None, (), (heading[:1].upper() + heading[1:],), top + height - 21, 21.0))
            top += height
        before = lane.body
        bars, count = placed(lane, scale)
        tall = max((len(one.lines) for one in bars), default=1) > 1
        step = 33.0 if tall else 21.0 if lane.kind != "meetings" else 18.0
        name = tuple(wrapped(_clean(lane.label), gutter - 12, 12, 2))
        out.append(_Row(lane, tuple(bars), name, top, max(count * step, 15.0 * len(name)) + 9, step))
        top += out[-1].height
    return out


def _name(row: _Row, strip: int, gutter: float, width: float) -> str:
    """The name of a lane beside it, or a heading."""
    right = _MARGIN + gutter - 12 if row.lane is not None else width - _MARGIN
    down, bold = (16, False) if row.lane is not None else (13, True)
    lines = (
        _line(one, _MARGIN, right, row.top + down + 15 * n, 12, "ink", bold=bold) for n, one in enumerate(row.name)
    )
    return f'<g data-strip="{strip}">{"".join(lines)}</g>'


def _rule(top: float, right: float, lane: Lane | None) -> str:
    return f'<path class="rule" d="M{_MARGIN:.1f} {top:.1f}H{right:.1f}" stroke="{_GRID}"/>' if lane is not None else ""


# ---------------------------------------------------------------- axis


def _grid(scale: Scale, top: float, bottom: float) -> Iterator[str]:
    for day in [*_ticks(scale), None]:
        x = scale(day) if day is not None else scale.right
        yield f'<path class="rule" d="M{x:.1f} {top:.1f}V{bottom:.1f}" stroke="{_GRID}"/>'


def _ticks(scale: Scale) -> list[date]:
    """First days of months, or of years as far apart as their labels need."""
    first, last = scale.start.year, scale.end.year
    year = (scale.right - scale.left) / ((scale.end - scale.start).days + 1) * 365.25
    if year >= 500:
        every = [date(y, m, 1) for y in range(first, last + 1) for m in range(1, 13)]
        return [day for day in every if scale.start <= day <= scale.end]
    step = next((one for one in _STEPS if one * year >= 34), _STEPS[-1])
    return [day for y in range(first, last + 1) if y % step == 0 and scale.start <= (day := date(y, 1, 1)) <= scale.end]


def _years(scale: Scale, y: float) -> Iterator[str]:
    """The labels of the axis: in the middle of their year if each has one, else at its first day."""
    ticks = _ticks(scale)
    months = any(day.month > 1 for day in ticks)
    each = not months and len(ticks) > 1 and ticks[1].year - ticks[0].year == 1
    end = scale.end
    for n, day in enumerate(ticks):
        left = scale(day)
        right = scale(ticks[n + 1]) if n + 1 < len(ticks) else scale(end, after=True)
        text = f"{day.year}-{day.month:02}" if months else str(day.year)
        if right - left < wide(text, 11):
            continue
        x, anchor = ((left + right) / 2, "middle") if each or months else (left + 3, "start")
        yield _words(text, x, y, 11, "muted", anchor)


# ---------------------------------------------------------------- bars


def _bar(one: Placed, row: _Row, name: str, number: int, language: str) -> str:
    bar = one.bar
    high = row.step - 4 if bar.look in ("term", "plan", "extension") else 12.0
    top = row.top + 6 + one.row * row.step
    fill, edge = _paint(bar)
    shapes = _term(one, top, high, name, fill, edge) if bar.look == "term" else _box(one, top, high, fill, edge)
    label = "".join(_label(one, top, high))
    return (
        f'<g class="bar {bar.look}" id="{name}" data-bar="{number}"><title>{_text(_spoken(bar, language))}</title>'
        f"{shapes}{_arrows(one, top, high, edge)}{label}</g>"
    )


def _spoken(bar: Bar, language: str) -> str:
    look = "" if bar.look in ("dates", "plan", "term") else f" ({words(language)[bar.look]})"
    spoken = f"{bar.full}: {bar.when}{look}"
    return _NUMBERS.sub("\u2066\\g<0>\u2069", spoken) if right_to_left(spoken) else spoken


def _paint(bar: Bar) -> tuple[str, str]:
    return _GROUPS.get(bar.group, _OTHER) if bar.look == "term" else _LOOKS[bar.look]


def _box(one: Placed, top: float, high: float, fill: str, edge: str) -> str:
    """A bar with a firm outline; a dashed one where only a month or a year is known or a plan was extended."""
    dash = ' stroke-dasharray="3 2"' if one.bar.look in ("vague", "extension") else ""
    x, width = one.x + 0.5, max(one.width - 1, 2.0)
    kind = "box hollow" if one.bar.look in _HOLLOW else "box"
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" height="{high:.1f}" rx="1.5" '
        f'fill="{fill}" stroke="{edge}" stroke-width="1"{dash}/>'
    )


def _term(one: Placed, top: float, high: float, name: str, fill: str, edge: str) -> str:
    """A bar that fades where it is not known when the term began or ended, and has a dark edge where it is."""
    x, width = one.x, max(one.width - 1, 2.0)
    bar = one.bar
    begins, ends = bar.start == bar.begun, bar.end == bar.ending
    paint, gradient = fill, ""
    if not (begins and ends):
        paint = f"url(#{name}-f)"
        stops = [
            (0.0, 1.0 if begins else 0.12),
            (min(max((one.core[0] - x) / width, 0.0), 1.0), 1.0),
            (min(max((one.core[1] - x) / width, 0.0), 1.0), 1.0),
            (1.0, 1.0 if ends else 0.12),
        ]
        if one.core[0] >= one.core[1]:  # nowhere certain: darkest where it is likeliest, or where it begins
            stops = [stops[0], (0.0 if begins else 0.5, 0.8), stops[3]]
        gradient = "".join(_stop(fill, offset, opacity) for offset, opacity in stops)
        gradient = f'<linearGradient id="{name}-f">{gradient}</linearGradient>'
    out = f'<rect class="box" x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" height="{high:.1f}" fill="{paint}"/>'
    if begins and not one.cut[0]:
        out += f'<rect class="edge" x="{x:.1f}" y="{top:.1f}" width="2" height="{high:.1f}" fill="{edge}"/>'
    dash = "" if begins and ends else ' stroke-dasharray="3 2"'
    under = top + high - 0.5
    out += f'<path class="edge" d="M{x:.1f} {under:.1f}h{width:.1f}" stroke="{edge}" stroke-width="1"{dash}/>'
    return gradient + out


def _stop(fill: str, offset: float, opacity: float) -> str:
    kind = ' class="low"' if opacity < 0.5 else ""
    return f'<stop{kind} offset="{offset:.3f}" stop-color="{fill}" stop-opacity="{opacity:g}"/>'


def _arrows(one: Placed, top: float, high: float, edge: str) -> str:
    """Marks of a bar that goes on beyond the years shown."""
    middle, out = top + high / 2, ""
    if one.cut[0]:
        x = one.x + 3
        out += f'<path d="M{x + 4:.1f} {middle - 4:.1f}L{x:.1f} {middle:.1f}l4 4z" fill="{edge}"/>'
    if one.cut[1]:
        x = one.x + one.width - 4
        out += f'<path d="M{x - 4:.1f} {middle - 4:.1f}L{x:.1f} {middle:.1f}l-4 4z" fill="{edge}"/>'
    return out


def _label(one: Placed, top: float, high: float) -> Iterator[str]:
    base = top + high / 2 + SIZE * 0.36 - LINE * (len(one.lines) - 1) / 2
    left, right = one.x + PAD + 7 * one.cut[0], one.x + one.width - PAD - 7 * one.cut[1]
    core = (one.core[0] + PAD, one.core[1] - PAD)
    if one.bar.look == "term" and all(wide(line) <= core[1] - core[0] for line in one.lines):
        left, right = max(left, core[0]), min(right, core[1])  # where it does not fade
    colour = "pale" if one.bar.look == "dates" else "ink" if one.bar.look in _HOLLOW else "dark"
    for n, line in enumerate(one.lines):
        y = base + LINE * n
        if one.beside is not None:
            anchor = "end" if right_to_left(line) else "start"
            yield _words(line, one.beside, y, SIZE, "ink", anchor)
        else:
            yield _line(_clean(line), left, right, y, SIZE, colour)


# ---------------------------------------------------------------- legend


def _legend(timeline: Timeline, top: float, width: float, prefix: str) -> tuple[list[str], float]:
    """What the looks and colours mean, of those that the picture has, then the note; and where this ends."""
    say = words(timeline.language)
    bars = [bar for lane in timeline.lanes for bar in lane.bars]
    looks = {bar.look for bar in bars}
    terms = [bar for bar in bars if bar.look == "term"]
    entries = [(_swatch(look), say[look]) for look in _LOOKS if look in looks]
    entries += [(_swatch("term", group.name), group.label) for group in timeline.groups]
    entries += [(_swatch("term"), say["nogroup"])] if any(not bar.group for bar in terms) else []
    entries += [(_EDGE, say["edge"])] if any(bar.start == bar.begun for bar in terms) else []
    entries += [(_FADE.replace("NAME", f"{prefix}-fade"), say["fade"])] if any(not b.exact for b in terms) else []
    if timeline.start and any(bar.start < timeline.start or bar.end > (timeline.end or bar.end) for bar in bars):
        entries.append(('<path d="M9 2l5 4l-5 4z" fill="#5b4a94"/>', say["cut"]))
    out, y = _flow(entries, top, width, right=right_to_left(say["meetings"]))
    lines = [say["groups"]] if timeline.groups else []
    y += 4
    for text in [*lines, timeline.note]:
        for line in wrapped(_clean(text), width - 2 * _MARGIN, 11, 6):
            y += 16
            out.append(_line(line, _MARGIN, width - _MARGIN, y, 11, "muted"))
    return out, y


_EDGE: Final = '<rect x="2" width="18" height="12" fill="#d9dde3"/><rect x="2" width="2" height="12" fill="#5b6472"/>'
_FADE: Final = (
    '<linearGradient id="NAME"><stop offset="0.3" stop-color="#8a93a0"/>'
    '<stop offset="1" stop-color="#8a93a0" stop-opacity="0.12"/></linearGradient>'
    '<rect width="22" height="12" fill="url(#NAME)"/>'
)


def _swatch(look: str, group: str = "") -> str:
    fill, edge = _GROUPS.get(group, _OTHER) if look == "term" else _LOOKS[look]
    dash = ' stroke-dasharray="3 2"' if look in ("vague", "extension") else ""
    kind = "hollow" if look in _HOLLOW else f"sign {look}"
    return f'<rect class="{kind}" x="0.5" y="0.5" width="21" height="11" fill="{fill}" stroke="{edge}"{dash}/>'


def _flow(entries: Sequence[tuple[str, str]], top: float, width: float, *, right: bool) -> tuple[list[str], float]:
    """Signs with their words, in rows; from the right where the words run so."""
    out = []
    x, y = _MARGIN, top
    for sign, text in entries:
        room = min(wide(text, 11) + 30, width - 2 * _MARGIN)
        if x > _MARGIN and x + room > width - _MARGIN:
            x, y = _MARGIN, y + 19
        at = width - x - 22 if right else x
        out.append(f'<g transform="translate({at:.1f} {y:.1f})">{sign}</g>')
        line = (wrapped(_clean(text), room - 28, 11, 1) or [""])[0]
        out.append(_line(line, width - x - room, width - x - 28, y + 10, 11, "ink") if right
                   else _line(line, x + 28, x + room, y + 10, 11, "ink"))  # fmt: skip
        x += room + 12
    return out, y + 10 if entries else top


# ---------------------------------------------------------------- words


_COLOURS: Final = {"ink": _INK, "muted": _MUTED, "dark": _INK, "pale": "#ffffff"}


def _line(text: str, left: float, right: float, y: float, size: float, colour: str, *, bold: bool = False) -> str:
    """A line at the left of its place, or at the right if it runs from there."""
    return _words(text, right if right_to_left(text) else left, y, size, colour, "start", bold=bold)


def _words(text: str, x: float, y: float, size: float, colour: str, anchor: str, *, bold: bool = False) -> str:
    """Words at a place; the anchor is that of their own direction.

    Not every viewer knows the attribute ``direction``, so the words carry it themselves, and the anchor is turned.
    """
    shown = marked(_clean(text))
    if right_to_left(text):
        shown, anchor = f"\u2067{shown}\u2069", {"start": "end", "end": "start"}.get(anchor, anchor)
    extra = f' text-anchor="{anchor}"' if anchor != "start" else ""
    extra += ' font-weight="600"' if bold else ""
    family = fonts(text)
    extra += f' font-family="{family}"' if family != fonts("") else ""
    return (
        f'<text class="{colour}" x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{_COLOURS[colour]}"{extra}>'
        f"{shown}</text>"
    )


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", " ".join(text.split()))


def _text(text: str) -> str:
    return escape(_clean(text), quote=True)
