/** How well a bot plays. */
export const CHARACTERS = ["idle", "clumsy", "average", "perfect"] as const;
export type Character = (typeof CHARACTERS)[number];

/** Durations are game time, drawn evenly from the range. */
export interface Temper {
  /** Until it looks up when something new is there to do. */
  readonly noticeMs: readonly [low: number, high: number];
  /** From one action to the next while there is more to do. */
  readonly actMs: readonly [low: number, high: number];
  /** Of 10,000 actions, how many are the wrong thing: another job than the one that matters, a Node at random. */
  readonly mistakeBp: number;
}

/**
 * `average` stands in for empty seats: a person who knows the controls but thinks before every tap. `perfect` is a
 * practised person at full attention, not a machine: it still needs time for every tap.
 */
export const TEMPERS: Readonly<Record<Character, Temper | undefined>> = {
  idle: undefined,
  clumsy: { noticeMs: [5000, 11_000], actMs: [5000, 11_000], mistakeBp: 3500 },
  average: { noticeMs: [1500, 3200], actMs: [1700, 3200], mistakeBp: 800 },
  perfect: { noticeMs: [300, 600], actMs: [400, 700], mistakeBp: 0 },
};

/** Who sits in a seat that nobody holds. */
export const STAND_IN: Character = "average";
