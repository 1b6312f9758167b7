import type { ClusterDraft } from "../model/cluster-draft.ts";
import { type Machine, runtimePrefix } from "../model/machine.ts";
import { isLive } from "./container-runtime.ts";
import { containerMemory, memoryLimitOf } from "./container-usage.ts";
import { type ContainerView, PodSync } from "./pod-sync.ts";
import { oomScoreAdj } from "./qos.ts";
import { KILLED_EXIT_CODE } from "./stages/stop.ts";
import { wakePod } from "./work.ts";

/**
 * The kernel's part: a container above its own limit is killed, and while the machine has less memory than is used, the
 * container with the highest score. All at once, without grace.
 */
export function killWhatExceeds(draft: ClusterDraft, machine: Machine): void {
  const live = liveContainers(draft, machine);
  const within = live.filter((view) => {
    const limit = memoryLimitOf(view);
    const exceeds = limit !== undefined && containerMemory(view) > limit;
    if (exceeds) kill(view);
    return !exceeds;
  });
  let used = within.reduce((sum, view) => sum + containerMemory(view), 0);
  // Nearly always there is enough, and then nobody has to be ranked.
  const victims = used > machine.memoryBytes ? byBadness(machine, within) : [];
  for (const victim of victims) {
    if (used <= machine.memoryBytes) return;
    used -= containerMemory(victim);
    kill(victim);
    reportSystemOom(draft, machine, victim);
  }
}

function liveContainers(draft: ClusterDraft, machine: Machine): ContainerView[] {
  return draft.runtimes
    .withPrefix(runtimePrefix(machine.nodeName))
    .flatMap((runtime) => new PodSync(draft, runtime).containers())
    .filter((view) => isLive(view.runtime));
}

const byBadness = (machine: Machine, views: readonly ContainerView[]): readonly ContainerView[] =>
  views.toSorted((a, b) => badness(machine, b) - badness(machine, a));

/** Share of the memory in thousandths, plus the adjustment. Source: Linux `mm/oom_kill.c` oom_badness. */
const badness = (machine: Machine, view: ContainerView): number =>
  Math.floor((containerMemory(view) * 1000) / machine.memoryBytes) +
  oomScoreAdj(view.sync.runtime, view.spec, machine.memoryBytes);

function kill(view: ContainerView): void {
  const { sync } = view;
  sync.exit(view, { exitCode: KILLED_EXIT_CODE, reason: "OOMKilled" });
  sync.save();
  wakePod(sync.draft, sync.runtime.nodeName, sync.runtime.podKey);
}

function reportSystemOom(draft: ClusterDraft, { nodeName }: Machine, { sync, spec }: ContainerView): void {
  draft.report({
    kind: "Node",
    key: nodeName,
    type: "Warning",
    reason: "SystemOOM",
    message: `System OOM encountered, victim process: ${spec.name}, pod: ${sync.podName}`,
    source: "kubelet",
  });
}
