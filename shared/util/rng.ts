/** The four 32-bit words of the generator (sfc32). Part of every state, so that a replay draws the same numbers. */
export type RngState = readonly [number, number, number, number];

/**
 * Random numbers of the game, and the only ones it may use.
 *
 * The algorithm (sfc32) is written out here and not taken from a package, because recorded journals must replay
 * to the same hashes for ever: a package that improves its generator would break them.
 */
export class Rng {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(state: RngState) {
    [this.#a, this.#b, this.#c, this.#d] = state;
  }

  get state(): RngState {
    return [this.#a, this.#b, this.#c, this.#d];
  }

  /** An integer of 32 bits, 0 to 4294967295. */
  next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + t) | 0;
    return t >>> 0;
  }

  /** An integer from 0 to `bound` - 1. `bound` is at least 1. */
  below(bound: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * bound);
  }

  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True in `basisPoints` of 10,000 draws. */
  chanceBp(basisPoints: number): boolean {
    return this.below(10_000) < basisPoints;
  }

  /** One element of a list that is not empty. */
  pick<T>(items: readonly T[]): T {
    // The list is not empty by contract, so the index is always inside.
    return items[this.below(items.length)] as T;
  }
}

/** Spreads any text over the whole state of the generator; equal seeds give equal sequences. */
export function seedRng(seed: string): RngState {
  const words = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef];
  for (let i = 0; i < seed.length; i++) {
    const word = i & 3;
    words[word] = Math.imul((words[word] as number) ^ seed.charCodeAt(i), 0x01000193) >>> 0;
  }
  const rng = new Rng([words[0] as number, words[1] as number, words[2] as number, (words[3] as number) | 1]);
  for (let i = 0; i < 16; i++) rng.next();
  return rng.state;
}
