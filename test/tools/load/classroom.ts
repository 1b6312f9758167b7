import { Client, type Room } from "@colyseus/sdk";
import type { ParticipantRow } from "../../../shared/protocol/classroom-view.ts";
import type { CreatedClassroom } from "../../../shared/protocol/entry.ts";
import type { Welcome } from "../../../shared/protocol/requests.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";
import { type Action, type ClusterRowsView, nextAction, thinkingMs } from "./player.ts";
import { Tally } from "./stats.ts";

/** An action that the screen has not shown for so long was lost. */
const LOST_MS = 10_000;

/** Everything that is measured, over all classrooms. */
export interface Measurements {
  readonly joinMs: number[];
  /** From sending a command until its answer. */
  readonly answerMs: number[];
  /** From sending a command until another client, the screen, has the rows that it changed. */
  readonly screenMs: number[];
  readonly refusals: Tally;
  readonly errors: Tally;
  actions: number;
  accepted: number;
  bytes: number;
}

export const newMeasurements = (): Measurements => ({
  joinMs: [],
  answerMs: [],
  screenMs: [],
  refusals: new Tally(),
  errors: new Tally(),
  actions: 0,
  accepted: 0,
  bytes: 0,
});

interface Expected {
  readonly team: string;
  readonly isShown: NonNullable<Action["isShown"]>;
  readonly since: number;
}

interface Decoded {
  readonly participants?: ReadonlyMap<string, ParticipantRow>;
  readonly clusters?: ReadonlyMap<string, ClusterRowsView>;
  readonly classroom?: { readonly beat: string };
}

interface Player {
  readonly room: Room;
  readonly rng: Rng;
  id: string;
  timer: NodeJS.Timeout | undefined;
}

/** A classroom full of players over real connections, with a host whose client is the screen that is watched. */
export class LoadClassroom {
  readonly #url: string;
  readonly #measured: Measurements;
  readonly #players: Player[] = [];
  #created: CreatedClassroom | undefined;
  #host: Room | undefined;
  #expected: Expected[] = [];
  #isOver = false;

  constructor(url: string, measured: Measurements) {
    this.#url = url;
    this.#measured = measured;
  }

  /** Opens the classroom; the host comes first. */
  async open(seed: string, password: string): Promise<void> {
    const response = await fetch(`${this.#url}/api/classrooms`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${password}` },
      body: JSON.stringify({ seed }),
    });
    if (response.status !== 201) throw new Error(`no classroom: ${await response.text()}`);
    this.#created = (await response.json()) as CreatedClassroom;
    const host = await this.#join({ hostKey: this.#created.hostKey, role: "host" });
    host.onStateChange(() => this.#look(host));
    this.#host = host;
  }

  async addPlayer(number: number): Promise<void> {
    const began = performance.now();
    const room = await this.#join({ nickname: `Load ${number}` });
    this.#measured.joinMs.push(performance.now() - began);
    const player: Player = { room, rng: new Rng(seedRng(`player ${number}`)), id: "", timer: undefined };
    room.onMessage("welcome", ({ participantId }: Welcome) => {
      player.id = participantId;
    });
    const { events } = room.connection;
    const { onmessage } = events;
    events.onmessage = (message: MessageEvent) => {
      this.#measured.bytes += (message.data as ArrayBuffer).byteLength;
      onmessage?.(message);
    };
    this.#players.push(player);
  }

  /** Deals the teams and begins to play; until `stop`, round after round. */
  async play(teams: number): Promise<void> {
    await this.#order({ type: "teams", count: teams });
    for (let i = 0; i < 3; i++) await this.#order({ type: "next" });
    for (const player of this.#players) this.#think(player);
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    for (const { timer } of this.#players) clearTimeout(timer);
    this.#forgetLost(0);
    const rooms = [...this.#players.map(({ room }) => room), ...(this.#host ? [this.#host] : [])];
    for (const room of rooms) room.reconnection.enabled = false;
    await Promise.all(
      rooms.map((room) => Promise.race([room.leave(), new Promise((resolve) => setTimeout(resolve, 2000))])),
    );
  }

  async #join(options: object): Promise<Room> {
    const { id, code } = this.#created ?? { id: "", code: "" };
    const room = await new Client(this.#url).joinById(id, { code, ...options });
    room.onMessage("*", () => undefined);
    room.onDrop((code) => this.#measured.errors.add(`dropped ${code}`));
    room.onLeave((code) => {
      if (!this.#isOver) this.#measured.errors.add(`left ${code}`);
    });
    return room;
  }

  async #order(order: object): Promise<void> {
    await this.#host
      ?.request("host", order)
      .catch((error: unknown) => this.#measured.errors.add(`host ${String(error)}`));
  }

  #think(player: Player): void {
    player.timer = setTimeout(() => {
      if (this.#isOver) return;
      const { participants, clusters } = player.room.state as Decoded;
      const me = participants?.get(player.id);
      const view = clusters?.get(me?.team ?? "");
      const action = me && view && me.seat !== "" ? nextAction(me.seat, view, player.rng) : undefined;
      if (action && me) void this.#act(player, me.team, action);
      this.#think(player);
    }, thinkingMs(player.rng));
  }

  async #act({ room }: Player, team: string, { command, isShown }: Action): Promise<void> {
    const since = performance.now();
    this.#measured.actions += 1;
    const expected = isShown && { team, isShown, since };
    if (expected) this.#expected.push(expected);
    try {
      await room.request("command", command);
      this.#measured.accepted += 1;
      this.#measured.answerMs.push(performance.now() - since);
    } catch (error) {
      this.#expected = this.#expected.filter((other) => other !== expected);
      const isRefusal = error instanceof Error && error.name === "rejected" && "reason" in error;
      if (isRefusal) this.#measured.refusals.add((error.reason as { code: string }).code);
      else this.#measured.errors.add(error instanceof Error ? error.message : String(error));
    }
  }

  /** The screen has something new. */
  #look(host: Room): void {
    const { clusters, classroom } = host.state as Decoded;
    const now = performance.now();
    this.#expected = this.#expected.filter(({ team, isShown, since }) => {
      const view = clusters?.get(team);
      if (view === undefined || !isShown(view)) return true;
      this.#measured.screenMs.push(now - since);
      return false;
    });
    this.#forgetLost(LOST_MS);
    if (classroom?.beat === "lookback" && !this.#isOver) void this.#again();
  }

  async #again(): Promise<void> {
    this.#expected = [];
    await this.#order({ type: "restart" });
    await this.#order({ type: "next" });
  }

  #forgetLost(afterMs: number): void {
    const oldest = performance.now() - afterMs;
    const before = this.#expected.length;
    this.#expected = this.#expected.filter(({ since }) => since > oldest);
    if (afterMs > 0)
      for (let lost = before - this.#expected.length; lost > 0; lost--)
        this.#measured.errors.add("never shown");
  }
}
