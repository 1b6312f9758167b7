/** A place in an atlas, in pixels. */
export interface Slot {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Shelf {
  readonly y: number;
  readonly h: number;
  used: number;
}

/** Pixels between two pictures, so that neighbours do not bleed into each other when they are scaled. */
export const GAP = 2;
/** A shelf takes what is at least this much of its height. */
const SNUG = 0.7;

/** Puts pictures of any size into a square of pixels, on shelves from the top; nothing is ever taken out alone. */
export class ShelfPacker {
  readonly #size: number;
  readonly #shelves: Shelf[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /** `undefined` when there is no room left. */
  add(w: number, h: number): Slot | undefined {
    if (w + 2 * GAP > this.#size) return undefined;
    const shelf = this.#shelfFor(w, h);
    if (shelf === undefined) return undefined;
    const slot = { x: shelf.used + GAP, y: shelf.y + GAP, w, h };
    shelf.used += w + GAP;
    return slot;
  }

  #shelfFor(w: number, h: number): Shelf | undefined {
    const snug = this.#shelves.find(
      (shelf) => h <= shelf.h && h >= shelf.h * SNUG && shelf.used + w + 2 * GAP <= this.#size,
    );
    if (snug !== undefined) return snug;
    const last = this.#shelves.at(-1);
    const y = last === undefined ? 0 : last.y + last.h + GAP;
    if (y + h + 2 * GAP <= this.#size) {
      const shelf = { y, h, used: 0 };
      this.#shelves.push(shelf);
      return shelf;
    }
    // The square is full to the bottom: whatever shelf is high enough will do.
    return this.#shelves.find((other) => h <= other.h && other.used + w + 2 * GAP <= this.#size);
  }
}
