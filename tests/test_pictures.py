"""Pictures of networks: what is chosen, where it stands, what it is called, and the files that come of it."""

from __future__ import annotations

import itertools
import math
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from conftest import CORPUS

import travaux
from travaux.errors import InputError, QueryError, UnknownNameError
from travaux.pictures import png, select, words
from travaux.pictures.compose import compose
from travaux.pictures.fonts import fonts
from travaux.pictures.layout import layout
from travaux.pictures.scene import Scene

RESOLUTION = "resolution/un-ga/72/279"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def graph(demo_graph: Path) -> travaux.Graph:
    return travaux.load(demo_graph)


def star(leaves: int) -> networkx.MultiDiGraph:
    """A text that many others cite, one of which has a decision of its own, by way of a crossroads."""
    network = networkx.MultiDiGraph()
    for number in range(leaves):
        network.add_edge(f"doc/{number}", "hub", label="cites")
    network.add_edge("decision/1", "doc/0", label="publishedIn")
    return network


# ---------------------------------------------------------------- selection


def test_a_neighbourhood_goes_as_far_as_its_depth() -> None:
    network = networkx.MultiDiGraph([("a", "b"), ("c", "b"), ("c", "d")])
    assert [set(select.neighbourhood(network, "a", depth).names) for depth in range(4)] == [
        {"a"}, {"a", "b"}, {"a", "b", "c"}, {"a", "b", "c", "d"}
    ]  # fmt: skip


def test_a_neighbourhood_does_not_lead_on_through_a_crossroads() -> None:
    assert set(select.neighbourhood(star(200), "doc/1", depth=3).names) == {"doc/1", "hub"}


def test_the_neighbourhood_of_a_crossroads_is_its_own() -> None:
    assert len(select.neighbourhood(star(200), "hub", depth=2).names) == 202


def test_too_many_things_are_cut_to_the_nearest_and_the_rest_is_counted() -> None:
    chosen = select.neighbourhood(star(200), "hub", depth=2, limit=10)
    assert chosen.names[:2] == ("hub", "doc/0")
    assert (len(chosen.names), chosen.left_out) == (10, 192)


def test_a_path_avoids_what_everything_is_linked_with() -> None:
    network = star(200)
    networkx.add_path(network, ["doc/1", "meeting", "plan", "doc/2"])
    assert set(select.path(network, "doc/1", "doc/2").names) == {"doc/1", "meeting", "plan", "doc/2"}


def test_ways_of_the_same_length_are_all_shown() -> None:
    network = networkx.MultiDiGraph([("a", "x"), ("x", "b"), ("a", "y"), ("b", "y")])
    assert set(select.path(network, "a", "b").names) == {"a", "b", "x", "y"}


def test_a_text_without_an_adopter_is_of_the_body_that_its_document_is_for() -> None:
    network = networkx.MultiDiGraph()
    network.add_edge("doc/A", "body/x", label="forBody")
    texts = networkx.MultiDiGraph()
    texts.add_node("resolution/1", document="doc/A; doc/B")
    texts.add_edge("resolution/1", "resolution/2", label="cites")
    assert select.texts_of_body(texts, network, "body/x").names == ("resolution/1", "resolution/2")


def test_a_picture_of_thousands_is_wider_than_high() -> None:
    network = networkx.relabel_nodes(networkx.barabasi_albert_graph(800, 1, seed=3), str)
    xs, ys = zip(*layout(network, dict.fromkeys(network, (90.0, 50.0))).values(), strict=True)
    assert max(xs) - min(xs) >= max(ys) - min(ys)


def test_a_meeting_of_which_one_day_is_known_was_on_that_day(tmp_path: Path) -> None:
    text = "@prefix trv: <https://w3id.org/travaux/ont#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
    text += "@base <https://w3id.org/travaux/id/> . <body/x> a trv:Body . <meeting/x/1> a trv:Meeting ; "
    text += 'trv:meetingOf <body/x> ; trv:startDate "2020-05-01"^^xsd:date .'
    (tmp_path / "x.ttl").write_text(text)
    figure = travaux.load(tmp_path / "x.ttl").timeline("x").svg()
    assert "day known" in figure
    assert "only the month or year" not in figure


def test_no_path_is_told_so() -> None:
    network = networkx.MultiDiGraph()
    network.add_nodes_from("ab")
    with pytest.raises(QueryError, match="No way of links leads from a to b"):
        select.path(network, "a", "b")


def test_the_citations_of_a_body_are_of_its_texts(graph: travaux.Graph) -> None:
    figure = graph.draw(body="unhabitat-ha").svg()
    assert "Resolution 1/3" in figure
    assert "Nairobi" not in figure


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"around": "state/POLAND"}, "knows no"),
        ({"around": RESOLUTION, "body": "un-ga"}, "One picture"),
        ({"path": (RESOLUTION, "state/XXX")}, "knows no"),
        ({"body": "unhabitat-board"}, "knows no"),
        ({"around": RESOLUTION, "limit": 0}, "no things"),
        ({"around": RESOLUTION, "depth": -1}, "leads nowhere"),
        ({"around": "doc/restatement/HSP/EB.2024/9@zh"}, "no thing of this network"),
        ({"kinds": ["Decison"]}, "There is no Decison"),
    ],
)
def test_what_cannot_be_drawn_is_told_why(graph: travaux.Graph, options: dict[str, object], message: str) -> None:
    with pytest.raises((QueryError, UnknownNameError, InputError), match=message):
        graph.draw(**options)  # type: ignore[arg-type]


# ---------------------------------------------------------------- places


def overlaps(places: dict[str, tuple[float, float]], size: tuple[float, float]) -> int:
    pairs = itertools.combinations(places.values(), 2)
    return sum(abs(a[0] - b[0]) < size[0] - 1 and abs(a[1] - b[1]) < size[1] - 1 for a, b in pairs)


def test_labels_of_a_neighbourhood_do_not_overlap() -> None:
    network = networkx.Graph(networkx.barabasi_albert_graph(40, 2, seed=1))
    network = networkx.relabel_nodes(network, str)
    assert overlaps(layout(network, dict.fromkeys(network, (90.0, 50.0))), (90.0, 50.0)) == 0


def test_what_hangs_together_stands_together() -> None:
    network = networkx.relabel_nodes(networkx.disjoint_union_all([networkx.path_graph(4)] * 5), str)
    places = layout(network, dict.fromkeys(network, (40.0, 40.0)))
    far = max(math.dist(places[a], places[b]) for a, b in network.edges)
    assert far < 400


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_smallest_pictures_have_places(count: int) -> None:
    network = networkx.relabel_nodes(networkx.path_graph(count), str)
    places = layout(network, dict.fromkeys(network, (40.0, 40.0)))
    assert overlaps(places, (40.0, 40.0)) == 0


def test_things_that_nothing_joins_have_places() -> None:
    network = networkx.relabel_nodes(networkx.empty_graph(30), str)
    assert overlaps(layout(network, dict.fromkeys(network, (40.0, 40.0))), (40.0, 40.0)) == 0


def test_thousands_of_things_have_places_soon() -> None:
    import time

    network = networkx.relabel_nodes(networkx.barabasi_albert_graph(2000, 2, seed=1), str)
    start = time.process_time()
    places = layout(network, dict.fromkeys(network, (90.0, 50.0)))
    assert len(set(places.values())) > 1990
    assert time.process_time() - start < 8  # laid out at once it takes minutes


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("name", "language", "label"),
    [
        (RESOLUTION, "en", "Resolution 72/279"),
        (RESOLUTION, "ar", "قرار 72/279"),
        ("decision/unhabitat-eb/2020/2", "zh", "决定 2020/2"),
        ("decision/unhabitat-eb/2019/1/part/b", "en", "Part of an outcome b"),
        ("role-holding/unhabitat-eb/chair/BRA/2022", "fr", "Présidence (d'un organe) 2022–2023"),
        ("budget/unhabitat/2019/foundation-earmarked/assets/actual", "en", "USD 123,400,000 2019"),
        ("plan/unhabitat/programme-of-work/2020", "en", "Programme of work 2020"),
        ("state/POL", "ru", "Польша"),
        ("doc/HSP/EB.2023/19", "zh", "HSP/EB.2023/19"),
    ],
)
def test_short_labels_are_in_the_language(graph: travaux.Graph, name: str, language: str, label: str) -> None:
    from travaux import entity

    thing = graph[name]
    said = words.said_of(entity.said_of(graph.store, thing.iri))
    assert words.short_label(thing.kind, said, language, name).replace("\n", " ") == label


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_every_relation_and_class_of_the_graph_has_a_word(graph: travaux.Graph, language: str) -> None:
    network = graph.outline()
    relations = {data["relation"] for *_, data in network.edges(data=True)}
    kinds = {data["kind"].partition(",")[0] for _, data in network.nodes(data=True)}
    known = words.vocabulary()
    from travaux.graph.terms import NAMESPACES

    named = {NAMESPACES[one.partition(":")[0]] + one.partition(":")[2] for one in relations}
    assert [one for one in sorted(named) if language not in known.get(one, {})] == []
    assert [kind for kind in sorted(kinds) if words.kind_word(kind, language) == kind] == []


# ---------------------------------------------------------------- figures and images


def test_a_figure_is_well_formed_and_shows_every_thing(graph: travaux.Graph) -> None:
    picture = graph.draw(around=RESOLUTION, depth=2)
    root = ElementTree.fromstring(picture.svg())
    titles = [node.text for node in root.iter(f"{SVG}title")]
    assert "General Assembly resolution 72/279" in titles
    assert len(titles) > 30
    assert root.find(f"{SVG}script") is None


def test_labels_of_a_figure_do_not_overlap(graph: travaux.Graph) -> None:
    root = ElementTree.fromstring(graph.draw(around=RESOLUTION, depth=2).svg())
    boxes = []
    for text in root.iter(f"{SVG}text"):
        spans = text.findall(f"{SVG}tspan")
        if spans and text.get("text-anchor") == "middle":
            half = max(words.columns(span.text or "") for span in spans) * 2.8
            x, ys = float(spans[0].get("x", "0")), [float(span.get("y", "0")) for span in spans]
            boxes.append((x - half, ys[0] - 9, x + half, ys[-1] + 2))
    assert len(boxes) > 25
    pairs = itertools.combinations(boxes, 2)
    assert [1 for a, b in pairs if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]] == []


def test_a_hostile_label_is_words(tmp_path: Path) -> None:
    label = '</text><script>alert(1)</script>\\"&'
    text = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . <https://w3id.org/travaux/id/body/x> "
    text += f'a <https://w3id.org/travaux/ont#Body> ; rdfs:label "{label}" .'
    (tmp_path / "x.ttl").write_text(text)
    root = ElementTree.fromstring(travaux.load(tmp_path / "x.ttl").draw(around="body/x").svg())
    assert list(root.iter(f"{SVG}script")) == []


@pytest.mark.parametrize(
    ("text", "family"), [("قرار", "Noto Sans Arabic"), ("决定", "Noto Sans CJK SC"), ("a", "Noto Sans")]
)
def test_words_ask_for_a_font_of_their_script(text: str, family: str) -> None:
    assert fonts(text).split(", ")[0] == family


def test_an_image_shows_chinese_and_arabic(graph: travaux.Graph) -> None:
    pytest.importorskip("resvg_py")
    for language in ("zh", "ar"):
        figure = graph.draw(around="state/POL", language=language).svg()
        if png.missing_scripts(figure):
            pytest.skip("no font of this machine has the script")
        with_words = png.png(figure)
        without = png.png(re.sub(r">[^<>]*</(tspan|text)>", r"></\1>", figure))
        assert len(with_words) > len(without) * 1.2


def test_a_script_without_a_font_is_refused_with_a_remedy(
    graph: travaux.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("resvg_py")
    monkeypatch.setattr(png, "_has", lambda letter: False)
    with pytest.raises(png.MissingFontError, match=r"Chinese.*fonts-noto"):
        graph.draw(around="state/POL", language="zh").save(tmp_path / "x.png")
    assert list(tmp_path.iterdir()) == []


def test_a_letter_that_no_font_has_is_told_from_one_that_some_has() -> None:
    pytest.importorskip("resvg_py")
    assert not png._has("\U000f0001")


def test_a_missing_library_for_images_is_told(graph: travaux.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(travaux.TravauxError, match=r"pip install"):
        graph.draw(around="state/POL").png()


def test_the_same_graph_gives_the_same_bytes_in_any_process(demo_graph: Path) -> None:
    code = (
        "import hashlib, sys, travaux; g = travaux.load(sys.argv[1]); "
        "p = (g.draw(limit=400), g.draw(body='unhabitat-ha'), g.timeline(), g.timeline('unhabitat-eb'));"
        "print(*(hashlib.sha256(x.encode()).hexdigest() for one in p for x in (one.html(), one.svg())))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code, str(demo_graph)],
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(seen) == 1


# ---------------------------------------------------------------- files and the command line


def test_the_name_of_a_file_says_what_is_drawn(graph: travaux.Graph, tmp_path: Path) -> None:
    picture = graph.draw(around="state/POL")
    with pytest.raises(InputError, match=r"\.html, \.svg, \.png"):
        picture.save(tmp_path / "poland.pdf")
    assert picture.save(tmp_path / "new" / "poland.svg").read_text("utf-8") == picture.svg()


def travaux_draw(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "travaux", "draw", *arguments], capture_output=True, text=True)


def test_the_command_draws_a_page_and_tells_where(demo_graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "picture.html"
    done = travaux_draw(str(demo_graph), "--around", RESOLUTION, "--depth", "2", "--out", str(out))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{out}\n", "")
    assert "Resolution 72/279" in out.read_text("utf-8")


def test_the_command_says_what_was_left_out(demo_graph: Path, tmp_path: Path) -> None:
    done = travaux_draw(str(demo_graph), "--limit", "20", "--out", str(tmp_path / "x.svg"))
    assert "20 of 512 things are shown" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--around", "state/POLAND", "--out", "x.html"], "knows no"),
        (["--path", "state/POL", "state/XYZ", "--out", "x.html"], "knows no"),
        (["--around", "state/POL", "--out", "x.gif"], ".html, .svg, .png"),
        (["--around", "state/POL", "--timeline", "--out", "x.html"], "time line"),
    ],
)
def test_the_command_refuses_with_a_sentence(
    demo_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = travaux_draw(str(demo_graph), *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_document_just_read_can_be_drawn(tmp_path: Path) -> None:
    graph = travaux.build(CORPUS / "eb-2024-9.en.txt")
    assert graph.draw(around="HSP/EB.2023/19").title == "HSP/EB.2023/19"


# ---------------------------------------------------------------- evidence behind pictures


def scene_of(graph: travaux.Graph, name: str, depth: int = 1) -> Scene:
    network = graph.outline()
    return compose(graph.store, network, select.neighbourhood(network, name, depth), title="", language="en")


def test_what_an_office_is_made_of_has_the_sentence_that_it_was_read_from(graph: travaux.Graph) -> None:
    scene = scene_of(graph, "role-holding/unhabitat-eb/chair/POL/2021")
    holder = next(edge for edge in scene.edges if edge.relation == "org:member")
    assert "波兰" in scene.quotes[holder.quotes[0]].text


def test_a_link_that_follows_from_a_number_has_no_sentence(graph: travaux.Graph) -> None:
    scene = scene_of(graph, RESOLUTION)
    published = next(edge for edge in scene.edges if edge.relation == "trv:publishedIn")
    assert (published.quotes, published.more) == ((), 0)


def test_disputed_claims_stand_behind_no_picture(graph: travaux.Graph) -> None:
    act = "act/doc/restatement/local/d0db950afa6dba2e1a8098a5ff90c5b7/para_30__list_1__item_a/approved/1"
    assert any(one.disputed for one in graph[act].evidence())
    scene = scene_of(graph, act)
    said = [scene.quotes[place].says for node in scene.nodes if node.name == act for place in node.quotes]
    assert [one for one in said if one.startswith(("held at", "decided by"))] == []


def test_sentences_in_the_language_of_the_picture_come_first(graph: travaux.Graph) -> None:
    scene = scene_of(graph, "decision/unhabitat-eb/2020/2")
    adopted = next(edge for edge in scene.edges if edge.relation == "trv:adoptedAt")
    assert [scene.quotes[place].language for place in adopted.quotes] == ["en", "zh"]


def test_what_a_sentence_says_is_in_words(graph: travaux.Graph) -> None:
    scene = scene_of(graph, "decision/unhabitat-eb/2020/2")
    adopted = next(edge for edge in scene.edges if edge.relation == "trv:adoptedAt")
    assert scene.quotes[adopted.quotes[0]].says.startswith("adopted at: Executive Board")


def test_a_path_is_never_cut_in_the_middle(graph: travaux.Graph) -> None:
    figure = graph.draw(path=("state/POL", "plan/unhabitat/strategic-plan/2020-2023"), limit=2).svg()
    assert "Poland" in figure
    assert "2020–2023" in figure


def test_the_citations_of_a_body_take_no_kinds(graph: travaux.Graph) -> None:
    with pytest.raises(QueryError, match="texts only"):
        graph.draw(body="unhabitat-eb", kinds=["cites"])


def test_plans_are_of_one_body(graph: travaux.Graph) -> None:
    with pytest.raises(QueryError, match="one body"):
        graph.timeline(kinds=["plans"])
