import { describe, expect, test } from "vitest";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import { TeamRound } from "../../../shared/classroom/team-round.ts";
import { dealSeats, leaveSeat } from "../../../shared/classroom/teams.ts";
import { type Command, parseCommand } from "../../../shared/commands/registry.ts";
import { replay } from "../../../shared/engine/journal.ts";
import { stateHash } from "../../../shared/engine/snapshot.ts";
import type { Seat } from "../../../shared/model/seat.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import type { Refusal } from "../../../shared/util/result.ts";

/** A round of the first chapter with people in the first seats; the others are bots'. */
function round(people: readonly string[], here = new Set(people)): TeamRound {
  const plan = seatPlan(theCluster.seats, Math.max(1, people.length));
  return new TeamRound({
    start: makeRound(theCluster, { seed: "round", timings: TIMINGS.classroom, nodes: plan.nodes }),
    holdings: dealSeats(plan, people, 0),
    seed: "round",
    isHere: (id) => here.has(id),
  });
}

function command(input: object): Command {
  const parsed = parseCommand(input);
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  return parsed.value;
}

const seat = (of: TeamRound, id: string): Seat => {
  const found = of.holdings.find((holding) => holding.seat.id === id)?.seat;
  if (found === undefined) throw new Error(`no seat ${id}`);
  return found;
};

const play = (of: TeamRound, ticks: number): void => {
  for (let i = 0; i < ticks; i++) of.tick();
};

describe("a command", () => {
  test("is answered after the step that acted on it, in the order given", () => {
    const played = round(["aki"]);
    const answers: (string | undefined)[] = [];
    const note = (refusal: Refusal | undefined): void => {
      answers.push(refusal?.code);
    };
    const by = seat(played, "control-plane");
    played.submit({ seat: by, command: command({ type: "cordon", node: "tokyo-1" }) }, note);
    played.submit({ seat: by, command: command({ type: "cordon", node: "tokyo-1" }) }, note);
    played.submit({ seat: by, command: command({ type: "pullImage", image: "web:v1" }) }, note);
    expect(answers).toEqual([]);
    expect(played.isAwaited).toBe(true);
    played.tick();
    expect(played.isAwaited).toBe(false);
    expect(answers).toEqual([undefined, "AlreadyCordoned", "NotYourSeat"]);
    expect(played.journal().entries.filter(({ seat: { id } }) => id === "control-plane")).toHaveLength(1);
  });

  test("is refused when far too many wait", () => {
    const played = round(["aki"]);
    const codes = new Map<string, number>();
    for (let i = 0; i < 250; i++) {
      played.submit(
        { seat: seat(played, "control-plane"), command: command({ type: "uncordon", node: "tokyo-1" }) },
        (refusal) => {
          const code = refusal?.code ?? "";
          codes.set(code, (codes.get(code) ?? 0) + 1);
        },
      );
    }
    expect([...codes]).toEqual([["TooManyCommands", 50]]);
  });

  test("that waits when the round is closed is answered as well", () => {
    const played = round(["aki"]);
    const codes: (string | undefined)[] = [];
    played.submit(
      { seat: seat(played, "control-plane"), command: command({ type: "uncordon", node: "tokyo-1" }) },
      (refusal) => {
        codes.push(refusal?.code);
      },
    );
    played.close({ code: "RoundOver", params: {} });
    expect(codes).toEqual(["RoundOver"]);
    expect(played.isAwaited).toBe(false);
  });
});

describe("who is here", () => {
  const attended = (of: TeamRound, node: string): boolean | undefined =>
    of.state.machines.get(node)?.attended;

  test("is told to the engine by commands of the room, which are in the journal", () => {
    const here = new Set(["aki", "bo"]);
    const played = round(["aki", "bo"], here);
    play(played, 5);
    expect(attended(played, "tokyo-1")).toBe(true);
    expect(played.journal().entries).toEqual([]);
    here.delete("bo");
    played.presenceChanged();
    play(played, 1);
    expect(attended(played, "tokyo-1")).toBe(false);
    here.add("bo");
    played.presenceChanged();
    play(played, 1);
    expect(attended(played, "tokyo-1")).toBe(true);
    expect(played.journal().entries.map(({ seat: by, command: given }) => [by.id, given])).toEqual([
      ["room", { type: "setAttended", node: "tokyo-1", attended: false }],
      ["room", { type: "setAttended", node: "tokyo-1", attended: true }],
    ]);
  });

  test("does not matter for a seat that a bot holds or covers", () => {
    const played = round(["aki", "bo"], new Set());
    play(played, 1);
    expect(attended(played, "tokyo-1")).toBe(false);
    expect(attended(played, "osaka-1")).toBe(true);
    played.seat(leaveSeat(played.holdings, "bo"));
    play(played, 1);
    expect(attended(played, "tokyo-1")).toBe(true);
  });
});

test("bots play in every seat that nobody holds, and in no other", () => {
  const played = round(["aki"]);
  play(played, 600);
  const givers = new Set(played.journal().entries.map(({ seat: by }) => by.id));
  expect(givers.has("control-plane")).toBe(false);
  const alone = round([]);
  play(alone, 600);
  expect(new Set(alone.journal().entries.map(({ seat: by }) => by.id))).toEqual(
    new Set(["control-plane", "tokyo-1", "osaka-1", "sapporo-1"]),
  );
});

test("equal seeds play equal rounds, and the journal plays them again", () => {
  const [first, second] = [round([]), round([])];
  play(first, 777);
  play(second, 777);
  expect(stateHash(first.state)).toBe(stateHash(second.state));
  const journal = first.journal();
  expect(journal.hashes.at(-1)).toEqual({ tick: 777, hash: stateHash(first.state) });
  const replayed = replay(JSON.parse(JSON.stringify(journal)));
  expect(replayed.divergedAt).toBeUndefined();
  expect(stateHash(replayed.state)).toBe(stateHash(first.state));
});

test("figures are written once a second, and at once when automation is switched", () => {
  const played = round([]);
  const ticks: number[] = [];
  for (let i = 0; i < 30; i++) {
    const { round: figures } = played.tick();
    if (figures) ticks.push(figures.tick);
  }
  expect(ticks).toEqual([10, 20, 30]);
  played.submit({
    seat: { id: "facilitator", role: "facilitator" },
    command: command({ type: "switchAutomation", part: "scheduler", mode: "auto" }),
  });
  expect(played.tick().round).toMatchObject({ tick: 31, scheduler: "auto" });
});

test("a round that is extended goes on for longer", () => {
  const played = round([]);
  const { lengthTicks } = played;
  played.extend(20);
  expect(played.round.lengthTicks).toBe(lengthTicks + 20);
  play(played, lengthTicks);
  expect(played.isOver).toBe(false);
  play(played, 20);
  expect(played.isOver).toBe(true);
});
