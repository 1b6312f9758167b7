import { WORKBENCH_WORK } from "../kubelet/work.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { EraRules, WorkbenchJob } from "../model/era.ts";
import { JOBS } from "./jobs/registry.ts";
import { benchOf } from "./workbench.ts";

/**
 * Begins a job at a machine's workbench. The hands have to be free.
 * Simplified: work goes on while the machine's cable is cut, even where it would need it.
 */
export function beginJob(
  draft: ClusterDraft,
  era: EraRules,
  node: string,
  type: WorkbenchJob["type"],
  what: string,
): void {
  const endsAt = draft.now + JOBS[type].durationMs(draft, { era, node, what });
  draft.workbenches.set(node, { ...benchOf(draft, node), job: { type, what, beganAt: draft.now, endsAt } });
  if (endsAt <= draft.now) draft.enqueue(WORKBENCH_WORK, node);
  else draft.enqueueAt(WORKBENCH_WORK, node, endsAt);
}

/** Brings a workbench up to now: ends the job that is done; one that lost its power is lost. */
export function advanceWork(draft: ClusterDraft, era: EraRules, node: string): void {
  const bench = benchOf(draft, node);
  const { job, ...idle } = bench;
  if (job === undefined) return;
  const hasPower = draft.machines.get(node)?.power === "on";
  if (hasPower && job.endsAt > draft.now) return;
  draft.workbenches.set(node, idle);
  if (!hasPower) return;
  JOBS[job.type].finish(draft, { era, node, what: job.what });
  draft.emit({ type: "WorkDone", node, job: job.type, what: job.what });
}
