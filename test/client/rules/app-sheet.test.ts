import { expect, test } from "vitest";
import { appRow, podRow } from "../../../client/dev/sample-rows.ts";
import { WritableClusterStore } from "../../../client/net/cluster-store.ts";
import { appSheets, type GapKind } from "../../../client/rules/app-sheet.ts";
import { type AppRow, NO_ROUND, type PodRow } from "../../../shared/projection/rows.ts";

const BY_HAND = { ...NO_ROUND, controllers: "nodelifecycle" };
const WITH_LOOP = { ...NO_ROUND, controllers: "deployment,replicaset" };

interface Row {
  readonly name: string;
  readonly round?: typeof NO_ROUND;
  readonly app: Partial<AppRow>;
  readonly pods?: readonly Partial<PodRow>[];
  readonly want: readonly [gap: GapKind, count: number];
}

const RUNNING: Partial<PodRow> = { node: "tokyo-1" };
const AT_REST = { replicas: 2, pods: 2, readyPods: 2 };

const rows: readonly Row[] = [
  { name: "what is wanted is there", app: AT_REST, pods: [RUNNING, RUNNING], want: ["well", 0] },
  { name: "more is ordered than declared", app: { ...AT_REST, ordered: 5 }, want: ["declare", 3] },
  { name: "less is ordered than declared", app: { ...AT_REST, ordered: 0 }, want: ["declare", 2] },
  {
    name: "without a controller Pods are made by hand, whatever is declared",
    round: BY_HAND,
    app: { ...AT_REST, replicas: 0, ordered: 5 },
    want: ["make", 3],
  },
  {
    name: "without a controller one too many stays until somebody removes it",
    round: BY_HAND,
    app: { ...AT_REST, ordered: 1 },
    want: ["remove", 1],
  },
  {
    name: "another version is ordered",
    app: { ...AT_REST, ordered: 2, orderedImage: "web:v2" },
    want: ["release", 2],
  },
  {
    name: "a rollout goes on",
    app: { ...AT_REST, pods: 3, updatedPods: 1, rollout: "progressing" },
    want: ["rolling", 2],
  },
  {
    name: "a rollout is past its deadline",
    app: { ...AT_REST, updatedPods: 1, rollout: "stuck" },
    pods: [{ ...RUNNING, ready: false, status: "Running" }],
    want: ["stuck", 1],
  },
  {
    name: "a Pod that fails comes before one that waits",
    app: AT_REST,
    pods: [{}, { ...RUNNING, status: "CrashLoopBackOff", ready: false }],
    want: ["failing", 1],
  },
  { name: "Pods find no Node", app: AT_REST, pods: [{}, {}], want: ["pending", 2] },
  {
    name: "a Pod is not ready yet",
    app: AT_REST,
    pods: [RUNNING, { ...RUNNING, ready: false, status: "ContainerCreating" }],
    want: ["starting", 1],
  },
  { name: "it shrinks", app: { ...AT_REST, replicas: 1 }, pods: [RUNNING, RUNNING], want: ["leaving", 1] },
];

test.each(rows)("$name", ({ round = WITH_LOOP, app, pods = [], want }) => {
  const store = new WritableClusterStore();
  store.put("apps", "web", appRow(app));
  pods.forEach((pod, i) => {
    store.put("pods", `web-${i}`, podRow({ ...pod, name: `web-${i}` }));
  });
  const [sheet] = appSheets(store.rows, round);
  expect([sheet?.gap, sheet?.count]).toEqual(want);
});

test("the order counts, and where nobody orders, what is declared", () => {
  const store = new WritableClusterStore();
  store.put("apps", "web", appRow({ replicas: 3, ordered: 5 }));
  store.put("apps", "api", appRow({ name: "api", style: 1, replicas: 3 }));
  const sheets = appSheets(store.rows, WITH_LOOP);
  expect(sheets.map(({ wanted }) => wanted)).toEqual([5, 3]);
  expect(sheets.map(({ ordered }) => ordered)).toEqual([5, undefined]);
  // While no controller reads it, what is declared is nobody's business.
  expect(appSheets(store.rows, BY_HAND).map(({ declared }) => declared)).toEqual([undefined, undefined]);
});

test("an app of later is left out until it is wanted or asked for", () => {
  const store = new WritableClusterStore();
  store.put("apps", "web", appRow({ replicas: 0, pods: 0, readyPods: 0 }));
  expect(appSheets(store.rows, WITH_LOOP)).toEqual([]);
});
