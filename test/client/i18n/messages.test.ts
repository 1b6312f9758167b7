import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../../../client/i18n/en.ts";
import { firstLanguage } from "../../../client/i18n/i18n.ts";
import { ja } from "../../../client/i18n/ja.ts";
import { COURSES } from "../../../shared/chapters/courses.ts";
import { INCIDENTS } from "../../../shared/incidents/registry.ts";
import { TABLE_OF_KIND } from "../../../shared/model/cluster-state.ts";

const ROOT = join(import.meta.dirname, "../../..");

type Words = Readonly<Record<string, unknown>>;

/** Every sentence of a catalogue by its path; functions as they are. */
function sentences(words: Words, path = ""): readonly (readonly [path: string, sentence: unknown])[] {
  return Object.entries(words).flatMap(([key, value]) => {
    const here = path === "" ? key : `${path}.${key}`;
    return typeof value === "object" && value !== null
      ? sentences(value as Words, here)
      : [[here, value] as const];
  });
}

describe.each([
  ["English", en],
  ["Japanese", ja],
] as const)("the %s catalogue", (_name, catalogue) => {
  test("has every key of the other, and no more", () => {
    const keys = (words: Words): string[] =>
      sentences(words)
        .map(([path]) => path)
        .sort();
    expect(keys(catalogue)).toEqual(keys(en));
  });

  test("leaves nothing empty", () => {
    const empty = sentences(catalogue).filter(([, sentence]) => sentence === "");
    expect(empty).toEqual([]);
  });

  test("says why for every refusal that the code can give", () => {
    const missing = refusalCodes().filter((code) => !(code in catalogue.refusals));
    expect(missing).toEqual([]);
  });

  test("has a sentence for every warning of an incident", () => {
    expect(INCIDENTS.map(({ id }) => id).filter((id) => !(id in catalogue.warnings))).toEqual([]);
  });

  test("names every incident", () => {
    expect(INCIDENTS.map(({ id }) => id).filter((id) => !(id in catalogue.incidents))).toEqual([]);
  });

  test("names every course", () => {
    expect(Object.keys(catalogue.host.courses)).toEqual(COURSES.map(({ id }) => id));
  });

  test("explains every term in one sentence or two", () => {
    for (const [word, sentence] of Object.values(catalogue.terms)) {
      expect(word.length).toBeGreaterThan(0);
      expect(sentence.length).toBeLessThan(190);
    }
  });

  test("gives every refusal words, whatever its blanks are", () => {
    for (const [code, text] of Object.entries(catalogue.refusals)) {
      const [why] = text({ meaning: "" });
      expect(why, code).not.toBe("");
    }
  });
});

test("the Japanese catalogue is written in Japanese", () => {
  const plain = sentences(ja).flatMap(([, sentence]) => (typeof sentence === "string" ? [sentence] : []));
  // Names and Kubernetes' own words stay as they are; they are short.
  expect(plain.filter((sentence) => sentence.length > 16 && !/[ぁ-んァ-ヶ一-龠]/.test(sentence))).toEqual([]);
});

describe("the language to begin with", () => {
  const rows = [
    { name: "the one chosen before", chosen: "en", wished: ["ja-JP"], want: "en" },
    {
      name: "the first of the browser's that we have",
      chosen: undefined,
      wished: ["fr", "ja-JP"],
      want: "ja",
    },
    { name: "English where we have none", chosen: undefined, wished: ["fr"], want: "en" },
    { name: "the browser's, when what was chosen is gone", chosen: "xx", wished: ["ja"], want: "ja" },
  ] as const;
  test.each(rows)("$name", ({ chosen, wished, want }) => expect(firstLanguage(chosen, wished)).toBe(want));
});

/** Every code with which commands, classroom and server refuse, found in their sources. */
function refusalCodes(): readonly string[] {
  const folders = ["commands", "engine", "eras", "incidents", "classroom", "live"].map(
    (name) => `shared/${name}`,
  );
  folders.push("server/rooms");
  const codes = new Set<string>();
  for (const folder of folders) {
    if (!existsSync(join(ROOT, folder))) continue;
    for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts")) continue;
      const source = readFileSync(join(ROOT, folder, file), "utf8");
      for (const code of codesIn(source)) codes.add(code);
    }
  }
  return [...codes].sort();
}

/** Codes are written out where something is refused, and named in docblocks after "Refused with". */
function codesIn(source: string): readonly string[] {
  const written = [...source.matchAll(/code: "([A-Z]\w+)"/g)];
  const refused = [...source.matchAll(/refuse\(([^;]*?)\)/g)].flatMap(([, text = ""]) => [
    ...text.matchAll(/"([A-Z][a-z]\w+)"/g),
  ]);
  const named = [...source.matchAll(/[Rr]efused with(.*?)\*\//gs)].flatMap(([, text = ""]) => [
    ...text.matchAll(/`([A-Z][a-z]\w+)`/g),
  ]);
  // Kinds of objects look like codes.
  return [...written, ...refused, ...named]
    .map(([, code = ""]) => code)
    .filter((code) => !(code in TABLE_OF_KIND));
}
