"""Real pages in a real browser: how they are opened, clicked and looked at, and scenes to put on them."""

from __future__ import annotations

import base64
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Frame, Page, sync_playwright

from travaux.pictures.scene import Edge, Kind, Node, Quote, Scene

NAMES = ("chromium", "chromium-browser", "google-chrome")
KINDS = (
    Kind("Decision", "Decision", "#1d6fb8", "round-rectangle"),
    Kind("Body", "Body", "#c2571a", "hexagon"),
    Kind("Meeting", "Meeting", "#8a5fbf", "diamond"),
    Kind("MemberState", "Member State", "#a63d62", "ellipse"),
)
SENTENCE = "The Executive Board adopted decision 2020/2 at its first session of 2020."
REQUEST = "Requests the Executive Director to report on the implementation of the present decision;"


def quote(text: str, **other: str) -> Quote:
    given = {"document": "HSP/EB.2020/27", "paragraph": "7(a)", "language": "en", "rule": "adopted-at"}
    given |= {"says": "adopted at: First session of 2020", "url": "https://undocs.org/HSP/EB.2020/27"}
    return Quote(text=text, **(given | other))


def small(*, language: str = "en", labels: tuple[str, ...] = (), text: str = SENTENCE) -> Scene:
    """A decision, its body (by two links), its meeting and two States; one link has no sentence."""
    names = labels or ("Decision 2020/2", "Executive Board\nof UN-Habitat", "First session of 2020", "México", "Kenya")
    kinds = ("Decision", "Body", "Meeting", "MemberState", "MemberState")
    places = ((0, 0), (-240, -40), (220, -90), (-170, 140), (190, 130))
    nodes = tuple(
        Node(f"thing/{i}", name, " ".join(name.split()), kind, x, y, weight=0.5, centre=i == 0)
        for i, (name, kind, (x, y)) in enumerate(zip(names, kinds, places, strict=True))
    )
    first = Node("decision/unhabitat-eb/2020/2", names[0], names[0], "Decision", 0, 0, 1, True, "2020-03-31",
                 (("adoption", "without a vote"),), (0,), 3)  # fmt: skip
    edges = (
        Edge(0, 1, "tx:adoptedBy", "adopted by"),
        Edge(0, 2, "tx:adoptedAt", "adopted at", (1,)),
        Edge(0, 1, "tx:asks", "requests report to", (1,)),
        Edge(1, 3, "tx:hasMember", "has member"),
        Edge(1, 1, "tx:succeeds", "succeeds", (0,)),
    )
    quotes = (quote(text, language=language), quote(REQUEST, rule="requests-report"))
    return Scene(
        "Around decision 2020/2", "Three things were left out.", language, KINDS, (first, *nodes[1:]), edges, quotes
    )


def large(nodes: int, edges: int) -> Scene:
    """Things on a grid, linked by chance, each with a sentence."""
    chance = random.Random(7)
    side = int(nodes**0.5) + 1
    things = tuple(
        Node(f"thing/{i}", f"Decision 2020/{i}", f"Decision 2020/{i}", KINDS[i % 4].name, 70 * (i % side),
             45 * (i // side), chance.random(), quotes=(i,))
        for i in range(nodes)
    )  # fmt: skip
    links = tuple(
        Edge(chance.randrange(nodes), chance.randrange(nodes), f"tx:r{i % 9}", f"relation {i % 9}", (i % nodes,))
        for i in range(edges)
    )
    quotes = tuple(quote(f"{SENTENCE} This is the sentence with the number {i}.") for i in range(nodes))
    return Scene(f"{nodes} things", "", "en", KINDS, things, links, quotes)


def launch() -> tuple[Any, Browser]:
    """Playwright and a browser, or a test that is skipped."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("needs Chromium or Chrome")
    playwright = sync_playwright().start()
    return playwright, playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])


@dataclass
class Shown:
    """A page that shows a scene, and what happened on it that should not."""

    page: Page
    frame: Frame
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def ask(self, expression: str) -> Any:
        return self.frame.evaluate(expression)

    def frames(self) -> None:
        """Waits until what was asked for is on the screen, but for labels, and nothing moves."""
        self.ask(FRAMES)

    def settle(self) -> None:
        """The same with labels, which come 0.12 s after a movement, and go as late."""
        self.ask("new Promise((done) => setTimeout(done, 150))")
        self.frames()

    def click(self, element: str, *, edge: bool = False) -> None:
        """A click of the mouse on a node, or on the middle of an edge, wherever it is drawn now."""
        self.frames()
        where = "renderedMidpoint" if edge else "renderedPosition"
        x, y = self.ask(f"(() => {{ const p = travaux.cy.$('#{element}').{where}(); return [p.x, p.y]; }})()")
        box = self.frame.locator("#drawing").bounding_box()
        assert box
        self.page.mouse.click(box["x"] + x, box["y"] + y)

    def reset(self) -> None:
        """Brings a page back to what it was at first."""
        self.page.mouse.move(0, 0)
        self.ask("document.querySelector('#button-reset').click(), document.activeElement.blur()")

    @property
    def panel(self) -> str:
        text: str = self.ask("(({ hidden, innerText }) => (hidden ? '' : innerText))(document.querySelector('#panel'))")
        return text

    def drawn(self) -> bytes:
        self.settle()
        return self.frame.locator("#drawing").screenshot()


class Tab:
    """One tab of a browser, in which pages are opened one after the other as a reader would, from files."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.page = browser.new_context(reduced_motion="reduce").new_page()
        self.shown = Shown(self.page, self.page.main_frame)
        self.page.add_init_script("if (location.search === '?no-timers') setTimeout = () => 0")
        self.page.on("console", lambda message: self.shown.faults.append(message.text))
        self.page.on("pageerror", lambda error: self.shown.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: self.shown.faults.append(f"dialog: {dialog.message}"))
        self.page.on("request", lambda request: self.shown.requests.append(request.url))

    @cached_property
    def counter(self) -> Page:
        """A page that counts pixels."""
        return self.browser.new_page()

    def show(
        self,
        html: str,
        folder: Path,
        *,
        size: tuple[int, int] = (1000, 620),
        scheme: Literal["light", "dark"] = "light",
        timers: bool = True,
    ) -> Shown:
        """Opens a page, and waits for the drawing in it or in the frame in it.

        Without timers, it stays as it was at first: what it would do some time later it never does.
        """
        path = folder / "picture.html"
        path.write_text(html, encoding="utf-8")
        self.page.mouse.move(0, 0)
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.emulate_media(color_scheme=scheme)
        self.shown = Shown(self.page, self.page.main_frame)
        self.page.goto(path.as_uri() + ("" if timers else "?no-timers"))
        self.shown.frame = self.page.frames[-1]
        self.shown.frame.wait_for_selector("html[data-ready=yes]")
        return self.shown

    def pixels(self, image: bytes, other: bytes | None = None, box: Sequence[float] = ()) -> dict[str, int]:
        """How many pixels of an image have each colour (#rrggbb, the last three bits left out).

        With another image, only the pixels in which the two differ are counted, by the colour of the first; with a
        box (left, top, width, height), only those in it.
        """
        addresses = [f"data:image/png;base64,{base64.b64encode(data).decode()}" for data in (image, other or image)]
        counts: dict[str, int] = self.counter.evaluate(
            COUNT, [addresses, other is not None, [int(number) for number in box]]
        )
        return counts


def near(colour: str) -> str:
    """The colour as `pixels` names it."""
    return "#" + "".join(f"{int(colour[i : i + 2], 16) & 0xF8:02x}" for i in (1, 3, 5))


FRAMES = """new Promise((done) => {
  const look = () => requestAnimationFrame(() => (travaux.cy.animated() ? look() : requestAnimationFrame(done)));
  look();
})"""
COUNT = """async ([addresses, differing, box]) => {
  const [one, other] = await Promise.all(addresses.map(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(...(box.length ? box : [0, 0, image.width, image.height])).data;
  }));
  const counts = new Uint32Array(32 ** 3);
  for (let i = 0; i < one.length; i += 4) {
    if (differing && one[i] === other[i] && one[i + 1] === other[i + 1] && one[i + 2] === other[i + 2]) continue;
    counts[((one[i] >> 3) << 10) | ((one[i + 1] >> 3) << 5) | (one[i + 2] >> 3)] += 1;
  }
  const hex = (bits) => ((bits & 31) << 3).toString(16).padStart(2, "0");
  const named = [...counts].map((count, i) => [`#${hex(i >> 10)}${hex(i >> 5)}${hex(i)}`, count]);
  return Object.fromEntries(named.filter(([, count]) => count > 0));
}"""
