import { defaultPullPolicy } from "./image-name.ts";
import type { GameMs, Labels, ObjectMeta, OwnerReference } from "./meta.ts";
import type { Container, PodSpec } from "./pod.ts";
import type { Deployment, PodDisruptionBudget } from "./workload.ts";

/** Metadata of an object as the API server fills them in when it is created. */
export function newMeta(
  given: Pick<ObjectMeta, "name" | "namespace" | "uid"> & {
    readonly creationTimestamp: GameMs;
    readonly labels?: Labels;
    readonly annotations?: Labels;
    readonly ownerReferences?: readonly OwnerReference[];
  },
): ObjectMeta {
  return { labels: {}, annotations: {}, generation: 1, ownerReferences: [], ...given };
}

/** A container with the API's defaults. */
export const newContainer = (given: Pick<Container, "name" | "image"> & Partial<Container>): Container => ({
  imagePullPolicy: defaultPullPolicy(given.image),
  resources: { requests: {}, limits: {} },
  ports: [],
  ...given,
});

/**
 * A Pod's spec with the API's defaults.
 * Source: kubernetes/kubernetes `pkg/apis/core/v1/defaults.go` SetDefaults_PodSpec, v1.35.
 */
export const newPodSpec = (given: Pick<PodSpec, "containers"> & Partial<PodSpec>): PodSpec => ({
  initContainers: [],
  nodeSelector: {},
  tolerations: [],
  topologySpreadConstraints: [],
  priority: 0,
  preemptionPolicy: "PreemptLowerPriority",
  restartPolicy: "Always",
  terminationGracePeriodSeconds: 30,
  schedulerName: "default-scheduler",
  schedulingGates: [],
  hostNetwork: false,
  overhead: {},
  ...given,
});

/**
 * A Deployment's spec with the API's defaults.
 * Source: kubernetes/kubernetes `pkg/apis/apps/v1/defaults.go` SetDefaults_Deployment, v1.35.
 */
export const newDeploymentSpec = (
  given: Pick<Deployment["spec"], "selector" | "template"> & Partial<Deployment["spec"]>,
): Deployment["spec"] => ({
  replicas: 1,
  strategy: { type: "RollingUpdate", maxSurge: "25%", maxUnavailable: "25%" },
  minReadySeconds: 0,
  revisionHistoryLimit: 10,
  progressDeadlineSeconds: 600,
  paused: false,
  ...given,
});

/** The status of a Deployment that no controller has seen yet. */
export const NEW_DEPLOYMENT_STATUS: Deployment["status"] = {
  replicas: 0,
  updatedReplicas: 0,
  readyReplicas: 0,
  availableReplicas: 0,
  unavailableReplicas: 0,
  observedGeneration: 0,
  conditions: [],
};

/** The status of a budget that no controller has counted yet: nothing may go. */
export const NEW_BUDGET_STATUS: PodDisruptionBudget["status"] = {
  disruptionsAllowed: 0,
  currentHealthy: 0,
  desiredHealthy: 0,
  expectedPods: 0,
  observedGeneration: 0,
  disruptedPods: {},
  conditions: [],
};
