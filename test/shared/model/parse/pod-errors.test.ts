import { describe, expect, test } from "vitest";
import {
  affinity,
  container,
  deployment,
  type FaultTable,
  NODE_TERM,
  nodeTerm,
  object,
  pod,
  problems,
} from "./manifests.ts";

// The words are those of kubernetes/kubernetes pkg/apis/core/validation, v1.35.
const TABLE: FaultTable = {
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
};

for (const [group, cases] of Object.entries(TABLE)) {
  describe(group, () => {
    test.each(cases)("%s", (_name, json, want) => {
      expect(problems(json)).toContain(want);
    });
  });
}
