import { describe, expect, test } from "vitest";
import { approach, SETTLE_MS, type Spring, stepSpring } from "../../../client/view/motion.ts";

describe("approach", () => {
  test("covers about two thirds of the way in its own time", () => {
    expect(approach(0, 100, SETTLE_MS)).toBeCloseTo(63.2, 1);
  });

  test("comes as far in one long step as in many short ones", () => {
    let steps = 0;
    for (let at = 0; at < 12; at += 1) steps = approach(steps, 100, 10);
    expect(steps).toBeCloseTo(approach(0, 100, 120), 6);
  });

  test.each([0, 16, 1000, 1e9])("never goes past its target (%i ms)", (ms) => {
    expect(approach(0, 100, ms)).toBeLessThanOrEqual(100);
    expect(approach(100, 0, ms)).toBeGreaterThanOrEqual(0);
  });
});

describe("spring", () => {
  test("gives once when something lands on it, and comes to rest within a second", () => {
    const spring: Spring = { offset: 0, speed: 7 };
    let most = 0;
    let moves = true;
    for (let ms = 0; ms < 1000; ms += 16) {
      moves = stepSpring(spring, 16);
      most = Math.max(most, spring.offset);
    }
    expect(most).toBeGreaterThan(0.05);
    expect(most).toBeLessThan(0.3);
    expect(moves).toBe(false);
    expect(spring).toEqual({ offset: 0, speed: 0 });
  });

  test("stays calm when the tab was away for long", () => {
    const spring: Spring = { offset: 0.2, speed: 5 };
    stepSpring(spring, 60_000);
    expect(Math.abs(spring.offset)).toBeLessThan(0.3);
  });
});
