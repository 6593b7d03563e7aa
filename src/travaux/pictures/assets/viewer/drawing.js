/* The drawing itself: what cytoscape is told. */

const SHAPES = new Set(
  ("ellipse triangle round-triangle rectangle round-rectangle bottom-round-rectangle cut-rectangle barrel rhomboid " +
  "right-rhomboid diamond round-diamond pentagon round-pentagon hexagon round-hexagon concave-hexagon heptagon " +
  "round-heptagon octagon round-octagon star tag round-tag vee").split(" "));

let cy = null;
let scale = 1;

/** How much larger the things must be drawn to be seen when all of a large picture is shown. */
const enlarged = (zoom) => Math.min(4, Math.max(1, 0.3 / zoom));

function nodeElements() {
  return scene.nodes.map((node, i) => {
    const kind = scene.kinds[node.kind];
    // Whole numbers, because cytoscape reads each different one anew.
    const size = Math.round(scale * (node.centre ? 34 : 15 + 21 * Math.sqrt(Math.min(1, Math.max(0, node.weight)))));
    return {
      group: "nodes", position: { x: node.x, y: node.y },
      data: {
        id: `n${i}`, i, size, shape: SHAPES.has(kind.shape) ? kind.shape : "ellipse", colour: kind.colour,
        centre: Boolean(node.centre), ring: 3 * scale,
      },
    };
  });
}

function draw() {
  const view = whole();
  scale = MANY ? enlarged(view.zoom) : 1;
  cy = cytoscape({
    container: $("drawing"), elements: [...nodeElements(), ...(edgesAreThere ? edgeElements() : [])], style: looks(),
    layout: { name: "preset", fit: false }, ...view, minZoom: Math.min(0.05, view.zoom / 2), maxZoom: 6,
    autoungrabify: MANY, boxSelectionEnabled: false, autounselectify: true,
    hideEdgesOnViewport: MANY, textureOnViewport: MANY, pixelRatio: MANY ? 1 : "auto",
  });
  if (!edgesAreThere) drawLinesForEdges();
}
