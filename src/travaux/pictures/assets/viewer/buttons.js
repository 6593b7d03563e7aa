/* The buttons below the drawing, and the key of its lines. */

function reset() {
  hiddenKinds.clear();
  hiddenRelations.clear();
  $("search").value = "";
  $("relations").open = false;
  unchoose();
  search("");
  applyFilters();
  cy.nodes().positions((ele) => ({ x: scene.nodes[ele.data("i")].x, y: scene.nodes[ele.data("i")].y }));
  fit();
}

function download() {
  const options = { output: "blob", bg: colour("paper"), full: true, scale: 2, maxWidth: 8000, maxHeight: 8000 };
  const link = make("a", { href: URL.createObjectURL(cy.png(options)), download: "travaux.png" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function fillButtons() {
  const all = [
    ["+", "zoomIn", () => zoomBy(1.4)], ["−", "zoomOut", () => zoomBy(1 / 1.4)],
    [say("fit"), "fit", () => fit(true)], [say("png"), "download", download], [say("reset"), "reset", reset],
  ];
  $("buttons").setAttribute("aria-label", say("view"));
  $("buttons").append(...all.map(([text, key, act]) => {
    const button = textButton(text, act, { id: `button-${key}`, title: say(key) });
    button.setAttribute("aria-label", say(key));
    return button;
  }));
}

function fillKey() {
  const quoted = scene.edges.filter(hasSentence).length;
  if (MANY || !quoted || quoted === scene.edges.length) return;
  $("key").hidden = false;
  $("key").append(make("span", {}, say("quoted")), make("span", { className: "unquoted" }, say("unquoted")));
}
