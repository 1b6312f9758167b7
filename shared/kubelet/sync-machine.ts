import { findImage } from "../model/catalogue.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import { defaultImageTag } from "../model/image-name.ts";
import { runtimePrefix } from "../model/machine.ts";
import { kubeSeconds } from "../model/timings.ts";
import { kubeletBackoff, nextBackoff } from "./backoff.ts";
import { toWaiting } from "./container-runtime.ts";
import { collectGarbage } from "./disk.ts";
import { finishBoot } from "./machines.ts";
import { postNodeStatus } from "./node-status.ts";
import { type ContainerView, PodSync } from "./pod-sync.ts";
import { advancePulls, type PullOutcome } from "./pulls.ts";
import { wakePodsOf, wakeUsage } from "./work.ts";

/** Looks at one machine: its boot, its pulls, its disk, and what it has to say about itself. */
export function syncMachine(draft: ClusterDraft, node: string): void {
  const booting = draft.machines.get(node);
  if (booting === undefined) return;
  finishBoot(draft, booting);
  const outcomes = advancePulls(draft, node);
  for (const outcome of outcomes) tellPods(draft, node, outcome);
  if (outcomes.length > 0) {
    collectGarbage(draft, node);
    wakePodsOf(draft, node);
    wakeUsage(draft, node);
  }
  const machine = draft.machines.get(node);
  if (machine !== undefined) postNodeStatus(draft, machine);
}

/** Lets the Pods that waited for an image know how its pull ended. */
function tellPods(draft: ClusterDraft, node: string, outcome: PullOutcome): void {
  for (const runtime of draft.runtimes.withPrefix(runtimePrefix(node))) {
    const sync = new PodSync(draft, runtime);
    for (const view of sync.containers()) {
      const waits = view.runtime.state === "waiting" && view.runtime.lastExit === undefined;
      if (!waits || defaultImageTag(view.spec.image) !== outcome.image) continue;
      if (outcome.error === undefined) reportPulled(view, outcome);
      else reportFailed(view, outcome.error);
    }
    sync.save();
  }
}

function reportPulled({ sync, spec }: ContainerView, outcome: PullOutcome): void {
  const { catalogue, timings } = sync.draft.settings;
  const seconds = (from: number): string => goSeconds(kubeSeconds(outcome.endedAt - from, timings));
  const size = (findImage(catalogue, spec.image)?.layers ?? []).reduce((sum, { bytes }) => sum + bytes, 0);
  sync.report(
    "Normal",
    "Pulled",
    `Successfully pulled image "${spec.image}" in ${seconds(outcome.startedAt)} ` +
      `(${seconds(outcome.orderedAt)} including waiting). Image size: ${size} bytes.`,
  );
}

/** As Go prints a duration rounded to milliseconds. */
function goSeconds(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  if (milliseconds < 1000) return `${milliseconds}ms`;
  const minutes = Math.floor(milliseconds / 60_000);
  const rest = `${(milliseconds % 60_000) / 1000}s`;
  return minutes === 0 ? rest : `${minutes}m${rest}`;
}

function reportFailed({ sync, spec, runtime }: ContainerView, error: string): void {
  sync.report("Warning", "Failed", `Failed to pull image "${spec.image}": ${error}`);
  sync.report("Warning", "Failed", "Error: ErrImagePull");
  const pullBackoff = nextBackoff(runtime.pullBackoff, sync.now, kubeletBackoff(sync.draft.settings.timings));
  sync.setContainer({ ...toWaiting(runtime, "ErrImagePull", sync.now), pullBackoff });
}
