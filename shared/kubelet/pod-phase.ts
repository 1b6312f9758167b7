import { type ContainerStatus, isSidecarContainer, type PodPhase, type PodSpec } from "../model/pod.ts";

/** The statuses of a Pod's containers. */
export interface ContainerStatuses {
  readonly containerStatuses: readonly ContainerStatus[];
  readonly initContainerStatuses: readonly ContainerStatus[];
}

/** How the containers of a Pod stand, as far as its phase is concerned. */
interface Tally {
  unknown: number;
  running: number;
  waiting: number;
  stopped: number;
  succeeded: number;
}

/**
 * The phase of a Pod. `podIsTerminal`: nothing will be restarted, whatever the policy says.
 * Simplified: restart policies and rules of single containers are left out, but for sidecars.
 * Simplified: a Pod keeps its sandbox, so that a container that has ended says that the init containers were done.
 * Source: kubernetes/kubernetes `pkg/kubelet/kubelet_pods.go` getPhase, v1.35.
 */
export function podPhase(
  spec: Pick<PodSpec, "containers" | "initContainers" | "restartPolicy">,
  statuses: ContainerStatuses,
  podIsTerminal = false,
): PodPhase {
  const init = initProgress(spec, statuses.initContainerStatuses);
  if (init.failed && spec.restartPolicy === "Never") return "Failed";
  const tally: Tally = { unknown: 0, running: 0, waiting: 0, stopped: 0, succeeded: 0 };
  const sidecarsPending = countSidecars(tally, spec, statuses.initContainerStatuses);
  for (const { name } of spec.containers) countContainer(tally, find(statuses.containerStatuses, name));
  const hasRun = statuses.containerStatuses.some(
    ({ state }) => state?.type === "running" || state?.type === "terminated",
  );
  if (init.pending || (sidecarsPending && !hasRun) || tally.waiting > 0 || tally.unknown > 0)
    return "Pending";
  if (tally.running > 0) return "Running";
  return tally.stopped > 0 ? endedPhase(tally, spec, podIsTerminal) : "Pending";
}

const find = (statuses: readonly ContainerStatus[], name: string): ContainerStatus | undefined =>
  statuses.find((status) => status.name === name);

/** Init containers that run to their end: whether one has still to, and whether one failed. */
function initProgress(
  spec: Pick<PodSpec, "initContainers">,
  statuses: readonly ContainerStatus[],
): { pending: boolean; failed: boolean } {
  let pending = false;
  let failed = false;
  for (const container of spec.initContainers) {
    if (isSidecarContainer(container)) continue;
    const status = find(statuses, container.name);
    const ended = status?.state?.type === "waiting" ? status.lastState : status?.state;
    if (ended?.type === "terminated") failed ||= ended.exitCode !== 0;
    else pending = true;
  }
  return { pending, failed };
}

/** Adds the sidecars to the tally; true when one has not started yet. Ended ones play no part. */
function countSidecars(
  tally: Tally,
  spec: Pick<PodSpec, "initContainers">,
  statuses: readonly ContainerStatus[],
): boolean {
  let pending = false;
  for (const container of spec.initContainers.filter(isSidecarContainer)) {
    const status = find(statuses, container.name);
    switch (status?.state?.type) {
      case "running":
        pending ||= !status.started;
        tally.running += 1;
        break;
      case "terminated":
        break;
      case "waiting":
        if (status.lastState?.type === "terminated") break;
        pending = true;
        tally.waiting += 1;
        break;
      case undefined:
        pending ||= status !== undefined;
        tally.unknown += 1;
    }
  }
  return pending;
}

function countContainer(tally: Tally, status: ContainerStatus | undefined): void {
  switch (status?.state?.type) {
    case "running":
      tally.running += 1;
      break;
    case "terminated":
      tally.stopped += 1;
      if (status.state.exitCode === 0) tally.succeeded += 1;
      break;
    case "waiting":
      if (status.lastState?.type === "terminated") tally.stopped += 1;
      else tally.waiting += 1;
      break;
    case undefined:
      tally.unknown += 1;
  }
}

/** Everything ended: for good, or until it is restarted. */
function endedPhase(
  { stopped, succeeded }: Tally,
  { restartPolicy }: Pick<PodSpec, "restartPolicy">,
  podIsTerminal: boolean,
): PodPhase {
  const outcome = stopped === succeeded ? "Succeeded" : "Failed";
  if (podIsTerminal || restartPolicy === "Never") return outcome;
  if (restartPolicy === "OnFailure" && outcome === "Succeeded") return outcome;
  return "Running";
}
