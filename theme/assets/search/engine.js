// The search of this archive: one module for pages, workers and Node. docs/search.md documents it.
import { count } from "./facets.js";
import { literalOf } from "./literal.js";
import { plainOf } from "./plain.js";
import { parse, SEVERAL, toldOf } from "./query.js";
import { scorerOf } from "./scoring.js";
import { alike, any, best, both, range, without } from "./sets.js";
import { markerOf } from "./snippet.js";
import { openStore } from "./store.js";
import { wordsOf } from "./words.js";

const MOST_CLAUSES = 200;
const CARDS = 6; // entities and events that stand before the results

const reading = (base) => async (path) => {
  const url = new URL(path, base);
  if (url.protocol === "file:") return (await import("node:fs/promises")).readFile(url);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

/**
 * Connect to an index.
 * @param {string|URL} base the folder of the index, `https://…/search/` or `file:///…/search/`
 * @param {{read?: (path: string) => Promise<Uint8Array>}} [options] another way to read its files
 * @returns {{search: (query: string, options?: object) => Promise<object>}}
 */
export const connect = (base, { read = reading(base) } = {}) => {
  let index = null;
  const opened = () => (index ??= open(read));
  return {
    search: async (query, options = {}) => {
      const used = opened();
      try {
        return await answer(await used, query, options);
      } catch (error) {
        if (index === used) index = null; // the archive may have been published anew since: once more
        const fresh = opened();
        try {
          return await answer(await fresh, query, options);
        } catch {
          if (index === fresh) index = null;
          throw error;
        }
      }
    },
  };
};

const open = async (read) => {
  const store = await openStore(read);
  const words = wordsOf(store.manifest);
  return { store, words, ...scorerOf(store), plain: plainOf(store, words), literal: literalOf(store, words) };
};

const answer = async (index, query, options) => {
  const { sort, from, to, offset = 0, limit = 10, facets = true, filters = {} } = options;
  const within = await narrowed(index, { from, to, filters });
  const found = await find(index, query, within);
  const marker = markerOf(index.words, found.marks);
  const shown = ranked(found.set, found.asks ? sort : (sort ?? "date"), offset + limit, index.store.manifest.dated).slice(offset);
  const hits = await Promise.all(shown.map(async ([doc, score]) => hitOf(await index.store.text(doc), score, marker)));
  const counted = facets ? await count(index.store, found.set.docs) : { facets: null, histogram: null };
  const { expanded, named, relaxed, suggestion } = found;
  return { total: found.set.docs.length, hits, ...counted, suggestion, expanded, named, relaxed };
};

/** The documents that filters and dates leave, a field with a minus those that lack its values; null for all. */
const narrowed = async ({ store, scored }, { from, to, filters }) => {
  const parts = from || to ? [await store.between(from, to)] : [];
  for (const [key, given] of Object.entries(filters)) {
    const field = key.replace("-", "");
    const having = async (value) => (field === "year" ? store.between(value, value) : scored(await store.entries([`${field}:${value}`])));
    const sets = await Promise.all([given].flat().map(having));
    if (!sets.length) continue;
    const set = SEVERAL.includes(key) ? sets.reduce(both) : any(sets);
    parts.push(field === key ? set : without(range(0, store.manifest.documents), set));
  }
  return parts.length ? alike(parts.reduce(both).docs) : null;
};

/** The documents that answer a question, and what is to be said about it. */
const find = async ({ store, words, plain, literal }, query, within) => {
  const clauses = parse(query).slice(0, MOST_CLAUSES).filter(({ text }) => words.split(text).length);
  const isPlain = ({ not, field, phrase, prefix }) => !(not || field || phrase || prefix);
  const groups = await plain.groupsIn(clauses.filter(isPlain));
  const names = await plain.namesIn(groups);
  const expanded = await plain.expand(names);
  const strict = await Promise.all(
    clauses.filter((clause) => !isPlain(clause)).map(async (clause) => ({ ...clause, ...(await literal(clause)) })),
  );
  const wanted = strict.filter(({ not }) => !not);
  let base = wanted.reduce((kept, { set }) => (kept ? both(kept, set) : set), within);
  for (const { set } of strict.filter(({ not }) => not)) base = without(base ?? range(0, store.manifest.documents), set);
  const pressing = groups.filter(({ stop, values }) => !stop || values.length);
  const asked = pressing.length || wanted.length ? pressing : groups;
  const all = base ?? (asked.length ? null : range(0, store.manifest.documents));
  const { set, relaxed } = await plain.answer(asked, all, wanted.length > 0);
  return {
    set,
    relaxed,
    expanded: expanded.map(({ forms, ...told }) => told),
    named: await namedBy(store, groups, names),
    suggestion: suggestionFor(query, asked),
    marks: marksOf(asked, wanted, expanded),
    asks: asked.length + wanted.length > 0,
  };
};

/** The first documents by score, or by date, the newest or the oldest first: [doc, score][]. */
const ranked = ({ docs, scores }, sort, number, dated) => {
  if (sort !== "date" && sort !== "oldest") return best({ docs, scores }, number);
  const known = docs.findLastIndex((doc) => doc < dated) + 1; // those without a date stand last in any order
  const placeOf = (at) => (sort === "date" && at < known ? known - 1 - at : at);
  return Array.from({ length: Math.min(number, docs.length) }, (_, at) => [docs[placeOf(at)], scores[placeOf(at)]]);
};

const hitOf = (text, score, marker) => {
  const { text: _, ...told } = text;
  return { ...told, score, titleMarks: marker.marksIn(text.title).marks, ...marker.snippetOf(text) };
};

/** The query with the words that were meant; null if nothing was guessed. */
const suggestionFor = (query, groups) => {
  const guessed = groups.filter(({ meant }) => meant.length);
  return guessed.length ? guessed.reduce((text, { typed, meant: [word] }) => swapped(text, typed, word), query) : null;
};
const swapped = (text, typed, word) => {
  const parts = text.split(/(\s+)/);
  const at = parts.indexOf(typed);
  return at < 0 ? text.replace(typed, word) : parts.toSpliced(at, 1, word).join("");
};

const marksOf = (groups, wanted, expanded) => ({
  terms: new Set(groups.flatMap(({ entries, guessed, doubted }) => [...entries, ...guessed, ...doubted].map(({ key }) => key))),
  rows: [...wanted.flatMap(({ row }) => row ?? []), ...expanded.flatMap(({ forms }) => forms)],
  begins: wanted.flatMap(({ begins }) => [...(begins ?? [])]),
});

/** The entities, events, sources and subjects that the words of a question name; whole names first. */
const namedBy = async (store, groups, names) => {
  if (!groups.length) return [];
  const exact = names.filter(({ row }) => row.length === groups.length).flatMap(({ keys }) => keys);
  const partly = groups.map(({ called }) => called).reduce((kept, more) => kept.filter((key) => more.includes(key)));
  const entries = await store.entries([...exact, ...partly].slice(0, CARDS));
  return entries
    .filter(({ value }) => value?.[1])
    .map((entry) => ({ ...toldOf(entry), count: entry.count, exact: exact.includes(entry.key) }));
};

/** Search the index beside this very file. */
export const search = (query, options) => (own ??= connect(new URL("./", import.meta.url))).search(query, options);
let own = null;

if (typeof WorkerGlobalScope !== "undefined")
  addEventListener("message", async ({ data: { id, query, options } }) => {
    try {
      postMessage({ id, result: await search(query, options) });
    } catch (error) {
      postMessage({ id, error: String(error.message ?? error) });
    }
  });
