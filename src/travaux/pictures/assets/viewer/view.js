/* What part of the drawing is shown, and how large. */

const STILL = MANY || matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The corners of the place that all things take, with room for a label at the edges. */
function frame() {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  const drawn = cy && !MANY ? cy.nodes() : null; // In a small picture, things may have been dragged.
  scene.nodes.forEach((node, i) => {
    if (hiddenKinds.has(node.kind)) return;
    const { x, y } = drawn ? drawn[i].position() : node;
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  });
  return box.left <= box.right ? box : { left: 0, right: 0, top: 0, bottom: 0 };
}

/** The zoom and pan that show all of it. */
function whole() {
  const { left, right, top, bottom } = frame();
  const [width, height] = [$("drawing").clientWidth || 800, $("drawing").clientHeight || 500];
  const [across, above, below] = [Math.min(70, width / 8), Math.min(30, height / 10), Math.min(84, height / 6)];
  const [free, high] = [width - 2 * across, height - above - below];
  const zoom = Math.min(free / Math.max(1, right - left), high / Math.max(1, bottom - top), 1.2);
  return { zoom, pan: { x: (width - zoom * (left + right)) / 2, y: above + (high - zoom * (top + bottom)) / 2 } };
}

let fitted = true; // Whether all is shown, because nobody has moved the picture since.

function fit(animated = false) {
  cy.stop();
  if (animated && !STILL) cy.animate(whole(), { duration: 200 });
  else cy.viewport(whole());
  fitted = true;
}

/** Takes up the place that the panel or the window left, and shows all again if all was shown before. */
function resized() {
  const again = fitted;
  cy.resize();
  if (again) fit(true);
}

/** Moves the picture, if what is asked for lies outside it. */
function bringIntoView(eles, always = false) {
  const box = eles.renderedBoundingBox({ includeLabels: false, includeEdges: false });
  const inside = box.x1 > 10 && box.y1 > 10 && box.x2 < cy.width() - 10 && box.y2 < cy.height() - 10;
  if (fitted || (inside && !always)) return;
  if (STILL) cy.center(eles);
  else cy.animate({ center: { eles } }, { duration: 250 });
}

function zoomBy(factor) {
  fitted = false;
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}
