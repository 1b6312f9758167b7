import type { RoundTotals } from "../model/totals.ts";

/*
 * The figures of a round, as integers. Each is a pure function of the totals, so that a team's board, the report
 * and the simulation can never disagree.
 */

/** The SLI: served of all requests, in basis points, rounded down; 10,000 before the first request. */
export function sliBp({ served, failed }: Pick<RoundTotals, "served" | "failed">): number {
  const total = served + failed;
  return total === 0 ? 10_000 : Math.floor((served * 10_000) / total);
}

/** CPU that served requests of all CPU that was paid for, in basis points, rounded down; 0 before anything was paid. */
export function efficiencyBp({ usefulCpuMilliSeconds, paidCpuMilliSeconds }: RoundTotals): number {
  return paidCpuMilliSeconds === 0 ? 0 : Math.floor((usefulCpuMilliSeconds * 10_000) / paidCpuMilliSeconds);
}

/** Work: what players did for each minute that a ready instance ran, in thousandths; 0 before the first. */
export function actionsPerInstanceMinuteMilli({ actions, instanceSeconds }: RoundTotals): number {
  return instanceSeconds === 0 ? 0 : Math.round((actions * 60_000) / instanceSeconds);
}

/** Mean time to recovery in game milliseconds; 0 when nothing was out. */
export function mttrMs({ outages, outageMs }: RoundTotals): number {
  return outages === 0 ? 0 : Math.round(outageMs / outages);
}

/** Resources: CPU paid for each served request, in microseconds of one core; 0 before the first. */
export function paidCpuMicrosPerRequest({
  served,
  paidCpuMilliSeconds,
}: Pick<RoundTotals, "served" | "paidCpuMilliSeconds">): number {
  return served === 0 ? 0 : Math.round((paidCpuMilliSeconds * 1000) / served);
}

/** Ready instances on each machine that was paid for, on average, in thousandths; 0 before anything was paid. */
export function instancesPerMachineMilli(
  { instanceSeconds, paidCpuMilliSeconds }: Pick<RoundTotals, "instanceSeconds" | "paidCpuMilliSeconds">,
  machineCpuMilli: number,
): number {
  return paidCpuMilliSeconds === 0
    ? 0
    : Math.round((instanceSeconds * machineCpuMilli * 1000) / paidCpuMilliSeconds);
}
