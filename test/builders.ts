import { ClusterDraft, type Watcher } from "../shared/model/cluster-draft.ts";
import type { Automation, ClusterState } from "../shared/model/cluster-state.ts";
import { DEFAULT_NAMESPACE, type ObjectMeta } from "../shared/model/meta.ts";
import { emptyCluster } from "../shared/model/new-cluster.ts";
import { newContainer, newMeta, newPodSpec } from "../shared/model/new-objects.ts";
import type { ClusterNode, NodeSpec, NodeStatus } from "../shared/model/node.ts";
import type { Pod, PodSpec, PodStatus } from "../shared/model/pod.ts";
import { CPU, GIB, MEMORY, MIB, PODS, type ResourceList } from "../shared/model/resources.ts";
import { TIMINGS } from "../shared/model/timings.ts";

type Meta = Partial<Omit<ObjectMeta, "name">>;

/** Requests by the names that people use: cores in millicores, memory in MiB. */
export const requests = (cpuMilli: number, memoryMib = 0): ResourceList => ({
  [CPU]: cpuMilli,
  [MEMORY]: memoryMib * MIB,
});

export interface PodOptions {
  readonly metadata?: Meta;
  readonly spec?: Partial<PodSpec>;
  readonly status?: Partial<PodStatus>;
  /** Of its one container. */
  readonly requests?: ResourceList;
  /** Where it runs; missing: it waits. */
  readonly node?: string;
  readonly priority?: number;
}

/** A Pod with one container; everything that is not said has the API's default. Its uid is its name. */
export function pod(name: string, options: PodOptions = {}): Pod {
  const resources = { requests: options.requests ?? {}, limits: {} };
  return {
    kind: "Pod",
    metadata: newMeta({
      name,
      namespace: DEFAULT_NAMESPACE,
      uid: name,
      creationTimestamp: 0,
      ...options.metadata,
    }),
    spec: newPodSpec({
      containers: [newContainer({ name: "app", image: "web:v1", resources })],
      priority: options.priority ?? 0,
      ...(options.node === undefined ? {} : { nodeName: options.node }),
      ...options.spec,
    }),
    status: {
      phase: options.node === undefined ? "Pending" : "Running",
      conditions: [],
      containerStatuses: [],
      initContainerStatuses: [],
      ...options.status,
    },
  };
}

export interface NodeOptions {
  readonly metadata?: Meta;
  readonly spec?: Partial<NodeSpec>;
  readonly status?: Partial<NodeStatus>;
  /** Also its capacity. */
  readonly allocatable?: ResourceList;
}

/** A Node of 8 cores, 16 GiB and 110 Pods that is Ready, unless said otherwise. */
export function node(name: string, options: NodeOptions = {}): ClusterNode {
  const allocatable = { [CPU]: 8000, [MEMORY]: 16 * GIB, [PODS]: 110, ...options.allocatable };
  return {
    kind: "Node",
    metadata: newMeta({ name, namespace: "", uid: name, creationTimestamp: 0, ...options.metadata }),
    spec: { unschedulable: false, taints: [], ...options.spec },
    status: {
      capacity: allocatable,
      allocatable,
      conditions: [
        { type: "Ready", status: "True", reason: "KubeletReady", message: "", lastTransitionTime: 0 },
      ],
      images: [],
      ...options.status,
    },
  };
}

export interface ClusterOptions {
  readonly nodes?: readonly ClusterNode[];
  readonly pods?: readonly Pod[];
  readonly automation?: Partial<Automation>;
  /** Default: upstream, so that seconds of Kubernetes are seconds of the game. */
  readonly timings?: keyof typeof TIMINGS;
  readonly seed?: string;
}

/** A cluster at tick 0. Everything is done by players unless said otherwise. */
export function cluster(options: ClusterOptions = {}): ClusterState {
  const empty = emptyCluster({
    settings: {
      chapter: "test",
      seed: options.seed ?? "test",
      lengthMs: 600_000,
      timings: TIMINGS[options.timings ?? "upstream"],
      catalogue: { apps: [], images: [] },
      sloBp: 9_900,
      stars: [{ sliBp: 9_000 }, { sliBp: 9_500 }, { sliBp: 9_900 }],
    },
    automation: { scheduler: "player", kubelet: "player", controllers: [], ...options.automation },
    script: [],
  });
  const draft = new ClusterDraft(empty, 0, []);
  for (const object of [...(options.nodes ?? []), ...(options.pods ?? [])]) draft.put(object);
  return draft.finish();
}

/** Opens a state for writing at its next tick. */
export const draftOf = (state: ClusterState, watchers: readonly Watcher[] = []): ClusterDraft =>
  new ClusterDraft(state, state.tick + 1, watchers);
