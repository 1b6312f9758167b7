import { SchemaSerializer } from "@colyseus/core";
import { getRawChangesCallback, Reflection, type StateView } from "@colyseus/schema";
import { describe, expect, test } from "vitest";
import "../../../server/sync/buffer.ts";
import { ROW_TABLES, type WritableClusterStore } from "../../../client/net/cluster-store.ts";
import { type DecodedRoom, RoomMirror } from "../../../client/net/room-mirror.ts";
import { RoomSchema } from "../../../server/schema/classroom-schema.ts";
import { applyChanges } from "../../../server/sync/apply-changes.ts";
import { type Sight, Viewers } from "../../../server/sync/viewers.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import { Classroom } from "../../../shared/live/classroom.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { diffRows } from "../../../shared/projection/diff-rows.ts";

/** A browser's side: decodes what the room sends and keeps a mirror of it, as `room-session.ts` does. */
class Browser {
  state = 0;
  readonly view: StateView;
  readonly mirror: RoomMirror;
  readonly #decoder: ReturnType<typeof Reflection.decode>;

  constructor(view: StateView, handshake: Uint8Array, mirror: RoomMirror) {
    this.view = view;
    this.mirror = mirror;
    this.mirror.reset();
    this.#decoder = Reflection.decode(handshake as never);
    getRawChangesCallback(this.#decoder, (changes) => {
      for (const { ref } of changes) this.mirror.touch(ref);
    });
  }

  /** Called by the serializer with each frame. */
  raw(bytes: Uint8Array): void {
    this.#decoder.decode(bytes as never, { offset: 1 });
    this.mirror.flush(this.#decoder.state as unknown as DecodedRoom);
  }
}

/** A classroom whose every change reaches its browsers at once. */
class Room {
  readonly classroom = new Classroom({
    code: "BCD23",
    name: "",
    course: { id: "test", chapters: [theCluster] },
    seed: "mirror",
    timings: TIMINGS.classroom,
    coverAfterMs: 100,
  });
  readonly state = new RoomSchema();
  readonly viewers = new Viewers(this.state);
  readonly browsers: Browser[] = [];
  readonly #serializer = new SchemaSerializer<RoomSchema>();

  constructor() {
    this.#serializer.reset(this.state);
    for (const id of ["p1", "p2", "p3"]) {
      this.classroom.enter({ id, role: "player", locale: "en", nickname: id });
    }
    this.send();
  }

  join(sight: Sight, mirror = new RoomMirror()): Browser {
    const browser = new Browser(this.viewers.open(sight), this.#serializer.handshake(), mirror);
    this.browsers.push(browser);
    browser.state = 1;
    browser.raw(this.#serializer.getFullState(browser as never));
    return browser;
  }

  send(): void {
    applyChanges(this.state, this.classroom.drain(), this.viewers);
    this.#serializer.applyPatches(this.browsers as never);
  }

  play(seconds: number): void {
    for (let tick = 0; tick < seconds * 10; tick++) {
      this.classroom.advance(100);
      this.send();
    }
  }

  /** Nobody acts, so bots do: much changes. */
  startWithBots(): void {
    for (let i = 0; i < 3; i++) this.classroom.order({ type: "next" });
    for (const id of ["p1", "p2", "p3"]) this.classroom.setPresence(id, "off");
    this.send();
  }

  /** The rows of the only team as they should be, by table and key. */
  rows(): Record<string, Record<string, object>> {
    const round = this.classroom.seating.teams()[0]?.round;
    const tables: Record<string, Record<string, object>> = {};
    for (const table of ROW_TABLES) tables[table] = {};
    if (round) {
      for (const { table, key, row } of diffRows(undefined, round.state)) {
        if (row) (tables[table] as Record<string, object>)[key] = row;
      }
    }
    return tables;
  }
}

function rowsOf(store: WritableClusterStore | undefined): Record<string, Record<string, object>> {
  return Object.fromEntries(
    ROW_TABLES.map((table) => [table, Object.fromEntries(store?.rows[table].entries() ?? [])]),
  );
}

/** Templates and apps' figures are sent by rules of their own; the rest has to be the very same. */
function compared(rows: Record<string, Record<string, object>>): object {
  const { templates: _templates, apps: _apps, ...rest } = rows;
  return rest;
}

const ALL: Sight = { of: "all", inside: true };

describe("the mirror of a room", () => {
  test("has the same rows as the server, all through a round", () => {
    const room = new Room();
    const host = room.join(ALL);
    room.startWithBots();
    for (let part = 0; part < 12; part++) {
      room.play(5);
      expect(compared(rowsOf(host.mirror.clusters.get("team-1")))).toEqual(compared(room.rows()));
    }
    expect(host.mirror.clusters.get("team-1")?.rows.pods.size).toBeGreaterThan(3);
  });

  test("is the same for somebody who joins in the middle", () => {
    const room = new Room();
    const early = room.join(ALL);
    room.startWithBots();
    room.play(30);
    const late = room.join(ALL);
    room.play(5);
    expect(rowsOf(late.mirror.clusters.get("team-1"))).toEqual(rowsOf(early.mirror.clusters.get("team-1")));
  });

  test("keeps its stores when the connection is made anew, and forgets what is gone", () => {
    const room = new Room();
    const first = room.join(ALL);
    room.startWithBots();
    room.play(20);
    const store = first.mirror.clusters.get("team-1");
    room.browsers.length = 0;
    room.play(40);
    const again = room.join(ALL, first.mirror);
    room.play(1);
    expect(again.mirror.clusters.get("team-1")).toBe(store);
    expect(compared(rowsOf(store))).toEqual(compared(room.rows()));
  });

  test("has the inside of the own machine only", () => {
    const room = new Room();
    room.startWithBots();
    const node = room.join({ of: "team", team: "team-1", node: "tokyo-1" });
    room.play(40);
    const rows = node.mirror.clusters.get("team-1")?.rows;
    expect([...(rows?.machines.keys() ?? [])]).toEqual(["tokyo-1"]);
    expect(new Set([...(rows?.runtimes.values() ?? [])].map((row) => row.node))).toEqual(
      new Set(["tokyo-1"]),
    );
    expect(rows?.nodes.size).toBeGreaterThan(1);
  });

  test("replaces a row only when it changed", () => {
    const room = new Room();
    const host = room.join(ALL);
    room.startWithBots();
    room.play(20);
    const before = new Map(host.mirror.clusters.get("team-1")?.rows.nodes);
    room.play(1);
    for (const [name, row] of host.mirror.clusters.get("team-1")?.rows.nodes ?? []) {
      expect(row === before.get(name), name).toBe(JSON.stringify(row) === JSON.stringify(before.get(name)));
    }
  });

  test("tells readers once for each patch that changed something", () => {
    const room = new Room();
    const host = room.join(ALL);
    room.startWithBots();
    room.play(1);
    let told = 0;
    host.mirror.clusters.get("team-1")?.subscribe(() => {
      told += 1;
    });
    room.play(10);
    expect(told).toBeGreaterThan(5);
    expect(told).toBeLessThanOrEqual(100);
  });

  test("knows the classroom, its people and its teams", () => {
    const room = new Room();
    const { mirror } = room.join(ALL);
    expect(mirror.classroom.value).toMatchObject({ code: "BCD23", beat: "lobby" });
    expect(mirror.participants.value.map(({ nickname }) => nickname)).toEqual(["p1", "p2", "p3"]);
    room.classroom.order({ type: "start" });
    room.send();
    expect(mirror.classroom.value.beat).toBe("story");
    expect(mirror.teams.value).toMatchObject([{ id: "team-1", round: { sloBp: theCluster.sloBp } }]);
    room.classroom.remove("p2");
    room.send();
    expect(mirror.participants.value.map(({ id }) => id)).toEqual(["p1", "p3"]);
  });

  test("leaves lists alone that did not change", () => {
    const room = new Room();
    const { mirror } = room.join(ALL);
    const people = mirror.participants.value;
    room.startWithBots();
    const afterStart = mirror.participants.value;
    expect(afterStart).not.toBe(people);
    room.play(3);
    expect(mirror.participants.value).toBe(afterStart);
  });
});
