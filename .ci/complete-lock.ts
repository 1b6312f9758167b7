import { readFileSync, writeFileSync } from "node:fs";

/**
 * Adds to package-lock.json what `npm install` leaves out when the registry in use offers a native package for some
 * platforms only. Without those entries `npm ci` refuses the lockfile, and other platforms would go without.
 * Run by `npm run lock` after each change of dependencies; does nothing when the lockfile is complete.
 */

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const FILE = "package-lock.json";
const SYSTEMS = ["linux", "darwin", "win32", "freebsd", "android", "openharmony"];
const CPUS = ["arm64", "x64", "arm", "ia32", "ppc64", "riscv64", "s390x"];

/** For which machines a native package is made, read off its name: `binding-linux-x64-musl`. */
function madeFor(name: string): { readonly os: string[]; readonly cpu: string[]; readonly libc?: string[] } {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = CPUS.find((word) => words.includes(word));
  if (os === undefined || cpu === undefined) throw new Error(`${name}: the name does not tell the platform`);
  if (os !== "linux") return { os: [os], cpu: [cpu] };
  return { os: [os], cpu: [cpu], libc: [words.some((word) => word.startsWith("musl")) ? "musl" : "glibc"] };
}

// The shape is npm's own and this file only ever comes from npm.
const lock = JSON.parse(readFileSync(FILE, "utf8")) as { packages: Record<string, Locked> };
const known = lock.packages;
const added: Record<string, Locked> = {};
for (const [path, parent] of Object.entries(known)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (path === "" || `node_modules/${name}` in known || `${path}/node_modules/${name}` in known) continue;
    const dev = parent.dev === true ? { dev: true } : {};
    added[`node_modules/${name}`] = { version, ...dev, ...{ optional: true }, ...madeFor(name) };
  }
}
if (Object.keys(added).length > 0) {
  const byPath = Object.entries({ ...known, ...added }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(byPath) }, null, 2)}\n`);
}
console.log(`${FILE}: ${Object.keys(added).length} entries added for other platforms`);
