import { getRawChangesCallback } from "@colyseus/schema";
import { Client, type Room, type SchemaSerializer } from "@colyseus/sdk";
import { type Signal, signal } from "@preact/signals";
import type { Command } from "../../shared/commands/registry.ts";
import type { GameEvent } from "../../shared/model/game-event.ts";
import { CLOSE_CLASSROOM_ENDED, CLOSE_REMOVED, CLOSE_REPLACED } from "../../shared/protocol/entry.ts";
import {
  type HostOrder,
  type JoinOptions,
  PROTOCOL_VERSION,
  type SelfOrder,
  type Welcome,
} from "../../shared/protocol/requests.ts";
import { EntryError, fetchClassroom } from "./api.ts";
import { backOffMs } from "./back-off.ts";
import { entryRefusalOf, refusalOfError } from "./room-errors.ts";
import { type DecodedRoom, RoomMirror } from "./room-mirror.ts";
import { type ClusterStore, type Connection, type EndReason, RefusedError, type Session } from "./session.ts";

/** The SDK's own tries to take up the same connection again, before we join anew: about three seconds. */
const SDK_RETRIES = 4;
const REQUEST_TIMEOUT_MS = 8_000;
/** A phone that lost its Wi-Fi is told nothing: we ask ourselves, and give the connection up after so long without an answer. */
const PING_EVERY_MS = 3_000;
const SILENCE_MS = 8_000;
/** Tries after which a classroom that nobody knows is taken for ended, not for a server that is starting again. */
const UNKNOWN_TRIES = 8;

const FINAL_CLOSES: Readonly<Record<number, EndReason>> = {
  [CLOSE_REMOVED]: "Removed",
  [CLOSE_CLASSROOM_ENDED]: "ClassroomEnded",
  [CLOSE_REPLACED]: "Replaced",
};
const FINAL_REFUSALS: Readonly<Record<string, EndReason>> = {
  Removed: "Removed",
  ClassroomEnded: "ClassroomEnded",
  OldClient: "OldClient",
  ClassroomLocked: "ClassroomLocked",
};

/** Who enters which classroom. Keys are kept by the caller. */
export interface Entry extends Pick<JoinOptions, "code" | "nickname" | "locale" | "role"> {
  participantKey?: string | undefined;
  hostKey?: string | undefined;
  /** Called with the key that gives this person their seat back. */
  onKey(key: string): void;
}

/** Joins a classroom on the server that this page came from. @throws EntryError */
export async function joinClassroom(entry: Entry): Promise<Session> {
  const session = new RoomSession(entry);
  await session.join();
  return session;
}

class RoomSession implements Session {
  readonly connection: Signal<Connection> = signal("connecting");
  readonly ended: Signal<EndReason | undefined> = signal(undefined);
  readonly latencyMs: Signal<number | undefined> = signal(undefined);
  readonly #mirror = new RoomMirror();
  readonly classroom = this.#mirror.classroom;
  readonly participants = this.#mirror.participants;
  readonly teams = this.#mirror.teams;
  readonly questions = this.#mirror.questions;
  readonly finishedRounds = this.#mirror.finishedRounds;
  readonly #client = new Client(location.origin);
  readonly #listeners = new Set<(team: string, events: readonly GameEvent[]) => void>();
  readonly #watchers = new AbortController();
  #entry: Entry;
  #room: Room | undefined;
  #welcome: Welcome | undefined;
  #heardAt = 0;
  #retryNow: (() => void) | undefined;

  constructor(entry: Entry) {
    this.#entry = entry;
    const { signal: stop } = this.#watchers;
    addEventListener("online", () => this.#retryNow?.(), { signal: stop });
    document.addEventListener("visibilitychange", () => this.#onVisibility(), { signal: stop });
    const pulse = setInterval(() => this.#pulse(), PING_EVERY_MS);
    stop.addEventListener("abort", () => clearInterval(pulse));
  }

  get role(): Session["role"] {
    return this.#welcome?.role ?? this.#entry.role;
  }

  get participantId(): string {
    return this.#welcome?.participantId ?? "";
  }

  cluster(team: string): ClusterStore | undefined {
    return this.#mirror.clusters.get(team);
  }

  command(command: Command): Promise<void> {
    return this.#request("command", command);
  }

  host(order: HostOrder): Promise<void> {
    return this.#request("host", order);
  }

  me(order: SelfOrder): Promise<void> {
    if (order.type === "locale") this.#entry = { ...this.#entry, locale: order.locale };
    if (order.type === "nickname") this.#entry = { ...this.#entry, nickname: order.nickname };
    return this.#request("me", order);
  }

  onEvents(listener: (team: string, events: readonly GameEvent[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  leave(): void {
    this.#end("left");
  }

  /** Enters the room; resolves when who we are and the first state are known. @throws EntryError */
  async join(): Promise<void> {
    const { code, onKey, ...rest } = this.#entry;
    try {
      const facts = await fetchClassroom(code);
      const room = await this.#client
        .joinById(facts.roomId, { ...withoutMissing(rest), code, protocol: PROTOCOL_VERSION })
        .catch((error: unknown) => {
          throw new EntryError(entryRefusalOf(error));
        });
      const welcome = await this.#attach(room);
      this.#welcome = welcome;
      this.#entry = { ...this.#entry, participantKey: welcome.participantKey };
      onKey(welcome.participantKey);
      this.connection.value = "online";
      this.#onVisibility();
    } catch (error) {
      if (this.connection.peek() === "connecting") this.#watchers.abort();
      throw error;
    }
  }

  /** Listens to a room that was just joined. Handlers are set at once: messages of the first moment would be lost. */
  #attach(room: Room): Promise<Welcome> {
    this.#room = room;
    this.#heardAt = performance.now();
    room.reconnection.maxRetries = SDK_RETRIES;
    room.reconnection.minUptime = 0;
    this.#mirror.reset();
    // The serializer is the SDK's default one; its decoder is made when the handshake arrived, before join resolves.
    const { decoder } = room.serializer as unknown as SchemaSerializer;
    getRawChangesCallback(decoder, (changes) => {
      for (const change of changes) this.#mirror.touch(change.ref);
    });
    room.onDrop(() => this.#ifCurrent(room, () => this.#setReconnecting()));
    room.onReconnect(() =>
      this.#ifCurrent(room, () => {
        this.#heardAt = performance.now();
        this.connection.value = "online";
        this.#onVisibility();
      }),
    );
    room.onLeave((code) => this.#ifCurrent(room, () => this.#onLeave(code)));
    room.onMessage("events", (message: { team: string; events: readonly GameEvent[] }) => {
      for (const listener of this.#listeners) listener(message.team, message.events);
    });
    return new Promise((resolve, reject) => {
      let welcome: Welcome | undefined;
      let hasState = false;
      const settle = (): void => {
        if (welcome && hasState) resolve(welcome);
      };
      room.onMessage("welcome", (message: Welcome) => {
        welcome = message;
        settle();
      });
      room.onStateChange((state: unknown) => {
        this.#heardAt = performance.now();
        this.#mirror.flush(state as DecodedRoom);
        hasState = true;
        settle();
      });
      setTimeout(() => reject(new EntryError("Offline")), REQUEST_TIMEOUT_MS);
    });
  }

  #ifCurrent(room: Room, act: () => void): void {
    if (this.#room === room) act();
  }

  #setReconnecting(): void {
    if (this.connection.peek() !== "ended") this.connection.value = "reconnecting";
  }

  #onLeave(code: number): void {
    const final = FINAL_CLOSES[code];
    if (final) this.#end(final);
    // Before the first welcome `join` itself reports; afterwards this is the one way back, whatever the reason was.
    else if (this.#welcome) void this.#rejoin();
  }

  /** Joins anew with the own key until it works, the classroom is gone or the person leaves. */
  async #rejoin(): Promise<void> {
    this.#room = undefined;
    this.#setReconnecting();
    let unknown = 0;
    for (let attempt = 0; this.connection.peek() === "reconnecting"; attempt++) {
      await this.#pause(backOffMs(attempt, Math.random()));
      if (this.connection.peek() !== "reconnecting") return;
      try {
        await this.join();
        return;
      } catch (error) {
        const code = error instanceof EntryError ? error.code : "Unexpected";
        const final = FINAL_REFUSALS[code];
        unknown = code === "UnknownClassroom" ? unknown + 1 : 0;
        if (final) this.#end(final);
        else if (unknown >= UNKNOWN_TRIES) this.#end("ClassroomEnded");
      }
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#retryNow = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #pulse(): void {
    const room = this.#room;
    if (room === undefined || this.connection.peek() !== "online") return;
    if (performance.now() - this.#heardAt > SILENCE_MS) {
      // Closing a dead socket properly may take minutes. It is left to itself.
      this.#room = undefined;
      room.reconnection.enabled = false;
      void room.leave(false);
      void this.#rejoin();
      return;
    }
    room.ping((ms) => {
      this.#heardAt = performance.now();
      this.latencyMs.value = ms;
    });
  }

  #onVisibility(): void {
    if (this.connection.peek() !== "online") return;
    this.#pulse();
    // Only a hint for the others; whether it arrives does not matter.
    this.me({ type: "away", away: document.hidden }).catch(() => undefined);
  }

  async #request(type: "command" | "host" | "me", payload: unknown): Promise<void> {
    const room = this.#room;
    if (room === undefined || this.connection.peek() !== "online") {
      throw new RefusedError({ code: "Offline", params: {} });
    }
    try {
      await room.request(type, payload, { timeout: REQUEST_TIMEOUT_MS });
    } catch (error) {
      throw new RefusedError(refusalOfError(error));
    }
  }

  #end(reason: EndReason): void {
    if (this.connection.peek() === "ended") return;
    this.ended.value = reason;
    this.connection.value = "ended";
    this.#watchers.abort();
    this.#retryNow?.();
    const room = this.#room;
    this.#room = undefined;
    // It may be closed already; either way nothing more is expected of it.
    if (reason === "left") room?.leave().catch(() => undefined);
  }
}

/** `exactOptionalPropertyTypes` and zod agree that a missing option is not there at all. */
function withoutMissing<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}
