import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { generateNickname } from "../../../shared/classroom/names.ts";
import {
  cleanNickname,
  distinctNickname,
  MAX_NICKNAME_GRAPHEMES,
} from "../../../shared/classroom/nickname.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";

const clean = (raw: string): string | undefined => {
  const result = cleanNickname(raw);
  return result.ok ? result.value : undefined;
};

test.each<[string, string, string | undefined]>([
  ["a plain name stays", "Aki", "Aki"],
  ["spaces at the ends go, inner ones become one", "  Aki \t  Sato \n", "Aki Sato"],
  ["Japanese stays", "佐藤アキ", "佐藤アキ"],
  ["half-width kana become whole", "ｱｷﾗ", "アキラ"],
  ["full-width letters become plain", "Ａｋｉ　Ｓ", "Aki S"],
  ["an ideographic space is a space", "佐藤\u3000アキ", "佐藤 アキ"],
  ["accents are composed", "e\u0301lan", "élan"],
  ["punctuation stays", "O'Brien-Smith & co.", "O'Brien-Smith & co."],
  ["an emoji stays, with its joiners", "👩‍🚀 Aki", "👩‍🚀 Aki"],
  ["a heart keeps its colour", "❤️", "❤️"],
  ["a flag stays", "🇯🇵", "🇯🇵"],
  ["markup cannot be built", '<img src="x" onerror=`y`>', "img src=x onerror=y"],
  ["nothing turns the text around", "\u202Eika\u202C\u2066", "ika"],
  ["zero-width characters go", "A\u200Bk\u2060i\uFEFF", "Aki"],
  ["a joiner outside an emoji goes", "A\u200Dki", "Aki"],
  ["a variation selector outside an emoji goes", "A\uFE0Fki", "Aki"],
  ["controls go", "A\u0000k\u0007i\u009F", "Aki"],
  ["lone surrogates go", "A\uD800ki", "A\uFFFDki"],
  ["private characters go", "A\uE000ki", "Aki"],
  ["marks do not pile up", `A${"\u0335".repeat(40)}ki`, `A${"\u0335".repeat(3)}ki`],
  ["letters that look like nothing go", "A\u3164\u115Fki", "Aki"],
  ["too much is cut off", "x".repeat(100), "x".repeat(20)],
  ["counted as people count", "👍🏽".repeat(30), "👍🏽".repeat(12)],
  ["nothing is nothing", "", undefined],
  ["spaces are nothing", " \u3000\u00A0\u2003 ", undefined],
  ["invisible is nothing", "\u200B\u2060\u3164\u2800", undefined],
  ["marks alone are nothing", "\u0301\u0301", undefined],
])("%s: %j", (_name, raw, want) => expect(clean(raw)).toBe(want));

property.prop([fc.string({ unit: "grapheme", maxLength: 200 })])("what is clean stays as it is", (raw) => {
  const once = clean(raw);
  if (once !== undefined) expect(clean(once)).toBe(once);
});

property.prop([fc.string({ unit: "binary", maxLength: 200 })])(
  "nothing dangerous is left of anything",
  (raw) => {
    const name = clean(raw) ?? "x";
    expect(name).not.toMatch(/[\p{Cc}<>"`\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
    expect(name.isWellFormed()).toBe(true);
    expect(name).toBe(name.trim());
    expect(name.length).toBeGreaterThan(0);
    expect([...new Intl.Segmenter().segment(name)].length).toBeLessThanOrEqual(MAX_NICKNAME_GRAPHEMES);
  },
);

test.each([
  ["Aki", [], "Aki"],
  ["Aki", ["Bo"], "Aki"],
  ["Aki", ["Aki"], "Aki 2"],
  ["aki", ["AKI", "Aki 2"], "aki 3"],
  ["アキ", ["ｱｷ"], "アキ 2"],
])("%j beside %j becomes %j", (name, taken, want) => expect(distinctNickname(name, taken)).toBe(want));

test.each(["en", "ja"] as const)("generated names (%s) are clean, and there are hundreds", (locale) => {
  const rng = new Rng(seedRng("names"));
  const names = new Set(Array.from({ length: 2000 }, () => generateNickname(locale, rng)));
  expect(names.size).toBeGreaterThan(400);
  for (const name of names) expect(clean(name)).toBe(name);
});
