import { describe, expect, test } from "vitest";
import { rect } from "../../../client/view/geometry.ts";
import { CRATE_ASPECT, crateSide, pileFirst, pileUp } from "../../../client/view/pile.ts";

const crates = (...shares: readonly number[]) => shares.map((share, at) => ({ name: `pod-${at}`, share }));
const AREA = rect(10, 20, 100, 100);

describe("size of a crate", () => {
  test.each([
    { share: 1, side: 100 },
    { share: 0.25, side: 50 },
    { share: 0.04, side: 20 },
    // Nothing gets too small to be seen, nothing larger than a machine.
    { share: 0, side: 17 },
    { share: 3, side: 100 },
  ])("a share of $share of a machine is $side wide at scale 100", ({ share, side }) => {
    expect(crateSide(share, 100)).toBe(side);
  });
});

describe("pile", () => {
  test("rows fill from the near left corner", () => {
    const pile = pileUp(crates(0.25, 0.25), AREA, 100, 0);
    expect(pile?.places.get("pod-0")).toEqual(rect(10, 120 - 50 * CRATE_ASPECT, 50, 50 * CRATE_ASPECT));
    expect(pile?.places.get("pod-1")).toMatchObject({ x: 60 });
  });

  test("a queue fills from the far left corner", () => {
    expect(pileUp(crates(0.25), AREA, 100, 0, true)?.places.get("pod-0")).toMatchObject({ x: 10, y: 20 });
  });

  test("a row that is full is followed by the next, as high as its tallest", () => {
    const pile = pileUp(crates(0.25, 0.04, 0.04, 0.25), AREA, 100, 0);
    const [first, last] = [pile?.places.get("pod-0"), pile?.places.get("pod-3")];
    expect(last?.x).toBe(10);
    expect((last?.y ?? 0) + (last?.h ?? 0)).toBeCloseTo(first?.y ?? 0);
  });

  test("too many or too large find no room", () => {
    expect(pileUp(crates(1, 0.25), AREA, 100, 0)).toBeUndefined();
    expect(pileUp(crates(1), AREA, 101, 0)).toBeUndefined();
  });

  test("a long queue is drawn smaller, and cut off when it would be too small", () => {
    const many = crates(...Array.from({ length: 60 }, () => 0.0625));
    const all = pileFirst(many, AREA, { scale: 100, gap: 2, least: 8 });
    expect(all.hidden).toBe(0);
    expect(all.scale).toBeLessThan(100);
    const some = pileFirst(many, AREA, { scale: 100, gap: 2, least: 20 });
    expect(some.places.size + some.hidden).toBe(60);
    expect(some.hidden).toBeGreaterThan(0);
    expect([...some.places.values()].every(({ w }) => w >= 20)).toBe(true);
    expect([...some.places.keys()]).toEqual(many.slice(0, some.places.size).map(({ name }) => name));
  });

  test("an empty queue has nothing to hide", () => {
    expect(pileFirst([], AREA, { scale: 50, gap: 2, least: 10 })).toMatchObject({ hidden: 0 });
  });
});
