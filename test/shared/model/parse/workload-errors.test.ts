import { describe, expect, test } from "vitest";
import { invalidObjectText, invalidStatusMessage } from "../../../../shared/model/parse/field-error.ts";
import { parseObject } from "../../../../shared/model/parse/registry.ts";
import { autoscaler, deployment, type FaultTable, object, problems, template } from "./manifests.ts";

// The words are those of kubernetes/kubernetes pkg/apis/{apps,batch,core,policy,autoscaling,scheduling}/validation, v1.35.
const TABLE: FaultTable = {
  workloads: [
    [
      "fewer than none",
      deployment({ replicas: -1 }),
      "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
    ],
    [
      "more than a classroom bears",
      deployment({ replicas: 1_000_000 }),
      "spec.replicas: Invalid value: 1000000: must be less than or equal to 1000",
    ],
    ["no selector", deployment({ selector: undefined }), "spec.selector: Required value"],
    [
      "an empty selector",
      deployment({ selector: {} }),
      "spec.selector: Invalid value: {}: empty selector is invalid for deployment",
    ],
    [
      "a selector that misses its own Pods",
      deployment({ selector: { matchLabels: { app: "api" } } }),
      'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
    ],
    [
      "Pods that end",
      deployment({ template: template({ restartPolicy: "Never" }) }),
      'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
    ],
    [
      "neither surge nor gap",
      deployment({ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } }),
      "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0",
    ],
    [
      "a surge in words",
      deployment({ strategy: { rollingUpdate: { maxSurge: "some" } } }),
      "spec.strategy.rollingUpdate.maxSurge: Invalid value: \"some\": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
    ],
    [
      "a gap of more than everything",
      deployment({ strategy: { rollingUpdate: { maxUnavailable: "101%" } } }),
      'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "101%": must not be greater than 100%',
    ],
    [
      "Recreate with a rolling update",
      deployment({ strategy: { type: "Recreate", rollingUpdate: {} } }),
      "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'",
    ],
    [
      "a deadline before readiness",
      deployment({ progressDeadlineSeconds: 5, minReadySeconds: 5 }),
      "spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds",
    ],
    [
      "a Job that never ends",
      object("batch/v1", "Job", { spec: { template: template() } }),
      'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
    ],
    [
      "a Job that restarts",
      object("batch/v1", "Job", { spec: { template: template({ restartPolicy: "Always" }) } }),
      'spec.template.spec.restartPolicy: Unsupported value: "Always": supported values: "OnFailure", "Never"',
    ],
  ],
  others: [
    [
      "a Service without ports",
      object("v1", "Service", { spec: { selector: { app: "web" } } }),
      "spec.ports: Required value",
    ],
    [
      "a Service that begins with a digit",
      { ...object("v1", "Service", { spec: { ports: [{ port: 80 }] } }), metadata: { name: "1web" } },
      "metadata.name: Invalid value: \"1web\": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
    ],
    [
      "a budget of both kinds",
      object("policy/v1", "PodDisruptionBudget", { spec: { minAvailable: 1, maxUnavailable: 1 } }),
      'spec: Invalid value: {"minAvailable":1,"maxUnavailable":1}: minAvailable and maxUnavailable cannot be both set',
    ],
    [
      "an autoscaler without a maximum",
      autoscaler({ maxReplicas: undefined }),
      "spec.maxReplicas: Invalid value: 0: must be greater than 0",
    ],
    [
      "a maximum below the minimum",
      autoscaler({ minReplicas: 6 }),
      "spec.maxReplicas: Invalid value: 5: must be greater than or equal to `minReplicas`",
    ],
    [
      "a class above the system's",
      object("scheduling.k8s.io/v1", "PriorityClass", { value: 1_000_000_001 }),
      "value: Forbidden: maximum allowed value of a user defined priority is 1000000000",
    ],
    [
      "a taint twice",
      object("v1", "Node", {
        spec: {
          taints: [
            { key: "a", effect: "NoSchedule" },
            { key: "a", effect: "NoSchedule" },
          ],
        },
      }),
      'spec.taints[1]: Duplicate value: {"key":"a","value":"","effect":"NoSchedule"}: taints must be unique by key and effect pair',
    ],
  ],
};

for (const [group, cases] of Object.entries(TABLE)) {
  describe(group, () => {
    test.each(cases)("%s", (_name, json, want) => {
      expect(problems(json)).toContain(want);
    });
  });
}

test("all faults of an object are told at once, in Kubernetes' layout", () => {
  const result = parseObject(deployment({ replicas: -1, replica: 1 }), { mode: "strict" });
  if (result.ok) throw new Error("was accepted");
  expect(invalidObjectText("Deployment", "web", result.errors)).toBe(
    [
      'The Deployment "web" is invalid: ',
      "* spec.replicas: Invalid value: -1: must be greater than or equal to 0",
      "* spec.replica: unknown field",
    ].join("\n"),
  );
  expect(invalidStatusMessage("Deployment.apps", "web", result.errors.slice(0, 1))).toBe(
    'Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  );
});
