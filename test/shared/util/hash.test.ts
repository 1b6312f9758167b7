import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { hashValue } from "../../../shared/util/hash.ts";

describe("hashValue", () => {
  property.prop([fc.jsonValue(), fc.jsonValue()])(
    "equal data have equal hashes, other data others",
    (a, b) => {
      const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
      expect(hashValue(a) === hashValue(b)).toBe(same);
    },
  );

  test("the order of fields and fields that are undefined do not matter", () => {
    expect(hashValue({ a: 1, b: 2 })).toBe(hashValue({ b: 2, a: 1, c: undefined }));
  });

  test("an empty list, an empty object and nothing are three things", () => {
    expect(new Set([hashValue([]), hashValue({}), hashValue(null)]).size).toBe(3);
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
