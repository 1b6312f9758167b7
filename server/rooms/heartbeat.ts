import type { Classroom } from "../../shared/live/classroom.ts";

/**
 * A classroom's time on the wall. The room's timer beats ten times a second; between two beats a command does not wait
 * for the next one if that can be helped: its tick is played early, and the one after it later.
 */
export class Heartbeat {
  readonly #classroom: Classroom;
  readonly #onTick: () => void;
  readonly #onError: (error: unknown) => void;
  #askedAt = performance.now();
  #timer: NodeJS.Timeout | undefined;

  /** @param onTick after a tick between two beats @param onError for what goes wrong there */
  constructor(classroom: Classroom, onTick: () => void, onError: (error: unknown) => void) {
    this.#classroom = classroom;
    this.#onTick = onTick;
    this.#onError = onError;
  }

  /** Milliseconds since it was last asked, of a clock that nobody sets. */
  elapsed(): number {
    const before = this.#askedAt;
    this.#askedAt = performance.now();
    return this.#askedAt - before;
  }

  /** A command waits. */
  hurry(): void {
    this.#classroom.advance(this.elapsed());
    const againMs = this.#classroom.hurry();
    this.#onTick();
    if (againMs === 0 || this.#timer !== undefined) return;
    // Not the room's own clock: that one looks at its timers only with each beat.
    this.#timer = setTimeout(() => this.#again(), againMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #again(): void {
    this.#timer = undefined;
    try {
      this.hurry();
    } catch (error) {
      this.#onError(error);
    }
  }
}
