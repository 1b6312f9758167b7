import { SchemaSerializer } from "@colyseus/core";
import { Reflection, type StateView } from "@colyseus/schema";
import { expect, test } from "vitest";
import "../../../server/sync/buffer.ts";
import { RoomSchema, TeamSchema } from "../../../server/schema/classroom-schema.ts";
import { ROW_SCHEMAS } from "../../../server/schema/cluster-schema.ts";
import { applyChanges } from "../../../server/sync/apply-changes.ts";
import { type Sight, Viewers } from "../../../server/sync/viewers.ts";
import type { ClassroomChanges, ClusterChange } from "../../../shared/live/changes.ts";
import type { RowChange } from "../../../shared/projection/row-change.ts";
import { PRIVATE_TABLES, type RowTable } from "../../../shared/projection/rows.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";

const TEAMS = ["team-1", "team-2", "team-3"];
const NODES = ["tokyo-1", "osaka-1", "sapporo-1"];
const TABLES = Object.keys(ROW_SCHEMAS) as RowTable[];

/** A client as the room sees it: a socket that decodes at once. */
class FakeClient {
  state = 0;
  readonly view: StateView;
  readonly #decoder: ReturnType<typeof Reflection.decode>;
  sight: Sight;

  constructor(view: StateView, handshake: Uint8Array, sight: Sight) {
    this.view = view;
    this.sight = sight;
    this.#decoder = Reflection.decode(handshake as never);
  }
  raw(bytes: Uint8Array): void {
    this.#decoder.decode(bytes as never, { offset: 1 });
  }
  get clusters(): Record<string, Partial<Record<RowTable, Record<string, object>>>> {
    const { clusters = {} } = this.#decoder.state.toJSON() as { clusters?: FakeClient["clusters"] };
    return clusters;
  }
}

/** A room's state, its views and clients, without any network. */
class Bench {
  readonly state = new RoomSchema();
  readonly viewers = new Viewers(this.state);
  readonly clients: FakeClient[] = [];
  readonly #serializer = new SchemaSerializer<RoomSchema>();

  constructor() {
    this.#serializer.reset(this.state);
    for (const id of TEAMS) this.state.teams.set(id, new TeamSchema());
    this.change(TEAMS.map((team) => ({ team, reset: true, rows: [] })));
  }
  change(clusters: readonly ClusterChange[]): void {
    const changes: ClassroomChanges = {
      classroom: undefined,
      participants: [],
      teams: [],
      questions: [],
      clusters,
      events: [],
      faults: [],
      finishedRounds: [],
    };
    applyChanges(this.state, changes, this.viewers);
  }
  join(sight: Sight): FakeClient {
    const client = new FakeClient(this.viewers.open(sight), this.#serializer.handshake(), sight);
    this.clients.push(client);
    return client;
  }
  /** The moment when the client has said that it is ready: it gets the full state. */
  acknowledge(client: FakeClient): void {
    client.state = 1;
    client.raw(this.#serializer.getFullState(client as never));
  }
  leave(client: FakeClient): void {
    this.viewers.close(client.view);
    this.clients.splice(this.clients.indexOf(client), 1);
  }
  look(client: FakeClient, sight: Sight): void {
    client.sight = sight;
    this.viewers.look(client.view, sight);
  }
  patch(): void {
    this.#serializer.applyPatches(this.clients as never);
  }
  /** What a client has to have, row by row. */
  expected({ sight }: FakeClient): FakeClient["clusters"] {
    const wanted: FakeClient["clusters"] = {};
    for (const [team, cluster] of this.state.clusters) {
      if (sight.of === "team" && sight.team !== team) continue;
      const tables: Partial<Record<RowTable, Record<string, object>>> = {};
      for (const table of TABLES) tables[table] = rowsFor(sight, table, cluster[table]);
      wanted[team] = tables;
    }
    return wanted;
  }
}

function rowsFor(
  sight: Sight,
  table: RowTable,
  rows: ReadonlyMap<string, { toJSON(): object }>,
): Record<string, object> {
  const seen = [...rows].filter(([, row]) => {
    if (!(PRIVATE_TABLES as readonly RowTable[]).includes(table)) return true;
    return sight.of === "all" ? sight.inside : sight.node === (row as unknown as { node: string }).node;
  });
  return Object.fromEntries(seen.map(([key, row]) => [key, row.toJSON()]));
}

/** Tables without rows may be missing on the client's side. */
function normal(clusters: FakeClient["clusters"], teams: readonly string[]): FakeClient["clusters"] {
  return Object.fromEntries(
    teams.map((team) => [
      team,
      Object.fromEntries(TABLES.map((table) => [table, clusters[team]?.[table] ?? {}])),
    ]),
  );
}

function randomSight(rng: Rng): Sight {
  if (rng.below(4) === 0) return { of: "all", inside: rng.below(2) === 0 };
  return { of: "team", team: rng.pick([...TEAMS, ""]), node: rng.pick([...NODES, ""]) };
}

function randomChange(rng: Rng): RowChange {
  const table = rng.pick([...TABLES, "machines", "runtimes", "runtimes", "workbenches"] as RowTable[]);
  const node = rng.pick(NODES);
  const key = `${node}/${rng.below(5)}`;
  const row = {
    pods: { name: key, restarts: rng.below(9) },
    templates: { json: `${rng.below(9)}` },
    nodes: { name: key },
    apps: { name: key, served: rng.below(99) },
    machines: { node, cpuUsedMilli: rng.below(999) },
    runtimes: { node, rps: rng.below(99) },
    kubeEvents: { count: rng.below(9) },
    workbenches: { node, endsTick: rng.below(99) },
    publishedImages: { image: key, tick: rng.below(99) },
  }[table];
  // Rows are written field by field, so a part of one is enough here.
  return { table, key, row: rng.below(3) === 0 ? undefined : row } as RowChange;
}

test.each(Array.from({ length: 12 }, (_, i) => i))(
  "clients have exactly what they may see (seed %i)",
  (seed) => {
    const rng = new Rng(seedRng(`viewers ${seed}`));
    const bench = new Bench();
    let checks = 0;
    for (let step = 0; step < 400; step++) {
      if (bench.clients.length < 3 || (rng.below(8) === 0 && bench.clients.length < 8))
        bench.join(randomSight(rng));
      if (rng.below(15) === 0) bench.leave(rng.pick(bench.clients));
      for (let i = rng.below(6); i > 0; i--) {
        const reset = rng.below(12) === 0;
        bench.change([{ team: rng.pick(TEAMS), reset, rows: [randomChange(rng), randomChange(rng)] }]);
      }
      if (bench.clients.length > 0 && rng.below(4) === 0)
        bench.look(rng.pick(bench.clients), randomSight(rng));
      for (const client of bench.clients) {
        if (client.state === 0 && rng.below(2) === 0) bench.acknowledge(client);
      }
      bench.patch();
      for (const client of bench.clients) {
        if (client.state === 0) continue;
        checks += 1;
        const wanted = bench.expected(client);
        expect(normal(client.clusters, TEAMS), `step ${step} ${JSON.stringify(client.sight)}`).toEqual(
          normal(wanted, TEAMS),
        );
      }
    }
    expect(checks).toBeGreaterThan(500);
  },
);
