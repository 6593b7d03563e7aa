/* The search. */

const plain = (text) => text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toLowerCase();
let hay = null;
let at = -1; // Which of the things found is shown.

/** Marks the things in which the text stands; the number of them. */
function search(text) {
  addEdges();
  const wanted = plain(text.trim().replace(/\s+/g, " "));
  hay = hay || scene.nodes.map((node) => plain(`${node.label.replace(/\s+/g, " ")}\n${node.full}\n${node.name}`));
  matches = wanted ? cy.nodes().filter((ele) => hay[ele.data("i")].includes(wanted) && isShown(ele)) : null;
  at = -1;
  if ($("search").value !== text) $("search").value = text;
  $("found").textContent = !matches ? "" : matches.length ? say("found", matches.length) : say("none");
  paint();
  return matches ? matches.length : 0;
}

/** Goes to the next thing that was found, or to the one before. */
function step(by) {
  if (!matches || !matches.length) return;
  const order = matches.sort((a, b) => important(b) - important(a));
  at = (Math.max(at, by < 0 ? 0 : -1) + by + order.length) % order.length;
  const ele = order[at];
  choose(ele);
  bringIntoView(ele, true);
}

function listenToSearch() {
  const field = $("search");
  field.placeholder = say("search");
  field.setAttribute("aria-label", say("search"));
  let wait = 0;
  const look = () => {
    clearTimeout(wait);
    wait = 0;
    unchoose();
    search(field.value);
  };
  field.addEventListener("input", () => {
    clearTimeout(wait);
    if (MANY) wait = setTimeout(look, 150);
    else look();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    if (wait) look(); // Whoever types fast and presses Enter means what is written now.
    step(event.shiftKey ? -1 : 1);
  });
}
