import type { ClusterReader } from "../model/cluster-state.ts";
import type { NodeInfo } from "../model/node-info.ts";
import type { Pod } from "../model/pod.ts";
import { Table } from "../util/table.ts";
import type { NodeCount, SchedulingSnapshot } from "./framework.ts";

/** What a snapshot holds beside the Nodes; everything may be left out. */
export interface SnapshotParts {
  readonly cluster?: SchedulingSnapshot["cluster"];
  readonly namespaceLabels?: SchedulingSnapshot["namespaceLabels"];
  /** Pods without a Node that have a nominated one. */
  readonly nominated?: readonly Pod[];
}

const NO_OBJECTS: SchedulingSnapshot["cluster"] = {
  services: Table.empty(),
  replicaSets: Table.empty(),
  podDisruptionBudgets: Table.empty(),
};
const NOBODY: readonly Pod[] = [];

/**
 * A snapshot that can follow the one kind of change that scheduling itself makes: Pods that come to or leave a Node.
 * So a pass that places many Pods builds the list of Nodes once.
 */
export class NodeSnapshot implements SchedulingSnapshot {
  readonly nodeInfos: readonly NodeInfo[];
  readonly cluster: SchedulingSnapshot["cluster"];
  readonly namespaceLabels: SchedulingSnapshot["namespaceLabels"];
  readonly #infos: NodeInfo[];
  readonly #index: ReadonlyMap<string, number>;
  readonly #memos: Map<object, unknown>;
  readonly #nominated: Map<string, readonly Pod[]>;
  readonly #sums = new Map<string, { readonly of: NodeCount; readonly byValue: Map<string, number> }>();
  #affinity: readonly NodeInfo[] | undefined;
  #antiAffinity: readonly NodeInfo[] | undefined;

  /** `infos` in name order, each with its Node; the snapshot keeps the array. */
  constructor(infos: NodeInfo[], parts: SnapshotParts, like?: NodeSnapshot) {
    this.#infos = infos;
    this.nodeInfos = infos;
    this.cluster = parts.cluster ?? NO_OBJECTS;
    this.namespaceLabels = parts.namespaceLabels ?? {};
    this.#index = like ? like.#index : new Map(infos.map((info, i) => [info.name, i]));
    this.#memos = like ? like.#memos : new Map<object, unknown>();
    this.#nominated = like ? like.#nominated : new Map<string, readonly Pod[]>();
    for (const pod of parts.nominated ?? NOBODY) this.nominate(pod);
  }

  nodeInfo(name: string): NodeInfo | undefined {
    const i = this.#index.get(name);
    return i === undefined ? undefined : this.#infos[i];
  }

  withAffinity(): readonly NodeInfo[] {
    this.#affinity ??= this.#infos.filter((info) => info.podsWithAffinity.length > 0);
    return this.#affinity;
  }

  withRequiredAntiAffinity(): readonly NodeInfo[] {
    this.#antiAffinity ??= this.#infos.filter((info) => info.podsWithRequiredAntiAffinity.length > 0);
    return this.#antiAffinity;
  }

  nominatedTo(node: string): readonly Pod[] {
    return this.#nominated.size === 0 ? NOBODY : (this.#nominated.get(node) ?? NOBODY);
  }

  memo<T>(of: object, compute: (nodeInfos: readonly NodeInfo[]) => T): T {
    if (this.#memos.has(of)) return this.#memos.get(of) as T;
    const value = compute(this.#infos);
    this.#memos.set(of, value);
    return value;
  }

  sums(key: string, of: NodeCount): ReadonlyMap<string, number> {
    const known = this.#sums.get(key);
    if (known !== undefined) return known.byValue;
    const byValue = new Map<string, number>();
    for (const info of this.#infos) addCount(byValue, of(info), 1);
    this.#sums.set(key, { of, byValue });
    return byValue;
  }

  replacing(info: NodeInfo): SchedulingSnapshot {
    const copy = new NodeSnapshot([...this.#infos], this.#parts(), this);
    copy.#affinity = this.#affinity;
    copy.#antiAffinity = this.#antiAffinity;
    copy.update(info);
    return copy;
  }

  /** Follows a change of the Pods on a Node. The Node itself is as before. */
  update(info: NodeInfo): void {
    const i = this.#index.get(info.name);
    if (i === undefined) return;
    const before = this.#infos[i];
    this.#infos[i] = info;
    for (const { of, byValue } of this.#sums.values()) {
      if (before !== undefined) addCount(byValue, of(before), -1);
      addCount(byValue, of(info), 1);
    }
    const mattered = (before?.podsWithAffinity.length ?? 0) > 0 || info.podsWithAffinity.length > 0;
    if (mattered) {
      this.#affinity = undefined;
      this.#antiAffinity = undefined;
    }
  }

  /** Follows a nomination: the Pod's `status.nominatedNodeName` counts. */
  nominate(pod: Pod): void {
    const node = pod.status.nominatedNodeName;
    if (node === undefined) return;
    const others = this.nominatedTo(node).filter((other) => other.metadata.uid !== pod.metadata.uid);
    this.#nominated.set(node, [...others, pod]);
  }

  /** Follows the end of a nomination. */
  forget(pod: Pod): void {
    const node = pod.status.nominatedNodeName;
    if (node === undefined) return;
    const others = this.nominatedTo(node).filter((other) => other.metadata.uid !== pod.metadata.uid);
    if (others.length > 0) this.#nominated.set(node, others);
    else this.#nominated.delete(node);
  }

  #parts(): SnapshotParts {
    return { cluster: this.cluster, namespaceLabels: this.namespaceLabels };
  }
}

function addCount(byValue: Map<string, number>, [value, count]: ReturnType<NodeCount>, sign: 1 | -1): void {
  if (count !== 0) byValue.set(value, (byValue.get(value) ?? 0) + sign * count);
}

/** A snapshot of Nodes that were put together by hand: by a client, a test, a race between schedulers. */
export function makeSnapshot(infos: Iterable<NodeInfo>, parts: SnapshotParts = {}): NodeSnapshot {
  const existing = [...infos].filter((info) => info.node !== undefined);
  existing.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return new NodeSnapshot(existing, parts);
}

/** A snapshot of a whole cluster. `nominated` are its Pods with a nominated Node, if there are any. */
export function snapshotOf(
  cluster: Pick<ClusterReader, "nodeInfos" | "services" | "replicaSets" | "podDisruptionBudgets">,
  nominated: readonly Pod[] = NOBODY,
): NodeSnapshot {
  const infos: NodeInfo[] = [];
  for (const info of cluster.nodeInfos.values()) if (info.node !== undefined) infos.push(info);
  return new NodeSnapshot(infos, { cluster, nominated });
}

/** A snapshot of all that a reader knows: what `explainPod` is asked about. */
export function clusterSnapshot(cluster: ClusterReader): NodeSnapshot {
  const nominated: Pod[] = [];
  for (const key of cluster.queue.keys()) {
    const pod = cluster.pods.get(key);
    if (pod?.status.nominatedNodeName !== undefined) nominated.push(pod);
  }
  return snapshotOf(cluster, nominated);
}
