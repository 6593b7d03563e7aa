/* A small picture of the shape and colour of a kind, for the legend and the panel. */

function mark(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const points = kind.shape !== "ellipse" && cy.renderer().nodeShapes[kind.shape]?.points;
  const shape = document.createElementNS(svg.namespaceURI, points ? "polygon" : kind.shape.includes("rectangle") ? "rect" : "circle");
  const values = points ? { points: points.map((p) => p.toFixed(3)).join(" ") }
    : kind.shape.includes("rectangle") ? { x: -0.95, y: -0.95, width: 1.9, height: 1.9, rx: 0.45 } : { r: 1 };
  for (const [key, value] of Object.entries(values)) shape.setAttribute(key, value);
  shape.setAttribute("fill", kind.colour);
  shape.setAttribute("stroke-width", "0.14");
  svg.setAttribute("viewBox", "-1 -1 2 2");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  svg.append(shape);
  return svg;
}
