import type { PaceOrder } from "../../shared/classroom/pace.ts";
import type { GameEvent } from "../../shared/model/game-event.ts";
import type { RowChange } from "../../shared/projection/row-change.ts";
import type {
  ClassroomRow,
  FinishedRoundRow,
  ParticipantRow,
  QuestionRow,
  TeamRow,
} from "../../shared/protocol/classroom-view.ts";
import type { Refusal } from "../../shared/util/result.ts";

/** Which seat a person wants to practise. */
export type PracticeSeat = "control-plane" | "node";

/** What the page tells the worker. `id` comes back with the answer. */
export type ToWorker =
  | { readonly type: "begin"; readonly chapter: string; readonly seat: PracticeSeat; readonly seed: string }
  | { readonly type: "command"; readonly id: number; readonly command: unknown }
  | { readonly type: "me"; readonly id: number; readonly order: unknown }
  | { readonly type: "pace"; readonly id: number; readonly order: PaceOrder };

/** What the worker tells the page. */
export type FromWorker =
  | { readonly type: "classroom"; readonly row: ClassroomRow }
  | { readonly type: "person"; readonly row: ParticipantRow }
  | { readonly type: "team"; readonly row: TeamRow }
  | { readonly type: "question"; readonly row: QuestionRow }
  | { readonly type: "finishedRound"; readonly row: FinishedRoundRow }
  /** `reset`: another round begins, rows that were known before are void. */
  | { readonly type: "rows"; readonly reset: boolean; readonly changes: readonly RowChange[] }
  | { readonly type: "events"; readonly events: readonly GameEvent[] }
  | { readonly type: "answer"; readonly id: number; readonly refusal: Refusal | undefined };

/** Participant id of whoever practises: there is nobody else. */
export const PRACTICE_PERSON = "you";
