// The files of an index and what is in them. docs/search.md lays out each; archive/search writes them.
import { calendarOf } from "./calendar.js";
import { Columns, sums } from "./numbers.js";
import { COMMON, IN_TITLE } from "./scoring.js";

const KEPT = 300; // files that stay decoded

const inflate = (packed) => {
  const stream = new DecompressionStream("deflate");
  const writer = stream.writable.getWriter();
  Promise.all([writer.write(packed), writer.close()]).catch(() => {}); // the reader is told
  return new Response(stream.readable).arrayBuffer().then((bytes) => new Uint8Array(bytes));
};
const json = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

/** The text with which some bytes begin, its length in bytes before it: [text, where it ends]. */
const headOf = (bytes) => {
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return [new TextDecoder().decode(bytes.subarray(4, end)), end];
};

/** Keys, each written as a sign for how much it shares with the one before, and the rest of it. */
const keysOf = (coded) => {
  let last = "";
  const parts = coded.match(/[\u00c0-\u00ff][^\u00c0-\u00ff]*/g) ?? [];
  return parts.map((part) => (last = last.slice(0, part.charCodeAt(0) - 0xc0) + part.slice(1)));
};

/** The last of some sorted strings that is not after a key: its index, 0 at least. */
export const lastUpTo = (sorted, key) => {
  let [low, high] = [0, sorted.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= key) low = middle;
    else high = middle;
  }
  return low;
};

/** One shard of the lexicon: its keys, and for each what is known of it. */
class Shard {
  constructor(bytes) {
    const [head, end] = headOf(bytes);
    Object.assign(this, JSON.parse(head));
    this.keys = keysOf(this.keys);
    this.index = new Map(this.keys.map((key, index) => [key, index]));
    const columns = new Columns(bytes, end);
    this.counts = columns.next();
    this.lists = { gaps: columns.next(), levels: bytes.subarray(columns.at) };
    this.starts = sums(this.counts.map((count, index) => (this.long?.[index] === undefined ? count : 0)));
    this.placed = sums(this.counts.map((count, index) => (this.keys[index].includes(":") ? 0 : count)));
  }
}

/** A list of documents: `{ docs: Uint32Array, levels: Uint8Array }`, 8 of a level says "in the title". */
const decode = ({ gaps, levels: halves }, start, count) => {
  const docs = sums(gaps.subarray(start, start + count)).subarray(1);
  const levels = new Uint8Array(count);
  for (let at = start; at < start + count; at++) levels[at - start] = (halves[at >> 1] >> (at & 1 ? 4 : 0)) & 15;
  return { docs, levels };
};

/** A list that is a file of its own; where it holds more than one of eight documents, a bitmap. */
const decodeLong = (bytes, count, documents) => {
  const isBitmap = count * 8 > documents;
  const columns = new Columns(bytes, isBitmap ? (documents + 7) >> 3 : 0);
  const gaps = columns.next();
  if (!isBitmap) return decode({ gaps, levels: bytes.subarray(columns.at) }, 0, count);
  const docs = new Uint32Array(count);
  for (let number = 0, filled = 0; filled < count; number++)
    if (bytes[number >> 3] & (1 << (number & 7))) docs[filled++] = number;
  const levels = new Uint8Array(count).fill(COMMON);
  let at = 0;
  for (const doc of sums(gaps).subarray(1)) {
    while (docs[at] < doc) at++;
    levels[at] += IN_TITLE;
  }
  return { docs, levels };
};

/** An index, read file by file. `read(path)` gives the bytes of a file as it lies there. */
export const openStore = async (read) => {
  const manifest = json(await inflate(await read("manifest.bin")));
  const { documents, files } = manifest;
  const kept = new Map();

  /** A decoded file; asked for twice it is read once. */
  const file = (path, decoded) => {
    const known = kept.get(path) ?? read(`${files}/${path}.bin`).then(inflate).then(decoded);
    kept.delete(path);
    kept.set(path, known);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value);
    known.catch(() => kept.delete(path));
    return known;
  };

  const shard = (number) => file(`words/${number}`, (bytes) => new Shard(bytes));
  const shardAt = (key) => (manifest.words.length ? shard(lastUpTo(manifest.words, key)) : null);

  /** What the index knows of a key; null where it has none. */
  const entry = async (key) => {
    const held = await shardAt(key);
    const index = held?.index.get(key);
    return index === undefined ? null : entryOf(held, index);
  };

  const entryOf = (held, index) => ({
    key: held.keys[index],
    shard: held,
    index,
    count: held.counts[index],
    stop: Boolean(held.stop?.[index]),
    names: held.names?.[index] ?? [],
    called: held.called?.[index] ?? [],
    value: held.value?.[index] ?? null,
    long: held.long?.[index] ?? null,
  });

  /** The documents of an entry. */
  const listOf = async ({ shard: held, index, count, long }) => {
    if (!count) return { docs: new Uint32Array(0), levels: new Uint8Array(0) };
    if (long === null) return decode(held.lists, held.starts[index], count);
    return file(`lists/${long}`, (bytes) => decodeLong(bytes, count, documents));
  };

  /** Where an entry stands in some documents, by their rising ordinals in its list: places[]. */
  const placesOf = async ({ shard: held, index }, ordinals) => {
    const [first, before, ...full] = held.places;
    const ends = sums(full); // of the files that follow one another, in rows: a term in a document
    const found = ordinals.map((ordinal) => {
      const row = before + held.placed[index] + ordinal;
      const number = lastUpTo(ends, row);
      return [first + number, row - ends[number]];
    });
    const files = new Map(found.map(([number]) => [number, file(`places/${number}`, decodePlaces)]));
    return Promise.all(found.map(async ([number, row]) => placesAt(await files.get(number), row)));
  };

  /** Every entry whose key begins so, in order. */
  const withPrefix = async (prefix) => {
    const first = lastUpTo(manifest.words, prefix);
    const last = lastUpTo(manifest.words, `${prefix}\uffff`);
    const held = await Promise.all(manifest.words.slice(first, last + 1).map((_, at) => shard(first + at)));
    return held.flatMap((one) =>
      one.keys.flatMap((key, index) => (key.startsWith(prefix) ? [entryOf(one, index)] : [])),
    );
  };

  /** What the index knows of some keys, as far as it knows them. */
  const entries = async (keys) => (await Promise.all([...new Set(keys)].map(entry))).filter(Boolean);

  /** Words of one of the two spelling lists that begin so: [word, how common it is][]. */
  const speltLike = async (name, firsts, prefix) => {
    const first = lastUpTo(firsts, prefix);
    const last = lastUpTo(firsts, `${prefix}\uffff`);
    const parts = firsts.slice(first, last + 1).map((_, at) => file(`spelling/${name}${first + at}`, decodeSpelling));
    return (await Promise.all(parts)).flatMap(({ known, counts }) =>
      known.flatMap((word, at) => (word.startsWith(prefix) ? [[word, counts[at]]] : [])),
    );
  };

  const calendar = () => file("days", calendarOf);

  return {
    manifest,
    entry,
    entries,
    shardAt,
    listOf,
    placesOf,
    withPrefix,
    text: (number) => file(`texts/${number}`, json),
    calendar,
    between: async (from, to) => (await calendar()).between(from, to),
    facets: (number) => file(`facets/${number}`, (bytes) => bytes),
    values: (number) => file(`values/${number}`, json),
    spelling: () => file("spelling", json),
    speltLike,
  };
};

const decodePlaces = (bytes) => {
  const columns = new Columns(bytes);
  return { starts: sums(columns.next()), gaps: columns.next() };
};

const placesAt = ({ starts, gaps }, row) => [...sums(gaps.subarray(starts[row], starts[row + 1])).subarray(1)];

const decodeSpelling = (bytes) => {
  const [coded, end] = headOf(bytes);
  return { known: keysOf(coded), counts: bytes.subarray(end) };
};
