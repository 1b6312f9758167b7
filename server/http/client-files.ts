import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type Request, type RequestHandler, type Response, Router } from "express";

/** Types of what a client build holds. Anything else is served as a download. */
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".map": "application/json",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".wasm": "application/wasm",
};
const COMPRESSIBLE = /^(text\/|application\/|image\/svg)/;
/** Smaller files do not gain from it. */
const MIN_COMPRESSED_BYTES = 1024;
/** Quick enough for a first request; files are compressed once and kept. */
const BROTLI_QUALITY = 6;

const YEAR_SECONDS = 31_536_000;
/** Vite puts a hash of the content into these names, so they never change. */
const HASHED = /^\/assets\/.*-[\w-]{8,}\.\w+$/;

/** Pages that the client routes by itself. */
const PAGES = ["/", "/host{/*rest}", "/screen/:code", "/play/:code", "/practice", "/about", "/debrief/:id"];

type Encoding = "br" | "gzip" | "identity";

interface ClientFile {
  readonly path: string;
  readonly type: string;
  readonly etag: string;
  readonly bytes: Buffer;
  readonly compressed: Map<Encoding, Promise<Buffer>>;
}

/**
 * Serves the built client: files as they are, its pages for the addresses that it knows, and to people with any other
 * address the page that says so.
 */
export function clientRouter(folder: string): Router {
  const router = Router();
  const files = existsSync(folder) ? readFiles(folder) : new Map<string, ClientFile>();
  const serve: RequestHandler = async (request, response, next) => {
    const file = files.get(request.path);
    if (file === undefined || file.path.endsWith(".html")) next();
    else await sendFile(request, response, file);
  };
  router.get(/.*/, serve);
  router.get(PAGES, async (request, response) => {
    const page = pageOf(files, request.path);
    if (page) await sendFile(request, response, page);
    else response.status(503).type("text").send("The client has not been built: npm run build\n");
  });
  router.get(/.*/, async (request, response, next) => {
    const page = files.get("/index.html");
    // Programs that ask for anything get a short answer from whoever comes next.
    if (page === undefined || request.accepts(["json", "html"]) !== "html") next();
    else await sendFile(request, response.status(404), page);
  });
  return router;
}

/** The page of an address: the entry named like its first part, or the one for everything. */
function pageOf(files: ReadonlyMap<string, ClientFile>, path: string): ClientFile | undefined {
  const first = path.split("/")[1] ?? "";
  return files.get(`/${first}.html`) ?? files.get(`/${first}/index.html`) ?? files.get("/index.html");
}

function readFiles(folder: string): ReadonlyMap<string, ClientFile> {
  const files = new Map<string, ClientFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join("/")}`;
    const bytes = readFileSync(file);
    files.set(path, {
      path,
      type: TYPES[extname(path)] ?? "application/octet-stream",
      etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
      bytes,
      compressed: new Map(),
    });
  }
  return files;
}

async function sendFile(request: Request, response: Response, file: ClientFile): Promise<void> {
  const encoding = encodingFor(request, file);
  response.set({
    "Content-Type": file.type,
    "Cache-Control": HASHED.test(file.path) ? `public, max-age=${YEAR_SECONDS}, immutable` : "no-cache",
    ETag: file.etag,
    Vary: "Accept-Encoding",
  });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  if (encoding !== "identity") response.set("Content-Encoding", encoding);
  response.send(await bytesOf(file, encoding));
}

function encodingFor(request: Request, { type, bytes }: ClientFile): Encoding {
  if (!COMPRESSIBLE.test(type) || bytes.length < MIN_COMPRESSED_BYTES) return "identity";
  // Asked one by one: browsers name brotli last without meaning that they like it least.
  if (request.acceptsEncodings("br") === "br") return "br";
  return request.acceptsEncodings("gzip") === "gzip" ? "gzip" : "identity";
}

function bytesOf({ bytes, compressed }: ClientFile, encoding: Encoding): Promise<Buffer> {
  const known = compressed.get(encoding);
  if (known !== undefined) return known;
  const made = compress(bytes, encoding);
  compressed.set(encoding, made);
  return made;
}

async function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "identity") return bytes;
  if (encoding === "gzip") return promisify(gzip)(bytes);
  return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
}
