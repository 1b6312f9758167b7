import type { ClusterDraft } from "../model/cluster-draft.ts";
import { removePod } from "../model/deletion.ts";
import { isMachineReachable, type Machine, type PodRuntime } from "../model/machine.ts";
import { isPodFinished, isPodReady, type Pod, type PodSpec } from "../model/pod.ts";
import { gameMs } from "../model/timings.ts";
import { isEqual } from "../util/equal.ts";
import { invariant } from "../util/invariant.ts";
import { KEY_SEPARATOR } from "../util/table.ts";
import { isLive, newContainerRuntime } from "./container-runtime.ts";
import { podStageOf } from "./pod-stage.ts";
import { podStatusOf } from "./pod-status.ts";
import { PodSync } from "./pod-sync.ts";
import { CONTAINER_STAGES, POD_STAGES } from "./registry.ts";
import { wakePodAt } from "./work.ts";

/** More steps than any Pod takes in one moment; beyond it a stage does not do what it says. */
const MAX_STEPS = 200;

/** Looks at one Pod of one machine: hears what is new, does every stage that is due, posts the status. */
export function syncPod(draft: ClusterDraft, workKey: string): void {
  const [node = "", podKey = ""] = workKey.split(KEY_SEPARATOR);
  const machine = draft.machines.get(node);
  if (machine?.power !== "on") return;
  const known = draft.runtimes.get(workKey);
  const heard = isMachineReachable(machine);
  const pod = heard ? podOn(draft, node, podKey) : undefined;
  const runtime = known ?? (pod && admit(draft, machine, pod));
  if (runtime === undefined) return;
  const sync = new PodSync(draft, runtime);
  if (known === undefined) sync.setPod({});
  if (heard) hear(sync, pod);
  const nextAt = runStages(sync);
  if (sync.isForgotten) return;
  const stage = podStageOf(sync);
  if (stage !== sync.runtime.stage) sync.setPod({ stage, since: draft.now });
  sync.save();
  if (nextAt !== undefined) wakePodAt(draft, node, podKey, nextAt);
  if (heard && pod !== undefined) post(sync, pod);
}

/** The Pod as the API has it, if it is bound here. */
function podOn(draft: ClusterDraft, node: string, podKey: string): Pod | undefined {
  const pod = draft.pods.get(podKey);
  return pod?.spec.nodeName === node ? pod : undefined;
}

/**
 * Takes a Pod on.
 * Simplified: the kubelet refuses nothing that was bound to it (no OutOfcpu, no NodeAffinity check).
 */
function admit(draft: ClusterDraft, machine: Machine, pod: Pod): PodRuntime | undefined {
  const podKey = `${pod.metadata.namespace}/${pod.metadata.name}`;
  if (isPodFinished(pod) || pod.metadata.deletionTimestamp !== undefined) {
    if (pod.metadata.deletionTimestamp !== undefined) removePod(draft, podKey);
    return undefined;
  }
  const { now } = draft;
  const newContainers = (list: Pod["spec"]["containers"]): PodRuntime["containers"] =>
    list.map(({ name }) => newContainerRuntime(name, now));
  const serial = draft.serial();
  return {
    podKey,
    podUid: pod.metadata.uid,
    nodeName: machine.nodeName,
    spec: pod.spec,
    stage: "image",
    since: now,
    admittedAt: now,
    podIP: `10.${(serial >> 16) & 255}.${(serial >> 8) & 255}.${serial & 255}`,
    // Before Kubernetes nobody makes an instance without meaning to start it.
    startOrdered: draft.settings.era !== undefined,
    containers: newContainers(pod.spec.containers),
    initContainers: newContainers(pod.spec.initContainers),
    rps: 0,
    cpuUsedMilli: 0,
    cpuWantedMilli: 0,
    memoryUsedBytes: 0,
  };
}

/** What the API says about a Pod that is here: to go on, or to end. */
function hear(sync: PodSync, pod: Pod | undefined): void {
  const { runtime, draft } = sync;
  const same = pod?.metadata.uid === runtime.podUid ? pod : undefined;
  if (same !== undefined && same.spec !== runtime.spec && !isEqual(same.spec, runtime.spec)) {
    takeSpec(sync, same.spec);
  }
  const deleted = same === undefined || same.metadata.deletionTimestamp !== undefined;
  if (!deleted && !isPodFinished(same)) return;
  const why = deleted ? "deleted" : "evicted";
  const grace = same?.metadata.deletionGracePeriodSeconds ?? runtime.spec.terminationGracePeriodSeconds;
  const killAt = draft.now + gameMs(grace, draft.settings.timings);
  const { termination } = runtime;
  if (termination !== undefined && termination.killAt <= killAt) {
    if (deleted && termination.why !== why) sync.setPod({ termination: { ...termination, why } });
    return;
  }
  sync.setPod({ termination: { why, killAt } });
}

/** Of a bound Pod's spec only images (and little else) may change: their containers start again with the new one. */
function takeSpec(sync: PodSync, spec: PodSpec): void {
  const changed = sync
    .containers()
    .filter((view) => imageIn(spec, view.spec.name) !== view.spec.image)
    .map((view) => view.spec.name);
  sync.setPod({ spec });
  for (const view of sync.containers()) {
    if (!changed.includes(view.spec.name)) continue;
    const { restartCount, name } = view.runtime;
    if (isLive(view.runtime)) {
      sync.report("Normal", "Killing", `Container ${name} definition changed, will be restarted`);
      const runtime = { ...view.runtime, restartOrdered: true };
      sync.stop({ ...view, runtime }, sync.now + sync.ms(spec.terminationGracePeriodSeconds));
    } else sync.setContainer({ ...newContainerRuntime(name, sync.now), restartCount });
  }
}

const imageIn = (spec: PodSpec, name: string): string | undefined =>
  [...spec.initContainers, ...spec.containers].find((container) => container.name === name)?.image;

/** Does everything that is due; returns when the next stage is, if any. */
function runStages(sync: PodSync): number | undefined {
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const next = nextStage(sync);
    if (next === undefined || next.due > sync.now) return next?.due;
    next.run();
    if (sync.isForgotten) return undefined;
  }
  invariant(false, "a kubelet stage does not come to rest", { pod: sync.runtime.podKey });
}

interface DueStage {
  readonly due: number;
  run(): void;
}

/** The first stage that is due now, or else the one that is due first. */
function nextStage(sync: PodSync): DueStage | undefined {
  let earliest: DueStage | undefined;
  for (const stage of POD_STAGES) {
    if (!stage.match(sync)) continue;
    const due = stage.due(sync);
    if (earliest === undefined || due < earliest.due) earliest = { due, run: () => stage.next(sync) };
    if (due <= sync.now) return earliest;
  }
  for (const view of sync.containers()) {
    for (const stage of CONTAINER_STAGES) {
      if (!stage.match(view)) continue;
      const due = stage.due(view);
      if (earliest === undefined || due < earliest.due) earliest = { due, run: () => stage.next(view) };
      if (due <= sync.now) return earliest;
    }
  }
  return earliest;
}

/** Writes the status where it differs. A Pod that has ended for good is then forgotten by its machine. */
function post(sync: PodSync, pod: Pod): void {
  const { draft, runtime } = sync;
  if (pod.metadata.uid !== runtime.podUid) return;
  const status = podStatusOf(sync, pod);
  if (!isEqual(status, pod.status)) {
    const posted: Pod = { ...pod, status };
    draft.put(posted);
    if (isPodReady(posted) && !isPodReady(pod)) {
      draft.emit({ type: "PodReady", pod: sync.podName, node: runtime.nodeName });
    }
  }
  const ended = !sync.containers().some((view) => isLive(view.runtime));
  const isFinal = status.phase === "Failed" || status.phase === "Succeeded";
  if (isFinal && ended && runtime.termination?.why !== "deleted") sync.forget();
}
