import { describe, expect, test } from "vitest";
import { seatReader } from "../../../shared/bots/seat-reader.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import { FACILITATOR_SEAT } from "../../../shared/model/seat.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";

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

  test("the facilitator sees everything", () => {
    expect(seatReader(cluster, FACILITATOR_SEAT).machines.size).toBe(cluster.machines.size);
  });
});
