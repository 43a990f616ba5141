// Answers questions to the engine: a line of JSON in, a line of JSON out, in the order of questions.
// argv: the engine's module, the module with its words.
import { createInterface } from "node:readline";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [engine, words] = await Promise.all(process.argv.slice(2).map((path) => import(pathToFileURL(path).href)));
const indexes = new Map();

/** An index that counts how often each of its files is read. */
const indexAt = (folder) => {
  if (!indexes.has(folder)) {
    const reads = {};
    const read = (path) => {
      reads[path] = (reads[path] ?? 0) + 1;
      return readFile(`${folder}/${path}`);
    };
    indexes.set(folder, { reads, ...engine.connect(pathToFileURL(`${folder}/`), { read }) });
  }
  return indexes.get(folder);
};

const jobs = {
  search: ({ folder, query, options }) => indexAt(folder).search(query, options),
  together: ({ folder, queries }) => Promise.all(queries.map((query) => indexAt(folder).search(query))),
  reads: ({ folder }) => indexAt(folder).reads,
  forget: ({ folder }) => indexes.delete(folder),
  split: ({ tables, texts }) => texts.map(words.wordsOf(tables).split),
  stem: ({ tables, terms, language }) => {
    const { stem } = words.wordsOf(tables);
    return terms.map((term) => stem(term, language));
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { job, ...given } = JSON.parse(line);
  let answer;
  try {
    answer = { found: await jobs[job](given) };
  } catch (error) {
    answer = { error: String(error.stack ?? error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
