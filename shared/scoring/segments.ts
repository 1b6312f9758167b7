import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterState } from "../model/cluster-state.ts";
import { NO_TOTALS, type RoundTotals, type Segment } from "../model/totals.ts";
import { totalsNow } from "./round-totals.ts";

/** What a segment of the round came to. */
export interface SegmentTotals extends Segment {
  readonly totals: RoundTotals;
}

/** Notes the totals when a segment begins. Called once a second, when all that came before is counted. */
export function beginSegments(draft: ClusterDraft): void {
  const { segments = [] } = draft.settings;
  const begun = segments.filter(({ fromMs }) => fromMs <= draft.now).length;
  while (draft.segmentStarts.length < begun) {
    const isFirst = draft.segmentStarts.length === 0;
    draft.segmentStarts = [...draft.segmentStarts, isFirst ? NO_TOTALS : draft.totals];
  }
}

/**
 * The figures of each segment that has begun, in order. Together they are the round's. An outage counts where it ends;
 * one that goes on counts in the last segment.
 */
export function segmentTotals(
  cluster: Pick<ClusterState, "settings" | "segmentStarts" | "totals" | "traffic" | "now">,
): readonly SegmentTotals[] {
  const { settings, segmentStarts } = cluster;
  return (settings.segments ?? []).flatMap((segment, i) => {
    const start = segmentStarts[i];
    if (start === undefined) return [];
    const end = segmentStarts[i + 1] ?? totalsNow(cluster);
    return [{ ...segment, totals: difference(end, start) }];
  });
}

const difference = (end: RoundTotals, start: RoundTotals): RoundTotals => ({
  served: end.served - start.served,
  failed: end.failed - start.failed,
  usefulCpuMilliSeconds: end.usefulCpuMilliSeconds - start.usefulCpuMilliSeconds,
  paidCpuMilliSeconds: end.paidCpuMilliSeconds - start.paidCpuMilliSeconds,
  instanceSeconds: end.instanceSeconds - start.instanceSeconds,
  actions: end.actions - start.actions,
  outages: end.outages - start.outages,
  outageMs: end.outageMs - start.outageMs,
});
