import { describe, expect, test } from "vitest";
import {
  fieldErrorText,
  invalidObjectText,
  invalidStatusMessage,
} from "../../../../shared/model/parse/field-error.ts";
import { parseObject } from "../../../../shared/model/parse/registry.ts";

type Json = Record<string, unknown>;

const container = (more: Json = {}): Json => ({ name: "web", image: "web:v1", ...more });
const pod = (spec: Json, metadata: Json = {}): Json => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", ...metadata },
  spec: { containers: [container()], ...spec },
});
const template = (spec: Json = {}): Json => ({
  metadata: { labels: { app: "web" } },
  spec: { containers: [container()], ...spec },
});
const deployment = (spec: Json): Json => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: { selector: { matchLabels: { app: "web" } }, template: template(), ...spec },
});
const object = (apiVersion: string, kind: string, fields: Json): Json => ({
  apiVersion,
  kind,
  metadata: { name: "web" },
  ...fields,
});
const autoscaler = (spec: Json): Json =>
  object("autoscaling/v2", "HorizontalPodAutoscaler", {
    spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, maxReplicas: 5, ...spec },
  });
const affinity = (term: Json): Json =>
  pod({
    affinity: {
      podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "zone", ...term }] },
    },
  });
const nodeTerm = (expression: Json, list = "matchExpressions"): Json =>
  pod({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ [list]: [expression] }] },
      },
    },
  });
const NODE_TERM =
  "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]";

function problems(json: unknown): readonly string[] {
  const result = parseObject(json, { mode: "strict" });
  return result.ok ? [] : result.errors.map(fieldErrorText);
}

// The words are those of kubernetes/kubernetes pkg/apis/*/validation, v1.35.
const TABLE: Record<string, readonly (readonly [name: string, json: unknown, want: string])[]> = {
  "the envelope": [
    [
      "no object",
      "web",
      'kind: Unsupported value: null: supported values: "Node", "Pod", "ReplicaSet", "Deployment", "Job", "Service", "HorizontalPodAutoscaler", "PodDisruptionBudget", "PriorityClass"',
    ],
    [
      "an older API version",
      { ...deployment({}), apiVersion: "apps/v1beta1" },
      'apiVersion: Unsupported value: "apps/v1beta1": supported values: "apps/v1"',
    ],
    ["no API version", { ...deployment({}), apiVersion: undefined }, "apiVersion: Required value"],
    ["a field that Kubernetes does not have", deployment({ replica: 3 }), "spec.replica: unknown field"],
    [
      "text for a number",
      deployment({ replicas: "3" }),
      'spec.replicas: Invalid value: "3": must be of type int32',
    ],
    [
      "half a replica",
      deployment({ replicas: 1.5 }),
      "spec.replicas: Invalid value: 1.5: must be of type int32",
    ],
    [
      "a list for an object",
      { ...deployment({}), metadata: [] },
      "metadata: Invalid value: []: must be of type object",
    ],
  ],
  metadata: [
    ["no name", pod({}, { name: "" }), "metadata.name: Required value: name or generateName is required"],
    [
      "a name in capitals",
      pod({}, { name: "Web" }),
      "metadata.name: Invalid value: \"Web\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
    ],
    [
      "a label value with a space",
      pod({}, { labels: { app: "my web" } }),
      "metadata.labels: Invalid value: \"my web\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
    ],
    [
      "a number as label value",
      pod({}, { labels: { app: 1 } }),
      "metadata.labels[app]: Invalid value: 1: must be of type string",
    ],
    [
      "a namespace where there is none",
      object("v1", "Node", { metadata: { name: "n", namespace: "x" } }),
      "metadata.namespace: Forbidden: not allowed on this type",
    ],
    [
      "an owner without uid",
      pod({}, { ownerReferences: [{ apiVersion: "v1", kind: "Pod", name: "p" }] }),
      "metadata.ownerReferences[0].uid: Required value: must not be empty",
    ],
    [
      "annotations of half a megabyte",
      pod({}, { annotations: { a: "x".repeat(200_000), b: "x".repeat(200_000) } }),
      "metadata.annotations: Too long: may not be more than 262144 bytes",
    ],
  ],
  containers: [
    ["none", pod({ containers: [] }), "spec.containers: Required value"],
    ["no name", pod({ containers: [container({ name: "" })] }), "spec.containers[0].name: Required value"],
    [
      "no image",
      pod({ containers: [container({ image: undefined })] }),
      "spec.containers[0].image: Required value",
    ],
    [
      "two of one name",
      pod({ containers: [container(), container()] }),
      'spec.containers[1].name: Duplicate value: "web"',
    ],
    [
      "an init container of the same name",
      pod({ initContainers: [container()] }),
      'spec.initContainers[0].name: Duplicate value: "web"',
    ],
    [
      "an unknown pull policy",
      pod({ containers: [container({ imagePullPolicy: "Sometimes" })] }),
      'spec.containers[0].imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"',
    ],
    [
      "a port beyond all ports",
      pod({ containers: [container({ ports: [{ containerPort: 70_000 }] })] }),
      "spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
    ],
    [
      "a port in lower case",
      pod({ containers: [container({ ports: [{ containerPort: 80, protocol: "tcp" }] })] }),
      'spec.containers[0].ports[0].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"',
    ],
    [
      "a probe that asks nothing",
      pod({ containers: [container({ livenessProbe: {} })] }),
      "spec.containers[0].livenessProbe: Required value: must specify a handler type",
    ],
    [
      "a liveness probe that wants two successes",
      pod({ containers: [container({ livenessProbe: { exec: {}, successThreshold: 2 } })] }),
      "spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1",
    ],
    [
      "an unknown restart policy",
      pod({ restartPolicy: "Sometimes" }),
      'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
    ],
    [
      "more than anybody needs",
      pod({ containers: Array.from({ length: 101 }, (_, i) => container({ name: `c${i}` })) }),
      "spec.containers: Too many: 101: must have at most 100 items",
    ],
  ],
  resources: [
    [
      "no quantity",
      pod({ containers: [container({ resources: { requests: { cpu: "much" } } })] }),
      "spec.containers[0].resources.requests[cpu]: Invalid value: \"much\": quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
    [
      "less than nothing",
      pod({ containers: [container({ resources: { requests: { cpu: "-1" } } })] }),
      'spec.containers[0].resources.requests[cpu]: Invalid value: "-1": must be greater than or equal to 0',
    ],
    [
      "a request above its limit",
      pod({ containers: [container({ resources: { requests: { cpu: "2" }, limits: { cpu: "1" } } })] }),
      'spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
    ],
    [
      "a resource that does not exist",
      pod({ containers: [container({ resources: { limits: { disk: "1" } } })] }),
      'spec.containers[0].resources.limits[disk]: Invalid value: "disk": must be a standard resource for containers',
    ],
    [
      "half a device",
      pod({ containers: [container({ resources: { limits: { "example.com/gpu": "500m" } } })] }),
      'spec.containers[0].resources.limits[example.com/gpu]: Invalid value: "500m": must be an integer',
    ],
  ],
  placement: [
    [
      "a toleration without key",
      pod({ tolerations: [{ operator: "Equal" }] }),
      'spec.tolerations[0].operator: Invalid value: "Equal": operator must be Exists when `key` is empty, which means "match all values and all keys"',
    ],
    [
      "seconds without NoExecute",
      pod({ tolerations: [{ key: "a", effect: "NoSchedule", tolerationSeconds: 5 }] }),
      "spec.tolerations[0].effect: Invalid value: \"NoSchedule\": effect must be 'NoExecute' when `tolerationSeconds` is set",
    ],
    [
      "a node selector without terms",
      pod({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } } }),
      "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Required value: must have at least one node selector term",
    ],
    [
      "In without values",
      nodeTerm({ key: "disk", operator: "In" }),
      `${NODE_TERM}.matchExpressions[0].values: Required value: must be specified when \`operator\` is 'In' or 'NotIn'`,
    ],
    [
      "an unknown operator",
      nodeTerm({ key: "disk", operator: "Is", values: ["x"] }),
      `${NODE_TERM}.matchExpressions[0].operator: Invalid value: "Is": not a valid selector operator`,
    ],
    [
      "Gt with two values",
      nodeTerm({ key: "disk", operator: "Gt", values: ["1", "2"] }),
      `${NODE_TERM}.matchExpressions[0].values: Required value: must be specified single value when \`operator\` is 'Lt' or 'Gt'`,
    ],
    [
      "a field other than the name",
      nodeTerm({ key: "metadata.uid", operator: "In", values: ["x"] }, "matchFields"),
      `${NODE_TERM}.matchFields[0].key: Invalid value: "metadata.uid": not a valid field selector key`,
    ],
    [
      "affinity without topology",
      affinity({ topologyKey: "" }),
      "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: Required value: can not be empty",
    ],
    [
      "matchLabelKeys without a selector",
      affinity({ matchLabelKeys: ["app"] }),
      "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set",
    ],
    [
      "spreading with no skew",
      pod({
        topologySpreadConstraints: [{ maxSkew: 0, topologyKey: "zone", whenUnsatisfiable: "DoNotSchedule" }],
      }),
      "spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero",
    ],
    [
      "spreading without consequence",
      pod({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey: "zone" }] }),
      "spec.topologySpreadConstraints[0].whenUnsatisfiable: Required value",
    ],
  ],
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
