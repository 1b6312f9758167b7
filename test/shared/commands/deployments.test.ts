import { describe, expect, test } from "vitest";
import { ROOM_SEAT } from "../../../shared/model/seat.ts";
import { cluster, deployment, owned, replicaSet } from "../../builders.ts";
import { give } from "./give.ts";

const web = deployment("web", { spec: { replicas: 3 } });
const paused = deployment("paused", { spec: { paused: true } });
const state = cluster({ objects: [web, paused] });
const deploymentOf = (from: typeof state, name = "web") => from.deployments.get(`default/${name}`);

describe("refused", () => {
  test.each([
    {
      name: "to scale what is not there",
      input: { type: "scale", deployment: "x", replicas: 1 },
      code: "DeploymentNotFound",
    },
    {
      name: "to scale to the present size",
      input: { type: "scale", deployment: "web", replicas: 3 },
      code: "NothingToChange",
    },
    {
      name: "to scale to at least fewer than there are",
      input: { type: "scale", deployment: "web", replicas: 2, atLeast: true },
      code: "NothingToChange",
    },
    {
      name: "to scale below nothing",
      input: { type: "scale", deployment: "web", replicas: -1 },
      code: "MalformedCommand",
    },
    {
      name: "to scale beyond 100",
      input: { type: "scale", deployment: "web", replicas: 101 },
      code: "MalformedCommand",
    },
    {
      name: "to scale to a fraction",
      input: { type: "scale", deployment: "web", replicas: 1.5 },
      code: "MalformedCommand",
    },
    {
      name: "an image for what is not there",
      input: { type: "setImage", deployment: "x", image: "a:b" },
      code: "DeploymentNotFound",
    },
    {
      name: "the image that it has",
      input: { type: "setImage", deployment: "web", image: "web:v1" },
      code: "NothingToChange",
    },
    {
      name: "an image with spaces",
      input: { type: "setImage", deployment: "web", image: "web v2" },
      code: "MalformedCommand",
    },
    { name: "to pause twice", input: { type: "pauseRollout", deployment: "paused" }, code: "RolloutPaused" },
    {
      name: "to resume what runs",
      input: { type: "resumeRollout", deployment: "web" },
      code: "RolloutNotPaused",
    },
    {
      name: "to go back without history",
      input: { type: "undoRollout", deployment: "web" },
      code: "NoRolloutHistory",
    },
    {
      name: "to go back while paused",
      input: { type: "undoRollout", deployment: "paused" },
      code: "RolloutPaused",
    },
    {
      name: "to go back with nobody there",
      input: { type: "undoRollout", deployment: "x" },
      code: "DeploymentNotFound",
    },
    {
      name: "to create what exists",
      input: { type: "createDeployment", name: "web", image: "web:v1" },
      code: "DeploymentExists",
    },
    {
      name: "a priority that nobody defined",
      input: { type: "createDeployment", name: "new", image: "a", priorityClassName: "vip" },
      code: "PriorityClassNotFound",
    },
    {
      name: "labels without end",
      input: {
        type: "createDeployment",
        name: "new",
        image: "a",
        labels: Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`l${i}`, ""])),
      },
      code: "MalformedCommand",
    },
    {
      name: "requests of half a millicore",
      input: { type: "createDeployment", name: "new", image: "a", resources: { requests: { cpu: 0.5 } } },
      code: "MalformedCommand",
    },
  ])("$name", ({ input, code }) => {
    expect(give(state, input).refusal?.code).toBe(code);
  });
});

describe("a change of the spec", () => {
  test.each([
    { name: "scale", input: { type: "scale", deployment: "web", replicas: 0 }, want: { replicas: 0 } },
    {
      name: "scale to at least so many",
      input: { type: "scale", deployment: "web", replicas: 5, atLeast: true },
      want: { replicas: 5 },
    },
    {
      name: "setImage",
      input: { type: "setImage", deployment: "web", image: "web:latest" },
      want: { template: { spec: { containers: [{ image: "web:latest", imagePullPolicy: "Always" }] } } },
    },
    { name: "pauseRollout", input: { type: "pauseRollout", deployment: "web" }, want: { paused: true } },
  ])("by $name counts the generation up", ({ input, want }) => {
    const changed = deploymentOf(give(state, input).state);
    expect(changed?.spec).toMatchObject(want);
    expect(changed?.metadata.generation).toBe(2);
  });

  test("by resumeRollout goes on", () => {
    const resumed = give(state, { type: "resumeRollout", deployment: "paused" }).state;
    expect(deploymentOf(resumed, "paused")?.spec.paused).toBe(false);
  });
});

test("undoRollout puts the earlier template back", () => {
  const revision = (name: string, number: number, image: string) => {
    const set = replicaSet(`web-${name}`, {
      metadata: {
        ownerReferences: owned(web),
        annotations: { "deployment.kubernetes.io/revision": `${number}` },
      },
    });
    const { template } = deployment("web", { image }).spec;
    return { ...set, spec: { ...set.spec, template } };
  };
  const rolled = cluster({ objects: [web, revision("old", 1, "web:v0"), revision("new", 2, "web:v1")] });
  const { state: back } = give(rolled, { type: "undoRollout", deployment: "web" });
  expect(deploymentOf(back)?.spec.template.spec.containers[0]?.image).toBe("web:v0");
});

test("createDeployment declares an app with all that a lesson may need", () => {
  const input = {
    type: "createDeployment",
    name: "chat",
    image: "chat:v1",
    replicas: 2,
    resources: { requests: { cpu: 500, memory: 1024 }, limits: { memory: 2048 } },
    labels: { tier: "front" },
    nodeSelector: { disk: "ssd" },
    tolerations: [{ key: "gpu", operator: "Exists" }],
    topologySpread: [{ topologyKey: "topology.kubernetes.io/zone" }],
    strategy: { type: "Recreate" },
  };
  const created = deploymentOf(give(state, input, ROOM_SEAT).state, "chat");
  expect(created).toMatchObject({
    metadata: { name: "chat", labels: { app: "chat" }, generation: 1 },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: "chat" } },
      strategy: { type: "Recreate" },
      template: {
        labels: { app: "chat", tier: "front" },
        spec: {
          containers: [{ name: "chat", image: "chat:v1", imagePullPolicy: "IfNotPresent" }],
          nodeSelector: { disk: "ssd" },
          tolerations: [{ key: "gpu", operator: "Exists" }],
          topologySpreadConstraints: [
            { topologyKey: "topology.kubernetes.io/zone", maxSkew: 1, whenUnsatisfiable: "DoNotSchedule" },
          ],
        },
      },
    },
  });
  expect(created?.spec.template.spec.containers[0]?.resources).toEqual(input.resources);
});

test("the label app cannot be taken over", () => {
  const input = { type: "createDeployment", name: "chat", image: "chat:v1", labels: { app: "web" } };
  expect(deploymentOf(give(state, input).state, "chat")?.spec.template.labels).toEqual({ app: "chat" });
});
