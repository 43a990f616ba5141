// What a document is worth as an answer: BM25, with levels that the index has worked out already.
import { any } from "./sets.js";

export const IN_TITLE = 8; // the bit of a level that says so
export const COMMON = 3; // the level of a word that more than one of eight documents holds, or of one that is not known
const TITLE = 1.2; // what standing in the title adds to a level between 0 and 1

export const inTitle = (level) => Boolean(level & IN_TITLE);

/** What each level is worth. */
const WORTH = Float32Array.from({ length: 16 }, (_, level) => ((level & 7) + 0.5) / 8 + (inTitle(level) ? TITLE : 0));

/** What some documents hold, scored: entries → set; and a term in one text that was read: number. */
export const scorerOf = (store) => {
  const { documents } = store.manifest;
  const rarity = (count) => Math.log(1 + (documents - count + 0.5) / (count + 0.5));

  const scored = async (entries) => {
    const sets = (await Promise.all(entries.map(store.listOf))).map(({ docs, levels }) => {
      const scores = new Float32Array(docs.length);
      for (let at = 0; at < scores.length; at++) scores[at] = WORTH[levels[at]];
      return { docs, scores };
    });
    const { docs, scores } = any(sets);
    const rare = rarity(docs.length);
    for (let at = 0; at < scores.length; at++) scores[at] *= rare;
    return { docs, scores };
  };

  /** The same for entries of which a text that was read holds some. */
  const scoredRead = (entries, titled) =>
    rarity(Math.min(entries.reduce((sum, { count }) => sum + count, 0), documents)) * WORTH[COMMON + (titled ? IN_TITLE : 0)];

  return { scored, scoredRead };
};
