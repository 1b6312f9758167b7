import { expect, test } from "vitest";
import { backOffMs } from "../../../client/net/back-off.ts";

test("waits get longer, up to a limit", () => {
  const waits = [0, 1, 2, 3, 4, 5, 50].map((attempt) => backOffMs(attempt, 0.5));
  expect(waits).toEqual([200, 500, 1000, 2000, 4000, 4000, 4000]);
});

test("a class does not come back all at once: waits are spread by a quarter", () => {
  expect([backOffMs(4, 0), backOffMs(4, 1)]).toEqual([3000, 5000]);
});
