import type { Journal } from "../engine/journal.ts";
import type { GameEvent } from "../model/game-event.ts";
import type { RowChange } from "../projection/row-change.ts";
import type {
  ClassroomRow,
  FinishedRoundRow,
  ParticipantRow,
  QuestionRow,
  TeamRow,
} from "../protocol/classroom-view.ts";

/** What changed in a classroom since it was last asked, ready to be sent. */
export interface ClassroomChanges {
  /** Missing when nothing of it changed. */
  readonly classroom: ClassroomRow | undefined;
  readonly participants: readonly Changed<ParticipantRow>[];
  readonly teams: readonly Changed<TeamRow>[];
  readonly questions: readonly Changed<QuestionRow>[];
  readonly clusters: readonly ClusterChange[];
  /** Rounds that are over since, or were played again. */
  readonly finishedRounds: readonly FinishedRoundRow[];
  readonly events: readonly TeamEvents[];
  readonly faults: readonly Fault[];
}

/** A row that was made, changed or removed. */
export interface Changed<Row> {
  readonly id: string;
  /** Missing when it is gone. */
  readonly row: Row | undefined;
}

/** What changed in a team's cluster, in the order in which it has to be applied. */
export interface ClusterChange {
  readonly team: string;
  /** Another round begins: rows that were known before are void. */
  readonly reset: boolean;
  readonly rows: readonly RowChange[];
}

/** What just happened in a team's cluster, for those who may hear of it. */
export interface TeamEvents {
  readonly team: string;
  /** As `listeningNode` says: the Node whose seat alone may hear of it; empty for the whole team. Hosts hear all. */
  readonly node: string;
  readonly events: readonly GameEvent[];
}

/** A team's rules broke: for the log, with everything needed to play it again. */
export interface Fault {
  readonly team: string;
  readonly error: unknown;
  readonly journal: Journal;
}
