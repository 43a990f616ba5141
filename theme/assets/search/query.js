// A question, taken apart. Quotes, minus, field and star are literal; plain words may be widened.

export const FIELDS = ["source", "kind", "language", "subject", "person", "organization", "place", "event"];
const CLAUSE = /([+-]?)(?:([\p{L}]+):)?(?:"([^"]*)"?|([^\s"]+))/gu;
const QUOTES = /[“”„]/g; // «so» Persian sets names apart, and a name is to find all its articles

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
