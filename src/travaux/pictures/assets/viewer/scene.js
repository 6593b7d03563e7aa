/* What is drawn: the scene that stands in the page, and the words of the page itself. */

const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

/** The scene with names for what page.py packed into lists. */
function unpack(packed) {
  const word = (place) => packed.words[place];
  const kinds = packed.kinds.map(([name, label, colour, shape]) => ({ name, label, colour, shape, count: 0 }));
  const relations = packed.relations.map(([name, label]) => ({ name, label, count: 0 }));
  const quotes = packed.quotes.map(([text, says, document, language, rule, url, paragraph]) => ({
    text, says, document: word(document), language: word(language), rule: word(rule), url: word(url),
    paragraph: word(paragraph),
  }));
  const nodes = packed.nodes.map(
    ([kind = 0, x = 0, y = 0, name = "", label = "", weight = 0, full = "", centre = 0, date = "", facts = [],
      said = [], more = 0]) => {
      kinds[kind].count += 1;
      return {
        kind, x, y, name, label, weight, centre, date, quotes: said, more, full: full || label.replace(/\s+/g, " "),
        facts: facts.flatMap((value, i) => (i % 2 ? [[word(facts[i - 1]), value]] : [])),
      };
    });
  const edges = packed.edges.map(([source = 0, target = 0, relation = 0, said = [], more = 0]) => {
    relations[relation].count += 1;
    return { source, target, relation, quotes: said, more };
  });
  return { ...packed, kinds, relations, quotes, nodes, edges };
}

const scene = unpack(JSON.parse(document.getElementById("scene").textContent));
/** A text of words.json in the language of the scene. */
const say = (key, n) => scene.interface[key].replace("{n}", n);
const direction = (language) => (RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr");
const hasSentence = ({ quotes, more }) => quotes.length + more > 0;
const rightToLeft = direction(scene.language) === "rtl";

// From some hundred things on, looks that cost time are left out.
const MANY = scene.nodes.length > 400 || scene.edges.length > 900;
