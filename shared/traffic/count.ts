import type { GameMs } from "../model/meta.ts";
import type { ServiceTraffic, TrafficTarget } from "../model/totals.ts";

/** What became of the requests of some time. */
export interface Counted {
  readonly traffic: ServiceTraffic;
  readonly served: number;
  readonly failed: number;
  /** CPU that served them, in thousandths of a millicore-second. */
  readonly cpuMicroSeconds: number;
}

/**
 * Counts the requests from `countedUntil` to `now` at the rates that held all that time. Requests are whole; what is
 * left of one is kept. Where they cannot be split evenly, targets take turns.
 */
export function countRequests(traffic: ServiceTraffic, now: GameMs): Counted {
  const elapsedMs = now - traffic.countedUntil;
  const dueMilli = traffic.remainderMilli + traffic.demandRps * elapsedMs;
  const due = Math.floor(dueMilli / 1000);
  const { targets } = traffic;
  let served = 0;
  let cpuMicroSeconds = 0;
  let asked = traffic.totalServed + traffic.totalFailed;
  const each = targets.length === 0 ? 0 : Math.floor(due / targets.length);
  const over = targets.length === 0 ? 0 : due % targets.length;
  for (const [i, target] of targets.entries()) {
    const turn = (i - traffic.nextTarget + targets.length) % targets.length;
    const requests = each + (turn < over ? 1 : 0);
    const count = servedBy(target, requests, elapsedMs, asked);
    asked += requests;
    served += count;
    cpuMicroSeconds += count * target.cpuMicroPerRps;
  }
  const failed = due - served;
  return {
    served,
    failed,
    cpuMicroSeconds,
    traffic: {
      ...traffic,
      countedUntil: now,
      remainderMilli: dueMilli % 1000,
      nextTarget: targets.length === 0 ? 0 : (traffic.nextTarget + over) % targets.length,
      secondServed: traffic.secondServed + served,
      secondFailed: traffic.secondFailed + failed,
      totalServed: traffic.totalServed + served,
      totalFailed: traffic.totalFailed + failed,
    },
  };
}

/** How many of the requests that a target got it answers well. `asked`: how many the Service had before. */
function servedBy(target: TrafficTarget, requests: number, elapsedMs: GameMs, asked: number): number {
  // Rounded up, so that a target is not overrun by the one request that cannot be split.
  const taken = Math.min(requests, Math.ceil((target.capacityRps * elapsedMs) / 1000));
  // Counted over all requests, so that a small share of errors shows however few come at once.
  const errorsUpTo = (count: number): number => Math.floor((count * target.errorBp) / 10_000);
  return taken - (errorsUpTo(asked + taken) - errorsUpTo(asked));
}
