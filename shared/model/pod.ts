import type { Condition, GameMs, Labels, ObjectMeta } from "./meta.ts";
import type { TaintEffect } from "./node.ts";
import type { ResourceList } from "./resources.ts";
import type { LabelSelector } from "./selector.ts";

export type PodPhase = "Pending" | "Running" | "Succeeded" | "Failed" | "Unknown";
export type RestartPolicy = "Always" | "OnFailure" | "Never";
export type ImagePullPolicy = "Always" | "IfNotPresent" | "Never";

export interface ResourceRequirements {
  readonly requests: ResourceList;
  readonly limits: ResourceList;
}

export interface ContainerPort {
  readonly name?: string;
  readonly containerPort: number;
  /** 0 or missing: no port of the Node is taken. */
  readonly hostPort?: number;
  readonly hostIP?: string;
  readonly protocol?: "TCP" | "UDP" | "SCTP";
}

/** A health check of a container. Durations are seconds of Kubernetes time. */
export interface Probe {
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly imagePullPolicy: ImagePullPolicy;
  readonly resources: ResourceRequirements;
  readonly ports: readonly ContainerPort[];
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly startupProbe?: Probe;
  /** Init containers only: `Always` makes a sidecar. */
  readonly restartPolicy?: "Always";
  /** Seconds that a preStop hook takes; part of the grace period. */
  readonly preStopSeconds?: number;
}

/** An init container that goes on running beside the others. Source: `pkg/api/v1/pod/util.go`, v1.35. */
export const isSidecarContainer = (container: Container): boolean => container.restartPolicy === "Always";

export interface Toleration {
  /** Missing or empty with `Exists`: every key. */
  readonly key?: string;
  readonly operator?: "Exists" | "Equal";
  readonly value?: string;
  /** Missing: every effect. */
  readonly effect?: TaintEffect;
  /** With NoExecute: how long the Pod may stay. Missing: for ever. */
  readonly tolerationSeconds?: number;
}

export type NodeSelectorOperator = "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt";

export interface NodeSelectorRequirement {
  readonly key: string;
  readonly operator: NodeSelectorOperator;
  readonly values: readonly string[];
}

/** All requirements of a term must hold; a term without any matches nothing. */
export interface NodeSelectorTerm {
  readonly matchExpressions: readonly NodeSelectorRequirement[];
  readonly matchFields: readonly NodeSelectorRequirement[];
}

/** One of the terms must hold. */
export interface NodeSelector {
  readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
}

export interface PreferredSchedulingTerm {
  readonly weight: number;
  readonly preference: NodeSelectorTerm;
}

export interface NodeAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
  readonly preferredDuringSchedulingIgnoredDuringExecution: readonly PreferredSchedulingTerm[];
}

export interface PodAffinityTerm {
  readonly labelSelector?: LabelSelector;
  readonly topologyKey: string;
  readonly namespaces: readonly string[];
  readonly namespaceSelector?: LabelSelector;
  readonly matchLabelKeys: readonly string[];
  readonly mismatchLabelKeys: readonly string[];
}

export interface WeightedPodAffinityTerm {
  readonly weight: number;
  readonly podAffinityTerm: PodAffinityTerm;
}

export interface PodAffinity {
  readonly requiredDuringSchedulingIgnoredDuringExecution: readonly PodAffinityTerm[];
  readonly preferredDuringSchedulingIgnoredDuringExecution: readonly WeightedPodAffinityTerm[];
}

export interface Affinity {
  readonly nodeAffinity?: NodeAffinity;
  readonly podAffinity?: PodAffinity;
  readonly podAntiAffinity?: PodAffinity;
}

export interface TopologySpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: "DoNotSchedule" | "ScheduleAnyway";
  readonly labelSelector?: LabelSelector;
  readonly minDomains?: number;
  readonly nodeAffinityPolicy?: "Honor" | "Ignore";
  readonly nodeTaintsPolicy?: "Honor" | "Ignore";
  readonly matchLabelKeys: readonly string[];
}

export interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers: readonly Container[];
  /** Where the Pod runs; missing while it waits to be scheduled. */
  readonly nodeName?: string;
  readonly nodeSelector: Labels;
  readonly affinity?: Affinity;
  readonly tolerations: readonly Toleration[];
  readonly topologySpreadConstraints: readonly TopologySpreadConstraint[];
  readonly priority: number;
  readonly priorityClassName?: string;
  readonly preemptionPolicy: "PreemptLowerPriority" | "Never";
  readonly restartPolicy: RestartPolicy;
  readonly terminationGracePeriodSeconds: number;
  readonly schedulerName: string;
  readonly schedulingGates: readonly string[];
  readonly hostNetwork: boolean;
  /** A name of its own within the Service that it names as its subdomain. */
  readonly hostname?: string;
  readonly subdomain?: string;
  readonly overhead: ResourceList;
  /** Pod-level resources; where set they replace the sum of the containers. */
  readonly resources?: ResourceRequirements;
}

export interface ContainerStateWaiting {
  readonly type: "waiting";
  readonly reason: string;
  readonly message: string;
}
export interface ContainerStateRunning {
  readonly type: "running";
  readonly startedAt: GameMs;
}
export interface ContainerStateTerminated {
  readonly type: "terminated";
  readonly exitCode: number;
  readonly signal?: number;
  readonly reason: string;
  readonly message: string;
  readonly startedAt?: GameMs;
  readonly finishedAt?: GameMs;
}
/** In the API these are three optional fields; here one field with a `type`, so that only one can be set. */
export type ContainerState = ContainerStateWaiting | ContainerStateRunning | ContainerStateTerminated;

export interface ContainerStatus {
  readonly name: string;
  readonly image: string;
  readonly ready: boolean;
  readonly started: boolean;
  readonly restartCount: number;
  /** Missing only in objects from outside; it then counts as waiting without a reason. */
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

export type PodConditionType =
  | "PodScheduled"
  | "PodReadyToStartContainers"
  | "Initialized"
  | "ContainersReady"
  | "Ready"
  | "DisruptionTarget";

export interface PodStatus {
  readonly phase: PodPhase;
  readonly conditions: readonly Condition<PodConditionType>[];
  readonly containerStatuses: readonly ContainerStatus[];
  readonly initContainerStatuses: readonly ContainerStatus[];
  readonly podIP?: string;
  readonly startTime?: GameMs;
  /** CamelCase, as in `Evicted`; replaces the phase in the STATUS column. */
  readonly reason?: string;
  readonly message?: string;
  readonly nominatedNodeName?: string;
}

export interface Pod {
  readonly kind: "Pod";
  readonly metadata: ObjectMeta;
  readonly spec: PodSpec;
  readonly status: PodStatus;
}

/** What a controller makes Pods from. */
export interface PodTemplateSpec {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly spec: PodSpec;
}

export function podCondition(pod: Pod, type: PodConditionType): Condition<PodConditionType> | undefined {
  return pod.status.conditions.find((condition) => condition.type === type);
}

export const isPodReady = (pod: Pod): boolean => podCondition(pod, "Ready")?.status === "True";

/** Every container ended and nothing will be restarted. */
export const isPodFinished = (pod: Pod): boolean =>
  pod.status.phase === "Succeeded" || pod.status.phase === "Failed";

export const isPodTerminating = (pod: Pod): boolean => pod.metadata.deletionTimestamp !== undefined;

/** Source: kubernetes/kubernetes `pkg/controller/controller_utils.go` IsPodActive, v1.35. */
export const isPodActive = (pod: Pod): boolean => !isPodFinished(pod) && !isPodTerminating(pod);
