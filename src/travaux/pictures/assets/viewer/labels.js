/* Names in the drawing, as on a map: letters keep their size on the screen, heavier things are named first, and a name
is left out where it would cover another one. */

const FEW_EDGES = 60;
const lettered = new Map();
const mostNames = () => (MANY ? Math.ceil((cy.width() * cy.height()) / 14000) : 200);

/** What is written at an element; made when it is first needed. */
function written(ele) {
  const id = ele.id();
  if (!lettered.has(id)) {
    const i = ele.data("i");
    const label = ele.isNode() ? scene.nodes[i].label || scene.nodes[i].name : scene.relations[scene.edges[i].relation].label;
    lettered.set(id, ele.isNode() ? lettering(label, 11, 3) : lettering(label, 30, 1));
  }
  return lettered.get(id);
}

/** The size of letters on the screen. */
const fontAt = (zoom) => Math.min(15, Math.max(11.5, 12 * zoom));

const hits = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Whether all of a box is on the stage. */
const fits = ([left, top, right, bottom]) => left > 0 && top > 0 && right < cy.width() && bottom < cy.height();

/** Where a name may stand about its node, best first: boxes on the screen, and how cytoscape calls the place. */
function stands(ele, font) {
  const { x, y } = ele.renderedPosition();
  const half = (ele.data("size") * cy.zoom()) / 2 + (ele.data("centre") ? 3 : 0);
  const { width, height } = written(ele);
  const [w, h, gap] = [width * font, height * font, 3];
  const place = (left, top, across, down) => ({ box: [left, top, left + w, top + h], across, down });
  return [
    place(x - w / 2, y + half + gap, "center", "bottom"), place(x - w / 2, y - half - gap - h, "center", "top"),
    place(x + half + gap, y - h / 2, "right", "center"), place(x - half - gap - w, y - h / 2, "left", "center"),
  ];
}

/** Writes the name of a node at a place; the measures are those of the model, which the zoom makes larger. */
function letter(ele, { across, down }, font) {
  const zoom = cy.zoom();
  const gap = (3 + (ele.data("centre") ? 3 : 0)) / zoom;
  ele.data({
    text: written(ele).text, font: font / zoom, halo: (MANY ? 3 : 2.2) / zoom, across, down,
    aside: { left: -gap, right: gap }[across] || 0, below: { top: -gap, bottom: gap }[down] || 0,
  });
}

/** The discs of nodes on the screen, as boxes a little smaller, with their nodes. */
const discs = (nodes) => nodes.map((ele) => {
  const { x, y } = ele.renderedPosition();
  const half = 0.4 * ele.data("size") * cy.zoom();
  return { ele, box: [x - half, y - half, x + half, y + half] };
});

const important = (ele) => {
  const node = scene.nodes[ele.data("i")];
  return (ele.hasClass("chosen") ? 8 : 0) + (node.centre ? 4 : 0) + (ele.hasClass("found") ? 2 : 0) + node.weight;
};

/** The nodes in view that are not dimmed, the most important first. */
function inView() {
  const { x1, y1, x2, y2 } = cy.extent();
  const seen = [];
  cy.nodes().forEach((ele) => {
    const { x, y } = ele.position();
    if (x > x1 && x < x2 && y > y1 && y < y2 && !ele.hasClass("off") && !ele.hasClass("dim")) {
      seen.push([important(ele), ele]);
    }
  });
  return seen.sort((a, b) => b[0] - a[0]).map((pair) => pair[1]);
}

function nameNodes(font) {
  const seen = inView();
  const others = MANY ? [] : discs(seen);
  const taken = [];
  const named = new Map();
  const most = mostNames();
  for (const ele of seen) {
    const places = stands(ele, font).slice(0, MANY ? 1 : 4);
    const free = places.filter(({ box }) => fits(box) && !taken.some((other) => hits(box, other)));
    const clear = free.find(({ box }) => !others.some((other) => other.ele !== ele && hits(box, other.box)));
    const place = clear || (others.length <= 15 || ele.hasClass("chosen") ? free[0] : undefined);
    if (place) {
      taken.push(place.box);
      named.set(ele, place);
      if (named.size >= most) break;
    }
  }
  return { named, taken: [...taken, ...others.map((other) => other.box)] };
}

/** Boxes along the line on which the label of an edge would stand, or none where the edge is too short. */
function along(edge, font) {
  const [from, to] = [edge.source().renderedPosition(), edge.target().renderedPosition()];
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const room = length - ((edge.source().data("size") + edge.target().data("size")) / 2) * cy.zoom();
  const width = written(edge).width * font;
  const middle = edge.renderedMidpoint();
  if (edge.isLoop() || width + 14 > room || !middle) return [];
  const steps = Math.max(2, Math.ceil(width / font));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const way = (i / steps - 0.5) * (width / length);
    const [x, y] = [middle.x + way * (to.x - from.x), middle.y + way * (to.y - from.y)];
    return [x - font / 2, y - font / 2, x + font / 2, y + font / 2];
  });
}

/** The edges that can be labelled without clutter. */
function nameEdges(font, taken) {
  const near = cy.edges(".near");
  const asked = near.nonempty() ? near : cy.edges();
  if (asked.length > FEW_EDGES) return [];
  return asked.filter((edge) => isShown(edge) && !edge.hasClass("dim")).toArray().filter((edge) => {
    const boxes = along(edge, font);
    const free = boxes.length > 0 && !boxes.some((box) => taken.some((other) => hits(box, other)));
    if (free) taken.push(...boxes);
    return free || edge.hasClass("chosen");
  });
}

function writeOnEdge(edge, font) {
  edge.data({ text: written(edge).text, font: font / cy.zoom(), halo: 2 / cy.zoom() });
}

function relabel() {
  if (!scene.nodes.length) return;
  const font = fontAt(cy.zoom());
  cy.batch(() => {
    const { named, taken } = nameNodes(font);
    const told = new Set(nameEdges(font - 1.5, taken));
    cy.elements(".named").forEach((ele) => {
      if (!named.has(ele) && !told.has(ele)) ele.removeClass("named");
    });
    named.forEach((place, ele) => {
      letter(ele, place, font);
      ele.addClass("named");
    });
    told.forEach((edge) => {
      writeOnEdge(edge, font - 1.5);
      edge.addClass("named");
    });
  });
}

let waiting = 0;
function relabelSoon(wait = 120) {
  clearTimeout(waiting);
  waiting = setTimeout(relabel, wait);
}
