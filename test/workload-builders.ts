import { DEFAULT_NAMESPACE } from "../shared/model/meta.ts";
import { newContainer, newMeta, newPodSpec } from "../shared/model/new-objects.ts";
import type { HorizontalPodAutoscaler, Job } from "../shared/model/workload.ts";
import { matchLabels } from "./builders.ts";

/** An autoscaler of the Deployment of the same name: half of the requested cpu, 1 to 10 Pods, default behaviour. */
export const autoscaler = (
  name: string,
  spec: Partial<HorizontalPodAutoscaler["spec"]> = {},
): HorizontalPodAutoscaler => ({
  kind: "HorizontalPodAutoscaler",
  metadata: newMeta({ name, namespace: DEFAULT_NAMESPACE, uid: `${name}-hpa`, creationTimestamp: 0 }),
  spec: {
    scaleTargetRef: { kind: "Deployment", name },
    minReplicas: 1,
    maxReplicas: 10,
    metric: { resource: "cpu", averageUtilization: 50 },
    behavior: {
      scaleUp: {
        selectPolicy: "Max",
        stabilizationWindowSeconds: 0,
        policies: [
          { type: "Pods", value: 4, periodSeconds: 15 },
          { type: "Percent", value: 100, periodSeconds: 15 },
        ],
      },
      scaleDown: {
        selectPolicy: "Max",
        stabilizationWindowSeconds: 300,
        policies: [{ type: "Percent", value: 100, periodSeconds: 15 }],
      },
    },
    ...spec,
  },
  status: { currentReplicas: 0, desiredReplicas: 0, conditions: [] },
});

/** A Job of one Pod that carries `job=<name>`. */
export const job = (name: string, spec: Partial<Job["spec"]> = {}): Job => ({
  kind: "Job",
  metadata: newMeta({ name, namespace: DEFAULT_NAMESPACE, uid: `${name}-job`, creationTimestamp: 0 }),
  spec: {
    parallelism: 1,
    completions: 1,
    backoffLimit: 6,
    selector: matchLabels({ job: name }),
    template: {
      labels: { job: name },
      annotations: {},
      spec: newPodSpec({ containers: [newContainer({ name, image: `${name}:v1` })], restartPolicy: "Never" }),
    },
    ...spec,
  },
  status: { active: 0, ready: 0, succeeded: 0, failed: 0, conditions: [] },
});
