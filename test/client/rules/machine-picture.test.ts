import { expect, test } from "vitest";
import { machinePictures } from "../../../client/rules/machine-picture.ts";
import { EraPlay } from "../../shared/eras/era-play.ts";
import { storeOf } from "./store-of.ts";

test("a machine that has fallen silent is dark also for those who do not see its inside", () => {
  const play = new EraPlay("by-hand");
  play.asRoom({ type: "startIncident", incident: "node-power-off", target: "tokyo-1" });
  play.until(() => play.state.machines.get("tokyo-1")?.power === "off");
  play.until(() => (storeOf(play.state).rows.nodes.get("tokyo-1")?.ready ?? true) === false);
  const store = storeOf(play.state);
  const seen = (rows: typeof store.rows) =>
    machinePictures(rows, store.round, play.era, play.state.tick).map(
      ({ node, power }) => `${node} ${power}`,
    );
  expect(seen(store.rows)).toEqual(["osaka-1 on", "tokyo-1 off"]);
  expect(seen({ ...store.rows, machines: new Map() })).toEqual(["osaka-1 unknown", "tokyo-1 silent"]);
});
