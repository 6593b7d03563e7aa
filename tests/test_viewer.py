"""The interactive picture in a real browser: what is drawn, what a click shows, and that nothing goes out or in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")

from browser import KINDS, REQUEST, SENTENCE, Shown, Tab, large, launch, near, quote, small

from travaux.pictures import interface
from travaux.pictures.page import iframe, page
from travaux.pictures.scene import Edge, Kind, Node, Scene

ARABIC = ("المقرر 2020/2", "المجلس التنفيذي", "الدورة الأولى لعام 2020", "المكسيك", "كينيا")
CHINESE = ("第2020/2号决定", "联合国人类住区规划署执行局", "2020年第一届会议", "墨西哥", "肯尼亚")
CYRILLIC = ("Решение 2020/2", "Исполнительный совет", "Первая сессия 2020 года", "Мексика", "Кения")
HOSTILE = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> &amp; \" ' \u2028 {{scene}}"

Open = Callable[..., Shown]


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    playwright, browser = launch()
    yield Tab(browser)
    browser.close()
    playwright.stop()


@pytest.fixture
def look(tab: Tab, tmp_path: Path) -> Iterator[Open]:
    """Opens a scene; at the end nothing may have been said on the console, and nothing asked of the network."""
    all_shown: list[Shown] = []

    def look(scene: Scene, **options: Any) -> Shown:
        all_shown.append(tab.show(page(scene), tmp_path, **options))
        return all_shown[-1]

    yield look
    for shown in all_shown:
        assert shown.faults == []
        assert [url for url in shown.requests[1:] if not url.startswith("blob:")] == []


@pytest.fixture(scope="module")
def kept(tab: Tab, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The small scene in a tab of its own, opened once; use `picture`."""
    other = Tab(tab.browser)
    return other.show(page(small()), tmp_path_factory.mktemp("kept"))


@pytest.fixture
def picture(kept: Shown) -> Iterator[Shown]:
    """The small scene as it is at first, in a page that the tests use one after the other."""
    kept.reset()
    yield kept
    faults, kept.faults = kept.faults, []
    assert faults == []
    assert [url for url in kept.requests[1:] if not url.startswith("blob:")] == []


# ---------------------------------------------------------------- what is drawn


def test_every_node_is_drawn_in_the_colour_of_its_kind(picture: Shown, tab: Tab) -> None:
    found = tab.pixels(picture.drawn())
    assert picture.ask("travaux.cy.nodes().length") == 5
    assert {kind.name: found.get(near(kind.colour), 0) > 150 for kind in KINDS} == dict.fromkeys(
        [kind.name for kind in KINDS], True
    )


@pytest.mark.parametrize("language", ["en", "ar"])
def test_labels_of_every_script_can_be_seen(look: Open, tab: Tab, language: str) -> None:
    labels = ("Decision 2020/2", *(names[place] for place, names in enumerate((ARABIC, CHINESE, CYRILLIC), 1)), "Kenya")
    shown = look(small(labels=labels, language=language))
    boxes = shown.ask(
        "travaux.cy.nodes().map((n) => n.renderedBoundingBox({includeNodes: false})).map((b) => [b.x1, b.y1, b.w, b.h])"
    )
    written = shown.drawn()
    shown.ask("void travaux.cy.elements('.named').removeClass('named')")
    empty = shown.drawn()
    strokes = [tab.pixels(written, empty, box) for box in boxes]
    dark = [sum(count for colour, count in found.items() if colour < "#60") for found in strokes]
    assert [count > 60 for count in dark] == [True] * 5


def test_two_links_between_the_same_things_are_drawn_apart(picture: Shown) -> None:
    one, other = picture.ask(
        "['e0', 'e2'].map((id) => { const p = travaux.cy.$id(id).renderedMidpoint(); return [p.x, p.y]; })"
    )
    assert abs(one[0] - other[0]) + abs(one[1] - other[1]) > 10


def test_no_two_names_overlap(look: Open) -> None:
    shown = look(large(120, 200))
    shown.settle()
    only = "{includeNodes: false, includeOverlays: false, includeOutlines: false}"
    boxes = shown.ask(f"travaux.cy.nodes('.named').map((node) => node.renderedBoundingBox({only}))")
    over = [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if min(a["x2"], b["x2"]) - max(a["x1"], b["x1"]) > 8 and min(a["y2"], b["y2"]) - max(a["y1"], b["y1"]) > 8
    ]
    assert len(boxes) > 30
    assert over == []


def test_nothing_to_draw_is_said_in_words(look: Open) -> None:
    shown = look(Scene("Nothing", "", "en", (), (), (), ()))
    assert "nothing to draw" in shown.frame.locator("#empty").inner_text()


def test_an_unknown_kind_or_shape_is_drawn_all_the_same(look: Open) -> None:
    scene = small()
    strange = replace(scene.nodes[4], kind="Treaty")
    kinds = (Kind("Decision", "Decision", "#1d6fb8", "spiral"), *KINDS[1:])
    shown = look(replace(scene, nodes=(*scene.nodes[:4], strange), kinds=kinds))
    assert shown.ask("travaux.cy.nodes().map((n) => n.style('shape'))")[::4] == ["ellipse", "ellipse"]
    assert "Treaty" in shown.frame.locator("#legend").inner_text()


def test_an_arabic_name_runs_from_the_right_and_an_english_one_beside_it_does_not(look: Open) -> None:
    shown = look(small(labels=(*ARABIC[:4], "Kenya…"), language="ar"))
    texts = shown.ask("travaux.cy.nodes('.named').map((node) => node.data('text'))")
    assert f"\u2067{ARABIC[0]}\u2069" in texts
    assert "\u2066Kenya…\u2069" in texts


# ---------------------------------------------------------------- what a click shows


def test_a_click_on_a_node_shows_its_facts_and_its_sentence(picture: Shown) -> None:
    picture.click("n0")
    for words in ("Decision 2020/2", "decision/unhabitat-eb/2020/2", "2020-03-31", "without a vote", SENTENCE,
                  "HSP/EB.2020/27", "7(a)", "English", "adopted-at", "and 3 more sentences"):  # fmt: skip
        assert words in picture.panel


def test_a_click_on_an_edge_shows_its_sentence(picture: Shown) -> None:
    picture.click("e1", edge=True)
    assert REQUEST in picture.panel
    assert "adopted at" in picture.panel


def test_an_edge_without_a_sentence_says_so(picture: Shown) -> None:
    picture.click("e3", edge=True)
    assert "No sentence: this follows from the identifier or from the authority files." in picture.panel


@pytest.mark.parametrize("how", ["Escape", "background", "button"])
def test_the_panel_closes(picture: Shown, how: str) -> None:
    picture.click("n0")
    assert picture.panel
    if how == "Escape":
        picture.page.keyboard.press("Escape")
    elif how == "button":
        picture.page.click("#panel .close")
    else:
        picture.page.mouse.click(300, 560)
    assert picture.panel == ""
    assert picture.ask("travaux.cy.elements('.dim').length") == 0


def test_what_is_not_linked_to_the_chosen_node_is_dimmed(picture: Shown) -> None:
    picture.click("n1")
    assert picture.ask("travaux.cy.nodes('.dim').map((n) => n.id())") == ["n2", "n4"]


def test_a_link_in_the_panel_leads_to_the_other_node(picture: Shown) -> None:
    picture.click("n0")
    picture.page.click("#panel .entry >> text=First session of 2020")
    assert picture.frame.locator("#panel h2").inner_text() == "First session of 2020"
    assert picture.ask("document.activeElement.tagName") == "H2"


def test_a_sentence_stands_in_its_own_direction(look: Open) -> None:
    shown = look(small(labels=ARABIC, language="ar", text="اعتمد المجلس التنفيذي المقرر 2020/2."))
    shown.click("n0")
    words = shown.frame.locator("#panel blockquote").first
    assert (words.get_attribute("lang"), words.get_attribute("dir")) == ("ar", "rtl")
    assert shown.ask("document.documentElement.dir") == "rtl"


def test_on_a_narrow_screen_the_panel_is_below(look: Open) -> None:
    shown = look(small(), size=(400, 700))
    shown.click("n0")
    panel, drawing = (shown.frame.locator(name).bounding_box() for name in ("#panel", "#drawing"))
    assert panel
    assert drawing
    assert panel["y"] >= drawing["y"] + drawing["height"] - 1
    assert panel["width"] == 400


def test_an_address_that_is_not_on_the_web_is_no_link(look: Open) -> None:
    shown = look(replace(small(), quotes=(quote(SENTENCE, url="javascript:alert(1)"), quote(REQUEST))))
    shown.click("n0")
    assert shown.frame.locator("#panel a").count() == 0


# ---------------------------------------------------------------- filters, search, buttons


def test_the_legend_shows_the_shapes(picture: Shown) -> None:
    shapes = "[...document.querySelectorAll('#legend .mark')].map((svg) => svg.firstChild.tagName)"
    assert picture.ask(shapes) == ["polygon", "polygon", "polygon", "circle"]


def test_a_click_in_the_legend_hides_and_shows_a_kind(picture: Shown) -> None:
    chip = picture.frame.locator("#legend button", has_text="Body")
    chip.click()
    picture.frames()
    assert (picture.ask("travaux.cy.$id('n1').visible()"), chip.get_attribute("aria-pressed")) == (False, "false")
    chip.click()
    picture.frames()
    assert (picture.ask("travaux.cy.$id('n1').visible()"), chip.get_attribute("aria-pressed")) == (True, "true")


def test_the_legend_is_worked_by_keys(picture: Shown) -> None:
    picture.frame.locator("#legend button", has_text="Meeting").focus()
    picture.page.keyboard.press("Enter")
    picture.frames()
    assert picture.ask("travaux.cy.nodes().filter((n) => !n.visible()).map((n) => n.id())") == ["n2"]


def test_a_relation_can_be_hidden(picture: Shown) -> None:
    picture.page.click("#relations summary")
    picture.page.click("#relation-list >> text=adopted at")
    picture.frames()
    assert picture.ask("travaux.cy.edges().filter((e) => !e.visible()).map((e) => e.id())") == ["e1"]


def test_the_search_finds_without_regard_to_case_and_accents(picture: Shown) -> None:
    picture.page.fill("#search", "MEXICO")
    assert picture.frame.locator("#found").inner_text() == "1 found"
    assert picture.ask("travaux.cy.nodes().filter((n) => !n.hasClass('dim')).map((n) => n.id())") == ["n3"]


def test_enter_goes_to_the_next_thing_found(picture: Shown) -> None:
    picture.page.fill("#search", "thing/")
    titles = []
    for _ in range(2):
        picture.page.keyboard.press("Enter")
        titles.append(picture.frame.locator("#panel h2").inner_text())
    assert len({*titles}) == 2


def test_enter_does_not_wait_for_the_search_of_a_large_picture(look: Open) -> None:
    shown = look(large(450, 100))
    shown.page.fill("#search", "Decision 2020/333")
    shown.page.keyboard.press("Enter")
    assert "Decision 2020/333" in shown.panel


def test_reset_shows_all_again(picture: Shown) -> None:
    picture.page.fill("#search", "kenya")
    picture.frame.locator("#legend button", has_text="Body").click()
    picture.page.click("#button-reset")
    assert picture.ask("travaux.cy.elements('.dim, .off').length") == 0
    assert picture.page.input_value("#search") == ""


def test_the_zoom_buttons_zoom(picture: Shown) -> None:
    before = picture.ask("travaux.cy.zoom()")
    picture.page.click("#button-zoomIn")
    assert picture.ask("travaux.cy.zoom()") > before
    picture.page.click("#button-fit")
    picture.frames()
    assert picture.ask("travaux.cy.zoom()") == pytest.approx(before)


def test_the_picture_can_be_downloaded(picture: Shown, tab: Tab) -> None:
    with picture.page.expect_download() as download:
        picture.page.click("#button-download")
    assert tab.pixels(download.value.path().read_bytes())[near(KINDS[0].colour)] > 300


def test_select_and_search_are_there_for_others(picture: Shown) -> None:
    assert picture.ask("[travaux.ready, travaux.select('thing/4'), travaux.select('none'), travaux.search('20')]") == [
        True, True, False, 2,
    ]  # fmt: skip


# ---------------------------------------------------------------- words


def test_the_picture_speaks_the_language_of_its_scene(look: Open) -> None:
    shown = look(small(language="ru"))
    shown.click("n3")
    assert "Связи" in shown.panel
    assert [shown.page.get_attribute("#search", "placeholder"), shown.page.inner_text("#button-download")] == [
        "Поиск", "PNG",
    ]  # fmt: skip
    assert "Search" not in page(small(language="ru")).split('id="scene"')[1].split("</script>")[0]


def test_words_are_there_in_six_languages() -> None:
    table = json.loads(interface.asset("viewer/words.json"))
    slots = {
        language: {key: set(re.findall(r"{\w+}", text)) for key, text in table[language].items()} for language in table
    }
    assert sorted(table) == ["ar", "en", "es", "fr", "ru", "zh"]
    assert {language: {**slots["en"], **said} == slots["en"] for language, said in slots.items()} == dict.fromkeys(
        slots, True
    )
    assert [
        (key, language) for key in slots["en"] for language in slots if key not in slots[language] and key != "png"
    ] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "1,300 of 5,120 things are shown: the nearest and the most linked ones."),
        ("zh", "共 5,120 项，显示其中 1,300 项"),
    ],
)
def test_what_was_left_out_is_said_in_the_language(language: str, words: str) -> None:
    assert interface.shown_of(1300, 5120, language).startswith(words)
    assert interface.shown_of(20, 20, language) == ""


# ---------------------------------------------------------------- nothing goes out or in


def test_hostile_words_are_shown_and_do_nothing(look: Open) -> None:
    node = Node(
        HOSTILE, HOSTILE, HOSTILE, "K", 0, 0, centre=True, date=HOSTILE, facts=((HOSTILE, HOSTILE),), quotes=(0,)
    )
    bad = quote(HOSTILE, document=HOSTILE, paragraph=HOSTILE, language=HOSTILE, rule=HOSTILE, says=HOSTILE, url=HOSTILE)
    kinds = (Kind("K", HOSTILE, HOSTILE, HOSTILE),)
    scene = Scene(HOSTILE, HOSTILE, '"><script>', kinds, (node,), (Edge(0, 0, HOSTILE, HOSTILE, (0,)),), (bad,))
    shown = look(replace(scene, kinds=(replace(kinds[0], colour="#123456"),)))
    shown.click("n0")
    words = "[...document.querySelectorAll('#panel blockquote, #title, #panel h2')].map((e) => e.textContent)"
    assert shown.ask(words) == [HOSTILE] * 3
    assert shown.ask("document.querySelectorAll('script, img').length") == 3


def test_a_script_that_got_in_would_not_run(look: Open) -> None:
    shown = look(small())
    ran = shown.ask("""(() => {
        const script = document.createElement("script");
        script.textContent = "window.ran = 1";
        document.body.append(script);
        return window.ran;
    })()""")
    assert ran is None
    assert "Content Security Policy" in shown.faults.pop()


def test_the_page_may_ask_for_nothing(look: Open) -> None:
    text = page(small())
    assert "default-src 'none'" in text
    assert re.findall(r"<(?:link|img|iframe|object)\b|<script[^>]+src", text.split("<script", 1)[0]) == []
    shown = look(small())
    shown.settle()
    assert len(shown.requests) == 1


def test_the_licence_of_cytoscape_is_in_the_page() -> None:
    head = page(small()).split("<body", 1)[0]
    assert "The Cytoscape Consortium" in head
    assert "Permission is hereby granted" in head


def test_it_works_inside_a_sandboxed_frame(tab: Tab, tmp_path: Path) -> None:
    outer = f"<!doctype html><title>Outer</title><p>A notebook</p>{iframe(page(small()), height=480)}"
    shown = tab.show(outer, tmp_path)
    shown.click("n0")
    inside = shown.ask("document.querySelector('#panel').innerText")
    assert SENTENCE in inside
    assert shown.faults == []
    assert [url for url in shown.requests if not url.startswith(("file:", "about:"))] == []


def turn(shown: Shown, x: int) -> tuple[bool, bool]:
    """Whether a turn of the wheel zooms, and whether it scrolls the page around."""
    zoom, top = shown.ask("travaux.cy.zoom()"), shown.page.evaluate("scrollY")
    shown.page.mouse.move(x, 300)
    shown.page.mouse.wheel(0, 40)
    shown.settle()
    return shown.ask("travaux.cy.zoom()") != zoom, shown.page.evaluate("scrollY") != top


def test_the_wheel_zooms_a_picture_in_a_file_of_its_own(look: Open) -> None:
    assert turn(look(small()), 300) == (True, False)


def test_the_wheel_scrolls_a_notebook_until_a_picture_in_it_is_used(tab: Tab, tmp_path: Path) -> None:
    shown = tab.show(f"{iframe(page(small()), height=480)}<p style='height:3000px'>A notebook</p>", tmp_path)
    assert turn(shown, 300) == (False, True)
    for key in ("Control", "Meta"):
        shown.page.keyboard.down(key)
        assert turn(shown, 320) == (True, False)
        shown.page.keyboard.up(key)
    assert turn(shown, 340) == (False, True)
    shown.page.mouse.click(340, 300)
    assert turn(shown, 360) == (True, False)
    assert shown.faults == []


@pytest.mark.parametrize("how", ["click", "Tab"])
def test_a_picture_in_a_notebook_is_in_use_until_the_pointer_leaves_it(tab: Tab, tmp_path: Path, how: str) -> None:
    # Playwright does not tell a frame with a process of its own that the pointer left it; this one has none.
    frame = iframe(page(small()), height=480).replace('sandbox="', 'sandbox="allow-same-origin ')
    shown = tab.show(f"{frame}<p style='height:3000px'>A notebook</p>", tmp_path)
    if how == "click":
        shown.page.mouse.click(340, 300)
    else:
        shown.page.keyboard.press("Tab")
    assert turn(shown, 360) == (True, False)
    shown.page.mouse.move(360, 600)
    assert turn(shown, 380) == (False, True)
    assert [fault for fault in shown.faults if "sandbox" not in fault] == []


def test_the_frame_is_shut_off_from_the_notebook() -> None:
    tag = iframe("<p>\"&'</p>", height=300)
    assert 'srcdoc="&lt;p&gt;&quot;&amp;&#x27;&lt;/p&gt;"' in tag
    assert "height:300px" in tag
    assert "allow-same-origin" not in tag


# ---------------------------------------------------------------- size, looks, bytes


def test_five_thousand_things_and_their_links_are_drawn_within_three_seconds(look: Open, tab: Tab) -> None:
    scene = large(5000, 10000)
    taken: list[int] = []
    while len(taken) < 2 and min(taken, default=9999) > 3000:
        shown = look(scene, timers=False)
        taken.append(shown.ask("travaux.milliseconds"))
    found = tab.pixels(shown.frame.locator("#drawing").screenshot())
    assert sum(found.get(near(kind.colour), 0) for kind in KINDS) > 5000
    assert shown.ask("travaux.cy.edges().length") == 0, "the links are bare lines at first"
    assert found[near("#d3d9df")] > 5000
    assert min(taken) <= 3000


def test_the_edges_of_a_large_picture_can_be_chosen(look: Open) -> None:
    shown = look(large(450, 1000))
    shown.settle()
    assert shown.ask("travaux.cy.edges().length") == 1000
    assert shown.ask("travaux.select('thing/5')") is True
    assert "sentence with the number 5." in shown.panel


def contrast(one: str, other: str) -> float:
    """The ratio of two colours (#rrggbb), after the Web Content Accessibility Guidelines 2.2."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_paper(look: Open, scheme: str) -> None:
    shown = look(small(), scheme=scheme)
    names = ("paper", "raised", "ink", "muted", "accent")
    values = {
        n: shown.ask(f"getComputedStyle(document.documentElement).getPropertyValue('--{n}').trim()") for n in names
    }
    weak = [(a, b) for a in names[2:] for b in names[:2] if contrast(values[a], values[b]) < 4.5]
    assert weak == []
    assert shown.ask("travaux.cy.nodes('.named')[0].style('color')") == "rgb({},{},{})".format(
        *(int(values["ink"][i : i + 2], 16) for i in (1, 3, 5))
    )


def test_the_same_scene_makes_the_same_bytes() -> None:
    assert page(large(50, 80)) == page(large(50, 80))


def test_a_page_of_a_text_that_is_no_unicode_can_be_written() -> None:
    scene = replace(small(), title="a\ud800b", note="\udfff")
    assert page(scene).encode("utf-8")
