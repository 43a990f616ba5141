// Words that one slip may have made of what a reader typed.

const FEWEST = 4; // letters of a word that is guessed
const MOST = 5; // guesses
const EASY = 2; // there are 25 ways to put a wrong letter, and one to leave it out

/** How one slip made the first word of the other: 0 if it did not, `EASY` if there are few such slips. */
const slipOf = (typed, known) => {
  let at = 0;
  while (at < typed.length && typed[at] === known[at]) at++;
  const rest = (word, from) => word.slice(at + from);
  if (rest(typed, 0) === rest(known, 1)) return EASY; // a letter is missing
  if (typed[at] === known[at + 1] && typed[at + 1] === known[at] && rest(typed, 2) === rest(known, 2)) return EASY; // exchanged
  return rest(typed, 1) === rest(known, 1) || rest(typed, 1) === rest(known, 0) ? 1 : 0; // another letter, or one more
};
const turned = (word) => [...word].reverse().join("");

/**
 * The words of an index that are one slip away, the likelier and the more common first; `all` of them
 * if asked: [word, whether it is likely][].
 */
export const guesses = async (store, word, all) => {
  if (word.length < (all ? 2 : FEWEST)) return [];
  const { forward, backward } = await store.spelling();
  const half = word.length >> 1; // a slip leaves one half as it is, or exchanges the middle two
  const found = new Map();
  const look = async (name, firsts, typed, length, back) => {
    for (const [known, count] of await store.speltLike(name, firsts, typed.slice(0, length))) {
      if (known === typed || Math.abs(known.length - typed.length) > 1) continue;
      const slip = slipOf(word, back(known));
      if (slip) found.set(back(known), [slip, count]);
    }
  };
  await Promise.all([
    look("f", forward, word, half, (known) => known),
    look("b", backward, turned(word), word.length - half, turned),
  ]);
  const swapped = word.slice(0, half - 1) + word[half] + word[half - 1] + word.slice(half + 1);
  const entry = swapped === word ? null : await store.entry(swapped);
  if (entry?.count) found.set(swapped, [EASY, Math.log2(entry.count) + 1]);
  return [...found]
    .sort(([a, [slip, one]], [b, [other, two]]) => other - slip || two - one || (a < b ? -1 : 1))
    .slice(0, all ? Infinity : MOST)
    .map(([known, [slip]]) => [known, slip === EASY]);
};
