import { botFor } from "../shared/bots/bot.ts";
import type { Character } from "../shared/bots/characters.ts";
import type { Chapter } from "../shared/chapters/framework.ts";
import { makeRound } from "../shared/chapters/make-round.ts";
import { seatPlan } from "../shared/chapters/seats.ts";
import { type Command, parseCommand } from "../shared/commands/registry.ts";
import type { SeatCommand } from "../shared/engine/command-pass.ts";
import { step } from "../shared/engine/step.ts";
import type { ClusterState } from "../shared/model/cluster-state.ts";
import type { GameEvent } from "../shared/model/game-event.ts";
import type { Seat } from "../shared/model/seat.ts";
import { TIMINGS } from "../shared/model/timings.ts";

/** What the Control Plane does at a moment: commands without their defaults. */
export interface Declared {
  readonly atMs: number;
  readonly commands: readonly { readonly type: string; readonly [field: string]: unknown }[];
}

export interface PlayedChapter {
  readonly chapter: Chapter;
  /** Who sits in the Node seats. */
  readonly nodes: Character;
  readonly people?: number;
  readonly seed?: string;
  /** In order of time. Nothing else is done at the desks. */
  readonly declared?: readonly Declared[];
  readonly untilMs?: number;
  readonly onTick?: (state: ClusterState, events: readonly GameEvent[]) => void;
}

const CONTROL_PLANE: Seat = { id: "control-plane", role: "control-plane" };

/**
 * Plays a chapter whose Control Plane does what is written down and nothing else, to see what it comes to. Throws when
 * a command does not pass the border.
 */
export function playChapter({
  chapter,
  nodes,
  people = 8,
  seed = "written",
  declared = [],
  untilMs = chapter.lengthMs,
  onTick,
}: PlayedChapter): ClusterState {
  const plan = seatPlan(chapter.seats, people);
  let state = makeRound(chapter, { seed, timings: TIMINGS.classroom, nodes: plan.nodes });
  const bots = plan.seats
    .filter(({ role }) => role === "node")
    .map((seat) => ({ seat, bot: botFor(seat, nodes, seed) }));
  let events: readonly GameEvent[] = [];
  while (state.now < untilMs) {
    const commands: SeatCommand[] = bots.flatMap(({ seat, bot }) =>
      bot.think(state, events).map((command) => ({ seat, command })),
    );
    for (const { commands: due } of declared.filter(({ atMs }) => atMs === state.now)) {
      commands.push(...due.map((input) => ({ seat: CONTROL_PLANE, command: parsed(input) })));
    }
    ({ state, events } = step(state, commands));
    onTick?.(state, events);
  }
  return state;
}

function parsed(input: object): Command {
  const result = parseCommand(input);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

/** Served of all requests so far, 0 to 1. */
export const shareServed = ({ totals: { served, failed } }: ClusterState): number =>
  served / (served + failed);

/** Requests that an app has failed so far. */
export const failedBy = (state: ClusterState, app: string): number =>
  state.traffic.get(`default/${app}`)?.totalFailed ?? 0;
