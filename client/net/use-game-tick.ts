import { useEffect, useRef, useState } from "preact/hooks";
import { TICK_MS } from "../../shared/model/timings.ts";
import type { ClusterStore } from "./session.ts";

/** The round's tick is told once a second; what lies further back than this is not guessed at. */
const MAX_GUESS_MS = 1_500;
const DRAW_EVERY_MS = 250;

/** The tick as it must be by now, a few times a second: for progress and for how long something waits. */
export function useGameTick(store: ClusterStore, running: boolean): number {
  const told = useRef({ tick: store.round.tick, at: performance.now() });
  if (told.current.tick !== store.round.tick)
    told.current = { tick: store.round.tick, at: performance.now() };
  const [, draw] = useState(0);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => draw((count) => count + 1), DRAW_EVERY_MS);
    return () => clearInterval(timer);
  }, [running]);
  if (!running) return told.current.tick;
  const since = Math.min(MAX_GUESS_MS, performance.now() - told.current.at);
  return told.current.tick + Math.floor(since / TICK_MS);
}
