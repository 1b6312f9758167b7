/** Milliseconds in which a thing covers about two thirds of the way that is left. */
export const SETTLE_MS = 110;

/** One step of the way from `value` to `target`: fast at first, then slower, never past it. */
export const approach = (value: number, target: number, ms: number, settleMs = SETTLE_MS): number =>
  value + (target - value) * (1 - Math.exp(-ms / settleMs));

/** A spring around 0: what is dropped gives a little and comes to rest. */
export interface Spring {
  offset: number;
  speed: number;
}

const STIFFNESS = 420;
const DAMPING = 22;
const LONGEST_STEP = 1 / 60;

/** Moves a spring on by `ms`; returns whether it still moves. */
export function stepSpring(spring: Spring, ms: number): boolean {
  for (let left = Math.min(ms, 200) / 1000; left > 0; left -= LONGEST_STEP) {
    const step = Math.min(left, LONGEST_STEP);
    spring.speed += (-STIFFNESS * spring.offset - DAMPING * spring.speed) * step;
    spring.offset += spring.speed * step;
  }
  if (Math.abs(spring.offset) > 0.002 || Math.abs(spring.speed) > 0.02) return true;
  spring.offset = 0;
  spring.speed = 0;
  return false;
}
