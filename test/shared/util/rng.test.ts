import { describe, expect, test } from "vitest";
import { Rng, seedRng } from "../../../shared/util/rng.ts";

describe("Rng", () => {
  test("equal seeds give equal numbers, other seeds others", () => {
    const draw = (seed: string): number[] => {
      const rng = new Rng(seedRng(seed));
      return Array.from({ length: 8 }, () => rng.below(1000));
    };
    expect(draw("harbour")).toEqual(draw("harbour"));
    expect(draw("harbour")).not.toEqual(draw("harbor"));
  });

  test("going on from a saved state gives the numbers that would have come", () => {
    const rng = new Rng(seedRng("resume"));
    rng.next();
    const resumed = new Rng(rng.state);
    expect([resumed.next(), resumed.next()]).toEqual([rng.next(), rng.next()]);
  });

  test("numbers are spread evenly enough over ten buckets", () => {
    const rng = new Rng(seedRng("even"));
    const draws = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) {
      const bucket = rng.below(10);
      draws[bucket] = (draws[bucket] ?? 0) + 1;
    }
    // Chi-square with 9 degrees of freedom stays below 27.9 in 999 of 1000 fair generators.
    const chiSquare = draws.reduce((sum, seen) => sum + (seen - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(27.9);
  });
});
