import type { ContainerExit, ContainerRuntime, ProbeRecord, ProbeType } from "../model/machine.ts";
import type { GameMs } from "../model/meta.ts";
import type { Container } from "../model/pod.ts";
import { newProbeRecord } from "./probe.ts";

/** The process exists. */
export const isLive = ({ state }: ContainerRuntime): boolean =>
  state === "starting" || state === "running" || state === "stopping";

/** It takes requests and answers them. */
export const isAnswering = ({ state, hung, signalled }: ContainerRuntime): boolean =>
  !hung && (state === "running" || (state === "stopping" && signalled === false));

/** A container that was never started. */
export const newContainerRuntime = (name: string, now: GameMs): ContainerRuntime => ({
  name,
  state: "waiting",
  since: now,
  waitingReason: "ContainerCreating",
  hung: false,
  restartCount: 0,
  probes: {},
});

/** What outlives a process: the count of restarts, how the last run ended, and the back-offs. */
type Memory = Pick<ContainerRuntime, "name" | "restartCount" | "lastExit" | "crashBackoff" | "pullBackoff">;

const memoryOf = ({ name, restartCount, lastExit, crashBackoff, pullBackoff }: ContainerRuntime): Memory => ({
  name,
  restartCount,
  ...(lastExit && { lastExit }),
  ...(crashBackoff && { crashBackoff }),
  ...(pullBackoff && { pullBackoff }),
});

export const toWaiting = (container: ContainerRuntime, reason: string, now: GameMs): ContainerRuntime => ({
  ...memoryOf(container),
  state: "waiting",
  since: now,
  waitingReason: reason,
  hung: false,
  probes: {},
  ...(container.restartOrdered && { restartOrdered: true }),
});

/** A new process; it cannot answer yet. */
export function toStarting(container: ContainerRuntime, spec: Container, now: GameMs): ContainerRuntime {
  const probes: Partial<Record<ProbeType, ProbeRecord>> = {};
  if (spec.startupProbe) probes.startup = newProbeRecord("startup");
  if (spec.livenessProbe) probes.liveness = newProbeRecord("liveness");
  if (spec.readinessProbe) probes.readiness = newProbeRecord("readiness");
  return {
    ...memoryOf(container),
    state: "starting",
    since: now,
    waitingReason: "",
    startedAt: now,
    hung: false,
    restartCount: container.restartCount + (container.lastExit ? 1 : 0),
    probes,
  };
}

/**
 * Asked to end: SIGTERM at `signalAt`, SIGKILL at `killAt`. One that has been asked already is only asked for sooner.
 */
export function toStopping(
  container: ContainerRuntime,
  now: GameMs,
  signalAt: GameMs,
  killAt: GameMs,
): ContainerRuntime {
  if (container.state === "stopping") {
    return { ...container, killAt: Math.min(killAt, container.killAt ?? killAt) };
  }
  // A process that could not answer yet has no requests to finish.
  const signalled = container.state !== "running";
  return { ...container, state: "stopping", since: now, signalAt, killAt, signalled };
}

export function toExited(
  container: ContainerRuntime,
  exit: Omit<ContainerExit, "startedAt">,
): ContainerRuntime {
  const lastExit = { ...exit, startedAt: container.startedAt ?? exit.finishedAt };
  return {
    ...memoryOf(container),
    state: "exited",
    since: exit.finishedAt,
    waitingReason: "",
    hung: false,
    probes: {},
    lastExit,
    ...(container.restartOrdered && { restartOrdered: true }),
  };
}
