/* Makes the figure answer to clicks, keys, a search and filters. Words from the data reach the page as textContent only.
Sections: data, panel, bars, search, lanes, zoom, start. */
"use strict";
(() => {
// ---------------------------------------------------------------- data

const data = JSON.parse(document.getElementById("data").textContent);
const say = data.words;
const stage = document.getElementById("stage");
const panel = document.getElementById("panel");
const search = document.getElementById("search");
const found = document.getElementById("found");
const layouts = [...document.querySelectorAll(".layout")];
const texts = data.bars.map((bar) =>
  fold([bar.label, bar.full, bar.when, bar.name, ...bar.facts.map((fact) => fact[1])].join(" ")));
let level = 0;
let chosen = -1;
const off = new Set();

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

function make(tag, attributes, ...children) {
  const out = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) out.setAttribute(name, value);
  out.append(...children);
  return out;
}

function fill(text, value) {
  return text.replace("{n}", () => String(value));
}

/** A text whose dates and years keep their order among words that run from right to left. */
function worded(text) {
  return text.split(/(\d[\d\u2013/-]*\d)/).map((part, n) => (n % 2 ? make("bdi", {}, part) : part));
}

const bars = () => [...layouts[level].querySelectorAll(".bar")];
const barOf = (element) => Number(element.dataset.bar);

// ---------------------------------------------------------------- panel

function languageName(code) {
  try {
    return new Intl.DisplayNames([data.language], { type: "language" }).of(code);
  } catch {
    return code;
  }
}

function source([, , document_, paragraph, language, rule, url]) {
  const out = make("p", { class: "source", dir: "auto" });
  const place = /^https?:\/\//.test(url)
    ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, document_)
    : document_;
  out.append(place);
  const rest = [
    paragraph && (/\d/.test(paragraph) ? fill(say.paragraph, paragraph) : paragraph),
    language && languageName(language),
    rule && `${say.rule} ${rule}`,
  ].filter(Boolean);
  for (const part of rest) out.append(" · ", make("bdi", {}, part));
  return out;
}

function sentence(quote) {
  return make("figure", {},
    make("figcaption", { dir: "auto" }, ...worded(quote[1])),
    make("blockquote", { lang: quote[4], dir: "auto" }, quote[0]),
    source(quote));
}

function show(number, back) {
  const bar = data.bars[number];
  chosen = number;
  const close = make("button", { class: "close", type: "button", "aria-label": say.close }, "×");
  close.addEventListener("click", hide);
  const heading = make("h2", { dir: "auto", tabindex: "-1" }, ...worded(bar.full));
  const facts = make("dl", {});
  for (const [name, value] of bar.facts) {
    facts.append(make("dt", { dir: "auto" }, name), make("dd", { dir: "auto" }, ...worded(value)));
  }
  const evidence = bar.quotes.map((place) => sentence(data.quotes[place]));
  if (bar.more) evidence.push(make("p", { class: "more" }, fill(say.more, bar.more)));
  if (!evidence.length) evidence.push(make("p", { class: "more" }, say.without));
  panel.replaceChildren(
    make("div", { class: "top" }, make("span", {}, say[bar.kind]), close),
    heading,
    make("p", { class: "when" }, make("bdi", {}, bar.when)),
    make("code", { dir: "ltr" }, bar.name),
    facts,
    make("h3", {}, say.evidence),
    ...evidence);
  panel.hidden = false;
  panel.scrollTop = 0;
  mark();
  if (back) heading.focus({ preventScroll: true });
}

function hide() {
  const last = bars().find((one) => barOf(one) === chosen);
  chosen = -1;
  panel.hidden = true;
  mark();
  if (last) last.focus({ preventScroll: true });
}

function mark() {
  for (const bar of document.querySelectorAll(".bar")) {
    const here = barOf(bar) === chosen;
    bar.classList.toggle("chosen", here);
    bar.setAttribute("aria-pressed", String(here));
  }
}

// ---------------------------------------------------------------- bars

/** Makes the bars of a figure buttons, when it is shown for the first time and so has its measures. */
function wake(svg) {
  if (svg.getAttribute("role") === "group") return;
  svg.setAttribute("role", "group");
  for (const bar of svg.querySelectorAll(".bar")) {
    const { full, when } = data.bars[barOf(bar)];
    bar.setAttribute("role", "button");
    bar.setAttribute("tabindex", "0");
    bar.setAttribute("aria-label", `${full}, ${when}`);
    touch(bar);
    bar.addEventListener("click", () => show(barOf(bar), false));
    bar.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      show(barOf(bar), true);
    });
  }
}

/** A thin bar takes clicks a little around it too, and on its label. */
function touch(bar) {
  const box = bar.getBBox();
  const around = document.createElementNS(bar.namespaceURI, "rect");
  around.setAttribute("class", "touch");
  around.setAttribute("x", box.x - 2);
  around.setAttribute("y", box.y);
  around.setAttribute("width", box.width + 4);
  around.setAttribute("height", box.height);
  bar.prepend(around);
}

// ---------------------------------------------------------------- search

function seek() {
  const wanted = fold(search.value.trim()).split(/\s+/).filter(Boolean);
  const hits = new Set(texts.flatMap((text, n) => (wanted.every((word) => text.includes(word)) ? [n] : [])));
  for (const bar of document.querySelectorAll(".bar")) bar.classList.toggle("dim", !hits.has(barOf(bar)));
  const seen = data.bars.filter((bar, n) => hits.has(n) && !off.has(bar.kind)).length;
  found.textContent = wanted.length ? fill(say.found, seen) : "";
  return hits;
}

search.addEventListener("input", seek);
search.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    search.value = "";
    seek();
  }
  if (event.key !== "Enter" || !search.value.trim()) return;
  const hits = seek();
  const first = bars().find((bar) => hits.has(barOf(bar)) && !off.has(data.bars[barOf(bar)].kind));
  if (!first) return;
  first.scrollIntoView({ block: "nearest", inline: "center" });
  show(barOf(first), false);
});

// ---------------------------------------------------------------- lanes

/** Closes the gaps of lanes that are filtered out: what stands below them moves up. */
function arrange(svg) {
  const strips = [...svg.querySelectorAll("[data-height]")];
  const shown = strips.map((strip) => !off.has(strip.dataset.kind));
  strips.forEach((strip, n) => {
    if (!strip.classList.contains("heading")) return;
    const next = strips.findIndex((other, m) => m > n && other.classList.contains("heading"));
    shown[n] = shown.slice(n + 1, next < 0 ? undefined : next).some(Boolean);
  });
  let up = 0;
  strips.forEach((strip, n) => {
    for (const part of svg.querySelectorAll(`[data-strip="${strip.dataset.strip}"]`)) {
      part.setAttribute("display", shown[n] ? "inline" : "none");
      part.setAttribute("transform", `translate(0 ${-up})`);
    }
    if (!shown[n]) up += Number(strip.dataset.height);
  });
  for (const rule of svg.querySelectorAll(".grid path")) {
    rule.dataset.full ??= rule.getAttribute("d");
    rule.setAttribute("d", rule.dataset.full.replace(/V([\d.]+)/, (_, y) => `V${Number(y) - up}`));
  }
  svg.querySelector(".legend").setAttribute("transform", `translate(0 ${-up})`);
  svg.dataset.full ??= svg.getAttribute("height");
  const height = Number(svg.dataset.full) - up;
  svg.setAttribute("height", height);
  svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${height}`);
}

function filters() {
  if (data.kinds.length < 2) return;
  for (const kind of data.kinds) {
    const button = make("button", { type: "button", "aria-pressed": "true", "data-kind": kind }, say[kind]);
    button.addEventListener("click", () => {
      if (!off.delete(kind)) off.add(kind);
      button.setAttribute("aria-pressed", String(!off.has(kind)));
      for (const layout of layouts) arrange(layout.querySelector("svg"));
      seek();
    });
    document.getElementById("kinds").append(button);
  }
  document.getElementById("kinds").setAttribute("aria-label", say.show);
}

// ---------------------------------------------------------------- zoom

/** The names of the lanes stay in sight when the years are scrolled. */
function hold() {
  const svg = layouts[level].querySelector("svg");
  const scale = svg.getBoundingClientRect().width / Number(svg.getAttribute("width")) || 1;
  const gutter = svg.querySelector(".gutter");
  const left = Math.max(0, stage.getBoundingClientRect().left - svg.getBoundingClientRect().left);
  if (gutter) gutter.setAttribute("transform", `translate(${left / scale} 0)`);
}

function zoom(step, buttons) {
  const middle = (stage.scrollLeft + stage.clientWidth / 2) / stage.scrollWidth;
  level = Math.min(Math.max(level + step, 0), layouts.length - 1);
  layouts.forEach((layout, n) => { layout.hidden = n !== level; });
  wake(layouts[level].querySelector("svg"));
  stage.scrollLeft = middle * stage.scrollWidth - stage.clientWidth / 2;
  buttons[0].disabled = level === 0;
  buttons[1].disabled = level === layouts.length - 1;
  hold();
}

function zooms() {
  if (layouts.length < 2) return;
  const button = (sign, label) => make("button", { type: "button", "aria-label": label, title: label }, sign);
  const buttons = [button("−", say.zoomOut), button("+", say.zoomIn)];
  buttons.forEach((one, n) => one.addEventListener("click", () => zoom(n ? 1 : -1, buttons)));
  buttons[0].disabled = true;
  document.getElementById("zoom").append(...buttons);
  stage.addEventListener("scroll", hold, { passive: true });
}

// ---------------------------------------------------------------- start

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden && event.target !== search) hide();
});
const probe = make("p", { dir: "auto" }, say.meetings);
document.body.append(probe);
document.documentElement.dir = getComputedStyle(probe).direction;
probe.remove();
stage.dir = "ltr";
search.placeholder = say.search;
search.setAttribute("aria-label", say.search);
panel.setAttribute("aria-label", say.evidence);
wake(layouts[0].querySelector("svg"));
filters();
zooms();
if (!data.bars.length) document.querySelector("header").hidden = true;
})();
