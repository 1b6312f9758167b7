import type { GameMs } from "./meta.ts";

/** Requests of one Service. Counts are whole requests. */
export interface ServiceTraffic {
  readonly app: string;
  /** Thousandths of a request that are due but not whole yet. */
  readonly remainderMilli: number;
  /** Rates of the last full second. */
  readonly demandRps: number;
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
