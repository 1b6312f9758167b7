import { defaultImageTag } from "../model/image-name.ts";
import type { PodStage } from "../model/machine.ts";
import { isLive } from "./container-runtime.ts";
import { hasImage } from "./disk.ts";
import { type ContainerView, isItsTurn, isRestartable, type PodSync } from "./pod-sync.ts";

/** Where a Pod is in its life: the container that is furthest behind decides. */
export function podStageOf(sync: PodSync): PodStage {
  const views = sync.containers();
  const { termination } = sync.runtime;
  if (termination !== undefined) {
    return views.some(({ runtime }) => isLive(runtime)) ? "terminating" : "finished";
  }
  if (views.every((view) => view.runtime.state === "exited" && !isRestartable(view))) return "finished";
  const stages = views.map((view) => containerStage(view)).filter((stage) => stage !== undefined);
  return ORDER.find((stage) => stages.includes(stage)) ?? "running";
}

const ORDER: readonly PodStage[] = [
  "hung",
  "crashed",
  "pull-failed",
  "image",
  "pulling",
  "startable",
  "starting",
  "running",
];

/** Undefined for a container that has nothing to say: done, or not yet its turn. */
function containerStage(view: ContainerView): PodStage | undefined {
  const { runtime } = view;
  switch (runtime.state) {
    case "starting":
      return runtime.hung ? "hung" : "starting";
    case "running":
      return runtime.hung ? "hung" : "running";
    case "stopping":
      return "crashed";
    case "exited":
      return isRestartable(view) ? "crashed" : undefined;
    case "waiting":
      if (runtime.lastExit !== undefined) return "crashed";
      return isItsTurn(view) ? imageStage(view) : undefined;
  }
}

function imageStage({ sync, spec, runtime }: ContainerView): PodStage {
  const { machine } = sync;
  if (hasImage(machine, spec.image)) return "startable";
  if (machine.pulls.some(({ image }) => image === defaultImageTag(spec.image))) return "pulling";
  return runtime.pullBackoff !== undefined || runtime.waitingReason === "ErrImageNeverPull"
    ? "pull-failed"
    : "image";
}
