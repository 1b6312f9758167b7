import type { ClusterDraft } from "../model/cluster-draft.ts";
import { tallyOf } from "../model/derived.ts";
import type { Pass } from "../model/pass.ts";
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
  const { tallies } = draft;
  return {
    served,
    failed,
    readyPods: tallyOf(tallies, "readyPods"),
    pendingPods: tallyOf(tallies, "pendingPods"),
    readyNodes: tallyOf(tallies, "readyNodes"),
  };
}

const paidByMachines = new WeakMap<object, number>();

/** A machine costs while it is not off, used or not. Added up again only when something about a machine changed. */
function paidCpu({ machines }: ClusterDraft): number {
  const { contents } = machines;
  const known = contents && paidByMachines.get(contents);
  if (known !== undefined) return known;
  let cpuMilli = 0;
  for (const machine of machines.values()) if (machine.power !== "off") cpuMilli += machine.cpuMilli;
  if (contents !== undefined) paidByMachines.set(contents, cpuMilli);
  return cpuMilli;
}
