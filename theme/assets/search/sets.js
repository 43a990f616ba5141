// Sets of documents: rising numbers with a score each, `{ docs: Uint32Array, scores: Float32Array }`.

export const EMPTY = { docs: new Uint32Array(0), scores: new Float32Array(0) };

/** A set of some documents that all have one score. */
export const alike = (docs, score = 0) => ({ docs, scores: new Float32Array(docs.length).fill(score) });

/** The documents from one number up to another, which is not among them. */
export const range = (from, to) => alike(Uint32Array.from({ length: Math.max(to - from, 0) }, (_, at) => from + at));

const filled = (docs, scores, count) => ({ docs: docs.subarray(0, count), scores: scores.subarray(0, count) });

/** The documents in either of two sets, with the higher score. */
const either = (one, other) => {
  if (!one.docs.length) return other;
  if (!other.docs.length) return one;
  const docs = new Uint32Array(one.docs.length + other.docs.length);
  const scores = new Float32Array(docs.length);
  let [a, b, count] = [0, 0, 0];
  const [left, right] = [one.docs, other.docs];
  while (a < left.length && b < right.length) {
    const gap = left[a] - right[b];
    docs[count] = gap < 0 ? left[a] : right[b];
    if (gap === 0) scores[count++] = Math.max(one.scores[a++], other.scores[b++]);
    else scores[count++] = gap < 0 ? one.scores[a++] : other.scores[b++];
  }
  const [rest, from] = a < left.length ? [one, a] : [other, b];
  docs.set(rest.docs.subarray(from), count);
  scores.set(rest.scores.subarray(from), count);
  count += rest.docs.length - from;
  return filled(docs, scores, count);
};

/** The documents in any of some sets. */
export const any = (sets) => {
  let waiting = sets;
  while (waiting.length > 1)
    waiting = waiting.flatMap((one, at) => (at % 2 ? [] : [at + 1 < waiting.length ? either(one, waiting[at + 1]) : one]));
  return waiting[0] ?? EMPTY;
};

/** The documents in both of two sets, with the sum of their scores. */
export const both = (one, other) => {
  const docs = new Uint32Array(Math.min(one.docs.length, other.docs.length));
  const scores = new Float32Array(docs.length);
  let count = 0;
  for (let a = 0, b = 0; a < one.docs.length && b < other.docs.length; ) {
    if (one.docs[a] < other.docs[b]) a++;
    else if (one.docs[a] > other.docs[b]) b++;
    else {
      docs[count] = one.docs[a];
      scores[count++] = one.scores[a++] + other.scores[b++];
    }
  }
  return filled(docs, scores, count);
};

/** The documents of a set that are not in another. */
export const without = (set, other) => {
  const gone = new Set(other.docs);
  return where(set, (doc) => !gone.has(doc));
};

/** The documents of a set for which a test holds. */
export const where = ({ docs, scores }, holds) => {
  const kept = [...docs.keys()].filter((at) => holds(docs[at], at));
  return { docs: Uint32Array.from(kept, (at) => docs[at]), scores: Float32Array.from(kept, (at) => scores[at]) };
};

/** The documents in as many of some sets as any document is in, and that number. */
export const most = (sets, documents) => {
  const times = new Uint8Array(documents);
  const sums = new Float32Array(documents);
  for (const { docs, scores } of sets)
    for (let at = 0; at < docs.length; at++) {
      times[docs[at]]++;
      sums[docs[at]] += scores[at];
    }
  let [matched, count] = [0, 0];
  for (const number of times) if (number > matched) [matched, count] = [number, 1];
    else if (number === matched) count++;
  if (!matched) return { matched, set: EMPTY };
  const found = { docs: new Uint32Array(count), scores: new Float32Array(count) };
  for (let doc = 0, at = 0; at < count; doc++)
    if (times[doc] === matched) [found.docs[at], found.scores[at++]] = [doc, sums[doc]];
  return { matched, set: found };
};

/** A set whose scores count for more or for less. */
export const weighed = ({ docs, scores }, weight) => ({ docs, scores: scores.map((score) => score * weight) });

/** The best of a set, up to some number: [doc, score][]. The newer comes first where scores are alike. */
export const best = ({ docs, scores }, number) => {
  const found = [];
  for (let at = docs.length - 1; at >= 0; at--) {
    if (found.length === number && !(scores[at] > found[number - 1]?.[1])) continue;
    let place = found.length;
    while (place && found[place - 1][1] < scores[at]) place--;
    found.splice(place, 0, [docs[at], scores[at]]);
    if (found.length > number) found.pop();
  }
  return found;
};
