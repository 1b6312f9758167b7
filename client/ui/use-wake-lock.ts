import { useEffect } from "preact/hooks";

/**
 * Keeps the screen on while something is played: a phone that falls asleep is a Node that does not answer. Browsers
 * allow it on secure pages only; elsewhere nothing happens.
 */
export function useWakeLock(active: boolean): void {
  useEffect(() => {
    if (!active || !("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | undefined;
    let isGone = false;
    const ask = async (): Promise<void> => {
      if (document.hidden) return;
      try {
        const granted = await navigator.wakeLock.request("screen");
        if (isGone) await granted.release();
        else lock = granted;
      } catch {
        // Not allowed now, as on a low battery: the screen goes dark as the person set it.
      }
    };
    const askAgain = (): void => void ask();
    askAgain();
    // The browser takes it back with every change to another tab.
    document.addEventListener("visibilitychange", askAgain);
    return () => {
      isGone = true;
      document.removeEventListener("visibilitychange", askAgain);
      lock?.release().catch(() => undefined);
    };
  }, [active]);
}
