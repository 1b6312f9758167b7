import { botFor } from "../../shared/bots/bot.ts";
import { type Character, TEMPERS } from "../../shared/bots/characters.ts";
import { byHand } from "../../shared/chapters/by-hand.ts";
import { containers } from "../../shared/chapters/containers.ts";
import { BASIC_CONTROLLERS } from "../../shared/chapters/controllers.ts";
import type { Chapter } from "../../shared/chapters/framework.ts";
import { makeRound } from "../../shared/chapters/make-round.ts";
import { seatPlan } from "../../shared/chapters/seats.ts";
import { virtualMachines } from "../../shared/chapters/virtual-machines.ts";
import { TeamRound } from "../../shared/classroom/team-round.ts";
import { type Command, parseCommand } from "../../shared/commands/registry.ts";
import type { ClusterState, ScriptedCommand } from "../../shared/model/cluster-state.ts";
import type { EraRules } from "../../shared/model/era.ts";
import { imageVersion } from "../../shared/model/image-name.ts";
import type { Seat } from "../../shared/model/seat.ts";
import { TIMINGS } from "../../shared/model/timings.ts";
import { Rng, seedRng } from "../../shared/util/rng.ts";

/*
 * The same day in four eras, played by the same kind of player: by hand, in virtual machines, in containers, and declared.
 * The fourth is the third with Kubernetes switched on: images are still built and pushed by people, but what the order board
 * asks for is declared to controllers, and nobody starts, restarts, replaces or counts anything by hand any more.
 */
export const ERAS = ["by hand", "virtual machines", "containers", "declared"] as const;
export type EraName = (typeof ERAS)[number];

/** When the night begins: everything is in place by then. */
const NIGHT_MS = 104_000;

const isOrder = ({ command }: ScriptedCommand): boolean =>
  command.type === "scale" || command.type === "setImage";

/** What the business orders in a round of so many machines, with what is wanted from the beginning. */
function ordersOf(chapter: Chapter, nodes: readonly string[], seed: string): readonly ScriptedCommand[] {
  const atFirst = chapter
    .apps(nodes.length, new Rng(seedRng("apps")))
    .filter(({ replicas }) => replicas > 0)
    .map(
      ({ app, replicas }): ScriptedCommand => ({
        atMs: 0,
        command: { type: "scale", deployment: app.name, replicas } as Command,
      }),
    );
  const rng = new Rng(seedRng("orders"));
  const script = chapter.script({ seed, timings: TIMINGS.classroom, nodes }, rng);
  return [...atFirst, ...script.filter(isOrder)];
}

const declared: Chapter = {
  ...containers,
  automation: { scheduler: "auto", kubelet: "auto", controllers: BASIC_CONTROLLERS },
  era: { ...(containers.era as EraRules), commands: ["buildImage", "pushImage"] },
  apps: (machines, rng) => containers.apps(machines, rng).map((app) => ({ ...app, replicas: 0 })),
  script: (options, rng) => containers.script(options, rng).filter((scripted) => !isOrder(scripted)),
};

const CHAPTER_OF = {
  "by hand": byHand,
  "virtual machines": virtualMachines,
  containers,
  declared,
} as const satisfies Record<EraName, Chapter>;

/** What a day came to. */
export interface Day {
  /** Share of requests served. */
  readonly sli: number;
  /** Actions for each minute that an instance was ready. */
  readonly work: number;
  /** CPU paid for each served request, in millicore-seconds. */
  readonly capacity: number;
}

/** Plays the day on so many machines. At night the people of `away` of them go home, and leave them running. */
export function playDay(
  era: EraName,
  machines: number,
  player: Exclude<Character, "idle">,
  seed: string,
  away = 0,
): Day {
  const chapter = CHAPTER_OF[era];
  const plan = seatPlan(chapter.seats, machines);
  const round = new TeamRound({
    start: makeRound(chapter, { seed, timings: TIMINGS.classroom, nodes: plan.nodes }),
    holdings: plan.seats.map((seat) => ({ seat, holder: seat.id, bot: false })),
    seed,
  });
  const bots = plan.seats.map((seat) => ({ seat, bot: botFor(seat, player, seed) }));
  const declare =
    era === "declared" ? declarer(ordersOf(containers, plan.nodes, seed), player, seed) : () => [];
  while (!round.isOver) {
    if (round.state.now === NIGHT_MS) bots.splice(machines - away);
    for (const { seat, bot } of bots) {
      for (const command of bot.think(round.state, [])) round.submit({ seat, command });
    }
    for (const command of declare(round.state)) round.submit({ seat: DESK, command });
    round.tick();
  }
  const { served, failed, actions, instanceSeconds, paidCpuMilliSeconds } = round.state.totals;
  return {
    sli: served / (served + failed),
    work: (actions * 60) / instanceSeconds,
    capacity: paidCpuMilliSeconds / served,
  };
}

const DESK: Seat = { id: "controller", role: "controller" };

/**
 * Somebody who reads orders and declares them as soon as there are images to run: what is due together goes into one file
 * and is applied at once, and still counts as one action for each thing that it changes.
 */
function declarer(
  orders: readonly ScriptedCommand[],
  player: Exclude<Character, "idle">,
  seed: string,
): (state: ClusterState) => readonly Command[] {
  const rng = new Rng(seedRng(`${seed} declarer`));
  let open = orders;
  let applyAt: number | undefined;
  return (state) => {
    const due = open.filter((order) => order.atMs <= state.now && declarations(state, order).length > 0);
    if (due.length === 0) return [];
    const [soonest = 0, latest = 0] = TEMPERS[player]?.noticeMs ?? [];
    applyAt ??= state.now + rng.between(soonest, latest);
    if (applyAt > state.now) return [];
    applyAt = undefined;
    open = open.filter((order) => !due.includes(order));
    return due.flatMap((order) => declarations(state, order));
  };
}

/** What an order comes to, with the image under the name that its maker gave it; nothing while there is no image. */
function declarations(state: ClusterState, order: ScriptedCommand): readonly Command[] {
  const parsed = parseCommand(order.command);
  if (!parsed.ok) return [];
  const command = parsed.value;
  if (command.type !== "scale" && command.type !== "setImage") return [];
  const { deployment } = command;
  const running =
    state.deployments.get(`default/${deployment}`)?.spec.template.spec.containers[0]?.image ?? "";
  const version = imageVersion(command.type === "setImage" ? command.image : running);
  const image = [...state.publishedImages.keys()].find((name) => imageVersion(name) === version);
  if (image === undefined) return [];
  const update: readonly Command[] = image === running ? [] : [{ type: "setImage", deployment, image }];
  return command.type === "setImage" ? update : [...update, command];
}
