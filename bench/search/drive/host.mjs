// A static host behind a slow line: node host.mjs SITE INDEX KEY CERTIFICATE, prints its port.
// HTTP/2, so that requests do not queue for connections; text compressed, as hosts do. Every answer
// takes 150 ms, and all share 1.6 Mbit/s. The index stands in for the one of the site.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const [site, index, key, certificate] = process.argv.slice(2);
const LATENCY = 150; // ms
const RATE = 1.6e6 / 8 / 1000; // bytes a ms
const KEPT = "max-age=600"; // as GitHub Pages says of everything
const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};
let free = 0; // when the line has sent all that was asked for

function found(address) {
  const inside = decodeURIComponent(address.split("?")[0]);
  const given = join(index, inside.replace(/^\/search\//, "/"));
  const path = existsSync(given) && statSync(given).isFile() ? given : join(site, inside);
  return path.endsWith("/") ? join(path, "index.html") : path;
}

function answer(request, response) {
  const path = found(request.url);
  if (!existsSync(path)) return response.writeHead(404).end();
  const type = TYPES[extname(path)];
  const body = type ? gzipSync(readFileSync(path)) : readFileSync(path);
  const headers = { "content-type": type ?? "application/octet-stream", "cache-control": KEPT };
  if (type) headers["content-encoding"] = "gzip";
  const now = performance.now();
  free = Math.max(free, now + LATENCY) + body.length / RATE;
  setTimeout(() => response.writeHead(200, headers).end(body), free - now);
}

const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate) }, answer);
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
