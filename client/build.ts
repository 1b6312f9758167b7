import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";

/** Builds the client before `npm start`, when there is no build yet or a source file is newer than the last one. */

const ROOT = join(import.meta.dirname, "..");
const BUILT = join(ROOT, "client/dist/index.html");
const SOURCES = ["client", "shared", "package.json"];
const SKIPPED = /^(dist|node_modules|build\.ts)$/;

/** Milliseconds since the epoch of the newest change at or below `path`; 0 when there is nothing. */
async function newestChange(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const names = (await readdir(path)).filter((name) => !SKIPPED.test(name));
  const times = await Promise.all(names.map((name) => newestChange(join(path, name))));
  // A folder's own time counts as well: it moves when a file in it is removed.
  return Math.max(...times, path.endsWith("client") ? 0 : found.mtimeMs);
}

const builtAt = await newestChange(BUILT);
const changedAt = Math.max(...(await Promise.all(SOURCES.map((path) => newestChange(join(ROOT, path))))));
if (builtAt < changedAt) {
  console.log(builtAt === 0 ? "Building the client (first start)" : "Building the client (sources changed)");
  // A test runner's own mode would put development code and this machine's paths into what is served.
  process.env["NODE_ENV"] = "production";
  await build({ configFile: join(ROOT, "client/vite.config.ts"), logLevel: "warn" });
}
