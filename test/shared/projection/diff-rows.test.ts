import { expect, test } from "vitest";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import { TeamRound } from "../../../shared/classroom/team-round.ts";
import { dealSeats } from "../../../shared/classroom/teams.ts";
import { newContainer } from "../../../shared/model/new-objects.ts";
import { CPU, MEMORY, MIB } from "../../../shared/model/resources.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { diffRows, EVENT_ROWS } from "../../../shared/projection/diff-rows.ts";
import type { RowChange } from "../../../shared/projection/row-change.ts";
import type { RowTable } from "../../../shared/projection/rows.ts";
import { cluster, node, pod } from "../../builders.ts";

type Rows = Map<string, object>;

/** Rows as somebody has them who was sent everything from the beginning. */
function apply(rows: Map<RowTable, Rows>, changes: readonly RowChange[]): void {
  for (const { table, key, row } of changes) {
    const known = rows.get(table) ?? new Map();
    rows.set(table, known);
    if (row === undefined) known.delete(key);
    else known.set(key, row);
  }
}

const sorted = (rows: Rows | undefined): object =>
  Object.fromEntries([...(rows ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)));

test("changes add up to what all rows say at once, through a whole round", () => {
  const plan = seatPlan(theCluster.seats, 8);
  const round = new TeamRound({
    start: makeRound(theCluster, { seed: "rows", timings: TIMINGS.classroom, nodes: plan.nodes }),
    holdings: dealSeats(plan, [], 0),
    seed: "rows",
  });
  const sent = new Map<RowTable, Rows>();
  apply(sent, round.rows());
  while (!round.isOver) {
    apply(sent, round.tick().rows);
    if (round.state.tick % 50 !== 0) continue;
    const all = new Map<RowTable, Rows>();
    apply(all, round.rows());
    for (const table of ["pods", "nodes", "apps", "machines", "runtimes", "kubeEvents"] as const) {
      expect(sorted(sent.get(table)), `${table} at ${round.state.tick}`).toEqual(sorted(all.get(table)));
    }
    // Templates outlive their Pods; those that are used are there.
    for (const [key, row] of all.get("templates") ?? []) expect(sent.get("templates")?.get(key)).toEqual(row);
    expect(sent.get("kubeEvents")?.size).toBeLessThanOrEqual(EVENT_ROWS);
  }
  expect(sent.get("pods")?.size).toBeGreaterThan(10);
});

test("a state that is the same costs nothing and says nothing", () => {
  const state = cluster({ nodes: [node("tokyo-1")], pods: [pod("web-1")] });
  expect(diffRows(state, state)).toEqual([]);
});

test("a Pod's row says where it waits and why, and shares its template", () => {
  const spec = {
    containers: [
      newContainer({
        name: "web",
        image: "web:v1",
        resources: { requests: { [CPU]: 500, [MEMORY]: 64 * MIB }, limits: {} },
      }),
    ],
  };
  const state = cluster({
    nodes: [node("tokyo-1")],
    pods: [
      pod("web-1", { metadata: { labels: { app: "web" } }, spec }),
      pod("web-2", { metadata: { labels: { app: "web" } }, spec, node: "tokyo-1" }),
    ],
  });
  const changes = diffRows(undefined, state);
  const pods = changes.flatMap((change) => (change.table === "pods" && change.row ? [change.row] : []));
  expect(pods).toEqual([
    expect.objectContaining({
      name: "web-1",
      app: "web",
      node: "",
      status: "Pending",
      ready: false,
      restarts: 0,
    }),
    expect.objectContaining({ name: "web-2", app: "web", node: "tokyo-1" }),
  ]);
  const templates = changes.filter(({ table }) => table === "templates");
  expect(templates).toHaveLength(1);
  expect(pods.map(({ template }) => template)).toEqual([templates[0]?.key, templates[0]?.key]);
  const [{ row } = { row: undefined }] = templates;
  expect(JSON.parse((row as { json: string }).json)).toMatchObject({
    labels: { app: "web" },
    spec: { containers: [{ image: "web:v1" }] },
  });
  // Templates come before the Pods that name them.
  expect(changes.findIndex(({ table }) => table === "templates")).toBeLessThan(
    changes.findIndex(({ table }) => table === "pods"),
  );
});

test("a Node's row says what it has room for", () => {
  const [change] = diffRows(undefined, cluster({ nodes: [node("tokyo-1")] })).filter(
    ({ table }) => table === "nodes",
  );
  expect(change).toMatchObject({ key: "tokyo-1", row: { name: "tokyo-1", unschedulable: false } });
});
