"""Time lines: which bars stand for what a graph says, and how figure and page show them.

The graph is made by hand: a board with a resumed meeting, an imprecise one and one of which only a text adopted at it
has a date, a plan that was extended, and bureaux of which some have an election of known day and some only years.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from travaux.errors import QueryError, UnknownNameError
from travaux.pictures.timeline import Bar, Lane, Timeline, timeline
from travaux.pictures.timeline_layout import Scale, placed, right_to_left, shortened, wide, wrapped
from travaux.pictures.timeline_page import timeline_page
from travaux.pictures.timeline_svg import timeline_svg
from travaux.store import Store, open_graph

HOSTILE = '</script><img src=x onerror="document.title=1">"><b>&amp;'
PREFIXES = """@base <https://w3id.org/travaux/id/> . @prefix trv: <https://w3id.org/travaux/ont#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
"""
GRAPH = """
<body/board> a trv:Body ; rdfs:label "Board"@en, "执行局"@zh, "المجلس"@ar .
<body/quiet> a trv:Body ; rdfs:label "Quiet Committee"@en .
<body/other> a trv:Body ; rdfs:label "Other Committee"@en .
<group/african> rdfs:label "African States"@en, "非洲国家"@zh, "دول أفريقيا"@ar .
<state/KEN> a trv:MemberState ; rdfs:label "Kenya"@en, "肯尼亚"@zh, "كينيا"@ar ; org:memberOf <group/african> .
<state/EGY> a trv:MemberState ; rdfs:label "Egypt"@en, "埃及"@zh, "مصر"@ar ; org:memberOf <group/african> .
<state/POL> a trv:MemberState ; rdfs:label "Poland"@en, "波兰"@zh, "بولندا"@ar .
<m1> a trv:Meeting ; trv:meetingOf <body/board> ; trv:series "2020" ; eli:number "1" ;
    trv:startDate "2020-06-29"^^xsd:date ; trv:endDate "2020-06-29"^^xsd:date .
<m1b> a trv:Meeting, trv:MeetingPart ; trv:meetingOf <body/board> ; trv:series "2020" ; eli:number "1" ;
    trv:partNumber 2 ; dct:isPartOf <m1> ; trv:startDate "2020-07-29"^^xsd:date ; trv:endDate "2020-07-30"^^xsd:date .
<m2> a trv:Meeting ; trv:meetingOf <body/board> ; trv:series "2021" ; eli:number "1" ;
    trv:startDate "2021-04-07"^^xsd:date ; trv:endDate "2021-04-08"^^xsd:date .
<m3> a trv:Meeting ; trv:meetingOf <body/board> ; trv:series "2021" ; eli:number "2" ;
    dct:date "2021"^^xsd:gYear, "2021-11"^^xsd:gYearMonth .
<m4> a trv:Meeting ; trv:meetingOf <body/board> ; trv:series "2022" ; eli:number "1" .
<decision4> trv:adoptedAt <m4> ; eli:date_document "2022-03-31"^^xsd:date ; rdfs:label "Decision 2022/1"@en .
<m5> a trv:Meeting ; trv:meetingOf <body/board> ; trv:series "2022" ; eli:number "2" .
<plan/board/strategic-plan/2020-2023> a trv:Plan ; trv:planOf <body/board> ;
    trv:planType <../voc/plan-type/strategic-plan> ; dct:temporal <p1>, <p2> .
<p1> trv:startYear "2020"^^xsd:gYear ; trv:endYear "2023"^^xsd:gYear .
<p2> trv:startYear "2020"^^xsd:gYear ; trv:endYear "2025"^^xsd:gYear ; trv:heldAt <m2> .
<e20> trv:heldAt <m1b> . <e21> trv:heldAt <m2> .
<h1> a trv:RoleHolding ; org:organization <body/board> ; org:role <../voc/role/chair> ; org:member <state/KEN> ;
    trv:startYear "2020"^^xsd:gYear ; trv:endYear "2021"^^xsd:gYear ; trv:electedIn <e20> .
<h2> a trv:RoleHolding ; org:organization <body/board> ; org:role <../voc/role/chair> ; org:member <state/POL> ;
    trv:startYear "2021"^^xsd:gYear ; trv:endYear "2022"^^xsd:gYear ; trv:electedIn <e21> .
<h3> a trv:RoleHolding ; org:organization <body/board> ; org:role <../voc/role/vice-chair> ; org:member <state/EGY> ;
    trv:startYear "2020"^^xsd:gYear ; trv:endYear "2021"^^xsd:gYear .
<h4> a trv:RoleHolding ; org:organization <body/board> ; org:role <../voc/role/vice-chair> ; org:member <state/KEN> ;
    trv:startYear "2021"^^xsd:gYear ; trv:endYear "2022"^^xsd:gYear .
<h5> a trv:RoleHolding ; org:organization <body/board> ; org:role <../voc/role/rapporteur> ; org:member <state/POL> ;
    trv:electedIn <e21> .
<o1> a trv:Meeting ; trv:meetingOf <body/other> ; trv:series "3" ; dct:date "2020"^^xsd:gYear .
<doc/A%2F1@en> eli:realizes <doc/A%2F1> . <doc/A%2F1> dct:identifier "A/1" .
<doc/A%2F1#para_7> dct:identifier "7" .
<claim/1> a rdf:Statement ; rdf:subject <m1> ; rdf:predicate trv:startDate ; rdf:object "2020-06-29"^^xsd:date ;
    trv:evidence <ev1> .
<ev1> nif:anchorOf "The Board met on 29 June 2020."@en ; oa:hasSource <doc/A%2F1@en> ;
    trv:inParagraph <doc/A%2F1#para_7> ;
    trv:rule <rule/en.held.on> .
"""


def graph(tmp: Path, text: str = GRAPH) -> Store:
    file = tmp / "graph.ttl"
    file.write_text(PREFIXES + text, encoding="utf-8")
    return open_graph(file)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return graph(tmp_path_factory.mktemp("timeline"))


def lane(shown: Timeline, label: str) -> Lane:
    return next(one for one in shown.lanes if one.label == label)


def days(bar: Bar) -> tuple[str, str]:
    return str(bar.start), str(bar.end)


# ---------------------------------------------------------------- bars


def test_a_resumed_meeting_has_a_bar_for_each_part(store: Store) -> None:
    bars = lane(timeline(store, "board"), "Meetings").bars
    assert [(bar.label, *days(bar), bar.exact) for bar in bars[:2]] == [
        ("2020/1", "2020-06-29", "2020-06-29", True),
        ("2020/1 (2)", "2020-07-29", "2020-07-30", True),
    ]


def test_a_meeting_known_by_its_month_is_not_exact(store: Store) -> None:
    bar = next(bar for bar in lane(timeline(store, "board"), "Meetings").bars if bar.label == "2021/2")
    assert (*days(bar), bar.exact, bar.look, bar.when) == ("2021-11-01", "2021-11-30", False, "vague", "2021-11")


def test_a_meeting_without_dates_stands_where_it_adopted_a_text(store: Store) -> None:
    bar = lane(timeline(store, "board"), "Meetings").bars[-1]
    assert (*days(bar), bar.exact, bar.look) == ("2022-03-31", "2022-03-31", False, "adopted")
    assert ("adopted there", "Decision 2022/1 (2022-03-31)") in bar.facts


def test_a_meeting_that_texts_only_announce_is_told_apart(tmp_path: Path) -> None:
    store = graph(tmp_path, GRAPH + "<m1> trv:expectedIn <doc/A%2F1> . <m2> trv:expectedIn <doc/A%2F1> .")
    looks = {bar.label: bar.look for bar in lane(timeline(store, "board"), "Meetings").bars}
    assert (looks["2020/1"], looks["2021/1"]) == ("expected", "dates"), "2021/1 elected a bureau, so it was held"


def test_what_has_no_date_is_counted_and_not_drawn(store: Store) -> None:
    shown = timeline(store, "board")
    assert "2022/2" not in [bar.label for bar in lane(shown, "Meetings").bars]
    assert shown.note == "Not drawn, as no date is known: 1 (meetings or terms)."


def test_an_extended_plan_has_two_bars_in_one_lane(store: Store) -> None:
    first, second = lane(timeline(store, "board"), "Strategic plan").bars
    assert (first.label, *days(first)) == ("2020–2023", "2020-01-01", "2023-12-31")
    assert (second.label, *days(second), second.look) == ("… 2025", "2024-01-01", "2025-12-31", "extension")
    assert ("held at", "Board 2021/1") in second.facts
    assert ("held at", "Board 2021/1") not in first.facts


def test_a_bureau_ends_with_the_election_of_the_next(store: Store) -> None:
    first, second = lane(timeline(store, "board"), "Chair").bars
    assert (first.label, *days(first), first.exact) == ("Kenya", "2020-07-29", "2021-04-07", True)
    assert (second.label, *days(second), second.exact) == ("Poland", "2021-04-07", "2022-12-31", False)
    assert str(second.ending) == "2022-01-01", "it ended some time in 2022"


def test_bureaux_known_by_years_alone_share_the_year_of_the_change(store: Store) -> None:
    first, second = lane(timeline(store, "board"), "Vice-Chair").bars
    assert (*days(first), str(first.ending)) == ("2020-01-01", "2021-12-31", "2021-01-01")
    assert (*days(second), str(second.begun)) == ("2021-01-01", "2022-12-31", "2021-12-31")


def test_a_term_without_an_end_is_open(store: Store) -> None:
    (bar,) = lane(timeline(store, "board"), "Rapporteur").bars
    assert (bar.open, bar.exact, bar.facts[-1]) == (True, False, ("drawn to", "not known"))


def test_a_bar_carries_the_sentence_with_what_it_says(store: Store) -> None:
    shown = timeline(store, "board")
    bar = lane(shown, "Meetings").bars[0]
    quote = shown.quotes[bar.quotes[0]]
    assert (quote.text, quote.document, quote.paragraph, quote.language, quote.rule, quote.says) == (
        "The Board met on 29 June 2020.", "A/1", "7", "en", "en.held.on", "start date: 2020-06-29",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "title", "role", "state", "group"),
    [
        ("zh", "时间线：执行局", "主席", "肯尼亚", "非洲国家"),
        ("ar", "الخط الزمني: المجلس", "رئيس (هيئة)", "كينيا", "دول أفريقيا"),
    ],
)
def test_labels_are_in_the_language_asked_for(
    store: Store, language: str, title: str, role: str, state: str, group: str
) -> None:
    shown = timeline(store, "board", language=language)
    assert (shown.title, lane(shown, role).bars[0].label, shown.groups[0].label) == (title, state, group)


def test_kinds_and_years_can_be_chosen(store: Store) -> None:
    shown = timeline(store, "board", kinds=["meetings"], start=date(2021, 1, 1), end=date(2021, 12, 31))
    assert [[bar.label for bar in lane.bars] for lane in shown.lanes] == [["2021/1", "2021/2"]]
    assert "Outside the time shown: 3." in shown.note


def test_all_bodies_begin_with_the_one_that_has_most(store: Store) -> None:
    shown = timeline(store, None)
    assert [lane.body for lane in shown.lanes] == ["Board"] * 4 + ["Other Committee"]
    assert "plans" not in {lane.kind for lane in shown.lanes}


def test_lanes_that_find_no_room_are_named(tmp_path: Path) -> None:
    more = "".join(
        f'<body/b{n}> a trv:Body ; rdfs:label "Body {n}"@en . <x{n}> a trv:Meeting ; trv:meetingOf <body/b{n}> ;'
        f' dct:date "2020"^^xsd:gYear .\n'
        for n in range(9)
    )
    shown = timeline(graph(tmp_path, GRAPH + more), None)
    assert len(shown.lanes) == 12
    assert shown.note.endswith("Lanes left out: 2 (Body 8, Meetings; Other Committee, Meetings).")


# ---------------------------------------------------------------- what cannot be shown


def test_a_body_without_anything_gets_a_sentence(store: Store) -> None:
    shown = timeline(store, "quiet")
    assert (shown.lanes, shown.start) == ((), None)
    assert shown.note == "The graph has no dated meeting, plan or term of office of Quiet Committee."
    assert shown.note in "".join(ElementTree.fromstring(timeline_svg(shown)).itertext())


def test_an_unknown_body_is_an_error_that_names_what_is_near(store: Store) -> None:
    with pytest.raises(UnknownNameError, match="body/board"):
        timeline(store, "bord")


def test_what_is_no_body_is_an_error(store: Store) -> None:
    with pytest.raises(QueryError, match="state/KEN is no body"):
        timeline(store, "state/KEN")


def test_an_unknown_kind_is_an_error_that_names_the_kinds(store: Store) -> None:
    with pytest.raises(QueryError, match="meetings, plans, offices"):
        timeline(store, "board", kinds=["budgets"])


# ---------------------------------------------------------------- figure


@pytest.mark.parametrize("language", ["en", "zh", "ar"])
def test_the_figure_is_well_formed_and_accessible(store: Store, language: str) -> None:
    root = ElementTree.fromstring(timeline_svg(timeline(store, "board", language=language)))
    assert (root.get("role"), root.get("lang")) == ("img", language)
    assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]


def test_figure_and_page_have_the_same_bytes_twice(store: Store) -> None:
    first, second = (timeline(store, "board", language="ar") for _ in range(2))
    assert timeline_svg(first) == timeline_svg(second)
    assert timeline_page(first) == timeline_page(second)


def test_every_bar_has_its_whole_label_as_a_title(store: Store) -> None:
    shown = timeline(store, "board")
    titles = [one.text for one in ElementTree.fromstring(timeline_svg(shown)).iter() if one.tag.endswith("}title")]
    assert all(any(text and bar.full in text for text in titles) for lane in shown.lanes for bar in lane.bars)


def test_arabic_words_run_from_right_to_left_and_the_axis_does_not(store: Store) -> None:
    texts = list(ElementTree.fromstring(timeline_svg(timeline(store, "board", language="ar"))).iter())
    anchors = {one.text: one.get("text-anchor") for one in texts if one.tag.endswith("}text")}
    years = [(float(one.get("x", "0")), one.text) for one in texts if one.text in ("2020", "2021", "2022")]
    assert anchors["\u2067كينيا\u2069"] == "end"  # at the right of its bar, and said to run from there
    assert anchors["2021"] != "end"
    assert years == sorted(years)


def test_labels_are_shortened_between_words_where_they_can_be() -> None:
    assert wrapped("United States of America", 90, 11, 2) == ["United States", "of America"]
    assert wrapped("伊朗伊斯兰共和国", 60, 11, 2) == ["伊朗伊斯兰", "共和国"]
    assert shortened("Kazakhstan", 40).endswith("…")
    assert wide(shortened("Kazakhstan", 40)) <= 40
    assert shortened("Kazakhstan", 3) == ""


def test_a_text_runs_the_way_of_its_first_letter() -> None:
    assert [right_to_left(text) for text in ("2020 كينيا", "2020", "Kenya كينيا")] == [True, False, False]


def test_labels_of_crowded_meetings_never_meet() -> None:
    day = date(2020, 1, 1).toordinal()
    bars = tuple(
        Bar(f"m{n}", f"2020/{n}", "", one, one, True, "dates", one, one)
        for n in range(120)
        for one in [date.fromordinal(day + 2 * n)]
    )
    marks, _ = placed(Lane("", "meetings", bars), Scale(date(2020, 1, 1), date(2020, 12, 31), 0, 800))
    taken: dict[int, float] = {}
    for mark in (one for one in marks if one.lines):
        assert mark.x >= taken.get(mark.row, 0.0)
        taken[mark.row] = (mark.beside or mark.x) + wide(mark.lines[0])
    bare = {one.row for one in marks if not one.lines}
    assert bare.isdisjoint(taken), "what has no label stands in sub-rows of its own"


def test_hostile_labels_are_words(tmp_path: Path) -> None:
    text = GRAPH.replace('"Kenya"@en', '"' + HOSTILE.replace('"', '\\"') + '"@en')
    shown = timeline(graph(tmp_path, text), "board")
    ElementTree.fromstring(timeline_svg(shown))
    page = timeline_page(shown)
    assert "<img" not in page
    assert page.count("</script>") == 2


# ---------------------------------------------------------------- page, in a browser


@cache
def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright, which is not installed")
    if _chromium() is None:
        pytest.skip("needs a Chromium on the path")
    with api.sync_playwright() as running:
        started = running.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A page of the browser; the test fails if it asks for anything, or an error reaches its console."""
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.set_default_timeout(5_000)
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: faults.append(one.text) if one.type in ("error", "warning") else None)
    page.on("pageerror", lambda one: faults.append(str(one)))
    yield page
    page.close()
    assert (asked, faults) == ([], [])


BARS = ".layout:not([hidden]) .bar"
OVERLAPS = """() => {
  const out = [];
  for (const lane of document.querySelectorAll(".layout:not([hidden]) .lane")) {
    const boxes = [...lane.querySelectorAll("text")].map((one) => [one.getBBox(), one.textContent, one.parentNode]);
    boxes.forEach(([a, name, label], n) => boxes.slice(n + 1).forEach(([b, other, another]) => {
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      if (across > 0.5 && down > 4 && label !== another) out.push([name, other, across, down]);
    }));
    const wide = document.querySelector(".layout:not([hidden]) svg").viewBox.baseVal.width;
    for (const [box, name] of boxes) if (box.x < 0 || box.x + box.width > wide) out.push([name, "the margin"]);
  }
  return out;
}"""


def test_a_click_on_a_bar_shows_its_sentence(tab: Any, store: Store) -> None:
    tab.set_content(timeline_page(timeline(store, "board")))
    tab.locator(BARS).first.click()
    quote = tab.locator("#panel blockquote")
    assert (quote.inner_text(), quote.get_attribute("lang")) == ("The Board met on 29 June 2020.", "en")
    assert tab.locator("#panel .source").inner_text() == "A/1 · paragraph 7 · English · rule en.held.on"
    assert tab.locator("#panel figcaption").inner_text() == "start date: 2020-06-29"


def test_bars_answer_to_keys(tab: Any, store: Store) -> None:
    tab.set_content(timeline_page(timeline(store, "board")))
    tab.locator(BARS).first.focus()
    tab.keyboard.press("Enter")
    assert tab.locator("#panel h2").inner_text() == "Board 2020/1"
    tab.keyboard.press("Escape")
    assert tab.locator("#panel").is_hidden()
    assert tab.evaluate("document.activeElement.dataset.bar") == "0"


def test_a_search_dims_what_does_not_match(tab: Any, store: Store) -> None:
    tab.set_content(timeline_page(timeline(store, "board")))
    tab.locator("#search").fill("kenya")
    kept = tab.locator(f"{BARS}:not(.dim)")
    assert [one.split(",")[0] for one in kept.evaluate_all("all => all.map((one) => one.ariaLabel)")] == ["Kenya"] * 2
    assert tab.locator("#found").inner_text() == "2 found"


def test_lanes_can_be_filtered_and_the_rest_moves_up(tab: Any, store: Store) -> None:
    tab.set_content(timeline_page(timeline(store, "board")))
    plans = tab.locator(".layout:not([hidden]) .lane[data-kind=plans]")
    before = plans.bounding_box()["y"]
    tab.locator("#kinds button", has_text="Meetings").click()
    assert tab.locator(".layout:not([hidden]) .lane[data-kind=meetings]").is_hidden()
    assert plans.bounding_box()["y"] < before


def test_zooming_in_shows_a_wider_figure(tab: Any, store: Store) -> None:
    tab.set_content(timeline_page(timeline(store, "board")))
    before = tab.locator(".layout:not([hidden]) svg").bounding_box()["width"]
    tab.locator("#zoom button").nth(1).click()
    assert tab.locator(".layout:not([hidden]) svg").bounding_box()["width"] > before


@pytest.mark.parametrize("language", ["en", "zh", "ar"])
def test_labels_do_not_overlap_in_a_browser(tab: Any, demo_graph: Path, language: str) -> None:
    tab.set_content(timeline_page(timeline(open_graph(demo_graph), "unhabitat-eb", language=language)))
    assert tab.locator(f"{BARS} text").count() > 30
    assert tab.evaluate(OVERLAPS) == []


def test_the_page_works_in_a_sandboxed_frame(tab: Any, store: Store) -> None:
    page = timeline_page(timeline(store, "board"))
    tab.set_content('<iframe sandbox="allow-scripts allow-popups allow-downloads" width="1100" height="700"></iframe>')
    tab.evaluate("page => { document.querySelector('iframe').srcdoc = page }", page)
    frame = tab.frame_locator("iframe")
    frame.locator(BARS).first.click()
    assert frame.locator("#panel blockquote").inner_text() == "The Board met on 29 June 2020."


def test_hostile_labels_do_nothing_in_a_browser(tab: Any, tmp_path: Path) -> None:
    text = GRAPH.replace('"Kenya"@en', '"' + HOSTILE.replace('"', '\\"') + '"@en')
    tab.set_content(timeline_page(timeline(graph(tmp_path, text), "board")))
    tab.locator(BARS, has_text=HOSTILE[:8]).first.click()
    assert tab.locator("#panel h2").inner_text() == f"{HOSTILE}, Chair"
    assert tab.locator("img, b").count() == 0


def test_a_time_line_of_nothing_says_so(tab: Any, store: Store) -> None:
    tab.set_content(timeline_page(timeline(store, "quiet")))
    assert tab.locator("svg text", has_text="no dated meeting").is_visible()
