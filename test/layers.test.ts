import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** The order of shared/README.md: a folder may import itself and what stands in a row above it. */
const LAYERS: readonly (readonly string[])[] = [
  ["util"],
  ["model"],
  ["scheduler", "controllers", "kubelet", "traffic", "scoring", "incidents", "eras"],
  ["commands"],
  ["engine"],
  ["projection"],
  ["chapters"],
  ["bots"],
  ["classroom"],
  ["protocol"],
  ["live"],
];
/** Neighbours in a row that may use each other: which folder, and what it may import of its row. */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  eras: ["kubelet"],
  incidents: ["kubelet", "eras"],
  controllers: ["scheduler", "kubelet"],
  traffic: ["kubelet"],
  scoring: ["kubelet", "traffic"],
};

const SHARED = join(import.meta.dirname, "../shared");
const rankOf = (folder: string): number => LAYERS.findIndex((row) => row.includes(folder));

function imports(): { file: string; from: string; to: string }[] {
  const files = readdirSync(SHARED, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  return files.flatMap((file) => {
    const from = file.split("/")[0] ?? "";
    const source = readFileSync(join(SHARED, file), "utf8");
    return [...source.matchAll(/from "(\.[^"]+)"/g)].map((match) => {
      const to = join(file, "..", match[1] ?? "").split("/")[0] ?? "";
      return { file, from, to };
    });
  });
}

test("imports inside shared/ go one way", () => {
  const found = imports();
  expect(found.length).toBeGreaterThan(100);
  const wrong = found.filter(({ from, to }) => {
    if (from === to || NEIGHBOURS[from]?.includes(to)) return false;
    return rankOf(to) < 0 || rankOf(to) >= rankOf(from);
  });
  expect(wrong).toEqual([]);
});
