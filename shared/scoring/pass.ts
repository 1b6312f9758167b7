import type { ClusterDraft } from "../model/cluster-draft.ts";
import { isNodeReady } from "../model/node.ts";
import type { Pass } from "../model/pass.ts";
import { isPodReady } from "../model/pod.ts";
import type { TimelineSample } from "../model/totals.ts";
import { isEqual } from "../util/equal.ts";
import type { TableView } from "../util/table.ts";
import { beginSegments } from "./segments.ts";

const SECOND_MS = 1000;

/** Once a second: a sample for the timeline, and what machines and instances cost and gave. */
export const scoringPass: Pass = {
  name: "scoring",
  run(draft) {
    if (draft.now % SECOND_MS !== 0) return;
    const sample = sampleOf(draft);
    const second = Math.floor(draft.now / SECOND_MS);
    if (!isEqual(sample, sampleAt(draft, second - 1))) draft.timeline.set(timelineKey(second), sample);
    const { totals } = draft;
    draft.totals = {
      ...totals,
      paidCpuMilliSeconds: totals.paidCpuMilliSeconds + paidCpu(draft),
      instanceSeconds: totals.instanceSeconds + sample.readyPods,
    };
    beginSegments(draft);
  },
};

/** Key of a second of the round in the `timeline` table. */
export const timelineKey = (second: number): string => String(second).padStart(6, "0");

/** What the timeline says of a second: its own sample, or that of the last second that was different. */
export function sampleAt(
  cluster: { readonly timeline: TableView<TimelineSample> },
  second: number,
): TimelineSample | undefined {
  return cluster.timeline.lastUpTo(timelineKey(second))?.[1];
}

function sampleOf(draft: ClusterDraft): TimelineSample {
  let served = 0;
  let failed = 0;
  for (const { servedRps, failedRps } of draft.traffic.values()) {
    served += servedRps;
    failed += failedRps;
  }
  let readyPods = 0;
  let pendingPods = 0;
  for (const pod of draft.pods.values()) {
    if (isPodReady(pod)) readyPods += 1;
    else if (pod.status.phase === "Pending") pendingPods += 1;
  }
  let readyNodes = 0;
  for (const node of draft.nodes.values()) if (isNodeReady(node)) readyNodes += 1;
  return { served, failed, readyPods, pendingPods, readyNodes };
}

/** A machine costs while it is not off, used or not. */
function paidCpu(draft: ClusterDraft): number {
  let cpuMilli = 0;
  for (const machine of draft.machines.values()) if (machine.power !== "off") cpuMilli += machine.cpuMilli;
  return cpuMilli;
}
