/* How nodes and edges look, by what is true of them. */

const EDGE = 0.8; // How wide an edge of a large picture is.

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** How all is drawn. In a large picture the first two entries set as little as can be: each value takes time. */
function looks() {
  const [paper, ink, muted, edge, faint, accent, found] = ["paper", "ink", "muted", "edge", "faint", "accent", "found"].map(colour);
  const halo = { "text-outline-color": paper, "text-outline-opacity": 0.92, "text-outline-width": "data(halo)" };
  const text = { "font-family": FONT, "font-size": "data(font)", "text-wrap": "wrap", "text-max-width": 100000 };
  const curved = {
    "curve-style": "bezier", "control-point-step-size": 34, "target-arrow-shape": "triangle",
    "target-arrow-color": edge, "arrow-scale": MANY ? 1.2 : 0.8, "loop-direction": "-45deg", "loop-sweep": "-60deg",
  };
  return [
    { selector: "node", style: {
      width: "data(size)", height: "data(size)", shape: "data(shape)", "background-color": "data(colour)",
      ...(MANY ? {} : { "border-width": 1, "border-color": ink, "border-opacity": 0.3 }),
    } },
    { selector: "edge", style: {
      width: MANY ? EDGE * scale : 1.3, "line-color": MANY ? faint : edge, ...(MANY ? {} : curved),
    } },
    { selector: "edge.curved", style: curved },
    { selector: "edge.unquoted", style: { "line-style": "dashed", "line-dash-pattern": [5, 4] } },
    { selector: "node[?centre]", style: {
      "border-width": 3, "border-color": paper, "border-opacity": 1, "outline-width": 2.5, "outline-color": ink,
      "outline-opacity": 1, "outline-offset": 0, "z-index": 6,
    } },
    { selector: "node.named, node.hover", style: {
      ...text, ...halo, label: "data(text)", color: ink, "text-halign": "data(across)", "text-valign": "data(down)",
      "text-margin-x": "data(aside)", "text-margin-y": "data(below)", "line-height": 1.2, "z-index": 5,
    } },
    { selector: "node[?centre].named", style: { "font-weight": 600 } },
    { selector: "edge.named, edge.hover", style: {
      ...text, ...halo, label: "data(text)", color: muted, "text-rotation": "autorotate",
    } },
    { selector: ".found", style: {
      "outline-width": "data(ring)", "outline-color": found, "outline-opacity": 1, "outline-offset": 2, "z-index": 7,
    } },
    { selector: "edge.near, edge.hover", style: {
      width: 2 * scale, "line-color": accent, "target-arrow-color": accent, color: ink, "z-index": 4,
    } },
    { selector: "node.chosen", style: {
      "outline-width": "data(ring)", "outline-color": accent, "outline-opacity": 1, "outline-offset": 1, "z-index": 9,
    } },
    { selector: "edge.chosen", style: { width: 3 * scale } },
    { selector: "node.dim", style: { opacity: 0.18 } },
    { selector: "edge.dim", style: { opacity: MANY ? 0.08 : 0.15 } },
    { selector: "node.hover", style: { "z-index": 10 } },
    { selector: ":active", style: { "overlay-opacity": 0 } },
    { selector: ".off", style: { display: "none" } },
  ];
}
