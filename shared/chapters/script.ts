import type { Command } from "../commands/registry.ts";
import type { DemandPoint } from "../model/catalogue.ts";
import type { ScriptedCommand } from "../model/cluster-state.ts";
import { TICK_MS } from "../model/timings.ts";
import type { Rng } from "../util/rng.ts";

/** A command that the chapter gives so many seconds into the round. */
export const at = (seconds: number, command: Command): ScriptedCommand => ({
  atMs: inTicks(seconds),
  command,
});

/** A script in order of time; what stands at the same moment keeps its order. */
export const inOrder = (moments: readonly ScriptedCommand[]): readonly ScriptedCommand[] =>
  moments.toSorted((a, b) => a.atMs - b.atMs);

/** A demand curve from points of [second, requests per second], straight between them. */
export const curve = (
  ...points: readonly (readonly [seconds: number, rps: number])[]
): readonly DemandPoint[] =>
  points.map(([seconds, rps]) => ({ atMs: inTicks(seconds), rps: Math.round(rps) }));

const inTicks = (seconds: number): number => Math.round((seconds * 1000) / TICK_MS) * TICK_MS;

/**
 * A number that grows with the size of the team: `small` for 3 Nodes, `large` for 11, straight between them, whole.
 * Teams share the same hour of play, so what one person has to do may not grow as fast as the machines.
 */
export const forTeam = (nodes: number, small: number, large: number): number =>
  Math.round(small + ((nodes - 3) * (large - small)) / 8);

/** The items in an order that chance decides. */
export function shuffled<T>(items: readonly T[], rng: Rng): readonly T[] {
  const rest = [...items];
  return Array.from({ length: items.length }, () => rest.splice(rng.below(rest.length), 1)).flat();
}
