/* The sentences behind a thing or a link. */

/** An address that a reader may follow: on the web, or none. */
function address(url) {
  try {
    return /^https?:$/.test(new URL(url).protocol) ? url : "";
  } catch {
    return "";
  }
}

function languageName(code) {
  try {
    return new Intl.DisplayNames([scene.language], { type: "language" }).of(code);
  } catch {
    return code;
  }
}

function source(quote) {
  const url = address(quote.url);
  const symbol = make("bdi", {}, quote.document);
  const parts = [
    url ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, symbol) : symbol,
    quote.paragraph && make("bdi", {}, say("paragraph", quote.paragraph)),
    quote.language && languageName(quote.language),
    quote.rule && make("span", {}, `${say("rule")} `, make("code", { dir: "ltr" }, quote.rule)),
  ].filter(Boolean);
  return make("p", { className: "source" }, ...parts.flatMap((part, i) => (i ? [" · ", part] : [part])));
}

function figure(place) {
  const quote = scene.quotes[place];
  const words = make("blockquote", { lang: quote.language, dir: direction(quote.language) }, quote.text);
  return make("figure", {}, quote.says && make("figcaption", { dir: "auto" }, quote.says), words, source(quote));
}

function evidence({ quotes, more }) {
  const rest = more === 1 ? say("more1") : say("more", more);
  return [make("h3", {}, say("evidence")), ...quotes.map(figure), more > 0 && make("p", { className: "more" }, rest)];
}
