/* What is chosen, found or pointed at, and what is dimmed for it. */

let chosen = null;
let matches = null;

/** Puts the classes of what is chosen and found on the elements, and takes the old ones off. */
function paint() {
  let lit = null;
  if (chosen) lit = chosen.isNode() ? chosen.closedNeighborhood() : chosen.union(chosen.connectedNodes());
  else if (matches) lit = matches;
  const near = chosen ? (chosen.isNode() ? chosen.connectedEdges() : chosen) : cy.collection();
  cy.batch(() => {
    const marks = (name, eles) => {
      cy.elements(`.${name}`).difference(eles).removeClass(name);
      eles.addClass(name);
    };
    marks("chosen", chosen || cy.collection());
    marks("found", matches || cy.collection());
    marks("near", near);
    marks("dim", lit ? cy.elements().difference(lit) : cy.collection());
    if (MANY) {
      cy.edges(".curved").difference(near).filter((edge) => !edge.isLoop()).removeClass("curved");
      if (near.length <= 300) near.addClass("curved");
    }
  });
  relabel();
}

function choose(ele, { focus = false } = {}) {
  addEdges();
  chosen = ele;
  showAgain(ele);
  fillPanel(ele, focus);
  paint();
  bringIntoView(ele.isNode() ? ele : ele.connectedNodes());
}

function unchoose() {
  if (!chosen) return;
  chosen = null;
  $("panel").hidden = true;
  $("panel").replaceChildren();
  resized();
  paint();
}

function hover(ele, on) {
  $("drawing").style.cursor = on ? "pointer" : "";
  const font = fontAt(cy.zoom());
  if (on && ele.isNode() && !ele.hasClass("named")) letter(ele, stands(ele, font)[0], font);
  if (on && ele.isEdge()) writeOnEdge(ele, font - 1);
  ele.toggleClass("hover", on);
}
