import { describe, expect, test } from "vitest";
import type { Character } from "../../../shared/bots/characters.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { scale } from "../../../shared/chapters/scale.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { playChapter, shareServed } from "../../play-chapter.ts";

interface Autoscaler {
  readonly min: number;
  readonly max: number;
  readonly targetUtilization: number;
  readonly scaleDownStabilizationSeconds?: number;
}

/** When the Control Plane sets its autoscalers, and never touches them again. */
const SET_AT_MS = 25_000;
const APPS = ["web", "api", "matchmaking", "ranking"];

interface Evening {
  readonly served: number;
  /** How often matchmaking turned from growing to shrinking or back. */
  readonly turns: number;
  readonly joined: number;
}

/** An evening with the same autoscaler for all apps, or none. */
function evening(autoscaler: Autoscaler | undefined, nodes: Character = "perfect"): Evening {
  let size = 0;
  let direction = 0;
  let turns = 0;
  const end = playChapter({
    chapter: scale,
    nodes,
    declared: [
      {
        atMs: SET_AT_MS,
        commands: autoscaler
          ? APPS.map((deployment) => ({ type: "setAutoscaler", deployment, ...autoscaler }))
          : [],
      },
    ],
    onTick({ deployments }) {
      const replicas = deployments.get("default/matchmaking")?.spec.replicas ?? 0;
      const moved = Math.sign(replicas - size);
      if (moved !== 0 && size !== 0) {
        if (direction !== 0 && moved !== direction) turns += 1;
        direction = moved;
      }
      size = replicas;
    },
  });
  return { served: shareServed(end), turns, joined: end.nodes.size };
}

const GOOD = { min: 1, max: 40, targetUtilization: 50 };

describe("what an autoscaler's settings do in this chapter comes out of the model", () => {
  const calm = evening(GOOD);

  test("one that is set well once serves nearly everybody; without any most are turned away", () => {
    expect(calm.served).toBeGreaterThan(0.93);
    expect(evening(undefined).served).toBeLessThan(0.5);
  });

  test("one that shrinks at once flaps with the waves, and is too small for each of them", () => {
    const hasty = evening({ ...GOOD, scaleDownStabilizationSeconds: 0 });
    expect(calm.turns).toBeLessThanOrEqual(2);
    expect(hasty.turns).toBeGreaterThanOrEqual(6);
    expect(hasty.served).toBeLessThan(calm.served - 0.01);
  });

  test("one that never shrinks keeps the room that others need", () => {
    expect(evening({ ...GOOD, scaleDownStabilizationSeconds: 3600 }).served).toBeLessThan(calm.served - 0.03);
  });

  test("one that aims at what a Pod can never use does not grow", () => {
    expect(evening({ ...GOOD, targetUtilization: 80 }).served).toBeLessThan(calm.served - 0.2);
  });

  test("one whose maximum is small helps little", () => {
    expect(evening({ ...GOOD, max: 8 }).served).toBeLessThan(calm.served - 0.1);
  });

  test("the floor raised for a known show serves those whom the autoscaler is too late for", () => {
    expect(evening({ ...GOOD, min: 8 }).served).toBeGreaterThan(calm.served + 0.01);
  });
});

test("machines of the reserve are no Nodes until their seats have switched them on and joined", () => {
  const { nodes } = seatPlan(scale.seats, 8);
  const reserve = scale.reserve?.(nodes) ?? [];
  expect(reserve.length).toBeGreaterThan(0);
  const start = makeRound(scale, { seed: "a", timings: TIMINGS.classroom, nodes });
  for (const name of nodes) {
    expect(start.nodes.has(name)).toBe(!reserve.includes(name));
    expect(start.machines.get(name)?.power).toBe(reserve.includes(name) ? "off" : "on");
  }
  const alone = evening(GOOD, "idle");
  expect(alone.joined).toBe(nodes.length - reserve.length);
  const together = evening(GOOD, "average");
  expect(together.joined).toBe(nodes.length);
  expect(together.served).toBeGreaterThan(alone.served + 0.1);
});
