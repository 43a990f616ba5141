// What the drivers of all engines share: files served and counted, ranks, the queries, the report.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export const LIMIT = 10;
const ROUND = 5; // milliseconds: longer than it takes to unpack the files of the round before

/** Serve the files of a folder and note which are read in which serial round.
 *
 * Files that are asked for before the answers to earlier ones are in share a round, as they would
 * share a round trip to a host: answers are given all at once, a moment after the first was asked.
 */
export function serve(folder) {
  const sizes = new Map();
  let waiting = [];
  let rounds = [];
  let spent = 0;

  function answer() {
    const began = process.cpuUsage();
    const asked = waiting;
    waiting = [];
    rounds.push(asked.map(([path]) => path));
    for (const [path, resolve, reject] of asked) {
      try {
        resolve(new Uint8Array(readFileSync(join(folder, path))));
      } catch (error) {
        reject(error);
      }
    }
    spent += milliseconds(process.cpuUsage(began));
  }

  function measure(path) {
    if (!sizes.has(path)) {
      const bytes = readFileSync(join(folder, path));
      sizes.set(path, [bytes.length, gzipSync(bytes).length]);
    }
    return [path, ...sizes.get(path)];
  }

  return {
    read(path) {
      if (!waiting.length) setTimeout(answer, ROUND);
      return new Promise((resolve, reject) => waiting.push([path, resolve, reject]));
    },
    /** What was read since the last call: rounds of [path, bytes, bytes gzipped]. */
    taken() {
      const done = rounds;
      rounds = [];
      return done.map((paths) => paths.map(measure));
    },
    /** Milliseconds that the reading itself has taken so far, in a browser no work of the page's. */
    spent: () => spent,
  };
}

export function milliseconds({ user, system }) {
  return (user + system) / 1000;
}

/** Run something and return its result with the milliseconds of CPU it took, reading left out. */
export async function timed(work, files) {
  const [began, reading] = [process.cpuUsage(), files?.spent() ?? 0];
  const result = await work();
  return [result, milliseconds(process.cpuUsage(began)) - ((files?.spent() ?? 0) - reading)];
}

/** The place of the first right article among the first ten, 0 where there is none. */
export function rank(found, right) {
  return found.slice(0, LIMIT).findIndex((article) => right.includes(article)) + 1;
}

/** Ask each query as it should be and with its slip: ask(text) -> [articles, other measurements]. */
export async function each(queries, ask) {
  const results = [];
  for (const { kind, words, slipped, right } of queries) {
    const result = { kind };
    for (const [name, spelled] of [["clean", words], ["slipped", slipped]]) {
      const [articles, measured] = await ask(spelled.join(" "));
      result[name] = { rank: rank(articles, right), ...measured };
    }
    results.push(result);
  }
  return results;
}

export function json(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** The bytes of a file as a host sends them. */
export function gzipped(path) {
  return gzipSync(readFileSync(path)).length;
}

export function report(path, results) {
  writeFileSync(path, JSON.stringify(results));
}

/** Bytes in use, after two collections of garbage: what the first frees may hold on to more. */
export function heap() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external; // array buffers are part of what is external
}
