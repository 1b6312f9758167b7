import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, type Room } from "@colyseus/sdk";
import { ColyseusTestServer } from "@colyseus/testing";
import { type App, type AppOptions, startApp } from "../../server/app.ts";
import { readSettings } from "../../server/config.ts";
import type { ClassroomRoom } from "../../server/rooms/classroom-room.ts";
import type { GameEvent } from "../../shared/model/game-event.ts";
import { TICK_MS } from "../../shared/model/timings.ts";
import type { RowTable, RowTables } from "../../shared/projection/rows.ts";
import type {
  ClassroomRow,
  ParticipantRow,
  QuestionRow,
  TeamRow,
} from "../../shared/protocol/classroom-view.ts";
import type { CreatedClassroom } from "../../shared/protocol/entry.ts";
import type {
  CreateClassroom,
  HostOrder,
  JoinOptions,
  SelfOrder,
  Welcome,
} from "../../shared/protocol/requests.ts";
import type { Refusal } from "../../shared/util/result.ts";

/** Longer than anything takes on a busy machine; reached only when something is broken. */
const PATIENCE_MS = 10_000;

export interface StartOptions {
  /** Settings by their environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** `hand` (the default): rooms stand still until the test lets time go by. `wall` for browser tests. */
  readonly clock?: AppOptions["clock"];
}

/** A real server on a free port, in this process. Close it: there can be only one at a time. */
export async function startServer({ env = {}, clock = "hand" }: StartOptions = {}): Promise<TestServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), "crew-server-"));
  const read = readSettings({ PORT: "0", LOG_LEVEL: "silent", DATA_DIR: dataFolder, ...env });
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  return new TestServer(await startApp(read.settings, { clock }), dataFolder);
}

export class TestServer {
  readonly app: App;
  readonly url: string;
  /** Colyseus' own helper, for what it is good at: the rooms on the server's side. */
  readonly colyseus: ColyseusTestServer;
  readonly dataFolder: string;
  readonly #clients: TestClient[] = [];

  constructor(app: App, dataFolder: string) {
    this.app = app;
    this.dataFolder = dataFolder;
    this.url = `http://127.0.0.1:${app.port}`;
    // It reads the port that was asked for, which is 0.
    this.colyseus = new ColyseusTestServer(Object.assign(app.server, { port: app.port }));
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.room.reconnection.enabled = false;
    await this.colyseus.shutdown();
    await rm(this.dataFolder, { recursive: true, force: true });
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(this.url + path, init);
  }

  /** Opens a classroom as a facilitator's browser does. @throws when it is refused */
  async createClassroom(wanted: Partial<CreateClassroom> = {}, password = ""): Promise<CreatedClassroom> {
    const response = await this.fetch("/api/classrooms", {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${password}` },
      body: JSON.stringify(wanted),
    });
    const body: unknown = await response.json();
    if (response.status !== 201) throw new Error(`not created: ${JSON.stringify(body)}`);
    return body as CreatedClassroom;
  }

  /** The room on the server's side. */
  room({ id }: Pick<CreatedClassroom, "id">): ClassroomRoom {
    return this.colyseus.getRoomById<ClassroomRoom>(id);
  }

  /** Enters a classroom with the real SDK and waits for the first state. @throws when it is refused */
  async join(
    { id, code }: Pick<CreatedClassroom, "id" | "code">,
    options: Partial<JoinOptions> = {},
  ): Promise<TestClient> {
    const room = await new Client(this.url).joinById(id, { code, ...options });
    const client = new TestClient(this, id, room);
    this.#clients.push(client);
    await this.until(() => client.welcome !== undefined && client.hasState);
    return client;
  }

  joinPlayer(
    classroom: CreatedClassroom,
    nickname = "",
    options: Partial<JoinOptions> = {},
  ): Promise<TestClient> {
    return this.join(classroom, { nickname, ...options });
  }

  joinHost({ hostKey, ...classroom }: CreatedClassroom): Promise<TestClient> {
    return this.join(classroom, { hostKey, role: "host", nickname: "Facilitator" });
  }

  /** Lets time go by in a room, in whole ticks, as its timer would. */
  advance(id: string, ms: number): void {
    const room = this.room({ id });
    for (let passed = 0; passed < ms; passed += TICK_MS) room.step(TICK_MS);
  }

  /** Waits until a condition holds. What rooms have to send is sent on the way; game time does not go by. */
  async until(condition: () => boolean, what = condition.toString()): Promise<void> {
    const giveUpAt = performance.now() + PATIENCE_MS;
    while (!condition()) {
      if (performance.now() > giveUpAt) throw new Error(`never: ${what}`);
      for (const room of this.#rooms()) room.step(0);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  /** Waits for something that needs game time, such as the answer to a command; ticks go by until then. */
  async whilePlaying<T>(id: string, promise: Promise<T>): Promise<T> {
    let isSettled = false;
    const settled = promise.finally(() => {
      isSettled = true;
    });
    settled.catch(() => undefined);
    const giveUpAt = performance.now() + PATIENCE_MS;
    while (!isSettled) {
      if (performance.now() > giveUpAt) throw new Error("no answer");
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (!isSettled) this.room({ id }).step(TICK_MS);
    }
    return settled;
  }

  #rooms(): readonly ClassroomRoom[] {
    const ids = this.#clients.map(({ roomId }) => roomId);
    return [...new Set(ids)].flatMap((id) => {
      const room: ClassroomRoom | undefined = this.room({ id });
      return room === undefined ? [] : [room];
    });
  }
}

interface Decoded {
  toJSON(): unknown;
}

/** Somebody in a classroom, through a real connection. */
export class TestClient {
  readonly room: Room;
  readonly roomId: string;
  readonly events: { readonly team: string; readonly events: readonly GameEvent[] }[] = [];
  welcome: Welcome | undefined;
  hasState = false;
  /** The code that the connection was closed with, for good. */
  closeCode: number | undefined;
  readonly #server: TestServer;

  constructor(server: TestServer, roomId: string, room: Room) {
    this.#server = server;
    this.roomId = roomId;
    this.room = room;
    room.reconnection.minUptime = 0;
    room.onMessage("welcome", (welcome: Welcome) => {
      this.welcome = welcome;
    });
    room.onMessage("events", (message: TestClient["events"][number]) => this.events.push(message));
    room.onStateChange(() => {
      this.hasState = true;
    });
    room.onLeave((code) => {
      this.closeCode = code;
    });
  }

  get id(): string {
    return this.welcome?.participantId ?? "";
  }

  get key(): string {
    return this.welcome?.participantKey ?? "";
  }

  get classroom(): ClassroomRow {
    return this.#part("classroom") as ClassroomRow;
  }

  get participants(): readonly ParticipantRow[] {
    return Object.values(this.#part("participants") as Record<string, ParticipantRow>);
  }

  get teams(): readonly TeamRow[] {
    return Object.values(this.#part("teams") as Record<string, TeamRow>);
  }

  get questions(): readonly QuestionRow[] {
    return Object.values(this.#part("questions") as Record<string, QuestionRow>);
  }

  /** This person's own row. */
  get me(): ParticipantRow {
    const row = this.participants.find(({ id }) => id === this.id);
    if (row === undefined) throw new Error("not in the classroom");
    return row;
  }

  /** The rows of a table of a team's cluster that this client was sent, by key. */
  rows<T extends RowTable>(team: string, table: T): Readonly<Record<string, RowTables[T]>> {
    const clusters = this.#part("clusters") as Record<string, Record<T, Record<string, RowTables[T]>>>;
    return clusters[team]?.[table] ?? {};
  }

  /** Gives a command and lets the game run until it is answered: undefined when it was accepted. */
  async command(command: {
    readonly type: string;
    readonly [field: string]: unknown;
  }): Promise<Refusal | undefined> {
    return this.#server.whilePlaying(this.roomId, this.request("command", command));
  }

  async host(order: HostOrder): Promise<Refusal | undefined> {
    return this.request("host", order);
  }

  async order(order: SelfOrder): Promise<Refusal | undefined> {
    return this.request("me", order);
  }

  /** The refusal, or undefined. @throws when the request failed otherwise */
  async request(type: string, payload: unknown): Promise<Refusal | undefined> {
    try {
      await this.room.request(type, payload);
      return undefined;
    } catch (error) {
      if (error instanceof Error && error.name === "rejected" && "reason" in error)
        return error.reason as Refusal;
      throw error;
    }
  }

  /** Cuts the cable: neither side says goodbye. */
  drop(): void {
    for (const client of this.#server.room({ id: this.roomId }).clients) {
      // With the WebSocket transport the reference is the socket.
      const socket = client.ref as unknown as { terminate(): void };
      if (client.sessionId === this.room.sessionId) socket.terminate();
    }
  }

  /** Cuts the cable, and this browser does not come back by itself. */
  vanish(): void {
    this.room.reconnection.enabled = false;
    this.drop();
  }

  async leave(): Promise<void> {
    await this.room.leave();
  }

  #part(name: string): unknown {
    const state = this.room.state as Readonly<Record<string, Decoded | undefined>>;
    return state[name]?.toJSON() ?? {};
  }
}
