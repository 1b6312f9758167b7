/** So many addresses are remembered at most; beyond it the limit forgets and begins anew. */
const MAX_REMEMBERED = 100_000;

/** Lets each key do something so often a minute, in bursts of a whole minute's worth (a token bucket). */
export class RateLimit {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  /** @param now milliseconds of any clock that only goes forward */
  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** Whether the key has something left; does not take it. */
  allows(key: string): boolean {
    return this.#tokens(key) >= 1;
  }

  /** Takes one; false when there was none left. */
  take(key: string): boolean {
    const tokens = this.#tokens(key);
    if (tokens < 1) return false;
    if (this.#buckets.size >= MAX_REMEMBERED) this.#buckets.clear();
    this.#buckets.set(key, { tokens: tokens - 1, at: this.#now() });
    return true;
  }

  #tokens(key: string): number {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return this.#perMinute;
    const refilled = bucket.tokens + ((this.#now() - bucket.at) / 60_000) * this.#perMinute;
    if (refilled < this.#perMinute) return refilled;
    this.#buckets.delete(key);
    return this.#perMinute;
  }
}
