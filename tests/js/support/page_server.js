// Serves folders on this machine, for pages under test.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".wasm": "application/wasm" };

/** Serves each folder under its prefix, `{ "/": "examples/page/" }`; the longest that fits counts. Gives the address, and what ends it. */
export async function serve(folders) {
  const prefixes = Object.keys(folders).sort((left, right) => right.length - left.length);
  const server = createServer(async (request, response) => {
    const place = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const prefix = prefixes.find((each) => place.startsWith(each));
    const file = path.join(folders[prefix], place.slice(prefix.length) || "index.html");
    try {
      const content = await readFile(file);
      response.writeHead(200, { "content-type": types[path.extname(file)] ?? "application/octet-stream" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
