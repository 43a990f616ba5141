// Plain words: widened by their forms, by whom they name, and by how they may have been meant.
import { NAMED, partsOf, toldOf } from "./query.js";
import { scorerOf } from "./scoring.js";
import { any, best, both, EMPTY, most, weighed, where } from "./sets.js";
import { guesses } from "./spelling.js";
import { isArabic, isWord, nameOf } from "./words.js";

const LONGEST_NAME = 20; // words
const MOST_WORDS = 64; // of a question
const POSSESSIVE = /['’`´]s$/iu;
const RECENT = 16; // sets that are kept
const EXACT = 2; // what the word just as it was typed counts beside its forms
const DOUBT = 0.25; // what a less likely guess counts
const FEW = 12; // documents whose texts are rather read than long lists
const SLIP = 20; // documents of a known word that may still be a slip,
const SHARE = 0.01; // or this share of all
const isNamed = (key) => NAMED.includes(partsOf(key)[0]);

/**
 * One plain word is a group of entries of which any may hold:
 * `{ word, typed, near, entries, values, guessed, doubted, meant, stop, called, names }`.
 */
export const plainOf = (store, words) => {
  const { scored, scoredRead } = scorerOf(store);

  /** Every word that shares its stem with a word in a language of the index, itself included. */
  const formsOf = async (word) => {
    const found = [word];
    for (const [number, language] of store.manifest.languages.entries()) {
      const stem = words.stem(word, language);
      const shard = await store.shardAt(stem);
      if (!shard) return found;
      const isSpoken = (at) => !shard.spoken || parseInt(shard.spoken[at], 16) & (1 << number);
      shard.stems ??= {};
      shard.stems[language] ??= shard.keys.map((key, at) => (isWord(key) && isSpoken(at) ? words.stem(key, language) : null));
      const here = () => shard.keys.filter((_, at) => shard.stems[language][at] === stem);
      found.push(...(shard.forms[`${stem}\t${language}`] ?? here()));
    }
    return found;
  };

  const groupOf = async ({ word: whole, owner, typed, near, also }) => {
    const known = await store.entry(whole);
    const word = owner && !known?.called.length ? owner : whole; // "Elling's" asks for Elling
    const own = word === whole ? known : await store.entry(word);
    const forms = await Promise.all([word, whole, ...also].map(formsOf));
    const entries = (await store.entries(forms.flat())).filter(({ count }) => count);
    return { word, typed, near, entries, values: [], guessed: [], doubted: [], meant: [], ...noted(own) };
  };
  const noted = (entry) => ({ stop: Boolean(entry?.stop), called: entry?.called ?? [], names: entry?.names ?? [] });

  /** The words of some clauses; `also`: other ways to write each, `owner`: whose it is. */
  const typedIn = (clauses) => {
    const found = clauses.flatMap(({ text, near }) => {
      const plain = words.split(text);
      const halves = text.includes("\u200c") && plain.length > 1 && plain.every(isArabic);
      const whole = halves ? plain.slice(1).map((half, at) => plain[at] + half) : plain;
      const other = halves ? [] : words.split(words.umlauted(text));
      const written = words.written(text);
      const typedAt = (at) => (whole.length === 1 ? text : written.length === whole.length ? text.slice(written[at][0], written[at][1]) : whole[at]);
      const owner = POSSESSIVE.test(text) ? words.split(text.replace(POSSESSIVE, "")) : [];
      return whole.map((word, at) => ({ word, owner: owner[at], near, typed: typedAt(at), also: [other[at] ?? plain.join("")].filter((one) => one !== word) }));
    });
    found.forEach(({ word }, at) => {
      const next = found[at + 1];
      if (next && isArabic(word) && isArabic(next.word)) for (const one of [found[at], next]) one.also.push(word + next.word);
    });
    return found.slice(0, MOST_WORDS);
  };

  /** Find the names in a row of words, the longest first: [words of the group, keys][]. */
  const namesIn = async (groups) => {
    const found = [];
    for (let at = 0; at < groups.length; ) {
      let length = Math.min(LONGEST_NAME, groups.length - at);
      let keys = [];
      for (; length && !keys.length; length--) {
        const row = groups.slice(at, at + length);
        if (length === 1) keys = isMeant(row[0], groups) ? row[0].names : [];
        else if (row.every(({ called }) => called.length)) keys = (await store.entry(nameOf(row.map(({ word }) => word))))?.names ?? [];
        if (keys.length) found.push({ row, keys });
      }
      at += keys.length ? length + 1 : 1;
    }
    return found;
  };
  /** "us" names a country only in capitals, or alone. */
  const isMeant = ({ stop, typed }, groups) => !stop || groups.length === 1 || /\p{Lu}/u.test(typed);

  /** Let names stand for whom they name: all its articles count. Returns what a reader is told. */
  const expand = async (names) => {
    const found = names.map(async ({ row, keys }) => {
      const values = (await store.entries(keys.filter(isNamed))).filter(({ count }) => count);
      for (const group of row) group.values.push(...values);
      return values.map((entry) => ({
        words: row.map(({ typed }) => typed).join(" "),
        ...toldOf(entry),
        forms: entry.value.slice(2).map(words.rowOf),
      }));
    });
    return (await Promise.all(found)).flat();
  };

  /** The documents of a group; the word just as it was typed counts more than its other forms. */
  const made = async ({ word, entries, values, guessed, doubted }) => {
    const own = entries.filter(({ key }) => key === word);
    const lists = [entries, own.length < entries.length ? own : [], doubted, guessed, ...values.map((value) => [value])];
    const [forms, exact, doubtful, ...others] = await Promise.all(lists.map(scored));
    const alone = own.length > 0 && own.length === entries.length;
    const better = alone ? [weighed(forms, 1 + EXACT)] : [forms, both(forms, weighed(exact, EXACT))];
    return any([...better, weighed(doubtful, DOUBT), ...others]);
  };
  const known = new Map(); // who goes on typing asks for the same words again
  const setOf = (group) => {
    const key = ["entries", "values", "guessed", "doubted"].map((name) => group[name].map((entry) => entry.key)).join("|") + group.word;
    if (!known.has(key)) known.set(key, made(group));
    if (known.size > RECENT) known.delete(known.keys().next().value);
    return known.get(key);
  };

  /** Take the words that may have been meant into some groups, with whom they name. */
  const respell = (groups) =>
    Promise.all(
      groups.map(async (group) => {
        const near = new Map(await guesses(store, group.word, group.near));
        const found = (await store.entries([...near.keys()])).filter(({ stop }) => !stop || group.near);
        const named = found.flatMap(({ names }) => names.filter(isNamed));
        const known = [...found, ...(await store.entries(named))].filter(({ count }) => count);
        group.meant = found.map(({ key }) => key);
        group.guessed = known.filter(({ key }) => near.get(key) !== false);
        group.doubted = known.filter(({ key }) => near.get(key) === false);
      }),
    );

  /** Keep of the guesses for each group the one that the best answer holds, if it needs any. */
  const settle = async (groups, set) => {
    const [[top] = []] = best(set, 1);
    if (top === undefined) return;
    const isIn = async (entries) => (await scored(entries)).docs.includes(top);
    for (const group of groups.filter(({ meant }) => meant.length)) {
      const guessed = [...group.guessed, ...group.doubted].filter(({ key }) => group.meant.includes(key));
      if (await isIn(group.entries)) group.meant = [];
      else for (const entry of guessed) if (await isIn([entry])) group.meant = [entry.key, ...group.meant];
    }
  };

  /** The documents of a small set whose texts hold words of all of some groups. */
  const read = async (groups, { docs, scores }) => {
    const kept = await Promise.all(Array.from(docs, async (doc) => heldBy(groups, await store.text(doc))));
    const whole = { docs, scores: scores.map((score, at) => score + (kept[at] ?? 0)) };
    return where(whole, (_, at) => kept[at] !== null);
  };

  /** What a text adds to a score by some groups; null where one of them is not in it. */
  const heldBy = (groups, { title, text }) => {
    const termsIn = (part) => words.written(part).flatMap(([, , terms, pair]) => (pair ? [...terms, pair] : terms));
    const titled = new Set(termsIn(title));
    const terms = new Set([...titled, ...termsIn(text.map(([, sentence]) => sentence).join("\n"))]);
    const parts = groups.map(({ word, entries }) => {
      const held = entries.filter(({ key }) => terms.has(key));
      if (!held.length) return null;
      const exact = held.filter(({ key }) => key === word);
      const worth = (some, all) => (some.length ? scoredRead(all, some.some(({ key }) => titled.has(key))) : 0);
      return worth(held, entries) + worth(exact, exact);
    });
    return parts.includes(null) ? null : parts.reduce((sum, part) => sum + part, 0);
  };

  /**
   * The documents with all of some groups. Groups whose lists are at hand come first: where they leave
   * only a few documents, their texts, most of which will be shown, are less to load than long lists.
   */
  const withAll = async (groups, within) => {
    const isFar = ({ entries, values, meant }) => !values.length && !meant.length && entries.some(({ long }) => long !== null);
    const far = groups.filter(isFar);
    const near = await Promise.all(groups.filter((group) => !isFar(group)).map(setOf));
    const parts = within ? [within, ...near] : near;
    if (parts.length) {
      const set = parts.reduce(both);
      if (!far.length || !set.docs.length) return set;
      if (set.docs.length <= FEW) return read(far, set);
    }
    return [...parts, ...(await Promise.all(far.map(setOf)))].reduce(both);
  };

  /**
   * The documents with all of some groups, within a set; where there are none, with most of them, and
   * with none where the set answers literal clauses (`held`).
   */
  const answer = async (groups, within, held) => {
    if (!groups.length) return { set: within ?? EMPTY, relaxed: null };
    const isUnknown = ({ word, entries, values, near }) => near || !(values.length || entries.some(({ key }) => key === word));
    await respell(groups.filter(isUnknown));
    const set = await withAll(groups, within);
    await settle(groups, set);
    if (set.docs.length) return { set, relaxed: null };
    const slip = Math.max(SLIP, store.manifest.documents * SHARE);
    const isRare = ({ meant, values, entries }) => !meant.length && !values.length && entries.every(({ count }) => count <= slip);
    await respell(groups.filter(isRare));
    const sets = (await Promise.all(groups.map(setOf))).map((one) => (within ? both(one, within) : one));
    const { matched, set: found } = most(sets, store.manifest.documents);
    await settle(groups, found);
    const relaxed = matched < groups.length && (matched || held) ? { matched, of: groups.length } : null;
    return { set: matched || !held ? found : within, relaxed };
  };

  return { groupsIn: (clauses) => Promise.all(typedIn(clauses).map(groupOf)), namesIn, expand, answer };
};
