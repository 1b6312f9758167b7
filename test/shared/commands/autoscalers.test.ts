import { describe, expect, test } from "vitest";
import { cluster, deployment } from "../../builders.ts";
import { give } from "./give.ts";

const state = cluster({ objects: [deployment("web", { spec: { replicas: 3 } })] });
const web = { type: "setAutoscaler", deployment: "web", min: 2, max: 8, targetUtilization: 60 } as const;
const withAutoscaler = give(state, web).state;

test("an autoscaler is what `kubectl autoscale` makes, with the API's defaults", () => {
  expect(withAutoscaler.horizontalPodAutoscalers.get("default/web")).toMatchObject({
    metadata: { name: "web", namespace: "default", generation: 1 },
    spec: {
      scaleTargetRef: { kind: "Deployment", name: "web" },
      minReplicas: 2,
      maxReplicas: 8,
      metric: { resource: "cpu", averageUtilization: 60 },
      behavior: {
        scaleUp: { stabilizationWindowSeconds: 0 },
        scaleDown: { stabilizationWindowSeconds: 300 },
      },
    },
  });
});

test("given again it changes the one that is there, and what it knows stays", () => {
  const before = withAutoscaler.horizontalPodAutoscalers.get("default/web");
  const { state: changed } = give(withAutoscaler, { ...web, max: 9, scaleDownStabilizationSeconds: 0 });
  expect(changed.horizontalPodAutoscalers.size).toBe(1);
  const after = changed.horizontalPodAutoscalers.get("default/web");
  expect(after?.metadata).toEqual({ ...before?.metadata, generation: 2 });
  expect(after?.spec).toMatchObject({
    maxReplicas: 9,
    behavior: { scaleDown: { stabilizationWindowSeconds: 0 } },
  });
});

test("deleted it leaves the app at its size", () => {
  const { state: after } = give(withAutoscaler, { type: "deleteAutoscaler", deployment: "web" });
  expect(after.horizontalPodAutoscalers.size).toBe(0);
  expect(after.deployments.get("default/web")?.spec.replicas).toBe(3);
});

describe("refused", () => {
  test.each([
    { name: "for what is not there", input: { ...web, deployment: "x" }, code: "DeploymentNotFound" },
    { name: "with less room than it needs", input: { ...web, max: 1 }, code: "AutoscalerMaxBelowMin" },
    { name: "when it is like that already", input: web, code: "NothingToChange" },
    {
      name: "when only the default is spelt out",
      input: { ...web, scaleDownStabilizationSeconds: 300 },
      code: "NothingToChange",
    },
    { name: "without a single Pod", input: { ...web, min: 0 }, code: "MalformedCommand" },
    { name: "beyond 100 Pods", input: { ...web, max: 101 }, code: "MalformedCommand" },
    { name: "with a target of nothing", input: { ...web, targetUtilization: 0 }, code: "MalformedCommand" },
    {
      name: "to wait longer than an hour",
      input: { ...web, scaleDownStabilizationSeconds: 3601 },
      code: "MalformedCommand",
    },
    {
      name: "to delete what is not there",
      input: { type: "deleteAutoscaler", deployment: "api" },
      code: "AutoscalerNotFound",
    },
  ])("$name", ({ input, code }) => expect(give(withAutoscaler, input).refusal?.code).toBe(code));
});
