import { KEY_SEPARATOR } from "../util/table.ts";
import type { GameMs } from "./meta.ts";

/** A size that a HorizontalPodAutoscaler would have liked at a moment. */
export interface Recommendation {
  readonly replicas: number;
  readonly at: GameMs;
}

/** A change of size that really happened; the change is counted without a sign. */
export interface ScaleEvent {
  readonly replicaChange: number;
  readonly at: GameMs;
}

/** When a Pod that bears a taint for a while only has to go. */
export interface PendingTaintEviction {
  readonly type: "TaintEviction";
  readonly podUid: string;
  readonly at: GameMs;
}

/** The history that an autoscaler's stabilisation windows and policies look back on. */
export interface AutoscalerHistory {
  readonly type: "AutoscalerHistory";
  readonly recommendations: readonly Recommendation[];
  readonly scaleUps: readonly ScaleEvent[];
  readonly scaleDowns: readonly ScaleEvent[];
  /** The next look. */
  readonly nextAt: GameMs;
}

/** When a zone's last Node was given its NoExecute taint: evictions are rationed. */
export interface ZoneEvictions {
  readonly type: "ZoneEvictions";
  readonly lastAt: GameMs;
}

/** When something was first seen that has to last for a while before it counts. */
export interface FirstSeen {
  readonly type: "FirstSeen";
  readonly at: GameMs;
}

/**
 * What a controller remembers of a key between two looks. In Kubernetes this is memory of the process, lost with it;
 * here it is part of the state, so that a resumed round goes on as if nothing had happened.
 */
export type ControllerMemory = PendingTaintEviction | AutoscalerHistory | ZoneEvictions | FirstSeen;

/** Key of the `memory` table. */
export const memoryKey = (controller: string, key: string): string => controller + KEY_SEPARATOR + key;
