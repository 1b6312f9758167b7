import { defaultImageTag } from "../../model/image-name.ts";
import { backoffEndsAt, kubeletBackoff, nextBackoff } from "../backoff.ts";
import { toStarting } from "../container-runtime.ts";
import { hasImage } from "../disk.ts";
import type { ContainerStage } from "../framework.ts";
import { type ContainerView, isItsTurn } from "../pod-sync.ts";

/** The kubelet starts by itself; in play by hand a person has ordered it. */
const mayStart = ({ sync, runtime }: ContainerView): boolean =>
  sync.isAuto || sync.runtime.startOrdered || runtime.restartOrdered === true;

/**
 * Starts a container whose image is here: the first time and after a restart at once, later when the back-off is over.
 * Simplified: the sandbox and the container are made in no time.
 */
export const start: ContainerStage = {
  name: "start",
  match: (view) =>
    view.runtime.state === "waiting" &&
    view.sync.runtime.termination === undefined &&
    mayStart(view) &&
    hasImage(view.sync.machine, view.spec.image) &&
    isItsTurn(view),
  due({ sync, runtime }) {
    if (runtime.lastExit === undefined || runtime.restartOrdered === true) return sync.now;
    const policy = kubeletBackoff(sync.draft.settings.timings);
    return backoffEndsAt(runtime.crashBackoff, runtime.lastExit.finishedAt, policy);
  },
  next(view) {
    const { sync, spec, runtime } = view;
    const before = runtime.restartOrdered ? withoutBackoff(view) : withNextBackoff(view);
    reportImage(view);
    sync.setContainer(toStarting(before, spec, sync.now));
    noteUse(view);
    sync.report("Normal", "Created", "Container created");
    sync.report("Normal", "Started", "Container started");
  },
};

/** A person who restarts a container takes the blame off it. */
function withoutBackoff({ runtime }: ContainerView): ContainerView["runtime"] {
  const { crashBackoff: _, ...rest } = runtime;
  return rest;
}

/** Source: kubernetes/kubernetes `pkg/kubelet/kuberuntime/kuberuntime_manager.go` doBackOff, v1.35. */
function withNextBackoff({ sync, runtime }: ContainerView): ContainerView["runtime"] {
  if (runtime.lastExit === undefined) return runtime;
  const policy = kubeletBackoff(sync.draft.settings.timings);
  const { finishedAt } = runtime.lastExit;
  return { ...runtime, crashBackoff: nextBackoff(runtime.crashBackoff, finishedAt, policy, sync.now) };
}

/** Reports that the image was here already, unless the Pod's own pull has just been reported. */
function reportImage({ sync, spec, runtime }: ContainerView): void {
  const onDisk = sync.machine.images[defaultImageTag(spec.image)];
  const pulledForIt = runtime.lastExit === undefined && (onDisk?.pulledAt ?? 0) > sync.runtime.admittedAt;
  if (pulledForIt) return;
  const message = `Container image "${spec.image}" already present on machine and can be accessed by the pod`;
  sync.report("Normal", "Pulled", message);
}

/** Image garbage collection removes what was not used for the longest time. */
function noteUse({ sync, spec }: ContainerView): void {
  const { machine } = sync;
  const name = defaultImageTag(spec.image);
  const image = machine.images[name];
  if (image === undefined) return;
  const images = { ...machine.images, [name]: { ...image, usedAt: sync.now } };
  sync.draft.machines.set(machine.nodeName, { ...machine, images });
}
