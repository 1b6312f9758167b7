import { describe, expect, test } from "vitest";
import { newContainer, newPodSpec } from "../../../shared/model/new-objects.ts";
import { GIB, MIB } from "../../../shared/model/resources.ts";
import { cluster, deployment } from "../../builders.ts";
import { give } from "./give.ts";

const container = newContainer({
  name: "web",
  image: "web:v1",
  resources: { requests: { cpu: 500, memory: 512 * MIB }, limits: { memory: GIB } },
});
const template = { labels: { app: "web" }, annotations: {}, spec: newPodSpec({ containers: [container] }) };
const state = cluster({ objects: [deployment("web", { spec: { template } })] });

const declared = (input: { readonly type: string; readonly [field: string]: unknown }) => {
  const { refusal, state: after } = give(state, input);
  expect(refusal).toBeUndefined();
  const found = after.deployments.get("default/web");
  expect(found?.metadata.generation).toBe(2);
  return { spec: found?.spec, container: found?.spec.template.spec.containers[0] };
};

describe("refused", () => {
  const resources = { type: "setResources", deployment: "web" };
  const strategy = (over: object) => ({
    type: "setStrategy",
    deployment: "web",
    strategy: { type: "RollingUpdate", ...over },
  });
  test.each([
    { name: "resources of nobody", input: { ...resources, deployment: "x" }, code: "DeploymentNotFound" },
    { name: "no resources in particular", input: resources, code: "NothingToChange" },
    {
      name: "the resources that it has",
      input: { ...resources, requests: { cpu: 500 } },
      code: "NothingToChange",
    },
    {
      name: "a request above the limit that stays",
      input: { ...resources, requests: { memory: 2 * GIB } },
      code: "RequestAboveLimit",
    },
    {
      name: "a limit below the request that stays",
      input: { ...resources, limits: { cpu: 100 } },
      code: "RequestAboveLimit",
    },
    {
      name: "less than nothing",
      input: { ...resources, requests: { cpu: -1 } },
      code: "MalformedCommand",
    },
    { name: "a strategy of nobody", input: { ...strategy({}), deployment: "x" }, code: "DeploymentNotFound" },
    { name: "the strategy that it has", input: strategy({}), code: "NothingToChange" },
    {
      name: "a strategy that cannot move",
      input: strategy({ maxSurge: 0, maxUnavailable: "0%" }),
      code: "StrategyStandsStill",
    },
    {
      name: "more away than there are",
      input: strategy({ maxUnavailable: "101%" }),
      code: "MalformedCommand",
    },
    {
      name: "a probe of nobody",
      input: { type: "setReadinessProbe", deployment: "x", enabled: true },
      code: "DeploymentNotFound",
    },
    {
      name: "to switch off what is off",
      input: { type: "setReadinessProbe", deployment: "web", enabled: false },
      code: "NothingToChange",
    },
    {
      name: "a probe that never asks",
      input: { type: "setReadinessProbe", deployment: "web", enabled: true, periodSeconds: 0 },
      code: "MalformedCommand",
    },
  ])("$name", ({ input, code }) => {
    expect(give(state, input).refusal?.code).toBe(code);
  });
});

describe("setResources", () => {
  const set = (fields: object) => declared({ type: "setResources", deployment: "web", ...fields });

  test("changes what is named, and leaves the rest", () => {
    const { resources } = set({ requests: { cpu: 250 }, limits: { memory: 2 * GIB } }).container ?? {};
    expect(resources).toEqual({
      requests: { cpu: 250, memory: 512 * MIB },
      limits: { memory: 2 * GIB },
    });
  });

  test("takes away what is set to 0, as kubectl says", () => {
    const { resources } = set({ requests: { cpu: 0, memory: 0 }, limits: { memory: 0 } }).container ?? {};
    expect(resources).toEqual({ requests: {}, limits: {} });
  });

  test("raises a request together with its limit", () => {
    const { resources } = set({ requests: { memory: 2 * GIB }, limits: { memory: 3 * GIB } }).container ?? {};
    expect(resources?.requests["memory"]).toBe(2 * GIB);
  });
});

test("setStrategy leaves the template alone, so that nothing is rolled out", () => {
  const strategy = { type: "RollingUpdate", maxSurge: 1, maxUnavailable: 0 };
  const { spec } = declared({ type: "setStrategy", deployment: "web", strategy });
  expect(spec?.strategy).toEqual(strategy);
  expect(spec?.template).toBe(template);
});

describe("setReadinessProbe", () => {
  const set = (fields: object) =>
    declared({ type: "setReadinessProbe", deployment: "web", enabled: true, ...fields }).container;

  test("has the API's defaults", () => {
    expect(set({})?.readinessProbe).toEqual({
      initialDelaySeconds: 0,
      periodSeconds: 10,
      timeoutSeconds: 1,
      successThreshold: 1,
      failureThreshold: 3,
    });
  });

  test("asks later and more often where that is said", () => {
    const probe = { initialDelaySeconds: 20, periodSeconds: 5, failureThreshold: 1 };
    expect(set(probe)?.readinessProbe).toMatchObject(probe);
  });

  test("can be taken away again", () => {
    const { state: probed } = give(state, { type: "setReadinessProbe", deployment: "web", enabled: true });
    const { state: after } = give(probed, { type: "setReadinessProbe", deployment: "web", enabled: false });
    expect(after.deployments.get("default/web")?.spec.template).toEqual(template);
  });
});
