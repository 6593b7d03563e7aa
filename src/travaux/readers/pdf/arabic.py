"""Arabic as it is printed, put back into the order in which it is read.

Files give the glyphs of a line in all orders, and what pdfium makes of them is right only at times. What never lies is
where a glyph stands; so a line that has Arabic is sorted from the left to the right, and the bidirectional algorithm
(Unicode Standard Annex 9) is run backwards: all of it is turned round, and numbers and words in other scripts are
turned back. Brackets are told open from closed by what stands beside them, since files mirror them or do not. Vowel
signs are left out of all that, and then go with the letter that they stand over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from travaux.readers.pdf.characters import Flags, Floats, Numbers

_ARABIC: Final = re.compile(
    "[\u0600-\u0605\u0608\u060b\u060d\u061b-\u06ef\u06fa-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
)
_PRESENTED: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_LAM_ALEF: Final = re.compile("\u0644(?=[\u0622\u0623\u0625\u0627\u0671])")
_BLANK: Final = 0.18  # ems between glyphs that are read as a blank
_TOGETHER: Final = 0.3  # points between the edges of letters that one glyph prints
_ABUTS: Final = 0.15  # points between the boxes of a letter and of its sign, where one glyph prints both
_TWICE: Final = 0.1  # ems between the middles of a character that is printed twice in one place
_OPEN: Final = "([{«"
_CLOSED: Final = ")]}»"
_BRACKET: Final = re.compile(r"[()\[\]{}«»]")
_NO_ARABIC: Final = re.compile("[LN][^R]*")
_TOLD: Final = 0.12  # the same where the file has a blank there
_WITH_SIGN: Final = 0.3  # the same, where one of them is set off the baseline
_SIGN: Final = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff]")
_SHADDA: Final = "\u0651"  # is typed before the other signs of its letter
_ARABIC_RUN: Final = re.compile("R(?:[^L]*R)?")
_LINE: Final = re.compile("[^\r\n]+")
_MARKS: Final = {"\u201c": "\u201d", "\u201d": "\u201c", "\u2018": "\u2019", "\u2019": "\u2018"}
_QUOTATION: Final = re.compile("[\u2018\u2019\u201c\u201d]")
_SEPARATORS: Final = frozenset(".,:/\u060c\u066b\u066c")  # one of them between two digits leaves a number one
_SIGNS: Final = frozenset("%#$€£+°\u066a")


class _Classes(dict[int, str]):
    """The bidirectional class of each character, as far as it matters here.

    ``R`` for letters that run to the left, ``L`` to the right, ``N`` for digits, ``B`` for blanks, ``O`` for the rest.
    """

    def __missing__(self, code: int) -> str:
        kind = unicodedata.bidirectional(chr(code))
        found = {"AL": "R", "R": "R", "L": "L", "EN": "N", "AN": "N", "WS": "B"}.get(kind, "O")
        self[code] = found
        return found


_CLASSES: Final = _Classes()


def runs_left(text: str) -> bool:
    """Whether at least half of the letters of a text are of Arabic script."""
    runs = text.translate(_CLASSES)
    return "R" in runs and runs.count("R") >= runs.count("L")


def is_arabic(text: str) -> bool:
    """Whether there is a letter of Arabic script in a text."""
    return _ARABIC.search(text) is not None


def in_place(text: str, left: Floats, right: Floats, behind_blank: Flags, size: float) -> tuple[str, Numbers]:
    """Characters in the order in which they stand from the left, with blanks where there are gaps.

    Args:
        text: characters in the order of the file.
        left: their left edges, in points.
        right: their right edges.
        behind_blank: whether the file has a blank before each.
        size: of the letters, in points.

    Returns:
        The characters, and for each its place in the text given; -1 for a blank that was put in.
    """
    import numpy as np

    order = np.lexsort((-np.arange(len(text)), left + right))
    gaps = left[order][1:] - np.maximum.accumulate(right[order])[:-1]
    told = (np.abs(np.diff(order)) == 1) & behind_blank[np.maximum(order[1:], order[:-1])]
    places = np.insert(order, np.flatnonzero(gaps > np.where(told, _TOLD, _BLANK) * size) + 1, -1)
    characters = text + " "
    return "".join([characters[place] for place in places.tolist()]), places


def unmirrored(text: str) -> str:
    """Quotation marks as the file has them: pdfium mirrors those in words that run to the left, as if brackets.

    It does so where the last letter before them in its order is of such words; at the head of a line, where as many
    stretches of the line run to the left as to the right.
    """
    if not _QUOTATION.search(text) or not is_arabic(text):
        return text
    out = list(text)
    for line in _LINE.finditer(text):
        runs = [kind for kind, _ in groupby(one for one in line[0].translate(_CLASSES) if one in "LR")]
        leftwards = "R" in runs and runs.count("R") >= runs.count("L")
        for index in range(*line.span()) if "R" in runs else ():
            kind = _CLASSES[ord(text[index])]
            if kind in "LR":
                leftwards = kind == "R"
            elif leftwards and text[index] in _MARKS:
                out[index] = _MARKS[text[index]]
    return "".join(out)


def logical(
    text: str,
    left: Floats,
    right: Floats,
    raised: Flags,
    behind_blank: Flags,
    set_off: Flags,
    size: float,
    rtl: bool = True,
) -> list[tuple[str, bool]]:
    """The words of a line that has Arabic in it, in the order in which they are read.

    Args:
        text: its characters, in the order of the file.
        left: their left edges, in points.
        right: their right edges.
        raised: whether each is.
        behind_blank: whether the file has a blank before each.
        set_off: whether each stands off the baseline.
        size: of the letters, in points.
        rtl: whether the line runs to the left, or its Arabic stands in words that run to the right.

    Returns:
        Stretches of words, each with whether it is raised.
    """
    letters, signs, left = _apart(text, left, right, set_off, size)
    seen, places = in_place(
        "".join([text[at] for at in letters]), left[letters], right[letters], behind_blank[letters], size
    )
    standing = [letters[place] if place >= 0 else -1 for place in places.tolist()]
    order = list(range(len(seen)))
    for match in _LAM_ALEF.finditer(seen):
        at = match.start()
        if abs(left[standing[at]] - left[standing[at + 1]]) < _TOGETHER:  # one glyph: the lam, read first, is right
            order[at], order[at + 1] = order[at + 1], order[at]
    turned = _turned if rtl else _turned_within
    order = [order[index] for index in turned(seen, seen.translate(_CLASSES))]
    read = _brackets("".join([seen[index] for index in order]))
    if not signs and not raised.any():
        return [(_folded(read), False)]
    words: list[tuple[str, bool]] = []
    for character, index in zip(read, order, strict=True):
        place = standing[index]
        words.append((character + signs.get(place, ""), place >= 0 and bool(raised[place])))
    return [
        (_folded("".join([word for word, _ in run])), lifted)
        for lifted, run in groupby(words, key=lambda word: word[1])
    ]


def _folded(words: str) -> str:
    """Words with the letters for the forms in which they are printed."""
    return _PRESENTED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), words)


def _apart(
    text: str, left: Floats, right: Floats, set_off: Flags, size: float
) -> tuple[list[int], dict[int, str], Floats]:
    """The letters of a line, the vowel signs over each, and the left edges with those of signs of the same glyph.

    What one glyph prints (a letter with its signs) pdfium gives boxes of one width, one beside the other. Another sign
    is that of the letter whose middle is nearest. A character printed twice in one place is taken once.
    """
    middle, edge = (left + right) / 2, left.copy()
    once = _once(text, middle, set_off, size)
    signs: dict[int, str] = {}
    if not _SIGN.search(text):
        return once, signs, left
    letters = [at for at in once if not unicodedata.combining(text[at])]
    bases = [at for at in letters if _CLASSES[ord(text[at])] == "R"]
    if not bases:
        return once, signs, left
    for at in sorted(set(once).difference(letters), key=lambda at: (-middle[at], at)):
        found = min(bases, key=lambda base: (abs(edge[base] - right[at]), base))
        width = right[at] - left[at] - (right[found] - left[found])
        if abs(edge[found] - right[at]) < _ABUTS and abs(width) < _ABUTS:
            edge[found] = left[at]
        else:
            found = min(bases, key=lambda base: (abs(middle[base] - middle[at]), base))
        signs[found] = signs.get(found, "") + text[at]
    return (
        letters,
        {base: "".join(sorted(some, key=lambda sign: sign != _SHADDA)) for base, some in signs.items()},
        edge,
    )


def _once(text: str, middle: Floats, set_off: Flags, size: float) -> list[int]:
    """The places of characters, without those of which the same stands in the same place already.

    Where a sign is set off the baseline, some programs give its letter with it, and with the other glyph too.
    """
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32).astype(np.int64)
    order = np.lexsort((middle, codes))
    one, other = order[:-1], order[1:]
    near = np.where(set_off[one] == set_off[other], _TWICE, _WITH_SIGN) * size
    again = (codes[one] == codes[other]) & (middle[other] - middle[one] < near)
    if not again.any():
        return list(range(len(text)))
    gone = np.where(set_off[one], one, other)[again]
    return [int(place) for place in np.setdiff1d(np.arange(len(text)), gone)]


def _turned(seen: str, classes: str) -> list[int]:
    """From the order of the eye to that of reading, in a line that runs to the left; places in what is seen."""
    runs = [run for match in _NO_ARABIC.finditer(classes) for run in _parts(seen, classes, *match.span())]
    out: list[int] = []
    end = len(seen)
    for start, stop in reversed(runs):
        out.extend(range(end - 1, stop - 1, -1))
        out.extend(range(start, stop))
        end = start
    out.extend(range(end - 1, -1, -1))
    return out


def _turned_within(seen: str, classes: str) -> list[int]:
    """The same in a line that runs to the right: what stands from an Arabic letter to the last before others."""
    order = list(range(len(seen)))
    for match in _ARABIC_RUN.finditer(classes):
        start, stop = match.span()
        order[start:stop] = [start + index for index in _turned(seen[start:stop], classes[start:stop])]
    return order


def _parts(seen: str, classes: str, start: int, stop: int) -> Iterable[tuple[int, int]]:
    """Cut a stretch without Arabic letters into what runs to the right in itself."""
    index = start
    while index < stop:
        if classes[index] not in "LN":
            index += 1
            continue
        end = max(_number_end(seen, classes, index, stop), _words_end(seen, classes, index, stop))
        yield _signed(seen, index, start), end
        index = end


def _signed(seen: str, index: int, floor: int) -> int:
    return index - 1 if index > floor and seen[index - 1] in _SIGNS else index


def _number_end(seen: str, classes: str, index: int, stop: int) -> int:
    """Where a number ends that begins here: one separator may stand between digits, a sign behind them."""
    while index < stop and classes[index] == "N":
        index += 1
        if index + 1 < stop and seen[index] in _SEPARATORS and classes[index + 1] == "N":
            index += 1
    return index + 1 if index < stop and seen[index] in _SIGNS else index


def _words_end(seen: str, classes: str, start: int, stop: int) -> int:
    """Where words of another script end that begin here, their numbers and paired brackets included.

    A number that follows another behind a blank stood before the words in reading: ``January 2020 10``.
    """
    end, letters, depth, opened = start, False, 0, False
    ended_in_number = False
    index = start
    while index < stop:
        kind, text = classes[index], seen[index]
        if text in _OPEN:
            depth, opened = depth + 1, True
        elif text in _CLOSED:
            if not opened or depth == 0:
                break
            depth -= 1
            end = index + 1 if letters and depth == 0 else end
        elif kind == "L":
            letters, ended_in_number, end = True, False, (index + 1 if depth == 0 else end)
        elif kind == "N":
            if letters and ended_in_number and classes[index - 1] == "B" and depth == 0:
                break
            index = _number_end(seen, classes, index, stop) - 1
            ended_in_number = True
            end = index + 1 if depth == 0 else end
        index += 1
    return end if letters else start


def _brackets(read: str) -> str:
    """Brackets as they are meant: one behind a blank and before a word opens, one behind a word closes."""
    out = list(read)
    for match in _BRACKET.finditer(read):
        index, text = match.start(), match[0]
        pair = max(_OPEN.find(text), _CLOSED.find(text))
        before, after = read[index - 1 : index] or " ", read[index + 1 : index + 2] or " "
        begins = before.isspace() or before in _OPEN
        ends = after.isspace() or after in ".,;:\u060c\u061b"
        if begins and not (ends and index == 0):
            out[index] = _OPEN[pair]
        elif ends:
            out[index] = _CLOSED[pair]
    return "".join(out)
