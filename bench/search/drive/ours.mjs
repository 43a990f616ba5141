// Our search: node --expose-gc ours.mjs ENGINE INDEX QUERIES REPORT
import { pathToFileURL } from "node:url";
import { each, gzipped, heap, json, LIMIT, report, serve, timed } from "./files.mjs";

const [engine, index, queryFile, reportFile] = process.argv.slice(2);
const queries = json(queryFile);
const before = heap();
const { connect } = await import(pathToFileURL(engine));
const files = serve(index);
const base = pathToFileURL(index) + "/";
const open = () => connect(base, { read: files.read });
const first = { limit: LIMIT, facets: false }; // what the page asks for while one types
const whole = { limit: LIMIT, facets: true };

/** A first query of a reader who has nothing yet; then what the facets add to it. */
async function cold(text) {
  const { search } = open();
  const [result, cpu] = await timed(() => search(text, first), files);
  const rounds = files.taken();
  const [, facetCpu] = await timed(() => search(text, whole), files);
  const measured = { cpu, rounds, facetCpu, facetRounds: files.taken(), total: result.total };
  return [result.hits.map((hit) => hit.article), measured];
}

/** The reader who types every query letter by letter and never leaves the page. */
async function typing() {
  const { search } = open();
  const strokes = [];
  const facetStrokes = [];
  for (const { words } of queries) {
    const text = words.join(" ");
    for (let end = 1; end <= text.length; end++) {
      const typed = text.slice(0, end);
      strokes.push([(await timed(() => search(typed, first), files))[1], typed]);
    }
    facetStrokes.push((await timed(() => search(text, whole), files))[1]);
  }
  files.taken();
  return { strokes, facetStrokes, heap: heap() - before, search };
}

const { search, ...typed } = await typing();
const results = await each(queries, cold);
report(reportFile, { engine: "Cuttings", results, client: gzipped(engine), ...typed });
void search; // kept alive until the heap was measured
