import type { Command } from "../commands/registry.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { DEFAULT_NAMESPACE, namespacedKey } from "../model/meta.ts";
import type { NodeInfo } from "../model/node-info.ts";
import { isPodTerminating, type Pod } from "../model/pod.ts";
import { appOf } from "../model/pod-creation.ts";
import { profileOf } from "../scheduler/configured-profile.ts";
import { explainPod } from "../scheduler/explain.ts";
import { clusterSnapshot } from "../scheduler/snapshot.ts";
import { roomLeftFor, upcomingPods } from "./foresight.ts";
import type { Brain, Situation } from "./framework.ts";

/**
 * Gives waiting Pods a Node. Everybody reads the two gauges; a perfect player also asks what kube-scheduler would, and
 * keeps room for what the board says will come.
 */
export const schedulerDesk: Brain = (situation) => {
  const { reader, character, slips, rng } = situation;
  const waiting = waitingPods(reader);
  if (waiting.length === 0) return undefined;
  if (character === "clumsy" || slips) return bindTo(rng.pick(waiting), rng.pick([...reader.nodes.keys()]));
  const pods = character === "perfect" ? mostMissedFirst(reader, waiting) : waiting;
  for (const pod of pods) {
    const node = character === "perfect" ? farsightedNode(situation, pod) : emptiestNode(situation, pod);
    if (node !== undefined) return bindTo(pod, node);
  }
  return undefined;
};

const bindTo = (pod: Pod, node: string): Command => ({ type: "bind", pod: pod.metadata.name, node });

/** The Pods that wait for a Node, in the queue's order. */
function waitingPods(reader: ClusterReader): readonly Pod[] {
  const queued = [...reader.queue.values()].filter(({ where }) => where !== "gated");
  queued.sort((a, b) => b.priority - a.priority || a.queuedAt - b.queuedAt || a.serial - b.serial);
  return queued.flatMap(({ podKey }) => {
    const pod = reader.pods.get(podKey);
    return pod && pod.spec.nodeName === undefined && !isPodTerminating(pod) ? [pod] : [];
  });
}

/** Pods of the app first whose requests fail the most. The rest keeps its order. */
function mostMissedFirst(reader: ClusterReader, pods: readonly Pod[]): readonly Pod[] {
  const missed = (pod: Pod): number =>
    reader.traffic.get(namespacedKey(DEFAULT_NAMESPACE, appOf(pod.metadata.labels)))?.failedRps ?? 0;
  return pods.toSorted((a, b) => missed(b) - missed(a));
}

/**
 * The Node with the largest share of both gauges still free, of those that would take the Pod. One that called out that
 * it is full only when there is no other.
 */
function emptiestNode({ reader, heard }: Situation, pod: Pod): string | undefined {
  const isFull = (node: string): boolean =>
    heard.some(({ seat, call }) => call === "im-full" && seat === node);
  const snapshot = clusterSnapshot(reader);
  const feasible = explainPod(pod, snapshot).nodes.filter(({ refusals }) => refusals.length === 0);
  return bestOf(feasible, ({ node }) => [isFull(node) ? 0 : 1, freeShare(snapshot.nodeInfo(node))])?.node;
}

/** What kube-scheduler would choose among the Nodes that leave room for the big Pods to come. */
function farsightedNode({ reader }: Situation, pod: Pod): string | undefined {
  const snapshot = clusterSnapshot(reader);
  const upcoming = upcomingPods(reader);
  const { nodes } = explainPod(pod, snapshot, profileOf(reader.schedulerProfile));
  const feasible = nodes.filter(({ refusals }) => refusals.length === 0);
  return bestOf(feasible, ({ node, total }) => [roomLeftFor(upcoming, snapshot, pod, node), total])?.node;
}

function freeShare(info: NodeInfo | undefined): number {
  if (info === undefined) return 0;
  const { allocatable, requested } = info;
  return Math.min(
    1 - requested.cpuMilli / allocatable.cpuMilli,
    1 - requested.memoryBytes / allocatable.memoryBytes,
  );
}

/** The item with the greatest rank, compared number by number; the first of equals. */
function bestOf<T>(items: readonly T[], rank: (item: T) => readonly number[]): T | undefined {
  let best: { readonly item: T; readonly rank: readonly number[] } | undefined;
  for (const item of items) {
    const own = rank(item);
    if (best === undefined || isGreater(own, best.rank)) best = { item, rank: own };
  }
  return best?.item;
}

function isGreater(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}
