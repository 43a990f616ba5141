// Pagefind, its own client: node pagefind.mjs BUNDLE QUERIES REPORT
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { each, gzipped, json, LIMIT, report, serve, timed } from "./files.mjs";

const [bundle, queryFile, reportFile] = process.argv.slice(2);
const BASE = "/pagefind/";
const CLIENT = ["pagefind.js", "wasm.en.pagefind"];
const files = serve(bundle);
const client = join(bundle, "pagefind.mjs"); // Node takes no .js outside a package for a module
copyFileSync(join(bundle, "pagefind.js"), client);

globalThis.fetch = async (address) => {
  const path = String(address).split(BASE)[1].split("?")[0];
  return new Response(await files.read(path));
};

let readers = 0;

async function connect() {
  const pagefind = await import(`${pathToFileURL(client)}?reader=${readers++}`);
  await pagefind.options({ basePath: BASE });
  return pagefind;
}

async function search(pagefind, text) {
  const { results } = await pagefind.search(text);
  return Promise.all(results.slice(0, LIMIT).map((result) => result.data()));
}

async function cold(text) {
  const pagefind = await connect();
  const [hits, cpu] = await timed(() => search(pagefind, text), files);
  const rounds = files.taken().map((round) => round.filter(([path]) => !CLIENT.includes(path)));
  await pagefind.filters();
  const facetRounds = files.taken();
  await pagefind.destroy();
  return [hits.map((hit) => hit.url.split("/").at(-2)), { cpu, rounds, facetRounds }];
}

const results = await each(json(queryFile), cold);
const sizes = CLIENT.map((path) => gzipped(join(bundle, path)));
report(reportFile, { engine: "Pagefind", results, client: sizes.reduce((a, b) => a + b) });
