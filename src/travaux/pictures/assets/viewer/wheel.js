/* The wheel. A picture in a notebook must not catch the scrolling of the notebook: inside a frame the wheel zooms only
with Ctrl or Cmd, or after a click or the focus of the keys came in, until the pointer leaves. */

function listenToWheel() {
  if (window.parent === window) return;
  let inUse = false;
  const use = () => { inUse = true; };
  const leave = () => { inUse = false; };
  addEventListener("pointerdown", use);
  addEventListener("focusin", ({ target }) => target.matches(":focus-visible") && use());
  document.documentElement.addEventListener("pointerleave", leave);
  addEventListener("blur", leave);
  // What does not reach the drawing below is left to whatever scrolls.
  const sieve = (event) => inUse || event.ctrlKey || event.metaKey || event.stopPropagation();
  $("stage").addEventListener("wheel", sieve, { capture: true, passive: true });
}
