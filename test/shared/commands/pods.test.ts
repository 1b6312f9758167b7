import { describe, expect, test } from "vitest";
import { cluster, deployment, pod } from "../../builders.ts";
import { give } from "./give.ts";

const ending = { node: "n", metadata: { deletionTimestamp: 30_000, deletionGracePeriodSeconds: 30 } };
const state = cluster({
  objects: [deployment("web")],
  pods: [pod("runs", { node: "n" }), pod("ends", ending)],
});

describe("refused", () => {
  test.each([
    { name: "to delete what is not there", input: { type: "deletePod", pod: "x" }, code: "PodNotFound" },
    { name: "to delete what terminates", input: { type: "deletePod", pod: "ends" }, code: "PodTerminating" },
    { name: "to make a Pod of no app", input: { type: "createPod", app: "x" }, code: "DeploymentNotFound" },
    {
      name: "to make a Pod twice",
      input: { type: "createPod", app: "web", name: "runs" },
      code: "PodExists",
    },
    {
      name: "a name in capitals",
      input: { type: "createPod", app: "web", name: "Web" },
      code: "MalformedCommand",
    },
  ])("$name", ({ input, code }) => {
    expect(give(state, input).refusal?.code).toBe(code);
  });

  test("the 501st Pod", () => {
    const pods = Array.from({ length: 500 }, (_, i) => pod(`p${i}`));
    const full = cluster({ objects: [deployment("web")], pods });
    expect(give(full, { type: "createPod", app: "web" }).refusal).toEqual({
      code: "TooManyPods",
      params: { max: 500 },
    });
  });
});

describe("deletePod", () => {
  test("is graceful", () => {
    const { state: after } = give(state, { type: "deletePod", pod: "runs" });
    expect(after.pods.get("default/runs")?.metadata.deletionTimestamp).toBe(100 + 30_000);
  });

  test("with force takes the object away at once, also one that hangs in its end", () => {
    for (const name of ["runs", "ends"]) {
      const { state: after } = give(state, { type: "deletePod", pod: name, force: true });
      expect(after.pods.has(`default/${name}`)).toBe(false);
    }
  });
});

describe("createPod", () => {
  test("makes a Pod as the app's Deployment would, that nobody looks after", () => {
    const { state: after, events } = give(state, { type: "createPod", app: "web", name: "by-hand" });
    expect(after.pods.get("default/by-hand")).toMatchObject({
      metadata: { labels: { app: "web" }, ownerReferences: [] },
      spec: { containers: [{ image: "web:v1" }], tolerations: [{ tolerationSeconds: 300 }, {}] },
      status: { phase: "Pending" },
    });
    expect(events).toEqual([{ type: "PodCreated", pod: "by-hand", app: "web" }]);
  });

  test("finds a name by itself", () => {
    const { state: after } = give(state, { type: "createPod", app: "web" });
    expect([...after.pods.keys()].some((key) => /^default\/web-[a-z0-9]{5}$/.test(key))).toBe(true);
  });
});
