// Stands in for the engine: canned answers in the form that docs/search.md describes. Every word that
// an index would hold is the query itself, so a test can plant anything anywhere.
const FIELDS = ["source", "kind", "year", "language", "subject", "person", "organization", "place", "event"];
const TOTALS = new Map([["none", 0], ["one", 1]]);
const COUNCIL = "organizations/national-dockers-council-of-ondrava/";
const MONTHS = new Map([["long", 100]]);

const hitOf = (query, at) => ({
  article: `a${at}`, score: 1, address: "articles/tarve-courier-2031-03-12/", anchor: "s1",
  title: query, titleMarks: [[0, 2]], quoted: at !== 1,
  snippet: `… ${query} …`, marks: [[2, 4]], ours: at === 1,
  source: query, date: "2031-03-12", when: at === 2 ? "" : "12 March 2031", language: "en",
  snippetLanguage: at === 2 ? "fa" : "en", snippetDirection: at === 2 ? "rtl" : "ltr",
});

const facetsOf = (query) =>
  Object.fromEntries(FIELDS.map((field) => [field, Array.from({ length: field === "person" ? 30 : 2 }, (_, at) => ({
    value: { language: ["en", "fa"], year: ["2030", "2031"] }[field]?.[at] ?? `${field}-${at}`,
    label: field === "year" ? ["2030", "2031"][at] : `${query} ${at}`, count: 2000 - at,
  }))]));

const histogramOf = (query, { from, to }) =>
  Array.from({ length: MONTHS.get(query) ?? 30 }, (_, at) => ({
    month: `${2027 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`, count: at + 1,
  })).filter(({ month }) => month >= (from ?? "0") && month <= `${to ?? "9"}~`);

const answer = (query, options) => {
  const { offset, limit, facets } = options;
  const total = TOTALS.get(query) ?? 1234;
  const shown = Math.max(0, Math.min(limit, total - offset));
  return {
    total,
    hits: Array.from({ length: shown }, (_, at) => hitOf(query, offset + at)),
    facets: facets ? facetsOf(query) : null,
    histogram: facets ? histogramOf(query, options) : null,
    suggestion: query === "dokers" ? "dockers" : null,
    relaxed: query === "one two three" ? { matched: 2, of: 3 } : null,
    expanded: query === "NDC pier" ? [{ words: "NDC", field: "organization", value: "ndc", label: "Dockers' Council", address: COUNCIL }] : [],
    named: [{ field: "organization", value: "ndc", label: query, address: COUNCIL, count: 4, exact: true }],
  };
};

onmessage = ({ data: { id, query, options } }) => {
  if (query === "broken") postMessage({ id, error: "the index is not there" });
  else setTimeout(() => postMessage({ id, result: answer(query, options) }), query === "slow" ? 600 : 0);
};
