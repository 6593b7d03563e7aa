/* Edges, which a large picture gets only after its first frame. */

let edgesAreThere = !MANY;

const edgeElements = () =>
  scene.edges.map((edge, i) => ({
    group: "edges", data: { id: `e${i}`, i, source: `n${edge.source}`, target: `n${edge.target}` },
    classes: `${edge.source === edge.target ? "curved" : ""} ${MANY || hasSentence(edge) ? "" : "unquoted"}`.trim(),
  }));

/** Draws the nodes of a large picture, and its edges as bare lines, until `addEdges` brings them in.

To make ten thousand edges that can be clicked takes more than a second; to draw as many lines takes no time. */
function drawLinesForEdges() {
  const renderer = cy.renderer();
  renderer.drawLayeredElements = (context, eles) => {
    drawLines(context);
    eles.forEach((ele) => renderer.drawElement(context, ele));
  };
}

/** Makes the edges that were only drawn as lines so far. */
function addEdges() {
  if (edgesAreThere) return;
  edgesAreThere = true;
  delete cy.renderer().drawLayeredElements;
  cy.add(edgeElements());
}

function drawLines(context) {
  context.strokeStyle = colour("faint");
  context.lineWidth = EDGE * scale;
  for (let first = 0; first < scene.edges.length; first += 200) {
    context.beginPath();
    for (const edge of scene.edges.slice(first, first + 200)) {
      const [from, to] = [scene.nodes[edge.source], scene.nodes[edge.target]];
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    }
    context.stroke();
  }
}
