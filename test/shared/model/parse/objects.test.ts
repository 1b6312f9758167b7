import { expect, test } from "vitest";
import { z } from "zod";
import { deploymentParser } from "../../../../shared/model/parse/deployment.ts";
import { horizontalPodAutoscalerParser } from "../../../../shared/model/parse/horizontal-pod-autoscaler.ts";
import { jobParser } from "../../../../shared/model/parse/job.ts";
import { nodeParser } from "../../../../shared/model/parse/node.ts";
import { kubeSchema, type ParseOptions, type Parser } from "../../../../shared/model/parse/parser.ts";
import { podParser } from "../../../../shared/model/parse/pod.ts";
import { podDisruptionBudgetParser } from "../../../../shared/model/parse/pod-disruption-budget.ts";
import { PARSERS } from "../../../../shared/model/parse/registry.ts";
import { serviceParser } from "../../../../shared/model/parse/service.ts";
import { selectorMatches } from "../../../../shared/model/selector.ts";

function parse<T>(parser: Parser<T>, json: unknown, options: ParseOptions = { mode: "strict" }): T {
  const result = parser.parse(json, options);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
}

const OBSERVED = { mode: "observed" } as const;

test("a new Pod is completed as kube-apiserver does", () => {
  const pod = parse(podParser, {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: "web",
      labels: { app: "web" },
      uid: "forged",
      creationTimestamp: "2024-01-01T00:00:00Z",
    },
    spec: {
      containers: [
        {
          name: "web",
          image: "web:v1",
          resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "250m" } },
        },
        { name: "side", image: "side", readinessProbe: { httpGet: { port: 80 }, periodSeconds: 5 } },
      ],
    },
    status: { phase: "Running", podIP: "10.0.0.1" },
  });
  expect(pod.metadata).toMatchObject({ namespace: "default", uid: "", creationTimestamp: 0, generation: 1 });
  expect(pod.status).toEqual({
    phase: "Pending",
    conditions: [],
    containerStatuses: [],
    initContainerStatuses: [],
  });
  expect(pod.spec).toMatchObject({
    restartPolicy: "Always",
    terminationGracePeriodSeconds: 30,
    schedulerName: "default-scheduler",
    priority: 0,
    preemptionPolicy: "PreemptLowerPriority",
  });
  expect(pod.spec.containers[0]).toMatchObject({
    imagePullPolicy: "IfNotPresent",
    resources: {
      requests: { cpu: 250, memory: 1_073_741_824 },
      limits: { cpu: 1000, memory: 1_073_741_824 },
    },
  });
  expect(pod.spec.containers[1]).toMatchObject({
    imagePullPolicy: "Always",
    readinessProbe: {
      initialDelaySeconds: 0,
      periodSeconds: 5,
      timeoutSeconds: 1,
      successThreshold: 1,
      failureThreshold: 3,
    },
  });
});

test.each([
  { name: "podIP alone", status: { podIP: "10.0.0.1" }, want: "10.0.0.1" },
  { name: "podIPs alone", status: { podIPs: [{ ip: "fd00::1" }, { ip: "10.0.0.2" }] }, want: "10.0.0.2" },
  { name: "both", status: { podIP: "10.0.0.1", podIPs: [{ ip: "10.0.0.2" }] }, want: "10.0.0.2" },
  { name: "neither", status: { podIP: "", podIPs: [] }, want: undefined },
])("the address of an observed Pod: $name", ({ status, want }) => {
  const pod = parse(podParser, { metadata: { name: "web" }, spec: {}, status }, OBSERVED);
  expect(pod.status.podIP).toBe(want);
});

test("an observed Pod is taken as it is: nothing is completed, and its status counts", () => {
  const pod = parse(
    podParser,
    {
      metadata: {
        name: "web",
        namespace: "shop",
        uid: "u1",
        deletionTimestamp: "1970-01-01T00:01:00Z",
        finalizers: ["x"],
      },
      spec: { nodeName: "n1", containers: [{ name: "web", resources: { limits: { cpu: "1" } } }] },
      status: {
        phase: "Strange",
        startTime: "1970-01-01T00:00:02Z",
        containerStatuses: [
          { name: "web", state: { terminated: { exitCode: 137, reason: "OOMKilled" } }, lastState: {} },
        ],
      },
    },
    { mode: "observed", epochMs: 1000 },
  );
  expect(pod.metadata).toMatchObject({ namespace: "shop", uid: "u1", deletionTimestamp: 59_000 });
  expect(pod.spec.containers[0]?.resources).toEqual({ requests: {}, limits: { cpu: 1000 } });
  expect(pod.status).toMatchObject({ phase: "Strange", startTime: 1000 });
  expect(pod.status.containerStatuses[0]).toEqual({
    name: "web",
    image: "",
    ready: false,
    started: false,
    restartCount: 0,
    state: { type: "terminated", exitCode: 137, reason: "OOMKilled", message: "" },
  });
});

test("what Kubernetes knows and the game does not is named and has no effect", () => {
  const result = podParser.parse(
    {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "web" },
      spec: {
        containers: [{ name: "web", image: "web:v1", env: [{ name: "A" }], volumeMounts: [] }],
        volumes: [],
      },
    },
    { mode: "strict" },
  );
  expect(result).toMatchObject({
    ok: true,
    ignored: ["spec.containers[0].env", "spec.containers[0].volumeMounts", "spec.volumes"],
  });
});

test("a missing label selector matches nothing, an empty one everything", () => {
  const pod = parse(
    podParser,
    {
      metadata: { name: "p" },
      spec: {
        containers: [],
        topologySpreadConstraints: [{ topologyKey: "a" }, { topologyKey: "b", labelSelector: {} }],
      },
    },
    OBSERVED,
  );
  const [missing, empty] = pod.spec.topologySpreadConstraints;
  expect(selectorMatches(missing?.labelSelector, { app: "web" })).toBe(false);
  expect(selectorMatches(empty?.labelSelector, { app: "web" })).toBe(true);
});

test("a Deployment gets Kubernetes' defaults", () => {
  const { spec } = parse(deploymentParser, {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web" },
    spec: {
      selector: { matchLabels: { app: "web" } },
      template: {
        metadata: { labels: { app: "web" } },
        spec: { containers: [{ name: "web", image: "web" }] },
      },
    },
  });
  expect(spec).toMatchObject({
    replicas: 1,
    strategy: { type: "RollingUpdate", maxSurge: "25%", maxUnavailable: "25%" },
    minReadySeconds: 0,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    paused: false,
  });
  expect(spec.template.spec.tolerations).toEqual([]);
});

test("a Job finds its Pods by its name", () => {
  const job = parse(jobParser, {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "pi" },
    spec: { template: { spec: { restartPolicy: "Never", containers: [{ name: "pi", image: "pi:v1" }] } } },
  });
  expect(job.spec).toMatchObject({ parallelism: 1, completions: 1, backoffLimit: 6 });
  expect(selectorMatches(job.spec.selector, job.spec.template.labels)).toBe(true);
});

test("an autoscaler without metrics and behaviour has Kubernetes' defaults", () => {
  const { spec } = parse(horizontalPodAutoscalerParser, {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: "web" },
    spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" }, maxReplicas: 4 },
  });
  expect(spec.minReplicas).toBe(1);
  expect(spec.metric).toEqual({ resource: "cpu", averageUtilization: 80 });
  expect(spec.behavior.scaleUp.policies).toHaveLength(2);
  expect(spec.behavior.scaleDown.stabilizationWindowSeconds).toBe(300);
});

test("a Node's allocatable is its capacity unless it says otherwise", () => {
  const node = parse(nodeParser, {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: "n1" },
    status: { capacity: { cpu: "8", memory: "16Gi", pods: "110" } },
  });
  expect(node.status.allocatable).toEqual({ cpu: 8000, memory: 17_179_869_184, pods: 110 });
});

test("a budget without selector matches no Pod, one with an empty selector every Pod", () => {
  const budget = (spec: object) =>
    parse(podDisruptionBudgetParser, { metadata: { name: "b" }, spec }, OBSERVED);
  expect(selectorMatches(budget({}).spec.selector, { app: "web" })).toBe(false);
  expect(selectorMatches(budget({ selector: {} }).spec.selector, { app: "web" })).toBe(true);
});

test("a Service is known by its first port", () => {
  const service = parse(serviceParser, {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web" },
    spec: { type: "NodePort", selector: { app: "web" }, ports: [{ port: 80, targetPort: "http" }] },
  });
  expect(service.spec).toEqual({ selector: { app: "web" }, port: 80, publishNotReadyAddresses: false });
});

test("a parser can stand inside a zod schema", () => {
  const schema = z.object({ objects: z.array(kubeSchema(podParser, { mode: "strict" })) });
  const parsed = schema.safeParse({ objects: [{ apiVersion: "v1", kind: "Pod", metadata: { name: "p" } }] });
  expect(parsed.success).toBe(false);
  expect(parsed.error?.issues).toMatchObject([
    { path: ["objects", 0], message: "spec.containers: Required value" },
  ]);
});

// Whatever stands in the place of any part, the answer is a list of faults and never an exception.
const JUNK = [null, 0, -1, 1e300, "", "x".repeat(10_000), true, [], [[]], {}, { a: { b: 1 } }, [null], [1]];
test.each(Object.keys(PARSERS))("%s: junk is refused, not thrown at", (kind) => {
  const parser = PARSERS[kind as keyof typeof PARSERS];
  const fields = ["metadata", "spec", "status", "value"];
  const inner = [
    "selector",
    "template",
    "containers",
    "tolerations",
    "affinity",
    "strategy",
    "metrics",
    "ports",
    "labels",
  ];
  const refuses = (json: unknown): void => {
    for (const mode of ["strict", "observed"] as const) parser.parse(json, { mode });
  };
  for (const junk of JUNK) {
    refuses(junk);
    for (const field of fields) {
      refuses({ kind, [field]: junk });
      for (const name of inner) {
        refuses({ kind, [field]: { [name]: junk } });
        refuses({ kind, [field]: { [name]: [{ [name]: junk }] } });
      }
    }
  }
  expect(parser.parse(null, { mode: "strict" }).ok).toBe(false);
});
