import { expect, test } from "vitest";
import { RateLimit } from "../../server/rate-limit.ts";

function limit(perMinute: number): { limit: RateLimit; wait: (seconds: number) => void } {
  let now = 0;
  return {
    limit: new RateLimit(perMinute, () => now),
    wait: (seconds) => {
      now += seconds * 1000;
    },
  };
}

const taken = (of: RateLimit, key: string, times: number): number =>
  Array.from({ length: times }, () => of.take(key)).filter(Boolean).length;

test("a minute's worth can be had at once, then a share of it as time goes by", () => {
  const { limit: of, wait } = limit(60);
  expect(taken(of, "a", 100)).toBe(60);
  expect(of.allows("a")).toBe(false);
  wait(0.5);
  expect(taken(of, "a", 5)).toBe(0);
  wait(2.5);
  expect(taken(of, "a", 5)).toBe(3);
  wait(3600);
  expect(taken(of, "a", 100)).toBe(60);
});

test("one address does not use up another one's", () => {
  const { limit: of } = limit(1);
  expect(taken(of, "a", 5)).toBe(1);
  expect(of.allows("b")).toBe(true);
  expect(taken(of, "b", 5)).toBe(1);
});

test("asking takes nothing", () => {
  const { limit: of } = limit(1);
  for (let i = 0; i < 5; i++) expect(of.allows("a")).toBe(true);
  expect(of.take("a")).toBe(true);
});
