/* Making elements. Whatever comes from the scene reaches the page as textContent or as an attribute that cannot run,
and the canvas as text. */

const $ = (id) => document.getElementById(id);

/** An element with properties and children; strings become text, and nothing becomes HTML. */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter(Boolean));
  return element;
}

function textButton(text, act, properties = {}) {
  const button = make("button", { type: "button", ...properties }, text);
  button.addEventListener("click", act);
  return button;
}
