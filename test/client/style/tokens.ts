import { readFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(import.meta.dirname, "../../../client/style/tokens.css");

/** The custom properties of the first `:root` block (screen) or of the one in `@media print`, with `var()` resolved. */
export function tokens(medium: "screen" | "print"): (name: string) => string {
  const css = readFileSync(FILE, "utf8");
  const values = new Map<string, string>();
  const blocks = [css.slice(css.indexOf(":root {"), css.indexOf("@media"))];
  if (medium === "print") blocks.push(css.slice(css.indexOf("@media print")));
  for (const block of blocks) {
    for (const [, name, value] of block.matchAll(/(--[\w-]+):\s*([^;]+);/g))
      values.set(name ?? "", (value ?? "").trim());
  }
  const resolve = (name: string): string => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`no token ${name}`);
    const alias = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
    return alias === undefined ? value : resolve(alias);
  };
  return resolve;
}
