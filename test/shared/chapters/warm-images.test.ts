import { expect, test } from "vitest";
import { extendIt } from "../../../shared/chapters/extend-it.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";

test("images that are there from the beginning are on the disk as well", () => {
  const nodes = ["tokyo-1", "osaka-1", "sapporo-1", "tokyo-2", "osaka-2", "sapporo-2"];
  const cluster = makeRound(extendIt, { seed: "disk", nodes, timings: TIMINGS.classroom });
  for (const { nodeName, layers, diskUsedBytes } of cluster.machines.values()) {
    const bytes = Object.values(layers).reduce((sum, layer) => sum + layer, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(diskUsedBytes, nodeName).toBe(bytes);
  }
});
