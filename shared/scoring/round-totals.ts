import type { ClusterReader } from "../model/cluster-state.ts";
import type { RoundTotals } from "../model/totals.ts";

/**
 * The totals if the round ended now: outages that go on count with what they have lasted. For stars and reports;
 * `cluster.totals` itself counts an outage only when it is over.
 */
export function totalsNow(
  cluster: Pick<ClusterReader, "traffic" | "now"> & { readonly totals: RoundTotals },
): RoundTotals {
  let { outages, outageMs } = cluster.totals;
  for (const { outageSince } of cluster.traffic.values()) {
    if (outageSince === undefined) continue;
    outages += 1;
    outageMs += cluster.now - outageSince;
  }
  return { ...cluster.totals, outages, outageMs };
}
