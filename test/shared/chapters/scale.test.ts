import { describe, expect, test } from "vitest";
import { botFor } from "../../../shared/bots/bot.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { scale } from "../../../shared/chapters/scale.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import { parseCommand } from "../../../shared/commands/registry.ts";
import type { SeatCommand } from "../../../shared/engine/command-pass.ts";
import { step } from "../../../shared/engine/step.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import type { GameEvent } from "../../../shared/model/game-event.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";

interface Autoscaler {
  readonly min: number;
  readonly max: number;
  readonly targetUtilization: number;
  readonly scaleDownStabilizationSeconds?: number;
}

/** When the Control Plane sets its autoscalers, and never touches them again. */
const SET_AT_MS = 25_000;

interface Evening {
  readonly sli: number;
  /** How often matchmaking turned from growing to shrinking or back. */
  readonly turns: number;
  readonly joined: number;
}

/** An evening with the same autoscaler for all apps, or none, and Nodes that are played well. */
function evening(
  autoscaler: Autoscaler | undefined,
  nodesPlay: "average" | "perfect" | "idle" = "perfect",
): Evening {
  const plan = seatPlan(scale.seats, 8);
  const [desk, ...nodeSeats] = plan.seats;
  let state = makeRound(scale, { seed: "evening", timings: TIMINGS.classroom, nodes: plan.nodes });
  const bots = nodeSeats.map((seat) => ({ seat, bot: botFor(seat, nodesPlay, "evening") }));
  let events: readonly GameEvent[] = [];
  let size = 0;
  let direction = 0;
  let turns = 0;
  while (state.now < scale.lengthMs) {
    const commands: SeatCommand[] = bots.flatMap(({ seat, bot }) =>
      bot.think(state, events).map((command) => ({ seat, command })),
    );
    if (state.now === SET_AT_MS && desk !== undefined && autoscaler !== undefined) {
      for (const { name } of state.settings.catalogue.apps) {
        const parsed = parseCommand({ type: "setAutoscaler", deployment: name, ...autoscaler });
        if (parsed.ok) commands.push({ seat: desk, command: parsed.value });
      }
    }
    ({ state, events } = step(state, commands));
    const replicas = state.deployments.get("default/matchmaking")?.spec.replicas ?? 0;
    const moved = Math.sign(replicas - size);
    if (moved !== 0 && size !== 0) {
      if (direction !== 0 && moved !== direction) turns += 1;
      direction = moved;
    }
    size = replicas;
  }
  return { sli: sliOf(state), turns, joined: state.nodes.size };
}

const sliOf = ({ totals: { served, failed } }: ClusterState): number => served / (served + failed);

describe("what an autoscaler's settings do in this chapter comes out of the model", () => {
  const good = { min: 1, max: 40, targetUtilization: 50 };
  const calm = evening(good);

  test("one that is set well once serves nearly everybody; without any most are turned away", () => {
    expect(calm.sli).toBeGreaterThan(0.93);
    expect(evening(undefined).sli).toBeLessThan(0.5);
  });

  test("one that shrinks at once flaps with the waves, and is too small for each of them", () => {
    const hasty = evening({ ...good, scaleDownStabilizationSeconds: 0 });
    expect(calm.turns).toBeLessThanOrEqual(2);
    expect(hasty.turns).toBeGreaterThanOrEqual(6);
    expect(hasty.sli).toBeLessThan(calm.sli - 0.01);
  });

  test("one that never shrinks keeps the room that others need", () => {
    expect(evening({ ...good, scaleDownStabilizationSeconds: 3600 }).sli).toBeLessThan(calm.sli - 0.03);
  });

  test("one that aims at what a Pod can never use does not grow", () => {
    expect(evening({ ...good, targetUtilization: 80 }).sli).toBeLessThan(calm.sli - 0.2);
  });

  test("one whose maximum is small helps little", () => {
    expect(evening({ ...good, max: 8 }).sli).toBeLessThan(calm.sli - 0.1);
  });

  test("the floor raised for a known show serves those whom the autoscaler is too late for", () => {
    expect(evening({ ...good, min: 8 }).sli).toBeGreaterThan(calm.sli + 0.01);
  });
});

test("machines of the reserve are no Nodes until their seats have switched them on and joined", () => {
  const plan = seatPlan(scale.seats, 8);
  const reserve = scale.reserve?.(plan.nodes) ?? [];
  expect(reserve.length).toBeGreaterThan(0);
  const start = makeRound(scale, { seed: "a", timings: TIMINGS.classroom, nodes: plan.nodes });
  for (const name of plan.nodes) {
    expect(start.nodes.has(name)).toBe(!reserve.includes(name));
    expect(start.machines.get(name)?.power).toBe(reserve.includes(name) ? "off" : "on");
  }
  const autoscaler = { min: 1, max: 40, targetUtilization: 50 };
  const alone = evening(autoscaler, "idle");
  expect(alone.joined).toBe(plan.nodes.length - reserve.length);
  const together = evening(autoscaler, "average");
  expect(together.joined).toBe(plan.nodes.length);
  expect(together.sli).toBeGreaterThan(alone.sli + 0.1);
});
