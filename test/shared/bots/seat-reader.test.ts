import { describe, expect, test } from "vitest";
import { seatReader } from "../../../shared/bots/seat-reader.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import { isPodReady } from "../../../shared/model/pod.ts";
import { FACILITATOR_SEAT } from "../../../shared/model/seat.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { EraPlay } from "../eras/era-play.ts";

const { nodes, seats } = seatPlan(theCluster.seats, 4);
const cluster = makeRound(theCluster, { seed: "reader", timings: TIMINGS.classroom, nodes });

describe("seatReader", () => {
  test("a Node sees its own machine and no other", () => {
    for (const seat of seats.filter(({ role }) => role === "node")) {
      expect([...seatReader(cluster, seat).machines.keys()]).toEqual([seat.nodeName]);
    }
  });

  test("the Control Plane sees the inside of no machine", () => {
    const reader = seatReader(cluster, { id: "control-plane", role: "control-plane" });
    expect([reader.machines.size, reader.runtimes.size]).toEqual([0, 0]);
  });

  test("everybody sees the API objects", () => {
    for (const seat of seats) {
      const reader = seatReader(cluster, seat);
      expect([reader.nodes.size, reader.deployments.size]).toEqual([
        cluster.nodes.size,
        cluster.deployments.size,
      ]);
    }
  });

  test("in the eras a seat sees what runs on its own machine, and of the rest how many answer", () => {
    const play = new EraPlay("containers").do({ type: "buildImage", app: "web:v1", order: "code-last" });
    play.onNode("tokyo-1", { type: "runInstances", image: "web:v1", count: 2 });
    play.until(() => play.ready().length === 2);
    const seen = (nodeName: string) => seatReader(play.state, { id: nodeName, role: "node", nodeName });
    expect([...seen("tokyo-1").pods.values()].map(isPodReady)).toEqual([true, true]);
    const other = seen("osaka-1");
    expect([other.pods.size, other.nodeInfos.size, other.workbenches.size]).toEqual([0, 1, 0]);
    expect(other.endpointSlices.get("default/web")?.endpoints).toHaveLength(2);
  });

  test("the facilitator sees everything", () => {
    expect(seatReader(cluster, FACILITATOR_SEAT).machines.size).toBe(cluster.machines.size);
  });
});
