import { expect, test } from "vitest";
import { desiredState } from "../../../shared/chapters/desired-state.ts";
import type { Chapter } from "../../../shared/chapters/framework.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { requestsAndUsage } from "../../../shared/chapters/requests-and-usage.ts";
import { rollingUpdate } from "../../../shared/chapters/rolling-update.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import type { Command } from "../../../shared/commands/registry.ts";
import { step } from "../../../shared/engine/step.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { TICK_MS, TIMINGS } from "../../../shared/model/timings.ts";
import { diffRows } from "../../../shared/projection/diff-rows.ts";
import type { AppRow } from "../../../shared/projection/rows.ts";

const SEAT = { id: "control-plane", role: "control-plane" } as const;

function roundOf(chapter: Chapter): ClusterState {
  const { nodes } = seatPlan(chapter.seats, 5);
  return makeRound(chapter, { seed: "fields", timings: TIMINGS.classroom, nodes });
}

function playedTo(state: ClusterState, seconds: number, ...commands: Command[]): ClusterState {
  let now = step(
    state,
    commands.map((command) => ({ seat: SEAT, command })),
  ).state;
  while (now.now < seconds * 1000) now = step(now, []).state;
  return now;
}

const rowOf = (state: ClusterState, app: string): AppRow | undefined =>
  diffRows(undefined, state).flatMap(({ table, key, row }) =>
    table === "apps" && key === app && row ? [row] : [],
  )[0];

test("where nobody declares, nothing is told of it", () => {
  expect(rowOf(roundOf(theCluster), "web")).toMatchObject({
    declared: "",
    versions: "",
    ordered: -1,
    told: "[]",
  });
});

test("what is ordered follows the board", () => {
  const begun = playedTo(roundOf(desiredState), 1);
  expect(rowOf(begun, "web")).toMatchObject({ ordered: 3, replicas: 0, pods: 0 });
  expect(rowOf(playedTo(begun, 31), "web")?.ordered).toBeGreaterThan(3);
});

test("a version is known from its order on, and the way back from its rollout on", () => {
  const begun = playedTo(roundOf(rollingUpdate), 19);
  expect(rowOf(begun, "web")).toMatchObject({ versions: "web:v1", orderedImage: "", undoImage: "" });
  const ordered = playedTo(begun, 21);
  expect(rowOf(ordered, "web")).toMatchObject({
    versions: "web:v1,web:v2",
    orderedImage: "web:v2",
    dueTick: 64_000 / TICK_MS,
    rollout: "",
  });
  const rolling = playedTo(ordered, 22, { type: "setImage", deployment: "web", image: "web:v2" });
  expect(rowOf(rolling, "web")).toMatchObject({
    image: "web:v2",
    rollout: "progressing",
    undoImage: "web:v1",
  });
});

test("what is told reaches the rows with the next patch", () => {
  const begun = playedTo(roundOf(requestsAndUsage), 14);
  const node =
    [...begun.runtimes.values()].find(({ podKey }) => podKey.startsWith("default/web-"))?.nodeName ?? "";
  const seat = { id: node, role: "node", nodeName: node } as const;
  const { state } = step(begun, [{ seat, command: { type: "tellUsage", app: "web" } }]);
  const [told] = JSON.parse(rowOf(state, "web")?.told ?? "[]") as { node: string; memoryMi: number }[];
  expect(told?.node).toBe(node);
  expect(told?.memoryMi).toBeGreaterThan(0);
  const changed = diffRows(begun, state).some(({ table, key }) => table === "apps" && key === "web");
  expect(changed).toBe(true);
});
