import type { ClusterDraft } from "../model/cluster-draft.ts";
import { type Machine, type PodRuntime, runtimeKey, runtimePrefix } from "../model/machine.ts";
import { podLimits, podRequests } from "../model/pod-requests.ts";
import { CPU, MEMORY } from "../model/resources.ts";
import { isLive } from "./container-runtime.ts";
import { containerCpu, containerMemory } from "./container-usage.ts";
import { diskUsedBytes } from "./disk.ts";
import { killWhatExceeds } from "./out-of-memory.ts";
import { PodSync } from "./pod-sync.ts";
import { relievePressure } from "./pressure.ts";
import { USAGE_WORK, wakeTraffic } from "./work.ts";

/** How often the use of memory is measured while something leaks. */
const MEASURE_MS = 1000;

/** What a Pod would use with enough cpu, and what it uses of memory. */
interface Wanted {
  readonly runtime: PodRuntime;
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}

/**
 * Works out what everything on a machine uses: cpu shared by requests where it is short, memory as it is. Called when
 * something changed there, and every second while memory leaks.
 */
export function syncUsage(draft: ClusterDraft, node: string): void {
  const machine = draft.machines.get(node);
  if (machine === undefined) return;
  killWhatExceeds(draft, machine);
  const runtimes = draft.runtimes.withPrefix(runtimePrefix(node));
  const wanted = runtimes.map((runtime) => wantedBy(draft, machine, runtime));
  const granted = shareCpu(machine.cpuMilli, wanted);
  for (const [i, { runtime, cpuMilli, memoryBytes }] of wanted.entries()) {
    writePod(draft, runtime, cpuMilli, granted[i] ?? 0, memoryBytes);
  }
  writeMachine(draft, machine, {
    cpuUsedMilli: granted.reduce((sum, cpu) => sum + cpu, 0),
    memoryUsedBytes: wanted.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0),
    diskUsedBytes: diskUsedBytes(draft, machine),
  });
  relievePressure(draft, node);
  if (runtimes.some((runtime) => leaks(draft, runtime))) {
    draft.enqueueAt(USAGE_WORK, node, draft.now + MEASURE_MS);
  }
}

function wantedBy(draft: ClusterDraft, machine: Machine, runtime: PodRuntime): Wanted {
  if (machine.power !== "on") return { runtime, cpuMilli: 0, memoryBytes: 0 };
  const views = new PodSync(draft, runtime).containers();
  // What a Pod carries beside its containers is there as long as one of them is.
  const carries = views.some((view) => isLive(view.runtime));
  let cpuMilli = carries ? (runtime.spec.overhead[CPU] ?? 0) : 0;
  let memoryBytes = carries ? (runtime.spec.overhead[MEMORY] ?? 0) : 0;
  for (const view of views) {
    cpuMilli += containerCpu(view);
    memoryBytes += containerMemory(view);
  }
  const limit = podLimits(runtime)[CPU];
  return { runtime, cpuMilli: limit === undefined ? cpuMilli : Math.min(limit, cpuMilli), memoryBytes };
}

const leaks = (draft: ClusterDraft, runtime: PodRuntime): boolean =>
  (runtime.trouble?.leakBytesPerSecond ?? 0) > 0 ||
  new PodSync(draft, runtime)
    .containers()
    .some((view) => isLive(view.runtime) && (view.behaviour?.leakBytesPerSecond ?? 0) > 0);

/**
 * Millicores that each Pod gets. Where there is not enough, everybody gets what it asked for first (or its share of
 * that), then the rest goes to those who want more, by how much more.
 * Simplified: the kernel weighs what is left by requests as well.
 */
export function shareCpu(
  cpuMilli: number,
  wanted: readonly Pick<Wanted, "runtime" | "cpuMilli">[],
): number[] {
  const total = wanted.reduce((sum, pod) => sum + pod.cpuMilli, 0);
  if (total <= cpuMilli) return wanted.map((pod) => pod.cpuMilli);
  const requests = wanted.map(({ runtime }) => podRequests(runtime).requests[CPU] ?? 0);
  const requested = requests.reduce((sum, request) => sum + request, 0);
  const first = wanted.map((pod, i) => {
    const request = requests[i] ?? 0;
    const share = requested > cpuMilli ? Math.floor((request * cpuMilli) / requested) : request;
    return Math.min(pod.cpuMilli, share);
  });
  const left = cpuMilli - first.reduce((sum, cpu) => sum + cpu, 0);
  const unmet = total - first.reduce((sum, cpu) => sum + cpu, 0);
  return wanted.map((pod, i) => {
    const got = first[i] ?? 0;
    return got + Math.floor(((pod.cpuMilli - got) * left) / unmet);
  });
}

function writePod(
  draft: ClusterDraft,
  runtime: PodRuntime,
  cpuWantedMilli: number,
  cpuUsedMilli: number,
  memoryUsedBytes: number,
): void {
  if (
    runtime.cpuWantedMilli === cpuWantedMilli &&
    runtime.cpuUsedMilli === cpuUsedMilli &&
    runtime.memoryUsedBytes === memoryUsedBytes
  ) {
    return;
  }
  const next = { ...runtime, cpuWantedMilli, cpuUsedMilli, memoryUsedBytes };
  draft.runtimes.set(runtimeKey(runtime.nodeName, runtime.podKey), next);
  // Only a Pod that gets less cpu than it wants serves less than it could.
  if (isShortOfCpu(runtime) || isShortOfCpu(next)) wakeTraffic(draft);
}

/** The machine has less cpu left than the Pod wants. */
export const isShortOfCpu = ({ cpuUsedMilli, cpuWantedMilli }: PodRuntime): boolean =>
  cpuUsedMilli < cpuWantedMilli;

function writeMachine(
  draft: ClusterDraft,
  machine: Machine,
  used: Pick<Machine, "cpuUsedMilli" | "memoryUsedBytes" | "diskUsedBytes">,
): void {
  if (
    machine.cpuUsedMilli === used.cpuUsedMilli &&
    machine.memoryUsedBytes === used.memoryUsedBytes &&
    machine.diskUsedBytes === used.diskUsedBytes
  ) {
    return;
  }
  const current = draft.machines.get(machine.nodeName) ?? machine;
  draft.machines.set(machine.nodeName, { ...current, ...used });
}
