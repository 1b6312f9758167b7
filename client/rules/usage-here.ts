import type { ClusterRows } from "../net/session.ts";
import { toldOf } from "./told.ts";

/** What an app really uses on one machine: its hungriest instance, as `tellUsage` would tell it. */
export interface UsageHere {
  readonly app: string;
  readonly style: number;
  readonly cpuMilli: number;
  readonly memoryMi: number;
  readonly rps: number;
  /** Since this Node told it last; undefined when it never did. */
  readonly toldSecondsAgo: number | undefined;
}

/** The apps that run on a machine, in the order of their styles. */
export function usageHere(rows: ClusterRows, node: string, tick: number): readonly UsageHere[] {
  const found = new Map<string, { cpuMilli: number; memoryMi: number; rps: number }>();
  for (const runtime of rows.runtimes.values()) {
    const app = rows.pods.get(runtime.pod)?.app ?? "";
    if (runtime.node !== node || app === "" || runtime.memoryUsedMi === 0) continue;
    const most = found.get(app) ?? { cpuMilli: 0, memoryMi: 0, rps: 0 };
    found.set(app, {
      cpuMilli: Math.max(most.cpuMilli, runtime.cpuUsedMilli),
      memoryMi: Math.max(most.memoryMi, runtime.memoryUsedMi),
      rps: Math.max(most.rps, runtime.rps),
    });
  }
  return [...found]
    .map(([app, most]): UsageHere => {
      const row = rows.apps.get(app);
      const told = row && toldOf(row, tick).find((one) => one.node === node);
      return { app, style: row?.style ?? -1, ...most, toldSecondsAgo: told?.secondsAgo };
    })
    .sort((a, b) => a.style - b.style);
}
