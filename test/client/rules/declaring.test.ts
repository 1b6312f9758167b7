import { describe, expect, test } from "vitest";
import { appRow, machineRow, nodeRow, podRow, runtimeRow } from "../../../client/dev/sample-rows.ts";
import { WritableClusterStore } from "../../../client/net/cluster-store.ts";
import { clusterReader } from "../../../client/rules/cluster-reader.ts";
import { declaredOf } from "../../../client/rules/declared.ts";
import { imagesHere } from "../../../client/rules/images-here.ts";
import {
  nodeLabels,
  placementOf,
  selectorFrom,
  taintsToTolerate,
  tolerationsFrom,
} from "../../../client/rules/placement.ts";
import { cpuSteps, resourceChanges, resourcesOf } from "../../../client/rules/resources.ts";
import { usageHere } from "../../../client/rules/usage-here.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { rulesOfPlacement } from "../../../shared/chapters/rules-of-placement.ts";
import { scale } from "../../../shared/chapters/scale.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import type { Command } from "../../../shared/commands/registry.ts";
import { refusalOf } from "../../../shared/engine/command-pass.ts";
import { step } from "../../../shared/engine/step.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { MIB } from "../../../shared/model/resources.ts";
import type { Seat } from "../../../shared/model/seat.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { diffRows } from "../../../shared/projection/diff-rows.ts";
import { roundRow } from "../../../shared/projection/round-row.ts";

const SEAT: Seat = { id: "control-plane", role: "control-plane" };

function begun(chapter: typeof scale | typeof rulesOfPlacement, commands: readonly Command[]): ClusterState {
  const { nodes } = seatPlan(chapter.seats, 6);
  const before = makeRound(chapter, { seed: "declaring", timings: TIMINGS.classroom, nodes });
  return step(
    before,
    commands.map((command) => ({ seat: SEAT, command })),
  ).state;
}

function storeOf(state: ClusterState): WritableClusterStore {
  const store = new WritableClusterStore();
  for (const { table, key, row } of diffRows(undefined, state)) if (row) store.put(table, key, row);
  store.setRound(roundRow(state, 0));
  store.commit();
  return store;
}

describe("what the client says of a declaration is what the server says", () => {
  const autoscaler = {
    type: "setAutoscaler",
    deployment: "web",
    min: 2,
    max: 9,
    targetUtilization: 50,
  } as const;
  const budget = { type: "createBudget", app: "api", minAvailable: "75%" } as const;
  const state = begun(rulesOfPlacement, [autoscaler, budget]);
  const store = storeOf(state);
  const reader = clusterReader(store.rows, store.round);
  const commands: readonly Command[] = [
    autoscaler,
    { ...autoscaler, max: 1 },
    { ...autoscaler, targetUtilization: 60 },
    { type: "deleteAutoscaler", deployment: "api" },
    budget,
    { ...budget, minAvailable: "50%" },
    { type: "scale", deployment: "web", replicas: state.deployments.get("default/web")?.spec.replicas ?? 0 },
    { type: "scale", deployment: "nobody", replicas: 1 },
    { type: "setPlacement", deployment: "web", nodeSelector: {} },
    { type: "setPlacement", deployment: "web", spread: "none" },
    { type: "setPlacement", deployment: "web", priorityClassName: "customers" },
    { type: "setPlacement", deployment: "web", priorityClassName: "nobody" },
    { type: "setResources", deployment: "web", requests: { cpu: 4000 }, limits: {} },
    { type: "setImage", deployment: "web", image: "web:v1" },
    { type: "setStrategy", deployment: "web", strategy: { type: "Recreate" } },
    { type: "pauseRollout", deployment: "web" },
    { type: "resumeRollout", deployment: "web" },
    { type: "taintNode", node: "tokyo-1", key: "dedicated", value: "web", effect: "NoSchedule" },
    { type: "untaintNode", node: "tokyo-1", key: "dedicated" },
  ];
  test.each(commands.map((command) => [command]))("%j", (command) => {
    const given = { seat: SEAT, command };
    expect(refusalOf(reader, given)).toEqual(refusalOf(state, given));
  });
});

test("a row says what is declared, and only where somebody declares", () => {
  const state = begun(scale, [
    { type: "setAutoscaler", deployment: "web", min: 2, max: 9, targetUtilization: 50 },
  ]);
  const row = storeOf(state).rows.apps.get("web");
  const declared = row && declaredOf(row);
  expect(declared?.autoscaler).toMatchObject({ minReplicas: 2, maxReplicas: 9 });
  expect(declared?.deployment.template).toEqual(state.deployments.get("default/web")?.spec.template);
  expect(declaredOf(appRow({ declared: "" }))).toBeUndefined();
});

describe("controls of requests and limits", () => {
  const before = { cpuRequest: 500, cpuLimit: 0, memoryRequest: 512, memoryLimit: 1024 };

  test("only what changes is named, and 0 takes it away", () => {
    expect(resourceChanges(before, { ...before, cpuRequest: 200, memoryLimit: 0 })).toEqual({
      requests: { cpu: 200 },
      limits: { memory: 0 },
    });
    expect(resourceChanges(before, { ...before, memoryRequest: 256 })).toEqual({
      requests: { memory: 256 * MIB },
      limits: {},
    });
  });

  test("what nobody wrote is 0", () => {
    expect(resourcesOf({ resources: { requests: { cpu: 500 }, limits: {} } })).toEqual({
      cpuRequest: 500,
      cpuLimit: 0,
      memoryRequest: 0,
      memoryLimit: 0,
    });
  });

  test("a slider can stand where it stands", () => {
    expect(cpuSteps(123)).toContain(123);
    expect(cpuSteps(123)).toEqual([...cpuSteps(123)].sort((a, b) => a - b));
  });
});

describe("controls of placement", () => {
  const spec = { nodeSelector: {}, tolerations: [], topologySpreadConstraints: [] };

  test.each([
    {
      name: "any Node",
      given: spec,
      want: { selector: "", spread: "none", toleration: "", priority: "" },
    },
    {
      name: "one zone, with a priority",
      given: {
        ...spec,
        nodeSelector: { "topology.kubernetes.io/zone": "osaka" },
        priorityClassName: "urgent",
      },
      want: { selector: "topology.kubernetes.io/zone=osaka", priority: "urgent" },
    },
    {
      name: "its own Nodes; what the control plane adds is no choice",
      given: {
        ...spec,
        tolerations: [
          { key: "node.kubernetes.io/unreachable", operator: "Exists" as const },
          { key: "dedicated", operator: "Equal" as const, value: "web" },
        ],
      },
      want: { toleration: "dedicated=web" },
    },
  ])("reads $name", ({ given, want }) => {
    expect(placementOf(given)).toMatchObject(want);
  });

  test("writes what it reads", () => {
    expect(selectorFrom("disk=ssd")).toEqual({ disk: "ssd" });
    expect(selectorFrom("")).toEqual({});
    expect(tolerationsFrom("dedicated=web")).toEqual([{ key: "dedicated", operator: "Equal", value: "web" }]);
    expect(tolerationsFrom("")).toEqual([]);
  });

  test("offers zones first, then other labels, and the taints that are there", () => {
    const labelled = (name: string, zone: string, more: object): ReturnType<typeof nodeRow> =>
      nodeRow({
        name,
        json: JSON.stringify({
          labels: { "kubernetes.io/hostname": name, "topology.kubernetes.io/zone": zone, ...more },
          taints: [{ key: "dedicated", value: "ranking", effect: "NoSchedule" }],
          conditions: [],
        }),
      });
    const nodes = [labelled("tokyo-1", "tokyo", { disk: "ssd" }), labelled("osaka-1", "osaka", {})];
    expect(nodeLabels(nodes)).toEqual([
      "topology.kubernetes.io/zone=osaka",
      "topology.kubernetes.io/zone=tokyo",
      "disk=ssd",
    ]);
    expect(taintsToTolerate("web", nodes)).toEqual(["dedicated=web", "dedicated=ranking"]);
  });
});

describe("a machine's own lists", () => {
  test("images that are needed soon, whether they are here or not", () => {
    const store = new WritableClusterStore();
    store.put("apps", "web", appRow({ orderedImage: "web:v2" }));
    store.put("apps", "api", appRow({ name: "api", style: 1, image: "api:v1" }));
    const machine = machineRow({
      images: JSON.stringify(["web:v1"]),
      pulls: JSON.stringify([{ image: "api:v1" }]),
    });
    expect(imagesHere(store.rows, machine)).toEqual([
      { image: "web:v1", style: 0, state: "here" },
      { image: "web:v2", style: 0, state: "missing" },
      { image: "api:v1", style: 1, state: "coming" },
    ]);
  });

  test("usage is that of the hungriest instance here, and when it was told last", () => {
    const store = new WritableClusterStore();
    const told = [{ node: "tokyo-1", tick: 100, cpuMilli: 1, memoryMi: 1, rps: 1 }];
    store.put("apps", "web", appRow({ told: JSON.stringify(told) }));
    for (const [pod, node, cpuUsedMilli] of [
      ["web-1", "tokyo-1", 300],
      ["web-2", "tokyo-1", 500],
      ["web-3", "osaka-1", 900],
    ] as const) {
      store.put("pods", pod, podRow({ name: pod, node }));
      store.put("runtimes", `${node}/${pod}`, runtimeRow({ pod, node, cpuUsedMilli }));
    }
    expect(usageHere(store.rows, "tokyo-1", 150)).toMatchObject([
      { app: "web", cpuMilli: 500, memoryMi: 200, toldSecondsAgo: 5 },
    ]);
    expect(usageHere(store.rows, "osaka-1", 150)).toMatchObject([
      { app: "web", cpuMilli: 900, toldSecondsAgo: undefined },
    ]);
  });
});
