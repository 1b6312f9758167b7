import type { ProbeRecord, ProbeResult, ProbeType } from "../model/machine.ts";
import type { Probe } from "../model/pod.ts";

/** What is known before the first answer. Source: kubernetes/kubernetes `pkg/kubelet/prober/worker.go`, v1.35. */
const INITIAL_RESULT = {
  startup: "Unknown",
  liveness: "Success",
  readiness: "Failure",
} as const satisfies Record<ProbeType, ProbeResult>;

/** A probe of a container that has just been started. */
export const newProbeRecord = (type: ProbeType): ProbeRecord => ({
  result: INITIAL_RESULT[type],
  streak: 0,
  streakOf: "Success",
  onHold: false,
});

/** The container as the prober finds it. */
export interface ProbedContainer {
  readonly secondsSinceStart: number;
  /** Its startup probe succeeded, or it has none. */
  readonly started: boolean;
}

/**
 * Whether the prober asks at all: after the initial delay, the startup probe until the container has started, the
 * others only then, and never again after a failure that restarts the container.
 * Source: kubernetes/kubernetes `pkg/kubelet/prober/worker.go` doProbe, v1.35.
 */
export function isProbed(
  type: ProbeType,
  probe: Pick<Probe, "initialDelaySeconds">,
  record: ProbeRecord,
  container: ProbedContainer,
): boolean {
  if (record.onHold || Math.floor(container.secondsSinceStart) < probe.initialDelaySeconds) return false;
  return container.started !== (type === "startup");
}

/**
 * The record after one answer. The result changes only after `successThreshold` or `failureThreshold` equal answers in
 * a row. A liveness probe that has failed, and a startup probe with any result, is then on hold until there is a new
 * container.
 * Source: kubernetes/kubernetes `pkg/kubelet/prober/worker.go` doProbe, v1.35.
 */
export function recordAnswer(
  type: ProbeType,
  probe: Pick<Probe, "successThreshold" | "failureThreshold">,
  record: ProbeRecord,
  answer: "Success" | "Failure",
): ProbeRecord {
  const threshold = answer === "Success" ? probe.successThreshold : probe.failureThreshold;
  const streak = record.streakOf === answer ? Math.min(record.streak, threshold) + 1 : 1;
  const next = { ...record, streak, streakOf: answer };
  if (streak < threshold) return next;
  const holds = type === "startup" || (type === "liveness" && answer === "Failure");
  return { ...next, result: answer, streak: holds ? 0 : streak, onHold: holds };
}

/**
 * Whether asking again and getting this answer would change nothing that anybody can see: then nobody needs to ask, and
 * a healthy cluster costs nothing.
 */
export const isSettled = (record: ProbeRecord, answer: "Success" | "Failure"): boolean =>
  record.result === answer && (record.streakOf === answer || record.streak === 0);

/** One attempt in a test sequence. */
export interface ProbeStep {
  readonly attempt: "success" | "failure";
  /** Missing: long ago. */
  readonly secondsSinceStart?: number;
  /** Missing: everything but a startup probe finds a started container. */
  readonly started?: boolean;
  /** The container was replaced before this attempt. */
  readonly newContainer?: boolean;
}

/** The recorded result after each attempt. */
export function probeSequence(
  type: ProbeType,
  probe: Pick<Probe, "initialDelaySeconds" | "successThreshold" | "failureThreshold">,
  steps: readonly ProbeStep[],
): ProbeResult[] {
  let record = newProbeRecord(type);
  return steps.map((step) => {
    // A new container forgets the result, not the streak.
    if (step.newContainer) record = { ...record, result: INITIAL_RESULT[type], onHold: false };
    const container = {
      secondsSinceStart: step.secondsSinceStart ?? Number.POSITIVE_INFINITY,
      started: step.started ?? type !== "startup",
    };
    if (isProbed(type, probe, record, container)) {
      record = recordAnswer(type, probe, record, step.attempt === "success" ? "Success" : "Failure");
    }
    return record.result;
  });
}
