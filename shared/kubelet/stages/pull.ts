import { defaultImageTag } from "../../model/image-name.ts";
import { isBackoffExpired, kubeletBackoff } from "../backoff.ts";
import { toWaiting } from "../container-runtime.ts";
import { hasImage } from "../disk.ts";
import type { ContainerStage } from "../framework.ts";
import { type ContainerView, isItsTurn } from "../pod-sync.ts";
import { orderPull } from "../pulls.ts";

/** From a failed pull until the kubelet reports that it holds back, in seconds of Kubernetes time. */
const REPORT_BACKOFF_SECONDS = 2;

/**
 * Its image is not here.
 * Simplified: an image that is here is never asked for again at the registry, whatever the pull policy; a tag of the
 * game's registry never moves.
 */
const lacksImage = ({ sync, spec, runtime }: ContainerView): boolean =>
  runtime.state === "waiting" &&
  sync.runtime.termination === undefined &&
  !hasImage(sync.machine, spec.image);

const isPulling = ({ sync, spec }: ContainerView): boolean =>
  sync.machine.pulls.some(({ image }) => image === defaultImageTag(spec.image));

/** Orders the image: at once, or when the back-off after a failure is over. In play by hand a person does. */
export const pull: ContainerStage = {
  name: "pull",
  match: (view) =>
    view.sync.isAuto &&
    lacksImage(view) &&
    view.spec.imagePullPolicy !== "Never" &&
    view.runtime.waitingReason !== "ErrImagePull" &&
    !isPulling(view) &&
    isItsTurn(view),
  due({ sync, runtime }) {
    const entry = runtime.pullBackoff;
    if (entry === undefined) return sync.now;
    const policy = kubeletBackoff(sync.draft.settings.timings);
    return isBackoffExpired(entry, sync.now, policy) ? sync.now : entry.updatedAt + entry.delay;
  },
  next({ sync, spec, runtime, role }) {
    const initializing = role === "app" && sync.runtime.spec.initContainers.length > 0;
    sync.setContainer(toWaiting(runtime, initializing ? "PodInitializing" : "ContainerCreating", sync.now));
    sync.report("Normal", "Pulling", `Pulling image "${spec.image}"`);
    orderPull(sync.draft, sync.runtime.nodeName, spec.image);
  },
};

/** After a failed pull the kubelet holds back, and says so. */
export const holdBackPull: ContainerStage = {
  name: "hold-back-pull",
  match: (view) => view.sync.isAuto && lacksImage(view) && view.runtime.waitingReason === "ErrImagePull",
  due: ({ sync, runtime }) => runtime.since + sync.ms(REPORT_BACKOFF_SECONDS),
  next({ sync, spec, runtime }) {
    sync.setContainer(toWaiting(runtime, "ImagePullBackOff", sync.now));
    sync.report("Normal", "BackOff", `Back-off pulling image "${spec.image}"`);
  },
};

/** The pull policy forbids to pull what is missing. */
export const neverPull: ContainerStage = {
  name: "never-pull",
  match: (view) =>
    lacksImage(view) &&
    view.spec.imagePullPolicy === "Never" &&
    view.runtime.waitingReason !== "ErrImageNeverPull" &&
    isItsTurn(view),
  due: ({ sync }) => sync.now,
  next({ sync, spec, runtime }) {
    sync.setContainer(toWaiting(runtime, "ErrImageNeverPull", sync.now));
    sync.report(
      "Warning",
      "ErrImageNeverPull",
      `Container image "${spec.image}" is not present with pull policy of Never`,
    );
  },
};
