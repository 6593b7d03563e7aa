/* How wide words are, and how a label is broken into lines. */

const FONT = 'system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", sans-serif';

// Measured at ten times the size of one unit, because widths are rounded at small sizes.
const pen = document.createElement("canvas").getContext("2d");
pen.font = `10px ${FONT}`;
const wide = (text) => pen.measureText(text).width / 10;

/** Where a line may be broken: after a space, and around a Chinese character that no closing mark follows. */
const pieces = (text) => text.match(/[\p{Script=Han}\u3040-\u30ff][，。、；：）》」』”]*|[^\s\p{Script=Han}\u3040-\u30ff]+|\s+/gu) || [];

/** One line broken into several, none wider than `limit` times the size of the font where it can be helped. */
function broken(text, limit) {
  const lines = [""];
  for (const piece of pieces(text)) {
    const line = lines[lines.length - 1];
    if (line && wide(line + piece.trimEnd()) > limit) lines.push(piece.trimStart());
    else lines[lines.length - 1] = line + piece;
  }
  return lines.map((line) => line.trim()).filter(Boolean);
}

/** The same, with lines of about the same width if there need not be more of them for that. */
function balanced(text, limit) {
  const lines = broken(text, limit);
  if (lines.length < 2) return lines;
  const even = broken(text, (1.1 * wide(text)) / lines.length);
  return even.length === lines.length ? even : lines;
}

/** The lines of a label, the last one ending in an ellipsis where there would be more than `most`. */
function wrapped(label, limit, most) {
  const lines = label.split("\n").flatMap((line) => balanced(line.trim(), limit));
  const kept = lines.slice(0, most).map((line) => shortened(line, 1.7 * limit));
  if (lines.length > most) kept[most - 1] = shortened(`${kept[most - 1]}…`, 1.2 * limit);
  return kept;
}

/** The line cut where it would be wider than that. */
function shortened(line, limit) {
  if (wide(line) <= limit) return line;
  const letters = [...line.replace(/…$/, "")];
  while (letters.length > 1 && wide(`${letters.join("")}…`) > limit) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** The lines with marks of their direction, which is that of the first letter, whatever that of the page is. */
function directed(lines) {
  const first = lines.join("").match(/\p{L}/u);
  const backwards = first && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first[0]);
  return backwards || rightToLeft ? lines.map((line) => `${backwards ? "\u2067" : "\u2066"}${line}\u2069`) : lines;
}

/** What is drawn of a label, and its size in units of the font. */
function lettering(label, limit, most) {
  const lines = wrapped(label, limit, most);
  return { text: directed(lines).join("\n"), width: Math.max(0, ...lines.map(wide)), height: 1.2 * lines.length };
}
