import type { ClusterDraft } from "../model/cluster-draft.ts";
import {
  isMachineReachable,
  type Machine,
  type PodRuntime,
  runtimePrefix,
  type Shortage,
} from "../model/machine.ts";
import { makeQuantity } from "../model/parse/quantity.ts";
import { podRequests } from "../model/pod-requests.ts";
import { EPHEMERAL_STORAGE, MEMORY, MIB } from "../model/resources.ts";
import { gameMs } from "../model/timings.ts";
import { containerMemory } from "./container-usage.ts";
import { collectGarbage, diskUsedBytes } from "./disk.ts";
import { evictionOrder, RANK_BY_REQUEST } from "./eviction-order.ts";
import { postNodeStatus } from "./node-status.ts";
import { PodSync } from "./pod-sync.ts";
import { SYSTEM_CRITICAL_PRIORITY } from "./qos.ts";
import { USAGE_WORK, wakePod } from "./work.ts";

/** Hard eviction thresholds. Source: `pkg/kubelet/eviction/defaults_linux.go`, v1.35. */
const MEMORY_AVAILABLE_BYTES = 100 * MIB;
/** Images and Pods share one disk here, so of nodefs (10 %) and imagefs (15 %) the second is met first. */
const DISK_AVAILABLE_PERCENT = 15;

/** The kubelet looks this often while something is short; seconds of Kubernetes time. */
const MONITORING_SECONDS = 10;
/** A condition stays this long after the shortage was last seen; seconds of Kubernetes time. */
const TRANSITION_SECONDS = 300;

/** One resource that can run short, and how Pods stand to it. */
interface Signal {
  readonly shortage: Shortage;
  readonly resource: string;
  availableBytes(draft: ClusterDraft, machine: Machine): number;
  thresholdBytes(machine: Machine): number;
  /** Frees what no Pod needs. */
  reclaim(draft: ClusterDraft, machine: Machine): void;
  usageOf(runtime: PodRuntime): number;
}

/** Memory is dealt with first. */
const SIGNALS: readonly Signal[] = [
  {
    shortage: "memory",
    resource: MEMORY,
    availableBytes: (_draft, machine) => machine.memoryBytes - machine.memoryUsedBytes,
    thresholdBytes: () => MEMORY_AVAILABLE_BYTES,
    reclaim: () => undefined,
    usageOf: (runtime) => runtime.memoryUsedBytes,
  },
  {
    shortage: "disk",
    resource: EPHEMERAL_STORAGE,
    availableBytes: (draft, machine) => machine.diskBytes - diskUsedBytes(draft, machine),
    thresholdBytes: (machine) => Math.floor((machine.diskBytes * DISK_AVAILABLE_PERCENT) / 100),
    reclaim: (draft, machine) => collectGarbage(draft, machine.nodeName, machine.diskBytes),
    usageOf: (runtime) => runtime.trouble?.diskBytes ?? 0,
  },
];

/**
 * Node-pressure eviction: notes a shortage, reports it as a condition, and evicts one Pod a round while it lasts.
 * Source: kubernetes/kubernetes `pkg/kubelet/eviction/eviction_manager.go` synchronize, v1.35.
 */
export function relievePressure(draft: ClusterDraft, node: string): void {
  for (const signal of SIGNALS) {
    const machine = draft.machines.get(node);
    if (machine?.power === "on") relieve(draft, machine, signal);
  }
}

function relieve(draft: ClusterDraft, machine: Machine, signal: Signal): void {
  const ms = (seconds: number): number => gameMs(seconds, draft.settings.timings);
  const seenAt = machine.shortages[signal.shortage];
  if (isShort(draft, machine, signal)) {
    const round = seenAt === undefined ? draft.now : seenAt + ms(MONITORING_SECONDS);
    if (round > draft.now) return;
    setShortage(draft, machine, signal.shortage, draft.now);
    draft.enqueueAt(USAGE_WORK, machine.nodeName, draft.now + ms(MONITORING_SECONDS));
    reclaimOrEvict(draft, machine, signal);
    return;
  }
  if (seenAt === undefined) return;
  const clearAt = seenAt + ms(TRANSITION_SECONDS);
  if (clearAt <= draft.now) setShortage(draft, machine, signal.shortage, undefined);
  else draft.enqueueAt(USAGE_WORK, machine.nodeName, clearAt);
}

const isShort = (draft: ClusterDraft, machine: Machine, signal: Signal): boolean =>
  signal.availableBytes(draft, machine) < signal.thresholdBytes(machine);

function setShortage(
  draft: ClusterDraft,
  machine: Machine,
  shortage: Shortage,
  at: number | undefined,
): void {
  const { [shortage]: _, ...others } = machine.shortages;
  const next = { ...machine, shortages: at === undefined ? others : { ...others, [shortage]: at } };
  draft.machines.set(machine.nodeName, next);
  postNodeStatus(draft, next);
}

function reclaimOrEvict(draft: ClusterDraft, machine: Machine, signal: Signal): void {
  if (isMachineReachable(machine)) {
    draft.report({
      kind: "Node",
      key: machine.nodeName,
      type: "Warning",
      reason: "EvictionThresholdMet",
      message: `Attempting to reclaim ${signal.resource}`,
      source: "kubelet",
    });
  }
  signal.reclaim(draft, machine);
  const after = draft.machines.get(machine.nodeName) ?? machine;
  if (isShort(draft, after, signal)) evictOne(draft, after, signal);
}

function evictOne(draft: ClusterDraft, machine: Machine, signal: Signal): void {
  const candidates = draft.runtimes
    .withPrefix(runtimePrefix(machine.nodeName))
    .filter(({ termination, spec }) => termination === undefined && spec.priority < SYSTEM_CRITICAL_PRIORITY)
    .map((runtime) => ({
      name: runtime.podKey,
      priority: runtime.spec.priority,
      usage: signal.usageOf(runtime),
      request: podRequests(runtime).requests[signal.resource] ?? 0,
      runtime,
    }));
  const victim = evictionOrder(candidates, RANK_BY_REQUEST)[0];
  if (victim === undefined) return;
  const sync = new PodSync(draft, victim.runtime);
  const message = evictionMessage(draft, machine, signal, sync);
  sync.report("Warning", "Evicted", message);
  sync.setPod({
    eviction: { reason: "Evicted", message },
    termination: { why: "evicted", killAt: draft.now },
  });
  sync.save();
  wakePod(draft, machine.nodeName, victim.name);
}

function evictionMessage(draft: ClusterDraft, machine: Machine, signal: Signal, sync: PodSync): string {
  const threshold = makeQuantity(MEMORY, signal.thresholdBytes(machine));
  const available = makeQuantity(MEMORY, Math.max(0, signal.availableBytes(draft, machine)));
  const head = `The node was low on resource: ${signal.resource}. Threshold quantity: ${threshold}, available: ${available}. `;
  if (signal.shortage !== "memory") return head;
  const greedy = sync.containers().map((view) => {
    const used = containerMemory(view);
    const request = view.spec.resources.requests[MEMORY] ?? 0;
    if (used <= request) return "";
    return `Container ${view.spec.name} was using ${makeQuantity(MEMORY, used)}, request is ${makeQuantity(MEMORY, request)}, has larger consumption of memory. `;
  });
  return head + greedy.join("");
}
