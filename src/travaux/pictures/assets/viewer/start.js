/* Puts the page to work. */

function listen() {
  cy.on("tap", "node, edge", (event) => choose(event.target));
  cy.on("tap", (event) => {
    if (event.target === cy) unchoose();
  });
  cy.on("mouseover", "node, edge", (event) => hover(event.target, true));
  cy.on("mouseout", "node, edge", (event) => hover(event.target, false));
  cy.on("viewport resize", () => relabelSoon());
  cy.on("scrollzoom pinchzoom dragpan", () => { fitted = false; });
  addEventListener("resize", resized);
  cy.on("free", "node", () => relabelSoon(0));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if ($("relations").open) $("relations").open = false;
    else unchoose();
  });
  addEventListener("pointerdown", (event) => {
    if (!$("relations").contains(event.target)) $("relations").open = false;
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(looks()));
}

function select(name) {
  const place = scene.nodes.findIndex((node) => node.name === name);
  if (place >= 0) choose(cy.nodes()[place]);
  return place >= 0;
}

function ready() {
  window.travaux = { cy, select, search, ready: true, milliseconds: Math.round(performance.now()) };
  document.documentElement.dataset.ready = "yes";
  setTimeout(addEdges, 50); // After the frame has come to the screen.
}

function start() {
  document.documentElement.dir = direction(scene.language);
  $("title").textContent = scene.title;
  $("note").textContent = scene.note;
  $("empty").textContent = say("empty");
  $("empty").hidden = scene.nodes.length > 0;
  $("buttons").hidden = $("finder").hidden = scene.nodes.length === 0;
  draw();
  fillFilters();
  fillButtons();
  fillKey();
  fit(); // The legend took its place only now.
  listenToSearch();
  listen();
  listenToWheel();
  relabel();
  if (scene.nodes.length) cy.one("render", ready);
  else ready();
}

start();
