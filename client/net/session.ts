import type { ReadonlySignal } from "@preact/signals";
import type { Command } from "../../shared/commands/registry.ts";
import type { GameEvent } from "../../shared/model/game-event.ts";
import type { RoundRow, RowTable, RowTables } from "../../shared/projection/rows.ts";
import type {
  ClassroomRow,
  FinishedRoundRow,
  ParticipantRow,
  QuestionRow,
  TeamRow,
} from "../../shared/protocol/classroom-view.ts";
import type { HostOrder, SelfOrder } from "../../shared/protocol/requests.ts";
import type { Refusal } from "../../shared/util/result.ts";

/** All rows of one team's cluster that this client may see, by table and key. */
export type ClusterRows = { readonly [T in RowTable]: ReadonlyMap<string, RowTables[T]> };

/** The cluster as this client knows it. Rows are replaced, never changed, so `===` tells whether one changed. */
export interface ClusterStore {
  readonly rows: ClusterRows;
  readonly round: RoundRow;
  /** Grows with every change: cheap to compare once a frame. */
  readonly revision: number;
  /** Called after each batch of changes (at most once a tick); returns the unsubscribe. */
  subscribe(listener: () => void): () => void;
}

/** How it stands with the server. */
export type Connection = "connecting" | "online" | "reconnecting" | "ended";

/** Why a session ended for good: by the person, by the host, with the classroom, or because another tab took over. */
export type EndReason = "left" | "Removed" | "ClassroomEnded" | "Replaced" | "OldClient" | "ClassroomLocked";

/**
 * Why a request was refused, or that the network was in the way: `Offline` (it was not sent) or `Unanswered` (it was
 * sent, and the connection was lost before the answer; only the state can tell whether it was done).
 */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * A classroom as seen by one client. Two things implement it: a room on a server (`room-session.ts`) and a worker in
 * this very browser for practice alone (`practice-session.ts`). Pages cannot tell them apart.
 */
export interface Session {
  readonly role: "player" | "host" | "screen";
  readonly participantId: string;
  readonly connection: ReadonlySignal<Connection>;
  /** Set when the connection is `ended`. */
  readonly ended: ReadonlySignal<EndReason | undefined>;
  /** The last round trip in milliseconds; undefined before the first, and where there is no network. */
  readonly latencyMs: ReadonlySignal<number | undefined>;
  readonly classroom: ReadonlySignal<ClassroomRow>;
  readonly participants: ReadonlySignal<readonly ParticipantRow[]>;
  readonly teams: ReadonlySignal<readonly TeamRow[]>;
  /** What the room is asked in this course, with totals, in the order in which it is asked. */
  readonly questions: ReadonlySignal<readonly QuestionRow[]>;
  /** Rounds that are over, of all teams. */
  readonly finishedRounds: ReadonlySignal<readonly FinishedRoundRow[]>;
  /** Clusters by team id: the own team for a player, all for host and screen. */
  cluster(team: string): ClusterStore | undefined;
  /** Gives a command for the own seat. @throws RefusedError */
  command(command: Command): Promise<void>;
  /** @throws RefusedError */
  host(order: HostOrder): Promise<void>;
  /** @throws RefusedError */
  me(order: SelfOrder): Promise<void>;
  /** What just happened in a team's cluster; returns the unsubscribe. */
  onEvents(listener: (team: string, events: readonly GameEvent[]) => void): () => void;
  leave(): void;
}
