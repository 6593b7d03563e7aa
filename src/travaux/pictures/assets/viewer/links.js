/* The links of a thing as a list in the panel. */

const FORWARD = rightToLeft ? "←" : "→";
const BACKWARD = rightToLeft ? "→" : "←";

/** One link in the panel: the other node, and a button for the sentences where there are some. */
function entry(edge, other) {
  const node = scene.nodes[other.data("i")];
  const go = textButton("", () => choose(other, { focus: true }));
  go.append(mark(scene.kinds[node.kind]), make("span", { dir: "auto" }, node.full || node.name));
  const { quotes, more } = scene.edges[edge.data("i")];
  const title = say("sentences");
  const read = quotes.length + more > 0
    && textButton(`“${quotes.length + more}”`, () => choose(edge, { focus: true }), { className: "sentences", title });
  if (read) read.setAttribute("aria-label", `${title}: ${node.full}`);
  return make("div", { className: "entry" }, go, read);
}

/** The links of a node, by relation and direction; those out of it first. */
function links(ele) {
  const groups = new Map();
  const add = (out) => (edge) => {
    const label = scene.relations[scene.edges[edge.data("i")].relation].label;
    const heading = out ? `${label} ${FORWARD}` : `${BACKWARD} ${label}`;
    if (!groups.has(heading)) groups.set(heading, []);
    groups.get(heading).push(() => entry(edge, out ? edge.target() : edge.source()));
  };
  ele.connectedEdges().filter((edge) => edge.source().same(ele)).forEach(add(true));
  ele.connectedEdges().filter((edge) => edge.target().same(ele)).forEach(add(false));
  if (!groups.size) return [];
  const blocks = [...groups].map(([heading, entries]) => make("div", {}, make("h4", { dir: "auto" }, heading), ...few(entries)));
  return [make("h3", {}, say("links")), ...blocks];
}

/** The first entries, and a button for the rest where there are many. */
function few(entries, most = 25) {
  if (entries.length <= most + 3) return entries.map((entry) => entry());
  const button = textButton(say("further", entries.length), () => {
    button.replaceWith(...entries.slice(most).map((entry) => entry()));
  }, { className: "further" });
  return [...entries.slice(0, most).map((entry) => entry()), button];
}
