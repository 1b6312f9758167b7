import { describe, expect, test } from "vitest";
import { planAutopilot } from "../../../shared/chapters/autopilot.ts";
import { desiredState } from "../../../shared/chapters/desired-state.ts";
import type { Chapter } from "../../../shared/chapters/framework.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { CHAPTERS } from "../../../shared/chapters/registry.ts";
import { scale } from "../../../shared/chapters/scale.ts";
import { MAX_SEATS, seatPlan } from "../../../shared/chapters/seats.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import { Autopilot } from "../../../shared/classroom/autopilot.ts";
import { type Command, parseCommand } from "../../../shared/commands/registry.ts";
import { stateHash } from "../../../shared/engine/snapshot.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { FACILITATOR_SEAT, ROOM_SEAT, type Seat } from "../../../shared/model/seat.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";

const startOf = (chapter: Chapter, people = 4): ClusterState =>
  makeRound(chapter, {
    seed: "autopilot",
    timings: TIMINGS.classroom,
    nodes: seatPlan(chapter.seats, people).nodes,
  });

function autopilot(chapter: Chapter, people?: number): Autopilot {
  const plan = planAutopilot(chapter, startOf(chapter, people));
  if (plan === undefined) throw new Error("no plan");
  return new Autopilot(plan);
}

function entry(tick: number, input: object, seat: Seat = FACILITATOR_SEAT) {
  const parsed = parseCommand(input);
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  return { tick, seat, command: parsed.value as Command };
}

describe("every chapter", () => {
  test.each(CHAPTERS)("$id has a round for Kubernetes alone if it has a cluster", (chapter) => {
    const plan = planAutopilot(chapter, startOf(chapter, MAX_SEATS));
    expect(plan !== undefined).toBe(chapter.number >= 4);
    if (plan === undefined) return;
    expect(plan.start.automation).toMatchObject({ scheduler: "auto", kubelet: "auto" });
    expect(plan.start.automation.controllers).toEqual(expect.arrayContaining(["deployment", "replicaset"]));
    expect(plan.declarations.map(({ atMs }) => atMs)).toEqual(
      plan.declarations.map(({ atMs }) => atMs).toSorted((a, b) => a - b),
    );
  });
});

describe("Kubernetes alone", () => {
  test("places and starts what the script asks for, without a hand", () => {
    const alone = autopilot(theCluster);
    alone.advance(300, 300);
    const { totals, deployments } = alone.state;
    expect(totals.actions).toBe(0);
    expect(totals.served).toBeGreaterThan(0);
    for (const { spec, status } of deployments.values()) expect(status.readyReplicas).toBe(spec.replicas);
  });

  test("is told what the board orders when it is ordered, and that counts as work", () => {
    const alone = autopilot(desiredState);
    alone.advance(50, 50);
    const wanted = (): number[] => [...alone.state.deployments.values()].map(({ spec }) => spec.replicas);
    const { apps } = alone.state.settings.catalogue;
    const ordered = (at: number): number[] =>
      [...alone.state.deployments.values()].map(
        ({ metadata }) =>
          apps.find(({ name }) => name === metadata.name)?.orders?.findLast(({ atMs }) => atMs <= at)
            ?.replicas ?? 0,
      );
    expect(wanted()).toEqual(ordered(5000));
    expect(alone.state.totals.actions).toBe(2);
    alone.advance(350, 300);
    expect(wanted()).toEqual(ordered(35_000));
  });

  test("has autoscalers where a chapter is about them", () => {
    const alone = autopilot(scale);
    alone.advance(1, 1);
    expect([...alone.state.horizontalPodAutoscalers.keys()]).toHaveLength(4);
  });

  test("plays the same in pieces as in one go", () => {
    const [whole, pieces] = [autopilot(theCluster), autopilot(theCluster)];
    const thrown = entry(120, { type: "startIncident", incident: "container-crash" });
    whole.follow([thrown]);
    expect(whole.advance(300, 300)).toBe(true);
    for (let tick = 1; tick <= 300; tick++) {
      if (tick === 119) pieces.follow([thrown]);
      expect(pieces.advance(tick, 1)).toBe(true);
    }
    expect(stateHash(pieces.state)).toBe(stateHash(whole.state));
  });

  test("never plays further than the team, nor more ticks than it may", () => {
    const alone = autopilot(theCluster);
    expect(alone.advance(50, 20)).toBe(false);
    expect(alone.state.tick).toBe(20);
    expect(alone.advance(50, 100)).toBe(true);
    expect(alone.state.tick).toBe(50);
  });
});

describe("what happens to the team", () => {
  test("happens here at the same tick", () => {
    const alone = autopilot(theCluster);
    alone.follow([
      entry(10, { type: "startIncident", incident: "node-power-off", target: "tokyo-1" }),
      entry(12, { type: "addNode", node: "osaka-2", zone: "osaka" }, ROOM_SEAT),
      entry(14, { type: "setAttended", node: "osaka-1", attended: false }, ROOM_SEAT),
    ]);
    alone.advance(9, 100);
    expect(alone.state.machines.get("tokyo-1")?.power).toBe("on");
    alone.advance(14, 100);
    expect(alone.state.machines.get("tokyo-1")?.power).not.toBe("on");
    expect(alone.state.machines.has("osaka-2")).toBe(true);
    expect(alone.state.machines.get("osaka-1")?.attended).toBe(false);
  });

  test("but nobody takes the work from Kubernetes", () => {
    const alone = autopilot(theCluster);
    alone.follow([entry(10, { type: "switchAutomation", part: "scheduler", mode: "player" })]);
    alone.advance(20, 20);
    expect(alone.state.automation.scheduler).toBe("auto");
  });
});
