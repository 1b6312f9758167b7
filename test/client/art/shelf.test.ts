import { expect, test } from "vitest";
import { scatter } from "../../../client/art/scatter.ts";
import { ShelfPacker, type Slot } from "../../../client/art/shelf.ts";
import { doOverlap, isInside, rect } from "../../../client/view/geometry.ts";

const SIZE = 512;

function packRandomly(seed: number): readonly Slot[] {
  const random = scatter(seed);
  const packer = new ShelfPacker(SIZE);
  const slots: Slot[] = [];
  for (;;) {
    const slot = packer.add(4 + Math.floor(random() * 90), 4 + Math.floor(random() * 60));
    if (slot === undefined) return slots;
    slots.push(slot);
  }
}

test.each([1, 2, 3, 4, 5])("pictures lie inside and apart (seed %i)", (seed) => {
  const slots = packRandomly(seed);
  expect(slots.length).toBeGreaterThan(40);
  for (const [at, slot] of slots.entries()) {
    expect(isInside(slot, rect(0, 0, SIZE, SIZE))).toBe(true);
    // A pixel around each, or neighbours would bleed into each other.
    const grown = rect(slot.x - 1, slot.y - 1, slot.w + 2, slot.h + 2);
    for (const other of slots.slice(at + 1)) expect(doOverlap(grown, other)).toBe(false);
  }
});

test("what is larger than the square finds no room", () => {
  expect(new ShelfPacker(64).add(65, 4)).toBeUndefined();
  expect(new ShelfPacker(64).add(4, 65)).toBeUndefined();
});
