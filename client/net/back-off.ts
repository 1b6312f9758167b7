/** Waits before the first tries to get back into a room, in milliseconds; after these, the last one again and again. */
const DELAYS_MS = [200, 500, 1000, 2000, 4000] as const;

/**
 * How long to wait before try number `attempt` (from 0). Spread by a quarter, so that a whole class does not come back
 * in the same moment after the Wi-Fi did.
 */
export function backOffMs(attempt: number, random: number): number {
  const base = DELAYS_MS[Math.min(attempt, DELAYS_MS.length - 1)] ?? 4000;
  return Math.round(base * (0.75 + random / 2));
}
