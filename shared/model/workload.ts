import type { Condition, GameMs, ObjectMeta } from "./meta.ts";
import type { PodTemplateSpec } from "./pod.ts";
import type { LabelSelector } from "./selector.ts";

/** A number, or text such as "25%". */
export type IntOrPercent = number | string;

export interface ReplicaSet {
  readonly kind: "ReplicaSet";
  readonly metadata: ObjectMeta;
  readonly spec: {
    readonly replicas: number;
    readonly minReadySeconds: number;
    readonly selector: LabelSelector;
    readonly template: PodTemplateSpec;
  };
  readonly status: {
    readonly replicas: number;
    readonly fullyLabeledReplicas: number;
    readonly readyReplicas: number;
    readonly availableReplicas: number;
    readonly observedGeneration: number;
  };
}

export type DeploymentConditionType = "Available" | "Progressing" | "ReplicaFailure";

export interface DeploymentCondition extends Condition<DeploymentConditionType> {
  readonly lastUpdateTime: GameMs;
}

export type DeploymentStrategy =
  | { readonly type: "Recreate" }
  | {
      readonly type: "RollingUpdate";
      readonly maxSurge: IntOrPercent;
      readonly maxUnavailable: IntOrPercent;
    };

export interface DeploymentStatus {
  readonly replicas: number;
  readonly updatedReplicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  readonly unavailableReplicas: number;
  readonly observedGeneration: number;
  readonly conditions: readonly DeploymentCondition[];
}

export interface Deployment {
  readonly kind: "Deployment";
  readonly metadata: ObjectMeta;
  readonly spec: {
    readonly replicas: number;
    readonly selector: LabelSelector;
    readonly template: PodTemplateSpec;
    readonly strategy: DeploymentStrategy;
    readonly minReadySeconds: number;
    readonly revisionHistoryLimit: number;
    readonly progressDeadlineSeconds: number;
    readonly paused: boolean;
  };
  readonly status: DeploymentStatus;
}

export interface Job {
  readonly kind: "Job";
  readonly metadata: ObjectMeta;
  readonly spec: {
    readonly parallelism: number;
    readonly completions: number;
    readonly backoffLimit: number;
    readonly activeDeadlineSeconds?: number;
    readonly selector: LabelSelector;
    readonly template: PodTemplateSpec;
  };
  readonly status: {
    readonly active: number;
    readonly ready: number;
    readonly succeeded: number;
    readonly failed: number;
    readonly startTime?: GameMs;
    readonly completionTime?: GameMs;
    readonly conditions: readonly Condition<"Complete" | "Failed" | "Suspended">[];
  };
}

/** How fast a HorizontalPodAutoscaler may move, in one direction. Seconds of Kubernetes time. */
export interface ScalingRules {
  readonly selectPolicy: "Max" | "Min" | "Disabled";
  readonly stabilizationWindowSeconds: number;
  readonly policies: readonly ScalingPolicy[];
}
export interface ScalingPolicy {
  readonly type: "Pods" | "Percent";
  readonly value: number;
  readonly periodSeconds: number;
}

export type AutoscalerConditionType = "AbleToScale" | "ScalingActive" | "ScalingLimited";

export interface HorizontalPodAutoscaler {
  readonly kind: "HorizontalPodAutoscaler";
  readonly metadata: ObjectMeta;
  readonly spec: {
    readonly scaleTargetRef: { readonly kind: "Deployment"; readonly name: string };
    readonly minReplicas: number;
    readonly maxReplicas: number;
    /** Simplified: one metric, average utilization of a resource in percent of its request; the API allows a list. */
    readonly metric: { readonly resource: "cpu" | "memory"; readonly averageUtilization: number };
    readonly behavior: { readonly scaleUp: ScalingRules; readonly scaleDown: ScalingRules };
  };
  readonly status: {
    readonly currentReplicas: number;
    readonly desiredReplicas: number;
    readonly currentUtilization?: number;
    readonly lastScaleTime?: GameMs;
    readonly conditions: readonly Condition<AutoscalerConditionType>[];
  };
}

export interface PodDisruptionBudget {
  readonly kind: "PodDisruptionBudget";
  readonly metadata: ObjectMeta;
  readonly spec: {
    readonly selector: LabelSelector;
    readonly minAvailable?: IntOrPercent;
    readonly maxUnavailable?: IntOrPercent;
    readonly unhealthyPodEvictionPolicy: "IfHealthyBudget" | "AlwaysAllow";
  };
  readonly status: {
    readonly disruptionsAllowed: number;
    readonly currentHealthy: number;
    readonly desiredHealthy: number;
    readonly expectedPods: number;
    readonly observedGeneration: number;
    /** Pods whose eviction was granted but that are still seen: name to the time of the grant. */
    readonly disruptedPods: Readonly<Record<string, GameMs>>;
    readonly conditions: readonly Condition<"DisruptionAllowed">[];
  };
}

export interface PriorityClass {
  readonly kind: "PriorityClass";
  readonly metadata: ObjectMeta;
  readonly value: number;
  readonly globalDefault: boolean;
  readonly preemptionPolicy: "PreemptLowerPriority" | "Never";
}
