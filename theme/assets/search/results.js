// What the search page shows, as elements: words go in as text, never as markup.

const languages = new Intl.DisplayNames("en-GB", { type: "language" });

/** Returns an element; strings become text. */
export const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

const isolated = (...words) => element("bdi", {}, ...words);
const note = (...words) => element("span", { class: "by" }, ...words);

/** Returns a link. */
export const link = (href, words, attributes) =>
  element("a", { href, ...attributes }, isolated(words));

/** Returns an item of a list. */
export const row = (linked, count = "", ...notes) =>
  element("li", {}, linked, " ", element("span", { class: "count" }, count), ...notes);

/** Returns a number with its noun: "1 report", "1,204 reports". */
export const counted = (count) =>
  `${count.toLocaleString("en-GB")} report${count === 1 ? "" : "s"}`;

/** Returns a date (YYYY, YYYY-MM or YYYY-MM-DD) in words. */
export const inWords = (date) => {
  const form = { year: "numeric", month: date[4] && "long", day: date[7] && "numeric" };
  return new Date(date).toLocaleDateString("en-GB", { ...form, timeZone: "UTC" });
};

/** Returns text in pieces, those at the offsets [start, end) marked. */
const marked = (text, marks) => {
  const cuts = [0, ...marks.flat(), text.length];
  return cuts.slice(1).map((end, at) => {
    const piece = text.slice(cuts[at], end);
    return at % 2 ? element("mark", {}, piece) : piece;
  });
};

const quoted = (lang, dir, ...words) =>
  element("q", { lang, dir, "data-untrusted": "" }, element("bdi", { dir }, ...words));

/** Returns a result; what the source says is a quotation, what the archive says is none. */
export const hit = (found) => {
  const href = `../${found.address}${found.anchor && `#${found.anchor}`}`;
  const title = marked(found.title, found.titleMarks);
  const words = marked(found.snippet, found.marks);
  const by = `${found.source}, ${found.when || "undated"}`;
  const { snippetLanguage: lang, snippetDirection: dir } = found;
  const made = element(
    "li",
    { "data-article": found.article },
    element(
      "a",
      { href },
      found.quoted ? quoted(found.language, "auto", "“", ...title, "”") : isolated(...title),
    ),
    note(isolated(by)),
    note(languages.of(found.language)),
  );
  if (!found.quoted) made.append(note("title by the archive"));
  if (found.ours) made.append(element("p", { lang }, ...words, note("words of the archive")));
  else if (found.snippet) made.append(quoted(lang, dir, "“", ...words, "”"));
  return made;
};

/** Returns a card of a record that the query names. */
export const card = ({ field, label, address, count }) =>
  row(link(`../${address}`, label), counted(count), note(field));

/** Returns what the engine did beyond the words of the query. */
export const notices = (query, { suggestion, relaxed, expanded }, addressOf) => {
  const asked = (q) => link(addressOf({ q }), q);
  const said = expanded.map(({ words, label, address }) => [
    ...["“", isolated(words), "” also finds reports that name ", link(`../${address}`, label)],
    ...[" by other names. For the words only: ", asked(query.replace(words, `"${words}"`))],
  ]);
  const { matched, of } = relaxed ?? {};
  if (matched) said.push([`No report has all ${of} words; these have ${matched}.`]);
  if (matched === 0) said.push(["No report has the other words."]);
  if (suggestion) said.push(["Did you mean ", asked(suggestion), "?"]);
  return said.map((sentence) => element("p", {}, ...sentence));
};
