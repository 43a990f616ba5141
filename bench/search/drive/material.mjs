// Material's own search worker: node material.mjs SITE QUERIES REPORT
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { each, gzipped, json, LIMIT, report, serve, timed } from "./files.mjs";

const [site, queryFile, reportFile] = process.argv.slice(2);
const [SETUP, QUERY] = [0, 2]; // the kinds of message that the worker takes
const scripts = join(site, "assets", "javascripts", "workers");
const worker = join(scripts, readdirSync(scripts).find((name) => /^search\..*\.js$/.test(name)));

let listener;
let answered;
globalThis.self = globalThis;
globalThis.addEventListener = (_, handler) => (listener = handler);
globalThis.postMessage = (message) => answered(message);
runInThisContext(readFileSync(worker, "utf8"));

function send(type, data) {
  return new Promise((resolve) => {
    answered = resolve;
    listener({ data: { type, data } });
  });
}

const files = serve(join(site, "search"));
await files.read("search_index.json");
const rounds = files.taken();
const { config, docs } = json(join(site, "search", "search_index.json"));
const [, setup] = await timed(() => send(SETUP, { config, docs, options: { suggest: false } }));

async function ask(text) {
  const [{ data }, cpu] = await timed(() => send(QUERY, text));
  const found = data.items.slice(0, LIMIT).map(([page]) => page.location.split("/").at(-2));
  return [found, { cpu, rounds }];
}

const results = await each(json(queryFile), ask);
report(reportFile, { engine: "Material", results, setup, client: gzipped(worker) });
