import { describe, expect, test } from "vitest";
import { type AppOrder, orderAt, understoodImages } from "../../../shared/model/catalogue.ts";

const orders: readonly AppOrder[] = [
  { atMs: 0, replicas: 2, image: "web:v1" },
  { atMs: 10_000, replicas: 3, image: "web:v2", dueMs: 30_000 },
  { atMs: 40_000, replicas: 4, image: "web:v3", dueMs: 60_000 },
  { atMs: 50_000, replicas: 4, image: "web:v3.1", dueMs: 80_000 },
];

describe("what is ordered", () => {
  test.each([
    { name: "at once", now: 0, replicas: 2 },
    { name: "until the next order", now: 9900, replicas: 2 },
    { name: "from the moment of an order on", now: 10_000, replicas: 3 },
    { name: "at last", now: 900_000, replicas: 4 },
  ])("$name", ({ now, replicas }) => {
    expect(orderAt({ orders }, now)?.replicas).toBe(replicas);
  });

  test("is nothing where nobody orders, and before the first order", () => {
    expect(orderAt({}, 1000)).toBeUndefined();
    expect(orderAt({ orders: orders.slice(1) }, 9900)).toBeUndefined();
  });
});

describe("what people's programs understand", () => {
  test.each([
    { name: "any version before one is due", now: 29_900, want: undefined },
    { name: "what is due, and nothing that is still to come", now: 30_000, want: ["web:v2"] },
    { name: "all that was ordered since", now: 45_000, want: ["web:v2", "web:v3"] },
    {
      name: "the same where an order was replaced before it was due",
      now: 60_000,
      want: ["web:v2", "web:v3", "web:v3.1"],
    },
    { name: "the version that replaced it, once that is due", now: 80_000, want: ["web:v3.1"] },
  ])("$name", ({ now, want }) => {
    expect(understoodImages({ orders }, now)).toEqual(want);
  });

  test("any version where nothing is ever due", () => {
    expect(understoodImages({ orders: [{ atMs: 0, replicas: 1 }] }, 99_000)).toBeUndefined();
    expect(understoodImages({}, 99_000)).toBeUndefined();
  });
});
