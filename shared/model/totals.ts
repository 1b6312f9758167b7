import type { GameMs } from "./meta.ts";

/** Requests of one Service. Counts are whole requests, right up to `countedUntil`; rates hold from then on. */
export interface ServiceTraffic {
  readonly app: string;
  readonly countedUntil: GameMs;
  /** Thousandths of a request that are due but not whole yet. */
  readonly remainderMilli: number;
  /** Wanted requests per second. */
  readonly demandRps: number;
  /** Where they go: the ready endpoints in order of the EndpointSlice. */
  readonly targets: readonly TrafficTarget[];
  /** Serial of the next request: which target gets the one that cannot be split evenly. */
  readonly nextTarget: number;
  /** Rates of the last full second. */
  readonly servedRps: number;
  readonly failedRps: number;
  /** Counts in the second that runs now. */
  readonly secondServed: number;
  readonly secondFailed: number;
  readonly totalServed: number;
  readonly totalFailed: number;
  /** Since when requests fail without a pause; missing while all is well. */
  readonly outageSince?: GameMs;
}

/** A Pod that requests are sent to, and what comes of it. */
export interface TrafficTarget {
  readonly podKey: string;
  readonly nodeName: string;
  /** Requests per second that it can serve as it is now; 0 when nobody answers. */
  readonly capacityRps: number;
  /** Of 10,000 requests within its capacity, how many it answers with an error. */
  readonly errorBp: number;
  /** CPU of one request per second, in thousandths of a millicore. */
  readonly cpuMicroPerRps: number;
}

/** One second of the round, for the timeline and the debrief. */
export interface TimelineSample {
  readonly served: number;
  readonly failed: number;
  readonly readyPods: number;
  readonly pendingPods: number;
  readonly readyNodes: number;
}

/** What a round's score is made of. */
export interface RoundTotals {
  readonly served: number;
  readonly failed: number;
  /** CPU that served requests, in millicore-seconds. */
  readonly usefulCpuMilliSeconds: number;
  /** CPU of all machines that were on, in millicore-seconds. */
  readonly paidCpuMilliSeconds: number;
  /** Ready instances times seconds. */
  readonly instanceSeconds: number;
  /** Accepted commands of players and their stand-ins. */
  readonly actions: number;
  readonly outages: number;
  /** Sum of the lengths of all outages that ended. */
  readonly outageMs: number;
}

/** A part of a round with figures of its own: the same work done in two ways can be held side by side. */
export interface Segment {
  /** Stable, as in "declared"; its words are `ChapterText.segments[id]`. */
  readonly id: string;
  /** Whole seconds. It lasts until the next one begins. */
  readonly fromMs: GameMs;
}

export const NO_TOTALS: RoundTotals = {
  served: 0,
  failed: 0,
  usefulCpuMilliSeconds: 0,
  paidCpuMilliSeconds: 0,
  instanceSeconds: 0,
  actions: 0,
  outages: 0,
  outageMs: 0,
};
