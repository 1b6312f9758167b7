import { SchemaSerializer } from "@colyseus/core";
import type { StateView } from "@colyseus/schema";
import { RoomSchema } from "../../server/schema/classroom-schema.ts";
import { applyChanges } from "../../server/sync/apply-changes.ts";
import "../../server/sync/buffer.ts";
import { type Sight, Viewers } from "../../server/sync/viewers.ts";
import { courseById } from "../../shared/chapters/courses.ts";
import type { ClassroomChanges } from "../../shared/live/changes.ts";
import { Classroom } from "../../shared/live/classroom.ts";
import { seatIn } from "../../shared/live/team.ts";
import { TICK_MS, TIMINGS } from "../../shared/model/timings.ts";
import { invariant } from "../../shared/util/invariant.ts";
import type { Bench } from "./bench.ts";

const PLAYERS = 30;
const TEAMS = 5;
/** By then everything runs that will run; what follows is the middle of a round. */
const WARM_UP_STEPS = 200;
const STEPS = 600;
const STEPS_PER_SECOND = 1000 / TICK_MS;

/** A class in the middle of chapter 4, played by the bots that cover everybody. */
function playedClassroom(): Classroom {
  const course = courseById("first-session");
  invariant(course, "no course to measure");
  const classroom = new Classroom({
    code: "BCDFG",
    name: "Bench",
    course,
    seed: "sync",
    timings: TIMINGS.classroom,
    coverAfterMs: 0,
  });
  for (let i = 0; i < PLAYERS; i++) {
    classroom.enter({ id: `p-${i}`, role: "player", locale: "en", nickname: `Player ${i}` });
  }
  classroom.regroup(TEAMS);
  while (classroom.pace.beat !== "play") {
    classroom.order({ type: classroom.pace.beat === "lobby" ? "start" : "next" });
  }
  for (let i = 0; i < PLAYERS; i++) classroom.setPresence(`p-${i}`, "off");
  return classroom;
}

/** What each of the players, the host and the screen may see. */
function sightsIn(classroom: Classroom): readonly Sight[] {
  const players = classroom.roster.all().map((person): Sight => {
    const team = classroom.seating.teamOf(person);
    return { of: "team", team: team?.id ?? "", node: seatIn(team, person.id)?.nodeName ?? "" };
  });
  return [...players, { of: "all", inside: true }, { of: "all", inside: false }];
}

/** A room's state and its clients, whose cables end here. */
class Wire {
  bytes = 0;
  readonly #state = new RoomSchema();
  readonly #viewers = new Viewers(this.#state);
  readonly #serializer = new SchemaSerializer<RoomSchema>();
  readonly #clients: readonly { readonly state: number; readonly view: StateView }[];

  constructor(sights: readonly Sight[]) {
    this.#serializer.reset(this.#state);
    this.#clients = sights.map((sight) => ({
      state: 1,
      view: this.#viewers.open(sight),
      raw: (frame: Uint8Array) => {
        this.bytes += frame.byteLength;
      },
    }));
  }

  send(changes: ClassroomChanges): void {
    applyChanges(this.#state, changes, this.#viewers);
    this.#serializer.applyPatches(this.#clients as never);
  }
}

interface Minute {
  /** Milliseconds a step of the whole room takes: rules, bots, rows, schema, frames for everybody. */
  readonly room: number;
  /** The same frames from the same changes, with no game behind them. */
  readonly bare: number;
  readonly bytesPerPlayerPerSecond: number;
}

/** Plays the same minute once with the game and once from its recorded changes, step by step side by side. */
function playMinute(): Minute {
  const classroom = playedClassroom();
  const sights = sightsIn(classroom);
  const [room, bare] = [new Wire(sights), new Wire(sights)];
  const spent = { room: 0, bare: 0 };
  for (let i = 0; i < WARM_UP_STEPS + STEPS; i++) {
    if (i === WARM_UP_STEPS) {
      Object.assign(spent, { room: 0, bare: 0 });
      room.bytes = 0;
    }
    const began = performance.now();
    classroom.advance(TICK_MS);
    const changes = classroom.drain();
    room.send(changes);
    const half = performance.now();
    bare.send(changes);
    spent.room += half - began;
    spent.bare += performance.now() - half;
  }
  return {
    room: spent.room / STEPS,
    bare: spent.bare / STEPS,
    bytesPerPlayerPerSecond: (room.bytes / sights.length / STEPS) * STEPS_PER_SECOND,
  };
}

const bench = (name: string, unit: string, measure: (minute: Minute) => number): Bench => ({
  name: `sync-${name}`,
  unit,
  better: "lower",
  runs: 10,
  measure: () => measure(playMinute()),
});

/** 30 people in 5 teams, a host and a screen. Frames are made and dropped: sockets would add the same to both sides. */
export const SYNC_BENCHES: readonly Bench[] = [
  bench("room", "ms/step", ({ room }) => room),
  bench("bare", "ms/step", ({ bare }) => bare),
  bench("ratio", "x", ({ room, bare }) => room / bare),
  bench("bytes", "B/player/s", ({ bytesPerPlayerPerSecond }) => bytesPerPlayerPerSecond),
];
