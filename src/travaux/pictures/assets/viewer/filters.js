/* The legend and the list of relations, which hide and show. */

const hiddenKinds = new Set();
const hiddenRelations = new Set();

function applyFilters() {
  addEdges();
  cy.batch(() => {
    cy.nodes().forEach((ele) => ele.toggleClass("off", hiddenKinds.has(scene.nodes[ele.data("i")].kind)));
    cy.edges().forEach((ele) => ele.toggleClass("off", hiddenRelations.has(scene.edges[ele.data("i")].relation)));
  });
  document.querySelectorAll("[data-filter]").forEach((chip) => {
    const hidden = (chip.dataset.filter === "kind" ? hiddenKinds : hiddenRelations).has(Number(chip.dataset.place));
    chip.setAttribute("aria-pressed", String(!hidden));
  });
  if ($("search").value.trim()) search($("search").value);
  if (chosen && !isShown(chosen)) unchoose();
  relabel();
}

/** Whether the filters let it be seen; what cytoscape calls visible is known to it only after the next frame. */
function isShown(ele) {
  return !ele.hasClass("off") && (ele.isNode() || !ele.connectedNodes().hasClass("off"));
}

/** Shows the kinds and relations of something that is asked for although it is hidden. */
function showAgain(ele) {
  if (isShown(ele)) return;
  if (ele.isEdge()) hiddenRelations.delete(scene.edges[ele.data("i")].relation);
  (ele.isNode() ? ele : ele.connectedNodes()).forEach((node) => {
    hiddenKinds.delete(scene.nodes[node.data("i")].kind);
  });
  applyFilters();
}

function chip(filter, place, label, count, mark) {
  const button = make("button", { className: "chip", type: "button" }, mark, make("span", { dir: "auto" }, label), make("b", {}, String(count)));
  button.dataset.filter = filter;
  button.dataset.place = String(place);
  button.addEventListener("click", () => {
    const hidden = filter === "kind" ? hiddenKinds : hiddenRelations;
    if (!hidden.delete(place)) hidden.add(place);
    applyFilters();
  });
  button.setAttribute("aria-pressed", "true");
  return button;
}

function fillFilters() {
  $("legend").setAttribute("aria-label", say("kinds"));
  scene.kinds.forEach((kind, i) => {
    if (kind.count) $("legend").append(chip("kind", i, kind.label, kind.count, mark(kind)));
  });
  $("relations").hidden = !scene.relations.length;
  $("relations").querySelector("summary").textContent = `${say("relations")} (${scene.relations.length})`;
  const every = (key, hide) => textButton(say(key), () => {
    hiddenRelations.clear();
    if (hide) scene.relations.forEach((_, i) => hiddenRelations.add(i));
    applyFilters();
  });
  const list = scene.relations.map((relation, i) => [relation.count, chip("relation", i, relation.label, relation.count)]);
  list.sort((a, b) => b[0] - a[0]);
  $("relation-list").setAttribute("aria-label", say("relations"));
  $("relation-list").append(make("div", { className: "both" }, every("all", false), every("nothing", true)), ...list.map((pair) => pair[1]));
}
