import { describe, expect, test } from "vitest";
import { decideEviction } from "../../../shared/controllers/disruption/eviction.ts";
import type { Pod } from "../../../shared/model/pod.ts";
import type { PodDisruptionBudget } from "../../../shared/model/workload.ts";
import { type AnyObject, budget, deployment, owned, pod, ready, replicaSet } from "../../builders.ts";
import { controlled, play, running, ticksOf } from "./play.ts";

const labels = { app: "web" };
const set = replicaSet("web", { spec: { replicas: 4 } });
const web = (name: string, isReady = true, owner: typeof set | undefined = set): Pod => {
  const metadata = { labels, ...(owner === undefined ? {} : { ownerReferences: owned(owner) }) };
  const one = running(pod(name, { metadata }), 0);
  return { ...one, status: { ...one.status, conditions: [ready(isReady)] } };
};

function statusOf(spec: object, pods: readonly Pod[], objects: readonly AnyObject[] = [set]) {
  const begin = controlled({ pods, objects: [...objects, budget("web", spec)] }, ["disruption"]);
  return play(begin, 1).state.podDisruptionBudgets.get("default/web")?.status;
}

describe("a budget", () => {
  test.each([
    { name: "of 2 that stay, 3 ready", spec: { minAvailable: 2 }, ready: 3, want: [1, 3, 2, 3] },
    { name: "of 2 that stay, 2 ready", spec: { minAvailable: 2 }, ready: 2, want: [0, 2, 2, 2] },
    { name: "of half of 4 wanted, 3 ready", spec: { minAvailable: "50%" }, ready: 3, want: [1, 3, 2, 4] },
    { name: "of 34 % of 4 wanted, rounded up", spec: { minAvailable: "34%" }, ready: 4, want: [2, 4, 2, 4] },
    {
      name: "of 1 that may be missing of 4, 4 ready",
      spec: { maxUnavailable: 1 },
      ready: 4,
      want: [1, 4, 3, 4],
    },
    {
      name: "of 1 that may be missing of 4, 3 ready",
      spec: { maxUnavailable: 1 },
      ready: 3,
      want: [0, 3, 3, 4],
    },
    {
      name: "of 30 % that may be missing, rounded up",
      spec: { maxUnavailable: "30%" },
      ready: 4,
      want: [2, 4, 2, 4],
    },
    { name: "without Pods", spec: { minAvailable: 0 }, ready: 0, want: [0, 0, 0, 0] },
  ])("$name", ({ spec, ready: count, want }) => {
    const pods = Array.from({ length: count }, (_, i) => web(`p${i}`));
    const [disruptionsAllowed, currentHealthy, desiredHealthy, expectedPods] = want;
    expect(statusOf(spec, pods)).toMatchObject({
      disruptionsAllowed,
      currentHealthy,
      desiredHealthy,
      expectedPods,
      conditions: [
        {
          type: "DisruptionAllowed",
          reason: (disruptionsAllowed ?? 0) > 0 ? "SufficientPods" : "InsufficientPods",
        },
      ],
    });
  });

  test("does not count Pods that are not ready or on their way out", () => {
    const ending = { ...web("c"), metadata: { ...web("c").metadata, deletionTimestamp: 9 } };
    expect(statusOf({ minAvailable: 1 }, [web("a"), web("b", false), ending])).toMatchObject({
      currentHealthy: 1,
    });
  });

  test("counts from the size of the Deployment above the ReplicaSet", () => {
    const above = deployment("web", { spec: { replicas: 6 } });
    const below = replicaSet("web-1", { metadata: { ownerReferences: owned(above) }, spec: { replicas: 2 } });
    const pods = ["a", "b"].map((name) => web(name, true, below));
    expect(statusOf({ maxUnavailable: 1 }, pods, [above, below])).toMatchObject({
      expectedPods: 6,
      desiredHealthy: 5,
    });
  });

  test("with a percentage allows nothing when somebody in it has no owner", () => {
    const naked = running(pod("naked", { metadata: { labels } }), 0);
    expect(statusOf({ minAvailable: "10%" }, [web("a"), web("b"), naked])?.disruptionsAllowed).toBe(0);
  });
});

test("a granted eviction whose Pod stays is forgotten after two minutes", () => {
  const granted = { disruptedPods: { a: 0 } };
  const begin = controlled(
    { pods: [web("a"), web("b")], objects: [set, budget("web", { minAvailable: 1 }, granted)] },
    ["disruption"],
  );
  const healthyAfter = (seconds: number) =>
    play(begin, ticksOf(seconds)).state.podDisruptionBudgets.get("default/web")?.status.currentHealthy;
  expect(healthyAfter(119)).toBe(1);
  expect(healthyAfter(121)).toBe(2);
});

describe("the eviction API", () => {
  const spare = (status: Partial<PodDisruptionBudget["status"]>, spec = {}): PodDisruptionBudget =>
    budget("web", { minAvailable: 1, ...spec }, status);
  const full = spare({ disruptionsAllowed: 0, currentHealthy: 2, desiredHealthy: 2 });
  const phase = (one: Pod, is: Pod["status"]["phase"]): Pod => ({
    ...one,
    status: { ...one.status, phase: is },
  });

  test.each<{ name: string; one: Pod; budgets: PodDisruptionBudget[] }>([
    { name: "a Pod without a budget", one: web("a"), budgets: [] },
    { name: "a Pod that a budget can spare", one: web("a"), budgets: [spare({ disruptionsAllowed: 1 })] },
    { name: "a pending Pod", one: phase(web("a"), "Pending"), budgets: [full] },
    { name: "a failed Pod", one: phase(web("a"), "Failed"), budgets: [full] },
    {
      name: "a Pod that is being deleted",
      one: { ...web("a"), metadata: { ...web("a").metadata, deletionTimestamp: 9 } },
      budgets: [full],
    },
    { name: "an unready Pod while enough others are ready", one: web("a", false), budgets: [full] },
    {
      name: "an unready Pod always, where the budget says so",
      one: web("a", false),
      budgets: [
        spare({ currentHealthy: 0, desiredHealthy: 2 }, { unhealthyPodEvictionPolicy: "AlwaysAllow" }),
      ],
    },
  ])("lets go $name", ({ one, budgets }) => {
    expect(decideEviction(one, budgets, 0).allowed).toBe(true);
  });

  test.each<{ name: string; one: Pod; budgets: PodDisruptionBudget[]; code: number; cause: string }>([
    {
      name: "what a budget needs",
      one: web("a"),
      budgets: [full],
      code: 429,
      cause: "The disruption budget web needs 2 healthy pods and has 2 currently",
    },
    {
      name: "an unready Pod when too few others are ready",
      one: web("a", false),
      budgets: [spare({ currentHealthy: 1, desiredHealthy: 2 })],
      code: 429,
      cause: "The disruption budget web needs 2 healthy pods and has 1 currently",
    },
    {
      name: "anything while a budget is new",
      one: web("a"),
      budgets: [spare({ disruptionsAllowed: 1, observedGeneration: 0 })],
      code: 429,
      cause: "The disruption budget web is still being processed by the server.",
    },
    { name: "what two budgets cover", one: web("a"), budgets: [full, full], code: 500, cause: "" },
  ])("holds back $name", ({ one, budgets, code, cause }) => {
    expect(decideEviction(one, budgets, 0)).toMatchObject({ allowed: false, code, cause });
  });

  test("writes down what it granted", () => {
    const decision = decideEviction(web("a"), [spare({ disruptionsAllowed: 1 })], 700);
    expect(decision).toMatchObject({
      budget: {
        status: {
          disruptionsAllowed: 0,
          disruptedPods: { a: 700 },
          conditions: [{ type: "DisruptionAllowed", status: "False", reason: "InsufficientPods" }],
        },
      },
    });
  });
});
