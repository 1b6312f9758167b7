import { describe, expect, test } from "vitest";
import { appRow } from "../../../shared/projection/app-row.ts";
import { diffRows } from "../../../shared/projection/diff-rows.ts";
import type { RowTable } from "../../../shared/projection/rows.ts";
import { EraPlay } from "../eras/era-play.ts";

const rowsOf = (play: EraPlay, table: RowTable) =>
  diffRows(undefined, play.state).filter((change) => change.table === table);

describe("a workbench", () => {
  test("tells what is installed, what it has lost, and what is being done until when", () => {
    const play = new EraPlay("by-hand").install("debian", "node-20", "nginx", "web:v1", "node-18");
    play.onNode("tokyo-1", { type: "installSoftware", software: "redis" });
    const begun = play.state.tick;
    expect(rowsOf(play, "workbenches")).toEqual([
      {
        table: "workbenches",
        key: "tokyo-1",
        row: {
          node: "tokyo-1",
          installed: JSON.stringify([
            { id: "debian", missing: "" },
            { id: "nginx", missing: "" },
            { id: "web:v1", missing: "node-20" },
            { id: "node-18", missing: "" },
          ]),
          job: "install",
          what: "redis",
          beganTick: begun,
          endsTick: begun + 35,
        },
      },
    ]);
  });

  test("is told only when something changes", () => {
    const play = new EraPlay("by-hand").install("debian");
    const before = play.state;
    play.run(5000);
    expect(diffRows(before, play.state).some(({ table }) => table === "workbenches")).toBe(false);
  });
});

test("an image is told when everybody can get it, with its maker and its size", () => {
  const play = new EraPlay("containers").do({ type: "buildImage", app: "web:v1", order: "code-first" });
  expect(rowsOf(play, "publishedImages")).toEqual([]);
  play.do({ type: "pushImage", image: "web:v1-code-first" });
  expect(rowsOf(play, "publishedImages")).toMatchObject([
    { key: "web:v1-code-first", row: { app: "web:v1", node: "tokyo-1", sizeMi: 155 } },
  ]);
});

test("an app tells how many instances are of the wanted version, however they were made", () => {
  const play = new EraPlay("containers").do({ type: "buildImage", app: "web:v1", order: "code-first" });
  play.onNode("tokyo-1", { type: "runInstances", image: "web:v1-code-first", count: 2 });
  play.until(() => play.ready().length === 2);
  const row = () => play.state.settings.catalogue.apps.slice(0, 1).map((app) => appRow(play.state, app));
  expect(row()).toMatchObject([{ name: "web", replicas: 2, readyPods: 2, updatedPods: 2 }]);
  play.asRoom({ type: "setImage", deployment: "web", image: "web:v2" });
  expect(row()).toMatchObject([{ image: "web:v2", readyPods: 2, updatedPods: 0 }]);
});
