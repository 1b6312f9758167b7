import type { GameMs } from "./meta.ts";

/** An Event object of the API. Text is kubectl's own and never translated. Named so because `Event` is the DOM's. */
export interface KubeEvent {
  /** `Kind` and table key of the object it is about. */
  readonly kind: string;
  readonly key: string;
  readonly type: "Normal" | "Warning";
  /** CamelCase, as in `FailedScheduling`. */
  readonly reason: string;
  readonly message: string;
  /** The component that reports it, as in `default-scheduler`. */
  readonly source: string;
  readonly firstSeen: GameMs;
  readonly lastSeen: GameMs;
  readonly count: number;
}
