import { describe, expect, test } from "vitest";
import { declaring } from "../../../shared/bots/declaring.ts";
import { nodeSeat } from "../../../shared/bots/node.ts";
import type { DemandPoint } from "../../../shared/model/catalogue.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { Table } from "../../../shared/util/table.ts";
import { deployment, machine } from "../../builders.ts";
import { image, Play } from "../play.ts";
import { CONTROL_PLANE, decide, nodeSeatOf } from "./decide.ts";

/** An app that few want now, and many half a minute from now. */
const DEMAND: readonly DemandPoint[] = [
  { atMs: 0, rps: 50 },
  { atMs: 30_000, rps: 50 },
  { atMs: 32_000, rps: 800 },
];

const quiet = new Play({
  apps: [{ name: "web", style: 0, demand: DEMAND }],
  images: [image("web:v1")],
}).change((draft) => draft.put(deployment("web", { spec: { replicas: 2 } }))).state;

const NO_TRAFFIC = {
  countedUntil: 0,
  remainderMilli: 0,
  targets: [],
  nextTarget: 0,
  servedRps: 0,
  secondServed: 0,
  secondFailed: 0,
  totalServed: 0,
  totalFailed: 0,
};

const withTools = (state: ClusterState, ...tools: readonly string[]): ClusterState => ({
  ...state,
  settings: { ...state.settings, tools },
});

describe("with autoscalers among its tools, a desk", () => {
  const state = withTools(quiet, "setAutoscaler");

  test("that plays perfectly leaves room for what the forecast shows, and raises the floor before it comes", () => {
    const now = decide(declaring, state, CONTROL_PLANE, { character: "perfect" });
    expect(now).toMatchObject({ type: "setAutoscaler", deployment: "web", min: 1 });
    const soon = { ...state, now: 20_000, tick: 200 };
    const before = decide(declaring, soon, CONTROL_PLANE, { character: "perfect" });
    expect(before).toMatchObject({ deployment: "web", min: 10 });
  });

  test("of average players acts when growth is near", () => {
    const soon = { ...state, now: 10_000, tick: 100 };
    expect(decide(declaring, soon, CONTROL_PLANE)).toMatchObject({ deployment: "web", min: 2 });
    expect(decide(declaring, { ...state, now: 40_000, tick: 400 }, CONTROL_PLANE)).toBeUndefined();
  });

  test("that is careless does nothing before users complain", () => {
    expect(decide(declaring, state, CONTROL_PLANE, { character: "clumsy" })).toBeUndefined();
  });
});

describe("where the board says how many Pods are wanted, a desk of average players", () => {
  const { catalogue } = quiet.settings;
  const apps = catalogue.apps.map((app) => ({ ...app, orders: [{ atMs: 0, replicas: 2 }] }));
  const ordered = withTools(
    { ...quiet, settings: { ...quiet.settings, catalogue: { ...catalogue, apps } } },
    "setAutoscaler",
  );
  const failing = (failedRps: number): ClusterState => {
    const traffic = { ...NO_TRAFFIC, app: "web", demandRps: 400, failedRps };
    return { ...ordered, traffic: Table.of([["default/web", traffic]]), now: 10_000, tick: 100 };
  };

  test("leaves autoscalers alone, unless far more people come than that", () => {
    expect(decide(declaring, failing(0), CONTROL_PLANE)).toBeUndefined();
    expect(decide(declaring, failing(40), CONTROL_PLANE)).toBeUndefined();
    expect(decide(declaring, failing(200), CONTROL_PLANE)).toMatchObject({ type: "setAutoscaler" });
  });
});

test("without tools a desk declares nothing", () => {
  expect(decide(declaring, quiet, CONTROL_PLANE, { character: "perfect" })).toBeUndefined();
});

describe("a Node seat", () => {
  const reserve = new Play().change((draft) => draft.machines.set("osaka-1", machine("osaka-1"))).state;

  test("whose machine is no Node yet joins", () => {
    expect(decide(nodeSeat, reserve, nodeSeatOf("osaka-1"))).toEqual({ type: "joinNode" });
  });

  test("pulls ahead what grows soon, where the chapter offers it", () => {
    const pull = { type: "pullImage", image: "web:v1" };
    const offered = withTools(quiet, "pullImage");
    expect(decide(nodeSeat, offered, nodeSeatOf("tokyo-1"), { character: "perfect" })).toEqual(pull);
    expect(decide(nodeSeat, offered, nodeSeatOf("tokyo-1"))).toBeUndefined();
    const soon = { ...offered, now: 30_000, tick: 300 };
    expect(decide(nodeSeat, soon, nodeSeatOf("tokyo-1"))).toEqual(pull);
    expect(decide(nodeSeat, quiet, nodeSeatOf("tokyo-1"), { character: "perfect" })).toBeUndefined();
  });
});
