// How the answers to a question spread over the values that documents have, and over time.
import { Numbers } from "./numbers.js";
import { FIELDS, partsOf } from "./query.js";

const DOCUMENTS = 256; // of one file of columns
const VALUES = 256; // of one file of labels

/** Count the values of some documents, exactly: `{ facets, histogram }` of docs/search.md. */
export const count = async (store, docs) => {
  const counts = new Uint32Array(store.manifest.values);
  const byFile = new Map();
  for (const doc of docs) {
    const number = Math.floor(doc / DOCUMENTS);
    if (!byFile.has(number)) byFile.set(number, []);
    byFile.get(number).push(doc % DOCUMENTS);
  }
  await Promise.all([...byFile].map(async ([number, rows]) => tally(await store.facets(number), rows, counts)));
  const facets = Object.fromEntries(FIELDS.map((field) => [field, []]));
  for (const [key, label, number] of await labelled(store, counts)) {
    const [field, value] = partsOf(key);
    facets[field]?.push({ value, label, count: number });
  }
  const days = (await store.calendar()).daysOf(docs);
  facets.year = grouped(days, 4).map(([value, number]) => ({ value, label: value, count: number }));
  for (const list of Object.values(facets)) list.sort((one, other) => other.count - one.count || (one.label < other.label ? -1 : 1));
  return { facets, histogram: grouped(days, 7).map(([month, number]) => ({ month, count: number })) };
};

/** Add the values of some rows of a file to the counts. */
const tally = (bytes, rows, counts) => {
  const reader = new Numbers(bytes);
  let at = 0;
  for (const row of rows) {
    for (; at < row; at++) reader.skip(reader.next());
    let value = 0;
    for (let left = reader.next(); left; left--) counts[(value += reader.next())]++;
    at++;
  }
};

/** The values that are counted: [key, label, count][]. */
const labelled = async (store, counts) => {
  const found = [...counts.keys()].filter((value) => counts[value]);
  const names = new Map();
  const files = [...new Set(found.map((value) => Math.floor(value / VALUES)))];
  await Promise.all(files.map(async (number) => names.set(number, await store.values(number))));
  return found.map((value) => {
    const { keys, labels } = names.get(Math.floor(value / VALUES));
    return [keys[value % VALUES], labels[value % VALUES], counts[value]];
  });
};

/** How many of some days begin alike: [beginning, count][], in order. */
const grouped = (days, length) => {
  const found = new Map();
  for (const day of days) if (day) found.set(day.slice(0, length), (found.get(day.slice(0, length)) ?? 0) + 1);
  return [...found];
};
