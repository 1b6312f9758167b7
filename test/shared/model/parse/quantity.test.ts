import { expect, test } from "vitest";
import { makeQuantity, parseQuantity, parseResourceAmount } from "../../../../shared/model/parse/quantity.ts";

// Inputs and values: k8s.io/apimachinery pkg/api/resource/quantity_test.go, TestQuantityParse.
const GI = 1024n * 1024n * 1024n;
const UNIT = 1_000_000_000n;

test.each([
  ["0", 0n],
  ["0Ki", 0n],
  ["1", UNIT],
  ["1Ki", 1024n * UNIT],
  ["7Mi", 7n * 1024n * 1024n * UNIT],
  ["6Gi", 6n * GI * UNIT],
  ["3Ei", 3n * GI * GI * UNIT],
  ["5n", 5n],
  ["4u", 4_000n],
  ["3m", 3_000_000n],
  ["8k", 8_000n * UNIT],
  ["2P", 2_000_000_000_000_000n * UNIT],
  ["1E", 1_000_000_000_000_000_000n * UNIT],
  ["1E-3", 1_000_000n],
  ["1e14", 100_000_000_000_000n * UNIT],
  ["1.3E+6", 1_300_000n * UNIT],
  ["100.035k", 100_035n * UNIT],
  ["0.00050k", UNIT / 2n],
  ["7.123456M", 7_123_456n * UNIT],
  ["3.001n", 4n],
  ["1.1E-9", 2n],
  ["0.0000000001", 1n],
  ["0.00000012345", 124n],
  ["100.035Ki", 102_435_840_000_000n],
  ["0.05Gi", 53_687_091_200_000_000n],
  ["0.000000000001Ki", 2n],
  [".001", 1_000_000n],
  ["1.G", UNIT * UNIT],
  ["-1.5", -3n * (UNIT / 2n)],
])("%s is %d billionths", (text, want) => {
  expect(parseQuantity(text)).toEqual({ ok: true, value: want });
});

test.each(["", ".", "1.1.M", "1+1.0M", "0.1mi", "0.1am", "aoeu", ".5i", "1i", "-3.01i", "1 Gi", "0x1", "१"])(
  "%j is no quantity",
  (text) => {
    expect(parseQuantity(text).ok).toBe(false);
  },
);

test("refusals are in Kubernetes' own words", () => {
  expect(parseQuantity("lots")).toEqual({
    ok: false,
    refusal: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  });
  expect(parseQuantity("1Gi1")).toEqual({
    ok: false,
    refusal: "unable to parse quantity's suffix",
  });
});

test("a hostile exponent is answered at once", () => {
  expect(parseQuantity("1e999999999").ok).toBe(true);
  expect(parseResourceAmount("memory", "1e999999999")).toEqual({
    ok: false,
    refusal: "must be less than or equal to 9007199254740991",
  });
  expect(parseResourceAmount("memory", "1e-999999999")).toEqual({ ok: true, value: 1 });
  expect(parseQuantity("1".repeat(100_000)).ok).toBe(false);
});

test.each([
  { resource: "cpu", quantity: "100m", want: 100 },
  { resource: "cpu", quantity: "2", want: 2000 },
  { resource: "cpu", quantity: 0.5, want: 500 },
  { resource: "cpu", quantity: "0.1m", want: 1 },
  { resource: "memory", quantity: "1Gi", want: 1_073_741_824 },
  { resource: "memory", quantity: "1500m", want: 2 },
  { resource: "memory", quantity: "1.5Gi", want: 1_610_612_736 },
  { resource: "pods", quantity: 110, want: 110 },
])("$quantity of $resource is $want", ({ resource, quantity, want }) => {
  expect(parseResourceAmount(resource, quantity)).toEqual({ ok: true, value: want });
});

test.each([
  ["cpu", 0, "0"],
  ["cpu", 250, "250m"],
  ["cpu", 2000, "2"],
  ["cpu", 1_000_000, "1k"],
  ["memory", 1024, "1Ki"],
  ["memory", 1000, "1000"],
  ["memory", 1_610_612_736, "1536Mi"],
  ["ephemeral-storage", 10 * 1024 * 1024 * 1024, "10Gi"],
  ["pods", 110, "110"],
  ["example.com/gpu", 2000, "2k"],
])("%s %d is written %s", (resource, amount, want) => {
  expect(makeQuantity(resource, amount)).toBe(want);
  expect(parseResourceAmount(resource, want)).toEqual({ ok: true, value: amount });
});
