// Words, folded as the index has them. Its tables come with the index: archive/search/words.py.
import { porter } from "./lunr.js";

const SIGN = /\P{ASCII}/gu;
const WORD = /[\p{L}\p{N}]/u;
const NOTHING = /[\p{M}\p{Cf}]/u;
const ACRONYM = /\.(?<=(?<![\p{L}\p{N}])[\p{L}\p{Nl}\p{No}]\.)(?=[\p{L}\p{Nl}\p{No}](?![\p{L}\p{N}]))/gu;
const BETWEEN = /[^\p{L}\p{N}]+/u;
const ARABIC = /^[\u0620-\u064a\u066e-\u06d3]/;
const APART = /(?<=[\u0620-\u064a\u066e-\u06d3]) (?=[\u0620-\u064a\u066e-\u06d3])/g;
const SIMPLE = /^[a-z\d]{1,40}$/i;
const REMEMBERED = 5000; // words
const WRITTEN = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\p{Cf}'’`.]*[\p{L}\p{N}\p{M}])?/gu;

export const isArabic = (word) => ARABIC.test(word);
/** The key of a name of some words: in the Arabic script spaces do not count. */
export const nameOf = (row) => row.join(" ").replace(APART, "");
/** Whether a key of the lexicon is a word, neither a value nor a name of several words. */
export const isWord = (key) => !/[:\s]/.test(key);

/** The words of one index: `{ split, umlauted, rowOf, stem, written }`, made of its manifest. */
export const wordsOf = ({ folds, umlauts, longest, stems }) => {
  const sign = (one) => folds[one] ?? (WORD.test(one) ? one : NOTHING.test(one) ? "" : " ");

  /** The words of a text, folded: string → string[]. */
  const split = (text) =>
    text
      .replaceAll("´", "")
      .normalize("NFKD")
      .toLowerCase()
      .replace(SIGN, sign)
      .replace(ACRONYM, "")
      .replace(/['`]/g, "")
      .split(BETWEEN)
      .filter(Boolean)
      .map((word) => (word.length > longest ? [...word].slice(0, longest).join("") : word));

  const known = new Map();
  /** The words in one written word, each as it is and as it is typed without umlauts: string[][]. */
  const folded = (word) => {
    if (SIMPLE.test(word)) return [[word.toLowerCase()]];
    if (!known.has(word)) {
      if (known.size > REMEMBERED) known.clear();
      known.set(word, spelt(word));
    }
    return known.get(word);
  };

  /** The words of a text, each in its spellings: string[][]. */
  const spelt = (text) => {
    const [row, other] = [split(text), split(umlauted(text))];
    return row.map((word, at) => (other.length !== row.length || other[at] === word ? [word] : [word, other[at]]));
  };

  /** What may stand for the words of a text in a row: `{ length, steps: [from, to, term][] }`, by `from`. */
  const rowOf = (text) => {
    const row = spelt(text);
    const steps = row.flatMap((terms, from) => {
      const pair = isArabic(terms[0]) && row[from + 1] && isArabic(row[from + 1][0]) ? [[from, from + 2, terms[0] + row[from + 1][0]]] : [];
      return [...terms.map((term) => [from, from + 1, term]), ...pair];
    });
    return { length: row.length, steps };
  };

  /** The same text as it is typed where a keyboard has no umlauts. */
  const umlauted = (text) =>
    text.normalize("NFC").toLowerCase().replace(/[äöü]/g, (one) => umlauts[one]);

  const rules = Object.fromEntries(
    Object.entries(stems).map(([language, list]) => [language, list.map((rule) => new RegExp(rule, "gu"))]),
  );

  /** What the forms of a folded word have in common in a language. */
  const stem = (word, language) => {
    if (language !== "en") return rules[language].reduce((rest, rule) => rest.replace(rule, ""), word);
    return /^[a-z]+$/.test(word) ? porter(word).replace(/y$/, "i") : word;
  };

  /** The words of a text as they are written: [start, end, spellings, it and the next as one][]. */
  const written = (text) => {
    const found = [...text.matchAll(WRITTEN)].flatMap(({ index, 0: word }) => folded(word).map((terms) => [index, index + word.length, terms]));
    found.forEach((one, at) => {
      const [first, next] = [one[2][0], found[at + 1]?.[2][0]];
      if (next && isArabic(first) && isArabic(next)) one.push(first + next);
    });
    return found;
  };

  return { split, umlauted, rowOf, stem, written };
};
