import { type Rect, rect } from "./geometry.ts";

/** A crate's height by its width: its lid from above and its front below it. */
export const CRATE_ASPECT = 0.94;
/** Crates never get smaller than this share of a machine, or nobody could see what they are. */
const LEAST_SHARE = 0.03;
const STEP = 0.93;
const MOST_STEPS = 48;

/** A thing with a share of a machine, 0 to 1. */
export interface Crate {
  readonly name: string;
  readonly share: number;
}

export interface Pile {
  /** Width of a crate that asks for a whole machine. */
  readonly scale: number;
  readonly places: ReadonlyMap<string, Rect>;
  /** How many found no place. */
  readonly hidden: number;
}

/** Width of a crate: its area, not its side, is what it asks for. */
export const crateSide = (share: number, scale: number): number =>
  Math.max(1, Math.round(scale * Math.sqrt(Math.min(1, Math.max(LEAST_SHARE, share)))));

/**
 * Puts crates down in rows, in the order given, the first row nearest (or `fromTop`, farthest). This is a heap to look
 * at and no packing problem: whether a Pod fits is two sums, shown by the gauges.
 */
export function pileUp(
  crates: readonly Crate[],
  area: Rect,
  scale: number,
  gap: number,
  fromTop = false,
): Pile | undefined {
  const places = new Map<string, Rect>();
  let [x, used, row] = [area.x, 0, [] as { name: string; side: number; x: number }[]];
  const closeRow = (): boolean => {
    const tallest = Math.max(...row.map(({ side }) => side * CRATE_ASPECT));
    if (used + tallest > area.h + 0.01) return false;
    const floor = fromTop ? area.y + used + tallest : area.y + area.h - used;
    for (const { name, side, x: left } of row) {
      places.set(name, rect(left, floor - side * CRATE_ASPECT, side, side * CRATE_ASPECT));
    }
    [x, used, row] = [area.x, used + tallest + gap, []];
    return true;
  };
  for (const { name, share } of crates) {
    const side = crateSide(share, scale);
    if (side > area.w) return undefined;
    if (x + side > area.x + area.w + 0.01 && !closeRow()) return undefined;
    row.push({ name, side, x });
    x += side + gap;
  }
  if (row.length > 0 && !closeRow()) return undefined;
  return { scale, places, hidden: 0 };
}

/** The largest scale, from `most` down in steps, at which every heap finds room in its own area. */
export function commonScale(
  heaps: readonly (readonly Crate[])[],
  areas: readonly Rect[],
  most: number,
  gap: number,
): number {
  let scale = most;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const fits = heaps.every((crates, at) => {
      const area = areas[at];
      return area === undefined || pileUp(crates, area, scale, gapAt(scale, gap)) !== undefined;
    });
    if (fits) return scale;
    scale *= STEP;
  }
  return scale;
}

/** Gaps shrink with the crates, or a full pier would be more gap than crate. */
export const gapAt = (scale: number, gap: number): number => Math.min(gap, Math.max(1, scale * 0.06));

/** As many of the first crates as find room, not smaller than `least` wide for the smallest; the others are hidden. */
export function pileFirst(
  crates: readonly Crate[],
  area: Rect,
  { scale: most, gap, least }: { scale: number; gap: number; least: number },
): Pile {
  const smallest = Math.min(1, ...crates.map(({ share }) => share));
  let scale = most;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const pile = pileUp(crates, area, scale, gapAt(scale, gap), true);
    if (pile !== undefined) return pile;
    if (crateSide(smallest, scale * STEP) < least) break;
    scale *= STEP;
  }
  // The first that fit, by halving: a longer queue never fits where a shorter one does not.
  let [fits, tooMany] = [0, crates.length];
  let best: Pile = { scale, places: new Map(), hidden: crates.length };
  while (tooMany - fits > 1) {
    const count = Math.floor((fits + tooMany) / 2);
    const pile = pileUp(crates.slice(0, count), area, scale, gapAt(scale, gap), true);
    if (pile === undefined) tooMany = count;
    else {
      fits = count;
      best = { ...pile, hidden: crates.length - count };
    }
  }
  return best;
}
