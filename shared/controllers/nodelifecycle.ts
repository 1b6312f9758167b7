import type { ClusterDraft } from "../model/cluster-draft.ts";
import { withCondition } from "../model/conditions.ts";
import { memoryKey } from "../model/controller-memory.ts";
import { isMachineReachable } from "../model/machine.ts";
import { type Condition, type GameMs, keyOf } from "../model/meta.ts";
import { type ClusterNode, isNodeReady, type NodeConditionType } from "../model/node.ts";
import { podCondition } from "../model/pod.ts";
import { NODE_LIFECYCLE } from "../model/reachability.ts";
import { gameMs, kubeSeconds } from "../model/timings.ts";
import type { Controller } from "./framework.ts";
import { DEFAULT_NODE_GRACE, judgeSilence, type NodeVerdict } from "./node-lifecycle/health.ts";
import { isMarkedLost, isTaintedLost, lostTaintKey, taintsFor } from "./node-lifecycle/taints.ts";
import { evictionPace, zoneOfNode } from "./node-lifecycle/zones.ts";

const NAME = NODE_LIFECYCLE;
const SOURCE = "node-controller";

/** Conditions that nobody can vouch for while a Node is silent. */
const JUDGED = ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure"] as const;

/**
 * Gives up Nodes that are not heard any more and takes them back when they are. What it knows is only whether
 * heartbeats arrive: the machine may well be running.
 * Source: kubernetes/kubernetes `pkg/controller/nodelifecycle/node_lifecycle_controller.go`, v1.35.
 * Simplified: heartbeats are not written one by one, and the event of a Node that is Ready again comes from here and
 * not from its kubelet.
 */
export const nodeLifecycleController: Controller = {
  name: NAME,
  keysFor: (_draft, { kind, key, after }) => (kind === "Node" && after !== undefined ? [key] : []),
  allKeys: (draft) => draft.nodes.keys(),
  reconcile(draft, name) {
    const before = draft.nodes.get(name);
    if (before === undefined) return;
    judge(draft, before);
    const node = draft.nodes.get(name) ?? before;
    const hasChanged = isNodeReady(before) !== isNodeReady(node);
    // One Node more or less may change what is allowed for all that are lost, itself included: evictions are decided
    // a tick later, when it is known who else fell silent at the same moment.
    if (hasChanged) wakeLostNodes(draft);
    if (isNodeReady(node) && isMarkedLost(node)) welcomeBack(draft, node);
    const taints = taintsFor(node, !hasChanged && mayEvict(draft, node));
    if (taints !== node.spec.taints) draft.put({ ...node, spec: { ...node.spec, taints } });
  },
};

function judge(draft: ClusterDraft, node: ClusterNode): void {
  const machine = draft.machines.get(node.metadata.name);
  if (machine === undefined || isMachineReachable(machine)) return;
  const ready = node.status.conditions.find(({ type }) => type === "Ready")?.status;
  const { timings } = draft.settings;
  const since = machine.silentSince ?? node.metadata.creationTimestamp;
  const silentSeconds = kubeSeconds(draft.now - since, timings);
  const verdict = judgeSilence({ ready, silentSeconds }, DEFAULT_NODE_GRACE);
  if (verdict !== undefined) {
    giveUp(draft, node, verdict);
  } else if (ready !== "Unknown") {
    const { monitorSeconds, startupSeconds } = DEFAULT_NODE_GRACE;
    const patience = gameMs(ready === undefined ? startupSeconds : monitorSeconds, timings);
    draft.enqueueAt(NAME, node.metadata.name, since + patience + 1);
  }
}

function giveUp(draft: ClusterDraft, node: ClusterNode, { marksPods, ...verdict }: NodeVerdict): void {
  const { status, reason, message } = verdict;
  writeConditions(
    draft,
    node,
    JUDGED.map((type) => ({ type, status, reason, message, lastTransitionTime: draft.now })),
  );
  if (!marksPods) return;
  const { name } = node.metadata;
  reportNode(draft, name, "NodeNotReady");
  draft.emit({ type: "NodeNotReady", node: name });
  for (const pod of draft.nodeInfos.get(name)?.pods ?? []) markPodNotReady(draft, keyOf(pod));
}

/** The marks of its loss are still on a Node whose kubelet has reported in the meantime. */
function welcomeBack(draft: ClusterDraft, node: ClusterNode): void {
  const { name } = node.metadata;
  reportNode(draft, name, "NodeReady");
  draft.emit({ type: "NodeReady", node: name });
  wakeLostNodes(draft);
}

function writeConditions(
  draft: ClusterDraft,
  node: ClusterNode,
  changed: readonly Condition<NodeConditionType>[],
): void {
  const conditions = changed.reduce(withCondition<Condition<NodeConditionType>>, node.status.conditions);
  if (conditions !== node.status.conditions) draft.put({ ...node, status: { ...node.status, conditions } });
}

/** Source: kubernetes/kubernetes `pkg/controller/util/node/controller_utils.go` MarkPodsNotReady, v1.35. */
function markPodNotReady(draft: ClusterDraft, podKey: string): void {
  const pod = draft.pods.get(podKey);
  const ready = pod && podCondition(pod, "Ready");
  if (pod === undefined || ready?.status !== "True") return;
  const conditions = withCondition(pod.status.conditions, {
    ...ready,
    status: "False",
    lastTransitionTime: draft.now,
  });
  draft.put({ ...pod, status: { ...pod.status, conditions } });
  draft.report({
    kind: "Pod",
    key: podKey,
    type: "Warning",
    reason: "NodeNotReady",
    message: "Node is not ready",
    source: SOURCE,
  });
}

function reportNode(draft: ClusterDraft, name: string, reason: "NodeNotReady" | "NodeReady"): void {
  const message = `Node ${name} status is now: ${reason}`;
  draft.report({ kind: "Node", key: name, type: "Normal", reason, message, source: SOURCE });
}

function wakeLostNodes(draft: ClusterDraft): void {
  for (const node of draft.nodes.values()) {
    if (!isNodeReady(node)) draft.enqueue(NAME, node.metadata.name);
  }
}

/** Whether a lost Node may lose its Pods now; if it has to wait for its turn, it is looked at again then. */
function mayEvict(draft: ClusterDraft, node: ClusterNode): boolean {
  if (lostTaintKey(node) === undefined) return false;
  const zone = zoneOfNode(node);
  const pace = evictionPace(draft.nodes.values(), zone);
  if (pace === "never") return isTaintedLost(node) && !isEverythingLost(draft);
  if (isTaintedLost(node)) return true;
  const turn = nextTurn(draft, zone, gameMs(pace, draft.settings.timings));
  if (turn > draft.now) {
    draft.enqueueAt(NAME, node.metadata.name, turn);
    return false;
  }
  draft.memory.set(memoryKey(NAME, zone), { type: "ZoneEvictions", lastAt: draft.now });
  return true;
}

/** With no Node left at all even evictions that began are called off. */
function isEverythingLost(draft: ClusterDraft): boolean {
  for (const node of draft.nodes.values()) {
    if (isNodeReady(node)) return false;
  }
  return true;
}

function nextTurn(draft: ClusterDraft, zone: string, interval: GameMs): GameMs {
  const last = draft.memory.get(memoryKey(NAME, zone));
  return last?.type === "ZoneEvictions" ? last.lastAt + interval : draft.now;
}
