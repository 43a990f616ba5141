// A question, taken apart. Quotes, minus, field and star are literal; plain words may be widened.

/** Fields whose names find all their articles. */
export const NAMED = ["person", "organization", "place", "event"];
/** Fields of which one article has several. */
export const SEVERAL = ["subject", ...NAMED];
export const FIELDS = ["source", "kind", "language", ...SEVERAL];
const CLAUSE = /([+-]?)(?:([\p{L}]+):)?(?:"([^"]*)"?|([^\s"]+))/gu;
const QUOTES = /[“”„]/g; // «so» Persian sets names apart, and a name is to find all its articles

/** The field and the id of a value's key: `place:tarve`. */
export const partsOf = (key) => {
  const at = key.indexOf(":");
  return [key.slice(0, at), key.slice(at + 1)];
};

/** What is told of an entry that is a value: `{ field, value, label, address }`. */
export const toldOf = ({ key, value: [label, address] }) => {
  const [field, value] = partsOf(key);
  return { field, value, label, address };
};

/**
 * The clauses of a question, in its order.
 * @param {string} text as a reader typed it
 * @returns {{not: boolean, field: string|null, phrase: boolean, prefix: boolean, near: boolean, text: string}[]}
 */
export const parse = (text) =>
  [...text.replace(QUOTES, '"').matchAll(CLAUSE)].map(([, sign, name, phrase, word]) => {
    const field = [...FIELDS, "title", "year"].includes(name?.toLowerCase()) ? name.toLowerCase() : null;
    const written = phrase ?? word;
    const [, bare, star, slip] = /^(.*?)(\*?)(~\d?)?$/su.exec(written);
    const plain = phrase === undefined;
    return {
      not: sign === "-",
      field,
      phrase: !plain,
      prefix: plain && star === "*" && bare !== "",
      near: plain && Boolean(slip),
      text: (name && !field ? `${name} ` : "") + (plain ? bare : written),
    };
  });
