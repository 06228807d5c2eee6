// Serves a folder as a host does that compresses, and counts what it sends: node server.mjs FOLDER PREFIX PORT gzip|br
// GET /bytes answers with what was sent since the last time, by path.
import { readFileSync, statSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join } from "node:path"
import { brotliCompressSync, gzipSync } from "node:zlib"

const [folder, prefix, port, encoding] = process.argv.slice(2)
const pack = encoding === "br" ? brotliCompressSync : (/** @type {Buffer} */ body) => gzipSync(body, { level: 9 })
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml",
  ".xml": "text/xml", ".webmanifest": "application/manifest+json", ".png": "image/png",
}
const packed = new Map()
let sent = {}

createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://host").pathname)
  if (path === "/bytes") {
    response.end(JSON.stringify(sent))
    sent = {}
    return
  }
  let file = join(folder, path.startsWith(prefix) ? path.slice(prefix.length) : "elsewhere")
  if (path.endsWith("/")) file = join(file, "index.html")
  let status = 200
  try {
    if (!statSync(file).isFile()) throw new Error("a folder")
  } catch {
    status = 404
    file = join(folder, "404.html")
  }
  const type = TYPES[extname(file)] ?? "application/octet-stream"
  const text = !type.startsWith("image/png")
  if (!packed.has(file)) packed.set(file, text ? pack(readFileSync(file)) : readFileSync(file))
  const body = packed.get(file)
  const headers = { "Content-Type": type, "Content-Length": body.length, "Cache-Control": "max-age=600", ...(text && { "Content-Encoding": encoding }) }
  response.writeHead(status, headers)
  response.end(body)
  const head = Object.entries(headers).reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, 100)
  sent[path] = (sent[path] ?? 0) + body.length + head
}).listen(Number(port), "127.0.0.1", () => console.log("ready"))
