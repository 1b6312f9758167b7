import { describe, expect, test } from "vitest";
import { newMeta } from "../../../shared/model/new-objects.ts";
import type { PriorityClass } from "../../../shared/model/workload.ts";
import { cluster, deployment } from "../../builders.ts";
import { give } from "./give.ts";

const urgent: PriorityClass = {
  kind: "PriorityClass",
  metadata: newMeta({ name: "urgent", namespace: "", uid: "urgent", creationTimestamp: 0 }),
  value: 1000,
  globalDefault: false,
  preemptionPolicy: "PreemptLowerPriority",
};
const state = cluster({ objects: [deployment("web"), urgent] });
const place = (placement: object, from = state) =>
  give(from, { type: "setPlacement", deployment: "web", ...placement });
const templateOf = (from: typeof state) => from.deployments.get("default/web")?.spec.template.spec;

describe("a placement is written into the template, and what it does not name stays", () => {
  const toleration = { key: "dedicated", operator: "Equal", value: "web", effect: "NoSchedule" };
  const selector = { matchLabels: { app: "web" }, matchExpressions: [] };
  const spread = { maxSkew: 1, labelSelector: selector, matchLabelKeys: ["pod-template-hash"] };
  test.each([
    { placement: { nodeSelector: { disk: "ssd" } }, want: { nodeSelector: { disk: "ssd" } } },
    { placement: { tolerations: [toleration] }, want: { tolerations: [toleration] } },
    { placement: { priorityClassName: "urgent" }, want: { priorityClassName: "urgent" } },
    {
      placement: { spread: "zones" },
      want: {
        topologySpreadConstraints: [
          { ...spread, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "DoNotSchedule" },
        ],
      },
    },
    {
      placement: { spread: "zones-if-possible" },
      want: {
        topologySpreadConstraints: [
          { ...spread, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" },
        ],
      },
    },
    {
      placement: { spread: "nodes-if-possible" },
      want: {
        topologySpreadConstraints: [
          { ...spread, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" },
        ],
      },
    },
  ])("$placement", ({ placement, want }) => {
    const { state: after, refusal } = place(placement);
    expect(refusal).toBeUndefined();
    expect(templateOf(after)).toEqual({ ...templateOf(state), ...want });
    // And away again.
    const none = { nodeSelector: {}, spread: "none", tolerations: [], priorityClassName: "urgent" };
    expect(templateOf(place(none, after).state)).toMatchObject({
      nodeSelector: {},
      topologySpreadConstraints: [],
      tolerations: [],
    });
  });
});

describe("refused", () => {
  test.each([
    {
      name: "for what is not there",
      placement: { deployment: "x", spread: "zones" },
      code: "DeploymentNotFound",
    },
    {
      name: "a priority that nobody defined",
      placement: { priorityClassName: "important" },
      code: "PriorityClassNotFound",
    },
    { name: "nothing at all", placement: {}, code: "NothingToChange" },
    { name: "what is so already", placement: { spread: "none", nodeSelector: {} }, code: "NothingToChange" },
    { name: "a spread over planets", placement: { spread: "planets" }, code: "MalformedCommand" },
    {
      name: "a toleration of half a kind",
      placement: { tolerations: [{ effect: "NoFun" }] },
      code: "MalformedCommand",
    },
  ])("$name", ({ placement, code }) => expect(place(placement).refusal?.code).toBe(code));
});
