// A prebuilt lunr index: node lunr.mjs MODULES INDEX QUERIES REPORT
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { each, gzipped, json, LIMIT, report, serve, timed } from "./files.mjs";

const [modules, index, queryFile, reportFile] = process.argv.slice(2);
const lunr = createRequire(join(modules, "/"))("lunr");
const files = serve(dirname(index));
await files.read(basename(index));
const rounds = files.taken();
const loaded = lunr.Index.load(json(index));

async function ask(text) {
  const [hits, cpu] = await timed(() => loaded.search(text));
  return [hits.slice(0, LIMIT).map((hit) => hit.ref), { cpu, rounds }];
}

const results = await each(json(queryFile), ask);
const client = gzipped(join(modules, "lunr", "lunr.min.js"));
report(reportFile, { engine: "lunr, prebuilt", results, client });
