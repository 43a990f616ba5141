// Build a lunr index as its guide shows: node lunr-index.mjs MODULES LINES INDEX
import { createReadStream, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

const [modules, lines, index] = process.argv.slice(2);
const lunr = createRequire(join(modules, "/"))("lunr");
const builder = new lunr.Builder();
builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer);
builder.searchPipeline.add(lunr.stemmer);
builder.ref("id");
builder.field("title", { boost: 10 });
builder.field("text");
for await (const line of createInterface({ input: createReadStream(lines) })) {
  builder.add(JSON.parse(line));
}
mkdirSync(dirname(index), { recursive: true });
writeFileSync(index, JSON.stringify(builder.build()));
