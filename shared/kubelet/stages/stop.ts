import { removePod } from "../../model/deletion.ts";
import { isMachineReachable } from "../../model/machine.ts";
import { backoffEndsAt, kubeletBackoff } from "../backoff.ts";
import { isLive, toWaiting } from "../container-runtime.ts";
import type { ContainerStage, PodStage } from "../framework.ts";
import { type ContainerView, isRestartable, stopMsOf } from "../pod-sync.ts";
import { wakePod } from "../work.ts";

/** SIGKILL cannot be refused: 128 + 9. */
export const KILLED_EXIT_CODE = 137;

/** A Pod that has to end asks its containers to: preStop hook, SIGTERM, and SIGKILL when the grace is over. */
export const terminate: PodStage = {
  name: "terminate",
  match: (sync) => toStop(sync.containers()).length > 0,
  due: (sync) => sync.now,
  next(sync) {
    const killAt = sync.runtime.termination?.killAt ?? sync.now;
    for (const view of toStop(sync.containers())) {
      if (view.runtime.state !== "stopping") {
        sync.report("Normal", "Killing", `Stopping container ${view.spec.name}`);
      }
      sync.stop(view, killAt);
    }
  },
};

/** Simplified: sidecars are not kept until the other containers have ended. */
const toStop = (views: readonly ContainerView[]): readonly ContainerView[] =>
  views.filter(({ sync, runtime }) => {
    const { termination } = sync.runtime;
    if (termination === undefined || !isLive(runtime)) return false;
    return runtime.state !== "stopping" || (runtime.killAt ?? 0) > termination.killAt;
  });

/** All of a deleted Pod has ended: its object goes, and the machine forgets it. */
export const remove: PodStage = {
  name: "remove",
  match: (sync) =>
    sync.runtime.termination?.why === "deleted" &&
    isMachineReachable(sync.machine) &&
    !sync.containers().some(({ runtime }) => isLive(runtime)),
  due: (sync) => sync.now,
  next(sync) {
    const { podKey, podUid, nodeName } = sync.runtime;
    const pod = sync.draft.pods.get(podKey);
    if (pod?.metadata.uid === podUid && pod.metadata.deletionTimestamp !== undefined) {
      removePod(sync.draft, podKey);
    }
    sync.forget();
    // A new Pod may have taken over the name and wait for its turn.
    wakePod(sync.draft, nodeName, podKey);
  },
};

/** SIGTERM: the process takes no new requests. */
export const signal: ContainerStage = {
  name: "signal",
  match: ({ runtime }) => runtime.state === "stopping" && runtime.signalled === false,
  due: ({ sync, runtime }) => runtime.signalAt ?? sync.now,
  next: ({ sync, runtime }) => sync.setContainer({ ...runtime, signalled: true }),
};

/** The end of a process that was asked to end: by itself, or by SIGKILL. */
export const end: ContainerStage = {
  name: "end",
  match: ({ runtime }) => runtime.state === "stopping",
  due: (view) => Math.min(endsByItselfAt(view), view.runtime.killAt ?? view.sync.now),
  next(view) {
    const killed = (view.runtime.killAt ?? 0) <= endsByItselfAt(view);
    view.sync.exit(
      view,
      killed ? { exitCode: KILLED_EXIT_CODE, reason: "Error" } : { exitCode: 0, reason: "Completed" },
    );
  },
};

const endsByItselfAt = (view: ContainerView): number => (view.runtime.signalAt ?? 0) + stopMsOf(view);

/** A container that ended is made ready for its next start. In play by hand a person has to order that. */
export const restart: ContainerStage = {
  name: "restart",
  match: (view) =>
    view.runtime.state === "exited" &&
    view.sync.runtime.termination === undefined &&
    (view.runtime.restartOrdered === true || (view.sync.isAuto && isRestartable(view))),
  due: ({ sync }) => sync.now,
  next({ sync, spec, runtime }) {
    const policy = kubeletBackoff(sync.draft.settings.timings);
    const waitsUntil = runtime.restartOrdered
      ? sync.now
      : backoffEndsAt(runtime.crashBackoff, runtime.lastExit?.finishedAt ?? sync.now, policy);
    const waits = waitsUntil > sync.now;
    sync.setContainer(toWaiting(runtime, waits ? "CrashLoopBackOff" : "ContainerCreating", sync.now));
    if (!waits) return;
    const { podKey, podUid } = sync.runtime;
    const pod = `${podKey.split("/").toReversed().join("_")}(${podUid})`;
    sync.report("Warning", "BackOff", `Back-off restarting failed container ${spec.name} in pod ${pod}`);
  },
};
