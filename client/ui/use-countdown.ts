import { useEffect, useState } from "preact/hooks";

/** How often the clock is looked at; it is drawn only when the second changes. */
const LOOK_EVERY_MS = 100;

/**
 * Whole seconds left of a span that began to run when `leftMs` was last told; stands still while not `running`.
 * `stamp` changes whenever `leftMs` was told anew, even with the same number.
 */
export function useCountdown(leftMs: number, running: boolean, stamp: unknown): number {
  const [seconds, setSeconds] = useState(secondsOf(leftMs));
  useEffect(() => {
    setSeconds(secondsOf(leftMs));
    if (!running) return;
    const began = performance.now();
    const timer = setInterval(
      () => setSeconds(secondsOf(leftMs - (performance.now() - began))),
      LOOK_EVERY_MS,
    );
    return () => clearInterval(timer);
  }, [leftMs, running, stamp]);
  return seconds;
}

const secondsOf = (ms: number): number => Math.max(0, Math.ceil(ms / 1000));
