// Answers with the files of a folder, encrypted, over HTTP/2 and compressed: node secure_server.mjs '{"folder": …}'
import { readFileSync, statSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const { folder, base, key, certificate, types } = JSON.parse(process.argv[2]);

const found = (url) => {
  const path = decodeURIComponent(new URL(url, "https://site.invalid").pathname);
  if (!path.startsWith(base)) return null;
  const file = join(folder, path.slice(base.length));
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isDirectory() ? join(file, "index.html") : stat ? file : null;
};

const options = { key: readFileSync(key), cert: readFileSync(certificate), allowHTTP1: true };
const server = createSecureServer(options, (request, response) => {
  const file = found(request.url);
  const body = gzipSync(file ? readFileSync(file) : "not here");
  response.writeHead(file ? 200 : 404, {
    "content-type": types[file ? extname(file) : ".txt"] ?? "application/octet-stream",
    "content-encoding": "gzip",
    "content-length": body.length,
  });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
