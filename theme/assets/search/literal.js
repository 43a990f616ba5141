// Literal clauses: phrases, fields, beginnings. They hold to the letter (after folding) or not at all.
import { inTitle, scorerOf } from "./scoring.js";
import { alike, any, both, where } from "./sets.js";
import { isWord } from "./words.js";

const WIDE = 1 << 20; // added to the place of a term that is two words of a text as one

/** How literal clauses are answered: clause → `{ set, row, begins }`, what is to be marked of it. */
export const literalOf = (store, words) => {
  const { scored } = scorerOf(store);

  /** The entries that may stand for words of a row: `{ from, to, entry, docs, levels }[]`, for which words. */
  const known = async ({ steps }) => {
    const found = steps.map(async ([from, to, term]) => {
      const entry = await store.entry(term);
      return entry?.count ? [{ from, to, entry, ...(await store.listOf(entry)) }] : [];
    });
    return (await Promise.all(found)).flat();
  };

  /** The documents that have every word of a row, in the title if asked. */
  const holding = (row, steps, titled) => {
    const sets = steps.map(({ docs, levels }) => (titled ? where(alike(docs, 1), (_, at) => inTitle(levels[at])) : alike(docs)));
    const covered = Array.from({ length: row.length }, (_, word) => any(sets.filter((_, at) => steps[at].from <= word && word < steps[at].to)));
    return covered.sort((one, other) => one.docs.length - other.docs.length).reduce(both);
  };

  /** Where a row of words ends in some documents: places[] of each, counted behind its last word. */
  const endsIn = async (row, steps, wanted) => {
    const placed = await Promise.all(
      steps.map(async ({ entry, docs }) => {
        const held = both(alike(docs), wanted).docs;
        const places = await store.placesOf(entry, ordinals(docs, held));
        return new Map(Array.from(held, (doc, at) => [doc, places[at]]));
      }),
    );
    return Array.from(wanted.docs, (doc) => rowEnds(row.length, steps, placed.map((places) => places.get(doc) ?? [])));
  };

  const phrase = async (text) => {
    const row = words.rowOf(text);
    const steps = await known(row);
    if (row.length === 1) return { set: await scored(steps.map(({ entry }) => entry)), row };
    const set = holding(row, steps, false);
    const ends = await endsIn(row, steps, set);
    return { set: alike(where(set, (_, at) => ends[at].length).docs, row.length), row };
  };

  /** Words in titles, side by side if quoted: then the few titles that have all of them are read. */
  const titled = async (text, quoted) => {
    const row = words.rowOf(text);
    const steps = await known(row);
    const set = holding(row, steps, true);
    if (!quoted) return set;
    const ends = await endsIn(row, steps, set);
    const lengths = await Promise.all(Array.from(set.docs, async (doc) => words.split((await store.text(doc)).title).length));
    return where(set, (_, at) => ends[at].some((end) => end <= lengths[at] + 1));
  };

  /** The documents with a value that is called so: every word in a name of it. */
  const called = async (field, text, prefix) => {
    const row = words.split(text);
    const found = row.map(async (word, at) => {
      const entries = prefix && at === row.length - 1 ? await store.withPrefix(word) : await store.entries([word]);
      return entries.flatMap((entry) => entry.called.filter((key) => key.startsWith(`${field}:`)));
    });
    const keys = (await Promise.all(found)).reduce((kept, more) => kept.filter((key) => more.includes(key)));
    return scored(await store.entries([...keys, `${field}:${text}`, `${field}:${text.toLowerCase()}`]));
  };

  const beginning = async (text, field) => {
    const before = words.split(text);
    const begin = before.pop();
    const begins = new Set([begin, words.split(words.umlauted(text)).pop()]);
    const all = (await Promise.all([...begins].map(store.withPrefix))).flat();
    const entries = all.filter(({ key, count }) => count && isWord(key));
    const lists = field ? await Promise.all(entries.map(store.listOf)) : [];
    const set = field ? any(lists.map(({ docs, levels }) => where(alike(docs, 1), (_, at) => inTitle(levels[at])))) : await scored(entries);
    if (!before.length) return { set, begins };
    const rest = field ? await titled(before.join(" "), false) : (await phrase(before.join(" "))).set;
    return { set: both(rest, set), begins };
  };

  return async ({ field, phrase: quoted, prefix, text }) => {
    if (prefix && (!field || field === "title")) return beginning(text, field);
    if (field === "title") return { set: await titled(text, quoted), row: words.rowOf(text) };
    if (field === "year") {
      const date = words.split(text).join("-");
      return { set: await store.between(date, date) };
    }
    return field ? { set: await called(field, text, prefix) } : phrase(text);
  };
};

/** Where a row of some length ends in a text, by the places of its steps, which come in their order. */
const rowEnds = (length, steps, placed) => {
  const reached = Array.from({ length: length + 1 }, () => new Set());
  steps.forEach(({ from, to }, at) => {
    for (const place of placed[at]) {
      const start = place % WIDE;
      if (!from || reached[from].has(start)) reached[to].add(start + (place < WIDE ? 1 : 2));
    }
  });
  return [...reached[length]];
};

/** Where some documents stand in a list that holds them all. */
const ordinals = (docs, wanted) => {
  let at = 0;
  return Array.from(wanted, (doc) => {
    while (docs[at] < doc) at++;
    return at;
  });
};
