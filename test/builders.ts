import { ClusterDraft, type Watcher } from "../shared/model/cluster-draft.ts";
import type { Automation, ClusterState, Kind, ObjectTables } from "../shared/model/cluster-state.ts";
import { type Machine, makeMachine } from "../shared/model/machine.ts";
import {
  type Condition,
  DEFAULT_NAMESPACE,
  type Labels,
  type ObjectMeta,
  type OwnerReference,
} from "../shared/model/meta.ts";
import { emptyCluster } from "../shared/model/new-cluster.ts";
import {
  NEW_DEPLOYMENT_STATUS,
  newContainer,
  newDeploymentSpec,
  newMeta,
  newPodSpec,
} from "../shared/model/new-objects.ts";
import type { ClusterNode, NodeSpec, NodeStatus } from "../shared/model/node.ts";
import type { Pod, PodConditionType, PodSpec, PodStatus, PodTemplateSpec } from "../shared/model/pod.ts";
import { CPU, GIB, MEMORY, MIB, PODS, type ResourceList } from "../shared/model/resources.ts";
import type { LabelSelector } from "../shared/model/selector.ts";
import type { Service } from "../shared/model/service.ts";
import { TIMINGS } from "../shared/model/timings.ts";
import type { Deployment, PodDisruptionBudget, ReplicaSet } from "../shared/model/workload.ts";

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

/** A machine that is on, connected and empty, unless said otherwise. */
export const machine = (name: string, changes: Partial<Machine> = {}): Machine => ({
  ...makeMachine(name, {
    cpuMilli: 8000,
    memoryBytes: 16 * GIB,
    diskBytes: 40 * GIB,
    bandwidthBytesPerSecond: 25 * MIB,
  }),
  ...changes,
});

export const matchLabels = (labels: Labels): LabelSelector => ({ matchLabels: labels, matchExpressions: [] });

/** The condition Ready of a Pod, since a moment. */
export const ready = (isReady = true, since = 0): Condition<PodConditionType> => ({
  type: "Ready",
  status: isReady ? "True" : "False",
  reason: "",
  message: "",
  lastTransitionTime: since,
});

/** What an object writes on those that it manages. */
export const owned = (owner: {
  readonly kind: string;
  readonly metadata: ObjectMeta;
}): readonly OwnerReference[] => [
  { kind: owner.kind, name: owner.metadata.name, uid: owner.metadata.uid, controller: true },
];

export interface DeploymentOptions {
  readonly metadata?: Meta;
  readonly spec?: Partial<Deployment["spec"]>;
  readonly status?: Partial<Deployment["status"]>;
  /** Of the template's one container. */
  readonly image?: string;
}

const templateOf = (app: string, image = `${app}:v1`): PodTemplateSpec => ({
  labels: { app },
  annotations: {},
  spec: newPodSpec({ containers: [newContainer({ name: app, image })] }),
});

/** A Deployment of one replica whose Pods carry `app=<name>`. Its uid is its name. */
export function deployment(name: string, options: DeploymentOptions = {}): Deployment {
  const template = templateOf(name, options.image);
  return {
    kind: "Deployment",
    metadata: newMeta({
      name,
      namespace: DEFAULT_NAMESPACE,
      uid: name,
      creationTimestamp: 0,
      ...options.metadata,
    }),
    spec: newDeploymentSpec({ selector: matchLabels(template.labels), template, ...options.spec }),
    status: { ...NEW_DEPLOYMENT_STATUS, ...options.status },
  };
}

export interface ReplicaSetOptions {
  readonly metadata?: Meta;
  readonly spec?: Partial<ReplicaSet["spec"]>;
  readonly status?: Partial<ReplicaSet["status"]>;
}

/** A ReplicaSet of one replica whose Pods carry `app=<name>`. Its uid is its name. */
export function replicaSet(name: string, options: ReplicaSetOptions = {}): ReplicaSet {
  const template = templateOf(name);
  return {
    kind: "ReplicaSet",
    metadata: newMeta({
      name,
      namespace: DEFAULT_NAMESPACE,
      uid: name,
      creationTimestamp: 0,
      ...options.metadata,
    }),
    spec: {
      replicas: 1,
      minReadySeconds: 0,
      selector: matchLabels(template.labels),
      template,
      ...options.spec,
    },
    status: {
      replicas: 0,
      fullyLabeledReplicas: 0,
      readyReplicas: 0,
      availableReplicas: 0,
      observedGeneration: 0,
      ...options.status,
    },
  };
}

/** A Service of the Pods that carry `app=<name>`. */
export const service = (name: string, spec: Partial<Service["spec"]> = {}): Service => ({
  kind: "Service",
  metadata: newMeta({ name, namespace: DEFAULT_NAMESPACE, uid: `${name}-service`, creationTimestamp: 0 }),
  spec: { selector: { app: name }, port: 80, publishNotReadyAddresses: false, ...spec },
});

/** A budget of the Pods that carry `app=<name>`, already seen by its controller. */
export function budget(
  name: string,
  spec: Partial<PodDisruptionBudget["spec"]>,
  status: Partial<PodDisruptionBudget["status"]> = {},
): PodDisruptionBudget {
  return {
    kind: "PodDisruptionBudget",
    metadata: newMeta({ name, namespace: DEFAULT_NAMESPACE, uid: `${name}-budget`, creationTimestamp: 0 }),
    spec: { selector: matchLabels({ app: name }), unhealthyPodEvictionPolicy: "IfHealthyBudget", ...spec },
    status: {
      disruptionsAllowed: 0,
      currentHealthy: 0,
      desiredHealthy: 0,
      expectedPods: 0,
      observedGeneration: 1,
      disruptedPods: {},
      conditions: [],
      ...status,
    },
  };
}

export interface ClusterOptions {
  readonly nodes?: readonly ClusterNode[];
  readonly pods?: readonly Pod[];
  /** Anything else. */
  readonly objects?: readonly AnyObject[];
  readonly machines?: readonly Machine[];
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
  for (const object of [...(options.nodes ?? []), ...(options.pods ?? []), ...(options.objects ?? [])]) {
    putAny(draft, object);
  }
  for (const one of options.machines ?? []) draft.machines.set(one.nodeName, one);
  return draft.finish();
}

export type AnyObject = { [K in Kind]: ObjectTables[K] & { readonly kind: K } }[Kind];

/** Puts an object of any kind. */
export function putAny<K extends Kind>(
  draft: ClusterDraft,
  object: ObjectTables[K] & { readonly kind: K },
): void {
  draft.put<K>(object);
}

/** Opens a state for writing at its next tick. */
export const draftOf = (state: ClusterState, watchers: readonly Watcher[] = []): ClusterDraft =>
  new ClusterDraft(state, state.tick + 1, watchers);
