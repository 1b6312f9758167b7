import type { ProbeRecord, ProbeType } from "../../model/machine.ts";
import type { GameMs } from "../../model/meta.ts";
import type { Probe } from "../../model/pod.ts";
import type { ContainerStage } from "../framework.ts";
import { type ContainerView, isStarted } from "../pod-sync.ts";
import { isProbed, isSettled, newProbeRecord, recordAnswer } from "../probe.ts";

const PROBE_OF = {
  startup: "startupProbe",
  liveness: "livenessProbe",
  readiness: "readinessProbe",
} as const satisfies Record<ProbeType, string>;
const TITLE = { startup: "Startup", liveness: "Liveness", readiness: "Readiness" } as const;

/** What the container would answer if it was asked now. */
const answerOf = ({ runtime }: ContainerView): "Success" | "Failure" =>
  runtime.state === "running" && !runtime.hung ? "Success" : "Failure";

const recordOf = ({ runtime }: ContainerView, type: ProbeType): ProbeRecord =>
  runtime.probes[type] ?? newProbeRecord(type);

/**
 * The prober's next attempt that can change something. Attempts are every `periodSeconds` from the start of the
 * container; those whose answer is known to change nothing are left out, so that a healthy Pod sets no timer.
 * Simplified: an answer, or the lack of one, is known at once and not after `timeoutSeconds`.
 */
const probeStage = (type: ProbeType): ContainerStage => ({
  name: `${type}-probe`,
  match(view) {
    const probe = view.spec[PROBE_OF[type]];
    const { state } = view.runtime;
    if (probe === undefined || (state !== "starting" && state !== "running")) return false;
    if (type !== "readiness" && view.sync.runtime.termination !== undefined) return false;
    const record = recordOf(view, type);
    const container = { secondsSinceStart: Number.POSITIVE_INFINITY, started: isStarted(view) };
    return isProbed(type, probe, record, container) && !isSettled(record, answerOf(view));
  },
  due(view) {
    const probe = view.spec[PROBE_OF[type]];
    return probe === undefined ? view.sync.now : nextAttempt(view, type, probe);
  },
  next(view) {
    const probe = view.spec[PROBE_OF[type]];
    if (probe !== undefined) attempt(view, type, probe);
  },
});

/** The first attempt that comes after the last one and after the last change of the container. */
function nextAttempt(view: ContainerView, type: ProbeType, probe: Probe): GameMs {
  const { sync, runtime } = view;
  const startedAt = runtime.startedAt ?? sync.now;
  const changedAt = Math.max(runtime.since, type === "startup" ? 0 : (runtime.probes.startup?.askedAt ?? 0));
  const askedAt = recordOf(view, type).askedAt;
  const earliest = Math.max(
    changedAt,
    startedAt + sync.ms(probe.initialDelaySeconds),
    askedAt === undefined ? 0 : askedAt + 1,
  );
  const period = Math.max(1, sync.ms(probe.periodSeconds));
  return startedAt + Math.ceil((earliest - startedAt) / period) * period;
}

function attempt(view: ContainerView, type: ProbeType, probe: Probe): void {
  const { sync, spec, runtime } = view;
  const answer = answerOf(view);
  const askedAt = nextAttempt(view, type, probe);
  const record = { ...recordAnswer(type, probe, recordOf(view, type), answer), askedAt };
  const probed = { ...runtime, probes: { ...runtime.probes, [type]: record } };
  if (answer === "Failure")
    sync.report("Warning", "Unhealthy", `${TITLE[type]} probe failed: ${symptom(view)}`);
  if (type === "readiness" || record.result !== "Failure") {
    sync.setContainer(probed);
    return;
  }
  sync.report(
    "Normal",
    "Killing",
    `Container ${spec.name} failed ${type} probe${type === "liveness" ? ", will be restarted" : ""}`,
  );
  // The kubelet keeps its promise to restart also where everything else is done by hand.
  const doomed = sync.isAuto ? probed : { ...probed, restartOrdered: true };
  sync.stop(
    { ...view, runtime: doomed },
    sync.now + sync.ms(sync.runtime.spec.terminationGracePeriodSeconds),
  );
}

const symptom = ({ runtime }: ContainerView): string =>
  runtime.hung ? "context deadline exceeded" : "dial tcp: connect: connection refused";

export const startupProbe = probeStage("startup");
export const livenessProbe = probeStage("liveness");
export const readinessProbe = probeStage("readiness");
