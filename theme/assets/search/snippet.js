// The sentence in context, and what is to be marked in it.

const ROOM = 260; // characters of a snippet

/** How many words of a text, from a place on, are a row of `rowOf`; 0 if they are not. */
const rowAt = (written, at, { length, steps }) => {
  const reached = Array.from({ length: length + 1 }, () => new Set());
  reached[0].add(at);
  for (const [from, to, term] of steps)
    for (const place of reached[from]) {
      const [, , terms, pair] = written[place] ?? [];
      if (terms?.includes(term)) reached[to].add(place + 1);
      if (pair === term) reached[to].add(place + 2);
    }
  return Math.max(at, ...reached[length]) - at;
};

/**
 * A marker of one question. What it marks, folded: `terms` (a Set of words), `rows` (words in a row),
 * `begins` (beginnings of words).
 */
export const markerOf = (words, { terms, rows, begins }) => {
  const isMarked = (term) => terms.has(term) || begins.some((begin) => term.startsWith(begin));

  const sought = [...terms, ...begins, ...rows.flatMap(({ steps }) => steps.map(([, , term]) => term))];
  /** Whether a look at the words of a sentence is worth while: cheap, and never wrong to say no. */
  const mayHold = (sentence) => {
    if (!/^\p{ASCII}*$/u.test(sentence)) return true;
    const plain = sentence.toLowerCase().replace(/['`.]/g, "");
    return sought.some((term) => plain.includes(term));
  };

  /** What to mark in a text: `{ marks: [start, end][], worth }`, worth by how many different words. */
  const marksIn = (text) => {
    const written = words.written(text);
    const marked = new Set();
    const hits = new Set();
    const mark = (at, length, hit) => {
      for (let offset = 0; offset < length; offset++) marked.add(at + offset);
      if (length) hits.add(hit);
    };
    written.forEach(([, , spellings, pair], at) => {
      for (const term of spellings) if (isMarked(term)) mark(at, 1, term);
      if (pair && isMarked(pair)) mark(at, 2, pair);
      rows.forEach((row, number) => mark(at, rowAt(written, at, row), number));
    });
    const places = [...marked].filter((at) => written[at]).sort((one, other) => one - other).map((at) => [written[at][0], written[at][1]]);
    const marks = places.filter(([start], at) => start !== places[at - 1]?.[0]);
    return { marks, worth: hits.size };
  };

  /** The best sentence of a document's text, cut to size, with the sentence's own particulars. */
  const snippetOf = ({ text, language }) => {
    let best = { worth: -1 };
    for (const [anchor, sentence, own, direction, ours] of text) {
      if (best.worth >= 0 && !mayHold(sentence)) continue;
      const { marks, worth } = marksIn(sentence);
      if (worth > best.worth)
        best = { worth, marks, anchor, sentence, language: own ?? language, direction: direction ?? "auto", ours: Boolean(ours) };
    }
    if (best.worth < 0) return { snippet: "", marks: [], anchor: "", ours: false };
    const { snippet, marks } = cut(best.sentence, best.marks);
    const { anchor, ours, language: snippetLanguage, direction: snippetDirection } = best;
    return { snippet, marks, anchor, ours, snippetLanguage, snippetDirection };
  };

  return { marksIn, snippetOf };
};

/** A long sentence, cut between words so that its first mark is seen. */
const cut = (sentence, marks) => {
  if (sentence.length <= ROOM) return { snippet: sentence, marks };
  const first = marks[0]?.[0] ?? 0;
  const from = first < ROOM / 2 ? 0 : sentence.indexOf(" ", first - ROOM / 3) + 1;
  const end = sentence.length - from <= ROOM ? sentence.length : Math.max(sentence.lastIndexOf(" ", from + ROOM), marks[0]?.[1] ?? 0);
  const before = from ? "… " : "";
  const shift = before.length - from;
  return {
    snippet: before + sentence.slice(from, end) + (end < sentence.length ? " …" : ""),
    marks: marks.filter(([start, stop]) => start >= from && stop <= end).map(([start, stop]) => [start + shift, stop + shift]),
  };
};
