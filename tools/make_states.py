"""Write data/authority/states.ttl from a table of country codes.

Usage: python tools/make_states.py COUNTRY_CODES.csv [--names STATE_NAMES.csv] [--output STATES.ttl]

The table is the public domain "country-codes" data package. What it lacks (names of two
States, corrections, names of former days, adjectives) stands in data/authority/state-names.csv.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from pathlib import Path

AUTHORITY = Path(__file__).resolve().parent.parent / "data" / "authority"
COLUMNS = {"ar": "Arabic", "en": "English", "es": "Spanish", "fr": "French", "ru": "Russian", "zh": "Chinese"}
OBSERVERS = ("PSE", "VAT")
PROPERTIES = {
    "pref": "skos:prefLabel",
    "alt": "skos:altLabel",
    "hidden": "skos:hiddenLabel",
    "adjective": "trv:adjective",
}
EASTERN_EUROPEAN = "ALB ARM AZE BGR BIH BLR CZE EST GEO HRV HUN LTU LVA MDA MKD MNE POL ROU RUS SRB SVK SVN UKR"
WESTERN_EUROPEAN = (
    "AND AUS AUT BEL CAN CHE DEU DNK ESP FIN FRA GBR GRC IRL ISL ISR ITA LIE LUX MCO MLT NLD NOR NZL PRT SMR SWE"
    " TUR USA"
)
GROUPS = {
    "african": "دول أفريقيا|African States|Estados de África|États d'Afrique|Государства Африки|非洲国家",
    "asia-pacific": "دول آسيا والمحيط الهادئ|Asia-Pacific States|Estados de Asia y el Pacífico|"
    "États d'Asie et du Pacifique|Государства Азии и Тихого океана|亚洲及太平洋国家",
    "eastern-european": "دول أوروبا الشرقية|Eastern European States|Estados de Europa Oriental|"
    "États d'Europe orientale|Государства Восточной Европы|东欧国家",
    "latin-american-caribbean": "دول أمريكا اللاتينية ومنطقة البحر الكاريبي|Latin American and Caribbean States|"
    "Estados de América Latina y el Caribe|États d'Amérique latine et des Caraïbes|"
    "Государства Латинской Америки и Карибского бассейна|拉丁美洲和加勒比国家",
    "western-european-others": "دول أوروبا الغربية ودول أخرى|Western European and other States|"
    "Estados de Europa Occidental y otros Estados|États d'Europe occidentale et autres États|"
    "Государства Западной Европы и другие государства|西欧和其他国家",
}
HEADER = """\
# The 193 Member States of the United Nations, its 2 observer States, and the regional groups.
# Written by tools/make_states.py; do not edit by hand. To add or correct a name, add a row to
# state-names.csv in this folder and run the tool again.
#
# skos:notation   M49 code, three digits
# skos:prefLabel  short name in the six official languages
# skos:altLabel   formal name and other official forms of today
# skos:hiddenLabel  names of former days and short forms, to be recognized, not to be shown
# trv:adjective   as in "the Kenyan Government"; a name only beside such a noun
# org:memberOf    the regional group in elections. Every Member State is in exactly one group:
#   African 54, Asia-Pacific 54, Eastern European 23, Latin American and Caribbean 33, Western
#   European and others 29. Türkiye (also takes part in the Asia-Pacific group) and the United
#   States (formally an observer of the group) count with Western European and others; Kiribati
#   counts with Asia-Pacific. Observer States (trv:ObserverState) are in no group and are no
#   trv:MemberState.

@base <https://w3id.org/travaux/id/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix trv: <https://w3id.org/travaux/ont#> .
"""
ARTICLE = re.compile(r"(?:the|el|la|los|las|le|les) |l'")
ANNOTATION = re.compile(r" *(?:\((?:the|el|la|los|las|le|les|l')\)|\[(?:masc|fem)\.?\]|\*)")
Names = dict[str, dict[str, list[str]]]


def tidy(name: str) -> str:
    """Return a name without annotations of gender and article, in NFC, with straight apostrophes."""
    text = unicodedata.normalize("NFC", name).replace("’", "'").replace("(مملكة _)", "(مملكة -)")
    return " ".join(ANNOTATION.sub("", text).split())


def names_of(row: dict[str, str], more: list[dict[str, str]]) -> Names:
    """Return the labels of one State by property and language; the curated rows come first."""
    names: Names = {kind: {lang: [] for lang in COLUMNS} for kind in PROPERTIES}
    for extra in more:
        for lang in COLUMNS:
            names[extra["kind"]][lang] += [tidy(part) for part in extra[lang].split("|") if part]
    for lang, column in COLUMNS.items():
        official = row["official_name_" + ("cn" if lang == "zh" else lang)]
        short, formal = (tidy(row[f"UNTERM {column} {form}"]) for form in ("Short", "Formal"))
        if formal:
            names["alt"][lang].append(ARTICLE.sub("", formal, count=1) if ARTICLE.match(formal) else formal)
        preferred = names["pref"][lang] or [short or tidy(official)]
        names["pref"][lang] = preferred
        if short:  # where it is blank, the other name is not the United Nations' own
            names["alt"][lang] += [short, tidy(official)]
        names["alt"][lang] = sorted(set(names["alt"][lang]) - set(preferred) - set(names["hidden"][lang]) - {""})
        for kind in ("hidden", "adjective"):
            names[kind][lang] = sorted(set(names[kind][lang]))
    return names


def group_of(code: str, region: str) -> str:
    """Return the regional group in which a Member State takes part in elections."""
    if code in EASTERN_EUROPEAN.split():
        return "eastern-european"
    if code in WESTERN_EUROPEAN.split():
        return "western-european-others"
    return {"Africa": "african", "Americas": "latin-american-caribbean"}.get(region, "asia-pacific")


def labels(predicate: str, by_language: dict[str, list[str]]) -> list[str]:
    """Return one line of Turtle for every language that has labels."""
    lines = []
    for lang, values in sorted(by_language.items()):
        if values:
            lines.append(f"    {predicate} " + ", ".join(f'"{value}"@{lang}' for value in values))
    return lines


def turtle(rows: list[dict[str, str]], more: list[dict[str, str]]) -> str:
    """Return the whole file."""
    blocks = [HEADER]
    for slug, text in GROUPS.items():
        given = {lang: [name] for lang, name in zip(sorted(COLUMNS), text.split("|"), strict=True)}
        blocks.append(" ;\n".join([f"<group/{slug}> a org:Organization", *labels("skos:prefLabel", given)]) + " .\n")
    for row in sorted(rows, key=lambda entry: entry["ISO3166-1-Alpha-3"]):
        observer = (code := row["ISO3166-1-Alpha-3"]) in OBSERVERS
        if not observer and (row["is_independent"] != "Yes" or code == "TWN"):
            continue
        lines = [f"<state/{code}> a trv:{'ObserverState' if observer else 'MemberState'}"]
        lines.append(f'    skos:notation "{int(row["M49"]):03d}"')
        names = names_of(row, [extra for extra in more if extra["code"] == code])
        for kind, predicate in PROPERTIES.items():
            lines += labels(predicate, names[kind])
        lines.append(f"    skos:exactMatch <http://publications.europa.eu/resource/authority/country/{code}>")
        if not observer:
            lines.append(f"    org:memberOf <group/{group_of(code, row['Region Name'])}>")
        blocks.append(" ;\n".join(lines) + " .\n")
    return "\n".join(blocks)


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def main(arguments: list[str] | None = None) -> int:
    """Run the tool."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("table", type=Path, help="CSV file with the country codes")
    parser.add_argument("--names", type=Path, default=AUTHORITY / "state-names.csv", help="CSV file with more names")
    parser.add_argument("--output", type=Path, default=AUTHORITY / "states.ttl", help="file to write")
    options = parser.parse_args(arguments)
    options.output.write_text(turtle(read(options.table), read(options.names)), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
