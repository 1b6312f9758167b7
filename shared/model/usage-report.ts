import { KEY_SEPARATOR } from "../util/table.ts";
import type { GameMs } from "./meta.ts";

/**
 * What a Node told the others: how much the hungriest instance of an app really used there at that moment. Nobody else
 * can see it.
 * Simplified: a real kubelet is asked every 15 s by metrics-server, which is where `kubectl top pods` has it from.
 */
export interface UsageReport {
  readonly app: string;
  readonly node: string;
  readonly at: GameMs;
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  /** Requests per second that this instance was sent. */
  readonly rps: number;
}

export const usageReportKey = (app: string, node: string): string => app + KEY_SEPARATOR + node;
