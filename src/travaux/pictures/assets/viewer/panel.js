/* The panel beside the drawing: all that is said of one thing or one link. */

function top(...parts) {
  const close = textButton("×", unchoose, { className: "close", title: say("close") });
  close.setAttribute("aria-label", say("close"));
  return make("div", { className: "top" }, ...parts, close);
}

/** The name of a node as code, with a button that copies it. */
function nameLine(name) {
  const code = make("code", { dir: "ltr" }, name);
  const button = textButton(say("copy"), () => {
    // A sandboxed frame may not use navigator.clipboard.
    getSelection().selectAllChildren(code);
    if (document.execCommand("copy")) button.textContent = say("copied");
  });
  return make("p", { className: "name" }, code, button);
}

function factList(node) {
  const facts = node.date ? [[say("date"), node.date], ...node.facts] : node.facts;
  const rows = facts.flatMap(([name, value]) => [make("dt", { dir: "auto" }, name), make("dd", { dir: "auto" }, value)]);
  return rows.length > 0 && make("dl", {}, ...rows);
}

function aboutNode(ele) {
  const node = scene.nodes[ele.data("i")];
  const kind = scene.kinds[node.kind];
  const said = hasSentence(node);
  return [
    top(mark(kind), make("span", { dir: "auto" }, kind.label)),
    make("h2", { dir: "auto", tabIndex: -1 }, node.full || node.name),
    nameLine(node.name), factList(node), ...(said ? evidence(node) : []), ...links(ele),
  ];
}

function aboutEdge(ele) {
  const edge = scene.edges[ele.data("i")];
  const label = scene.relations[edge.relation].label;
  const said = hasSentence(edge);
  return [
    top(say("link")),
    entry(ele, ele.source()).firstChild,
    make("h2", { tabIndex: -1 }, `${FORWARD} `, make("bdi", {}, label), ` ${FORWARD}`),
    entry(ele, ele.target()).firstChild,
    ...(said ? evidence(edge) : [make("p", { className: "without" }, say("without"))]),
  ];
}

function fillPanel(ele, focus) {
  const panel = $("panel");
  panel.replaceChildren(...(ele.isNode() ? aboutNode(ele) : aboutEdge(ele)).filter(Boolean));
  panel.setAttribute("aria-label", panel.querySelector("h2").textContent);
  panel.scrollTop = 0;
  if (panel.hidden) {
    panel.hidden = false;
    resized();
  }
  if (focus) panel.querySelector("h2").focus({ preventScroll: true });
}
