"""Documents with automatic numbering, each trying one thing; LibreOffice is asked what it prints for them."""

from __future__ import annotations

from random import Random

from docx_samples import (
    abstract,
    deleted,
    docx,
    inserted,
    lvl,
    note,
    num,
    p,
    ref,
    run,
    separators,
    start_at,
    style,
    table,
)

NINE = tuple(
    lvl(level, form, text)
    for level, (form, text) in enumerate(
        (
            ("decimal", "%1."),
            ("lowerLetter", "(%2)"),
            ("lowerRoman", "(%3)"),
            ("decimal", "%4)"),
            ("upperLetter", "%5."),
            ("upperRoman", "%6."),
            ("decimal", "%1.%2.%7"),
            ("decimalZero", "%8"),
            ("none", ""),
        )
    )
)
DECIMALS = tuple(lvl(n, text=".".join(f"%{k + 1}" for k in range(n + 1))) for n in range(5))


def words(*places: tuple[int, int], start: int = 0) -> str:
    """Paragraphs with words of their own, each of a num and a level."""
    return "".join(p(f"Words {start + n}", num=num, level=level) for n, (num, level) in enumerate(places, 1))


def counted(form: str, count: int, text: str = "%1.", start: int = 1) -> bytes:
    """A list of one format."""
    return docx(words(*[(1, 0)] * count), numbering=abstract(0, lvl(0, form, text, start=start)) + num(1, 0))


def _formats() -> dict[str, bytes]:
    counts = {
        "decimal": 12, "decimalZero": 12, "upperLetter": 55, "lowerLetter": 80, "upperRoman": 50, "lowerRoman": 50,
        "arabicAlpha": 28, "arabicAbjad": 28, "hindiNumbers": 12, "chineseCounting": 99, "chineseCountingThousand": 30,
        "ideographTraditional": 10, "ideographZodiac": 12, "ideographDigital": 25, "japaneseCounting": 25,
        "taiwaneseCounting": 25, "taiwaneseCountingThousand": 25, "decimalFullWidth": 12, "decimalEnclosedCircle": 20,
        "decimalEnclosedCircleChinese": 10, "russianLower": 28, "russianUpper": 28, "chineseLegalSimplified": 25,
        "ideographLegalTraditional": 25, "ordinal": 25, "hex": 20, "chicago": 9, "numberInDash": 4, "thaiNumbers": 12,
        "ideographZodiacTraditional": 15, "decimalEnclosedFullstop": 20, "decimalEnclosedParen": 20,
        "ideographEnclosedCircle": 10, "decimalFullWidth2": 12, "taiwaneseDigital": 25, "none": 3,
    }  # fmt: skip
    return {f"format-{form}": counted(form, count) for form, count in counts.items()}


def _far() -> dict[str, bytes]:
    """Formats where numbers are long."""
    forms = ("chineseCountingThousand", "taiwaneseCountingThousand", "chineseLegalSimplified")
    starts = (98, 108, 118, 198, 998, 1008, 1098, 1108, 2018, 9996)
    return {f"far-{form}-{at}": counted(form, 4, start=at) for form in forms for at in starts}


RESTARTS = {
    "levels": docx(
        words((1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 3), (1, 4), (1, 5), (1, 6))
        + words((1, 7), (1, 8), (1, 0), (1, 2), (1, 1), start=20),
        numbering=abstract(0, *NINE) + num(1, 0),
    ),
    "decimals": docx(
        words((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 2), (1, 1), (1, 4), (1, 3), (1, 0)),
        numbering=abstract(0, *DECIMALS) + num(1, 0),
    ),
    "deep-first": docx(
        words((1, 2), (1, 2), (1, 1), (1, 0), (1, 1), (1, 0)), numbering=abstract(0, *DECIMALS) + num(1, 0)
    ),
    "two-lists": docx(
        words((1, 0), (1, 0), (2, 0), (1, 0), (2, 0)),
        numbering=abstract(0, lvl(0)) + abstract(1, lvl(0, "lowerLetter", "(%1)")) + num(1, 0) + num(2, 1),
    ),
    "shared-counter": docx(
        words((1, 0), (1, 0), (2, 0), (2, 0), (1, 0)), numbering=abstract(0, lvl(0)) + num(1, 0) + num(2, 0)
    ),
    "start-override": docx(
        words((1, 0), (1, 0), (2, 0), (2, 0), (3, 0), (3, 0)),
        numbering=abstract(0, lvl(0)) + num(1, 0) + num(2, 0, start_at(0, 1)) + num(3, 0, start_at(0, 7)),
    ),
    "start-override-level": docx(
        words((1, 0), (1, 1), (1, 1), (2, 1), (2, 1), (2, 0), (2, 1)),
        numbering=abstract(0, *NINE) + num(1, 0) + num(2, 0, start_at(1, 5)),
    ),
    "level-override": docx(
        words((1, 0), (1, 0), (2, 0), (2, 0)),
        numbering=abstract(0, lvl(0))
        + num(1, 0)
        + num(
            2, 0, f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>{lvl(0, "upperRoman", "%1)")}</w:lvlOverride>'
        ),
    ),
    "starts": docx(
        words((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)),
        numbering=abstract(0, lvl(0, start=5), lvl(1, "lowerLetter", "(%2)", start=3)) + num(1, 0),
    ),
    "no-start": docx(words((1, 0), (1, 0)), numbering=abstract(0, lvl(0, start=None)) + num(1, 0)),
    "never-restarts": docx(
        words((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)),
        numbering=abstract(0, lvl(0), lvl(1, text="%2)", more='<w:lvlRestart w:val="0"/>')) + num(1, 0),
    ),
    "restarts-at-first": docx(
        words((1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)),
        numbering=abstract(0, lvl(0), lvl(1), lvl(2, text="%3)", more='<w:lvlRestart w:val="1"/>')) + num(1, 0),
    ),
    "legal": docx(
        words((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)),
        numbering=abstract(0, lvl(0, "upperRoman"), lvl(1, text="%1.%2", more="<w:isLgl/>")) + num(1, 0),
    ),
    "mixed-levels": docx(
        words((1, 0), (1, 1), (1, 0), (1, 1)),
        numbering=abstract(0, lvl(0, "upperRoman", "Part %1"), lvl(1, "lowerLetter", "%1-%2:")) + num(1, 0),
    ),
    "suffixes": docx(
        words((1, 0), (1, 1), (1, 0)),
        numbering=abstract(
            0,
            lvl(0, "chineseCounting", "%1、", more='<w:suff w:val="nothing"/>'),
            lvl(1, more='<w:suff w:val="space"/>'),
        )
        + num(1, 0),
    ),
    "unnumbered": docx(
        words((1, 0)) + p("None") + p("Zero", num=0, level=0) + words((1, 0), start=5),
        numbering=abstract(0, lvl(0)) + num(1, 0),
    ),
    "after-table": docx(
        words((1, 0)) + table([p("In a cell", num=1, level=0), "Plain"]) + words((1, 0), start=5),
        numbering=abstract(0, lvl(0)) + num(1, 0),
    ),
}

_HEADINGS = "".join(
    style(
        f"Heading{n}",
        name=f"heading {n}",
        paragraph=f'<w:numPr><w:ilvl w:val="{n - 1}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{n - 1}"/>',
    )
    for n in (1, 2, 3)
)
STYLED = {
    "style-linked": docx(
        p("One", style="Heading1")
        + p("Two", style="Heading2")
        + p("Three", style="Heading2")
        + p("Four", style="Heading3")
        + p("Five", style="Heading1")
        + p("Six", style="Heading2"),
        styles=_HEADINGS,
        numbering=abstract(
            0,
            *(
                lvl(n, text=".".join(f"%{k + 1}" for k in range(n + 1)), more=f'<w:pStyle w:val="Heading{n + 1}"/>')
                for n in range(3)
            ),
        )
        + num(1, 0),
    ),
    "based-on": docx(
        p("One", style="Para") + p("Two", style="Child") + p("Three", style="Child", num=0) + p("Four", style="Para"),
        styles=style("Para", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>') + style("Child", based="Para"),
        numbering=abstract(0, lvl(0)) + num(1, 0),
    ),
    "default-style": docx(
        p("One", num=1, level=0) + p("Two", style="Other") + p("Three", num=1, level=0),
        styles=style("Normal", more='w:default="1"') + style("Other", based="Normal"),
        numbering=abstract(0, lvl(0)) + num(1, 0),
    ),
    "numbering-style": docx(
        words((2, 0), (2, 1), (2, 0), (1, 0)),
        styles='<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>",
        numbering=abstract(0, lvl(0, "upperLetter"), lvl(1), more='<w:styleLink w:val="L"/>')
        + abstract(1, more='<w:numStyleLink w:val="L"/>')
        + num(1, 0)
        + num(2, 1),
    ),
}

_ONE = abstract(0, lvl(0)) + num(1, 0)
_GONE = '<w:rPr><w:del w:id="9" w:author="A"/></w:rPr>'
_JOIN = p("Joined, ", num=1, level=0, more=_GONE)
TRACKED = docx(
    p(run("Kept ") + deleted("lost ") + inserted("new"), num=1, level=0)
    + p(deleted("All of this is lost"), num=1, level=0, more=_GONE)
    + p("After", num=1, level=0) + _JOIN + p("with this", num=1, level=0) + p("Last", num=1, level=0),
    numbering=_ONE,
)  # fmt: skip
# LibreOffice exports what is deleted too, as its window shows it; so it is asked about the same text without changes.
ACCEPTED = docx(
    "".join(p(text, num=1, level=0) for text in ("Kept new", "After", "Joined, with this", "Last")), numbering=_ONE
)
NOTED = {
    "footnotes": docx(
        p(run("First") + ref(2) + run(" and second") + ref(3), num=1, level=0) + p(run("Third") + ref(4)),
        numbering=_ONE,
        footnotes=separators() + note(2, "One.") + note(3, "Two.") + note(4, "Three."),
    ),
    "endnotes": docx(
        p(run("First") + ref(2, "endnote")) + p(run("Second") + ref(3, "endnote")),
        endnotes=separators("endnote") + note(2, "One.", kind="endnote") + note(3, "Two.", kind="endnote"),
    ),
}


def _random(count: int, seed: int = 7) -> dict[str, bytes]:
    """Definitions and places drawn by lot: four nums of two definitions, two of which begin anew."""
    lot = Random(seed)
    forms = ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "chineseCounting", "decimalZero")

    def definition(identifier: int) -> str:
        levels = []
        for level in range(5):
            shown = [f"%{at + 1}" for at in range(level + 1) if at == level or lot.random() < 0.4]
            text = ".".join(shown) + lot.choice(".):")
            levels.append(lvl(level, lot.choice(forms), text, start=lot.choice((1, 1, 1, 3))))
        return abstract(identifier, *levels)

    def sample() -> bytes:
        numbering = definition(0) + definition(1) + num(1, 0) + num(2, 0, start_at(0, 1)) + num(3, 1)
        numbering += num(4, 0, start_at(lot.randrange(3), 4))
        places, level = [], 0
        for _ in range(12):
            level = max(0, min(4, level + lot.choice((-2, -1, 0, 0, 1, 2))))
            places.append((lot.choice((1, 1, 1, 2, 3, 4)), level))
        return docx(words(*places), numbering=numbering)

    return {f"random-{n}": sample() for n in range(count)}


SAMPLES = {**_random(30), **_formats(), **_far(), **RESTARTS, **STYLED, **NOTED, "accepted": ACCEPTED}

# Where LibreOffice is known to print something else than Word.
DIFFERENT = {
    "format-arabicAlpha": "the 28th letter: ى in LibreOffice, ي (U+064A) in ECMA-376, 17.18.59",
    "format-arabicAbjad": "the first letter: ا in LibreOffice, أ (U+0623) in ECMA-376, 17.18.59",
    "format-hindiNumbers": "LibreOffice does not know it and prints decimals",
    "format-ideographDigital": "LibreOffice counts 十, 十一; ECMA-376 has 一〇, 一一, digit by digit",
    "format-decimalFullWidth": "LibreOffice does not know it and prints decimals",
    "format-decimalFullWidth2": "LibreOffice does not know it and prints decimals",
    "format-hex": "LibreOffice does not know it and prints decimals",
    "format-numberInDash": "LibreOffice does not know it and prints decimals",
    "format-thaiNumbers": "LibreOffice does not know it and prints decimals",
    "format-ideographZodiacTraditional": "LibreOffice does not know it and prints decimals",
    "format-decimalEnclosedFullstop": "LibreOffice does not know it and prints decimals",
    "format-decimalEnclosedParen": "LibreOffice does not know it and prints decimals",
    "format-ideographEnclosedCircle": "LibreOffice takes it for ① ②",
    "format-taiwaneseDigital": "LibreOffice does not know it and prints decimals",
    "never-restarts": "LibreOffice 7.4 does not read w:lvlRestart; Word does (17.9.10)",
    "restarts-at-first": "LibreOffice 7.4 does not read w:lvlRestart; Word does (17.9.10)",
    "legal": "LibreOffice 7.4 does not read w:isLgl; Word does (17.9.4)",
}
