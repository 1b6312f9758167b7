import { describe, expect, test } from "vitest";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import type { Versus } from "../../../shared/classroom/versus.ts";
import type { ClassroomChanges } from "../../../shared/live/changes.ts";
import { Classroom } from "../../../shared/live/classroom.ts";
import { giveHostOrder } from "../../../shared/live/host-orders.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import type { HostOrder } from "../../../shared/protocol/requests.ts";
import { InvariantError } from "../../../shared/util/invariant.ts";

/** A short evening, so that tests are short too. */
const SHORT = { ...theCluster, lengthMs: 40_000 };

function playing(chapter: typeof theCluster = SHORT, teams = 1): Classroom {
  const classroom = new Classroom({
    code: "BCDFG",
    name: "Test",
    course: { id: "one", chapters: [chapter, chapter] },
    seed: "autopilots",
    timings: TIMINGS.classroom,
    coverAfterMs: 10_000,
  });
  for (let i = 0; i < teams; i++) {
    classroom.enter({ id: `p${i}`, role: "player", locale: "en", nickname: `p${i}` });
  }
  order(classroom, { type: "teams", count: teams });
  for (let i = 0; i < 3; i++) order(classroom, { type: "next" });
  expect(classroom.pace.beat).toBe("play");
  return classroom;
}

const order = (classroom: Classroom, given: HostOrder): void =>
  giveHostOrder(classroom, given, (refusal) => expect(refusal).toBeUndefined());

const play = (classroom: Classroom, ms: number): void => {
  for (let passed = 0; passed < ms; passed += 100) classroom.advance(100);
};

const shown = (classroom: Classroom): (Versus | undefined)[] =>
  classroom.teamRows().map(({ autopilot = "" }) => (autopilot === "" ? undefined : JSON.parse(autopilot)));

describe("a round is played by Kubernetes alone too", () => {
  test("and both stand side by side as soon as it is over", () => {
    const classroom = playing(SHORT, 2);
    play(classroom, 39_900);
    expect(shown(classroom)).toEqual([undefined, undefined]);
    play(classroom, 100);
    expect(classroom.pace.beat).toBe("lookback");
    for (const [i, versus] of shown(classroom).entries()) {
      const round = classroom.teamRows()[i]?.round;
      expect(versus?.people).toMatchObject({
        served: round?.served,
        failed: round?.failed,
        actions: round?.actions,
      });
      expect(versus?.kubernetes.actions).toBe(0);
      expect(versus?.kubernetes.served).toBeGreaterThan(0);
    }
    expect(classroom.records().map(({ versus }) => versus?.isOver)).toEqual([true, true]);
  });

  test("until the host has had enough of it, and for as long as the host extends it", () => {
    const early = playing();
    play(early, 20_000);
    order(early, { type: "next" });
    const [versus] = shown(early);
    expect((versus?.kubernetes.served ?? 0) + (versus?.kubernetes.failed ?? 0)).toBeGreaterThan(0);
    const longer = playing();
    order(longer, { type: "extend", seconds: 10 });
    play(longer, 50_000);
    expect(longer.pace.beat).toBe("lookback");
    const team = longer.seating.team("team-1");
    expect(team?.autopilot?.state.tick).toBe(500);
    expect(team?.round?.state.tick).toBe(500);
  });

  test("not while the room pauses", () => {
    const classroom = playing();
    play(classroom, 1000);
    order(classroom, { type: "pause" });
    play(classroom, 5000);
    expect(classroom.seating.team("team-1")?.autopilot?.state.tick).toBe(10);
  });

  test("anew when it is restarted, and the last comparison is gone", () => {
    const classroom = playing();
    play(classroom, 40_000);
    expect(shown(classroom)[0]).toBeDefined();
    order(classroom, { type: "restart" });
    expect(shown(classroom)).toEqual([undefined]);
    order(classroom, { type: "next" });
    play(classroom, 2000);
    expect(classroom.seating.team("team-1")?.autopilot?.state.tick).toBe(20);
  });

  test("with what the facilitator throws", () => {
    const classroom = playing();
    play(classroom, 1000);
    order(classroom, { type: "incident", incident: "node-power-off", target: "tokyo-1" });
    play(classroom, 200);
    const team = classroom.seating.team("team-1");
    expect(team?.round?.state.machines.get("tokyo-1")?.power).not.toBe("on");
    expect(team?.autopilot?.state.machines.get("tokyo-1")?.power).not.toBe("on");
  });
});

describe("the server's loop", () => {
  test("is not held up by what is missing: it is played in pieces while the room looks back", () => {
    const classroom = playing({ ...SHORT, lengthMs: 230_000 });
    const team = classroom.seating.team("team-1");
    const fresh = playing({ ...SHORT, lengthMs: 230_000 }).seating.team("team-1");
    play(classroom, 10_000);
    // As after a restart of the server: the round is there again, Kubernetes' has to catch up.
    if (team) team.autopilot = fresh?.autopilot;
    order(classroom, { type: "next" });
    expect(classroom.pace.beat).toBe("lookback");
    expect(shown(classroom)).toEqual([undefined]);
    const ticks: (number | undefined)[] = [];
    for (let i = 0; i < 6; i++) {
      ticks.push(team?.autopilot?.state.tick);
      classroom.advance(100);
    }
    expect(ticks).toEqual([20, 40, 60, 80, 100, 100]);
    expect(shown(classroom)[0]?.isOver).toBe(true);
  });

  test("tells of rules that break without people, and the team plays on", () => {
    const classroom = playing();
    play(classroom, 1000);
    const team = classroom.seating.team("team-1");
    if (!team?.autopilot) throw new Error("no round");
    team.autopilot.advance = () => {
      throw new InvariantError("broken", {});
    };
    classroom.drain();
    play(classroom, 100);
    const { faults }: ClassroomChanges = classroom.drain();
    expect(faults).toHaveLength(1);
    expect(team.faulted).toBe(false);
    play(classroom, 38_900);
    expect(classroom.pace.beat).toBe("lookback");
    expect(shown(classroom)).toEqual([undefined]);
  });
});
