import { describe, expect, test } from "vitest";
import { makeFormat } from "../../../client/i18n/format.ts";

const en = makeFormat("en");
const ja = makeFormat("ja");

describe("figures", () => {
  const rows: readonly { name: string; shown: string; want: string }[] = [
    { name: "a share is cut, not rounded: 99.99 % is not yet 100 %", shown: en.percent(9999), want: "99.9%" },
    { name: "a whole share has no idle digits", shown: en.percent(10_000), want: "100%" },
    { name: "a share has one digit", shown: ja.percent(8750), want: "87.5%" },
    { name: "a promise of whole percent", shown: en.goal(9000), want: "90%" },
    { name: "a promise with a digit", shown: en.goal(9950), want: "99.5%" },
    { name: "half a core", shown: en.cores(500), want: "0.5" },
    { name: "whole cores", shown: ja.cores(8000), want: "8" },
    { name: "less than a GiB", shown: en.memory(512), want: "512 MiB" },
    { name: "more than a GiB", shown: ja.memory(1536), want: "1.5 GiB" },
    { name: "thousands", shown: en.number(12_345), want: "12,345" },
    { name: "a clock", shown: en.clock(65), want: "1:05" },
    { name: "a clock rounds up, so that it ends at 0:00", shown: en.clock(0.2), want: "0:01" },
    { name: "a clock never goes below zero", shown: en.clock(-3), want: "0:00" },
  ];
  test.each(rows)("$name", ({ shown, want }) => expect(shown).toBe(want));
});
