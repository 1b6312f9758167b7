import { useEffect, useState } from "preact/hooks";

/**
 * Whole seconds left of a span that began to run when `leftMs` was last told; stands still while not `running`.
 * `stamp` changes whenever `leftMs` was told anew, even with the same number.
 */
export function useCountdown(leftMs: number, running: boolean, stamp: unknown): number {
  const [left, setLeft] = useState(leftMs);
  useEffect(() => {
    setLeft(leftMs);
    if (!running) return;
    const began = performance.now();
    const timer = setInterval(() => setLeft(Math.max(0, leftMs - (performance.now() - began))), 100);
    return () => clearInterval(timer);
  }, [leftMs, running, stamp]);
  return Math.ceil(left / 1000);
}
